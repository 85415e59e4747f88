"""How a citation is written out for a note to members."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Citation
from assistant.cite import clerk_citation
from tests.assistant.web.prepared import ANSWER

CITED = ANSWER.citations[0]


@pytest.mark.parametrize(
    ("cited", "written"),
    [
        (
            CITED,
            "Eastmere County Council, Children’s Select Committee, 9 October 2023, item 4, "
            "paragraph 5(b), page 2",
        ),
        (
            replace(CITED, committee=None, agenda_item=None, title="Inspection of  Eastmere"),
            "Eastmere County Council, “Inspection of Eastmere”, 9 October 2023, paragraph 5(b), "
            "page 2",
        ),
        (
            replace(CITED, committee=None, agenda_item=None, title="Inspection", date_basis="none"),
            "Eastmere County Council, “Inspection”, inspection ended 9 October 2023, "
            "paragraph 5(b), page 2",
        ),
        (
            replace(CITED, authority=None, title="Minutes", committee=None, agenda_item=None),
            "Minutes, 9 October 2023, paragraph 5(b), page 2",
        ),
    ],
)
def test_a_citation_names_the_paper_and_its_day(cited: Citation, written: str) -> None:
    assert clerk_citation(cited) == written
