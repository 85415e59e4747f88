"""Authorities told by their web and e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.authorities.authority import Authority, Mention

_ADDRESS = re.compile(
    r"(?P<before>(?:https?://|mailto:)?(?:[\w.+'-]+@)?)(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)",
    re.IGNORECASE,
)
_SIGNS = ("@", "://", "www.", ".uk", ".cymru", ".wales")
# gsi, gsx and gcsx stood in the secure mail addresses of councils until 2019
_SECURE_MAIL = re.compile(r"\.(?:gsi|gsx|gcsx|gse)(?=\.gov\.uk$)")


class Addresses:
    """Domains of a register, found inside web and e-mail addresses."""

    def __init__(self, authorities: Iterable[Authority]) -> None:
        self._by_domain: dict[str, list[str]] = {}
        for authority in authorities:
            for domain in authority.domains:
                self._by_domain.setdefault(domain, []).append(authority.id)

    def find(self, text: str) -> list[Mention]:
        """One mention for each address whose domain, or a parent of it, is in the register."""
        if not any(sign in text for sign in _SIGNS):
            return []
        found = []
        for match in _ADDRESS.finditer(text):
            ids = self._owners(match["host"].lower())
            if ids:
                start, end = match.span()
                others = tuple(ids[1:])
                found.append(
                    Mention(ids[0], start, end, text[start:end], "domain", bool(others), others)
                )
        return found

    @staticmethod
    def blanked(text: str, addresses: Iterable[Mention]) -> str:
        """The text with addresses blanked out, so that no name is found inside one."""
        for match in addresses:
            text = text[: match.start] + "." * (match.end - match.start) + text[match.end :]
        return text

    def _owners(self, host: str) -> list[str]:
        parts = _SECURE_MAIL.sub("", host).split(".")
        for first in range(len(parts) - 1):
            ids = self._by_domain.get(".".join(parts[first:]))
            if ids:
                return ids
        return []
