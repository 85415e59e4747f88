"""An administrator decides in the browser who may read a paper whose marking is unclear."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.accounts import Role, Users
from assistant.service.room import ReadingRoom
from assistant.service.web import create_app
from assistant.settings import AssistantSettings
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.assistant.scrutiny.conftest import held, paper
from tests.assistant.web.desk.test_adding import finished, sent
from tests.assistant.web.desk.test_desk_pages import shown, texts
from tests.assistant.web.prepared import ANSWER
from tests.assistant.web.reader import Reader
from tests.assistant.web.serving import served
from tests.conftest import WordEmbedder

PASSWORD = "correct horse battery"
UNCLEAR = (
    "# Elmford Borough Council\n\nReport to the Cabinet, 3 May 2023\n\n"
    "Status: Exempt or open\n\n1. The zanzibar contract was let.\n"
)
SETTINGS = AssistantSettings(changes=True, exempt_roles=("officer",))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    held(tmp_path, paper("plan", "oakvale", "2022-10-11").say("1", "Buses run.")).close()
    return tmp_path / "store"


@pytest.fixture
def room(store: Path) -> Iterator[ReadingRoom]:
    with Library.open(store, CorpusSettings(), embedder=WordEmbedder(dimension=512)) as library:
        yield ReadingRoom(library, SETTINGS, lambda: lambda q: ANSWER)


def signed_in(room: ReadingRoom, role: Role) -> TestClient:
    users = Users(room.library.folder)
    if users.get(role) is None:
        users.add(role, role, PASSWORD)
    at = TestClient(create_app(room), base_url="http://127.0.0.1")
    assert at.post("/sign-in", data={"name": role, "password": PASSWORD}).status_code == 200
    return at


@pytest.fixture
def client(room: ReadingRoom) -> TestClient:
    """An administrator, where an unclear paper was just added."""
    at = signed_in(room, "administrator")
    at.post("/papers/add", files=sent(("deal.md", UNCLEAR)))
    assert finished(at) == ["deal.md: added"]
    return at


def status_of(room: ReadingRoom) -> tuple[str, bool, int]:
    found = room.library.paper("deal")
    assert found is not None
    return found.status, found.withheld, len(room.library.paragraphs("deal"))


def decide(at: TestClient, status: str, name: str = "deal") -> int:
    form = {"paper": name, "status": status}
    return at.post("/papers/decide", data=form, follow_redirects=False).status_code


def test_no_file_is_kept_that_is_exempt_by_its_own_marking(
    client: TestClient, room: ReadingRoom
) -> None:
    marked = UNCLEAR.replace(UNCLEAR.splitlines()[0], "NOT FOR PUBLICATION")
    client.post("/papers/add", files=sent(("sale.md", marked)))
    assert finished(client) == ["sale.md: added"]
    uploads = room.library.folder / "uploads"
    assert {one.name for one in uploads.iterdir()} == {"deal.md"}
    # What waits to be decided may be exempt: not for others on the machine.
    assert (uploads / "deal.md").stat().st_mode & 0o077 == 0


def test_an_unclear_paper_is_withheld_until_it_is_decided_to_be_open(
    client: TestClient, room: ReadingRoom
) -> None:
    assert status_of(room) == ("unclear", True, 0)
    page = shown(client, "/papers")
    assert len(texts(page, "[aria-labelledby=waiting] li")) == 1
    assert texts(page, "[aria-labelledby=waiting] button")[0].startswith("Open: read it")
    assert decide(client, "open") == 303
    assert finished(client) == ["deal.md: decided to be open, and read"]
    assert status_of(room)[:2] == ("open", False)
    assert "zanzibar" in client.get("/paper/deal").text
    assert texts(shown(client, "/papers"), "[aria-labelledby=waiting] li") == []


def test_decided_to_be_exempt_it_stays_closed_and_an_open_one_is_closed(
    client: TestClient, room: ReadingRoom
) -> None:
    assert decide(client, "exempt") == 303
    assert status_of(room) == ("exempt", True, 0)
    assert "Its status was told by: the administrator" in client.get("/papers").text
    assert decide(client, "exempt", "plan") == 303
    assert room.library.paragraphs("plan") == ()
    assert "Buses run" not in client.get("/paper/plan").text


def test_cleared_it_is_read_in_a_store_of_its_own(client: TestClient, room: ReadingRoom) -> None:
    assert decide(client, "cleared") == 303
    assert "for the roles that may see exempt papers" in finished(client)[0]
    assert status_of(room) == ("exempt", True, 0)
    closed = Library.open(
        room.library.closed_folder, CorpusSettings(), embedder=WordEmbedder(dimension=512)
    )
    with closed:
        assert "zanzibar" in closed.paragraphs("deal")[-1].text
        assert not (room.library.folder / "uploads" / "deal.md").exists()
        # And no longer, once it is decided otherwise.
        assert decide(client, "exempt") == 303
        assert closed.paragraphs("deal") == ()


@pytest.mark.parametrize("role", ["councillor", "officer", "evaluator"])
def test_nobody_else_decides_or_is_offered_to(
    client: TestClient, room: ReadingRoom, role: Role
) -> None:
    other = signed_in(room, role)
    assert decide(other, "open") == 403
    page = other.get("/papers").text
    assert "/papers/decide" not in page
    assert "An administrator decides." in page
    assert ("/papers/remove" in page) is (role == "officer")
    assert status_of(room) == ("unclear", True, 0)


@pytest.mark.parametrize(("name", "status", "reply"), [
    ("nothing", "open", 404), ("deal", "unclear", 422), ("deal", "", 422),
])  # fmt: skip
def test_what_cannot_be_decided_is_said(
    client: TestClient, name: str, status: str, reply: int
) -> None:
    assert decide(client, status, name) == reply


def test_where_papers_are_not_changed_nothing_is_decided(
    client: TestClient, room: ReadingRoom
) -> None:
    shut = ReadingRoom(room.library, replace(SETTINGS, changes=False), lambda: lambda q: ANSWER)
    at = signed_in(shut, "administrator")
    assert decide(at, "open") == 403
    assert "/papers/decide" not in at.get("/papers").text


@pytest.mark.browser
def test_an_administrator_decides_in_the_browser(browser: Any, room: ReadingRoom, axe: str) -> None:
    for address in served(room):
        reader = Reader(browser, address)
        files = {"files": ("deal.md", io.BytesIO(UNCLEAR.encode()))}
        at = TestClient(create_app(room), base_url="http://127.0.0.1")
        at.post("/papers/add", files=files)
        finished(at)
        reader.opens("/papers")
        assert reader.barriers(axe) == []
        assert len(reader.sees("[aria-labelledby=waiting] li")) == 1
        reader.chooses("[aria-labelledby=waiting] button[value=open]")
        reader.finds("div[role=status] li", "decided to be open")
        reader.holds_a_phone(320).opens("/papers")
        assert reader.sees("[aria-labelledby=waiting]") == []
        assert not reader.scrolls_sideways()
        # An open one is closed again, and its text is gone.
        reader.chooses("li:has(input[value=deal]) details:nth-of-type(2) summary")
        assert reader.barriers(axe) == []
        reader.chooses("li:has(input[value=deal]) details:nth-of-type(2) button[value=exempt]")
        reader.finds("p[role=status]", "its text was removed")
    assert status_of(room) == ("exempt", True, 0)
