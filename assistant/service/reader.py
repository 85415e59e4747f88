"""Who a reader is: a random cookie that only tells one browser from another."""

from __future__ import annotations

import re
import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "reader"
_YEAR = 365 * 24 * 60 * 60
_FORM = re.compile(r"[A-Za-z0-9_-]{20,64}")


class ReaderCookie:
    """Gives every browser a cookie of its own with the first page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and set the cookie with a page where it is missing."""
        is_page = scope["type"] == "http" and scope["method"] == "GET"
        if not is_page or reader_of(HTTPConnection(scope)):
            await self.app(scope, receive, send)
            return

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                # Pictures and files that browsers keep must not bring a cookie back with them.
                if headers.get("content-type", "").startswith("text/html"):
                    made = f"{COOKIE}={secrets.token_urlsafe(24)}"
                    rules = f"Max-Age={_YEAR}; Path=/; HttpOnly; SameSite=Lax"
                    headers.append("Set-Cookie", f"{made}; {rules}")
            await send(message)

        await self.app(scope, receive, with_cookie)


def reader_of(request: HTTPConnection) -> str:
    """The reader's cookie, or an empty string where it is missing or not one of ours."""
    return _ours(request.cookies.get(COOKIE, ""))


def asker_of(request: HTTPConnection) -> str:
    """Whose questions are counted: who has signed in, or else the address asked from."""
    return str(request.scope.get("state", {}).get("asker", ""))


def _ours(value: str) -> str:
    return value if _FORM.fullmatch(value) else ""
