"""Tables: rows, headings, forms and frames."""

from __future__ import annotations

from collections.abc import Callable

from corpus.paper import Paragraph, Section
from ingest.layout import structure
from ingest.lines import Document, Line, Page

Structured = tuple[tuple[Section, ...], tuple[Paragraph, ...]]


def test_rows_have_columns_and_cells(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "13. The table below gives the audits planned:\n\n"
        "| Quarter | Theme | Files |\n|---|---|---|\n| 3 | Exits | 45 |\n| 4 | Plans | 60 |\n\n"
        "14. It ends.\n"
    )
    assert [(p.label, p.kind, p.text) for p in found[1:3]] == [
        ("Table 1, row 1", "row", "3 | Exits | 45"),
        ("Table 1, row 2", "row", "4 | Plans | 60"),
    ]
    row = found[1]
    assert row.columns == ("Quarter", "Theme", "Files")
    assert row.cells == ("3", "Exits", "45")
    assert row.lead_in == "The table below gives the audits planned:"
    assert row.parent == "paper/13"
    assert row.label_basis == "inferred"
    assert found[3].label == "14"


def test_a_caption_numbers_its_table(read: Callable[[str], Structured]) -> None:
    _, found = read("Table 4: Spending\n\n| Year | Cost |\n|---|---|\n| 2023 | £5m |\n")
    assert (found[1].label, found[1].label_basis) == ("Table 4, row 1", "printed")


def test_judgements(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "Inspection of Aldermere\n\n"
        "| Judgement | Grade |\n|---|---|\n| Help and protection | Good |\n"
        "| Overall effectiveness | Requires improvement to be good |\n"
    )
    assert [p.cells for p in found if p.kind == "row"] == [
        ("Help and protection", "Good"),
        ("Overall effectiveness", "Requires improvement to be good"),
    ]


def test_a_form_is_front_matter(read: Callable[[str], Structured]) -> None:
    _, found = read("Title:\tPlan, phase 2\nAuthor:\tA. Reed\n\n1. It begins.\n")
    assert [(p.kind, p.text) for p in found] == [
        ("front_matter", "Title: Plan, phase 2"),
        ("front_matter", "Author: A. Reed"),
        ("paragraph", "It begins."),
    ]


def _row(page: int, *cells: str, **known: object) -> Line:
    return Line(" | ".join(cells), page=page, cells=cells, table=1, **known)  # type: ignore[arg-type]


def test_a_row_that_a_page_cut_is_one_row() -> None:
    pages = (
        Page(1, (_row(1, "Question", "Answer", header=True), _row(1, "Why?", "Because the"))),
        Page(2, (_row(2, "", "plans were late."), _row(2, "When?", "In May."))),
    )
    _, found = structure(Document("pdf", pages), "paper")
    assert [p.cells for p in found] == [
        ("Why?", "Because the plans were late."),
        ("When?", "In May."),
    ]


def test_running_text_on_a_coloured_ground_is_no_table() -> None:
    lines = (
        Line("3. Children are seen often.", page=1),
        _row(1, "and this is helping.", "They know"),
        _row(1, "their social workers.", ""),
    )
    _, found = structure(Document("pdf", (Page(1, lines),)), "paper")
    assert not any(p.kind == "row" for p in found)


def test_a_table_goes_on_after_one_that_stands_in_its_cell() -> None:
    def row(number: int, *cells: str, header: bool = False) -> Line:
        return Line("", page=1, cells=cells, table=number, header=header)

    lines = (
        row(1, "Question", "Answer", header=True),
        row(1, "Who pays?", "The county pays for:"),
        row(2, "Place", "Sum", header=True),
        row(2, "Fenby", "£5"),
        Line("The sums are for a year.", page=1),
        row(1, "Who asks?", "Members ask."),
        row(3, "Bus", "Seats", header=True),
        row(3, "12", "40"),
    )
    _, found = structure(Document("pdf", (Page(1, lines),)), "paper")
    rows = [p for p in found if p.kind == "row"]
    assert [(p.label, p.columns, p.cells) for p in rows] == [
        ("Table 1, row 1", ("Question", "Answer"), ("Who pays?", "The county pays for:")),
        ("Table 2, row 1", ("Place", "Sum"), ("Fenby", "£5")),
        ("Table 1, row 2", ("Question", "Answer"), ("Who asks?", "Members ask.")),
        ("Table 3, row 1", ("Bus", "Seats"), ("12", "40")),
    ]
    assert rows[0].group == rows[2].group != rows[1].group


def test_a_caption_leads_in_its_table(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "1. The cost rose.\n\nTable 3: Placements by year\n\n"
        "| Year | Cost |\n|---|---|\n| 2023 | £4m |\n| 2024 | £5m |\n"
    )
    rows = [p for p in found if p.kind == "row"]
    assert [(p.label, p.lead_in) for p in rows] == [
        ("Table 3, row 1", "Table 3: Placements by year"),
        ("Table 3, row 2", "Table 3: Placements by year"),
    ]
