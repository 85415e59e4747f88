"""Headings and their levels, front matter, and what is neither."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.paper import Paragraph, Section
from ingest.layout import structure
from ingest.lines import Document, Line, Page

Structured = tuple[tuple[Section, ...], tuple[Paragraph, ...]]

PROSE = "The council was visited in May and the visit found that most plans were late."


def test_markdown_headings_nest(read: Callable[[str], Structured]) -> None:
    sections, found = read(
        f"# Report\n\n## Findings\n\n### Plans\n\n1. {PROSE}\n\n## Next\n\n2. No.\n"
    )
    assert [(s.title, s.level) for s in sections] == [
        ("Report", 1), ("Findings", 2), ("Plans", 3), ("Next", 2),
    ]  # fmt: skip
    assert [p.sections for p in found] == [("Report", "Findings", "Plans"), ("Report", "Next")]


def test_numbered_headings_are_no_paragraphs(read: Callable[[str], Structured]) -> None:
    sections, found = read(
        f"1. Summary of Report\n\n{PROSE}\n\n2. Policy\n\n{PROSE}\n\n3. Costs\n\nNone.\n"
    )
    assert [s.title for s in sections] == ["1. Summary of Report", "2. Policy", "3. Costs"]
    assert [p.label for p in found] == [None, None, None]
    assert found[2].sections == ("3. Costs",)


def test_short_items_of_a_list_are_no_headings(read: Callable[[str], Structured]) -> None:
    sections, found = read("The sites are:\n\n1. Marsh Road\n\n2. Alder Street\n\n3. Fen Lane\n")
    assert sections == ()
    assert [p.label for p in found] == [None, "1", "2", "3"]


def test_bold_and_larger_type_and_capitals(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    sections, _ = pages(
        [
            line("Report on Visits", size=18.0),
            line("Findings", gap=True, size=14.0, bold=True),
            line(f"1. {PROSE}", gap=True),
            line("Plans", gap=True, bold=True),
            line(f"2. {PROSE}", gap=True),
            line("RECOMMENDATIONS", gap=True, size=14.0, bold=True),
            line("1) That the report be noted.", gap=True),
        ]
    )
    assert [(s.title, s.level) for s in sections] == [
        ("Report on Visits", 1), ("Findings", 3), ("Plans", 4), ("RECOMMENDATIONS", 2),
    ]  # fmt: skip


def test_a_long_title_among_numbered_ones_stands_beside_them(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    titles = [
        ("270. Apologies for Absence",),
        ("271. Declarations of Interests",),
        ("272. Minutes of the meeting held on 12 September 2023, to be approved if in order",
         "as a correct record by the Council"),
        ("273. Announcements",),
    ]  # fmt: skip
    sections, _ = pages(
        [
            each
            for title in titles
            for each in (
                *(line(part, gap=not n, bold=True) for n, part in enumerate(title)),
                line("(Item 1)"),
                line("The officer reported that three members had sent apologies.", gap=True),
            )
        ]
    )
    assert [(section.title, section.level) for section in sections] == [
        (" ".join(title), 1) for title in titles
    ]


def test_a_bold_lead_in_is_no_heading(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    sections, found = pages(
        [
            line("15. The council should act.", gap=True),
            line("Within three months:", gap=True, bold=True),
            line("• write the plans", 0.15, gap=True),
            line("16. It ends.", gap=True),
        ]
    )
    assert sections == ()
    assert (found[2].label, found[2].lead_in) == ("15, first bullet", "Within three months:")


@pytest.mark.parametrize("field", ["DECISION NO:", "DECISION TO BE TAKEN BY:", "OL16 1XU"])
def test_names_of_fields_and_postcodes_are_no_headings(
    pages: Callable[..., Structured], line: Callable[..., Line], field: str
) -> None:
    sections, _ = pages(
        [
            line("Decision", gap=True, bold=True),
            line(field, gap=True, bold=True),
            line("24/00011", gap=True),
            line(PROSE, gap=True),
        ]
    )
    assert [section.title for section in sections] == ["Decision"]


@pytest.mark.parametrize("form", ["RECOMMENDATION/S", "Recommendation(s):", "3. Recommendations"])
def test_recommendations(read: Callable[[str], Structured], form: str) -> None:
    _, found = read(
        f"## {form}\n\nCabinet is asked to:\n\n1) note the report\n\n2) agree the plan\n\n"
        "## Reasons for Recommendations\n\n1. They are needed.\n"
    )
    assert [(p.label, p.kind) for p in found] == [
        (None, "paragraph"), ("Recommendation 1", "recommendation"),
        ("Recommendation 2", "recommendation"), ("1", "paragraph"),
    ]  # fmt: skip
    assert found[1].lead_in == "Cabinet is asked to:"
    assert found[1].group == found[2].group is not None


def test_paragraph_numbers_that_run_on_through_the_recommendations(
    read: Callable[[str], Structured],
) -> None:
    _, found = read(
        "## Findings\n\n1. One.\n\n2. Two.\n\n## Recommendations\n\n"
        "3. That members:\n\na) note the report\n\nb) agree the plan\n"
    )
    assert [(p.label, p.kind) for p in found][2:] == [
        ("3", "recommendation"), ("3(a)", "recommendation"), ("3(b)", "recommendation"),
    ]  # fmt: skip


def test_front_matter(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "Fenmarsh County Council\n\nTo: Cabinet\n\nDate of Meeting: 7 March 2024\n\n"
        f"Author: A. Reed, Head of Service\n\nSummary\n\n{PROSE}\n\n1. It begins.\n"
    )
    assert [p.kind for p in found] == ["front_matter"] * 4 + ["paragraph"] * 2
    assert found[2].text == "Date of Meeting: 7 March 2024"


def test_fields_below_one_another_are_apart_however_long(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    fields = [
        "Committee: Children and Young People Overview and Scrutiny Panel, with the Housing Panel",
        "Lead officer: A. Reed, Director of Children, Lifelong Learning, Housing and Families",
        "Contact officer: B. Sedge",
    ]
    lines = [line(text) for text in fields]
    _, found = pages([*lines, line("1. " + PROSE, gap=True), line("2. " + PROSE, gap=True)])
    assert [p.text for p in found[:3]] == fields


def test_the_last_lines_of_a_paper_are_held_against_the_measure_of_the_rest(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    body = [line(f"{number}. {PROSE} It was so in all.", gap=True) for number in range(1, 8)]
    end = [line("8. Contact officer", bold=True), line("A. Reed, Head of Service, Fenmarsh")]
    sections, found = pages(body, end)
    assert [section.title for section in sections] == ["8. Contact officer"]
    assert found[-1].text == "A. Reed, Head of Service, Fenmarsh"


def test_contact_details_are_front_matter(read: Callable[[str], Structured]) -> None:
    _, found = read(
        f"## Findings\n\n1. {PROSE}\n\n## Contact details\n\nA. Reed\n\nHead of Service\n\n"
        "a.reed@fenmarsh.example\n\n## Background Papers\n\nNone.\n"
    )
    assert [p.kind for p in found] == ["paragraph"] + ["front_matter"] * 3 + ["paragraph"]


def test_agenda_items(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "Cabinet\n\nAGENDA\n\n1. Apologies\n\n2. Minutes of the last meeting\n\n"
        "3. Inspection of services\n"
    )
    assert [(p.label, p.kind) for p in found][-3:] == [
        ("Item 1", "agenda_item"), ("Item 2", "agenda_item"), ("Item 3", "agenda_item"),
    ]  # fmt: skip


def test_contents_pages_are_left_out(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    _, found = pages(
        [
            line("Contents", bold=True),
            line("Summary 2", gap=True),
            line("Findings ........ 4", gap=True),
            line("Recommendations 12", gap=True),
        ],
        [line("Summary", bold=True), line(PROSE, gap=True)],
    )
    assert [p.text for p in found] == [PROSE]


def test_sentences_in_slightly_larger_type_are_no_headings(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    body = "The partnership is responsible for the services that children in the area need."
    sections, found = pages(
        [
            line("Areas for improvement", size=16.0, gap=True),
            line("Leaders should improve their work with parents and carers.", size=12.0, gap=True),
            line(body, size=10.5, gap=True),
            line(body, size=10.5, gap=True),
        ]
    )
    assert [s.title for s in sections] == ["Areas for improvement"]
    assert len(found) == 3


def test_numbered_sentences_in_the_style_of_headings_are_paragraphs() -> None:
    set_so = [
        (1, "1. Purpose"),
        (2, "1.1 This report tells the Committee how many places were offered."),
        (2, "1.2 The Committee is asked to note that:"),
        (3, "(a) most families were offered their first choice;"),
        (3, "(b) some were offered none."),
        (2, "1.3 Officers will:"),
        (3, "1.3.1 write to families; and"),
        (3, "1.3.2 report."),
        (1, "2. Costs."),
        (2, "2.1 Finance"),
    ]
    lines = tuple(Line(text, heading=level, bold=True, blank_before=True) for level, text in set_so)
    lines = (*lines, Line("The team costs £0.4m.", blank_before=True))
    sections, found = structure(Document("docx", (Page(None, lines),)), "paper")
    assert [s.title for s in sections] == ["1. Purpose", "2. Costs.", "2.1 Finance"]
    assert [(p.label, p.sections[-1]) for p in found] == [
        ("1.1", "1. Purpose"), ("1.2", "1. Purpose"), ("1.2(a)", "1. Purpose"),
        ("1.2(b)", "1. Purpose"), ("1.3", "1. Purpose"), ("1.3.1", "1. Purpose"),
        ("1.3.2", "1. Purpose"), (None, "2.1 Finance"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "The Committee is asked to note that:",
        "The main costs are:",
        "Officers agreed to the following:",
    ],
)
def test_a_bold_numbered_sentence_that_breaks_off_keeps_its_number(
    pages: Callable[..., Structured], line: Callable[..., Line], sentence: str
) -> None:
    sections, found = pages(
        [
            line("1. Purpose", bold=True),
            line(f"1.1 {PROSE}", gap=True),
            line(f"1.2 {sentence}", gap=True, bold=True),
            line("One half was spent on buses in the year before.", gap=True),
        ]
    )
    assert [s.title for s in sections] == ["1. Purpose"]
    assert [p.label for p in found] == ["1.1", "1.2", None]
    assert found[2].parent == found[1].paragraph_id


def test_what_recurs_below_counted_titles_stands_below_them(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    asked = [
        ("Question 1 from Mr Lamb to the Cabinet Member for Highways", True),
        ("How many holes were filled?", False), ("Reply", True), ("There were 318.", False),
        ("Question 2 from Ms Reed to the Leader", True), ("Why was it shut?", False),
        ("Reply", True), ("It had 11 visitors a day.", False),
    ]  # fmt: skip
    _, found = pages([line(text, gap=True, bold=bold) for text, bold in asked])
    assert [p.sections for p in found if p.text.startswith(("There", "It had"))] == [
        ("Question 1 from Mr Lamb to the Cabinet Member for Highways", "Reply"),
        ("Question 2 from Ms Reed to the Leader", "Reply"),
    ]


def test_a_bold_title_that_a_code_counts_is_no_field(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    sections, found = pages(
        [
            line("Housing", bold=True),
            line(f"4.1 {PROSE}", gap=True),
            line("Policy H1: Housing mix", gap=True, bold=True),
            line("Half of the homes will be small.", gap=True),
        ]
    )
    assert [s.title for s in sections] == ["Housing", "Policy H1: Housing mix"]
    assert (found[1].parent, found[1].sections[-1]) == (None, "Policy H1: Housing mix")


def test_lettered_titles_above_text_of_their_own(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    _, found = pages(
        [
            line("4. IMPLICATIONS", bold=True),
            line("(a) Policy and Legal", gap=True, bold=True),
            line("The 2010 Act asks for a consultation.", gap=True),
            line("(b) Financial implications", gap=True, bold=True),
            line("Savings of £0.4m are expected.", gap=True),
            line("5. CONCLUSION", gap=True, bold=True),
            line(f"5.1 {PROSE}", gap=True),
        ]
    )
    assert [p.sections for p in found] == [
        ("4. IMPLICATIONS", "(a) Policy and Legal"),
        ("4. IMPLICATIONS", "(b) Financial implications"),
        ("5. CONCLUSION",),
    ]


def test_what_is_counted_in_words_is_not_of_the_answer_to_the_one_before(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    said = [
        ("Money", True), (PROSE, False), ("Recommendation 1", True), ("Close the gap.", False),
        ("Management response", True), ("Accepted.", False), ("Recommendation 2", True),
        ("Report on reserves.", False), ("Management response", True), ("Rejected.", False),
    ]  # fmt: skip
    _, found = pages(
        [line(text, gap=True, bold=bold, size=14.0 if text == "Money" else 11.0)
         for text, bold in said]
    )  # fmt: skip
    assert [(p.label, p.sections) for p in found[1:]] == [
        ("Recommendation 1", ("Money",)),
        (None, ("Money", "Management response")),
        ("Recommendation 2", ("Money",)),
        (None, ("Money", "Management response")),
    ]


def test_a_papers_own_reference_is_no_heading(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    sections, _ = pages(
        [
            line("HCS/25/11", bold=True),
            line("HOSPITALS", gap=True, bold=True),
            line(f"1. {PROSE}", gap=True),
        ]
    )
    assert "HCS/25/11" not in [s.title for s in sections]
