"""JSON-RPC 2.0 messages: one line read and judged, one reply made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
UNKNOWN_METHOD = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603

Id = str | int | None
Reply = dict[str, Any]


class Refused(Exception):
    """A request that gets an error for an answer: its code and one line that says why."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked; ``identifier`` is None for a notification, which gets no reply."""

    method: str
    params: dict[str, Any]
    identifier: Id

    @property
    def is_notification(self) -> bool:
        """Whether nobody waits for a reply."""
        return self.identifier is None


def parsed(line: bytes) -> Any:
    """The JSON of one line; raises Refused."""
    try:
        return json.loads(line.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Refused(PARSE_ERROR, "the line is not JSON in UTF-8") from error


def as_request(message: Any) -> Request | None:
    """A message as a request; None for a reply to us, who ask nothing. Raises Refused."""
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        raise Refused(INVALID_REQUEST, 'a message is an object with "jsonrpc": "2.0"')
    if "method" not in message and ("result" in message or "error" in message):
        return None
    method, params = message.get("method"), message.get("params", {})
    if not isinstance(method, str):
        raise Refused(INVALID_REQUEST, "a request names its method")
    if "id" in message and identifier_of(message) is None:
        raise Refused(INVALID_REQUEST, "the id of a request is a string or a whole number")
    if not isinstance(params, dict):
        raise Refused(INVALID_PARAMS, "the params of a request are an object")
    return Request(method, params, identifier_of(message))


def identifier_of(message: Any) -> Id:
    """The id that a reply is given, as far as the message has a usable one."""
    found = message.get("id") if isinstance(message, dict) else None
    is_usable = isinstance(found, str | int) and not isinstance(found, bool)
    return found if is_usable else None


def result(identifier: Id, value: dict[str, Any]) -> Reply:
    """The reply to a request that was carried out."""
    return {"jsonrpc": "2.0", "id": identifier, "result": value}


def refusal(identifier: Id, error: Refused) -> Reply:
    """The reply to a request that was not carried out."""
    told = {"code": error.code, "message": str(error)}
    return {"jsonrpc": "2.0", "id": identifier, "error": told}


def line_of(message: Reply | list[Reply]) -> bytes:
    """A message as one line: ASCII, so that no character of a paper can break it."""
    return json.dumps(message, ensure_ascii=True, allow_nan=False).encode("ascii") + b"\n"
