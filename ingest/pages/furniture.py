"""Running heads, feet and page stamps: told by repetition and place, taken out of the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.lines import Line, Page

# Furniture stands in the outer part of the page, and is at most this many lines on either edge.
_MARGIN = 0.15
_DEPTH = 5
# Two places are one when their tops differ by less than this share of the page's height.
_SAME_PLACE = 0.02
_NUMBER = r"(?:\d{1,4}|[ivxl]{1,6})"
_PAGE_NUMBER = re.compile(
    rf"^\W*(?:page\s*|p\.\s*)?(?P<n>{_NUMBER})(?:\s*(?:of|/)\s*\d{{1,4}})?\W*$", re.IGNORECASE
)
_SAID = re.compile(rf"\bpage\s+(?P<n>{_NUMBER})\b(?:\s*of\s*\d+)?\W*$", re.IGNORECASE)
_STAMP = re.compile(
    r"^(?:agenda|minute|appendix)?\s*item\s*(?:no\.?|number)?\s*:?\s*\d{1,3}[a-z]?$", re.IGNORECASE
)
_BLANK = re.compile(
    r"^\W*(?:this )?page (?:is |has been |was )?(?:left )?intentionally (?:left )?blank\W*$"
    r"|^\W*(?:this )?page (?:is |has been )?(?:left )?blank intentionally\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the top or bottom of a page; ``page`` and ``place`` are positions in lists."""

    page: int
    place: int
    line: Line
    foot: bool

    @property
    def top(self) -> float:
        """How far down the page the line stands."""
        return self.line.box.top if self.line.box else 0.0


def take_furniture(pages: Sequence[Page]) -> tuple[list[Page], list[Line]]:
    """The pages without their furniture, each with its printed number, and what was taken."""
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page)]
    taken = _repeated(edges, len(pages)) | _numbers(edges, len(pages)) | _stamps(edges)
    taken |= _blank_notices(pages)
    kept: list[Page] = []
    dropped: list[Line] = []
    for number, page in enumerate(pages):
        furniture = [line for i, line in enumerate(page.lines) if (number, i) in taken]
        dropped.extend(furniture)
        lines = tuple(line for i, line in enumerate(page.lines) if (number, i) not in taken)
        kept.append(replace(page, lines=lines, printed=_printed(furniture, page)))
    return kept, dropped


def _edges(number: int, page: Page) -> Iterable[_Edge]:
    last = len(page.lines)
    for place, line in enumerate(page.lines):
        if line.box is None or line.cells:
            continue
        head = line.box.bottom < _MARGIN and place < _DEPTH
        foot = line.box.top > 1 - _MARGIN and place >= last - _DEPTH
        if head or foot:
            yield _Edge(number, place, line, foot)


def _repeated(edges: Sequence[_Edge], pages: int) -> set[tuple[int, int]]:
    """Lines that stand at one place with one wording on several pages."""
    alike: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        alike[edge.foot, _wording(edge.line.text)].append(edge)
    taken: set[tuple[int, int]] = set()
    for group in alike.values():
        for edge in group:
            near = {other.page for other in group if abs(other.top - edge.top) < _SAME_PLACE}
            if len(near) >= min(3, max(2, pages)):
                taken.add((edge.page, edge.place))
    return taken


def _wording(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\W+", " ", text.lower())).strip()


def _numbers(edges: Sequence[_Edge], pages: int) -> set[tuple[int, int]]:
    """Bare page numbers: outermost on their page, and in step with the pages around."""
    outer = [edge for edge in edges if _PAGE_NUMBER.match(edge.line.text)]
    steps: dict[tuple[bool, int], int] = defaultdict(int)
    for edge in outer:
        steps[edge.foot, _value(edge.line.text) - edge.page] += 1
    taken = set()
    for edge in outer:
        said = "page" in edge.line.text.lower()
        in_step = steps[edge.foot, _value(edge.line.text) - edge.page] >= 2
        if said or in_step or (edge.foot and pages == 1):
            taken.add((edge.page, edge.place))
    return taken


def _stamps(edges: Sequence[_Edge]) -> set[tuple[int, int]]:
    return {(e.page, e.place) for e in edges if not e.foot and _STAMP.match(e.line.text.strip())}


def _blank_notices(pages: Sequence[Page]) -> set[tuple[int, int]]:
    return {
        (number, place)
        for number, page in enumerate(pages)
        for place, line in enumerate(page.lines)
        if _BLANK.match(line.text)
    }


def _printed(furniture: Sequence[Line], page: Page) -> str | None:
    found: list[str] = []
    for line in furniture:
        match = _PAGE_NUMBER.match(line.text.strip()) or _SAID.search(line.text.strip())
        if match:
            found.append(match.group("n"))
    return found[-1] if found else None


def _value(text: str) -> int:
    match = _PAGE_NUMBER.match(text)
    name = match.group("n").lower() if match else ""
    if name.isdigit():
        return int(name)
    worth = {"i": 1, "v": 5, "x": 10, "l": 50}
    values = [worth[sign] for sign in name]
    return sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )
