"""The gate before the web app: who is asking, and may they.

Without users and without a trusted proxy everybody who reaches this machine's own address may
read; ``server.check_exposure`` sees to it that nothing else is listened on then.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.accounts import User, Users
from assistant.service.limit import Limit
from assistant.service.signing.attempts import Attempts
from assistant.service.signing.sessions import Sessions
from assistant.service.view.environment import fragment
from assistant.service.view.visitor import VISITOR, Visitor
from assistant.settings import LOOPBACK, SignInSettings

if TYPE_CHECKING:
    from starlette.datastructures import Headers

LOG = logging.getLogger(__name__)
COOKIE = "papers_session"
KNOWN = "papers_known"
"""A browser in which somebody has signed in before; it opens nothing."""
SIGN_IN, SIGN_OUT = "/sign-in", "/sign-out"
METRICS = "/metrics"
HEALTH = "/health"
"""Open to everybody; who has signed in is told more."""
_FREE = ("/look/",)
_FORWARDING = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
_LONGEST_FORM = 4096
_KNOWN_SECONDS = 30 * 24 * 3600
_AT_ONCE = 2
"""So many passwords are looked at together: each takes memory and time, and readers wait."""
_LOOKS = ("/look/", "/assets/", "/static/", "/svelte/", "/theme.css")
_EVENTS = "/gradio_api/queue/join"
_EVENTS_A_MINUTE = 600
"""What a page does is an event, opening it among them; questions have a limit of their own."""
_UNCOUNTED = (*_LOOKS, "/gradio_api/", "/page-image/", "/api/ask", "/config", HEALTH, SIGN_OUT)
"""What a page loads by itself, or what has a limit of its own: no pages that somebody asks for."""
MAY_CHANGE = ("officer", "administrator")
_WRONG = "The name or the password is not right."
_TOO_OFTEN = "Too many attempts: wait a quarter of an hour."


class Gate:
    """Lets in who has signed in, or whom a trusted proxy has.

    Sets ``role``, ``user``, ``asker`` (the user, or else the address) and, for who has signed in,
    ``reader`` in ``scope["state"]``.
    """

    def __init__(
        self, app: ASGIApp, users: Users, settings: SignInSettings, *, is_own: bool = True
    ) -> None:
        """``is_own`` says that only this machine can ask: else nobody gets in without signing in,
        also after the last user was removed.
        """
        self.app = app
        self._is_own = is_own
        self._users = users
        self._settings = settings
        self._sessions = Sessions(settings.hours)
        self._attempts = Attempts()
        self._checks = asyncio.Semaphore(_AT_ONCE)
        self._events = Limit(_EVENTS_A_MINUTE, 60)
        self._pages = Limit(settings.pages, 60)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, ask for signing in, or refuse."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            # No page of ours opens a socket.
            await send({"type": "websocket.close", "code": 1008})
            return
        request = Request(scope, receive)
        response = await self._answered(request)
        if scope["state"].get("reader") and not scope["path"].startswith(_LOOKS):
            send = _unkept(send)
        await (response or self.app)(scope, receive, send)

    async def _answered(self, request: Request) -> Response | None:
        """The gate's own answer, None where the request may pass."""
        path = request.url.path
        state: dict[str, str | None] = request.scope.setdefault("state", {})
        state["role"], state["user"], state["asker"] = "nobody", None, self._address(request)
        VISITOR.set(None)
        if path == METRICS and self._is_local(request):
            state["role"] = "watcher"
        elif self._is_open():
            state["role"] = "reader"
        elif path == SIGN_IN:
            return await self._sign_in(request)
        elif path == HEALTH or not path.startswith(_FREE):
            user = self._known(request)
            if user is None:
                return None if path == HEALTH else _turned_away(request)
            state["role"], state["user"], state["asker"] = user.role, user.name, user.name
            # Somebody who gets the name of a user that was removed is somebody else.
            state["reader"] = f"{user.name} {user.since}"
            VISITOR.set(Visitor(user.name, user.role, not self._settings.header))
            if _changes_papers(request) and user.role not in MAY_CHANGE:
                return JSONResponse({"detail": "your role may not change the papers"}, 403)
        if path == SIGN_OUT and request.method == "POST":
            return self._sign_out(request)
        return self._slowed(request)

    def _is_open(self) -> bool:
        return self._is_own and not self._settings.header and not self._users.all()

    def _known(self, request: Request) -> User | None:
        if self._settings.header:
            # Only the proxy may say who somebody is; anybody else's header is worth nothing.
            told = request.headers.getlist(self._settings.header)
            # Two of them: the proxy has added its own to what the browser had sent.
            is_told = _peer(request) in self._settings.proxies and len(told) == 1
            return self._users.get(told[0]) if is_told else None
        secret = request.cookies.get(COOKIE, "")
        held = self._sessions.holder(secret) if secret else None
        user = self._users.get(held[0]) if held else None
        return user if user and held and user.mark == held[1] else None

    def _slowed(self, request: Request) -> Response | None:
        path, state = request.url.path, request.scope["state"]
        if path == _EVENTS:
            counted = self._events
        elif state["user"] is None or path.startswith(_UNCOUNTED):
            return None  # where nobody signs in, there is nobody whom it would slow for another
        else:
            counted = self._pages
        if counted.take(state["asker"]):
            return None
        return JSONResponse({"detail": "too many requests"}, 429, {"Retry-After": "60"})

    async def _sign_in(self, request: Request) -> Response:
        if request.method != "POST":
            return _form("", _inside(request.query_params.get("next", "/")))
        if not _is_same_site(request.headers):
            return JSONResponse({"detail": "sign in from the page itself"}, 403)
        form = await _read_form(request)
        name, goal = form.get("name", ""), _inside(form.get("next", "/"))
        attempt = self._attempts.begin(name, self._address(request), request.cookies.get(KNOWN, ""))
        if attempt is None:
            return _form(_TOO_OFTEN, goal, 429)
        async with self._checks:
            user = await run_in_threadpool(self._users.check, name, form.get("password", ""))
        if user is None:
            LOG.warning("sign-in refused")
            return _form(_WRONG, goal, 401)
        attempt.forgive()
        response = RedirectResponse(goal, 303)
        self._set(response, request, COOKIE, self._sessions.begin(user.name, user.mark),
                  self._settings.hours * 3600)  # fmt: skip
        self._set(response, request, KNOWN, self._attempts.remember(user.name), _KNOWN_SECONDS)
        return response

    def _set(
        self, response: Response, request: Request, name: str, secret: str, seconds: int
    ) -> None:
        secure = self._settings.secure or self._is_https(request)
        response.set_cookie(
            name, secret, max_age=seconds, httponly=True, samesite="strict", secure=secure
        )

    def _sign_out(self, request: Request) -> Response:
        self._sessions.end(request.cookies.get(COOKIE, ""))
        response = RedirectResponse(SIGN_IN, 303)
        response.delete_cookie(COOKIE)
        # The next at this browser finds nothing of it.
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    def _address(self, request: Request) -> str:
        """Where a request comes from; a trusted proxy says for whom it asks, and nobody else."""
        peer = _peer(request)
        # Of several headers the last is the nearest proxy's, like the last of one.
        told = ",".join(request.headers.getlist("x-forwarded-for")) if self._is_proxy(peer) else ""
        # Each proxy adds to the end: what stands before was written by whoever asked.
        return told.rpartition(",")[2].strip() or peer

    def _is_https(self, request: Request) -> bool:
        told = request.headers.get("x-forwarded-proto", "")
        return (self._is_proxy(_peer(request)) and told == "https") or request.url.scheme == "https"

    def _is_proxy(self, peer: str) -> bool:
        return peer in self._settings.proxies

    def _is_local(self, request: Request) -> bool:
        """Whether a program on this machine asks, and no proxy for somebody elsewhere."""
        forwarded = any(name in request.headers for name in _FORWARDING)
        return _peer(request) in LOOPBACK and not forwarded and not self._settings.header


def _unkept(send: Send) -> Send:
    """The same, telling browsers to keep nothing that somebody saw who had signed in."""

    async def unkept(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).setdefault("Cache-Control", "no-store")
        await send(message)

    return unkept


def _changes_papers(request: Request) -> bool:
    return request.method != "GET" and request.url.path.startswith("/papers/")


def _turned_away(request: Request) -> Response:
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        goal = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{SIGN_IN}?next={quote(goal, safe='')}", 303)
    return JSONResponse({"detail": "sign in first"}, 401)


def _form(wrong: str, goal: str, status: int = 200) -> Response:
    page = fragment("sign_in.html", wrong=wrong, goal=goal)
    return HTMLResponse(page, status, {"Cache-Control": "no-store"})


async def _read_form(request: Request) -> dict[str, str]:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST_FORM:
            return {}
    fields = parse_qs(body.decode("utf-8", "replace"))
    return {name: values[0] for name, values in fields.items()}


def _inside(goal: str) -> str:
    """Where to go after signing in: a path of this app, never another site."""
    is_path = goal.startswith("/") and not goal.startswith(("//", "/\\"))
    return goal if is_path and goal.isprintable() else "/"


def _is_same_site(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _peer(request: Request) -> str:
    host = request.client.host if request.client else ""
    # How an address of the fourth version reaches a socket of the sixth.
    return host.removeprefix("::ffff:")
