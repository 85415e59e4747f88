"""Papers of bodies that the register of authorities lacks: named as they print themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.library import Library
from corpus.settings import CorpusSettings
from ingest.job import ingest
from ingest.manifest import Manifest
from ingest.reader import read

PARISH = """Upper Wendle Parish Council

Allotments Committee

Minutes of the meeting held on 4 March 2024

1. Water butts

1.1 The clerk reported that nine butts had been bought for £340.
"""
PARK = """<html><head>
<title>Agenda item - Footpath repairs - Marl Hills National Park Authority</title></head>
<body><header><a href="/">Marl Hills National Park Authority</a></header>
<h1>Access Committee – Tuesday 11 June 2024</h1><h2>1. Footpaths</h2>
<p>1.1 Fourteen kilometres of footpath were mended in the year, at a cost of £61,000.</p>
<footer>© Marl Hills National Park Authority. Contact us</footer></body></html>
"""


def authority(tmp_path: Path, text: str, name: str = "paper.txt") -> tuple[str | None, str | None]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    paper = read(tmp_path / name, source=name, register=Register.load(), manifest=Manifest({}))[
        0
    ].paper
    return paper.authority, paper.authority_name


@pytest.mark.parametrize(
    ("first", "key"),
    [
        ("Upper Wendle Parish Council", "upper-wendle-parish-council"),
        ("Skelby Metropolitan Borough Council", "skelby-metropolitan-borough-council"),
        ("Marl Hills National Park Authority", "marl-hills-national-park-authority"),
        ("North Marl and Wendle Fire and Rescue Authority", None),
        ("Ostrow Combined Authority", None),
        ("Royal Borough of Wendlehithe", None),
    ],
)
def test_a_formal_name_at_the_head_is_whose_paper_it_is(
    tmp_path: Path, first: str, key: str | None
) -> None:
    found, name = authority(tmp_path, PARISH.replace("Upper Wendle Parish Council", first))
    assert name == first
    assert key is None or found == key


@pytest.mark.parametrize(
    "first",
    [
        "UPPER WENDLE PARISH COUNCIL",
        "Newsletter of Upper Wendle Parish Council, Summer 2025",
        "Minutes of the meeting of Upper Wendle Parish Council held on 1 May 2024 in the hall",
        "Cyngor Plwyf y Gwendil Uchaf gyda'r Cwm / Upper Wendle Parish Council",
        "UPPER WENDLE PARISH COUNCIL\nas administering authority of the WENDLE PENSION FUND",
    ],
)
def test_the_name_in_capitals_or_over_its_minutes(tmp_path: Path, first: str) -> None:
    text = PARISH.replace("Upper Wendle Parish Council", first)
    assert authority(tmp_path, text)[1] == "Upper Wendle Parish Council"


@pytest.mark.parametrize(
    "first", ["Youth Council", "Full Council", "Wendle Schools Forum", "The Parish Council"]
)
def test_a_body_that_is_no_authority_is_none(tmp_path: Path, first: str) -> None:
    assert authority(tmp_path, PARISH.replace("Upper Wendle Parish Council", first))[0] is None


def test_a_name_told_in_passing_is_nobodys_paper(tmp_path: Path) -> None:
    text = PARISH.replace("Upper Wendle Parish Council\n", "").replace(
        "1.1 The clerk", "1.1 The clerk of Upper Wendle Parish Council"
    )
    assert authority(tmp_path, text)[0] is None


def test_a_registered_council_stays_what_the_register_calls_it(tmp_path: Path) -> None:
    text = PARISH.replace("Upper Wendle Parish Council", "Bury Council")
    assert authority(tmp_path, text)[0] == "bury"


def test_a_web_page_is_of_the_body_in_its_banner(tmp_path: Path) -> None:
    assert authority(tmp_path, PARK, "page.html")[1] == "Marl Hills National Park Authority"


def test_a_store_knows_the_bodies_of_its_papers(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "parish.txt").write_text(PARISH, encoding="utf-8")
    with Library.open(tmp_path / "store", CorpusSettings(), writer=True) as library:
        ingest([tmp_path / "papers"], library)
        register = library.register
        assert register.name("upper-wendle-parish-council") == "Upper Wendle Parish Council"
        mentions = register.find("What did Upper Wendle Parish Council buy?")
        assert [one.authority for one in mentions] == ["upper-wendle-parish-council"]


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Minutes of the meeting held on 6 November 2024", "Parish Council"),
        ("Draft minutes of the Ordinary Meeting held in the hall on 6 May 2024", "Parish Council"),
        ("Minutes of the Annual Parish Meeting held on 6 May 2024", None),
        ("Minutes of the meeting of the Finance Committee held on 6 May 2024", "Finance Committee"),
    ],
)
def test_a_parish_council_that_names_no_body_met_itself(
    tmp_path: Path, line: str, body: str | None
) -> None:
    path = tmp_path / "minutes.txt"
    present = "Present: Councillors Ash and Birch\n\n24/31 Bench\n\nRESOLVED to buy a bench."
    path.write_text(f"Upper Wendle Parish Council\n\n{line}\n\n{present}\n", encoding="utf-8")
    [one] = read(path, source=path.name, register=Register.load())
    assert one.paper.committee == body
    path.write_text(path.read_text().replace("Parish Council", "Borough Council"))
    [one] = read(path, source=path.name, register=Register.load())
    assert one.paper.committee in (None, "Finance Committee")
