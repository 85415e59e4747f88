"""The seal of an index: an opened database is whole, and one byte of a value is noticed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from corpus.library.indexes.seal import is_intact, read_seal, write_seal


def test_one_byte_of_a_value_is_noticed_and_an_opening_is_not(tmp_path: Path) -> None:
    folder, path = tmp_path / "vectors", tmp_path / "vectors.seal"
    folder.mkdir()
    database = folder / "chroma.sqlite3"
    with closing(sqlite3.connect(database)) as held, held:
        held.execute("CREATE TABLE acquire_write (id INTEGER PRIMARY KEY, lock_status INTEGER)")
        held.execute("CREATE TABLE embeddings (id INTEGER PRIMARY KEY, vector BLOB)")
        held.execute("INSERT INTO embeddings VALUES (1, ?)", (b"a vector",))
    write_seal(path, folder, "store", 1)
    with closing(sqlite3.connect(database)) as held, held:
        held.execute("INSERT INTO acquire_write (lock_status) VALUES (1)")
    seal = read_seal(path, "store")
    assert seal is not None
    assert is_intact(seal, folder, thorough=True)
    whole = database.read_bytes()
    for there, turned in ((b"a vector", b"a vectos"), (b"TABLE embed", b"TABL\xba embed")):
        database.write_bytes(whole.replace(there, turned))
        assert not is_intact(seal, folder, thorough=True)
