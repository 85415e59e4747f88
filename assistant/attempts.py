"""Plan -> draft, looked for in more than one way: in all that is asked of, in what a question's own
names leave, part by part, and in the paper that answered the question before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Evidence, Plan
from assistant.compose import compose, joined_drafts
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.newest import CONSIDERED
from assistant.composing.wording import joined, plain
from assistant.evidence.answering import VALUE_WANTS
from assistant.evidence.likeliest import Likeliest
from assistant.naming import of_paper_titled, of_papers_named, of_the_matter
from assistant.plan import Earlier, first_part, make_plan, stands_alone
from assistant.question.dates import Times, times
from assistant.question.known import Known
from assistant.retrieve import names_only_others, retrieve
from assistant.steps import Reading, tell
from corpus.stages import stage

if TYPE_CHECKING:
    from corpus.library import Library

RECORDED = 40
"""How many of the paragraphs found are named in the answer log, best first."""
CERTAIN = 0.95
"""How sure an answer has to be that is not looked for anew in what a question's names leave."""
UNSURE = 0.3
"""A less sure answer gives way to one from the paper whose title names the subject."""
SAME_PAPER = 0.6
"""How sure, beside the surest answer, one from the paper that answered before has to be."""
ELSEWHERE = 0.5
"""How sure an answer from beyond the conversation's authorities has to be, where nothing of
theirs answers."""
JOINT = 2
"""How many of the best passages for a whole question its parts are looked for in first."""


class Attempts:
    """The drafts that one library's papers give for a plan."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def drafted(self, plan: Plan, known: Known) -> tuple[Plan, Draft]:
        """The plan as it was answered, and its draft: part by part, and by itself where the
        conversation's authority has nothing on it."""
        draft = self._part_by_part(plan, known) if plan.parts else self._draft(plan, known)
        near = self._of_the_paper_before(plan, draft, known)
        if near is not None:
            return near
        if not draft.answers and plan.follow_up and _only_taken(plan):
            # "And Derby?" after a question of 2023: what is held of Derby, whatever its year.
            whenever = replace(plan, times=Times(), years=())
            other = self._draft(whenever, known)
            if other.answers:
                told = plain(
                    f"Nothing of {joined(plan.years, 'and')} was found; this is of another time."
                )
                return whenever, replace(other, statements=(told, *other.statements))
        if plan.follow_up and not draft.answers and stands_alone(plan.question.text, known):
            alone = make_plan(plan.question, known)
            other = self._draft(alone, known)
            is_sure = other.answers and other.confidence >= ELSEWHERE
            if is_sure or names_only_others(plan, self._library):
                return alone, other
        return plan, draft

    def _of_the_paper_before(
        self, plan: Plan, draft: Draft, known: Known
    ) -> tuple[Plan, Draft] | None:
        """The same, answered from the paper that answered the question before: "what did the
        committee decide?" is asked of that meeting, not of the one that decided the most."""
        if not plan.leads or plan.kind not in ("fact", "list") or plan.parts:
            return None
        papers = self._papers_of(plan.leads)
        if (
            self._rests_on(draft, papers)
            or not 0 < len(papers) <= 2
            or times(plan.question.text).periods
        ):
            return None
        closer = replace(plan, scope=replace(plan.scope, papers=papers))
        near = self._draft(closer, known)
        is_sure = not draft.answers or near.confidence >= SAME_PAPER * draft.confidence
        return (closer, near) if near.answers and is_sure else None

    def _papers_of(self, paragraph_ids: Sequence[str]) -> tuple[str, ...]:
        """The papers that these paragraphs stand in, each once."""
        held = self._library.paragraphs_by_id(paragraph_ids).values()
        return tuple(dict.fromkeys(paragraph.paper_id for paragraph in held))

    def _draft(self, plan: Plan, known: Known) -> Draft:
        """The draft from all that is asked of, or from what the question's names leave of it."""
        evidence = self._retrieved(plan)
        tell(lambda: Reading(len(evidence.items)))
        draft = self._composed(plan, evidence, known)
        named = of_papers_named(plan, known, self._library)
        least = 0.0 if named.topic == plan.topic else CERTAIN
        stays = self._rests_on(draft, named.scope.papers) and draft.confidence >= least
        if named is not plan and not stays:
            plan, evidence = named, self._retrieved(named)
            draft = self._composed(plan, evidence, known)
        matter = of_the_matter(plan, evidence, self._library)
        if matter is not None:
            plan, evidence, own = matter
            draft = self._composed(plan, evidence, known, own)
        sure = draft.answers and draft.confidence >= UNSURE
        titled = None if sure else of_paper_titled(plan, evidence, self._library)
        if titled is not None:
            found = self._retrieved(titled)
            told = self._composed(titled, found, known)
            better = told.answers and (not draft.answers or told.confidence > draft.confidence)
            draft, evidence = (told, found) if better else (draft, evidence)
        seen = tuple(item.paragraph for item in evidence.items[:RECORDED])
        return replace(draft, considered=seen)

    def _retrieved(self, plan: Plan) -> Evidence:
        with stage("weigh the evidence"):
            return retrieve(plan, self._library)

    def _composed(
        self, plan: Plan, evidence: Evidence, known: Known, matter: frozenset[str] = frozenset()
    ) -> Draft:
        with stage("compose the answer"):
            return compose(Desk(plan, evidence, self._library, known, matter))

    def _rests_on(self, draft: Draft, papers: Sequence[str]) -> bool:
        """Whether a draft answers, and from these papers alone."""
        return draft.answers and set(self._papers_of(draft.cited)) <= set(papers)

    def _part_by_part(self, plan: Plan, known: Known) -> Draft:
        """Each thing that is asked in one breath, the later ones standing on the first."""
        whole = retrieve(plan, self._library)
        ranked = Likeliest(plan, whole.items[:CONSIDERED])
        best = [one for _ in range(JOINT) if (one := ranked.take())]
        joint = tuple(dict.fromkeys(one.item.paragraph.paragraph_id for one in best))
        first = replace(first_part(plan, known), joint=joint)
        drafts = [self._draft(first, known)]
        earlier = Earlier(first, drafts[0].cited)
        for text in plan.parts:
            part = make_plan(replace(plan.question, text=text), known, earlier)
            joined = tuple(dict.fromkeys((*earlier.cited, *joint)))
            if part.kind == "across" and part.wants in VALUE_WANTS and first.authorities:
                # "... and how many were moved to other councils?" is still about the first one.
                part = replace(
                    part,
                    kind="fact",
                    authorities=first.authorities,
                    sides=first.sides,
                    scope=first.scope,
                )
            draft = self._draft(replace(part, parts=(), joint=joined), known)
            drafts.append(draft if _of_the_same(part, draft, drafts[0]) else nothing(draft.kind))
        return joined_drafts(drafts, (plan.first_part, *plan.parts))


def _only_taken(plan: Plan) -> bool:
    """Whether the time asked about comes from the earlier question alone."""
    return bool(plan.years) and not times(plan.question.text).periods


def _of_the_same(part: Plan, draft: Draft, first: Draft) -> bool:
    """Whether a later part that names nobody is answered of whom the first one was."""
    if part.kind == "across" or part.sides or not (first.with_evidence and draft.with_evidence):
        return True
    return bool(set(draft.with_evidence) & set(first.with_evidence))
