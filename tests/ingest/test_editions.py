"""What a paper says of its own issue, and which day a record of a decision is of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.library import Library
from corpus.paper import ReadPaper
from ingest.job import ingest
from ingest.reader import read

HEAD = ["Stroud District Council", "Report to: Housing Committee", "Date of meeting: 11 March 2025",
        "Subject: Damp in council homes"]  # fmt: skip
BODY = [
    "1. Purpose",
    "1.1 The committee is asked to note that damp was found in 214 homes of the council, most of "
    "them built before 1955, and that fans will be put in before the winter.",
    "1.2 Each family is to be visited in April and told of what will be done in their home.",
]
AGAIN = [
    "REVISED REPORT – replaces the version published on 3 March 2025",
    "This report supersedes the report published with the agenda on 3 March 2025.",
    "AMENDED – this version replaces that circulated on 3 March",
    "Please note: this report replaces the one previously circulated",
    "Updated report, in place of that sent with the agenda",
]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def made(
    tmp_path: Path, register: Register, lines: Sequence[str], name: str = "a.txt"
) -> ReadPaper:
    (tmp_path / name).write_text("\n\n".join(lines))
    (one,) = read(tmp_path / name, source=name, register=register)
    return one


@pytest.mark.parametrize("mark", AGAIN)
@pytest.mark.parametrize("at", [0, 4])
def test_a_report_in_place_of_an_earlier_one_is_revised(
    tmp_path: Path, register: Register, mark: str, at: int
) -> None:
    paper = made(tmp_path, register, [*HEAD[:at], mark, *HEAD[at:], *BODY]).paper
    assert (paper.edition, paper.title) == ("revised", "Damp in council homes")
    assert mark in paper.read_from["edition"]


def test_a_version_that_says_what_it_replaces(tmp_path: Path, register: Register) -> None:
    mark = "Version 2 (issued 5 March 2025; replaces version 1)"
    assert made(tmp_path, register, [*HEAD, mark, *BODY]).paper.edition == "version 2"


@pytest.mark.parametrize(
    "line",
    ["This strategy replaces the version published in 2019.", "Fans replace the older heaters.",
     "This policy supersedes the previous policy.", "Revised budget 2024/25"],
)  # fmt: skip
def test_what_a_subject_replaces_makes_no_edition(
    tmp_path: Path, register: Register, line: str
) -> None:
    assert made(tmp_path, register, [*HEAD, line, *BODY]).paper.edition is None


def test_such_a_report_takes_the_place_of_the_earlier(
    open_library: Callable[..., Library], tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "later.txt").write_text("\n\n".join([AGAIN[0], *HEAD, *BODY]))
    with open_library(writer=True) as library:
        ingest([folder], library)
        early = "\n\n".join([*HEAD, *BODY]).replace("214", "190")
        (folder / "early.txt").write_text(early)
        ingest([folder], library)
        (paper,) = library.papers()
    assert (paper.source, paper.replaces) == ("later.txt", ("early.txt",))


@pytest.mark.parametrize(
    ("mark", "edition"),
    [
        ("Proposed Record of Decision", "proposed"),
        ("RECORD OF DECISION (PROPOSED)", "proposed"),
        ("Notice of intended decision", "proposed"),
        ("Notice of key decision to be taken by the Cabinet Member", "proposed"),
        ("DRAFT RECORD OF DECISION", "draft"),
        ("Decision record – DRAFT", "draft"),
        ("Record of decision", None),
    ],
)
def test_a_record_of_a_decision_still_to_be_taken_is_no_decision(
    tmp_path: Path, register: Register, mark: str, edition: str | None
) -> None:
    form = [HEAD[0], mark, "Decision maker: Cabinet Member for Housing", "Subject: Fans",
            "Date of decision: 12 March 2025",
            "Decision: To let a contract for fans to Airy Ltd."]  # fmt: skip
    one = made(tmp_path, register, form)
    expected = ("recommendation", "proposed") if edition else ("decision", "taken")
    assert one.paper.edition == edition
    assert [(found.kind, found.outcome) for found in one.findings] == [expected]


@pytest.mark.parametrize("published", ["Published: 14 March 2025", "Date published: 14 March 2025"])
@pytest.mark.parametrize(
    "decided", ["Date of decision: 12 March 2025", "Decision made on: 12 March 2025",
                "Date decision made: 12 March 2025", "Date signed: 12 March 2025"],
)  # fmt: skip
def test_a_decision_is_of_its_own_day_and_not_of_its_publication(
    tmp_path: Path, register: Register, published: str, decided: str
) -> None:
    form = [HEAD[0], "Record of Executive Decision", published, decided, "Subject: Fans",
            "Decision: To let a contract for fans to Airy Ltd."]  # fmt: skip
    one = made(tmp_path, register, form)
    assert (one.paper.best_date, one.paper.date_basis) == ("2025-03-12", "signed_off")
    assert [found.event_date for found in one.findings] == ["2025-03-12"]


def test_a_decision_of_one_member_has_no_meeting(tmp_path: Path, register: Register) -> None:
    rows = ["| | |", "|---|---|", "| Decision taken by | Cabinet Member for Communities |",
            "| Date of decision | 12 March 2025 |", "| Subject | Fans |"]  # fmt: skip
    form = ["# Record of decision", "\n".join(rows), "## Decision", "To let a contract for fans."]
    paper = made(tmp_path, register, form, "a.md").paper
    assert (paper.meeting_date, paper.best_date) == (None, "2025-03-12")
    assert (paper.date_basis, paper.title) == ("signed_off", "Fans")
