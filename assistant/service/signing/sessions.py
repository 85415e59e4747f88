"""Who is signed in, kept in memory: restarting the app signs everybody out."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable


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


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
