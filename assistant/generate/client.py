"""The only importer of the model's client: one call, streamed, bounded in time and size.

Nothing is followed to another address, no proxy of the environment is used, and the whole call
ends at its deadline however the endpoint behaves.
"""

from __future__ import annotations

import math
import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
from llama_index.core.callbacks.base import CallbackManager
from llama_index.core.llms import ChatMessage, MessageRole
from llama_index.llms.openai_like import OpenAILike
from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAIError

from assistant.generate.calls import CallFailed, Reply
from assistant.settings import ModelSettings

MOST_BYTES = 2_000_000
"""Bytes of one response that are read at most."""
MOST_CHARACTERS = 20_000
"""Characters of an answer that are read at most."""
_UNFINISHED = {
    "length": "was cut off at the longest answer allowed",
    "content_filter": "had its answer cut off by a content filter",
    "tool_calls": "answered with something that is not an answer",
    "function_call": "answered with something that is not an answer",
}
"""Why a model stopped where it had not said all, and what is told of it."""
_RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_PAUSE = 0.5
_TOKENS_MOST = 10_000_000
"""More tokens than any model reads or writes in one call: a count above it is none."""


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None = None


def call(
    settings: ModelSettings, system: str, user: str, reply: Reply, deadline: float
) -> Iterator[str]:
    """The pieces of the model's answer as they come; ``reply`` is filled with what it took.

    A call that is refused or breaks before the first piece is made again, up to
    ``settings.retries`` times. Raises CallFailed, at the latest at ``deadline`` (of
    ``time.monotonic``).
    """
    for attempt in range(settings.retries + 1):
        reply.calls += 1
        reply.is_refused = False
        began = False
        try:
            for piece in _once(settings, system, user, reply, deadline):
                began = True
                yield piece
            return
        except CallFailed as failure:
            reply.is_refused = failure.refused
            left = deadline - time.monotonic()
            pause = min(failure.wait or _PAUSE * 2**attempt, left)
            if began or not failure.again or attempt == settings.retries or pause >= left:
                raise
            time.sleep(pause)


def _once(
    settings: ModelSettings, system: str, user: str, reply: Reply, deadline: float
) -> Iterator[str]:
    left = deadline - time.monotonic()
    if left <= 0:
        raise CallFailed("did not answer in time")
    connection = httpx.Client(
        timeout=httpx.Timeout(left, connect=min(left, 10.0)),
        follow_redirects=False,
        trust_env=False,
        transport=_Bounded(trust_env=False),
        event_hooks={"request": [_only_to(settings)]},
    )
    model = OpenAILike(
        model=settings.name,
        api_base=settings.base_url,
        api_key=settings.api_key or "none",
        is_chat_model=True,
        temperature=0.0,
        max_tokens=settings.max_tokens,
        max_retries=0,
        timeout=left,
        callback_manager=CallbackManager([]),
        additional_kwargs={"stream_options": {"include_usage": True}},
        http_client=connection,  # type: ignore[call-arg]  # its base class takes it
    )
    messages = [
        ChatMessage(role=MessageRole.SYSTEM, content=system),
        ChatMessage(role=MessageRole.USER, content=user),
    ]
    pieces: queue.Queue[Any] = queue.Queue()
    # An endpoint that sends a byte now and then would keep a reader waiting for ever: it is read
    # on a thread of its own, which ends when its connection is closed.
    threading.Thread(target=_read, args=(model, messages, pieces), daemon=True).start()
    try:
        yield from _taken(pieces, reply, deadline)
    finally:
        connection.close()


def _read(model: OpenAILike, messages: list[ChatMessage], pieces: queue.Queue[Any]) -> None:
    try:
        for chunk in model.stream_chat(messages):
            pieces.put(chunk)
    except BaseException as error:  # whatever breaks is told to the one who waits
        pieces.put(_End(error))
        return
    pieces.put(_End())


def _taken(pieces: queue.Queue[Any], reply: Reply, deadline: float) -> Iterator[str]:
    finished = ""
    length = 0
    is_empty = True
    while True:
        try:
            chunk = pieces.get(timeout=max(deadline - time.monotonic(), 0.001))
        except queue.Empty:
            raise CallFailed("did not answer in time") from None
        if isinstance(chunk, _End):
            break
        finished = _noted(chunk, reply) or finished
        text = chunk.delta or ""
        length += len(text)
        if length > MOST_CHARACTERS:
            raise CallFailed("wrote without end")
        if text:
            reply.characters += len(text)
            is_empty = is_empty and not text.strip()
            yield text
    if chunk.error is not None:
        raise _failure(chunk.error) from chunk.error
    if not finished:
        raise CallFailed("stopped in the middle", again=length == 0)
    if finished in _UNFINISHED:
        raise CallFailed(_UNFINISHED[finished])
    if is_empty:
        raise CallFailed("gave an empty answer")


def _noted(chunk: Any, reply: Reply) -> str:
    """Take down tokens and fingerprint; returns why the model stopped, if it did."""
    raw = chunk.raw
    usage = getattr(raw, "usage", None)
    read = _tokens(getattr(usage, "prompt_tokens", None))
    written = _tokens(getattr(usage, "completion_tokens", None))
    # What was sent and written was not nothing: such a count would lower the day's use.
    if read and written is not None and (written or not reply.characters):
        reply.tokens_in = max(read, reply.tokens_in) if reply.is_counted else read
        reply.tokens_out = max(written, reply.tokens_out)
        reply.is_counted = True
    reply.fingerprint = str(getattr(raw, "system_fingerprint", None) or reply.fingerprint)
    choices = getattr(raw, "choices", None) or []
    return str(getattr(choices[0], "finish_reason", None) or "") if choices else ""


def _failure(error: BaseException) -> CallFailed:
    """What went wrong in one line that holds nothing of what was sent."""
    if isinstance(error, APIStatusError):
        code = error.status_code
        wait = _seconds(error.response.headers.get("retry-after"))
        if code == 429:
            return CallFailed("is asked too often (HTTP 429)", again=True, wait=wait, refused=True)
        again = code in _RETRIED
        return CallFailed(f"answered HTTP {code}", again=again, wait=wait, refused=True)
    if isinstance(error, APITimeoutError | httpx.TimeoutException):
        return CallFailed("did not answer in time")
    if isinstance(error, _TooMuch):
        return CallFailed("wrote without end")
    if isinstance(error, APIConnectionError | httpx.ConnectError):
        return CallFailed("cannot be reached", again=True, refused=True)
    if isinstance(error, httpx.HTTPError):
        return CallFailed("broke off", again=True)
    if isinstance(error, OpenAIError):
        return CallFailed("reported an error")
    return CallFailed("answered with something that is not an answer")


def _seconds(header: str | None) -> float:
    """The wait that an endpoint asks for; 0 where it gives none, a date, or no number."""
    try:
        wait = float(header or 0)
    except ValueError:
        return 0.0
    return max(wait, 0.0) if not math.isnan(wait) else 0.0


def _tokens(count: object) -> int | None:
    """A count of tokens as an endpoint gives it; None where it is none that can be."""
    return count if isinstance(count, int) and 0 <= count <= _TOKENS_MOST else None


def _only_to(settings: ModelSettings) -> Any:
    """A check of each request as it leaves: the endpoint's own host, or nothing is sent."""
    meant = httpx.URL(settings.base_url)

    def held(request: httpx.Request) -> None:
        same = (request.url.host, request.url.port) == (meant.host, meant.port)
        if not same or not settings.is_allowed:
            raise CallFailed("would have been sent elsewhere")

    return held


class _TooMuch(Exception):
    """A response is longer than any answer."""


class _Bounded(httpx.HTTPTransport):
    """A transport that gives up on a response without end."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send, and count what comes back."""
        response = super().handle_request(request)
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = _Counted(response.stream)
        return response


class _Counted(httpx.SyncByteStream):
    def __init__(self, stream: httpx.SyncByteStream) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        left = MOST_BYTES
        for part in self._stream:
            left -= len(part)
            if left < 0:
                raise _TooMuch
            yield part

    def close(self) -> None:
        self._stream.close()
