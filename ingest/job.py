"""Files and folders into the library: resumable, file by file, with a report."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from corpus.authorities import Register
from corpus.errors import SourceChanged, StoreError
from corpus.files import digest_of
from corpus.library import Library
from corpus.paper import ReadFailure, ReadPaper
from corpus.stages import stage
from ingest.again import begin_round, held_files, is_waiting
from ingest.lines import UnreadableFile
from ingest.manifest import Manifest
from ingest.reading import reading_of
from ingest.report import Report
from ingest.settings import ReadingSettings
from ingest.walk import Found, find_files
from ingest.workers import Reading, Workers, described

# (files done, files in all, the file at hand, paragraphs read so far)
Progress = Callable[[int, int, str, int], None]

# Readers in other processes see what was added in the index of words this often, in seconds.
_SETTLE_EVERY = 5.0


class Reader(Protocol):
    """Reads one file; raises UnreadableFile with a reason of one line."""

    def __call__(
        self, path: Path, *, source: str, register: Register, manifest: Manifest, sample: bool
    ) -> Sequence[ReadPaper]:
        """The papers in the file."""


def ingest(
    paths: Iterable[Path],
    library: Library,
    *,
    sample: bool = False,
    progress: Progress | None = None,
    reader: Reader | None = None,
    register: Register | None = None,
    settings: ReadingSettings | None = None,
    again: bool = False,
) -> Report:
    """Read files and folders into the library and say what became of each.

    Every file is one step: interrupted, what is finished stays and the next run goes on from
    there. A file that was read before, from the same bytes by the same program, is left alone; a
    changed one takes the place of its papers; one that cannot be read is named with its reason
    and the rest goes on. What is held and no longer in the folder stays.

    With ``again`` files that did not change are read too, without ``paths`` all that are held;
    what is then as it was is unchanged. A round that was interrupted is gone on with.

    Files are read by worker processes within the limits of ``settings``, some ahead of their
    turn; they are stored in order, by this process. A ``reader`` that is given reads in this one.

    Raises StoreError where the store itself cannot go on, ManifestError for a broken manifest.
    """
    began = time.monotonic()
    found, skipped = find_files(paths)
    gone: list[ReadFailure] = []
    if again:
        if not found:
            found, gone = held_files(library)
        begin_round(library, found)
    manifests = {folder: Manifest.load(folder) for folder in {one.folder for one in found}}
    library.forget_failures()
    for folder in manifests:
        library.keep_authorities(folder / "authorities.csv")
    register = register or library.register
    workers = None
    if reader is None:
        settings = settings or ReadingSettings.from_environment()
        workers = Workers(register, settings, sample=sample)
    run = _Run(library, reader, workers, register, manifests, sample)
    try:
        for done, one in enumerate(found):
            if progress:
                progress(done, len(found), one.relative, run.paragraphs)
            run.look_ahead(found, done)
            run.take(one)
    finally:
        if workers:
            workers.close()
    if progress:
        progress(len(found), len(found), "", run.paragraphs)
    counts = library.counts()
    return Report(
        added=tuple(run.added),
        replaced=tuple(run.replaced),
        unchanged=tuple(run.unchanged),
        failed=(*gone, *run.failed),
        copies=tuple(run.copies),
        reissued=tuple(run.reissued),
        skipped=tuple(skipped),
        papers=counts["papers"],
        paragraphs=counts["paragraphs"],
        seconds=time.monotonic() - began,
    )


@dataclass(frozen=True, slots=True)
class _Begun:
    """A file looked at before its turn: its digest then, and its reading where it needs one."""

    sha256: str
    reading: Reading | None


@dataclass(slots=True)
class _Run:
    library: Library
    reader: Reader | None
    workers: Workers | None
    register: Register
    manifests: dict[Path, Manifest]
    sample: bool
    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[ReadFailure] = field(default_factory=list)
    copies: list[tuple[str, str]] = field(default_factory=list)
    reissued: list[tuple[str, str]] = field(default_factory=list)
    paragraphs: int = 0
    settled: float = field(default_factory=time.monotonic)
    begun: dict[Path, _Begun] = field(default_factory=dict)
    looked: int = 0

    def look_ahead(self, found: Sequence[Found], at: int) -> None:
        """Have the files read whose turn comes next, as far as they need to be."""
        if self.workers is None:
            return
        until = min(at + self.workers.ahead, len(found))
        for one in found[max(at, self.looked) : until]:
            # What is wrong with a file is found out, and told, in its turn.
            with suppress(OSError):
                self.begun[one.path] = self._begin(one, self.workers)
        self.looked = until

    def _begin(self, found: Found, workers: Workers) -> _Begun:
        source = self.library.source_name(found.relative, found.path)
        sha256 = digest_of(found.path)
        if self._is_held(found, source, sha256):
            return _Begun(sha256, None)
        return _Begun(sha256, self._submitted(found, source, workers))

    def _submitted(self, found: Found, source: str, workers: Workers) -> Reading:
        row = self.manifests[found.folder].row(found.relative)
        return workers.submit(found.path, source, row, self.library.decisions(source))

    def take(self, found: Found) -> None:
        """Read one file into the library, or note why not."""
        source = self.library.source_name(found.relative, found.path)
        sha256: str | None = None
        try:
            begun = self.begun.get(found.path)
            sha256 = begun.sha256 if begun else digest_of(found.path)
            self._store(found, source, sha256)
        except UnreadableFile as error:
            self._fail(found, source, str(error), sha256)
        except SourceChanged as error:
            self._fail(found, source, str(error), sha256)
        except StoreError:
            raise
        except OSError as error:
            self._fail(found, source, f"cannot be opened: {error.strerror or error}", sha256)
        except Exception as error:  # one bad file must not cost the others, whatever it sets off
            self._fail(found, source, f"cannot be read: {described(error)}", sha256)
        self.begun.pop(found.path, None)
        if time.monotonic() - self.settled > _SETTLE_EVERY:
            self.library.show_words()
            self.settled = time.monotonic()

    def _store(self, found: Found, source: str, sha256: str) -> None:
        if self._is_held(found, source, sha256):
            self.unchanged.append(source)
            return
        held = self.library.sha256_of(source)
        read = self._read(found, source)
        if not read:
            raise UnreadableFile("holds no paper")
        self.library.learn_authorities(_named(read))
        reading = self._reading(found, source)
        if held == sha256 and self.library.confirm(read, source, found.path, sha256, reading):
            self.unchanged.append(source)
            return
        stored = self.library.replace(read, source, found.path, sha256=sha256, reading=reading)
        self.paragraphs += sum(len(paper.paragraphs) for paper in read)
        self.copies += stored.copies
        self.reissued += stored.reissued
        if held is not None:
            self.replaced.append(source)
        else:
            (self.added if stored.held else self.unchanged).append(source)

    def _is_held(self, found: Found, source: str, sha256: str) -> bool:
        reading = self._reading(found, source)
        return self.library.holds(source, sha256, reading)

    def _read(self, found: Found, source: str) -> Sequence[ReadPaper]:
        manifest = self.manifests[found.folder]
        if self.workers:
            begun = self.begun.get(found.path)
            if begun and begun.reading and begun.reading.source == source:
                with stage("wait for files to be read"):
                    return begun.reading.papers()
            # The papers stored meanwhile have changed what the file is to be called.
            return self._submitted(found, source, self.workers).papers()
        assert self.reader is not None
        if source != found.relative:
            # The manifest knows the file by its own name, not by the one it is kept under.
            manifest = Manifest({source: manifest.row(found.relative) or {}})
        return self.reader(
            found.path,
            source=source,
            register=self.register,
            manifest=manifest,
            sample=self.sample,
        )

    def _reading(self, found: Found, source: str) -> str:
        return reading_of(self.manifests[found.folder], found, self.library.decisions(source))

    def _fail(self, found: Found, source: str, reason: str, sha256: str | None) -> None:
        line = " ".join(reason.split())
        if is_waiting(self.library, source):
            self.library.read_again([source], "")
        self.library.record_failure(source, line, found.path, sha256)
        self.failed.append(ReadFailure(source, line, sha256))


def _named(read: Sequence[ReadPaper]) -> dict[str, str]:
    """The authorities of papers by id, as they print their names."""
    named = ((one.paper.authority, one.paper.authority_name) for one in read)
    return {key: name for key, name in named if key and name}
