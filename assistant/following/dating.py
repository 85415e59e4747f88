"""An inspection of the timeline, and the days that a paper tells of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Citation
from assistant.following.grading import Grade
from assistant.following.visits import UNNAMED, Visit
from assistant.rendering import cite
from corpus.paper import Paper


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was judged and found at one time: ``date`` is partial ISO, ``by`` who inspected.

    A visit that gave no grade has none. ``by`` is empty where the papers do not tell. ``of`` names
    the council inspected where this authority took over from it, else it is empty. ``when`` are
    its days in words, ``months`` the months that they touch and ``told`` the paragraph that tells
    them, where one does; ``kind`` is then an inspection, a focused or a monitoring visit.
    """

    date: str
    by: str
    grades: tuple[Grade, ...]
    to_improve: int
    strengths: int
    of: str = ""
    when: str = ""
    kind: str = ""
    told: Citation | None = None
    months: tuple[str, ...] = ()


def with_days(
    made: Sequence[Inspection],
    faint: Sequence[Inspection],
    visits: Sequence[Visit],
    papers: Mapping[str, Paper],
) -> list[Inspection]:
    """The inspections with the days that a paper tells, and the visits that gave no grade.

    ``faint`` is what few findings alone would make no inspection of: it is one where a visit of
    that time is told.
    """
    left, unsure = list(made), list(faint)
    dated: list[Inspection] = []
    # Days before months: what is told to the month is mostly told to the day elsewhere.
    for visit in sorted(visits, key=lambda one: (not one.to_the_day, one.by == UNNAMED)):
        if any(_is_of(visit, one) for one in dated):
            continue
        of = next((one for one in left if _is_of(visit, one)), None)
        if of is not None:
            left.remove(of)
        elif _is_one_by_itself(visit):
            of = next((one for one in unsure if _is_of(visit, one)), None)
        else:
            continue
        by = visit.by if of is None or not of.by or of.by == UNNAMED else of.by
        told = cite(visit.paragraph, papers[visit.paragraph.paper_id], 0, visit.said)
        bare = of or Inspection("", by, (), 0, 0)
        first = visit.days[0].start if visit.to_the_day else visit.days[0].start[:7]
        date = bare.date if len(bare.date) > 7 else first
        dated.append(
            replace(
                bare,
                date=date,
                by=by,
                when=visit.words,
                kind=visit.kind,
                told=told,
                months=tuple(sorted(visit.months)),
            )
        )
    return [*dated, *left]


def _is_of(visit: Visit, one: Inspection) -> bool:
    """Whether the days of a visit are those of an inspection, as far as its own date is told."""
    same_time = one.date[:7] in visit.months
    if len(one.date) > 7 and visit.to_the_day and one.told is None:
        same_time = any(days.start <= one.date <= days.end for days in visit.days)
    return same_time and (visit.by in (one.by, UNNAMED) or one.by in ("", UNNAMED))


def _is_one_by_itself(visit: Visit) -> bool:
    """Whether a visit without a grade is one of the authority, and of no single place."""
    is_one_day = len(visit.days) == 1 and visit.days[0].start == visit.days[0].end
    return not (is_one_day and visit.kind == "inspection")
