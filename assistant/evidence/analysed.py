"""What the text of each paragraph is analysed into when it comes in, so that questions read it.

Kept are its stems, which kinds of value it has, and when it tells of. A question weighs hundreds of
paragraphs by these, and to work them out again for each is a tenth of what it takes.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import Stemmer  # type: ignore[import-not-found]  # it has no type hints

from assistant.evidence import kinds, timeline
from assistant.evidence.kinds import keep_kinds, kinds_of
from assistant.evidence.timeline import Told, told_of
from assistant.words import dates, matching, stems, values
from assistant.words.dates import Period
from assistant.words.matching import has_line, keep_line, stem_line
from corpus.paper import Paragraph

if TYPE_CHECKING:
    from corpus.library import Library

_AT_ONCE = 50
"""How many papers are analysed in one step of the store."""


@cache
def version() -> str:
    """What the analyses are made by: the very text of the program's parts that make them, so that
    none is ever read that another program would not make."""
    parts = (stems, matching, values, dates, kinds, timeline, sys.modules[__name__])
    digest = hashlib.sha256(f"{sys.version_info[:2]} {Stemmer.version()}".encode())
    for part in parts:
        digest.update(Path(part.__file__ or "").read_bytes())
    return digest.hexdigest()[:16]


def keep_analyses(library: Library, progress: Callable[[int, int], None] | None = None) -> int:
    """Analyse all papers of which that is not kept; how many. For whoever writes the store.

    Some papers at a time: what was done before an interruption is kept.
    """
    waiting = library.not_analysed(version())
    for start in range(0, len(waiting), _AT_ONCE):
        held = library.paragraphs_of(waiting[start : start + _AT_ONCE])
        library.keep_analyses(version(), {name: analyses(own) for name, own in held.items()})
        if progress:
            progress(min(start + _AT_ONCE, len(waiting)), len(waiting))
    return len(waiting)


def analyses(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """What the paragraphs of a paper are analysed into, by their ids."""
    return {
        one.paragraph_id: "\n".join((kinds_of(one.text), _written(told), stem_line(one.text)))
        for one, told in zip(paragraphs, told_of(paragraphs), strict=True)
    }


def recall(library: Library, paragraphs: Iterable[Paragraph]) -> None:
    """Have at hand what was worked out of these paragraphs when they came in."""
    kept = library.analyses(version())
    if not kept:
        return
    for paragraph in paragraphs:
        text = paragraph.text
        if not has_line(text) and (body := kept.get(paragraph.paragraph_id)):
            found, _, line = body.split("\n")
            keep_kinds(text, found)
            keep_line(text, line)


def told_kept(library: Library) -> Callable[[Paragraph], Told | None]:
    """What tells of a paragraph that was found when it tells of, but for what its paper's title
    adds; None where that is not kept."""
    kept = library.analyses(version())

    def told(paragraph: Paragraph) -> Told | None:
        body = kept.get(paragraph.paragraph_id)
        return _read(body.split("\n")[1]) if body else None

    return told


def _written(told: Told) -> str:
    each = (told.own, told.near, told.carried)
    return ";".join(",".join(f"{one.start} {one.end}" for one in own) for own in each)


@lru_cache(maxsize=8192)
def _read(written: str) -> Told:
    own, near, carried = (
        tuple(Period(*one.split()) for one in part.split(",") if one) for part in written.split(";")
    )
    return Told(own, near, carried)
