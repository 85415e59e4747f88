"""A served app attacked from outside: floods of guesses and questions, and what every reply bears.

Real sockets and many requests at once; the answers are prepared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import httpx
import pytest

from assistant.accounts import Users
from assistant.service.room import ReadingRoom
from assistant.settings import AssistantSettings, SignInSettings
from corpus.library import Library
from tests.assistant.web.prepared import answering
from tests.assistant.web.serving import served
from tests.assistant.web.shelf import Shelf

PASSWORD = "correct horse battery"
A_MINUTE = 12
PAGES = 90
SETTINGS = AssistantSettings(sign_in=SignInSettings(questions=A_MINUTE, pages=PAGES))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("attacked")
    users = Users(folder)
    for name, role in (("ada", "officer"), ("bob", "councillor"), ("cleo", "councillor"),
                       ("eve", "councillor"), ("fay", "officer")):  # fmt: skip
        users.add(name, role, PASSWORD)  # type: ignore[arg-type]
    room = ReadingRoom(cast("Library", Shelf(folder)), SETTINGS, lambda: answering)
    yield from served(room)


@contextmanager
def browser(site: str, name: str = "") -> Iterator[httpx.Client]:
    """Somebody at the site, signed in where they have a name."""
    with httpx.Client(base_url=site, timeout=60) as at:
        if name:
            assert guess(at, name, PASSWORD, "10.77.7.7") == 303
        yield at


def guess(at: httpx.Client, name: str, password: str, address: str = "") -> int:
    told = {"X-Forwarded-For": address} if address else {}
    form = {"name": name, "password": password}
    return at.post("/sign-in", data=form, headers=told).status_code


def at_once(what: Callable[[int], int], times: int) -> Counter[int]:
    """The statuses of so many calls, twenty at a time."""
    with ThreadPoolExecutor(20) as crowd:
        return Counter(crowd.map(what, range(times)))


def test_guesses_that_come_at_once_are_no_more_than_those_that_come_in_turn(site: str) -> None:
    with browser(site) as attacker:
        statuses = at_once(lambda n: guess(attacker, "bob", f"guess {n}", "10.1.1.1"), 60)
        # The same name in other letters is the same name.
        wide = guess(attacker, "ｂｏｂ", "another guess", "10.1.1.1")
    assert statuses == {401: 5, 429: 55}
    assert wide == 429


def test_who_guesses_at_a_name_does_not_keep_out_its_owner(site: str) -> None:
    with browser(site, "cleo") as before, browser(site) as attacker:
        before.post("/sign-out")
        flood = at_once(lambda n: guess(attacker, "cleo", f"guess {n}"), 40)
        assert flood == {401: 5, 429: 35}
        # From elsewhere; and even from the same address, in a browser that she has used.
        with browser(site) as elsewhere:
            assert guess(elsewhere, "cleo", PASSWORD, "10.2.2.2") == 303
        assert guess(before, "cleo", PASSWORD) == 303
        # What lets her in is worth nothing for another name.
        assert [guess(before, "ada", f"guess {n}") for n in range(6)] == [401] * 5 + [429]
        with browser(site) as forging:
            forging.cookies.set("papers_known", "made up")
            assert guess(forging, "cleo", PASSWORD) == 429


def test_an_address_that_guesses_at_many_names_is_stopped(site: str) -> None:
    with browser(site, "ada") as honest, browser(site) as attacker:
        statuses = at_once(lambda n: guess(attacker, f"user{n}", "guess", "10.3.3.3"), 50)
        assert statuses == {401: 30, 429: 20}
        assert honest.get("/papers").status_code == 200


def test_very_many_addresses_that_guess_at_one_name_are_stopped(site: str) -> None:
    with browser(site) as attacker:
        statuses = [guess(attacker, "eve", "guess", f"10.4.{n // 5}.1") for n in range(105)]
    assert statuses == [401] * 100 + [429] * 5


def test_a_flood_of_questions_ends_and_another_reader_gets_on(site: str) -> None:
    def ask(at: httpx.Client) -> httpx.Response:
        return at.post("/api/ask", json={"question": "What needs to improve?"})

    with browser(site, "ada") as flooding, browser(site, "cleo") as honest:
        statuses = at_once(lambda _: ask(flooding).status_code, 80)
        refused = ask(flooding)
        assert statuses == {200: A_MINUTE, 429: 80 - A_MINUTE}
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
        # No other way to ask is open either, and a forged address opens none.
        assert flooding.get("/response?question=What").status_code == 429
        told = {"X-Forwarded-For": "10.9.9.9"}
        assert (
            flooding.post("/api/ask", json={"question": "What?"}, headers=told).status_code == 429
        )
        assert ask(honest).status_code == 200


REPLIES: tuple[tuple[str, str, dict[str, str], int], ...] = (
    ("GET", "/", {}, 200),
    ("GET", "/papers", {}, 200),
    ("GET", "/paper/none", {}, 404),
    ("GET", "/no/such/address", {}, 404),
    ("GET", "/look/papers.css", {}, 200),
    ("GET", "/look/..%2fweb.py", {}, 404),
    ("GET", "/file/visit-outcome", {}, 200),
    ("GET", "/file/..%2f..%2fusers.json", {}, 404),
    ("GET", "/file//etc/passwd", {}, 404),
    ("GET", "/page-image/visit-outcome?page=1", {}, 200),
    ("GET", "/conversations/..%2f..%2fusers.json", {}, 404),
    ("GET", "/evaluate/..%2fusers.json", {}, 404),
    ("GET", "/ratings/%2e%2e/users.json", {}, 403),
    ("GET", "/gradio_api/file=/etc/passwd", {}, 404),
    ("GET", "/gradio_api/proxy=http://127.0.0.1", {}, 404),
    ("GET", "/static/..%2f..%2f__init__.py", {}, 403),
    ("POST", "/gradio_api/upload", {}, 404),
    ("POST", "/papers/remove", {}, 403),
    ("POST", "/papers/add", {}, 403),
    ("POST", "/judge", {"origin": "http://elsewhere.test"}, 403),
    ("GET", "/papers", {"host": "elsewhere.test"}, 400),
    ("GET", "/papers", {"cookie": "papers_session=forged"}, 401),
    ("GET", "/use", {}, 403),
    ("GET", "/sign-in", {}, 200),
    ("GET", "/health", {}, 200),
    ("TRACE", "/papers", {}, 404),
)


def test_a_flood_of_pages_and_changes_ends_and_another_reader_gets_on(site: str) -> None:
    asked = ("/api/papers", "/conversations", "/no/such/address")
    with browser(site, "fay") as fay, browser(site, "cleo") as cleo:
        got = at_once(lambda n: fay.get(asked[n % len(asked)]).status_code, PAGES + 30)
        assert got[429] > 0
        assert fay.post("/papers/remove", data={"file": "x"}).status_code == 429
        assert fay.get("/papers", headers={"Accept": "text/html"}).status_code == 429
        # What a page loads, and a question, are counted by themselves.
        assert fay.get("/look/style.css").status_code in (200, 404)
        assert fay.post("/api/ask", json={"question": "What now?"}).status_code == 200
        assert cleo.get("/papers").status_code == 200


@pytest.mark.parametrize(("method", "path", "headers", "status"), REPLIES)
def test_every_reply_keeps_the_browser_here(
    site: str, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    with browser(site, "cleo") as at:
        reply = at.request(method, path, headers=headers)
    assert reply.status_code == status
    policy = reply.headers["content-security-policy"]
    assert "default-src 'self'" in policy or "default-src 'none'" in policy
    assert "http" not in policy
    assert ("unsafe-eval" in policy) is (path == "/" or path.startswith(("/gradio", "/static/")))
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in reply.headers
    assert "root:" not in reply.text
    assert "argon2" not in reply.text


def test_an_error_bears_the_same_and_tells_nothing(site: str) -> None:
    with browser(site, "cleo") as at:
        reply = at.post("/api/ask", json={"question": "What is broken?"})
    assert reply.status_code == 500
    assert "default-src" in reply.headers["content-security-policy"]
    assert reply.text == "Something went wrong. The log of the service has the reason."


def test_what_somebody_saw_is_kept_by_no_browser_and_goes_when_they_sign_out(site: str) -> None:
    with browser(site, "cleo") as at:
        for path in ("/", "/papers", "/conversations", "/api/papers"):
            assert at.get(path).headers["cache-control"] == "no-store"
        secret = at.cookies["papers_session"]
        gone = at.post("/sign-out")
        assert gone.headers["clear-site-data"] == '"cache", "storage"'
        assert at.get("/papers", cookies={"papers_session": secret}).status_code == 401


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(site: str) -> None:
    with browser(site) as at:
        form = {"name": "cleo", "password": PASSWORD}
        told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.77.7.7"}
        replies = (at.post("/sign-in", data=form, headers=told), at.get("/papers", headers=told))
    cookies = [one for reply in replies for one in reply.headers.get_list("set-cookie")]
    assert {one.partition("=")[0] for one in cookies} == {"papers_session", "papers_known"}
    for one in cookies:
        words = {part.strip().lower() for part in one.split(";")}
        assert {"httponly", "secure", "samesite=strict", "path=/"} <= words
        assert not any(part.startswith("domain") for part in words)


def test_a_removed_user_and_a_new_password_end_sessions(tmp_path: Path) -> None:
    users = Users(tmp_path)
    for name in ("ada", "bob", "zoe"):
        users.add(name, "officer", PASSWORD)
    room = ReadingRoom(cast("Library", Shelf(tmp_path)), SETTINGS, lambda: answering)
    for site in served(room):
        with browser(site, "ada") as ada, browser(site, "bob") as bob:
            users.set_password("ada", PASSWORD + "!")
            assert ada.get("/papers").status_code == 401
            users.remove("bob")
            users.add("bob", "administrator", PASSWORD)
            # Somebody else of the same name now, who has signed in nowhere yet.
            assert bob.get("/papers").status_code == 401
