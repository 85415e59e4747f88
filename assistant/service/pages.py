"""The pages that need no script: a paper with its paragraphs, what is held, page images, files."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import FileResponse, HTMLResponse, Response

from assistant.record.unreached import not_reached
from assistant.service.deciding import MAY_DECIDE
from assistant.service.page_images import NoSuchPage, forget, page_png
from assistant.service.room import ReadingRoom
from assistant.service.signing.gate import MAY_CHANGE
from assistant.service.view.environment import fragment
from assistant.service.view.held import HeldView
from assistant.service.view.source import paper_view
from corpus.library import Library
from corpus.paper import Paper

DONE_WORDS = {
    "removed": "The paper was removed.",
    "closed": "The paper is exempt now: its text was removed.",
}
# A paper may be removed or closed at any time: browsers ask whether it is held each time.
KEPT = {"Cache-Control": "private, no-cache"}
# Only what a browser shows without running anything in it is shown in place.
_SHOWN_IN_PLACE = {
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
}


def page_routes(room: ReadingRoom) -> APIRouter:
    """``/papers`` and ``/paper/…``."""
    routes = APIRouter(include_in_schema=False)
    library = room.library

    def page(template: str, status: int = 200, **values: object) -> HTMLResponse:
        values.setdefault("here", "")
        return HTMLResponse(fragment(template, is_sample=library.is_sample, **values), status)

    @routes.get("/papers")
    def papers(request: Request, done: str = "", paper: str = "") -> HTMLResponse:
        with library.snapshot():
            view = HeldView.of(library.papers(), library.paragraph_counts(), library.failures())
        role, may_change = request.scope["state"]["role"], not room.intake.refusal()
        may_change_it = may_change and role in (*MAY_CHANGE, "reader")
        return page(
            "papers.html",
            here="papers",
            held=view,
            # Results are looked through for those alone who have just removed it.
            told=_told(room, done, paper if may_change_it else ""),
            may_change=may_change_it,
            may_decide=may_change and role in MAY_DECIDE,
            clears_for=room.settings.exempt_roles,
        )

    @routes.get("/paper/{paper_id:path}")
    def paper(paper_id: str, paragraph: str | None = None, words: str = "") -> HTMLResponse:
        with library.snapshot():
            found = library.paper(paper_id)
            paragraphs = library.paragraphs(paper_id)
        if found is None:
            return page("not_held.html", 404, paper_id=paper_id)
        view = paper_view(found, paragraphs, paragraph, words)
        return page("paper.html", 404 if view.is_missing else 200, view=view)

    return routes


def file_routes(room: ReadingRoom) -> APIRouter:
    """``/page-image/…`` and ``/file/…``."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/page-image/{paper_id:path}")
    def page_image(request: Request, paper_id: str, page: int) -> Response:
        paper, path = _held_file(room.library, paper_id)
        kept = KEPT | {"ETag": f'"{paper.sha256[:16]}-{page}"'}
        if request.headers.get("if-none-match") == kept["ETag"]:
            return Response(status_code=304, headers=kept)
        try:
            image = page_png(path, page)
        except NoSuchPage as error:
            raise HTTPException(404, str(error)) from error
        return Response(image, media_type="image/png", headers=kept)

    @routes.get("/file/{paper_id:path}")
    def file(paper_id: str) -> FileResponse:
        paper, path = _held_file(room.library, paper_id)
        kind = _SHOWN_IN_PLACE.get(path.suffix.lower())
        return FileResponse(
            path,
            filename=Path(paper.source).name,
            media_type=kind or "application/octet-stream",
            content_disposition_type="inline" if kind else "attachment",
            headers=KEPT,
        )

    return routes


def _told(room: ReadingRoom, done: str, paper_id: str) -> str:
    """What was done, and what that does not reach."""
    said = DONE_WORDS.get(done, "")
    if not said:
        return ""
    left = not_reached(room.settings.results, [paper_id] if paper_id else ())
    return f"{said} Not reached: {left}."


def _held_file(library: Library, paper_id: str) -> tuple[Paper, Path]:
    paper = library.paper(paper_id)
    path = library.source_file(paper) if paper else None
    if paper is None or path is None or not path.is_file():
        forget()
        raise HTTPException(404, f"No file of a paper {paper_id} is held: see /papers.")
    return paper, path
