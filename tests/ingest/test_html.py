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
    assert document.properties == {
        "Title": "Agenda for Cabinet",
        "Site": "Anytown Council | Cookies",
    }
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
        ("1. Apologies", "There were none."),
        ("2. Homes for children", "The Leader moved the report."),
        ("2. Homes for children", "RESOLVED: that it be noted."),
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


def items(document: Document) -> list[tuple[str | None, str]]:
    return [(line.label, line.text) for line in document.lines if not line.cells]


def test_item_numbers_without_a_point_are_labels_in_a_frame(tmp_path: Path) -> None:
    body = """<table><caption>Items</caption><tr><th>No.</th><th>Item</th></tr>
    <tr><td><p>1</p></td><td><p>Apologies</p><p>Minutes:</p><p>There were none.</p></td></tr>
    <tr><td><p>2</p></td><td><p>Declarations of interest</p></td></tr>
    <tr><td><p>12</p></td><td><p>Homes for children</p><p>It was agreed.</p></td></tr></table>"""
    assert items(read(tmp_path, body)) == [
        ("1", "Apologies"),
        (None, "There were none."),
        ("2", "Declarations of interest"),
        ("12", "Homes for children"),
        (None, "It was agreed."),
    ]


def test_a_frame_with_empty_cells_and_letters_in_a_column_of_their_own(tmp_path: Path) -> None:
    body = """<table><tr><td>4</td><td colspan=2><b>Land at Mill Lane</b></td></tr>
    <tr><td></td><td colspan=2>The officer introduced it.</td></tr>
    <tr><td></td><td>(a)</td><td>A member left.</td></tr>
    <tr><td>5</td><td colspan=2><b>Urgent business</b></td></tr></table>"""
    assert items(read(tmp_path, body)) == [
        ("4", "Land at Mill Lane"),
        (None, "The officer introduced it."),
        ("(a)", "A member left."),
        ("5", "Urgent business"),
    ]


def test_an_agenda_with_a_column_of_pages_is_a_list_of_items(tmp_path: Path) -> None:
    body = """<table><tr><th>Item</th><th>Subject</th><th>Page</th></tr>
    <tr><td>1</td><td>Apologies</td><td></td></tr><tr><td>2</td><td>Minutes</td><td>3 - 10</td></tr>
    <tr><td>3</td><td>Budget</td><td>11 - 30</td></tr></table>"""
    assert items(read(tmp_path, body)) == [("1", "Apologies"), ("2", "Minutes"), ("3", "Budget")]


@pytest.mark.parametrize(
    "rows",
    [
        [("Ref", "Risk", "Score"), ("1", "Overspend", "16"), ("2", "Loss of staff", "12")],
        [("Ref", "Risk"), ("1", "Overspend"), ("2", "Loss of staff")],
        [("Age", "Children"), ("1", "12"), ("2", "15")],
        [("12", "15"), ("13", "16"), ("14", "19")],
        [("Item", "Homes", "Staff"), ("1", "3", "4 - 5"), ("2", "5", "6 - 7")],
    ],
)
def test_numbers_that_count_the_rows_of_a_table_leave_it_one(
    tmp_path: Path, rows: list[tuple[str, ...]]
) -> None:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    document = read(tmp_path, f"<table>{body}</table>")
    assert [line.cells for line in document.lines] == rows


def test_a_saved_page_of_minutes_gives_item_numbers_as_printed(tmp_path: Path) -> None:
    body = """<h1>Agenda and minutes</h1><h2>Cabinet - Tuesday 14th May 2024</h2>
    <table><tr><td>1</td><td><p>Apologies</p><p>Minutes:</p><p>There were none.</p></td></tr>
    <tr><td>12</td><td><p>Homes for children</p><p>Minutes:</p><p>RESOLVED: that it be noted.</p>
    </td></tr></table>"""
    sections, paragraphs = structure(read(tmp_path, body), "page")
    assert [section.title for section in sections][-2:] == ["1 Apologies", "12 Homes for children"]
    assert [(p.label, p.text) for p in paragraphs] == [
        ("Minute 1", "There were none."),
        ("Minute 12", "RESOLVED: that it be noted."),
    ]


def test_a_list_whose_numbers_have_no_point_after_its_lead_in(tmp_path: Path) -> None:
    body = """<h1>Decision</h1><p>The Cabinet Member agreed:</p>
    <p>1 to award the contract for three years; and</p><p>2 to write to all families.</p>
    <p>3 years later the contract ends.</p><p>The following were there:</p><p>12 families.</p>"""
    _, paragraphs = structure(read(tmp_path, body), "page")
    assert [(p.label, p.lead_in) for p in paragraphs] == [
        (None, None),
        ("1", "The Cabinet Member agreed:"),
        ("2", "The Cabinet Member agreed:"),
        (None, None),
        (None, None),
        (None, None),
    ]


def test_headings_over_groups_of_columns_name_each_column_in_full(tmp_path: Path) -> None:
    body = """<table><tr><td rowspan=2>Directorate</td><td colspan=2>Revenue</td>
    <td colspan=2>Capital</td></tr><tr><td>Budget</td><td>Actual</td><td>Budget</td><td>Actual</td>
    </tr><tr><td>Adults</td><td>120</td><td>(130)</td><td>20</td><td>30</td></tr>
    <tr><td>Children</td><td>220</td><td>(230)</td><td>40</td><td>30</td></tr></table>"""
    head, *rows = read(tmp_path, body).lines
    assert head.header
    assert head.cells == (
        "Directorate", "Revenue Budget", "Revenue Actual", "Capital Budget", "Capital Actual",
    )  # fmt: skip
    assert [row.cells[:3] for row in rows] == [
        ("Adults", "120", "(130)"),
        ("Children", "220", "(230)"),
    ]


def test_a_title_over_a_whole_table_and_a_row_of_units(tmp_path: Path) -> None:
    body = """<table><tr><td colspan=3>Budget 2023/24</td></tr>
    <tr><td></td><td>Adults</td><td>Children</td></tr><tr><td></td><td>£m</td><td>£m</td></tr>
    <tr><td>Budget</td><td>10.2</td><td>(4.1)</td></tr>
    <tr><td>Forecast</td><td>11.2</td><td>−4.4</td></tr></table>"""
    title, head, *rows = read(tmp_path, body).lines
    assert (title.text, title.cells) == ("Budget 2023/24", ())
    assert (head.cells, head.header) == (("", "Adults £m", "Children £m"), True)
    assert [row.cells[0] for row in rows] == ["Budget", "Forecast"]


def test_a_cell_over_several_rows_is_said_again_in_its_column(tmp_path: Path) -> None:
    body = """<table><tr><th>Theme</th><th>Action</th><th>Owner</th></tr>
    <tr><td rowspan=2>Practice</td><td>Train</td><td>Head</td></tr><tr><td>Audit</td><td>Lead</td>
    </tr><tr><td>Leaders</td><td>Appoint</td><td>Chief</td></tr></table>"""
    assert [line.cells for line in read(tmp_path, body).lines][1:] == [
        ("Practice", "Train", "Head"),
        ("Practice", "Audit", "Lead"),
        ("Leaders", "Appoint", "Chief"),
    ]


def test_a_saved_page_of_a_decision(tmp_path: Path) -> None:
    body = """<h1>Decision details</h1><h2>Short breaks for disabled children</h2>
    <ul><li><a href="h">Find out more about this issue</a></li></ul>
    <p>Decision Maker: Cabinet Member for Children</p><p>Is Key decision?: Yes</p>
    <h3>Decision:</h3><p>The Cabinet Member agreed:</p><p>1 to award the contract; and</p>
    <p>2 to write to all families.</p><p>Date of decision: 08/01/2024</p>"""
    read(tmp_path, body)
    (made,) = read_papers(tmp_path / "page.html", source="page.html", register=Register.load())
    paper = made.paper
    assert (paper.kind, paper.title) == ("decision_record", "Short breaks for disabled children")
    assert [(f.kind, f.outcome, f.text) for f in made.findings] == [
        ("decision", "taken", "to award the contract"),
        ("decision", "taken", "to write to all families."),
    ]
    assert not any("Find out" in paragraph.text for paragraph in made.paragraphs)


def test_titles_of_items_by_the_style_that_the_page_gives_them(tmp_path: Path) -> None:
    item = """<tr><td><p>{}.</p></td><td><p class="mgAiTitleTxt">{}</p>
    <div class="mgWordPara"><p>Minutes:</p><p>The report was noted by all.</p></div></td></tr>"""
    rows = item.format(41, "Apologies") + item.format(42, "Land at Mill Lane")
    body = f"""<h1>Agenda and minutes</h1><h2>Planning Committee, 5 March 2025</h2>
    <h3>Media</h3><table>{rows}</table>"""
    read(tmp_path, body)
    (made,) = read_papers(tmp_path / "page.html", source="page.html", register=Register.load())
    assert [(p.label, p.section) for p in made.paragraphs] == [
        ("Minute 41", "41. Apologies"),
        ("Minute 42", "42. Land at Mill Lane"),
    ]
