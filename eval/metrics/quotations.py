"""Is each quotation word for word, its figures, signs, currencies and negations included?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from eval.answers import ParsedAnswer
from eval.holdings import Holdings
from eval.language.text import exact_words, fold, occurs, sentences, words
from eval.metrics.table import Measure, Measures

SHORTEST_QUOTE = 3
"""Words below which words between quotation marks are a name or a term, not a quotation."""

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
# An apostrophe closes no quotation before a letter, and opens none within a word
_CLOSING = re.compile(r"(?<=[^\s'])'(?!\w)")
_OPENING = re.compile(r"(?<!\w)'(?=[^\s'])")
_POSSESSIVE = re.compile(r"[\w-]*s'(?=\s+\w)", re.IGNORECASE)
_YEAR = re.compile(r"\d\ds?\b")
_LEFT_OUT = re.compile(r"\.\.\.|…|\[[^\]]*\]")
_PUT_IN = re.compile(r"\[([^\]]*)\]")
_NEGATIONS = frozenset("no not nor never neither none nothing without cannot".split())


def quote_fidelity(answer: ParsedAnswer, holdings: Holdings, asked: Sequence[str] = ()) -> Measures:
    """Quotations of the citations and of the text that stand word for word in what they cite.

    A note that cites nothing may repeat words of what was ``asked``: it quotes no paper then.
    """
    questions = [words(text) for text in asked]
    found = [
        is_verbatim(citation.quote, [_printed(citation.paragraph_id, holdings)])
        for citation in answer.citations
        if words(citation.quote)
    ]
    for index, sentence in enumerate(answer.sentences):
        cited = [_printed(name, holdings) for name in sorted(answer.cites_of((index,)))]
        spans = [span for span in _spans(sentence.text, cited) if _is_quotation(span, cited)]
        if sentence.part == "note" and not sentence.cites:
            spans = [s for s in spans if not any(occurs(words(s), own) for own in questions)]
        found += [is_verbatim(span, cited) for span in spans]
    return {"quote_fidelity": Measure(sum(found), len(found))} if found else {}


def quotations_of(answer: ParsedAnswer, paragraph_id: str, holdings: Holdings) -> list[bool]:
    """Whether each quotation that rests on one paragraph cited stands in it word for word."""
    source = [_printed(paragraph_id, holdings)]
    spans = [
        citation.quote
        for citation in answer.citations
        if citation.paragraph_id == paragraph_id and words(citation.quote)
    ]
    for index, sentence in enumerate(answer.sentences):
        cited = answer.cites_of((index,))
        if paragraph_id in cited:
            told = [_printed(name, holdings) for name in sorted(cited)]
            own = [span for span in _spans(sentence.text, told) if _is_quotation(span, told)]
            # Of a sentence that cites several, a quotation rests on the one that has it
            spans += [s for s in own if is_verbatim(s, source) or not is_verbatim(s, told)]
    return [is_verbatim(span, source) for span in spans]


def is_verbatim(quote: str, sources: Sequence[str]) -> bool:
    """Whether the parts of the quotation (between ``...`` or ``[...]``) stand in one source.

    They must stand there in their order, and no negation between two of one sentence is left out.
    """
    # A negation or a figure put in between brackets turns the sense as one in the text does
    whole = _PUT_IN.sub(_told, fold(quote))
    parts = [found for part in _LEFT_OUT.split(whole) if (found := exact_words(part))]
    return any(_in_order(parts, source) for source in sources)


def _told(inserted: re.Match[str]) -> str:
    added = exact_words(inserted[1])
    is_marker = re.fullmatch(r"[\d\s,;]*", inserted[1])
    says = _NEGATIONS & {*added} or any(char.isdigit() for word in added for char in word)
    return f" {inserted[1]} " if says and not is_marker else inserted[0]


def _in_order(parts: Sequence[Sequence[str]], source: str) -> bool:
    held, places = _held(source)
    ends: list[int] | None = None
    for part in parts:
        starts = [
            at for at in range(len(held) - len(part) + 1) if held[at : at + len(part)] == part
        ]
        if ends is not None:
            before = {at: max((end for end in ends if end <= at), default=-1) for at in starts}
            starts = [
                at for at, end in before.items() if end >= 0 and not _negated(held, places, end, at)
            ]
        ends = [at + len(part) for at in starts]
        if not ends:
            return False
    return True


def _negated(held: Sequence[str], places: Sequence[int], end: int, start: int) -> bool:
    """Whether what is left out within one sentence, from ``end`` to ``start``, negates it."""
    within_one = places[end - 1] == places[start]
    return within_one and any(held[at] in _NEGATIONS for at in range(end, start))


@lru_cache(maxsize=2048)
def _held(source: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a source, and the number of the sentence in which each stands."""
    cut = [exact_words(sentence) for sentence in sentences(fold(source))]
    found = tuple(word for part in cut for word in part)
    return found, tuple(number for number, part in enumerate(cut) for _ in part)


def _spans(text: str, cited: Sequence[str]) -> Iterator[str]:
    yield from _QUOTED.findall(text)
    for part in re.split('"', _QUOTED.sub('"', text)):
        yield from _single_spans(part, cited)


def _single_spans(text: str, cited: Sequence[str]) -> Iterator[str]:
    opening = _OPENING.search(text)
    while opening:
        start = opening.end()
        following = next(
            (found.start() for found in _OPENING.finditer(text, start)
             if not _CLOSING.match(text, found.start())), len(text)
        )  # fmt: skip
        end = _closing(text[start:following], cited)
        if end is not None:
            yield text[start : start + end]
        opening = _OPENING.search(text, start if end is None else start + end + 1)


def _closing(rest: str, cited: Sequence[str]) -> int | None:
    """Where a quotation that has been opened ends; None where it was none.

    ``members' views`` may go on after its apostrophe: it does where the paper writes the word
    so too, or too little stands before it to be a quotation, and one that is none follows.
    """
    closings = [found.start() for found in _CLOSING.finditer(rest)]
    possessives = {found.end() - 1: found[0] for found in _POSSESSIVE.finditer(rest)}
    certain = next((at for at in closings if at not in possessives), None)
    if certain is None and _YEAR.match(rest):
        return None  # the '90s
    for at in closings:
        if certain is None or at not in possessives:
            return at
        written = any(possessives[at].casefold() in fold(text).casefold() for text in cited)
        if not written and len(words(rest[:at])) >= SHORTEST_QUOTE:
            return at
    return None


def _is_quotation(span: str, cited: Sequence[str]) -> bool:
    """Whether a span quotes: long enough, or it holds a figure or turns round what is cited."""
    if len(words(span)) >= SHORTEST_QUOTE or any(char.isdigit() for char in span):
        return True
    plain = _affirmed(exact_words(span))
    is_like = bool(plain) and any(occurs(plain, _affirmed(_held(s)[0])) for s in cited)
    return is_like and not is_verbatim(span, cited)


def _affirmed(found: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in found if word not in _NEGATIONS)


def _printed(paragraph_id: str, holdings: Holdings) -> str:
    paragraph = holdings.paragraphs.get(paragraph_id)
    return f"{paragraph.lead_in or ''} {paragraph.text}" if paragraph else ""
