"""A follow-up question made stand-alone by a model, held to what the plan recognised."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Plan
from assistant.generate.brief import plan_in_words, visible
from assistant.grounding.reading.classes import NEGATIONS
from assistant.plan import make_plan
from assistant.prompts import follow_up_request
from assistant.question.dates import times
from assistant.question.known import Known
from assistant.words.stems import content_stems, words

LONGEST = 300


def follow_up(plan: Plan) -> str:
    """What is sent: the questions of the conversation and the plan; no paper text."""
    history = [visible(text) for text in plan.question.history]
    return follow_up_request(history, visible(plan.question.text), plan_in_words(plan))


def restated(plan: Plan, text: str, known: Known) -> Plan:
    """The plan for the question as a model restated it, with its own authorities and dates.

    The plan as it was, where the text names another authority or date, brings in words of its
    own, or turns the question round.
    """
    text = visible(text).strip("\"'“”")
    if not text or len(text) > LONGEST or not _is_faithful(plan, text, known):
        return plan
    again = make_plan(replace(plan.question, text=text, history=()), known)
    if again.choices or again.kind in ("out_of_scope", "collection"):
        return plan
    return replace(
        again,
        question=plan.question,
        authorities=plan.authorities,
        sides=plan.sides,
        unheld=plan.unheld,
        excluded=plan.excluded,
        scope=plan.scope,
        times=plan.times,
        years=plan.years,
        leads=plan.leads,
        follow_up=True,
        notes=plan.notes,
        parts=(),
    )


def _is_faithful(plan: Plan, text: str, known: Known) -> bool:
    named = known.names.find(text)
    if not set(named.held) <= set(plan.authorities) or not set(named.unheld) <= set(plan.unheld):
        return False
    if not set(times(text).periods) <= set(plan.times.periods):
        return False
    conversation = " ".join((*plan.question.history, plan.question.text, plan.text))
    names = " ".join(known.name(key) for key in plan.authorities)
    if set(content_stems(text)) - set(
        content_stems(f"{conversation} {names} {' '.join(plan.years)}")
    ):
        return False
    return _denials(text) == _denials(plan.question.text)


def _denials(text: str) -> int:
    return sum(word in NEGATIONS for word in words(text))
