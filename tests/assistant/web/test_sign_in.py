"""Signing in: who is let in, how often they may try, and where the app refuses to listen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.accounts import Role, UserError, Users
from assistant.cli import main
from assistant.service.limit import Limit
from assistant.service.reader import ReaderCookie
from assistant.service.server import Exposed, check_exposure
from assistant.service.signing import Gate
from assistant.service.signing.sessions import Sessions
from assistant.settings import AssistantSettings, SignInSettings

PASSWORD = "correct horse battery"
HTML = {"accept": "text/html"}


@pytest.fixture
def users(tmp_path: Path) -> Users:
    return Users(tmp_path)


def client(users: Users, settings: SignInSettings | None = None, **options: object) -> TestClient:
    async def who(request: Request) -> JSONResponse:
        return JSONResponse(dict(request.scope["state"]))

    paths = ("/", "/metrics", "/papers", "/papers/add", "/api/ask", "/health", "/sign-out")
    app = Starlette(routes=[Route(path, who, methods=["GET", "POST"]) for path in paths])
    gate = Gate(app, users, settings or SignInSettings())
    return TestClient(gate, follow_redirects=False, **options)  # type: ignore[arg-type]


def sign_in(at: TestClient, name: str, password: str, **more: str) -> int:
    form = {"name": name, "password": password} | more
    return at.post("/sign-in", data=form).status_code


def test_without_users_this_machine_may_read(users: Users) -> None:
    assert client(users).get("/papers").json()["role"] == "reader"


def test_nothing_is_served_to_who_has_not_signed_in(users: Users) -> None:
    users.add("ada", "officer", PASSWORD)
    at = client(users)
    assert at.get("/papers").status_code == 401
    assert at.post("/api/ask").status_code == 401
    response = at.get("/papers?kind=report", headers=HTML)
    assert response.headers["location"] == "/sign-in?next=%2Fpapers%3Fkind%3Dreport"
    assert at.get("/health").status_code == 200
    assert "Sign in" in at.get("/sign-in").text


def test_signing_in_gives_a_session_with_the_role_until_signing_out(users: Users) -> None:
    users.add("Ada", "officer", PASSWORD)
    at = client(users)
    response = at.post("/sign-in", data={"name": "ada", "password": PASSWORD, "next": "/papers"})
    assert response.headers["location"] == "/papers"
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    known = at.get("/papers").json()
    assert (known["role"], known["user"], known["asker"]) == ("officer", "Ada", "Ada")
    assert at.post("/sign-out").status_code == 303
    assert at.get("/papers").status_code == 401


@pytest.mark.parametrize(("role", "status"), [("councillor", 403), ("officer", 200)])
def test_papers_are_changed_by_some_roles_alone(users: Users, role: Role, status: int) -> None:
    users.add("ada", role, PASSWORD)
    at = client(users)
    assert sign_in(at, "ada", PASSWORD) == 303
    assert at.post("/papers/add").status_code == status


def test_a_removed_user_is_out_at_once(users: Users) -> None:
    users.add("ada", "officer", PASSWORD)
    users.add("bob", "administrator", PASSWORD)
    at = client(users)
    assert sign_in(at, "ada", PASSWORD) == 303
    users.remove("ada")
    assert at.get("/papers").status_code == 401


def test_guesses_are_counted(users: Users) -> None:
    users.add("ada", "officer", PASSWORD)
    at = client(users)
    assert [sign_in(at, "ada", f"guess {turn}") for turn in range(6)] == [401] * 5 + [429]
    assert sign_in(at, "ada", PASSWORD) == 429
    assert sign_in(at, "nobody", PASSWORD) == 401


def test_another_site_cannot_sign_somebody_in_or_be_gone_to(users: Users) -> None:
    users.add("ada", "officer", PASSWORD)
    at = client(users)
    form = {"name": "ada", "password": PASSWORD}
    assert at.post("/sign-in", data=form, headers={"origin": "https://x.test"}).status_code == 403
    for goal in ("https://x.test", "//x.test", "/\\x.test"):
        response = at.post("/sign-in", data=form | {"next": goal})
        assert response.headers["location"] == "/"
    wrong = form | {"password": "no", "next": '"><script>'}
    assert "<script>" not in at.post("/sign-in", data=wrong).text


def test_a_trusted_proxy_names_who_has_signed_in_and_nobody_else_does(users: Users) -> None:
    users.add("ada", "evaluator", PASSWORD)
    settings = SignInSettings(header="X-User", proxies=("10.0.0.1",))
    inside = client(users, settings, client=("10.0.0.1", 1))
    outside = client(users, settings, client=("10.0.0.2", 1))
    assert inside.get("/", headers={"X-User": "ada"}).json()["role"] == "evaluator"
    assert inside.get("/", headers={"X-User": "eve"}).status_code == 401
    assert inside.get("/").status_code == 401
    assert outside.get("/", headers={"X-User": "ada"}).status_code == 401


def test_passwords_are_kept_as_hashes_in_a_file_of_the_owner(
    users: Users, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The other tests hash more quickly than the product.
    monkeypatch.setattr("argon2.PasswordHasher", type(PasswordHasher()))
    users.add("ada", "officer", PASSWORD)
    kept = tmp_path / "users.json"
    assert PASSWORD not in kept.read_text()
    assert "$argon2id$v=19$m=65536,t=3,p=4$" in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600
    for name, password in (("ada", PASSWORD), ("eve", "short"), ("a b", PASSWORD)):
        with pytest.raises(UserError):
            users.add(name, "officer", password)


def test_sessions_end_and_limits_pass() -> None:
    now = [0.0]
    sessions = Sessions(1, lambda: now[0])
    secret = sessions.begin("ada")
    assert sessions.holder(secret) == ("ada", "")
    assert sessions.holder(secret + "x") is None
    limit = Limit(1, 60, lambda: now[0])
    assert limit.take("ada")
    assert not limit.take("ada")
    now[0] = 3601.0
    assert sessions.holder(secret) is None
    assert limit.take("ada")


def test_the_app_does_not_listen_to_others_without_sign_in(users: Users, tmp_path: Path) -> None:
    open_to_all = AssistantSettings(host="0.0.0.0")
    with pytest.raises(Exposed, match="papers users add"):
        check_exposure(tmp_path, open_to_all)
    check_exposure(tmp_path, AssistantSettings())
    behind = replace(open_to_all.sign_in, header="X-Remote-User", proxies=("10.0.0.1",))
    check_exposure(tmp_path, replace(open_to_all, sign_in=behind))
    users.add("ada", "officer", PASSWORD)
    check_exposure(tmp_path, open_to_all)


def test_users_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    store = ["--store", str(tmp_path)]
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    assert main([*store, "users", "add", "ada", "--role", "administrator"]) == 0
    assert main([*store, "users", "list"]) == 0
    assert "ada  administrator" in capsys.readouterr().out
    assert main([*store, "users", "remove", "eve"]) == 2
    assert main([*store, "users", "remove", "ada"]) == 0
    assert Users(tmp_path).all() == ()


@pytest.mark.parametrize(
    ("peer", "forwarded", "role"),
    [
        ("127.0.0.1", {}, "watcher"),
        ("10.0.0.2", {}, None),
        # What a proxy on this machine passes on comes from somewhere else.
        ("127.0.0.1", {"X-Forwarded-For": "10.0.0.2"}, None),
        ("127.0.0.1", {"Forwarded": "for=10.0.0.2"}, None),
        ("10.0.0.2", {"X-Forwarded-For": "127.0.0.1"}, None),
    ],
)
def test_counts_are_for_programs_on_this_machine(
    users: Users, peer: str, forwarded: dict[str, str], role: str | None
) -> None:
    users.add("ada", "officer", PASSWORD)
    reply = client(users, client=(peer, 1)).get("/metrics", headers=forwarded)
    assert reply.json().get("role") == role


def test_behind_a_proxy_guesses_are_counted_for_each_who_guesses(users: Users) -> None:
    users.add("ada", "officer", PASSWORD)
    at = client(users, client=("127.0.0.1", 1))

    def guess(name: str, told: str) -> int:
        form = {"name": name, "password": "a wrong guess"}
        return at.post("/sign-in", data=form, headers={"X-Forwarded-For": told}).status_code

    # What the guesser writes stands before what the proxy adds, and changes nothing.
    statuses = [guess(f"name{turn}", f"1.1.1.{turn}, 10.9.9.9") for turn in range(31)]
    assert statuses == [401] * 30 + [429]
    assert guess("somebody", "10.8.8.8") == 401


def test_a_cookie_is_for_https_only_where_the_proxy_has_it(users: Users) -> None:
    users.add("ada", "officer", PASSWORD)
    form = {"name": "ada", "password": PASSWORD}
    for peer, is_secure in (("127.0.0.1", True), ("10.0.0.2", False)):
        at = client(users, client=(peer, 1))
        reply = at.post("/sign-in", data=form, headers={"X-Forwarded-Proto": "https"})
        assert ("secure" in reply.headers["set-cookie"].lower()) is is_secure


def test_two_who_sign_in_at_one_browser_are_two_readers(users: Users) -> None:
    users.add("ada", "officer", PASSWORD)
    users.add("bob", "councillor", PASSWORD)
    at = client(users)
    readers = []
    for name in ("ada", "bob", "ada"):
        sign_in(at, name, PASSWORD)
        readers.append(at.get("/papers").json()["reader"])
    assert readers[0] == readers[2] != readers[1]


def test_a_name_that_the_browser_sent_beside_the_proxy_s_is_nobody_s(users: Users) -> None:
    users.add("ada", "administrator", PASSWORD)
    users.add("bob", "councillor", PASSWORD)
    at = client(users, SignInSettings(header="X-User", proxies=("10.0.0.1",)),
                client=("10.0.0.1", 1))  # fmt: skip
    assert at.get("/", headers=[("X-User", "bob")]).json()["role"] == "councillor"
    for told in (["ada", "bob"], ["bob", "ada"], ["bob", "bob"], ["ada,bob"], [""]):
        assert at.get("/", headers=[("X-User", one) for one in told]).status_code == 401
    # A session of this app's own is worth nothing where the proxy says who somebody is.
    assert sign_in(at, "ada", PASSWORD) == 303
    assert at.get("/").status_code == 401


@pytest.mark.parametrize(
    ("peer", "told", "asker"),
    [
        ("127.0.0.1", ["1.1.1.1, 10.9.9.9"], "10.9.9.9"),
        ("127.0.0.1", ["1.1.1.1", "10.9.9.9"], "10.9.9.9"),
        ("::ffff:127.0.0.1", ["10.9.9.9"], "10.9.9.9"),
        ("10.0.0.2", ["10.9.9.9"], "10.0.0.2"),
        ("127.0.0.1", [""], "127.0.0.1"),
    ],
)
def test_who_asks_is_told_by_the_nearest_proxy_alone(
    users: Users, peer: str, told: list[str], asker: str
) -> None:
    at = client(users, client=(peer, 1))
    headers = [("X-Forwarded-For", one) for one in told]
    assert at.get("/papers", headers=headers).json()["asker"] == asker


def test_beyond_this_machine_nobody_gets_in_when_the_last_user_was_removed(users: Users) -> None:
    async def page(request: Request) -> JSONResponse:
        return JSONResponse(dict(request.scope["state"]))

    gate = Gate(Starlette(routes=[Route("/papers", page)]), users, SignInSettings(), is_own=False)
    users.add("ada", "officer", PASSWORD)
    at = TestClient(gate)
    users.remove("ada")
    assert at.get("/papers").status_code == 401


def test_a_flood_of_other_keys_sets_nobody_free() -> None:
    limit = Limit(2, 60, lambda: 0.0)
    assert [limit.take("ada") for _ in range(3)] == [True, True, False]
    for other in range(25_000):
        limit.take(f"user{other}")
    assert not limit.take("ada")


@pytest.mark.parametrize("secure", [True, False])
def test_the_cookie_of_a_browser_is_out_of_reach_of_scripts(secure: bool) -> None:
    async def page(_: Request) -> HTMLResponse:
        return HTMLResponse("")

    app = ReaderCookie(Starlette(routes=[Route("/", page)]), secure=secure)
    rules = TestClient(app).get("/").headers["set-cookie"].lower()
    assert "httponly" in rules
    assert "samesite=lax" in rules
    assert ("secure" in rules) is secure
