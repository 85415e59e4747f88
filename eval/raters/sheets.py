"""Blind scoring sheets: one CSV file for each rater, and the key that stays at home."""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import ceil
from pathlib import Path

from eval.raters.items import ALLOWED, FLAGS, Item
from eval.results import BadRun, write_json, write_text

KEY = "key.jsonl"
HANDED_OUT = "raters.json"
"""Which items each rater was given."""
COLUMNS = (
    *("item", "task", "question", "earlier", "answer", "other_answer", "statement", "source"),
    *("allowed", "label", *FLAGS, "note"),
)
DOUBLE = 0.3
"""The share of questions that two raters score, at least."""

_KEPT = (".csv", ".jsonl")
_SHOWN = COLUMNS[:8]
_NAME = re.compile(r"\w[\w .-]{0,39}")


def write_sheets(
    folder: Path, items: Sequence[Item], raters: Sequence[str], seed: int, double: float = DOUBLE
) -> dict[str, int]:
    """Write a sheet for each rater and the key; returns how many items each has.

    Raises BadRun where the folder has sheets or labels already: they are never written over.
    """
    if double < DOUBLE:
        raise BadRun(f"--double is {double:g}: at least {DOUBLE} must be scored by two raters")
    if folder.exists() and any(path.suffix in _KEPT for path in folder.iterdir()):
        raise BadRun(f"{folder} has sheets already: name a new folder")
    if len({rater.casefold() for rater in raters}) != len(raters) or not raters:
        raise BadRun("name each rater once")
    for rater in raters:
        if not _NAME.fullmatch(rater):
            raise BadRun(f"{rater!r} cannot name a sheet: use letters and digits, up to 40")
    folder.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(_key(item), ensure_ascii=False) + "\n" for item in items)
    write_text(folder / KEY, "".join(lines))
    shares = assign([item.key for item in items], raters, seed, double)
    counts, handed_out = {}, {}
    for rater in raters:
        # Newly shuffled for each rater, the items of one answer staying together
        order = random.Random(f"{seed} {rater}").sample(shares[rater], len(shares[rater]))
        rows = [item for key in order for item in _of_question(items, key, f"{seed} {rater}")]
        _write_sheet(folder / f"{rater}.csv", rows)
        counts[rater] = len(rows)
        handed_out[rater] = [item.item for item in rows]
    write_json(folder / HANDED_OUT, handed_out)
    return counts


def assign(
    keys: Sequence[str], raters: Sequence[str], seed: int, double: float = DOUBLE
) -> dict[str, list[str]]:
    """Who rates which question: each one rater, at least the share ``double`` of them two."""
    order = sorted(set(keys))
    random.Random(seed).shuffle(order)
    twice = ceil(double * len(order)) if len(raters) > 1 else 0
    shares: dict[str, list[str]] = {rater: [] for rater in raters}
    for number, key in enumerate(order):
        shares[raters[number % len(raters)]].append(key)
        if number < twice:
            shares[raters[(number + 1) % len(raters)]].append(key)
    return shares


def _of_question(items: Sequence[Item], key: str, seed: str) -> list[Item]:
    # Two runs' answers to one question stand one after the other, in an order drawn anew
    own = [item for item in items if item.key == key]
    runs = sorted({item.runs for item in own if len(item.runs) == 1})
    random.Random(f"{seed} {key}").shuffle(runs)
    place: dict[tuple[str, ...], int] = {run: number for number, run in enumerate(runs)}
    return sorted(own, key=lambda item: place.get(item.runs, len(place)))


def _write_sheet(path: Path, rows: Sequence[Item]) -> None:
    # With a mark at the start, since spreadsheets take CSV without one for another encoding
    with path.open("x", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for item in rows:
            shown = {name: _harmless(str(getattr(item, name))) for name in _SHOWN}
            writer.writerow(shown | {"allowed": " | ".join(ALLOWED[item.task])})


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a sheet, their texts as they were before they were made harmless."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            row | {name: _as_written(row[name]) for name in _SHOWN} for row in csv.DictReader(file)
        ]


def _as_written(text: str) -> str:
    return text[1:] if text[:1] == "'" and _harmless(text[1:]) == text else text


def _harmless(text: str) -> str:
    # A spreadsheet would run a cell that begins like a formula
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _key(item: Item) -> Mapping[str, object]:
    kept = asdict(item)
    return {name: kept[name] for name in ("item", "task", "key", "part", "runs")}
