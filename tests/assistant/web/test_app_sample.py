"""The sample papers end to end: asked in a browser, opened, and found marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.service.room import ReadingRoom
from assistant.settings import AssistantSettings
from corpus.library import Library
from corpus.settings import CorpusSettings
from tests.assistant.web.reader import Reader
from tests.assistant.web.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def sample_address(sample_store: Path) -> Iterator[str]:
    with Library.open(sample_store, CorpusSettings()) as library:
        room = ReadingRoom(library, AssistantSettings())
        room.prepare()
        yield from served(room)


@pytest.fixture
def reader(browser: Any, sample_address: str) -> Reader:
    return Reader(browser, sample_address)


@pytest.mark.parametrize("phone", [False, True])
def test_a_question_is_answered_and_its_paragraph_found_in_its_paper(
    reader: Reader, phone: bool
) -> None:
    if phone:
        reader.holds_a_phone()
    reader.opens().asks("What did inspectors say Fenmarsh needs to improve in 2024?")
    reader.finds(".sources a", "Fenmarsh")
    reader.chooses(".answer-text [data-source='1']")
    marked = reader.reads(".source .is-marked mark")
    assert reader.sees(".sources blockquote")[0].text[:60] == marked[:60]
    image = reader.waits_for(".source .sheet img")
    reader.waits_until(lambda: reader.script("return arguments[0].naturalWidth > 0", image))
    assert reader.sees(".source .sheet rect")
    assert not reader.scrolls_sideways()
    link = reader.sees(".source-actions a")[0].get_attribute("href")
    reader.opens(link.removeprefix(reader.address))
    reader.finds("#marked mark", marked)


def test_the_first_example_is_answered_across_authorities(reader: Reader, axe: str) -> None:
    reader.opens().chooses("#examples .choice")
    reader.waits_until(
        lambda: reader.newest() == "What improvement areas recur across authorities?"
    )
    reader.finds(".status", "Answered from the papers")
    sources = [link.text for link in reader.sees(".sources a")]
    assert len({source.split(",")[0] for source in sources}) > 2
    assert reader.barriers(axe) == []


def test_the_pages_over_the_sample_papers_have_no_barrier(reader: Reader, axe: str) -> None:
    for path in ("/papers", "/themes"):
        reader.opens(path)
        reader.finds(".banner", "invented")
        assert reader.barriers(axe) == []
        reader.holds_a_phone(320)
        assert not reader.scrolls_sideways()
