"""What prose says of how several things stand, one sentence or item each: ``P1, Front Door: green. P2,
Workforce: amber.``"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, of_one_paper
from assistant.composing.wording import attribution, bold
from assistant.evidence.papers import paragraphs_of
from assistant.words.matching import Term, coverage
from assistant.words.sentences import sentences
from corpus.paper import Paper, Paragraph

LOOKED_THROUGH = 20
FEWEST = 2
"""From how many things on that are said to stand somehow a paragraph tells of several."""
SUBJECT = 0.5
_RATED = re.compile(
    r"^(?P<name>\W*\w[^:;]{2,90}?)\s*(?::|\s[–-]|\bis|\bare)\s+(?P<state>[\w][\w -]{2,25}?)[.;]?$"
)
_Rated = tuple[Paragraph, str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class InProse:
    """The draft, how much of what is asked its place names, and of when its paper is."""

    draft: Draft
    fit: float
    date: str

    def is_of_more(self, other: Sequence[float | str]) -> bool:
        """Whether it is more of what is asked than a table, or as much and as new."""
        return (self.fit, self.date) >= tuple(other)


def rated_in_prose(desk: Desk, wanted: Sequence[Term], state: re.Pattern[str]) -> InProse | None:
    """What stands in the state asked for, of the likeliest paragraph or list that says how several
    things stand; None where none does."""
    told: list[tuple[float, str, Paper, list[_Rated]]] = []
    for paper in desk.papers_as_found()[:LOOKED_THROUGH]:
        for place, rated in _rated(desk, paper):
            share = coverage(list(wanted), [(_around(paper, place), 1.0)]) if wanted else 1.0
            fits = [one for one in rated if state.match(one[1][slice(*one[2])])]
            if len(rated) >= FEWEST and fits and share >= SUBJECT:
                told.append((share, paper.best_date or "", paper, fits))
    if not told:
        return None
    share, date, paper, fits = max(told, key=lambda one: (*one[:2], len(one[3])))
    lead = attribution(paper, paper.best_date)
    lines = [Statement("", (), lead=lead)]
    for paragraph, text, span in fits:
        lines.append(Statement(bold(text, [span]), (paragraph.paragraph_id,), (text,), bullet=True))
    draft = of_one_paper(paper, "list", lines, 0.9)
    return InProse(draft, share, date)


def _rated(desk: Desk, paper: Paper) -> Iterator[tuple[Paragraph, list[_Rated]]]:
    """Each paragraph, or list, of a paper with what it says of how things stand."""
    held = [one for one in paragraphs_of(desk.library, paper.paper_id) if not one.cells]
    for _, group in groupby(held, key=lambda one: one.group or one.paragraph_id):
        own = list(group)
        yield own[0], [found for one in own for found in _of(one)]


def _of(paragraph: Paragraph) -> Iterator[_Rated]:
    for sentence in sentences(paragraph.text):
        match = _RATED.match(sentence.text.strip())
        if match:
            yield paragraph, sentence.text.strip(), match.span("state")


def _around(paper: Paper, place: Paragraph) -> str:
    held = (paper.title, paper.committee or "", *place.sections, place.lead_in or "", place.text)
    return " . ".join(held)
