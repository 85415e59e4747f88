"""What stands under one heading, where the heading names what a question asks to be listed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from assistant.composing.draft import Desk
from assistant.evidence.papers import paragraphs_of
from assistant.question.terms import subject_terms
from assistant.words.matching import coverage
from corpus.paper import Paper, Paragraph

LOOKED_THROUGH = 12
"""In how many of the papers found first the headings are looked at."""
NAMES = 0.6
"""The share of the question's subject that a heading has to hold, with what its paper is about."""
BEARS = 0.3
"""The share that the heading has to hold by itself."""
MANY, LONG = 12, 700
"""How many paragraphs, and how many words in all, still read as a list."""
_LISTED = ("paragraph", "item", "resolution", "recommendation")


def under_headings(desk: Desk) -> Iterable[tuple[Paper, tuple[Paragraph, ...]]]:
    """The paragraphs under each heading that names the subject, in the paper's order."""
    wanted = subject_terms(desk.plan.topic)
    if not wanted:
        return
    papers = {item.paper.paper_id: item.paper for item in desk.evidence.items}
    for paper in list(papers.values())[:LOOKED_THROUGH]:
        about = f"{paper.title} . {paper.committee or ''}"
        for sections, run in groupby(
            paragraphs_of(desk.library, paper.paper_id), key=lambda one: one.sections
        ):
            own = sections[-1] if sections else ""
            heading = " . ".join(sections)
            if coverage(wanted, [(own, 1.0)]) < BEARS:
                continue
            if coverage(wanted, [(heading, 1.0), (about, 0.9)]) < NAMES:
                continue
            members = tuple(one for one in run if one.kind in _LISTED and one.text.strip())
            size = sum(len(one.text.split()) for one in members)
            if 1 < len(members) <= MANY and size <= LONG:
                yield paper, members
