"""Papers of two invented councils with things said and things left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.library import Library
from corpus.paper import Paper
from corpus.settings import CorpusSettings
from tests.assistant.shelf import Draft
from tests.conftest import WordEmbedder, store_paper

Fill = Callable[..., Library]


def paper(name: str, authority: str, date: str, **of: object) -> Draft:
    """A paper to be written; ``authority`` is a word that its council is named by."""
    given: dict[str, object] = {
        "paper_id": name,
        "title": f"Report {name}",
        "source": f"{name}.txt",
        "sha256": name.ljust(64, "0"),
        "authority": authority,
        "authority_name": f"{authority.title()} Council",
        "committee": "Scrutiny Committee",
        "meeting_date": date,
        "best_date": date,
        "date_basis": "meeting",
    }
    return Draft(Paper(**(given | of)))  # type: ignore[arg-type]


def held(folder: Path, *drafts: Draft) -> Library:
    """A library that holds the papers."""
    library = Library.open(
        folder / "store", CorpusSettings(), writer=True, embedder=WordEmbedder(dimension=512)
    )
    for draft in drafts:
        store_paper(library, folder, draft.read())
    return library


@pytest.fixture
def holding(tmp_path: Path) -> Iterator[Fill]:
    """Opens a library that holds the papers given."""
    opened: list[Library] = []

    def fill(*drafts: Draft) -> Library:
        opened.append(held(tmp_path, *drafts))
        return opened[-1]

    yield fill
    for library in opened:
        library.close()
