"""From a standing start: the first answer of the command, the first page of the web app."""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

PATIENCE = 60.0


def asked(store: Path, question: str, runs: int = 5) -> dict[str, list[float]]:
    """Seconds of whole calls of ``papers ask``, as they passed and of processor time."""
    passed, worked = [], []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "assistant.cli", "--store", str(store), "ask", question],
            check=True,
            capture_output=True,
        )
        passed.append(time.perf_counter() - started)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        worked.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return {"seconds": passed, "processor": worked}


def profile(store: Path, question: str) -> dict[str, float]:
    """Milliseconds by stage of one such call."""
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", "--store", str(store), "--json",
         "ask", question, "--profile"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    stages = json.loads(done.stdout)["profile"]["stages"]
    return {row["stage"]: row["milliseconds"] for row in stages}


def served(store: Path, question: str) -> dict[str, float]:
    """Seconds from the start of ``papers serve`` to its first page and to its first answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = time.perf_counter()
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "assistant.cli",
            "--store",
            str(store),
            "serve",
            "--port",
            str(port),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "GRADIO_ANALYTICS_ENABLED": "False"},
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/")
        page = time.perf_counter() - started
        body = json.dumps({"question": question}).encode()
        request = urllib.request.Request(
            f"{address}/api/ask", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            answer.read()
        return {"page": page, "answer": time.perf_counter() - started}
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as page:
                page.read()
                return
        except (URLError, ConnectionError):
            time.sleep(0.05)
    raise TimeoutError(f"{address} did not answer within {PATIENCE:.0f} seconds")
