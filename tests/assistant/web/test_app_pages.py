"""The plain pages in a browser: do they fit a phone, and does axe find barriers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.web.prepared import THEMES
from tests.assistant.web.reader import Reader

pytestmark = pytest.mark.browser

PAGES = (
    "/papers",
    "/paper/visit-outcome?paragraph=5(b)",
    "/paper/minutes-2024?paragraph=Table-1-row-2",
    "/paper/minutes-2024?paragraph=99",
    "/paper/nothing",
    "/themes",
)


@pytest.fixture
def reader(browser: Any, address: str, monkeypatch: pytest.MonkeyPatch) -> Reader:
    monkeypatch.setattr("corpus.themes.themes", lambda *_, **__: THEMES)
    return Reader(browser, address)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_barrier(reader: Reader, axe: str, path: str) -> None:
    reader.opens(path)
    assert reader.barriers(axe) == []
    reader.holds_a_phone().opens(path)
    assert reader.barriers(axe) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_sideways_scrolling(reader: Reader, path: str) -> None:
    reader.holds_a_phone(320).opens(path)
    assert not reader.scrolls_sideways()


def test_a_permanent_link_leads_to_the_paragraph(reader: Reader) -> None:
    reader.opens().asks("What needs to improve?").chooses(".sources [data-source='2']")
    link = reader.waits_for(".source-actions a").get_attribute("href")
    reader.opens(link.removeprefix(reader.address))
    (marked,) = reader.sees("#marked mark")
    assert marked.text.startswith("Resolved: that <img")
    top, height = reader.script(
        "return [arguments[0].getBoundingClientRect().top, window.innerHeight]", marked
    )
    assert 0 <= top < height


def test_a_cell_of_the_table_unfolds_the_findings_that_it_counts(reader: Reader, axe: str) -> None:
    reader.opens("/themes")
    finding = reader.waits_for(".theme li")
    assert not finding.is_displayed()
    reader.chooses(".matrix td a")
    reader.waits_until(lambda: finding.is_displayed())
    reader.is_led_to("Eastmere County Council")
    assert reader.barriers(axe) == []
    reader.opens("/papers").opens("/themes#theme-1")
    reader.waits_until(lambda: reader.sees(".theme li")[0].is_displayed())


def test_names_of_themes_stay_in_sight_while_a_wide_table_is_moved(reader: Reader) -> None:
    reader.holds_a_phone(320).opens("/themes")
    frame = reader.waits_for(".table-frame")
    reader.script("arguments[0].scrollLeft = 400", frame)
    left, right = reader.script(
        "const r = arguments[0].getBoundingClientRect(); return [r.left, r.right]",
        reader.waits_for(".matrix th[scope=row]"),
    )
    assert 0 <= left < right <= 320


def test_a_long_label_is_not_broken_on_a_phone(reader: Reader) -> None:
    reader.holds_a_phone(320).opens("/paper/minutes-2024?paragraph=Minute-12")
    label = reader.waits_for("[data-paragraph='minutes-2024/Minute-12'] .label")
    height = reader.script("return arguments[0].getBoundingClientRect().height", label)
    assert height < 40, label.text
