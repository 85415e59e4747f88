"""Structure of invented papers: what is numbered how, and what stands under what."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.paper import Paragraph
from ingest.layout import structure
from ingest.text import read_text


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    def paragraphs(text: str, name: str = "paper.txt") -> tuple[Paragraph, ...]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return structure(read_text(path), "paper")[1]

    return paragraphs


def test_letters_under_a_number_and_a_second_list_under_the_same_number(read) -> None:  # type: ignore[no-untyped-def]
    found = read(
        "## Purpose\n\n1. Fenmarsh was inspected.\n\n2. There were two areas:\n\n"
        "a) Visits\n\nb) Plans\n\nFurther points were:\n\na) Records\n\nb) Audits\n\n3. It ends.\n"
    )
    assert [paragraph.label for paragraph in found] == [
        "1", "2", "2(a)", "2(b)", None, "2(a)", "2(b)", "3",
    ]  # fmt: skip
    assert found[5].occurrence == 2
    assert found[5].paragraph_id == "paper/2(a)~2"
    assert found[5].lead_in == "Further points were:"
    assert found[5].group == found[6].group != found[2].group
    assert found[5].parent == "paper/2"
