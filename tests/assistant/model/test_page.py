"""The Ask page with a model in front of it: what each event answers with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.app.turns import Asking, Whom
from assistant.readers.turn import Turn, as_json, from_json
from assistant.record.entry import Asker
from assistant.service.room import ReadingRoom
from assistant.settings import AssistantSettings
from corpus.library import Library
from tests.assistant.model.conftest import model_settings
from tests.assistant.model.played import Endpoint, Manner, Play
from tests.assistant.model.test_what_the_reader_sees import CHAIR, says

GOOD = says(
    "Dr Ottoline Farthing chairs the Improvement Board. {Ottoline}",
    "The Improvement Board meets every nine weeks. {six weeks}",
    "The Improvement Board meets every six weeks. {six weeks}",
)
WHOM = Whom("reader", "asker", Asker("reader", None, "web"))


def asked(library: Library, play: Play, manner: Manner, **of: object) -> list[tuple[Any, ...]]:
    with Endpoint(play, manner) as endpoint:
        settings = AssistantSettings(model=model_settings(endpoint, **of))
        room = ReadingRoom(library, settings)
        return list(Asking(room).answer(CHAIR, None, None, WHOM))


@pytest.fixture
def states(library: Library) -> list[tuple[Any, ...]]:
    return asked(library, GOOD, Manner())


def test_statements_are_shown_as_they_are_checked(states: list[tuple[Any, ...]]) -> None:
    # The steps before the first statement leave the page as it is.
    pages = [str(state[2]) for state in states if isinstance(state[2], str)]
    assert len(pages) >= 3
    assert "Being written, and checked" in pages[0]
    assert "Dr Ottoline Farthing chairs the Improvement Board." in pages[0]
    assert "every six weeks" not in pages[0]
    assert not any("nine weeks" in page for page in pages)
    assert all("data-newest" not in page for page in pages[:-1])  # the focus moves once, at the end
    assert "data-newest" in pages[-1]
    assert "Worded by a-model at 127.0.0.1" in pages[-1]


def test_a_broken_endpoint_is_a_line_under_the_answer_and_no_error(library: Library) -> None:
    *_, last = asked(library, GOOD, Manner(statuses=(500, 500)))
    assert "answered HTTP 500" in last[2]
    assert "Answered from the papers" in last[2]
    assert "role=alert" not in str(last[0])


def test_what_a_model_took_is_kept_with_the_conversation(states: list[tuple[Any, ...]]) -> None:
    (turn,) = states[-1][6].turns
    assert from_json(1, as_json(turn)).answer.model == turn.answer.model
    assert isinstance(turn, Turn)


@pytest.mark.parametrize(("allowed", "is_named"), [(("127.0.0.1",), True), ((), False)])
def test_the_host_that_paper_text_goes_to_is_named_on_the_page(
    library: Library, tmp_path: Path, allowed: tuple[str, ...], is_named: bool
) -> None:
    with Endpoint(GOOD) as endpoint:
        settings = AssistantSettings(model=model_settings(endpoint, allowed_hosts=allowed))
        intro = Asking(ReadingRoom(library, settings)).intro()
    assert ("are sent to a-model at <strong>127.0.0.1" in intro) is is_named


def test_without_a_model_no_host_is_named(library: Library) -> None:
    assert "sent to" not in Asking(ReadingRoom(library, AssistantSettings())).intro()
