"""Minutes numbered behind their own word: ``Minute 12/25   BUS SHELTERS``, in any format."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read
from tests.ingest.set_in import FORMS, set_in

HEAD = [
    "EASTER HARPLEY BOROUGH COUNCIL",
    "MINUTES OF THE MEETING OF THE COUNCIL",
    "held in the Corn Hall, Harpley, on Tuesday 11 March 2025 at 7 pm",
    "Present: The Mayor (Councillor Ann Ashe) in the Chair; Councillors Birch, Elder and Hazel.",
]
BODY = [
    ("Minute 41/25   APOLOGIES", "Apologies were received from Councillor Rowan."),
    ("Minute 42/25   MAYOR'S NEWS", "The Mayor spoke of her visit to the lock in Minute 18/25."),
    (
        "Minute 43/25   QUESTIONS",
        "(1) Mr Teasel asked when the ferry would run. He was told that it would run in May.",
        "(2) Mrs Sorrel asked who would steer. She was told that nobody had been found.",
    ),
    (
        "Minute 44/25   PETITION: THE LIDO",
        "Miss Yarrow handed in 900 names. RESOLVED that the petition be sent to the Committee.",
    ),
    (
        "Minute 45/25   BUDGET 2025/26",
        "Councillor Birch moved, and Councillor Elder seconded, the budget, namely:",
        "(a) a net budget of £4,100,000;",
        "(b) a charge of £30 for each bin.",
        "Amendment 1. Councillor Hazel moved, and Councillor Rowan seconded, that the charge be £9."
        " The amendment was LOST.",
    ),
    ("Minute 46/25   DATES", "RESOLVED that the Council meet in May."),
]
LABELS = [
    "Minute 41/25",
    "Minute 42/25",
    "Minute 43/25, 1",
    "Minute 43/25, 2",
    "Minute 44/25",
    "Minute 45/25",
    "Minute 45/25(a)",
    "Minute 45/25(b)",
    "Minute 45/25",
    "Minute 46/25",
]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def made_of(folder: Path, form: str, parts: list[str], register: Register) -> ReadPaper:
    (made,) = read(set_in(folder, form, parts), source=f"paper.{form}", register=register)
    return made


def flat(body: list[tuple[str, ...]]) -> list[str]:
    return [part for minute in body for part in minute]


@pytest.mark.parametrize("form", FORMS)
def test_each_minute_is_a_heading_and_numbers_its_words(
    form: str, tmp_path: Path, register: Register
) -> None:
    made = made_of(tmp_path, form, [*HEAD, *flat(BODY)], register)
    titles = [" ".join(minute[0].split()) for minute in BODY]
    headed = [" ".join(section.title.split()) for section in made.sections]
    assert [title for title in headed if title.startswith("Minute")] == titles
    below = [p for p in made.paragraphs if p.section.startswith("Minute")]
    assert [p.label for p in below] == LABELS
    assert not any(p.text.startswith("Minute") for p in below)
    assert made.paper.kind == "minutes"
    assert made.paper.meeting_date == "2025-03-11"


@pytest.mark.parametrize(
    "written",
    [
        "Minute 41/25: Apologies",
        "Minute 41/25 – Apologies",
        "MINUTE 41 APOLOGIES",
        "Minute No. 41/25 Apologies",
        "**Minute 41. Apologies**",
        "Minute 41/25\n\nApologies",
        "### Minute 41/25 Apologies",
    ],
)
def test_ways_to_write_the_number(written: str, tmp_path: Path, register: Register) -> None:
    parts = [*HEAD]
    for number in range(41, 45):
        title = "Allotments" if "Apol" in written else "ALLOTMENTS"
        other = written.replace("Apologies", title).replace("APOLOGIES", title)
        parts += [
            (written if number == 41 else other).replace("41", str(number)),
            f"The Clerk spoke of what was done in the year to May, and {number} people heard her.",
        ]
    made = made_of(tmp_path, "md", parts, register)
    year = "/25" if "/25" in written else ""
    labels = [p.label for p in made.paragraphs if p.text.startswith("The Clerk")]
    assert labels == [f"Minute {number}{year}" for number in range(41, 45)]


def test_minutes_whose_words_follow_on_the_line(tmp_path: Path, register: Register) -> None:
    said = "The Clerk told the meeting that the work had been done, and she was thanked for it."
    parts = [*HEAD, *(f"Minute {number}/25 {said}" for number in range(41, 44))]
    made = made_of(tmp_path, "txt", parts, register)
    labels = [p.label for p in made.paragraphs if p.text == said]
    assert labels == ["Minute 41/25", "Minute 42/25", "Minute 43/25"]


def test_a_sentence_about_a_minute_is_no_heading(tmp_path: Path, register: Register) -> None:
    told = [
        "Minute 58/24 was altered by the Council in May, and the clerk has written it out again.",
        "Minute 59/24 Appendix B was sent to the members who had asked the clerk for it in June.",
    ]
    made = made_of(tmp_path, "txt", [*HEAD, *flat(BODY[:3]), *told, *flat(BODY[3:])], register)
    (first,) = [p for p in made.paragraphs if "altered by the Council" in p.text]
    assert first.text == told[0]
    labels = [p.label for p in made.paragraphs if (p.label or "").startswith("Minute 4")]
    assert [label for label in labels if label in LABELS] == LABELS
