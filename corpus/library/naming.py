"""Names that are given once: of papers and their paragraphs, and of the files they came from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from corpus.catalogue import Catalogue
from corpus.paper import Finding, Paper, Paragraph, ReadPaper

# More papers of one name from different files than this are not told apart by their suffixes.
_TURNS = 50


def source_name(catalogue: Catalogue, relative: str, origin: Path) -> str:
    """The name under which a file is kept: as named when it was first ingested.

    A file is known again by where it lies. Files of one name from two places stay two papers,
    ``minutes.pdf`` and ``minutes (2).pdf``: many councils publish one of that name.
    """
    known = catalogue.name_at(str(origin))
    if known:
        return known
    path, name, turn = PurePath(relative), relative, 2
    while catalogue.origin_of(name) is not None:
        name, turn = str(path.with_name(f"{path.stem} ({turn}){path.suffix}")), turn + 1
    return name


def settle_names(
    read_papers: Sequence[ReadPaper], source: str, is_taken: Callable[[str], bool]
) -> list[ReadPaper]:
    """Give every paper an id of its own, and every paragraph, list and finding one within it.

    ``is_taken`` says whether a paper of another file has an id. The suffix is made from the
    file's name, so that the same files in the same order always get the same ids.
    """
    settled: list[ReadPaper] = []
    given: set[str] = set()
    for read in read_papers:
        wanted = read.paper.paper_id
        name, turn = wanted, 1
        while name in given or is_taken(name):
            name, turn = f"{wanted}-{_mark(source, turn)}", turn + 1
        given.add(name)
        settled.append(_named(read, name, source))
    return settled


def part_of(paper: Paper) -> str:
    """The part of its file that a paper is: ``item-5`` of a pack, empty for the file itself."""
    return part_named(paper.paper_id, paper.source) if paper.pack else ""


def part_named(paper_id: str, source: str) -> str:
    """The same by the id of a paper of a file, where no more of it is known."""
    part = paper_id.partition("--")[2]
    for turn in range(1, _TURNS):
        part = part.removesuffix(f"-{_mark(source, turn)}")
    return part


def _mark(source: str, turn: int) -> str:
    return hashlib.sha256(f"{source}\0{turn}".encode()).hexdigest()[:6]


def _named(read: ReadPaper, name: str, source: str) -> ReadPaper:
    old = read.paper.paper_id

    def moved(identifier: str) -> str:
        rest = (
            identifier.removeprefix(f"{old}/") if identifier.startswith(f"{old}/") else identifier
        )
        return identifier if identifier.startswith(f"{name}/") else f"{name}/{rest}"

    paragraphs: list[Paragraph] = []
    seen: set[str] = set()
    for paragraph in read.paragraphs:
        identifier = _unseen(moved(paragraph.paragraph_id), seen)
        seen.add(identifier)
        paragraphs.append(
            replace(
                paragraph,
                paragraph_id=identifier,
                paper_id=name,
                parent=moved(paragraph.parent) if paragraph.parent else None,
                group=moved(paragraph.group) if paragraph.group else None,
            )
        )
    findings = [
        replace(finding, paper_id=name, paragraph_id=moved(finding.paragraph_id))
        for finding in read.findings
    ]
    kept = tuple(finding for finding in findings if finding.paragraph_id in seen)
    paper = replace(
        read.paper,
        paper_id=name,
        source=source,
        warnings=read.paper.warnings + _lost(findings, kept),
    )
    return ReadPaper(paper, read.sections, tuple(paragraphs), kept)


def _unseen(identifier: str, seen: set[str]) -> str:
    turn, name = 2, identifier
    while name in seen:
        name, turn = f"{identifier}~{turn}", turn + 1
    return name


def _lost(found: Sequence[Finding], kept: Sequence[Finding]) -> tuple[str, ...]:
    lost = len(found) - len(kept)
    return (f"{lost} findings without a paragraph of the paper were left out",) if lost else ()
