"""The program's own log on standard error: plain lines, or one JSON object a line.

An error is told by its kind and place. Its message is left out, since it can hold words of a
question or a paper.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from assistant.record.settings import Format

_PLACES = 8
"""So many of the innermost places of an error are told."""
_PLAIN = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class PlainLines(logging.Formatter):
    """A line a record, with the places of an error after it."""

    def formatException(  # noqa: N802 (the name is logging's)
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, ...]
    ) -> str:
        """The kind and the places of an error in one line."""
        return told_error(ei[1]) if ei[1] else ""


class JsonLines(logging.Formatter):
    """One JSON object a record: ``at``, ``level``, ``logger``, ``message``, and what it brings."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line of JSON."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {
            "at": at,
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= getattr(record, "told", {})
        if record.exc_info and record.exc_info[1]:
            line["error"] = told_error(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def told_error(error: BaseException) -> str:
    """``KeyError at chat.py:120 in ask, room.py:88 in states``: the innermost place first."""
    frames = traceback.extract_tb(error.__traceback__)[-_PLACES:]
    places = [f"{Path(one.filename).name}:{one.lineno} in {one.name}" for one in reversed(frames)]
    return f"{type(error).__name__} at {', '.join(places)}" if places else type(error).__name__


def set_up_logs(form: Format) -> None:
    """Send what is logged to standard error in one form; requests are noted in JSON alone."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form == "json" else PlainLines(_PLAIN))
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    noted = logging.INFO if form == "json" else logging.WARNING
    logging.getLogger("papers").setLevel(noted)
