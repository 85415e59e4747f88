"""What a report's prose asks of its body, and what it tells that others found."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read

HEAD = """Derby City Council

Children and Young People Scrutiny Committee

10 March 2025

Report of the Director

Fostering update

1. Background

"""


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def found(tmp_path: Path, register: Register, said: str) -> ReadPaper:
    path = tmp_path / "paper.txt"
    path.write_text(f"{HEAD}1.1 {said}\n\n1.2 The service has an office in the city.\n")
    (paper,) = read(path, source=path.name, register=register)
    return paper


@pytest.mark.parametrize(
    "said",
    [
        "The Committee is asked to note the fall in the number of carers.",
        "Members are invited to comment on the draft strategy.",
        "The Scrutiny Committee is therefore recommended to endorse the plan.",
        "It is recommended that the Committee receive a further report in June.",
        "This report recommends that the Committee notes the plan.",
    ],
)
def test_what_is_asked_outside_the_recommendations(
    tmp_path: Path, register: Register, said: str
) -> None:
    paper = found(tmp_path, register, said)
    assert [(f.kind, f.text, f.outcome, f.event_date) for f in paper.findings] == [
        ("recommendation", said, "proposed", "2025-03-10")
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Members are asked to contact the author with questions before the meeting.",
        "The Committee was asked to note the plan in May.",
        "Carers are asked to give notice of a move.",
        "The Committee is asked each year how many carers left.",
    ],
)
def test_other_asking_is_no_recommendation(tmp_path: Path, register: Register, said: str) -> None:
    kinds = {finding.kind for finding in found(tmp_path, register, said).findings}
    assert "recommendation" not in kinds


@pytest.mark.parametrize(
    ("said", "kind", "day"),
    [
        ("Inspectors visited in May 2024. They found assessments were still late.",
         "improvement_area", "2024-05"),
        ("Inspectors visited in May 2024. They also found that too few carers had a support plan.",
         "improvement_area", "2024-05"),
        ("Ofsted inspected in May 2024. It found that the quality of support was excellent.",
         "strength", "2024-05"),
        ("Ofsted said in June 2021 that visits were often missed.", "improvement_area", "2021-06"),
    ],
)  # fmt: skip
def test_what_finders_found_told_in_the_past(
    tmp_path: Path, register: Register, said: str, kind: str, day: str
) -> None:
    made = found(tmp_path, register, said).findings
    assert [(f.kind, f.event_date) for f in made] == [(kind, day)]


@pytest.mark.parametrize(
    "said",
    [
        "Carers met in May. They found the meetings were often late.",
        "Inspectors visited in May 2024. They saw twelve homes and met the staff there.",
        "Inspectors visited in May 2024. They found no cases where visits were missed.",
    ],
)
def test_other_finding_is_none(tmp_path: Path, register: Register, said: str) -> None:
    kinds = {finding.kind for finding in found(tmp_path, register, said).findings}
    assert not kinds & {"improvement_area", "strength"}


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("A boy of 15 was placed alone.", False),
        ("Care leavers over 21 have no adviser.", False),
        ("Support ends at 21.", False),
        ("Mr Ash, 54, is the chair.", False),
        ("The 18 to 25 team works well.", False),
        ("Those 16 or older may choose.", False),
        ("The baby was 12 weeks old.", False),
        ("Care leavers aged between 18 and 25 have an adviser.", False),
        ("The team helped 112 children aged 14.", True),
        ("Support is available to 40 families.", True),
        ("Places rose from 11 to 17.", True),
    ],
)
def test_an_age_counts_nothing(tmp_path: Path, register: Register, said: str, counts: bool) -> None:
    made = [f.kind for f in found(tmp_path, register, said).findings]
    assert made == (["figure"] if counts else [])
