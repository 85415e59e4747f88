from __future__ import annotations

from pathlib import Path

import pytest

from corpus.authorities import Register
from ingest.html import read_html
from ingest.layout import structure
from ingest.lines import Document, UnreadableFile
from ingest.reader import read as read_papers


def read(tmp_path: Path, body: str, head: str = "", encoding: str = "utf-8") -> Document:
    path = tmp_path / "page.html"
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    path.write_bytes(page.encode(encoding))
    return read_html(path)


def test_the_main_part_without_what_surrounds_it(tmp_path: Path) -> None:
    body = """<header>Anytown Council</header><nav><ul><li>Home</li></ul></nav>
    <main><h1>Cabinet</h1>
    <p>The report was <del>not</del> <b>noted</b> by the members of the committee.</p></main>
    <footer>Cookies</footer><script>go()</script>"""
    document = read(tmp_path, body, "<title>Agenda for Cabinet</title>")
    assert [(line.text, line.heading) for line in document.lines] == [
        ("Cabinet", 1),
        ("The report was noted by the members of the committee.", None),
    ]
    assert document.properties == {"Title": "Agenda for Cabinet"}
    assert document.format == "html"


def test_loose_text_breaks_and_weight(tmp_path: Path) -> None:
    body = "Loose words <p>A paragraph<br>goes on</p> after it <p><strong>Decision</strong></p>"
    lines = read(tmp_path, body).lines
    assert [(line.text, line.blank_before, line.bold) for line in lines] == [
        ("Loose words", True, False),
        ("A paragraph", True, False),
        ("goes on", False, False),
        ("after it", True, False),
        ("Decision", True, True),
    ]


def test_lists_are_labelled_as_a_browser_shows_them(tmp_path: Path) -> None:
    body = """<ol><li>Note the report<ul><li>with thanks</li></ul></li><li>Agree the plan</li></ol>
    <ol type="a" start="3"><li>third</li></ol>
    <ol type="i"><li>one</li><li value="4">four</li></ol>"""
    lines = read(tmp_path, body).lines
    assert [(line.label, line.text, line.level) for line in lines] == [
        ("1.", "Note the report", 1),
        (None, "• with thanks", 2),
        ("2.", "Agree the plan", 1),
        ("c.", "third", 1),
        ("i.", "one", 1),
        ("iv.", "four", 1),
    ]


def test_tables_of_data_have_cells(tmp_path: Path) -> None:
    body = """<table><thead><tr><th>Judgement</th><th>Grade</th></tr></thead>
    <tr><td>Leaders</td><td>Good</td></tr><tr><td colspan="2">All of it</td></tr></table>"""
    lines = read(tmp_path, body).lines
    assert [(line.cells, line.header) for line in lines] == [
        (("Judgement", "Grade"), True),
        (("Leaders", "Good"), False),
        (("All of it", ""), False),
    ]


def test_tables_that_set_numbers_beside_items_are_text(tmp_path: Path) -> None:
    body = """<table><tr><td>1.</td><td><p>Apologies</p></td></tr>
    <tr><td>2.</td><td><p>Minutes of the meeting</p><p>To agree them</p></td></tr></table>"""
    lines = read(tmp_path, body).lines
    assert [(line.label, line.text) for line in lines] == [
        ("1.", "Apologies"),
        ("2.", "Minutes of the meeting"),
        (None, "To agree them"),
    ]


def test_what_stands_beside_links_is_no_text_of_the_paper(tmp_path: Path) -> None:
    body = """<p>Venue: Town Hall. <a href="m">View directions</a></p>
    <ul><li><a href="v">View the background to item 2</a></li>
    <li><a href="x.pdf">Homes Report, item 2</a> <span>PDF 310 KB</span></li></ul>
    <p><a href="y">View of the council</a></p>"""
    assert [line.text for line in read(tmp_path, body).lines] == [
        "Venue: Town Hall.",
        "• Homes Report, item 2",
        "View of the council",
    ]


def test_the_minutes_of_an_item_stand_under_its_title(tmp_path: Path) -> None:
    body = """<h1>Agenda and minutes</h1><h2>Cabinet - Tuesday 14th May 2024</h2>
    <table><tr><td>1.</td><td><p>Apologies</p><p><b>Minutes:</b></p><p>There were none.</p></td>
    </tr><tr><td>2.</td><td><p>Homes for children</p><p><b>Additional documents:</b></p>
    <p><b>Minutes:</b></p><p>The Leader moved the report.</p><p>RESOLVED: that it be noted.</p>
    </td></tr></table>"""
    _, paragraphs = structure(read(tmp_path, body), "page")
    assert [(p.section, p.text) for p in paragraphs] == [
        ("Apologies", "There were none."),
        ("Homes for children", "The Leader moved the report."),
        ("Homes for children", "RESOLVED: that it be noted."),
    ]
    (paper,) = read_papers(tmp_path / "page.html", source="page.html", register=Register.load())
    assert (paper.paper.kind, paper.paper.meeting_date) == ("minutes", "2024-05-14")


def test_the_page_says_its_encoding(tmp_path: Path) -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
    document = read(tmp_path, "<p>A grant of £5m – agreed</p>", head, "cp1252")
    assert document.lines[0].text == "A grant of £5m – agreed"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div id=app></div><script>render()</script>", "without text"),
        ("<div>" * 5000 + "deep" + "</div>" * 5000, "nested too deeply|without text"),
    ],
)
def test_refusals(tmp_path: Path, body: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(tmp_path, body)
