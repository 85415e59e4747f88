"""How a command ends: the exit statuses, and an error that carries one."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """What the exit status of ``papers`` means."""

    DONE = 0
    LOOK = 1
    """Done, with something to look at: a file not read, damage found, a regression."""
    BAD_CALL = 2
    STORE = 3
    """The store cannot be used, or is held by another."""
    PORT = 4
    INTERRUPTED = 130


class CommandError(Exception):
    """A command cannot go on; the message is one line that says what to do next."""

    def __init__(self, message: str, status: Status = Status.BAD_CALL) -> None:
        super().__init__(message)
        self.status = status
