"""Which sentences speak of the subject that a question names, authority by authority.

Who asks across authorities names a subject (``home education``, ``help with council tax``) and
seldom a value: the sentence of each authority that counts is the one that holds the subject's own
words together and comes nearest to what is asked of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING

import numpy as np

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.answering import VALUE_WANTS, answering_words
from assistant.evidence.passages import Passage, leans, stretches
from assistant.evidence.rows import is_read_by_sentence, is_whole_row
from assistant.evidence.signs import Signs
from assistant.evidence.spans import Answering
from assistant.evidence.turns import takes_turn, turn_asked
from assistant.evidence.units import APART, Subject, phrases_of, subject_of
from assistant.question.terms import subject_terms
from assistant.words.stems import words

if TYPE_CHECKING:
    from corpus.library import Library

ON_SUBJECT = 0.45
"""From which share of the fullest sentence's words on the others are on the subject."""
SENTENCE = 4
"""In fewer words (``Response: supervision``) nothing is said of a subject."""
OPENED, WEIGHED = 6, 60
"""How many paragraphs of an authority are read sentence by sentence, and how many sentences in all
are compared with the question by meaning."""
ALSO = 0.85
"""A further sentence of an authority is as good as its best one from this share of its fit on."""
BESIDE = 0.65
"""From which share of the fittest sentence's fit on another authority speaks as well."""
NEAR, HALF, NEAREST, FULL = 0.58, 0.52, 0.73, 1.32
"""Nobody speaks of a subject where no sentence comes so near to the question in meaning while it
holds half of its words, nor comes that near in meaning alone, nor in both together: see the record
on abstention."""
OF_NAMED = 0.1
"""How much nearer a sentence counts as where its authority is named: it has fewer to stand out of."""
VALUE, TURN, LATE = 0.3, 0.2, 0.6
"""What a value of the kind wanted, the asked-for turn (good or bad), and another time count for."""
HINTED = 0.25
"""What a value counts for that is only hinted at (``home education numbers``)."""

_ASKS_VALUE = re.compile(
    r"\bhow (?:many|much|long|old|often|frequently|big|large|high|low|far)\b|\b(?:what|when|who|which)(?:'s| is| are| was| were"
    r"| do| does| did| has| have| will)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A sentence of a candidate, the one it leans on, and how much of the subject both hold."""

    item: EvidenceItem
    text: str
    start: int
    before: str
    held: float


def speaking(
    plan: Plan, library: Library, items: Sequence[EvidenceItem], each: int
) -> Mapping[str, tuple[Passage, ...]]:
    """The sentences of each authority that speak of a plan's subject, the fittest first; at most
    ``each`` of one authority, the authority with the fittest first. None where nobody does."""
    said = _said(subject_of(plan, items, library.counts()["paragraphs"]), items)
    if not said:
        return {}
    rows = np.asarray(library.encode([plan.text, *(one.text for one in said)]))
    near = [float(cosine) for cosine in rows[1:] @ rows[0]]
    slack = OF_NAMED if plan.authorities else 0.0
    if not any(_is_told(one.held, cosine + slack) for one, cosine in zip(said, near, strict=True)):
        return {}
    found = [_passage(plan, one, cosine) for one, cosine in zip(said, near, strict=True)]
    found.sort(key=lambda one: (-one.score, one.item.rank, one.start))
    chosen: dict[str, list[Passage]] = defaultdict(list)
    for passage in found:
        if passage.score < BESIDE * found[0].score:
            break
        own = chosen[passage.item.paper.authority or ""]
        if not own or (len(own) < each and passage.score >= ALSO * own[0].score):
            own.append(passage)
    return {authority: tuple(own) for authority, own in chosen.items()}


def subject_name(plan: Plan, items: Sequence[EvidenceItem]) -> str:
    """The subject in the question's words: the phrases that papers write as well, else its terms."""
    runs: list[tuple[int, int]] = []
    for phrase in phrases_of(plan, items, len(items)):
        start = runs.pop()[0] if runs and runs[-1][1] == phrase.start else phrase.start
        runs.append((start, phrase.end))
    tokens = words(plan.text)
    named = [_as_asked(plan.text, tokens[start : end + 1]) for start, end in runs]
    return ", ".join(named or [term.text for term in subject_terms(plan.topic)])


def _as_asked(text: str, tokens: Sequence[str]) -> str:
    """Neighbouring words as the question prints them, with their capitals and apostrophes."""
    match = re.search(r"[\W_]+(?:s[\W_]+)?".join(map(re.escape, tokens)), text, re.IGNORECASE)
    named = match.group() if match else " ".join(tokens)
    return re.sub(r"[()\[\]“”\"]", "", named)


def _is_told(held: float, cosine: float) -> bool:
    """Whether a sentence is so near to the question that its subject is told of at all."""
    return held + cosine >= FULL or cosine >= NEAREST or (cosine >= NEAR and held >= HALF)


def _said(subject: Subject, items: Sequence[EvidenceItem]) -> list[_Stretch]:
    """The sentences that are on the subject, those that hold most of it first."""
    by_authority: dict[str, list[EvidenceItem]] = defaultdict(list)
    for item in items:
        if item.paper.authority and item.paragraph.kind not in ("agenda_item", "front_matter"):
            by_authority[item.paper.authority].append(item)
    found: list[_Stretch] = []
    best: list[float] = []
    for own in by_authority.values():
        # Of those that hold as much the first come first: where so many hold all, no later one
        # is among them, and of a paragraph that can hold no more none is.
        if len(best) == WEIGHED and best[0] >= 1.0:
            break
        for most, item in _to_open(subject, own):
            if len(best) == WEIGHED and best[0] >= most:
                continue
            for one in _sentences(subject, item):
                found.append(one)
                (heappush if len(best) < WEIGHED else heappushpop)(best, one.held)
    fullest = max((one.held for one in found), default=0.0)
    on_subject = [one for one in found if one.held > 0 and one.held >= ON_SUBJECT * fullest]
    return sorted(on_subject, key=lambda one: -one.held)[:WEIGHED]


def _to_open(
    subject: Subject, items: Sequence[EvidenceItem]
) -> Iterable[tuple[float, EvidenceItem]]:
    """The paragraphs of an authority to be read sentence by sentence, each with the most of the
    subject that one of its sentences can hold."""
    held = [(subject.held(layers(item, 1.0)), item) for item in items]
    held.sort(key=lambda one: -(one[0] + APART * (one[1].vector_score or 0.0)))
    return [(most * (1 - LATE * (1 - item.timing)), item) for most, item in held[:OPENED]]


def _sentences(subject: Subject, item: EvidenceItem) -> Iterable[_Stretch]:
    before = ""
    around = layers(item, 0.5)
    for text, start in stretches(item):
        if len(text.split()) < SENTENCE and not is_whole_row(item.paragraph, text):
            continue
        if is_whole_row(item.paragraph, text) and is_read_by_sentence(item.paragraph):
            continue
        behind = before if leans(text) else ""
        held = subject.held([(text, 1.0), (behind, 0.9), *around])
        yield _Stretch(item, text, start, behind, held * (1 - LATE * (1 - item.timing)))
        before = text


def layers(item: EvidenceItem, own: float) -> list[tuple[str, float]]:
    """A paragraph and what stands above it, and what finding a word there counts for; ``own`` for
    the paragraph's."""
    paragraph = item.paragraph
    return [
        (paragraph.text, own),
        (paragraph.lead_in or "", 0.8),
        (" . ".join((*paragraph.sections, *paragraph.columns)), 0.6),
        (item.paper.title, 0.3),
    ]


def _passage(plan: Plan, said: _Stretch, cosine: float) -> Passage:
    """A sentence with its fit to what is asked: its words, its meaning, its turn, its value."""
    fit = said.held + cosine
    answering = Answering()
    if plan.wants in VALUE_WANTS:
        answering = answering_words(plan, said.text, said.item)
        asked = 1.0 if _ASKS_VALUE.search(plan.text) else HINTED
        fit += VALUE * asked * (answering.fit if answering.spans else -1.0)
    if turn := turn_asked(plan.text):
        fit += TURN if takes_turn(turn, said.text, said.item.paragraph) else -TURN
    return Passage(said.item, said.text, said.start, answering, Signs(), fit, said.before)
