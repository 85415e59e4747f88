"""Raters' labels: checked, added to a file of raw labels, never written over."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eval.raters.items import ALLOWED, FLAGS
from eval.raters.sheets import HANDED_OUT, KEY
from eval.results import BadRun

LOG = logging.getLogger("papers.ratings")
LABELS = "labels.jsonl"
_TORN = b"#torn"
"""What closes a line that was never finished: it stays as it is, and is known for what it is."""
_DELIMITERS = (",", ";", "\t")
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
    key = _given_to(rater, folder)
    found: dict[str, Label] = {}
    wrong = []
    for number, row in enumerate(_rows(path), start=2):
        try:
            label = check(row, rater, key)
            if label and found.get(label.item, label).label != label.label:
                raise BadSheet(f"item {label.item!r} has another label in a row above")
        except BadSheet as error:
            wrong.append(f"{path.name}: row {number}: {error}")
            continue
        if label:
            found[label.item] = label
    if wrong:
        raise BadSheet("\n".join(wrong))
    return tuple(found.values())


def _given_to(rater: str, folder: Path) -> dict[str, dict[str, Any]]:
    """What each item is that a rater was given: a name mistyped would be one rater more."""
    key = read_key(folder)
    try:
        handed_out = json.loads((folder / HANDED_OUT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return key  # sheets of before that was kept
    if rater not in handed_out:
        raise BadSheet(f"{rater!r} was handed no sheet: it is one of {', '.join(handed_out)}")
    return {item: key[item] for item in handed_out[rater] if item in key}


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadSheet(f"{path} is not in UTF-8: save it as 'CSV UTF-8'") from error
    except OSError as error:
        raise BadSheet(f"{path} cannot be read: {error.strerror}") from error
    # Where a comma marks decimals, spreadsheets put a semicolon or a tab between the columns
    for delimiter in _DELIMITERS:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            if {"item", "label"} <= {*(reader.fieldnames or ())}:
                return list(reader)
        except csv.Error as error:
            raise BadSheet(f"{path} cannot be read as CSV: {error}") from error
    raise BadSheet(f"{path} has no columns 'item' and 'label': is it a sheet that was handed out?")


def read_key(folder: Path) -> dict[str, dict[str, Any]]:
    """What each item is; raises BadRun where the folder has no sheets."""
    try:
        lines = (folder / KEY).read_text(encoding="utf-8").split("\n")
        return {row["item"]: row for row in map(json.loads, filter(None, lines))}
    except OSError as error:
        raise BadRun(f"{folder} has no sheets: make them with 'papers eval raters out'") from error
    except (ValueError, TypeError, KeyError) as error:
        raise BadRun(f"{folder / KEY} is broken: hand out the sheets anew, elsewhere") from error


def check(
    row: Mapping[str, str | None], rater: str, key: Mapping[str, Mapping[str, Any]]
) -> Label | None:
    """One row of a sheet, or of a form: its label, None where none is given. Raises BadSheet."""
    item = (row.get("item") or "").strip()
    if item not in key:
        raise BadSheet(f"no item {item!r} was handed out to {rater}")
    # A spreadsheet puts an apostrophe before -1 to keep it text
    label = (row.get("label") or "").strip().lstrip("'").casefold().removeprefix("+")
    flags = tuple(flag for flag in FLAGS if _is_set(row.get(flag), flag))
    if not label and flags:
        raise BadSheet(f"{', '.join(flags)} is set, but no label is given: give one too")
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
        flags=flags,
        note=(row.get("note") or "").strip(),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _is_set(value: str | None, flag: str) -> bool:
    text = (value or "").strip().casefold()
    if text not in _YES + _NO:
        raise BadSheet(f"{flag} is {text!r}: write yes or leave it empty")
    return text in _YES


def flags_said(
    labels: Iterable[Label],
) -> dict[tuple[str, tuple[str, ...]], dict[str, frozenset[str]]]:
    """For each answer rated (its key and run), the flags that each of its raters set.

    A flag is of the whole answer, in whichever row about it a rater set it.
    """
    found: dict[tuple[str, tuple[str, ...]], dict[str, frozenset[str]]] = {}
    for label in labels:
        if len(label.runs) == 1:
            by_rater = found.setdefault((label.key, label.runs), {})
            by_rater[label.rater] = by_rater.get(label.rater, frozenset()) | {*label.flags}
    return found


def add_labels(folder: Path, labels: Iterable[Label]) -> int:
    """Add to the raw labels; one given before stays beside the new one. Returns how many."""
    lines = [json.dumps(asdict(label), ensure_ascii=False).encode() + b"\n" for label in labels]
    with (folder / LABELS).open("ab+") as file:
        # Two raters may save at once
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        file.write(_closing(file.read()) + b"".join(lines))
    return len(lines)


def _closing(held: bytes) -> bytes:
    """What ends the last line where writing it was cut short; nothing where it was not."""
    last = held.rpartition(b"\n")[2]
    if not last:
        return b""
    return b"\n" if _label(last) else _TORN + b"\n"


def read_labels(folder: Path, told: Callable[[str], object] = LOG.warning) -> tuple[Label, ...]:
    """The last label of each rater for each item, in the order of items.

    A line that was cut short while it was written is left out, and ``told`` which. Raises BadRun
    where a line is broken in another way.
    """
    path = folder / LABELS
    lines = path.read_bytes().split(b"\n") if path.exists() else []
    last: dict[tuple[str, str], Label] = {}
    for number, line in enumerate(lines, start=1):
        label = _label(line)
        if label:
            last[label.item, label.rater] = label
        elif line.endswith(_TORN) or (line and number == len(lines)):
            told(f"{path}: line {number} was cut short while it was written, and is left out")
        elif line:
            raise BadRun(f"{path}: line {number} is no label: mend that line, or take it out")
    return tuple(last[name] for name in sorted(last))


def _label(line: bytes) -> Label | None:
    try:
        row = json.loads(line)
        label = Label(**row | {"runs": tuple(row["runs"]), "flags": tuple(row["flags"])})
    except (ValueError, TypeError, KeyError):
        return None
    return label if isinstance(label.item, str) and isinstance(label.rater, str) else None
