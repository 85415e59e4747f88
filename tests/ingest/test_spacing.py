"""White space between lines: the leading of a paragraph told from the space between two."""

from __future__ import annotations

from corpus.paper import Box
from ingest.lines import Line, Page
from ingest.pages.spacing import mark_blanks

_HIGH = 0.015


def page(*lines: tuple[str, float, float]) -> Page:
    """A page of lines, each given as text, space above it in heights, and right edge."""
    top, made = 0.05, []
    for text, space, right in lines:
        top += space * _HIGH
        made.append(Line(text, page=1, size=11.0, box=Box(1, 0.1, top, right, top + _HIGH)))
        top += _HIGH
    return Page(1, tuple(made))


def blanks(*lines: tuple[str, float, float]) -> list[bool]:
    return [line.blank_before for line in mark_blanks([page(*lines)])[0].lines]


def test_paragraphs_of_one_line_are_parted_by_the_space_between_them() -> None:
    found = blanks(
        ("The Committee noted the report.", 0.0, 0.6),
        ("It was agreed that officers would write to the families who had asked for", 0.8, 0.9),
        ("a place nearer to their home.", 0.0, 0.4),
        ("Amendment", 0.8, 0.25),
        ("A member asked about the cost of the new places, and whether the grant would", 0.8, 0.9),
        ("cover it.", 0.0, 0.2),
        ("Decision", 0.8, 0.2),
        ("The Committee noted the report.", 0.8, 0.6),
        ("The meeting ended at noon.", 0.8, 0.5),
    )
    assert found == [False, True, False, True, True, False, True, True, True]


def test_a_page_set_in_double_space_is_not_cut_into_lines() -> None:
    text = "words that go on from one line of the page to the next without an end of any kind and"
    found = blanks(
        ("Town Hall", 0.0, 0.3),
        ("High Street", 0.0, 0.3),
        ("Anytown", 0.0, 0.3),
        *[(text, 0.8, 0.9)] * 12,
    )
    assert not any(found[4:])


def test_on_a_page_of_paragraphs_of_one_line_each_stands_apart() -> None:
    found = blanks(
        ("Question 1 from Mr Lamb to the Leader", 0.0, 0.5),
        (
            "How many potholes were filled in Tanner ward in that year, and at what cost?",
            0.7,
            0.88,
        ),
        ("Reply", 0.7, 0.2),
        (
            "In Tanner ward 318 potholes were filled, at an average cost of £64, by June.",
            0.7,
            0.9,
        ),
        ("Supplementary question", 0.7, 0.3),
    )
    assert found == [False, True, True, True, True]
