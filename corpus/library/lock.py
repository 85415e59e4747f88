"""One writer at a time: a lock that the system lets go of when its holder dies."""

from __future__ import annotations

import fcntl
import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import StoreBusy, StoreError


class WriterLock:
    """The right to write a store, held from ``acquire`` to ``release``.

    The lock file says who holds it; it stays where it is when let go, so that two processes
    never lock two files of one name.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._handle is not None

    def acquire(self, wait: float = 0.0) -> None:
        """Take the lock, waiting at most ``wait`` seconds; makes the folder if need be.

        Raises StoreBusy saying who has it.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch()
        except OSError as error:
            raise StoreError(
                f"the store {self._path.parent} cannot be written: {error.strerror or error}"
            ) from error
        until = time.monotonic() + wait
        while not self.try_acquire():
            if time.monotonic() >= until:
                raise StoreBusy(
                    f"the store {self._path.parent} is being written by {self._holder()}; "
                    "try again when it has finished"
                )
            time.sleep(0.1)

    def try_acquire(self) -> bool:
        """Take the lock if nobody has it; False too where the folder cannot be written."""
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return False
        said = {"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
        os.ftruncate(handle, 0)
        os.write(handle, json.dumps(said).encode())
        self._handle = handle
        return True

    def release(self) -> None:
        """Let go."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _holder(self) -> str:
        try:
            said = json.loads(self._path.read_text())
            return f"process {int(said['pid'])} since {said['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "another process"
