"""A day in a paper's head that is of another event is not taken for the paper's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import Paper
from ingest.reader import read

BODY = "1. Background\n\n1.1 The library at Mill Lane is open for three days a week."


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def paper_of(text: str, folder: Path, register: Register) -> Paper:
    path = folder / "paper.txt"
    lines = "Leeds City Council\n" + text + ("" if text.endswith(".") else f"\n{BODY}")
    path.write_text(lines.replace("\n", "\n\n"), encoding="utf-8")
    (made,) = read(path, source=path.name, register=register)
    return made.paper


@pytest.mark.parametrize(
    ("text", "meeting", "best"),
    [
        (
            "Call-in request form\nDecision called in: Closure of Mill Lane library\n"
            "Decision maker: Executive Board\nDate of meeting: 11 March 2025\n"
            "Date of call-in: 18 March 2025\nReasons\n1. The costs were not given.",
            None,
            "2025-03-18",
        ),
        (
            "Notice of call-in\nDetails of the decision\nCommittee: Cabinet\nDate: 11 March 2025\n"
            "Subject: Closure of Mill Lane library\nReasons\n1. The costs were not given.",
            None,
            None,
        ),
        (
            "REQUEST FOR CALL-IN OF A DECISION\nDecision made by: Executive Board\n"
            "Date of decision: 11 March 2025\nDate decision published: 13 March 2025\n"
            "Signed: Councillor Vale, 17 March 2025\nThe costs were not given.",
            None,
            "2025-03-17",
        ),
        (
            "Report to: Overview and Scrutiny Committee\nCall-in: Mill Lane library\n"
            "Cabinet, 11 March 2025",
            None,
            None,
        ),
        (
            "Report to: Overview and Scrutiny Committee\nDecision taken by: Cabinet\n"
            "Date of Cabinet meeting: 11 March 2025",
            None,
            None,
        ),
        (
            "Overview and Scrutiny Committee\n2 April 2025\n"
            "Call-in of the Cabinet decision of 11 March 2025: Mill Lane library",
            "2025-04-02",
            "2025-04-02",
        ),
        (
            "Report to: Council\nReferral from Cabinet\nDate of Cabinet: 5 March 2025",
            None,
            None,
        ),
        (
            "Budget strategy 2025\nDecision pathway\nAdult Scrutiny Panel: 4 February 2025\n"
            "Cabinet: 12 February 2025\nCouncil: 26 February 2025",
            None,
            None,
        ),
        ("Audit Committee\nAction log\nDate of last meeting: 4 February 2025", None, None),
        (
            "Executive response to scrutiny recommendations\n"
            "Date of scrutiny committee meeting: 5 February 2025",
            None,
            None,
        ),
        ("Lone working policy\nApproved by Cabinet on 3 May 2024", None, "2024-05-03"),
        ("Lone working policy\nAdopted by the Council\n3 May 2024", None, None),
        (
            "Final report of the task group\nEstablished by Scrutiny Board on 5 June 2024",
            None,
            None,
        ),
        (
            "Planning Committee – late items\nMeeting of 6 March 2025\n"
            "Addendum to the report published on 26 February 2025",
            "2025-03-06",
            "2025-03-06",
        ),
        ("Council decision of 5 March 2025: correction", None, None),
        ("Follow-up of the audit of payroll\nOriginal report issued: 4 June 2024", None, None),
        (
            "Cabinet response to the report of the Housing Scrutiny Panel\n"
            "Scrutiny Panel: 12 February 2025\nCabinet: 8 April 2025",
            "2025-04-08",
            "2025-04-08",
        ),
        (
            "PLANNING COMMITTEE\n13 MARCH 2025\nPRESENT: Councillor Ash\n"
            "2411 MINUTES OF MEETING HELD ON 13 FEBRUARY 2025\nResolved - That they be approved.",
            "2025-03-13",
            "2025-03-13",
        ),
        (
            "Decision list\nExecutive Board, Wednesday 4 June 2025\n"
            "These decisions come into force on 13 June 2025 unless they are called in.",
            "2025-06-04",
            "2025-06-04",
        ),
    ],
)
def test_is_the_papers_own_or_null(
    text: str, meeting: str | None, best: str | None, tmp_path: Path, register: Register
) -> None:
    paper = paper_of(text, tmp_path, register)
    assert (paper.meeting_date, paper.best_date) == (meeting, best)


def test_a_call_in_form_is_of_no_committee_and_no_record(
    tmp_path: Path, register: Register
) -> None:
    text = "Call-in form\nDecision maker: Cabinet\nDate of decision: 11 March 2025\nIt was wrong."
    paper = paper_of(text, tmp_path, register)
    assert (paper.committee, paper.kind) == (None, "other")
    assert (paper.best_date, paper.date_basis) == (None, "none")


@pytest.mark.parametrize(
    "text",
    [
        "Report to: Cabinet\nDate of Cabinet meeting: 5 March 2025",
        "Executive Board\nDate of Executive: 5 March 2025",
        "Planning Committee\nDate of Committee: 5 March 2025",
        "Report for decision by the Cabinet\nCabinet – 5 March 2025",
        "To be considered by the Audit Committee on 5 March 2025\nDate of meeting: 5 March 2025",
    ],
)
def test_the_day_of_its_own_meeting_is_taken(text: str, tmp_path: Path, register: Register) -> None:
    assert paper_of(text, tmp_path, register).meeting_date == "2025-03-05"


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("MINUTES OF THE ENVIRONMENT COMMITTEE held on 11 September 2025\nPresent: Councillor Ash",
         "Environment Committee"),
        ("Cabinet / Y Cabinet\n7 October 2025 / 7 Hydref 2025", "Cabinet"),
        ("Pwyllgor Craffu / Housing Scrutiny Committee\n7 October 2025",
         "Housing Scrutiny Committee"),
    ],
)  # fmt: skip
def test_the_body_in_capitals_or_in_two_languages(
    text: str, committee: str, tmp_path: Path, register: Register
) -> None:
    assert paper_of(text, tmp_path, register).committee == committee


def test_a_decision_by_an_officer_is_of_its_day_and_not_of_the_delegation(
    tmp_path: Path, register: Register
) -> None:
    text = "EXECUTIVE DECISION by a Council Officer\nCabinet date at which authority was given: "
    text += "11 February 2025\nDecision: To award the contract.\nDate of decision: 2 May 2025."
    paper = paper_of(text, tmp_path, register)
    assert (paper.kind, paper.meeting_date) == ("decision_record", None)
    assert (paper.best_date, paper.date_basis) == ("2025-05-02", "signed_off")
