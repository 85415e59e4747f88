"""Front sheets: their items, the column that gives their pages, and the day of the meeting."""

from __future__ import annotations

from collections.abc import Callable

from corpus.paper import Paragraph, Section
from ingest.lines import Line

Structured = tuple[tuple[Section, ...], tuple[Paragraph, ...]]

FRONT = """LEEDS CITY COUNCIL

AGENDA

Tuesday 14 May 2024 at 10.00 am

                                                                    {head}
1.   APOLOGIES FOR ABSENCE

2.   MINUTES OF THE LAST MEETING                                     3 - 10

3.   CHILDREN'S HOMES                                                11 - 34
"""


def items(structured: Structured) -> list[tuple[str | None, str]]:
    return [(p.label, p.text) for p in structured[1] if p.kind == "agenda_item"]


def test_the_pages_of_items_are_no_part_of_their_titles(read: Callable[[str], Structured]) -> None:
    for head in ("Page No", "Pages", "Page(s)"):
        made = read(FRONT.format(head=head))
        assert items(made) == [
            ("Item 1", "APOLOGIES FOR ABSENCE"),
            ("Item 2", "MINUTES OF THE LAST MEETING"),
            ("Item 3", "CHILDREN'S HOMES"),
        ]
        assert [section.title for section in made[0]] == ["LEEDS CITY COUNCIL", "AGENDA"]


def test_figures_at_the_ends_of_lines_stay_where_no_heading_names_pages(
    read: Callable[[str], Structured],
) -> None:
    assert items(read(FRONT.format(head="Ages")))[1:] == [
        ("Item 2", "MINUTES OF THE LAST MEETING 3 - 10"),
        ("Item 3", "CHILDREN'S HOMES 11 - 34"),
    ]


def test_items_without_points_or_white_space_between_them(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    made = pages(
        [
            line("AGENDA", size=14.0, bold=True),
            line("1 Apologies for Absence", gap=True, bold=True),
            line("2 Minutes of the Previous Meeting", bold=True),
            line("To approve the minutes of 4 March 2024.", 0.15),
            line("3 Budget Monitoring", bold=True),
        ]
    )
    assert [label for label, _ in items(made)] == ["Item 1", "Item 2", "Item 3"]


def test_items_that_end_in_their_pages(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    made = pages(
        [
            line("AGENDA", size=14.0, bold=True),
            line("1 Apologies for Absence", gap=True, bold=True),
            line("2 Minutes of the Previous Meeting of the Cabinet (Pages 3 - 4)", bold=True),
            line("3 Waste strategy (Pages 5 - 6)", bold=True),
        ]
    )
    assert [label for label, _ in items(made)] == ["Item 1", "Item 2", "Item 3"]
