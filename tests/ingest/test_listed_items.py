"""Saved pages that list a meeting's items: one that is not for publication closes itself alone.

``zanzibar`` stands for what is closed and ``lorries`` for what is public.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read

HEAD = "<h1>Cabinet</h1><p>Tuesday 4 March 2025 10.00 am, Stroud District Council</p>"
LAW = "Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A to the Act"
LISTS = {
    "a numbered list": f"""{HEAD}<ol><li><h3>Apologies for absence</h3></li>
    <li><h3>Minutes</h3><p>To approve the minutes of the meeting held on 4 February 2025.</p></li>
    <li><h3>The yard</h3><p>Not for publication</p><p>The zanzibar bid.</p></li>
    <li><h3>Vans</h3><p>The lorries are green.</p></li></ol>""",
    "a table of numbers and items": f"""{HEAD}<table><tr><th>No.</th><th>Item</th></tr>
    <tr><td>1.</td><td><p>Apologies for absence</p></td></tr>
    <tr><td>2.</td><td><p>The yard</p><p>{LAW}</p><p>RESOLVED that zanzibar win.</p></td></tr>
    <tr><td>3.</td><td><p>Vans</p><p>RESOLVED that the lorries be green.</p></td></tr></table>""",
    "terms and what is said of them": f"""{HEAD}<dl><dt>1. Apologies</dt><dd>None.</dd>
    <dt>2. Vans</dt><dd>The lorries are green.</dd>
    <dt>3. The yard</dt><dd>Exempt report</dd><dd>The zanzibar bid.</dd></dl>""",
    "headings": f"""{HEAD}<h2>1. Apologies</h2><p>None.</p><h2>2. The yard</h2>
    <p>Not for publication</p><p>The zanzibar bid.</p><h2>3. Vans</h2><p>Lorries: the lorries are
    green.</p>""",
    "a table with a column of it": f"""{HEAD}<table>
    <tr><th>Item</th><th>Title</th><th>Status</th></tr>
    <tr><td>1</td><td>Apologies</td><td>Open</td></tr>
    <tr><td>2</td><td>The yard</td><td>Not for publication</td></tr>
    <tr><td>3</td><td>The lorries</td><td>Open</td></tr></table>""",
    "a list without numbers": f"""{HEAD}<ul><li>Apologies</li><li>The yard<p>Not for publication
    </p><p>The zanzibar bid.</p></li><li>The lorries are green</li></ul>""",
    "minutes": """<h1>Minutes of the Housing Committee, 12 May 2025</h1><p>Present: Councillors
    Alder and Birch</p><ol start="31"><li><strong>Apologies</strong><p>None.</p></li>
    <li><strong>Lifts</strong><p><em>NOT FOR PUBLICATION</em></p><p>RESOLVED that zanzibar win.</p>
    </li><li><strong>Vans</strong><p>RESOLVED that the lorries be green.</p></li></ol>""",
}


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def shown(tmp_path: Path, register: Register, body: str) -> ReadPaper:
    path = tmp_path / "page.html"
    path.write_text(f"<html><head><title>Meeting</title></head><body>{body}</body></html>")
    (made,) = read(path, source=path.name, register=register)
    return made


@pytest.mark.parametrize("body", LISTS.values(), ids=LISTS)
def test_an_item_that_is_marked_is_withheld_alone(
    tmp_path: Path, register: Register, body: str
) -> None:
    made = shown(tmp_path, register, body)
    assert "zanzibar" not in repr(made)
    assert "lorries" in " ".join(paragraph.text for paragraph in made.paragraphs)
    assert (made.paper.status, made.paper.withheld) == ("part_exempt", True)
    assert made.paper.kind in ("agenda", "minutes")
    assert "Not for publication".lower() in made.paper.read_from["status"].lower() or (
        "Exempt report" in made.paper.read_from["status"]
    )


def test_the_day_of_the_meeting_and_no_earlier_one(tmp_path: Path, register: Register) -> None:
    paper = shown(tmp_path, register, LISTS["a numbered list"]).paper
    assert (paper.meeting_date, paper.title) == ("2025-03-04", "Agenda, Cabinet, 4 March 2025")


@pytest.mark.parametrize(
    "body",
    [
        # Over the page, a report whose numbers are its sections, and above all items after it.
        f"<h1>Cabinet</h1><p>{LAW}</p><ol><li>Apologies</li><li>Vans</li><li>zanzibar</li></ol>",
        f"<h1>Report to Cabinet</h1><ol><li><h3>Purpose</h3><p>{LAW}</p></li><li><h3>Bids</h3>"
        "<p>The zanzibar bid.</p></li><li><h3>Risks</h3><p>Few.</p></li></ol>",
        f"{HEAD}<p>1. Apologies</p><p>2. Vans</p><p>Not for publication</p><p>3. The zanzibar bid",
    ],
    ids=["over all", "in a report", "between items"],
)
def test_a_marking_over_more_than_an_item_closes_it_all(
    tmp_path: Path, register: Register, body: str
) -> None:
    made = shown(tmp_path, register, body)
    assert "zanzibar" not in repr(made)
    assert made.paper.status != "open"


def test_an_administrator_opens_the_page_with_all_its_items(
    tmp_path: Path, register: Register
) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body>{LISTS['headings']}</body></html>")
    (made,) = read(path, source=path.name, register=register, decided={"": "open"})
    assert "The zanzibar bid." in [paragraph.text for paragraph in made.paragraphs]
