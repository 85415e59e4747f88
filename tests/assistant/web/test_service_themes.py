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
