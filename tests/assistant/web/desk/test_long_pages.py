"""Pages of many entries: what comes first stands open, the rest is folded and is not lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.service.room import ReadingRoom
from assistant.service.web import create_app
from assistant.settings import AssistantSettings
from tests.assistant.scrutiny.conftest import held, paper
from tests.assistant.web.desk.test_desk_pages import shown, texts

AREAS = tuple(f"the {word} of visits" for word in ("length", "place", "purpose", "tone", "record"))
PLANS = tuple(
    f"a new {word} for visits" for word in ("form", "room", "rota", "guide", "car", "map")
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    long = paper("long", "oakvale", "2022-10-11")
    grades = (("Overall effectiveness", "Good"), ("Care", "Good"))
    long.table(("Area", "Grade"), grades, "2022-07")
    long.list_of("improvement_area", "To improve:", AREAS, "2", "2022-07")
    long.list_of("action", "The council plans:", PLANS, "4")
    before = paper("before", "oakvale", "2019-10-11").table(("Area", "Grade"), grades, "2019-07")
    others = [paper(f"p{at}", f"town{at}", "2022-01-01").say("1", "Said.") for at in range(20)]
    with held(tmp_path_factory.mktemp("long"), long, before, *others) as library:
        room = ReadingRoom(library, AssistantSettings(), lambda: lambda question: None)  # type: ignore[arg-type,return-value]
        yield TestClient(create_app(room), base_url="http://127.0.0.1")


def test_further_lines_are_folded_and_keep_their_numbers(client: TestClient) -> None:
    page = shown(client, "/scrutiny?paper=long")
    lines = page.css("ol.enquiry > li")
    assert [one.attributes["value"] for one in lines] == [str(n + 1) for n in range(len(lines))]
    assert len(page.css("#kind-action + .asked-of-each > ol > li")) == 4
    assert texts(page, "#kind-action + .asked-of-each + details > summary")[0].startswith("2 more")
    assert len(page.css("#kind-action + .asked-of-each + details li")) == 2
    assert texts(page, "#kind-action + .asked-of-each .small a")[0] == "Paragraph 4(a), page 1"


def test_further_findings_and_older_grades_are_folded(client: TestClient) -> None:
    page = shown(client, "/authority/oakvale")
    assert len(page.css(".findings > li")) == len(AREAS)
    assert len(page.css("details .findings > li")) == 1
    assert len(page.css(".grades dt")) == 4
    assert texts(page, ".timeline details dt") == ["Care"]


def test_a_long_list_of_papers_is_folded_by_authority(client: TestClient) -> None:
    page = shown(client, "/papers")
    folded = texts(page, "section.held > details > summary")
    assert folded[0] == "Oakvale Council 2 papers"
    assert len(folded) == len(page.css("section.held")) > 19
    assert len(page.css("section.held > details li h3")) == len(page.css("section.held h3")) > 20
