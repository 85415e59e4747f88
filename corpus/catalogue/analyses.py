"""What the text of each paragraph is analysed into, kept with its row so that no question has to.

What it holds, and of which version it is, is for whoever analyses to say. It goes with the rows of
its paper: of a paper that was removed or closed no word of it is left.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from corpus.catalogue import tables
from corpus.catalogue.database import Database
from corpus.catalogue.writing import get_meta, set_meta

# The fact about a store that says by which version its paragraphs were analysed: one of an earlier
# program has neither it nor a table.
_VERSION = "analysis"


def analysed_by(database: Database) -> str | None:
    """The version by which the paragraphs of a store were analysed; None where they were not."""
    return database.meta(_VERSION)


def papers_not_analysed(database: Database, version: str) -> list[int]:
    """The keys of the papers whose paragraphs were not analysed by a version yet, in order."""
    query = (
        select(tables.papers.c.key)
        .where(tables.papers.c.key.in_(select(tables.paragraphs.c.paper_key)))
        .order_by(tables.papers.c.key)
    )
    if analysed_by(database) == version:
        query = query.where(tables.papers.c.key.not_in(select(tables.analyses.c.paper_key)))
    with database.reading() as connection:
        return list(connection.scalars(query))


def analyse_anew(connection: Connection, version: str) -> None:
    """From now on keep what this version makes; what another made goes."""
    if get_meta(connection, _VERSION) != version:
        connection.execute(delete(tables.analyses))
        set_meta(connection, _VERSION, version)


def insert_analyses(connection: Connection, bodies: Mapping[int, Mapping[int, str]]) -> None:
    """Store analyses by the keys of papers and of paragraphs."""
    rows = [
        {"paragraph_key": key, "paper_key": paper, "body": body}
        for paper, own in bodies.items()
        for key, body in own.items()
    ]
    if rows:
        connection.execute(insert(tables.analyses), rows)
