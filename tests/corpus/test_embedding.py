"""The embedding model: two ways to the same vectors, and windows that lose no word."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.embedding import Embedder, find_model, load_embedder, node_text
from corpus.embedding.fast import FastEmbedder
from corpus.embedding.model import verify
from corpus.embedding.reference import ReferenceEmbedder
from corpus.embedding.windows import Span, windows
from corpus.errors import ModelMismatch, ModelUnusable
from corpus.library import Library
from corpus.paper import Paper, Paragraph, ReadPaper
from corpus.settings import CorpusSettings
from tests.conftest import MakePaper, OpenLibrary

TEXTS = [
    "Private fostering arrangements are not known.",
    "",
    "Findings: 5(b) – “café” £1,250; 日本語 \ue000 naïve",
    "Care leavers wait too long for a home. " * 30,
    "Supervision is irregular, and managers do not see drift. " * 60,
    "Roads",
]


@pytest.fixture(scope="session")
def model_settings(tmp_path_factory: pytest.TempPathFactory) -> CorpusSettings:
    """The user's own kept model where there is one: making it takes the better part of a minute."""
    usual = CorpusSettings.from_environment()
    if usual.models.expanduser().is_dir():
        return usual
    return CorpusSettings(models=tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="session")
def fast(model_settings: CorpusSettings) -> Embedder:
    made = load_embedder(model_settings)
    assert isinstance(made, FastEmbedder)
    return made


@pytest.fixture(scope="session")
def reference(model_settings: CorpusSettings) -> ReferenceEmbedder:
    return ReferenceEmbedder(find_model(model_settings.embedding_model), 2)


def test_fast_form_gives_the_vectors_of_the_reference(
    fast: Embedder, reference: ReferenceEmbedder
) -> None:
    ours, theirs = fast.encode(TEXTS), reference.encode(TEXTS)
    assert ours.shape == theirs.shape == (len(TEXTS), 384)
    assert ours.dtype == np.float32
    assert (ours * theirs).sum(axis=1).min() >= 0.9999
    np.testing.assert_allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-5)
    assert (fast.name, fast.digest, fast.dimension) == (
        reference.name,
        reference.digest,
        reference.dimension,
    )


def test_text_has_the_same_vector_in_any_company(fast: Embedder) -> None:
    together = fast.encode(TEXTS)
    alone = np.concatenate([fast.encode([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=1e-5)
    assert fast.encode([]).shape == (0, 384)


def test_both_ways_cut_the_same_windows(fast: Embedder, reference: ReferenceEmbedder) -> None:
    for text in TEXTS:
        assert fast.windows(text, "Northshire: ") == reference.windows(text, "Northshire: ")


def test_no_window_is_longer_than_the_model_reads(
    fast: Embedder, reference: ReferenceEmbedder
) -> None:
    long = TEXTS[4]
    found = fast.windows(long, "Northshire Council, 10 October 2022: Findings: ")
    assert len(found) > 1
    for window in found:
        pieces = reference._model.tokenizer(window.embedded)["input_ids"]
        assert len(pieces) <= 256
        assert window.embedded.startswith("Northshire Council")
    assert found[0].start == 0
    assert found[-1].end == len(long.rstrip())


def words(text: str) -> Sequence[Span]:
    return [match.span() for match in re.finditer(r"\w+", text)]


@given(
    st.lists(st.text("abc", min_size=1, max_size=4), max_size=60),
    st.lists(st.text("xyz", min_size=1, max_size=4), max_size=30),
    st.integers(5, 40),
)
@settings(deadline=None)
def test_windows_lose_no_word_and_stay_in_bounds(
    body: list[str], before: list[str], most: int
) -> None:
    text, prefix = " ".join(body), "".join(f"{word} " for word in before)
    found = windows(text, prefix, most, words)
    seen = {at for window in found for at in range(window.start, window.end)}
    assert {at for start, end in words(text) for at in range(start, end)} <= seen
    assert all(len(words(window.embedded)) <= most for window in found)
    assert all(window.embedded.endswith(text[window.start : window.end]) for window in found)


def paragraph(**fields: object) -> Paragraph:
    return Paragraph("p/1", "p", 1, "1", "printed", "item", "Homes", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("paper", "fields", "expected"),
    [
        (
            {"authority_name": "Northshire Council", "best_date": "2022-10-09"},
            {"sections": ("Part 1", "Findings"), "lead_in": "They found:"},
            ("Northshire Council, 9 October 2022: Findings: They found: ", "Homes"),
        ),
        ({"best_date": "2022-10"}, {}, ("October 2022: ", "Homes")),
        ({"best_date": "2022"}, {}, ("2022: ", "Homes")),
        ({}, {}, ("", "Homes")),
        (
            {},
            {"columns": ("Kind", "Number"), "cells": ("Homes", "12")},
            ("", "Kind: Homes; Number: 12"),
        ),
        ({}, {"columns": ("Kind", "Number"), "cells": ("Homes",)}, ("", "Homes")),
    ],
)
def test_place_of_a_paragraph_stands_in_front(
    paper: dict[str, str], fields: dict[str, object], expected: tuple[str, str]
) -> None:
    whole = Paper("p", "Report", "p.pdf", "0", **paper)  # type: ignore[arg-type]
    assert node_text(whole, paragraph(**fields)) == expected


def test_other_model_by_path_goes_through_the_reference(
    tmp_path: Path, model_settings: CorpusSettings
) -> None:
    folder = tmp_path / "own-model"
    shutil.copytree(find_model(model_settings.embedding_model).location, folder)
    with (folder / "model.safetensors").open("r+b") as weights:
        weights.seek(-4, 2)
        weights.write(b"\x00\x00\x00\x00")
    own = load_embedder(CorpusSettings(embedding_model=str(folder), models=tmp_path / "none"))
    assert isinstance(own, ReferenceEmbedder)
    assert own.name == "own-model"
    assert own.digest != find_model(model_settings.embedding_model).digest
    assert own.encode(["Homes"]).shape == (1, 384)
    assert not (tmp_path / "none").exists()


def test_weights_that_are_not_those_expected_are_refused(tmp_path: Path) -> None:
    default = find_model(CorpusSettings().embedding_model)
    (tmp_path / "model.safetensors").write_bytes(b"other")
    with pytest.raises(ModelUnusable, match="not those expected"):
        verify(type(default)(default.name, str(tmp_path), default.digest))


def test_model_that_is_nowhere_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelUnusable, match="cannot be loaded") as raised:
        load_embedder(CorpusSettings(embedding_model=str(tmp_path)))
    assert "\n" not in str(raised.value)


def test_weights_of_eight_bits_are_another_model_of_nearly_the_same_vectors(
    fast: Embedder, model_settings: CorpusSettings, tmp_path: Path
) -> None:
    small = load_embedder(replace(model_settings, embedding_model="all-MiniLM-L6-v2-int8"))
    assert isinstance(small, FastEmbedder)
    # Another digest: a store made with one is not searched with the other by mistake.
    assert (small.name, small.digest) == (f"{fast.name}-int8", f"{fast.digest}-int8")
    cosines = (small.encode(TEXTS) * fast.encode(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.95
    assert cosines.max() < 0.9999  # else nothing was rounded


def test_a_store_of_whole_weights_is_not_opened_with_rounded_ones(
    open_library: OpenLibrary,
    make_paper: MakePaper,
    put: Callable[[Library, ReadPaper], list[Paper]],
    model_settings: CorpusSettings,
    store: Path,
    fast: Embedder,
) -> None:
    with open_library(writer=True, embedder=fast) as library:
        put(library, make_paper("a", ["Homes for children"]))
    with pytest.raises(ModelMismatch, match="papers reembed"):
        Library.open(store, replace(model_settings, embedding_model="all-MiniLM-L6-v2-int8"))
