"""Rows of a table by the size of one figure: beyond a number that the question gives, or the most and
the least of all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.composing.tables import Table, Told, is_rating, is_total, last_column, signed
from assistant.words.dates import periods
from assistant.words.stems import content_stems, stem, words
from assistant.words.values import figure
from corpus.paper import Paragraph

FEWEST = 3
"""From how many figures on a column can be put in order."""
_MORE = r"more than|greater than|higher than|over|above|exceed(?:s|ed|ing)?|at least"
_LESS = r"less than|fewer than|lower than|under|below|at most"
BEYOND = (
    rf"(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\s+(?P<number>£?\s?\d[\d,]*(?:\.\d+)?\s?"
    r"(?:%|per ?cent\b|million\b|thousand\b|bn\b|m\b|k\b)?)"
)
"""What asks for the rows beyond a number."""
_MOST = r"most|highest|largest|biggest|greatest|longest"
_LEAST = r"fewest|lowest|smallest|least|shortest"
PEAK = (
    rf"(?:has|have|had|got|gets?|with|is|are|was|were|costs?|took|takes?|saw|made|lost|spent)\s+(?:by far )?(?:the\s+)?"
    rf"(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\b(?!\s+(?:of|recent\w*|common\w*|likely|important|serious|improved|at risk)\b)"
)
"""What asks for the row whose figure is the most of all, or the least."""
FOR = re.compile(r"\b(?:support\w*|agree\w*|in favou?r|back\w*|for it)\b", re.IGNORECASE)
AGAINST = re.compile(r"\b(?:oppos\w+|disagree\w*|against|object\w*)\b", re.IGNORECASE)
YES = r"^\W*(?:% )?(?:strongly )?(?:agree[ds]?|support\w*|yes|in favour|for)\b"
NO = r"^\W*(?:% )?(?:strongly )?(?:disagree[ds]?|oppos\w+|no|against|object\w*)\b"
_AIM = re.compile(r"\b(?:targets?|standards?|goal|aim)\b", re.IGNORECASE)
_THOUSANDS = re.compile(
    r"£\s?(?:000|k|m)\b|£['’]?000s?|\bthousands?\b|\bmillions?\b", re.IGNORECASE
)


def beyond(text: str) -> Callable[[Table], Callable[[Paragraph], Told]]:
    """The column named, of the rows whose figure in it is beyond the number that a question gives."""

    def of(table: Table) -> Callable[[Paragraph], Told]:
        asked = re.search(BEYOND, text, re.IGNORECASE)
        number = figure(asked["number"]) if asked else None
        at = _column(table, text, asked["number"] if asked else "")

        def told(row: Paragraph) -> Told:
            said = _sized(row.cells[at]) if at is not None else None
            if at is None or said is None or number is None or asked is None:
                return ()
            allowed = asked["more"] is not None and asked["more"].lower() == "at least"
            allowed |= asked["less"] is not None and asked["less"].lower() == "at most"
            past = said > number if asked["more"] else said < number
            return (at,) if past or (allowed and said == number) else ()

        return told

    return of


def peak(text: str) -> Callable[[Table], Callable[[Paragraph], Told]]:
    """The column named, of the row whose figure in it is the most of the table, or the least."""

    def of(table: Table) -> Callable[[Paragraph], Told]:
        asked = re.search(PEAK, text, re.IGNORECASE)
        at = _column(table, text, "")
        own = _figures(table, at) if at is not None else []
        best = (max if asked and asked["most"] else min)(own, default=None)

        def told(row: Paragraph) -> Told:
            return (at,) if at is not None and best == _sized(row.cells[at]) is not None else ()

        return told if len(own) >= FEWEST else lambda _: ()

    return of


def _column(table: Table, text: str, number: str) -> int | None:
    """The column of figures that the question names best, the newest of equals; None where it names
    none, or another unit than that of the number it gives."""
    for asks, heading in ((AGAINST, NO), (FOR, YES)):
        at = last_column(table, heading)
        if asks.search(text) and at is not None and _is_of_unit(table, at, number):
            return at
    asked = {stem(word) for word in words(text)}
    whens = periods(text)
    named: list[tuple[float, int, int, int]] = []
    for at, column in enumerate(table.columns):
        own = [one for one in content_stems(column) if not one.isdigit()]
        held = sum(one in asked for one in own)
        if not at or not held or len(_figures(table, at)) < FEWEST or _AIM.search(column):
            continue
        then = any(one.meets(other) for one in periods(column) for other in whens)
        if _is_of_unit(table, at, number):
            named.append((held / len(own), held, int(then), at))
    return max(named)[-1] if named else None


def _figures(table: Table, at: int) -> list[float]:
    own = (_sized(row.cells[at]) for row in table.rows if not is_total(row))
    return [one for one in own if one is not None]


def _sized(cell: str) -> float | None:
    """The number of a cell that is no rating, with its scale: ``£1.2m``."""
    if is_rating(cell) or signed(cell) is None:
        return None
    scaled = figure(cell.strip(" +"))
    return signed(cell) if scaled is None else scaled


def _is_of_unit(table: Table, at: int, number: str) -> bool:
    """Whether the cells of a column are in the unit of a number: shares with shares, sums with sums
    that are printed whole."""
    said: Sequence[str] = (table.columns[at], *(row.cells[at] for row in table.rows))
    if "%" in number or "cent" in number.lower():
        return any("%" in one for one in said)
    if "£" in number:
        return any("£" in one for one in said) and not _THOUSANDS.search(table.columns[at])
    return not number or not any("%" in one for one in said)
