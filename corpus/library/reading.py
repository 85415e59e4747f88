"""What is read from a store: papers, paragraphs, findings, and searches for them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.authorities import Register
from corpus.catalogue import MARKER, Catalogue, Server
from corpus.embedding import Embedder, Model, find_model, load_embedder
from corpus.errors import ModelMismatch, StoreError
from corpus.library.holdings import Memory
from corpus.library.indexes import Derived, Words
from corpus.library.lock import WriterLock
from corpus.library.register import authorities_stamp, load_register
from corpus.library.sentences import Sentences
from corpus.paper import Finding, Hit, Paper, Paragraph, ReadFailure, Scope, Section
from corpus.settings import CorpusSettings
from corpus.stages import stage, staged

Found = TypeVar("Found")
CATALOGUE = "catalogue.sqlite"
# Vectors of questions kept, so that the searches of one turn embed a question once.
_QUESTIONS_KEPT = 200
# Findings of some kinds over more papers than this are kept in memory: reading them again for each
# question grows with all that is held.
_FEW_PAPERS = 200


def catalogue_of(folder: Path, settings: CorpusSettings) -> tuple[Path, Server | None]:
    """The file of a store's catalogue, or the file that says that it is on a server, and which.

    A store stays where it was made. Raises StoreError where the server is not known.
    """
    if (folder / CATALOGUE).is_file():
        return folder / CATALOGUE, None
    if settings.catalogue_url:
        return folder / MARKER, Server.of(settings.catalogue_url, folder)
    if (folder / MARKER).is_file():
        raise StoreError(
            f"the catalogue of {folder} is on a server: set CATALOGUE_URL to its address"
        )
    return folder / CATALOGUE, None


class Reading:
    """The reading side of a library.

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
        place = catalogue_of(folder, settings)
        self._catalogue = Catalogue.open(*place)
        # The indexes are brought to the newest state, whatever state a turn is reading.
        self._newest = Catalogue.open(*place)
        self._memory = Memory(self._catalogue)
        self._derived = Derived(folder, self._newest, settings.chroma_url)
        self._words = Words(self._newest, self._derived, lock)
        self._register: tuple[int, Register] | None = None
        self._asked: dict[str, NDArray[np.float32]] = {}
        self._sentences = Sentences(self._catalogue)
        self._turn = threading.local()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Hold one state of the catalogue for all reads of this thread inside.

        A search that is made again inside is answered with what it found before.
        """
        with self._catalogue.reading():
            if getattr(self._turn, "found", None) is not None:
                yield
                return
            self._turn.found = {}
            try:
                yield
            finally:
                self._turn.found = None

    @contextmanager
    def at_rest(self) -> Iterator[bool]:
        """Whether the state read is the newest and nobody writes the store, nor will inside.

        Then what is derived from that state may be written beside it: nothing of a paper that has
        gone since comes back. False too where the folder cannot be written.
        """
        own = WriterLock(self.folder)
        taken = not self._lock.held and own.try_acquire()
        try:
            is_writer = taken or self._lock.held
            yield is_writer and self._newest.generation() == self.generation
        finally:
            if taken:
                own.release()

    @property
    def embedder(self) -> Embedder:
        """The model, loaded when first used."""
        with self._loading:
            if self._embedder is None:
                with stage("load the model"):
                    self._embedder = load_embedder(self._settings)
            return self._embedder

    @property
    def register(self) -> Register:
        """The register of authorities, with those that came with the store's papers."""
        stamp = authorities_stamp(self.folder)
        if self._register is None or self._register[0] != stamp:
            self._register = (stamp, load_register(self.folder))
        return self._register[1]

    @property
    def is_sample(self) -> bool:
        """Whether the store holds the invented sample papers."""
        return self._catalogue.meta("sample") == "1"

    @property
    def generation(self) -> int:
        """A number that grows with every change."""
        return self._catalogue.generation()

    @staged("read the papers")
    def papers(self) -> tuple[Paper, ...]:
        """All papers, in the order of their ids."""
        return self._memory.holdings().papers

    @staged("read the papers")
    def papers_by_id(self) -> Mapping[str, Paper]:
        """All papers by id."""
        return self._memory.holdings().papers_by_id

    def in_scope(self, scope: Scope) -> tuple[Paper, ...]:
        """The papers that a search within the scope uses."""
        return self._memory.holdings().papers_in(scope)

    def ids_in_scope(self, scope: Scope) -> tuple[str, ...]:
        """The ids of the papers that a search within the scope uses."""
        return self._memory.holdings().ids_in(scope)

    def paper(self, paper_id: str) -> Paper | None:
        """The paper of an id."""
        held = self._memory.holdings().by_id.get(paper_id)
        return held.paper if held else None

    def sections(self, paper_id: str) -> tuple[Section, ...]:
        """The headings of a paper, in order."""
        held = self._memory.holdings().by_id.get(paper_id)
        return self._catalogue.sections(held.key) if held else ()

    @staged("read paragraphs")
    def paragraphs(self, paper_id: str) -> tuple[Paragraph, ...]:
        """The paragraphs of a paper, in order."""
        held = self._memory.holdings().by_id.get(paper_id)
        return tuple(self._catalogue.paragraphs("paper_key", [held.key])) if held else ()

    @staged("read paragraphs")
    def paragraphs_of(self, paper_ids: Sequence[str]) -> dict[str, tuple[Paragraph, ...]]:
        """The paragraphs of several papers, in order, by the paper's id; one reading for all."""
        by_id = self._memory.holdings().by_id
        keys = [by_id[name].key for name in dict.fromkeys(paper_ids) if name in by_id]
        found: dict[str, list[Paragraph]] = {}
        for paragraph in self._catalogue.paragraphs("paper_key", keys):
            found.setdefault(paragraph.paper_id, []).append(paragraph)
        return {name: tuple(own) for name, own in found.items()}

    def paragraph(self, paragraph_id: str) -> Paragraph | None:
        """The paragraph of an id."""
        return self.paragraphs_by_id([paragraph_id]).get(paragraph_id)

    @staged("read paragraphs")
    def paragraphs_by_id(self, ids: Sequence[str]) -> dict[str, Paragraph]:
        """The paragraphs of these ids, in the order of the ids; those not held are left out."""
        held = self._memory.paragraphs(ids)
        return {name: held[name] for name in ids if name in held}

    def analyses(self, version: str) -> Mapping[str, str]:
        """What a version made of the paragraphs that searches found last, by their ids; of some,
        or of all, it may not be kept."""
        return self._memory.analyses(version)

    @staged("read paragraphs")
    def group(self, group_id: str) -> tuple[Paragraph, ...]:
        """The members of a list or table, in order."""
        return tuple(self._catalogue.paragraphs("group_id", [group_id]))

    @staged("read paragraphs")
    def groups(self, group_ids: Sequence[str]) -> dict[str, tuple[Paragraph, ...]]:
        """The members of lists and tables, in order, by the group's id; one reading for all."""
        found: dict[str, list[Paragraph]] = {name: [] for name in group_ids}
        for paragraph in self._catalogue.paragraphs("group_id", group_ids):
            found[paragraph.group or ""].append(paragraph)
        return {name: tuple(own) for name, own in found.items()}

    @staged("read findings")
    def findings(
        self, kinds: Sequence[str] = (), scope: Scope | None = None
    ) -> tuple[Finding, ...]:
        """The findings of these kinds (all by default) in the papers in scope, paper by paper."""
        with self.snapshot():
            keys = self._keys_in(scope)
            if kinds and (keys is None or len(keys) > _FEW_PAPERS):
                asked = tuple(sorted(kinds))
                if keys is None:
                    return self._memory.all_findings(asked)
                held = self._memory.findings(asked)
                return tuple(finding for key in keys if key in held for finding in held[key])
            found = self._catalogue.findings(keys, kinds)
        # Stable: within a paper they stay in its order.
        return tuple(sorted(found, key=lambda finding: finding.paper_id))

    @staged("read findings")
    def findings_at(self, paragraph_ids: Sequence[str]) -> tuple[Finding, ...]:
        """The findings drawn from these paragraphs; those of one paragraph in the paper's order."""
        return tuple(self._catalogue.findings_at(paragraph_ids))

    @staged("read paragraphs")
    def labels(self, paragraph_ids: Sequence[str]) -> dict[str, str | None]:
        """The printed labels of paragraphs by id; those not held are left out."""
        return self._catalogue.labels(paragraph_ids)

    def findings_of(self, paper_id: str) -> tuple[Finding, ...]:
        """The findings of one paper, in its order."""
        return self.findings(scope=Scope(papers=(paper_id,)))

    def failures(self) -> tuple[ReadFailure, ...]:
        """The files that could not be read."""
        return self._catalogue.failures()

    def paragraph_counts(self) -> dict[str, int]:
        """How many paragraphs each paper has, by the paper's id."""
        return self._catalogue.paragraph_counts()

    def counts(self) -> dict[str, int]:
        """How many papers, paragraphs, findings and nodes are held."""
        return self._memory.counts()

    @staged("search by meaning")
    def search_vectors(self, text: str, k: int, scope: Scope | None = None) -> list[Hit]:
        """The ``k`` paragraphs nearest in meaning, with their cosine, best first."""
        if not text.strip() or k < 1:
            return []
        with self.snapshot():
            keys = self._keys_in(scope)
            if keys is not None and not keys:
                return []
            asked = ("meaning", text, k, scope)
            return list(self._once(asked, lambda: self._nearest(text, k, scope, keys)))

    @staged("search by words")
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
            words = (terms,) if isinstance(terms, str) else tuple(terms)
            asked = ("words", words, k, scope)
            return list(self._once(asked, lambda: self._hits(self._words.search(words, k, keys))))

    @staged("read the vocabulary")
    def vocabulary(self) -> Mapping[str, int]:
        """Each word held, in lower case and without accents, with how many paragraphs have it."""
        return self._words.vocabulary()

    @staged("read vectors")
    def vectors_of(self, paragraph_ids: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of paragraphs, one row each in order; zeros for one that is not held."""
        with self.snapshot():
            keys = self._catalogue.paragraph_keys(paragraph_ids)
            return self._memory.matrix().of_paragraphs(
                [keys.get(name, -1) for name in paragraph_ids]
            )

    @staged("embed sentences")
    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of any texts by the store's model; of sentences those kept are read."""
        return self._sentences.vectors(texts, self._checked_embedder())

    def _once(self, asked: tuple[object, ...], search: Callable[[], Found]) -> Found:
        """What a search finds, looked for once within a turn."""
        found: dict[tuple[object, ...], Any] = self._turn.found
        if asked not in found:
            found[asked] = search()
        made: Found = found[asked]
        return made

    def _nearest(self, text: str, k: int, scope: Scope | None, keys: list[int] | None) -> list[Hit]:
        if keys is None and self._memory.node_count() > self._scan_limit:
            found = self._derived.search_chroma(self._vector_of(text), k)
            if found is not None:
                return self._still_held(found)
        # A question across authorities searches twice, the second time deeper.
        scored = self._once(
            ("scores", text, scope),
            lambda: self._memory.matrix_for(keys).scored(self._vector_of(text), keys),
        )
        return self._hits(scored.best(k))

    def _keys_in(self, scope: Scope | None) -> list[int] | None:
        if scope is None or scope == Scope():
            return None
        return self._memory.holdings().keys_in(scope)

    def _hits(self, found: Sequence[tuple[int, float]]) -> list[Hit]:
        names = self._memory.paragraph_ids([key for key, _ in found])
        return _ordered([Hit(names[key], score) for key, score in found if key in names])

    def _still_held(self, found: Sequence[tuple[str, float]]) -> list[Hit]:
        keys = self._catalogue.paragraph_keys([name for name, _ in found])
        return _ordered([Hit(name, score) for name, score in found if name in keys])

    def _vector_of(self, text: str) -> NDArray[np.float32]:
        vector = self._asked.get(text)
        if vector is None:
            embedder = self._checked_embedder()
            with stage("embed the question"):
                # A finding is asked about by its own words, which may be a sentence that is kept.
                vector = self._sentences.vectors([text], embedder)[0]
            if len(self._asked) >= _QUESTIONS_KEPT:
                self._asked.clear()
            self._asked[text] = vector
        return vector

    def _checked_embedder(self) -> Embedder:
        self._check_model(self.embedder)
        return self.embedder

    def _check_model(self, asked: Model | Embedder | None = None) -> None:
        """Raise ModelMismatch where the store's vectors were made by another model."""
        name, digest = self._catalogue.meta("model_name"), self._catalogue.meta("model_digest")
        if name is None:
            return
        asked = asked or self._embedder or find_model(self._settings.embedding_model)
        if digest != asked.digest if asked.digest else name != asked.name:
            raise ModelMismatch(
                f"the store {self.folder} was made with the model {name}, not {asked.name}: "
                "run `papers reembed`, or set EMBEDDING_MODEL back"
            )


def _ordered(hits: list[Hit]) -> list[Hit]:
    # Of equal scores the id decides, not the order in which the papers came.
    return sorted(hits, key=lambda hit: (-hit.score, hit.paragraph_id))
