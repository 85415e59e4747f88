"""Papers that are alike and are not one: never merged; and those that are one all the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.library.likeness import likeness
from corpus.paper import ReadPaper
from ingest.reader import read

QUARTERLY = """Wiltshire Council

Report to: Roads Committee

Subject: {title}

{meeting}

1. Purpose

1.1 This report tells the Committee how the service for roads did in the {quarter} quarter.

1.2 Nearly all gullies were emptied, and crews went out to every flood that people told us of.

2. Performance

2.1 Potholes reported were filled within the time that the Council has set for each class of road.

2.2 Of the holes on main roads {share}% were filled in a day. Complaints were few and all answered.

3. Recommendation

3.1 That the Committee note the report and thank the crews who work at night and in the rain.
"""
MEETING = "Date of meeting: {}"
FORM = """Wiltshire Council

RECORD OF DECISION

{number}

Title: Officer decision

Date of decision: 4 March 2024

1. The officer named below has taken the decision that is set out in this record.

2. Decision: to close {road} to lorries for as long as the works on its drains may last.

3. Reasons: the road is narrow, and people who live there asked the Council to keep lorries out.

4. Others considered: to leave the road open at night was weighed and was found to be unsafe.

5. This record is published for five working days, in which members may call the decision in.
"""


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def made(tmp_path: Path, register: Register, name: str, text: str) -> ReadPaper:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (paper,) = read(path, source=name, register=register)
    return paper


def quarterly(
    day: str | None, quarter: str = "third", share: int = 91, title: str = "Roads, performance"
) -> str:
    meeting = MEETING.format(day) if day else "For information"
    return QUARTERLY.format(meeting=meeting, quarter=quarter, share=share, title=title)


HELD = quarterly("4 March 2024")


@pytest.mark.parametrize("name", ["later.txt", "later.md"])
@pytest.mark.parametrize(
    "other",
    [
        quarterly("3 March 2025"),
        quarterly("3 March 2025", share=93),
        quarterly("4 June 2024"),
        quarterly("3 June 2024", quarter="fourth"),
        quarterly(None, quarter="fourth"),
        quarterly(None, share=93),
        quarterly("4 March 2024", title="Bridges, performance", share=93),
    ],
)
def test_the_same_report_of_another_time_is_another_paper(
    tmp_path: Path, register: Register, name: str, other: str
) -> None:
    new = made(tmp_path, register, name, other)
    held = made(tmp_path, register, "held.txt", HELD)
    assert (likeness(new, held), likeness(held, new)) == (None, None)


def test_a_scan_of_another_quarter_is_another_paper(tmp_path: Path, register: Register) -> None:
    scan = made(tmp_path, register, "scan.md", quarterly(None, quarter="fourth", share=78))
    scan = replace(scan, paragraphs=tuple(replace(p, trust="ocr") for p in scan.paragraphs))
    held = made(tmp_path, register, "held.txt", HELD)
    assert likeness(scan, held) is None


def test_two_decisions_on_one_form_are_two(tmp_path: Path, register: Register) -> None:
    one = made(tmp_path, register, "one.txt", FORM.format(number="Ref: 24/00011", road="Fen Lane"))
    other = FORM.format(number="Ref: 24/00012", road="Moor Lane")
    assert likeness(made(tmp_path, register, "other.txt", other), one) is None
    unnumbered = FORM.format(number="", road="Moor Lane")
    assert likeness(made(tmp_path, register, "third.txt", unnumbered), one) is None


def test_one_paper_in_two_files_is_one(tmp_path: Path, register: Register) -> None:
    held = made(tmp_path, register, "held.txt", HELD)
    assert likeness(made(tmp_path, register, "copy.md", HELD), held) == "same"
    # a scan in which two letters were misread
    misread = HELD.replace("gullies", "guIlies").replace("crews", "crevvs")
    scan = made(tmp_path, register, "scan.md", misread)
    scan = replace(scan, paragraphs=tuple(replace(p, trust="ocr") for p in scan.paragraphs))
    assert likeness(scan, held) == "same"


def test_a_figure_put_right_for_the_same_meeting_is_a_later_issue(
    tmp_path: Path, register: Register
) -> None:
    held = made(tmp_path, register, "held.txt", HELD)
    later = made(tmp_path, register, "later.txt", quarterly("4 March 2024", share=93))
    assert likeness(later, held) == "newer"
