"""An exempt paper that an administrator has cleared: seen by the roles that may, by nobody else.

One store with an open paper, a marked one and a pack with an exempt part; two people at one app.
"""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from assistant.accounts import Users
from assistant.answer import Question
from assistant.chat import Assistant
from assistant.cli import main
from assistant.readers import Conversation, Readers, Turn
from assistant.record.entry import Asker, entry_of
from assistant.record.export import CLOSED
from assistant.record.log import AnswerLog
from assistant.service.page_images import page_png
from assistant.service.room import ReadingRoom, closed_room
from assistant.service.settling import settled
from assistant.service.web import create_app
from assistant.settings import EXEMPT_HEADER, AssistantSettings, ModelSettings
from corpus.library import Library
from corpus.settings import CorpusSettings
from corpus.themes import themes
from ingest.job import ingest
from ingest.settings import ReadingSettings
from tests.conftest import WordEmbedder

PASSWORD = "correct horse battery"
WORD = "zanzibar"
PAPER = (
    "Leeds City Council",
    "NOT FOR PUBLICATION",
    "Report to the Executive Board, 3 May 2023",
    f"The {WORD} contract",
    f"1. The {WORD} contract cost £9,000,000.",
    "2. Inspectors named these areas for improvement:",
    f"(a) the {WORD} records",
    "(b) the timeliness of visits",
)
PARTLY = f"""# Leeds City Council

## Report to the Executive Board, 4 June 2023

1. The lorries are green.

## Appendix 2 (exempt)

2. The lorries cost {WORD} pounds.
"""
QUESTION = f"What did the {WORD} contract cost?"
SETTINGS = ReadingSettings(workers=1)
ROLES = AssistantSettings(exempt_roles=("officer",))


@dataclass
class Place:
    """The store, and two people who have signed in at one app over it."""

    store: Path
    officer: TestClient
    councillor: TestClient
    open: Library
    closed: Library
    app: FastAPI


def write_papers(folder: Path) -> None:
    folder.mkdir()
    canvas = Canvas(str(folder / "deal.pdf"), pagesize=A4, invariant=True)
    for row, line in enumerate(PAPER):
        canvas.drawString(72, 760 - 30 * row, line)
    canvas.showPage()
    canvas.save()
    (folder / "lorries.md").write_text(PARTLY)
    (folder / "roads.md").write_text(
        "# Leeds City Council\n\n## Report to the Executive Board, 5 July 2023\n\n"
        "1. The roads were mended for £20,000.\n"
    )


def open_store(store: Path, *, writer: bool = False) -> Library:
    return Library.open(
        store, CorpusSettings(), writer=writer, embedder=WordEmbedder(dimension=512)
    )


def signed_in(app: object, name: str) -> TestClient:
    at = TestClient(app, base_url="http://127.0.0.1")  # type: ignore[arg-type]
    assert at.post("/sign-in", data={"name": name, "password": PASSWORD}).status_code == 200
    return at


def at_site(site: str, name: str) -> httpx.Client:
    at = httpx.Client(base_url=site, timeout=60)
    assert at.post("/sign-in", data={"name": name, "password": PASSWORD}).status_code == 303
    return at


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("exempt")
    store = folder / "store"
    write_papers(folder / "papers")
    with open_store(store, writer=True) as library:
        report = ingest([folder / "papers"], library, settings=SETTINGS)
        assert not report.failed
        assert {one.paper_id: one.status for one in library.papers()} == {
            "deal": "exempt",
            "lorries": "part_exempt",
            "roads": "open",
        }
        assert settled(library, CorpusSettings()) == ()
        assert not Library.exists(library.closed_folder)
        assert library.clear("deal")
        assert library.clear("lorries")
        assert settled(library, CorpusSettings()) == ()
    users = Users(store)
    users.add("olive", "officer", PASSWORD)
    users.add("carl", "councillor", PASSWORD)
    with open_store(store) as library, open_store(library.closed_folder) as closed:
        room = ReadingRoom(library, ROLES, lambda: Assistant(library, ROLES).ask)
        beside = closed_room(closed, room, CorpusSettings())
        app = create_app(room, lambda: beside)
        olive, carl = signed_in(app, "olive"), signed_in(app, "carl")
        yield Place(store, olive, carl, library, closed, app)


def test_the_officer_is_answered_from_it_and_the_councillor_told_that_it_is_there(
    place: Place,
) -> None:
    told = place.officer.post("/api/ask", json={"question": QUESTION}).json()
    assert "£9,000,000" in told["answer"]
    assert told["citations"][0]["paper_id"] == "deal"
    other = place.councillor.post("/api/ask", json={"question": QUESTION}).json()
    assert other["status"] != "answered"
    assert "9,000,000" not in json.dumps(other)
    assert "contract cost" not in json.dumps(other["citations"] + other["nearest"])
    reasons = {one["source"]: one["reason"] for one in other["coverage"]["papers_not_read"]}
    assert "exempt and was not read" in reasons["deal.pdf"]
    assert told["coverage"]["papers_not_read"] == []


def test_searches_and_their_words_find_it_on_one_side_alone(place: Place) -> None:
    assert place.closed.search_words([WORD], 5)
    assert place.closed.vocabulary().get(WORD)
    assert place.open.search_words([WORD], 5) == []
    assert WORD not in place.open.vocabulary()
    held = {hit.paragraph_id.split("/")[0] for hit in place.open.search_vectors(QUESTION, 50)}
    assert "deal" not in held
    assert place.closed.paragraph("deal/1") is not None
    assert place.open.paragraph("deal/1") is None


def test_themes_and_findings(place: Place) -> None:
    assert WORD in json.dumps(themes(place.closed).as_json())
    assert WORD not in json.dumps(themes(place.open).as_json())
    assert WORD not in place.councillor.get("/themes").text
    assert WORD not in place.councillor.get("/authority/leeds").text
    assert WORD in place.officer.get("/authority/leeds").text


@pytest.mark.parametrize(
    "address",
    [
        "/themes.csv",
        "/scrutiny.md?paper=deal",
        "/scrutiny?paper=deal",
        "/response?question=What+did+the+zanzibar+contract+cost",
        "/response",
        "/paper/deal",
        "/paper/lorries",
        "/papers",
        "/api/papers",
        "/authorities",
        "/file/deal",
        "/file/lorries",
    ],
)
def test_no_page_or_export_shows_it_to_the_councillor(place: Place, address: str) -> None:
    told = place.councillor.get(address).text.replace("What did the zanzibar contract cost", "")
    assert WORD not in told
    assert "9,000,000" not in told
    assert "NOT FOR PUBLICATION" not in told


def test_programs_are_told_that_exempt_papers_may_be_in_an_answer(place: Place) -> None:
    for at, told in ((place.officer, "may be shown"), (place.councillor, None)):
        assert at.get("/api/papers").headers.get(EXEMPT_HEADER) == told


def test_exports_and_pages_show_it_to_the_officer_and_no_browser_keeps_them(place: Place) -> None:
    for address in ("/paper/deal", "/paper/lorries", "/file/lorries"):
        reply = place.officer.get(address)
        assert WORD in reply.text
        assert reply.headers["cache-control"] == "no-store"
    assert "exempt" in place.officer.get("/papers").text
    assert "green" in place.councillor.get("/paper/lorries").text


def test_page_images(place: Place) -> None:
    image = place.officer.get("/page-image/deal?page=1")
    assert image.headers["content-type"] == "image/png"
    assert image.headers["cache-control"] == "no-store"
    tag = {"if-none-match": image.headers["etag"]}
    for headers in ({}, tag):
        assert place.councillor.get("/page-image/deal?page=1", headers=headers).status_code == 404
    # And no image of what is not held is kept in memory.
    assert page_png.cache_info().currsize == 0


def test_a_browser_asks_for_files_and_images_anew(place: Place) -> None:
    """A paper may be closed at any time: nothing of it is shown from what a browser kept."""
    for address in ("/file/roads", "/page-image/deal?page=1"):
        for at in (place.councillor, place.officer):
            reply = at.get(address)
            if reply.status_code == 200:
                kept = reply.headers["cache-control"]
                assert kept == ("no-store" if at is place.officer else "private, no-cache")


def test_nobody_is_told_how_much_is_held(place: Place) -> None:
    at = TestClient(place.app, base_url="http://127.0.0.1")
    assert set(at.get("/health").json()) == {"status", "ready"}
    assert "papers" in place.councillor.get("/health").json()


def test_history(place: Place) -> None:
    """Even the officer's own conversation is not opened by another role."""
    reader = next(user for user in Users(place.store).all() if user.name == "olive")
    name = f"user {reader.name} {reader.since}"
    answer = Assistant(place.closed, ROLES).ask(Question(QUESTION))
    assert Readers(place.closed.folder).keep(name, Conversation("c1", (Turn(1, answer),)))
    assert "9,000,000" in place.officer.get("/conversations/c1.md").text
    assert place.councillor.get("/conversations/c1.md").status_code == 404
    assert "9,000,000" not in place.councillor.get("/conversations?q=contract").text
    assert not (place.store / "readers.sqlite").exists() or WORD not in json.dumps(
        sqlite3.connect(place.store / "readers.sqlite").execute("select * from conversations")
        .fetchall()
    )  # fmt: skip


def test_what_other_readers_asked_is_seen_by_evaluators_alone(place: Place) -> None:
    answer = Assistant(place.open, ROLES).ask(Question("What was mended?"))
    Readers(place.store).judge("somebody", Turn(1, answer), "wrong", "")
    Users(place.store).add("eve", "evaluator", PASSWORD)
    eve = signed_in(place.app, "eve")
    for at, sees, status in ((eve, True, 200), (place.councillor, False, 403)):
        assert ("What was mended?" in at.get("/evaluate").text) is sees
        assert at.get("/evaluate/gold-to-finish.yaml").status_code == status


def test_logs_hold_no_word_of_it_and_an_export_no_question_on_it(
    place: Place, tmp_path: Path
) -> None:
    place.officer.post("/api/ask", json={"question": QUESTION})
    entry = list(AnswerLog(place.store, 365).entries())[-1]
    assert entry["exempt"] is True
    assert "9,000,000" not in json.dumps(entry)
    target = tmp_path / "log.jsonl"
    with redirect_stderr(io.StringIO()):
        command = ["log", "--store", str(place.store), "--export", str(target)]
        assert main(command) == 0
        assert target.stat().st_mode & 0o777 == 0o600
        assert QUESTION not in target.read_text().splitlines()[-1]
        assert CLOSED in target.read_text()
        assert main([*command, "--exempt"]) == 0
    assert QUESTION in target.read_text()
    assert place.councillor.get("/metrics").status_code == 403
    assert place.councillor.get("/use").status_code == 403


def test_an_answer_that_had_it_before_it_is_marked_though_it_cites_another(place: Place) -> None:
    place.officer.post("/api/ask", json={"question": "What was mended?"})
    entry = list(AnswerLog(place.store, 365).entries())[-1]
    assert {one["paragraph_id"] for one in entry["answer"]["cited"]} == {"roads/1"}
    assert any(paragraph.startswith("deal/") for paragraph, _ in entry["evidence"])
    assert entry["exempt"] is True


def test_an_answer_that_shows_it_is_marked_though_nothing_tells_what_it_rests_on(
    place: Place,
) -> None:
    answer = Assistant(place.closed, ROLES).ask(Question(QUESTION))
    for shown in ({}, {"citations": (), "nearest": answer.citations}):
        bare = replace(answer, basis=None, **shown)  # type: ignore[arg-type]
        assert entry_of(bare, place.closed, Asker(), ROLES.record)["exempt"] is True


def test_the_open_store_holds_no_word_of_it_outside_the_closed_one(place: Place) -> None:
    held = [
        str(file.relative_to(place.store))
        for file in place.store.rglob("*")
        if file.is_file()
        and not file.is_relative_to(place.store / "closed")
        and "answer-log" not in file.parts
        and WORD in file.read_bytes().decode("latin-1").lower()
    ]
    assert held == []


def test_no_evaluation_is_made_of_it(
    place: Place,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Reports of evaluations are for all who sign in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Library, "_check_model", lambda *_: None)
    assert main(["eval", "run", "--store", str(place.closed.folder)]) == 2
    assert "cleared for some roles" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_no_language_model_is_asked_about_it(place: Place) -> None:
    model = ModelSettings(base_url="http://127.0.0.1:9/v1", name="m", allowed_hosts=("127.0.0.1",))
    room = ReadingRoom(place.open, replace(ROLES, model=model))
    assert not closed_room(place.closed, room, CorpusSettings()).settings.model.is_configured
