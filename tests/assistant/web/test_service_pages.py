"""The plain pages, page images and files, over prepared papers."""

from __future__ import annotations

import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from PIL import Image
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from assistant.service.links import paragraph_link
from assistant.service.page_images import TALLEST, WIDTH, NoSuchPage, page_png
from assistant.service.room import ReadingRoom
from assistant.service.view.source import paper_view
from assistant.service.web import create_app
from corpus.paper import Paragraph
from tests.assistant.web.shelf import MINUTES


@pytest.fixture(scope="module")
def client(room: ReadingRoom) -> TestClient:
    return TestClient(create_app(room), base_url="http://127.0.0.1")


def shown(client: TestClient, path: str, status: int = 200) -> HTMLParser:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/html")
    return HTMLParser(response.text)


def texts(page: HTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


@pytest.mark.parametrize("name", ["5(a)", "visit-outcome/5(a)"])
def test_a_permanent_link_opens_the_paper_with_the_paragraph_marked(
    client: TestClient, name: str
) -> None:
    page = shown(client, f"/paper/visit-outcome?paragraph={name}")
    marked = page.css("[data-paragraph='visit-outcome/5(a)']#marked mark")
    assert [node.text() for node in marked] == [
        "Records of supervision are too thin to show why decisions were made."
    ]
    assert texts(page, "h1") == ["Outcome of the focused visit to Eastmere"]
    assert len(page.css("mark")) == 1
    (image,) = page.css(".sheet img")
    assert image.attributes["src"] == "/page-image/visit-outcome?page=2&of=aaaaaaaaaaaa"


@pytest.mark.parametrize(
    ("asked", "marked", "other"),
    [("5(b)", "5(b)", "5(b), second list"), ("5(b)~2", "5(b)~2", "5(b)")],
)
def test_of_two_paragraphs_with_one_label_the_page_names_the_other(
    client: TestClient, asked: str, marked: str, other: str
) -> None:
    page = shown(client, f"/paper/visit-outcome?paragraph={asked}")
    assert len(page.css(f"[data-paragraph='visit-outcome/{marked}'] mark")) == 1
    assert len(page.css("mark")) == 1
    (link,) = page.css(".warning a")
    assert link.text() == other
    assert not shown(client, str(link.attributes["href"])).css("[role=alert]")


def test_an_address_that_leads_nowhere_is_a_page_with_ways_on(room: ReadingRoom) -> None:
    at = TestClient(create_app(room), base_url="http://127.0.0.1")
    browser = at.get("/nosuchpage", headers={"accept": "text/html"})
    assert browser.status_code == 404
    assert "There is no such page" in browser.text
    assert 'href="/papers"' in browser.text
    program = at.get("/api/nosuch", headers={"accept": "application/json"})
    assert program.json() == {"detail": "Not Found"}


def test_the_rows_of_a_table_are_a_table_and_one_row_can_be_marked(client: TestClient) -> None:
    page = shown(client, "/paper/minutes-2024?paragraph=Table-1-row-2")
    assert texts(page, "th[scope=col]") == ["Year", "Care leavers with an adviser"]
    assert texts(page, "tr.is-marked#marked mark") == ["2023", "78"]
    assert texts(page, "h3.paper-heading, h4.paper-heading") == ["Care leavers", "Numbers"]


def test_a_paragraph_that_is_not_there_is_said_and_the_paper_shown(client: TestClient) -> None:
    page = shown(client, "/paper/minutes-2024?paragraph=99", status=404)
    assert "has no paragraph “99”" in texts(page, "[role=alert]")[0]
    assert page.css("[data-paragraph='minutes-2024/Minute-12']")


def test_a_paper_that_is_not_held_is_said_and_its_name_escaped(client: TestClient) -> None:
    page = shown(client, "/paper/<b>gone<%2Fb>", status=404)
    assert texts(page, "h1") == ["This paper is not held"]
    assert not page.css("main b")


def test_words_of_papers_are_escaped(client: TestClient) -> None:
    page = shown(client, "/paper/minutes-2024")
    assert texts(page, "h1") == ["Minutes <script>alert(1)</script> of the Cabinet"]
    assert not page.css("main script, main img")


def test_the_papers_held_stand_under_their_authorities_with_what_failed(client: TestClient) -> None:
    page = shown(client, "/papers")
    assert texts(page, "h2") == ["Eastmere County Council", "Westley Borough Council", "Not read"]
    assert texts(page, ".lead")[0].startswith("2 papers of 2 authorities, 7 paragraphs.")
    assert "holds only page images" in texts(page, "[aria-labelledby=not-read] li")[0]
    assert texts(page, ".banner") == [
        "Sample papers: the authorities and everything in these papers are invented."
    ]


def test_a_page_image_is_a_png_that_browsers_may_keep(client: TestClient) -> None:
    response = client.get("/page-image/visit-outcome?page=2")
    assert response.headers["content-type"] == "image/png"
    assert "private" in response.headers["cache-control"]
    image = Image.open(io.BytesIO(response.content))
    assert image.width == 1100
    assert image.height == pytest.approx(1100 * 842 / 595, abs=2)


@pytest.mark.parametrize("size", [(1, 14_400), (14_400, 1), (0.001, 0.001), (14_400, 14_400)])
def test_a_page_of_any_size_is_drawn_in_bounds(tmp_path: Path, size: tuple[float, float]) -> None:
    file = tmp_path / "long.pdf"
    canvas = Canvas(str(file), pagesize=size)
    canvas.showPage()
    canvas.save()
    try:
        image = Image.open(io.BytesIO(page_png(file, 1)))
    except NoSuchPage:
        assert size[0] < 1
        return
    assert image.width <= WIDTH
    assert image.height <= TALLEST


@pytest.mark.parametrize(
    "path",
    [
        "/page-image/visit-outcome?page=9",
        "/page-image/visit-outcome?page=0",
        "/page-image/minutes-2024?page=1",
        "/page-image/nothing?page=1",
        "/file/nothing",
        "/file/..%2F..%2Fetc%2Fpasswd",
    ],
)
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_files_are_handed_out_so_that_nothing_in_them_runs(client: TestClient) -> None:
    pdf, text = client.get("/file/visit-outcome"), client.get("/file/minutes-2024")
    assert pdf.headers["content-type"] == "application/pdf"
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    for response in (pdf, text):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/papers", "/paper/visit-outcome", "/"])
def test_every_page_forbids_what_comes_from_elsewhere(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy


def test_the_front_page_is_framed_before_any_script_runs(client: TestClient) -> None:
    response = client.get("/", headers={"accept-encoding": "br, gzip"})
    page = HTMLParser(response.text)
    assert [node.attributes["lang"] for node in page.css("html")] == ["en-GB"]
    assert texts(page, "body > header nav a")[:3] == ["Ask", "Papers", "Themes"]
    assert texts(page, ".banner")
    assert "gradio.app" not in response.text.split("window.gradio_config")[0]


def test_another_name_for_this_machine_is_refused(client: TestClient) -> None:
    assert client.get("/papers", headers={"host": "papers.example"}).status_code == 400


@pytest.mark.parametrize("path", ["upload", "file=/etc/hostname", "proxy=http://x.example"])
def test_what_gradio_offers_and_no_page_uses_is_closed(client: TestClient, path: str) -> None:
    assert client.post(f"/gradio_api/{path}").status_code == 404
    assert client.get(f"/gradio_api/{path}").status_code == 404


def test_a_link_to_a_paragraph_without_a_number_finds_its_words_or_says_they_have_gone(
    tmp_path: Path,
) -> None:
    def para(place: int, text: str) -> Paragraph:
        name = f"minutes-2024/u{place}"
        return Paragraph(name, "minutes-2024", place, None, "none", "paragraph", text)

    link = paragraph_link("minutes-2024", "minutes-2024/u1", "The bridge is shut.")
    asked, words = (parse_qs(urlsplit(link).query)[key][0] for key in ("paragraph", "words"))
    now = (para(1, "A new first line."), para(2, "The bridge is  shut."))
    found = paper_view(MINUTES, now, asked, words).source
    assert found is not None
    assert found.marked.paragraph_id == "minutes-2024/u2"
    assert paper_view(MINUTES, now[:1], asked, words).is_missing
    old = paper_view(MINUTES, now, asked).source
    assert old is not None
    assert old.marked.paragraph_id == "minutes-2024/u1"


def test_the_page_says_that_a_cited_paragraph_is_no_longer_so(client: TestClient) -> None:
    page = shown(client, "/paper/visit-outcome?paragraph=5(a)&words=000000000000", 404)
    assert "as it was cited" in texts(page, ".error")[0]
    assert not page.css("#marked")
