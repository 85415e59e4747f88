"""What the four roles see of the pages, and signing in and out at a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from selenium.webdriver.common.keys import Keys

from assistant.accounts import ROLES, Users
from assistant.service.room import ReadingRoom
from assistant.service.web import create_app
from tests.assistant.web.reader import Reader

PASSWORD = "correct horse battery"
SEEN = {
    "councillor": set(),
    "officer": {"/papers/add"},
    "evaluator": {"/ratings"},
    "administrator": {"/papers/add", "/ratings", "/use"},
}


@pytest.fixture(autouse=True, scope="module")
def users(desk_room: ReadingRoom) -> Iterator[None]:
    """One user of each role, for as long as these tests last: others ask without signing in."""
    held = Users(desk_room.library.folder)
    for role in ROLES:
        held.add(f"{role}-1", role, PASSWORD)
    yield
    for role in ROLES:
        held.remove(f"{role}-1")


@pytest.mark.parametrize("role", SEEN)
def test_nobody_is_led_to_what_their_role_may_not_do(desk_room: ReadingRoom, role: str) -> None:
    at = TestClient(create_app(desk_room), base_url="http://127.0.0.1")
    at.post("/sign-in", data={"name": f"{role}-1", "password": PASSWORD})
    pages = at.get("/evaluate").text + at.get("/papers").text
    led = {path for path in ("/papers/add", "/ratings", "/use") if f'href="{path}"' in pages}
    assert led == SEEN[role]
    assert f"{role}-1, {role}" in at.get("/").text


@pytest.mark.browser
def test_who_signs_in_by_keyboard_is_named_and_can_sign_out(reader: Reader, axe: str) -> None:
    reader.holds_a_phone(320).browser.get(f"{reader.address}/papers")
    reader.waits_for("#name")
    reader.presses("officer-1", Keys.TAB, "wrong", Keys.ENTER)
    reader.finds("[role=alert]", "not right")
    assert reader.barriers(axe) == []
    reader.presses("officer-1", Keys.TAB, PASSWORD, Keys.ENTER)
    reader.finds(".visitor span", "officer-1, officer")
    assert reader.browser.current_url.endswith("/papers")
    assert reader.barriers(axe) == []
    assert not reader.scrolls_sideways()
    reader.opens("/")
    assert reader.barriers(axe) == []
    assert not reader.scrolls_sideways()
    reader.chooses(".visitor button").waits_for("#name")
    reader.browser.get(f"{reader.address}/papers")
    assert "/sign-in?next=" in reader.browser.current_url
