"""The workers of a job: files are read ahead of their turn, several at once."""

from __future__ import annotations

import queue
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from corpus.authorities import Register
from corpus.paper import PaperStatus, ReadPaper
from ingest.lines import UnreadableFile
from ingest.manifest import Row
from ingest.settings import ReadingSettings
from ingest.workers.child import Order, Outcome
from ingest.workers.process import Worker


class Workers:
    """Long-lived processes that read files; a thread waits for each.

    No process is started before there is something to read, nor more than there are files.
    """

    def __init__(
        self, register: Register, settings: ReadingSettings, *, sample: bool = False
    ) -> None:
        self._sample = sample
        self._workers = [Worker(register, settings) for _ in range(settings.workers)]
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        for worker in reversed(self._workers):
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(settings.workers, thread_name_prefix="reading")

    @property
    def ahead(self) -> int:
        """How many files are worth asking for before the first is used."""
        return 2 * len(self._workers)

    def submit(
        self,
        path: Path,
        source: str,
        row: Row | None,
        decided: Mapping[str, PaperStatus] | None = None,
    ) -> Reading:
        """Begin to read a file."""
        order = Order(path, source, row, self._sample, decided or {})
        return Reading(source, self._threads.submit(self._read, order))

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def _read(self, order: Order) -> Outcome:
        worker = self._idle.get()
        try:
            return worker.read(order)
        finally:
            self._idle.put(worker)


class Reading:
    """A file that is being read under a name."""

    def __init__(self, source: str, outcome: Future[Outcome]) -> None:
        self.source = source
        self._outcome = outcome

    def papers(self) -> tuple[ReadPaper, ...]:
        """Wait for its papers; raises UnreadableFile with a reason of one line."""
        outcome = self._outcome.result()
        if outcome.reason is not None:
            raise UnreadableFile(outcome.reason)
        return outcome.papers
