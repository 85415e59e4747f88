"""The store of the papers that are cleared for some roles: made, brought up to date, kept."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from assistant.accounts import Users
from assistant.answer import Question
from assistant.chat import Assistant
from assistant.readers import Conversation, Readers, Turn
from assistant.service.room import ReadingRoom
from assistant.service.server import closed_beside
from assistant.service.settling import settled
from assistant.settings import AssistantSettings
from corpus.library import Library
from corpus.settings import CorpusSettings
from ingest.job import ingest
from tests.assistant.web.serving import served
from tests.assistant.web.test_exempt import (
    PARTLY,
    PASSWORD,
    ROLES,
    SETTINGS,
    WORD,
    at_site,
    open_store,
    write_papers,
)
from tests.conftest import WordEmbedder

ASKED = "What did the contract cost?"


def test_a_closed_store_that_is_being_made_is_not_served(tmp_path: Path) -> None:
    """Its officers are served what all are, as long as files are missing in it."""
    write_papers(tmp_path / "papers")
    store = tmp_path / "store"
    with open_store(store, writer=True) as library:
        ingest([tmp_path / "papers"], library, settings=SETTINGS)
        library.clear("deal")
        settled(library, CorpusSettings())
    with open_store(store / "closed", writer=True) as closed:
        closed.remove_source("roads.md")
    with open_store(store) as library, ExitStack() as opened:
        room = ReadingRoom(library, ROLES, lambda: Assistant(library, ROLES).ask)
        assert closed_beside(room, CorpusSettings(), opened) is None


def test_a_paper_that_is_removed_or_closed_again_goes_from_both(tmp_path: Path) -> None:
    """And from what its readers kept."""
    store = tmp_path / "store"
    write_papers(tmp_path / "papers")
    with open_store(store, writer=True) as library:
        ingest([tmp_path / "papers"], library, settings=SETTINGS)
        library.clear("deal")
        library.clear("lorries")
        settled(library, CorpusSettings())
        talk_of_the_deal(store / "closed")
        library.remove("deal")
        library.clear("lorries", is_cleared=False)
        settled(library, CorpusSettings())
    with open_store(store / "closed") as closed:
        assert [one.paper_id for one in closed.papers()] == ["lorries", "roads"]
        assert closed.check() == []
        assert not any(one.cleared for one in closed.papers())
    left = [
        str(file.relative_to(store))
        for file in store.rglob("*")
        if file.is_file() and WORD in file.read_bytes().decode("latin-1").lower()
    ]
    assert left == []


def talk_of_the_deal(folder: Path) -> None:
    """Have an officer's conversation on it kept in the closed store."""
    with open_store(folder) as closed:
        answer = Assistant(closed, ROLES).ask(Question(ASKED))
    assert WORD in answer.text
    assert Readers(folder).keep("user olive", Conversation("c1", (Turn(1, answer),)))


def test_what_was_kept_in_the_closed_store_is_looked_through_when_it_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer may have been killed between the store and what its readers kept."""
    write_papers(tmp_path / "papers")
    store = tmp_path / "store"
    with open_store(store, writer=True) as library:
        ingest([tmp_path / "papers"], library, settings=SETTINGS)
        library.clear("deal")
        settled(library, CorpusSettings())
    talk_of_the_deal(store / "closed")
    with open_store(store / "closed", writer=True) as closed:
        closed.decide("deal", "exempt")
    monkeypatch.setattr(ReadingRoom, "prepare", lambda _: None)  # no model is needed
    with open_store(store) as library, ExitStack() as opened:
        room = ReadingRoom(library, ROLES)
        assert closed_beside(room, CorpusSettings(), opened) is not None
    (kept,) = Readers(store / "closed").kept("user olive")
    assert kept.questions == (ASKED,)
    assert b"9,000,000" not in (store / "closed" / "readers.sqlite").read_bytes()


def test_a_file_that_is_another_by_now_is_not_read_for_what_was_cleared(tmp_path: Path) -> None:
    write_papers(tmp_path / "papers")
    with open_store(tmp_path / "store", writer=True) as library:
        ingest([tmp_path / "papers"], library, settings=SETTINGS)
        (tmp_path / "papers" / "lorries.md").write_text(PARTLY.replace("pounds", "Grand Duke"))
        library.clear("lorries")
        (told,) = settled(library, CorpusSettings())
        assert "ingest it again" in told
        with open_store(library.closed_folder) as closed:
            assert "Grand Duke" not in repr(closed.paragraphs("lorries"))


def test_of_two_exempt_parts_the_one_that_is_cleared_is_read(tmp_path: Path) -> None:
    """And after it the other, or none: each time what is cleared now, in the same file."""
    (tmp_path / "papers").mkdir()
    write_pack(tmp_path / "papers" / "pack.pdf")
    store = tmp_path / "store"
    with open_store(store, writer=True) as library:
        ingest([tmp_path / "papers"], library, settings=SETTINGS)
        first, second = "pack--item-2", "pack--item-3"
        statuses = {one.paper_id: one.status for one in library.papers()}
        assert statuses == {
            "pack": "open",
            "pack--item-1": "open",
            first: "exempt",
            second: "exempt",
        }
        library.clear(first)
        assert settled(library, CorpusSettings()) == ()
        assert cleared_words(library) == {"pack--item-1": False, first: True, second: False}
        library.clear(first, is_cleared=False)
        library.clear(second)
        assert settled(library, CorpusSettings()) == ()
        assert cleared_words(library) == {"pack--item-1": False, first: False, second: True}
        library.decide("pack--item-1", "exempt")
        assert settled(library, CorpusSettings()) == ()
        with open_store(library.closed_folder) as beside:
            assert beside.paragraphs("pack--item-1") == ()


def write_pack(path: Path) -> None:
    """An agenda of three items, two of them exempt, with their reports."""
    agenda = (
        "Leeds City Council", "AGENDA", "Executive Board, 3 May 2023", "1. Roads",
        f"2. The {WORD} contract (exempt)", "3. The depot lease (exempt)",
    )  # fmt: skip
    reports = [
        (f"Agenda Item {number}", "Report to the Executive Board, 3 May 2023", title, f"1. {text}")
        for number, title, text in (
            (1, "Roads", "The roads were mended for £20,000."),
            (2, f"The {WORD} contract", f"The {WORD} price is agreed."),
            (3, "The depot lease", f"The {WORD} lease is agreed."),
        )
    ]
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for page in (agenda, *reports):
        for row, line in enumerate(page):
            canvas.drawString(72, 760 - 30 * row, line)
        canvas.showPage()
    canvas.save()


def cleared_words(library: Library) -> dict[str, bool]:
    """Which papers of the closed store are cleared; those that are have their words there."""
    with open_store(library.closed_folder) as closed:
        for one in closed.papers():
            told = WORD in repr(closed.paragraphs(one.paper_id))
            assert told is (one.cleared or (one.paper_id == "pack" and told))
        return {one.paper_id: one.cleared for one in closed.papers() if one.paper_id != "pack"}


def test_what_is_cleared_first_is_seen_while_the_app_runs(tmp_path: Path) -> None:
    """In the browser, by the role that may, without a restart."""
    store = tmp_path / "store"
    write_papers(tmp_path / "papers")
    with open_store(store, writer=True) as library:
        ingest([tmp_path / "papers"], library, settings=SETTINGS)
    for name, role in (("olive", "officer"), ("carl", "councillor"), ("ann", "administrator")):
        Users(store).add(name, role, PASSWORD)  # type: ignore[arg-type]
    with open_store(store) as library, ExitStack() as opened:
        room = ReadingRoom(library, ROLES, lambda: Assistant(library, ROLES).ask)
        for site in served(room, lambda: closed_beside(room, CorpusSettings(), opened)):
            olive, carl, ann = (at_site(site, name) for name in ("olive", "carl", "ann"))
            assert WORD not in olive.get("/paper/deal").text
            ann.post("/papers/decide", data={"paper": "deal", "status": "cleared"})
            while ann.get("/papers/adding").json()["running"]:
                time.sleep(0.05)
            assert WORD in olive.get("/paper/deal").text
            # The chat page too has begun, with the queue that its questions go through.
            assert olive.get("/").status_code == 200
            assert WORD not in carl.get("/paper/deal").text
            assert WORD not in ann.get("/paper/deal").text
    assert (store / "closed").stat().st_mode & 0o077 == 0


def test_a_backup_holds_the_closed_store_for_its_owner_alone(tmp_path: Path) -> None:
    write_papers(tmp_path / "papers")
    with open_store(tmp_path / "store", writer=True) as library:
        ingest([tmp_path / "papers"], library, settings=SETTINGS)
        library.clear("deal")
        settled(library, CorpusSettings())
    kept = tmp_path / "kept.tar"
    with open_store(tmp_path / "store") as library:
        library.backup(kept)
    assert kept.stat().st_mode & 0o777 == 0o600
    # What lay there beside no catalogue does not stay.
    (tmp_path / "again" / "closed").mkdir(parents=True)
    (tmp_path / "again" / "closed" / "left.txt").write_text(WORD)
    Library.restore(
        kept, tmp_path / "again", CorpusSettings(), embedder=WordEmbedder(dimension=512)
    )
    with open_store(tmp_path / "again") as library, open_store(library.closed_folder) as closed:
        assert library.check() == closed.check() == []
        assert WORD in repr(closed.paragraphs("deal"))
        assert library.paragraphs("deal") == ()
        assert closed.search_words([WORD], 5)
        assert library.search_words([WORD], 5) == []
    assert not (tmp_path / "again" / "closed" / "left.txt").exists()
    assert (tmp_path / "again" / "closed").stat().st_mode & 0o077 == 0


def test_without_roles_nobody_sees_it() -> None:
    assert AssistantSettings.from_environment({}).exempt_roles == ()
