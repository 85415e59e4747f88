"""The reader held against what people read on the pages of real papers.

The truth is kept as labels, lengths and digests, never as the papers' text. The papers are no
part of the project: without them these tests are skipped.
"""

from __future__ import annotations

import hashlib
import json
import re
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.paper import Paragraph
from ingest.layout import structure
from ingest.lines import Document
from ingest.pdf import read_pdf
from ingest.text import read_text

PAPERS = Path(__file__).resolve().parents[4] / "shared" / "papers"
TRUTH = sorted((Path(__file__).parents[1] / "truth" / "layout").glob("*.json"))
pytestmark = [
    pytest.mark.real_papers,
    pytest.mark.skipif(not PAPERS.is_dir(), reason=f"the real papers are not at {PAPERS}"),
]
_UNLISTED = ("row", "front_matter")


@cache
def _read(file: str) -> tuple[Document, tuple[Paragraph, ...]]:
    path = PAPERS / file
    document = read_pdf(path) if path.suffix == ".pdf" else read_text(path)
    return document, structure(document, "paper")[1]


def _normal(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _digest(text: str) -> str:
    return hashlib.sha256(_normal(text).encode()).hexdigest()[:16]


def _truth(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _groups(paragraphs: tuple[Paragraph, ...], rows: bool) -> list[list[Paragraph]]:
    groups: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs:
        if paragraph.group and (paragraph.kind == "row") == rows:
            groups.setdefault(paragraph.group, []).append(paragraph)
    return list(groups.values())


@pytest.mark.parametrize("path", TRUTH, ids=lambda path: path.stem)
def test_labels_are_those_that_the_paper_prints(path: Path) -> None:
    truth = _truth(path)
    _, paragraphs = _read(truth["file"])
    labels = [
        paragraph.label
        for paragraph in paragraphs
        if paragraph.label and paragraph.kind not in _UNLISTED
    ]
    expected = truth["labels"]
    matcher = SequenceMatcher(None, expected, labels, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    wrong = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    assert same >= 0.99 * max(len(expected), len(labels)), [
        (expected[a:b], labels[c:d]) for _, a, b, c, d in wrong
    ]


@pytest.mark.parametrize("path", TRUTH, ids=lambda path: path.stem)
def test_lists_are_whole(path: Path) -> None:
    truth = _truth(path)
    _, paragraphs = _read(truth["file"])
    assert [len(group) for group in _groups(paragraphs, rows=False)] == truth["lists"]


@pytest.mark.parametrize(
    "path", [path for path in TRUTH if "items" in _truth(path)], ids=lambda path: path.stem
)
def test_what_needs_to_improve_is_read_item_by_item(path: Path) -> None:
    truth = _truth(path)
    _, paragraphs = _read(truth["file"])
    items = [p for p in paragraphs if p.kind == "item" and "needs to improve" in p.section]
    assert [_digest(item.text) for item in items] == truth["items"]
    assert {item.lead_in for item in items} == {items[0].section}


@pytest.mark.parametrize(
    "path", [path for path in TRUTH if _truth(path)["tables"]], ids=lambda path: path.stem
)
def test_tables_have_their_rows_and_columns(path: Path) -> None:
    truth = _truth(path)
    _, paragraphs = _read(truth["file"])
    tables = [[len(rows[0].cells), len(rows)] for rows in _groups(paragraphs, rows=True)]
    assert tables == truth["tables"]


@pytest.mark.parametrize("path", TRUTH, ids=lambda path: path.stem)
def test_no_running_head_or_foot_stands_inside_a_paragraph(path: Path) -> None:
    document, paragraphs = _read(_truth(path)["file"])
    furniture = {_normal(line.text) for line in document.dropped}
    long = [words for words in furniture if len(words) > 25]
    text = [_normal(p.text) for p in paragraphs if p.kind not in _UNLISTED]
    assert not [(words, place) for words in long for place in text if words in place]
