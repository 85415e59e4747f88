"""The two derived indexes, kept in step with the catalogue by one writer."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import lexical, vectors
from corpus.catalogue import Catalogue
from corpus.catalogue.indexing import (
    changed_papers,
    count_nodes,
    held_before,
    index_rows,
    node_rows,
)
from corpus.errors import StoreError, StoreFull
from corpus.lexical import LexicalIndex, LexicalRow
from corpus.library.indexes.seal import Seal, is_intact, read_seal, write_seal
from corpus.stages import staged
from corpus.vectors import COLLECTION, ChromaIndex, Collection, VectorRow

_log = logging.getLogger(__name__)

# Up to so many paragraphs the index of words is made anew within some seconds.
_QUICKLY_MADE = 20_000
# With less than this left on the disk, a failure is for want of room.
_NO_ROOM = 512 * 1024


class Derived:
    """The index of words and the Chroma collection of a store.

    Each is brought from the generation on its seal to the catalogue's, or made anew where the
    seal is missing, broken or of another store or model. Only the holder of the writer lock may
    call the methods that change anything.
    """

    def __init__(self, folder: Path, catalogue: Catalogue, chroma_url: str = "") -> None:
        """``catalogue`` is opened for this alone, so that no turn's older state is taken over.

        ``chroma_url`` is the server that holds the collection, empty for the store's folder.
        """
        self._chroma_url = chroma_url
        self.words_folder = folder / "lexical"
        self.chroma_folder = folder / "vectors"
        self._words_seal = folder / "lexical.seal"
        self._chroma_seal = folder / "vectors.seal"
        self._catalogue = catalogue
        self._chroma: tuple[int, ChromaIndex] | None = None

    def words_state(self, *, thorough: bool = False) -> Seal | None:
        """The seal of the index of words, None where the index has to be made anew."""
        return self._state(self._words_seal, self.words_folder, thorough=thorough)

    def chroma_state(self, *, thorough: bool = False) -> Seal | None:
        """The seal of the Chroma collection, None where it has to be made anew."""
        return self._state(self._chroma_seal, self.chroma_folder, thorough=thorough)

    @staged("index words")
    def update_words(self, *, anew: bool = False, tidy: bool = True) -> None:
        """Bring the index of words to the catalogue's state.

        Where entries were deleted, their words stay in the index until it is made anew:
        ``tidy`` does so at once where that is quick, ``anew`` in any case; and so does a paper
        that was held and has come again with words withheld.
        """
        with self._catalogue.reading():
            generation = self._catalogue.generation()
            seal = None if anew else self.words_state()
            if seal and seal.generation == generation and (seal.tidy or not tidy):
                return
            gone = changed_papers(self._catalogue, seal.generation) if seal else set()
            is_tidy = seal is None or (seal.tidy and self._all_are_new(gone, seal))
            if not is_tidy and (self._close(gone) or (tidy and self._is_quickly_made())):
                seal, is_tidy = None, True
            try:
                if seal is None:
                    self._words_seal.unlink(missing_ok=True)
                    lexical.discard(self.words_folder)
                papers = gone if seal else None
                index = LexicalIndex(self.words_folder)
                index.update(papers or (), lexical_rows(self._catalogue, papers))
                write_seal(
                    self._words_seal, self.words_folder, self._owner(), generation, tidy=is_tidy
                )
            except Exception as error:  # whatever the index's library raises
                raise self._explained(error, "words") from error

    @staged("write the Chroma collection")
    def update_chroma(self, *, anew: bool = False) -> None:
        """Bring the Chroma collection to the catalogue's state."""
        with self._catalogue.reading():
            generation = self._catalogue.generation()
            seal = None if anew else self.chroma_state()
            if seal and seal.generation == generation:
                return
            gone = changed_papers(self._catalogue, seal.generation) if seal else None
            # Killed halfway, Chroma leaves a folder that may crash whoever opens it: from here
            # until the new seal it counts as damaged.
            self._chroma_seal.unlink(missing_ok=True)
            try:
                if self._chroma_url:
                    vectors.discard(self.chroma_folder)
                    keys = None if gone is None else sorted(gone)
                    vectors.update_server(self.collection, keys, self._vector_rows(gone))
                else:
                    if gone is None:
                        vectors.discard(self.chroma_folder)
                    vectors.update_folder(
                        self.chroma_folder,
                        sorted(gone or ()),
                        self._vector_rows(gone),
                        count_nodes(self._catalogue, gone),
                    )
                write_seal(self._chroma_seal, self.chroma_folder, self._owner(), generation)
            except Exception as error:  # whatever the index's library raises
                raise self._explained(error, "vectors") from error

    def search_chroma(self, vector: NDArray[np.float32], k: int) -> list[tuple[str, float]] | None:
        """About the ``k`` nearest paragraphs by Chroma; None where it is not up to date."""
        seal = self.chroma_state()
        if seal is None or seal.generation != self._catalogue.generation():
            return None
        try:
            if self._chroma is None or self._chroma[0] != seal.generation:
                # What another process has added, an open collection does not see.
                self._chroma = (seal.generation, self.open_chroma())
                if self._chroma_url and self._chroma[1].size != count_nodes(self._catalogue):
                    raise StoreError("it lost the store's collection: `papers doctor --repair`")
            return self._chroma[1].search(vector, k)
        except Exception as error:  # whatever the client raises: the vectors are in the catalogue
            if not self._chroma_url:
                raise
            _log.warning("the Chroma server is not used: %s", str(error).splitlines()[:1])
            self._chroma = None
            return None

    @property
    def collection(self) -> Collection:
        """The store's collection on the Chroma server; raises StoreError for a bad address."""
        store = self._catalogue.meta("store") or ""
        return Collection.of(self._chroma_url, f"{COLLECTION}-{store[:12]}")

    def open_chroma(self) -> ChromaIndex:
        """The Chroma collection, in the folder or on the server."""
        return ChromaIndex(self.collection if self._chroma_url else self.chroma_folder)

    def _all_are_new(self, papers: set[int], seal: Seal) -> bool:
        return not held_before(self._catalogue, papers, seal.generation)

    def _is_quickly_made(self) -> bool:
        return self._catalogue.counts()["paragraphs"] <= _QUICKLY_MADE

    def _close(self, papers: set[int]) -> bool:
        """Whether one of these papers is withheld, in part or whole."""
        return any(one.paper.withheld for one in self._catalogue.held(papers).values())

    def close(self) -> None:
        """Let go of the Chroma folder."""
        if self._chroma:
            self._chroma[1].close()
            self._chroma = None

    def _vector_rows(self, papers: Iterable[int] | None) -> Iterator[VectorRow]:
        held = self._catalogue.held(papers)
        for row in node_rows(self._catalogue, papers):
            paper = held[row.paper_key].paper
            yield VectorRow(
                node_id=node_id(row.paragraph_id, row.part),
                text=row.text,
                vector=np.frombuffer(row.vector, dtype=np.float32),
                metadata={
                    "paper_id": paper.paper_id,
                    "paragraph_id": row.paragraph_id,
                    "authority": paper.authority or "",
                    "date": paper.best_date or "",
                    "label": row.label or "",
                    "paper_key": str(row.paper_key),
                },
            )

    def _state(self, path: Path, folder: Path, *, thorough: bool) -> Seal | None:
        # The seal first: the catalogue only ever moves on, and a seal is never ahead of it.
        seal = read_seal(path, self._owner())
        if seal is None or seal.generation > self._catalogue.generation():
            return None
        if path == self._chroma_seal and bool(seal.files) == bool(self._chroma_url):
            return None  # of a folder, where a server is set now, or the other way round
        return seal if is_intact(seal, folder, thorough=thorough) else None

    def _owner(self) -> str:
        return f"{self._catalogue.meta('store')} {self._catalogue.meta('model_digest') or ''}"

    def _is_full(self) -> bool:
        return shutil.disk_usage(self.words_folder.parent).free < _NO_ROOM

    def _explained(self, error: Exception, index: str) -> StoreError:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        if isinstance(error, StoreError):
            return error
        # Chroma tells of its own step that failed, and not why.
        if "space left" in said or "disk is full" in said or self._is_full():
            return StoreFull(
                f"the disk is full; the papers are kept, the index of {index} is made again "
                "when there is room"
            )
        return StoreError(
            f"the index of {index} could not be written ({said}); the papers are kept: "
            "run `papers doctor --repair`"
        )


def node_id(paragraph_id: str, part: int) -> str:
    """The id of a node: its paragraph's, and from the second window on which one it is."""
    return f"{paragraph_id}#{part + 1}" if part else paragraph_id


def lexical_rows(catalogue: Catalogue, papers: Iterable[int] | None) -> Iterator[LexicalRow]:
    """The paragraphs of all papers, or of those given, as the index of words takes them in."""
    held = catalogue.held(papers)
    for row in index_rows(catalogue, papers):
        paper = held[row.paper_key].paper
        yield LexicalRow(
            key=row.key,
            paper_key=row.paper_key,
            text=row.text,
            lead_in=row.lead_in,
            section=" ".join((*row.sections, *row.columns)),
            title=paper.title,
            authority=" ".join((paper.authority_name or "", paper.committee or "")),
            label=row.label,
        )
