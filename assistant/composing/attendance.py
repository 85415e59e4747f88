"""Who was at a meeting: the lines of its minutes that name those present and those away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.listing import item_statement
from assistant.composing.wording import attribution, escape
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.timing import ELSEWHEN, is_then, timing
from assistant.question.dates import Times
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import coverage
from assistant.words.stems import stem
from corpus.paper import Paper, Paragraph

NAMED = 0.6
"""The share of what is named of a meeting that its committee, title and headings have to hold."""
LED = 1.0
"""What it counts for that the question before was answered from the same paper."""
_BODIES = r"(?:meeting|cabinet|executive|council|committee|board|panel|commission|forum)\b"
_ASKS = re.compile(
    rf"\bwho(?:['’]?s)? (?:else )?(?:(?:was|were|is|are) )?(?:there\b|present\b|in attendance\b|(?:at|on)\b[^?]*?\b{_BODIES})"
    rf"|\bwho (?:all )?(?:attended|came to|turned up)\b|\bwho sits on\b|\bmembership of\b[^?]*?\b{_BODIES}"
    r"|\bwhich (?:(?:councillors|members|officers)(?: (?:and|or) )?){1,2} (?:attended|turned up|came|(?:was|were) (?:at|present|there))\b",
    re.IGNORECASE,
)
_ASKS_AWAY = re.compile(
    r"\bapologies\b|\bwho (?:(?:was|were) (?:absent|away|missing|not (?:there|present|at))|(?:wasn|weren)['’]?t (?:there|present|at))\b"
    r"|\bwho (?:did not|didn['’]?t|could not|couldn['’]?t) (?:attend|come|make)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"^\W*(?:members |councillors |also |other members )?(?:present|in attendance|attendance|members)\s*:\s*\S"
    r"|\b(?:addressing|attending|before) the (?:panel|committee|board|commission|meeting) (?:were|was)\b"
    r"|\b(?:were|was) (?:also )?(?:in attendance|present)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"^\W*apologies(?: for absence)?\s*:\s*\S|\bapologies\b.{0,40}\b(?:received|submitted|sent|tendered|noted)\b"
    r"|\b(?:reported|recorded|received|noted|announced)\b.{0,30}\bapologies (?:for absence )?(?:from|of|on behalf of)\b"
    r"|\bsubmitted (?:their |his |her )?apologies\b",
    re.IGNORECASE,
)
_IS_PRESENT = re.compile(r"(?:present|attended|in attendance)\b.{0,30}", re.IGNORECASE)
_IS_AWAY = re.compile(r"(?:apolog(?:y|ies)|absent)\b.{0,30}", re.IGNORECASE)
_OF_MEETING = frozenset(
    stem(word)
    for word in """
    item items focused turned up attend attended attendance present meeting member members councillor councillors apologies absent absence away
    missing sent send sit sits came come turned officers membership
    """.split()
)


def compose_attendance(desk: Desk) -> Draft:
    """Those present, or those who sent apologies, at the meeting asked about, of several that fit
    the latest; nothing where that is not asked."""
    lines = _asked_lines(desk.plan.text)
    if lines is None:
        return nothing(desk.plan.kind)
    held = [
        (paper, found)
        for paper in desk.papers("minutes", "decision_record", "agenda", "other")
        if (found := _lines(desk, paper, lines))
    ]
    fits = [
        (_fit(desk, paper, found), paper.best_date or "", at)
        for at, (paper, found) in enumerate(held)
    ]
    if not fits or max(fits)[0] <= 0.0:
        return nothing(desk.plan.kind)
    paper, found = held[max(fits)[2]]
    meeting = paper.committee or found[0].section
    head = Statement(escape(meeting), (), lead=attribution(paper, paper.best_date))
    return of_one_paper(paper, "fact", (head, *map(item_statement, found)), 1.0)


def _asked_lines(text: str) -> re.Pattern[str] | None:
    """What the lines asked for look like; None where nobody's attendance is asked about."""
    if _ASKS_AWAY.search(text):
        return _AWAY
    return _PRESENT if _ASKS.search(text) else None


def _lines(desk: Desk, paper: Paper, wanted: re.Pattern[str]) -> tuple[Paragraph, ...]:
    held = paragraphs_of(desk.library, paper.paper_id)
    cell = _IS_AWAY if wanted is _AWAY else _IS_PRESENT
    return tuple(
        paragraph
        for paragraph in held
        if (_has(paragraph, cell) if paragraph.cells else wanted.search(paragraph.text))
    )


def _has(row: Paragraph, wanted: re.Pattern[str]) -> bool:
    """Whether one of a row's cells is nothing but whether somebody was there."""
    return any(wanted.fullmatch(one.strip()) for one in row.cells[1:])


def _was_then(paper: Paper, lines: Sequence[Paragraph], when: Times) -> bool:
    """Whether a meeting was at a time asked about: by its own day, where that is known."""
    if when.periods and paper.best_date:
        return is_then(when, paper.best_date)
    return max(timing(line, paper, when) for line in lines) > ELSEWHEN


def _fit(desk: Desk, paper: Paper, lines: Sequence[Paragraph]) -> float:
    """How much of the meeting that the question names this one is, 0.0 where it is another."""
    plan = desk.plan
    if not _was_then(paper, lines, plan.times):
        return 0.0
    own_ids = {one.paragraph_id for one in paragraphs_of(desk.library, paper.paper_id)}
    led = LED if own_ids.intersection(plan.leads) else 0.0
    own = beside(subject_terms(plan.topic), _OF_MEETING)
    if not own:
        return led or (1.0 if plan.authorities else 0.0)
    headings = (heading for line in lines for heading in line.sections)
    said = " . ".join(filter(None, (paper.committee, paper.title, *headings)))
    share = coverage(own, [(said, 1.0)])
    return share + led if share >= NAMED or led else 0.0
