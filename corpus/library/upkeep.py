"""Whether a store is whole, and how it is mended: what ``papers doctor`` tells and does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.catalogue import Catalogue, Server
from corpus.catalogue.indexing import index_rows, node_rows
from corpus.errors import StoreDamaged
from corpus.files import digest_of
from corpus.lexical import LexicalIndex
from corpus.library.indexes import Derived, Seal, node_id
from corpus.library.writer import Writer

_WORDS = "index of words"
_VECTORS = "index of vectors"
_REPAIR = "run `papers doctor --repair`"
# What is made from a catalogue and beside it, and never without one.
_REMAINS = (
    *("files", "lexical", "vectors", "lexical.seal", "vectors.seal", "findings.npz", "closed"),
    *("catalogue.sqlite-wal", "catalogue.sqlite-shm"),
)
_RESTORE = "restore a backup with `papers restore FILE`"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a store: where, what, and what to do about it."""

    where: str
    what: str
    todo: str


def make_store(folder: Path, catalogue: Path, server: Server | None = None) -> None:
    """Make an empty store, unless the folder shows that there was one. Raises StoreDamaged."""
    said = lost(folder)
    if said and not server:
        raise StoreDamaged(said)
    Catalogue.create(catalogue, server)


def lost(folder: Path) -> str | None:
    """What tells that the folder of no catalogue had one; None where nothing does."""
    remains = [name for name in _REMAINS if (folder / name).exists()]
    if not remains:
        return None
    return f"the catalogue of {folder} is gone, though its {remains[0]} is there: {_RESTORE}"


def check(catalogue: Catalogue, derived: Derived, writer: Writer) -> list[Problem]:
    """Look through the whole store, reading every byte of the indexes and file copies."""
    try:
        with catalogue.reading():
            faults = [Problem("catalogue", fault, _RESTORE) for fault in catalogue.faults()]
            faults += _check_files(catalogue, writer)
            if not catalogue.generation():
                return faults
            return faults + list(_check_indexes(catalogue, derived))
    except StoreDamaged as error:
        return [Problem("catalogue", str(error).split(": ")[0], _RESTORE)]


def spoilt(name: str) -> Problem:
    """What is told of a damaged file of themes, without which they are worked out anew."""
    return Problem("themes", f"{name} is damaged; they are told without it", _REPAIR)


def repair(catalogue: Catalogue, derived: Derived, writer: Writer) -> None:
    """Make the indexes anew where they are not as they should be, and drop stray copies.

    The catalogue itself is never touched: what is wrong there needs a backup.
    """
    if catalogue.generation():
        wrong = {problem.where for problem in _check_indexes(catalogue, derived)}
        derived.update_words(anew=_WORDS in wrong)
        derived.update_chroma(anew=_VECTORS in wrong)
    writer.drop_unused_files()


def _check_indexes(catalogue: Catalogue, derived: Derived) -> Iterator[Problem]:
    yield from _check_index(
        _WORDS,
        catalogue.generation(),
        derived.words_state(thorough=True),
        lambda: _differences(
            LexicalIndex(derived.words_folder).keys(),
            {row.key for row in index_rows(catalogue)},
        ),
    )
    yield from _check_index(
        _VECTORS,
        catalogue.generation(),
        derived.chroma_state(thorough=True),
        lambda: _differences(
            _chroma_ids(derived),
            {node_id(row.paragraph_id, row.part) for row in node_rows(catalogue)},
        ),
    )


def _check_index(
    where: str, generation: int, seal: Seal | None, differences: Callable[[], str]
) -> Iterator[Problem]:
    if seal is None:
        yield Problem(where, "missing, damaged or of another store or model", _REPAIR)
    elif seal.generation != generation:
        behind = generation - seal.generation
        yield Problem(where, f"{behind} changes behind the catalogue", _REPAIR)
    else:
        try:
            said = differences()
        except Exception as error:  # whatever the index's library raises
            said = f"cannot be opened: {str(error).splitlines()[0] if str(error) else error!r}"
        if said:
            yield Problem(where, said, _REPAIR)


def _differences(found: set[Any], expected: set[Any]) -> str:
    missing, strange = len(expected - found), len(found - expected)
    if not missing and not strange:
        return ""
    return f"{missing} entries missing, {strange} that the catalogue does not hold"


def _chroma_ids(derived: Derived) -> set[str]:
    index = derived.open_chroma()
    try:
        return set(index.ids())
    finally:
        index.close()


def _check_files(catalogue: Catalogue, writer: Writer) -> Iterator[Problem]:
    again = "ingest the file again"
    closed = writer.withheld_sources()
    for file in catalogue.sources():
        if file.source in closed:
            continue  # no copy is kept
        path = writer.path_of(file)
        if not path.is_file():
            yield Problem("files", f"the copy of {file.source} is missing", again)
        elif digest_of(path) != file.sha256:
            yield Problem("files", f"the copy of {file.source} is damaged", again)
