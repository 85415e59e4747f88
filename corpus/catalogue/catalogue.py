"""The catalogue read: papers, paragraphs, findings, and the files they came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, func, null, select

from corpus.catalogue import tables
from corpus.catalogue.database import Database
from corpus.catalogue.rows import (
    FINDING_COLUMNS,
    OWN_PARAGRAPH_COLUMNS,
    PARAGRAPH_COLUMNS,
    finding_from,
    paper_from,
    paragraph_from,
)
from corpus.catalogue.writing import SourceFile
from corpus.paper import Finding, Paper, Paragraph, ReadFailure, ReadPaper, Section


@dataclass(frozen=True, slots=True)
class Held:
    """A paper and the key of its rows."""

    key: int
    paper: Paper


class Catalogue(Database):
    """The record of what is held."""

    def held(self, keys: Iterable[int] | None = None) -> dict[int, Held]:
        """The papers, or those of the keys given, by key, in the order of their keys."""
        query = select(tables.papers.c.key, tables.papers.c.body).order_by(tables.papers.c.key)
        return {
            row.key: Held(row.key, paper_from(row.body))
            for row in self.rows(query, tables.papers.c.key, keys)
        }

    def source(self, source: str) -> SourceFile | None:
        """The file recorded under a name."""
        found = self._sources(tables.sources.c.source == source)
        return found[0] if found else None

    def name_at(self, origin: str) -> str | None:
        """The name under which the file that lies at ``origin`` is kept or was refused."""
        with self.reading() as connection:
            for table in (tables.sources, tables.failures):
                name: str | None = connection.scalar(
                    select(table.c.source).where(table.c.origin == origin)
                )
                if name:
                    return name
        return None

    def origin_of(self, source: str) -> str | None:
        """Where the file lay that is kept, or was refused, under a name."""
        with self.reading() as connection:
            for table in (tables.sources, tables.failures):
                origin: str | None = connection.scalar(
                    select(table.c.origin).where(table.c.source == source)
                )
                if origin:
                    return origin
        return None

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

    def whole(self, held: Held) -> ReadPaper:
        """A paper with all that belongs to it."""
        return ReadPaper(
            held.paper,
            self.sections(held.key),
            tuple(self.paragraphs("paper_key", [held.key])),
            tuple(self.findings([held.key])),
        )

    def paragraphs(self, condition_on: str, values: Sequence[Any]) -> list[Paragraph]:
        """Paragraphs whose column is one of the values, in the order of papers and in them."""
        rows = self.rows(_PARAGRAPHS, tables.paragraphs.c[condition_on], values)
        return [paragraph_from(row[:-1]) for row in rows]

    def paragraphs_at(
        self, keys: Sequence[int], papers: Mapping[int, Held], *, analysed: bool
    ) -> dict[int, tuple[Paragraph, str | None]]:
        """Paragraphs by key, in no order, of the papers held; keys that are gone are left out.

        With each, in a store that is ``analysed``, what it is analysed into where that is kept.
        """
        query = _ANALYSED if analysed else _NOT_ANALYSED
        return {
            row[-2]: (paragraph_from(row[:-2], papers[row[1]].paper.paper_id), row[-1])
            for row in self.rows(query, tables.paragraphs.c.key, keys)
        }

    def paragraph_keys(self, ids: Sequence[str]) -> dict[str, int]:
        """The keys of paragraphs by id; ids that are not held are left out."""
        rows = self.rows(_KEYS, tables.paragraphs.c.paragraph_id, ids)
        return {row[1]: row[0] for row in rows}

    def findings(
        self, paper_keys: Iterable[int] | None = None, kinds: Sequence[str] = ()
    ) -> list[Finding]:
        """Findings of the papers and kinds given (all by default), in the order of papers."""
        query = _findings_of(tuple(kinds)) if kinds else _FINDINGS
        rows = self.rows(query, tables.findings.c.paper_key, paper_keys)
        return [finding_from(row) for row in rows]

    def findings_at(self, paragraph_ids: Sequence[str]) -> list[Finding]:
        """The findings drawn from these paragraphs, in no order between them."""
        rows = self.rows(_FINDINGS, tables.paragraphs.c.paragraph_id, paragraph_ids)
        return [finding_from(row) for row in rows]

    def failures(self) -> tuple[ReadFailure, ...]:
        """The files that could not be read."""
        with self.reading() as connection:
            return tuple(ReadFailure(**row._mapping) for row in connection.execute(_FAILURES))

    def paragraph_counts(self) -> dict[str, int]:
        """How many paragraphs each paper has, by the paper's id."""
        papers, paragraphs = tables.papers, tables.paragraphs
        query = (
            select(papers.c.paper_id, func.count(paragraphs.c.key))
            .join(paragraphs, paragraphs.c.paper_key == papers.c.key, isouter=True)
            .group_by(papers.c.paper_id)
            .order_by(papers.c.paper_id)
        )
        with self.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def labels(self, paragraph_ids: Sequence[str]) -> dict[str, str | None]:
        """The printed labels of paragraphs, without reading the rest of them."""
        rows = self.rows(_LABELS, tables.paragraphs.c.paragraph_id, paragraph_ids)
        return {row[0]: row[1] for row in rows}

    def counts(self) -> dict[str, int]:
        """How many rows each of the tables of content has."""
        with self.reading() as connection:
            return {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (tables.papers, tables.paragraphs, tables.findings, tables.nodes)
            }


_PARAGRAPHS = (
    select(*PARAGRAPH_COLUMNS, tables.paragraphs.c.key)
    .select_from(tables.paragraphs)
    .join(tables.papers, tables.papers.c.key == tables.paragraphs.c.paper_key)
    .order_by(tables.paragraphs.c.paper_key, tables.paragraphs.c.position, tables.paragraphs.c.key)
)
# Whoever looks by key has the papers at hand: to join and order the rows is half of their reading.
_PARAGRAPHS_ALONE = select(*OWN_PARAGRAPH_COLUMNS, tables.paragraphs.c.key)
_NOT_ANALYSED = _PARAGRAPHS_ALONE.add_columns(null())
_ANALYSED = _PARAGRAPHS_ALONE.add_columns(tables.analyses.c.body).outerjoin_from(
    tables.paragraphs,
    tables.analyses,
    tables.analyses.c.paragraph_key == tables.paragraphs.c.key,
)
_KEYS = select(tables.paragraphs.c.key, tables.paragraphs.c.paragraph_id)
_LABELS = select(tables.paragraphs.c.paragraph_id, tables.paragraphs.c.label)
_FAILURES = select(
    tables.failures.c.source,
    tables.failures.c.reason,
    tables.failures.c.sha256,
    tables.failures.c.at,
).order_by(tables.failures.c.source)
_FINDINGS = (
    select(*FINDING_COLUMNS)
    .select_from(tables.findings)
    .join(tables.paragraphs, tables.paragraphs.c.key == tables.findings.c.paragraph_key)
    .join(tables.papers, tables.papers.c.key == tables.findings.c.paper_key)
    .order_by(tables.findings.c.paper_key, tables.findings.c.key)
)


@lru_cache(maxsize=64)
def _findings_of(kinds: tuple[str, ...]) -> Select[Any]:
    """The statement for findings of these kinds, made once."""
    return _FINDINGS.where(tables.findings.c.kind.in_(kinds))
