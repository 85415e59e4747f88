"""A question and its cited answer: the frozen types that one turn passes along.

``Answer.as_json`` is the contract of ``papers ask --json``.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal, NamedTuple

from assistant.question.dates import Times
from assistant.words.matching import Term
from corpus.paper import DateBasis, Hit, LabelBasis, Paper, Paragraph, Scope

QuestionKind = Literal["fact", "list", "across", "compare", "change", "collection", "out_of_scope"]
Status = Literal["answered", "partly_answered", "not_in_papers", "needs_clarification", "refused"]


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asked, the earlier questions of the conversation, and the filters set."""

    text: str
    history: tuple[str, ...] = ()
    scope: Scope = Scope()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A question understood.

    ``text`` is the question made stand-alone and correctly spelt; ``terms`` the content words
    that the lexical search uses; ``authorities`` register ids in the order named; ``unheld`` the
    names of authorities that are asked about and not held; ``years`` as written (``2022``,
    ``2024/25``); ``findings`` the kinds of finding asked for; ``wants`` what kind of value would
    answer a fact (``date``, ``money``, ``number``, ``person``, ``grade``, ``place`` or None);
    ``notes`` what was taken for what, to be told to the reader; ``choices`` the one-click
    questions when the question cannot be settled.

    ``topic`` are the weighted terms that evidence must hold (what a kind of finding stands for is
    not among them), ``phrases`` the proper names it uses. ``times`` are the years as stretches of
    time, and whether they date papers or events; ``excluded`` authorities left out by name;
    ``grade`` a grade that the question names. ``leads`` are paragraphs that answered the question
    this one follows, ``background`` the terms of that question; ``parts`` are further questions
    asked in the same breath, after the ``first_part``. ``focus`` are the terms of what the
    question word asks for by name (``how many foster carers``), ``sides`` the authorities by
    mention: a name may stand for an authority and its predecessor. ``outside`` are the names of
    those that are held and asked about, and left out by the reader's filter. ``joint`` are the
    paragraphs that answer the whole best where this is one part of it. ``about`` is the name, as a
    paper prints it, that left only the papers of the scope to be searched.
    """

    question: Question
    kind: QuestionKind
    text: str
    terms: tuple[str, ...]
    scope: Scope
    authorities: tuple[str, ...] = ()
    unheld: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    wants: str | None = None
    follow_up: bool = False
    notes: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    topic: tuple[Term, ...] = ()
    phrases: tuple[str, ...] = ()
    times: Times = Times()
    excluded: tuple[str, ...] = ()
    grade: str | None = None
    leads: tuple[str, ...] = ()
    background: tuple[Term, ...] = ()
    parts: tuple[str, ...] = ()
    first_part: str = ""
    focus: tuple[Term, ...] = ()
    sides: tuple[tuple[str, ...], ...] = ()
    outside: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    about: str = ""


class EvidenceItem(NamedTuple):
    """A paragraph that was found, with its paper and fused score; ``rank`` counts from 1.

    ``coverage`` is the share of the question's terms that it holds with its lead-in and heading,
    ``timing`` how well its date fits the time asked about (1.0 where none is asked), ``kinds``
    the kinds of finding drawn from it.
    """

    paragraph: Paragraph
    paper: Paper
    score: float
    rank: int
    vector_score: float | None = None
    lexical_score: float | None = None
    coverage: float = 0.0
    timing: float = 1.0
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a plan, best first.

    ``groups`` maps the group of a list or table that a hit belongs to, to all its members in
    the paper's order. ``searched`` are the ids of the papers that the search could use.
    """

    items: tuple[EvidenceItem, ...]
    groups: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or list item of an answer, with the paragraph ids it rests on.

    ``text`` is Markdown without markers; ``quotes`` the words of the paper relied on, one per
    cited paragraph in the same order. ``lead`` stands before it and says whose words they are
    and of when; ``authority`` is the id and ``date`` the partial ISO date that the lead names.
    ``inline`` puts it on the line before it, after a semicolon. ``worded`` tells that a language
    model put the words together: they are held to more.
    """

    text: str
    cites: tuple[str, ...]
    quotes: tuple[str, ...] = ()
    bullet: bool = False
    lead: str = ""
    authority: str | None = None
    date: str | None = None
    inline: bool = False
    worded: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph cited by an answer, with all that a reader needs to find it in its paper."""

    marker: int
    paper_id: str
    paragraph_id: str
    authority: str | None
    committee: str | None
    title: str
    meeting_date: str | None
    best_date: str | None
    date_basis: DateBasis
    event_date: str | None
    agenda_item: str | None
    paragraph: str | None
    label_basis: LabelBasis
    section: str
    page: int | None
    printed_page: str | None
    text: str
    quote: str
    source: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the collection an answer rests on."""

    authorities_searched: int = 0
    authorities_with_evidence: tuple[str, ...] = ()
    authorities_without_evidence: tuple[str, ...] = ()
    papers_searched: int = 0
    papers_not_read: tuple[dict[str, str], ...] = ()
    papers_undated: tuple[str, ...] = ()
    referred_to_not_held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelUse:
    """What a language model had to do with an answer, and what that took.

    ``outcome`` is ``worded`` where its statements are shown, else ``composed``, and ``notice``
    then one line on why; ``endpoint`` is ``played`` where the endpoint says that it only plays a
    model, ``unknown`` where it was asked and answered nothing, ``none`` where none was asked.
    ``tokens_in`` and ``tokens_out`` are what was paid for, ``counted`` by the endpoint or
    ``estimated``; ``seconds`` all calls together, ``cost`` in the settings' currency.
    ``statements`` were shown as worded, ``replaced`` by the paper's own sentence, ``left_out``
    because no paragraph cited says them, ``added`` because the model passed over them. ``cached``
    answers cost nothing again.
    """

    model: str
    host: str
    outcome: Literal["worded", "composed"] = "composed"
    notice: str | None = None
    endpoint: Literal["real", "played", "unknown", "none"] = "none"
    tokens_in: int = 0
    tokens_out: int = 0
    tokens: Literal["counted", "estimated", "none"] = "none"
    seconds: float = 0.0
    cost: float = 0.0
    calls: int = 0
    statements: int = 0
    replaced: int = 0
    left_out: int = 0
    added: int = 0
    cached: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """What an answer was made from, for the answer log: the plan, the paragraphs that were
    considered (best first), and the statements as they were checked."""

    plan: Plan
    evidence: tuple[Paragraph, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reader is shown. ``text`` is Markdown with ``[1]`` markers.

    ``confidence`` (0 to 1) is how likely the answer is right: that its statements answer the
    question or, where it says that the papers do not tell, that they do not. None where it asks
    back. ``model`` is None where no language model is configured; ``unfinished`` tells that more
    statements are being checked. ``basis`` is for the log and in no output.
    """

    question: Question
    kind: QuestionKind
    status: Status
    text: str
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    coverage: Coverage = Coverage()
    suggestions: tuple[str, ...] = ()
    follow_up: bool = False
    seconds: float = 0.0
    confidence: float | None = None
    model: ModelUse | None = None
    unfinished: bool = False
    basis: Basis | None = field(default=None, compare=False, repr=False)

    def as_json(self) -> dict[str, Any]:
        """The answer as the command line's contract prints it; ``model`` where there is one."""
        told = {
            "id": self.question.id,
            "question": self.question.text,
            "kind": self.kind,
            "follow_up": self.follow_up,
            "status": self.status,
            "answer": self.text,
            "citations": [asdict(citation) for citation in self.citations],
            "nearest": [asdict(citation) for citation in self.nearest],
            "coverage": asdict(self.coverage),
            "suggestions": list(self.suggestions),
            "confidence": None if self.confidence is None else round(self.confidence, 4),
            "seconds": round(self.seconds, 4),
        }
        return told | ({"model": asdict(self.model)} if self.model else {})


__all__ = [
    "Answer",
    "Basis",
    "Citation",
    "Coverage",
    "Evidence",
    "EvidenceItem",
    "Hit",
    "ModelUse",
    "Plan",
    "Question",
    "QuestionKind",
    "Statement",
    "Status",
]
