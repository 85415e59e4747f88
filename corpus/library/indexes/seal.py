"""A seal on a derived index: what it holds, and its files as they were when last written.

Some indexes fail, hang or crash the process when a damaged folder is opened, so a folder is
opened only when its seal is whole; without one the index is made anew from the catalogue.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from corpus.files import write_whole

# Raised when an index is written in another form than before.
INDEX_FORMAT = 1

_DATABASE = ".sqlite3"
_CHUNK = 1 << 20
_DAMAGED = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite raises of damage: where it quotes a damaged name, its own message is no text."""
_WRITTEN_BY_OPENING = ("acquire_write",)
"""The table that Chroma writes into each time somebody opens its database."""


@dataclass(frozen=True, slots=True)
class Seal:
    """``owner`` names store and model, ``files`` gives (size, time of change, CRC) by name.

    ``tidy`` is whether nothing of deleted entries is left in the index; ``rows`` gives for each
    database the CRC of all rows that opening it does not change (none in a seal of before).
    """

    owner: str
    generation: int
    tidy: bool
    files: dict[str, tuple[int, int, int]]
    rows: dict[str, int] = field(default_factory=dict)


def read_seal(path: Path, owner: str) -> Seal | None:
    """The seal at ``path`` if it is whole and of this store, model and form of index."""
    try:
        said = json.loads(path.read_text())
        if said["format"] != INDEX_FORMAT or said["owner"] != owner:
            return None
        files = {name: (int(a), int(b), int(c)) for name, (a, b, c) in said["files"].items()}
        rows = {name: int(crc) for name, crc in said.get("rows", {}).items()}
        return Seal(owner, int(said["generation"]), bool(said["tidy"]), files, rows)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_seal(path: Path, folder: Path, owner: str, generation: int, *, tidy: bool = True) -> None:
    """Seal the folder as it is now."""
    files, rows = {}, {}
    for file in sorted(item for item in folder.rglob("*") if item.is_file()):
        state = file.stat()
        name = str(file.relative_to(folder))
        files[name] = (state.st_size, state.st_mtime_ns, _crc(file))
        if file.suffix == _DATABASE:
            rows[name] = _crc_of_rows(file)
    said = {
        "format": INDEX_FORMAT,
        "owner": owner,
        "generation": generation,
        "tidy": tidy,
        "files": files,
        "rows": rows,
    }
    write_whole(path, json.dumps(said).encode())


def is_intact(seal: Seal, folder: Path, *, thorough: bool = False) -> bool:
    """Whether the sealed files are as they were; files added since do no harm.

    A file whose size and time of change are the same is taken to be the same, unless
    ``thorough``; one that was copied has another time, and its content decides. A database may
    have changed and be whole: Chroma writes into its own each time somebody opens it. Its rows
    are compared where ``thorough``: a byte turned within a value leaves a database whole.
    """
    return all(
        _is_same(folder / name, *state, thorough) for name, state in seal.files.items()
    ) and (not thorough or all(_has_rows(folder / name, crc) for name, crc in seal.rows.items()))


def _is_same(file: Path, size: int, changed: int, crc: int, thorough: bool) -> bool:
    try:
        state = file.stat()
        if (state.st_size, state.st_mtime_ns) == (size, changed) and not thorough:
            return True
        if state.st_size == size and _crc(file) == crc:
            return True
    except OSError:
        return False
    return file.suffix == _DATABASE and _is_whole(file)


def _is_whole(database: Path) -> bool:
    connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except _DAMAGED:
        return False
    finally:
        connection.close()


def _has_rows(database: Path, crc: int) -> bool:
    try:
        return _crc_of_rows(database) == crc
    except _DAMAGED:
        return False


def _crc_of_rows(database: Path) -> int:
    """The CRC of what the tables of a database hold, in the order in which they hold it."""
    value = 0
    with closing(
        sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    ) as connection:
        connection.text_factory = bytes  # no value is read as text
        kept = connection.execute(
            "SELECT CAST(name AS TEXT) FROM sqlite_master WHERE type = 'table' "
            "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        ).fetchall()
        for (name,) in kept:
            if (table := name.decode()) in _WRITTEN_BY_OPENING:
                continue
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                value = zlib.crc32(repr(row).encode(), value)
    return value


def _crc(file: Path) -> int:
    value = 0
    with file.open("rb") as content:
        while chunk := content.read(_CHUNK):
            value = zlib.crc32(chunk, value)
    return value
