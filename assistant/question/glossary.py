"""Abbreviations and near words: what a question calls a thing, and what papers may call it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import permutations
from pathlib import Path

from assistant.words.stems import FUNCTION_WORDS, stems, words

_HERE = Path(__file__).resolve().parent.parent
Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """Equivalent forms as stem sequences: ``forms[("mash",)]`` has that of the long form.

    ``known`` holds every word it names, in lower case: none of them is a misspelling.
    ``short`` maps an abbreviation in lower case to its long forms as printed.
    """

    forms: dict[Form, tuple[Form, ...]]
    known: frozenset[str]
    short: dict[str, tuple[str, ...]] = field(default_factory=dict)
    longest: int = 1

    def match(self, sequence: Sequence[str], start: int) -> tuple[int, tuple[Form, ...]]:
        """The longest entry that begins at ``start``: how many stems, and its other forms."""
        for length in range(min(self.longest, len(sequence) - start), 0, -1):
            others = self.forms.get(tuple(sequence[start : start + length]))
            if others:
                return length, others
        return 0, ()


@lru_cache(maxsize=8)
def load(extra: Path | None = None) -> Glossary:
    """The glossary and near words that come with the program, and a reader's own file.

    Raises OSError where ``extra`` cannot be read.
    """
    pairs = [(row[0], row[1]) for row in _rows(_HERE / "glossary.csv")]
    if extra is not None:
        pairs += [(row[0], row[1]) for row in _rows(extra)]
    near = [(row[0], row[1].split(";")) for row in _rows(_HERE / "synonyms.csv")]
    verbs = [row[0].split() for row in _rows(_HERE / "irregular.csv", 1)]
    return _build(pairs, near, verbs)


def _rows(path: Path, least: int = 2) -> Iterable[list[str]]:
    """The rows below the heading that have so many cells, the first one filled."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    return [
        [cell.strip() for cell in row] for row in lines[1:] if len(row) >= least and row[0].strip()
    ]


def _build(
    pairs: list[tuple[str, str]], near: list[tuple[str, list[str]]], verbs: list[list[str]]
) -> Glossary:
    forms: dict[Form, dict[Form, None]] = {}
    known: set[str] = set()
    short: dict[str, list[str]] = {}
    for name, long in pairs:
        _join(forms, name, long)
        _join(forms, f"{name}s", long)
        _join(forms, long, name)
        if shorter := _without_last(long):
            _join(forms, name, shorter)
        known.update(name.lower().split())
        short.setdefault(name.lower(), []).append(long)
    # A near word leads from the question to the papers only: "head" may mean a director,
    # a director never merely a head.
    for asked, printed in near:
        known.add(asked.lower())
        for word in printed:
            _join(forms, asked, word)
    # The stemmer leaves "oversaw" and "oversees" two words.
    for verb in verbs:
        known.update(verb)
        for one, other in permutations(verb, 2):
            _join(forms, one, other)
    return Glossary(
        {key: tuple(value) for key, value in forms.items()},
        frozenset(known),
        {key: tuple(value) for key, value in short.items()},
        max((len(key) for key in forms), default=1),
    )


def _without_last(long: str) -> str:
    """A long form as running text shortens it (``deprivation of liberty``), where two telling
    words are left; else nothing."""
    kept = words(long)[:-1]
    while kept and kept[-1] in FUNCTION_WORDS:
        kept.pop()
    telling = [word for word in kept if word not in FUNCTION_WORDS]
    return " ".join(kept) if len(telling) >= 2 else ""


def _join(forms: dict[Form, dict[Form, None]], one: str, other: str) -> None:
    key, value = tuple(stems(one)), tuple(stems(other))
    if key and value and key != value:
        forms.setdefault(key, {})[value] = None
