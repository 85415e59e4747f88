"""Costs and figures: sentences and rows that give an amount of money or a count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.paper import FindingKind, Paragraph
from ingest.dates import MONTH_NAMES, find_dates
from ingest.findings.ages import without_ages
from ingest.findings.dating import dated_by_itself
from ingest.findings.sentences import has_digit, sentences

_MONEY = re.compile(
    r"£\s?\d[\d,.]*\s?(?:k|m|bn|million|billion|thousand|p)?\b|\b\d[\d,.]*\s?(?:million|billion)\s+"
    r"pounds\b|\b\d{1,3}p\b",
    re.IGNORECASE,
)
_MONEY_COLUMN = re.compile(
    r"£|\b(?:budget|cost|spend\w*|forecast|variance|saving|price|grant)\b", re.I
)
_COUNT = re.compile(
    r"(?<![\w£./-])(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?\s?(?:%|per\s?cent\b|percent\b)|\d{2,}(?:\.\d+)?)"
    r"(?![\w/-]|\.\d)(?:\s+[a-z]+)?",
    re.IGNORECASE,
)
# What a fair raised or farming earns is a figure; other money is what something costs.
_EARNED = re.compile(r"\b(?:raised|donat\w+|fundrais\w+|econom(?:y|ies))\b", re.IGNORECASE)
_SPENT = re.compile(
    r"\b(?:cost\w*|budget\w*|spen[dt]\w*|(?-i:fund(?:s|ed|ing)?)|grants?)\b", re.IGNORECASE
)
_SPAN_OF_YEARS = re.compile(r"\b(?:19|20)\d{2}\s?[-/–]\s?(?:\d{2}|\d{4})\b(?!%)")
# Spans of time and editions of a plan, which count nothing.
_SPANS = re.compile(
    r"\b\d+\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\s+(?:ago|earlier|later|before)\b|"
    r"\b(?:last|past|previous|next|first|coming)\s+\d+\s+(?:hours?|days?|weeks?|months?|years?)\b|"
    r"\bwithin\s+(?:approximately\s+|about\s+|around\s+)?\d+\s+(?:working\s+)?(?:minutes?|hours?|days?|weeks?|months?)\b(?!\s+on\s+average)|"
    r"\b(?:19|20)\d{2}\.\d{1,2}\b(?!%)",
    re.IGNORECASE,
)
# Days of a month whose year is not said; "63 may leave" and "12 march on" count.
_DAYS = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s*(?:-|–|to|and|,)\s*)*\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"{MONTH_NAMES}"
)
# Votes are told with what was voted on; by themselves they are no figures of the paper.
_VOTES = re.compile(
    r"\b(?:for|in\s+favour)\W{0,3}\d{1,3}\b[^.\d]{0,20}\bagainst\W{0,3}\d{1,3}\b|"
    r"\b\d{1,3}\s+(?:votes?\s+|members?\s+)?(?:for|in\s+favour)\b[^.\d]{0,30}\d{1,3}\s+(?:votes?\s+)?"
    r"against\b",
    re.IGNORECASE,
)
# a condition or a rule counts nothing that is so: "CCTV shall be kept for 31 days"
_SHALL = re.compile(r"\bshall\b", re.IGNORECASE)
_MINUTE = re.compile(r"Minute (\d{3,5})")
# "4809 Bus shelter", "see 4822"; "4,809" and "4809 homes" count
_BARE = re.compile(r"(?<![\w£.,/])\d{3,5}(?![\w%/]|[.,]\d| [a-z]{3})")
_FEWEST, _EARLIER = 3, 150
_NUMBER_CELL = re.compile(r"\W*[-–+(]?£?\s?\d[\d,.]*\s?(?:%|m|k|bn)?\)?\W*")


def sums(
    paragraph: Paragraph, count: range = range(0)
) -> Iterator[tuple[FindingKind, str, str | None]]:
    """Costs and figures of a paragraph: kind, the sentences or row that give it, and its own date.

    The date is None for what is of its paragraph's date. ``count`` are the running numbers of the
    paper's minutes, which are no figures where one refers to another.
    """
    if paragraph.cells:
        kind = _row_kind(paragraph)
        if kind:
            yield kind, paragraph.text, None
        return
    if not has_digit(paragraph.text):
        return
    costs, figures = [], []
    for sentence in sentences(paragraph.text):
        if not has_digit(sentence):
            continue
        money = _MONEY.search(sentence)
        if money and (_SPENT.search(sentence) or not _EARNED.search(sentence)):
            costs.append(sentence)
        elif not _SHALL.search(sentence) and (money or _counts(_without_minutes(sentence, count))):
            figures.append(sentence)
    if costs:
        yield "cost", " ".join(costs), _own_date(costs)
    if figures:
        yield "figure", " ".join(figures), _own_date(figures)


def running(paragraphs: Sequence[Paragraph]) -> range:
    """The numbers that the minutes of a paper have, and those of a year or so before them."""
    found = [_MINUTE.fullmatch(one.label or "") for one in paragraphs]
    numbers = sorted({int(one[1]) for one in found if one})
    if len(numbers) < _FEWEST or numbers[-1] - numbers[0] > _EARLIER:
        return range(0)
    return range(numbers[0] - _EARLIER, numbers[-1] + 1)


def _without_minutes(sentence: str, count: range) -> str:
    if not count:
        return sentence
    return _BARE.sub(lambda one: " " if int(one[0]) in count else one[0], sentence)


def _own_date(said: Sequence[str]) -> str | None:
    """The year or day that the first sentence is of, unless one after it gives another year."""
    own = dated_by_itself(said[0])
    dates = [day for later in said[1:] for day in find_dates(later, years=True)]
    return own if own and all(day.last[:4] == own[:4] for day in dates) else None


def _row_kind(paragraph: Paragraph) -> FindingKind | None:
    values = paragraph.cells[1:] or paragraph.cells
    numbers = [cell for cell in values if _NUMBER_CELL.fullmatch(cell.strip())]
    if not numbers:
        return None
    headed = " ".join((*paragraph.columns, paragraph.lead_in or ""))
    if any("£" in cell for cell in numbers) or _MONEY_COLUMN.search(headed):
        return "cost"
    return "figure"


def _counts(sentence: str) -> bool:
    """Whether a sentence counts something: a number that is no date, section, age or label."""
    if not _COUNT.search(sentence) or _VOTES.search(sentence):
        return False
    plain = sentence = _SPAN_OF_YEARS.sub(" ", sentence)
    for found in reversed(find_dates(sentence, years=True)):
        plain = f"{plain[: found.start]} {plain[found.end :]}"
    plain = re.sub(
        r"\bAct,?\s+\d{4}\b|\b\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\b)?|\b\d{1,3}\s*(?:-|–)\s*\d{1,3}\b(?!\s*%)|"
        r"\bat\s+\d{1,2},|\b(?:the\s+)?ages?\s+of\s+\d+|\b\d+\s+years?\s+(?:old|of\s+age)\b|\bwaves?\s+\d+(?:\s+and\s+\d+)?|"
        r"\b(?:standing\s+orders?(?:\s+no\.?)?|sections?|paragraphs?|paras?|part|schedule|regulations?|appendix|annex|page|item|minute|"
        r"aged?|ages?|table|figure|article|decision|clause|band|recommendation|KPI|Q)\s*[\d.()/-]+"
        r"(?:\s*(?:,|and|to|or|-|–)\s*\d+\b(?![,%]|\.\d))*|"
        r"\b\d+\s*(?:-|–|to|and|or|/)\s*(?:(?:and|or|to)\s*)?\d+[\s-]*(?:years?(?:[\s-]*olds?)?|olds?)\b|"
        r"\b\d{2}\+|\(\d+\)|\b0\d[\d ]{8,}\b|\b\d+(?:st|nd|rd|th)\b",
        " ",
        plain,
        flags=re.IGNORECASE,
    )
    return bool(_COUNT.search(without_ages(_SPANS.sub(" ", _DAYS.sub(" ", plain)))))
