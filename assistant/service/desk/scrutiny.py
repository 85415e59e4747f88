"""The page that prepares for scrutiny: choose a paper, get lines of enquiry."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from assistant.scrutiny import Enquiry, enquiry
from assistant.service.desk.downloads import MARKDOWN, download
from assistant.service.desk.printed import page
from assistant.service.room import ReadingRoom
from assistant.service.view.enquiries import EnquiryView, as_markdown
from assistant.service.view.held import HeldView


def scrutiny_routes(room: ReadingRoom) -> APIRouter:
    """``/scrutiny`` and ``/scrutiny.md``."""
    routes = APIRouter()

    def made(paper: str) -> Enquiry | None:
        return room.kept(("enquiry", paper), lambda: enquiry(room.library, paper))

    @routes.get("/scrutiny")
    def scrutiny(paper: str = "") -> HTMLResponse:
        found = made(paper) if paper else None
        held = HeldView.of(room.library.papers(), {}, ())
        missing = bool(paper) and found is None
        view = EnquiryView.of(found) if found else None
        status = 404 if missing else 200
        return page(
            room, "scrutiny.html", "scrutiny", status, view=view, held=held, asked=paper,
            missing=missing,
        )  # fmt: skip

    @routes.get("/scrutiny.md")
    def scrutiny_markdown(paper: str) -> Response:
        found = made(paper)
        if found is None:
            return page(room, "not_held.html", "scrutiny", 404, paper_id=paper)
        title = f"Lines of enquiry, {found.paper.title}"
        return download(as_markdown(EnquiryView.of(found)), MARKDOWN, title, "md")

    return routes
