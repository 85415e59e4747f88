"""Side by side: two authorities, or one at two times; what both have, what is new, what is gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Plan, Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.each import (
    each_authority,
    finding_lines,
    gap_line,
    side_name,
    times_of_sides,
)
from assistant.composing.grades import (
    grades_moved,
    grades_of,
    grades_over_time,
    grades_that_changed,
)
from assistant.composing.wording import plain
from assistant.evidence.answering import VALUE_WANTS
from assistant.question.dates import Times
from assistant.question.kinds import UNLISTED
from assistant.question.terms import CHANGE_WORDS, FRAME, subject_terms
from assistant.words.dates import from_iso, in_words
from corpus.paper import Finding
from corpus.themes import load_names, plain_words, vectors_of_findings

_INSPECTED = re.compile(r"\b(?:inspect\w*|ofsted|ilacs|focused visits?)\b", re.IGNORECASE)
SAME_THEME, OTHER_THEME = 0.2, 0.1
"""What a theme that both speak of adds to their likeness, and what two themes take from it."""
SAME_POINT = 0.6
"""Likeness from which two findings make the same point."""
SHOWN = 14


@dataclass(frozen=True, slots=True)
class Side:
    """One half of a comparison: an authority, or an authority at a time."""

    name: str
    findings: tuple[Finding, ...]


def compose_sides(desk: Desk) -> Draft:
    """The comparison or the change that a plan asks for."""
    plan = desk.plan
    inspected = plan.sides or _INSPECTED.search(plan.text)
    asks_value = plan.wants in VALUE_WANTS - {"grade"}
    if not plan.findings and not _subject(plan) and inspected and not asks_value:
        # "Has Leicester got better since 2021?": how its inspections went.
        return _inspections(desk)
    if "judgement" in plan.findings:
        graded = _grades(desk)
        if graded.answers:
            return graded
    kinds = [kind for kind in plan.findings if kind != "judgement"]
    if asks_value and len(plan.sides) > 1 and (*kinds[:1],) in UNLISTED:
        # "What does a placement cost in A and in B?" is a fact of each.
        return each_authority(desk)
    if plan.kind == "change":
        sides = _times_of(desk, kinds[:1] or ["improvement_area"]) if kinds else []
    else:
        sides = _authorities_of(desk, kinds[:1]) if kinds else []
    sides = [side for side in sides if side.findings]
    if len(sides) >= 2:
        return _points(desk, sides[0], sides[-1])
    if plan.kind == "compare" or len(plan.sides) > 1:
        return each_authority(desk)
    return nothing(plan.kind)


def _inspections(desk: Desk) -> Draft:
    """What inspections found, side by side: the grades, and what was to improve."""
    grades = _all_grades(desk)
    points = compose_sides(_asking(desk, "improvement_area"))
    told = [draft for draft in (grades, points) if draft.answers]
    if not told:
        return nothing(desk.plan.kind)
    return replace(
        told[0],
        statements=tuple(line for draft in told for line in draft.statements),
        with_evidence=tuple(dict.fromkeys(key for draft in told for key in draft.with_evidence)),
    )


def _subject(plan: Plan) -> set[str]:
    """The words of a question about inspections that name what it is about."""
    asked = {word for term in subject_terms(plan.topic) for word in term.text.split()}
    return asked - FRAME - CHANGE_WORDS - {"two", "both", "last", "first", "second", "between"}


def _all_grades(desk: Desk) -> Draft:
    """The overall grades, and those of the areas whose grade is another at the other time."""
    overall = compose_sides(_asking(desk, "judgement"))
    if desk.plan.kind != "change" or not overall.answers or not desk.plan.authorities:
        return overall
    papers = {paper.paper_id: paper for paper in desk.library.papers()}
    changed = grades_that_changed(desk, desk.plan.authorities or tuple(desk.known.authorities))
    seen = {name for line in overall.statements for name in line.cites}
    found = [f for f in _in_the_span(desk, changed) if f.paragraph_id not in seen]
    return replace(overall, statements=(*overall.statements, *finding_lines(desk, found, papers)))


def _asking(desk: Desk, kind: str) -> Desk:
    return replace(desk, plan=replace(desk.plan, findings=(kind,), topic=()))


def _authorities_of(desk: Desk, kinds: Sequence[str]) -> list[Side]:
    sides = []
    for side, when in zip(desk.plan.sides, times_of_sides(desk), strict=True):
        runs = dated_runs(desk, side, kinds)
        if when.periods:
            runs = [run for run in runs if _meets(when, run[0])]
        if runs:
            name = side_name(desk, side)
            sides.append(Side(f"{name}, {in_words(runs[-1][0])}", runs[-1][1]))
    return sides


def _times_of(desk: Desk, kinds: Sequence[str]) -> list[Side]:
    """The same findings of one authority at its earliest and latest time asked about."""
    held = tuple(desk.known.authorities)
    if not desk.plan.authorities and len(held) > 1:
        return []
    runs = dated_runs(desk, desk.plan.authorities or held, kinds)
    periods = desk.plan.times.periods
    if len(periods) > 1:
        runs = [run for run in runs if any(p.meets(from_iso(run[0])) for p in periods)]
    elif periods:
        runs = [run for run in runs if from_iso(run[0]).end >= periods[0].start]
    return [Side(in_words(date), findings) for date, findings in runs]


def dated_runs(
    desk: Desk, side: tuple[str, ...], kinds: Sequence[str]
) -> list[tuple[str, tuple[Finding, ...]]]:
    """An authority's findings of these kinds by the time they are of, oldest first.

    Dates that lie within one another (``2022`` and ``2022-04``) are one time.
    """
    scope = replace(desk.plan.scope, authorities=side)
    papers = {paper.paper_id: paper for paper in desk.library.in_scope(scope)}
    runs: dict[str, list[Finding]] = {}
    for finding in desk.library.findings(kinds, scope):
        date = finding.event_date or papers[finding.paper_id].best_date
        if date:
            runs.setdefault(_same_time(date, runs), []).append(finding)
    return [(date, _once(found)) for date, found in sorted(runs.items())]


def _once(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """What two papers tell of one inspection in the same words is one point."""
    return tuple({plain_words(finding.text): finding for finding in reversed(found)}.values())[::-1]


def _same_time(date: str, known: dict[str, list[Finding]]) -> str:
    for other in known:
        if other.startswith(date) or date.startswith(other):
            return other
    return date


def _meets(times: Times, date: str) -> bool:
    return any(period.meets(from_iso(date)) for period in times.periods)


def _points(desk: Desk, first: Side, second: Side) -> Draft:
    """Both sides' points: those that match, those of one side only."""
    plan = desk.plan
    pairs, only_first, only_second = _matched(desk, first, second)
    papers = {paper.paper_id: paper for paper in desk.library.papers()}
    change = plan.kind == "change"
    heads = (
        (
            "**In both**",
            f"**Only {first.name}** (gone since, or worded otherwise)",
            f"**Only {second.name}** (new)",
        )
        if change
        else ("**In both**", f"**Only {first.name}**", f"**Only {second.name}**")
    )
    lines: list[Statement] = []
    both = [finding for pair in pairs for finding in pair]
    for head, findings in zip(heads, (both, only_first, only_second), strict=True):
        if findings:
            lines.append(plain(head))
            lines += finding_lines(desk, findings[:SHOWN], papers)
    missing = gap_line(plan)
    if missing:
        lines.append(missing)
    telling = dict.fromkeys(
        papers[f.paper_id].authority for f in (*first.findings, *second.findings)
    )
    return Draft(
        plan.kind,
        "partly_answered" if missing else "answered",
        tuple(lines),
        with_evidence=tuple(key for key in telling if key),
        confidence=1.0,
    )


def _matched(
    desk: Desk, first: Side, second: Side
) -> tuple[list[tuple[Finding, Finding]], list[Finding], list[Finding]]:
    """Pairs that make the same point, nearest first, and what is left on either side."""
    one = vectors_of_findings(desk.library, [finding.text for finding in first.findings])
    two = vectors_of_findings(desk.library, [finding.text for finding in second.findings])
    near = one @ two.T + _theme_likenesses(first.findings, second.findings)
    pairs: list[tuple[Finding, Finding]] = []
    left, right = set(range(len(one))), set(range(len(two)))
    for flat in np.argsort(-near, axis=None):
        i, j = divmod(int(flat), near.shape[1])
        if near[i, j] < SAME_POINT:
            break
        if i in left and j in right:
            pairs.append((first.findings[i], second.findings[j]))
            left.discard(i)
            right.discard(j)
    return (
        pairs,
        [finding for i, finding in enumerate(first.findings) if i in left],
        [finding for j, finding in enumerate(second.findings) if j in right],
    )


def _theme_likenesses(one: Sequence[Finding], two: Sequence[Finding]) -> NDArray[np.float64]:
    """What their themes add to the likeness of each pair."""
    names = load_names()
    mine = [names.carried(finding.text)[:1] for finding in one]
    theirs = [names.carried(finding.text)[:1] for finding in two]
    return np.array([[_theme_likeness(a, b) for b in theirs] for a in mine])


def _theme_likeness(one: Sequence[str], two: Sequence[str]) -> float:
    if not one or not two:
        return 0.0
    return SAME_THEME if one == two else -OTHER_THEME


def _grades(desk: Desk) -> Draft:
    """The grades of each side: by authority, or of one authority by time."""
    plan = desk.plan
    papers = {paper.paper_id: paper for paper in desk.library.papers()}
    if plan.kind == "change" and not plan.authorities and len(desk.known.authorities) > 1:
        found = grades_moved(desk)
    elif plan.kind == "change" or len(plan.sides) < 2:
        found = _in_the_span(
            desk, grades_over_time(desk, plan.authorities or tuple(desk.known.authorities))
        )
    else:
        found = [f for side in plan.sides for f in grades_of(desk, side)[:1]]
    times = {f.event_date or papers[f.paper_id].best_date for f in found}
    few = len(found) < (1 if len(plan.sides) > 1 else 2)
    if few or (plan.kind == "change" and len(times) < 2):
        return nothing(plan.kind)
    telling = tuple(dict.fromkeys(papers[f.paper_id].authority or "" for f in found))
    silent = [side for side in plan.sides if not set(side) & set(telling)]
    gap = gap_line(plan, [side_name(desk, side) for side in silent])
    lines = finding_lines(desk, found, papers)
    return Draft(
        plan.kind,
        "partly_answered" if gap else "answered",
        (*lines, *([gap] if gap else [])),
        with_evidence=telling,
        confidence=1.0,
    )


def _in_the_span(desk: Desk, found: Sequence[Finding]) -> list[Finding]:
    """The judgements from the first time asked about on."""
    periods = desk.plan.times.periods
    if not periods:
        return list(found)
    papers = {paper.paper_id: paper for paper in desk.library.papers()}
    start = min(period.start for period in periods)
    dated = [(f.event_date or papers[f.paper_id].best_date, f) for f in found]
    return [finding for date, finding in dated if date and from_iso(date).end >= start]
