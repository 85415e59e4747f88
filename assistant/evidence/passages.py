"""The sentences of the evidence weighed one by one as answers to a question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.answering import VALUE_WANTS, answering_words
from assistant.evidence.asking import puts_a_question
from assistant.evidence.contrast import is_of_another_kind
from assistant.evidence.mood import asks_decided, contradicts, decides, rules_out
from assistant.evidence.rows import (
    is_long,
    is_read_by_sentence,
    is_row,
    is_whole_row,
    row_stretches,
)
from assistant.evidence.signs import Signs, calibration
from assistant.evidence.spans import Answering
from assistant.evidence.timing import ELSEWHEN
from assistant.words.dates import in_words, periods
from assistant.words.matching import coverage, missing, neighbours, stem_line
from assistant.words.sentences import sentences
from assistant.words.stems import content_stems
from corpus.paper import Paper, Paragraph

_LEANS = re.compile(
    r"^(?:this|these|those|that|it|its|they|their|he|she|his|her|such|however|therefore|as a result"
    r"|likewise|in addition|additionally|also|here|there|both|of these|of those|all of)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:no|none|not|nil|never|without|free)\b", re.IGNORECASE)
_PURPOSE = re.compile(r"^(?:the purpose of (?:this|the) (?:report|paper)|to [a-z]+ (?:the )?[A-Z])")
RUN_IN = 4
"""A sentence of so few words belongs to the next one."""
COUNTED = frozenset(["number", "amount", "percent", "money"])
"""What is wanted of a thing named in the question: a figure of another thing is no answer."""
HALF = 0.5
REACH, BESIDE, SAME_PAPER = 3, 0.7, 0.35
"""A paragraph within so many of the one that answered before, and what that counts for; and what
one elsewhere in its paper does."""
LEANING = 0.9
"""What a term counts for in the sentence that a leaning one points back to."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim stretch of one paragraph that may answer: usually a sentence, or a table row.

    ``answering`` are the words that would answer, if any of the kind wanted are there;
    ``before`` is the sentence in front where this one opens with a word that points back to it, or
    replies to what was asked there.
    """

    item: EvidenceItem
    text: str
    start: int
    answering: Answering
    signs: Signs
    score: float
    before: str = ""


@dataclass(frozen=True, slots=True)
class Among:
    """What a paragraph is among the candidates: how new its paper, what cosine is usual, how near
    it stands to what answered the question before."""

    recent: float
    usual: float
    lead: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What the passages of one paragraph share: what stands around them, with what finding a term
    there counts for; the same with the nearest first; its stems; and the signs of the paragraph."""

    paragraph: Paragraph
    around: tuple[tuple[str, float], ...]
    nearest: tuple[str, ...]
    line: str
    signs: Mapping[str, float]


def passages(plan: Plan, items: Sequence[EvidenceItem]) -> list[Passage]:
    """All passages of the items, best first."""
    dates = sorted({item.paper.best_date or "" for item in items})
    leads = [item.paragraph for item in items if item.paragraph.paragraph_id in plan.leads]
    usual = median([item.vector_score or 0.0 for item in items]) if items else 0.0
    found = [
        passage
        for item in items
        if item.paragraph.kind != "agenda_item"
        for passage in _of_item(
            plan,
            item,
            Among(_recency(dates, item.paper.best_date), usual, _standing(item.paragraph, leads)),
        )
    ]
    return sorted(found, key=lambda one: (-one.score, one.item.rank, one.start))


def leans(text: str) -> bool:
    """Whether a sentence opens with a word that points back to the one before it."""
    return bool(_LEANS.match(text))


def _recency(dates: Sequence[str], date: str | None) -> float:
    return dates.index(date or "") / (len(dates) - 1) if len(dates) > 1 else 0.5


def _standing(paragraph: Paragraph, leads: Sequence[Paragraph]) -> float:
    """How near (0 to 1) a paragraph stands to those that answered the question before."""
    places = [
        abs(lead.position - paragraph.position)
        for lead in leads
        if lead.paper_id == paragraph.paper_id
    ]
    if not places:
        return 0.0
    nearest = min(places)
    return 1.0 if nearest == 0 else BESIDE if nearest <= REACH else SAME_PAPER


def _of_item(plan: Plan, item: EvidenceItem, among: Among) -> list[Passage]:
    weights = calibration()
    setting = _setting(plan, item, among)
    found = []
    before = ""
    for text, start in stretches(item):
        replies = puts_a_question(before) and not puts_a_question(text)
        behind = before if replies or leans(text) else ""
        answering = answering_words(plan, text, item)
        if _is_told_by_sentence(item.paragraph, text, answering):
            continue
        signs = _signs(plan, setting, text, behind, answering)
        found.append(Passage(item, text, start, answering, signs, weights.score(signs), behind))
        before = text
    return found


def _is_told_by_sentence(paragraph: Paragraph, text: str, answering: Answering) -> bool:
    """Whether a whole row with long cells answers by none of its short ones: then a sentence of a
    long cell has to."""
    if not is_whole_row(paragraph, text) or not is_read_by_sentence(paragraph):
        return False
    told = [text[start:end].strip() for start, end in answering.spans]
    return not any(one in cell for one in told for cell in paragraph.cells if not is_long(cell))


def _setting(plan: Plan, item: EvidenceItem, among: Among) -> Setting:
    paragraph = item.paragraph
    lift = max((item.vector_score or 0.0) - among.usual, 0.0)
    around = _around(item)
    signs = {
        "meaning": max(item.vector_score or 0.0, 0.0),
        "place": 1 / item.rank,
        "time": item.timing,
        "foreign": float(any(not term.held for term in plan.topic)),
        "headed": _headed(plan, paragraph.section),
        "elsewhen": float(item.timing <= ELSEWHEN),
        "finding": float(bool(item.kinds.intersection(plan.findings))),
        "front": float(paragraph.kind == "front_matter"),
        "joint": float(paragraph.paragraph_id in plan.joint),
        "offered": float(paragraph.kind == "recommendation" and asks_decided(plan.text)),
        "recent": among.recent,
        "lift": min(lift * 2, 1.0),
        "lead": among.lead,
    }
    # Only names are looked for across all of it.
    line = stem_line(" . ".join([layer for layer, _ in around])) if plan.phrases else ""
    return Setting(paragraph, around, by_nearness(item), line, signs)


def _signs(plan: Plan, setting: Setting, text: str, before: str, answering: Answering) -> Signs:
    own = ((text, 1.0), (before, LEANING))
    whole = (*own, *setting.around)
    wanted = plan.wants in VALUE_WANTS and not _DENIES.search(text)
    focused = coverage(plan.focus, whole)
    lacking = missing(plan.topic, [text, *(layer for layer, _ in setting.around)])
    return Signs(
        **setting.signs,
        own=coverage(plan.topic, own),
        covered=coverage(plan.topic, whole),
        fit=answering.fit,
        has=float(bool(answering.spans)),
        lacks=float(wanted and not answering.spans),
        names=_names(plan, text, setting.line),
        gap=max((term.weight for term in lacking), default=0.0),
        mood=contradicts(plan.text, text),
        decided=decides(plan.text, text),
        dated=_dated(plan, text),
        focus=focused,
        background=_background(plan, text, setting.around),
        row=float(is_whole_row(setting.paragraph, text)),
        intro=float(text.rstrip().endswith(":")),
        phrase=neighbours(plan.topic, plan.text, text),
        unfocused=float(plan.wants in COUNTED and focused < HALF),
        other=float(
            # Why two indicators were dropped in quarter 3 may be told beside quarters 1 and 2.
            plan.wants != "reason"
            and is_of_another_kind(plan.text, (f"{before} {text}", *setting.nearest))
        ),
        denied=rules_out(plan.text, text),
        purpose=float(bool(_PURPOSE.match(text))),
    )


def _around(item: EvidenceItem) -> tuple[tuple[str, float], ...]:
    """What stands around a passage, and what finding a term there counts for."""
    paragraph = item.paragraph
    return (
        (paragraph.text, 0.75),
        (paragraph.lead_in or "", 0.9),
        (" ".join(paragraph.columns), 0.95),
        (" . ".join(paragraph.sections), 0.75),
        (_of_paper(item.paper), 0.55),
    )


def by_nearness(item: EvidenceItem) -> tuple[str, ...]:
    """What stands around a passage, the nearest first."""
    paragraph = item.paragraph
    columns, headings = " ".join(paragraph.columns), tuple(reversed(paragraph.sections))
    return (paragraph.text, columns, paragraph.lead_in or "", *headings, item.paper.title)


def _of_paper(paper: Paper) -> str:
    """The paper's title, committee and day: ``the December meeting`` names no year."""
    day = in_words(paper.best_date) if paper.best_date else ""
    return " . ".join(filter(None, (paper.title, paper.committee, day)))


def _dated(plan: Plan, text: str) -> float:
    """1.0 where the passage itself prints the time asked about, 0.5 where it prints none."""
    if not plan.times.periods:
        return 0.5
    told = periods(text)
    if any(asked.meets(one) for asked in plan.times.periods for one in told):
        return 1.0
    return 0.0 if told else 0.5


def _headed(plan: Plan, heading: str) -> float:
    """How far the question asks for just what the heading names: ``Financial implications``."""
    own = content_stems(heading)
    if not own:
        return 0.0
    asked = {part for term in plan.topic for form in term.forms for part in form}
    share = sum(part in asked for part in own) / len(own)
    return share * coverage(plan.topic, [(heading, 1.0)])


def _names(plan: Plan, text: str, around: str) -> float:
    """The share of the proper names asked about that a passage or what stands around it has."""
    if not plan.phrases:
        return 1.0
    line = f"{stem_line(text)[:-1]}{around}"
    return sum(stem_line(name) in line for name in plan.phrases) / len(plan.phrases)


def _background(plan: Plan, text: str, around: Sequence[tuple[str, float]]) -> float:
    return coverage(plan.background, [(text, 1.0), *around]) if plan.background else 0.0


def _is_run_in(text: str) -> bool:
    few = len(text.split()) <= RUN_IN and not any(letter.isdigit() for letter in text)
    return few and not leans(text)


def stretches(item: EvidenceItem) -> list[tuple[str, int]]:
    """The sentences of an item's paragraph, each with where it starts; a table row is one."""
    return sentences_of(item.paragraph)


def sentences_of(paragraph: Paragraph) -> list[tuple[str, int]]:
    """The sentences of a paragraph, each with where it starts; a table row is one, and those of
    its long cells come after it."""
    if is_row(paragraph):
        return row_stretches(paragraph)
    found: list[tuple[str, int]] = []
    for one in sentences(paragraph.text):
        # "Safeguarding hub." in front of a paragraph is its heading, not a sentence.
        if found and _is_run_in(found[-1][0]):
            start = found.pop()[1]
            found.append((paragraph.text[start : one.end], start))
        else:
            found.append((one.text, one.start))
    return found
