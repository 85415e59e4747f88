"""Figures that stand alone: no earlier time, no aim and no other place beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Citation
from assistant.following.matters import begin_alike
from assistant.rendering import cite
from assistant.scrutiny.comparing import bare_figure, compares, stands_compared, weight
from assistant.scrutiny.line import Line
from assistant.scrutiny.matter import Matter
from assistant.words.values import values
from corpus.paper import Paragraph

# How many people a place has is no work of the council.
_WHO_LIVES_THERE = re.compile(
    r"\bpopulation\b|\blive in\b|\bethnic (?:minorit|groups?\b)", re.IGNORECASE
)
# Nor is what those looked at who write: "We read 20 plans", "They spoke with 28 young people".
_LOOKED_AT = re.compile(
    r"\b(?:we|they|i|inspectors|auditors|reviewers|members|(?:the|our) (?:group|panel|team|commission|"
    r"committee|review|reviewers|inspectors|auditors))\s+(?:also\s+|have\s+|had\s+)?(?:read|met|saw|spoke|"
    r"spoken|visited|sampled|looked (?:at|through|into)|interviewed|heard|examined|called|telephoned|"
    r"tested|made)\b|\b(?:review|audit|sample) of \d",
    re.IGNORECASE,
)
MOST = 6
BESIDE = 2
ENOUGH_WORDS = 12
QUESTION = "What was it a year before, what should it be, and what is it elsewhere?"
_PROSE = ("paragraph", "item")
_OVER = ("minutes", "agenda")
"""What was said at a meeting that is over, or is its order of business: no figures to ask about."""


def figures_alone(matter: Matter) -> tuple[Line, ...]:
    """The figures of a paper without a comparison, in its order; beside each, what is held."""
    if matter.paper.kind in _OVER:
        return ()
    found: list[tuple[float, Line]] = []
    seen: set[str] = set()
    # What a plan will cost or reach is compared when it is done.
    planned = {f.paragraph_id for f in matter.findings if f.kind in ("action", "recommendation")}
    for finding in matter.findings:
        paragraph = matter.by_id.get(finding.paragraph_id)
        if finding.kind not in ("figure", "cost") or paragraph is None:
            continue
        figure = bare_figure(finding.text)
        is_told = (
            not (_WHO_LIVES_THERE.search(finding.text) or _LOOKED_AT.search(finding.text))
            and _is_prose(paragraph, finding.text)
            and not finding.text.rstrip().endswith(":")
        )
        if figure is None or not is_told or paragraph.paragraph_id in {*seen, *planned}:
            continue
        if _is_compared(matter, paragraph, finding.text):
            continue
        seen.add(paragraph.paragraph_id)
        says = (
            f"{matter.as_held} gives {figure} without an earlier figure, a target or another "
            "authority’s to hold it against."
        )
        found.append(
            (weight(figure), Line("figure", says, QUESTION, matter.cited(paragraph, finding.text)))
        )
    # The weightiest are asked about, in the paper's order.
    chosen = sorted(found, key=lambda one: -one[0])[:MOST]
    lines = [line for _, line in found if any(line is other for _, other in chosen)]
    return tuple(replace(line, beside=_held_beside(matter, line.source.quote)) for line in lines)


def _is_prose(paragraph: Paragraph, text: str) -> bool:
    """Whether a figure is told in words: in a table, in a cell that is a sentence."""
    if paragraph.kind != "row":
        return paragraph.kind in _PROSE
    figure = bare_figure(text) or ""
    cells = (cell for cell in text.split(" | ") if figure in cell)
    return any(len(cell.split()) >= ENOUGH_WORDS for cell in cells)


def _is_compared(matter: Matter, paragraph: Paragraph, text: str) -> bool:
    """Whether the paragraph, its lead-in or another one on the same compares it."""
    if stands_compared(paragraph.text, text, f"{paragraph.section} {paragraph.lead_in or ''}"):
        return True
    around = matter.around(paragraph, text)
    return any(bare_figure(other.text) and compares(other.text) for other in around)


def _held_beside(matter: Matter, text: str) -> tuple[Citation, ...]:
    """What other papers tell of the same in a figure of the same kind."""
    papers = [p for p in matter.kin.papers.values() if p.paper_id != matter.paper.paper_id]
    found = matter.kin.on_the_same(text, papers, most=6)
    kind = _measure(text)
    telling = [
        one
        for one in found
        if _measure(one.said) == kind and begin_alike(text, one.said, matter.kin.is_seldom)
    ]
    return tuple(cite(one.paragraph, one.paper, 0, one.said) for one in telling[:BESIDE])


def _measure(text: str) -> str:
    """What kind of figure a text tells: a sum is held against no share and no count."""
    figure = bare_figure(text)
    return next((value.kind for value in values(figure)), "share") if figure else ""
