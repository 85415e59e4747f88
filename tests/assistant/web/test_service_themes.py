"""The page of themes and its CSV, over prepared themes."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from assistant.service.room import ReadingRoom
from assistant.service.web import create_app
from tests.assistant.web.prepared import THEMES


@pytest.fixture
def client(room: ReadingRoom, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr("corpus.themes.themes", lambda *_, **__: THEMES)
    return TestClient(create_app(room), base_url="http://127.0.0.1")


def test_themes_of_several_authorities_stand_in_a_table_that_leads_to_their_paragraphs(
    client: TestClient,
) -> None:
    page = HTMLParser(client.get("/themes").text)
    assert [cell.text() for cell in page.css("[aria-labelledby=by-authority] th[scope=col]")] == [
        "Theme",
        "Eastmere County Council",
        "Westley Borough Council",
    ]
    rows = page.css("[aria-labelledby=by-authority] th[scope=row]")
    assert [row.text() for row in rows] == ["Personal advisers"]
    for link in page.css(".matrix a"):
        assert page.css(f"[id='{str(link.attributes['href']).removeprefix('#')}']")
    assert [link.attributes["href"] for link in page.css(".theme a")] == [
        "/paper/visit-outcome?paragraph=5(b)#marked",
        "/paper/minutes-2024?paragraph=Minute-12#marked",
    ]
    assert not page.css(".theme b")


def test_themes_over_time_are_plotted_and_told_in_a_table(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = THEMES.themes[0].findings
    found = (first, replace(first, event_date="2021"), replace(second, event_date="2021-05-01"))
    theme = replace(THEMES.themes[0], findings=found)
    told = replace(THEMES, themes=(theme,))
    monkeypatch.setattr("corpus.themes.themes", lambda *_, **__: told)
    page = HTMLParser(client.get("/themes").text)
    over_time = "[aria-labelledby=over-time]"
    assert [c.text() for c in page.css(f"{over_time} th[scope=col]")][1:] == [
        "2021",
        "2022",
        "2023",
    ]
    assert [c.text() for c in page.css(f"{over_time} td")] == ["2", "none", "1"]
    circles = [float(str(c.attributes["r"])) for c in page.css("circle")]
    assert len(circles) == 2
    assert circles[0] > circles[1]


def test_the_page_says_what_it_rests_on(client: TestClient) -> None:
    page = HTMLParser(client.get("/themes").text)
    assert [
        " ".join(item.text().split()) for item in page.css("[aria-labelledby=coverage] li")
    ] == [
        "1 further theme of one authority only is not shown.",
        "Not read: westley/scan.pdf (holds only page images)",
    ]


def test_an_exempt_item_that_was_not_read_is_told(
    client: TestClient, room: ReadingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = replace(room.library.papers()[0], status="exempt", agenda_item="9", source="pack.pdf")
    monkeypatch.setattr(type(room.library), "papers", lambda _: (closed,))
    told = HTMLParser(client.get("/themes").text).css("[aria-labelledby=coverage] li")[-1].text()
    assert told == "Not read: pack.pdf (agenda item 9 is exempt and was not read)"


def test_links_of_the_csv_are_whole_addresses(client: TestClient) -> None:
    rows = csv.DictReader(io.StringIO(client.get("/themes.csv").text.removeprefix("\ufeff")))
    links = [row["link"] for row in rows]
    assert links
    assert all(link.startswith("http://127.0.0.1/paper/") for link in links)


def test_the_same_comes_as_csv_that_runs_nothing(client: TestClient) -> None:
    response = client.get("/themes.csv")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert [(row["authority"], row["date"], row["paragraph"]) for row in rows] == [
        ("Eastmere County Council", "2023-10", "5(b)"),
        ("Westley Borough Council", "", "Minute 12"),
    ]
    assert rows[1]["text"] == "'=SUM(1) & <b>"


def test_what_a_council_tells_of_the_one_before_it_counts_for_that_one(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = THEMES.themes[0].findings[1]
    told = replace(THEMES, former={(second.paragraph_id, second.event_date): "Westley Rural"})
    monkeypatch.setattr("corpus.themes.themes", lambda *_, **__: told)
    page = HTMLParser(client.get("/themes").text)
    assert [cell.text() for cell in page.css("[aria-labelledby=by-authority] th[scope=col]")] == [
        "Theme",
        "Eastmere County Council",
        "Westley Rural",
    ]
    assert "told later by Westley Borough Council" in page.css(".theme li")[1].text()


def test_a_kind_that_has_no_themes_is_404(client: TestClient) -> None:
    assert client.get("/themes?kind=poem").status_code == 404


def test_a_theme_named_by_a_whole_sentence_is_cut_in_the_tables_alone(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "Managers were not aware of all that was weak, and " + "so it was not mended " * 5
    told = replace(THEMES, themes=(replace(THEMES.themes[0], name=name.strip()),))
    monkeypatch.setattr("corpus.themes.themes", lambda *_, **__: told)
    page = HTMLParser(client.get("/themes").text)
    for row in page.css("th[scope=row]"):
        assert len(row.text()) <= 60
        assert row.text().endswith(" …")
    assert [heading.text() for heading in page.css(".theme h2")] == [name.strip()]


def test_the_plot_says_how_many_themes_have_no_row_and_fits_its_page(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = THEMES.themes[0].findings
    found = (first, replace(second, event_date="1999"))
    themes = tuple(replace(THEMES.themes[0], name=f"T{n}", findings=found) for n in range(17))
    monkeypatch.setattr("corpus.themes.themes", lambda *_, **__: replace(THEMES, themes=themes))
    page = HTMLParser(client.get("/themes").text)
    told = " ".join(page.css_first("[aria-labelledby=over-time] .small").text().split())  # type: ignore[union-attr]
    assert "The 15 themes of most authorities have a row, 2 more are in the table above." in told
    assert float(str(page.css_first("svg.plot").attributes["width"])) <= 1170  # type: ignore[union-attr]
