"""Sentences of minutes and forms that look like headings, recommendations or empty resolutions."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read

HEAD = """HARROW COUNCIL

Minutes of a meeting of the CABINET held on Thursday 7 November 2024

Present: Councillor Jane Smith (Chair)

"""


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def paper_of(tmp_path: Path, register: Register, text: str, name: str = "paper.txt") -> ReadPaper:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (paper,) = read(path, source=name, register=register)
    return paper


def decided(paper: ReadPaper) -> list[tuple[str, str, str | None]]:
    kinds = ("resolution", "decision", "recommendation")
    return [(f.kind, f.text, f.outcome) for f in paper.findings if f.kind in kinds]


@pytest.mark.parametrize(
    "sentence",
    [
        "The recommendation to shut the mill was rejected.",
        "The recommendation from the panel fell.",
        "The recommendation is that the mill be shut.",
        "Recommended that the mill be shut.",
        "The recommendation to shut the mill by next spring.",
    ],
)
def test_a_sentence_about_a_recommendation_is_text_of_its_minute(
    tmp_path: Path, register: Register, sentence: str
) -> None:
    text = f"{HEAD}24. Mills\n\nThe Chair spoke.\n\n{sentence}\n\nRESOLVED: That it be mended.\n"
    paper = paper_of(tmp_path, register, text)
    told = [(p.label, p.text) for p in paper.paragraphs if p.label]
    assert told == [
        ("Minute 24", "The Chair spoke."),
        ("Minute 24", sentence),
        ("Minute 24", "RESOLVED: That it be mended."),
    ]
    assert ("resolution", "RESOLVED: That it be mended.", "carried") in decided(paper)


@pytest.mark.parametrize("whose", ["the Committee's", "the Committee’s"])
def test_a_resolution_may_end_in_the_name_of_a_body(
    tmp_path: Path, register: Register, whose: str
) -> None:
    said = f"RESOLVED: That {whose} thanks be sent to the Cabinet."
    paper = paper_of(tmp_path, register, f"{HEAD}24. Mills\n\n{said}\n")
    assert decided(paper) == [("resolution", said, "carried")]


@pytest.mark.parametrize("sign", ["RESOLVED:", "RESOLVED unanimously:"])
def test_what_was_asked_for_is_not_what_was_resolved(
    tmp_path: Path, register: Register, sign: str
) -> None:
    text = (
        f"{HEAD}24. Mills\n\nThe Clerk recommended that the mill be closed. It was {sign}\n\n"
        "That the mill be kept.\n"
    )
    paper = paper_of(tmp_path, register, text)
    assert decided(paper) == [("resolution", "That the mill be kept.", "carried")]


def test_a_resolution_among_the_fields_of_a_decision(tmp_path: Path, register: Register) -> None:
    text = (
        "<html><body><h1>Decision details</h1><h2>Mills</h2><p>Decision Maker: Cabinet</p>"
        "<p>Is Key decision?: Yes</p><p><b>Decisions:</b></p>"
        "<p>RESOLVED: That the mill be mended.</p><p>Date of decision: 11/02/2025</p></body></html>"
    )
    paper = paper_of(tmp_path, register, text, "decision.html")
    assert decided(paper) == [("decision", "RESOLVED: That the mill be mended.", "taken")]
    assert [f.event_date for f in paper.findings] == ["2025-02-11"]


@pytest.mark.parametrize(
    ("vote", "outcome"),
    [
        (", which was LOST", "lost"),
        (", which was put to the vote and defeated", "lost"),
        (", which was carried", "carried"),
        ("", "proposed"),
        (" for roads which were lost", "proposed"),
    ],
)
def test_the_vote_in_the_sentence_that_moves(
    tmp_path: Path, register: Register, vote: str, outcome: str
) -> None:
    said = f"Councillor Reed moved an amendment that the rent be 2.9%{vote}."
    paper = paper_of(tmp_path, register, f"{HEAD}24. Mills\n\n{said}\n")
    assert decided(paper) == [("recommendation", said, outcome)]


def test_letters_without_a_point_and_numbers_with_a_colon(
    tmp_path: Path, register: Register
) -> None:
    text = (
        f"{HEAD}45 : APOLOGIES\n\nNobody was away.\n\n46 : MILLS\n\nThe Cabinet agreed to:\n"
        "a) mend the mill by 1 April 2025; and\nb) ask the Director to see to it.\n"
    )
    paper = paper_of(tmp_path, register, text)
    assert [(p.label, p.text) for p in paper.paragraphs if p.label] == [
        ("Minute 45", "Nobody was away."),
        ("Minute 46", "The Cabinet agreed to:"),
        ("Minute 46(a)", "mend the mill by 1 April 2025; and"),
        ("Minute 46(b)", "ask the Director to see to it."),
    ]


@pytest.mark.parametrize(
    ("subject", "committee"),
    [("Education", "Education Committee"), ("None", None), ("Cllr Reed", None)],
)
def test_a_committee_named_by_its_subject(
    tmp_path: Path, register: Register, subject: str, committee: str | None
) -> None:
    text = (
        f"THE HIGHLAND COUNCIL\nCommittee:      {subject}\nDate:           12 September 2024\n"
        "Report Title:   Mills\n\n1.   Purpose\n\n1.1  This report sets out the mills.\n"
    )
    assert paper_of(tmp_path, register, text).paper.committee == committee


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The applicant agreed to close the garden at ten.", "action"),
        ("The Director of Public Health agreed to circulate the figures.", "action"),
        ("The water company decided to lay the main in May.", None),
        ("The Licensing Sub-Committee agreed to suspend the licence.", "resolution"),
        ("The Cabinet Member for Housing decided to keep the fee.", "resolution"),
    ],
)
def test_only_who_may_decide_resolves(
    tmp_path: Path, register: Register, sentence: str, kind: str | None
) -> None:
    paper = paper_of(tmp_path, register, f"{HEAD}24. Mills\n\n{sentence}\n")
    assert [f.kind for f in paper.findings] == ([kind] if kind else [])
