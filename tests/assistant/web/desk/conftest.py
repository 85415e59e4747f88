"""Working pages over a small library of invented papers, asked by the real assistant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.chat import Assistant
from assistant.service.room import ReadingRoom
from assistant.service.web import create_app
from assistant.settings import AssistantSettings
from corpus.paper import Finding
from tests.assistant.scrutiny.conftest import held, paper
from tests.assistant.shelf import Draft
from tests.assistant.web.reader import Reader
from tests.assistant.web.serving import served

LATER = "The timeliness of return home interviews is now good: 91% are within 72 hours."


def papers() -> list[Draft]:
    """Oakvale inspected in 2022 and looked at again in 2023; Elmford's account of 2022."""
    first = paper(
        "outcome", "oakvale", "2022-10-11", title="Outcome <b>2022</b>", refers_to=("Appendix B",)
    )
    first.table(("Area judged", "Grade"), (("Overall effectiveness", "Inadequate"),), "2022-07")
    areas = ("the timeliness of return home interviews", "life-story work for children in care")
    first.list_of("improvement_area", "Areas to improve:", areas, "2", "2022-07")
    first.list_of("action", "The council plans:", ("a new rota for <i>duty</i> calls",), "4")
    later = paper("progress", "oakvale", "2023-02-01", title="Progress report").say("5", LATER)
    later.findings.append(Finding("progress", "progress/5", "progress", LATER))
    other = paper("other", "elmford", "2022-03-01", title="Improvement plan").list_of(
        "progress", "Since then:", ("Life-story work for children in care began again.",), "6"
    )
    return [first, later, other]


@pytest.fixture(scope="session")
def desk_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingRoom]:
    folder = tmp_path_factory.mktemp("desk")
    with held(folder, *papers()) as library:
        # The runs of the folder that the tests are started from are none of these pages.
        settings = AssistantSettings(results=folder / "results")
        yield ReadingRoom(library, settings, lambda: Assistant(library, settings).ask)


@pytest.fixture(scope="session")
def client(desk_room: ReadingRoom) -> TestClient:
    return TestClient(create_app(desk_room), base_url="http://127.0.0.1")


@pytest.fixture(scope="session")
def desk_address(desk_room: ReadingRoom) -> Iterator[str]:
    yield from served(desk_room)


@pytest.fixture
def reader(browser: Any, desk_address: str) -> Reader:
    return Reader(browser, desk_address)
