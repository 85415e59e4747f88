"""What auditors write themselves: who found it, what they found, what they recommend."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read

REPORT = """Ashe Birch Elder LLP

Auditor's Annual Report on Suffolk County Council for the year ended 31 March 2024

20 September 2024

Value for money

We identified a significant weakness in the arrangements for savings. We did not identify any
significant weaknesses in governance.

Key recommendation 1

The Council should agree a plan to use less of its reserves.

Improvement recommendations

1. The Council should look harder at how savings are made each month.

2. The Council should tell members of slippage each quarter.
"""
INTERNAL = """SUFFOLK COUNTY COUNCIL

Audit Committee, 20 September 2024

Internal Audit Annual Report 2023/24

Report of the Head of Internal Audit

1. We found that stocks of salt were not always counted.

2. The Committee is asked to:

(a) note this report.
"""


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def made(folder: Path, register: Register, text: str) -> ReadPaper:
    (folder / "paper.txt").write_text(text, encoding="utf-8")
    (paper,) = read(folder / "paper.txt", source="paper.txt", register=register)
    return paper


def test_an_external_auditors_own_report(tmp_path: Path, register: Register) -> None:
    paper = made(tmp_path, register, REPORT)
    assert paper.paper.title.startswith("Auditor's Annual Report on Suffolk County Council")
    assert [(f.kind, f.found_by, f.text[:44]) for f in paper.findings] == [
        ("improvement_area", "external audit", "We identified a significant weakness in the "),
        ("recommendation", "external audit", "The Council should agree a plan to use less "),
        ("recommendation", "external audit", "The Council should look harder at how saving"),
        ("recommendation", "external audit", "The Council should tell members of slippage "),
    ]


def test_what_a_committee_is_asked_is_not_the_auditors_finding(
    tmp_path: Path, register: Register
) -> None:
    paper = made(tmp_path, register, INTERNAL)
    assert [(f.kind, f.found_by) for f in paper.findings] == [
        ("improvement_area", "internal audit"), ("recommendation", None),
    ]  # fmt: skip
