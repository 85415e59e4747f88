"""One turn of the conversation: question -> plan -> evidence -> draft -> checked answer."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, Evidence, Plan, Question, Statement
from assistant.cite import Source, check, sources
from assistant.compose import compose, joined_drafts
from assistant.composing.draft import Desk, Draft
from assistant.composing.wording import plain
from assistant.coverage import coverage
from assistant.plan import Earlier, first_part, make_plan, needs_earlier, stands_alone
from assistant.question.known import Known, survey
from assistant.rendering import near_citations, render
from assistant.retrieve import retrieve
from assistant.settings import AssistantSettings

if TYPE_CHECKING:
    from corpus.library import Library

REMEMBERED = 256
"""How many earlier turns are kept understood; they are worked out again when they are not."""


class Assistant:
    """Answers questions over one library, from the papers' own words."""

    def __init__(self, library: Library, settings: AssistantSettings | None = None) -> None:
        self._library = library
        self._settings = settings or AssistantSettings()
        self._known: tuple[int, Known] | None = None
        self._turns: OrderedDict[tuple[object, ...], Earlier] = OrderedDict()

    def ask(self, question: Question) -> Answer:
        """Answer one question; nothing found is an answer too."""
        started = time.perf_counter()
        with self._library.snapshot():
            known = self._survey()
            plan = make_plan(question, known, self._earlier(question, known))
            plan, draft = self._drafted(plan, known)
            answer = self._shown(plan, draft)
        return replace(answer, seconds=time.perf_counter() - started)

    def evidence(self, question: Question) -> Evidence:
        """What an answer to the question would be composed from, best first."""
        with self._library.snapshot():
            known = self._survey()
            plan = make_plan(question, known, self._earlier(question, known))
            return retrieve(plan, self._library)

    def _drafted(self, plan: Plan, known: Known) -> tuple[Plan, Draft]:
        """The plan as it was answered, and its draft: part by part, and by itself where the
        conversation's authority has nothing on it."""
        draft = self._part_by_part(plan, known) if plan.parts else self._draft(plan, known)
        if plan.follow_up and not draft.answers and stands_alone(plan.question.text, known):
            alone = make_plan(plan.question, known)
            other = self._draft(alone, known)
            if other.answers:
                return alone, other
        return plan, draft

    def _draft(self, plan: Plan, known: Known) -> Draft:
        return compose(Desk(plan, retrieve(plan, self._library), self._library, known))

    def _part_by_part(self, plan: Plan, known: Known) -> Draft:
        """Each thing that is asked in one breath, the later ones standing on the first."""
        first = first_part(plan, known)
        drafts = [self._draft(first, known)]
        earlier = Earlier(first, _cited(drafts[0]))
        for text in plan.parts:
            part = make_plan(replace(plan.question, text=text), known, earlier)
            drafts.append(self._draft(replace(part, parts=()), known))
        return joined_drafts(drafts, (plan.first_part, *plan.parts))

    def _shown(self, plan: Plan, draft: Draft) -> Answer:
        handed = self._handed(draft.statements)
        statements = check(draft.statements, handed)
        notes = tuple(plain(f"*{note}*") for note in plan.notes)
        text, citations = render((*notes, *statements), handed)
        return Answer(
            question=plan.question,
            kind=draft.kind,
            status=draft.status,
            text=text,
            citations=citations,
            nearest=near_citations(draft.nearest),
            coverage=coverage(plan, draft, citations, self._library),
            suggestions=draft.suggestions,
            follow_up=plan.follow_up,
        )

    def _handed(self, statements: tuple[Statement, ...]) -> dict[str, Source]:
        names = list(dict.fromkeys(name for one in statements for name in one.cites))
        paragraphs = self._library.paragraphs_by_id(names)
        papers = {paper.paper_id: paper for paper in self._library.papers()}
        findings = self._library.findings() if names else ()
        return sources(paragraphs, papers, [f for f in findings if f.paragraph_id in paragraphs])

    def _survey(self) -> Known:
        generation = self._library.generation
        if self._known is None or self._known[0] != generation:
            made = survey(self._library, self._library.register, self._settings.glossary)
            self._known = (generation, made)
            self._turns.clear()
        return self._known[1]

    def _earlier(self, question: Question, known: Known) -> Earlier | None:
        """The question before, with what answered it, as far back as this one stands on it."""
        if not question.history or not needs_earlier(question.text, known):
            return None
        *before, last = question.history
        turn = Question(last, tuple(before), question.scope)
        key = (turn.text, turn.history, turn.scope)
        if key not in self._turns:
            plan = make_plan(turn, known, self._earlier(turn, known))
            plan, draft = self._drafted(plan, known)
            self._turns[key] = Earlier(plan, _cited(draft))
            if len(self._turns) > REMEMBERED:
                self._turns.popitem(last=False)
        return self._turns[key]


def _cited(draft: Draft) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in draft.statements for name in one.cites))
