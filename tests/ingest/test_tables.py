from __future__ import annotations

import pytest

from ingest.pages.tables.header import has_header


@pytest.mark.parametrize(
    ("rows", "headed"),
    [
        ([["Judgement", "Grade"], ["The impact of leaders on practice", "Requires improvement"]],
         True),
        ([["", "2023/24", "2024/25"], ["Placements", "1.2", "1.4"]], True),
        ([["Country", "Population", "Capital"], ["Austria", "8.9", "Vienna"]], True),
        ([["Meeting Title", "Scrutiny Committee"], ["Report Title", "Improvement of services"]],
         False),
        ([["Title:", "Placements in the county"], ["Date:", "Tuesday 27 November 2018"]], False),
        ([["1. Children who need help", "Good"], ["2. Children looked after", "Good"]], False),
        ([["Placements", "1.2"], ["Transport", "0.4"]], False),
        ([["Only", "one row"]], False),
        ([["Depot", "Lead officer", "State"], ["Oak Lane", "Ann Ashe", "Open"],
          ["Elm Road", "Bill Birch", "Shut"], ["Mill Street", "Carl Cole", "Open"]], True),
        ([["Name", "Office"], ["Ann Ashe", "Chair"], ["Bill Birch", "Member"],
          ["Carl Cole", "Member"], ["Di Dale", "Member"]], True),
        ([["Ann Ashe", "Bill Birch", "Carl Cole"], ["Di Dale", "Ed Elder", "Fay Firs"],
          ["Guy Gorse", "Hal Hazel", "Ivy Ivens"], ["Jo Juniper", "Kay Kerr", "Lil Larch"]], False),
        ([["Chair", "Ann Ashe"], ["Vice chair", "Bill Birch"], ["Clerk to the board", "Carl Cole"],
          ["Member", "Di Dale"], ["Member", "Ed Elder"]], False),
        ([["Oak Lane", "Ann Ashe", "Open"], ["Elm Road", "Bill Birch", "Shut"],
          ["Mill Street", "Carl Cole", "Open"], ["Barn Hill", "Di Dale", "Open"]], False),
    ],
)  # fmt: skip
def test_first_rows_that_name_the_columns(rows: list[list[str]], headed: bool) -> None:
    assert has_header(rows, [False] * len(rows)) is headed


def test_a_bold_first_row_names_the_columns() -> None:
    rows = [["Quarter", "Theme"], ["Q3", "Exits"]]
    assert has_header(rows, [True, False])
    assert not has_header(rows, [True, True])
