"""One list of a paper, as an answer may show it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.composing.listed import ListSigns
from assistant.words.matching import Term, matched, stem_line
from corpus.paper import Paper, Paragraph

NAME_PARTS = re.compile(r"[-_./]+")
"""What parts the words of a file's name."""


@dataclass(frozen=True, slots=True)
class Block:
    """The members of one list, table or run of findings, in the paper's order.

    ``date`` is the partial ISO date of what the block tells of, ``kind`` the kind of finding
    most members are (None where they are none). ``texts`` are the sentences that count where a
    member is prose and not a list item, by paragraph id. ``source`` is the paragraph in which
    the lead-in stands, ``above`` what the section says before it. ``signs`` speak for the block, ``score`` places it among the others.
    """

    paper: Paper
    members: tuple[Paragraph, ...]
    date: str | None = None
    kind: str | None = None
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    source: Paragraph | None = None
    above: str = ""
    signs: ListSigns = ListSigns()
    score: float = 0.0
    timing: float = 1.0

    @property
    def intro(self) -> str:
        """The sentence or heading that introduces the members."""
        first = self.members[0]
        return first.lead_in or first.section

    def holds(self, term: Term) -> bool:
        """Whether the block as a whole, not one member, is about a term."""
        first = self.members[0]
        source = self.source.text if self.source else ""
        about = (
            f"{first.lead_in or ''} . {source} . {self.above} . {' . '.join(first.sections)} . {self.paper.title}"
            f" . {NAME_PARTS.sub(' ', self.paper.source)}"
        )
        return matched(term, stem_line(about))
