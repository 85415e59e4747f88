"""What changes a store: a file's papers replaced, a paper removed, all embedded again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from corpus.catalogue import Catalogue, Held, NewNode, SourceFile, writing
from corpus.catalogue.others import (
    drop_others,
    forget_other,
    keep_other,
    others,
    point_others,
    tell_others,
)
from corpus.catalogue.sentences import forget_sentences
from corpus.embedding import Embedder
from corpus.errors import SampleMismatch, SourceChanged, StoreFull
from corpus.files import UNFINISHED, digest_of, spoken
from corpus.library.arrivals import Arrivals, Stored, arrivals
from corpus.library.naming import part_named, part_of, settle_names
from corpus.library.nodes import make_nodes
from corpus.library.sameness import is_as_held
from corpus.paper import WITHHELD_STATUSES, Paper, PaperStatus, ReadFailure, ReadPaper
from corpus.stages import staged

# How the names of decisions begin among the facts about a store, and of what was taken out.
_DECIDED = "decided "
_REMOVED = "removed from "
_CLEARED = "cleared of "
_TOLD_ELSEWHERE = ("manifest.csv", "front sheet of the pack", "the name of the file")
UPLOADS = "uploads"
"""The folder of a store for files that were handed in: they lie nowhere else."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file whose papers are to be stored: its name, where it lies, and how it was read.

    ``is_known`` says that the bytes are known by their digest alone: the file may be gone.
    """

    source: str
    file: Path
    sha256: str
    reading: str = ""
    is_known: bool = False


class Writer:
    """Changes the catalogue and the copies of files; the caller holds the writer lock."""

    def __init__(
        self, folder: Path, catalogue: Catalogue, held: Callable[[], Mapping[int, Held]]
    ) -> None:
        self._files = folder / "files"
        self._uploads = folder.absolute() / UPLOADS
        self._catalogue = catalogue
        self._held_now = held
        self.known = catalogue
        """Where the vectors of texts that were embedded before are looked for."""

    def path_of(self, file: SourceFile) -> Path:
        """Where the store keeps its copy of a file."""
        return self._files / f"{file.sha256}{file.suffix}"

    @staged("write the catalogue")
    def replace(
        self, read_papers: Sequence[ReadPaper], incoming: Incoming, embedder: Embedder
    ) -> Stored:
        """Store a file's papers in place of those that came from it before.

        A paper that is held from another file is noted as a copy of that one; a later issue takes
        the place of an earlier one. All that takes time happens before the transaction, so that
        readers go from the old papers to the new in one step and a death on the way leaves the
        old.
        """
        self._check_sample(read_papers)
        source = incoming.source
        named = settle_names(read_papers, source, self._is_taken_beside(source))
        plan = arrivals(self._catalogue, self._all_held(), named, source)
        plan.hold = [self._with_version(read) for read in plan.hold]
        nodes = [make_nodes(read, embedder, self.known) for read in plan.hold]
        record = SourceFile(
            source=source,
            origin=str(incoming.file.absolute()),
            sha256=incoming.sha256,
            suffix=incoming.file.suffix.lower(),
            reading=incoming.reading,
            at=_now(),
        )
        before = self._catalogue.source(source)
        if any(read.paper.withheld for read in read_papers):
            # No copy is kept of a file with text that nobody may read here.
            if not incoming.is_known:
                _check_unchanged(incoming.file, record)
        else:
            self._keep(incoming.file, record)
        with self._catalogue.writing() as connection:
            writing.insert_source(connection, record)
            _carry_out(connection, plan, nodes, record.at)
            writing.clear_failure(connection, source)
            writing.drop_meta(connection, f"{_REMOVED}{source}")
            writing.set_model(connection, embedder.name, embedder.digest, embedder.dimension)
            for read in named[:1]:
                writing.set_meta(connection, "sample", str(int(read.paper.sample)))
        if before:
            self._drop_if_unused(before)
        if any(read.paper.withheld for read in read_papers):
            # What is only unclear is kept unread, or the decision could not be acted on.
            is_waiting = all(
                read.paper.status == "unclear" for read in read_papers if read.paper.withheld
            )
            if not is_waiting and not self.cleared(source):
                self.drop_upload(record.origin)
            self._purge()
        return plan.stored()

    def confirm(self, read_papers: Sequence[ReadPaper], incoming: Incoming) -> bool:
        """Note that a file was read again, where its bytes and papers are those held of it."""
        source = incoming.source
        before = self._catalogue.source(source)
        if before is None or before.sha256 != incoming.sha256:
            return False
        named = settle_names(read_papers, source, self._is_taken_beside(source))
        if not is_as_held(self._catalogue, self._all_held(), named, source):
            return False
        with self._catalogue.writing() as connection:
            writing.set_reading(connection, [source], incoming.reading)
            writing.clear_failure(connection, source)
        return True

    def read_again(self, sources: Iterable[str], reading: str) -> None:
        """Record that files are to be read again, by a mark that no reading has."""
        with self._catalogue.writing() as connection:
            writing.set_reading(connection, sources, reading)

    def decisions(self, source: str) -> dict[str, PaperStatus]:
        """The decisions on the papers of a file, by part."""
        kept = self._catalogue.meta(f"{_DECIDED}{source}")
        return dict(json.loads(kept)) if kept else {}

    def cleared(self, source: str) -> frozenset[str]:
        """The parts of a file that are read for the roles that may see exempt papers."""
        kept = self._catalogue.meta(f"{_CLEARED}{source}")
        return frozenset(json.loads(kept)) if kept else frozenset()

    def clear(self, held: Held, is_cleared: bool) -> None:
        """Record whether a paper, and the same one in other files, is read for those roles."""
        with self._catalogue.writing() as connection:
            beside = others(connection, of_paper=held.paper.paper_id)
            for one in (held.paper, *(other.read.paper for other in beside if other.read)):
                parts = self.cleared(one.source) - {part_of(one)}
                if is_cleared:
                    parts |= {part_of(one)}
                writing.set_meta(connection, f"{_CLEARED}{one.source}", json.dumps(sorted(parts)))

    def decide(self, held: Held, status: PaperStatus) -> None:
        """Record a decision, and empty the paper in the same step where it closes it.

        It holds for the same paper in other files too, and a closing one for its earlier issues.
        """
        paper = held.paper
        with self._catalogue.writing() as connection:
            beside = others(connection, of_paper=paper.paper_id)
            # An earlier issue said much of the same: it is closed with the later, not opened.
            same = [(paper.source, part_of(paper))] + [
                (other.source, part_named(other.paper_id, other.source))
                for other in beside
                if other.read or status in WITHHELD_STATUSES
            ]
            for source, part in same:
                decided = {**self.decisions(source), part: status}
                writing.set_meta(connection, f"{_DECIDED}{source}", json.dumps(decided))
            if status in WITHHELD_STATUSES:
                drop_others(connection, of_paper=paper.paper_id)
                writing.delete_paper(connection, held.key)
                generation = writing.next_generation(connection)
                read = ReadPaper(_emptied(paper, status), (), (), ())
                key = writing.insert_paper(connection, read, (), generation, _now())
                writing.note_changes(connection, generation, [held.key, key])
        if status in WITHHELD_STATUSES:
            for source, _ in same:
                if not self.cleared(source):
                    self.drop_upload(self._catalogue.origin_of(source))
        self._purge()

    def remove(self, key: int, paper_id: str, source: str) -> None:
        """Remove a paper, and the copies of files that no other paper came from."""
        with self._catalogue.writing() as connection:
            named = {other.source for other in others(connection, of_paper=paper_id)} | {source}
            origins = [self._catalogue.origin_of(one) for one in named]
            writing.delete_paper(connection, key)
            drop_others(connection, of_paper=paper_id)
            for one in named:
                # Of a pack that holds other papers too no copy is kept: this one stands in it.
                writing.set_meta(connection, f"{_REMOVED}{one}", "a part")
                if writing.delete_source_if_unused(connection, one):
                    writing.drop_meta(connection, f"{_REMOVED}{one}")
            generation = writing.next_generation(connection)
            writing.note_changes(connection, generation, [key])
        for origin in origins:
            self.drop_upload(origin)
        self._purge()

    def remove_source(self, source: str, embedder: Embedder) -> Stored:
        """Remove the papers of a file; those that stand in another file are held from there."""
        plan = arrivals(self._catalogue, self._all_held(), (), source)
        nodes = [make_nodes(read, embedder, self.known) for read in plan.hold]
        origin = self._catalogue.origin_of(source)
        with self._catalogue.writing() as connection:
            _carry_out(connection, plan, nodes, _now())
            writing.drop_meta(connection, f"{_REMOVED}{source}")
            writing.delete_source_if_unused(connection, source)
        self.drop_upload(origin)
        self._purge()
        return plan.stored()

    def record_failure(self, failure: ReadFailure, file: Path) -> None:
        """Remember that a file could not be read; papers read from it before stay."""
        with self._catalogue.writing() as connection:
            writing.set_failure(connection, replace(failure, at=_now()), str(file.absolute()))

    def forget_failures(self) -> None:
        """Forget the files that could not be read and are no longer where they lay."""
        for failure in self._catalogue.failures():
            origin = self._catalogue.origin_of(failure.source)
            if origin and not Path(origin).exists():
                with self._catalogue.writing() as connection:
                    writing.clear_failure(connection, failure.source)

    def reembed(
        self, embedder: Embedder, progress: Callable[[int, int], None] | None = None
    ) -> int:
        """Give every paragraph new vectors by the model that is set; the number of nodes.

        Nothing changes until all are made: killed on the way, the store is as it was.
        """
        made: list[tuple[int, list[int], list[NewNode]]] = []
        held = {one.key: one for one in self._all_held()}
        for done, (key, one) in enumerate(held.items(), start=1):
            paragraphs = self._catalogue.paragraphs("paper_key", [key])
            keys = self._catalogue.paragraph_keys([one.paragraph_id for one in paragraphs])
            read = ReadPaper(one.paper, (), tuple(paragraphs), ())
            nodes = make_nodes(read, embedder, None)
            made.append((key, [keys[paragraph.paragraph_id] for paragraph in paragraphs], nodes))
            if progress:
                progress(done, len(held))
        with self._catalogue.writing() as connection:
            writing.delete_all_nodes(connection)
            forget_sentences(connection, for_good=False)
            for key, paragraph_keys, nodes in made:
                writing.insert_nodes(connection, key, paragraph_keys, nodes)
            writing.note_changes(connection, writing.next_generation(connection), held)
            writing.set_model(connection, embedder.name, embedder.digest, embedder.dimension)
        return sum(len(nodes) for _, _, nodes in made)

    def drop_unused_files(self) -> None:
        """Delete copies that no source has any more, and what a killed process left half."""
        closed = self.withheld_sources()
        used = {self.path_of(one) for one in self._catalogue.sources() if one.source not in closed}
        copies = set(self._files.iterdir()) if self._files.is_dir() else set()
        for path in (copies - used).union(self._files.parent.glob(f"{UNFINISHED}*")):
            path.unlink(missing_ok=True)

    def withheld_sources(self) -> set[str]:
        """The files of which no copy is kept, for text in them that was not read."""
        closed = {one.paper.source for one in self._all_held() if one.paper.withheld}
        for file in self._catalogue.sources():
            removed = self._catalogue.meta(f"{_REMOVED}{file.source}")
            if removed or "exempt" in self.decisions(file.source).values():
                closed.add(file.source)
        return closed

    def drop_upload(self, origin: str | None) -> None:
        """Delete a file that was handed in: its text is not to be here any more."""
        if origin and Path(origin).parent == self._uploads:
            Path(origin).unlink(missing_ok=True)

    def _all_held(self) -> list[Held]:
        """The papers held, in the order in which they came.

        As the library keeps them: to read them all anew for each file takes as long as they are
        many.
        """
        return [one for _, one in sorted(self._held_now().items())]

    def _drop_if_unused(self, file: SourceFile) -> None:
        path = self.path_of(file)
        copies = self._catalogue.sources_of(file.sha256)
        if path not in {self.path_of(one) for one in copies}:
            path.unlink(missing_ok=True)

    def _keep(self, file: Path, record: SourceFile) -> None:
        path = self.path_of(record)
        if path.exists() and digest_of(path) == record.sha256:
            return
        self._files.mkdir(parents=True, exist_ok=True)
        copying = path.with_name(f".copying-{path.name}")
        try:
            shutil.copyfile(file, copying)
        except OSError as error:
            copying.unlink(missing_ok=True)
            said = error.strerror or str(error)
            raise StoreFull(f"{file.name} cannot be copied into the store: {said}") from error
        if digest_of(copying) != record.sha256:
            copying.unlink(missing_ok=True)
            raise SourceChanged("changed while it was read; ingest it again")
        copying.replace(path)

    def _check_sample(self, read_papers: Sequence[ReadPaper]) -> None:
        held = self._catalogue.meta("sample")
        kinds = {str(int(read.paper.sample)) for read in read_papers}
        if held is not None:
            kinds.add(held)
        if len(kinds) < 2:
            return
        here = {"1": "the invented sample papers", "0": "real papers"}.get(held or "", "no papers")
        raise SampleMismatch(
            f"sample papers and real papers do not go into one store; this one holds {here}: "
            "name another folder with --store"
        )

    def _is_taken_beside(self, source: str) -> Callable[[str], bool]:
        def is_taken(paper_id: str) -> bool:
            with self._catalogue.reading() as connection:
                return writing.is_taken(connection, paper_id, source)

        return is_taken

    def _with_version(self, read: ReadPaper) -> ReadPaper:
        with self._catalogue.reading() as connection:
            last = writing.last_version(connection, read.paper.paper_id)
        if last is None:
            return read
        version = last[0] if last[1] == read.paper.sha256 else last[0] + 1
        version = max(version, read.paper.version)
        return replace(read, paper=replace(read.paper, version=version))

    def _purge(self) -> None:
        self._catalogue.checkpoint()
        self.drop_unused_files()


def _carry_out(
    connection: Connection, plan: Arrivals, nodes: Sequence[Sequence[NewNode]], at: str
) -> None:
    """Change the catalogue as planned for a file's papers."""
    gone = [*writing.keys_of_source(connection, plan.source), *plan.gone]
    for key in gone:
        writing.delete_paper(connection, key)
    pointed = {other.of_paper for other in others(connection, source=plan.source)}
    drop_others(connection, source=plan.source)
    generation = writing.next_generation(connection)
    come = []
    for read, its_nodes in zip(plan.hold, nodes, strict=True):
        forget_other(connection, read.paper.paper_id, read.paper.source)
        come.append(writing.insert_paper(connection, read, its_nodes, generation, at))
    for other in plan.note:
        keep_other(connection, other)
    for old, new in plan.moved.items():
        point_others(connection, old, new)
    held = {read.paper.paper_id for read in plan.hold}
    told = tell_others(connection, pointed | held | {other.of_paper for other in plan.note})
    writing.note_changes(connection, generation, [*gone, *come, *told])


def _check_unchanged(file: Path, record: SourceFile) -> None:
    if digest_of(file) != record.sha256:
        raise SourceChanged("changed while it was read; ingest it again")


def _emptied(paper: Paper, status: PaperStatus) -> Paper:
    """A paper that is closed, without what it alone tells of itself: its title is words of it."""
    is_told = paper.read_from.get("title", "").startswith(_TOLD_ELSEWHERE)
    return replace(
        paper,
        title=paper.title if is_told else spoken(paper.source),
        status=status,
        authors=(),
        portfolio_holder=None,
        refers_to=(),
        withheld=True,
        warnings=("decided to be exempt: its text was removed",),
        read_from={"status": "the administrator’s decision"},
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
