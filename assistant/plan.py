"""A question understood: kind, authorities, times, findings, terms, and what it follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import combinations

from assistant.answer import Plan, Question, QuestionKind
from assistant.evidence.answering import VALUE_WANTS
from assistant.evidence.contrast import names_several
from assistant.evidence.mood import idle, ruled_out
from assistant.question import kinds
from assistant.question.authorities import Named, within
from assistant.question.dates import Times, both_ends, counted_from, times, without_names
from assistant.question.focus import focus
from assistant.question.follow_up import Standing, opening_removed, standing
from assistant.question.known import Known
from assistant.question.names import proper_names
from assistant.question.parts import parts
from assistant.question.terms import (
    AUTHOR_WORDS,
    CHANGE_WORDS,
    FRAME,
    GRADE_WORDS,
    WANT_WORDS,
    content_terms,
    subject_terms,
    terms,
)
from assistant.words.dates import ended_before
from assistant.words.matching import Term
from assistant.words.stems import words

_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth"}
_ORDINAL = re.compile(
    r"\b([1-5])(?:st|nd|rd|th)\b(?!\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(?:s?he|him|his|hers?)\b", re.IGNORECASE)
_AGES = re.compile(r"\b(\d{1,2})\s?[/-]\s?(\d{1,2})\W?(?:yrs?|years?)\W?olds?\b", re.IGNORECASE)
_IN_CHARGE = re.compile(
    r"\bwho(?:['’]s| is| are)? (?:in charge of|running|runs|heads|leads) "
    r"(?:the (?:meetings of|running of) )?"
    r"(?=(?:the )?(?:[\w'’]+ ){0,5}?(?:board|committee|panel|commission|forum)\b)",
    re.IGNORECASE,
)
"""Who runs a body is who chairs it: ``who's in charge of the improvement board?``."""
_RUN_ON = re.compile(r"\b(what|who|where|when|how|why)s\b", re.IGNORECASE)
_WONT = re.compile(r"\bwon['’]t\b", re.IGNORECASE)
"""Without its elision it would be what somebody won."""
_SUPPOSING = re.compile(r"^\W*(?:(?:and|but|so|or)\W+)?(?:what )?if\b", re.IGNORECASE)
_COUNTED = ("percent", "money", "number", "amount", "frequency")
_LISTED = (("improvement_area",), ("strength",), ("recommendation",))
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


def make_plan(
    question: Question, known: Known, earlier: Earlier | None = None, today: str | None = None
) -> Plan:
    """Understand a question, standing on the earlier one where it leans on it."""
    written = _as_written(" ".join(question.text.split()))
    if kinds.is_out_of_scope(written):
        return Plan(question, "out_of_scope", written, (), question.scope)
    written = known.names.with_apostrophes(written)
    if earlier is not None:
        written = counted_from(written, earlier.plan.times)
    asked = known.names.find(written)
    when = times(written, today)
    text, changes = known.speller.correct(written, (*asked.spans, *when.spans))
    if changes:
        text = _IN_CHARGE.sub("who chairs ", text)
        asked, when = known.names.find(text), times(text, today)
    if any(int(period.end[:4]) - period.year > 1 for period in when.periods):
        when = without_names(when, known.stretches)
    notes = tuple(f"“{wrong}” is read as “{right}”." for wrong, right in changes)
    if not (asked.held or asked.unheld or asked.choices):
        before = earlier.plan.authorities if earlier is not None else ()
        asked = known.names.counterpart(text, before) if before else known.names.alone(text)
    if len(asked.sides) == 1 and kinds.compares(text):
        asked = asked.joined(known.names.counterpart(text, asked.held))
    stands = standing(text, (*asked.spans, *when.spans))
    asked, beyond = within(asked, question.scope.authorities)
    outside = tuple(dict.fromkeys(known.name(key) for key in beyond))
    plan = replace(_alone(question, text, asked, when, known), outside=outside)
    if earlier is not None and (asked.held or not outside):
        plan = _following(plan, stands, asked, earlier, known)
    elif _asks_of_all_held(plan):
        plan = replace(plan, kind="across")
    left_out = tuple(
        f"{name} is left out by the filter: its papers were not searched." for name in outside
    )
    return replace(plan, notes=(*notes, *asked.notes, *left_out, *plan.notes))


def _as_written(text: str) -> str:
    """``2nd home`` and ``16/17 yr olds`` as papers write it, ``whos`` as ``who's``; dates keep
    their numbers."""
    text = _WONT.sub("will not", text)
    text = _RUN_ON.sub(r"\1's", _AGES.sub(r"\1 and \2 year old", text))
    text = _IN_CHARGE.sub("who chairs ", text)
    return _ORDINAL.sub(lambda match: _ORDINALS[match.group(1)], text)


def first_part(plan: Plan, known: Known) -> Plan:
    """The plan of the first thing asked, of the authorities that the whole question names."""
    first = make_plan(replace(plan.question, text=plan.first_part), known)
    if first.authorities or first.unheld or first.kind in ("across", "collection"):
        return replace(first, parts=())
    return replace(
        first,
        parts=(),
        authorities=plan.authorities,
        sides=plan.sides,
        unheld=plan.unheld,
        scope=plan.scope,
        follow_up=plan.follow_up,
        leads=plan.leads,
        background=plan.background,
    )


def stands_alone(text: str, known: Known) -> bool:
    """Whether a question can be understood without the one before it."""
    spans = (*known.names.find(text).spans, *times(text).spans)
    return standing(text, spans).how == "alone"


def needs_earlier(text: str, known: Known) -> bool:
    """Whether a question may stand on an earlier one: it points back or names no authority."""
    asked = known.names.find(text)
    spans = (*asked.spans, *times(text).spans)
    return standing(text, spans).how != "alone" or not (asked.held or asked.unheld)


def _alone(question: Question, text: str, asked: Named, when: Times, known: Known) -> Plan:
    first, further = parts(text)
    if further and names_several(text):
        # "How many in Q2 and how many in Q3?" asks the same of both.
        first, further = text, ()
    spans = (*asked.spans, *when.spans)
    content = terms(text, known.glossary, known.rarity, without=spans)
    found, wants = kinds.finding_kinds(text), kinds.wanted_value(first)
    kind = _kind(text, asked, when)
    if kind == "fact" and wants in _COUNTED and _spans_years(when):
        kind = "change"
    if kind == "change":
        when = both_ends(when)
    headwords = when.periods and not found and kinds.is_headwords(text)
    if wants is None and headwords and kind not in ("change", "compare"):
        wants = "amount"
    if kind in ("compare", "change", "across"):
        wants = _told_by(wants, text, asked)
    faint = WANT_WORDS.get(wants or "", frozenset()) | (FRAME if found else frozenset())
    faint |= FRAME if kinds.asks_inspectors(text) else frozenset()
    faint |= AUTHOR_WORDS if wants == "person" and kinds.asks_author(text) else frozenset()
    faint |= GRADE_WORDS if "judgement" in found else frozenset()
    faint |= CHANGE_WORDS if kind in ("change", "compare") or len(asked.sides) > 1 else frozenset()
    asked = _parted(text, asked, when)
    # A list of findings need not repeat what its kind is called; a fact must say it.
    typed = kind != "fact" and found[:1] not in kinds.UNLISTED
    named = kinds.finding_words(text) if typed else ()
    unwanted = (*ruled_out(text), *idle(text))
    topic = terms(
        text,
        known.glossary,
        known.rarity,
        without=(*spans, *named, *unwanted),
        faint=faint,
        abbreviations=known.abbreviations,
    )
    if not found and kind == "fact" and kinds.asks_verdict(text) and not content_terms(topic):
        found, wants = ("judgement",), "grade"
    sought = focus(text)
    plan = Plan(
        question=question,
        kind=kind,
        text=text,
        terms=tuple(term.text for term in content),
        scope=replace(question.scope, authorities=asked.held or question.scope.authorities),
        authorities=asked.held,
        unheld=asked.unheld,
        years=when.written,
        findings=found,
        wants=wants,
        topic=topic,
        phrases=_named(proper_names(text, spans), topic),
        times=when,
        excluded=asked.excluded,
        sides=asked.sides,
        grade=kinds.named_grade(text) if "judgement" in found else None,
        parts=further if kind in ("fact", "list") else (),
        first_part=first,
        focus=tuple(term for term in subject_terms(topic) if set(term.text.split()) & sought),
    )
    if asked.undecided is not None:
        start, end = asked.undecided
        choices = tuple(text[:start] + name + text[end:] for name in asked.choices)
        return replace(plan, choices=choices)
    return plan


def _named(names: Sequence[str], topic: Sequence[Term]) -> tuple[str, ...]:
    """The names without those that only say what kind of thing is asked for (``AFIs``)."""
    held = {word for term in topic for word in words(term.text)}
    return tuple(name for name in names if not held.isdisjoint(words(name)))


def _spans_years(when: Times) -> bool:
    """Whether a single stretch from one month to another, of more than a year, is asked about."""
    ends = both_ends(when).periods
    return len(when.periods) == 1 and len(ends) == 2 and ends[1].year - ends[0].year > 1


def _told_by(wants: str | None, text: str, asked: Named) -> str | None:
    """What tells which of several has more of a thing: a figure of each, and not who."""
    two = len(asked.sides) > 1 and wants in (None, "person", "yes_no")
    if two and kinds.asks_which_of_two(text):
        return "amount"
    return "number" if wants is None and kinds.asks_which_more(text) else wants


def _asks_of_all_held(plan: Plan) -> bool:
    named = plan.authorities or plan.unheld or plan.outside
    return plan.kind in ("fact", "list") and not named and kinds.asks_of_all_held(plan.text)


def _parted(text: str, asked: Named, when: Times) -> Named:
    """An authority and its predecessor as two sides, where the question compares the two and not
    two times."""
    compared = kinds.compares(text) and len(when.periods) < 2
    if len(asked.sides) == 1 and len(asked.held) == 2 and compared:
        return replace(asked, sides=tuple((key,) for key in asked.held))
    return asked


def _kind(text: str, asked: Named, when: Times) -> QuestionKind:
    several = len(_parted(text, asked, when).sides) > 1
    many = not asked.sides and not asked.unheld
    if kinds.is_about_collection(text):
        return "collection"
    if kinds.compares(text) and (several or len(when.periods) > 1 or kinds.goes_across(text)):
        if several:
            return "compare"
        if len(when.periods) > 1 or many:
            return "change" if len(when.periods) > 1 else "across"
    listed = kinds.finding_kinds(text)[:1] in _LISTED
    if many and kinds.asks_where(text):
        return "across"
    if kinds.asks_change(text) or (len(asked.sides) == 1 and not listed and _far_apart(when)):
        return "change"
    if several or (many and (kinds.goes_across(text) or kinds.asks_of_anyone(text))):
        return "across"
    wanted = kinds.wanted_value(text)
    if wanted in _COUNTED:
        return "fact"
    if kinds.finding_kinds(text)[:1] in _LISTED and wanted is None:
        return "list"
    return "list" if kinds.asks_list(text) else "fact"


def _far_apart(when: Times) -> bool:
    """Whether a question names two times of different years: what was then, and then."""
    whole = [period for period in when.periods if period.start > "0002" and period.end < "9999"]
    return any(
        not one.meets(other) and one.year != other.year for one, other in combinations(whole, 2)
    )


def _following(plan: Plan, stands: Standing, asked: Named, earlier: Earlier, known: Known) -> Plan:
    """The plan with what it takes from the question before."""
    before = earlier.plan
    if stands.how == "swap":
        return _swapped(plan, asked, before)
    regraded = _regraded(plan, asked, before)
    if regraded is not None:
        return regraded
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
    taken = (continues or kinds.asks_of_those(plan.text)) and not kinds.asks_next(plan.text)
    if taken and not plan.times.periods:
        plan = replace(plan, times=before.times, years=before.years)
    leaning = stands.how in ("lean", "alone") and not named
    if stands.bare or ((leaning or (named and plan.wants)) and not _has_subject(plan)):
        return _bare(plan, before)
    if _SUPPOSING.match(plan.text):
        topic = (*plan.topic, *_still_meant(before.topic, plan.topic))
        return replace(_bare(plan, before), topic=topic, wants=before.wants)
    if stands.how == "topic":
        return _new_topic(plan, before, known)
    return plan


def _has_subject(plan: Plan) -> bool:
    """Whether a question has a content term of its own, or asks for a kind of finding."""
    return bool(subject_terms(plan.topic) or [kind for kind in plan.findings if kind != "cost"])


def _earlier_than(when: Times) -> Times:
    """All time before the first of the times asked about, its newest first."""
    start = min(period.start for period in when.periods)
    return Times((), (ended_before(start),), recency="latest")


def _swapped(plan: Plan, asked: Named, before: Plan) -> Plan:
    """The earlier question asked of another year or authority."""
    named = bool(asked.held or asked.unheld)
    when = plan.times if plan.times.periods else before.times
    authorities = asked.held if named else before.authorities
    kind = before.kind
    if kind in ("compare", "change", "across") and named:
        kind = "list" if before.findings else "fact"
    return replace(
        before,
        question=plan.question,
        kind=kind,
        text=_retold(before, plan, authorities),
        parts=(),
        authorities=authorities,
        sides=asked.sides if named else before.sides,
        unheld=asked.unheld if named else before.unheld,
        scope=replace(
            plan.question.scope, authorities=authorities or plan.question.scope.authorities
        ),
        times=when,
        years=when.written,
        follow_up=True,
        notes=(),
        leads=(),
        choices=plan.choices,
    )


def _regraded(plan: Plan, asked: Named, before: Plan) -> Plan | None:
    """The earlier question on a grade asked of another one (``and which are good?``); None where
    this is no such question."""
    other = kinds.named_grade(plan.text)
    if not (before.grade and other) or asked.held or asked.unheld or plan.times.periods:
        return None
    graded = set(words(other)) | GRADE_WORDS
    if any(not set(words(term.text)) <= graded for term in content_terms(plan.topic)):
        return None
    text = re.sub(re.escape(before.grade), other, before.text, flags=re.IGNORECASE)
    return replace(before, question=plan.question, text=text, grade=other, follow_up=True, notes=())


def _retold(before: Plan, plan: Plan, authorities: tuple[str, ...]) -> str:
    """The earlier question's words with its dates and names exchanged for the new ones."""
    text = before.text
    if plan.times.periods:
        text = reduce(lambda line, year: line.replace(year, " "), before.years, text)
    added = [*plan.years]
    if authorities != before.authorities or plan.unheld:
        added.append(opening_removed(plan.text).strip(" ?"))
    return " ".join(re.sub(r"\s+", " ", f"{text.rstrip(' ?')} {' '.join(added)}?").split())


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
    return replace(
        plan,
        kind="fact" if before.kind == "list" and plan.wants else before.kind,
        text=f"{plan.text.rstrip(' ?')} {before.text}",
        terms=tuple(dict.fromkeys((*plan.terms, *before.terms))),
        topic=before.topic,
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
