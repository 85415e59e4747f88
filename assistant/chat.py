"""One turn of the conversation: question -> plan -> evidence -> draft -> checked answer.

Where a language model is configured it words the draft; what it says is checked like all else.
"""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, Basis, Evidence, Plan, Question, Statement
from assistant.attempts import Attempts
from assistant.cite import Source, check, sources
from assistant.composing.draft import Draft
from assistant.composing.wording import plain
from assistant.coverage import coverage
from assistant.districts import of_its_county
from assistant.evidence.cross_encoder import cross_encoder
from assistant.naming import of_papers_named
from assistant.plan import Earlier, make_plan, needs_earlier
from assistant.question.known import Known, survey
from assistant.rendering import near_citations, render
from assistant.retrieve import retrieve
from assistant.settings import AssistantSettings
from assistant.steps import Checking, Searching, tell
from assistant.words.stems import words
from assistant.words.values import people
from corpus.paper import Scope
from corpus.stages import stage

if TYPE_CHECKING:
    from assistant.generate import Brief, Wording
    from corpus.library import Library

CARRIED_TIME = 0.7
"""How well a paragraph's time fits that is handed to a model: what tells of another year would be
worded as if it told of the one asked about."""
REMEMBERED = 256
"""How many earlier turns are kept understood; they are worked out again when they are not."""
SETTLING = 0.4
"""How sure the answer of one authority has to be that settles whom of several a name means."""
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


class Assistant:
    """Answers questions over one library, from the papers' own words; where a model is configured,
    worded by it and held against them."""

    def __init__(self, library: Library, settings: AssistantSettings | None = None) -> None:
        self._library = library
        self._attempts = Attempts(library)
        self._settings = settings or AssistantSettings()
        self._known: tuple[int, Known] | None = None
        self._turns: OrderedDict[tuple[object, ...], Earlier] = OrderedDict()
        model = self._settings.model
        self._wording: Wording | None = None
        if model.is_configured:
            # Late, as wherever a model is made use of: most answers are worded by none.
            from assistant.generate import Wording

            self._wording = Wording(model, library.folder)

    def prepare(self) -> None:
        """Load what the first question would otherwise wait for."""
        self._library.search_vectors("what is held", 1, Scope())
        cross_encoder()
        if self._wording is not None:
            self._wording.prepare()

    def ask(self, question: Question) -> Answer:
        """Answer one question; nothing found is an answer too."""
        *_, answer = self.ask_streaming(question)
        return answer

    def ask_streaming(self, question: Question) -> Iterator[Answer]:
        """The answer, whole; before it, where a model words it, each state of the checked
        statements (``unfinished``)."""
        started = time.perf_counter()
        with self._library.snapshot():
            known = self._survey()
            with stage("understand the question"):
                earlier = self._earlier(question, known)
                plan = make_plan(question, known, earlier)
                plan = of_its_county(
                    plan, lambda asked: make_plan(asked, known, earlier), known, self._library
                )
        plan = self._restated(plan, known)
        with self._library.snapshot():
            tell(lambda: self._searching(plan))
            plan, draft = self._drafted(plan, known, earlier)
            brief = self._brief(plan, draft)
            answer = self._shown(plan, draft) if brief is None else None
        if answer is not None:
            use = self._wording.composed() if self._wording else None
            yield replace(answer, seconds=time.perf_counter() - started, model=use)
            return
        for written in self._wording.write(brief) if self._wording and brief else ():
            # Read anew: a paper that was removed while the model wrote is not shown.
            with self._library.snapshot():
                answer = self._shown(plan, written.draft)
            seconds = time.perf_counter() - started
            yield replace(answer, seconds=seconds, model=written.use, unfinished=written.unfinished)

    def _drafted(self, plan: Plan, known: Known, earlier: Earlier | None) -> tuple[Plan, Draft]:
        """The plan as it was answered, and its draft. Who of several of one name is meant need not
        be asked where the papers of one alone answer."""
        told: list[tuple[Plan, Draft]] = []
        for text in plan.choices:
            meant = make_plan(replace(plan.question, text=text), known, earlier)
            meant, draft = self._attempts.drafted(meant, known)
            told += [(meant, draft)] if draft.answers else []
        if len(told) != 1 or told[0][1].confidence < SETTLING:
            return self._attempts.drafted(plan, known)
        meant, draft = told[0]
        note = f"Asked of {known.name(meant.authorities[-1])}, whose papers alone answer it."
        return replace(meant, question=plan.question, notes=(note, *meant.notes)), draft

    def evidence(self, question: Question) -> Evidence:
        """What an answer to the question would be composed from, best first."""
        with self._library.snapshot():
            known = self._survey()
            plan = make_plan(question, known, self._earlier(question, known))
            return retrieve(plan, self._library)

    def _restated(self, plan: Plan, known: Known) -> Plan:
        """A follow-up as the model restates it, where that is wanted."""
        wording = self._wording
        if wording is None or not plan.follow_up or not wording.restates:
            return plan
        from assistant.generate.follow_up import follow_up, restated

        text = wording.stand_alone(follow_up(plan))
        return restated(plan, text, known) if text else plan

    def _brief(self, plan: Plan, draft: Draft) -> Brief | None:
        """What a model would be given to word this draft; None where none is to be asked."""
        if self._wording is None or not draft.answers:
            return None
        from assistant.generate.brief import make_brief

        found = [
            item.paragraph.paragraph_id
            for item in retrieve(plan, self._library).items
            if item.timing >= CARRIED_TIME
        ]
        names = list(dict.fromkeys((*draft.cited, *found)))
        handed = self._sources(names)
        most = self._wording.settings.paragraphs
        return make_brief(plan, draft, [handed[name] for name in names if name in handed], most)

    def _searching(self, plan: Plan) -> Searching:
        papers = [one for one in self._library.in_scope(plan.scope) if not one.is_closed]
        return Searching(len(papers), len({one.authority for one in papers if one.authority}))

    def _shown(self, plan: Plan, draft: Draft) -> Answer:
        handed = self._handed(draft.statements)
        tell(lambda: Checking(sum(bool(one.cites) for one in draft.statements)))
        with stage("check and cite"):
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
            confidence=draft.sureness,
            basis=Basis(plan, draft.considered, statements),
        )

    def _handed(self, statements: tuple[Statement, ...]) -> dict[str, Source]:
        return self._sources(list(dict.fromkeys(name for one in statements for name in one.cites)))

    def _sources(self, names: Sequence[str]) -> dict[str, Source]:
        paragraphs = self._library.paragraphs_by_id(names)
        findings = self._library.findings_at(list(paragraphs))
        return sources(paragraphs, self._library.papers_by_id(), findings)

    def _survey(self) -> Known:
        generation = self._library.generation
        if self._known is None or self._known[0] != generation:
            with stage("survey what is held"):
                made = survey(self._library, self._library.register, self._settings.glossary)
            self._known = (generation, made)
            self._turns.clear()
            if self._wording is not None:
                self._wording.forget()
        return self._known[1]

    def _earlier(self, question: Question, known: Known) -> Earlier | None:
        """The question before, with what answered it, as far back as this one stands on it."""
        if not question.history or not needs_earlier(question.text, known):
            return None
        *before, last = question.history
        turn = Question(last, tuple(before), question.scope)
        key = (turn.text, turn.history, turn.scope)
        if key not in self._turns:
            earlier = self._earlier(turn, known)
            plan, draft = self._drafted(make_plan(turn, known, earlier), known, earlier)
            about = of_papers_named(plan, known, self._library)
            narrowed = about.scope.papers if about.about else ()
            people = _people_named(plan, draft)
            self._turns[key] = Earlier(plan, draft.cited, people, narrowed, about.about)
            if len(self._turns) > REMEMBERED:
                self._turns.popitem(last=False)
        return self._turns[key]


def _people_named(plan: Plan, draft: Draft) -> tuple[str, ...]:
    """The surname that answered a question for a person: whom "she" means in the next one."""
    if plan.wants != "person" or not draft.statements:
        return ()
    answered = " . ".join(_BOLD.findall(draft.statements[0].text))
    return tuple(words(value.text)[-1] for value in people(answered)[:1])
