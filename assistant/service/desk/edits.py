"""What a sent form of the response page says: the response as edited, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting import Point, Response

MOST_POINTS = 200
OWN_HEADING = "What we add"
BESIDE = (
    "This draft was changed in another tab or window too. Nothing is lost: what stands here is "
    "kept beside it as a second draft, named “… (second copy)”. Both are among your drafts."
)
DELETED = (
    "This draft was deleted, in another tab or window. What stands here is kept nowhere, unless "
    "you keep it as a new draft."
)
DONE_WORDS = {
    "checked": "Checked against the papers, and kept.",
    "added": "Your statement was added at the end.",
    "moved": "The statement was moved.",
    "dropped": "The statement was taken out.",
    "renamed": "The draft was renamed.",
    "beside": BESIDE,
    "deleted": "The draft was deleted for good.",
}
"""What is told of what was done to a draft, by the word that stands for it in an address."""


@dataclass(frozen=True, slots=True)
class Edited:
    """The fields of the form: one heading, text and list of citations for each point.

    ``own`` is a statement to add, ``own_source`` the paragraph that it is said to rest on;
    ``do`` is the button: ``check``, ``add``, ``keep``, ``anew`` (as a new draft),
    ``word``, ``markdown``, or ``up:3``,
    ``down:3`` or ``drop:3`` with the place of a point.
    """

    title: str
    headings: Sequence[str]
    texts: Sequence[str]
    cites: Sequence[str]
    own: str
    own_source: str
    do: str


def edited(form: Edited) -> tuple[Response, str]:
    """The response as the form now has it, and what was done as a key of ``DONE_WORDS``."""
    points = [
        Point(heading, " ".join(text.split()), tuple(cites.split()))
        for heading, text, cites in zip(form.headings, form.texts, form.cites, strict=False)
    ][:MOST_POINTS]
    told = "checked"
    action, _, place = form.do.partition(":")
    # Half of a statement may be typed when what was changed elsewhere is kept.
    if form.own.strip() and action != "keep" and len(points) < MOST_POINTS:
        source = (form.own_source,) if form.own_source else ()
        points.append(Point(OWN_HEADING, " ".join(form.own.split()), source))
        told = "added"
    if action in ("up", "down", "drop") and place.isdecimal() and int(place) < len(points):
        told = _moved(points, action, int(place))
    kept = tuple(point for point in points if point.text)
    return Response(" ".join(form.title.split()) or "Response", kept), told


def _moved(points: list[Point], action: str, place: int) -> str:
    point = points.pop(place)
    if action == "drop":
        return "dropped"
    to = max(0, place - 1) if action == "up" else min(len(points), place + 1)
    if to != place:
        # It comes under the heading of its new neighbour, so that headings stay together.
        neighbour = points[min(to, len(points) - 1)] if action == "up" else points[to - 1]
        point = Point(neighbour.heading, point.text, point.cites)
    points.insert(to, point)
    return "moved"
