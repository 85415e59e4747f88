"""The web app as one FastAPI application: pages, HTTP interface, and the chat mounted in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

from assistant.accounts import Users
from assistant.service.api import api_routes
from assistant.service.by_role import Beside, ByRole
from assistant.service.desk import desk_routes
from assistant.service.error_pages import ErrorPages, not_taken
from assistant.service.front import FrontPage
from assistant.service.guard import Guard, Policies, allowed_hosts
from assistant.service.pages import file_routes, page_routes
from assistant.service.rating_pages import rating_routes
from assistant.service.reader import ReaderCookie
from assistant.service.room import ReadingRoom
from assistant.service.signing import Gate
from assistant.service.theme_pages import theme_routes
from assistant.service.use_pages import use_routes
from assistant.service.watching import Watch, watching_routes
from assistant.settings import LOOPBACK

STATIC = Path(__file__).parent / "static"


def create_app(
    room: ReadingRoom, closed: Callable[[], ReadingRoom | None] | None = None
) -> FastAPI:
    """Everything that is served over one reading room, behind the gate.

    ``closed`` gives the room over the closed store as soon as there is one: the roles that may see
    exempt papers are served from it, and nobody else.
    """
    app = _pages_over(room)
    if closed is not None:
        beside = Beside(lambda: _pages_over_closed(closed))
        app.add_middleware(ByRole, beside=beside, roles=room.settings.exempt_roles)
        app.router.lifespan_context = beside.with_life_of(app)
    app.add_middleware(ReaderCookie, secure=room.settings.sign_in.secure)
    app.add_middleware(
        Gate,
        users=Users(room.library.folder),
        settings=room.settings.sign_in,
        is_own=room.settings.host in LOOPBACK,
    )
    app.add_middleware(Guard)
    app.add_middleware(Watch, metrics=room.metrics)
    app.add_middleware(ErrorPages, library=room.library)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=allowed_hosts(room.settings.host))
    app.add_middleware(Policies)
    return app


def _pages_over_closed(closed: Callable[[], ReadingRoom | None]) -> FastAPI | None:
    room = closed()
    return None if room is None else _pages_over(room)


def _pages_over(room: ReadingRoom) -> FastAPI:
    # The documentation pages of FastAPI load their scripts from elsewhere; /openapi.json stays.
    app = FastAPI(
        title="Council papers",
        summary="Questions over council committee papers, answered with cited paragraphs.",
        docs_url=None,
        redoc_url=None,
    )
    app.add_exception_handler(RequestValidationError, not_taken)
    app.include_router(api_routes(room))
    app.include_router(page_routes(room))
    app.include_router(file_routes(room))
    app.include_router(theme_routes(room))
    app.include_router(desk_routes(room))
    app.include_router(rating_routes(room))
    app.include_router(use_routes(room))
    app.include_router(watching_routes(room))
    app.mount("/look", StaticFiles(directory=STATIC), name="look")
    # Gradio takes seconds to import, and only the served app needs it.
    from assistant.app import mount_chat

    mount_chat(app, room)
    app.add_middleware(FrontPage, library=room.library)
    return app
