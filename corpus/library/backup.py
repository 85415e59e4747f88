"""A whole store in one file, and back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tarfile
import tempfile
from pathlib import Path

from corpus.errors import StoreDamaged, StoreError
from corpus.library.register import AUTHORITIES

# The indexes stay out: they are made from the catalogue.
_FILES = "files"
_BESIDE = "beside"
# What is written beside a store by those who read it, and is made from nothing else.
_KEPT = ("readers.sqlite", "answer-log", "model-log", "users.json")


def write_backup(
    folder: Path, catalogue: str, target: Path, closed: str, beside: Path | None = None
) -> None:
    """Write the catalogue as it is in this moment, and the files it names, into a tar file.

    The store in the folder ``closed`` goes with it where there is one, and all that is in the
    folder ``beside``, which restoring puts into the store's folder. May run while the store is
    read. ``target`` is as before or whole, and for its owner alone.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as making:
        whole = Path(making) / "backup.tar"
        with tarfile.open(whole, "w") as archive:
            _add(archive, folder, catalogue, Path(making), "")
            if (folder / closed / catalogue).is_file():
                _add(archive, folder / closed, catalogue, Path(making), f"{closed}/")
            if beside is not None:
                archive.add(beside, _BESIDE)
        whole.chmod(0o600)
        with whole.open("rb") as written:
            os.fsync(written.fileno())
        whole.replace(target)


def _add(archive: tarfile.TarFile, folder: Path, catalogue: str, making: Path, at: str) -> None:
    copy = making / catalogue
    names = _copy_catalogue(folder / catalogue, copy)
    archive.add(copy, f"{at}{catalogue}")
    copy.unlink()
    if (folder / AUTHORITIES).is_file():
        archive.add(folder / AUTHORITIES, f"{at}{AUTHORITIES}")
    for name in names:
        if (folder / _FILES / name).is_file():
            archive.add(folder / _FILES / name, f"{at}{_FILES}/{name}")


def read_backup(backup: Path, folder: Path, catalogue: str, closed: str) -> tuple[str, ...] | None:
    """Make a store in ``folder`` from a backup, with the closed one in it, whole or not at all.

    What was beside the store is put there too, but never in place of what is there: gives the
    names of what was; None where the backup holds nothing of the kind. Raises StoreError where
    the folder holds a store already or the file is no backup.
    """
    if (folder / catalogue).exists():
        raise StoreError(
            f"{folder} holds papers already: restore into an empty folder, or move it away first"
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".restore-") as making:
        unpacked = Path(making)
        _unpack(backup, unpacked, catalogue)
        _check_whole(unpacked / catalogue)
        _clear(folder / closed)
        left = _put_beside(unpacked / _BESIDE, folder, closed)
        if (unpacked / closed / catalogue).is_file():
            _check_whole(unpacked / closed / catalogue)
            _put(unpacked / closed, folder / closed, catalogue)
            (folder / closed).chmod(0o700)
        # Last: from here on it is a store.
        _put(unpacked, folder, catalogue)
    return left


def _put_beside(unpacked: Path, folder: Path, closed: str) -> tuple[str, ...] | None:
    if not unpacked.is_dir():
        return None
    left = []
    for below in ("", closed):
        if not (unpacked / below).is_dir():
            continue
        (folder / below).mkdir(parents=True, exist_ok=True, mode=0o700 if below else 0o777)
        for one in sorted((unpacked / below).glob("*")):
            if one.name == closed:
                continue
            target = folder / below / one.name
            if target.exists():
                left.append(str(target.relative_to(folder)))
            else:
                one.replace(target)
                if target.is_dir():
                    target.chmod(0o700)  # unpacking does not keep the rights of folders
    return tuple(left)


def _clear(closed: Path) -> None:
    """Take away what is left of a closed store, but not what its readers kept in it."""
    for one in closed.glob("*"):
        if one.is_dir() and one.name not in _KEPT:
            shutil.rmtree(one)
        elif one.name not in _KEPT:
            one.unlink()
    if closed.is_dir() and not any(closed.iterdir()):
        closed.rmdir()


def _put(unpacked: Path, folder: Path, catalogue: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    # What lies there beside no catalogue is of no use to anybody.
    for name in (_FILES, "lexical", "vectors"):
        shutil.rmtree(folder / name, ignore_errors=True)
    if (unpacked / _FILES).is_dir():
        (unpacked / _FILES).replace(folder / _FILES)
    if (unpacked / AUTHORITIES).is_file():
        (unpacked / AUTHORITIES).replace(folder / AUTHORITIES)
    (unpacked / catalogue).replace(folder / catalogue)


def _copy_catalogue(catalogue: Path, copy: Path) -> list[str]:
    source, target = sqlite3.connect(catalogue), sqlite3.connect(copy)
    try:
        source.backup(target)
        # One file, without a journal beside it.
        target.execute("PRAGMA journal_mode=DELETE")
        rows = target.execute("SELECT DISTINCT sha256 || suffix FROM sources").fetchall()
    except sqlite3.DatabaseError as error:
        raise StoreDamaged(f"the catalogue {catalogue} cannot be copied: {error}") from error
    finally:
        source.close()
        target.close()
    return [row[0] for row in rows]


def _unpack(backup: Path, folder: Path, catalogue: str) -> None:
    try:
        with tarfile.open(backup) as archive:
            archive.extractall(folder, filter="data")
    except (OSError, tarfile.TarError) as error:
        raise StoreError(f"{backup} cannot be read as a backup: {error}") from error
    if not (folder / catalogue).is_file():
        raise StoreError(f"{backup} is no backup of papers: it holds no catalogue")


def _check_whole(catalogue: Path) -> None:
    connection = sqlite3.connect(catalogue)
    try:
        said = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        said = str(error)
    finally:
        connection.close()
    if said != "ok":
        raise StoreDamaged(f"the catalogue in the backup is damaged ({said}); use another backup")
