"""Who a reader is: who has signed in, or a random cookie that tells one browser from another."""

from __future__ import annotations

import re
import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.record.entry import Asker

COOKIE = "reader"
_YEAR = 365 * 24 * 60 * 60
_FORM = re.compile(r"[A-Za-z0-9_-]{20,64}")


class ReaderCookie:
    """Gives every browser a cookie of its own with the first page, where nobody signs in.

    ``secure`` keeps it to HTTPS. It is ``Lax``: whoever comes by a link keeps their conversations.
    """

    def __init__(self, app: ASGIApp, *, secure: bool = False) -> None:
        self.app = app
        self._rules = f"Max-Age={_YEAR}; Path=/; HttpOnly; SameSite=Lax"
        self._rules += "; Secure" if secure else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and set the cookie with a page where it is missing."""
        is_page = scope["type"] == "http" and scope["method"] == "GET"
        is_known = bool(scope.get("state", {}).get("reader"))
        if not is_page or is_known or _ours(HTTPConnection(scope).cookies.get(COOKIE, "")):
            await self.app(scope, receive, send)
            return

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                # Pictures and files that browsers keep must not bring a cookie back with them.
                if headers.get("content-type", "").startswith("text/html"):
                    made = f"{COOKIE}={secrets.token_urlsafe(24)}"
                    headers.append("Set-Cookie", f"{made}; {self._rules}")
            await send(message)

        await self.app(scope, receive, with_cookie)


def reader_of(request: HTTPConnection) -> str:
    """Whose conversations these are: of who has signed in, else of the browser's cookie.

    An empty string where neither is there. Two people who sign in at one browser are two.
    """
    signed_in = request.scope.get("state", {}).get("reader")
    return f"user {signed_in}" if signed_in else _ours(request.cookies.get(COOKIE, ""))


def counted_as(request: HTTPConnection) -> str:
    """Whose questions are counted: who has signed in, or else the address asked from."""
    return str(request.scope.get("state", {}).get("asker", ""))


def asker_of(request: HTTPConnection, through: str) -> Asker:
    """Who asks, for the answer log; ``through`` is the way that was taken."""
    state = request.scope.get("state", {})
    return Asker(str(state.get("role") or "nobody"), state.get("user"), through)


def _ours(value: str) -> str:
    return value if _FORM.fullmatch(value) else ""
