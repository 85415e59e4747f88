"""What the events of the Ask page do for somebody whom no gate has let in."""

from __future__ import annotations

import inspect
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from assistant.app.chat import READERS_AT_ONCE, build
from assistant.service.room import ReadingRoom


class Unread(gr.EventData):
    """An event whose data must not be looked at before the role is."""

    def __init__(self) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(name)


def asked_by(role: str | None) -> gr.Request:
    scope = {"state": {"role": role} if role else {}}
    sent = SimpleNamespace(scope=scope, cookies={}, query_params={})
    return gr.Request(request=sent)  # type: ignore[arg-type]


def called(function: Any, request: gr.Request) -> Any:
    told = {"request": request, "event": Unread(), "text": "What?"}
    given = {name: told.get(name) for name in inspect.signature(function).parameters}
    result = function(**given)
    return list(result) if inspect.isgenerator(result) else result


@pytest.fixture
def events(room: ReadingRoom) -> list[Any]:
    return list(build(room).fns.values())


@pytest.mark.parametrize("role", [None, "nobody", "watcher"])
def test_each_event_is_refused_to_who_has_no_role(events: list[Any], role: str | None) -> None:
    assert len(events) == 12
    for event in events:
        with pytest.raises(gr.Error, match="Sign in first"):
            called(event.fn, asked_by(role))


def test_each_event_is_private_and_runs_for_ten_readers_at_once(events: list[Any]) -> None:
    assert {event.api_visibility for event in events} == {"private"}
    assert {event.concurrency_limit for event in events} == {READERS_AT_ONCE}


def test_of_several_choices_in_a_row_the_last_one_wins(room: ReadingRoom) -> None:
    page = build(room)
    modes = {name: event.trigger_mode for event in page.fns.values() for _, name in event.targets}
    assert (modes["narrow"], modes["open"], modes["close"]) == (
        "always_last",
        "multiple",
        "multiple",
    )
    # A question is asked once however often it is pressed.
    assert modes["submit"] == modes["choose"] == "once"
