"""Another system: an HTTP endpoint that answers in the same JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request as HttpRequest
from urllib.request import urlopen

from eval.targets.target import Busy, Request, Target, TargetError

_BUSY = (429, 503)
TIMEOUT = 120.0
"""Seconds that one answer may take."""


def http_target(address: str, headers: Mapping[str, str], timeout: float = TIMEOUT) -> Target:
    """A target that POSTs ``{"id", "question", "history"}`` and takes the answer's JSON.

    Raises TargetError where the address is no HTTP address.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise TargetError(f"{address!r} is not an HTTP address")

    def ask(request: Request) -> dict[str, Any]:
        sent = HttpRequest(
            address,
            data=json.dumps(dict(request)).encode(),
            headers={"Content-Type": "application/json", **headers},
        )
        return _answer(sent, timeout)

    return Target(f"{parts.hostname}:{parts.port or ''}{parts.path}".replace(":/", "/"), ask)


def _answer(request: HttpRequest, timeout: float) -> dict[str, Any]:
    try:
        with urlopen(request, timeout=timeout) as response:
            answer = json.loads(response.read())
        # Half a surrogate pair is no text and could not be kept
        json.dumps(answer, ensure_ascii=False).encode()
    except HTTPError as error:
        wait = error.headers.get("Retry-After", "")
        if error.code in _BUSY and wait.isdigit():
            raise Busy(f"the endpoint answered HTTP {error.code}", float(wait)) from error
        raise TargetError(f"the endpoint answered HTTP {error.code}") from error
    except (URLError, TimeoutError, ConnectionError) as error:
        reason = getattr(error, "reason", error)
        raise TargetError(f"the endpoint cannot be reached: {reason}") from error
    except ValueError as error:
        raise TargetError("the endpoint did not answer in JSON") from error
    if not isinstance(answer, dict):
        raise TargetError("the endpoint answered with something other than a JSON object")
    return answer
