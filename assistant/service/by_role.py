"""Who is served from which store: the roles that may see exempt papers from the closed one."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.settings import EXEMPT_HEADER


class Beside:
    """The pages over the closed store, made when there is one: at the start, or while the app runs.

    ``make`` gives them, or None as long as nothing was cleared.
    """

    def __init__(self, make: Callable[[], FastAPI | None]) -> None:
        self._make = make
        self._making = threading.Lock()
        self._made: FastAPI | None = None
        self._serves = False
        self._stop = asyncio.Event()
        self._life: asyncio.Task[None] | None = None

    async def pages(self) -> FastAPI | None:
        """The pages, with what starts with them begun."""
        made = self._made or await run_in_threadpool(self._once)
        if made is not None and self._serves and self._life is None:
            begun = asyncio.Event()
            self._life = asyncio.create_task(self._live(made, begun))
            await begun.wait()
        return made

    def with_life_of(self, app: FastAPI) -> Callable[[Any], AbstractAsyncContextManager[Any]]:
        """What starts and ends with the server, for both sets of pages."""
        first = app.router.lifespan_context

        @asynccontextmanager
        async def together(_: Any) -> AsyncIterator[Any]:
            self._serves = True
            async with first(app) as state:
                await self.pages()
                try:
                    yield state
                finally:
                    self._stop.set()
                    if self._life is not None:
                        await self._life

        return together

    def _once(self) -> FastAPI | None:
        with self._making:
            if self._made is None:
                self._made = self._make()
            return self._made

    async def _live(self, pages: FastAPI, begun: asyncio.Event) -> None:
        # In a task of its own: what is begun in a request would end with it.
        try:
            async with pages.router.lifespan_context(pages):
                begun.set()
                await self._stop.wait()
        finally:
            begun.set()


class ByRole:
    """Passes a request to the pages over the closed store where the gate found such a role.

    What comes from there is kept by no browser: the next at the machine may not see it.
    """

    def __init__(self, app: ASGIApp, beside: Beside, roles: Collection[str]) -> None:
        self.app = app
        self._beside = beside
        self._roles = frozenset(roles)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on to one of the two."""
        role = scope.get("state", {}).get("role")
        may_see = scope["type"] == "http" and role in self._roles
        closed = await self._beside.pages() if may_see else None
        if closed is None:
            await self.app(scope, receive, send)
            return

        async def unkept(message: Message) -> None:
            if message["type"] == "http.response.start" and not scope["path"].startswith("/look/"):
                headers = MutableHeaders(scope=message)
                headers["Cache-Control"] = "no-store"
                headers[EXEMPT_HEADER] = "may be shown"
            await send(message)

        await closed(scope, receive, unkept)
