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
from assistant.cite import Source, check, sources
from assistant.compose import compose, joined_drafts
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.newest import CONSIDERED
from assistant.composing.wording import joined, plain
from assistant.coverage import coverage
from assistant.districts import of_its_county
from assistant.evidence.answering import VALUE_WANTS
from assistant.evidence.likeliest import Likeliest
from assistant.naming import of_paper_titled, of_papers_named, of_the_matter
from assistant.plan import Earlier, first_part, make_plan, needs_earlier, stands_alone
from assistant.question.dates import Times, times
from assistant.question.known import Known, survey
from assistant.rendering import near_citations, render
from assistant.retrieve import names_only_others, retrieve
from assistant.settings import AssistantSettings
from assistant.steps import Checking, Reading, Searching, tell
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
RECORDED = 40
"""How many of the paragraphs found are named in the answer log, best first."""
CERTAIN = 0.95
"""How sure an answer has to be that is not looked for anew in what a question's names leave."""
UNSURE = 0.3
"""A less sure answer gives way to one from the paper whose title names the subject."""
SAME_PAPER = 0.6
"""How sure, beside the surest answer, one from the paper that answered before has to be."""
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
ELSEWHERE = 0.5
"""How sure an answer from beyond the conversation's authorities has to be, where nothing of
theirs answers."""
JOINT = 2
"""How many of the best passages for a whole question its parts are looked for in first."""


class Assistant:
    """Answers questions over one library, from the papers' own words; where a model is configured,
    worded by it and held against them."""

    def __init__(self, library: Library, settings: AssistantSettings | None = None) -> None:
        self._library = library
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
            plan, draft = self._drafted(plan, known)
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
        names = list(dict.fromkeys((*_cited(draft), *found)))
        handed = self._sources(names)
        most = self._wording.settings.paragraphs
        return make_brief(plan, draft, [handed[name] for name in names if name in handed], most)

    def _drafted(self, plan: Plan, known: Known) -> tuple[Plan, Draft]:
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
        stays = draft.answers and set(self._papers_of(_cited(draft))) <= set(papers)
        if stays or not 0 < len(papers) <= 2 or times(plan.question.text).periods:
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
        with stage("weigh the evidence"):
            evidence = retrieve(plan, self._library)
        tell(lambda: Reading(len(evidence.items)))
        with stage("compose the answer"):
            draft = compose(Desk(plan, evidence, self._library, known))
        named = of_papers_named(plan, known, self._library)
        least = 0.0 if named.topic == plan.topic else CERTAIN
        if named is not plan and not (self._is_of(draft, named) and draft.confidence >= least):
            plan, evidence = named, retrieve(named, self._library)
            draft = compose(Desk(plan, evidence, self._library, known))
        matter = of_the_matter(plan, evidence, self._library)
        if matter is not None:
            plan, evidence = matter
            draft = compose(Desk(plan, evidence, self._library, known))
        sure = draft.answers and draft.confidence >= UNSURE
        titled = None if sure else of_paper_titled(plan, evidence, self._library)
        if titled is not None:
            found = retrieve(titled, self._library)
            told = compose(Desk(titled, found, self._library, known))
            better = told.answers and (not draft.answers or told.confidence > draft.confidence)
            draft, evidence = (told, found) if better else (draft, evidence)
        seen = tuple(item.paragraph for item in evidence.items[:RECORDED])
        return replace(draft, considered=seen)

    def _is_of(self, draft: Draft, plan: Plan) -> bool:
        """Whether a draft answers from the papers that a plan leaves."""
        return draft.answers and set(self._papers_of(_cited(draft))) <= set(plan.scope.papers)

    def _part_by_part(self, plan: Plan, known: Known) -> Draft:
        """Each thing that is asked in one breath, the later ones standing on the first."""
        whole = retrieve(plan, self._library)
        ranked = Likeliest(plan, whole.items[:CONSIDERED])
        best = [one for _ in range(JOINT) if (one := ranked.take())]
        joint = tuple(dict.fromkeys(one.item.paragraph.paragraph_id for one in best))
        first = replace(first_part(plan, known), joint=joint)
        drafts = [self._draft(first, known)]
        earlier = Earlier(first, _cited(drafts[0]))
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
            plan = make_plan(turn, known, self._earlier(turn, known))
            plan, draft = self._drafted(plan, known)
            about = of_papers_named(plan, known, self._library)
            narrowed = about.scope.papers if about.about else ()
            people = _people_named(plan, draft)
            self._turns[key] = Earlier(plan, _cited(draft), people, narrowed, about.about)
            if len(self._turns) > REMEMBERED:
                self._turns.popitem(last=False)
        return self._turns[key]


def _only_taken(plan: Plan) -> bool:
    """Whether the time asked about comes from the earlier question alone."""
    return bool(plan.years) and not times(plan.question.text).periods


def _of_the_same(part: Plan, draft: Draft, first: Draft) -> bool:
    """Whether a later part that names nobody is answered of whom the first one was."""
    if part.kind == "across" or part.sides or not (first.with_evidence and draft.with_evidence):
        return True
    return bool(set(draft.with_evidence) & set(first.with_evidence))


def _people_named(plan: Plan, draft: Draft) -> tuple[str, ...]:
    """The surname that answered a question for a person: whom "she" means in the next one."""
    if plan.wants != "person" or not draft.statements:
        return ()
    answered = " . ".join(_BOLD.findall(draft.statements[0].text))
    return tuple(words(value.text)[-1] for value in people(answered)[:1])


def _cited(draft: Draft) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in draft.statements for name in one.cites))
