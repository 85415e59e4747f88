"""Questions across authorities, of grades, of two times and of two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Question, Statement
from assistant.chat import Assistant
from assistant.cite import sources
from assistant.question.kinds import finding_kinds, finding_words, named_grade
from assistant.rendering import render
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.assistant import shelf
from tests.conftest import WordEmbedder, read_paper, store_paper


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("across")
    embedder = WordEmbedder(dimension=512)
    with Library.open(folder / "store", CorpusSettings(), writer=True, embedder=embedder) as made:
        shelf.fill(made, folder / "files")
    with Library.open(folder / "store", CorpusSettings(), embedder=embedder) as library:
        yield Assistant(library)


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(Question(text))


def cited(answer: Answer) -> list[str]:
    return [citation.paragraph_id for citation in answer.citations]


def test_across_gives_the_theme_first_and_each_authority_with_its_own_words(
    assistant: Assistant,
) -> None:
    answer = ask(assistant, "Which councils were told to improve supervision?")

    first, *rest = answer.text.split("\n")
    assert first == "**Supervision and management oversight** – 2 of 3 authorities searched:"
    told = [line for line in rest if line.startswith("- ")]
    assert all(re.search(r"\[\d+\]$", line) for line in told)
    assert "oakvaleshire-2022/2(a)" in cited(answer)
    assert {"oakvale-2022/2(a)", "oakvale-2019/2(b)"} & set(cited(answer))
    assert "Nothing found for: Tillbury Borough Council." in answer.text
    assert answer.coverage.authorities_without_evidence == ("Tillbury Borough Council",)


def test_across_says_nothing_where_no_authority_was_told(assistant: Assistant) -> None:
    answer = ask(assistant, "Which authorities were told to improve bus timetables?")
    assert answer.status == "not_in_papers"
    assert not answer.citations


def test_grade_asked_for_in_the_past_is_told_with_its_date(assistant: Assistant) -> None:
    answer = ask(assistant, "Which authorities have been graded inadequate?")
    assert answer.text.startswith("**Inadequate** – 1 of 3 authorities searched:")
    assert "Oakvale City Council, July 2022" in answer.text
    assert cited(answer) == ["oakvale-2022/Table-1-row-2"]


def test_grade_that_is_not_the_present_one_is_not_told_as_present(assistant: Assistant) -> None:
    answer = ask(assistant, "Which authorities require improvement now?")
    assert "oakvale-2019/Table-1-row-2" not in cited(answer)


def test_grade_that_nobody_has_is_not_answered_with_themes(assistant: Assistant) -> None:
    answer = ask(assistant, "Which authorities have been graded outstanding?")
    assert answer.status == "not_in_papers"


def test_change_between_inspections_sets_grades_and_points_side_by_side(
    assistant: Assistant,
) -> None:
    answer = ask(assistant, "What has changed between the two inspections of Oakvale?")

    assert answer.kind == "change"
    names = cited(answer)
    assert {"oakvale-2019/Table-1-row-2", "oakvale-2022/Table-1-row-2"} <= set(names)
    head = "**Only September 2019** (gone since, or worded otherwise)"
    both, _, only = answer.text.partition(head)
    assert shelf.AREAS_2019[1] in both
    assert shelf.AREAS_2022[0] in both
    assert shelf.AREAS_2019[0] in only
    assert answer.text.index("(new)") < answer.text.index(shelf.AREAS_2022[1])


def test_worse_names_only_those_whose_grade_fell(assistant: Assistant) -> None:
    answer = ask(assistant, "Which authority got worse between inspections?")
    assert cited(answer) == ["oakvale-2019/Table-1-row-2", "oakvale-2022/Table-1-row-2"]


def test_list_of_two_years_gives_both_each_under_its_own_heading(assistant: Assistant) -> None:
    answer = ask(assistant, "List Oakvale's areas for improvement in 2019 and in 2022")

    earlier, later = answer.text.split("**Oakvale City Council, July 2022**")
    assert "**Oakvale City Council, September 2019**" in earlier
    assert all(area in earlier for area in shelf.AREAS_2019)
    assert all(area in later for area in shelf.AREAS_2022)


def test_comparison_says_whose_each_line_is(assistant: Assistant) -> None:
    answer = ask(assistant, "Compare Oakvale and Oakvaleshire on supervision")

    told = [line for line in answer.text.split("\n") if line.startswith("- ")]
    assert any("**Oakvale City Council, July 2022**" in line for line in told)
    assert any("**Oakvaleshire County Council, October 2022**" in line for line in told)
    assert all("Council" in line for line in told)


def test_further_authorities_stand_on_one_line_each_with_its_place() -> None:
    read = {one.paper.paper_id: one for one in shelf.papers()}
    papers = {name: one.paper for name, one in read.items()}
    paragraphs = {p.paragraph_id: p for one in read.values() for p in one.paragraphs}
    handed = sources(paragraphs, papers, ())
    also = [
        Statement("", (name,), (paragraphs[name].text,), lead=lead, inline=True)
        for name, lead in (
            ("oakvale-2022/2(a)", "Oakvale"),
            ("oakvaleshire-2022/2(a)", "The county"),
        )
    ]

    text, citations = render([Statement("- Also:", ()), *also], handed)

    assert text == "- Also: Oakvale [1]; The county [2]"
    assert [c.paragraph_id for c in citations] == ["oakvale-2022/2(a)", "oakvaleshire-2022/2(a)"]


def test_wording_that_frames_a_subject_leaves_the_subject() -> None:
    text = "Are there concerns about court work anywhere?"
    blank = "".join(
        " " if any(start <= at < end for start, end in finding_words(text)) else letter
        for at, letter in enumerate(text)
    )
    assert "improvement_area" in finding_kinds(text)
    assert "court work" in blank


@pytest.mark.parametrize(
    ("text", "grade"),
    [("which LAs are RI overall", "requires improvement"), ("any inadequates?", "inadequate")],
)
def test_grade_is_known_by_its_abbreviation(text: str, grade: str) -> None:
    assert named_grade(text) == grade


def test_the_councils_of_a_nation_are_those_held_of_it(tmp_path: Path) -> None:
    said = {
        "cardiff": ("Cardiff Council", "The tram shelters in Cardiff were mended in May."),
        "fife": ("Fife Council", "The tram shelters in Fife are all of glass."),
        "kent": ("Kent County Council", "The tram shelters in Kent were painted green."),
    }
    with Library.open(tmp_path / "store", CorpusSettings(), writer=True) as made:
        for key, (name, sentence) in said.items():
            of: dict[str, Any] = {"authority": key, "authority_name": name}
            store_paper(made, tmp_path, read_paper(key, [sentence], best_date="2023-05-09", **of))
    with Library.open(tmp_path / "store", CorpusSettings()) as library:
        asked = Assistant(library)
        told = {
            text: {one.paper_id for one in ask(asked, text).citations}
            for text in (
                "What do the Scottish councils say about tram shelters?",
                "Which Welsh authorities have tram shelters?",
                "What do county councils say about tram shelters?",
            )
        }
        none = ask(asked, "What do the Northern Irish councils say about tram shelters?")
    assert list(told.values()) == [{"fife"}, {"cardiff"}, {"kent"}]
    assert "No paper of any of the Northern Irish councils is held." in none.text


def test_what_a_thing_costs_in_two_places_is_a_fact_of_each(tmp_path: Path) -> None:
    said = {
        "cardiff": (
            "Cardiff Council",
            ["A tram shelter costs £5,340 on average.", "Marketing of trams cost £38,000."],
        ),
        "fife": ("Fife Council", ["The average cost of a tram shelter is £6,210."]),
    }
    with Library.open(tmp_path / "store", CorpusSettings(), writer=True) as made:
        for key, (name, sentences) in said.items():
            of: dict[str, Any] = {"authority": key, "authority_name": name}
            store_paper(made, tmp_path, read_paper(key, sentences, best_date="2023-05-09", **of))
    with Library.open(tmp_path / "store", CorpusSettings()) as library:
        text = "What does a tram shelter cost on average in Cardiff and in Fife?"
        answer = ask(Assistant(library), text)
    assert "**£5,340**" in answer.text
    assert "**£6,210**" in answer.text
    assert "£38,000" not in answer.text
