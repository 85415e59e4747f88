"""Numbers that stand alone in a paper, and numbered paragraphs that stand between headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from ingest.reader import read

MINUTES = """LOWER HARPLEY PARISH COUNCIL

Minutes of the meeting of the Parish Council held on 6 November 2024

Present: Councillors Ashe (Chair), Birch and Cole
"""
REPORT = """HARPLEY DISTRICT COUNCIL

Report to Cabinet, 4 March 2024

Buses
"""


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def told(folder: Path, register: Register, *parts: str) -> list[tuple[str | None, str]]:
    (folder / "paper.txt").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    (made,) = read(folder / "paper.txt", source="paper.txt", register=register)
    return [(p.label, p.section) for p in made.paragraphs if p.kind != "front_matter"]


@pytest.mark.parametrize("number", ["24/31", "2024/031", "31/24", "FC/24/31"])
def test_the_only_minute_of_a_meeting(tmp_path: Path, register: Register, number: str) -> None:
    said = told(tmp_path, register, MINUTES, f"{number} Pumps", "The Clerk said that one failed.")
    assert said == [(f"Minute {number}", f"{number} Pumps")]


@pytest.mark.parametrize(
    "line", ["2012/13 Accounts were laid on the table.", "24/0123 Barn at Oak Lane was looked at."]
)
def test_a_year_or_an_application_is_no_minute(
    tmp_path: Path, register: Register, line: str
) -> None:
    said = told(tmp_path, register, MINUTES, "ACCOUNTS AND PLANS", line)
    assert said == [(None, "ACCOUNTS AND PLANS")]


def test_codes_with_a_space_before_their_figure(tmp_path: Path, register: Register) -> None:
    points = ("AFI 1 The plans for care leavers.", "AFI 2 The timing of visits.")
    wanted = [("AFI 1", "What needs to improve"), ("AFI 2", "What needs to improve")]
    assert told(tmp_path, register, REPORT, "What needs to improve", *points) == wanted
    assert told(tmp_path, register, REPORT, "What needs to improve", points[0]) == wanted[:1]


def test_a_numbered_paragraph_between_headings_is_under_neither(
    tmp_path: Path, register: Register
) -> None:
    long = "The Council pays for buses in each of the five parts of the district."
    parts = (
        "1. PURPOSE", "This tells of buses.", "2. BACKGROUND", "They began in 2019.",
        f"3. {long}", "4. PEOPLE ASKED", "We asked 400 people:", "1. by letter;", "2. by day;",
        "3. by night.", f"5. {long}", "6. RISKS", "There are none.",
    )  # fmt: skip
    assert told(tmp_path, register, REPORT, *parts) == [
        (None, "1. PURPOSE"), (None, "2. BACKGROUND"), ("3", ""), (None, "4. PEOPLE ASKED"),
        ("1", "4. PEOPLE ASKED"), ("2", "4. PEOPLE ASKED"), ("3", "4. PEOPLE ASKED"),
        ("5", ""), (None, "6. RISKS"),
    ]  # fmt: skip


def test_a_minute_without_a_heading_between_others(tmp_path: Path, register: Register) -> None:
    long = "The Mayor welcomed the new Clerk, and thanked the old one for eleven years of work."
    parts = ("12. APOLOGIES", "None.", f"13. {long}", "14. RATES", "RESOLVED that it be 9p.")
    assert told(tmp_path, register, MINUTES, *parts) == [
        ("Minute 12", "12. APOLOGIES"), ("Minute 13", ""), ("Minute 14", "14. RATES"),
    ]  # fmt: skip
