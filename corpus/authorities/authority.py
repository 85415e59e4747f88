"""A local authority and a place in a text where one is named."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

How = Literal["name", "place", "alias", "abbreviation", "domain", "near"]


class RegisterError(Exception):
    """A register file cannot be used; the message says which line and what to change."""


@dataclass(frozen=True, slots=True)
class Authority:
    """One local authority, past or present.

    ``short_name`` is the place as people say it (``Nottingham``), ``kind`` the kind of authority
    (county, unitary, metropolitan, london, district, combined, scottish, welsh, northern_irish,
    or whatever an own register says). ``domains`` are the ends of its web and e-mail addresses.
    ``from_date`` and ``to_date`` are the first and last day on which it existed, empty where
    that lies before 2009 or in the future; ``successors`` the ids that took over its area.
    """

    id: str
    name: str
    short_name: str
    kind: str = ""
    nation: str = ""
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    from_date: str = ""
    to_date: str = ""
    successors: tuple[str, ...] = ()

    def existed(self, day: str) -> bool:
        """Whether it existed on an ISO date; a year or month counts from its first day."""
        return (not self.from_date or self.from_date <= day) and (
            not self.to_date or day <= self.to_date
        )

    @property
    def is_county(self) -> bool:
        """Whether it calls itself a county council, or did so within living memory."""
        return self.kind == "county" or "County Council" in self.name

    @property
    def is_city(self) -> bool:
        """Whether its own name says that it is a city."""
        return "City" in self.name.split()


@dataclass(frozen=True, slots=True)
class Mention:
    """An authority named in a text, between two character offsets.

    ``authority`` is its id. ``how`` says how sure the words are: ``name`` is the council by its
    name, ``place`` the bare name of its area, ``near`` a misspelling. ``alternatives`` are other
    authorities that the words may mean; ``ambiguous`` is true where a reader should be told which
    was taken.
    """

    authority: str
    start: int
    end: int
    text: str
    how: How
    ambiguous: bool = False
    alternatives: tuple[str, ...] = ()


def read_authorities(path: Path) -> Iterator[Authority]:
    """The rows of a register; of the columns only ``name`` is required."""
    with path.open(newline="", encoding="utf-8-sig") as handle:
        for row in csv.DictReader(handle):
            yield _authority({k: (v or "").strip() for k, v in row.items() if k}, path)


def _authority(row: dict[str, str], path: Path) -> Authority:
    name = row.get("name", "")
    if not name:
        raise RegisterError(f"{path.name}: every authority needs a name; one row has none")
    short = row.get("short_name") or place_of(name)
    return Authority(
        id=row.get("id") or slug_of(short),
        name=name,
        short_name=short,
        kind=row.get("kind", ""),
        nation=row.get("nation", ""),
        aliases=_several(row.get("aliases", "")),
        domains=_several(row.get("domains", "").lower()),
        from_date=row.get("from_date", ""),
        to_date=row.get("to_date", ""),
        successors=_several(row.get("successor", "")),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def slug_of(name: str) -> str:
    """An id for an authority that comes without one."""
    from corpus.paper import slug

    return slug(name)


def place_of(name: str) -> str:
    """The area's name within a council's: ``Aldermere City Council`` is of ``Aldermere``."""
    words = name.split()
    if words and words[-1] in ("Council", "Corporation"):
        words.pop()
    while len(words) > 1 and words[-1] in _STYLES:
        words.pop()
    if "of" in words[1:3] and words[0] in ("City", "London", "Royal", "Borough", "County"):
        words = words[words.index("of") + 1 :]
    return " ".join(words)


_STYLES = frozenset({"County", "City", "Borough", "District", "Metropolitan", "Islands"})
