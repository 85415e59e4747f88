"""What is told while an answer is made, and what the choice of papers changes."""

from __future__ import annotations

import json
from collections.abc import Iterator

import gradio as gr
import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from assistant.answer import Answer, Question
from assistant.app.turns import Asking, Whom
from assistant.chat import Assistant
from assistant.readers import Conversation
from assistant.record.entry import Asker
from assistant.service.room import ReadingRoom
from assistant.steps import Checking, Reading, Searching, as_they_happen
from tests.assistant.web.reader import Reader

WHOM = Whom("nobody", "nobody", Asker("reader", None, "web"))
AREAS = "What does Oakvale Council need to improve?"


@pytest.fixture
def asking(desk_room: ReadingRoom) -> Asking:
    """The page over an assistant that tells its steps, as the one that is served does."""
    room = ReadingRoom(desk_room.library, desk_room.settings)
    room.ask(Question("What is held?"))  # so that it is loaded
    return Asking(room)


def test_the_steps_of_an_answer_are_told_in_their_order(desk_room: ReadingRoom) -> None:
    assistant = Assistant(desk_room.library, desk_room.settings)
    *steps, answer = as_they_happen(lambda: assistant.ask_streaming(Question(AREAS)))
    assert isinstance(answer, Answer)
    assert [type(step) for step in steps] == [Searching, Reading, Checking]
    assert steps[0] == Searching(answer.coverage.papers_searched, 1)
    assert steps[2] == Checking(len(answer.citations))


def test_what_fails_while_it_is_followed_fails_where_it_is_waited_for() -> None:
    def failing() -> Iterator[Answer]:
        raise RuntimeError("the shelf fell over")
        yield

    with pytest.raises(RuntimeError, match="the shelf fell over"):
        list(as_they_happen(failing))


def test_the_page_tells_each_step_as_it_happens(asking: Asking) -> None:
    said = [texts(step[0]) for step in asking.answer(AREAS, None, None, WHOM)]
    assert said[0] == "Working: searching 3 papers of 2 authorities …"
    assert said[1] == "Working: searching 2 papers of 1 authority …"
    assert said[2].startswith("Working: searching 2 papers of 1 authority, then reading ")
    assert said[3].endswith(" paragraphs, then checking 3 statements against what they cite …")
    assert said[4].startswith("Done. ")


def texts(html: str) -> str:
    return HTMLParser(html).text(strip=True)


def following(line: str) -> list[str]:
    """What the line of what is searched offers to be asked next."""
    found = HTMLParser(line).css_first("[data-following]")
    sent = found.attributes["data-following"] if found else None
    return list(json.loads(sent or "[]"))


def answered(asking: Asking, question: str) -> Conversation:
    *_, last = asking.answer(question, None, None, WHOM)
    held = last[-1]
    assert isinstance(held, Conversation)
    return held


def test_suggestions_follow_the_papers_chosen(asking: Asking) -> None:
    held = answered(asking, AREAS)
    offered_first = following(asking.following(None, held))
    assert any("judged" in text for text in offered_first)
    chosen = json.dumps({"authority": ["elmford"]})
    offered = following(asking.narrowed(chosen, held)[0])
    assert offered == ["Which papers do you hold of Elmford Council?"]
    nothing = json.dumps({"since": "2031-01-01"})
    assert following(asking.narrowed(nothing, held)[0]) == []
    assert following(asking.narrowed(None, held)[0]) == offered_first


def test_an_answer_is_shown_before_what_can_be_asked_next_is_tried(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Question] = []
    real = asking.room._composed

    def composed(question: Question) -> Answer:
        tried.append(question)
        return real(question)

    monkeypatch.setattr(asking.room, "_composed", composed)
    held = answered(asking, AREAS)
    assert tried == []
    assert following(asking.following(None, held))
    assert tried != []
    assert asking.following(None, None) == gr.skip()


def test_examples_are_those_that_the_papers_chosen_answer(asking: Asking) -> None:
    def offered(**chosen: object) -> list[str | None]:
        page = HTMLParser(asking.narrowed(json.dumps(chosen), None)[1])
        return [one.attributes["data-ask"] for one in page.css("[data-ask]")]

    assert AREAS in offered(authority=["oakvale"])
    # The paper of 2023 names no area to improve: that of 2022 does.
    assert AREAS not in offered(authority=["oakvale"], since="2023-01-01")
    assert offered(since="2023-01-01") != []
    assert offered(since="2031-01-01") == []


@pytest.mark.browser
def test_a_reader_who_narrows_the_search_sees_what_can_then_be_asked(reader: Reader) -> None:
    reader.opens().asks(AREAS)
    reader.waits_for("[data-next] button")
    reader.chooses("details.filters summary").chooses("input[value=elmford]")
    reader.waits_until(
        lambda: (
            [one.text for one in reader.sees("[data-next] button")]
            == ["Which papers do you hold of Elmford Council?"]
        )
    )
    assert reader.script("return document.activeElement.value") == "elmford"
    reader.chooses("[data-next] button")
    reader.waits_until(lambda: reader.newest() == "Which papers do you hold of Elmford Council?")
