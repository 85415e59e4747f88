"""The HTTP interface, over prepared papers."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Answer, Question
from assistant.question.limits import BadQuestion
from assistant.service.room import ReadingRoom
from assistant.service.web import create_app
from assistant.settings import AssistantSettings, SignInSettings
from corpus.library import Library
from tests.assistant.web.prepared import ANSWER, answering
from tests.assistant.web.shelf import Shelf


@pytest.fixture(scope="module")
def client(room: ReadingRoom) -> TestClient:
    return TestClient(create_app(room), base_url="http://127.0.0.1")


def test_an_answer_is_what_the_command_line_prints(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "What needs to improve?", "id": "q1"})
    told = answering(Question("What needs to improve?", id="q1")).as_json()
    assert response.json() == json.loads(json.dumps(told))
    assert list(response.json()) == list(told)


def test_what_can_be_asked_next_comes_where_it_is_asked_for(client: TestClient) -> None:
    body = {"question": "What needs to improve?"}
    tried = client.post("/api/ask", json=body | {"suggest": True}).json()["suggestions"]
    # Every prepared answer cites both councils: what names one of them is not answered by it.
    assert client.post("/api/ask", json=body).json()["suggestions"] == list(ANSWER.suggestions)
    assert tried == []


def test_history_and_filters_reach_the_assistant(client: TestClient) -> None:
    body = {"question": "And then?", "history": ["First", "Second"], "authority": ["Westley"]}
    assert "Earlier questions: 2." in client.post("/api/ask", json=body).json()["answer"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"question": " "}, "The question is empty: ask something of the papers."),
        ({"question": "a" * 2001}, "The question has 2001 characters and 2000 are taken"),
        ({"question": "What?", "authority": ["Atlantis"]}, "no paper of 'Atlantis' is held"),
        ({"question": "What?", "since": "soon"}, "String should match pattern"),
        ({"question": "What?", "kind": ["poem"]}, "Input should be 'report'"),
        ({}, "Field required"),
        ({"question": "What?", "since": "2024-02-31"}, "'2024-02-31' is not a date: write 2022"),
        ({"question": "What?", "until": "2023-02-29"}, "'2023-02-29' is not a date"),
        ({"question": "What?", "authorities": ["Westley"]}, "Extra inputs are not permitted"),
    ],
)
def test_what_cannot_be_asked_is_422_with_one_line(
    client: TestClient, body: dict[str, Any], told: str
) -> None:
    response = client.post("/api/ask", json=body)
    detail = response.json()["detail"]
    assert response.status_code == 422
    assert told in (detail if isinstance(detail, str) else detail[0]["msg"])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (rb'{"question": "Wh\ud800at?", "history": ["\udc00"], "id": "\ud800"}', 200),
        (rb'{"question": "What?", "authority": ["\ud800"]}', 422),
        (rb'{"question": "What?", "\ud800": 1}', 422),
    ],
)
def test_half_of_a_surrogate_pair_is_no_fault_of_the_app(
    client: TestClient, body: bytes, status: int
) -> None:
    reply = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert reply.status_code == status
    if status == 200:
        assert (reply.json()["question"], reply.json()["id"]) == ("Wh\ufffdat?", "\ufffd")


def test_what_is_not_known_is_named(client: TestClient) -> None:
    body = {"question": "What?", "authorities": ["Westley"], "since": "2024-02-31"}
    wrong = client.post("/api/ask", json=body).json()["detail"]
    assert sorted(one["loc"][-1] for one in wrong) == ["authorities", "since"]
    taken = body | {"since": "2024-02-29"}
    del taken["authorities"]
    assert client.post("/api/ask", json=taken).status_code == 200


def test_questions_are_counted_and_other_pages_are_not(room: ReadingRoom) -> None:
    settings = AssistantSettings(sign_in=SignInSettings(questions=2))
    hurried = ReadingRoom(room.library, settings, lambda: answering)
    at = TestClient(create_app(hurried), base_url="http://127.0.0.1")
    replies = [at.post("/api/ask", json={"question": "What?"}) for _ in range(3)]
    assert [reply.status_code for reply in replies] == [200, 200, 429]
    told = "More than 2 questions in a minute: wait a minute and ask again."
    assert replies[-1].json()["detail"] == told
    assert at.get("/papers").status_code == 200


def test_the_papers_held_are_listed_with_their_paragraphs(client: TestClient) -> None:
    rows = client.get("/api/papers").json()
    assert [(row["paper_id"], row["paragraphs"]) for row in rows] == [
        ("visit-outcome", 4),
        ("minutes-2024", 3),
    ]
    assert {"status", "source", "sample", "meeting_date"} <= set(rows[0])


def test_the_interface_documents_itself(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert sorted(described["paths"]) == ["/api/ask", "/api/papers", "/health"]
    assert "citations" in described["components"]["schemas"]["AnswerBody"]["properties"]
    asked = described["paths"]["/api/ask"]["post"]["responses"]
    assert sorted(asked) == ["200", "401", "422", "429", "503"]
    assert "Retry-After" in asked["429"]["headers"]
    assert described["components"]["schemas"]["AskBody"]["additionalProperties"] is False
    assert sorted(described["paths"]["/api/papers"]["get"]["responses"]) == ["200", "401"]


def test_questions_wait_for_the_model_and_the_pages_do_not(tmp_path: Path) -> None:
    may_load = threading.Event()

    def load() -> Any:
        may_load.wait(10)
        return answering

    room = ReadingRoom(cast("Library", Shelf(tmp_path)), AssistantSettings(), load)
    room.prepare()
    client = TestClient(create_app(room), base_url="http://127.0.0.1")
    assert client.get("/health").json() == {
        "status": "ok",
        "ready": False,
        "papers": 2,
        "sample": True,
    }
    assert client.get("/").status_code == 200
    threading.Timer(0.2, may_load.set).start()
    assert client.post("/api/ask", json={"question": "What?"}).json()["status"] == ANSWER.status
    assert client.get("/health").json()["ready"] is True


def test_a_question_is_checked_before_the_assistant_sees_it(room: ReadingRoom) -> None:
    with pytest.raises(BadQuestion, match="empty"):
        room.ask(Question("\n"))


def test_readers_who_ask_at_once_get_their_own_answers(client: TestClient) -> None:
    told: dict[int, Answer] = {}

    def ask(number: int) -> None:
        body = {"question": f"Question {number}", "history": ["x"] * number}
        told[number] = client.post("/api/ask", json=body).json()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, answer in cast("dict[int, Any]", told).items():
        assert answer["question"] == f"Question {number}"
        assert f"Earlier questions: {number}." in answer["answer"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"history": ["x" * 2001]}, 422),
        ({"history": ["x" * 2000] * 100}, 200),
        ({"history": ["x" * 30_000] * 50}, 413),
        ({"authority": ["x" * 201]}, 422),
        ({"committee": ["x"] * 51}, 422),
    ],
)
def test_what_is_sent_with_a_question_has_its_limits(
    client: TestClient, body: dict[str, Any], status: int
) -> None:
    assert client.post("/api/ask", json={"question": "What?"} | body).status_code == status


def test_what_is_sent_without_its_size_is_cut_off(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        yield b'{"question": "'
        for _ in range(40):
            yield b"x" * 65536

    assert client.post("/api/ask", content=endless()).status_code == 400
