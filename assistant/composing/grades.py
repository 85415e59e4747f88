"""Grades: what an authority was judged to be, now or at a time asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.findings import (
    across_draft,
    at_the_time,
    date_of,
    finding_statement,
    of_searched,
)
from assistant.composing.wording import escape, plain
from assistant.question.terms import FRAME, subject_terms
from assistant.words.matching import Term, coverage
from assistant.words.stems import stem
from corpus.paper import Finding, Paper

MOST = 12
"""How many grades of one time are told at most: an inspection has three to nine."""
OF_AREA = 0.6
"""The share of the topic's weight that the name of a judged area holds when it is meant."""
WHOLE = frozenset(
    """
    reported time round each full latest recent places place areas boroughs counties cities districts came come comes
    overall effectiveness anyone anybody any part parts partly whole ever anywhere currently grade grades history
    judge judged judges rate rates mark marks score scores verdict verdicts make made receive received course track record all improved worsened fell fallen rose risen dropped moved first second third last result results full name names
    """.split()
)
"""Words in a question about grades that name no area."""
_WORSE = re.compile(
    r"\b(?:worse|worst|down|fell|fallen|dropped|declined|deteriorat\w+)\b", re.IGNORECASE
)
_BETTER = re.compile(r"\b(?:better|up|improved|risen|rose|most improved)\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:judge?ments|grades|ratings|marks|scores|verdicts)\b", re.IGNORECASE)
"""What asks for the grade of every area."""
_WHICH_AREAS = re.compile(
    r"\b(?:which|what) (?:of (?:its|their|the) )?(?:areas?|services?|parts?|aspects?|judge?ments?|grades?)\b",
    re.IGNORECASE,
)
"""What asks, with a grade, for the areas so graded."""
_EVER = re.compile(
    r"\b(?:been|ever|was|were|got|given|judged|some ?time|in the past|history)\b", re.IGNORECASE
)


def compose_grade(desk: Desk) -> Draft:
    """The grade of one authority: of the area asked about, of each where it asks for the grades
    and names no area, or the overall one."""
    plan = desk.plan
    if plan.wants == "reason":
        return nothing("fact")
    if len(plan.sides) != 1 or not ({"judgement"} & set(plan.findings) or plan.wants == "grade"):
        return nothing("fact")
    so_graded = bool(plan.grade and _WHICH_AREAS.search(plan.text))
    each = (so_graded or bool(_EACH.search(plan.text))) and not _names_area(desk)
    areas = _judged(desk, plan.sides[0]) if each else _areas(desk, plan.sides[0])
    chosen = _of_time(desk, areas)
    if so_graded:
        chosen = [one for one in chosen if is_grade(one.grade, plan.grade)]
        # "Six were judged to be good" is no judgement of an area.
        chosen = [one for one in chosen if one.area] or chosen
    if not chosen:
        return nothing("fact")
    return Draft(
        "list" if each else "fact",
        "answered",
        tuple(_stated(desk, chosen)),
        with_evidence=plan.authorities,
        confidence=0.95,
    )


def compose_grades(desk: Desk) -> Draft:
    """Who was judged how: the newest judgement of each authority, or of the time asked about."""
    plan = desk.plan
    chosen = _so_graded(desk) if plan.grade else grades_of(desk)
    if not chosen:
        return nothing("across")
    papers = desk.papers_by_id()
    telling = list(dict.fromkeys(papers[f.paper_id].authority or "" for f in chosen))
    whole = [one for one in chosen if "overall" in (one.area or "").lower()]
    parts = [one for one in chosen if one not in whole] if plan.grade and whole else []
    told = [one for one in chosen if one not in parts]
    grade = f"**{escape(plan.grade.capitalize())}** – " if plan.grade else ""
    lines = [plain(f"{grade}{of_searched(desk, len(told))}:"), *_stated(desk, told)]
    if parts:
        lines += [plain("Not as a whole, but in one area:"), *_stated(desk, parts)]
    return across_draft(desk, lines, [key for key in telling if key])


def _so_graded(desk: Desk) -> list[Finding]:
    """The authorities with the grade that a question names: now, or ever where it asks in the
    past; an area so graded where the question names none and the whole was not."""
    held = _of_asked_time(desk, _areas(desk, None))
    parts = [] if _names_area(desk) else _of_asked_time(desk, _judged(desk, None))
    newest = _by_date(desk)
    ordered = [*sorted(held, key=newest, reverse=True), *sorted(parts, key=newest, reverse=True)]
    papers = desk.papers_by_id()
    found: dict[str, Finding] = {}
    for finding in ordered:
        key = papers[finding.paper_id].authority or finding.paper_id
        if is_grade(finding.grade, desk.plan.grade) and _is_meant(desk, finding, key):
            found.setdefault(key, finding)
    # Who is so graded as a whole comes before who is in one area.
    told = sorted(found.values(), key=newest, reverse=True)
    return sorted(told, key=lambda one: one not in held)


def _is_meant(desk: Desk, finding: Finding, authority: str) -> bool:
    """Whether a judgement is of the authority's newest inspection, or need not be."""
    if _EVER.search(desk.plan.text) or desk.plan.times.periods:
        return True
    dated = _by_date(desk)
    newest = max((dated(one) for one in _judged(desk, (authority,))), default="")
    return dated(finding) == newest


def _of_asked_time(desk: Desk, held: Sequence[Finding]) -> list[Finding]:
    papers = desk.papers_by_id()
    return [f for f in held if at_the_time(desk.plan, f, papers[f.paper_id])]


def _by_date(desk: Desk) -> Callable[[Finding], str]:
    papers = desk.papers_by_id()
    return lambda finding: date_of(finding, papers[finding.paper_id]) or ""


def is_grade(given: str | None, asked: str | None) -> bool:
    """Whether two wordings are of one grade (``requires improvement to be good``)."""
    return (given or "").lower()[:6] == (asked or "").lower()[:6]


def grades_of(desk: Desk, side: tuple[str, ...] | None = None) -> list[Finding]:
    """The judgement of each authority in the area asked about (the overall one where none is
    named): the newest, or the newest of the time asked about."""
    papers = desk.papers_by_id()
    newest: dict[str, Finding] = {}
    for finding in _areas(desk, side):
        paper = papers[finding.paper_id]
        if not at_the_time(desk.plan, finding, paper):
            continue
        key = paper.authority or finding.paper_id
        known = newest.get(key)
        if known is None or _later(finding, known, papers):
            newest[key] = finding
    return sorted(newest.values(), key=lambda f: papers[f.paper_id].authority_name or "")


def grades_over_time(desk: Desk, side: tuple[str, ...]) -> list[Finding]:
    """The judgements of the area asked about at each time, oldest first, each time once."""
    papers = desk.papers_by_id()
    by_time: dict[str, Finding] = {}
    for finding in _areas(desk, side):
        date = date_of(finding, papers[finding.paper_id])
        if date is None:
            continue
        same = next((key for key in by_time if key.startswith(date) or date.startswith(key)), date)
        # A row of the table says it more plainly than a sentence that quotes it.
        if same not in by_time or len(finding.text) < len(by_time[same].text):
            by_time[same] = finding
    return [by_time[date] for date in sorted(by_time)]


def grades_moved(desk: Desk) -> list[Finding]:
    """The authorities whose newest overall grade is not the one before: both, old then new."""
    papers = desk.papers_by_id()
    found: list[Finding] = []
    for authority in dict.fromkeys(paper.authority for paper in papers.values()):
        told = grades_over_time(desk, (authority,)) if authority else []
        if len(told) < 2:
            continue
        move = _rank(told[-1]) - _rank(told[-2])
        if move and _is_asked_move(desk.plan.text, move):
            found += told[-2:]
    return found


def _rank(finding: Finding) -> int:
    grade = (finding.grade or "").lower()[:7]
    return {"inadequ": 0, "require": 1, "adequat": 1, "good": 2, "outstan": 3}.get(grade, 1)


def _is_asked_move(text: str, move: int) -> bool:
    if _WORSE.search(text):
        return move < 0
    return move > 0 if _BETTER.search(text) else True


def grades_that_changed(desk: Desk, side: tuple[str, ...]) -> list[Finding]:
    """The judgements of areas of which the first and the last asked about differ, area by area."""
    areas: dict[str, list[Finding]] = {}
    for finding in sorted(_of_asked_time(desk, _judged(desk, side)), key=_by_date(desk)):
        if "overall" in (finding.area or "").lower():
            continue
        areas.setdefault(" ".join((finding.area or "").lower().split()), []).append(finding)
    dated = _by_date(desk)
    return [
        finding
        for told in areas.values()
        if dated(told[0]) != dated(told[-1]) and not is_grade(told[0].grade, told[-1].grade)
        for finding in (told[0], told[-1])
    ]


def _areas(desk: Desk, side: tuple[str, ...] | None) -> list[Finding]:
    """The judgements, with a grade, of the areas that the question is about."""
    held = _judged(desk, side)
    asked = _asked(desk)
    if asked:
        found = [f for f in held if coverage(asked, [(f.area or "", 1.0)]) >= OF_AREA]
        if found or desk.plan.kind != "change":
            return found
    return [f for f in held if "overall" in (f.area or "").lower()]


def _judged(desk: Desk, side: tuple[str, ...] | None) -> list[Finding]:
    """Every judgement with a grade of an area, of one side or of all."""
    papers = desk.papers_by_id()
    return [
        finding
        for finding in desk.library.findings(("judgement",), desk.plan.scope)
        if finding.grade
        and finding.area
        and finding.paper_id in papers
        and (side is None or papers[finding.paper_id].authority in side)
        and papers[finding.paper_id].authority not in desk.plan.excluded
    ]


def _asked(desk: Desk) -> list[Term]:
    """The terms that name an area; none where the question is about the whole."""
    whole = {stem(word) for word in WHOLE | FRAME}
    return [
        term
        for term in subject_terms(desk.plan.topic)
        if not {stem(word) for word in term.text.split()} <= whole
    ]


def _names_area(desk: Desk) -> bool:
    return bool(_asked(desk)) or "overall" in desk.plan.text.lower().replace("overall or", "")


def _of_time(desk: Desk, areas: Sequence[Finding]) -> list[Finding]:
    """Of one area the judgement of the time asked about, or the newest; two papers that give
    different grades for one time are both kept."""
    papers = desk.papers_by_id()
    held = [f for f in areas if at_the_time(desk.plan, f, papers[f.paper_id])]
    if not held:
        return []
    dates = sorted({date_of(f, papers[f.paper_id]) or "" for f in held})
    wanted = dates[0] if desk.plan.times.recency == "earliest" else dates[-1]
    found: dict[tuple[str, str], Finding] = {}
    for finding in held:
        if _is_same_date(date_of(finding, papers[finding.paper_id]) or "", wanted):
            key = ((finding.area or "").lower(), (finding.grade or "").lower())
            known = found.get(key)
            # A row of the table says it more plainly than a paper that quotes or garbles it.
            if known is None or len(finding.text) < len(known.text):
                found[key] = finding
    return list(found.values())[:MOST]


def _is_same_date(one: str, other: str) -> bool:
    """Whether two partial dates may be of one inspection: the column ``2023`` and a day of it."""
    return one == other or bool(one and other and (one.startswith(other) or other.startswith(one)))


def _later(one: Finding, other: Finding, papers: Mapping[str, Paper]) -> bool:
    """Whether a judgement is to be told rather than another of the same authority."""
    mine = date_of(one, papers[one.paper_id]) or ""
    theirs = date_of(other, papers[other.paper_id]) or ""
    if mine and theirs and (mine.startswith(theirs) or theirs.startswith(mine)):
        # Of one inspection a row of its table says it more plainly than who quotes it later.
        return len(one.text) < len(other.text)
    return mine > theirs


def _stated(desk: Desk, chosen: Sequence[Finding]) -> list[Statement]:
    papers = desk.papers_by_id()
    paragraphs = desk.library.paragraphs_by_id([finding.paragraph_id for finding in chosen])
    return [
        finding_statement(f, papers[f.paper_id], paragraphs[f.paragraph_id])
        for f in chosen
        if f.paragraph_id in paragraphs
    ]
