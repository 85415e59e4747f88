"""The store beside a store for those roles that may see exempt papers.

It is a store like any other, in the folder ``closed``: all that the open one holds, and in full the
papers that an administrator has cleared. Whoever may not see exempt papers is answered from the
open store, which holds no word of them; so no search, theme, export or image can show one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from corpus.catalogue import SourceFile
from corpus.errors import SourceChanged
from corpus.files import digest_of
from corpus.library import Library
from corpus.library.naming import part_of
from corpus.paper import Paper, PaperStatus, ReadPaper
from corpus.settings import CorpusSettings
from ingest.lines import UnreadableFile
from ingest.manifest import Manifest
from ingest.settings import ReadingSettings
from ingest.workers import Workers

_SHOWN_TO = "for the roles that may see exempt papers"


def bring_up_to_date(
    library: Library, corpus: CorpusSettings, settings: ReadingSettings | None = None
) -> tuple[str, ...]:
    """Bring the closed store to the state of the open one, whose writer calls; one line for each
    file that was cleared and cannot be read.

    Nothing is made where no paper is cleared. Killed on the way, the next call goes on from there.
    Raises StoreError.
    """
    if not library.needs_closed:
        return ()
    files = {file.source: file for file in library.files()}
    folder = library.closed_folder
    # Not for others on the machine.
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    with Library.open(folder, corpus, writer=True, embedder=library.embedder) as closed:
        if closed.files() and not closed.is_of_model():
            closed.reembed()
        closed.use_vectors_of(library)
        closed.keep_authorities(library.folder / "authorities.csv")
        # What is gone goes first: a removed paper must not wait for others to be read.
        for file in closed.files():
            if file.source not in files:
                closed.remove_source(file.source)
        workers = Workers(library.register, settings or ReadingSettings.from_environment(),
                          sample=library.is_sample)  # fmt: skip
        try:
            run = _Run(library, closed, workers)
            told = [run.take(file) for file in files.values()]
        finally:
            workers.close()
    return tuple(line for line in told if line)


class _Run:
    def __init__(self, library: Library, closed: Library, workers: Workers) -> None:
        self._open, self._closed, self._workers = library, closed, workers
        self._copies = {file.source: closed.copy_of(file) for file in closed.files()}

    def take(self, file: SourceFile) -> str | None:
        """Bring one file's papers up to date; why that was not possible."""
        parts = self._open.cleared(file.source)
        mark = hashlib.sha256(f"{file.reading} {sorted(parts)}".encode()).hexdigest()[:16]
        papers = self._open.whole(file.source)
        # A part that was removed or closed since has another state of the same bytes.
        mark += hashlib.sha256(repr([_state(one.paper) for one in papers]).encode()).hexdigest()[:8]
        if self._closed.holds(file.source, file.sha256, mark):
            return None
        told = None
        if parts:
            try:
                papers = tuple(self._read(file, parts, papers))
            except (UnreadableFile, SourceChanged) as error:
                told = f"{file.source} is not read {_SHOWN_TO}: {error}"
        if not papers:
            return told
        path = self._path(file) or self._open.copy_of(file)
        if told:
            # Tried again by the next writer.
            mark = ""
        self._closed.replace(
            papers, file.source, path, sha256=file.sha256, reading=mark, is_known=True
        )
        if parts and not told:
            self._open.drop_upload(file.source)
        return told

    def _read(
        self, file: SourceFile, parts: frozenset[str], papers: Iterable[ReadPaper]
    ) -> Iterable[ReadPaper]:
        path = self._path(file)
        if path is None:
            raise UnreadableFile("the file is not there as it was: ingest it again")
        decided: dict[str, PaperStatus] = dict(self._open.decisions(file.source))
        decided |= dict.fromkeys(parts, "open")
        row = Manifest.load(path.parent).row(file.source)
        read = self._workers.submit(path, file.source, row, decided).papers()
        full = {part_of(one.paper): one for one in read}
        for one in papers:
            part = part_of(one.paper)
            if part in parts and part in full:
                yield _cleared(full[part], one.paper.status)
            else:
                yield one

    def _path(self, file: SourceFile) -> Path | None:
        """A file of these bytes: where it lay, or a copy in either store."""
        copies = (self._open.copy_of(file), self._copies.get(file.source))
        for path in (Path(file.origin), *filter(None, copies)):
            if path.is_file() and digest_of(path) == file.sha256:
                return path
        return None


def _cleared(read: ReadPaper, status: PaperStatus) -> ReadPaper:
    read_from = {**read.paper.read_from, "status": f"the administrator’s decision: {_SHOWN_TO}"}
    kept: PaperStatus = "part_exempt" if status == "part_exempt" else "exempt"
    paper = replace(read.paper, status=kept, cleared=True, withheld=False, read_from=read_from)
    return replace(read, paper=paper)


def _state(paper: Paper) -> tuple[str, int, str, bool]:
    return paper.paper_id, paper.version, paper.status, paper.withheld
