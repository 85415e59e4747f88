"""``manifest.csv`` beside the files: what a clerk says of each, which overrides what was read."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Mapping
from pathlib import Path

FILE_NAME = "manifest.csv"
COLUMNS = (
    "file",
    "authority",
    "committee",
    "title",
    "meeting_date",
    "kind",
    "agenda_item",
    "status",
    "sample",
)

Row = Mapping[str, str]


class ManifestError(Exception):
    """A manifest cannot be used; the message names the file and what to change."""


class Manifest:
    """The rows of a manifest, by the file's name or its path within the folder."""

    def __init__(self, rows: Mapping[str, Row] | None = None) -> None:
        self._rows = dict(rows or {})

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """The manifest of a folder; an empty one where there is none."""
        path = folder / FILE_NAME
        if not path.is_file():
            return cls()
        try:
            with path.open(newline="", encoding="utf-8-sig") as handle:
                reader = csv.DictReader(handle)
                if "file" not in (reader.fieldnames or ()):
                    raise ManifestError(f"{path}: the first line must name a column `file`")
                rows = {_key(row["file"]): _cleaned(row) for row in reader if row.get("file")}
        except UnicodeDecodeError as error:
            raise ManifestError(f"{path}: save it as UTF-8 text") from error
        return cls(rows)

    def row(self, source: str) -> Row | None:
        """What the manifest says of a file, named by its path or by its name alone."""
        return self._rows.get(_key(source)) or self._rows.get(_key(Path(source).name))


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/")).removeprefix("./")


def _cleaned(row: Mapping[str, str | None]) -> Row:
    return {
        key.strip().lower(): value.strip()
        for key, value in row.items()
        if key and isinstance(value, str) and value.strip()
    }
