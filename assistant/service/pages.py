"""The pages that need no script: a paper with its paragraphs, what is held, page images, files."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, HTMLResponse, Response

from assistant.service.page_images import NoSuchPage, page_png
from assistant.service.room import ReadingRoom
from assistant.service.view.environment import fragment
from assistant.service.view.held import HeldView
from assistant.service.view.source import paper_view
from corpus.paper import Paper

KEPT = {"Cache-Control": "private, max-age=31536000, immutable"}
# Only what a browser shows without running anything in it is shown in place.
_SHOWN_IN_PLACE = {
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
}


def page_routes(room: ReadingRoom) -> APIRouter:
    """``/papers``, ``/paper/…``, ``/page-image/…`` and ``/file/…``."""
    routes = APIRouter(include_in_schema=False)
    library = room.library

    def held(paper_id: str) -> Paper:
        paper = library.paper(paper_id)
        if paper is None:
            raise HTTPException(404, f"No paper {paper_id} is held: /papers lists those that are.")
        return paper

    def source_file(paper: Paper) -> Path:
        path = library.source_file(paper)
        if path is None or not path.is_file():
            raise HTTPException(404, f"The store no longer holds the file of {paper.paper_id}.")
        return path

    def page(template: str, status: int = 200, **values: object) -> HTMLResponse:
        values.setdefault("here", "")
        return HTMLResponse(fragment(template, is_sample=library.is_sample, **values), status)

    @routes.get("/papers")
    def papers() -> HTMLResponse:
        with library.snapshot():
            view = HeldView.of(library.papers(), library.paragraph_counts(), library.failures())
        return page("papers.html", here="papers", held=view)

    @routes.get("/paper/{paper_id:path}")
    def paper(paper_id: str, paragraph: str | None = None) -> HTMLResponse:
        with library.snapshot():
            found = library.paper(paper_id)
            paragraphs = library.paragraphs(paper_id)
        if found is None:
            return page("not_held.html", 404, paper_id=paper_id)
        view = paper_view(found, paragraphs, paragraph)
        return page("paper.html", 404 if view.is_missing else 200, view=view)

    @routes.get("/page-image/{paper_id:path}")
    def page_image(paper_id: str, page: int) -> Response:
        try:
            image = page_png(source_file(held(paper_id)), page)
        except NoSuchPage as error:
            raise HTTPException(404, str(error)) from error
        return Response(image, media_type="image/png", headers=KEPT)

    @routes.get("/file/{paper_id:path}")
    def file(paper_id: str) -> FileResponse:
        found = held(paper_id)
        path = source_file(found)
        kind = _SHOWN_IN_PLACE.get(path.suffix.lower())
        return FileResponse(
            path,
            filename=Path(found.source).name,
            media_type=kind or "application/octet-stream",
            content_disposition_type="inline" if kind else "attachment",
        )

    return routes
