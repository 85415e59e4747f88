"""Search by words: stems, fields, phrases, filters, and questions of any characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import StoreError
from corpus.lexical import LexicalIndex, LexicalRow


def row(key: int, text: str, paper: int = 1, **fields: str) -> LexicalRow:
    empty = {"lead_in": "", "section": "", "title": "", "authority": "", "label": ""}
    return LexicalRow(key=key, paper_key=paper, text=text, **(empty | fields))


def index(*rows: LexicalRow) -> LexicalIndex:
    made = LexicalIndex(None)
    made.update((), rows)
    return made


def keys(found: list[tuple[int, float]]) -> list[int]:
    return [key for key, _ in found]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("leaver", [1]),
        ("inspected", [2]),
        ("CAFÉ", [3]),
        ("cafe", [3]),
        ("children's", [4]),
        ("5(b)", [5]),
        ("fostering", [6]),
        ("safeguarding", []),
        ("£1,250", [7]),
    ],
)
def test_finds_words_by_stem_and_in_every_field(asked: str, expected: list[int]) -> None:
    made = index(
        row(1, "Care leavers wait"),
        row(2, "Ofsted's inspection of homes"),
        row(3, "The café stays"),
        row(4, "Roads", title="Children’s services"),
        row(5, "Other", label="5(b)"),
        row(6, "They agreed", lead_in="On private fostering:"),
        row(7, "It costs £1,250"),
    )
    assert keys(made.search([asked], 9)) == expected


def test_word_counts_most_in_the_paragraph_itself() -> None:
    made = index(
        row(1, "Homes", title="Report on fostering"),
        row(2, "Homes", section="Private fostering"),
        row(3, "Private fostering"),
        row(4, "Roads"),
    )
    assert keys(made.search(["fostering"], 9)) == [3, 2, 1]


def test_words_of_a_term_count_more_together() -> None:
    made = index(
        row(1, "care of those who are leavers"),
        row(2, "those who are leavers of care"),
        row(3, "who are those care leavers of"),
    )
    assert keys(made.search(["care leavers"], 1)) == [3]
    assert len(made.search(["care leavers"], 9)) == 3


def test_restricts_to_papers_and_drops_and_adds_them() -> None:
    made = index(row(1, "homes", paper=1), row(2, "homes", paper=2), row(3, "homes", paper=3))
    assert keys(made.search(["homes"], 9, [3, 1])) == [1, 3]
    assert keys(made.search(["homes"], 9, [])) == []
    made.update([1, 2], [row(4, "homes", paper=2)])
    assert sorted(keys(made.search(["homes"], 9))) == [3, 4]
    assert (made.size, made.keys()) == (2, {3, 4})


def test_gives_the_words_held_with_how_many_paragraphs_have_them() -> None:
    made = index(row(1, "Fostering, fostering 2022", section="Homes"), row(2, "Fostering"))
    assert made.vocabulary() == {"fostering": 2, "homes": 1}


def test_question_of_stop_words_alone_still_searches() -> None:
    assert keys(index(row(1, "to be or not to be")).search(["to be"], 3)) == [1]


HELD = index(row(1, "Private fostering AND homes"), row(2, "Roads"))


@given(st.lists(st.text(max_size=80), max_size=6))
@settings(max_examples=150, deadline=None)
def test_no_question_fails(terms: list[str]) -> None:
    assert len(HELD.search(terms, 5)) <= 2


@pytest.mark.parametrize(
    "asked",
    [
        'text:homes AND ("',
        "homes^1e9 OR *",
        "[a TO z]",
        "\x00\x1b\ud7ff",
        "homes " * 20_000,
        "x" * 100_000,
    ],
)
def test_query_language_and_huge_questions_are_only_words(asked: str) -> None:
    HELD.search([asked], 5)


def test_folder_that_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(StoreError, match="index of words"):
        LexicalIndex(tmp_path)


def test_reader_sees_what_another_has_written(tmp_path: Path) -> None:
    writer, reader = LexicalIndex(tmp_path), LexicalIndex(tmp_path)
    writer.update((), [row(1, "homes")])
    reader.reload()
    assert keys(reader.search(["homes"], 5)) == [1]
