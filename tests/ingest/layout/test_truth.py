"""The reader held against what people read on the pages of real papers.

The papers are no part of the project: without them these tests are skipped.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpus.paper import Paragraph
from ingest.lines import Document
from tests.ingest.truths import (
    LAYOUTS,
    UNLISTED,
    alike,
    digest,
    improvements_of,
    labels_of,
    layout_of,
    lists_of,
    normal,
    read_layout,
    tables_of,
)

PAPERS = Path(__file__).resolve().parents[4] / "shared" / "papers"
pytestmark = [
    pytest.mark.real_papers,
    pytest.mark.skipif(not PAPERS.is_dir(), reason=f"the real papers are not at {PAPERS}"),
]


@cache
def _read(file: str) -> tuple[Document, tuple[Paragraph, ...]]:
    return read_layout(PAPERS / file)


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_labels_are_those_that_the_paper_prints(path: Path) -> None:
    truth = layout_of(path)
    _, paragraphs = _read(truth["file"])
    same, of = alike(truth["labels"], labels_of(paragraphs))
    assert same >= 0.99 * of, (truth["labels"], labels_of(paragraphs))


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_lists_are_whole(path: Path) -> None:
    truth = layout_of(path)
    _, paragraphs = _read(truth["file"])
    assert lists_of(paragraphs) == truth["lists"]


@pytest.mark.parametrize(
    "path", [path for path in LAYOUTS if "items" in layout_of(path)], ids=lambda path: path.stem
)
def test_what_needs_to_improve_is_read_item_by_item(path: Path) -> None:
    truth = layout_of(path)
    _, paragraphs = _read(truth["file"])
    items = improvements_of(paragraphs)
    assert [digest(item.text) for item in items] == truth["items"]
    assert {item.lead_in for item in items} == {items[0].section}


@pytest.mark.parametrize(
    "path", [path for path in LAYOUTS if layout_of(path)["tables"]], ids=lambda path: path.stem
)
def test_tables_have_their_rows_and_columns(path: Path) -> None:
    truth = layout_of(path)
    _, paragraphs = _read(truth["file"])
    assert tables_of(paragraphs) == truth["tables"]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_no_running_head_or_foot_stands_inside_a_paragraph(path: Path) -> None:
    document, paragraphs = _read(layout_of(path)["file"])
    furniture = {normal(line.text) for line in document.dropped}
    long = [words for words in furniture if len(words) > 25]
    text = [normal(p.text) for p in paragraphs if p.kind not in UNLISTED]
    assert not [(words, place) for words in long for place in text if words in place]
