"""The business of a meeting as its minutes print it: each item, who moved what, how it was voted on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.evidence.division import AMENDMENT, MOVED, Division, Item
from assistant.evidence.papers import paragraphs_of
from corpus.paper import Paper, Paragraph

if TYPE_CHECKING:
    from corpus.library import Library

_SHORT = 12
"""An outcome (``Motion carried.``) has no more words than this."""
_TALLY = re.compile(
    r"^\W*(?:votes? )?(?P<way>for|in favou?r|against|abstain\w*|abstentions?)\b[\s:–-]*\(?(?P<votes>\d{1,3})\)?\W*$",
    re.IGNORECASE,
)
# "For the amendment (9): Councillors Ash and Low": a tally with its names behind it.
_TALLY_NAMED = re.compile(
    r"^\W*(?:votes? |voting |those )?(?:for|in favou?r(?: of)?|against|abst\w+)\b(?: the (?:motion|amendment|proposal))?"
    r"\W*\(?\d{1,3}\)?(?: votes?| members?)?\s*[:–-]\s*(?=\S*[A-Z])",
    re.IGNORECASE,
)
# "The motion was lost by 4 votes to 7": minutes that count in a sentence.
_NUMBER = (
    r"(?:\d{1,3}|no|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty)"
)
_COUNTED = re.compile(
    rf"\b(?:carried|lost|fell|defeated|passed|agreed|approved|rejected)\b[^.]{{0,40}}\b{_NUMBER} (?:votes? )?to {_NUMBER}\b"
    rf"|\b(?:carried|lost|agreed|defeated) without a (?:recorded )?(?:vote|division)\b"
    rf"|\b{_NUMBER} votes? (?:in favour|for|against|to)\b|\b{_NUMBER} for,? {_NUMBER} against\b|\bshow of hands\b|\b(?:carried|lost|agreed|approved)\b[^.]{{0,20}}\bunanimously\b"
    r"|\bunanimously (?:carried|agreed|approved)\b|\bcasting vote\b",
    re.IGNORECASE,
)
# A heading over the names of those who voted so: "For the Amendment – 3 votes".
_ROLL = re.compile(
    r"^\W*(?:vot(?:es?|ed|ing) )?(?:for|in favour of|against|abst\w+)\b(?: the)?(?: motion| amendment| proposal)?"
    r"\W*\(?(?:\d{1,3})?\)?(?: votes?| members?)?\W*$",
    re.IGNORECASE,
)
_OUTCOME = re.compile(r"\b(?:carried|lost|fell|agreed|defeated|not carried)\b", re.IGNORECASE)


def items(library: Library, paper: Paper) -> list[Item]:
    """The items of a paper's minutes, in order."""
    found: list[list[Paragraph]] = []
    for paragraph in paragraphs_of(library, paper.paper_id):
        # The names of a roll call stand under headings of their own, within the item.
        if found and (paragraph.sections == found[-1][0].sections or is_rolled(paragraph)):
            found[-1].append(paragraph)
        else:
            found.append([paragraph])
    pieces = (piece for one in found for piece in _pieces(one))
    return [Item(paper, tuple(one), tuple(_divisions(paper, one))) for one in pieces]


def divisions(library: Library, paper: Paper) -> list[Division]:
    """The votes that a paper's minutes print with their tallies, in order."""
    return [division for item in items(library, paper) for division in item.divisions]


def motion_text(item: Item) -> tuple[Paragraph, ...]:
    """What the item's motion asks for: the paragraphs between who moved it and the vote on it or
    what was resolved; its last list alone where several follow one another (``This Council notes``,
    ``believes``, ``resolves``)."""
    if not item.moved:
        return ()
    ends = [division.put for division in item.divisions if division.put]
    last = min((one.position for one in ends), default=item.paragraphs[-1].position + 1)
    stretch = [
        one
        for one in item.paragraphs
        if item.moved[0].position < one.position < last and one.kind != "resolution"
    ]
    lists = [list(group) for _, group in groupby(stretch, key=lambda one: one.lead_in or "")]
    listed = [group for group in lists if group[0].lead_in]
    return tuple(listed[-1] if listed else stretch)


def _pieces(item: Sequence[Paragraph]) -> Iterable[Sequence[Paragraph]]:
    """The paragraphs under one heading, parted after what came of a motion where another one is
    moved later: not all minutes print a heading over each."""
    first, voted = 0, False
    for at, paragraph in enumerate(item):
        if voted and paragraph.kind != "resolution" and not _is_of_the_vote(paragraph):
            if any(MOVED.search(one.text) for one in item[at:]):
                yield item[first:at]
                first = at
            voted = False
        # An amendment's end is not its motion's.
        ended = _is_outcome(paragraph) and not AMENDMENT.search(paragraph.text)
        voted = voted or (at > first and ended)
    yield item[first:]


def _is_of_the_vote(paragraph: Paragraph) -> bool:
    return _is_outcome(paragraph) or bool(_TALLY_NAMED.match(paragraph.text))


def _is_outcome(paragraph: Paragraph) -> bool:
    return len(paragraph.text.split()) <= _SHORT and bool(_OUTCOME.search(paragraph.text))


def is_rolled(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands under a heading that counts the votes of those it names."""
    return bool(paragraph.sections and _ROLL.match(paragraph.sections[-1]))


def _divisions(paper: Paper, item: Sequence[Paragraph]) -> Iterable[Division]:
    before: list[Paragraph] = []
    tallies: list[tuple[Paragraph, Paragraph | None]] = []
    is_moved = False
    ended: Paragraph | None = None
    for paragraph, following in zip(item, [*item[1:], None], strict=True):
        rolled = is_rolled(paragraph)
        named = any(tally.sections == paragraph.sections for tally, _ in tallies)
        told = bool(_TALLY_NAMED.match(paragraph.text))
        if tallies and ended and not (told or _TALLY.match(paragraph.text)):
            yield Division(paper, tuple(before), tuple(tallies), ended)
            tallies, is_moved, ended = [], False, None
        if _TALLY.match(paragraph.text) or told or (rolled and not named):
            tallies.append((paragraph, paragraph if rolled or told else None))
        elif not tallies and _COUNTED.search(paragraph.text):
            before.append(paragraph)
            yield Division(paper, tuple(before), (), None)
            is_moved = False
        elif not tallies and _is_over_names(paragraph, following):
            ended = paragraph
        elif (tallies or is_moved) and _is_outcome(paragraph):
            # Not all minutes count: "The amendment was declared lost."
            yield Division(paper, tuple(before), tuple(tallies), paragraph)
            tallies, is_moved = [], False
        elif tallies and tallies[-1][1] is None:
            tallies[-1] = (tallies[-1][0], paragraph)
        elif paragraph.text.strip():
            before.append(paragraph)
            is_moved = is_moved or bool(MOVED.search(paragraph.text))
    if tallies:
        yield Division(paper, tuple(before), tuple(tallies), ended)


def _is_over_names(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Whether it says what came of a vote and ends in a colon over the names of those who voted."""
    if following is None or not paragraph.text.rstrip().endswith(":"):
        return False
    return bool(_OUTCOME.search(paragraph.text) and _TALLY_NAMED.match(following.text))
