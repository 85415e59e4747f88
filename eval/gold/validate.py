"""Is gold fit to judge by? What is wrong is told by file, entry and reason.

Each matcher must fire on its own evidence and on no distractor, each paragraph named must
exist, and no cluster may stand in both splits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import Any

from rapidfuzz import process

from corpus.paper import Paragraph
from eval.gold.load import Gold, Problem
from eval.gold.schema import Distractor, Evidence, GoldQuestion, Matcher, Nugget
from eval.holdings import Holdings
from eval.language.text import sentences, words
from eval.matchers import Window, fires_in

_NAMED = 12
"""Authorities that are named where none is near."""


def validate(gold: Gold, holdings: Holdings) -> tuple[Problem, ...]:
    """Everything wrong with these questions over these papers."""
    found: list[Problem] = []
    for question in gold.questions:
        placed = [*_miss_reasons(question), *_unlisted_evidence(question, holdings)]
        line = gold.lines.get(question.id)
        where = f"line {line}: " if line else ""
        reasons = [
            *_reasons(question, holdings),
            *_unknown_miss(question, gold),
            *(f"{where}{reason}" for reason in placed),
        ]
        found += [Problem(gold.files[question.id], question.id, reason) for reason in reasons]
    return (*found, *_split_problems(gold))


def summary(gold: Gold) -> dict[str, Any]:
    """How much gold there is: clusters in all, by kind, by split, and paraphrased ones.

    ``traps`` counts those of the kind by what is wrong in them; one may be wrong in several ways.
    """
    clusters = {question.cluster: question for question in reversed(gold.questions)}.values()
    traps = [{d.why for d in q.distractors} for q in clusters if q.kind == "trap"]
    return {
        "questions": len(gold.questions),
        "wordings": sum(len(question.wordings) for question in gold.questions),
        "clusters": len(clusters),
        "paraphrased": len({q.cluster for q in gold.questions if q.paraphrases}),
        "kinds": dict(sorted(Counter(question.kind for question in clusters).items())),
        "traps": dict(sorted(Counter(why for wrong in traps for why in wrong).items())),
        "near_misses": sum(bool(question.near_miss_of) for question in clusters),
        "splits": dict(sorted(Counter(question.split for question in clusters).items())),
        "gold_hash": gold.hash,
    }


def _reasons(question: GoldQuestion, holdings: Holdings) -> Iterator[str]:
    yield from _unknown_paragraphs(question, holdings)
    if question.kind != "absent":
        for name in (*question.authorities, *question.per_authority):
            if name not in holdings.authorities:
                yield f"authority {name!r} is not held{_held(name, holdings.authorities)}"
    for name, part in question.per_authority.items():
        for nugget in part.nuggets:
            yield from _foreign_evidence(name, nugget, holdings)
    if question.kind == "trap" and not question.distractors:
        yield "a trap needs distractors"
    if len({tuple(words(text)) for text in question.wordings}) < len(question.wordings):
        yield "two wordings are the same"
    for nugget in question.all_nuggets:
        yield from _nugget_reasons(nugget, question.distractors, holdings)
    for distractor in question.distractors:
        yield from _distractor_reasons(distractor, question.all_nuggets, holdings)


def _unknown_paragraphs(question: GoldQuestion, holdings: Holdings) -> Iterator[str]:
    named = [*question.evidence_ids(), *question.acceptable, *question.unacceptable]
    for distractor in question.distractors:
        named += [name for group in distractor.evidence for name in group]
    for name in sorted(set(named) - set(holdings.paragraphs)):
        yield f"paragraph {name!r} does not exist{_nearest(name, holdings.paragraphs)}"


def _nearest(name: str, known: Iterable[str]) -> str:
    near = process.extractOne(name, sorted(known), score_cutoff=70)
    return f"; the nearest is {near[0]!r}" if near else ""


def _held(name: str, known: Iterable[str]) -> str:
    some = ", ".join(sorted(known)[:_NAMED])
    told = f"; held are {some}" if some else "; no paper here is known to be of any authority"
    return _nearest(name, known) or told


def _foreign_evidence(authority: str, nugget: Nugget, holdings: Holdings) -> Iterator[str]:
    for name in sorted({name for group in nugget.evidence for name in group}):
        owner = holdings.authority_of(name)
        if owner not in (authority, None):
            yield f"{nugget.id}: paragraph {name!r} is in a paper of {owner}, not of {authority}"


def _nugget_reasons(
    nugget: Nugget, distractors: Sequence[Distractor], holdings: Holdings
) -> Iterator[str]:
    for group in nugget.evidence:
        if _is_held(group, holdings) and not _fires_on(nugget.match, group, holdings):
            yield f"{nugget.id}: its matcher does not fire on its own evidence {list(group)}"
    for distractor in distractors:
        places = [
            f"paragraph {name!r}"
            for name in _held_in(distractor.evidence, holdings)
            if _fires_on(nugget.match, (name,), holdings)
        ]
        stated = [*examples(distractor.match), *([distractor.text] if distractor.text else [])]
        places += [repr(text) for text in stated if fires_in(nugget.match, _windows_of(text))]
        for place in places:
            yield f"{nugget.id}: its matcher fires on the distractor {distractor.why}: {place}"


def _distractor_reasons(
    distractor: Distractor, nuggets: Sequence[Nugget], holdings: Holdings
) -> Iterator[str]:
    why, match = distractor.why, distractor.match
    if not (distractor.text or distractor.evidence or list(examples(match))):
        yield f"distractor {why}: a regex needs a text or evidence that proves it"
    if distractor.text and not fires_in(match, _windows_of(distractor.text)):
        yield f"distractor {why}: its matcher does not fire on its own text"
    for group in distractor.evidence:
        if _is_held(group, holdings) and not _fires_on(match, group, holdings):
            yield f"distractor {why}: its matcher does not fire on its own evidence {list(group)}"
    for nugget in nuggets:
        for name in _held_in(nugget.evidence, holdings):
            if _fires_on(match, (name,), holdings):
                yield (
                    f"distractor {why}: its matcher fires on paragraph {name!r}, evidence of "
                    f"{nugget.id}, so an answer that quotes it would count as trapped"
                )


def _miss_reasons(question: GoldQuestion) -> Iterator[str]:
    if question.kind == "absent" and not question.near_miss_of:
        yield "an absent question needs near_miss_of, the question that it nearly is"
    if question.near_miss_of == question.id:
        yield "near_miss_of names the question itself"


def _unknown_miss(question: GoldQuestion, gold: Gold) -> Iterator[str]:
    if question.near_miss_of and question.near_miss_of not in gold.files:
        yield f"near_miss_of names {question.near_miss_of!r}, which is no question here"


def _unlisted_evidence(question: GoldQuestion, holdings: Holdings) -> Iterator[str]:
    # A successor's paper may say it too, where a paper of the authority asked about does
    listed = (*question.authorities, None)
    for nugget in question.all_nuggets if question.authorities else ():
        groups = [{holdings.authority_of(name) for name in group} for group in nugget.evidence]
        if all(group - {*listed} for group in groups):
            owner = min(filter(None, set().union(*groups) - {*listed}))
            yield f"{nugget.id}: its evidence is of {owner}, which 'authorities' does not list"


def _split_problems(gold: Gold) -> Iterator[Problem]:
    clusters: dict[str, GoldQuestion] = {}
    asked: dict[tuple[object, ...], GoldQuestion] = {}
    for question in gold.questions:
        file = gold.files[question.id]
        first = clusters.setdefault(question.cluster, question)
        if first.split != question.split:
            reason = (
                f"cluster {question.cluster!r} stands in {question.split} here and in "
                f"{first.split} in {first.id}"
            )
            yield Problem(file, question.id, reason)
        for text in question.wordings:
            same = asked.setdefault((*words(text), question.history), question)
            if same.cluster != question.cluster:
                yield Problem(file, question.id, f"asks the same as {same.id}: {text!r}")


def examples(matcher: Matcher, near: tuple[str, ...] = ()) -> Iterator[str]:
    """Texts that the matcher is made to recognise; none for a regex."""
    near += tuple(entry if isinstance(entry, str) else entry[0] for entry in matcher.near)
    if matcher.any_of:
        for choice in matcher.any_of:
            yield from examples(choice, near)
        return
    if matcher.number is not None:
        value = f"{matcher.number.quantity.value:,.10f}".rstrip("0").rstrip(".")
        unit = {"GBP": f"£{value}", "percent": f"{value}%"}.get(matcher.number.unit or "", value)
        yield " ".join([unit, matcher.number.noun or "", *near])
    elif matcher.phrase or matcher.date:
        yield " ".join([matcher.phrase or matcher.date or "", *near])


def _is_held(group: Sequence[str], holdings: Holdings) -> bool:
    return all(name in holdings.paragraphs for name in group)


def _held_in(evidence: Evidence, holdings: Holdings) -> list[str]:
    return sorted({name for group in evidence for name in group if name in holdings.paragraphs})


def _fires_on(matcher: Matcher, group: Sequence[str], holdings: Holdings) -> bool:
    return fires_in(matcher, evidence_windows([holdings.paragraphs[name] for name in group]))


def evidence_windows(paragraphs: Sequence[Paragraph]) -> Iterator[Window]:
    """What an answer could put into one sentence or two from these paragraphs.

    Their sentences, two that touch, one of each of two paragraphs, and each with the heading,
    the column headings or the lead-in that it stands under.
    """
    cut = [sentences(paragraph.text) for paragraph in paragraphs]
    for paragraph, found in zip(paragraphs, cut, strict=True):
        above = (paragraph.lead_in or "", paragraph.section, " | ".join(paragraph.columns))
        heads = ["", *filter(None, above)]
        for head, text in product(heads, [*found, *map(" ".join, pairwise(found))]):
            yield Window(f"{head} {text}")
    for first, second in combinations(cut, 2):
        for pair in product(first, second):
            yield Window(" ".join(pair))


def _windows_of(text: str) -> list[Window]:
    found = sentences(text)
    return [Window(part) for part in [*found, *map(" ".join, pairwise(found))]]
