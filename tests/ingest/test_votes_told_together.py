"""Votes told in the paragraph that moves, on an amendment and on the motion it would change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read

HEAD = """MINUTES OF THE MEETING OF THE COUNCIL
held in the Corn Hall, Harpley, on Tuesday 11 March 2025 at 7 pm

Present: Councillors Birch, Elder and Hazel.

"""
BUDGET = """Minute 45/25   BUDGET

Councillor Birch moved, and Councillor Elder seconded, the budget, namely:

(a) a net budget of £4,100,000;

(b) a charge of £30 for each bin.

Amendment 1. Councillor Hazel moved, and Councillor Rowan seconded, that the charge be £25.

Upon a recorded vote the amendment was LOST.

Amendment 2. Councillor Ash moved, and Councillor Rowan seconded, that £9,000 be given to the halls.
Councillor Elder said that he would accept it. It was CARRIED without a recorded vote.

Amendment 3. Councillor Ash moved, and Councillor Teasel seconded, that parking be free on Sundays.
The amendment was LOST by 9 votes to 12, with one abstention.

The substantive motion, as amended, was put. Upon a recorded vote it was CARRIED.

Minute 46/25   DATES

RESOLVED that the Council meet in May.
"""
OPENS = "Minute 45/25   MOTION\n\nCouncillor Birch moved, and Councillor Elder seconded:\n\n"
CLOSES = "\n\nMinute 46/25   DATES\n\nThe next meeting was noted.\n"
QUOTED = (
    '"That this Council guarantee an interview to those who were in care, and write to all."\n\n'
)
Maker = Callable[..., list[tuple[str, str | None, str]]]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


@pytest.fixture
def told(tmp_path: Path, register: Register) -> Maker:
    def make(text: str) -> list[tuple[str, str | None, str]]:
        (tmp_path / "paper.txt").write_text(HEAD + text, encoding="utf-8")
        made: ReadPaper
        (made,) = read(tmp_path / "paper.txt", source="paper.txt", register=register)
        labels = {p.paragraph_id: p.label or "" for p in made.paragraphs}
        return [
            (f.kind, f.outcome, labels[f.paragraph_id])
            for f in made.findings
            if f.kind not in ("cost", "figure")
        ]

    return make


def test_amendments_and_the_motion_that_one_of_them_changed(told: Maker) -> None:
    assert told(BUDGET) == [
        ("recommendation", "amended", "Minute 45/25(a)"),
        ("recommendation", "amended", "Minute 45/25(b)"),
        ("recommendation", "lost", "Minute 45/25"),
        ("recommendation", "carried", "Minute 45/25"),
        ("recommendation", "lost", "Minute 45/25"),
        ("resolution", "carried", "Minute 46/25"),
    ]


@pytest.mark.parametrize(
    ("votes", "of_motion", "of_amendment"),
    [
        (
            "The mover did not accept the amendment, which was LOST by 8 to 15, with one"
            " abstention. The motion was CARRIED by 22 votes to none.",
            ("resolution", "carried"),
            "lost",
        ),
        (
            "The amendment was CARRIED by 13 to 9. The motion as amended was CARRIED by 20 to 2.",
            ("recommendation", "amended"),
            "carried",
        ),
        (
            "The amendment was LOST by 8 to 15. The motion was then LOST by 9 to 14.",
            ("recommendation", "lost"),
            "lost",
        ),
        (
            "The amendment was CARRIED by 13 to 9. The motion as amended was LOST by 9 to 14.",
            ("recommendation", "lost"),
            "carried",
        ),
    ],
)
def test_two_votes_in_one_paragraph(
    votes: str, of_motion: tuple[str, str], of_amendment: str, told: Maker
) -> None:
    moved = f"Councillor Hazel moved, and Councillor Ash seconded, the deletion of part 2. {votes}"
    motion, amendment = told(OPENS + QUOTED + moved + CLOSES)
    assert motion[:2] == of_motion
    assert amendment[1] == of_amendment


def test_a_vote_told_of_it(told: Maker) -> None:
    moved = "Councillor Hazel moved, and Councillor Ash seconded, that £90 be paid to the clerk."
    text = f"Minute 45/25   PAY\n\nThe clerk spoke. {moved} This was CARRIED by 17 votes to 7."
    assert told(text + CLOSES) == [("resolution", "carried", "Minute 45/25")]
    text = f"Minute 45/25   PAY\n\nThe clerk spoke. {moved} It was then defeated by 7 votes to 17."
    assert told(text + CLOSES) == [("recommendation", "lost", "Minute 45/25")]


@pytest.mark.parametrize(
    "asked",
    [
        "Councillor Hazel asked that the decision on Plum Street be deferred. The Leader declined.",
        "Councillor Hazel suggested that the closure be deferred until May, and was not supported.",
    ],
)
def test_what_somebody_asked_to_put_off_is_not_put_off(asked: str, told: Maker) -> None:
    assert told(f"Minute 45/25   LIBRARIES\n\n{asked}{CLOSES}") == []


def test_what_was_asked_and_agreed_to_be_put_off_is(told: Maker) -> None:
    asked = "Councillor Hazel asked that the item be deferred, and this was agreed."
    assert told(f"Minute 45/25   LIBRARIES\n\n{asked}{CLOSES}") == [
        ("decision", "deferred", "Minute 45/25")
    ]
