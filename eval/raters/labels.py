"""Raters' labels: checked, added to a file of raw labels, never written over."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eval.raters.items import ALLOWED, FLAGS
from eval.raters.sheets import KEY
from eval.results import BadRun

LABELS = "labels.jsonl"
_YES = ("y", "yes", "x", "1", "true")
_NO = ("", "n", "no", "0", "false")


@dataclass(frozen=True, slots=True)
class Label:
    """What one rater said of one item, and what the item was."""

    item: str
    task: str
    key: str
    part: str
    runs: tuple[str, ...]
    rater: str
    label: str
    flags: tuple[str, ...]
    note: str
    at: str


class BadSheet(Exception):
    """A sheet that cannot be taken; each line of the message names a line of the sheet."""


def read_sheet(path: Path, rater: str, folder: Path) -> tuple[Label, ...]:
    """The labels of a filled sheet; rows without one are left for later. Raises BadSheet."""
    key = read_key(folder)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadSheet(f"{path} cannot be read as CSV: {error}") from error
    found, wrong = [], []
    for number, row in enumerate(rows, start=2):
        try:
            label = check(row, rater, key)
        except BadSheet as error:
            wrong.append(f"{path.name}: row {number}: {error}")
            continue
        if label:
            found.append(label)
    if wrong:
        raise BadSheet("\n".join(wrong))
    return tuple(found)


def read_key(folder: Path) -> dict[str, dict[str, Any]]:
    """What each item is; raises BadRun where the folder has no sheets."""
    try:
        lines = (folder / KEY).read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise BadRun(f"{folder} has no sheets: make them with 'papers eval raters out'") from error
    return {row["item"]: row for row in map(json.loads, filter(None, lines))}


def check(
    row: Mapping[str, str | None], rater: str, key: Mapping[str, Mapping[str, Any]]
) -> Label | None:
    """One row of a sheet, or of a form: its label, None where none is given. Raises BadSheet."""
    item = (row.get("item") or "").strip()
    if item not in key:
        raise BadSheet(f"no item {item!r} was handed out")
    # A spreadsheet puts an apostrophe before -1 to keep it text
    label = (row.get("label") or "").strip().lstrip("'").casefold().removeprefix("+")
    if not label:
        return None
    about = key[item]
    if label not in ALLOWED[about["task"]]:
        raise BadSheet(f"{label!r} is not one of {', '.join(ALLOWED[about['task']])}")
    return Label(
        item=item,
        task=about["task"],
        key=about["key"],
        part=about["part"],
        runs=tuple(about["runs"]),
        rater=rater,
        label=label,
        flags=tuple(flag for flag in FLAGS if _is_set(row.get(flag), flag)),
        note=(row.get("note") or "").strip(),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _is_set(value: str | None, flag: str) -> bool:
    text = (value or "").strip().casefold()
    if text not in _YES + _NO:
        raise BadSheet(f"{flag} is {text!r}: write yes or leave it empty")
    return text in _YES


def add_labels(folder: Path, labels: Iterable[Label]) -> int:
    """Add to the raw labels; one given before stays beside the new one. Returns how many."""
    lines = [json.dumps(asdict(label), ensure_ascii=False) + "\n" for label in labels]
    with (folder / LABELS).open("a", encoding="utf-8") as file:
        file.writelines(lines)
    return len(lines)


def read_labels(folder: Path) -> tuple[Label, ...]:
    """The last label of each rater for each item, in the order of items."""
    path = folder / LABELS
    rows: Sequence[str] = path.read_text(encoding="utf-8").split("\n") if path.exists() else ()
    last: dict[tuple[str, str], Label] = {}
    for row in map(json.loads, filter(None, rows)):
        label = Label(**row | {"runs": tuple(row["runs"]), "flags": tuple(row["flags"])})
        last[label.item, label.rater] = label
    return tuple(last[name] for name in sorted(last))
