"""A web app served by a thread of the tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import uvicorn

from assistant.service.room import ReadingRoom
from assistant.service.server import listen
from assistant.service.web import create_app


def served(
    room: ReadingRoom, closed: Callable[[], ReadingRoom | None] | None = None
) -> Iterator[str]:
    """Serve a room on a free port until the generator is closed."""
    listener = listen("127.0.0.1", 0)
    config = uvicorn.Config(
        create_app(room, closed),
        log_level="warning",
        timeout_graceful_shutdown=1,
        proxy_headers=False,
        server_header=False,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
