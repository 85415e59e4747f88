"""Whether what was read of a file again is what is held of it, so that nothing has to change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.catalogue import Catalogue, Held
from corpus.catalogue.others import others, without_given
from corpus.paper import ReadPaper


def is_as_held(
    catalogue: Catalogue, all_held: Sequence[Held], named: Sequence[ReadPaper], source: str
) -> bool:
    """Whether the papers of a file are just those that are held of it, or noted beside others.

    Of an earlier issue nothing is kept that could be held against it: it is taken for the same.
    """
    mine = [one for one in all_held if one.paper.source == source]
    with catalogue.reading() as connection:
        beside = others(connection, source=source)
    if {one.paper.paper_id for one in mine} | {one.paper_id for one in beside} != {
        read.paper.paper_id for read in named
    }:
        return False
    kept = {one.paper_id: one.read for one in beside}
    kept |= {one.paper.paper_id: catalogue.whole(one) for one in mine}
    return all(
        before is None or _bare(before) == _bare(read)
        for read in named
        for before in (kept[read.paper.paper_id],)
    )


def _bare(read: ReadPaper) -> ReadPaper:
    """A paper without what a store knows of it beside other files."""
    paper = without_given(read.paper)
    plain = replace(paper, version=1, also_in=(), replaces=(), sha256="")
    return replace(read, paper=plain)
