"""Headings above names and offices, and what stands below the recommendations."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read
from tests.ingest.set_in import set_in

HEAD = ("SUFFOLK COUNTY COUNCIL", "Report to Cabinet, 6 November 2024", "**Homes")
END = ("**Contact Details", "Ann Ashe, Research Officer")


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def made(folder: Path, register: Register, *parts: str) -> ReadPaper:
    path = set_in(folder, "docx", (*HEAD, *parts))
    (paper,) = read(path, source=path.name, register=register)
    return paper


def test_a_heading_above_a_name_with_its_office(tmp_path: Path, register: Register) -> None:
    papers = ("**Background papers", "The plan of May 2023 was used.")
    paper = made(tmp_path, register, "1. The Council has twelve homes.", *papers, *END)
    assert [section.title for section in paper.sections][-2:] == [
        "Background papers", "Contact Details",
    ]  # fmt: skip


def test_what_follows_numbered_recommendations_is_none(tmp_path: Path, register: Register) -> None:
    points = ("2.1 That Cabinet notes the report.", "2.2 That Cabinet approves the plan.")
    asked = ("**1. Purpose", "1.1 This tells of homes.", "**2. Recommendations", *points)
    paper = made(tmp_path, register, *asked, "Background papers: none")
    told = [f.text for f in paper.findings if f.kind == "recommendation"]
    assert told == ["That Cabinet notes the report.", "That Cabinet approves the plan."]
