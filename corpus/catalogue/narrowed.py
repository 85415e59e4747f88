"""Rows whose column has one of many values, asked for in statements that are made once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, Text, bindparam, func, select

# SQLite takes at most 32,766 values in one statement; shorter statements are also cheaper to plan.
_CHUNK = 500
_WANTED = "wanted"


def narrowed(
    connection: Connection,
    query: Select[Any],
    column: Any,
    values: Iterable[Any],
    *,
    is_server: bool,
) -> Iterator[Any]:
    """The rows of a query whose column has one of the values."""
    wanted = sorted(set(values))
    some = restricted(query, column, is_server=is_server)
    for start in range(0, len(wanted), _CHUNK):
        chunk: Any = wanted[start : start + _CHUNK]
        given = chunk if is_server else json.dumps(chunk, ensure_ascii=False)
        yield from connection.execute(some, {_WANTED: given}).all()


@lru_cache(maxsize=64)
def restricted(query: Select[Any], column: Any, *, is_server: bool) -> Select[Any]:
    """A query for rows whose column has one of the values handed over as one parameter.

    One statement however many they are: to write each value into it costs more than to find it.
    """
    if is_server:
        return query.where(column.in_(bindparam(_WANTED, expanding=True)))
    listed = func.json_each(bindparam(_WANTED, type_=Text)).table_valued("value")
    return query.where(column.in_(select(listed.c.value)))
