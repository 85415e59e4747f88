"""Another system: an HTTP endpoint that answers in the same JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, build_opener
from urllib.request import Request as HttpRequest

from assistant.settings import EXEMPT_HEADER
from eval.targets.target import (
    TIMEOUT,
    Busy,
    Request,
    Target,
    TargetError,
    Unreachable,
    Withheld,
)

_BUSY = (429, 503)
LARGEST = 16_000_000
"""Bytes of an answer that are taken."""
_PART = 65_536


class _Stays(HTTPRedirectHandler):
    """Follows an endpoint nowhere else: a key that is sent along is meant for this one."""

    def redirect_request(self, *_: object) -> None:
        """No request, so that the redirection stands as the answer."""


_OPENER = build_opener(_Stays)


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
    until = monotonic() + timeout
    try:
        with _OPENER.open(request, timeout=timeout) as response:
            if response.headers.get(EXEMPT_HEADER):
                raise Withheld(
                    "the endpoint answers from exempt papers that are cleared for some roles, and "
                    "results are shown to all who sign in: sign in there as another role"
                )
            answer = json.loads(_body(response, until))
        # Half a surrogate pair is no text and could not be kept
        json.dumps(answer, ensure_ascii=False).encode()
    except HTTPError as error:
        wait = error.headers.get("Retry-After", "")
        if error.code in _BUSY and wait.isdigit():
            raise Busy(f"the endpoint answered HTTP {error.code}", float(wait)) from error
        raise TargetError(f"the endpoint answered HTTP {error.code}") from error
    except (OSError, HTTPException) as error:
        # A connection that was refused, broken off or silent, or that speaks no HTTP
        reason = str(getattr(error, "reason", "")) or str(error) or type(error).__name__
        raise Unreachable(f"the endpoint cannot be reached: {reason}") from error
    except (ValueError, RecursionError) as error:
        raise TargetError("the endpoint did not answer in JSON") from error
    if not isinstance(answer, dict):
        raise TargetError("the endpoint answered with something other than a JSON object")
    return answer


def _body(response: HTTPResponse, until: float) -> bytes:
    """All of an answer; one that trickles without end, or is without end, is broken off."""
    held = bytearray()
    while part := response.read1(_PART):
        held += part
        if len(held) > LARGEST:
            raise TargetError(f"the endpoint's answer is longer than {LARGEST:,} bytes")
        if monotonic() > until:
            raise TimeoutError("its answer did not end in time")
    return bytes(held)
