"""What those who run the service see: counts, a line for each request, errors without words."""

from __future__ import annotations

import json
import logging
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Answer, Question
from assistant.record.log import AnswerLog
from assistant.service.logs import JsonLines, PlainLines
from assistant.service.metrics import Metrics
from assistant.service.room import ReadingRoom
from assistant.service.web import create_app
from assistant.settings import AssistantSettings
from tests.assistant.web.prepared import answering

_LINE = re.compile(
    r"# (HELP|TYPE) papers_\w+ .+|papers_\w+(\{\w+=\"[^\"]*\"(,\w+=\"[^\"]*\")*\})? [\d.e+-]+"
)


@pytest.fixture
def watched(room: ReadingRoom) -> ReadingRoom:
    return ReadingRoom(room.library, AssistantSettings(), lambda: answering)


@pytest.fixture
def client(watched: ReadingRoom) -> TestClient:
    return TestClient(
        create_app(watched), base_url="http://127.0.0.1", raise_server_exceptions=False
    )


def test_questions_and_requests_are_counted_in_prometheus_s_form(client: TestClient) -> None:
    client.post("/api/ask", json={"question": "What?"})
    client.post("/api/ask", json={"question": "What is broken?"})
    client.get("/paper/none")
    reply = client.get("/metrics")
    assert reply.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = reply.text.splitlines()
    assert [line for line in lines if not _LINE.fullmatch(line)] == []
    assert 'papers_questions_total{status="answered"} 1' in lines
    assert 'papers_questions_total{status="failed"} 1' in lines
    assert 'papers_requests_total{status="4xx"} 1' in lines
    assert 'papers_answer_seconds_bucket{le="0.025"} 1' in lines
    assert "papers_answer_seconds_count 1" in lines
    assert "papers_store_papers 2" in lines
    assert "papers_log_failures_total 0" in lines


def test_buckets_count_what_is_at_most_so_long() -> None:
    metrics = Metrics()
    for seconds in (0.01, 0.3, 100.0):
        metrics.answered('odd "status"\n', seconds)
    text = metrics.as_text({})
    assert 'papers_questions_total{status="odd \\"status\\"\\n"} 3' in text
    assert 'le="0.25"} 1' in text
    assert 'le="0.5"} 2' in text
    assert 'le="60.0"} 2' in text
    assert 'le="+Inf"} 3' in text


def test_every_way_of_asking_is_written_down(client: TestClient, watched: ReadingRoom) -> None:
    before = len(list(AnswerLog(watched.library.folder, 1).entries()))
    client.post("/api/ask", json={"question": "What of advisers?"})
    watched.ask(Question("Asked by the app itself"))
    entries = list(AnswerLog(watched.library.folder, 1).entries())[before:]
    assert [(one["through"], one["role"], one["question"]["text"]) for one in entries] == [
        ("api", "reader", "What of advisers?")
    ]


def test_a_log_that_cannot_be_written_is_counted_and_the_answer_given(
    room: ReadingRoom, tmp_path_factory: pytest.TempPathFactory
) -> None:
    hurt = ReadingRoom(room.library, AssistantSettings(), lambda: answering)
    folder = tmp_path_factory.mktemp("hurt")
    (folder / "answer-log").write_text("in the way")
    hurt.log = AnswerLog(folder, 30)
    client = TestClient(create_app(hurt), base_url="http://127.0.0.1")
    assert client.post("/api/ask", json={"question": "What?"}).status_code == 200
    assert "papers_log_failures_total 1" in client.get("/metrics").text


def test_a_request_is_noted_without_what_was_asked(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "papers.requests"):
        client.get("/conversations/secret-name.md?q=zanzibar")
    (record,) = (one for one in caplog.records if one.name == "papers.requests")
    line = json.loads(JsonLines().format(record))
    assert (line["method"], line["status"], line["role"]) == ("GET", 404, "reader")
    assert line["route"] == "/conversations/{name}.{form}"
    assert "zanzibar" not in json.dumps(line)
    assert "secret-name" not in json.dumps(line)


@pytest.mark.parametrize("form", [JsonLines(), PlainLines("%(message)s")])
def test_an_error_is_told_by_its_place_and_not_by_words_of_papers(form: Any) -> None:
    def fail() -> Answer:
        raise KeyError("the zanzibar price")

    try:
        fail()
    except KeyError as error:
        told = (KeyError, error, error.__traceback__)
        record = logging.LogRecord("papers", logging.ERROR, "", 0, "it broke", (), told)
    line = form.format(record)
    assert "KeyError at test_watching.py" in line
    assert "in fail" in line
    assert "zanzibar" not in line
