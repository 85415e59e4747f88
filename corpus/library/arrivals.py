"""What is to become of the papers of a file, seen beside those that are held from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.catalogue import Catalogue, Held
from corpus.catalogue.others import Other, Relation, other_of, others
from corpus.library.likeness import Likeness, likeness, may_be_one
from corpus.paper import ReadPaper


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a file's papers, by their ids.

    ``held`` are held from this file, ``copies`` pairs of the paper here and the one that is held
    from another file, ``reissued`` pairs of the earlier issue's name and the paper in its place,
    ``moved`` are held from another file now, as they stand there too.
    """

    held: tuple[str, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    reissued: tuple[tuple[str, str], ...] = ()
    moved: tuple[str, ...] = ()


@dataclass(slots=True)
class Arrivals:
    """The papers to hold, the records to keep of others, and whose place is taken by which.

    ``gone`` are the keys of held papers whose place is taken, ``moved`` gives for the id of a
    paper that is no longer held the id of the one in its place.
    """

    source: str
    hold: list[ReadPaper] = field(default_factory=list)
    note: list[Other] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)

    def stored(self) -> Stored:
        """The same in ids, for the report."""
        return Stored(
            held=tuple(r.paper.paper_id for r in self.hold if r.paper.source == self.source),
            copies=tuple((o.name, o.of_paper) for o in self.note if o.relation == "copy"),
            reissued=tuple((o.name, o.of_paper) for o in self.note if o.relation == "earlier"),
            moved=tuple(r.paper.paper_id for r in self.hold if r.paper.source != self.source),
        )


def arrivals(
    catalogue: Catalogue, all_held: Sequence[Held], named: Sequence[ReadPaper], source: str
) -> Arrivals:
    """Set the papers of a file (none where it goes) beside those held from other files.

    ``all_held`` are the papers of all files in the order in which they came.
    """
    plan = Arrivals(source)
    elsewhere = [one for one in all_held if one.paper.source != source]
    with catalogue.reading() as connection:
        before = others(connection, source=source)
        stay = [
            other
            for one in all_held
            if one.paper.source == source
            for other in others(connection, of_paper=one.paper.paper_id)
            if other.source != source
        ]
    for read in named:
        _arrive(catalogue, read, before, elsewhere, plan)
    for other in stay:
        _stay(other, plan)
    return plan


def _arrive(
    catalogue: Catalogue,
    read: ReadPaper,
    before: Sequence[Other],
    elsewhere: Sequence[Held],
    plan: Arrivals,
) -> None:
    later = _taken_before(read, before, elsewhere)
    if later is not None:
        plan.note.append(other_of(read, "earlier", later))
        return
    for one in elsewhere if read.paragraphs else ():
        if one.key not in plan.gone and may_be_one(read.paper, one.paper):
            whole = catalogue.whole(one)
            found = likeness(read, whole)
            if found:
                _settle(plan, read, one, whole, found)
                if found == "newer":
                    _outdate(catalogue, one.paper.paper_id, read.paper.paper_id, plan)
                return
    plan.hold.append(read)


def _settle(plan: Arrivals, read: ReadPaper, one: Held, whole: ReadPaper, found: Likeness) -> None:
    """Of two papers that are one, which is held from now on."""
    old = one.paper
    if found == "older":
        plan.note.append(other_of(read, "earlier", old.paper_id))
    elif found == "same" and not (old.pack and not read.paper.pack):
        plan.note.append(other_of(read, "copy", old.paper_id))
    else:
        # A file of its own is easier to open and to name than a part of a pack.
        version = old.version + (found == "newer")
        plan.hold.append(replace(read, paper=replace(read.paper, version=version)))
        plan.gone.append(one.key)
        plan.moved[old.paper_id] = read.paper.paper_id
        relation: Relation = "earlier" if found == "newer" else "copy"
        plan.note.append(other_of(whole, relation, read.paper.paper_id))


def _outdate(catalogue: Catalogue, old: str, new: str, plan: Arrivals) -> None:
    """Let the copies of a paper whose place a later issue takes be earlier issues of that."""
    with catalogue.reading() as connection:
        found = others(connection, of_paper=old, relation="copy")
    plan.note += [
        replace(other, relation="earlier", of_paper=new, read=None)
        for other in found
        if other.source != plan.source
    ]


def _stay(other: Other, plan: Arrivals) -> None:
    """A paper of another file that was a copy or an earlier issue of one of this file."""
    for read in plan.hold:
        same_id = read.paper.paper_id == other.of_paper
        if other.read is None and same_id:
            return
        found = likeness(other.read, read) if other.read else None
        if other.read and found:
            relation: Relation = "copy" if found == "same" else "earlier"
            plan.note.append(other_of(other.read, relation, read.paper.paper_id))
            return
    if other.read:  # it is held from that other file from now on
        plan.hold.append(other.read)
        plan.moved[other.of_paper] = other.paper_id


def _taken_before(
    read: ReadPaper, before: Sequence[Other], elsewhere: Sequence[Held]
) -> str | None:
    """The held paper that took this one's place when the same bytes were read before."""
    ids = {one.paper.paper_id for one in elsewhere}
    for other in before:
        same = (other.paper_id, other.sha256) == (read.paper.paper_id, read.paper.sha256)
        if other.relation == "earlier" and same and other.of_paper in ids:
            return other.of_paper
    return None
