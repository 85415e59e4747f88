"""Plan -> evidence: two searches fused, weighed, widened to whole lists and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from assistant.answer import Evidence, EvidenceItem, Plan
from assistant.evidence.analysed import recall
from assistant.evidence.fusion import RANK_CONSTANT, reciprocal_ranks
from assistant.evidence.papers import timelines
from assistant.evidence.ranking import Found, by_paragraph, ranked, weigh
from assistant.question.dates import Times
from assistant.words.dates import Period
from corpus.paper import Hit, Paragraph, Scope

if TYPE_CHECKING:
    from corpus.library import Library

DEPTH = 60
"""How many paragraphs each search brings for a question about one subject."""
WIDE_DEPTH = 240
"""The same for a question across authorities or about a year, where the best few hits are
those of the loudest paper."""
KEPT = 80
WIDENED = 12
"""How many of the best hits are widened to the list or table they belong to."""
NEAREST = 5


def retrieve(plan: Plan, library: Library) -> Evidence:
    """The evidence for a plan, best first, with the lists it belongs to."""
    with library.snapshot():
        weighed = weigh(plan, _candidates(plan, library, plan.scope))
        items = ranked(weighed, plan.times)
        first = tuple(islice(items, WIDENED))
        groups = widen(first, library)
        searched = library.ids_in_scope(plan.scope)
    kept = _asked_about(plan, chain(first, items))
    return Evidence(tuple(islice(kept, _kept(plan))), groups, searched)


def search(
    plan: Plan, library: Library, scope: Scope, depth: int | None = None
) -> tuple[EvidenceItem, ...]:
    """The paragraphs within a scope that fit a plan, best first; ``depth`` from each search."""
    weighed = weigh(plan, _candidates(plan, library, scope, depth))
    return tuple(ranked(weighed, plan.times))


def search_each_time(
    plan: Plan, library: Library, periods: Sequence[Period], most: int
) -> list[tuple[EvidenceItem, ...]]:
    """The ``most`` best paragraphs for each of several times: what is found is the same for all,
    and is weighed once."""
    with library.snapshot():
        together = replace(plan, times=Times((), tuple(periods)))
        weighed = weigh(plan, _candidates(together, library, plan.scope))
    each = (ranked(weighed, Times((), (period,))) for period in periods)
    return [tuple(islice(_asked_about(plan, items), most)) for items in each]


def _asked_about(plan: Plan, items: Iterable[EvidenceItem]) -> Iterator[EvidenceItem]:
    return (item for item in items if item.paper.authority not in plan.excluded)


def _candidates(
    plan: Plan, library: Library, scope: Scope, depth: int | None = None
) -> list[Found]:
    """What the two searches find within a scope, with all that it is weighed by."""
    depth = depth or (WIDE_DEPTH if _is_wide(plan) else DEPTH)
    by_meaning = library.search_vectors(plan.text, depth, scope)
    by_words = library.search_words(_lexical_terms(plan), depth, scope)
    fused = reciprocal_ranks((by_meaning, by_words))
    ids = [*fused, *(name for name in plan.leads if name not in fused)]
    paragraphs = library.paragraphs_by_id(ids)
    recall(library, paragraphs.values())
    return _found(plan, library, paragraphs, fused, by_meaning, by_words)


def _is_wide(plan: Plan) -> bool:
    return plan.kind in ("across", "compare", "change") or bool(plan.times.periods)


def widen(items: Sequence[EvidenceItem], library: Library) -> dict[str, tuple[Paragraph, ...]]:
    """The lists and tables that these hits belong to, whole, by their group."""
    names = dict.fromkeys(item.paragraph.group for item in items if item.paragraph.group)
    return library.groups([name for name in names if name])


def _kept(plan: Plan) -> int:
    return WIDE_DEPTH if plan.kind in ("across", "compare", "change") else KEPT


def _lexical_terms(plan: Plan) -> list[str]:
    """The question's terms and their abbreviations or long forms, for the lexical search."""
    terms = list(plan.terms)
    for term in plan.topic:
        terms += [" ".join(form) for form in term.forms[1:] if len(form) > 1 or len(form[0]) > 2]
    terms += [term.text for term in plan.background]
    return list(dict.fromkeys((*terms, *plan.years)))


def _found(
    plan: Plan,
    library: Library,
    paragraphs: dict[str, Paragraph],
    fused: dict[str, float],
    by_meaning: Sequence[Hit],
    by_words: Sequence[Hit],
) -> list[Found]:
    papers = library.papers_by_id()
    meaning = {hit.paragraph_id: hit.score for hit in by_meaning}
    lexical = {hit.paragraph_id: hit.score for hit in by_words}
    kinds = by_paragraph(
        (finding.paragraph_id, finding.kind)
        for finding in (library.findings(plan.findings, plan.scope) if plan.findings else ())
        if finding.paragraph_id in paragraphs
    )
    lines = timelines(library, paragraphs.values()) if plan.times.periods else {}
    best = 2.0 / (RANK_CONSTANT + 1)
    # A paragraph that only the words found is as near in meaning as the last that meaning found.
    floor = min(meaning.values(), default=0.0)
    return [
        Found(
            paragraph,
            papers[paragraph.paper_id],
            fused.get(name, 0.0) / best,
            meaning.get(name, floor),
            lexical.get(name),
            kinds.get(name, frozenset()),
            lines.get(paragraph.paper_id),
        )
        for name, paragraph in paragraphs.items()
        if paragraph.paper_id in papers
    ]


def nearest(plan: Plan, library: Library, evidence: Evidence) -> tuple[EvidenceItem, ...]:
    """What is held on the same matter when the authority or the year is set aside.

    ``evidence`` is the plan's own: where nothing is set aside, the nearest lies in it.
    """
    if not (plan.scope.authorities or plan.unheld or plan.times.periods):
        return ()
    scope = plan.question.scope if plan.unheld and not plan.authorities else plan.scope
    if scope == plan.scope and not _is_wide(plan) and not plan.excluded:
        return evidence.items[:NEAREST]
    free = replace(plan, times=type(plan.times)(), kind="fact", scope=scope)
    return search(free, library, scope)[:NEAREST]


def names_only_others(plan: Plan, library: Library) -> bool:
    """Whether a question names something that papers tell of, and none of those it would search.

    "When will Lark Lane close?" after a question of another council is not of that one.
    """

    def is_told(name: str, scope: Scope | None) -> bool:
        return bool(library.search_words([name], 1, scope))

    return any(is_told(name, None) and not is_told(name, plan.scope) for name in plan.phrases)
