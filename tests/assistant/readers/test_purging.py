"""Removing or closing a paper takes its words out of what readers keep, and out of uploads."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from assistant.cli import main
from assistant.drafting import Point, Response
from assistant.readers import Conversation, Drafts, Readers, Turn, purge
from assistant.readers.drafts import GONE_TITLE
from corpus.library import Library
from corpus.paper import ReadPaper

Open = Callable[..., Library]
Put = Callable[[Library, ReadPaper], object]
WORD = "zanzibar"


def kept_words(folder: Path, word: str = WORD) -> list[str]:
    """The files below a folder that hold the word."""
    return [
        str(file.relative_to(folder))
        for file in sorted(folder.rglob("*"))
        if file.is_file() and word.encode() in file.read_bytes().lower()
    ]


@pytest.fixture
def talked(
    open_library: Open, put: Put, make_paper: Callable[..., ReadPaper], store: Path
) -> Answer:
    """A store of two papers, with a conversation on each and a verdict on the first."""
    with open_library(writer=True) as library:
        put(library, make_paper("deal", [f"The {WORD} deal cost £9m."]))
        put(library, make_paper("roads", ["The roads were mended."]))
    with open_library() as library:
        answer = Assistant(library).ask(Question("What did the deal cost?"))
        assert WORD in answer.text.lower()
        other = Assistant(library).ask(Question("What was mended?"))
        assert other.citations
    readers = Readers(store)
    mixed = Conversation("c1", (Turn(1, answer), Turn(2, other)))
    assert readers.keep("ann", mixed)
    readers.judge("ann", Turn(1, answer), "right", "good")
    assert "readers.sqlite" in kept_words(store)
    assert "gold-candidates.yaml" in kept_words(store)
    return answer


@pytest.mark.parametrize("way", ["remove", "exempt"])
def test_conversations_and_verdicts_lose_a_paper_that_goes(
    talked: Answer, open_library: Open, store: Path, way: str
) -> None:
    with open_library(writer=True) as library:
        done = library.remove("deal") if way == "remove" else library.decide("deal", "exempt")
        assert done
        assert purge(Readers(store), library) == 2
        assert purge(Readers(store), library) == 0
    assert kept_words(store) == []
    (kept,) = (Readers(store).open("ann", "c1"),)
    assert kept is not None
    gone, other = (turn.answer for turn in kept[0].turns)
    assert "no longer held" in gone.text
    assert "mended" in other.text


@pytest.mark.parametrize("way", ["exempt", "anew"])
def test_an_answer_goes_with_what_it_showed_as_nearest_and_with_words_that_changed(
    talked: Answer, open_library: Open, put: Put, make_paper: Callable[..., ReadPaper],
    store: Path, way: str,
) -> None:  # fmt: skip
    readers = Readers(store)
    near = replace(talked, text="It is not told.", citations=(), nearest=talked.citations)
    assert readers.keep("ann", Conversation("c2", (Turn(1, near),)))
    with open_library(writer=True) as library:
        if way == "exempt":
            assert library.decide("deal", "exempt")
        else:
            put(library, make_paper("deal", ["The deal is off."]))
        # Two conversations, and the verdict on the first.
        assert purge(readers, library) == 3
    assert kept_words(store) == []


@pytest.mark.parametrize("way", ["remove", "exempt", "anew"])
def test_no_file_of_the_store_holds_a_rare_word_of_a_paper_that_goes(
    open_library: Open, put: Put, make_paper: Callable[..., ReadPaper], store: Path, way: str
) -> None:
    # The last word begins like no other: its pieces are found however an index packs them.
    rare = (WORD, "quux9137", "ゐゟ")
    texts = [f"{at} The {WORD} deal, quux9137, of ゑゐゟ cost £9m." for at in range(30)]
    with open_library(writer=True) as library:
        put(library, make_paper("deal", texts))
        put(library, make_paper("roads", [f"{at} Roads were mended." for at in range(30)]))
        library.settle()
    assert all(kept_words(store, word) for word in rare)
    with open_library(writer=True) as library:
        if way == "anew":
            put(library, make_paper("deal", ["The deal is off."]))
            library.settle()
        else:
            assert library.remove("deal") if way == "remove" else library.decide("deal", "exempt")
    assert [kept_words(store, word) for word in rare] == [[], [], []]
    # Nor packed in the index of words, nor as the vector of what was found.
    assert json.loads((store / "lexical.seal").read_text())["tidy"]
    with open_library() as library, np.load(store / "findings.npz") as kept:
        assert len(kept["keys"]) == len({one.text for one in library.findings()})
    with open_library() as library:
        assert library.check() == []


def test_the_command_that_removes_purges_conversations(
    talked: Answer, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "_check_model", lambda *_: None)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        assert main(["remove", "deal", "--store", str(store)]) == 0
    assert "readers.sqlite" not in kept_words(store)
    assert "gold-candidates.yaml" not in kept_words(store)


@pytest.mark.parametrize("words", [["remove", "deal"], ["decide", "deal", "exempt"]])
def test_what_is_not_reached_is_said(
    talked: Answer,
    store: Path,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(Library, "_check_model", lambda *_: None)
    results = store.parent / "results"
    monkeypatch.setenv("PAPERS_RESULTS", str(results))
    for run, paper in (("autumn", "deal/1"), ("winter", "dealers/1")):
        (results / run).mkdir(parents=True)
        (results / run / "predictions.jsonl").write_text(f'{{"retrieved": ["{paper}"]}}\n')
    assert main([*words, "--store", str(store)]) == 0
    said = capsys.readouterr().err
    assert "Evaluations that show it: autumn (in " in said
    assert "backups made before" in said
    assert "results of evaluations" in said


@pytest.mark.parametrize("way", ["remove", "exempt", "source"])
def test_no_word_stays_while_others_have_the_store_open(
    open_library: Open, put: Put, make_paper: Callable[..., ReadPaper], store: Path, way: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Neither in the catalogue's journal nor in an index that is too large to be made at once."""
    monkeypatch.setattr("corpus.library.indexes.derived._QUICKLY_MADE", -1)
    with open_library(writer=True) as library:
        put(library, make_paper("deal", [f"The {WORD} deal cost £9m."]))
        put(library, make_paper("roads", ["The roads were mended."]))
    with open_library() as reader:
        assert reader.search_words([WORD], 5)
        with open_library(writer=True) as library:
            if way == "source":
                library.remove_source("deal.txt")
            else:
                done = (
                    library.remove("deal") if way == "remove" else library.decide("deal", "exempt")
                )
                assert done
            # Before the writer lets go, too.
            assert kept_words(store) == []
            assert json.loads((store / "lexical.seal").read_text())["tidy"]
        assert kept_words(store) == []
        assert reader.search_words([WORD], 5) == []


def test_a_file_that_was_handed_in_goes_with_its_paper(
    open_library: Open, make_paper: Callable[..., ReadPaper], store: Path
) -> None:
    for way in ("remove", "exempt", "source"):
        name = f"deal-{way}"
        handed = store / "uploads" / f"{name}.txt"
        with open_library(writer=True) as library:
            handed.parent.mkdir(exist_ok=True)
            handed.write_text(f"The {WORD} deal.")
            library.replace([make_paper(name, [f"The {WORD} deal."])], handed.name, handed)
            if way == "source":
                library.remove_source(handed.name)
            else:
                assert library.remove(name) if way == "remove" else library.decide(name, "exempt")
        assert not handed.exists()
    assert kept_words(store) == []


def test_of_a_pack_no_copy_is_kept_that_holds_a_removed_part(
    open_library: Open, make_paper: Callable[..., ReadPaper], store: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "pack.txt"
    pack.write_text(f"The {WORD} deal. The roads were mended.")
    parts = [make_paper("deal", [f"The {WORD} deal."]), make_paper("roads", ["Roads mended."])]
    parts = [replace(one, paper=replace(one.paper, source="pack.txt")) for one in parts]
    with open_library(writer=True) as library:
        library.replace(parts, "pack.txt", pack)
        assert "deal" in {paper.paper_id for paper in library.papers()}
        assert library.remove("deal")
        roads = library.paper("roads")
        assert roads is not None
        copy = library.source_file(roads)
        assert copy is not None
        assert not copy.exists()
        assert library.check() == []
    assert kept_words(store) == []


@pytest.mark.parametrize("way", ["remove", "exempt", "anew"])
def test_drafts_lose_the_statements_and_the_title_of_a_paper_that_goes(
    talked: Answer, open_library: Open, put: Put, make_paper: Callable[..., ReadPaper],
    store: Path, way: str,
) -> None:  # fmt: skip
    said = Point(
        "What was found", f"The {WORD} deal cost £9m.", (talked.citations[0].paragraph_id,)
    )
    own = Point("What we add", "We are content.")
    name = Drafts.new_name()
    with open_library() as library:
        drafts = Drafts(Readers(store), library)
        assert drafts.keep("ann", name, Response(f"Response: the {WORD} deal", (said, own)))
        assert drafts.open("ann", name) == Response(f"Response: the {WORD} deal", (said, own))
        assert [one.name for one in drafts.kept("ann", WORD)] == [name]
        assert drafts.state_of("ann", name)
        assert not drafts.state_of("bob", name)
    with open_library(writer=True) as library:
        if way == "anew":
            put(library, make_paper("deal", ["The deal is off."]))
        else:
            assert library.remove("deal") if way == "remove" else library.decide("deal", "exempt")
        drafts = Drafts(Readers(store), library)
        left = drafts.open("ann", name)
        assert [one.title for one in drafts.kept("ann")] == [GONE_TITLE]
        assert drafts.kept("ann", WORD) == ()
        assert purge(Readers(store), library) == 3
        assert left == drafts.open("ann", name) == Response(GONE_TITLE, (own,))
        if way != "anew":
            # A page that stood open may still send the words.
            assert drafts.keep("ann", name, Response("Again", (said, own)))
    assert kept_words(store) == []
