"""The matters of a paper that its own labelled lines name: an application by its proposal and place,
premises by their name. What stands below such lines is told of that matter and need not name it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.evidence.papers import paragraphs_of
from assistant.words.matching import Term, matched, stem_line
from corpus.paper import Paper, Paragraph

if TYPE_CHECKING:
    from corpus.library import Library

_LABEL = (
    r"proposal|(?:proposed )?development|description(?: of (?:the )?(?:development|proposal))?|location|site(?: (?:address|name))?"
    r"|(?:address|name) of (?:the )?(?:premises|site)|address|premises|property|applicant|licen[cs]ee|licen[cs]e holder|scheme"
    r"|application(?: (?:no\.?|number|ref\w*\.?|site))?|reference(?: (?:no\.?|number))?"
)
_NAMING = re.compile(rf"^\W*(?:{_LABEL})\s*[:–-]\s*\S", re.IGNORECASE)
_NAMING_CELL = re.compile(rf"^\W*(?:{_LABEL})\W*$", re.IGNORECASE)
FEWEST = 2
"""So many labelled lines name a matter; one alone may be a line of anything."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter of a paper: the lines that name it, and all that the paper says of it, those
    lines among it."""

    paper: Paper
    named: tuple[Paragraph, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def line(self) -> str:
        """The stems of what names it: its labelled lines and the heading they stand under."""
        told = (*self.named[0].sections[-1:], *(one.text for one in self.named))
        return stem_line(" . ".join(told))

    def share(self, topic: Sequence[Term]) -> float:
        """The share of a question's terms, by weight, that name it (0 to 1)."""
        total = sum(term.weight for term in topic)
        return sum(term.weight for term in self.names(topic)) / total if total else 0.0

    def names(self, topic: Sequence[Term]) -> list[Term]:
        """The terms of a question that name it."""
        line = self.line
        return [term for term in topic if matched(term, line)]


def matters(library: Library, paper: Paper) -> list[Matter]:
    """The matters of a paper, in its order: one for each heading that labelled lines stand under,
    and the paper as a whole where they stand in its front or under a single one."""
    held = paragraphs_of(library, paper.paper_id)
    by_heading: dict[tuple[str, ...], list[Paragraph]] = {}
    for paragraph in held:
        if names_a_matter(paragraph):
            by_heading.setdefault(paragraph.sections, []).append(paragraph)
    named = {at: lines for at, lines in by_heading.items() if len(lines) >= FEWEST}
    if len(named) == 1:
        return [Matter(paper, tuple(next(iter(named.values()))), held)]
    return [
        Matter(paper, tuple(lines), tuple(one for one in held if one.sections == at))
        for at, lines in named.items()
    ]


def names_a_matter(paragraph: Paragraph) -> bool:
    """Whether a line or row says in its label that it names an application, premises or a scheme."""
    if paragraph.cells:
        return len(paragraph.cells) == FEWEST and bool(_NAMING_CELL.match(paragraph.cells[0]))
    return bool(_NAMING.match(paragraph.text))


def matters_near(library: Library, found: Iterable[Paragraph]) -> list[Matter]:
    """The matters of the papers in which a paragraph that was found names one."""
    papers = library.papers_by_id()
    near = dict.fromkeys(one.paper_id for one in found if names_a_matter(one))
    return [one for name in near if name in papers for one in matters(library, papers[name])]
