"""The content words of a question, weighed as the papers write them, and how much of them a text
holds.

Words that papers write together name one thing (``young carers``); each alone names another and
counts for little. Of alternatives (``a statutory direction or an improvement notice``) either will
do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answer import EvidenceItem, Plan
from assistant.question.terms import content_weight, subject_terms
from assistant.words.matching import Form, Term, holds_any, stem_line
from assistant.words.stems import FUNCTION_WORDS, stem, words

APART = 0.3
"""What a word counts for away from the phrase that papers write it in."""
UNHELD = 0.3
"""What a word counts for that no paper has: it may be another word for what the papers say."""
SHARE = 0.6
"""What each word of a phrase counts for of the phrase's own weight."""
BETWEEN = 2
"""How many function words may stand inside a phrase: ``bed and breakfast``."""
WRITTEN, TOGETHER, LOOSELY = 2, 0.1, 0.3
"""How many paragraphs have to write words together for them to be a phrase, and which share of
those that have the rarer one, without and with function words between: ``young carers`` is one,
``support for young`` is none."""
_INSIDE = FUNCTION_WORDS - {"or"}
_OR = re.compile(r"\b([^\W\d_]{3,})(?:\s*/\s*|\s+or\s+(?:an?\s+|the\s+)?)([^\W\d_]{3,})\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """One content word of a question: ``whole`` are the stem sequences that mean it, ``alone`` it
    by itself where the papers write it in a phrase with its neighbour."""

    weight: float
    whole: tuple[Form, ...]
    alone: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Neighbouring words of a question, from its ``start``th word to its ``end``th, that the papers
    write together in one of the ``forms``."""

    forms: tuple[Form, ...]
    weight: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question asks about: the ``ways`` of speaking of it, each with all the words it takes.
    More than one where it names alternatives of several words."""

    ways: tuple[tuple[Unit, ...], ...]

    def held(self, layers: Sequence[tuple[str, float]]) -> float:
        """The share (0 to 1) of the words' weight that the layers hold, in the way that they hold
        most of. A layer is a text and what finding a word there counts for."""
        lines = [(stem_line(text), share) for text, share in layers if text]
        return max((_share(units, lines) for units in self.ways), default=0.0)


def subject_of(plan: Plan, items: Sequence[EvidenceItem], paragraphs: int) -> Subject:
    """The subject of a plan as the papers found write it; ``paragraphs`` is the number held."""
    phrases = phrases_of(plan, items, paragraphs)
    units = [_unit(term, phrases) for term in subject_terms(plan.topic)]
    ways = [units]
    for match in _OR.finditer(plan.text):
        ways = [way for units in ways for way in _either(units, match, phrases)]
    return Subject(tuple(map(tuple, ways)))


def _either(units: list[Unit], match: re.Match[str], phrases: Sequence[Phrase]) -> list[list[Unit]]:
    """The ways that two alternatives make of one: a way for each where they are phrases, and one
    with either word where they are words."""
    left, right = (stem(words(side)[-1]) for side in match.groups())
    one, other = _of_word(units, left), _of_word(units, right)
    if not one or not other or one is other:
        return [units]
    ending = next((p.forms[0] for p in phrases if p.forms[0][-1] == left), (left,))
    begun = next((p.forms[0] for p in phrases if p.forms[0][0] == right), (right,))
    if len(ending) == 1:
        # "primary or secondary schools", "violence or abuse": one word for another.
        both = Unit(max(one.weight, other.weight), one.whole + other.whole, one.alone + other.alone)
        return [[both if unit is one else unit for unit in units if unit is not other]]
    first = [unit for part in ending if (unit := _of_word(units, part))]
    second = [unit for part in begun if (unit := _of_word(units, part))]
    return [
        [unit for unit in units if unit in first or unit not in second],
        [unit for unit in units if unit in second or unit not in first],
    ]


def _of_word(units: Sequence[Unit], part: str) -> Unit | None:
    return next((unit for unit in units if (part,) in (unit.alone or unit.whole[:1])), None)


def phrases_of(plan: Plan, items: Sequence[EvidenceItem], paragraphs: int) -> list[Phrase]:
    """The words that stand together in the question and in the papers found, in order.

    Two words of content with no other between them count, as asked, without what stands between
    (``educated at home``), and the other way round (``home educated``). Together they name one
    thing; each alone names another, and counts for little. ``paragraphs`` is the number held.
    """
    strong = {part for term in subject_terms(plan.topic) for part in term.forms[0]}
    tokens = words(plan.text)
    sequence = [stem(token) for token in tokens]
    places = [at for at, part in enumerate(sequence) if part in strong]
    lines = [stem_line(item.paragraph.text) for item in items]
    found = []
    for start, end in pairwise(places):
        between = tokens[start + 1 : end]
        if len(between) > BETWEEN or not all(word in _INSIDE for word in between):
            continue
        first, last = sequence[start], sequence[end]
        asked = (tuple(sequence[start : end + 1]), (first, last), (last, first))
        forms = tuple(dict.fromkeys(asked))
        count = sum(holds_any(line, forms) for line in lines)
        rarer = min(sum(f" {part} " in line for line in lines) for part in (first, last))
        if count >= max(WRITTEN, (LOOSELY if between else TOGETHER) * rarer):
            found.append(Phrase(forms, content_weight(count, paragraphs), start, end))
    return found


def _unit(term: Term, phrases: Sequence[Phrase]) -> Unit:
    own = term.forms[0]
    written = [
        phrase for phrase in phrases if own in ((phrase.forms[0][0],), (phrase.forms[0][-1],))
    ]
    if not written:
        return Unit(term.weight * (term.least if term.held else UNHELD), term.forms)
    whole = tuple(form for phrase in written for form in phrase.forms)
    weight = SHARE * max(phrase.weight for phrase in written)
    # Another word for a part of a phrase ("parents" of "family hubs") is no word for the whole.
    others = term.forms[1:]
    long = tuple(form for form in others if len(form) > 1)
    return Unit(weight, (*whole, *long), (own, *(form for form in others if len(form) == 1)))


def _share(units: Sequence[Unit], lines: Sequence[tuple[str, float]]) -> float:
    total = sum(unit.weight for unit in units)
    return sum(unit.weight * _best(unit, lines) for unit in units) / total if total else 0.0


def _best(unit: Unit, lines: Sequence[tuple[str, float]]) -> float:
    best = 0.0
    for line, share in lines:
        if share > best and holds_any(line, unit.whole):
            best = share
        elif share * APART > best and holds_any(line, unit.alone):
            best = share * APART
    return best
