"""The numbers that papers print, in all their styles, and figures that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.paper import Paragraph, Section
from ingest.layout import structure
from ingest.lines import Document, Line, Page

Structured = tuple[tuple[Section, ...], tuple[Paragraph, ...]]


def labels(structured: Structured) -> list[str | None]:
    return [paragraph.label for paragraph in structured[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. One.\n\n2. Two.\n\n3. Three.\n", ["1", "2", "3"]),
        ("1.1 One.\n\n1.2 Two.\n\n2.1 Three.\n", ["1.1", "1.2", "2.1"]),
        ("1.2 Two.\n\n1.3.1 Three.\n\n1.3.2 Four.\n\n1.5 Six.\n", ["1.2", "1.3.1", "1.3.2", "1.5"]),
        ("1.1.  One.\n\n1.2.  Two.\n", ["1.1", "1.2"]),
        ("1) One.\n\n2) Two.\n", ["1", "2"]),
        ("(1) One.\n\n(2) Two.\n", ["1", "2"]),
        ("Recommendation 1: Do it.\n\nRecommendation 2: Say so.\n",
         ["Recommendation 1", "Recommendation 2"]),
        ("- 3.4 One.\n- 3.5 Two.\n", ["3.4", "3.5"]),
    ],
)  # fmt: skip
def test_styles(read: Callable[[str], Structured], text: str, expected: list[str]) -> None:
    assert labels(read(text)) == expected


@pytest.mark.parametrize(
    "start",
    [
        "2024. It was hosted on the council's pages.",
        "1.5 million pounds were spent.",
        "12 per cent of plans were late.",
        "5.30 pm was the time agreed.",
        "£3. That was the fee.",
        "01632 960123 is the number to call.",
        "27 April 2022 was the day of the visit.",
        "17.67 of the rules, as amended, applied.",
    ],
)
def test_figures_that_number_nothing(read: Callable[[str], Structured], start: str) -> None:
    _, found = read(f"1. The first paragraph says this in\n{start}\n\n2. The second.\n")
    assert [p.label for p in found] == ["1", "2"]
    assert found[0].text == f"The first paragraph says this in {start}"


def test_a_number_torn_from_its_text_is_given_back_to_it(
    read: Callable[[str], Structured],
) -> None:
    _, found = read("Purpose of the report\n\n1.\n\nThis report is for Aldermere's members.\n")
    assert [(p.label, p.label_basis) for p in found] == [("1", "inferred")]


def test_of_several_torn_numbers_only_the_first_is_certain(
    read: Callable[[str], Structured],
) -> None:
    _, found = read(
        "## Information\n\n2.\n\n5.\n\nThe visit was in May.\n\nIt took two days.\n\n"
        "It found late plans.\n\n## Next\n\n10.\n\nThe next visit is in June.\n\n11. It ends.\n"
    )
    assert [(p.label, p.label_basis) for p in found] == [
        ("2", "inferred"), (None, "none"), (None, "none"), ("10", "inferred"), ("11", "printed"),
    ]  # fmt: skip


def test_paragraphs_after_a_numbered_one_are_not_given_its_number(
    read: Callable[[str], Structured],
) -> None:
    _, found = read("4. The visit was in May.\n\nIt took two days.\n\n5. It ends.\n")
    assert [(p.label, p.parent) for p in found] == [("4", None), (None, "paper/4"), ("5", None)]


def test_a_label_that_is_printed_twice_names_two_paragraphs(
    read: Callable[[str], Structured],
) -> None:
    _, found = read("1.6 One.\n\n1.7 Two.\n\n1.7 Three.\n\n1.8 Four.\n")
    assert [p.paragraph_id for p in found] == [
        "paper/1.6", "paper/1.7", "paper/1.7~2", "paper/1.8",
    ]  # fmt: skip


def test_numbers_that_start_again_under_a_heading(read: Callable[[str], Structured]) -> None:
    _, found = read("## Housing\n\n1. One.\n\n2. Two.\n\n## Roads\n\n1. Three.\n\n2. Four.\n")
    assert [p.label for p in found] == ["1", "2", "1", "2"]
    assert [p.occurrence for p in found] == [1, 1, 2, 2]
    assert [p.section for p in found] == ["Housing", "Housing", "Roads", "Roads"]


def test_a_point_left_out_does_not_lose_the_number(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    sheet = [line(f"{n}{'' if n == 3 else '.'} Paragraph {n}.", gap=True) for n in range(1, 6)]
    assert labels(pages(sheet)) == ["1", "2", "3", "4", "5"]


def test_a_heading_and_a_number_run_together_are_parted(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    sections, found = pages(
        [
            line("10. The last visit was in May.", gap=True),
            line("Other Options Considered 11. No others were considered.", gap=True),
            line("12. It ends.", gap=True),
        ]
    )
    assert [p.label for p in found] == ["10", "11", "12"]
    assert [section.title for section in sections] == ["Other Options Considered"]


def test_places_of_paragraphs_without_a_number(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    _, found = pages(
        [line("Fenmarsh was visited.", gap=True), line("Aldermere was not.", gap=True)],
        [line("Both will be visited in June.", gap=True)],
    )
    assert [p.paragraph_id for p in found] == ["paper/p1.1", "paper/p1.2", "paper/p2.1"]
    assert [p.printed_page for p in found] == ["11", "11", "12"]


def test_numbers_without_points(read: Callable[[str], Structured]) -> None:
    _, found = read("1  The visit was in May.\n\n2  It took two days.\n\n3  Plans were late.\n")
    assert [(p.label, p.text) for p in found][1:] == [
        ("2", "It took two days."), ("3", "Plans were late."),
    ]  # fmt: skip


def test_a_letter_on_the_line_of_its_number(read: Callable[[str], Structured]) -> None:
    _, found = read("4. Before.\n\n5. a) Late plans\n\nb) Late visits\n\n6. After.\n")
    assert [(p.label, p.text) for p in found][1:3] == [
        ("5(a)", "Late plans"), ("5(b)", "Late visits"),
    ]  # fmt: skip
    assert found[1].group == found[2].group is not None


def test_headings_that_count_in_tenths(read: Callable[[str], Structured]) -> None:
    sections, found = read(
        "1.0 PURPOSE\n\n1.1 This report is for members.\n\n2.0 RECOMMENDATIONS\n\n"
        "2.1 That members note it.\n"
    )
    assert [s.title for s in sections] == ["1.0 PURPOSE", "2.0 RECOMMENDATIONS"]
    assert [(p.label, p.kind) for p in found] == [("1.1", "paragraph"), ("2.1", "recommendation")]


def test_numbers_in_a_column_of_their_own(read: Callable[[str], Structured]) -> None:
    text = "Children are visited often and their plans are kept under review by their workers."
    _, found = read(f"| 1.1 | {text} |\n| 1.2 | {text} |\n| 1.3 | {text} |\n")
    assert [(p.label, p.kind, p.text) for p in found] == [
        (label, "paragraph", text) for label in ("1.1", "1.2", "1.3")
    ]


def test_lettered_references(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "MINUTES of the Executive held on 9 May 2024\n\nPRESENT: Cllr Ashe\n\n"
        "CAB23 APOLOGIES\n\nNone.\n\nCAB24 BUDGET\n\nThe budget was seen.\n"
    )
    assert [p.label for p in found if p.label] == ["Minute CAB23", "Minute CAB24"]


def test_labels_that_a_word_processor_shows() -> None:
    lines = (
        Line("The council will:", label="5.", level=0),
        Line("write a plan;", label="1.", level=1),
        Line("publish it.", label="2.", level=1),
        Line("It will report.", label="6.", level=0),
    )
    _, found = structure(Document("docx", (Page(None, lines),)), "paper")
    assert [p.label for p in found] == ["5", "5(1)", "5(2)", "6"]


def test_torn_numbers_that_are_as_many_as_their_texts(read: Callable[[str], Structured]) -> None:
    text = "The council was visited in May and most of its plans were found late."
    _, found = read(f"1.\n\n2.\n\n3.\n\n{text}\n\n{text}\n\n{text}\n\n4. It ends.\n")
    assert [(p.label, p.label_basis) for p in found] == [
        ("1", "inferred"), ("2", "inferred"), ("3", "inferred"), ("4", "printed"),
    ]  # fmt: skip


def test_recommendations_numbered_by_a_letter_and_a_figure(
    read: Callable[[str], Structured],
) -> None:
    _, found = read(
        "Recommendations\n\nThe local authority should:\n\nR1 Strengthen its arrangements\n\n"
        "R2 Reduce absence from school\n\nM4 traffic has risen in the year.\n"
    )
    assert [p.label for p in found] == [None, "Recommendation R1", "Recommendation R2", None]


def test_the_letter_of_a_section_before_each_number(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "A. Purpose\n\nA1. To tell of the trial.\n\nB. Findings\n\nB1. Cycling rose.\n\n"
        "B2. Takings fell.\n"
    )
    assert [p.label for p in found if p.text[0] in "TC"] == ["A1", "B1", "B2"]


def test_a_number_and_a_letter_torn_from_their_text_leave_no_empty_paragraph(
    read: Callable[[str], Structured],
) -> None:
    _, found = read("1. The plans were late.\n\n5. a)\nb) the plans were late\n")
    assert all(paragraph.text for paragraph in found)
