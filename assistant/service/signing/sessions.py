"""Who is signed in, kept in memory: restarting the app signs everybody out."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable


class Sessions:
    """Names by the digest of a secret that only the browser has; each ends after some hours.

    ``mark`` is of the account as it was when it signed in: an account that has another mark is
    another one, or has another password.
    """

    def __init__(self, hours: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = hours * 3600
        self._clock = clock
        self._names: dict[str, tuple[str, str, float]] = {}
        self._lock = threading.Lock()

    def begin(self, name: str, mark: str = "") -> str:
        """Sign a name in; the secret for its cookie."""
        secret = secrets.token_urlsafe(32)
        with self._lock:
            now = self._clock()
            self._names = {key: one for key, one in self._names.items() if one[2] > now}
            self._names[_digest(secret)] = (name, mark, now + self._seconds)
        return secret

    def holder(self, secret: str) -> tuple[str, str] | None:
        """The name and mark that hold this secret, None where nobody does any more."""
        found = self._names.get(_digest(secret))
        return found[:2] if found and found[2] > self._clock() else None

    def end(self, secret: str) -> None:
        """Sign out."""
        with self._lock:
            self._names.pop(_digest(secret), None)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
