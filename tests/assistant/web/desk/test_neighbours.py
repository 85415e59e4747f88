"""What stands around a source: shown short at first, and whole to whoever reads on."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from assistant.rendering import cite
from assistant.service.view.source import source_html
from tests.assistant.scrutiny.conftest import held, paper

LONG = " ".join(f"Word{number}" for number in range(120))


@pytest.mark.parametrize(("text", "folded"), [(LONG, True), ("Short and whole.", False)])
def test_a_long_neighbour_can_be_read_on(tmp_path: Path, text: str, folded: bool) -> None:
    draft = paper("one", "oakvale", "2024-01-10").say("1", text).say("2", "The trams run.")
    with held(tmp_path, draft) as library:
        _, marked = library.paragraphs("one")
        panel = HTMLParser(source_html(library, cite(marked, draft.paper, 1, marked.text)))
    (before,) = panel.css(".extract .para:not(.is-marked)")
    assert [one.text() for one in before.css("details.rest summary")] == ["Read on in 1"] * folded
    said = " ".join(p.text() for p in before.css("p")).replace(" … … ", " ")
    assert said == text


@pytest.mark.parametrize(
    ("at", "around", "edges"),
    [
        (0, ["1", "2", "3", "4"], ["begins"]),
        (3, ["1", "2", "3", "4", "5", "6", "7"], ["begins"]),
        (4, ["2", "3", "4", "5", "6", "7", "8"], []),
        (9, ["7", "8", "9", "10"], ["ends"]),
    ],
)
def test_the_neighbours_are_three_on_each_side_and_the_edges_of_the_paper_are_told(
    tmp_path: Path, at: int, around: list[str], edges: list[str]
) -> None:
    draft = paper("one", "oakvale", "2024-01-10")
    for number in range(1, 11):
        draft.say(str(number), f"Tram {number} runs.")
    with held(tmp_path, draft) as library:
        marked = library.paragraphs("one")[at]
        panel = HTMLParser(source_html(library, cite(marked, draft.paper, 1, marked.text)))
    assert [one.text(strip=True) for one in panel.css(".extract .label")] == around
    told = [one.text() for one in panel.css(".extract > p.small")]
    assert told == [f"What is held of the paper {edge} here." for edge in edges]
