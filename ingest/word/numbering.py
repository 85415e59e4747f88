"""The numbers that Word shows before paragraphs, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.word.marks import Element, attribute, child, children, number, switched, value

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands before a paragraph: its label, or a bullet; ``level`` counts from 0."""

    label: str | None
    bullet: bool
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    restart: int | None
    legal: bool
    style: str | None


@dataclass(slots=True)
class Numbering:
    """A file's lists; ``shown`` counts on with every paragraph asked for."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, _Level | int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """The lists that the file's numbering part defines."""
        made = cls()
        if root is None:
            return made
        for abstract in children(root, "abstractNum"):
            key = attribute(abstract, "abstractNumId") or ""
            made.levels[key] = {
                int(attribute(level, "ilvl") or 0): _level(level)
                for level in children(abstract, "lvl")
            }
        for instance in children(root, "num"):
            key = attribute(instance, "numId") or ""
            made.abstract[key] = value(instance, "abstractNumId") or ""
            made.overrides[key] = dict(_overrides(instance))
        return made

    def level_of_style(self, key: str, style: str) -> int:
        """The level that a list ties to a paragraph style."""
        levels = self.levels.get(self.abstract.get(key, ""), {})
        return next((place for place, level in levels.items() if level.style == style), 0)

    def shown(self, key: str, place: int) -> Shown | None:
        """What Word shows before the next paragraph of this list at this level."""
        name = self.abstract.get(key)
        level = self._level(key, place)
        if name is None or level is None:
            return None
        counts = self.counts.setdefault(name, {})
        self._begin(key, place, counts)
        counts[place] = counts.get(place, level.start - 1) + 1
        self._restart_below(key, place, counts)
        if level.format == "bullet":
            return Shown(None, True, place)
        if level.format == "none" and not _PLACE.search(level.text):
            return Shown(level.text.strip() or None, False, place)
        label = _PLACE.sub(lambda found: self._figure(key, int(found[1]) - 1, level), level.text)
        return Shown(label.strip() or None, False, place)

    def _level(self, key: str, place: int) -> _Level | None:
        override = self.overrides.get(key, {}).get(place)
        if isinstance(override, _Level):
            return override
        return self.levels.get(self.abstract.get(key, ""), {}).get(place)

    def _begin(self, key: str, place: int, counts: dict[int, int]) -> None:
        """A list that says where it starts anew does so at its first paragraph."""
        override = self.overrides.get(key, {}).get(place)
        if (key, place) not in self.begun and isinstance(override, int):
            counts[place] = override - 1
        self.begun.add((key, place))

    def _restart_below(self, key: str, place: int, counts: dict[int, int]) -> None:
        for lower in [each for each in counts if each > place]:
            level = self._level(key, lower)
            if level and level.restart == 0:
                continue
            if level is None or level.restart is None or place < level.restart:
                del counts[lower]

    def _figure(self, key: str, place: int, shown: _Level) -> str:
        level = self._level(key, place)
        if level is None:
            return ""
        count = self.counts.get(self.abstract.get(key, ""), {}).get(place, level.start)
        return numeral(count, "decimal" if shown.legal else level.format)


def numeral(count: int, kind: str) -> str:
    """The count as Word's number format writes it."""
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        text = ""
        for worth, sign in _ROMAN:
            text += sign * (count // worth)
            count %= worth
        return text.upper() if kind == "upperRoman" else text
    if kind == "decimalZero":
        return f"{count:02d}"
    if kind == "ordinal":
        ending = {1: "st", 2: "nd", 3: "rd"}.get(
            count % 10 if count % 100 not in (11, 12, 13) else 0
        )
        return f"{count}{ending or 'th'}"
    return "" if kind in ("none", "bullet") else str(count)


def _level(element: Element) -> _Level:
    start = number(element, "start")
    return _Level(
        start=1 if start is None else start,
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        restart=number(element, "lvlRestart"),
        legal=bool(switched(element, "isLgl")),
        style=value(element, "pStyle"),
    )


def _overrides(instance: Element) -> list[tuple[int, _Level | int]]:
    found: list[tuple[int, _Level | int]] = []
    for override in children(instance, "lvlOverride"):
        place = int(attribute(override, "ilvl") or 0)
        level, start = child(override, "lvl"), number(override, "startOverride")
        if level is not None:
            found.append((place, _level(level)))
        elif start is not None:
            found.append((place, start))
    return found
