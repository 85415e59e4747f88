"""Rounds of rating in a folder of runs: made, filled answer by answer, and taken up any time.

A round is a folder of sheets as ``papers eval raters out`` writes it, so that a rater may fill
the sheet in a spreadsheet or in the browser; both add to the same file of raw labels.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus.settings import CorpusSettings
from eval.gold import Gold, load_gold
from eval.holdings import Holdings, read_holdings
from eval.intervals import SEED
from eval.judge.verdicts import read_verdicts
from eval.raters.items import ALLOWED, make_items
from eval.raters.labels import Label, add_labels, check, read_key, read_labels, read_sheet
from eval.raters.people import agreement, store_agreement
from eval.raters.sheets import KEY, read_rows, write_sheets
from eval.results import MANIFEST, PREDICTIONS, BadRun, read_config, read_predictions, write_json

ROUNDS = "ratings"
"""The folder among the runs that holds the rounds."""
RUNS = "runs.json"
"""Where in a round it stands which folder each of its runs lies in."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One answer to rate, or two side by side, with the rows of a rater's sheet about it."""

    number: int
    rows: tuple[Row, ...]

    @property
    def shown(self) -> Row:
        """The question, what was asked before it, and the answer or both."""
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one rater is: answers rated wholly, of how many."""

    rater: str
    done: int
    total: int


class Rounds:
    """The rounds of rating among the runs of a folder."""

    def __init__(self, results: Path) -> None:
        self.results = results

    def runs(self) -> tuple[Path, ...]:
        """Runs with answers, the newest first, and last those that lie in another run's folder."""
        found = [
            path.parent
            for pattern in (f"*/{MANIFEST}", f"*/*/{MANIFEST}")
            for path in self.results.glob(pattern)
            if (path.parent / PREDICTIONS).exists()
        ]
        newest = sorted(found, key=lambda run: (run / MANIFEST).stat().st_mtime, reverse=True)
        return tuple(sorted(newest, key=lambda run: run.parent != self.results))

    def named(self, run: str) -> Path:
        """The run of that name, as ``called`` gives it; raises BadRun where there is none."""
        found = {self.called(path): path for path in self.runs()}
        if run not in found:
            raise BadRun(f"there is no run {run!r} in {self.results}")
        return found[run]

    def called(self, run: Path) -> str:
        """A run's place among the results: ``eval`` or ``eval/quick-start``."""
        return run.relative_to(self.results).as_posix()

    def names(self) -> tuple[str, ...]:
        """The rounds, the newest first."""
        found = (self.results / ROUNDS).glob(f"*/{KEY}")
        return tuple(sorted((path.parent.name for path in found), reverse=True))

    def folder(self, name: str) -> Path:
        """The folder of a round; raises BadRun where there is none of that name."""
        if name not in self.names():
            raise BadRun(f"there is no round of rating {name!r}")
        return self.results / ROUNDS / name

    def make(self, runs: Sequence[str], raters: Sequence[str], now: datetime | None = None) -> str:
        """Hand out blind sheets over one run, or two side by side; returns the round's name.

        The name tells nothing of the runs. Raises BadRun or BadGold.
        """
        folders = {path.name: path for path in map(self.named, runs)}
        if not 0 < len(folders) == len(runs) <= 2:
            raise BadRun("choose one run, or two in folders of different names")
        gold = gold_of(folders[min(folders)])
        items = make_items(folders, gold, tuple(ALLOWED), SEED, _holdings_of(folders[min(folders)]))
        name = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H-%M-%S")
        folder = self.results / ROUNDS / name
        write_sheets(folder, items, raters, SEED)
        write_json(folder / RUNS, {run: self.called(path) for run, path in folders.items()})
        return name

    def progress(self, name: str) -> tuple[Progress, ...]:
        """How far each rater of a round is."""
        folder = self.folder(name)
        given = _given(read_labels(folder))
        return tuple(
            Progress(rater, sum(_is_done(s, given.get(rater, {})) for s in sheets), len(sheets))
            for rater in sorted(path.stem for path in folder.glob("*.csv"))
            for sheets in [self.sheets(name, rater)]
        )

    def sheets(self, name: str, rater: str) -> tuple[Sheet, ...]:
        """A rater's answers in the order of their sheet; raises BadRun for one not of the round."""
        path = self.folder(name) / f"{rater}.csv"
        if path.stem not in {sheet.stem for sheet in path.parent.glob("*.csv")}:
            raise BadRun(f"{rater!r} has no sheet in this round")
        parts = groupby(read_rows(path), key=_about)
        return tuple(Sheet(number, tuple(rows)) for number, (_, rows) in enumerate(parts, start=1))

    def paragraphs(self, name: str) -> dict[str, str]:
        """The paragraphs that a round's items on sources are about, by item."""
        key = read_key(self.folder(name))
        return {item: str(one["part"]) for item, one in key.items() if one["task"] == "citation"}

    def labels(self, name: str, rater: str) -> dict[str, Label]:
        """What a rater last said, by item."""
        return _given(read_labels(self.folder(name))).get(rater, {})

    def next_open(self, name: str, rater: str, after: int = 0) -> int | None:
        """The next answer that is not wholly rated, from the start again; None where all are."""
        given = self.labels(name, rater)
        sheets = self.sheets(name, rater)
        left = [sheet.number for sheet in sheets if not _is_done(sheet, given)]
        return next((number for number in left if number > after), left[0] if left else None)

    def save(self, name: str, rater: str, rows: Sequence[Mapping[str, str]]) -> int:
        """Add what a rater says of some items, where it is not what they said before.

        Returns how many labels were added. Raises BadSheet, and then nothing is added.
        """
        folder = self.folder(name)
        before, key = self.labels(name, rater), read_key(folder)
        said = [label for row in rows if (label := check(row, rater, key))]
        return add_labels(
            folder, [new for new in said if _says(new) != _says(before.get(new.item))]
        )

    def take(self, name: str, rater: str, content: bytes) -> int:
        """Add the labels of a sheet that was filled elsewhere; returns how many there are.

        Raises BadSheet, and then nothing is added.
        """
        folder = self.folder(name)
        self.sheets(name, rater)
        with TemporaryDirectory() as place:
            path = Path(place) / f"{rater}.csv"
            path.write_bytes(content)
            return add_labels(folder, read_sheet(path, rater, folder))

    def agreement(self, name: str) -> dict[str, dict[str, Any]]:
        """For each run of a round: how far raters agree, and each metric with them.

        Written into the run, for its report and for ``compare``. Raises BadRun or BadGold.
        """
        labels = read_labels(self.folder(name))
        found = {}
        for run, folder in self._rated(name).items():
            holdings = _holdings_of(folder)
            predictions = read_predictions(folder)
            verdicts = read_verdicts(folder)
            found[run] = agreement(labels, run, gold_of(folder), predictions, holdings, verdicts)
            store_agreement(folder, found[run])
        return found

    def torn(self, name: str) -> tuple[str, ...]:
        """What was cut short while it was written, a line each; raises BadRun."""
        told: list[str] = []
        read_labels(self.folder(name), told.append)
        return tuple(told)

    def _rated(self, name: str) -> dict[str, Path]:
        folder = self.folder(name)
        if (folder / RUNS).exists():
            places = json.loads((folder / RUNS).read_text(encoding="utf-8"))
            return {run: self.named(place) for run, place in places.items()}
        wanted = {run for about in read_key(folder).values() for run in about["runs"]}
        return {path.name: path for path in self.runs() if path.name in wanted}


def gold_of(run: Path) -> Gold:
    """The gold that a run was asked; raises BadGold."""
    config = read_config(run)
    gold = load_gold([Path(path) for path in config.get("gold") or ()])
    return gold.only(config.get("split"))


def _holdings_of(run: Path) -> Holdings:
    store = Path(read_config(run)["store"])
    return read_holdings(store, CorpusSettings.from_environment())


def _about(row: Row) -> tuple[str, ...]:
    return (row["question"], row["earlier"], row["answer"], row["other_answer"])


def _is_done(sheet: Sheet, given: Mapping[str, Label]) -> bool:
    return all(row["item"] in given for row in sheet.rows)


def _given(labels: Sequence[Label]) -> dict[str, dict[str, Label]]:
    found: dict[str, dict[str, Label]] = {}
    for label in labels:
        found.setdefault(label.rater, {})[label.item] = label
    return found


def _says(label: Label | None) -> tuple[object, ...]:
    return (label.label, label.flags, label.note) if label else ()
