"""Ten readers who ask at once, each through a session and a cookie of their own."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import httpx

READERS = 10


class Session:
    """A reader's page, without a browser: asks through the queue as the page's script does."""

    def __init__(self, address: str, number: int) -> None:
        self.client = httpx.Client(base_url=address, timeout=60)
        self.client.get("/authorities")
        self.name = f"session{number}"
        config = self.client.get("/config").json()
        named = {one["props"].get("elem_id"): one["id"] for one in config["components"]}
        self.event = next(
            one
            for one in config["dependencies"]
            if [named["ask"], "click"] in [list(target) for target in one["targets"]]
        )
        self.shown = named["conversation"]

    def asks(self, question: str) -> str:
        """The conversation as it is shown after the answer."""
        data: list[Any] = [question] + [None] * (len(self.event["inputs"]) - 1)
        sent = {"fn_index": self.event["id"], "session_hash": self.name, "data": data}
        self.client.post("/gradio_api/queue/join", json=sent).raise_for_status()
        with self.client.stream(
            "GET", "/gradio_api/queue/data", params={"session_hash": self.name}
        ) as events:
            for line in events.iter_lines():
                told = json.loads(line.removeprefix("data: ")) if line else {}
                if told.get("msg") == "process_completed":
                    assert told["success"], told
                    shown = told["output"]["data"][self.event["outputs"].index(self.shown)]
                    return str(shown["value"] if isinstance(shown, dict) else shown)
        raise AssertionError("no answer came")


def test_ten_readers_at_once_have_their_own_answers_and_conversations(desk_address: str) -> None:
    together = Barrier(READERS)

    def reader(number: int) -> tuple[str, str, str]:
        session = Session(desk_address, number)
        together.wait(60)
        first = session.asks(f"What does Oakvale need to improve? Asked by reader {number}.")
        together.wait(60)
        second = session.asks(f"And what of Elmford, for reader {number}?")
        kept = session.client.get("/conversations").text
        return first, second, kept

    with ThreadPoolExecutor(READERS) as crowd:
        for number, (first, second, kept) in enumerate(crowd.map(reader, range(READERS))):
            assert f"Asked by reader {number}." in first
            assert f"for reader {number}?" in second
            assert "Asked by reader" in second
            for page in (first, second, kept):
                others = [n for n in range(READERS) if n != number]
                assert not any(f"reader {other}." in page for other in others)
                assert not any(f"reader {other}?" in page for other in others)
            assert kept.count('class="list-title"') == 1
