"""Readers who ask a served app at once: ``python -m tests.soak.served STORE READERS SECONDS``.

The app runs in a process of its own with the real model, over a store that is there; each reader
asks over HTTP, one question after the other. Prints one JSON object.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

QUESTIONS = (
    "What improvement areas recur across authorities?",
    "What did inspectors say about supervision?",
    "How much is the overspend on placements?",
    "What was resolved about care leavers?",
    "Which authorities were judged inadequate?",
    "What papers are held?",
)
_PATIENCE = 180


def main(store: Path, count: int, seconds: float) -> dict[str, Any]:
    """So many readers for so long; what they got and how long they waited."""
    with served(store) as address:
        waited: list[float] = []
        statuses: Counter[str] = Counter()
        end = time.monotonic() + seconds

        def read(turn: int) -> None:
            with httpx.Client(base_url=address, timeout=_PATIENCE) as at:
                while time.monotonic() < end:
                    turn += 1
                    began = time.monotonic()
                    reply = at.post("/api/ask", json={"question": QUESTIONS[turn % len(QUESTIONS)]})
                    waited.append(time.monotonic() - began)
                    statuses[str(reply.status_code)] += 1

        readers = [threading.Thread(target=read, args=(turn,)) for turn in range(count)]
        for one in readers:
            one.start()
        for one in readers:
            one.join()
    waited.sort()
    return {
        "readers": count,
        "questions": len(waited),
        "a_second": round(len(waited) / seconds, 1),
        "p50_ms": round(1000 * waited[len(waited) // 2]),
        "p95_ms": round(1000 * waited[int(len(waited) * 0.95)]),
        "statuses": dict(statuses),
        "load": round(os.getloadavg()[0], 1),
    }


@contextmanager
def served(store: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "assistant.cli", "serve", "--store", str(store)]
    settings = os.environ | {"PAPERS_QUESTIONS_A_MINUTE": "1000000", "PAPERS_LOG_DAYS": "1"}
    app = subprocess.Popen([*command, "--port", str(port)], env=settings)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, app)
        yield address
    finally:
        app.terminate()
        app.wait(20)


def _wait(address: str, app: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and app.poll() is None:
        try:
            if httpx.get(f"{address}/health").json()["ready"]:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise AssertionError("the app did not start")


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])), indent=1))
