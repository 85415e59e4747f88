"""Who tells what a statement says: ``Inspectors found that ...`` under the lead-in of a list of
theirs, and ``According to the Director, ...`` for what the paper has the Director say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.grounding.clauses.joining import Places, placed
from assistant.grounding.clauses.matching import Place, Text
from assistant.grounding.reading.classes import NEGATIONS
from assistant.grounding.reading.forms import root
from assistant.grounding.reading.items import Line, line
from assistant.words.stems import words

_ACCORDING = re.compile(r"^According to (?P<rest>.+)$", re.IGNORECASE)
_TOLD = re.compile(
    r"^(?P<who>[^,;:]{2,60}?)\s+(?P<verb>found|finds?|said|says?|states?|stated|noted?|notes"
    r"|concludes?|concluded)\s+that\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_FINDING = frozenset(map(root, ("find", "findings", "conclude", "see", "identified", "noted")))
_SAYING = frozenset(map(root, ("say", "states", "messages", "reports", "writes")))
_HELPING = frozenset("also then could have has had".split())
_ARTICLES = frozenset("a an the".split())


def according(text: str) -> Iterator[str]:
    """``According to the Director, costs will rise`` as ``The Director says that costs will rise``,
    with each comma tried as the end of who says it."""
    match = _ACCORDING.match(text)
    rest = match["rest"] if match else ""
    for comma in re.finditer(r",\s+", rest):
        who = rest[: comma.start()]
        yield f"{who} says that {rest[comma.end() :]}"


def told_under(said: Line, texts: Sequence[Text]) -> Places | None:
    """Where a paragraph says what somebody found or said, if its lead-in is theirs."""
    match = _TOLD.match(said.text)
    if match is None:
        return None
    told = line(match["rest"])
    for number, text in enumerate(texts):
        if not text.leads or not _is_theirs(match, text.lines[text.leads - 1]):
            continue
        found = placed(told.items, [text]) if told.items else None
        if found and all(text.leads <= place.sentence for place in found):
            return tuple(_of(place, number) for place in found)
    return None


def _of(place: Place, number: int) -> Place:
    return replace(place, source=number)


def _is_theirs(match: re.Match[str], lead: Line) -> bool:
    """Whether a lead-in says that the same people found, or said, what stands under it."""
    who = [word for word in words(match["who"]) if word not in _ARTICLES]
    printed = [word for word in words(lead.text) if word not in _ARTICLES]
    if not who or set(printed) & NEGATIONS or not lead.text.rstrip().endswith((":", "that")):
        return False
    if printed[: len(who)] == who:
        # "Inspectors were told that" is nobody's finding: the verb stands right behind
        told = [word for word in printed[len(who) :] if word not in _HELPING][:1]
    elif printed[-len(who) - 1 :] == ["from", *who]:
        told = printed[: -len(who) - 1]
    else:
        return False
    kind = _FINDING if root(match["verb"].lower()) in _FINDING else _SAYING
    return any(root(word) in kind for word in told)
