"""The catalogue opened: transactions, and all that is read from it."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, func, select

from corpus.catalogue import tables
from corpus.catalogue.connection import connect
from corpus.catalogue.rows import finding_from, paper_from, paragraph_from
from corpus.catalogue.writing import SourceFile, get_meta, set_meta
from corpus.errors import StoreDamaged, StoreError
from corpus.paper import Finding, Paper, Paragraph, ReadFailure, Section

# SQLite takes at most 32,766 values in one statement; shorter statements are also cheaper to plan.
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Held:
    """A paper and the key of its rows."""

    key: int
    paper: Paper


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


class Catalogue:
    """The record of what is held, in one SQLite file.

    Reads outside ``reading()`` see the newest state; inside, one state throughout.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = connect(path)
        self._local = threading.local()

    @classmethod
    def create(cls, path: Path) -> Catalogue:
        """Open the catalogue at ``path``, made if it is not there."""
        catalogue = cls(path)
        with catalogue.writing() as connection:
            tables.metadata.create_all(connection)
            if get_meta(connection, "schema") is None:
                set_meta(connection, "schema", str(tables.SCHEMA_VERSION))
                set_meta(connection, "store", uuid.uuid4().hex)
                set_meta(connection, "generation", "0")
        catalogue._check_schema()
        return catalogue

    @classmethod
    def open(cls, path: Path) -> Catalogue:
        """Open the catalogue that is at ``path``. Raises StoreDamaged."""
        catalogue = cls(path)
        catalogue._check_schema()
        return catalogue

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Hold one state of the catalogue; nested uses share it."""
        held = getattr(self._local, "connection", None)
        if held is not None:
            yield held
            return
        with self._engine.connect() as connection, connection.begin():
            self._local.connection = connection
            try:
                yield connection
            finally:
                self._local.connection = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that changes the catalogue: all of it happens, or nothing."""
        with self._engine.connect() as plain:
            connection = plain.execution_options(writing=True)
            with connection.begin():
                outer = getattr(self._local, "connection", None)
                self._local.connection = connection
                try:
                    yield connection
                finally:
                    self._local.connection = outer

    def meta(self, name: str) -> str | None:
        """One fact about the store: ``schema``, ``store``, ``generation``, ``sample``, model..."""
        with self.reading() as connection:
            return get_meta(connection, name)

    def generation(self) -> int:
        """The number of changes since the store was made."""
        return int(self.meta("generation") or 0)

    def held(self, keys: Iterable[int] | None = None) -> dict[int, Held]:
        """The papers, or those of the keys given, by key, in the order of their keys."""
        query = select(tables.papers.c.key, tables.papers.c.body).order_by(tables.papers.c.key)
        return {
            row.key: Held(row.key, paper_from(row.body))
            for row in self._rows(query, tables.papers.c.key, keys)
        }

    def source(self, source: str) -> SourceFile | None:
        """The file recorded under a name."""
        found = self._sources(tables.sources.c.source == source)
        return found[0] if found else None

    def source_at(self, origin: str) -> SourceFile | None:
        """The file recorded as lying at ``origin``."""
        found = self._sources(tables.sources.c.origin == origin)
        return found[0] if found else None

    def sources(self) -> tuple[SourceFile, ...]:
        """All files that papers come from."""
        return self._sources(True)

    def sources_of(self, sha256: str) -> tuple[SourceFile, ...]:
        """The files recorded with these bytes."""
        return self._sources(tables.sources.c.sha256 == sha256)

    def _sources(self, condition: Any) -> tuple[SourceFile, ...]:
        query = select(tables.sources).where(condition).order_by(tables.sources.c.source)
        with self.reading() as connection:
            return tuple(SourceFile(**row._mapping) for row in connection.execute(query))

    def sections(self, paper_key: int) -> tuple[Section, ...]:
        """The headings of a paper, in order."""
        table = tables.sections
        query = select(table).where(table.c.paper_key == paper_key).order_by(table.c.position)
        with self.reading() as connection:
            return tuple(
                Section(row.position, row.title, row.level) for row in connection.execute(query)
            )

    def paragraphs(self, condition_on: str, values: Sequence[Any]) -> list[Paragraph]:
        """Paragraphs whose column is one of the values, in the order of papers and in them."""
        table = tables.paragraphs
        query = (
            select(table, tables.papers.c.paper_id)
            .join(tables.papers, tables.papers.c.key == table.c.paper_key)
            .order_by(table.c.paper_key, table.c.position, table.c.key)
        )
        return [
            paragraph_from(row, row.paper_id)
            for row in self._rows(query, table.c[condition_on], values)
        ]

    def paragraph_ids(self, keys: Sequence[int]) -> dict[int, str]:
        """The ids of paragraphs by key; keys that are gone are left out."""
        table = tables.paragraphs
        rows = self._rows(select(table.c.key, table.c.paragraph_id), table.c.key, keys)
        return {row.key: row.paragraph_id for row in rows}

    def paragraph_keys(self, ids: Sequence[str]) -> dict[str, int]:
        """The keys of paragraphs by id; ids that are not held are left out."""
        table = tables.paragraphs
        query = select(table.c.key, table.c.paragraph_id)
        return {row.paragraph_id: row.key for row in self._rows(query, table.c.paragraph_id, ids)}

    def findings(
        self, paper_keys: Iterable[int] | None = None, kinds: Sequence[str] = ()
    ) -> list[Finding]:
        """Findings of the papers and kinds given (all by default), in the order of papers."""
        table = tables.findings
        query = (
            select(table, tables.paragraphs.c.paragraph_id, tables.papers.c.paper_id)
            .join(tables.paragraphs, tables.paragraphs.c.key == table.c.paragraph_key)
            .join(tables.papers, tables.papers.c.key == table.c.paper_key)
            .order_by(table.c.paper_key, table.c.key)
        )
        if kinds:
            query = query.where(table.c.kind.in_(list(kinds)))
        return [
            finding_from(row, row.paper_id)
            for row in self._rows(query, table.c.paper_key, paper_keys)
        ]

    def failures(self) -> tuple[ReadFailure, ...]:
        """The files that could not be read."""
        query = select(tables.failures).order_by(tables.failures.c.source)
        with self.reading() as connection:
            return tuple(ReadFailure(**row._mapping) for row in connection.execute(query))

    def counts(self) -> dict[str, int]:
        """How many rows each of the tables of content has."""
        with self.reading() as connection:
            return {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (tables.papers, tables.paragraphs, tables.findings, tables.nodes)
            }

    def changed_papers(self, since: int) -> set[int]:
        """The keys of the papers that came or went after a generation."""
        table = tables.changes
        query = select(table.c.paper_key).where(table.c.generation > since).distinct()
        with self.reading() as connection:
            return set(connection.scalars(query))

    def count_nodes(self, paper_keys: Iterable[int] | None = None) -> int:
        """How many search nodes there are, or there are of the papers given."""
        table = tables.nodes
        return sum(
            row[0]
            for row in self._rows(select(func.count(table.c.key)), table.c.paper_key, paper_keys)
        )

    def vectors(self, keys: Iterable[int] | None = None) -> Iterator[tuple[int, int, bytes]]:
        """(paper key, paragraph key, vector) of all nodes or of those papers, papers together."""
        table = tables.nodes
        query = select(table.c.paper_key, table.c.paragraph_key, table.c.vector).order_by(
            table.c.paper_key, table.c.key
        )
        for row in self._rows(query, table.c.paper_key, keys):
            yield row[0], row[1], row[2]

    def vectors_of_digests(self, digests: Sequence[str]) -> dict[str, bytes]:
        """The vectors held of texts with these digests."""
        table = tables.nodes
        rows = self._rows(select(table.c.digest, table.c.vector), table.c.digest, digests)
        return {row.digest: row.vector for row in rows}

    def index_rows(self, paper_keys: Iterable[int] | None = None) -> Iterator[IndexRow]:
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
        for row in self._rows(query, table.c.paper_key, paper_keys):
            key, paper_key, text, lead_in, sections, label, columns = row
            yield IndexRow(
                key, paper_key, text, lead_in or "", tuple(sections), label or "", tuple(columns)
            )

    def node_rows(self, paper_keys: Iterable[int] | None = None) -> Iterator[NodeRow]:
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
        for row in self._rows(query, nodes.c.paper_key, paper_keys):
            yield NodeRow(*row)

    def faults(self) -> list[str]:
        """What SQLite finds wrong with the file, in its own words; empty when whole."""
        with self.reading() as connection:
            said = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            strays = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found = [] if said == ["ok"] else said
        return found + [
            f"a row of {row[0]} points at a row of {row[2]} that is gone" for row in strays
        ]

    def _rows(self, query: Select[Any], column: Any, values: Iterable[Any] | None) -> Iterator[Any]:
        """Rows of a query, restricted to a column's values in statements of bearable length."""
        with self.reading() as connection:
            if values is None:
                yield from connection.execute(query.execution_options(yield_per=2000))
                return
            wanted = sorted(set(values))
            for start in range(0, len(wanted), _CHUNK):
                chunk = wanted[start : start + _CHUNK]
                yield from connection.execute(query.where(column.in_(chunk)))

    def _check_schema(self) -> None:
        schema = self.meta("schema")
        if schema is None:
            raise StoreDamaged(f"the catalogue {self.path} holds no record of its schema")
        if int(schema) != tables.SCHEMA_VERSION:
            raise StoreError(
                f"the store {self.path.parent} was made by another version of this program "
                f"(schema {schema}, this one reads {tables.SCHEMA_VERSION})"
            )
