"""Evidence -> draft: the composer for each kind of question, and what to try when one is silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.composing.absent import compose_absent
from assistant.composing.across import compose_across
from assistant.composing.amendments import asks_of_one_amendment
from assistant.composing.applications import compose_applications
from assistant.composing.asked_of import is_told_of_others, rests_on_a_false_label
from assistant.composing.attendance import compose_attendance
from assistant.composing.briefing import asks_of_no_inspection_held, compose_briefing
from assistant.composing.called_in import held_to_call_in
from assistant.composing.cell import compose_cell
from assistant.composing.collection import compose_collection
from assistant.composing.counted import compose_counted
from assistant.composing.course import compose_values
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.each import each_authority, each_kind, each_said, each_time
from assistant.composing.fact import compose_fact
from assistant.composing.figured import compose_figured
from assistant.composing.grades import compose_grade
from assistant.composing.items import asks_only_who_moved, compose_moved
from assistant.composing.joining import joined_drafts as joined_drafts  # for each part
from assistant.composing.labelled import compose_labelled
from assistant.composing.led_in import compose_led_in
from assistant.composing.list_or_fact import means_the_list
from assistant.composing.listing import compose_list
from assistant.composing.membership import compose_membership
from assistant.composing.motions import asks_what_was_lost, compose_lost
from assistant.composing.motions_put import asks_for_motions, compose_motions_put
from assistant.composing.named import compose_named
from assistant.composing.narrowed import compose_narrowed, leaves_none
from assistant.composing.next_meeting import compose_next_meeting
from assistant.composing.numbered import compose_chosen, compose_numbered
from assistant.composing.raised import compose_raised
from assistant.composing.refused import compose_choice, compose_refused
from assistant.composing.resolved import compose_resolved
from assistant.composing.sections import compose_section
from assistant.composing.sides import compose_sides
from assistant.composing.signed import compose_signed
from assistant.composing.spoken import compose_spoken, may_be_told_unnamed, whose_words
from assistant.composing.standing import with_standing
from assistant.composing.states import compose_states
from assistant.composing.sum_beside import compose_sum_beside
from assistant.composing.told import compose_told
from assistant.composing.topic import compose_spread
from assistant.composing.trend import compose_trend
from assistant.composing.two_rows import compose_two_rows
from assistant.composing.votes import asks_who_voted, compose_vote
from assistant.composing.wording import joined, plain
from assistant.composing.written import compose_written
from assistant.evidence.answering import VALUE_WANTS
from assistant.question.kinds import asks_what_is_said, voter_asked
from assistant.question.terms import subject_terms
from assistant.question.unheld import unheld_names

Composer = Callable[[Desk], Draft]
UNASKED = 0.5
"""How sure a list has to be where a fact was asked for."""


def compose(desk: Desk) -> Draft:
    """The draft that answers a plan from the papers' own words, or says that they do not."""
    kind = desk.plan.kind
    if desk.plan.choices:
        return compose_choice(desk)
    if kind == "out_of_scope":
        return compose_refused(desk)
    if leaves_none(desk):
        return compose_narrowed(desk)
    if kind == "collection":
        return compose_collection(desk)
    if (desk.plan.unheld or desk.plan.outside) and not desk.plan.authorities:
        return compose_absent(desk)
    if rests_on_a_false_label(desk) or _names_nobody_told_of(desk):
        return compose_absent(desk)
    if asks_of_no_inspection_held(desk):
        return compose_absent(desk)
    tried: list[Draft] = []
    for composer in _composers(desk):
        draft = held_to_call_in(desk, composer(desk))
        if draft.answers and _is_of_the_matter(desk, draft) and not is_told_of_others(desk, draft):
            draft = replace(draft, statements=with_standing(desk, draft.statements))
            return _with_gaps(desk, draft)
        tried.append(draft)
    if (beside := compose_sum_beside(desk)).answers:
        return beside
    return compose_absent(desk, max((draft.confidence for draft in tried), default=0.0))


def _is_of_the_matter(desk: Desk, draft: Draft) -> bool:
    """Whether a draft rests on what is told of the one matter asked about, where it is of one: the
    conditions of another application of the same paper are not its own."""
    return not desk.matter or desk.matter.issuperset(draft.cited)


def _names_nobody_told_of(desk: Desk) -> bool:
    """Whether it names somebody whom no paper names; who did not vote is told so all the same."""
    plan = desk.plan
    return not voter_asked(plan.text) and bool(unheld_names(plan.phrases, plan.text, desk.known))


def _composers(desk: Desk) -> tuple[Composer, ...]:
    """The composers that may answer, the likeliest first."""
    kind = desk.plan.kind
    whose = whose_words(desk)
    if kind not in ("compare", "change") and whose and not may_be_told_unnamed(desk.plan.text):
        # What the papers say of a matter themselves is not what somebody said of it; what a group
        # recommended is listed in its own report.
        lists = kind == "list" and desk.plan.findings[:1] == ("recommendation",)
        return (compose_resolved, compose_spoken, _better) if lists else (compose_spoken,)
    if asks_what_was_lost(desk.plan.text):
        # What was carried is no answer to what was lost.
        put = (compose_motions_put,) if asks_for_motions(desk.plan.text) else ()
        return (compose_lost, *put) if kind == "across" else (*put, compose_lost)
    if asks_for_motions(desk.plan.text):
        return (compose_motions_put, _better)
    if kind == "change":
        return (
            compose_figured,
            compose_sides,
            compose_trend,
            each_kind,
            compose_values,
            each_time,
            *((compose_told,) if _bare_change(desk) else (_better, compose_told, each_said)),
        )
    if kind == "compare":
        return (compose_sides, compose_two_rows, _better)
    if kind == "across":
        if len(desk.plan.sides) > 1:
            return (compose_sides, each_authority)
        # Where findings are asked for, a sentence of one paper does not stand in for them.
        return (
            (compose_across,)
            if desk.plan.findings
            else (compose_named, compose_across, compose_fact)
        )
    if asks_what_is_said(desk.plan.text):
        return (compose_numbered, compose_led_in, compose_briefing, each_said, _better)
    if asks_of_one_amendment(desk.plan.text):
        # No other amendment answers for the one of that number.
        return (compose_moved, compose_vote)
    if asks_who_voted(desk.plan.text):
        return (compose_vote,)
    if asks_only_who_moved(desk.plan.text):
        return (compose_moved,)
    spoken = (compose_spoken,) if whose else ()
    return (
        compose_applications,
        compose_labelled,
        compose_two_rows,
        compose_written,
        compose_next_meeting,
        compose_chosen,
        compose_numbered,
        compose_led_in,
        compose_briefing,
        compose_cell,
        compose_figured,
        compose_states,
        compose_moved,
        compose_vote,
        compose_attendance,
        compose_membership,
        compose_signed,
        compose_raised,
        compose_resolved,
        *spoken,
        compose_section,
        compose_counted,
        each_kind,
        _better,
        each_said,
    )


def _bare_change(desk: Desk) -> bool:
    """Whether it asks what changed and names nothing that did: a lone sentence would mislead."""
    return not subject_terms(desk.plan.topic) and desk.plan.wants not in VALUE_WANTS


def _better(desk: Desk) -> Draft:
    """A fact or a list: the one that answers, and where both do the one likelier to be meant."""
    asks_list = desk.plan.kind == "list"
    asks_grades = not asks_list or desk.plan.findings[:1] == ("judgement",)
    graded = compose_grade(desk) if asks_grades else nothing("fact")
    if graded.answers:
        return graded
    fact = compose_fact(desk)
    wants_one = desk.plan.wants in (*VALUE_WANTS, "reason")
    spread = nothing("across") if fact.answers and wants_one else compose_spread(desk)
    if spread.answers:
        return spread
    if not asks_list and (desk.plan.wants in VALUE_WANTS or (wants_one and fact.answers)):
        return fact
    listed = compose_list(desk)
    if fact.answers and listed.answers:
        return listed if means_the_list(desk, listed, fact) else fact
    # Not asked for, a list has to be surer than one that was, and of what the papers speak of.
    spoken_of = all(term.held for term in subject_terms(desk.plan.topic))
    if listed.answers and (asks_list or (listed.confidence >= UNASKED and spoken_of)):
        return listed
    return fact if fact.answers or not asks_list else listed


def _with_gaps(desk: Desk, draft: Draft) -> Draft:
    """The draft with a line on the authorities that are asked about and not held."""
    unheld = desk.plan.unheld
    if not unheld or draft.status != "answered":
        return draft
    line = plain(f"No paper of {joined(unheld, 'or')} is held.")
    return replace(draft, status="partly_answered", statements=(*draft.statements, line))
