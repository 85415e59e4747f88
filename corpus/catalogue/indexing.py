"""What the derived indexes take from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from corpus.catalogue import tables
from corpus.catalogue.database import Database


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What the lexical index takes in of one paragraph."""

    key: int
    paper_key: int
    text: str
    lead_in: str
    sections: tuple[str, ...]
    label: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A search node with its vector as float32 bytes and the text that it stands for."""

    key: int
    paper_key: int
    paragraph_id: str
    part: int
    label: str | None
    text: str
    vector: bytes


def changed_papers(database: Database, since: int) -> set[int]:
    """The keys of the papers that came or went after a generation."""
    table = tables.changes
    query = select(table.c.paper_key).where(table.c.generation > since).distinct()
    with database.reading() as connection:
        return set(connection.scalars(query))


def held_before(database: Database, papers: Iterable[int], generation: int) -> bool:
    """Whether any of these papers (keys) was held in a generation, by now it may be gone."""
    table = tables.changes
    query = select(table.c.paper_key).where(table.c.generation <= generation)
    return any(True for _ in list(database.rows(query, table.c.paper_key, papers)))


def count_nodes(database: Database, paper_keys: Iterable[int] | None = None) -> int:
    """How many search nodes there are, or there are of the papers given."""
    table = tables.nodes
    return sum(
        row[0]
        for row in database.rows(select(func.count(table.c.key)), table.c.paper_key, paper_keys)
    )


def vectors(
    database: Database, paper_keys: Iterable[int] | None = None
) -> Iterator[tuple[int, int, bytes]]:
    """(paper key, paragraph key, vector) of all nodes or of those papers, in order of keys."""
    table = tables.nodes
    query = select(table.c.paper_key, table.c.paragraph_key, table.c.vector).order_by(table.c.key)
    for row in database.rows(query, table.c.paper_key, paper_keys):
        yield tuple(row)


def vectors_of_digests(database: Database, digests: Sequence[str]) -> dict[str, bytes]:
    """The vectors held of texts with these digests."""
    table = tables.nodes
    rows = database.rows(select(table.c.digest, table.c.vector), table.c.digest, digests)
    return {row.digest: row.vector for row in rows}


def index_rows(database: Database, paper_keys: Iterable[int] | None = None) -> Iterator[IndexRow]:
    """What the lexical index takes in, of all papers or of those given."""
    table = tables.paragraphs
    query = select(
        table.c.key,
        table.c.paper_key,
        table.c.text,
        table.c.lead_in,
        table.c.sections,
        table.c.label,
        table.c["columns"],
    )
    for row in database.rows(query, table.c.paper_key, paper_keys):
        key, paper_key, text, lead_in, sections, label, columns = row
        yield IndexRow(key, paper_key, text, lead_in or "", sections, label or "", columns)


def node_rows(database: Database, paper_keys: Iterable[int] | None = None) -> Iterator[NodeRow]:
    """The search nodes of all papers or of those given."""
    nodes, paragraphs = tables.nodes, tables.paragraphs
    query = select(
        nodes.c.key,
        nodes.c.paper_key,
        paragraphs.c.paragraph_id,
        nodes.c.part,
        paragraphs.c.label,
        func.coalesce(nodes.c.text, paragraphs.c.text),
        nodes.c.vector,
    ).join(paragraphs, paragraphs.c.key == nodes.c.paragraph_key)
    for row in database.rows(query, nodes.c.paper_key, paper_keys):
        yield NodeRow(*row)
