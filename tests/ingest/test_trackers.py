"""Rows of action trackers and plans: the day agreed is the row's, the due date is nothing's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read

HEAD = (
    "<h1>Yarrowby County Council</h1><h2>Youth Panel – Action tracker</h2>"
    "<p>Meeting of 12 March 2025</p>"
)
ACTION = "Circulate the Ofsted report of the inspection in May 2024"


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def one_row(
    folder: Path, register: Register, columns: Sequence[str], cells: Sequence[str], above: str = ""
) -> ReadPaper:
    heads, row = (
        "".join(f"<{tag}>{text}</{tag}>" for text in texts)
        for tag, texts in (("th", columns), ("td", cells))
    )
    path = folder / "tracker.html"
    page = f"{HEAD}{above}<table><tr>{heads}</tr><tr>{row}</tr></table>"
    path.write_text(page, encoding="utf-8")
    [made] = read(path, source=path.name, register=register)
    return made


@pytest.mark.parametrize(
    ("columns", "cells", "agreed", "went"),
    [
        (("Date raised", "Action", "Owner", "Due date", "Update"),
         ("10 September 2024", ACTION, "J Ashe", "31 January 2025", "Sent on 28 January 2025"),
         "2024-09-10", "2025-01-28"),
        (("Action", "Lead", "By when", "Status"),
         (ACTION, "J Ashe", "31 December 2024", "Complete"), None, None),
        (("Action", "Timescale", "Progress"),
         (ACTION, "February 2025", "Sent in draft on 3 January 2025; final due by 9 March 2025"),
         None, "2025-01-03"),
        (("Action", "Owner", "Date", "RAG"), (ACTION, "J Ashe", "1 March 2025", "Red"), None, None),
        (("Date", "Action", "Owner", "Target date", "RAG"),
         ("12/11/2024", ACTION, "J Ashe", "1 March 2025", "Red"), "2024-11-12", None),
        (("Meeting", "Action", "Deadline", "Date completed"),
         ("12 November 2024", ACTION, "1 March 2025", "20 February 2025"),
         "2024-11-12", None),
        (("Recommendation", "Agreed at", "Completion date", "Progress"),
         (ACTION, "Panel of 12 November 2024", "1 March 2025", "Begun"), "2024-11-12", None),
    ],
)  # fmt: skip
def test_a_row_is_of_the_day_on_which_it_was_agreed(
    tmp_path: Path, register: Register, columns: Sequence[str], cells: Sequence[str],
    agreed: str | None, went: str | None,
) -> None:  # fmt: skip
    made = one_row(tmp_path, register, columns, cells)
    [row] = [p for p in made.paragraphs if p.kind == "row"]
    assert row.event_date == agreed
    told = [(f.event_date, f.found_by) for f in made.findings if f.kind == "progress"]
    assert told == [(went or agreed, None)] * len(told)


def test_a_heading_dates_the_rows_below_it(tmp_path: Path, register: Register) -> None:
    above = "<h3>Actions from the meeting of 12 November 2024</h3>"
    columns, cells = ("Action", "Owner", "Due"), (ACTION, "J Ashe", "10 January 2025")
    made = one_row(tmp_path, register, columns, cells, above)
    assert [p.event_date for p in made.paragraphs if p.kind == "row"] == ["2024-11-12"]


def test_what_inspectors_found_stays_of_their_inspection(
    tmp_path: Path, register: Register
) -> None:
    columns = ("Area for improvement", "Action", "Due", "Progress")
    cells = ("Supervision of social workers", "Train managers", "1 May 2025", "Begun in July 2024")
    above = "<h3>Inspection</h3><p>1. Ofsted inspected us in May 2024 and named one area.</p>"
    made = one_row(tmp_path, register, columns, cells, above)
    [area] = [f for f in made.findings if f.kind == "improvement_area" and f.text == cells[0]]
    assert (area.event_date, area.found_by) == ("2024-05", "Ofsted")
    [went] = [f for f in made.findings if f.kind == "progress"]
    assert (went.event_date, went.found_by) == ("2024-07", None)
