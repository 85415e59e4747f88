"""Costs and figures: sentences and rows that give an amount of money or a count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.paper import FindingKind, Paragraph
from ingest.dates import find_dates
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
_NUMBER_CELL = re.compile(r"\W*[-–+(]?£?\s?\d[\d,.]*\s?(?:%|m|k|bn)?\)?\W*")


def sums(paragraph: Paragraph) -> Iterator[tuple[FindingKind, str]]:
    """Costs and figures of a paragraph, each as the sentence or row that gives it."""
    if paragraph.cells:
        kind = _row_kind(paragraph)
        if kind:
            yield kind, paragraph.text
        return
    if not has_digit(paragraph.text):
        return
    costs, figures = [], []
    for sentence in sentences(paragraph.text):
        if not has_digit(sentence):
            continue
        if _MONEY.search(sentence):
            costs.append(sentence)
        elif _counts(sentence):
            figures.append(sentence)
    if costs:
        yield "cost", " ".join(costs)
    if figures:
        yield "figure", " ".join(figures)


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
    if not _COUNT.search(sentence):
        return False
    plain = sentence
    for found in reversed(find_dates(sentence, years=True)):
        plain = f"{plain[: found.start]} {plain[found.end :]}"
    plain = re.sub(
        r"\bAct,?\s+\d{4}\b|\b\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\b)?|\b\d{1,3}\s*(?:-|–)\s*\d{1,3}\b(?!\s*%)|"
        r"\bat\s+\d{1,2},|\b(?:the\s+)?ages?\s+of\s+\d+|\b\d+\s+years?\s+old\b|\bwaves?\s+\d+(?:\s+and\s+\d+)?|"
        r"\bwithin\s+\d+\s+(?:working\s+)?(?:days?|weeks?|months?)\b|\b(?:section|paragraph|para|part|schedule|regulations?|appendix|annex|page|item|minute|"
        r"aged?|ages?|table|figure|article|decision|clause|band|recommendation|KPI|Q)\s*[\d.()/-]+"
        r"(?:\s*(?:and|to|or|-|–)\s*\d+)*|\b\d+\s*(?:-|–|to|and|/)\s*\d+\s*(?:year|[- ]?olds?)\w*|"
        r"\b\d{2}\+|\(\d+\)|\b\d{4}[/-]\d{2,4}\b|\b0\d[\d ]{8,}\b|\b\d+(?:st|nd|rd|th)\b",
        " ",
        plain,
        flags=re.IGNORECASE,
    )
    return bool(_COUNT.search(plain))
