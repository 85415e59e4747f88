"""Who is served from which store: the roles that may see exempt papers from the closed one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class ByRole:
    """Passes a request to the pages over the closed store where the gate found such a role.

    What comes from there is kept by no browser: the next at the machine may not see it.
    """

    def __init__(self, app: ASGIApp, closed: ASGIApp, roles: Collection[str]) -> None:
        self.app = app
        self._closed = closed
        self._roles = frozenset(roles)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on to one of the two."""
        role = scope.get("state", {}).get("role")
        if scope["type"] != "http" or role not in self._roles:
            await self.app(scope, receive, send)
            return

        async def unkept(message: Message) -> None:
            if message["type"] == "http.response.start" and not scope["path"].startswith("/look/"):
                MutableHeaders(scope=message)["Cache-Control"] = "no-store"
            await send(message)

        await self._closed(scope, receive, unkept)


def both(app: FastAPI, inner: FastAPI) -> Callable[[Any], AbstractAsyncContextManager[Any]]:
    """What starts and ends with the server, for both sets of pages."""
    first, second = app.router.lifespan_context, inner.router.lifespan_context

    @asynccontextmanager
    async def together(_: Any) -> AsyncIterator[Any]:
        async with first(app) as state, second(inner):
            yield state

    return together
