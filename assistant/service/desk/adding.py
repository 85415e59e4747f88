"""The page that adds papers, and what is done with one that is held."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi import Response as Reply
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from assistant.service.deciding import MAY_DECIDE, Decision
from assistant.service.desk.printed import are_you_sure, page
from assistant.service.intake import MOST_FILES, Intake, Refused
from assistant.service.room import ReadingRoom
from corpus.errors import StoreError

LOG = logging.getLogger(__name__)
SEE_OTHER = 303
READING = "/papers/add#job"
"""Where a job stands, which the focus goes to."""
MIB = 1024 * 1024
GOES_TOO = (
    "What was asked of it loses its words too. Backups, exports and results of evaluations that "
    "were made before keep what they held of it."
)


def adding_routes(room: ReadingRoom) -> APIRouter:
    """``/papers/add``, ``/adding``, ``/remove``, ``/again`` and ``/decide`` there."""
    routes = APIRouter()
    intake = room.intake
    limit = room.settings.max_upload

    def shown(error: str = "", status: int = 200) -> HTMLResponse:
        return page(
            room, "adding.html", "papers", status, refusal=intake.refusal(), job=intake.job,
            error=error, limit=limit, most=MOST_FILES,
        )  # fmt: skip

    @routes.get("/papers/add")
    def adding() -> HTMLResponse:
        return shown()

    @routes.get("/papers/adding")
    def how_far() -> JSONResponse:
        job = intake.job
        if job is None:
            return JSONResponse({"running": False, "words": ""})
        running = {"running": job.is_running, "done": job.done, "total": job.total}
        state = running | {"words": job.words}
        return JSONResponse(state, headers={"Cache-Control": "no-store"})

    @routes.post("/papers/add")
    async def add(request: Request) -> Reply:
        too_large = _too_large(request.headers.get("content-length"), limit)
        # What is refused is not read, whatever its size.
        refusal = intake.refusal() or too_large
        if refusal:
            return shown(refusal, 413 if too_large else 403)
        form = await request.form(max_files=MOST_FILES, max_fields=5)
        sent = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
        files = [(one.filename or "", one.file) for one in sent if one.filename]
        if not files:
            return shown("Choose a file first.", 422)
        try:
            await run_in_threadpool(intake.add, files)
        except Refused as error:
            return shown(str(error), 422)
        return RedirectResponse(READING, SEE_OTHER)

    @routes.post("/papers/remove")
    def remove(paper: Annotated[str, Form()], sure: Annotated[str, Form()] = "") -> Reply:
        held = None if sure or intake.refusal() else room.library.paper(paper)
        if held is not None:
            asks = f"Remove “{held.title}” for good? {GOES_TOO}"
            return are_you_sure(
                room, "/papers/remove", asks, "Yes, remove it", "/papers", paper=paper
            )
        _tried(intake, lambda: intake.remove(paper))
        return _done("removed", paper)

    @routes.post("/papers/again")
    def again(source: Annotated[str, Form()]) -> Reply:
        try:
            intake.read_again(source)
        except Refused as error:
            return shown(str(error), 409)
        return RedirectResponse(READING, SEE_OTHER)

    @routes.post("/papers/decide")
    def decide(
        request: Request, paper: Annotated[str, Form()], status: Annotated[Decision, Form()]
    ) -> Reply:
        role = request.scope["state"]["role"]
        if role not in MAY_DECIDE:
            raise HTTPException(403, "Only administrators decide who may read a paper.")
        _tried(intake, lambda: intake.decide(paper, status))
        LOG.warning("%s was decided to be %s by %s", paper, status, role)
        if status == "exempt":
            return _done("closed", paper)
        return RedirectResponse(READING, SEE_OTHER)

    return routes


def _done(what: str, paper: str) -> RedirectResponse:
    return RedirectResponse(f"/papers?{urlencode({'done': what, 'paper': paper})}", SEE_OTHER)


def _tried(intake: Intake, change: Callable[[], bool]) -> None:
    try:
        is_done = change()
    except Refused as error:
        raise HTTPException(403 if intake.refusal() else 409, str(error)) from error
    except StoreError as error:
        raise HTTPException(503, str(error)) from error
    if not is_done:
        raise HTTPException(404, "This paper is not held (any more): see /papers.")


def _too_large(length: str | None, limit: int) -> str:
    if length is None or not length.isdecimal():
        return "The size of what was sent is not told: send it from this page."
    if int(length) > limit * MIB:
        size = -(-int(length) // MIB)
        return f"{size} MiB were sent and {limit} are taken at once: send fewer or smaller files."
    return ""
