"""What a question takes over from the one before: its subject, its time, whom it is asked of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Plan
from assistant.asked_again import regraded, swapped
from assistant.evidence.answering import FIGURES, VALUE_WANTS
from assistant.question import kinds
from assistant.question.authorities import Named
from assistant.question.dates import Times
from assistant.question.follow_up import Standing, opening_removed
from assistant.question.known import Known
from assistant.question.terms import (
    WANT_WORDS,
    subject_terms,
    terms,
)
from assistant.words.dates import ended_before
from assistant.words.matching import Term
from assistant.words.stems import FUNCTION_WORDS, stem, stems

_SOMEBODY = re.compile(r"\b(?:s?he|him|his|hers?)\b", re.IGNORECASE)
_SUPPOSING = re.compile(r"^\W*(?:(?:and|but|so|or)\W+)?(?:what )?if\b", re.IGNORECASE)
_PAYING = frozenset(map(stem, WANT_WORDS["funding"] | WANT_WORDS["money"] | FUNCTION_WORDS))
_SAME_EVENT = re.compile(
    r"\b(?:the|that|this) (?:same )?(?:inspection|visit|report|letter|meeting|review|vote)\b"
    r"(?! (?:of|in|on|from|before|after)\b)",
    re.IGNORECASE,
)
"""What a question before it was about and dated."""
_UNNAMED = re.compile(
    r"^\W*(?:(?:and|but|so)\W+)?how many (?:are|is|were|was|have|has|had|will|would|do|did|does|can"
    r"|could|should|may|might|got|get|went|came|still|also|actually)\b",
    re.IGNORECASE,
)
"""Counted without a name for what is counted, which the question before has."""
BACKGROUND_WEIGHT = 0.35
"""What a term of the earlier question counts for in one that follows it."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The question before, as it was understood, the paragraphs that answered it, the people whom
    the answer named, and, where it named what few papers name, those papers and that name."""

    plan: Plan
    cited: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    about: str = ""


def following(plan: Plan, stands: Standing, asked: Named, earlier: Earlier, known: Known) -> Plan:
    """The plan with what it takes from the question before."""
    before = earlier.plan
    if stands.how == "swap":
        return swapped(plan, asked, before)
    again = regraded(plan, asked, before)
    if again is not None:
        return again
    if stands.how == "alone" and (
        asked.held or asked.unheld or plan.kind in ("across", "collection")
    ):
        return plan
    if plan.kind in ("collection", "out_of_scope"):
        return plan
    widened = kinds.goes_across(plan.text) or asked.excluded
    named = bool(asked.held or asked.unheld)
    authorities = plan.authorities if named or widened else before.authorities
    unheld = plan.unheld if named or widened else before.unheld
    # What few papers name is told by those, as long as no other time or place is asked about.
    stays = bool(earlier.papers) and not (named or widened or plan.times.periods)
    continues = stands.how == "topic" or stands.bare
    plan = replace(
        plan,
        follow_up=True,
        authorities=authorities,
        sides=plan.sides if named or widened else before.sides,
        unheld=unheld,
        scope=replace(
            plan.scope,
            authorities=authorities or plan.question.scope.authorities,
            papers=earlier.papers if stays else plan.question.scope.papers,
        ),
        about=earlier.about if stays else "",
        leads=() if widened or named else earlier.cited,
        background=_background(plan, before) if stands.how == "lean" or widened else (),
    )
    if earlier.people and not named and _SOMEBODY.search(plan.text):
        of_them = terms(" ".join(earlier.people), known.glossary, known.rarity)
        plan = replace(plan, topic=(*plan.topic, *of_them))
    if kinds.asks_before(plan.text) and before.times.periods:
        plan = replace(plan, times=_earlier_than(before.times), years=())
        return _bare(replace(plan, wants=plan.wants or before.wants), before)
    same = kinds.asks_of_those(plan.text) or _SAME_EVENT.search(plan.text)
    taken = (continues or same) and not kinds.asks_next(plan.text)
    if taken and not plan.times.periods:
        plan = replace(plan, times=before.times, years=before.years)
    leaning = stands.how in ("lean", "alone") and not named
    if stands.bare or ((leaning or (named and plan.wants)) and not _has_subject(plan)):
        return _bare(plan, before)
    if not named and before.wants in VALUE_WANTS and _UNNAMED.match(plan.text):
        return _of_what_was_counted(plan, before, earlier.cited)
    if _SUPPOSING.match(plan.text):
        topic = (*plan.topic, *_still_meant(before.topic, plan.topic))
        return replace(_bare(plan, before), topic=topic, wants=before.wants)
    if stands.how == "topic":
        return _new_topic(plan, before, known)
    return plan


def _of_what_was_counted(plan: Plan, before: Plan, cited: Sequence[str]) -> Plan:
    """``How many are expected to leave?`` after a count of tenants: of those tenants, as the papers
    that counted them tell where no authority is named."""
    papers = tuple(dict.fromkeys(name.partition("/")[0] for name in cited))
    scope = plan.scope if plan.scope.authorities else replace(plan.scope, papers=papers)
    counted = before.focus or subject_terms(before.topic)
    noun = " ".join(term.text for term in counted)
    return replace(
        plan,
        text=re.sub(r"\bhow many\b", f"how many {noun}", plan.text, count=1, flags=re.IGNORECASE),
        terms=tuple(dict.fromkeys((*plan.terms, *before.terms))),
        background=_background(plan, before),
        focus=counted,
        scope=scope,
    )


def _has_subject(plan: Plan) -> bool:
    """Whether a question has a content term of its own, or asks for a kind of finding."""
    return bool(subject_terms(plan.topic) or [kind for kind in plan.findings if kind != "cost"])


def _earlier_than(when: Times) -> Times:
    """All time before the first of the times asked about, its newest first."""
    start = min(period.start for period in when.periods)
    return Times((), (ended_before(start),), recency="latest")


def _background(plan: Plan, before: Plan) -> tuple[Term, ...]:
    faded = _faded(_unsaid((*before.topic, *before.background), plan.topic))
    return tuple(term for term in faded if term.weight > 0.02)


def _unsaid(topic: Sequence[Term], own: Sequence[Term]) -> list[Term]:
    """The terms of an earlier question that those of a later one do not say again."""
    said = {term.forms[0] for term in own}
    return [term for term in topic if term.forms[0] not in said]


def _faded(topic: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(replace(term, weight=term.weight * BACKGROUND_WEIGHT) for term in topic)


def _bare(plan: Plan, before: Plan) -> Plan:
    """A lone question word: the earlier subject, asked for another kind of value."""
    topic = before.topic
    if plan.wants in FIGURES and plan.wants != before.wants:
        # "How much is it?" after "who pays for the roof?" is asked of the roof.
        topic = tuple(term for term in topic if not _PAYING.issuperset(stems(term.text)))
    return replace(
        plan,
        kind="fact" if before.kind == "list" and plan.wants else before.kind,
        text=f"{plan.text.rstrip(' ?')} {before.text}",
        terms=tuple(dict.fromkeys((*plan.terms, *before.terms))),
        topic=topic or before.topic,
        background=(),
        findings=before.findings,
        phrases=before.phrases,
    )


def _still_meant(topic: Sequence[Term], own: Sequence[Term]) -> list[Term]:
    """The terms of an earlier question that a later one neither says itself nor gives another
    number for."""
    counts = any(term.text[0].isdigit() for term in own)
    return [term for term in _unsaid(topic, own) if not (counts and term.text[0].isdigit())]


def _kept(own: Sequence[Term], before: Plan) -> tuple[Term, ...]:
    """What a question for a value keeps of the one before: ``how many primary places``, ``and
    secondary?``."""
    if before.wants not in VALUE_WANTS - {"grade"}:
        return ()
    return _faded(_unsaid(before.topic, own))


def _new_topic(plan: Plan, before: Plan, known: Known) -> Plan:
    """``And supervision?``: the earlier kind of question about another subject."""
    asks = (
        plan.wants not in (None, "meaning", "yes_no") or plan.findings or plan.kind not in ("fact",)
    )
    if asks:
        return plan
    kind = before.kind if before.kind in ("across", "list", "fact") else plan.kind
    body = opening_removed(plan.text)
    if kinds.asks_vote(before.text):
        body = f"the vote on {body}"
    own = terms(body, known.glossary, known.rarity, abbreviations=known.abbreviations)
    return replace(
        plan,
        kind=kind,
        text=body,
        topic=(*own, *_kept(own, before)),
        wants=before.wants if kind == "fact" else None,
        findings=before.findings,
        grade=before.grade,
        leads=(),
    )
