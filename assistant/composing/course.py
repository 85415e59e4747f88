"""The course of one thing over time: what the papers say of it for each time asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import EvidenceItem, Plan
from assistant.composing.confidence import confidence, shows_among
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.stating import dated_line
from assistant.evidence.answering import VALUE_WANTS
from assistant.evidence.likeliest import Likeliest
from assistant.evidence.passages import Passage
from assistant.question.dates import Times
from assistant.question.kinds import is_headwords
from assistant.question.terms import subject_terms
from assistant.retrieve import search_each_time
from assistant.words.dates import Period, from_iso, split_year

STEPS = 6
"""At most so many times are looked at one by one."""
FIGURE = 0.7
"""How well a figure and its sentence have to fit a subject that is named with no question."""
HELD, SPEAKS = 0.5, 0.2
"""The share of the subject that a sentence with a figure has to hold, and the share of the fullest
passage's that any other has to."""
CONSIDERED = 12
"""How many of the best paragraphs for each time are read sentence by sentence."""
OWN_TIME = 0.9
"""How well a passage's time has to fit to speak for a time asked about."""
LOOKED_AT = 4
"""Among how many of the best passages for a time one has to be that speaks for it."""


def compose_values(desk: Desk) -> Draft:
    """One passage for each time, oldest first; nothing where fewer than two times are told of."""
    plan = desk.plan
    steps = _steps(desk)
    if len(steps) < 2:
        return nothing("change")
    if plan.wants is None and len(plan.times.periods) > 1 and is_headwords(plan.text):
        # "Children in care, 2014 and 2017" asks for figures where there are any of just that.
        figures = _passages(replace(desk, plan=replace(plan, wants="amount")), steps)
        best = [one for one in figures if one.answering.fit >= FIGURE and one.signs.own >= FIGURE]
        best = best if len(best) == len(figures) > 1 else _passages(desk, steps)
    elif plan.wants in (None, "yes_no") and subject_terms(plan.topic):
        # "Are interviews any quicker?" is told by figures of interviews, where there are any.
        asked = replace(desk, plan=replace(plan, wants="amount"))
        figures = [one for one in _passages(asked, steps) if one.answering.fit >= FIGURE]
        close = _shown([one for one in figures if one.signs.own >= HELD])
        best = close if len(close) > 1 else _of_subject(_passages(desk, steps), SPEAKS)
    else:
        best = _passages(desk, steps)
    found = _shown(best)
    if len(found) < 2 or _is_of_several(desk, found):
        return nothing("change")
    lines = [dated_line(passage) for passage in found]
    telling = dict.fromkeys(passage.item.paper.authority for passage in found)
    return Draft(
        plan.kind,
        "answered",
        tuple(lines),
        with_evidence=tuple(key for key in telling if key),
        confidence=1.0,
    )


def _is_of_several(desk: Desk, found: Sequence[Passage]) -> bool:
    """Whether no authority is asked about and one time is told of one and another of another: that
    is no change of anything."""
    return not desk.plan.authorities and len({one.item.paper.authority for one in found}) > 1


def _shown(found: Sequence[Passage]) -> list[Passage]:
    """Those sure enough beside the surest, each once though it speaks for several times."""
    likeliest = max((confidence(one) for one in found), default=0.0)
    sure = [one for one in found if shows_among(confidence(one), likeliest)]
    return list({(one.item.paragraph.paragraph_id, one.start): one for one in sure}.values())


def _of_subject(found: Sequence[Passage], share: float) -> list[Passage]:
    """Those that hold so much of the subject, beside the one that holds the most of it."""
    most = max((one.signs.covered for one in found), default=0.0)
    return [one for one in found if one.signs.covered >= share * most]


def _passages(desk: Desk, steps: list[Period]) -> list[Passage]:
    plan = replace(desk.plan, kind="fact")
    found = search_each_time(plan, desk.library, steps, CONSIDERED)
    best = (
        _best(replace(plan, times=Times((), (period,))), items)
        for period, items in zip(steps, found, strict=True)
    )
    return [passage for passage in best if passage]


def _steps(desk: Desk) -> list[Period]:
    """The times asked about and those between them; of the papers where none is named."""
    periods = sorted(desk.plan.times.periods)
    if len(periods) >= 2:
        return _between(periods)
    papers = desk.library.in_scope(desk.plan.scope)
    years = sorted({paper.best_date[:4] for paper in papers if paper.best_date})
    if periods:
        years = [year for year in years if from_iso(year).end >= periods[0].start]
    return [from_iso(year) for year in years][-STEPS:]


def _between(periods: list[Period]) -> list[Period]:
    first, last = periods[0], periods[-1]
    if first.start.endswith("-04-01") and last.start.endswith("-04-01"):
        return [split_year(year) for year in range(first.year, last.year + 1)][:STEPS]
    whole = all(period.start.endswith("-01-01") for period in periods)
    if whole and len(periods) == 2 and last.year - first.year < STEPS:
        return [from_iso(str(year)) for year in range(first.year, last.year + 1)]
    return periods[:STEPS]


def _best(plan: Plan, items: Sequence[EvidenceItem]) -> Passage | None:
    ranked = Likeliest(plan, items)
    looked_at = 0
    while looked_at < LOOKED_AT and (one := ranked.take()):
        if plan.wants in VALUE_WANTS and not one.answering.spans:
            continue
        if one.signs.time >= OWN_TIME:
            return one
        looked_at += 1
    return None
