"""A store opened: papers go in, paragraphs are found."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import Catalogue
from corpus.embedding import Embedder, find_model, load_embedder
from corpus.errors import ModelMismatch, StoreError, StoreMissing
from corpus.library.derived import Derived
from corpus.library.holdings import Holdings, Memory, in_scope
from corpus.library.lock import WriterLock
from corpus.library.naming import source_name
from corpus.library.words import Words
from corpus.library.writer import Incoming, Writer
from corpus.paper import Finding, Hit, Paper, Paragraph, ReadFailure, ReadPaper, Scope, Section
from corpus.settings import CorpusSettings
from corpus.vectors import SCAN_LIMIT

CATALOGUE = "catalogue.sqlite"


class Library:
    """The papers of one store, and the ways to find paragraphs in them.

    Several threads may read one library. ``snapshot()`` holds the state that a turn reads, so
    that an ingest at the same time shows it the old or the new paper and never a mixture.
    """

    def __init__(
        self,
        folder: Path,
        settings: CorpusSettings,
        lock: WriterLock,
        embedder: Embedder | None,
        scan_limit: int,
    ) -> None:
        self.folder = folder
        self._settings = settings
        self._lock = lock
        self._embedder = embedder
        self._loading = threading.Lock()
        self._scan_limit = scan_limit
        open_it = Catalogue.create if lock.held else Catalogue.open
        self._catalogue = open_it(folder / CATALOGUE)
        self._fresh = Catalogue.open(folder / CATALOGUE)
        self._memory = Memory(self._catalogue)
        self._derived = Derived(folder, self._fresh)
        self._words = Words(self._fresh, self._derived, lock)
        self._writer = Writer(folder, self._catalogue, lambda: self.embedder)
        self._asked: dict[str, NDArray[np.float32]] = {}

    @classmethod
    def open(
        cls,
        folder: Path,
        settings: CorpusSettings,
        *,
        writer: bool = False,
        wait: float = 0.0,
        embedder: Embedder | None = None,
        check_model: bool = True,
        scan_limit: int = SCAN_LIMIT,
    ) -> Library:
        """Open the store in ``folder``: to read, or as its one writer, who makes it if need be.

        ``wait`` is how long a writer waits for another, in seconds. ``embedder`` stands in for
        the model of the settings. ``check_model=False`` opens a store of another model, to embed
        it again. Above ``scan_limit`` nodes an unfiltered search goes through Chroma.

        Raises StoreMissing, StoreBusy, StoreDamaged or ModelMismatch.
        """
        lock = WriterLock(folder)
        if writer:
            folder.mkdir(parents=True, exist_ok=True)
            lock.acquire(wait)
        elif not (folder / CATALOGUE).is_file():
            raise StoreMissing(
                f"there are no papers in {folder} yet: add some with `papers ingest`"
            )
        try:
            library = cls(folder, settings, lock, embedder, scan_limit)
            if check_model:
                library._check_model()
        except BaseException:
            lock.release()
            raise
        return library

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
        self._fresh.close()
        self._lock.release()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Hold one state of the catalogue for all reads of this thread inside."""
        with self._catalogue.reading():
            yield

    @property
    def embedder(self) -> Embedder:
        """The model, loaded when first used."""
        with self._loading:
            if self._embedder is None:
                self._embedder = load_embedder(self._settings)
            return self._embedder

    @property
    def is_sample(self) -> bool:
        """Whether the store holds the invented sample papers."""
        return self._catalogue.meta("sample") == "1"

    @property
    def generation(self) -> int:
        """A number that grows with every change."""
        return self._catalogue.generation()

    def papers(self) -> tuple[Paper, ...]:
        """All papers, in the order of their ids."""
        return self._holdings().papers

    def in_scope(self, scope: Scope) -> tuple[Paper, ...]:
        """The papers that a search within the scope uses."""
        return tuple(paper for paper in self.papers() if in_scope(paper, scope))

    def paper(self, paper_id: str) -> Paper | None:
        """The paper of an id."""
        held = self._holdings().by_id.get(paper_id)
        return held.paper if held else None

    def sections(self, paper_id: str) -> tuple[Section, ...]:
        """The headings of a paper, in order."""
        held = self._holdings().by_id.get(paper_id)
        return self._catalogue.sections(held.key) if held else ()

    def paragraphs(self, paper_id: str) -> tuple[Paragraph, ...]:
        """The paragraphs of a paper, in order."""
        held = self._holdings().by_id.get(paper_id)
        return tuple(self._catalogue.paragraphs("paper_key", [held.key])) if held else ()

    def paragraph(self, paragraph_id: str) -> Paragraph | None:
        """The paragraph of an id."""
        return self.paragraphs_by_id([paragraph_id]).get(paragraph_id)

    def paragraphs_by_id(self, ids: Sequence[str]) -> dict[str, Paragraph]:
        """The paragraphs of these ids, in the order of the ids; those not held are left out."""
        found = self._catalogue.paragraphs("paragraph_id", ids)
        by_id = {paragraph.paragraph_id: paragraph for paragraph in found}
        return {name: by_id[name] for name in ids if name in by_id}

    def group(self, group_id: str) -> tuple[Paragraph, ...]:
        """The members of a list or table, in order."""
        return tuple(self._catalogue.paragraphs("group_id", [group_id]))

    def findings(
        self, kinds: Sequence[str] = (), scope: Scope | None = None
    ) -> tuple[Finding, ...]:
        """The findings of these kinds (all by default) in the papers in scope, paper by paper."""
        with self.snapshot():
            found = self._catalogue.findings(self._keys_in(scope), kinds)
        # Stable: within a paper they stay in its order.
        return tuple(sorted(found, key=lambda finding: finding.paper_id))

    def failures(self) -> tuple[ReadFailure, ...]:
        """The files that could not be read."""
        return self._catalogue.failures()

    def counts(self) -> dict[str, int]:
        """How many papers, paragraphs, findings and nodes are held."""
        return self._catalogue.counts()

    def source_file(self, paper: Paper) -> Path | None:
        """The store's own copy of the file that a paper came from."""
        file = self._catalogue.source(paper.source)
        return self._writer.path_of(file) if file else None

    def search_vectors(self, text: str, k: int, scope: Scope | None = None) -> list[Hit]:
        """The ``k`` paragraphs nearest in meaning, with their cosine, best first."""
        if not text.strip() or k < 1:
            return []
        with self.snapshot():
            keys = self._keys_in(scope)
            if keys is not None and not keys:
                return []
            vector = self._vector_of(text)
            if keys is None and self._catalogue.count_nodes() > self._scan_limit:
                found = self._derived.search_chroma(vector, k)
                if found is not None:
                    return self._still_held(found)
            return self._hits(self._memory.matrix().search(vector, k, keys))

    def search_words(
        self, terms: str | Sequence[str], k: int, scope: Scope | None = None
    ) -> list[Hit]:
        """The ``k`` paragraphs that best match any of the terms, with BM25 scores, best first.

        A term of several words counts more where they stand together.
        """
        with self.snapshot():
            keys = self._keys_in(scope)
            if keys is not None and not keys:
                return []
            asked = [terms] if isinstance(terms, str) else list(terms)
            return self._hits(self._words.search(asked, k, keys))

    def vocabulary(self) -> Mapping[str, int]:
        """Each word held, in lower case and without accents, with how many paragraphs have it."""
        return self._words.vocabulary()

    def vectors_of(self, paragraph_ids: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of paragraphs, one row each in order; zeros for one that is not held."""
        with self.snapshot():
            keys = self._catalogue.paragraph_keys(paragraph_ids)
            return self._memory.matrix().of_paragraphs(
                [keys.get(name, -1) for name in paragraph_ids]
            )

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of any texts by the store's model."""
        return self.embedder.encode(texts)

    def source_name(self, relative: str, file: Path) -> str:
        """The name under which a file is kept; see ``naming.source_name``."""
        return source_name(self._catalogue, relative, file.absolute())

    def holds(self, source: str, sha256: str, reading: str = "") -> bool:
        """Whether the papers held of a file are of these bytes, read in this way."""
        file = self._catalogue.source(source)
        return file is not None and (file.sha256, file.reading) == (sha256, reading)

    def copies(self, sha256: str) -> tuple[str, ...]:
        """The names of the files held with these bytes."""
        return tuple(file.source for file in self._catalogue.sources_of(sha256))

    def replace(
        self,
        read_papers: Sequence[ReadPaper],
        source: str,
        source_file: Path,
        *,
        reading: str = "",
    ) -> list[Paper]:
        """Hold a file's papers in place of those that came from it before, in one step.

        Same bytes read in the same way again: nothing happens, and nothing is returned.
        Raises SampleMismatch, StoreFull.
        """
        self._need_writer()
        with source_file.open("rb") as content:
            sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        if self.holds(source, sha256, reading):
            return []
        return self._writer.replace(read_papers, Incoming(source, source_file, sha256, reading))

    def remove(self, paper_id: str) -> bool:
        """Remove a paper from everywhere; False where it is not held."""
        self._need_writer()
        held = self._holdings().by_id.get(paper_id)
        if held is None:
            return False
        self._writer.remove(held.key, held.paper.source)
        self.settle()
        return True

    def record_failure(self, source: str, reason: str, sha256: str | None = None) -> None:
        """Remember that a file could not be read; papers read from it before stay."""
        self._need_writer()
        self._writer.record_failure(ReadFailure(source, reason, sha256))

    def reembed(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Embed everything again by the model that is set; the number of nodes made."""
        self._need_writer()
        made = self._writer.reembed(progress)
        self._memory.forget()
        self.settle()
        return made

    def settle(self, *, chroma: bool = True) -> None:
        """Bring the derived indexes to the catalogue's state; does nothing for a reader."""
        if not self._lock.held or not self._catalogue.generation():
            return
        self._derived.update_words()
        if chroma:
            self._derived.update_chroma()

    def _holdings(self) -> Holdings:
        return self._memory.holdings()

    def _keys_in(self, scope: Scope | None) -> list[int] | None:
        if scope is None or scope == Scope():
            return None
        held = self._holdings().held
        return [key for key, one in held.items() if in_scope(one.paper, scope)]

    def _hits(self, found: Sequence[tuple[int, float]]) -> list[Hit]:
        names = self._catalogue.paragraph_ids([key for key, _ in found])
        return _ordered([Hit(names[key], score) for key, score in found if key in names])

    def _still_held(self, found: Sequence[tuple[str, float]]) -> list[Hit]:
        keys = self._catalogue.paragraph_keys([name for name, _ in found])
        return _ordered([Hit(name, score) for name, score in found if name in keys])

    def _vector_of(self, text: str) -> NDArray[np.float32]:
        vector = self._asked.get(text)
        if vector is None:
            vector = self.embedder.encode([text])[0]
            if len(self._asked) > 200:
                self._asked.clear()
            self._asked[text] = vector
        return vector

    def _need_writer(self) -> None:
        if not self._lock.held:
            raise StoreError(f"the store {self.folder} is open to read only")

    def _check_model(self) -> None:
        name, digest = self._catalogue.meta("model_name"), self._catalogue.meta("model_digest")
        if name is None:
            return
        set_model = self._embedder or find_model(self._settings.embedding_model)
        same = digest == set_model.digest if set_model.digest else name == set_model.name
        if not same:
            raise ModelMismatch(
                f"the store {self.folder} was made with the model {name}, not {set_model.name}: "
                "run `papers reembed`, or set EMBEDDING_MODEL back"
            )


def _ordered(hits: list[Hit]) -> list[Hit]:
    # Of equal scores the id decides, not the order in which the papers came.
    return sorted(hits, key=lambda hit: (-hit.score, hit.paragraph_id))
