"""One turn of the conversation: question -> plan -> evidence -> draft -> checked answer."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, Coverage, Plan, Question, Statement
from assistant.cite import Source, check, sources
from assistant.compose import compose
from assistant.composing.draft import Desk, Draft
from assistant.composing.wording import plain
from assistant.plan import Earlier, make_plan, needs_earlier
from assistant.question.known import Known, survey
from assistant.rendering import near_citations, render
from assistant.retrieve import retrieve
from assistant.settings import AssistantSettings

if TYPE_CHECKING:
    from corpus.library import Library

REMEMBERED = 256


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
            earlier = self._earlier(question, known)
            plan = make_plan(question, known, earlier)
            draft = self._draft(plan, known)
            answer = self._shown(plan, draft)
        return replace(answer, seconds=time.perf_counter() - started)

    def _draft(self, plan: Plan, known: Known) -> Draft:
        evidence = retrieve(plan, self._library)
        return compose(Desk(plan, evidence, self._library, known))

    def _shown(self, plan: Plan, draft: Draft) -> Answer:
        handed = self._handed(draft.statements)
        statements = check(draft.statements, handed)
        notes = tuple(plain(f"*{note}*") for note in plan.notes)
        text, citations = render((*notes, *statements), handed)
        searched = self._library.in_scope(plan.scope)
        return Answer(
            question=plan.question,
            kind=draft.kind,
            status=draft.status,
            text=text,
            citations=citations,
            nearest=near_citations(draft.nearest),
            coverage=Coverage(
                authorities_searched=len({paper.authority for paper in searched}),
                papers_searched=len(searched),
            ),
            suggestions=draft.suggestions,
            follow_up=plan.follow_up,
        )

    def _handed(self, statements: tuple[Statement, ...]) -> dict[str, Source]:
        names = list(dict.fromkeys(name for one in statements for name in one.cites))
        paragraphs = self._library.paragraphs_by_id(names)
        papers = {paper.paper_id: paper for paper in self._library.papers()}
        findings = [f for f in self._library.findings() if f.paragraph_id in paragraphs]
        return sources(paragraphs, papers, findings)

    def _survey(self) -> Known:
        generation = self._library.generation
        if self._known is None or self._known[0] != generation:
            self._known = (
                generation,
                survey(self._library, self._library.register, self._settings.glossary),
            )
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
            shown = self._shown(plan, self._draft(plan, known))
            self._turns[key] = Earlier(plan, tuple(c.paragraph_id for c in shown.citations))
            if len(self._turns) > REMEMBERED:
                self._turns.popitem(last=False)
        return self._turns[key]
