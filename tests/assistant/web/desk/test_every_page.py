"""Every page of the app held against WCAG 2.2 A and AA: folded, unfolded, after answers, on errors.

On a desktop, on a phone 320 px wide, and at 400% zoom of a window of 1280 px; no rule is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from assistant.service.room import ReadingRoom
from assistant.service.web import create_app
from tests.assistant.web.desk.pages import PAGES
from tests.assistant.web.reader import Reader

SIZES = {"desktop": (1280, 900, False), "320 px": (320, 640, True), "400%": (320, 225, False)}
_UNFOLD = "for (const one of document.querySelectorAll('details')) one.open = true"
_FILES = re.compile(r"\.(?:md|docx|csv|jsonl|yaml|json|pdf|txt|css|js|svg)$|^/(?:files?|static)/")


def test_the_pages_that_others_lead_to_are_all_looked_at(client: TestClient) -> None:
    known = {_shape(page) for page in PAGES} | {_shape("/"), "/report", "/docs"}
    seen: set[str] = set()
    waiting = ["/", *PAGES]
    while waiting:
        page = waiting.pop()
        if _shape(page) in seen:
            continue
        seen.add(_shape(page))
        waiting += _links(client, page)
    assert seen - known == set()
    assert len(seen) > 10


def _links(client: TestClient, page: str) -> Iterator[str]:
    reply = client.get(page)
    if "html" not in reply.headers.get("content-type", ""):
        return
    for link in HTMLParser(reply.text).css("a[href]"):
        target = urlsplit(urljoin(f"http://127.0.0.1{page}", link.attributes["href"] or ""))
        if target.hostname == "127.0.0.1" and not _FILES.search(target.path):
            yield target.path


def _shape(page: str) -> str:
    """``/paper/…`` for every paper: pages of one shape are made by one template."""
    first, *rest = urlsplit(page).path.strip("/").split("/")
    return f"/{first}/…" if rest else f"/{first}"


def held_against(reader: Reader, axe: str, where: str) -> list[str]:
    """What is wrong with a page as it stands, and with its lists open."""
    found = [f"{where}: {one}" for one in reader.barriers(axe)]
    reader.script(_UNFOLD)
    found += [f"{where}, unfolded: {one}" for one in reader.barriers(axe)]
    return found + ([f"{where}: scrolls sideways"] if reader.scrolls_sideways() else [])


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
def test_no_page_has_a_barrier_at_any_size(reader: Reader, axe: str, size: str) -> None:
    reader.sits_before(*SIZES[size])
    found: list[str] = []
    for page in PAGES:
        found += held_against(reader.opens(page), axe, page)
    assert found == []


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
def test_no_state_of_a_conversation_has_a_barrier(reader: Reader, axe: str, size: str) -> None:
    reader.sits_before(*SIZES[size]).opens("/")
    found = held_against(reader, axe, "before a question")
    reader.opens("/").types("\n").waits_for("#step [role=alert]")
    found += held_against(reader, axe, "without a question")
    reader.asks("What does Oakvale need to improve?")
    found += held_against(reader, axe, "after an answer")
    reader.chooses("[data-source='1']").waits_for(".source")
    found += held_against(reader, axe, "with a source")
    reader.asks("What did Atlantis spend on trams in 1999?")
    found += held_against(reader, axe, "not in the papers")
    assert found == []


def test_what_is_refused_or_fails_is_a_page_to_a_reader_and_a_line_to_a_program(
    desk_room: ReadingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(desk_room)
    client = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    browser = {"accept": "text/html,application/xhtml+xml"}
    elsewhere = {"origin": "http://elsewhere.example"}

    def fails(*_: object) -> None:
        raise RuntimeError("the shelf fell over")

    monkeypatch.setattr(desk_room.drafts, "kept", fails)
    asked: tuple[tuple[str, str, dict[str, str], int, str], ...] = (
        ("POST", "/response/nothing/delete", {}, 404, "No such draft of yours is kept"),
        ("POST", "/ratings/nothing", elsewhere, 403, "That is not allowed"),
        ("GET", "/response", {}, 500, "Something went wrong"),
    )
    for method, path, headers, status, told in asked:
        page = client.request(method, path, headers=browser | headers)
        tree = HTMLParser(page.text)
        assert page.status_code == status, path
        assert tree.css_first("html[lang=en-GB] title") is not None, path
        assert told in page.text, path
        bare = client.request(method, path, headers=headers)
        assert (bare.status_code, "<html" in bare.text) == (status, False), path
