"""A template printed as a page of the web app."""

from __future__ import annotations

from fastapi.responses import HTMLResponse

from assistant.service.room import ReadingRoom
from assistant.service.view.environment import fragment


def page(
    room: ReadingRoom, template: str, here: str = "", status: int = 200, **values: object
) -> HTMLResponse:
    """The template as a page; ``here`` is the entry of the main menu that it belongs to."""
    printed = fragment(template, here=here, is_sample=room.library.is_sample, **values)
    return HTMLResponse(printed, status)
