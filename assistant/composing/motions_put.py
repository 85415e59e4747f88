"""The motions that were put to a meeting: under what heading, who moved each and what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.items import meetings, of_meeting
from assistant.composing.listing import item_statement
from assistant.composing.wording import attribution, escape, plain
from assistant.evidence.business import items
from assistant.evidence.division import Division, Item
from assistant.evidence.timing import is_then
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import coverage
from assistant.words.stems import stem
from corpus.paper import Paragraph

NAMED = 0.5
"""The share of what is named of a motion or its meeting that its headings have to hold."""
SHOWN = 12
_ASKS = re.compile(
    r"^\W*(?:and )?(?:(?:what|which|list|any|were there(?: any)?|how many)\b[^?]{0,30}?)\b(?P<put>motions|amendments)\b"
    r"(?=\W*$|.*\b(?:debated|put|moved|proposed|considered|tabled|discussed|brought|before|carried|passed|agreed|voted|came|went|taken|lost"
    r"|defeated|rejected|fell|failed|at|in)\b)",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:carr(?:y|ied)|pass(?:ed)?|agreed|approved?|succeed(?:ed)?|went through)\b", re.IGNORECASE
)
_WAS_LOST = re.compile(
    r"\b(?:lost|defeated|rejected|fell|failed|voted down|not (?:carried|passed|agreed))\b",
    re.IGNORECASE,
)
_OF_MOTIONS = frozenset(
    stem(word)
    for word in """
    motion motions amendment amendments debated put moved proposed considered tabled discussed brought carried passed agreed approved
    voted vote came went taken lost defeated rejected fell failed down list meeting meetings council full county borough city district members councillors many through
    """.split()
)


_Asked = Callable[[Division], bool]


def asks_for_motions(text: str) -> bool:
    """Whether it asks which motions or amendments there were, and not what one of them says."""
    return bool(_ASKS.search(text))


def compose_motions_put(desk: Desk) -> Draft:
    """Each motion of the meetings asked about, newest meeting first; nothing where none was moved."""
    match = _ASKS.search(desk.plan.text)
    amendments = match is not None and match["put"].lower() == "amendments"
    ended = _ended(desk.plan.text)
    found = list(_moved(desk, amendments, ended))
    if not found:
        return nothing(desk.plan.kind)
    found.sort(key=lambda item: item.paper.best_date or "", reverse=True)
    lines: list[Statement] = []
    for meeting, moved in groupby(found[:SHOWN], key=lambda item: item.paper):
        lead = attribution(meeting, meeting.best_date)
        for item in moved:
            lines.append(
                Statement(escape(item.headings[-1] if item.headings else ""), (), lead=lead)
            )
            lines += _told(item, amendments, ended)
            lead = ""
    if len(found) > SHOWN:
        lines.append(plain(f"… and {len(found) - SHOWN} more."))
    telling = dict.fromkeys(item.paper.authority for item in found if item.paper.authority)
    return Draft("list", "answered", tuple(lines), with_evidence=tuple(telling), confidence=1.0)


def _ended(text: str) -> _Asked | None:
    """Which votes are asked about: those that were lost, those that were carried; None for all."""
    if _WAS_LOST.search(text):
        return lambda division: division.is_lost
    if _CARRIED.search(text):
        return lambda division: division.is_carried
    return None


def _moved(desk: Desk, amendments: bool, ended: _Asked | None) -> Iterator[Item]:
    """The items of the meetings asked about on which a motion, or an amendment, was moved, and
    ended as is asked."""
    own = beside(subject_terms(desk.plan.topic), _OF_MOTIONS)
    for paper in meetings(desk):
        if paper.kind != "minutes" or not is_then(desk.plan.times, paper.best_date):
            continue
        for item in items(desk.library, paper):
            ends = [one for one in item.divisions if one.is_on_amendment == amendments]
            if not item.moved or (amendments and not ends):
                continue
            if ended is not None and not any(map(ended, ends)):
                continue
            if not own or coverage(own, [(of_meeting(paper, item.headings), 1.0)]) >= NAMED:
                yield item


def _told(item: Item, amendments: bool, ended: _Asked | None) -> Iterable[Statement]:
    """Who moved it, and the words in which the minutes say what came of it."""
    ends = [
        one
        for one in item.divisions
        if one.is_on_amendment == amendments and (ended is None or ended(one))
    ]
    told = [
        paragraph
        for division in ends
        for paragraph in (_moving(item, division, amendments), division.outcome)
        if paragraph is not None
    ]
    yield from map(item_statement, dict.fromkeys(told or item.moved[:1]))


def _moving(item: Item, division: Division, amendments: bool) -> Paragraph | None:
    """The paragraph that moves what was voted on: the vote's own, where that tells how it ended."""
    if amendments:
        return division.amendment
    return item.moved[0] if division.outcome or division.tallies else division.put
