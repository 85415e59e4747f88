"""A question understood: kind, authorities, times, findings, terms, and what it follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from assistant.answer import Plan, Question, QuestionKind
from assistant.evidence.contrast import names_several
from assistant.evidence.mood import idle, ruled_out
from assistant.evidence.turns import turn_words
from assistant.question import kinds
from assistant.question.as_written import as_written, of_who_chairs, with_what_is_done_there
from assistant.question.authorities import Named, within
from assistant.question.dates import Times, both_ends, counted_from, times, without_names
from assistant.question.focus import focus
from assistant.question.follow_up import standing
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
from assistant.question.year_before import with_year_before
from assistant.taking_over import Earlier as Earlier  # also known by this name
from assistant.taking_over import following
from assistant.words.matching import Term
from assistant.words.stems import words

_COUNTED = ("percent", "money", "number", "amount", "frequency")
_LISTED = (("improvement_area",), ("strength",), ("recommendation",))


def make_plan(
    question: Question, known: Known, earlier: Earlier | None = None, today: str | None = None
) -> Plan:
    """Understand a question, standing on the earlier one where it leans on it."""
    written = as_written(" ".join(question.text.split()))
    if kinds.is_out_of_scope(written):
        return Plan(question, "out_of_scope", written, (), question.scope)
    written = known.names.with_apostrophes(written)
    if earlier is not None:
        written = counted_from(written, earlier.plan.times)
    written = with_year_before(written)
    asked = known.names.find(written)
    when = times(written, today)
    text, changes = known.speller.correct(written, (*asked.spans, *when.spans))
    text, there = with_what_is_done_there(text)
    changes = (*changes, *there)
    if changes:
        text = of_who_chairs(text)
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
        plan = following(plan, stands, asked, earlier, known)
    elif _asks_of_all_held(plan):
        plan = replace(plan, kind="across")
    left_out = tuple(
        f"{name} is left out by the filter: its papers were not searched." for name in outside
    )
    return replace(plan, notes=(*notes, *asked.notes, *left_out, *plan.notes))


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
    turned = turn_words(text) if kind == "across" else ()
    unwanted = (*ruled_out(text), *idle(text), *turned)
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
        scope=replace(
            question.scope,
            authorities=asked.held or question.scope.authorities,
            kinds=question.scope.kinds or kinds.papers_asked(text),
        ),
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
