"""The pages of authorities: all that are held, and one each."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from assistant.following import AuthorityPicture, picture_of
from assistant.service.desk.printed import page
from assistant.service.room import ReadingRoom
from assistant.service.view.authorities import PictureView, held_authorities


def picture_in(room: ReadingRoom, authority: str) -> AuthorityPicture | None:
    """The picture of an authority, made once for each state of the papers."""
    return room.kept(("picture", authority), lambda: picture_of(room.library, authority))


def authority_routes(room: ReadingRoom) -> APIRouter:
    """``/authorities`` and ``/authority/…``."""
    routes = APIRouter()

    @routes.get("/authorities")
    def authorities() -> HTMLResponse:
        with room.library.snapshot():
            papers, judgements = room.library.papers(), room.library.findings(("judgement",))
        held = held_authorities(papers, judgements)
        return page(room, "authorities.html", "authorities", authorities=held)

    @routes.get("/authority/{authority}")
    def authority(authority: str) -> HTMLResponse:
        found = picture_in(room, authority)
        if found is None:
            return page(room, "authority_not_held.html", "authorities", 404, authority=authority)
        return page(room, "authority.html", "authorities", view=PictureView.of(found))

    return routes
