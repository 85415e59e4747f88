"""How often something may happen for one reader, one name or one address."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

_MOST_KEYS = 10_000


class Limit:
    """So many events for one key in so many seconds."""

    def __init__(
        self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._events: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def take(self, key: str) -> bool:
        """Count an event if one more is allowed; False where it is not.

        Looked at and counted in one: of many that come at once no more get through.
        """
        with self._lock:
            if len(self._recent(key)) >= self._most:
                return False
            if key not in self._events:
                self._make_room()
            self._events.setdefault(key, deque()).append(self._clock())
            return True

    def give_back(self, key: str) -> None:
        """Do not count the last event of a key after all."""
        with self._lock:
            events = self._recent(key)
            if events:
                events.pop()

    def is_reached(self, key: str) -> bool:
        """Whether there were as many as are allowed."""
        with self._lock:
            return len(self._recent(key)) >= self._most

    def _recent(self, key: str) -> deque[float]:
        # A key that is only asked for takes no room.
        events = self._events.get(key, deque())
        while events and events[0] < self._clock() - self._seconds:
            events.popleft()
        return events

    def _make_room(self) -> None:
        if len(self._events) < _MOST_KEYS:
            return
        # Whoever is held off stays held off: a flood of other keys must not set them free.
        self._events = {
            key: events for key, events in self._events.items() if len(self._recent(key)) > 0
        }
        if len(self._events) >= _MOST_KEYS:
            self._events = {
                key: events for key, events in self._events.items() if len(events) >= self._most
            }
