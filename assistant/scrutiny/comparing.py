"""Whether a figure stands alone: which figure of a text is worth comparing, and what compares it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.words.sentences import sentences
from assistant.words.values import Value, figure, values

# Words that compare wherever in a paragraph they stand, and words that do so beside the figure.
_COMPARES = re.compile(
    r"\b(?:than|compar\w+|against|average|target|floor standard|previous\w*|last (?:year|quarter|month)|ago"
    r"|year before|the same|earlier|r[io]se|risen|rising|f[ae]ll|fallen|falling|increas\w*|decreas\w*|reduc\w*|grew|grown"
    r"|doubl\w+|halv\w+|twice|benchmark\w*|baseline|trend|as opposed to|come down|from \S+ to"
    r"|over(?:spend|spent)|under(?:spend|spent)|identical|similar\w*|in line with)\b",
    re.IGNORECASE,
)
_COMPARES_NEAR = re.compile(
    r"\b(?:aim|goal|growth|drop\w*|half|more|fewer|less|higher|lower|best|worst|national\w*|england|region\w*|neighbours?"
    r"|improv\w+|still|again|change\w*|gone|no more than|at least|up to|limit|maximum|minimum|must|capacity|total of"
    r"|asks? for|asked for|requires?|required"
    r"|country)\b",
    re.IGNORECASE,
)
_NOT_A_FIGURE = re.compile(
    r"(?:\b(?:section|sections|paragraph|para|item|page|age|aged|ages|aged between|act|part|table|appendix|annex|number|no|"
    r"minute|article|regulation|schedule|band|grade|phase|version|form|room|road|recommendation|point|under|over|at|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|to|action|sections? [\d.]+ to)\s*\.?\s*)$",
    re.IGNORECASE,
)
# "Within 20 miles" measures a distance or a time, and counts nothing.
_MEASURED = re.compile(
    r"^(?:st|nd|rd|th)\b|^[\s-]?(?:miles?|km|kilomet\w+|met(?:re|er)s?|mm|cm|m|kg|tonnes?|hectares|[ap]m|minutes?|hours?|weeks?|days?|months?|years?|mph)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b\d[\d,]* (?:out )?of (?:the |its |their )?\d[\d,]*\b(?!\s?%)")
# What is counted is named after the number: "894 young adults", and not "until they are 25".
_NAMED = re.compile(
    r"^\s+(?!(?:and|or|to|of|in|at|by|on|for|from|until|before|after|is|are|was|were|who|which|that|"
    r"when|as|if|but|with|per|plus)\b)[^\W\d_]",
    re.IGNORECASE,
)
ROUNDING = 0.02
"""The share by which printed parts may miss their printed sum."""
_SMALL = 10
"""Counts below this are too small for a comparison to be missed."""


def compares(text: str) -> bool:
    """Whether a passage holds a figure against another time, place or aim."""
    if _COMPARES.search(text) or _COMPARES_NEAR.search(text):
        return True
    return _holds_side_by_side(text)


def stands_compared(text: str, said: str, before: str = "") -> bool:
    """Whether a paragraph compares the figure of one of its sentences; ``before`` introduces it.

    Words such as "still" or "must" compare in that sentence and those beside it alone.
    """
    if _COMPARES.search(f"{before} {text}"):
        return True
    parts = [sentence.text for sentence in sentences(text)]
    at = next((n for n, part in enumerate(parts) if said in part or part in said), None)
    near = " ".join(parts if at is None else parts[max(0, at - 1) : at + 2])
    return bool(_COMPARES_NEAR.search(f"{before} {near}")) or _holds_side_by_side(near)


def _holds_side_by_side(text: str) -> bool:
    """Whether two figures of one kind stand beside each other that are no sum and its parts."""
    found = values(text)
    for kind in ("percent", "money"):
        alike = [value for value in found if value.kind == kind]
        if len(alike) > 1 and not _is_breakdown(alike):
            return True
    times = {value.text.lower() for value in found if value.kind == "date"}
    counts = [v for v in found if v.kind == "number" and (figure(v.text) or 0) >= _SMALL]
    return len(times) > 1 and len(counts) > 1


def _is_breakdown(alike: Sequence[Value]) -> bool:
    """Whether the largest figure is made up of the others: "£59m, £56m of it for care, £3m for staff"."""
    sizes = sorted((size for size in (figure(one.text) for one in alike) if size), reverse=True)
    return len(sizes) > 2 and abs(sizes[0] - sum(sizes[1:])) <= ROUNDING * sizes[0]


def bare_figure(text: str) -> str | None:
    """The share, sum or count of a text most worth comparing; None where there is none."""
    found = values(text)
    for kind in ("percent", "money"):
        first = next((value.text for value in found if value.kind == kind), None)
        if first:
            return first
    share = _SHARE.search(text)
    if share:
        return share.group()
    counts = (v.text for v in found if v.kind == "number" and _is_count(text, v.start, v.end))
    return next(counts, None)


def weight(printed: str) -> float:
    """How much a councillor wants to know of a figure: sums by size, then shares, then counts."""
    size = figure(printed) or 0.0
    kinds = {value.kind for value in values(printed)}
    return size * 1e6 if "money" in kinds else 1e6 if "percent" in kinds else min(size, 1e5)


def _is_count(text: str, start: int, end: int) -> bool:
    digits = text[start:end].replace(",", "").rstrip("+")
    is_range = bool(
        re.match(r"\s?[-–/]\s?\d", text[end:]) or re.search(r"\d\s?[-–/]$", text[:start])
    )
    return (
        digits.isdecimal()
        and int(digits) >= _SMALL
        and not is_range
        and not _NOT_A_FIGURE.search(text[:start])
        and not _MEASURED.match(text[end:])
        and bool(_NAMED.match(text[end:]))
    )
