"""What holds of every paper, whatever its lines are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.paper import Box, Paragraph, Section
from ingest.layout import structure
from ingest.lines import Document, Line, Page

Structured = tuple[tuple[Section, ...], tuple[Paragraph, ...]]

STARTS = [
    "1. ", "2. ", "3) ", "1.1 ", "1.2 ", "a) ", "b) ", "(i) ", "(ii) ", "• ", "- ", "o ", "A. ",
    "5. a) ", "90/18 ", "Recommendation 1: ", "", "", "", "12", "Table 1: ", "RESOLVED that ",
]  # fmt: skip
TEXTS = [
    "the plans were late", "The council was visited in May.", "Findings", "RECOMMENDATIONS",
    "AGENDA", "MINUTES of the Cabinet", "(Item 4)", "Members asked for:", "To: Cabinet", "",
    "a.reed@fenmarsh.example", "Contents", "Summary 2", "2024. It was so.", "Mr Ashe",
]  # fmt: skip


@st.composite
def lines(draw: st.DrawFn) -> Line:
    text = draw(st.sampled_from(STARTS)) + draw(st.sampled_from(TEXTS))
    known = draw(st.sampled_from(["plain", "bold", "cells", "heading", "note", "box"]))
    if known == "cells":
        cells = (text, draw(st.sampled_from(TEXTS)), "3")
        return Line(" | ".join(cells), page=1, cells=cells, table=draw(st.integers(1, 2)))
    left = draw(st.sampled_from([0.1, 0.15, 0.2]))
    box = Box(1, left, 0.2, min(left + 0.01 * len(text), 0.9), 0.21) if known == "box" else None
    return Line(
        text,
        page=1,
        box=box,
        size=12.0,
        bold=known == "bold",
        heading=2 if known == "heading" else None,
        note="3" if known == "note" else None,
        blank_before=draw(st.booleans()),
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(lines(), max_size=25))
def test_paragraphs_are_named_once_and_stand_under_earlier_ones(found: list[Line]) -> None:
    sections, paragraphs = structure(Document("pdf", (Page(1, tuple(found)),)), "paper")
    names = [paragraph.paragraph_id for paragraph in paragraphs]
    assert len(set(names)) == len(names)
    assert [paragraph.position for paragraph in paragraphs] == list(range(len(paragraphs)))
    titles = {section.title for section in sections}
    for paragraph in paragraphs:
        assert paragraph.text
        assert set(paragraph.sections) <= titles
        assert (paragraph.label is None) == (paragraph.label_basis == "none")
        assert len(paragraph.cells) == len(paragraph.columns)
        if paragraph.parent:
            assert names.index(paragraph.parent) < paragraph.position


@settings(max_examples=100, deadline=None)
@given(st.lists(lines(), max_size=25))
def test_members_of_a_list_share_what_introduces_them(found: list[Line]) -> None:
    _, paragraphs = structure(Document("pdf", (Page(1, tuple(found)),)), "paper")
    leads: dict[str, set[str | None]] = {}
    for paragraph in paragraphs:
        if paragraph.group:
            leads.setdefault(paragraph.group, set()).add(paragraph.lead_in)
    assert all(len(lead) == 1 for lead in leads.values())


@settings(max_examples=100, deadline=None)
@given(st.lists(lines(), max_size=25))
def test_no_sentence_is_lost(found: list[Line]) -> None:
    sections, paragraphs = structure(Document("pdf", (Page(1, tuple(found)),)), "paper")
    read = " ".join([*(p.text for p in paragraphs), *(section.title for section in sections)])
    # A row of a table of contents is none of the paper's own.
    listed = any(line.text == "Contents" for line in found)
    own = [line for line in found if not (listed and line.cells)]
    for sentence in ("The council was visited in May.", "Members asked for:", "2024. It was so."):
        printed = sum(line.text.count(sentence) for line in own)
        assert read.count(sentence) >= min(printed, 1)


def test_a_sentence_under_contents_is_no_entry() -> None:
    lines = [
        Line("Contents", page=1),
        Line("1. The council was visited in May.", page=1),
        Line("1. Plans | Late | 3", page=1, cells=("1. Plans", "Late", "3"), table=1),
    ]
    _, paragraphs = structure(Document("pdf", (Page(1, tuple(lines)),)), "paper")
    assert "The council was visited in May." in [paragraph.text for paragraph in paragraphs]


PRINTED = [
    "MINUTES of the meeting of the Planning Committee held on 4 March 2025",
    "Present: Councillor Ash (Chair), Councillors Birch and Rowan",
    "61. Declarations of interest",
    "There were none.",
    "62. Land at Tanner Lane",
    "The Committee considered an application for 48 homes.",
    "RESOLVED that permission be granted, subject to:",
    "(a) an agreement on affordable homes; and",
    "(b) the conditions in the report.",
    "63. Date of next meeting",
    "Tuesday 1 April 2025.",
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["no blank lines", "blank lines"])
def test_a_text_whose_lines_are_paragraphs_is_read_so(
    read: Callable[[str], Structured], gap: str
) -> None:
    sections, found = read(gap.join(PRINTED))
    assert [s.title for s in sections] == PRINTED[2::2][:2] + PRINTED[9:10]
    assert [(p.label, p.text) for p in found[2:]] == [
        ("Minute 61", "There were none."),
        ("Minute 62", PRINTED[5]),
        ("Minute 62", PRINTED[6]),
        ("Minute 62(a)", "an agreement on affordable homes; and"),
        ("Minute 62(b)", "the conditions in the report."),
        ("Minute 63", "Tuesday 1 April 2025."),
    ]


def test_bold_titles_right_below_text_are_no_part_of_it(
    pages: Callable[..., Structured], line: Callable[..., Line]
) -> None:
    sections, found = pages(
        [
            line("Options", bold=True),
            line("1. The mill may be shut, which would save the council a sum of £1.5m a year."),
            line("2. Officers favour the second."),
            line("Recommendation", bold=True),
            line("3. That Cabinet agrees to it."),
        ]
    )
    assert [s.title for s in sections] == ["Options", "Recommendation"]
    assert [(p.label, p.sections[-1]) for p in found][1:] == [
        ("2", "Options"), ("3", "Recommendation"),
    ]  # fmt: skip
