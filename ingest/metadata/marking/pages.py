"""Pages that are marked as a whole, and pages that open an appendix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.paper import Paragraph
from ingest.lines import Document, Line
from ingest.metadata.answers import is_none
from ingest.metadata.head import where
from ingest.metadata.marking.doubt import is_doubtful, is_doubtful_heading
from ingest.metadata.marking.sayings import announces, appendix_opened, tells_of_appendices
from ingest.metadata.marking.stamps import is_law_stamp
from ingest.metadata.marking.words import (
    is_divider,
    is_marking,
    is_own_number,
    is_stamp,
    is_weak,
)

# "Confidential appendices: Appendix C" stands on another page than they do.
_OF_APPENDICES = re.compile(r"^\W*\w+\s+(?:append|annex|enclos)\w*\s*:", re.IGNORECASE)
_SENTENCE = 40
_TOP, _FOOT = 4, 2
"""A page's own marking stands among its first or last lines, or in its margin."""


def marked_pages(document: Document) -> dict[int, str]:
    """The pages with a marking in their margin, at their top or foot, and where it was read."""
    found: dict[int, str] = {}
    for page in document.pages:
        lines = page.lines
        for at, line in enumerate(lines):
            edge = (at < _TOP and not _is_under_way(lines[:at])) or at >= len(lines) - _FOOT
            if not edge or not (_marks_page(line) or is_stamped(lines, at)):
                continue
            said = lines[at + 1].text if at + 1 < len(lines) else ""
            if not is_none(said) and not announces(line.text, said):
                found.setdefault(line.page or 0, where(line))
    for at, line in enumerate(document.dropped):
        if line.page is None:
            continue
        if marks_from_margin(line.text) or is_stamped(document.dropped, at):
            found.setdefault(line.page, where(line))
    found.pop(0, None)
    return found


def marks_from_margin(text: str) -> bool:
    """Whether a line in a margin closes what it is printed around."""
    return _marks(text) or is_doubtful(text) or is_weak(text)


def _is_under_way(above: Sequence[Line]) -> bool:
    """Whether the page's text has begun above a line, which then heads what is below it."""
    return any(line.text.endswith(".") and len(line.text) > _SENTENCE for line in above)


def is_stamped(lines: Sequence[Line], at: int) -> bool:
    """Whether the stamp of the law that software prints begins at a line."""
    first = lines[at]
    texts = [line.text for line in lines[at : at + 6] if line.page == first.page]
    above = lines[at - 1].text if at and lines[at - 1].page == first.page else ""
    return is_law_stamp(texts, above)


def _marks_page(line: Line) -> bool:
    if len([cell for cell in line.cells if cell.strip()]) > 1 or is_weak(line.text):
        return False
    of_appendices = _OF_APPENDICES.match(line.text) or tells_of_appendices(line.text)
    return not (is_divider(line.text) or of_appendices) and _marks(line.text)


@lru_cache(maxsize=4096)
def _marks(text: str) -> bool:
    return is_marking(text) or is_own_number(text) or is_stamp(text) or is_doubtful_heading(text)


def appendix_pages(document: Document) -> dict[int, str]:
    """The pages that begin with an appendix's name: page number -> that line."""
    found: dict[int, str] = {}
    for page in document.pages:
        own = [line for line in document.dropped if line.page == page.number]
        named = [one.text for one in (*own, *page.lines[: _TOP + 2])
                 if appendix_opened(one.text)]  # fmt: skip
        # Several are a list of appendices.
        if page.number is not None and len({appendix_opened(n) for n in named}) == 1:
            found[page.number] = named[0]
    return found


def appendix_lines(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The ids of paragraphs that open an appendix where there are no pages: ``Appendix C: bids``.

    An appendix stands behind the report. Names above its first numbered paragraph, or with names of
    others beside them, are a list of what there is.
    """
    names = [None if one.page or one.text.endswith(".") else _name_at_start(one.text)
             for one in paragraphs]  # fmt: skip
    first = next((at for at, one in enumerate(paragraphs) if one.label), len(paragraphs))
    return frozenset(
        paragraphs[at].paragraph_id
        for at, name in enumerate(names)
        if name and at > first and {*names[at - 1 : at + 2]} <= {name, None}
    )


def _name_at_start(text: str) -> str | None:
    name = appendix_opened(text)
    # "Restricted enclosure 2" is a line of the software that lists what it has.
    return name if name and text.lower().startswith(name.split()[0].lower()) else None
