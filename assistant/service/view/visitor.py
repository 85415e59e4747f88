"""Who has signed in, for the head of every page: set by the gate for the time of a request."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

VISITOR: ContextVar[Visitor | None] = ContextVar("visitor", default=None)


@dataclass(frozen=True, slots=True)
class Visitor:
    """A user by name and role; ``may_leave`` where the app, and no proxy, signs people out."""

    name: str
    role: str
    may_leave: bool


def visitor() -> Visitor | None:
    """Who has signed in; None where nobody signs in."""
    return VISITOR.get()
