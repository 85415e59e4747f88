"""The tables of the catalogue.

Every row that a derived index copies carries an integer ``key`` that is given once and never
again, so that an index which lags behind can name a row that is gone, but never a wrong one.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

SCHEMA_VERSION = 1


class Listed(TypeDecorator[tuple[Any, ...]]):
    """A short list as JSON text; most are empty, and reading those costs next to nothing."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str:
        """A tuple becomes JSON."""
        return json.dumps(value, ensure_ascii=False) if value else "[]"

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...]:
        """JSON becomes a tuple."""
        return tuple(json.loads(value)) if value and value != "[]" else ()


metadata = MetaData()

# One row per fact about the whole store: schema, generation, the model, sample or real.
meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

# A file that papers came from. ``origin`` is where it lay, ``reading`` marks how it was read.
sources = Table(
    "sources",
    metadata,
    Column("source", String, primary_key=True),
    Column("origin", String, nullable=False, index=True),
    Column("sha256", String, nullable=False, index=True),
    Column("suffix", String, nullable=False),
    Column("reading", String, nullable=False),
    Column("at", String, nullable=False),
)

papers = Table(
    "papers",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("paper_id", String, nullable=False, unique=True),
    Column("source", String, ForeignKey("sources.source"), nullable=False, index=True),
    Column("generation", Integer, nullable=False),
    Column("body", JSON, nullable=False),
)

sections = Table(
    "sections",
    metadata,
    Column("paper_key", Integer, ForeignKey("papers.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("level", Integer, nullable=False),
)

paragraphs = Table(
    "paragraphs",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("paper_key", Integer, ForeignKey("papers.key"), nullable=False),
    Column("paragraph_id", String, nullable=False, unique=True),
    Column("position", Integer, nullable=False),
    Column("label", String),
    Column("label_basis", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("sections", Listed, nullable=False),
    Column("lead_in", Text),
    Column("parent", String),
    Column("group_id", String, index=True),
    Column("occurrence", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("page", Integer),
    Column("printed_page", String),
    Column("boxes", Listed, nullable=False),
    Column("columns", Listed, nullable=False),
    Column("cells", Listed, nullable=False),
    Column("event_date", String),
    Column("trust", String, nullable=False),
    Index("paragraphs_of_paper", "paper_key", "position"),
)

findings = Table(
    "findings",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("paper_key", Integer, ForeignKey("papers.key"), nullable=False, index=True),
    Column("paragraph_key", Integer, ForeignKey("paragraphs.key"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("authority", String),
    Column("event_date", String),
    Column("found_by", String),
    Column("outcome", String),
    Column("area", String),
    Column("grade", String),
)

# What is searched: a paragraph, or one window of a long one (then ``text`` is that window).
# ``digest`` is of the text that was embedded, so that the same text is never embedded twice.
nodes = Table(
    "nodes",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("paper_key", Integer, ForeignKey("papers.key"), nullable=False, index=True),
    Column("paragraph_key", Integer, ForeignKey("paragraphs.key"), nullable=False, index=True),
    Column("part", Integer, nullable=False),
    Column("text", Text),
    Column("digest", String, nullable=False, index=True),
    Column("vector", LargeBinary, nullable=False),
)

# The vectors of sentences that questions across authorities compare, where the store keeps them.
# ``digest`` is of the sentence, so that the same one is never embedded twice.
sentences = Table(
    "sentences",
    metadata,
    Column("paper_key", Integer, ForeignKey("papers.key"), primary_key=True, autoincrement=False),
    Column("digest", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("vector", LargeBinary, nullable=False),
)

# What the text of a paragraph is analysed into, for questions to read. Its form and its version are
# those of whoever analyses.
analyses = Table(
    "analyses",
    metadata,
    Column(
        "paragraph_key",
        Integer,
        ForeignKey("paragraphs.key"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("paper_key", Integer, ForeignKey("papers.key"), nullable=False, index=True),
    Column("body", Text, nullable=False),
)

failures = Table(
    "failures",
    metadata,
    Column("source", String, primary_key=True),
    Column("origin", String, nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("sha256", String),
    Column("at", String, nullable=False),
)

# One row for each version of a paper that was ever held.
versions = Table(
    "versions",
    metadata,
    Column("paper_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("source", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("at", String, nullable=False),
)

# A paper that a file holds and that is not held from there: the same paper stands in another
# file (``copy``, then ``body`` is the paper as read here, to be held should the other go), or a
# later issue took its place (``earlier``). ``of_paper`` is the id of the paper that is held.
others = Table(
    "others",
    metadata,
    Column("paper_id", String, primary_key=True),
    Column("source", String, primary_key=True),
    Column("relation", String, nullable=False),
    Column("of_paper", String, nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("body", JSON),
)

# Which paper keys came or went in which generation: what a derived index has to catch up with.
changes = Table(
    "changes",
    metadata,
    Column("generation", Integer, primary_key=True),
    Column("paper_key", Integer, primary_key=True),
)
