"""An answer in the JSON of ``papers ask --json`` -> sentences, each with what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import isfinite
from typing import Any, Literal

from eval.language.text import fold, sentences, words
from eval.matchers import Window

ABSTAINED = frozenset({"not_in_papers", "refused"})
ANSWERED = frozenset({"answered", "partly_answered"})
STATUSES = ABSTAINED | ANSWERED | {"needs_clarification"}

Part = Literal["text", "item", "row", "heading", "note"]

_MARKER = re.compile(r"\[(\d+(?:\s*[,;]\s*\d+)*)\](?:\([^)]*\))?")
_MARKER_AFTER_STOP = re.compile(
    r"([.!?][\"'”’)]*)((?:\s*\[\d+(?:\s*[,;]\s*\d+)*\](?:\([^)]*\))?)+)"
)
_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*+•]|\d{1,3}[.)])\s+(?P<text>\S.*)")
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.+)|\*\*(?P<bold>[^*]+)\*\*:?$")
_NOTE = re.compile(r"\*[^*]+\*|_[^_]+_")
_RULE = re.compile(r"\|?[\s:|-]*-{3}[\s:|-]*")


class BadAnswer(Exception):
    """What a target returned is not an answer in the agreed JSON; the message says why."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A paragraph that an answer cites, as the answer gives it."""

    marker: int
    paper_id: str
    paragraph_id: str
    text: str
    quote: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, item, table row, heading or note (a line in italics), without its markers.

    ``cites`` are paragraph ids. ``block`` numbers the paragraph or item it stands in, ``lead``
    is the index of the sentence that introduces that block, if one does.
    """

    text: str
    cites: tuple[str, ...] = ()
    part: Part = "text"
    block: int = 0
    lead: int | None = None


@dataclass(frozen=True)
class ParsedAnswer:
    """An answer taken apart. ``dangling`` are markers in the text that no citation has."""

    status: str
    sentences: tuple[Sentence, ...]
    citations: tuple[Cited, ...]
    dangling: tuple[int, ...]
    without_evidence: tuple[str, ...]
    confidence: float | None

    @property
    def abstained(self) -> bool:
        """Whether it says that the papers do not tell."""
        return self.status in ABSTAINED

    @property
    def answered(self) -> bool:
        """Whether it asserts something."""
        return self.status in ANSWERED

    @cached_property
    def length(self) -> int:
        """Words shown."""
        return sum(len(words(sentence.text)) for sentence in self.sentences)

    @cached_property
    def spans(self) -> tuple[tuple[tuple[int, ...], Window], ...]:
        """Every sentence and every two that touch, with the indexes of their sentences."""
        return tuple(_spans(self.sentences))

    def cites_of(self, members: Sequence[int]) -> frozenset[str]:
        """What these sentences cite; one that cites nothing rests on what its lead-in cites."""
        found: set[str] = set()
        for index in members:
            own = self.sentences[index]
            lead = own.lead
            found.update(own.cites or (self.sentences[lead].cites if lead is not None else ()))
        return frozenset(found)

    def capped(self, limit: int) -> ParsedAnswer:
        """The same answer cut after ``limit`` words."""
        kept = []
        for sentence in self.sentences:
            taken = len(words(sentence.text))
            if taken > limit:
                # Cut at white space; a token such as 12/3 counts as more words than it has spaces
                text = " ".join(sentence.text.split()[:limit])
                kept.append(replace(sentence, text=text))
                break
            kept.append(sentence)
            limit -= taken
        return replace(self, sentences=tuple(kept))


def parse_answer(answer: Mapping[str, Any]) -> ParsedAnswer:
    """Take an answer apart; raises BadAnswer where it is not in the agreed form."""
    try:
        citations = tuple(_cited(citation) for citation in answer.get("citations") or ())
        status, text = answer["status"], answer["answer"]
        without = (answer.get("coverage") or {}).get("authorities_without_evidence") or []
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
        raise BadAnswer(f"not an answer in the form of 'papers ask --json': {error!r}") from error
    if not isinstance(status, str) or not isinstance(text, str):
        raise BadAnswer("'status' and 'answer' must be text")
    if status not in STATUSES:
        raise BadAnswer(f"status {status[:40]!r} is none of {', '.join(sorted(STATUSES))}")
    if not isinstance(without, list | tuple) or not all(isinstance(name, str) for name in without):
        raise BadAnswer("'authorities_without_evidence' must be a list of names")
    by_marker: dict[int, list[str]] = {}
    for citation in citations:
        by_marker.setdefault(citation.marker, []).append(citation.paragraph_id)
    used = {number for found in _MARKER.findall(text) for number in _numbers(found)}
    confidence = answer.get("confidence")
    if not isinstance(confidence, int | float) or not isfinite(confidence):
        confidence = None
    return ParsedAnswer(
        status=status,
        sentences=parse_sentences(text, by_marker),
        citations=citations,
        dangling=tuple(sorted(used - set(by_marker))),
        without_evidence=tuple(without),
        confidence=None if confidence is None else float(confidence),
    )


def parse_sentences(text: str, by_marker: Mapping[int, Sequence[str]]) -> tuple[Sentence, ...]:
    """The sentences of a Markdown text; items and rows know the line that introduces them."""
    found: list[Sentence] = []
    leads: list[tuple[int, int]] = []  # indent and index of what may introduce an item
    header: int | None = None  # index of the first row of the table that is being read
    lead: int | None
    for block, (part, indent, body) in enumerate(_blocks(text)):
        if part == "row" and header is not None:
            lead = header
        elif part == "note":
            lead = None
        elif part in ("text", "heading"):
            lead = leads[0][1] if part == "text" and _is_heading(found, leads) else None
            leads = []
        else:
            while leads and leads[-1][0] >= indent:
                leads.pop()
            lead = leads[-1][1] if leads else None
        first = len(found)
        header = (first if header is None else header) if part == "row" else None
        moved = _MARKER_AFTER_STOP.sub(r"\2\1", body)
        for sentence in [body] if part == "row" else sentences(moved):
            cites = _cites(sentence, by_marker)
            plain = fold(_MARKER.sub("", sentence)).replace(" .", ".")
            found.append(Sentence(plain, cites, part, block, lead))
        if len(found) > first and part not in ("row", "note"):
            is_own_lead = part in ("text", "heading")
            leads.append((-1, len(found) - 1) if is_own_lead else (indent, first))
    return tuple(found)


def _is_heading(found: Sequence[Sentence], leads: Sequence[tuple[int, int]]) -> bool:
    return bool(leads) and found[leads[0][1]].part == "heading"


def _blocks(text: str) -> Iterator[tuple[Part, int, str]]:
    open_part: Part | None = None
    indent, lines = 0, [""]
    for line in [*text.splitlines(), ""]:
        part, depth, body = _line(line)
        if part == "text" and open_part in ("text", "item"):
            lines.append(body)
            continue
        if open_part is not None:
            yield open_part, indent, " ".join(lines)
        open_part, indent, lines = part, depth, [body]


def _line(line: str) -> tuple[Part | None, int, str]:
    stripped = line.strip().removeprefix(">").strip()
    if not stripped or _RULE.fullmatch(stripped):
        return None, 0, ""
    heading = _HEADING.fullmatch(stripped)
    if heading:
        return "heading", 0, heading["title"] or heading["bold"]
    if _NOTE.fullmatch(stripped):
        return "note", 0, stripped
    item = _ITEM.fullmatch(line)
    if item:
        return "item", len(item["indent"].expandtabs()), item["text"]
    if stripped.startswith("|"):
        return "row", 0, stripped.strip("|").strip()
    return "text", 0, stripped


def _cites(sentence: str, by_marker: Mapping[int, Sequence[str]]) -> tuple[str, ...]:
    numbers = [number for found in _MARKER.findall(sentence) for number in _numbers(found)]
    names = [name for number in numbers for name in by_marker.get(number, ())]
    return tuple(dict.fromkeys(names))


def _numbers(marker: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", marker)]


def _spans(found: Sequence[Sentence]) -> Iterator[tuple[tuple[int, ...], Window]]:
    for index, sentence in enumerate(found):
        yield (index,), Window(sentence.text)
    for index, sentence in enumerate(found):
        before = [index - 1] if index and _touch(found[index - 1], sentence) else []
        if sentence.lead is not None and sentence.lead not in before:
            before.append(sentence.lead)
        for other in before:
            yield (other, index), Window(f"{found[other].text} {sentence.text}")


def _touch(first: Sentence, second: Sentence) -> bool:
    return first.block == second.block or (first.part == "text" and second.part == "text")


def _cited(citation: Mapping[str, Any]) -> Cited:
    return Cited(
        marker=int(citation["marker"]),
        paper_id=str(citation.get("paper_id") or ""),
        paragraph_id=str(citation["paragraph_id"]),
        text=str(citation.get("text") or ""),
        quote=str(citation.get("quote") or ""),
    )
