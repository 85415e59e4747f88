"""What holds of every paper, whatever its lines are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.paper import Box
from ingest.layout import structure
from ingest.lines import Document, Line, Page

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
