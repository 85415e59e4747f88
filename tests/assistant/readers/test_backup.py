"""A backup holds what readers keep and the answer log too, and a restored store has them again."""

from __future__ import annotations

import io
import shutil
import tarfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from assistant.accounts import Users
from assistant.answer import Question
from assistant.chat import Assistant
from assistant.cli import main
from assistant.drafting import Point, Response
from assistant.readers import Conversation, Drafts, Readers, Turn
from assistant.readers.safekeeping import copy_kept
from assistant.record.entry import Asker, entry_of
from assistant.record.log import AnswerLog
from assistant.record.settings import RecordSettings
from corpus.library import Library
from corpus.paper import ReadPaper

Open = Callable[..., Library]
Put = Callable[[Library, ReadPaper], object]
ASKED = "What was mended?"
PASSWORD = "a long enough password"


def called(*words: str) -> str:
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        assert main(list(words)) == 0, said.getvalue()
    return said.getvalue()


@pytest.fixture
def backup(
    open_library: Open,
    put: Put,
    make_paper: Callable[..., ReadPaper],
    store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A backup of a store with a conversation, a draft, a verdict, and a line in its log."""
    monkeypatch.setattr(Library, "_check_model", lambda *_: None)
    with open_library(writer=True) as library:
        put(library, make_paper("roads", ["The roads were mended."]))
        put(library, make_paper("deal", ["The deal cost £9m."]))
    with open_library() as library:
        answer = Assistant(library).ask(Question(ASKED))
        assert answer.citations
        AnswerLog(store, 30).add(entry_of(answer, library, Asker(), RecordSettings()))
        Drafts(Readers(store), library).keep(
            "ann", Drafts.new_name(), Response("A reply", (Point("Us", "We are content."),))
        )
    readers = Readers(store)
    assert readers.keep("ann", Conversation("c1", (Turn(1, answer),)))
    readers.judge("ann", Turn(1, answer), "right", "good")
    Users(store).add("ann", "officer", PASSWORD)
    file = tmp_path / "away" / "papers.tar"
    called("backup", str(file), "--store", str(store))
    return file


def has_all(store: Path) -> None:
    assert (store / "readers.sqlite").stat().st_mode & 0o777 == 0o600
    log = AnswerLog(store, 30)
    assert [entry["question"]["text"] for entry in log.entries()] == [ASKED]
    assert log.faults() == []
    opened = Readers(store).open("ann", "c1")
    assert opened is not None
    assert "mended" in opened[0].turns[0].answer.text
    assert len(Readers(store).judgements()) == 1


def test_a_restored_store_has_conversations_and_the_log_again(backup: Path, store: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600
    shutil.rmtree(store)
    called("restore", str(backup), "--store", str(store))
    has_all(store)
    for private in ("readers.sqlite", "answer-log/questions.sqlite"):
        assert (store / private).stat().st_mode & 0o077 == 0
    assert (store / "answer-log").stat().st_mode & 0o077 == 0


def test_what_is_copied_for_a_backup_is_for_its_owner_alone_from_the_first(
    backup: Path, store: Path, tmp_path: Path
) -> None:
    (tmp_path / "copied").mkdir()
    copy_kept(store, tmp_path / "copied")
    copied = [file for file in (tmp_path / "copied").rglob("*") if file.is_file()]
    assert {"readers.sqlite", "questions.sqlite"} <= {file.name for file in copied}
    assert [file.name for file in copied if file.stat().st_mode & 0o077] == []


def test_users_come_back_with_the_hashes_of_their_passwords_alone(
    backup: Path, store: Path
) -> None:
    assert PASSWORD.encode() not in backup.read_bytes()
    shutil.rmtree(store)
    assert "remove who has left since" in called("restore", str(backup), "--store", str(store))
    found = Users(store).check("ann", PASSWORD)
    assert found is not None
    assert found.role == "officer"
    assert (store / "users.json").stat().st_mode & 0o777 == 0o600


def test_users_who_are_there_stay_and_those_of_the_backup_do_not_come(
    backup: Path, store: Path
) -> None:
    for file in store.glob("catalogue.sqlite*"):
        file.unlink()
    Users(store).remove("ann")
    Users(store).add("bob", "officer", PASSWORD)
    assert "users.json" in called("restore", str(backup), "--store", str(store))
    assert [user.name for user in Users(store).all()] == ["bob"]


def test_what_is_left_of_a_lost_store_is_newer_and_stays(backup: Path, store: Path) -> None:
    for file in store.glob("catalogue.sqlite*"):
        file.unlink()
    AnswerLog(store, 30).add({"n": 2})
    said = called("restore", str(backup), "--store", str(store))
    assert "answer-log" in said
    assert len(list(AnswerLog(store, 30).entries())) == 2
    assert AnswerLog(store, 30).faults() == []
    assert Readers(store).open("ann", "c1") is not None


def test_a_backup_without_them_is_told(backup: Path, store: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.tar"
    with tarfile.open(backup) as whole, tarfile.open(old, "w") as made:
        for member in whole.getmembers():
            if not member.name.startswith("beside"):
                made.addfile(member, whole.extractfile(member) if member.isfile() else None)
    shutil.rmtree(store)
    assert "no conversations" in called("restore", str(old), "--store", str(store))


def test_a_conversation_on_a_paper_that_the_backup_does_not_hold_is_not_shown(
    backup: Path, open_library: Open, store: Path, tmp_path: Path
) -> None:
    with open_library(writer=True) as library:
        library.remove("roads")
    later = tmp_path / "later.tar"
    called("backup", str(later), "--store", str(store))
    shutil.rmtree(store)
    called("restore", str(later), "--store", str(store))
    assert [
        str(file.relative_to(store))
        for file in sorted(store.rglob("*"))
        if file.is_file()
        and not file.is_relative_to(store / "vectors")  # unwritten slots: docs/security.md
        and b"were mended" in file.read_bytes()
    ] == []
