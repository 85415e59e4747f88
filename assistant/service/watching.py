"""What those who run the service watch: ``/metrics``, and a line for each request."""

from __future__ import annotations

import logging
import time

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.record.entry import program
from assistant.service.metrics import CONTENT_TYPE, Metrics
from assistant.service.room import ReadingRoom
from assistant.service.signing.gate import METRICS, SIGN_IN, SIGN_OUT

LOG = logging.getLogger("papers.requests")
_MAY_WATCH = ("administrator", "watcher", "reader")
"""A watcher asks from this machine; ``reader`` is whoever asks where nobody signs in."""

_OURS = ("/", "/look", "/assets", "/static", "/svelte", "/gradio_api", "/config", "/theme.css",
         SIGN_IN, SIGN_OUT)  # fmt: skip
_OTHER = "(another address)"


def watching_routes(room: ReadingRoom) -> APIRouter:
    """``/metrics`` for administrators, and for programs on this machine."""
    routes = APIRouter(include_in_schema=False)

    @routes.get(METRICS)
    def metrics(request: Request) -> PlainTextResponse:
        if request.scope["state"]["role"] not in _MAY_WATCH:
            raise HTTPException(403, "Only administrators see how the service is doing.")
        library = room.library
        gauges = {
            "store_papers": ("Papers held.", len(library.papers())),
            "not_read": ("Files that could not be read.", len(library.failures())),
            "generation": ("Changes to the papers since the store was made.", library.generation),
            "ready": ("Whether questions are answered without waiting.", int(room.is_ready)),
            "started_seconds": ("When the service was started (Unix time).", room.started),
        }
        return PlainTextResponse(room.metrics.as_text(gauges), media_type=CONTENT_TYPE)

    return routes


class Watch:
    """Counts what is answered, and notes each request without what was asked or by whom."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and look at the status of what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.monotonic(), 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            self._note(scope, status, time.monotonic() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        self._metrics.count("requests", status=f"{status // 100}xx")
        if scope["path"] == SIGN_IN and status in (401, 429):
            self._metrics.count("sign_ins_refused")
        # The form of the address, not the address: that can name a paper or a conversation.
        first = f"/{scope['path'].split('/')[1]}"
        route = getattr(scope.get("route"), "path", "") or (first if first in _OURS else _OTHER)
        LOG.info(
            "%s %s %d",
            scope["method"],
            route,
            status,
            extra={
                "told": {
                    "method": scope["method"],
                    "route": route,
                    "status": status,
                    "ms": round(1000 * seconds, 1),
                    "role": scope.get("state", {}).get("role", "nobody"),
                    "program": program()["version"],
                }
            },
        )
