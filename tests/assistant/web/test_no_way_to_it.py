"""Every page, export and tool asked for a paper that was removed, closed or never open.

All addresses of the app are taken from the app itself: a new one fails here until it is looked at.
"""

from __future__ import annotations

import html
import io
import json
import logging
import time
from collections.abc import Iterator
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from assistant.accounts import ROLES, Users
from assistant.answer import Question
from assistant.chat import Assistant
from assistant.cli import main
from assistant.mcp.desk import Desk
from assistant.readers import Conversation, Readers, Turn
from assistant.record.export import CLOSED
from assistant.service.logs import JsonLines
from assistant.service.room import ReadingRoom
from assistant.service.server import closed_beside
from assistant.service.web import create_app
from assistant.settings import AssistantSettings, SignInSettings
from corpus.library import Library
from corpus.settings import CorpusSettings
from ingest.job import ingest
from ingest.settings import ReadingSettings
from tests.assistant.web.serving import served
from tests.assistant.web.test_exempt import PASSWORD, QUESTION, WORD, at_site, open_store
from tests.assistant.web.test_exempt import write_papers as write_marked

SETTINGS = AssistantSettings(
    changes=True, exempt_roles=("officer",), sign_in=SignInSettings(questions=1000)
)
MARKUP = "<img src=x onerror=alert(9)>"
OPEN = f"""# The {WORD} contract

Leeds City Council

Report to the Executive Board, 3 May 2023

Report author: Ann {WORD.title()}

1. The {WORD} contract cost £9,000,000.

2. Inspectors named these areas for improvement:

(a) the {WORD} records

(b) the timeliness of {html.escape(MARKUP)} visits

3. RESOLVED: That the {WORD} contract be let by Ms {WORD.title()} by 4 June 2023.
"""
ROADS = OPEN.replace(WORD, "roads").replace(WORD.title(), "Smith").replace("9,000,000", "20,000")
ASKED = QUESTION.replace(" ", "+").replace("?", "")
# Every address of the app by its form; what is asked for is the paper, however it can be named.
ADDRESSES: dict[str, tuple[str, ...]] = {
    "the chat's own": ("/", "/?conversation=c1", "/config", "/gradio_api/info", "/theme.css"),
    "/papers": ("/papers", "/papers?done=removed"),
    "/paper/{paper_id:path}": ("/paper/deal", "/paper/deal?paragraph=1", "/paper/deal.md"),
    "/page-image/{paper_id:path}": ("/page-image/deal?page=1",),
    "/file/{paper_id:path}": ("/file/deal", "/file/deal.md", "/file/deal.pdf"),
    "/metrics": ("/metrics",),
    "/use": ("/use",),
    "/evaluate": ("/evaluate",),
    "/evaluate/report/{run}": ("/evaluate/report/deal",),
    "/evaluate/{name}": ("/evaluate/gold-candidates.yaml", "/evaluate/gold-to-finish.yaml"),
    "/response": (
        "/response", f"/response?question={ASKED}", "/response?finding=deal/2(a)",
        "/response?draft=" + "a" * 32,
    ),
    "/response/{name}.{form}": ("/response/" + "a" * 32 + ".md", "/response/" + "a" * 32 + ".docx"),
    "/scrutiny": ("/scrutiny", "/scrutiny?paper=deal"),
    "/scrutiny.md": ("/scrutiny.md?paper=deal",),
    "/authorities": ("/authorities",),
    "/authority/{authority}": ("/authority/leeds",),
    "/conversations": ("/conversations", "/conversations?q=contract"),
    "/conversations/{name}.{form}": ("/conversations/c1.md", "/conversations/c1.docx"),
    "/papers/add": ("/papers/add",),
    "/papers/adding": ("/papers/adding",),
    "/themes": ("/themes", "/themes?kind=resolution", "/themes?kind=figure"),
    "/themes.csv": ("/themes.csv", "/themes.csv?kind=decision"),
    "/api/papers": ("/api/papers",),
    "/health": ("/health",),
    "/ratings": ("/ratings",),
    "/ratings/{name}/agreement": ("/ratings/deal/agreement",),
    "/ratings/{name}/{rater}.csv": ("/ratings/deal/ann.csv",),
    "/ratings/{name}/{rater}": ("/ratings/deal/ann",),
    "/ratings/{name}/{rater}/{number}": ("/ratings/deal/ann/1",),
    "/openapi.json": ("/openapi.json",),
}  # fmt: skip
TOOLS: tuple[tuple[str, dict[str, str]], ...] = (
    ("ask", {"question": QUESTION}),
    ("ask", {"question": "What was resolved at Leeds?"}),
    ("search", {"words": "contract cost"}),
    ("show", {"paper": "deal"}),
    ("show", {"paper": "deal", "paragraph": "1"}),
    ("list", {}),
    ("themes", {}),
)
QUESTIONS = (
    QUESTION, "What improvement areas recur across authorities?", "What was resolved at Leeds?",
    "What papers of Leeds are held?", "What did the contract cost?", "List the areas to improve.",
)  # fmt: skip


@dataclass
class Site:
    """A running app and who has signed in there, by role."""

    people: dict[str, httpx.Client]
    store: Path
    room: ReadingRoom


def everywhere(at: httpx.Client) -> dict[str, str]:
    """What each address and question gives somebody, without the words of the address itself."""
    told = {}
    for one in (address for many in ADDRESSES.values() for address in many):
        reply = at.get(one, headers={"accept": "text/html"})
        # A file that is kept bears the title, which is what the reader asked.
        headers = "".join(f"{name}: {unquote(value)}" for name, value in reply.headers.items())
        text = headers + reply.text
        told[one] = text.replace(QUESTION.rstrip("?"), "").replace(ASKED, "")
        # Papers' text is text on every page, whatever it looks like.
        assert MARKUP not in text or "text/html" not in reply.headers["content-type"], one
    for question in QUESTIONS:
        answer = at.post("/api/ask", json={"question": question, "suggest": True}).json()
        for suggestion in answer["suggestions"]:
            told[suggestion] = suggestion
        told[question] = json.dumps(answer | {"question": ""})
    return told


def leaks(told: dict[str, str]) -> list[str]:
    return [where for where, text in told.items() if WORD in text.lower() or "9,000,000" in text]


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO)
    return caplog


def site_over(folder: Path) -> Iterator[Site]:
    """The app over the papers in a folder, and four people at it."""
    store = folder.parent / "store"
    with open_store(store, writer=True) as library:
        ingest([folder], library, settings=ReadingSettings(workers=1))
    for role in ROLES:
        Users(store).add(role, role, PASSWORD)
    with open_store(store) as library, ExitStack() as opened:
        room = ReadingRoom(library, SETTINGS, lambda: Assistant(library, SETTINGS).ask)
        beside = lambda: closed_beside(room, CorpusSettings(), opened)  # noqa: E731
        for address in served(room, beside):
            yield Site({role: at_site(address, role) for role in ROLES}, store, room)


def test_every_address_of_the_app_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "roads.md").write_text(OPEN)
    for site in site_over(tmp_path / "papers"):
        found = forms_of(create_app(site.room))
    assert found - set(ADDRESSES) == set()


def forms_of(app: FastAPI) -> set[str]:
    """The forms of all addresses that can be looked at, but the chat's own and the styles."""
    routes = [route for route in app.routes if isinstance(route, APIRoute)]
    seen = {route.path for route in routes if "GET" in (route.methods or ())}
    return seen | set(app.openapi()["paths"]) - {"/api/ask"}


@pytest.mark.parametrize("way", ["removed", "closed"])
def test_a_paper_that_goes_is_nowhere_any_more(
    tmp_path: Path, logged: pytest.LogCaptureFixture, way: str
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "deal.md").write_text(OPEN)
    (folder / "roads.md").write_text(ROADS)
    for site in site_over(folder):
        talk(site)
        told = everywhere(site.people["officer"])
        assert {"/paper/deal", "/authority/leeds", "/response"} <= {
            where for where, text in told.items() if html.escape(MARKUP) in text
        }
        before = leaks(told)
        # It could be seen in all these ways, or nothing is shown by its being gone.
        assert {"/paper/deal", "/file/deal", "/scrutiny?paper=deal", "/response", QUESTION,
                "/conversations/c1.md", "/authority/leeds"} <= set(before)  # fmt: skip
        admin = site.people["administrator"]
        form = (
            {"paper": "deal", "sure": "yes"}
            if way == "removed"
            else {"paper": "deal", "status": "exempt"}
        )
        path = "/papers/remove" if way == "removed" else "/papers/decide"
        assert admin.post(path, data=form).status_code == 303
        for role, at in site.people.items():
            assert (role, leaks(everywhere(at))) == (role, [])
        if way == "closed":
            # A question that was asked while it was open may repeat it.
            shown = by_command(site.store)["log --json"]
            assert CLOSED in shown
            assert "deal/1" in shown
    assert WORD not in "".join(JsonLines().format(one) for one in logged.records if is_ours(one))
    assert leaks(by_command(site.store)) == []


def test_a_paper_that_is_cleared_for_some_is_nowhere_for_others(
    tmp_path: Path, logged: pytest.LogCaptureFixture
) -> None:
    write_marked(tmp_path / "papers")
    for site in site_over(tmp_path / "papers"):
        site.people["administrator"].post(
            "/papers/decide", data={"paper": "deal", "status": "cleared"}
        )
        while site.people["administrator"].get("/papers/adding").json()["running"]:
            time.sleep(0.05)
        seen = leaks(everywhere(site.people["officer"]))
        assert {"/paper/deal", "/file/deal", "/authority/leeds", QUESTION} - set(seen) <= {
            "/file/deal"  # a PDF, whose words are packed
        }
        for role in ("councillor", "evaluator", "administrator"):
            assert (role, leaks(everywhere(site.people[role]))) == (role, [])
    assert WORD not in "".join(JsonLines().format(one) for one in logged.records if is_ours(one))
    assert leaks(by_command(site.store)) == []


def test_another_readers_conversation_draft_and_questions_are_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "roads.md").write_text(ROADS)
    for site in site_over(folder):
        talk(site, f"What of the roads and {WORD}?")
        assert "/conversations/c1.md" in leaks(everywhere(site.people["officer"]))
        for role in ("councillor", "administrator"):
            other = site.people[role]
            # Verdicts with what was asked are for evaluators and administrators.
            seen = set(leaks(everywhere(other))) - {"/evaluate", *ADDRESSES["/evaluate/{name}"]}
            assert (role, seen) == (role, set())
            for act in ("rename", "delete"):
                gone = other.post(f"/conversations/c1/{act}", data={"title": "mine"})
                assert gone.status_code == 404
            judged = {"conversation": "c1", "turn": "1", "verdict": "wrong"}
            assert other.post("/judge", data=judged).status_code == 404
        assert leaks({"": site.people["councillor"].get("/evaluate").text}) == []
        assert "/conversations/c1.md" in leaks(everywhere(site.people["officer"]))


def talk(site: Site, question: str = QUESTION) -> None:
    """The officer has a conversation kept, and judges its answer."""
    (user,) = (one for one in Users(site.store).all() if one.name == "officer")
    answer = Assistant(site.room.library, SETTINGS).ask(Question(question))
    talked = Conversation("c1", (Turn(1, answer),))
    assert Readers(site.store).keep(f"user {user.name} {user.since}", talked)
    form = {"conversation": "c1", "turn": "1", "verdict": "wrong"}
    assert site.people["officer"].post("/judge", data=form).status_code == 200


def is_ours(record: logging.LogRecord) -> bool:
    """Not what the tests' own browser notes of the addresses that it asks for."""
    return not record.name.startswith(("httpx", "httpcore", "asyncio"))


def by_command(store: Path) -> dict[str, str]:
    """What the command line and the tools for other assistants print of a store."""
    told = {}
    for words in (["list"], ["list", "--json"], ["log", "--json"], ["log", "--words"], ["doctor"]):
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(out), pytest.MonkeyPatch.context() as patch:
            patch.setattr(Library, "_check_model", lambda *_: None)
            main([*words, "--store", str(store)])
        told[" ".join(words)] = out.getvalue().replace(QUESTION.rstrip("?"), "")
    with open_store(store) as library:
        desk = Desk(library, Assistant(library, SETTINGS).ask, 2000)
        for name, given in TOOLS:
            result = desk.call(name, given)
            # A removed paper cannot be shown; all else must have been carried out.
            assert name == "show" or result["isError"] is False
            told[f"{name} {given}"] = json.dumps(result).replace(QUESTION.rstrip("?"), "")
    return told
