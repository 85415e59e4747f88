"""Running heads, feet and page stamps: told by repetition and place, taken out of the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.paper import Box
from ingest.lines import Line, Page
from ingest.pages.margins.numbers import Numbered, page_numbers
from ingest.pages.spacing import usual_size

# Furniture stands in the outer part of the page, at most this many lines deep on either edge; in
# the margin proper two pages that agree are enough to tell it.
_ZONE = 0.2
_DEPTH = 6
_MARGIN = 0.075
# Two places are one when their tops differ by less than this share of the page's height. In the
# margin, pages up to this far apart are neighbours: left and right pages have their own heads.
_SAME_PLACE = 0.02
_NEIGHBOURS = 2
_ENOUGH = 3
_SMALLER = 0.92
_STAMP = re.compile(
    r"^(?:[\w ]{3,40}/ ?)?(?P<named>agenda|minute)?\s*item"
    r"\s*(?:no\.?|number)?\s*:?\s*\d{1,3}[a-z]?$",
    re.IGNORECASE,
)
# ``Item 7`` alone is a stamp only in the corner of the page; elsewhere it is a heading.
_CORNER = 0.6
_OF_ALL = re.compile(r"(?:\bof|/)\s*\d{1,4}\W*$")
_NUMBERED = re.compile(
    r"^(?:page\s+)?\d{1,3}\s|\s(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?$", re.IGNORECASE
)
_LONGEST_FOOT = 80
_BLANK = re.compile(
    r"^\W*(?:this )?page (?:is |has been |was )?(?:left )?(?:intentionally|deliberately) "
    r"(?:left )?blank\W*$|^\W*(?:this )?page (?:is |has been )?left blank(?: intentionally)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line near the top or the foot of a page; ``page`` and ``place`` are positions in lists.

    ``depth`` counts the lines between it and the page's edge.
    """

    page: int
    place: int
    line: Line
    foot: bool
    depth: int

    @property
    def top(self) -> float:
        """How far down the page the line stands."""
        return self.line.box.top if self.line.box else 0.0

    @property
    def in_margin(self) -> bool:
        """Whether it stands where no page has body text."""
        return bool(self.line.box and _is_in_margin(self.line.box))


def take_furniture(pages: Sequence[Page]) -> tuple[list[Page], list[Line]]:
    """The pages without their furniture, each with its printed number, and what was taken."""
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page)]
    stamps = [edge for edge in edges if _stamped(edge)]
    edges = [edge for edge in edges if edge not in stamps]
    taken = _unless_all(_repeated(edges) | _small_heads(edges, pages), pages)
    numbers = page_numbers([_as_numbered(edge) for edge in edges], taken)
    taken |= {(found.page, found.place) for found in numbers}
    taken |= {(edge.page, edge.place) for edge in stamps}
    taken |= _blank_notices(pages)
    printed: dict[int, list[str]] = defaultdict(list)
    for found in numbers:
        printed[found.page].append(found.name)
    kept: list[Page] = []
    dropped: list[Line] = []
    for number, page in enumerate(pages):
        dropped.extend(line for i, line in enumerate(page.lines) if (number, i) in taken)
        lines = tuple(line for i, line in enumerate(page.lines) if (number, i) not in taken)
        names = printed[number]
        own, stamp = (*names, None, None)[:2]
        kept.append(replace(page, lines=lines, printed=own or page.printed, stamp=stamp))
    return kept, dropped


def _unless_all(taken: set[tuple[int, int]], pages: Sequence[Page]) -> set[tuple[int, int]]:
    """What is repeated, or nothing where the pages of a file say little else."""
    left = Counter(page for page, _ in taken)
    emptied = sum(0 < len(page.lines) == left[number] for number, page in enumerate(pages))
    return set() if emptied >= 0.5 * len(pages) else taken


def _is_in_margin(box: Box) -> bool:
    return box.top > 1 - _MARGIN or box.bottom < _MARGIN


def _edges(number: int, page: Page) -> Iterator[Edge]:
    placed = [
        (line.box, place, line)
        for place, line in enumerate(page.lines)
        if line.box and (not line.cells or _is_in_margin(line.box))
    ]
    heads = [each for each in placed if each[0].bottom < _ZONE]
    feet = [each for each in placed if each[0].top > 1 - _ZONE]
    heads.sort(key=lambda each: each[0].top)
    feet.sort(key=lambda each: -each[0].top)
    for foot, found in ((False, heads), (True, feet)):
        for depth, (_, place, line) in enumerate(found[:_DEPTH]):
            yield Edge(number, place, line, foot, depth)


def _as_numbered(edge: Edge) -> Numbered:
    return Numbered(edge.page, edge.place, edge.line.text, edge.foot, edge.in_margin, edge.depth)


def _repeated(edges: Sequence[Edge]) -> set[tuple[int, int]]:
    """Lines that stand at one place with one wording on neighbouring pages."""
    alike: dict[tuple[bool, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        wording = _wording(edge.line.text)
        if wording:
            alike[edge.foot, wording].append(edge)
    taken: set[tuple[int, int]] = set()
    for group in alike.values():
        if len(group) < 2:
            continue
        for cluster in _at_one_place(group):
            taken |= _in_keeping(cluster)
    return taken


def _at_one_place(group: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Edges of one wording at one height, on pages that follow one another."""
    ordered = sorted(group, key=lambda edge: edge.page)
    while ordered:
        cluster = [ordered[0]]
        for edge in ordered[1:]:
            near = abs(edge.top - cluster[0].top) < _SAME_PLACE
            apart = edge.page - cluster[-1].page
            if near and apart <= (_NEIGHBOURS if edge.in_margin else 1):
                cluster.append(edge)
        yield cluster
        ordered = [edge for edge in ordered if edge not in cluster]


def _in_keeping(cluster: Sequence[Edge]) -> set[tuple[int, int]]:
    """Of lines alike, those whose figures are the same or count the pages.

    ``Recommendation 2`` on top of one page and ``Recommendation 3`` on the next is no head.
    """
    same = Counter(_figures(edge.line.text) for edge in cluster)
    step = Counter(steps for edge in cluster for steps in _steps(edge))
    taken = set()
    for edge in cluster:
        figures = _figures(edge.line.text)
        agree = max(same[figures], *(step[steps] for steps in _steps(edge)), 0)
        unnumbered = not figures and len(cluster) >= _ENOUGH
        sure = edge.in_margin or _bears_its_number(edge)
        if agree >= (2 if sure else _ENOUGH) or unnumbered:
            taken.add((edge.page, edge.place))
    return taken


def _small_heads(edges: Sequence[Edge], pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Small print clear of the text in the margins of later pages, whatever it says.

    Each paper of a pack has heads of its own. On the first page it may be the paper's name, unless
    it stands at the foot with a page number.
    """
    body = usual_size(pages)
    found = set()
    for edge in edges:
        small = edge.line.size is not None and edge.line.size < _SMALLER * body
        later = edge.page > 0 or (edge.foot and bool(_NUMBERED.search(edge.line.text.strip())))
        told = small or _bears_its_number(edge)
        if later and told and edge.in_margin and edge.depth <= 1 and _is_clear(edge, pages):
            found.add((edge.page, edge.place))
    return found


def _is_clear(edge: Edge, pages: Sequence[Page]) -> bool:
    """Whether no text of the usual place stands within two lines of the edge."""
    box = edge.line.box
    if box is None:
        return False
    reach = 2 * (box.bottom - box.top)
    return not any(
        other.box
        and not _is_in_margin(other.box)
        and box.top - reach < other.box.bottom
        and other.box.top < box.bottom + reach
        for other in pages[edge.page].lines
    )


def _wording(text: str) -> str:
    """What the line says without its figures and signs."""
    return re.sub(r"[\W\d_]+", " ", text.lower()).strip()


def _figures(text: str) -> tuple[int, ...]:
    text = _OF_ALL.sub("", text)
    return tuple(int(figure) for figure in re.findall(r"\d{1,9}", text))


def _steps(edge: Edge) -> Iterator[tuple[int, ...]]:
    """The line's figures with each in turn, which may count pages, held against its page.

    ``1 Version 3`` counts by its first, ``Version 3, page 1`` by its last.
    """
    figures = _figures(edge.line.text)
    for at, figure in enumerate(figures):
        yield (at, *figures[:at], figure - edge.page, *figures[at + 1 :])


def _bears_its_number(edge: Edge) -> bool:
    """Whether the last line of a page begins or ends with that page's number in the file."""
    text = edge.line.text.strip()
    if not edge.foot or edge.depth or len(text) > _LONGEST_FOOT or text.endswith("."):
        return False
    figures = _figures(text) if _NUMBERED.search(text) else ()
    return edge.page + 1 in (*figures[:1], *figures[-1:])


def _stamped(edge: Edge) -> bool:
    found = None if edge.foot else _STAMP.match(edge.line.text.strip())
    return bool(found and (found.group("named") or (edge.line.indent or 0) > _CORNER))


def _blank_notices(pages: Sequence[Page]) -> set[tuple[int, int]]:
    return {
        (number, place)
        for number, page in enumerate(pages)
        for place, line in enumerate(page.lines)
        if _BLANK.match(line.text)
    }
