"""Titles beside item numbers and parts, bodies beside rooms, and decisions recorded in reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read

BODY = "\n\n1. Introduction\n\n1.1 The moorings are full, and the quay wall leaks at low water.\n"


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def made_of(folder: Path, text: str, register: Register, name: str = "paper.txt") -> ReadPaper:
    (folder / name).write_text(text, encoding="utf-8")
    (made,) = read(folder / name, source=name, register=register)
    return made


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "EASTER HARPLEY BOROUGH COUNCIL\n\nCABINET: 16 JANUARY 2025\n\n"
            "Item 9: Revised Moorings Policy: outcome of consultation\n\nReport of the Master",
            "Revised Moorings Policy: outcome of consultation",
        ),
        (
            "EASTER HARPLEY COUNCIL\nas administering authority of the HARPLEY HARBOUR FUND\n\n"
            "HARBOUR COMMITTEE\n26 September 2024\n\n"
            "AGENDA ITEM 4 - HARBOUR ACCOUNTS 2023/24 AND FINDINGS OF THE AUDITOR\n\n"
            "Report by: Director of Finance",
            "HARBOUR ACCOUNTS 2023/24 AND FINDINGS OF THE AUDITOR",
        ),
        (
            "Easter Harpley Borough Council\n\nHarbour Panel\n21 November 2024\nItem 6\n\n"
            "HARBOUR IMPROVEMENT PROGRAMME: PROGRESS REPORT NO. 7\n\n"
            "Report of the Harbourmaster\nPrepared by: Programme Manager\n\nPART A - INTRODUCTION",
            "HARBOUR IMPROVEMENT PROGRAMME: PROGRESS REPORT NO. 7",
        ),
    ],
)
def test_titles(head: str, title: str, tmp_path: Path, register: Register) -> None:
    assert made_of(tmp_path, head + BODY, register).paper.title == title


def test_a_room_is_no_committee(tmp_path: Path, register: Register) -> None:
    page = (
        "<html><body><table><tr><td><b>Easter Harpley Borough Council</b></td>"
        "<td>Licensing Sub-Committee</td></tr></table><h1>NOTICE OF DECISION: THE NEPTUNE</h1>"
        "<p><b>Date of hearing:</b> Tuesday 11 March 2025, 10 am, Committee Room 2, Quay House</p>"
        "<h2>Decision</h2><p>1. The licence is SUSPENDED for a month.</p></body></html>"
    )
    made = made_of(tmp_path, page, register, "paper.html")
    assert made.paper.committee == "Licensing Sub-Committee"
    assert made.paper.meeting_date == "2025-03-11"
    assert [(f.kind, f.outcome) for f in made.findings] == [("decision", "taken")]


@pytest.mark.parametrize(
    ("recorded", "day"),
    [
        ("DECISION (recorded 12 December 2024): Recommendations approved, with a letter to all.",
         "2024-12-12"),
        ("DECISION: Approved, but not before Easter.", None),
    ],
)  # fmt: skip
def test_a_decision_written_at_the_foot_of_a_report(
    recorded: str, day: str | None, tmp_path: Path, register: Register
) -> None:
    head = "Easter Harpley Borough Council\n\nCABINET\n\nREPORT ON THE MOORINGS"
    asked = "\nRecommendations to Cabinet\n\n2. That the quay wall be mended by next March.\n\n"
    made = made_of(tmp_path, f"{head}{BODY}{asked}{recorded}\n", register)
    told = [(f.kind, f.outcome, f.event_date, f.text) for f in made.findings]
    assert told[-1] == ("decision", "taken", day, recorded)
    assert [kind for kind, *_ in told] == ["recommendation", "decision"]
    assert made.paragraphs[-1].kind == "resolution"
