"""The motions that were put to a meeting: under what heading, who moved each and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.items import meetings, of_meeting
from assistant.composing.listing import item_statement
from assistant.composing.wording import attribution, escape, plain
from assistant.evidence.business import Item, items
from assistant.evidence.timing import is_then
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import coverage
from assistant.words.stems import stem

NAMED = 0.5
"""The share of what is named of a motion or its meeting that its headings have to hold."""
SHOWN = 12
_ASKS = re.compile(
    r"^\W*(?:and )?(?:(?:what|which|list|any|were there(?: any)?|how many)\b[^?]{0,30}?)\b(?P<put>motions|amendments)\b"
    r"(?=\W*$|.*\b(?:debated|put|moved|proposed|considered|tabled|discussed|brought|before|carried|passed|agreed|voted|came|went|taken|at|in)\b)",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:carr(?:y|ied)|pass(?:ed)?|agreed|approved?|succeed(?:ed)?|went through)\b", re.IGNORECASE
)
_OF_MOTIONS = frozenset(
    stem(word)
    for word in """
    motion motions amendment amendments debated put moved proposed considered tabled discussed brought carried passed agreed approved
    voted vote came went taken list meeting meetings council full county borough city district members councillors many through
    """.split()
)


def asks_for_motions(text: str) -> bool:
    """Whether it asks which motions or amendments there were, and not what one of them says."""
    return bool(_ASKS.search(text))


def compose_motions_put(desk: Desk) -> Draft:
    """Each motion of the meetings asked about, newest meeting first; nothing where none was moved."""
    match = _ASKS.search(desk.plan.text)
    amendments = match is not None and match["put"].lower() == "amendments"
    carried = bool(_CARRIED.search(desk.plan.text))
    found = list(_asked(desk, amendments, carried))
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
            lines += _told(item, amendments)
            lead = ""
    if len(found) > SHOWN:
        lines.append(plain(f"… and {len(found) - SHOWN} more."))
    telling = dict.fromkeys(item.paper.authority for item in found if item.paper.authority)
    return Draft("list", "answered", tuple(lines), with_evidence=tuple(telling), confidence=1.0)


def _asked(desk: Desk, amendments: bool, carried: bool) -> Iterator[Item]:
    """The items of the meetings asked about on which a motion, or an amendment, was moved."""
    own = beside(subject_terms(desk.plan.topic), _OF_MOTIONS)
    for paper in meetings(desk):
        if paper.kind != "minutes" or not is_then(desk.plan.times, paper.best_date):
            continue
        for item in items(desk.library, paper):
            ends = [one for one in item.divisions if one.is_on_amendment == amendments]
            if not item.moved or (amendments and not ends):
                continue
            if carried and not any(one.is_carried for one in ends):
                continue
            if not own or coverage(own, [(of_meeting(paper, item.headings), 1.0)]) >= NAMED:
                yield item


def _told(item: Item, amendments: bool) -> Iterable[Statement]:
    """Who moved it, and the words in which the minutes say what came of it."""
    moved = [d.amendment for d in item.divisions if d.amendment] if amendments else item.moved[:1]
    for paragraph in moved:
        yield item_statement(paragraph)
    for division in item.divisions:
        if division.is_on_amendment == amendments and division.outcome is not None:
            yield item_statement(division.outcome)
