"""The lines of a session: read from standard input, answered on standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from assistant.mcp.messages import INVALID_REQUEST, Refused, Reply, line_of, parsed, refusal
from assistant.mcp.session import Session, Tools

LONGEST = 1024 * 1024
"""So many bytes of a line are taken."""


@contextmanager
def protocol_output() -> Iterator[BinaryIO]:
    """Standard output for the protocol alone: whatever else is printed goes to standard error."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        with os.fdopen(os.dup(kept), "wb") as output:
            yield output
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def serve_lines(source: BinaryIO, output: BinaryIO, tools: Tools) -> None:
    """Answer every line until the client closes its end."""
    session = Session(tools)
    while line := source.readline(LONGEST + 1):
        reply: Reply | list[Reply] | None = None
        if len(line) > LONGEST:
            _skip_rest(source, line)
            reply = refusal(None, Refused(INVALID_REQUEST, f"a line has at most {LONGEST} bytes"))
        elif line.strip():
            try:
                reply = session.answer(parsed(line))
            except Refused as error:
                reply = refusal(None, error)
        if reply is not None:
            output.write(line_of(reply))
            output.flush()


def _skip_rest(source: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = source.readline(LONGEST)
