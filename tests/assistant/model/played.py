"""A local HTTP server that speaks the chat-completions protocol and plays a model.

It says so in every answer (``system_fingerprint``), so that no run can pass for a real model's.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

_PARAGRAPH = re.compile(r"<<(E\d+) (\w+)>>\n(.*?)\n<<end \2>>", re.DOTALL)
Play = Callable[["Asked"], str]


@dataclass(frozen=True)
class Asked:
    """One request as the endpoint got it."""

    body: dict[str, Any]
    headers: dict[str, str]

    @property
    def text(self) -> str:
        """All that was sent of question, plan and paragraphs."""
        return str(self.body["messages"][-1]["content"])

    @property
    def paragraphs(self) -> dict[str, str]:
        """The numbered paragraphs by their ids, without the line of whose they are."""
        found = _PARAGRAPH.findall(self.text)
        return {name: text.split("\n", 1)[1] for name, _, text in found}

    def id_of(self, words: str) -> str:
        """The id of the paragraph that holds these words."""
        return next(name for name, text in self.paragraphs.items() if words in text)


@dataclass(frozen=True)
class Manner:
    """How an endpoint answers: in pieces of ``size`` characters, ``pause`` seconds apart, cut off
    after ``stop`` characters, with ``statuses`` before the first answer that succeeds. ``torn``
    sends the bytes of the whole stream so many at a time, wherever that cuts."""

    size: int = 7
    pause: float = 0.0
    stop: int | None = None
    statuses: tuple[int, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    raw: bytes | None = None
    finish: str = "stop"
    usage: bool = True
    tokens: object = 700
    hangs: bool = False
    trickles: bool = False
    torn: int = 0


@dataclass
class Endpoint:
    """The server, from ``with`` on; ``asked`` are the requests it got."""

    play: Play
    manner: Manner = field(default_factory=Manner)
    asked: list[Asked] = field(default_factory=list)

    def __enter__(self) -> Endpoint:
        self.ended = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """The base address of the endpoint."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"


def _handler(endpoint: Endpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = Asked(body, dict(self.headers))
            endpoint.asked.append(asked)
            manner = endpoint.manner
            if len(endpoint.asked) <= len(manner.statuses):
                self._refuse(manner.statuses[len(endpoint.asked) - 1])
                return
            try:
                self._answer(asked, manner)
            except (BrokenPipeError, ConnectionResetError):
                return  # whoever asked has gone

        def _refuse(self, status: int) -> None:
            self.send_response(status)
            for name, value in endpoint.manner.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def _answer(self, asked: Asked, manner: Manner) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            if manner.hangs:
                endpoint.ended.wait(30)
                return
            while manner.trickles and not endpoint.ended.wait(0.05):
                self.wfile.write(b": still thinking\n\n")
            if manner.raw is not None:
                self.wfile.write(manner.raw)
                return
            for event in _torn(_events(endpoint.play(asked), asked, manner), manner.torn):
                self.wfile.write(event)
                self.wfile.flush()
                time.sleep(manner.pause)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler


def _torn(events: Iterator[bytes], size: int) -> Iterator[bytes]:
    """The events as they are, or their bytes in pieces that part lines and letters."""
    if not size:
        yield from events
        return
    stream = b"".join(events)
    yield from (stream[at : at + size] for at in range(0, len(stream), size))


def _events(text: str, asked: Asked, manner: Manner) -> Iterator[bytes]:
    for at in range(0, len(text if manner.stop is None else text[: manner.stop]), manner.size):
        end = min(at + manner.size, len(text) if manner.stop is None else manner.stop)
        yield _event([{"index": 0, "delta": {"content": text[at:end]}, "finish_reason": None}])
    if manner.stop is not None:
        return
    yield _event([{"index": 0, "delta": {}, "finish_reason": manner.finish}])
    if manner.usage and asked.body.get("stream_options", {}).get("include_usage"):
        usage = {"prompt_tokens": manner.tokens, "completion_tokens": 50, "total_tokens": 0}
        yield _event([], usage=usage)
    yield b"data: [DONE]\n\n"


def _event(choices: list[dict[str, Any]], **more: Any) -> bytes:
    chunk = {
        "id": "played-1", "object": "chat.completion.chunk", "created": 1, "model": "played",
        "system_fingerprint": "played", "choices": choices,
    } | more  # fmt: skip
    return f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n".encode()
