from __future__ import annotations

import pytest

from eval.answers import BadAnswer, parse_answer, parse_sentences
from tests.eval.collection import answer

TEXT = """*Taken to mean Fenmarsh County Council.*

## Fenmarsh

The overspend is £4.2m. [1] It grew
in May [2].

Told to improve:

- supervision. [1][3]
  - its frequency
- plans [2, 3]

| Area | Grade |
|---|---|
| Leadership | Good [2] |
| Care | Poor |
"""


def test_sentences_carry_their_markers_and_what_introduces_them() -> None:
    found = parse_sentences(TEXT, {1: ["a"], 2: ["b"], 3: ["c"]})
    shown = [
        (s.part, s.text, s.cites, None if s.lead is None else found[s.lead].text) for s in found
    ]
    assert shown == [
        ("note", "Taken to mean Fenmarsh County Council.", (), None),
        ("heading", "Fenmarsh", (), None),
        ("text", "The overspend is £4.2m.", ("a",), "Fenmarsh"),
        ("text", "It grew in May.", ("b",), "Fenmarsh"),
        ("text", "Told to improve:", (), None),
        ("item", "supervision.", ("a", "c"), "Told to improve:"),
        ("item", "its frequency", (), "supervision."),
        ("item", "plans", ("b", "c"), "Told to improve:"),
        ("row", "Area | Grade", (), "Told to improve:"),
        ("row", "Leadership | Good", ("b",), "Area | Grade"),
        ("row", "Care | Poor", (), "Area | Grade"),
    ]


def test_windows_join_what_touches_but_not_two_items() -> None:
    parsed = parse_answer(answer("Lead:\n- one\n- two\n\nA first. A second.\n\nA third."))
    pairs = [window.text for members, window in parsed.spans if len(members) == 2]
    assert pairs == ["Lead: one", "Lead: two", "A first. A second.", "A second. A third."]


def test_a_marker_without_a_citation_is_told() -> None:
    parsed = parse_answer(answer("One [1]. Two [2].", ["fen-2024/5"]))
    assert parsed.dangling == (2,)


def test_an_answer_is_cut_after_so_many_words() -> None:
    parsed = parse_answer(answer("One two three. Four five six. Seven."))
    assert [s.text for s in parsed.capped(5).sentences] == ["One two three.", "Four five"]


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"status": "answered"},
        {"status": "answered", "answer": None, "citations": []},
        {"status": "answered", "answer": "x", "citations": [{"marker": 1}]},
        {"status": "answered", "answer": "x", "citations": 5},
        {"status": "answered", "answer": "x", "citations": [], "coverage": "none"},
    ],
)
def test_what_is_no_answer_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(BadAnswer):
        parse_answer(bad)
