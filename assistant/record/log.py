"""The answer log of a store: one line an answer, one file a day, each line tied to the last.

A line is written in one call and brought to the disk before the next step, so that a process that
dies loses no line that it has written. Every line names the digest of the one before it, and the
ends of the chain are noted beside it (see ``ends``): a line that was changed or taken out, the
last ones too, is noticed by ``faults``. The words of questions lie in a file of their own beside
the lines (see ``wordings``).
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.record.ends import NAME, Ends, note_ends, noted_ends
from assistant.record.wordings import Wordings, apart

FOLDER = "answer-log"
_FILES = "????-??-??.jsonl"
_TAIL = 1 << 20
FIRST = "first"
"""What the first line that is kept names as the one before it, where there was none."""


class LogUnwritable(Exception):
    """An answer cannot be written down; the message is one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as kept: its file, its number there, and its values (None where it is torn)."""

    file: str
    number: int
    raw: str
    values: dict[str, Any] | None


class AnswerLog:
    """Written by any number of processes at once; ``now`` gives the time (UTC)."""

    def __init__(
        self, folder: Path, days: int, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.folder = folder / FOLDER
        self._days = days
        self._now = now
        self._wordings = Wordings(self.folder)

    def add(self, entry: dict[str, Any]) -> None:
        """Write one line; does nothing where no log is kept. Raises LogUnwritable."""
        if not self._days:
            return
        try:
            with self._locked():
                now = self._now()
                self._forget(now)
                bare, words = apart(entry)
                self._append(now, bare)
                if words:
                    self._wordings.keep(f"{now:%Y-%m-%d}", words)
        except OSError as error:
            said = error.strerror or str(error)
            raise LogUnwritable(f"the answer log in {self.folder} cannot be written: {said}") from (
                error
            )

    def forget(self) -> None:
        """Delete what has been kept long enough; raises LogUnwritable."""
        if not self.folder.is_dir():
            return
        try:
            with self._locked():
                self._forget(self._now())
        except OSError as error:
            raise LogUnwritable(f"{self.folder} cannot be written: {error.strerror}") from error

    def copy_to(self, folder: Path) -> None:
        """Copy the log into another store's folder, no line between its ends missing."""
        if not self.folder.is_dir():
            return
        target = folder / FOLDER
        target.mkdir(parents=True, mode=0o700)
        with self._locked():
            for path in (*sorted(self.folder.glob(_FILES)), self.folder / NAME):
                if path.is_file():
                    shutil.copy2(path, target / path.name)
            self._wordings.copy_to(target)

    def lines(self) -> Iterator[Line]:
        """All lines, oldest first."""
        for path in sorted(self.folder.glob(_FILES)):
            text = path.read_bytes().decode("utf-8", "replace")
            for number, raw in enumerate(text.split("\n"), start=1):
                if raw:
                    yield Line(path.name, number, raw, _values(raw))

    def entries(self, since: str = "", until: str = "9999") -> Iterator[dict[str, Any]]:
        """The entries of some days (partial ISO dates, both included), oldest first."""
        held = self._wordings.all()
        for line in self.lines():
            day = line.file.removesuffix(".jsonl")
            # A partial date stands for its whole month or year.
            if line.values is not None and since <= day and day[: len(until)] <= until:
                yield self._wordings.put_back(line.values, held)

    def faults(self) -> list[str]:
        """What shows that lines were changed, torn or taken out; empty where none were."""
        # Before the lines, so that one which is added meanwhile is none too few.
        ends = noted_ends(self.folder)
        found: list[str] = []
        marks: list[str] = []
        first, before = "", None
        for line in self.lines():
            if not marks and line.values is not None:
                first = str(line.values.get("before"))
            where = f"{line.file}, line {line.number}"
            if line.values is None:
                found.append(f"{where} is torn: it was being written when the machine stopped")
            elif before is not None and line.values.get("before") != before:
                found.append(f"{where} does not follow the line before it")
            before = _mark(line.raw)
            marks.append(before)
        return [*found, *_cut(ends, first, marks)]

    def last(self) -> str:
        """The mark of the last line, to be written down elsewhere; empty where there is none."""
        mark = ""
        for line in self.lines():
            mark = _mark(line.raw)
        return mark

    def holds(self, mark: str) -> bool:
        """Whether the line of a mark that was written down elsewhere is still there."""
        return any(_mark(line.raw) == mark for line in self.lines())

    def _append(self, now: datetime, entry: dict[str, Any]) -> None:
        path = self.folder / f"{now:%Y-%m-%d}.jsonl"
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        try:
            tail = _tail(handle)
            last = tail.rstrip(b"\n").rpartition(b"\n")[2].decode("utf-8", "replace")
            ends = noted_ends(self.folder)
            before = _before(last or self._last_of(path), ends)
            values = {"at": now.isoformat(timespec="milliseconds"), "before": before} | entry
            line = json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"
            # What a torn line left is ended, so that it spoils no other.
            start = "\n" if tail and not tail.endswith(b"\n") else ""
            _write(handle, (start + line).encode())
            os.fdatasync(handle)
            note_ends(self.folder, Ends(ends.first if ends else self._first(before),
                                        _mark(line.rstrip("\n"))))  # fmt: skip
        finally:
            os.close(handle)

    def _last_of(self, path: Path) -> str:
        """The last line of the days before, empty where there is none."""
        earlier = [one for one in sorted(self.folder.glob(_FILES)) if one.name < path.name]
        for file in reversed(earlier):
            lines = file.read_bytes().decode("utf-8", "replace").rstrip("\n").split("\n")
            if lines[-1]:
                return lines[-1]
        return ""

    def _first(self, before: str) -> str:
        """What the first line kept names as the one before it, in a log of an earlier program."""
        values = next((line.values for line in self.lines()), None)
        return str(values.get("before", before)) if values else before

    def _forget(self, now: datetime) -> None:
        first = f"{now - timedelta(days=self._days):%Y-%m-%d}.jsonl"
        over = [path for path in sorted(self.folder.glob(_FILES)) if path.name < first]
        ends = noted_ends(self.folder)
        if over and ends is not None:
            # Before they go: a chain that is longer than noted is no loss.
            note_ends(self.folder, Ends(_mark(self._last_of(Path(first))), ends.last))
        for path in over:
            path.unlink(missing_ok=True)
        if over:
            self._wordings.forget(first.removesuffix(".jsonl"))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def _before(last: str, ends: Ends | None) -> str:
    """What a new line names as the one before it, where ``last`` is the last that is there."""
    if ends is None:
        return _mark(last) if last else FIRST
    values = _values(last) or {}
    # One that was written by a process which died before it had noted it, or torn.
    is_next = last and values.get("before", ends.last) == ends.last
    # Else lines were cut off: that must stay to be seen, whatever is added.
    return _mark(last) if is_next else ends.last


def _cut(ends: Ends | None, first: str, marks: list[str]) -> list[str]:
    """What the noted ends tell of lines that are not there any more."""
    if ends is None:
        said = "which lines are the first and the last is not noted: by an earlier program, or lost"
        return [said] if marks else []
    found = []
    if marks and first != ends.first and ends.first not in marks:
        found.append("the first lines are missing: they were taken away before their time was over")
    if ends.last not in marks and (marks or ends.first != ends.last):
        found.append("the last lines are missing: they were taken away")
    return found


def _tail(handle: int) -> bytes:
    size = os.fstat(handle).st_size
    return os.pread(handle, _TAIL, max(0, size - _TAIL))


def _write(handle: int, content: bytes) -> None:
    while content:
        content = content[os.write(handle, content) :]


def _mark(raw: str) -> str:
    return hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest()[:16]


def _values(raw: str) -> dict[str, Any] | None:
    try:
        values = json.loads(raw)
    except ValueError:
        return None
    return values if isinstance(values, dict) else None
