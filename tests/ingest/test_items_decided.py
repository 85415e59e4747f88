"""A record of decisions: fields and debate of each application, and what was decided on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.findings.meetings.verdicts import verdict_in
from ingest.reader import read
from tests.ingest.set_in import FORMS, set_in

HEAD = [
    "EASTER HARPLEY DISTRICT COUNCIL",
    "PLANNING COMMITTEE",
    "Record of Decisions - meeting of Tuesday 4 March 2025, 10.00 am",
    "Members present: Councillor Ann Ashe (Chairperson); Councillors Birch, Elder and Hazel.",
]
BODY = [
    "ITEM 1. DECLARATIONS",
    "Councillor Elder declared an interest in EH/2024/0107/F, and took no part.",
    "ITEM 2. PUT OFF",
    "EH/2023/0911/F (a barn on Mill Road) was deferred for a site visit on 18 March.",
    "ITEM 3. SCHEDULE OF APPLICATIONS",
    "3.1  EH/2024/0107/F - Major",
    "Proposal: 40 houses and a pond\nLocation: Land at Heron Bridge\nApplicant: Teasel Homes Ltd\n"
    "Officer recommendation: APPROVE\nObjections: 9 letters. Grounds: traffic, and newts.",
    "(a) The case officer said that the land was zoned for housing in the plan.",
    "(b) Mr Sorrel spoke against. He said that cars queued to the bridge every morning.",
    "(c) Proposed by Councillor Hazel, seconded by Councillor Birch, that the recommendation be"
    " accepted. For 2, against 1. APPROVED.",
    "Conditions:",
    "1. Work to begin within five years.",
    "2. The pond to be fenced.",
    "3.2  EH/2024/0120/F - Local",
    "Proposal: a shop turned into a public house\nLocation: 2 The Shambles\nApplicant: Rowan Inns\n"
    "Officer recommendation: REFUSE",
    "(a) The officer said that the flats above were too near.",
    "(b) Councillor Birch proposed, and Councillor Hazel seconded, that permission be granted"
    " contrary to the recommendation. For 3, against 0. APPROVED, contrary to the officer's"
    " recommendation.",
    "Conditions:",
    "1. The yard not to be used by customers.",
    "2. Opening from noon to 11 pm.",
    "3.3  EH/2024/0133/A - Advertisement",
    "Proposal: a lit sign\nLocation: 9 Bridge End\n"
    "Officer recommendation: REFUSE. Decision: REFUSED unanimously, since it would distract.",
    "3.4  EH/2024/0140/F - Local",
    "Proposal: a stand for the club\nLocation: Loan Road\nApplicant: Harpley Rovers\n"
    "Officer recommendation: APPROVE. The Committee approved unanimously.",
    "3.5  EH/2024/0155/F - Local",
    "Proposal: a hut\nLocation: Shore Road\nApplicant: Mr Yarrow\nOfficer recommendation: REFUSE",
    "(a) The hut had been put up without permission in 2023.",
    "(b) Proposed by Councillor Hazel, seconded by Councillor Birch, that the recommendation be"
    " accepted. For 3, against 0. REFUSED.",
    "ITEM 4. TREES",
    "TPO 2025/02, four limes at the old school, was confirmed without change.",
]
LABELS = ["3.1(a)", "3.1(b)", "3.1(c)", "3.1, 1", "3.1, 2", "3.2(a)", "3.2(b)", "3.2, 1", "3.2, 2",
          "3.5(a)", "3.5(b)"]  # fmt: skip
DECIDED = [
    ("ITEM 2", "deferred"),
    ("3.1(c)", "taken"),
    ("3.2(b)", "taken"),
    (None, "taken"),
    (None, "taken"),
    ("3.5(b)", "taken"),
    ("ITEM 4", "taken"),
]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


@pytest.fixture(params=FORMS)
def made(request: pytest.FixtureRequest, tmp_path: Path, register: Register) -> ReadPaper:
    path = set_in(tmp_path, request.param, [*HEAD, *BODY])
    (paper,) = read(path, source=path.name, register=register)
    return paper


def test_a_record_of_decisions(made: ReadPaper) -> None:
    """Its sections, the labels and lead-ins of its lists, and its decisions."""
    assert made.paper.kind == "decision_record"
    assert made.paper.meeting_date == "2025-03-04"
    assert made.paper.agenda_item is None
    sections = [" ".join(section.title.split()) for section in made.sections]
    told = [title for title in sections if title[:2] in ("IT", "3.")]
    assert told == [" ".join(part.split()) for part in BODY if part[:2] in ("IT", "3.")]
    assert not {"APPROVE", "REFUSE", "Officer recommendation"} & set(sections)
    labels = [p.label for p in made.paragraphs if p.label and p.label.startswith("3")]
    assert labels == LABELS
    for paragraph in made.paragraphs:
        if paragraph.label in LABELS:
            assert paragraph.section.startswith(paragraph.label[:3]), paragraph.text
            counted = "," in paragraph.label
            assert paragraph.lead_in == ("Conditions:" if counted else None), paragraph.text
    _decisions_are_told(made)


def _decisions_are_told(made: ReadPaper) -> None:
    """Decisions with their outcomes; what an officer recommended is proposed and no decision."""
    by_id = {p.paragraph_id: p for p in made.paragraphs}
    decided = [f for f in made.findings if f.kind in ("decision", "resolution")]
    assert [(by_id[f.paragraph_id].label, f.outcome) for f in decided] == DECIDED
    said = [f.text for f in decided]
    assert said[1].endswith("APPROVED.")
    assert said[3] == "Decision: REFUSED unanimously, since it would distract."
    assert said[4] == "The Committee approved unanimously."
    assert not any("recommendation: " in text for text in said)
    advised = [f.text for f in made.findings if f.kind == "recommendation"]
    verdicts = ("APPROVE", "REFUSE", "REFUSE", "APPROVE", "REFUSE")
    assert advised == [f"Officer recommendation: {verdict}" for verdict in verdicts]
    assert {f.outcome for f in made.findings if f.kind == "recommendation"} == {"proposed"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was put: for 6, against 4. REFUSED.", "It was put: for 6, against 4. REFUSED."),
        ("Mr Ash spoke. Decision: Refused, for noise.", "Decision: Refused, for noise."),
        ("The licence is SUSPENDED for a month.", "The licence is SUSPENDED for a month."),
        ("Consent was given to fell the lime.", "Consent was given to fell the lime."),
        ("HP/25/08, Elm. Granted until ten. One objected.", "HP/25/08, Elm. Granted until ten."),
        ("The licence was granted in 2017 and was varied since.", None),
        ("She said that the application was refused for no reason.", None),
        ("The application had been deferred for a visit.", None),
        ("Do nothing. Rejected. The Council would go on to pay.", None),
        ("The Appeals Commission dismissed two appeals.", None),
        ("Officer recommendation: APPROVE", None),
    ],
)  # fmt: skip
def test_what_a_sentence_decides(text: str, told: str | None) -> None:
    assert verdict_in(text, record=True) == told


@pytest.mark.parametrize("line", ["DEFERRED until May.", "Decision: Deferred for a visit."])
def test_a_verdict_that_puts_off(line: str, tmp_path: Path, register: Register) -> None:
    path = set_in(tmp_path, "txt", [*HEAD, "ITEM 1. BARN", f"Mr Ash spoke of the barn. {line}"])
    (made,) = read(path, source=path.name, register=register)
    assert [(f.kind, f.outcome) for f in made.findings] == [("decision", "deferred")]
