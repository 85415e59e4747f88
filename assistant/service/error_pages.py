"""A page for readers where something is refused, missing or wrong; programs get the bare reply."""

from __future__ import annotations

import json

from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.view.environment import fragment
from corpus.library import Library

_SAID_BY_NOBODY = "Not Found"
NO_SUCH_PAGE = "The address leads nowhere. A link in an old message may have been cut short."
NOT_UNDERSTOOD = "A part of it was missing or not of the right kind. Go back and try again."
WENT_WRONG = "Something went wrong. The log of the service has the reason."
_TITLES = {
    400: "That could not be understood",
    401: "Sign in first",
    403: "That is not allowed",
    404: "There is no such page",
    405: "That cannot be done here",
    413: "Too much was sent at once",
    422: "That could not be understood",
    429: "That was too often",
    500: "Something went wrong",
    503: "That cannot be done now",
}


class ErrorPages:
    """Turns the bare message of an error into a page of the app for browsers."""

    def __init__(self, app: ASGIApp, library: Library) -> None:
        self.app = app
        self.library = library

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a bare error for a browser is held back and made a page."""
        if scope["type"] != "http" or not _is_for_reader(scope):
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
                    page = _page(held["status"], _told(body), is_sample=self.library.is_sample)
                    page.raw_headers += [h for h in held["headers"] if not _of_body(h[0])]
                    await page(scope, receive, send)

        await self.app(scope, receive, watched)


def not_taken(_: Request, error: Exception) -> Response:
    """What is sent where a body is no question; in ASCII, as it repeats what came, of any kind."""
    assert isinstance(error, RequestValidationError)
    told = json.dumps({"detail": jsonable_encoder(error.errors())})
    return Response(told, 422, media_type="application/json")


def went_wrong(scope: Scope) -> Response:
    """What is sent where a request failed: a page to a reader, a line to a program."""
    if _is_for_reader(scope):
        return _page(500, WENT_WRONG, is_sample=False)
    return PlainTextResponse(WENT_WRONG, 500)


def _page(status: int, told: str, *, is_sample: bool) -> HTMLResponse:
    title = _TITLES.get(status, "That could not be done")
    said = "" if told.rstrip(".") == title else told
    return HTMLResponse(
        fragment("error.html", here="", is_sample=is_sample, title=title, told=said), status
    )


def _is_for_reader(scope: Scope) -> bool:
    return "text/html" in Headers(scope=scope).get("accept", "")


def _is_bare(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] >= 400 and kind.startswith(("application/json", "text/plain"))


def _of_body(header: bytes) -> bool:
    return header.lower().startswith(b"content-")


def _told(body: bytes) -> str:
    """What the address said of itself, or that there is none."""
    text = body.decode(errors="replace")
    try:
        said = json.loads(text)["detail"]
    except (ValueError, KeyError, TypeError):
        said = text
    if isinstance(said, list):
        return NOT_UNDERSTOOD
    return NO_SUCH_PAGE if not said or said == _SAID_BY_NOBODY else str(said)
