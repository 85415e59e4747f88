"""A page for readers where nothing is found; programs get what the address itself says."""

from __future__ import annotations

import json

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.view.environment import fragment
from corpus.library import Library

_SAID_BY_NOBODY = "Not Found"
NO_SUCH_PAGE = "The address leads nowhere. A link in an old message may have been cut short."


class NotFoundPage:
    """Turns the bare message of a 404 into a page of the app for browsers."""

    def __init__(self, app: ASGIApp, library: Library) -> None:
        self.app = app
        self.library = library

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a message of 404 for a browser is held back and made a page."""
        accept = Headers(scope=scope).get("accept", "") if scope["type"] == "http" else ""
        if "text/html" not in accept or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        held: Message | None = None
        body = b""

        async def watched(message: Message) -> None:
            nonlocal held, body
            if message["type"] == "http.response.start" and _is_bare(message):
                held = message
            elif held is None:
                await send(message)
            elif message["type"] == "http.response.body":
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await self._page(body)(scope, receive, send)

        await self.app(scope, receive, watched)

    def _page(self, body: bytes) -> HTMLResponse:
        told = _told(body)
        page = fragment("not_found.html", here="", is_sample=self.library.is_sample, told=told)
        return HTMLResponse(page, 404)


def _is_bare(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 404 and kind.startswith(("application/json", "text/plain"))


def _told(body: bytes) -> str:
    """What the address said of itself, or that there is none."""
    try:
        said = json.loads(body)["detail"]
    except (ValueError, KeyError, TypeError):
        return NO_SUCH_PAGE
    return NO_SUCH_PAGE if said == _SAID_BY_NOBODY else str(said)
