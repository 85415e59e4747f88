"""Who is signed in, kept in memory: restarting the app signs everybody out."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

_MOST_KEYS = 10_000


class Sessions:
    """Names by the digest of a secret that only the browser has; each ends after some hours."""

    def __init__(self, hours: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = hours * 3600
        self._clock = clock
        self._names: dict[str, tuple[str, float]] = {}
        self._lock = threading.Lock()

    def begin(self, name: str) -> str:
        """Sign a name in; the secret for its cookie."""
        secret = secrets.token_urlsafe(32)
        with self._lock:
            now = self._clock()
            self._names = {key: one for key, one in self._names.items() if one[1] > now}
            self._names[_digest(secret)] = (name, now + self._seconds)
        return secret

    def name(self, secret: str) -> str | None:
        """Who holds this secret, None where nobody does any more."""
        found = self._names.get(_digest(secret))
        return found[0] if found and found[1] > self._clock() else None

    def end(self, secret: str) -> None:
        """Sign out."""
        with self._lock:
            self._names.pop(_digest(secret), None)


class Limit:
    """So many events for one key in so many seconds."""

    def __init__(
        self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._events: defaultdict[str, deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def is_reached(self, key: str) -> bool:
        """Whether there were as many as are allowed."""
        with self._lock:
            return len(self._recent(key)) >= self._most

    def note(self, key: str) -> None:
        """Count one event."""
        with self._lock:
            if len(self._events) > _MOST_KEYS:
                self._events.clear()
            self._recent(key).append(self._clock())

    def _recent(self, key: str) -> deque[float]:
        events = self._events[key]
        while events and events[0] < self._clock() - self._seconds:
            events.popleft()
        return events


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
