"""Tables that plain text sets out with spaces: their columns, their heads, what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.layout import structure
from ingest.text import read_text

NAMELESS = """
1.1 Money in and out:

                              2021/22         2022/23
   Rents                      £1,846          £2,037
   Grants from the county     -3.9%           +9.6%
   Berths                     37              34

1.2 All was well.
"""
RULED = """
1.1 The table shows it.

   Measure                          Mar 2023   Target
   ---------------------------------------------------
   Boats moored                         54%       90%
   Complaints per hundred berths         11         8
   Dredging, metres                    18.5        18

1.2 All was well.
"""
NUMBERED = """
1.1 The auditor asks for three things:

   No.  Recommendation                          Grade   Reply                Date
   1    Count the buoys, and write it down      High    Agreed               March 2025
   2    Reconcile the berths with the tenants'  Medium  Agreed in part       April 2025
   3    Lock the shed                           Low     Agreed; now done     Complete

1.2 All was well.
"""
LONE = "1. MONEY\n\n1.1\n" + NAMELESS.split(":\n\n", 1)[1]


def rows_of(folder: Path, text: str, name: str = "paper.txt") -> list[tuple[object, ...]]:
    (folder / name).write_text(f"HARBOUR REPORT\n\n1. MONEY\n{text}", encoding="utf-8")
    _, found = structure(read_text(folder / name), "paper")
    return [(each.columns, each.cells) for each in found if each.kind == "row"]


@pytest.mark.parametrize(
    ("text", "columns", "last"),
    [
        (NAMELESS, ("", "2021/22", "2022/23"), ("Berths", "37", "34")),
        (LONE, ("", "2021/22", "2022/23"), ("Berths", "37", "34")),
        (RULED, ("Measure", "Mar 2023", "Target"), ("Dredging, metres", "18.5", "18")),
        (
            NUMBERED,
            ("No.", "Recommendation", "Grade", "Reply", "Date"),
            ("3", "Lock the shed", "Low", "Agreed; now done", "Complete"),
        ),
    ],
)
def test_columns_and_their_heads(
    text: str, columns: tuple[str, ...], last: tuple[str, ...], tmp_path: Path
) -> None:
    for name in ("paper.txt", "paper.md"):
        rows = rows_of(tmp_path, text, name)
        assert len(rows) == 3
        assert {row[0] for row in rows} == {columns}
        assert rows[-1][1] == last


def test_the_paragraphs_around_a_table_keep_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"HARBOUR REPORT\n\n1. MONEY\n{NUMBERED}", encoding="utf-8")
    _, found = structure(read_text(tmp_path / "a.txt"), "paper")
    said = [(each.label, each.kind) for each in found]
    rows = [(f"Table 1, row {number}", "row") for number in (1, 2, 3)]
    assert said == [("1.1", "paragraph"), *rows, ("1.2", "paragraph")]


@pytest.mark.parametrize(
    "text",
    [
        "1.   The boats are old and leak.\n2.   The pier is new.\n3.   The shed is locked.",
        "(a)   The boats are old.\n(b)   The pier is new.\n(c)   The shed is locked.",
        "The boats are old.  They leak.\nThe pier is new.  It holds.\nThe shed is locked.  It is.",
        "Harbour Panel                 21 November 2024\nItem 6",
        "----------\nThe boats are old.\n----------",
    ],
)
def test_what_is_no_table(text: str, tmp_path: Path) -> None:
    assert rows_of(tmp_path, f"\n{text}\n") == []
