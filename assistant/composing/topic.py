"""One subject across authorities: what the papers of each say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.answer import Statement
from assistant.composing.about import Match, about, subject_themes
from assistant.composing.confidence import confidence, shows_among
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.findings import (
    across_draft,
    also,
    at_the_time,
    date_of,
    finding_statement,
    of_searched,
    shortened,
)
from assistant.composing.stating import dated_line
from assistant.composing.wording import escape, plain
from assistant.evidence.answering import VALUE_WANTS
from assistant.evidence.likeliest import Likeliest
from assistant.evidence.passages import Passage
from assistant.evidence.subject import (
    ON_SUBJECT,
    layers,
    speaking,
    subject_name,
)
from assistant.evidence.turns import Turn, asks_wanting, takes_turn, turn_asked
from assistant.evidence.units import subject_of
from assistant.question.terms import subject_terms
from assistant.retrieve import search

_TURNS: dict[str, Turn] = {"improvement_area": "wanting", "strength": "praised"}
_HOW_MANY = re.compile(
    r"\bhow many (?:of the )?(?:local )?(?:authorit|council|LAs\b)", re.IGNORECASE
)
_FOUND_BY = re.compile(r"\b(?:inspect(?:or|ion)\w*|ofsted)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:told|asked|urged|required|recommended|recommend\w*|list(?:s|ed)?|areas? for)\b",
    re.IGNORECASE,
)
FOUND = ("improvement_area", "strength")
"""What inspectors find, where the question does not say whether good or bad is meant."""
EACH, FEW = 2, 6
"""How many findings each authority is shown with where so few speak; else one."""
SPEAKING = 12
"""How many authorities speak in their own words; of the others the place is cited."""
LOOKED_INTO = 30
"""Of how many authorities the papers are searched one by one."""
DEEP = 800
"""How many paragraphs each search brings where every authority is to speak."""
ALIKE, SPREAD_FROM, SEVERAL = 0.5, 0.2, 3
"""From which share of the surest one's probability others count as alike, how sure that one has
to be, and how many they have to be, for a question that names nobody to be one across them."""
OF_VALUE = 0.75
"""Which share of the subject that the fullest holds another has to hold where a value is wanted."""
FITLY, CLEAR = 0.8, 0.5
"""The same for the fitness of sentences on a subject, and how sure a lone answer has to be that no
others are set beside it."""
ENOUGH = 4
"""An authority with fewer hits in the common search is searched by itself."""


def compose_topic(desk: Desk, kind: str | None) -> Draft:
    """Which authorities speak of a subject: findings of the kind asked for, or the best words."""
    counted = _HOW_MANY.search(desk.plan.text) is not None
    if kind is None and _FOUND_BY.search(desk.plan.text):
        kinds: tuple[str, ...] = FOUND[:1] if asks_wanting(desk.plan.text) else FOUND
    else:
        kinds = (kind,) if kind else ()
    if kinds and (counted or desk.plan.wants not in VALUE_WANTS - {"person"}):
        found = _matches(desk, kinds)
        if found:
            # Who WAS TOLD to improve it stands in the lists alone.
            prose = {} if _TOLD.search(desk.plan.text) else _in_prose(desk, kind)
            return _told(desk, found, prose)
    return _spoken_of(desk, _in_prose(desk, kind))


def _spoken_of(desk: Desk, said: Mapping[str, Sequence[Passage]]) -> Draft:
    """What each authority says of the subject; nothing where none does."""
    if not said:
        return nothing("across")
    lines = [dated_line(passage) for own in said.values() for passage in own]
    head = _head(desk, subject_name(desk.plan, desk.evidence.items), len(said))
    return across_draft(desk, [head, *lines], list(said))


def _in_prose(desk: Desk, kind: str | None) -> dict[str, Sequence[Passage]]:
    """What each authority's papers say of the subject; where it is asked who does it badly, or well,
    only what says so."""
    items = [
        item
        for item in search(desk.plan, desk.library, desk.plan.scope, DEEP)
        if item.paper.authority not in desk.plan.excluded
    ]
    said = speaking(desk.plan, desk.library, items, EACH)
    turn = _TURNS.get(kind or "") or turn_asked(desk.plan.text)
    if turn:
        turned = {key: _taking(turn, own) for key, own in said.items()}
        said = {key: own for key, own in turned.items() if own}
    return dict(list(said.items())[:SPEAKING])


def _taking(turn: Turn, said: Sequence[Passage]) -> tuple[Passage, ...]:
    """Those that take a turn, with the sentence before where one leans on it."""
    return tuple(
        one for one in said if takes_turn(turn, f"{one.before} {one.text}", one.item.paragraph)
    )


def _matches(desk: Desk, kinds: Sequence[str]) -> list[Match]:
    plan = desk.plan
    papers = desk.library.papers_by_id()
    held = desk.library.findings(kinds, plan.scope)
    if plan.excluded or plan.times.periods:
        held = tuple(
            finding
            for finding in held
            if papers[finding.paper_id].authority not in plan.excluded
            and at_the_time(plan, finding, papers[finding.paper_id])
        )
    return about(desk, held, papers)


def _told(desk: Desk, found: Sequence[Match], further: Mapping[str, Sequence[Passage]]) -> Draft:
    """The best matches of each authority, the authority with the newest one first; then those
    whose papers say it in their prose alone."""
    by_authority: dict[str, list[Match]] = {}
    for match in found:
        by_authority.setdefault(match.paper.authority or match.paper.paper_id, []).append(match)
    each = EACH if len(by_authority) <= FEW else 1
    chosen = {key: _distinct(own)[:each] for key, own in by_authority.items()}
    ordered = sorted(chosen, key=lambda key: max(_date(m) for m in chosen[key]), reverse=True)
    names = desk.library.paragraphs_by_id(
        [m.finding.paragraph_id for own in chosen.values() for m in own]
    )
    lines = [
        shortened(finding_statement(m.finding, m.paper, names[m.finding.paragraph_id]))
        for key in ordered[:SPEAKING]
        for m in sorted(chosen[key], key=_date, reverse=True)
    ]
    rest = [chosen[key][0] for key in ordered[SPEAKING:]]
    lines += also([(m.finding, m.paper, None) for m in rest])
    room = max(SPEAKING - len(ordered), 0)
    prose = [key for key in further if key not in by_authority][:room]
    if prose:
        lines += [
            plain("In the text of other papers:"),
            *(dated_line(passage) for key in prose for passage in further[key]),
        ]
    telling = [*ordered, *prose]
    return across_draft(desk, [_head(desk, _theme(desk), len(telling)), *lines], telling)


def _date(match: Match) -> str:
    return date_of(match.finding, match.paper) or ""


def _distinct(own: Sequence[Match]) -> list[Match]:
    """One authority's matches, each thing said once, the newest telling of it kept."""
    kept: dict[str, Match] = {}
    for match in own:
        words = " ".join(match.finding.text.lower().split()[:8])
        known = kept.get(words)
        if known is None or (date_of(match.finding, match.paper) or "") > (
            date_of(known.finding, known.paper) or ""
        ):
            kept[words] = match
    return list(kept.values())


def compose_spread(desk: Desk) -> Draft:
    """A question that names nobody, where several authorities say it about as surely.

    Which of them is meant cannot be told from the question; each speaks for itself.
    """
    plan = desk.plan
    if plan.sides or plan.unheld or plan.scope.authorities or plan.follow_up or plan.phrases:
        return nothing("across")
    best = best_passages(desk)
    highest = max((confidence(one) for one in best.values()), default=0.0)
    alike = {key: one for key, one in best.items() if confidence(one) >= ALIKE * highest}
    alike = _on_one_subject(desk, alike)
    if highest >= SPREAD_FROM and len(alike) >= SEVERAL:
        lines = [dated_line(passage) for passage in alike.values()]
        return across_draft(desk, [_head(desk, _theme(desk), len(alike)), *lines], list(alike))
    if plan.wants in VALUE_WANTS or plan.findings or highest >= CLEAR:
        return nothing("across")
    return _spoken_of(desk, _of_several(_in_prose(desk, None)))


def _on_one_subject(desk: Desk, said: Mapping[str, Passage]) -> dict[str, Passage]:
    """Those that hold as much of the subject as the fullest: who writes of ``hubs`` and of families
    does not speak of the family hubs of one authority."""
    subject = subject_of(desk.plan, desk.evidence.items, desk.library.counts()["paragraphs"])
    held = {key: subject.held(layers(one.item, 1.0)) for key, one in said.items()}
    fullest = max(held.values(), default=0.0)
    enough = OF_VALUE if desk.plan.wants in VALUE_WANTS else ON_SUBJECT
    return {key: one for key, one in said.items() if held[key] >= enough * fullest}


def _of_several(said: Mapping[str, Sequence[Passage]]) -> Mapping[str, Sequence[Passage]]:
    """Those that speak of a subject about as fitly as the fittest, where they are several."""
    fittest = max((own[0].score for own in said.values()), default=0.0)
    alike = {key: own for key, own in said.items() if own[0].score >= FITLY * fittest}
    return alike if len(alike) >= SEVERAL else {}


def best_passages(desk: Desk) -> dict[str, Passage]:
    """The best passage of each authority that is likely to answer, the best first."""
    ranked = _best_of_each(desk)
    likeliest = max((confidence(one) for one in ranked.values()), default=0.0)
    return {key: one for key, one in ranked.items() if shows_among(confidence(one), likeliest)}


def _best_of_each(desk: Desk) -> dict[str, Passage]:
    best: dict[str, Passage] = {}
    for authority in _authorities(desk):
        items = [item for item in desk.evidence.items if item.paper.authority == authority]
        if len(items) < ENOUGH:
            scope = replace(desk.plan.scope, authorities=(authority,))
            items = list(search(desk.plan, desk.library, scope))
        first = Likeliest(desk.plan, items[:12]).take()
        if first:
            best[authority] = first
    return dict(sorted(best.items(), key=lambda one: -one[1].score))


def _authorities(desk: Desk) -> Iterable[str]:
    """The authorities to look into, those with the best hits first."""
    scope = desk.library.in_scope(desk.plan.scope)
    hit = [item.paper.authority for item in desk.evidence.items]
    held = [paper.authority for paper in scope]
    wanted = [key for key in dict.fromkeys([*hit, *held]) if key]
    return [key for key in wanted if key not in desk.plan.excluded][:LOOKED_INTO]


def _theme(desk: Desk) -> str:
    """The theme of the vocabulary that the question uses, else its terms."""
    terms = subject_terms(desk.plan.topic)
    return (*subject_themes(desk.plan.text), " ".join(term.text for term in terms))[0]


def _head(desk: Desk, theme: str, telling: int) -> Statement:
    """The theme first, and how many of those searched speak of it."""
    return plain(f"**{escape(theme[:1].upper() + theme[1:])}** – {of_searched(desk, telling)}:")
