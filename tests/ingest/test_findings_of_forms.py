"""Findings in the forms that other councils use: decisions, votes by roll call, plans in tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from ingest.reader import read

SCOTTISH = """Fife Council

Education Committee

12 September 2023

PRESENT: Councillors Kay Leslie (Convener), Ann Brown and Ken Caldwell

45 DECLARATIONS OF INTEREST

There were none.

46 JOINT INSPECTION

The Committee considered a report.

Motion

Councillor Leslie, seconded by Councillor Brown, moved that the report be noted.

Amendment

Councillor Caldwell, seconded by Councillor Clark, moved that a further report be asked for.

For the Motion - 4 votes

Councillors Leslie, Adams, Brown and Dean.

For the Amendment - 7 votes

Councillors Caldwell, Clark, Erskine, Ford and Graham.

Having received a majority of votes, the amendment was carried.

Decision

The Committee:-

(1) noted the report; and

(2) agreed that a further report be submitted.

47 REVENUE MONITORING

The Committee considered a report.

Decision

The Committee noted the position.
"""

PLANNING = """Leeds City Council

Minutes of a meeting of the Plans Panel held on 17 January 2024

Present: Councillor A Reid (Chair)

78. MINUTES

They were approved.

79. LAND AT MILL LANE

RESOLVED: That planning application 22/01234/FUL be APPROVED for the following reason:

01. The proposal would provide homes.

CONDITIONS

01. The development shall be begun within three years.

02. The drainage shall be agreed.

80. NEXT MEETING

It would be in February.
"""

DECISION = """<h2>Record of Decision by the Cabinet Member for Children's Services</h2><table>
<tr><td>Decision maker</td><td>Councillor Ann Lee</td></tr>
<tr><td>Decision date</td><td>8 January 2024</td></tr>
<tr><td>Decision</td><td>{said}</td></tr>
<tr><td>Reasons for decision</td><td>The contract ends.</td></tr></table>"""

PLAN = """<h1>Improvement plan</h1><table><tr><th>Action</th><th>Lead</th><th>Success measure</th>
</tr><tr><td>Recruit eight caseworkers</td><td>Head</td><td>Plans within 20 weeks</td></tr>
<tr><td>Publish a plan for reviews</td><td>Director</td><td>None is overdue</td></tr></table>"""

INSPECTION = """<h1>Area SEND inspection of Suffolk Local Area Partnership</h1>
<p>Inspection dates: 13 to 17 November 2023</p><p>Dates of previous inspection: 12 December 2016</p>
<h2>Priorities</h2><table><tr><th>Responsible body</th><th>Areas for priority action</th></tr>
<tr><td>The council</td><td>Leaders should address the delays in plans.</td></tr></table>"""


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def found(tmp_path: Path, register: Register, text: str, name: str) -> list[tuple[str, str, str]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (paper,) = read(path, source=name, register=register)
    labels = {p.paragraph_id: p.label or "" for p in paper.paragraphs}
    kept = [f for f in paper.findings if f.kind not in ("figure", "cost")]
    return [(f.kind, f.outcome or "", labels[f.paragraph_id]) for f in kept]


def test_votes_by_roll_call_and_decisions_on_lines_of_their_own(
    tmp_path: Path, register: Register
) -> None:
    assert found(tmp_path, register, SCOTTISH, "minute.txt") == [
        ("recommendation", "amended", "Minute 46"),
        ("recommendation", "carried", "Minute 46"),
        ("resolution", "carried", "Minute 46, 1"),
        ("resolution", "carried", "Minute 46, 2"),
        ("resolution", "carried", "Minute 47"),
    ]


def test_reasons_and_conditions_are_not_resolved(tmp_path: Path, register: Register) -> None:
    assert found(tmp_path, register, PLANNING, "minutes.txt") == [
        ("resolution", "carried", "Minute 79"),
    ]
    path = tmp_path / "minutes.txt"
    (paper,) = read(path, source=path.name, register=register)
    assert paper.paragraphs[-1].label == "Minute 80"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("That the contract be awarded for three years.", [("decision", "taken", "")]),
        ("Key", []),
    ],
)
@pytest.mark.parametrize("key", ["Decision", "Details of decision:"])
def test_the_field_of_a_decision_form(
    tmp_path: Path, register: Register, key: str, said: str, expected: list[tuple[str, str, str]]
) -> None:
    text = DECISION.format(said=said).replace("<td>Decision</td>", f"<td>{key}</td>")
    assert found(tmp_path, register, text, "form.html") == expected


def test_measures_of_success_are_no_strengths(tmp_path: Path, register: Register) -> None:
    kinds = {kind for kind, _, _ in found(tmp_path, register, PLAN, "plan.html")}
    assert kinds == {"action"}


def test_who_must_act_on_an_inspection_makes_no_plan_of_it(
    tmp_path: Path, register: Register
) -> None:
    assert found(tmp_path, register, INSPECTION, "send.html") == [
        ("improvement_area", "", "Table 1, row 1"),
    ]


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("The motion was carried (For: 48; Against: 31; Abstentions: 3).", set()),
        ("It was lost by 22 votes in favour and 51 against.", set()),
        ("The scheme will be completed within approximately 18 months.", set()),
        ("There were 48 complaints for the year.", {"figure"}),
    ],
)
def test_votes_and_spans_of_time_are_no_figures(
    tmp_path: Path, register: Register, said: str, kinds: set[str]
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"Leeds City Council\n\n1. Summary\n\n1.1 {said}\n", encoding="utf-8")
    (paper,) = read(path, source=path.name, register=register)
    assert {finding.kind for finding in paper.findings} == kinds
