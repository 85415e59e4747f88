"""What is kept for readers: each their own, found, renamed and deleted; verdicts as candidates."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Question
from assistant.readers import Conversation, Readers, Turn
from assistant.readers.candidates import COMPLETE, UNFINISHED
from eval.gold.load import load_gold
from tests.assistant.web.prepared import ANSWER

ANN, BEN = "a" * 32, "b" * 32


def talk(name: str, *questions: str) -> Conversation:
    turns = tuple(
        Turn(at, replace(ANSWER, question=Question(text, questions[: at - 1])))
        for at, text in enumerate(questions, start=1)
    )
    return Conversation(name, turns)


@pytest.fixture
def readers(tmp_path: Path) -> Readers:
    return Readers(tmp_path)


def test_a_conversation_comes_back_as_it_was(readers: Readers) -> None:
    kept = talk("c1", "What needs to improve?", "And then?")
    assert readers.keep(ANN, kept)
    assert Readers(readers.folder).open(ANN, "c1") == (kept, "What needs to improve?")


def test_nobody_else_finds_opens_renames_deletes_or_writes_over_it(readers: Readers) -> None:
    kept = talk("c1", "What needs to improve?")
    readers.keep(ANN, kept)
    readers.keep(BEN, talk("c1", "Something else"))
    assert readers.kept(BEN) == ()
    assert readers.open(BEN, "c1") is None
    assert not readers.rename(BEN, "c1", "Mine")
    assert not readers.delete(BEN, "c1")
    assert readers.open(ANN, "c1") == (kept, "What needs to improve?")


def test_what_was_deleted_while_a_page_stood_open_is_not_kept_again(readers: Readers) -> None:
    readers.keep(ANN, talk("c1", "What of buses?"))
    assert not readers.is_deleted("c1")
    assert readers.delete(ANN, "c1")
    assert readers.is_deleted("c1")
    assert not readers.keep(ANN, talk("c1", "What of buses?", "And bins?"))
    assert readers.kept(ANN) == ()
    assert readers.keep(ANN, talk("c2", "What of buses?"))


def test_what_was_asked_in_two_tabs_is_all_kept(readers: Readers) -> None:
    first = talk("c1", "What of buses?")
    for asked in ("And bins?", "And trams?"):
        readers.keep(ANN, talk("c1", "What of buses?", asked))
    (kept,) = readers.kept(ANN)
    assert kept.questions == ("What of buses?", "And bins?", "And trams?")
    changed = replace(first.turns[0].answer, text="It is no longer held.")
    readers.keep(ANN, Conversation("c1", (Turn(1, changed),)))
    opened = readers.open(ANN, "c1")
    assert opened is not None
    assert opened[0].turns[0].answer.text == "It is no longer held."
    assert len(opened[0].turns) == 3


def test_the_file_does_not_hold_the_cookies(readers: Readers) -> None:
    readers.keep(ANN, talk("c1", "What needs to improve?"))
    assert all(ANN.encode() not in file.read_bytes() for file in readers.folder.iterdir())


def test_conversations_are_found_by_words_of_questions_answers_and_titles(
    readers: Readers,
) -> None:
    readers.keep(ANN, talk("c1", "What of buses?"))
    readers.keep(ANN, talk("c2", "What of homes?", "And bins?"))
    readers.rename(ANN, "c1", "For  Tuesday")
    assert [(one.name, one.title) for one in readers.kept(ANN, "tuesday")] == [
        ("c1", "For Tuesday")
    ]
    assert [one.name for one in readers.kept(ANN, "BINS homes")] == ["c2"]
    assert [one.name for one in readers.kept(ANN, "personal adviser")] == ["c2", "c1"]
    assert readers.kept(ANN, "trams") == ()
    readers.keep(ANN, talk("c1", "What of buses?", "And bins?"))
    assert next((one.title, one.questions) for one in readers.kept(ANN)) == (
        "For Tuesday",
        ("What of buses?", "And bins?"),
    )


def test_a_deleted_conversation_is_gone(readers: Readers) -> None:
    readers.keep(ANN, talk("c1", "What of buses?"))
    assert readers.delete(ANN, "c1")
    assert readers.open(ANN, "c1") is None
    assert not readers.delete(ANN, "c1")


@pytest.mark.parametrize("words", ["", "  "])
def test_a_title_without_words_is_refused(readers: Readers, words: str) -> None:
    readers.keep(ANN, talk("c1", "What of buses?"))
    assert not readers.rename(ANN, "c1", words)


def test_without_a_cookie_or_a_place_to_write_nothing_is_kept(
    readers: Readers, tmp_path: Path
) -> None:
    assert not readers.keep("", talk("c1", "What of buses?"))
    assert not Readers(tmp_path / "gone").keep(ANN, talk("c1", "What of buses?"))
    assert Readers(tmp_path / "gone").kept(ANN) == ()


def test_a_right_answer_becomes_complete_gold(readers: Readers) -> None:
    turn = talk("c1", "What needs to improve?").turns[0]
    readers.judge(ANN, turn, "right", " Just so. ")
    (question,) = load_gold([readers.folder / COMPLETE]).questions
    assert question.question == "What needs to improve?"
    assert [nugget.evidence for nugget in question.nuggets] == [
        (("visit-outcome/5(b)",),),
        (("minutes-2024/Minute-12",),),
    ]
    assert question.note.endswith("Just so.")


def test_a_line_that_introduces_a_list_is_no_part_of_what_is_right(readers: Readers) -> None:
    turn = talk("c1", "What needs to improve?").turns[0]
    listed, other = turn.answer.citations
    led = replace(listed, quote="Two areas have to improve:")
    judged = replace(turn, answer=replace(turn.answer, citations=(led, other)))
    readers.judge(ANN, judged, "right", "")
    (question,) = load_gold([readers.folder / COMPLETE]).questions
    assert [nugget.evidence for nugget in question.nuggets] == [(("minutes-2024/Minute-12",),)]


@pytest.mark.parametrize("status", ["not_in_papers", "refused"])
def test_a_right_abstention_becomes_gold_that_expects_one(readers: Readers, status: str) -> None:
    silent = Answer(Question("What of trams?"), "fact", status, "Nothing.")  # type: ignore[arg-type]
    readers.judge(ANN, Turn(1, silent), "right", "")
    (question,) = load_gold([readers.folder / COMPLETE]).questions
    assert question.should_abstain


def test_a_wrong_answer_waits_for_somebody_to_write_what_is_right(readers: Readers) -> None:
    turn = talk("c1", "What needs to improve?").turns[0]
    readers.judge(ANN, turn, "wrong_source", "It is in 5(a).")
    told = (readers.folder / UNFINISHED).read_text(encoding="utf-8")
    assert "nuggets: []" in told
    assert "- visit-outcome/5(b)" in told
    assert "It is in 5(a)." in told
    assert not (readers.folder / COMPLETE).exists()


def test_a_second_word_on_an_answer_takes_the_place_of_the_first(readers: Readers) -> None:
    turn = talk("c1", "What needs to improve?").turns[0]
    readers.judge(ANN, turn, "wrong", "")
    readers.judge(ANN, turn, "right", "")
    readers.judge(BEN, turn, "wrong", "")
    assert sorted(one.verdict for one in readers.judgements()) == ["right", "wrong"]


def test_others_on_the_machine_cannot_read_what_was_asked(readers: Readers) -> None:
    readers.keep(ANN, talk("c1", "What needs to improve?"))
    mode = (readers.folder / "readers.sqlite").stat().st_mode
    assert not mode & (stat.S_IRGRP | stat.S_IROTH)
