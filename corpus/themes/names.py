"""The editable vocabulary of themes: a name that councillors use, and phrases that mark it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "themes.csv"
SHARE = 0.5
"""A cluster takes a name that at least this share of its findings carries."""
_WORD = re.compile(r"[a-z0-9]+")
_ENDING = re.compile(r"^(\w{3,}[^s\W])s$")
_ELISION = re.compile(r"['’](?:s|re|ve)?\b")


@dataclass(frozen=True, slots=True, eq=False)
class ThemeNames:
    """Names in the order of the file, each with the word sequences that mark it.

    One vocabulary is itself alone (no equality): what it says of a text is remembered by it.
    """

    phrases: tuple[tuple[str, tuple[str, ...]], ...]

    def carried(self, text: str) -> tuple[str, ...]:
        """The names whose phrases a finding uses, the one used first in the text first."""
        return _carried(self, text)

    def common(self, texts: Sequence[str]) -> str | None:
        """The name that most findings of a cluster carry, if enough of them do."""
        counts: Counter[str] = Counter()
        for text in texts:
            # The first thing that a finding speaks of is what it is about.
            for place, name in enumerate(self.carried(text)):
                counts[name] += 2 if place == 0 else 1
        if not counts:
            return None
        name, _ = max(counts.items(), key=lambda item: (item[1], -self._order(item[0])))
        share = sum(name in self.carried(text) for text in texts) / len(texts)
        return name if share >= SHARE else None

    def _order(self, name: str) -> int:
        return next(i for i, (own, _) in enumerate(self.phrases) if own == name)


@lru_cache(maxsize=65536)
def _carried(names: ThemeNames, text: str) -> tuple[str, ...]:
    line = plain(text)
    loose = singular(line)
    found = []
    for name, phrases in names.phrases:
        # "Contact" is not "contacts", but "placement choice" is "placement choices".
        places = [
            (place, -len(phrase))
            for phrase in phrases
            if (
                place := line.find(phrase) if phrase.count(" ") == 2 else loose.find(_loose(phrase))
            )
            >= 0
        ]
        if places:
            found.append((min(places), name))
    return tuple(name for _, name in sorted(found))


@lru_cache(maxsize=4)
def load_names(file: Path = FILE) -> ThemeNames:
    """The vocabulary of themes; a name without phrases is marked by its own words."""
    with file.open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.reader(handle) if row and row[0].strip()][1:]
    return ThemeNames(tuple((row[0].strip(), _phrases(row)) for row in rows))


def _phrases(row: Sequence[str]) -> tuple[str, ...]:
    listed = row[1].split(";") if len(row) > 1 and row[1].strip() else [row[0]]
    return tuple(plain(phrase) for phrase in listed if phrase.strip())


def plain(text: str) -> str:
    """Words in lower case with one space on either side, hyphens and plurals' marks gone."""
    return f" {' '.join(_WORD.findall(_ELISION.sub('', text.lower())))} "


@lru_cache(maxsize=4096)
def _loose(phrase: str) -> str:
    return singular(phrase)


def singular(line: str) -> str:
    """A line of plain words without their plural endings."""
    words = (_ENDING.sub(r"\1", word) for word in line.split())
    return f" {' '.join(words)} "
