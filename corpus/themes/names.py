"""The editable vocabulary of themes: a name that councillors use, and phrases that mark it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "themes.csv"
SHARE = 0.5
"""A cluster takes a name that at least this share of its findings carries."""
_WORD = re.compile(r"[a-z0-9]+")
# "News" and "less" are no plurals.
_SHORTEST = 4
_ELISION = re.compile(r"['’](?:s|re|ve)?\b")


@dataclass(frozen=True, slots=True, eq=False)
class ThemeNames:
    """Names in the order of the file, each with the word sequences that mark it.

    One vocabulary is itself alone (no equality): what it says of a text is remembered by it.
    """

    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    marked: dict[str, list[tuple[str, bool, int, str]]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "marked", _by_first_word(self.phrases))

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
    marked = names.marked
    first: dict[str, tuple[int, int]] = {}
    # A phrase can only stand where its first word does: of hundreds few have to be looked for.
    for word in dict.fromkeys((*line.split(), *loose.split())):
        for phrase, is_loose, length, name in marked.get(word, ()):
            place = (loose if is_loose else line).find(phrase)
            if place >= 0:
                first[name] = min(first.get(name, (place, -length)), (place, -length))
    return tuple(name for _, name in sorted((place, name) for name, place in first.items()))


def _by_first_word(
    phrases: tuple[tuple[str, tuple[str, ...]], ...],
) -> dict[str, list[tuple[str, bool, int, str]]]:
    """By first word: what to look for, whether among words without endings, its length as listed,
    and the name that it marks."""
    found: dict[str, list[tuple[str, bool, int, str]]] = {}
    for name, own in phrases:
        for phrase in own:
            # "Contact" is not "contacts", but "placement choice" is "placement choices".
            is_loose = phrase.count(" ") != 2
            sought = singular(phrase) if is_loose else phrase
            first = sought.split()[0] if sought.strip() else ""
            found.setdefault(first, []).append((sought, is_loose, len(phrase), name))
    return found


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


def singular(line: str) -> str:
    """A line of plain words without their plural endings."""
    return f" {' '.join([_without_ending(word) for word in line.split()])} "


def _without_ending(word: str) -> str:
    is_plural = word[-1:] == "s" and len(word) > _SHORTEST and word[-2] != "s"
    return word[:-1] if is_plural else word
