from __future__ import annotations

import json
import threading
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from socket import SHUT_RDWR
from time import sleep
from typing import Any

import pytest

import eval.generate as generate
from assistant.settings import EXEMPT_HEADER
from eval.answers import parse_answer
from eval.gold import Gold
from eval.holdings import Holdings
from eval.targets import Busy, Target, TargetError, Unreachable
from eval.targets.http import http_target
from eval.targets.quick_start import page_texts, quick_start
from tests.eval.collection import BROOK, FEN, answer, gold, holdings, question

REQUEST = {"id": "q", "question": "How many potholes were filled?", "history": ["Roads?"]}


class Endpoint(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        asked = json.loads(self.rfile.read(length))
        status, body = 200, json.dumps(answer(f"{asked['question']} {self.headers['X-Key']}"))
        if self.path == "/broken":
            status, body = 500, "oops"
        if self.path == "/words":
            body = "forty"
        if self.path == "/list":
            body = "[]"
        if self.path == "/half":
            body = json.dumps(answer("half a letter: \ud83d"))
        if self.path == "/elsewhere":
            status = 302
        if self.path == "/nested":
            body = "[" * 100_000
        if self.path == "/long":
            body = " " * 17_000_000
        if self.path == "/cut":
            self.request.shutdown(SHUT_RDWR)
        if self.path == "/trickle":
            self.trickle()
        if self.path == "/busy" and not self.server.waited:  # type: ignore[attr-defined]
            status, self.server.waited = 429, True  # type: ignore[attr-defined]
        self.send_response(status)
        if self.path == "/exempt":
            self.send_header(EXEMPT_HEADER, "may be shown")
        self.send_header("Location", self.headers["X-Elsewhere"] or "")
        self.send_header("Retry-After", "7" if status == 429 else "soon")
        self.end_headers()
        self.wfile.write(body.encode())

    def trickle(self) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            while True:
                self.wfile.write(b" ")
                sleep(0.05)

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    server.waited = False  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_endpoint_is_asked_in_the_same_json(address: str) -> None:
    given = http_target(f"{address}/ask", {"X-Key": "secret"}).ask(REQUEST)
    assert given["answer"] == "How many potholes were filled? secret"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/broken", "HTTP 500"),
        ("/words", "in JSON"),
        ("/list", "JSON object"),
        ("/half", "in JSON"),
        ("/nested", "in JSON"),
        ("/long", "longer than 16,000,000 bytes"),
        ("/elsewhere", "HTTP 302"),
        ("/trickle", "did not end in time"),
        ("/cut", "cannot be reached"),
    ],
)
def test_an_endpoint_that_fails_says_how(address: str, path: str, reason: str) -> None:
    with pytest.raises(TargetError, match=reason):
        http_target(address + path, {"X-Elsewhere": f"{address}/ask"}, timeout=1).ask(REQUEST)


def test_an_endpoint_that_has_gone_silent_is_left_in_peace_and_taken_up_again(
    tmp_path: Path,
) -> None:
    more = [question("fen-008").model_copy(update={"id": f"more-{n}"}) for n in range(3)]
    longer = Gold((*gold().questions, *more), gold().files)
    asked: list[str] = []

    def silent(request: Mapping[str, Any]) -> dict[str, Any]:
        asked.append(request["id"])
        raise Unreachable("the endpoint cannot be reached: timed out")

    with pytest.raises(TargetError, match=r"5 questions running had no answer: .*timed out; the s"):
        generate.run(longer, Target("other", silent), holdings(), tmp_path / "run", {})
    assert len(asked) == generate.SILENT < 8
    back = Target("other", lambda request: answer("It does not say.", status="not_in_papers"))
    done = generate.run(longer, back, holdings(), tmp_path / "run", {})
    assert (done.asked, done.failed) == (8, 0)


def test_an_endpoint_that_shows_exempt_papers_is_asked_no_more_and_nothing_is_kept(
    address: str, tmp_path: Path
) -> None:
    """What somebody signed in for may be shown to them, and results are shown to all."""
    target = http_target(f"{address}/exempt", {"Cookie": "papers_session=officer"})
    with pytest.raises(TargetError, match="as another role"):
        generate.run(gold(), target, holdings(), tmp_path / "run", {})
    assert (tmp_path / "run" / "predictions.jsonl").read_text() == ""


def test_a_busy_endpoint_is_waited_for_and_the_wait_is_not_counted(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(generate, "sleep", waited.append)
    target = http_target(f"{address}/busy", {})
    done = generate.run(gold(), target, holdings(), tmp_path / "run", {})
    assert (done.failed, waited) == (0, [7.0])

    def never(request: object) -> dict[str, Any]:
        raise Busy("HTTP 429", wait=len(waited) * 100.0)

    # One that stays busy, and one that asks for longer than anybody waits, have failed
    waited.clear()
    done = generate.run(gold(), Target("busy", never), holdings(), tmp_path / "busy", {})
    assert (done.failed, done.error) == (5, "HTTP 429")
    assert max(waited) <= generate.LONGEST_WAIT


def test_an_endpoint_that_is_not_there() -> None:
    with pytest.raises(TargetError, match="cannot be reached"):
        http_target("http://127.0.0.1:9/ask", {}, timeout=2).ask(REQUEST)
    with pytest.raises(TargetError, match="is not an HTTP address"):
        http_target("file:///etc/passwd", {})


def hashed(texts: Sequence[str]) -> list[list[float]]:
    """Vectors of word counts, in place of a model."""
    vectors = []
    for text in texts:
        vector = [0.0] * 256
        for word in text.lower().split():
            vector[zlib.crc32(word.strip("?.").encode()) % 256] += 1.0
        vectors.append(vector)
    return vectors


def test_the_quick_start_shows_its_chunks_with_their_paragraphs() -> None:
    target = quick_start(holdings(), hashed)
    given = target.ask(REQUEST)
    parsed = parse_answer(given)
    assert given["status"] == "answered"
    assert given["citations"][0]["paragraph_id"] == f"{BROOK}/1"
    assert parsed.dangling == ()
    assert all(sentence.cites for sentence in parsed.sentences if sentence.text.endswith("."))
    assert target.search is not None
    found = target.search(REQUEST, 3)
    assert len(found) == 3
    assert found[0][0] == f"{BROOK}/1"


def test_the_quick_start_embeds_nothing_before_it_is_asked() -> None:
    texts: list[str] = []

    def encode(given: Sequence[str]) -> list[list[float]]:
        texts.extend(given)
        return hashed(given)

    target = quick_start(holdings(), encode)
    assert texts == []
    target.prepare()
    embedded = len(texts)
    assert embedded > 0
    target.prepare()
    assert len(texts) == embedded
    # The papers as it sees them name it: a paragraph on another page is another quick start
    held = holdings()
    first, *others = held.paragraphs.values()
    moved = Holdings.of(held.papers.values(), [replace(first, page=2), *others], held.model)
    assert moved.hash == held.hash
    codes = {quick_start(of, hashed).code for of in (held, holdings(), moved)}
    assert len(codes) == 2


def test_a_chunk_cites_the_paragraphs_of_which_it_holds_half() -> None:
    page = next(page for page in page_texts(holdings()) if page.paper.paper_id == FEN)
    assert [paragraph.paragraph_id for paragraph in page.between(0, len(page.text))] == [
        f"{FEN}/{label}" for label in ("1.2", "3.4", "4.1-a", "4.1-b", "5")
    ]
    middle = page.places[1]
    half = (middle[0] + middle[1]) // 2
    assert page.between(0, half - 5)[-1].paragraph_id == f"{FEN}/1.2"
    assert page.between(0, half + 5)[-1].paragraph_id == f"{FEN}/3.4"
