"""Findings grouped into themes, and the themes kept beside the store."""

from __future__ import annotations

import json
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
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept["improvement_area"]["themes"][0]["name"] = "As it is kept"
    file.write_text(json.dumps(kept), encoding="utf-8")

    with Library.open(tmp_path / "s", CorpusSettings(), embedder=embedder) as library:
        assert "As it is kept" in {theme.name for theme in themes(library).themes}

    kept["improvement_area"]["mark"] = "of other findings"
    file.write_text(json.dumps(kept), encoding="utf-8")
    with Library.open(tmp_path / "s", CorpusSettings(), embedder=embedder) as library:
        names = {theme.name for theme in themes(library).themes}
    assert "As it is kept" not in names
    assert "Supervision and management oversight" in names
