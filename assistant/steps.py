"""The steps of an answer as they happen, told to whoever follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Searching:
    """So many papers, of so many authorities, are searched: what the question left of them."""

    papers: int
    authorities: int


@dataclass(frozen=True, slots=True)
class Reading:
    """So many paragraphs were found and are read."""

    paragraphs: int


@dataclass(frozen=True, slots=True)
class Checking:
    """So many statements are held against the paragraphs that they cite."""

    statements: int


Step = Searching | Reading | Checking
_told: ContextVar[Callable[[Step], None] | None] = ContextVar("steps", default=None)


def tell(made: Callable[[], Step]) -> None:
    """Tell a step that begins; nothing is made where nobody follows."""
    told = _told.get()
    if told is not None:
        told(made())


@contextmanager
def followed(told: Callable[[Step], None]) -> Iterator[None]:
    """Have the steps of what this thread does inside told."""
    token = _told.set(told)
    try:
        yield
    finally:
        _told.reset(token)


def as_they_happen(made: Callable[[], Iterator[T]]) -> Iterator[T | Step]:
    """What an iterator gives, with the steps between, each as it happens.

    It runs in a thread of its own, which goes on to its end where nobody listens any more. What
    it raises is raised here.
    """
    given: SimpleQueue[tuple[bool, T | Step | BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            with followed(lambda step: given.put((True, step))):
                for one in made():
                    given.put((True, one))
        except BaseException as error:  # raised again where it is waited for
            given.put((False, error))
        else:
            given.put((False, None))

    Thread(target=run, name="answer", daemon=True).start()
    while True:
        is_more, one = given.get()
        if is_more:
            yield one  # type: ignore[misc]
        elif isinstance(one, BaseException):
            raise one
        else:
            return
