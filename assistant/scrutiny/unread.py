"""What was kept from the reader of papers: exempt items, and parts of a paper that were not read."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.paper import Paper

NOT_READ = (
    "This item was marked exempt and was not read. It exists; what it says cannot be told here."
)
PART_NOT_READ = (
    "A part of this paper is exempt. That part was not read, so it may answer what is asked."
)
ASK_OF_UNREAD = (
    "Why was it heard in private, what can be said of it in public, and when can it be opened?"
)


def not_read(paper: Paper, papers: Sequence[Paper]) -> tuple[str, ...]:
    """One sentence for each thing that existed and was not read: the paper, or beside it."""
    said = []
    if _is_closed(paper):
        said.append(NOT_READ)
    elif (paper.status == "part_exempt" or paper.withheld) and not paper.cleared:
        said.append(PART_NOT_READ)
    for other in papers:
        if other.paper_id != paper.paper_id and _is_closed(other) and _same_meeting(paper, other):
            item = f", item {other.agenda_item}," if other.agenda_item else ","
            said.append(f"At the same meeting{item} “{other.title}” was exempt and was not read.")
    return tuple(said)


def _is_closed(paper: Paper) -> bool:
    return paper.status == "exempt" and not paper.cleared


def _same_meeting(paper: Paper, other: Paper) -> bool:
    if paper.pack is not None and paper.pack == other.pack:
        return True
    of_one = paper.authority is not None and paper.committee is not None and paper.best_date
    mine = (paper.authority, paper.committee, paper.best_date)
    return bool(of_one) and mine == (other.authority, other.committee, other.best_date)
