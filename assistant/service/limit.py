"""How often something may happen for one reader, one name or one address."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

_MOST_KEYS = 10_000


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
