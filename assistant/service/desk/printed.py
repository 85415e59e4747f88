"""A template printed as a page of the web app."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi.responses import HTMLResponse

from assistant.service.room import ReadingRoom
from assistant.service.view.environment import fragment


def page(
    room: ReadingRoom, template: str, here: str = "", status: int = 200, **values: object
) -> HTMLResponse:
    """The template as a page; ``here`` is the entry of the main menu that it belongs to."""
    printed = fragment(template, here=here, is_sample=room.library.is_sample, **values)
    return HTMLResponse(printed, status)


def are_you_sure(
    room: ReadingRoom, goal: str, asks: str, yes: str, back: str, **fields: str | Sequence[str]
) -> HTMLResponse:
    """What cannot be brought back is asked about first: the same form again, with a yes.

    A field of several values is sent once for each of them. A browser with scripts asks beside
    the button and sends the yes at once.
    """
    here = back.partition("?")[0].strip("/")
    sent = [
        (name, one)
        for name, value in fields.items()
        for one in ((value,) if isinstance(value, str) else value)
    ]
    return page(room, "sure.html", here, goal=goal, asks=asks, yes=yes, back=back, fields=sent)
