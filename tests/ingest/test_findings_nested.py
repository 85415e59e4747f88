"""Items that open a list of their own: what stands in it, and what comes after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from ingest.reader import read

REPORT = """Leeds City Council

Report to: Children's Committee
Date: 14 May 2024
Title: Inspection of children's services

1. Findings

1.1 The inspectors identified the following areas for improvement:

a) improve the following:
i) the timeliness of assessments;
ii) the quality of plans; and
b) the supervision of social workers.

1.2 The strengths were:

a) the work of the teams that support young people, in particular:
i) those who leave care;
ii) those who came alone;
b) foster care.

2. Recommendations

2.1 The Committee is asked to:

a) ask the Director to:
i) report back in six months; and
ii) publish the plan;
b) note the report.
"""

MINUTES = """Leeds City Council

MINUTES of the Children's Committee held on 14 May 2024

Present: Councillor A Reid (Chair), Councillor B Holt

41. INSPECTION

RESOLVED that:

a) the Director be asked to:
i) report back in six months; and
ii) publish the plan;
b) the report be noted.

42. SCHOOL PLACES

RESOLVED –

(1) To approve the programme of new places for 2024 in these areas:
(i) the north of the city; and
(ii) the south.
(2) To write to the Minister.

43. URGENT BUSINESS

There was none.
"""


@pytest.fixture
def register() -> Register:
    return Register.load()


def found(tmp_path: Path, register: Register, text: str) -> list[tuple[str, str, str]]:
    path = tmp_path / "paper.txt"
    path.write_text(text, encoding="utf-8")
    (paper,) = read(path, source="paper.txt", register=register)
    labels = {p.paragraph_id: p.label or "" for p in paper.paragraphs}
    return [(f.kind, labels[f.paragraph_id], f.text) for f in paper.findings]


def test_members_of_an_inner_list_are_what_the_outer_list_lists(
    tmp_path: Path, register: Register
) -> None:
    assert found(tmp_path, register, REPORT) == [
        ("improvement_area", "1.1(a)(i)", "the timeliness of assessments"),
        ("improvement_area", "1.1(a)(ii)", "the quality of plans"),
        ("improvement_area", "1.1(b)", "the supervision of social workers."),
        (
            "strength",
            "1.2(a)",
            "the work of the teams that support young people, in particular:",
        ),
        ("strength", "1.2(a)(i)", "those who leave care"),
        ("strength", "1.2(a)(ii)", "those who came alone"),
        ("strength", "1.2(b)", "foster care."),
        ("recommendation", "2.1(a)(i)", "report back in six months"),
        ("recommendation", "2.1(a)(ii)", "publish the plan"),
        ("recommendation", "2.1(b)", "note the report."),
    ]


def test_what_was_resolved_goes_on_after_an_inner_list(tmp_path: Path, register: Register) -> None:
    assert found(tmp_path, register, MINUTES) == [
        ("resolution", "Minute 41(a)(i)", "report back in six months"),
        ("resolution", "Minute 41(a)(ii)", "publish the plan"),
        ("resolution", "Minute 41(b)", "the report be noted."),
        (
            "resolution",
            "Minute 42, 1",
            "To approve the programme of new places for 2024 in these areas:",
        ),
        ("resolution", "Minute 42, 1(i)", "the north of the city"),
        ("resolution", "Minute 42, 1(ii)", "the south."),
        ("resolution", "Minute 42, 2", "To write to the Minister."),
    ]
