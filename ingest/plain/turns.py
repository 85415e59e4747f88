"""Where the pages of a plain text turn: page numbers and running heads left between its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.lines import Line

_NUMBER = re.compile(
    r"(?:page\s+)?(\d{1,4})(?:\s+of\s+\d{1,4})?|[-–—]\s?(\d{1,4})\s?[-–—]", re.IGNORECASE
)
_OF_ALL = re.compile(r"page\s+\d{1,4}\s+of\s+\d{1,4}", re.IGNORECASE)  # never a paragraph's
_LONGEST_HEAD = 90
_FEWEST = 2


def without_turns(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without the numbers and heads of its pages, and what was left out.

    A number alone on its line may be a paragraph's, torn from its text: it is a page's only where
    it runs on from the one before and the same line stands beside both, a running head or foot.
    """
    numbers = {at: int(found) for at, line in enumerate(lines) if (found := _number(line))}
    out: set[int] = set()
    for step in (1, -1):
        heads = {at: _text(lines, at + step) for at in numbers}
        first = lines[0].text.strip() if lines and step == 1 else ""
        said = Counter(head for head in heads.values() if head)
        for at, head in heads.items():
            if head and (said[head] >= _FEWEST or head == first) and len(head) <= _LONGEST_HEAD:
                out |= {at, at + step}
                if head == first:
                    out.add(0)
    out |= {at for at in numbers if _OF_ALL.fullmatch(lines[at].text.strip())}
    known = sorted(numbers[at] for at in out if at in numbers)
    if known:  # the last page, or one whose head is left out
        out |= {at for at, number in numbers.items() if number in (known[0] - 1, known[-1] + 1)
                and (at == len(lines) - 1 or at < min(out))}  # fmt: skip
    kept = [line for at, line in enumerate(lines) if at not in out]
    return kept, [line for at, line in enumerate(lines) if at in out]


def _number(line: Line) -> str | None:
    if line.cells or line.heading or line.bullet:
        return None
    found = _NUMBER.fullmatch(line.text.strip())
    return (found[1] or found[2]) if found else None


def _text(lines: Sequence[Line], at: int) -> str:
    """A line of words at a place, or nothing."""
    if not 0 <= at < len(lines) or lines[at].cells or lines[at].bullet:
        return ""
    text = lines[at].text.strip()
    return text if re.search(r"[^\W\d_]{2}", text) else ""
