"""Papers added, removed and read again while the web app runs: one job at a time."""

from __future__ import annotations

import logging
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from assistant.service import deciding
from assistant.service.deciding import Decision
from assistant.service.settling import settled
from corpus.errors import StoreError
from corpus.files import write_whole
from corpus.library import Library
from corpus.library.writer import UPLOADS
from corpus.paper import Paper
from corpus.settings import CorpusSettings

if TYPE_CHECKING:
    from ingest.report import Report

LOG = logging.getLogger(__name__)
LONGEST_NAME = 120
MOST_FILES = 20
WRITER_PATIENCE = 20.0
"""How long another writer is waited for, in seconds."""
_DECIDED: dict[Decision, str] = {
    "open": "decided to be open, and read",
    "cleared": "cleared, and read for the roles that may see exempt papers",
}
_UNSAFE = re.compile(r"[^\w .,()&+'-]")


class Refused(Exception):
    """What was asked is not done; the message is one line for the person who asked."""


@dataclass(frozen=True, slots=True)
class Job:
    """Where a job stands: files done of all, the one at hand, and at last what became of them.

    ``told`` are lines on what became of each file, ``error`` is why the job as a whole stopped.
    """

    done: int = 0
    total: int = 0
    name: str = ""
    paragraphs: int = 0
    is_running: bool = True
    told: tuple[str, ...] = ()
    error: str = ""

    @property
    def words(self) -> str:
        """Where it stands, to be shown and said."""
        if self.done >= self.total:
            return "All files are read, and are being put in their place."
        name = f": {self.name}" if self.name else ""
        return f"Reading file {self.done + 1} of {self.total}{name}"


class Intake:
    """Changes the store that a library reads, as its one writer for the length of a job."""

    def __init__(self, library: Library, corpus: CorpusSettings, is_allowed: bool) -> None:
        self.is_allowed = is_allowed
        self._library = library
        self._corpus = corpus
        self._changing = threading.Lock()
        self.job: Job | None = None

    def refusal(self) -> str:
        """Why papers cannot be changed here, or an empty string."""
        if not self.is_allowed:
            return "Papers are not changed from this page here: use `papers ingest PATH`."
        if self._library.is_sample:
            return (
                "These are the sample papers; papers of your own have a store of their own. "
                "Begin it with `papers ingest PATH`."
            )
        return ""

    def add(self, files: Sequence[tuple[str, BinaryIO]]) -> None:
        """Keep files under safe names and read them in a thread; raises Refused, OSError.

        A file that is no paper is named when the others are read; with none other, Refused.
        """
        named: list[tuple[str, BinaryIO]] = []
        refused: list[str] = []
        for name, content in files:
            try:
                named.append((safe_name(name), content))
            except Refused as error:
                refused.append(str(error))
        if refused and not named:
            raise Refused("; ".join(refused))
        folder = self._library.folder / UPLOADS
        self._begin(len(named))
        try:
            for name, content in named:
                # It may be exempt: not for others on the machine.
                write_whole(folder / name, content.read(), mode=0o600)
        except BaseException:
            self._end(Job(is_running=False, error="The files could not be kept."))
            raise
        self._read([folder / name for name, _ in named], refused)

    def read_again(self, source: str) -> None:
        """Read the file of a name again from where it lies; raises Refused."""
        origin = self._library.origin_of(source)
        if origin is None or not origin.is_file():
            raise Refused(f"{source} is no longer where it was read from: add the file again")
        self._begin(1)
        self._read([origin])

    def remove(self, paper_id: str) -> bool:
        """Remove a paper for good; False where it is not held. Raises Refused, StoreError."""
        self._begin(0)
        try:
            with self._writer() as library:
                return library.remove(paper_id)
        finally:
            self._end(None)

    def decide(self, paper_id: str, decision: Decision) -> bool:
        """Act on an administrator's decision; False where the paper is not held.

        What is to be read is read in a thread. Raises Refused, StoreError.
        """
        paper = self._library.paper(paper_id)
        self._begin(1)
        if paper is None:
            self._end(None)
            return False
        if decision == "exempt":
            try:
                with self._writer() as library:
                    deciding.decide(library, paper, decision)
            finally:
                self._end(None)
        else:
            self._in_thread(lambda: self._decided(paper, decision))
        return True

    def _decided(self, paper: Paper, decision: Decision) -> tuple[str, ...]:
        with self._writer() as library:
            is_read = deciding.decide(library, paper, decision)
        if is_read:
            return (f"{paper.source}: {_DECIDED[decision]}",)
        return (f"{paper.source}: it is no longer where it was read from: add the file again",)

    def _begin(self, total: int) -> None:
        refusal = self.refusal()
        if refusal:
            raise Refused(refusal)
        if not self._changing.acquire(blocking=False):
            raise Refused("Papers are being read at this moment: wait until that is done.")
        self.job = Job(total=total)

    def _end(self, job: Job | None) -> None:
        self.job = job
        self._changing.release()

    @contextmanager
    def _writer(self) -> Iterator[Library]:
        # The model that answers questions embeds the new papers too.
        with Library.open(
            self._library.folder,
            self._corpus,
            writer=True,
            wait=WRITER_PATIENCE,
            embedder=self._library.embedder,
        ) as library:
            yield library
            for line in settled(library, self._corpus):
                LOG.warning("%s", line)

    def _read(self, paths: Sequence[Path], refused: Sequence[str] = ()) -> None:
        self._in_thread(lambda: (*self._ingested(paths), *refused))

    def _ingested(self, paths: Sequence[Path]) -> tuple[str, ...]:
        # The readers of every format are loaded only when papers are added.
        from ingest.job import ingest

        with self._writer() as library:
            return _told(ingest(paths, library, progress=self._progress))

    def _in_thread(self, work: Callable[[], tuple[str, ...]]) -> None:
        threading.Thread(target=self._run, args=(work,), name="intake", daemon=True).start()

    def _run(self, work: Callable[[], tuple[str, ...]]) -> None:
        told: tuple[str, ...] = ()
        error = ""
        try:
            told = work()
        except StoreError as problem:
            error = str(problem)
        except Exception:
            # The edge of the thread: whoever waits for the job is told, the log has the reason.
            LOG.exception("papers were not added")
            error = "Something went wrong while the papers were read. The log has the reason."
        finally:
            job = self.job or Job()
            self._end(replace(job, done=job.total, is_running=False, told=told, error=error))

    def _progress(self, done: int, total: int, name: str, paragraphs: int) -> None:
        self.job = Job(done, total, name, paragraphs)


def safe_name(name: str) -> str:
    """A file's name that names a file in one folder and nothing else.

    Raises Refused where it is of no kind that can be read.
    """
    from ingest.walk import SUFFIXES

    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    clean = " ".join(_UNSAFE.sub(" ", last).split()).lstrip(". ")
    path = Path(clean)
    if not clean or path.suffix.lower() not in SUFFIXES:
        kinds = ", ".join(sorted(SUFFIXES))
        raise Refused(f"{last or 'a file without a name'} cannot be read: papers are {kinds}")
    return f"{path.stem[: LONGEST_NAME - len(path.suffix)].rstrip()}{path.suffix}"


def _told(report: Report) -> tuple[str, ...]:
    """What became of each file, in a line each."""
    return (
        *(f"{name}: added" for name in report.added),
        *(f"{name}: read again, in place of what was held" for name in report.replaced),
        *(f"{name}: nothing new, it is held already" for name in report.unchanged),
        *(f"{one.source}: not read, {one.reason}" for one in report.failed),
    )
