"""What is held, as one state of the catalogue: papers and vectors, read once per generation."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from corpus.catalogue import Catalogue, Held
from corpus.catalogue.analyses import analysed_by
from corpus.catalogue.indexing import changed_papers, count_nodes, vectors
from corpus.matrix import Matrix
from corpus.paper import Finding, Paper, Paragraph, Scope, slug
from corpus.stages import staged

_SCOPES_KEPT = 50
# Questions ask for few combinations of kinds of finding.
_KINDS_KEPT = 12
# To read the vectors of a tenth of the papers is worth while, four times.
_FEW_OF, _PARTS = 10, 4
# About 30 MiB; the searches of one turn read the same paragraphs again.
_PARAGRAPHS_KEPT = 20_000


class _Within(NamedTuple):
    """The papers in a scope, and their keys and ids, in one order."""

    keys: list[int]
    papers: tuple[Paper, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """The papers of one generation: by key and by id, in the order of their ids.

    That order is the same whatever order they came in.
    """

    generation: int
    held: dict[int, Held]
    by_id: dict[str, Held]
    papers: tuple[Paper, ...]
    papers_by_id: Mapping[str, Paper]
    _in_scope: dict[Scope, _Within] = field(default_factory=dict)
    _of: dict[str | None, list[tuple[int, int]]] = field(default_factory=dict)

    def keys_in(self, scope: Scope) -> list[int]:
        """The keys of the papers in scope."""
        return self._within(scope).keys

    def papers_in(self, scope: Scope) -> tuple[Paper, ...]:
        """The papers in scope."""
        return self._within(scope).papers

    def ids_in(self, scope: Scope) -> tuple[str, ...]:
        """The ids of the papers in scope."""
        return self._within(scope).ids

    def _within(self, scope: Scope) -> _Within:
        """Kept: the searches of a turn, and what is told of them, ask for the same again."""
        found = self._in_scope.get(scope)
        if found is None:
            keys = [key for key in self._of_authorities(scope) if self._has(key, scope)]
            papers = tuple(self.held[key].paper for key in keys)
            found = _Within(keys, papers, tuple(paper.paper_id for paper in papers))
            if len(self._in_scope) >= _SCOPES_KEPT:
                self._in_scope.clear()
            self._in_scope[scope] = found
        return found

    def _has(self, key: int, scope: Scope) -> bool:
        return in_scope(self.held[key].paper, scope)

    def _of_authorities(self, scope: Scope) -> Iterable[int]:
        """The keys of the papers of a scope's authorities, in order; of all where it names none."""
        if not scope.authorities:
            return self.held
        if not self._of:
            # Whole or not at all: another thread may look at it now.
            found: dict[str | None, list[tuple[int, int]]] = {}
            for place, (key, one) in enumerate(self.held.items()):
                found.setdefault(one.paper.authority, []).append((place, key))
            self._of.update(found)
        places = [one for name in set(scope.authorities) for one in self._of.get(name, ())]
        return [key for _, key in sorted(places)]


@dataclass(frozen=True, slots=True)
class _Read:
    """Paragraphs of one generation that were read: by id, what each version analysed them into, and
    their ids by key."""

    generation: int
    paragraphs: dict[str, Paragraph] = field(default_factory=dict)
    analyses: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)


class Memory:
    """Holdings and vectors kept in memory, brought up to date when the catalogue has changed.

    What changed is read again, what did not is kept. Threads share one; what they are handed
    never changes.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lock = threading.Lock()
        self._holdings: Holdings | None = None
        self._matrix: tuple[int, Matrix] | None = None
        self._parts: dict[tuple[int, tuple[int, ...]], Matrix] = {}
        self._count: tuple[int, int] | None = None
        self._counts: tuple[int, dict[str, int]] | None = None
        self._read_last = _Read(-1)
        self._findings: dict[tuple[str, ...], tuple[int, dict[int, tuple[Finding, ...]]]] = {}
        self._flat: dict[tuple[str, ...], tuple[object, tuple[Finding, ...]]] = {}

    def holdings(self) -> Holdings:
        """The papers as the catalogue has them now."""
        with self._catalogue.reading():
            generation = self._catalogue.generation()
            last = self._holdings
            if last and last.generation == generation:
                return last
            if last and last.generation < generation:
                changed = changed_papers(self._catalogue, last.generation)
                held = {key: one for key, one in last.held.items() if key not in changed}
                held |= self._catalogue.held(changed)
            else:
                held = self._catalogue.held()
            self._holdings = _holdings(generation, held)
            return self._holdings

    def matrix(self) -> Matrix:
        """The vectors as the catalogue has them now."""
        with self._lock, self._catalogue.reading():
            generation = self._catalogue.generation()
            if self._matrix and self._matrix[0] == generation:
                return self._matrix[1]
            if self._matrix and self._matrix[0] < generation:
                changed = changed_papers(self._catalogue, self._matrix[0])
                matrix = self._matrix[1].without(changed, self._read(sorted(changed)))
            else:
                matrix = self._read(None)
            self._matrix = (generation, matrix)
            return matrix

    def matrix_for(self, keys: Sequence[int] | None) -> Matrix:
        """The vectors of at least the papers with these keys (all by default).

        A process that has just begun and is asked of one authority reads those of its papers
        alone; one that is asked of a few reads all.
        """
        with self._lock, self._catalogue.reading():
            generation = self._catalogue.generation()
            few = keys is not None and _FEW_OF * len(keys) <= len(self.holdings().held)
            if keys is None or not few or self._matrix or len(self._parts) >= _PARTS:
                self._parts.clear()
            else:
                part = (generation, tuple(keys))
                if part not in self._parts:
                    self._parts[part] = self._read(sorted(keys))
                return self._parts[part]
        return self.matrix()

    def findings(self, kinds: tuple[str, ...]) -> dict[int, tuple[Finding, ...]]:
        """All findings of these kinds, by the key of their paper, in the order of paper ids."""
        with self._lock, self._catalogue.reading():
            generation = self._catalogue.generation()
            last = self._findings.get(kinds)
            if last and last[0] == generation:
                return last[1]
            if last and last[0] < generation:
                changed = changed_papers(self._catalogue, last[0])
                kept = {key: own for key, own in last[1].items() if key not in changed}
                kept |= self._findings_of(kinds, changed)
            else:
                kept = self._findings_of(kinds, None)
            held = self.holdings().held
            found = {key: kept[key] for key in held if key in kept}
            if len(self._findings) >= _KINDS_KEPT:
                self._findings.clear()
                self._flat.clear()
            self._findings[kinds] = (generation, found)
            return found

    def all_findings(self, kinds: tuple[str, ...]) -> tuple[Finding, ...]:
        """All findings of these kinds, in the order of paper ids."""
        held = self.findings(kinds)
        known = self._flat.get(kinds)
        if known is None or known[0] is not held:
            flat = tuple(finding for own in held.values() for finding in own)
            known = self._flat[kinds] = (held, flat)
        return known[1]

    def _findings_of(
        self, kinds: tuple[str, ...], papers: Collection[int] | None
    ) -> dict[int, tuple[Finding, ...]]:
        keys = {one.paper.paper_id: key for key, one in self.holdings().held.items()}
        found: dict[int, list[Finding]] = {}
        for finding in self._catalogue.findings(papers, kinds):
            found.setdefault(keys[finding.paper_id], []).append(finding)
        return {key: tuple(own) for key, own in found.items()}

    def paragraphs(self, ids: Sequence[str]) -> dict[str, Paragraph]:
        """The paragraphs of these ids as far as they are held; those read last are kept."""
        with self._catalogue.reading():
            generation = self._catalogue.generation()
            kept = self._kept(generation).paragraphs
            missing = [name for name in ids if name not in kept]
            for paragraph in self._catalogue.paragraphs("paragraph_id", missing):
                kept[paragraph.paragraph_id] = paragraph
            return kept

    def paragraph_ids(self, keys: Sequence[int]) -> dict[int, str]:
        """The ids of the paragraphs with these keys as far as they are held.

        Whoever finds a paragraph reads it next: it is read here at once.
        """
        with self._catalogue.reading():
            generation = self._catalogue.generation()
            read = self._kept(generation)
            kept, names = read.paragraphs, read.names
            missing = [key for key in keys if names.get(key) not in kept]
            if missing:
                version = analysed_by(self._catalogue)
                bodies = read.analyses.setdefault(version, {}) if version else {}
                found = self._catalogue.paragraphs_at(
                    missing, self.holdings().held, analysed=bool(version)
                )
                for key, (one, body) in found.items():
                    names[key] = one.paragraph_id
                    kept[one.paragraph_id] = one
                    if body is not None:
                        bodies[one.paragraph_id] = body
            return {key: names[key] for key in keys if key in names}

    def analyses(self, version: str) -> Mapping[str, str]:
        """What a version made of the paragraphs that a search found last, by their ids."""
        with self._catalogue.reading():
            return self._kept(self._catalogue.generation()).analyses.get(version, {})

    def _kept(self, generation: int) -> _Read:
        """The paragraphs read last of one state of the catalogue."""
        last = self._read_last
        if last.generation != generation or len(last.paragraphs) > _PARAGRAPHS_KEPT:
            # One object, so that a thread in another state never sees a half of this one.
            last = self._read_last = _Read(generation)
        return last

    def counts(self) -> dict[str, int]:
        """How many papers, paragraphs, findings and nodes the catalogue has now."""
        with self._catalogue.reading():
            generation = self._catalogue.generation()
            if self._counts is None or self._counts[0] != generation:
                # To count rows is to go through them all.
                self._counts = (generation, self._catalogue.counts())
            return dict(self._counts[1])

    def node_count(self) -> int:
        """How many nodes there are, without reading their vectors for it."""
        with self._catalogue.reading():
            generation = self._catalogue.generation()
            if self._count is None or self._count[0] != generation:
                self._count = (generation, count_nodes(self._catalogue))
            return self._count[1]

    def forget(self) -> None:
        """Read all anew when next asked: the vectors were made by another model."""
        self._holdings = self._matrix = self._count = self._counts = None
        self._findings.clear()
        self._flat.clear()
        self._parts.clear()
        self._read_last = _Read(-1)

    @staged("load the vectors")
    def _read(self, papers: list[int] | None) -> Matrix:
        count = count_nodes(self._catalogue, papers)
        dimension = int(self._catalogue.meta("model_dimension") or 0)
        return Matrix.of(vectors(self._catalogue, papers), count, dimension)


def in_scope(paper: Paper, scope: Scope) -> bool:
    """Whether a search within the scope may use the paper.

    A date known only in part counts as lying wherever in that month or year it suits; a
    committee may be named by a part of its name.
    """
    return (
        (not scope.authorities or paper.authority in scope.authorities)
        and (not scope.kinds or paper.kind in scope.kinds)
        and (not scope.papers or paper.paper_id in scope.papers)
        and (not scope.since or _latest(paper.best_date) >= scope.since)
        and (not scope.until or "" < (paper.best_date or "") <= _latest(scope.until))
        and (not scope.committees or _has_committee(paper, scope))
    )


def _has_committee(paper: Paper, scope: Scope) -> bool:
    committee = slug(paper.committee or "")
    return any(slug(name) in committee for name in scope.committees)


def _latest(partial: str | None) -> str:
    """A string that sorts as the last day of a partial ISO date; empty for none."""
    return (partial + "-99-99")[:10] if partial else ""


def _holdings(generation: int, held: dict[int, Held]) -> Holdings:
    ordered = dict(sorted(held.items(), key=lambda item: item[1].paper.paper_id))
    papers = tuple(one.paper for one in ordered.values())
    by_id = {one.paper.paper_id: one for one in ordered.values()}
    papers_by_id = MappingProxyType({paper.paper_id: paper for paper in papers})
    return Holdings(generation, ordered, by_id, papers, papers_by_id)
