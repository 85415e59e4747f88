"""The vectors of sentences, kept with the paper in which they stand.

They go with its rows: of a paper that was removed or closed no vector of a sentence is left.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from corpus.catalogue import tables
from corpus.catalogue.database import Database
from corpus.catalogue.writing import KEEPS_SENTENCES, drop_meta, set_meta

_VECTORS = select(tables.sentences.c.digest, tables.sentences.c.vector)


def digest_of_sentence(text: str) -> int:
    """The number that a sentence is known by: 64 bits, as a database takes them."""
    digest = hashlib.sha256(text.encode(errors="surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def keeps_sentences(database: Database) -> bool:
    """Whether the store keeps vectors of sentences."""
    return database.meta(KEEPS_SENTENCES) is not None


def sentence_vectors(database: Database, digests: Iterable[int]) -> dict[int, bytes]:
    """The vectors held, as float32 bytes, of sentences with these digests."""
    rows = database.rows(_VECTORS, tables.sentences.c.digest, digests)
    return {row[0]: row[1] for row in rows}


def papers_without(database: Database) -> list[int]:
    """The keys of the papers of which no sentence has its vector yet, in order."""
    table = tables.sentences
    query = (
        select(tables.papers.c.key)
        .where(tables.papers.c.key.not_in(select(table.c.paper_key)))
        .order_by(tables.papers.c.key)
    )
    with database.reading() as connection:
        return list(connection.scalars(query))


def keep_from_now(connection: Connection) -> None:
    """Record that the store keeps vectors of sentences."""
    set_meta(connection, KEEPS_SENTENCES, "kept")


def insert_sentences(connection: Connection, paper_key: int, vectors: Mapping[int, bytes]) -> None:
    """Store the vectors of a paper's sentences by their digests."""
    rows = [
        {"paper_key": paper_key, "digest": digest, "vector": vector}
        for digest, vector in vectors.items()
    ]
    if rows:
        connection.execute(insert(tables.sentences), rows)


def forget_sentences(connection: Connection, *, for_good: bool) -> None:
    """Delete all vectors of sentences; ``for_good``: and keep none from now on."""
    connection.execute(delete(tables.sentences))
    if for_good:
        drop_meta(connection, KEEPS_SENTENCES)
