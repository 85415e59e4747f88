"""What calls to a model took, one line a call, and how much of the day's budget is left.

The lines hold ids, digests and numbers, never a text. One file a day lies in the store, so that
the budget outlives the process and is shared by all that use the store.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.settings import ModelSettings

LOG = logging.getLogger("papers.model")
FOLDER = "model-log"
KEPT_DAYS = 90
_NAMED = ("model", "host", "endpoint")


class OverBudget(Exception):
    """The day's budget does not allow another call; the message is one line."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a day has taken so far; calls that never ended count with what was set aside."""

    calls: int = 0
    tokens: int = 0
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelSpent:
    """What the calls of one model that ended today took; ``endpoint`` as in ModelUse."""

    model: str
    host: str
    endpoint: str
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    cost: float = 0.0


class Ledger:
    """The log of one store. ``now`` gives the time (UTC)."""

    def __init__(
        self,
        folder: Path,
        settings: ModelSettings,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._folder = folder / FOLDER
        self._settings = settings
        self._now = now

    def spent(self) -> Spent:
        """What has been used today."""
        return _sum(self.rows())

    def rows(self) -> list[dict[str, Any]]:
        """Today's lines, oldest first; a torn line is left out."""
        try:
            text = self._file().read_text(encoding="utf-8")
        except OSError:
            return []
        return [row for line in text.splitlines() if (row := _row(line)) is not None]

    def by_model(self) -> tuple[ModelSpent, ...]:
        """What each model took today, by name, host and kind of endpoint."""
        found: dict[tuple[str, str, str], ModelSpent] = {}
        for row in self.rows():
            if row.get("event") == "ended":
                name, host, kind = (str(row.get(part, "")) for part in _NAMED)
                one = found.setdefault((name, host, kind), ModelSpent(name, host, kind))
                found[name, host, kind] = replace(
                    one,
                    calls=one.calls + 1,
                    tokens_in=one.tokens_in + int(row.get("tokens_in", 0)),
                    tokens_out=one.tokens_out + int(row.get("tokens_out", 0)),
                    seconds=one.seconds + float(row.get("seconds", 0.0)),
                    cost=one.cost + float(row.get("cost", 0.0)),
                )
        return tuple(found[key] for key in sorted(found))

    def begin(self, call: str, tokens_in: int, tokens_out: int) -> None:
        """Set aside what a call may take; raises OverBudget, also where nothing can be written."""
        aside = tokens_in + tokens_out
        cost = self._settings.cost(tokens_in, tokens_out)
        with self._writing() as file:
            spent, limits = _sum(self.rows()), self._settings
            if limits.daily_tokens and spent.tokens + aside > limits.daily_tokens:
                raise OverBudget(f"the day's {limits.daily_tokens:,} tokens are used up")
            if limits.daily_cost and spent.cost + cost > limits.daily_cost:
                raise OverBudget(f"the day's budget of {limits.daily_cost:g} is used up")
            self._write(file, {"event": "begun", "call": call, "tokens": aside, "cost": cost})

    def end(self, call: str, row: dict[str, Any]) -> None:
        """Write down what a call really took."""
        LOG.info("%s", json.dumps({"event": "ended", "call": call} | row, ensure_ascii=False))
        try:
            with self._writing() as file:
                self._write(file, {"event": "ended", "call": call} | row)
        except OverBudget:
            LOG.warning("the model's log in %s cannot be written", self._folder.name)

    def _file(self) -> Path:
        return self._folder / f"{self._now():%Y-%m-%d}.jsonl"

    @contextmanager
    def _writing(self) -> Iterator[int]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._forget()
            handle = os.open(
                self._file(), os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600
            )
        except OSError as error:
            raise OverBudget("the store cannot be written, so no budget can be kept") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield handle
        finally:
            os.close(handle)

    def _write(self, handle: int, row: dict[str, Any]) -> None:
        at = {"at": self._now().isoformat(timespec="seconds")}
        try:
            os.write(handle, (json.dumps(at | row, ensure_ascii=False) + "\n").encode())
        except OSError as error:
            raise OverBudget("the store cannot be written, so no budget can be kept") from error

    def _forget(self) -> None:
        """Delete the files of days long gone."""
        first = f"{self._now() - timedelta(days=KEPT_DAYS):%Y-%m-%d}.jsonl"
        for path in self._folder.glob("????-??-??.jsonl"):
            if path.name < first:
                path.unlink(missing_ok=True)


def _row(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) and "call" in row else None


def _sum(rows: list[dict[str, Any]]) -> Spent:
    calls = {row["call"]: row for row in rows}  # what ended stands for what was set aside
    return Spent(
        len(calls),
        sum(int(row.get("tokens", 0)) for row in calls.values()),
        sum(float(row.get("cost", 0.0)) for row in calls.values()),
    )
