"""What keeps a reader's questions on this machine: no page may load anything from elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.error_pages import went_wrong
from assistant.settings import LOOPBACK

_COMMON = (
    "default-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; "
)
PLAIN_PAGES = _COMMON + "script-src 'self'; style-src 'self'"
CHAT = _COMMON + (
    # Gradio makes its templates into functions, and its styles and settings stand in the page.
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "worker-src 'self' blob:"
)
FILES = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
# Where the chat page and what it loads lie; every other page runs no script but our own.
_CHAT = ("/assets/", "/static/", "/svelte/", "/gradio_api/", "/theme.css")

# A report is one file: its styles and plots stand in it, and it runs nothing.
REPORTS = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'"
)
MOST_SENT = 1 << 20
"""Bytes of a request, but where files are taken; those pages have limits of their own."""
_TAKES_FILES = ("/papers/add", "/ratings/")
_SAFE = ("GET", "HEAD", "OPTIONS")
GRADIO = "/gradio_api/"
_USED_OF_GRADIO = tuple(GRADIO + name for name in ("queue/", "heartbeat/", "cancel", "info"))


class Policies:
    """Tells browsers to stay on this machine, with every reply, refusals and errors too.

    The outermost, so that whatever answers goes through it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with the headers added to what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path, is_begun = scope["path"], False

        async def send_with_headers(message: Message) -> None:
            nonlocal is_begun
            if message["type"] == "http.response.start":
                is_begun = True
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", _policy(path))
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "same-origin")
                # Another site may not even learn whether an image of a paper is there.
                headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
                headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
                if path.startswith("/look/"):
                    # Asked for again each time, so that a new version is never half an old one.
                    headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            # Else the framework would answer, outside of here. The server still logs it.
            if not is_begun:
                await went_wrong(scope)(scope, receive, send_with_headers)
            raise


class Guard:
    """Closes what the pages do not use, and what another site's page sends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["path"].startswith(GRADIO) and not scope["path"].startswith(_USED_OF_GRADIO):
            # Uploads, files and proxies that Gradio offers and no widget of ours needs.
            await PlainTextResponse("Not found", 404)(scope, receive, send)
            return
        if scope["method"] not in _SAFE and _comes_from_elsewhere(Headers(scope=scope)):
            # Another site's page must not act in the name of somebody who has this one open.
            await PlainTextResponse("Sent from another site: refused", 403)(scope, receive, send)
            return
        if not scope["path"].startswith(_TAKES_FILES):
            if _length(Headers(scope=scope)) > MOST_SENT:
                await PlainTextResponse("Too much was sent", 413)(scope, receive, send)
                return
            receive = _bounded(receive)
        await self.app(scope, receive, send)


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isdecimal() else MOST_SENT + 1


def _bounded(receive: Receive) -> Receive:
    """The same, cut off where more comes than is taken and its size was not told."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= MOST_SENT else {"type": "http.disconnect"}

    return bounded


def _comes_from_elsewhere(headers: Headers) -> bool:
    """Whether a browser says that another site's page sent this; programs say nothing."""
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _policy(path: str) -> str:
    if path.startswith("/file/"):
        return FILES
    if path.startswith("/evaluate/report/"):
        return REPORTS
    return CHAT if path == "/" or path.startswith(_CHAT) else PLAIN_PAGES


def allowed_hosts(host: str) -> list[str]:
    """The names under which a server on ``host`` may be asked for.

    A server that listens to this machine alone answers to this machine's names alone: another
    site's name pointed at it (DNS rebinding) could otherwise read the papers.
    """
    if host in LOOPBACK:
        return ["127.0.0.1", "localhost", "::1", "[::1]"]
    return ["*"]
