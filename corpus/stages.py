"""Where the time of a call goes: named stages, measured only while somebody asks for them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_asked: ContextVar[Stages | None] = ContextVar("stages", default=None)


@dataclass(slots=True)
class Stages:
    """Seconds by stage, in the order in which the stages began.

    Time spent in a stage that another one runs counts for the inner one alone, so that all
    stages together are the time that passed in any of them.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)
    _running: list[str] = field(default_factory=list)
    _since: float = 0.0

    def add(self, name: str, seconds: float) -> None:
        """Count time that was measured elsewhere."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds
        self.calls[name] = self.calls.get(name, 0) + 1

    def begin(self, name: str) -> None:
        """Enter a stage."""
        self._charge()
        self.seconds.setdefault(name, 0.0)
        self.calls[name] = self.calls.get(name, 0) + 1
        self._running.append(name)

    def end(self) -> None:
        """Leave the stage that was entered last."""
        self._charge()
        self._running.pop()

    def _charge(self) -> None:
        now = time.perf_counter()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now


@contextmanager
def watched() -> Iterator[Stages]:
    """Measure the stages of what this thread does inside."""
    stages = Stages()
    token = _asked.set(stages)
    try:
        yield stages
    finally:
        _asked.reset(token)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """What is done inside is one stage; costs next to nothing where nobody measures."""
    stages = _asked.get()
    if stages is None:
        yield
        return
    stages.begin(name)
    try:
        yield
    finally:
        stages.end()


def staged(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function each call of which is a stage."""

    def as_stage(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def measured(*args: P.args, **kwargs: P.kwargs) -> R:
            stages = _asked.get()
            if stages is None:
                return function(*args, **kwargs)
            stages.begin(name)
            try:
                return function(*args, **kwargs)
            finally:
                stages.end()

        return measured

    return as_stage
