"""The authorities that a store knows beside those of the register: they come with its papers."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
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
    _keep(folder, _rows(file))


def learn_authorities(folder: Path, named: Mapping[str, str]) -> None:
    """Add bodies of which no more is known than the name that they print (``named``, by id)."""
    _keep(folder, [{"id": key, "name": name} for key, name in named.items()])


def _keep(folder: Path, added: list[dict[str, str]]) -> None:
    rows = {row.get("id") or row["name"]: row for row in _rows(folder / AUTHORITIES) + added}
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
