"""The inspections of one authority, each once, as its papers tell them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.following.dating import Inspection, with_days
from assistant.following.grading import Grade, grades_of
from assistant.following.results import earlier_results, of_their_own_year, outcomes_by_visits
from assistant.following.visits import UNNAMED, Visit
from corpus.authorities import Former
from corpus.paper import Finding, Paper, Paragraph

PUBLISHED_WITHIN = 4
"""So many months after an inspection its report comes out: what has the same grades then and is
told by other papers is that report, and not another inspection."""
ENOUGH_WITHOUT_GRADES = 3
"""So many findings of inspectors make a visit that gave no grade."""
_KINDS = ("judgement", "improvement_area", "strength")
_LISTED = ("item", "row", "recommendation")
_NO_INSPECTORS = ("", "the council", "peer review", "external audit", "internal audit")
_INSPECTORS_WORDS = re.compile(r"\b(?:inspectors?|ofsted|inspectorate)\b", re.IGNORECASE)
Key = tuple[str, str]
Graded = Callable[[Sequence[Finding]], tuple[Grade, ...]]


def timeline(
    found: Sequence[Finding],
    paragraphs: Mapping[str, Paragraph],
    papers: Mapping[str, Paper],
    before: Former,
    visits: Sequence[Visit] = (),
) -> tuple[Inspection, ...]:
    """Findings of inspectors brought together by when and by whom, newest first.

    Without a grade only what inspectors told at some length is an inspection, and ``visits``, of
    which the papers tell the time in so many words.
    """
    groups: dict[Key, list[Finding]] = {}
    own = tuple(of_their_own_year(found))
    told = [*own, *earlier_results(own, paragraphs)]
    told += outcomes_by_visits(found, paragraphs, visits)
    dated = [_by_inspectors(f, paragraphs) for f in told if f.event_date and f.kind in _KINDS]
    for finding in sorted(dated, key=lambda f: -len(f.event_date or "")):
        groups.setdefault(_group(groups, finding), []).append(finding)

    def graded(members: Sequence[Finding]) -> tuple[Grade, ...]:
        return grades_of(members, paragraphs, papers)

    made: list[Inspection] = []
    faint: list[Inspection] = []
    for (date, by), members in _without_publications(groups, graded).items():
        grades = graded(members)
        to_improve, strengths = (_different(members, kind, paragraphs) for kind in _KINDS[1:])
        of = next(filter(None, (before.get((f.paragraph_id, f.event_date)) for f in members)), "")
        one = Inspection(date, by, grades, to_improve, strengths, of)
        (made if grades or _is_visit(date, by, members) else faint).append(one)
    days_told = with_days(made, faint, visits, papers)
    return tuple(sorted(days_told, key=lambda one: one.date, reverse=True))


def _by_inspectors(finding: Finding, paragraphs: Mapping[str, Paragraph]) -> Finding:
    """A finding that stands under words of inspectors is theirs, whoever was named just before."""
    lead = getattr(paragraphs.get(finding.paragraph_id), "lead_in", None) or ""
    is_theirs = finding.found_by in _NO_INSPECTORS[1:] and bool(_INSPECTORS_WORDS.search(lead))
    return replace(finding, found_by=UNNAMED) if is_theirs else finding


def _group(groups: Iterable[Key], finding: Finding) -> Key:
    """The group that a finding belongs to: a month told in one paper is a day in another."""
    date, by = finding.event_date or "", finding.found_by or ""
    for known in groups:
        same_time = known[0].startswith(date) or date.startswith(known[0])
        if same_time and (by == known[1] or not by):
            return known
    return (date, by)


def _without_publications(
    groups: Mapping[Key, list[Finding]], graded: Graded
) -> dict[Key, list[Finding]]:
    """The groups, with what is told of an inspection's publication put to the inspection."""
    kept: dict[Key, list[Finding]] = {}
    for key in sorted(groups):
        members = groups[key]
        grades = graded(members)
        of = next(
            (
                earlier
                for earlier, told in kept.items()
                if _comes_out(earlier, key) and _agree(graded(told), grades)
            ),
            None,
        )
        if of is None:
            kept[key] = members
        elif grades:
            kept[of] = [*kept[of], *members]
    return kept


def _comes_out(earlier: Key, later: Key) -> bool:
    """Whether a time is one at which the report of an inspection comes out."""
    first, second = _month(earlier[0]), _month(later[0])
    is_after = bool(first and second) and 0 < second - first <= PUBLISHED_WITHIN
    return is_after and later[1] in (earlier[1], "")


def _agree(told: Sequence[Grade], later: Sequence[Grade]) -> bool:
    """Whether grades may be of one inspection: none gainsays another, and one is the same.

    What is told later without any grade is no inspection beside a graded one.
    """
    known = {_area(one): _grade(one) for one in told}
    if not known:
        return False
    same = [known[_area(one)] == _grade(one) for one in later if _area(one) in known]
    return all(same) and (bool(same) or not later)


def _area(grade: Grade) -> str:
    area = grade.area.lower()
    return "overall" if area == "overall effectiveness" else area


def _grade(grade: Grade) -> str:
    return grade.grade.lower().removesuffix(" to be good")


def _month(date: str) -> int:
    """The number of a month, counted from the year 0; 0 where only a year is told."""
    year, _, rest = date.partition("-")
    return int(year) * 12 + int(rest[:2]) if rest else 0


def _is_visit(date: str, by: str, members: Sequence[Finding]) -> bool:
    enough = len({f.paragraph_id for f in members}) >= ENOUGH_WITHOUT_GRADES
    return enough and bool(_month(date)) and by not in _NO_INSPECTORS


def _different(members: Sequence[Finding], kind: str, paragraphs: Mapping[str, Paragraph]) -> int:
    """How many there are: those of lists, where most are listed, for prose says more of them."""
    found = [one for one in members if one.kind == kind]
    listed = [
        one
        for one in found
        if one.paragraph_id in paragraphs and paragraphs[one.paragraph_id].kind in _LISTED
    ]
    counted = listed if 2 * len(listed) > len(found) else found
    return len({" ".join(one.text.lower().split()) for one in counted})
