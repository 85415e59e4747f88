"""A store opened: papers go in, paragraphs are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from corpus.catalogue import MARKER, Catalogue, SourceFile
from corpus.catalogue.analyses import (
    analyse_anew,
    insert_analyses,
    papers_not_analysed,
)
from corpus.embedding import Embedder
from corpus.errors import ModelMismatch, StoreDamaged, StoreError, StoreMissing
from corpus.files import digest_of
from corpus.freed import hand_back
from corpus.library import upkeep
from corpus.library.arrivals import Stored
from corpus.library.lock import WriterLock
from corpus.library.naming import source_name
from corpus.library.reading import CATALOGUE, Reading, catalogue_of
from corpus.library.register import keep_authorities, learn_authorities
from corpus.library.upkeep import Problem
from corpus.library.writer import Incoming, Writer
from corpus.matrix import SCAN_LIMIT
from corpus.paper import WITHHELD_STATUSES, Paper, PaperStatus, ReadFailure, ReadPaper
from corpus.settings import CorpusSettings

CLOSED = "closed"
# How long a backup waits for a writer to finish, in seconds.
_PATIENCE = 30.0


class Library(Reading):
    """The papers of one store: opened, changed, kept whole."""

    def __init__(
        self,
        folder: Path,
        settings: CorpusSettings,
        lock: WriterLock,
        embedder: Embedder | None,
        scan_limit: int,
    ) -> None:
        super().__init__(folder, settings, lock, embedder, scan_limit)
        self._writer = Writer(folder, self._catalogue, lambda: self._memory.holdings().held)

    @classmethod
    def exists(cls, folder: Path) -> bool:
        """Whether there is a store in the folder."""
        return (folder / CATALOGUE).is_file() or (folder / MARKER).is_file()

    @classmethod
    def lost(cls, folder: Path) -> str | None:
        """That the folder held a store whose catalogue is gone, in one line; else None."""
        return None if cls.exists(folder) else upkeep.lost(folder)

    @classmethod
    def open(
        cls,
        folder: Path,
        settings: CorpusSettings,
        *,
        writer: bool = False,
        wait: float = 0.0,
        embedder: Embedder | None = None,
        scan_limit: int = SCAN_LIMIT,
    ) -> Library:
        """Open the store in ``folder``: to read, or as its one writer, who makes it if need be.

        ``wait`` is how long a writer waits for another, in seconds. ``embedder`` stands in for
        the model of the settings. Above ``scan_limit`` nodes an unfiltered search goes through
        Chroma. A writer learns of another model than the store's when it embeds, so that it can
        embed all again.

        Raises StoreMissing, StoreBusy, StoreDamaged or ModelMismatch.
        """
        lock = WriterLock(folder)
        if writer:
            lock.acquire(wait)
        elif said := cls.lost(folder):
            raise StoreDamaged(said)
        elif not cls.exists(folder):
            raise StoreMissing(
                f"there are no papers in {folder} yet: add some with `papers ingest PATH`"
            )
        try:
            if not cls.exists(folder):
                upkeep.make_store(folder, *catalogue_of(folder, settings))
            library = cls(folder, settings, lock, embedder, scan_limit)
            if writer:
                library._catalogue.complete()
            else:
                library._check_model()
        except BaseException:
            lock.release()
            raise
        return library

    @classmethod
    def withheld_in(cls, folder: Path, settings: CorpusSettings) -> frozenset[str]:
        """The ids of the papers of which nothing may be read, whatever model the store is of.

        Raises StoreDamaged.
        """
        catalogue = Catalogue.open(*catalogue_of(folder, settings))
        try:
            held = catalogue.held()
            return frozenset(
                one.paper.paper_id for one in held.values() if one.paper.status in WITHHELD_STATUSES
            )
        finally:
            catalogue.close()

    @classmethod
    def restore(
        cls,
        file: Path,
        folder: Path,
        settings: CorpusSettings,
        *,
        embedder: Embedder | None = None,
    ) -> tuple[str, ...] | None:
        """Make a store in ``folder`` from a backup, and the closed one in it where it holds one.

        Gives the names of what was beside that store and is left as it lies here; None where the
        backup holds nothing of the kind. Raises StoreError where a store is there.
        """
        lock = WriterLock(folder)
        lock.acquire()
        try:
            # Late, here and below: packing files is loaded by nobody who asks.
            from corpus.library import backup

            left = backup.read_backup(file, folder, CATALOGUE, CLOSED)
        finally:
            lock.release()
        for one in (folder, folder / CLOSED):
            if cls.exists(one):
                with cls.open(one, settings, writer=True, embedder=embedder):
                    pass  # leaving it makes the indexes
        return left

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            # After an error or an interruption the indexes may lag: whoever writes next, or the
            # first reader, brings them up to date.
            if kind is None:
                self.settle()
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the files and of the writer lock."""
        self._catalogue.close()
        self._newest.close()
        self._derived.close()
        self._lock.release()

    def source_file(self, paper: Paper) -> Path | None:
        """The store's own copy of the file that a paper came from."""
        file = self._catalogue.source(paper.source)
        return self._writer.path_of(file) if file else None

    def source_named(self, name: str) -> str | None:
        """The one file that is kept under a name, or whose name it is without its folder."""
        names = [file.source for file in self._catalogue.sources()]
        found = [one for one in names if name == one] or [
            one for one in names if name == Path(one).name
        ]
        return found[0] if len(found) == 1 else None

    def source_name(self, relative: str, file: Path) -> str:
        """The name under which a file is kept; see ``naming.source_name``."""
        return source_name(self._catalogue, relative, file.absolute())

    def holds(self, source: str, sha256: str, reading: str = "") -> bool:
        """Whether the papers held of a file are of these bytes, read in this way."""
        file = self._catalogue.source(source)
        return file is not None and (file.sha256, file.reading) == (sha256, reading)

    def sha256_of(self, source: str) -> str | None:
        """The digest of the file held under a name, None where none is."""
        file = self._catalogue.source(source)
        return file.sha256 if file else None

    def replace(
        self,
        read_papers: Sequence[ReadPaper],
        source: str,
        source_file: Path,
        *,
        sha256: str | None = None,
        reading: str = "",
        is_known: bool = False,
    ) -> Stored:
        """Hold a file's papers in place of those that came from it before, in one step.

        A paper that is held from another file too is one paper in two files; a later issue takes
        the place of the earlier. ``sha256`` is of the bytes that were read, as far as the caller
        knows it; with ``is_known`` the file itself may be gone where no copy of it is to be kept.
        Same bytes read in the same way again: nothing happens.
        Raises SampleMismatch, SourceChanged, StoreFull.
        """
        self._need_writer()
        if sha256 is None:
            sha256 = digest_of(source_file)
        if self.holds(source, sha256, reading):
            return Stored()
        incoming = Incoming(source, source_file, sha256, reading, is_known)
        return self._writer.replace(read_papers, incoming, self._checked_embedder())

    def confirm(
        self, read_papers: Sequence[ReadPaper], source: str, file: Path, sha256: str, reading: str
    ) -> bool:
        """Note that a file was read again where all of it is as it is held; False where not."""
        self._need_writer()
        return self._writer.confirm(read_papers, Incoming(source, file, sha256, reading))

    def read_again(self, sources: Iterable[str], reading: str) -> None:
        """Record that files are to be read again, by a mark that no reading has."""
        self._need_writer()
        self._writer.read_again(sources, reading)

    def remove(self, paper_id: str) -> bool:
        """Remove a paper from everywhere; False where it is not held."""
        self._need_writer()
        held = self._memory.holdings().by_id.get(paper_id)
        if held is None:
            return False
        self._writer.remove(held.key, paper_id, held.paper.source)
        self.settle(purge=True)
        return True

    def remove_source(self, source: str) -> Stored:
        """Remove what came from a file; papers that stand in another are held from there."""
        self._need_writer()
        stored = self._writer.remove_source(source, self._checked_embedder())
        self.settle(purge=True)
        return stored

    def decisions(self, source: str) -> dict[str, PaperStatus]:
        """What an administrator has decided of a file's papers, by part; see ``decide``."""
        return self._writer.decisions(source)

    def decide(self, paper_id: str, status: PaperStatus) -> bool:
        """Record that a paper is open or exempt, whatever its marking; False where it is not held.

        What becomes exempt is purged at once. What becomes open is read by the next ingest of
        its file, which lies at ``origin_of``.
        """
        self._need_writer()
        held = self._memory.holdings().by_id.get(paper_id)
        if held is None:
            return False
        self._writer.decide(held, status)
        if status in WITHHELD_STATUSES:
            self.settle()  # which leaves no word of a paper that is withheld
        return True

    def clear(self, paper_id: str, is_cleared: bool = True) -> bool:
        """Let a paper be read for the roles that may see exempt papers, in a store of their own.

        Here it is closed like any other exempt paper, or in part where it is marked in part.
        False where it is not held.
        """
        self._need_writer()
        held = self._memory.holdings().by_id.get(paper_id)
        if held is None:
            return False
        if is_cleared and held.paper.status != "part_exempt":
            # The file is still needed: it is read for those roles next.
            self._writer.clear(held, is_cleared)
            self._writer.decide(held, "exempt")
            self.settle()
        else:
            self._writer.clear(held, is_cleared)
        return True

    def cleared(self, source: str) -> frozenset[str]:
        """The parts of a file that are read for the roles that may see exempt papers."""
        return self._writer.cleared(source)

    @property
    def closed_folder(self) -> Path:
        """The store beside this one for the roles that may see exempt papers."""
        return self.folder / CLOSED

    @property
    def needs_closed(self) -> bool:
        """Whether that store is there, or has to be made."""
        return self.exists(self.closed_folder) or any(
            self.cleared(file.source) for file in self.files()
        )

    def files(self) -> tuple[SourceFile, ...]:
        """The files that papers come from."""
        return self._catalogue.sources()

    def copy_of(self, file: SourceFile) -> Path:
        """Where the store keeps its copy of a file, if it keeps one."""
        return self._writer.path_of(file)

    def drop_upload(self, source: str) -> None:
        """Delete the file of this name where it was handed in and lies within the store."""
        self._need_writer()
        self._writer.drop_upload(self._catalogue.origin_of(source))

    def whole(self, source: str) -> tuple[ReadPaper, ...]:
        """The papers held of a file, each with all that belongs to it."""
        with self.snapshot():
            held = self._memory.holdings().held.values()
            return tuple(self._catalogue.whole(one) for one in held if one.paper.source == source)

    def use_vectors_of(self, other: Library) -> None:
        """Look for vectors of the same texts in another store before embedding them."""
        self._writer.known = other._catalogue

    def is_of_model(self) -> bool:
        """Whether the vectors held were made by the model that is set."""
        try:
            self._check_model(self.embedder)
        except ModelMismatch:
            return False
        return True

    def origin_of(self, source: str) -> Path | None:
        """Where the file lay when it was ingested."""
        origin = self._catalogue.origin_of(source)
        return Path(origin) if origin else None

    def record_failure(
        self, source: str, reason: str, file: Path, sha256: str | None = None
    ) -> None:
        """Remember that a file could not be read; papers read from it before stay."""
        self._need_writer()
        self._writer.record_failure(ReadFailure(source, reason, sha256), file)

    def forget_failures(self) -> None:
        """Forget the files that could not be read and are no longer where they lay."""
        self._need_writer()
        self._writer.forget_failures()

    def keep_authorities(self, file: Path) -> None:
        """Learn the authorities of a CSV file that came with papers; no file is no harm.

        Raises RegisterError for a file that cannot be used.
        """
        self._need_writer()
        keep_authorities(self.folder, file)

    def learn_authorities(self, named: Mapping[str, str]) -> None:
        """Learn bodies that papers print and the register lacks: their names by id."""
        lacking = {key: name for key, name in named.items() if key not in self.register.by_id}
        if lacking:
            self._need_writer()
            learn_authorities(self.folder, lacking)

    def reembed(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Embed everything again by the model that is set; the number of nodes made."""
        self._need_writer()
        made = self._writer.reembed(self.embedder, progress)
        self._memory.forget()
        self._asked.clear()
        self._sentences.forget()
        self.settle()
        return made

    def not_analysed(self, version: str) -> list[str]:
        """The ids of the papers of which this version's analysis is not kept."""
        held = self._memory.holdings().held
        waiting = papers_not_analysed(self._catalogue, version)
        return [held[key].paper.paper_id for key in waiting if key in held]

    def keep_analyses(self, version: str, bodies: Mapping[str, Mapping[str, str]]) -> None:
        """Keep what a version made of papers' paragraphs, by their ids, with these papers.

        What another version made of any paper goes. One transaction.
        """
        self._need_writer()
        by_id = self._memory.holdings().by_id
        keys = self._catalogue.paragraph_keys([name for own in bodies.values() for name in own])
        with self._catalogue.writing() as connection:
            analyse_anew(connection, version)
            insert_analyses(
                connection,
                {
                    by_id[paper].key: {keys[name]: body for name, body in own.items()}
                    for paper, own in bodies.items()
                },
            )

    @property
    def keeps_sentences(self) -> bool:
        """Whether the vectors of papers' sentences are kept."""
        return self._sentences.are_kept

    def without_sentences(self) -> list[str]:
        """The ids of the papers whose sentences have no vectors yet."""
        held = self._memory.holdings().held
        return [held[key].paper.paper_id for key in self._sentences.waiting() if key in held]

    def keep_sentences(self, paper_id: str, texts: Sequence[str]) -> int:
        """Keep the vectors of a paper's sentences with it; how many had to be embedded."""
        self._need_writer()
        key = self._memory.holdings().by_id[paper_id].key
        return self._sentences.keep(key, texts, self._checked_embedder())

    def drop_sentences(self) -> None:
        """Keep no vectors of sentences any more."""
        self._need_writer()
        self._sentences.drop()

    def show_words(self) -> None:
        """Let readers in other processes find by words what was added; quick."""
        self._need_writer()
        self._derived.update_words(tidy=False)
        hand_back()

    def settle(self, *, purge: bool = False) -> None:
        """Bring the derived indexes to the catalogue's state; does nothing for a reader.

        ``purge`` leaves no word of what was deleted, however long that takes.
        """
        if not self._lock.held or not self._catalogue.generation():
            return
        self._derived.update_words(anew=purge)
        self._derived.update_chroma()
        hand_back()
        # Late: themes are built upon the library.
        from corpus.themes import keep_findings_vectors, keep_groups

        # A store of another model than the one set keeps what it has.
        with suppress(ModelMismatch):
            keep_findings_vectors(self)
            keep_groups(self)
        self._writer.drop_unused_files()

    def check(self) -> list[Problem]:
        """What is wrong with the store; reads all of it."""
        # Late: themes are built upon the library.
        from corpus.themes import spoilt_files

        found = upkeep.check(self._newest, self._derived, self._writer)
        return found + [upkeep.spoilt(name) for name in spoilt_files(self.folder)]

    def repair(self) -> None:
        """Make anew what is wrong and can be made from the catalogue."""
        self._need_writer()
        upkeep.repair(self._newest, self._derived, self._writer)
        from corpus.themes import make_again  # late, as above

        with suppress(ModelMismatch):
            make_again(self)

    def backup(self, file: Path, beside: Path | None = None) -> None:
        """Write the whole store into one file, while nobody else writes it.

        All that is in the folder ``beside`` goes with it, and into the store's folder when it is
        restored.

        Raises StoreError where the catalogue is on a server, which has its own ways.
        """
        if self._catalogue.server:
            raise StoreError(
                f"the catalogue is on {self._catalogue.server.name}: back it up there with "
                f"pg_dump, and the folder {self.folder} beside it"
            )
        taken = not self._lock.held
        if taken:
            self._lock.acquire(wait=_PATIENCE)
        try:
            from corpus.library import backup

            backup.write_backup(self.folder, CATALOGUE, file, CLOSED, beside)
        finally:
            if taken:
                self._lock.release()

    def _need_writer(self) -> None:
        if not self._lock.held:
            raise StoreError(f"the store {self.folder} is open to read only")
