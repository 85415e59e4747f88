"""An answer before it is checked: statements, what lies nearest, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answer import Evidence, EvidenceItem, Plan, QuestionKind, Statement, Status
from assistant.question.known import Known
from corpus.paper import Paper, PaperKind, Paragraph

if TYPE_CHECKING:
    from corpus.library import Library


ANSWERED = ("answered", "partly_answered")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a composer hands on: nothing of it is shown before ``cite`` has checked it.

    ``with_evidence`` and ``without_evidence`` are ids of authorities; ``suggestions`` further
    questions; ``confidence`` how likely the statements answer the question (0 to 1).
    ``considered`` are the paragraphs that it was made from, best first, for the answer log.
    """

    kind: QuestionKind
    status: Status
    statements: tuple[Statement, ...] = ()
    nearest: tuple[EvidenceItem, ...] = ()
    with_evidence: tuple[str, ...] = ()
    without_evidence: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    confidence: float = 0.0
    considered: tuple[Paragraph, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether it says something that rests on a paragraph."""
        return any(statement.cites for statement in self.statements)

    @property
    def cited(self) -> tuple[str, ...]:
        """The paragraphs that its statements cite, each once, in their order."""
        return tuple(dict.fromkeys(name for one in self.statements for name in one.cites))

    @property
    def sureness(self) -> float | None:
        """How likely it is right to say this, silence included; None where it asks back."""
        if self.status == "needs_clarification":
            return None
        return self.confidence if self.status in ANSWERED else 1.0 - self.confidence


@dataclass(frozen=True, slots=True)
class Desk:
    """All that a composer works with: the plan, the evidence, and the library behind it.

    ``matter`` are the paragraphs on the one matter of a paper that is asked about, where it is one
    of several there; a draft may rest on no others.
    """

    plan: Plan
    evidence: Evidence
    library: Library
    known: Known
    matter: frozenset[str] = frozenset()

    def papers(self, *kinds: PaperKind) -> list[Paper]:
        """The papers of these kinds (of all by default) that are asked about."""
        return [
            paper
            for paper in self.library.in_scope(self.plan.scope)
            if (not kinds or paper.kind in kinds) and paper.authority not in self.plan.excluded
        ]

    def papers_as_found(self, *kinds: PaperKind) -> list[Paper]:
        """The papers that are asked about, those that the search found first."""
        found: dict[str, int] = {}
        for item in self.evidence.items:
            found.setdefault(item.paper.paper_id, len(found))
        held = self.papers(*kinds)
        return sorted(held, key=lambda paper: found.get(paper.paper_id, len(found)))

    def papers_by_id(self) -> dict[str, Paper]:
        """The papers of the plan's scope."""
        return {one.paper_id: one for one in self.library.in_scope(self.plan.scope)}


def of_one_paper(
    paper: Paper, kind: QuestionKind, statements: Iterable[Statement], confidence: float
) -> Draft:
    """The draft of a composer that answers from one paper."""
    told = tuple(filter(None, (paper.authority,)))
    return Draft(kind, "answered", tuple(statements), with_evidence=told, confidence=confidence)


def nothing(kind: QuestionKind, confidence: float = 0.0) -> Draft:
    """The draft of a composer that found nothing to say."""
    return Draft(kind, "not_in_papers", confidence=confidence)
