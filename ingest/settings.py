"""Settings of reading: how many files at once, and what one file may cost."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.settings import environment, whole_number

_MOST_WORKERS = 4


def one_threaded() -> dict[str, str]:
    """The environment for programs that run side by side, each on a thread of its own."""
    # The threads of tesseract's OpenMP spin while they wait: a page takes four times as long.
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """What reading may use.

    ``workers`` files are read at once, each in a process of its own; a file that takes more than
    ``seconds`` or more than ``memory`` MiB is named and skipped, and the others go on.
    """

    workers: int = 2
    seconds: int = 900
    memory: int = 4096

    @classmethod
    def from_environment(cls, values: Mapping[str, str] | None = None) -> ReadingSettings:
        """Read ``PAPERS_READ_WORKERS``, ``PAPERS_READ_SECONDS`` and ``PAPERS_READ_MEMORY``.

        Raises BadSetting where one is no whole number above 0.
        """
        values = environment() if values is None else values
        default = cls(workers=min(os.cpu_count() or 1, _MOST_WORKERS))
        return cls(
            workers=whole_number(values, "PAPERS_READ_WORKERS", default.workers),
            seconds=whole_number(values, "PAPERS_READ_SECONDS", default.seconds),
            memory=whole_number(values, "PAPERS_READ_MEMORY", default.memory),
        )
