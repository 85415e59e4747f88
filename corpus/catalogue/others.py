"""Papers that a file holds and that are held from another: each inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select, update

from corpus.catalogue import tables
from corpus.catalogue.rows import paper_body, paper_from, read_body, read_from
from corpus.paper import Paper, ReadPaper

Relation = Literal["copy", "earlier"]
_TABLE = tables.others
_GIVEN = "a pack in which it stands too"
"""How it begins where an agenda item was read that only a pack gives."""


@dataclass(frozen=True, slots=True)
class Other:
    """A paper in ``source`` that is a copy or an earlier issue of the held paper ``of_paper``.

    ``name`` is how readers see it (``agenda-pack.pdf, item 4``); ``read`` the paper itself, for a
    copy only.
    """

    paper_id: str
    source: str
    relation: Relation
    of_paper: str
    name: str
    sha256: str
    read: ReadPaper | None = None


def other_of(read: ReadPaper, relation: Relation, of_paper: str) -> Other:
    """The record of a paper that another stands for."""
    paper = read.paper
    item = f", item {paper.agenda_item}" if paper.pack and paper.agenda_item else ""
    kept = read if relation == "copy" else None
    return Other(
        paper.paper_id, paper.source, relation, of_paper, paper.source + item, paper.sha256, kept
    )


def others(connection: Connection, **of: str) -> list[Other]:
    """The records whose columns have these values, in the order of their files."""
    query = select(_TABLE).order_by(_TABLE.c.source, _TABLE.c.paper_id)
    for column, value in of.items():
        query = query.where(_TABLE.c[column] == value)
    return [_other(row._mapping) for row in connection.execute(query)]


def keep_other(connection: Connection, other: Other) -> None:
    """Record one, in place of an earlier record of the same paper of the same file."""
    forget_other(connection, other.paper_id, other.source)
    connection.execute(
        insert(_TABLE).values(
            paper_id=other.paper_id,
            source=other.source,
            relation=other.relation,
            of_paper=other.of_paper,
            name=other.name,
            sha256=other.sha256,
            body=read_body(other.read) if other.read else None,
        )
    )


def forget_other(connection: Connection, paper_id: str, source: str) -> None:
    """Forget the record of one paper of a file."""
    same = (_TABLE.c.paper_id == paper_id) & (_TABLE.c.source == source)
    connection.execute(delete(_TABLE).where(same))


def drop_others(connection: Connection, **of: str) -> None:
    """Forget the records whose column has this value."""
    for column, value in of.items():
        connection.execute(delete(_TABLE).where(_TABLE.c[column] == value))


def point_others(connection: Connection, old: str, new: str) -> None:
    """Let the records of one held paper be of another."""
    connection.execute(update(_TABLE).where(_TABLE.c.of_paper == old).values(of_paper=new))


def tell_others(connection: Connection, paper_ids: Iterable[str]) -> list[int]:
    """Write into the held papers which files they stand in too; the keys of those changed."""
    papers, changed = tables.papers, []
    for paper_id in paper_ids:
        query = select(papers.c.key, papers.c.body).where(papers.c.paper_id == paper_id)
        row = connection.execute(query).first()
        if row is None:
            continue
        found = others(connection, of_paper=paper_id)
        paper = paper_from(row.body)
        copies = [one for one in found if one.relation == "copy"]
        told = replace(
            _with_item(paper, copies),
            also_in=tuple(one.name for one in copies),
            replaces=tuple(one.name for one in found if one.relation == "earlier"),
        )
        if told != paper:
            connection.execute(
                update(papers).where(papers.c.key == row.key).values(body=paper_body(told))
            )
            changed.append(row.key)
    return changed


def _with_item(paper: Paper, copies: Iterable[Other]) -> Paper:
    """The paper with the agenda item that only a pack gives it in which it stands too."""
    own = without_given(paper)  # the pack that gave one may be gone
    packs = (one.read.paper for one in copies if one.read)
    given = next((each for each in packs if each.pack and each.agenda_item), None)
    if own.agenda_item is not None or given is None:
        return own
    said = {**own.read_from, "agenda_item": f"{_GIVEN}: {given.source}"}
    return replace(own, agenda_item=given.agenda_item, read_from=said)


def without_given(paper: Paper) -> Paper:
    """The paper without an agenda item that only a pack gave it."""
    said = dict(paper.read_from)
    if not said.get("agenda_item", "").startswith(_GIVEN):
        return paper
    del said["agenda_item"]
    return replace(paper, agenda_item=None, read_from=said)


def _other(row: Any) -> Other:
    known = {name: value for name, value in row.items() if name != "body"}
    return Other(**known, read=read_from(row["body"]) if row["body"] else None)
