"""How often somebody may try to sign in, and that the guesses of one keep no other out."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.accounts import key_of
from assistant.service.limit import Limit
from assistant.service.signing.sessions import Sessions

SECONDS = 15 * 60
OF_NAME_AND_ADDRESS, OF_ADDRESS, OF_NAME = 5, 30, 100
_LONGEST_NAME = 80
_KNOWN_HOURS = 30 * 24


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt that was let through: what it counts against until it succeeds."""

    counted: tuple[tuple[Limit, str], ...]

    def forgive(self) -> None:
        """The password was right: it was no guess."""
        for limit, key in self.counted:
            limit.give_back(key)


class Attempts:
    """Attempts by name and address. A browser in which somebody has signed in before counts apart.

    So whoever guesses at a name from elsewhere, or even from the same address, does not keep out
    its owner; and guesses from very many addresses come to an end too.
    """

    def __init__(self) -> None:
        self._of_both = Limit(OF_NAME_AND_ADDRESS, SECONDS)
        self._of_address = Limit(OF_ADDRESS, SECONDS)
        self._of_name = Limit(OF_NAME, SECONDS)
        self._of_browser = Limit(OF_NAME_AND_ADDRESS, SECONDS)
        self._browsers = Sessions(_KNOWN_HOURS)

    def begin(self, name: str, address: str, browser: str) -> Attempt | None:
        """Count an attempt before the password is looked at; None where there were too many."""
        key = key_of(name)[:_LONGEST_NAME]
        known = self._browsers.holder(browser) if browser else None
        if known and known[0] == key:
            wanted: tuple[tuple[Limit, str], ...] = ((self._of_browser, f"{browser} {key}"),)
        else:
            wanted = (
                (self._of_both, f"{address} {key}"),
                (self._of_address, address),
                (self._of_name, key),
            )
        counted: list[tuple[Limit, str]] = []
        for limit, of in wanted:
            if not limit.take(of):
                Attempt(tuple(counted)).forgive()
                return None
            counted.append((limit, of))
        return Attempt(tuple(counted))

    def remember(self, name: str) -> str:
        """The secret for a browser in which somebody has signed in."""
        return self._browsers.begin(key_of(name))
