"""Papers added, read again and removed in the browser."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.accounts import Users
from assistant.service.intake import Job, Refused, safe_name
from assistant.service.room import ReadingRoom
from assistant.service.web import create_app
from assistant.settings import AssistantSettings
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.assistant.scrutiny.conftest import held, paper
from tests.assistant.web.desk.test_desk_pages import shown, texts
from tests.assistant.web.prepared import ANSWER
from tests.assistant.web.reader import Reader
from tests.assistant.web.serving import served
from tests.conftest import WordEmbedder

MINUTES = (
    "# Minutes of the Cabinet\n\nElmford Borough Council\n\nMeeting of 3 May 2023\n\n"
    "1. The Cabinet agreed to open two new libraries.\n\n2. The budget was noted.\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    held(tmp_path, paper("plan", "oakvale", "2022-10-11").say("1", "Buses run.")).close()
    return tmp_path / "store"


@pytest.fixture
def room(store: Path) -> Iterator[ReadingRoom]:
    with Library.open(store, CorpusSettings(), embedder=WordEmbedder(dimension=512)) as library:
        settings = AssistantSettings(max_upload=1, results=store.parent / "results")
        yield ReadingRoom(library, settings, lambda: lambda q: ANSWER)


@pytest.fixture
def client(room: ReadingRoom) -> TestClient:
    return TestClient(create_app(room), base_url="http://127.0.0.1")


def sent(*files: tuple[str, str]) -> list[tuple[str, tuple[str, io.BytesIO]]]:
    return [("files", (name, io.BytesIO(text.encode()))) for name, text in files]


def finished(client: TestClient) -> list[str]:
    """Wait for the job to end; what became of the files."""
    deadline = time.monotonic() + 60
    while client.get("/papers/adding").json()["running"]:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return texts(shown(client, "/papers/add"), "[aria-labelledby=job] li")


def test_one_file_that_is_no_paper_is_named_and_the_others_are_read(client: TestClient) -> None:
    reply = client.post("/papers/add", files=sent(("minutes.md", MINUTES), ("photo.png", "PNG")))
    assert reply.status_code == 200
    told = finished(client)
    assert told[0] == "minutes.md: added"
    assert told[1].startswith("photo.png cannot be read: papers are ")


def test_files_are_read_and_what_became_of_each_is_told(
    client: TestClient, room: ReadingRoom
) -> None:
    reply = client.post("/papers/add", files=sent(("minutes.md", MINUTES), ("torn.pdf", "%PDF")))
    assert reply.status_code == 200
    told = finished(client)
    assert told[0] == "minutes.md: added"
    assert told[1].startswith("torn.pdf: not read, ")
    assert [one.source for one in room.library.papers()] == ["minutes.md", "plan.txt"]
    page = shown(client, "/papers")
    assert "torn.pdf" in texts(page, "[aria-labelledby=not-read] h3")


def test_the_same_name_again_takes_the_place_of_the_first(
    client: TestClient, room: ReadingRoom
) -> None:
    client.post("/papers/add", files=sent(("minutes.md", MINUTES)))
    finished(client)
    client.post("/papers/add", files=sent(("minutes.md", MINUTES + "\n3. Trams will run.\n")))
    assert finished(client) == ["minutes.md: read again, in place of what was held"]
    assert len(room.library.papers()) == 2


def test_a_paper_is_read_again_and_removed(client: TestClient, room: ReadingRoom) -> None:
    client.post("/papers/add", files=sent(("minutes.md", MINUTES)))
    finished(client)
    client.post("/papers/again", data={"source": "minutes.md"})
    assert finished(client) == ["minutes.md: nothing new, it is held already"]
    asked = client.post("/papers/remove", data={"paper": "plan"}).text
    assert "for good?" in asked
    assert "results of evaluations that were made before keep what they held" in asked
    assert len(room.library.papers()) == 2
    run = room.settings.results / "autumn"
    run.mkdir(parents=True)
    (run / "predictions.jsonl").write_text('{"answer": {"citations": [{"paper_id": "plan"}]}}\n')
    page = client.post("/papers/remove", data={"paper": "plan", "sure": "yes"}).text
    assert "The paper was removed. Not reached: backups made before" in page
    assert "Evaluations that show it: autumn (in " in page
    assert [one.source for one in room.library.papers()] == ["minutes.md"]
    assert client.post("/papers/remove", data={"paper": "plan"}).status_code == 404


def test_a_file_that_has_gone_cannot_be_read_again(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").unlink()
    reply = client.post("/papers/again", data={"source": "plan.txt"})
    assert reply.status_code == 409
    assert "add the file again" in reply.text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("minutes.pdf", "minutes.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\Agenda 5.DOCX", "Agenda 5.DOCX"),
        ("..hidden.md", "hidden.md"),
        ("a\x00b<c>d.html", "a b c d.html"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_are_made_safe(name: str, kept: str) -> None:
    assert safe_name(name) == kept


@pytest.mark.parametrize("name", ["", "run.exe", ".pdf", "../..", "minutes.pdf/"])
def test_what_is_no_paper_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        safe_name(name)


def test_too_much_at_once_is_refused_before_it_is_read(client: TestClient, store: Path) -> None:
    reply = client.post("/papers/add", files=sent(("long.txt", "x" * (1024 * 1024))))
    assert reply.status_code == 413
    assert "2 MiB were sent and 1 are taken at once" in reply.text
    assert not (store / "uploads").exists()


@pytest.mark.parametrize(
    ("settings", "may"),
    [
        (AssistantSettings(), True),
        (AssistantSettings(host="0.0.0.0"), False),
        (AssistantSettings(host="0.0.0.0", changes=True), True),
        (AssistantSettings(changes=False), False),
    ],
)
def test_papers_are_changed_only_where_a_setting_allows_it(
    room: ReadingRoom, settings: AssistantSettings, may: bool
) -> None:
    other = ReadingRoom(room.library, settings, lambda: lambda q: ANSWER)
    client = TestClient(create_app(other), base_url="http://127.0.0.1")
    if settings.host == "0.0.0.0":
        # Where others can ask too, nobody is let in without signing in.
        assert client.get("/papers").status_code == 401
        Users(room.library.folder).add("olive", "officer", "correct horse battery")
        client.post("/sign-in", data={"name": "olive", "password": "correct horse battery"})
    assert bool(shown(client, "/papers/add").css("input[type=file]")) is may
    assert bool(shown(client, "/papers").css("main form")) is may
    if not may:
        refused = client.post("/papers/add", files=sent(("minutes.md", MINUTES)))
        assert refused.status_code == 403
        assert client.post("/papers/remove", data={"paper": "plan"}).status_code == 403
        assert client.post("/papers/again", data={"source": "plan.txt"}).status_code == 409


@pytest.mark.parametrize(
    ("done", "name", "words"),
    [
        (0, "", "Reading file 1 of 2"),
        (1, "b.md", "Reading file 2 of 2: b.md"),
        (2, "", "All files are read, and are being put in their place."),
    ],
)
def test_where_a_job_stands_is_told_in_words(done: int, name: str, words: str) -> None:
    assert Job(done, 2, name).words == words


@pytest.mark.browser
def test_an_officer_adds_a_paper_and_sees_it_held(
    browser: Any, room: ReadingRoom, axe: str, tmp_path: Path
) -> None:
    file = tmp_path / "minutes.md"
    file.write_text(MINUTES, encoding="utf-8")
    for address in served(room):
        reader = Reader(browser, address).opens("/papers").chooses("a[href='/papers/add']")
        assert reader.barriers(axe) == []
        reader.waits_for("#files").send_keys(str(file))
        reader.chooses("form .button")
        reader.finds("div[role=status] li", "minutes.md: added")
        # The focus goes to what became of them, which is announced.
        reader.is_led_to("What became of the files")
        assert reader.barriers(axe) == []
        reader.holds_a_phone(320).opens("/papers").chooses(".held-list summary")
        assert reader.barriers(axe) == []
        assert not reader.scrolls_sideways()
