"""The sentences of the evidence weighed one by one as answers to a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import EvidenceItem, Plan
from assistant.evidence.answering import FIGURES, VALUE_WANTS, answering_words
from assistant.evidence.asking import puts_a_question
from assistant.evidence.contrast import is_of_another_kind
from assistant.evidence.mood import contradicts, decides, rules_out
from assistant.evidence.rows import (
    is_long,
    is_read_by_sentence,
    is_row,
    is_whole_row,
    row_stretches,
)
from assistant.evidence.setting import Setting, settings
from assistant.evidence.signs import Signs, calibration
from assistant.evidence.spans import Answering
from assistant.words.dates import periods
from assistant.words.matching import coverage, missing, neighbours, stem_line
from assistant.words.sentences import sentences
from corpus.paper import Paragraph

_LEANS = re.compile(
    r"^(?:this|these|those|that|it|its|they|their|he|she|his|her|such|however|therefore|as a result"
    r"|no such|likewise|in addition|additionally|also|here|there|both|of these|of those|all of)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:no|none|not|nil|never|without|free)\b", re.IGNORECASE)
_PURPOSE = re.compile(r"^(?:the purpose of (?:this|the) (?:report|paper)|to [a-z]+ (?:the )?[A-Z])")
RUN_IN = 4
"""A sentence of so few words belongs to the next one."""
HALF = 0.5
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


def passages(plan: Plan, items: Sequence[EvidenceItem]) -> list[Passage]:
    """All passages of the items, best first."""
    found = [one for item, own in settings(plan, items) for one in passages_of(plan, item, own)]
    return sorted(found, key=lambda one: (-one.score, one.item.rank, one.start))


def leans(text: str) -> bool:
    """Whether a sentence opens with a word that points back to the one before it."""
    return bool(_LEANS.match(text))


def sentence_before(passage: Passage) -> str:
    """The sentence in front of a passage, whatever it opens with."""
    paragraph = passage.item.paragraph
    if passage.before or paragraph.cells:
        return passage.before
    earlier = [text for text, start in sentences_of(paragraph) if start < passage.start]
    return earlier[-1] if earlier else ""


def passages_of(plan: Plan, item: EvidenceItem, setting: Setting) -> list[Passage]:
    """The passages of one item, in its order."""
    weights = calibration()
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
        unfocused=float(plan.wants in FIGURES and focused < HALF),
        other=float(
            # Why two indicators were dropped in quarter 3 may be told beside quarters 1 and 2.
            plan.wants != "reason"
            and is_of_another_kind(plan.text, (f"{before} {text}", *setting.nearest))
        ),
        denied=rules_out(plan.text, text),
        purpose=float(bool(_PURPOSE.match(text))),
    )


def _dated(plan: Plan, text: str) -> float:
    """1.0 where the passage itself prints the time asked about, 0.5 where it prints none."""
    if not plan.times.periods:
        return 0.5
    told = periods(text)
    if any(asked.meets(one) for asked in plan.times.periods for one in told):
        return 1.0
    return 0.0 if told else 0.5


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
