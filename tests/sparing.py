"""What the tests do more cheaply than the product, and prove once elsewhere.

Where their files lie, in which process papers are read, and how hard passwords are to guess.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import argon2
import pytest

from corpus.authorities import Register
from corpus.paper import PaperStatus
from ingest import job, workers
from ingest.manifest import Row
from ingest.settings import ReadingSettings
from ingest.workers.child import Order, Outcome, read_order

_MEMORY = Path("/dev/shm")
_GIB = 1 << 30
# Of this much that is free, a run takes a small part.
_FREE = 3 * _GIB


def keep_files_in_memory() -> None:
    """Let the folders of the tests lie in memory, where there is plenty.

    A store that is written waits for the disk at every step, and the tests write a thousand.
    """
    if "TMPDIR" in os.environ or not _MEMORY.is_dir() or not os.access(_MEMORY, os.W_OK):
        return
    pages = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    if min(pages, shutil.disk_usage(_MEMORY).free) >= _FREE and not _is_bare(_MEMORY):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def _is_bare(folder: Path) -> bool:
    """Whether no program can be started from the folder."""
    return bool(os.statvfs(folder).f_flag & os.ST_NOEXEC)


class ReadersHere:
    """Stands for the workers of a job: reads each file at once, as a worker would, in this process.

    A worker takes longer to start than most papers of the tests to be read.
    """

    ahead = 2

    def __init__(
        self, register: Register, settings: ReadingSettings, *, sample: bool = False
    ) -> None:
        self._register = register
        self._memory = settings.memory
        self._sample = sample

    def submit(
        self,
        path: Path,
        source: str,
        row: Row | None,
        decided: Mapping[str, PaperStatus] | None = None,
    ) -> workers.Reading:
        order = Order(path, source, row, self._sample, decided or {})
        outcome: Future[Outcome] = Future()
        outcome.set_result(read_order(order, self._register, self._memory))
        return workers.Reading(source, outcome)

    def close(self) -> None:
        pass


@contextmanager
def reading_here() -> Iterator[None]:
    """Have files read in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job, "Workers", ReadersHere)
        yield


@contextmanager
def reading_in_workers() -> Iterator[None]:
    """Have files read by workers, as the product does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job, "Workers", workers.Workers)
        yield


@contextmanager
def hashing_quickly() -> Iterator[None]:
    """Have passwords hashed in no time."""
    quick = partial(argon2.PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argon2, "PasswordHasher", quick)
        yield
