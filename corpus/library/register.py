"""The authorities that a store knows beside those of the register: they come with its papers."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from corpus.authorities import Register
from corpus.files import write_whole

AUTHORITIES = "authorities.csv"


def load_register(folder: Path) -> Register:
    """The register with the authorities that the store in ``folder`` adds to it."""
    return Register.load(folder / AUTHORITIES)


def authorities_stamp(folder: Path) -> int:
    """A number that changes with the store's own authorities: when their file was written."""
    file = folder / AUTHORITIES
    return file.stat().st_mtime_ns if file.is_file() else 0


def keep_authorities(folder: Path, file: Path) -> None:
    """Add the rows of a file of authorities to the store's; a row takes the place of its namesake.

    Raises RegisterError for a file that cannot be used.
    """
    if not file.is_file():
        return
    Register.load(file)
    rows = {row.get("id") or row["name"]: row for row in _rows(folder / AUTHORITIES) + _rows(file)}
    columns = list(dict.fromkeys(name for row in rows.values() for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows.values())
    content = text.getvalue().encode()
    if not (folder / AUTHORITIES).is_file() or (folder / AUTHORITIES).read_bytes() != content:
        write_whole(folder / AUTHORITIES, content)


def _rows(file: Path) -> list[dict[str, str]]:
    if not file.is_file():
        return []
    with file.open(newline="", encoding="utf-8-sig") as handle:
        return [{k: v or "" for k, v in row.items() if k} for row in csv.DictReader(handle)]
