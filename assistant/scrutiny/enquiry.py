"""A paper as lines of enquiry: each stage looks for one kind of thing left unsaid."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.following import Kin
from assistant.scrutiny.actions import open_actions
from assistant.scrutiny.amounts import amounts_without_figures
from assistant.scrutiny.elsewhere import done_elsewhere
from assistant.scrutiny.figures import figures_alone
from assistant.scrutiny.line import Line, LineKind, appendices_not_held
from assistant.scrutiny.matter import Matter
from assistant.scrutiny.recommendations import left_behind, not_taken_up
from assistant.scrutiny.unanswered import not_come_back_to
from assistant.scrutiny.unread import not_read
from corpus.paper import Paper

if TYPE_CHECKING:
    from corpus.library import Library


@dataclass(frozen=True, slots=True)
class Enquiry:
    """The lines of enquiry into a paper, and what they rest on.

    ``without`` are the appendices that the paper refers to and that are not held, ``later`` how
    many later papers of its authority were searched, ``others`` of how many other authorities
    papers were. ``unread`` says in sentences what existed and was not read.
    """

    paper: Paper
    lines: tuple[Line, ...]
    without: tuple[str, ...]
    paragraphs: int
    later: int
    others: int
    unread: tuple[str, ...] = ()

    def of(self, kind: LineKind) -> tuple[Line, ...]:
        """The lines of one kind, in the paper's order."""
        return tuple(line for line in self.lines if line.kind == kind)

    @property
    def counts(self) -> Counter[LineKind]:
        """How many lines there are of each kind."""
        return Counter(line.kind for line in self.lines)


def enquiry(library: Library, paper_id: str) -> Enquiry | None:
    """The lines of enquiry into one paper; None where it is not held."""
    with library.snapshot():
        paper = library.paper(paper_id)
        if paper is None:
            return None
        kin = Kin(library)
        matter = Matter(
            paper,
            library.paragraphs(paper_id),
            library.findings_of(paper_id),
            appendices_not_held(paper, library.papers()),
            kin,
        )
        lines = (
            *open_actions(matter),
            *not_come_back_to(matter),
            *figures_alone(matter),
            *amounts_without_figures(matter),
            *not_taken_up(matter),
            *left_behind(matter),
            *done_elsewhere(matter),
        )
        others = {p.authority for p in library.papers() if p.authority} - {paper.authority}
        later = len(kin.later_papers(paper))
        unread = not_read(paper, library.papers())
    count = len(matter.paragraphs)
    return Enquiry(paper, lines, matter.without, count, later, len(others), unread)
