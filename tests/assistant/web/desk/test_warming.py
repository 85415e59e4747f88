"""Pages of authorities made before they are asked for."""

from __future__ import annotations

import threading

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Question
from assistant.service.desk import authorities
from assistant.service.room import ReadingRoom
from assistant.service.warming import warm


def test_what_was_made_ahead_is_not_made_again(
    desk_room: ReadingRoom, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert warm(desk_room, threading.Event(), quiet=0)
    made_again: list[str] = []
    monkeypatch.setattr(authorities, "picture_of", lambda _, name: made_again.append(name))
    assert [client.get(f"/authority/{name}").status_code for name in ("oakvale", "elmford")] == [
        200,
        200,
    ]
    assert made_again == []


def test_nothing_is_made_while_somebody_asks(desk_room: ReadingRoom) -> None:
    desk_room.ask(Question("What does Oakvale need to improve?"))
    assert desk_room.idle_for < 60
    stop = threading.Event()
    stop.set()
    assert not warm(desk_room, stop, quiet=60)
