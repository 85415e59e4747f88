"""The register of local authorities: look one up, or find those that a text names."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path

from corpus.authorities.addresses import Addresses
from corpus.authorities.authority import Authority, Mention, RegisterError, read_authorities
from corpus.authorities.mentions import MentionFinder

REGISTER_FILE = Path(__file__).parent.parent / "authorities.csv"


class Register:
    """All local authorities of the United Kingdom since 2009, and those added by the reader."""

    def __init__(self, authorities: list[Authority]) -> None:
        self.by_id: dict[str, Authority] = {a.id: a for a in authorities}
        self._addresses = Addresses(self.by_id.values())

    @classmethod
    def load(cls, extra: Path | None = None) -> Register:
        """The register that comes with the project; ``extra`` is a CSV of more authorities.

        The extra file has the same columns, of which only ``name`` is needed; a row with an id
        of the register replaces it. A file that is not there is no file.
        """
        authorities = list(read_authorities(REGISTER_FILE))
        if extra is not None and extra.is_file():
            try:
                authorities += read_authorities(extra)
            except UnicodeDecodeError as error:
                raise RegisterError(f"{extra.name}: save it as UTF-8 text") from error
        return cls(authorities)

    @cached_property
    def _finder(self) -> MentionFinder:
        return MentionFinder(self.by_id)

    def get(self, authority: str | None) -> Authority | None:
        """The authority of an id, or None."""
        return self.by_id.get(authority) if authority else None

    def name(self, authority: str) -> str:
        """The full name of an id; an id that is not in the register is returned as it is."""
        known = self.by_id.get(authority)
        return known.name if known else authority

    def find(
        self, text: str, *, lenient: bool = False, held: Collection[str] = ()
    ) -> list[Mention]:
        """The authorities that a text names, in reading order, each by its longest name.

        Names must be written as names. ``lenient`` is for what people type into a question:
        lower case, abbreviations and misspellings. ``held`` are ids to prefer where words fit
        several, and to try first for initials and misspellings.
        """
        addresses = self._addresses.find(text)
        plain = Addresses.blanked(text, addresses)
        named = self._finder.find(plain, lenient=lenient, held=held)
        return sorted([*addresses, *named], key=lambda mention: mention.start)

    def resolve(self, name: str, held: Collection[str] = ()) -> str | None:
        """The id that a filter or a manifest names, by id, name, alias or near spelling."""
        wanted = name.strip()
        if wanted.lower() in self.by_id:
            return wanted.lower()
        mentions = self.find(wanted, lenient=True, held=held)
        return mentions[0].authority if mentions else None

    def relatives(self, authority: str) -> tuple[str, ...]:
        """Others that nearly share its name, such as Nottinghamshire and Nottingham."""
        return self._finder.relatives(authority)

    def line(self, authority: str) -> tuple[str, ...]:
        """The authority with all that it came from and that came from it, oldest first."""
        known = self.by_id.get(authority)
        if known is None:
            return (authority,)
        before = [a.id for a in self.by_id.values() if authority in a.successors]
        after = [i for i in known.successors if i in self.by_id]
        return (*before, authority, *after)

    def at(self, authority: str, day: str | None) -> str:
        """The authority of the same short name that existed on a day, or the one given.

        Buckinghamshire of 2018 is the county council, of 2021 the council that followed it.
        """
        known = self.by_id.get(authority)
        if known is None or not day or known.existed(day):
            return authority
        same = [
            i
            for i in self.line(authority)
            if self.by_id[i].short_name == known.short_name and self.by_id[i].existed(day)
        ]
        return same[0] if same else authority
