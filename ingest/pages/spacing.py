"""Which lines stand apart from the one above by more than the leading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.lines import Line, Page

# The leading of a type size is the gap that this share of its lines do not exceed; wider by more
# than this share of the line's height is white space.
_SHARE = 0.3
_WIDER = 0.3
_FEWEST_NARROW, _ENDING, _SHORT = 2, 0.75, 0.8
# Where nearly every line is a paragraph, a gap wider than this is space; lines that are set
# without any have this much between them.
_NEARLY_ALL, _SPACED, _SET_SOLID = 0.85, 0.45, 0.2
_ENDED = re.compile(r"[.:;!?][\"'”’)]*$")


def mark_blanks(pages: Sequence[Page]) -> list[Page]:
    """The pages with ``blank_before`` set, judged by the leading of each type size."""
    gaps: dict[float, list[tuple[float, bool]]] = defaultdict(list)
    for page in pages:
        right = max((line.box.right for line in page.lines if line.box), default=1.0)
        for above, line in pairwise(page.lines):
            if above.size == line.size and line.size and not line.cells and not above.cells:
                gaps[line.size].append((_gap(above, line, page), _ends(above, right)))
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


def _leading(values: list[tuple[float, bool]]) -> float:
    """The white space between the lines of a paragraph, in heights of a line.

    Where most paragraphs are of one line, nearly every usual gap stands below the end of one; the
    leading is then the narrower gap that lines without an end have below them.
    """
    close = sorted(value for value, _ in values if -0.4 < value < 1.2)
    if not close:
        return 0.2
    usual = close[int(_SHARE * (len(close) - 1))]
    narrow = [value for value in close if value < usual - _WIDER]
    ends = [end for value, end in values if abs(value - usual) <= _WIDER / 2]
    if len(narrow) >= _FEWEST_NARROW and sum(ends) > _ENDING * len(ends):
        return narrow[len(narrow) // 2]
    if usual > _SPACED and sum(ends) > _NEARLY_ALL * len(ends):
        return narrow[len(narrow) // 2] if narrow else _SET_SOLID
    return usual


def _ends(line: Line, right: float) -> bool:
    """Whether a paragraph may end with the line: its words do, or it is short of the margin."""
    short = line.box is not None and line.box.right < _SHORT * right
    return short or bool(_ENDED.search(line.text))


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
