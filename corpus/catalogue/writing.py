"""What changes the catalogue: each function works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from corpus.catalogue import tables
from corpus.catalogue.rows import finding_row, paper_body, paragraph_row
from corpus.paper import ReadFailure, ReadPaper

KEEPS_SENTENCES = "sentences"
"""The fact about a store that says that it keeps the vectors of its papers' sentences: one that is
made does, one of an earlier program is told to."""


@dataclass(frozen=True, slots=True)
class NewNode:
    """A node to be stored: which of the paper's paragraphs (by place), which window, its vector.

    ``text`` is the window's text, or None where the window is the whole paragraph; ``vector``
    the float32 bytes of the embedding of the text whose sha256 is ``digest``.
    """

    paragraph: int
    part: int
    text: str | None
    digest: str
    vector: bytes


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that papers come from: name, where it lay, digest, suffix, and how it was read."""

    source: str
    origin: str
    sha256: str
    suffix: str
    reading: str
    at: str


def set_meta(connection: Connection, name: str, value: str) -> None:
    """Set one fact about the store."""
    changed = connection.execute(
        update(tables.meta).where(tables.meta.c.name == name).values(value=value)
    )
    if not changed.rowcount:
        connection.execute(insert(tables.meta).values(name=name, value=value))


def drop_meta(connection: Connection, name: str) -> None:
    """Forget one fact about the store."""
    connection.execute(delete(tables.meta).where(tables.meta.c.name == name))


def get_meta(connection: Connection, name: str) -> str | None:
    """One fact about the store, or None."""
    value: str | None = connection.scalar(
        select(tables.meta.c.value).where(tables.meta.c.name == name)
    )
    return value


def set_model(connection: Connection, name: str, digest: str, dimension: int) -> None:
    """Record which model made the vectors."""
    set_meta(connection, "model_name", name)
    set_meta(connection, "model_digest", digest)
    set_meta(connection, "model_dimension", str(dimension))


def next_generation(connection: Connection) -> int:
    """Begin a new generation and return it."""
    generation = int(get_meta(connection, "generation") or 0) + 1
    set_meta(connection, "generation", str(generation))
    return generation


def take_keys(connection: Connection, count: int) -> int:
    """Reserve ``count`` keys that no row ever had, and return the first."""
    first = int(get_meta(connection, "next_key") or 1)
    set_meta(connection, "next_key", str(first + count))
    return first


def note_changes(connection: Connection, generation: int, paper_keys: Iterable[int]) -> None:
    """Record which papers came or went in this generation."""
    _insert_all(
        connection,
        tables.changes,
        [{"generation": generation, "paper_key": key} for key in sorted(set(paper_keys))],
    )


def insert_source(connection: Connection, file: SourceFile) -> None:
    """Record a file, in place of an earlier record of the same name."""
    row = {
        "origin": file.origin,
        "sha256": file.sha256,
        "suffix": file.suffix,
        "reading": file.reading,
        "at": file.at,
    }
    changed = connection.execute(
        update(tables.sources).where(tables.sources.c.source == file.source).values(**row)
    )
    if not changed.rowcount:
        connection.execute(insert(tables.sources).values(source=file.source, **row))


def set_reading(connection: Connection, sources: Iterable[str], reading: str) -> None:
    """Record how files were read, or that they are to be read again."""
    for source in sources:
        same = tables.sources.c.source == source
        connection.execute(update(tables.sources).where(same).values(reading=reading))


def insert_paper(
    connection: Connection, read: ReadPaper, nodes: Sequence[NewNode], generation: int, at: str
) -> int:
    """Store a paper with all that belongs to it and return its key.

    Findings must point at paragraphs of the paper.
    """
    first = take_keys(connection, 1 + len(read.paragraphs) + len(read.findings))
    paper = read.paper
    connection.execute(
        insert(tables.papers).values(
            key=first,
            paper_id=paper.paper_id,
            source=paper.source,
            generation=generation,
            body=paper_body(paper),
        )
    )
    sections = [
        {"paper_key": first, "position": place, "title": section.title, "level": section.level}
        for place, section in enumerate(read.sections)
    ]
    keys = [first + 1 + place for place in range(len(read.paragraphs))]
    key_of = {
        paragraph.paragraph_id: key for paragraph, key in zip(read.paragraphs, keys, strict=True)
    }
    after = first + 1 + len(keys)
    _insert_all(connection, tables.sections, sections)
    _insert_all(
        connection,
        tables.paragraphs,
        [paragraph_row(*pair, first) for pair in zip(read.paragraphs, keys, strict=True)],
    )
    _insert_all(
        connection,
        tables.findings,
        [
            finding_row(finding, after + place, first, key_of[finding.paragraph_id])
            for place, finding in enumerate(read.findings)
        ],
    )
    insert_nodes(connection, first, keys, nodes)
    note_version(connection, read, at)
    return first


def insert_nodes(
    connection: Connection, paper_key: int, paragraph_keys: Sequence[int], nodes: Sequence[NewNode]
) -> None:
    """Store the nodes of a paper whose paragraphs have these keys, in order."""
    first = take_keys(connection, len(nodes))
    rows = [
        {
            "key": first + place,
            "paper_key": paper_key,
            "paragraph_key": paragraph_keys[node.paragraph],
            "part": node.part,
            "text": node.text,
            "digest": node.digest,
            "vector": node.vector,
        }
        for place, node in enumerate(nodes)
    ]
    _insert_all(connection, tables.nodes, rows)


def delete_all_nodes(connection: Connection) -> None:
    """Delete every node, to be made again by another model."""
    connection.execute(delete(tables.nodes))


def keys_of_source(connection: Connection, source: str) -> list[int]:
    """The keys of the papers that came from a file."""
    query = select(tables.papers.c.key).where(tables.papers.c.source == source)
    return list(connection.scalars(query))


def is_taken(connection: Connection, paper_id: str, source: str) -> bool:
    """Whether a paper of another file has this id."""
    return any(
        connection.scalar(
            select(table.c.source).where(table.c.paper_id == paper_id, table.c.source != source)
        )
        for table in (tables.papers, tables.others)
    )


def note_version(connection: Connection, read: ReadPaper, at: str) -> None:
    """Record that this version of a paper was held."""
    paper, versions = read.paper, tables.versions
    same = (versions.c.paper_id == paper.paper_id) & (versions.c.version == paper.version)
    connection.execute(delete(versions).where(same))
    connection.execute(
        insert(versions).values(
            paper_id=paper.paper_id,
            version=paper.version,
            source=paper.source,
            sha256=paper.sha256,
            at=at,
        )
    )


def last_version(connection: Connection, paper_id: str) -> tuple[int, str] | None:
    """The number and digest of the last version of a paper that was held."""
    versions = tables.versions
    row = connection.execute(
        select(versions.c.version, versions.c.sha256)
        .where(versions.c.paper_id == paper_id)
        .order_by(versions.c.version.desc())
        .limit(1)
    ).first()
    return (row.version, row.sha256) if row else None


def delete_paper(connection: Connection, paper_key: int) -> None:
    """Delete a paper with all that belongs to it."""
    for table in (
        tables.nodes,
        tables.sentences,
        tables.analyses,
        tables.findings,
        tables.paragraphs,
        tables.sections,
    ):
        connection.execute(delete(table).where(table.c.paper_key == paper_key))
    connection.execute(delete(tables.papers).where(tables.papers.c.key == paper_key))


def delete_source_if_unused(connection: Connection, source: str) -> bool:
    """Forget a file that no paper comes from any more, and none stands in; whether it was."""
    counts = [
        connection.scalar(select(func.count()).select_from(table).where(table.c.source == source))
        for table in (tables.papers, tables.others)
    ]
    if any(counts):
        return False
    connection.execute(delete(tables.sources).where(tables.sources.c.source == source))
    return True


def set_failure(connection: Connection, failure: ReadFailure, origin: str) -> None:
    """Record that a file could not be read, in place of an earlier record of the same name."""
    clear_failure(connection, failure.source)
    row = {"reason": failure.reason, "sha256": failure.sha256, "at": failure.at}
    connection.execute(insert(tables.failures).values(source=failure.source, origin=origin, **row))


def clear_failure(connection: Connection, source: str) -> None:
    """Forget that a file could not be read."""
    connection.execute(delete(tables.failures).where(tables.failures.c.source == source))


def _insert_all(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
