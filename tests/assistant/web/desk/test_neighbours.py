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
