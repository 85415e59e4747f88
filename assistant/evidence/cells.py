"""The cell of a table row that answers: of the column asked for, of the latest time where none is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.persons import ROLE
from assistant.evidence.rows import is_long
from assistant.evidence.spans import Answering
from assistant.question.terms import subject_terms
from assistant.words.dates import bare_quarter, periods, quarter
from assistant.words.matching import matched, stem_line
from assistant.words.values import grades, people, values

NEWEST = 0.1
"""What it adds that a cell is of the latest time in its row, where none is asked about."""
# A column of a time that prints no year, or only its last figures: "Q3", "Q3 24/25".
_TIMED = re.compile(r"\bQ(?:uarter)? ?[1-4]\b|\b\d\d[/–-]\d\d\b", re.IGNORECASE)


def cell(plan: Plan, text: str, item: EvidenceItem) -> Answering:
    """The cell of a table row whose column is the one asked for."""
    paragraph = item.paragraph
    columns = paragraph.columns if len(paragraph.columns) == len(paragraph.cells) else ()
    newest = _newest(columns) if not plan.times.periods else None
    best: tuple[float, int, int, int] | None = None
    at = 0
    for place, own in enumerate(paragraph.cells):
        start = text.find(own, at) if own else -1
        if start < 0:
            continue
        at = start + len(own)
        if is_long(own):
            continue
        heading = columns[place] if columns else ""
        fit = _cell_fit(plan, own, heading, place) + (NEWEST if place == newest else 0.0)
        if best is None or fit > best[0]:
            best = (fit, -place, start, at)
    if best is None or best[0] < 0.4:
        return Answering(fit=0.2)
    return Answering(((best[2], best[3]),), min(best[0], 1.0))


def _newest(columns: Sequence[str]) -> int | None:
    """Which of several columns of times is the latest: by their dates where all print one, else the
    last of them; None where fewer than two are of a time."""
    told = {place: periods(heading) for place, heading in enumerate(columns)}
    timed = [place for place, when in told.items() if when or _TIMED.search(columns[place])]
    if len(timed) < 2:
        return None
    dated = [place for place in timed if told[place]]
    if len(dated) < len(timed):
        return timed[-1]
    return max(dated, key=lambda place: (max(one.end for one in told[place]), place))


def _cell_fit(plan: Plan, cell: str, heading: str, place: int) -> float:
    names = plan.wants == "person" and bool(people(cell))
    if not names and any(matched(term, stem_line(cell)) for term in subject_terms(plan.topic)):
        return 0.0
    fit = 0.0 if place == 0 else 0.2
    if plan.wants in ("date", "money", "percent", "number", "amount", "grade"):
        fit += 0.35 if _has_kind(plan.wants, cell, heading) else -0.2
    elif plan.wants == "person":
        fit += 0.35 if people(cell) or ROLE.search(cell) else -0.2
    told = periods(heading)
    if plan.times.periods and (number := bare_quarter(heading)):
        # "October to December" asks for the column "Q3".
        fit += 0.4 if number in map(quarter, plan.times.periods) else -0.3
    elif told and plan.times.periods:
        fit += 0.4 if any(a.meets(t) for a in plan.times.periods for t in told) else -0.3
    line = stem_line(heading)
    held = sum(term.weight for term in plan.topic if matched(term, line))
    return fit + 0.3 * min(held, 1.0)


def _has_kind(want: str, cell: str, heading: str) -> bool:
    if want == "grade":
        return bool(grades(cell))
    kinds = {value.kind for value in values(cell)}
    if want == "money":
        return "money" in kinds or ("number" in kinds and "£" in heading)
    if want == "percent":
        return "percent" in kinds or ("number" in kinds and "%" in heading)
    if want in ("number", "amount"):
        return bool(kinds & {"number", "percent", "money"})
    return want in kinds
