"""Findings grouped into themes, and the themes kept beside the store."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.library import Library
from corpus.paper import Finding
from corpus.settings import CorpusSettings
from corpus.themes import group, load_names, themes
from tests.assistant import shelf
from tests.conftest import WordEmbedder


def _rows(*directions: tuple[float, ...]) -> NDArray[np.float32]:
    rows = np.array(directions, dtype=np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _finding(paper: str, text: str, date: str = "2022-07") -> Finding:
    return Finding("improvement_area", f"{paper}/1", paper, text, paper, date, "Ofsted")


def test_findings_of_one_name_are_one_theme_and_others_join_by_meaning() -> None:
    found = group(
        [
            _finding("north", "the quality of supervision"),
            _finding("south", "management oversight of cases", "2023-01"),
            _finding("west", "how closely staff are looked after by those above them"),
            _finding("north", "the state of the boats"),
        ],
        _rows((1, 0, 0), (0.8, 0.6, 0), (0.95, 0.2, 0), (0, 0, 1)),
        {"north": "North", "south": "South", "west": "West"},
    )

    assert [(theme.name, theme.authorities, theme.named) for theme in found] == [
        ("Supervision and management oversight", ("North", "South", "West"), True),
        ("The state of the boats", ("North",), False),
    ]


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("The mooring fees that boats pay are high", "how mooring fees are set"), "Mooring fees"),
        (("Ensure that all staff have training in 2021", "Training is seldom offered"), "Training"),
        (("calls are answered in two minutes", "Calls were answered late"), "Calls"),
        (("notes the report", "To note the report of the Director"), None),
        (("This is an area of strength", "This is a strength of the council"), None),
        (("reports again in January 2024", "reports on it in January 2022"), None),
    ],
)
def test_findings_without_a_name_are_called_by_the_words_that_they_share(
    texts: tuple[str, str], name: str | None
) -> None:
    found = group(
        [_finding("north", texts[0]), _finding("south", texts[1])],
        _rows((1, 0), (1, 0)),
        {"north": "North", "south": "South"},
    )
    # Without a word in common they are alike in how they tell, and no theme.
    expected = [(name, ("North", "South"))] if name else [(None, ("North",)), (None, ("South",))]
    told = [(theme.name if theme.named else None, theme.authorities) for theme in found]
    assert sorted(told, key=str) == sorted(expected, key=str)


def test_name_used_in_another_sense_makes_no_member() -> None:
    found = group(
        [_finding(name, "supervision of staff") for name in ("north", "south", "west")]
        + [_finding("east", "the supervision of bonfires on the beach")],
        _rows((1, 0), (1, 0), (1, 0), (-1, 0.1)),
        {name: name.title() for name in ("north", "south", "west", "east")},
    )
    assert found[0].authorities == ("North", "South", "West")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Responses of the multi-agency safeguarding hub", "Decisions at the front door"),
        ("Placement choices for teenagers", "Placement sufficiency"),
        ("Contact and practical support for care leavers", "Care leavers moving to independence"),
    ],
)
def test_vocabulary_takes_the_longest_phrase_and_knows_plurals(text: str, first: str) -> None:
    assert load_names().carried(text)[0] == first


def test_themes_are_made_with_the_store_and_told_from_what_is_kept(tmp_path: Path) -> None:
    embedder = WordEmbedder(dimension=512)
    with Library.open(tmp_path / "s", CorpusSettings(), writer=True, embedder=embedder) as made:
        shelf.fill(made, tmp_path / "files")
    file = tmp_path / "s" / "themes.json"
    kept = json.loads(file.read_text(encoding="utf-8").partition("\n")[2])
    kept["improvement_area"]["themes"][0]["name"] = "As it is kept"
    _keep(file, kept)

    with Library.open(tmp_path / "s", CorpusSettings(), embedder=embedder) as library:
        assert "As it is kept" in {theme.name for theme in themes(library).themes}

    kept["improvement_area"]["mark"] = "of other findings"
    _keep(file, kept)
    with Library.open(tmp_path / "s", CorpusSettings(), embedder=embedder) as library:
        names = {theme.name for theme in themes(library).themes}
    assert "As it is kept" not in names
    assert "Supervision and management oversight" in names


def test_what_a_reader_had_to_group_is_kept_unless_somebody_writes(store: Path) -> None:
    file = store / "themes.json"
    whole = file.read_bytes()
    kept = json.loads(whole.partition(b"\n")[2])
    kept["improvement_area"]["mark"] = "of an earlier program"
    _keep(file, kept)
    earlier = file.read_bytes()
    with open_it(store, writer=True) as writer, open_it(store) as library:
        told = themes(library).as_json()
        assert file.read_bytes() == earlier
        writer.forget_failures()
    assert file.read_bytes() == whole  # who writes makes it anew
    _keep(file, kept)
    with open_it(store) as library:
        assert themes(library).as_json() == told
        assert file.read_bytes() == whole
    store.chmod(0o555)
    try:
        _keep(file, kept)
        with open_it(store) as library:
            assert themes(library).as_json() == told
    finally:
        store.chmod(0o755)
        file.write_bytes(whole)


def _keep(file: Path, kept: object) -> None:
    text = json.dumps(kept)
    file.write_text(f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}", encoding="utf-8")


def _turned(content: bytes) -> bytes:
    at = len(content) * 4 // 5
    return content[:at] + bytes([content[at] ^ 0x01]) + content[at + 1 :]


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "cut in two": lambda content: content[: len(content) // 2],
    "emptied": lambda _: b"",
    "noise": lambda content: bytes(byte ^ 0x5A for byte in content),
    "one byte turned": _turned,
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("themes")
    with open_it(folder / "s", writer=True) as made:
        shelf.fill(made, folder / "files")
    return folder / "s"


def open_it(store: Path, *, writer: bool = False) -> Library:
    return Library.open(
        store, CorpusSettings(), writer=writer, embedder=WordEmbedder(dimension=512)
    )


@pytest.mark.parametrize("name", ["findings.npz", "themes.json"])
@pytest.mark.parametrize("way", SPOILT)
def test_a_spoilt_file_of_themes_is_made_again(store: Path, name: str, way: str) -> None:
    file = store / name
    whole = file.read_bytes()
    with open_it(store) as library:
        told = themes(library).as_json()
    file.write_bytes(SPOILT[way](whole))
    with open_it(store) as library:
        assert [(one.where, one.what.split()[0]) for one in library.check()] == [("themes", name)]
        assert themes(library).as_json() == told
    with open_it(store, writer=True) as library:
        library.repair()
        assert library.check() == []
    assert file.read_bytes() == whole
