"""Headings of actions, several grades in a sentence or a row, and the steps of a debate."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read

REPORT = ["Report to: Housing Committee", "Date of meeting: 4 March 2025", "Subject: Damp",
          "Stroud District Council"]  # fmt: skip
MINUTES = ["Stroud District Council", "MINUTES of the Housing Committee held on 4 March 2025",
           "Present: Councillors Alder and Cole", "1. Apologies", "There were none."]  # fmt: skip


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def made(tmp_path: Path, register: Register, text: str, name: str = "a.md") -> ReadPaper:
    (tmp_path / name).write_text(text)
    (one,) = read(tmp_path / name, source=name, register=register)
    return one


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Recommended actions", "recommendation"), ("Suggested actions", "recommendation"),
     ("Required actions", "action"), ("Agreed actions", "action"), ("Urgent actions", "action")],
)  # fmt: skip
@pytest.mark.parametrize("sign", ["- ", "{}. "])
def test_what_stands_under_a_heading_of_actions(
    tmp_path: Path, register: Register, heading: str, kind: str, sign: str
) -> None:
    said = ["Fit fans in every flat of the tower by June.", "Visit each family within ten days."]
    listed = "\n".join(sign.format(at) + text for at, text in enumerate(said, start=1))
    text = "\n\n".join([*REPORT, f"## {heading}", listed])
    findings = made(tmp_path, register, text).findings
    assert [(found.kind, found.text) for found in findings] == [(kind, one) for one in said]


@pytest.mark.parametrize(
    ("sentence", "graded"),
    [
        (
            "Inspectors judged the impact of leaders to be good and care to be inadequate.",
            [("impact of leaders", "good", None), ("care", "inadequate", None)],
        ),
        (
            "Help was judged good, and children in care was judged to require improvement.",
            [("Help", "good", None), ("children in care", "require improvement", None)],
        ),
        (
            "The council was judged good for leadership and inadequate for children in care.",
            [("leadership", "good", None), ("children in care", "inadequate", None)],
        ),
        (
            "Ofsted rated fostering inadequate in 2019 and good in 2023.",
            [("fostering", "inadequate", "2019"), ("fostering", "good", "2023")],
        ),
        (
            "Children in care: Good; Help: Requires improvement; Leaders: Outstanding.",
            [("Children in care", "Good", None), ("Help", "Requires improvement", None),
             ("Leaders", "Outstanding", None)],
        ),
        ("The grades run from outstanding to inadequate.", []),
        ("Good leaders and poor records were seen.", []),
    ],
)  # fmt: skip
def test_each_grade_of_a_sentence_is_a_finding(
    tmp_path: Path,
    register: Register,
    sentence: str,
    graded: list[tuple[str, str, str | None]],
) -> None:
    findings = made(tmp_path, register, "\n\n".join([*REPORT, f"1.1 {sentence}"])).findings
    judged = [(f.area, f.grade, f.event_date) for f in findings if f.kind == "judgement"]
    assert judged == graded


def test_a_row_of_grades_under_the_names_of_areas(tmp_path: Path, register: Register) -> None:
    table = "| Inspection | Overall | Care |\n|---|---|---|\n| March 2019 | Inadequate | Good |\n"
    table += "| June 2023 | Good | Outstanding |\n\n| Leaders | Help |\n|---|---|\n| Good | Weak |"
    findings = made(tmp_path, register, "\n\n".join([*REPORT, "1.1 As below.", table])).findings
    assert [(f.area, f.grade, f.event_date) for f in findings] == [
        ("Overall", "Inadequate", "2019-03"), ("Care", "Good", "2019-03"),
        ("Overall", "Good", "2023-06"), ("Care", "Outstanding", "2023-06"),
        ("Leaders", "Good", None), ("Help", "Weak", None),
    ]  # fmt: skip


def test_votes_and_movers_without_full_stops(tmp_path: Path, register: Register) -> None:
    text = "\n\n".join([
        *MINUTES, "2. Sale of the yard", "The recommendation from the panel fell",
        "3. Garages", "The recommendation that garages be sold was lost",
        "4. Fans", "It was moved by Councillor Alder, seconded by Councillor Birch, that fans be "
        "fitted in all homes.", "On being put to the vote the motion fell",
        "5. Rents", "Councillor Cole moved:", "That rents be frozen for a year.",
        "Seconded by Councillor Birch", "The motion was put and LOST",
        "6. Heating", "Moved by Councillor Dale", "That boilers be replaced by May.",
        "and that tenants be told.", "Seconded by Councillor Alder", "Carried",
    ])  # fmt: skip
    findings = made(tmp_path, register, text, "a.txt").findings
    assert [(f.kind, f.outcome, f.text.split(",")[0]) for f in findings] == [
        ("recommendation", "lost", "The recommendation from the panel fell"),
        ("recommendation", "lost", "The recommendation that garages be sold was lost"),
        ("recommendation", "lost", "It was moved by Councillor Alder"),
        ("recommendation", "lost", "That rents be frozen for a year."),
        ("resolution", "carried", "That boilers be replaced by May."),
        ("resolution", "carried", "and that tenants be told."),
    ]


def test_minutes_in_a_table(tmp_path: Path, register: Register) -> None:
    rows = [
        "<tr><th>Item</th><th>Minute</th><th>Action</th></tr>",
        "<tr><td>1</td><td>Apologies. There were none.</td><td></td></tr>",
        "<tr><td>2</td><td>Damp. Members asked about fans. It was agreed that fans be fitted in "
        "40 homes. The vote was unanimous.</td><td>Director to write to all tenants</td></tr>",
        "<tr><td>3</td><td>Rents. RESOLVED: to freeze rents for a year.</td><td></td></tr>",
    ]
    page = f"<h1>{MINUTES[1]}</h1><p>{MINUTES[2]}</p><table>{''.join(rows)}</table>"
    findings = made(tmp_path, register, page, "a.html").findings
    told = {(f.kind, f.outcome, f.text) for f in findings if f.kind != "figure"}
    assert told == {
        ("resolution", "carried", "It was agreed that fans be fitted in 40 homes."),
        ("action", None, "Director to write to all tenants"),
        ("resolution", "carried", "RESOLVED: to freeze rents for a year."),
    }


def test_numbers_put_in_and_numbers_of_two_parts_label_minutes(
    tmp_path: Path, register: Register
) -> None:
    inserted = ["16. Rents", "RESOLVED that rents rise.", "16A. Garages",
                "RESOLVED that garages be sold.", "17. Next meeting", "1 April."]  # fmt: skip
    paragraphs = made(
        tmp_path, register, "\n\n".join([*MINUTES[:3], *inserted]), "a.txt"
    ).paragraphs
    assert [p.label for p in paragraphs[3:]] == ["Minute 16", "Minute 16A", "Minute 17"]
    headed = ["1.1 APOLOGIES", "There were none.", "1.2 DAMP", "The Director spoke of fans.",
              "RESOLVED: That the report be noted."]  # fmt: skip
    paragraphs = made(tmp_path, register, "\n\n".join([*MINUTES[:3], *headed]), "b.txt").paragraphs
    assert [p.label for p in paragraphs[3:]] == ["Minute 1.1", "Minute 1.2", "Minute 1.2"]
    below = ["1. Apologies", "1.1 There were none.", "1.2 One was late.", "2. Damp",
             "2.1 The Director spoke of fans."]  # fmt: skip
    paragraphs = made(tmp_path, register, "\n\n".join([*MINUTES[:3], *below]), "c.txt").paragraphs
    assert [p.label for p in paragraphs[3:]] == ["Minute 1.1", "Minute 1.2", "Minute 2.1"]


def test_a_paragraph_put_in_keeps_its_letter(tmp_path: Path, register: Register) -> None:
    body = ["2.3 Homes were damp.", "2.3A Forty of them were empty.", "2.4 Fans are to be fitted."]
    paragraphs = made(tmp_path, register, "\n\n".join([*REPORT, *body]), "a.txt").paragraphs
    assert [p.label for p in paragraphs[-3:]] == ["2.3", "2.3A", "2.4"]
