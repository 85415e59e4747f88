"""How much of a paragraph is shown around the sentence that answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Plan
from assistant.evidence.passages import Passage, leans
from assistant.evidence.spans import Answering
from assistant.words.matching import Term, matched, stem_line
from assistant.words.sentences import Sentence, sentences
from assistant.words.stems import words

WHOLE = 60
"""A paragraph of so few words is shown whole: a clerk would read it out as it stands."""
_TELLING = 0.2
"""The weight from which a term that the sentence lacks is worth the sentence beside it."""


def widened(plan: Plan, passage: Passage, room: int) -> Passage:
    """The passage with as much of its paragraph, in one stretch, as ``room`` words allow.

    A short paragraph stands whole. Of a longer one the sentence brings the one it points back
    to, and the next one where that goes on about it or holds what the question names besides.
    """
    paragraph = passage.item.paragraph
    found = sentences(paragraph.text)
    if paragraph.cells or len(found) < 2:
        return passage
    if len(words(paragraph.text)) <= min(WHOLE, room):
        return _stretch(passage, found[0].start, found[-1].end)
    here = [
        place
        for place, one in enumerate(found)
        if one.start < passage.start + len(passage.text) and one.end > passage.start
    ]
    if not here:
        return passage
    first, last = here[0], here[-1]
    if passage.before and first > 0 and _size(found, first - 1, last) <= room:
        first -= 1
    if last + 1 < len(found) and _size(found, first, last + 1) <= room:
        shown = paragraph.text[found[first].start : found[last].end]
        if _goes_on(plan, shown, found[last + 1].text):
            last += 1
    return _stretch(passage, found[first].start, found[last].end)


def _size(found: Sequence[Sentence], first: int, last: int) -> int:
    return sum(len(words(one.text)) for one in found[first : last + 1])


def _goes_on(plan: Plan, shown: str, following: str) -> bool:
    return leans(following) or any(
        _lacks(term, shown) and matched(term, stem_line(following)) for term in plan.topic
    )


def _lacks(term: Term, shown: str) -> bool:
    return term.weight >= _TELLING and not matched(term, stem_line(shown))


def _stretch(passage: Passage, start: int, end: int) -> Passage:
    moved = passage.start - start
    spans = tuple((first + moved, last + moved) for first, last in passage.answering.spans)
    return replace(
        passage,
        text=passage.item.paragraph.text[start:end],
        start=start,
        before="",
        answering=Answering(spans, passage.answering.fit, passage.answering.values),
    )
