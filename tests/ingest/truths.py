"""What people read on the pages of the real papers, and how much of it the reader has right.

The truth is kept as labels, lengths and digests, never as the papers' text.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from corpus.authorities import Register
from corpus.paper import Paper, Paragraph, slug
from ingest.layout import structure
from ingest.lines import Document
from ingest.pdf import read_pdf
from ingest.reader import read
from ingest.text import read_text

FOLDER = Path(__file__).parent / "truth"
LAYOUTS = sorted((FOLDER / "layout").glob("*.json"))
Values = dict[str, str | None]
METADATA: dict[str, Values] = json.loads((FOLDER / "metadata.json").read_text(encoding="utf-8"))
# Rows have their tables, and the lines of a head no labels that anybody cites.
UNLISTED = ("row", "front_matter")


@dataclass(slots=True)
class Share:
    """How many of the things that people read the reader has right, of how many in all."""

    right: int = 0
    of: int = 0

    def add(self, right: int, of: int) -> None:
        """Count more of them."""
        self.right, self.of = self.right + right, self.of + of


def layout_of(path: Path) -> dict[str, Any]:
    """One truth: ``file``, ``labels``, ``lists`` (lengths), ``tables`` (columns and rows), and
    the ``items`` of what needs to improve as digests where the paper lists it."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def read_layout(path: Path) -> tuple[Document, tuple[Paragraph, ...]]:
    """A file's lines and its paragraphs."""
    document = read_pdf(path) if path.suffix == ".pdf" else read_text(path)
    return document, structure(document, "paper")[1]


def labels_of(paragraphs: Iterable[Paragraph]) -> list[str]:
    """The labels in the paper's order, those of table rows apart."""
    return [p.label for p in paragraphs if p.label and p.kind not in UNLISTED]


def lists_of(paragraphs: Iterable[Paragraph]) -> list[int]:
    """How many items each list has."""
    return [len(group) for group in _groups(paragraphs, rows=False)]


def tables_of(paragraphs: Iterable[Paragraph]) -> list[list[int]]:
    """How many columns and rows each table has."""
    return [[len(rows[0].cells), len(rows)] for rows in _groups(paragraphs, rows=True)]


def improvements_of(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """The items of the list of what needs to improve."""
    return [p for p in paragraphs if p.kind == "item" and "needs to improve" in p.section]


def normal(text: str) -> str:
    """The letters and digits of a text."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def digest(text: str) -> str:
    """What stands for a text in the truth."""
    return hashlib.sha256(normal(text).encode()).hexdigest()[:16]


def metadata_of(paper: Paper) -> Values:
    """The values of a paper's head that the truth gives."""
    return {
        "authority": paper.authority,
        "committee": slug(paper.committee) if paper.committee else None,
        "meeting_date": paper.meeting_date,
        "best_date": paper.best_date,
        "date_basis": paper.date_basis,
        "agenda_item": paper.agenda_item,
        "kind": paper.kind,
        "status": paper.status,
    }


def metadata_read(
    folder: Path, source: str, register: Register
) -> dict[str, dict[str, str | None]]:
    """The values of each paper of a file, by the name that the truth gives it."""
    papers = (each.paper for each in read(folder / source, source=source, register=register))
    return {_key(source, paper.paper_id): metadata_of(paper) for paper in papers}


def alike(expected: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[int, int]:
    """How many of two sequences agree in their order, of how many the longer has."""
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return same, max(len(expected), len(found))


def measured(folder: Path, register: Register) -> dict[str, Share]:
    """Labels, lists, items, tables and metadata of all real papers against their truth."""
    shares = {name: Share() for name in ("labels", "lists", "improvement items", "tables")}
    for path in LAYOUTS:
        truth = layout_of(path)
        _, paragraphs = read_layout(folder / truth["file"])
        shares["labels"].add(*alike(truth["labels"], labels_of(paragraphs)))
        shares["lists"].add(*alike(truth["lists"], lists_of(paragraphs)))
        tables = [tuple(table) for table in truth["tables"]]
        shares["tables"].add(*alike(tables, [tuple(t) for t in tables_of(paragraphs)]))
        items = [digest(item.text) for item in improvements_of(paragraphs)]
        if "items" in truth:
            shares["improvement items"].add(*alike(truth["items"], items))
    shares["metadata"] = _metadata_share(folder, register)
    return shares


def _metadata_share(folder: Path, register: Register) -> Share:
    """Values that the papers print and the reader has, and values that it has and they do not."""
    share = Share()
    found: dict[str, Values] = {}
    for source in dict.fromkeys(key.split("#")[0] for key in METADATA):
        found.update(metadata_read(folder, source, register))
    for key in METADATA.keys() | found.keys():
        truth, values = METADATA.get(key, {}), found.get(key, {})
        for name in truth.keys() | values.keys():
            if truth.get(name) or values.get(name):
                share.add(truth.get(name) == values.get(name), 1)
    return share


def _groups(paragraphs: Iterable[Paragraph], rows: bool) -> list[list[Paragraph]]:
    groups: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs:
        if paragraph.group and (paragraph.kind == "row") == rows:
            groups.setdefault(paragraph.group, []).append(paragraph)
    return list(groups.values())


def _key(source: str, name: str) -> str:
    return source + (f"#{name.split('--')[1]}" if "--" in name else "")
