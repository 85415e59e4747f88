"""What a response has to tell and nothing found tells: left to be written, and marked."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.composing.wording import counted
from assistant.drafting.response import Point
from corpus.paper import Paper

TO_WRITE = {
    "What has been done": "To be written: what has been done about this.",
    "What is planned": "To be written: what will be done, by whom and by when.",
}


def gaps(points: Sequence[Point], searched: Sequence[Paper]) -> list[Point]:
    """What a response has to tell and nothing found does: to be written, marked until cited.

    It says what was searched and recognised: a paper may hold it in words that were not.
    """
    held = {point.heading for point in points}
    papers = counted(len(searched), "paper")
    of = f" of {searched[0].authority_name}" if searched[0].authority_name else ""
    others = " What stands under the other headings may tell it." if len(points) > 1 else ""
    looked = f"In the {papers}{of} searched, no sentence was recognised that tells it.{others}"
    return [
        Point(heading, f"{text} {looked}")
        for heading, text in TO_WRITE.items()
        if heading not in held
    ]
