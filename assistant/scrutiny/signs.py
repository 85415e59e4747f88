"""Signs by which an action has an owner, a date and a measure, and a figure a comparison."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from assistant.words.values import values
from corpus.paper import Paragraph

# The offices of English local government, by the nouns that name them.
_OFFICE = re.compile(
    r"\b(?:director|head of|manager|officer|leader|lead (?:member|officer|for)|led by|chair(?:ed|man|woman)?"
    r"|portfolio holder|cabinet member|councillor|cllr|mayor|chief|treasurer|solicitor|commissioner"
    r"|principal|nurse|clerk|executive|board|committee|panel|team|directorate|department|partnership"
    r"|provider|contractor|responsib\w+|accountable|owner)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof(?:essor)?)\.?\s+[A-Z]")
_WHEN = re.compile(
    r"\bwithin (?:the next )?\w+ (?:working )?(?:days?|weeks?|months?|years?)\b|\bby the end of\b"
    r"|\b(?:each|every|per) (?:working )?(?:day|weekday|week|month|quarter|term|year|meeting)\b"
    r"|\b(?:daily|weekly|monthly|quarterly|termly|annual(?:ly)?|six-monthly|bi-annual(?:ly)?)\b"
    r"|\bimmediate(?:ly)?\b|\bnext (?:meeting|month|year|week|quarter)\b|\balready\b|\bnow in place\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\b(?:target|measured?|measures of|indicator|kpis?|benchmark|baseline|success|milestone"
    r"|at least|no more than|all (?:children|staff|cases|plans|records))\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:than|compar\w+|against|average|target|aim|goal|floor standard|previous\w*|last (?:year|quarter|month)|ago"
    r"|year before|the same|earlier|r[io]se|risen|rising|f[ae]ll|fallen|falling|increas\w*|decreas\w*|reduc\w*|grew|grown"
    r"|growth|drop\w*|doubl\w+|halv\w+|half|twice|more|fewer|less|higher|lower|best|worst|national\w*|england|region\w*"
    r"|neighbours?|benchmark\w*|baseline|trend|as opposed to|improv\w+|still|again|change\w*|come down|gone|from \S+ to"
    r"|no more than|at least|up to|limit|maximum|minimum|must|capacity|total of|over(?:spend|spent)|under(?:spend|spent)"
    r"|budget\w*|forecast\w*|estimat\w+|identical|similar\w*|in line with|country)\b",
    re.IGNORECASE,
)
_OWNERS = re.compile(r"\b(?:lead|owner|responsib\w+|officer|who|accountable|by whom)\b", re.I)
_DATES = re.compile(
    r"\b(?:by|by when|when|date|deadline|due|timescale|timeline|completion)\b", re.I
)
_MEASURES = re.compile(
    r"\b(?:measure|target|kpi|indicator|success|outcome|impact|evidence)\b", re.I
)
_NOT_A_FIGURE = re.compile(
    r"(?:\b(?:section|sections|paragraph|para|item|page|age|aged|ages|aged between|act|part|table|appendix|annex|number|no|"
    r"minute|article|regulation|schedule|band|grade|phase|version|form|room|road|recommendation|point|under|over|at|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|to|action|sections? [\d.]+ to)\s*\.?\s*)$",
    re.IGNORECASE,
)
# "Within 20 miles" measures a distance or a time, and counts nothing.
_MEASURED = re.compile(
    r"^(?:st|nd|rd|th)\b|^[\s-]?(?:miles?|km|kilomet\w+|met(?:re|er)s?|minutes?|hours?|weeks?|days?|months?|years?|mph)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b\d[\d,]* (?:out )?of (?:the |its |their )?\d[\d,]*\b(?!\s?%)")
# What is counted is named after the number: "894 young adults", and not "until they are 25".
_NAMED = re.compile(
    r"^\s+(?!(?:and|or|to|of|in|at|by|on|for|from|until|before|after|is|are|was|were|who|which|that|"
    r"when|as|if|but|with|per|plus)\b)[^\W\d_]",
    re.IGNORECASE,
)
_SMALL = 10
"""Counts below this are too small for a comparison to be missed."""


def has_owner(paragraph: Paragraph) -> bool:
    """Whether a paragraph names an office or a person, or its owner's column is filled."""
    text = paragraph.text
    return _filled(paragraph, _OWNERS) or bool(_OFFICE.search(text) or _PERSON.search(text))


def has_date(paragraph: Paragraph) -> bool:
    """Whether a paragraph or its lead-in says when, or its date's column is filled."""
    text = f"{paragraph.text} {paragraph.lead_in or ''}"
    dated = any(value.kind == "date" for value in values(text))
    return dated or bool(_WHEN.search(text)) or _filled(paragraph, _DATES)


def has_measure(paragraph: Paragraph) -> bool:
    """Whether a paragraph says how much, or by what it will be known that it worked."""
    if _filled(paragraph, _MEASURES) or _MEASURE.search(paragraph.text):
        return True
    # The six of "within six weeks" says when, and not how much.
    text = _WHEN.sub(" ", paragraph.text)
    return any(value.kind in ("money", "percent", "number") for value in values(text))


SIGNS: tuple[tuple[str, Callable[[Paragraph], bool]], ...] = (
    ("owner", has_owner),
    ("date", has_date),
    ("measure", has_measure),
)


def compares(text: str) -> bool:
    """Whether a passage holds a figure against another time, place or aim."""
    found = values(text)
    times = {value.text.lower() for value in found if value.kind == "date"}
    alike = Counter(value.kind for value in found if value.kind in ("percent", "money"))
    return bool(_COMPARES.search(text)) or len(times) > 1 or any(n > 1 for n in alike.values())


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


def _is_count(text: str, start: int, end: int) -> bool:
    digits = text[start:end].replace(",", "")
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


def _filled(paragraph: Paragraph, heading: re.Pattern[str]) -> bool:
    columns = zip(paragraph.columns, paragraph.cells, strict=False)
    return any(heading.search(column) and cell.strip(" -–") for column, cell in columns)
