"""Which lines stand apart from the one above by more than the leading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.lines import Line, Page

# The leading of a type size is the gap that this share of its lines do not exceed; wider by more
# than this share of the line's height is white space.
_SHARE = 0.3
_WIDER = 0.3


def mark_blanks(pages: Sequence[Page]) -> list[Page]:
    """The pages with ``blank_before`` set, judged by the leading of each type size."""
    gaps: dict[float, list[float]] = defaultdict(list)
    for page in pages:
        for above, line in pairwise(page.lines):
            if above.size == line.size and line.size and not line.cells and not above.cells:
                gaps[line.size].append(_gap(above, line, page))
    leading = {size: _leading(values) for size, values in gaps.items()}
    usual = max(gaps, key=lambda size: len(gaps[size]), default=0.0)
    return [
        replace(page, lines=tuple(_marked(page, leading, leading.get(usual, 0.2))))
        for page in pages
    ]


def usual_size(pages: Sequence[Page]) -> float:
    """The type size in points that most of the file's text is set in; 0 where none is known."""
    weight: dict[float, int] = defaultdict(int)
    for page in pages:
        for line in page.lines:
            weight[line.size or 0.0] += len(line.text)
    return max(weight, key=weight.__getitem__, default=0.0)


def _leading(values: list[float]) -> float:
    close = sorted(value for value in values if -0.4 < value < 1.2)
    return close[int(_SHARE * (len(close) - 1))] if close else 0.2


def _gap(above: Line, line: Line, page: Page) -> float:
    """The white space between two lines in heights of the lower one."""
    if above.box is None or line.box is None:
        return 0.0
    height = line.box.bottom - line.box.top
    return (line.box.top - above.box.bottom) / height if height else 0.0


def _marked(page: Page, leading: dict[float, float], usual: float) -> list[Line]:
    marked = list(page.lines[:1])
    for above, line in pairwise(page.lines):
        gap = _gap(above, line, page)
        next_column = line.column > 1 and above.column == line.column - 1 and gap < 0
        wide = gap > leading.get(line.size or 0.0, usual) + _WIDER or gap < -3.0
        if wide and not next_column:
            line = replace(line, blank_before=True)
        marked.append(line)
    return marked
