"""What the model took, as administrators see it in the web app."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.accounts import ROLES, Users
from assistant.answer import Question
from assistant.chat import Assistant
from assistant.service.room import ReadingRoom
from assistant.service.signing import Gate
from assistant.service.use_pages import use_routes
from assistant.settings import AssistantSettings, SignInSettings
from corpus.library import Library
from tests.assistant.model.conftest import model_settings
from tests.assistant.model.played import Endpoint, Manner, Play
from tests.assistant.model.test_what_the_reader_sees import CHAIR, says

GOOD = says("Dr Ottoline Farthing chairs the Improvement Board. {Ottoline}")
PASSWORD = "correct horse battery"


def page_of(library: Library, settings: AssistantSettings, users: Users) -> TestClient:
    """The page behind the gate, without the rest of the app."""
    app = FastAPI()
    app.include_router(use_routes(ReadingRoom(library, settings)))
    gate = Gate(app, users, SignInSettings())
    return TestClient(gate, base_url="http://127.0.0.1", follow_redirects=False)


def asked(library: Library, play: Play, manner: Manner, tmp_path: Path, **of: object) -> list[str]:
    """The cells of the page after a question to two models."""
    with Endpoint(play, manner) as endpoint:
        for name in ("a-model", "b-model"):
            settings = AssistantSettings(model=model_settings(endpoint, name=name, **of))
            Assistant(library, settings).ask(Question(CHAIR))
        text = page_of(library, settings, Users(tmp_path)).get("/use").text
    return re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", text)


def test_the_day_s_use_is_shown_against_the_budget_and_model_by_model(
    library: Library, tmp_path: Path
) -> None:
    cells = asked(library, GOOD, Manner(), tmp_path, daily_tokens=10_000, daily_cost=4.0)
    at = cells.index("Tokens")
    assert cells[at : at + 4] == ["Tokens", "1,500", "10,000", "8,500"]
    at = cells.index("Cost", at + 4)
    assert cells[at : at + 4] == ["Cost", "1.6", "4", "2.4"]
    for name in ("a-model", "b-model"):
        at = cells.index(name)
        assert cells[at + 1].startswith("127.0.0.1:")
        assert cells[at + 2 : at + 6] == ["played", "1", "700", "50"]
        assert cells[at + 7] == "0.8"
    assert cells.count("worded an answer") == 2


def test_a_call_that_failed_is_shown_as_that(library: Library, tmp_path: Path) -> None:
    cells = asked(library, GOOD, Manner(statuses=(500,) * 9), tmp_path, daily_tokens=0)
    assert cells.count("failed: the composed answer was shown") == 2
    at = cells.index("Tokens")
    assert cells[at : at + 4] == ["Tokens", "0", "no limit", "–"]


def test_without_a_model_the_page_says_so(library: Library, tmp_path: Path) -> None:
    text = page_of(library, AssistantSettings(), Users(tmp_path)).get("/use").text
    assert "No language model is configured" in text
    assert "Nothing was asked of a model today." in text


@pytest.mark.parametrize("role", ROLES)
def test_administrators_alone_see_it_where_users_sign_in(
    library: Library, tmp_path: Path, role: str
) -> None:
    users = Users(tmp_path)
    users.add("ada", role, PASSWORD)  # type: ignore[arg-type]
    client = page_of(library, AssistantSettings(), users)
    assert client.get("/use").status_code == 401
    client.post("/sign-in", data={"name": "ada", "password": PASSWORD})
    assert client.get("/use").status_code == (200 if role == "administrator" else 403)
