"""The number, letter or bullet that a line of print starts with, and which one follows which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.layout.minute_words import MINUTE, minute_number
from ingest.layout.numerals import roman

Series = tuple[str, str, bool, str]
Style = Literal["number", "decimal", "letter", "roman", "bullet", "reference", "named"]

_MARKS = "*†‡§"
BULLETS = "•‣◦▪▫●○■□◼◻◾◽◆◇➢➤➔✓✔❖⁃∙·\uf0b7\uf0a7\uf0d8"
_DECIMAL = re.compile(
    r"^(\d{1,3}(?:\.\d{1,3}){1,4})([A-Z]?(?=[.)]?(?:\s|$)))([.)]?)(?:\s+|$)|"
    r"^(\d{1,3}(?:\.\d{1,3}){1,4})([.)]?)(?=[A-Z“‘(])"
)
# A number put in between two others: "16A." after "16."
_INSERTED = re.compile(r"^(\d{1,3})([A-Z])([.)])(?:\s+|$)")
_NUMBER = re.compile(
    r"^(?:(\d{1,3})([.)])|(\()(\d{1,3})\)|(\d{1,3})())(?:\s+|$|(?<=[.)])(?=[A-Z“‘]))"
)
_COLON = re.compile(r"^(\d{1,3})\s+:\s+(?=[A-Z])")  # "45 : DRAFT BUDGET", as Welsh minutes count
_LETTER = re.compile(r"^(\(?)([a-zA-Z])([.)])(?:\s+|$)")
_ROMAN = re.compile(r"^(\(?)([ivx]{1,5}|[IVX]{1,5})([.)])(?:\s+|$)")
_REFERENCE = re.compile(r"^([A-Z]{1,6}[/. -]?)?(\d{1,4})/(\d{2,4})[.:]?(?:\s+|$)")
_LETTERED = re.compile(
    r"^([A-Z]{1,5}[./ -]?)(\d{2,4}(?=[.:)\s])|\d(?=[.:)])|"
    r"(?:(?<=^[A-Z])|(?<=/)|(?<=^[A-Z]{2} )|(?<=^(?!FIG)[A-Z]{3} ))\d(?=\s))[.:)]?\s+"
    r"(?=[A-Z])"
)
_NAMED = re.compile(
    r"^(recommendation|proposal|option|action)\s+(\d{1,3}|[A-Z]|[ivx]+)(?:\s*[:.)–-]\s*|\s*$)",
    re.IGNORECASE,
)
_BULLET = re.compile(rf"^(?:[{BULLETS}\ue000-\uf8ff]\s*|[–—*-]\s+|o\s+(?=[A-Z“‘0-9]))(?=\S)")
# A mark beside the number of a minute, for those that another body has to decide: "* 201", "12†"
_STARRED = re.compile(
    r"^[*†‡§]\s?(?=\d{1,4}(?:[./]\d{1,4})*[.)]?\s+[A-Z])|"
    r"(?<=\d)[*†‡](?=[.)]?\s+[A-Z])|(?<=\d[.)])[*†‡](?=\s+[A-Z])"
)
# What follows a figure that is a quantity or a time of day and not the number of a paragraph.
_UNIT = re.compile(
    r"^(?:per\s?cent|million|billion|thousand|m|bn|k|[ap]\.?m|[AP]M|FTE|hours?|days?|weeks?|"
    r"months?|years?|times?|miles?|km|points?|hectares?|January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\b|^(?:%|[)/])"
)
# A list may lose this many of its labels (torn off, or on a page that is a picture) and go on.
_LOSS, _FEW_LOST = 12, 3


@dataclass(frozen=True, slots=True)
class Marker:
    """What a line starts with, read as a label.

    ``value`` has one number for each part (``1.3.1`` is ``(1, 3, 1)``, ``c`` is ``(3,)``),
    ``form`` the punctuation around it with ``#`` for the value (``#.``, ``#)``, ``(#)``, ``#``),
    ``rest`` the text after it. ``name`` is the word of a named label (``Recommendation``),
    ``suffix`` the letter of a number that was put in between: ``16A``.
    """

    style: Style
    value: tuple[int, ...]
    form: str
    printed: str
    rest: str
    upper: bool = False
    name: str = ""
    suffix: str = ""

    @property
    def order(self) -> tuple[tuple[int, ...], str]:
        """What sorts the labels of one series: ``16A`` stands between ``16`` and ``17``."""
        return self.value, self.suffix

    @property
    def series(self) -> Series:
        """What the members of one list have in common."""
        form = self.form if self.style not in ("decimal", "reference") else ""
        return (self.style, form, self.upper, self.name.lower())

    @property
    def first(self) -> bool:
        """Whether a list starts with it."""
        if self.suffix:
            return False
        if self.style == "decimal" and len(self.value) == 2:
            return self.value[-1] <= 1  # some number their headings 1.0, 2.0
        return self.style == "bullet" or (self.value[-1] == 1 and self.style != "reference")

    @property
    def inner(self) -> Marker | None:
        """The first label of a list that starts on the same line: ``5. a) ...``."""
        if self.style not in ("number", "decimal"):
            return None
        if self.form == "#." and self.rest.startswith("1. "):
            return markers_of(self.rest)[0]  # "2. 1. That the report be noted"
        found = (each for each in markers_of(self.rest) if each.style in ("letter", "roman"))
        return next((each for each in found if each.first and ")" in each.form), None)


def markers_of(text: str, bullet: bool = False) -> tuple[Marker, ...]:
    """Every way to read the start of the line as a label, the likeliest first; often none.

    ``bullet`` says that the reader of the file knows the line to be a list item.
    """
    text = text.strip()
    sign = _BULLET.match(text)
    if (text[:1] in _MARKS or text[:1].isdigit()) and _STARRED.search(text[:16]):
        starred = tuple(_readings(_STARRED.sub("", text, count=1)))
        if starred:
            return starred
    if sign:
        inner = markers_of(text[sign.end() :])
        lettered = tuple(each for each in inner if each.form != "#" or each.style != "number")
        glyph = text[: sign.end()].strip()
        return lettered or (Marker("bullet", (0,), glyph, glyph, text[sign.end() :].strip()),)
    if bullet:
        return (Marker("bullet", (0,), "•", "•", text),)
    return tuple(_readings(text))


def _readings(text: str) -> Iterator[Marker]:
    if minute := minute_number(text):
        style: Style = "reference" if len(minute.value) > 1 else "number"
        rest, form = text[minute.end :].strip(), f"{MINUTE} #"
        yield Marker(style, minute.value, form, minute.printed, rest, name=MINUTE)
        return
    named = _NAMED.match(text)
    if named:
        yield _named(named, text)
        return
    reference = _REFERENCE.match(text)
    if reference:
        printed = reference[0].strip().rstrip(".:")
        value = (int(reference[2]), int(reference[3]))
        rest = text[reference.end() :].strip()
        yield Marker("reference", value, "#/#", printed, rest, name=reference[1] or "")
        return
    lettered = _LETTERED.match(text)
    if lettered:
        printed = lettered[0].strip().rstrip(".:)")
        rest = text[lettered.end() :].strip()
        yield Marker("reference", (int(lettered[2]),), "#", printed, rest, name=lettered[1])
        return
    decimal = _DECIMAL.match(text)
    if decimal:
        rest = text[decimal.end() :].strip()
        if not _UNIT.match(rest):
            printed, suffix = decimal[1] or decimal[4], decimal[2] or ""
            parts = tuple(int(part) for part in printed.split("."))
            form = "#" + (decimal[3] or decimal[5] or "")
            yield Marker("decimal", parts, form, printed + suffix, rest, suffix=suffix)
        return
    yield from _number(text)
    yield from _lettered(text)


def _named(match: re.Match[str], text: str) -> Marker:
    sign = match[2]
    if sign.isdigit():
        value = int(sign)
    elif len(sign) == 1 and sign.isupper():
        value = ord(sign) - 64
    else:
        value = roman(sign)
    rest = text[match.end() :].strip()
    return Marker("named", (value,), "#", sign, rest, sign.isupper(), match[1].capitalize())


def _number(text: str) -> Iterator[Marker]:
    if colon := _COLON.match(text):
        yield Marker("number", (int(colon[1]),), "#:", colon[1], text[colon.end() :].strip())
        return
    if inserted := _INSERTED.match(text):
        number, suffix, sign = inserted.groups()
        rest = text[inserted.end() :].strip()
        yield Marker("number", (int(number),), f"#{sign}", number + suffix, rest, suffix=suffix)
        return
    match = _NUMBER.match(text)
    if not match:
        return
    digits = match[1] or match[4] or match[5]
    form = "(#)" if match[3] else "#" + (match[2] or "")
    rest = text[match.end() :].strip()
    counted = form == "#" and _UNIT.match(rest)
    if not counted and int(digits) > 0:
        yield Marker("number", (int(digits),), form, digits, rest)


def _lettered(text: str) -> Iterator[Marker]:
    """Letters, and the Roman numbers that look like them: ``i)`` is both."""
    letter, numeral = _LETTER.match(text), _ROMAN.match(text)
    if letter:
        value = ord(letter[2].lower()) - 96
        yield Marker(
            "letter", (value,), f"{letter[1]}#{letter[3]}", letter[2],
            text[letter.end() :].strip(), letter[2].isupper(),
        )  # fmt: skip
    if numeral and roman(numeral[2]):
        yield Marker(
            "roman", (roman(numeral[2]),), f"{numeral[1]}#{numeral[3]}", numeral[2],
            text[numeral.end() :].strip(), numeral[2].isupper(),
        )  # fmt: skip


def follows(marker: Marker, before: Marker) -> bool:
    """Whether the label comes right after another one of its series."""
    if marker.series != before.series:
        return False
    if marker.style == "bullet":
        return True
    if marker.suffix:
        after = chr(ord(before.suffix) + 1) if before.suffix else "A"
        return marker.value == before.value and marker.suffix == after
    if marker.style == "reference":
        if len(marker.value) != len(before.value):
            return False
        steps = [one - other for one, other in zip(marker.value, before.value, strict=True)]
        return sum(steps) == max(steps) == 1  # 91/18 after 90/18, 2022/013 after 2022/012
    if marker.style != "decimal":
        return marker.value == (*before.value[:-1], before.value[-1] + 1)
    return _decimal_follows(marker.value, before.value)


def _decimal_follows(value: tuple[int, ...], before: tuple[int, ...]) -> bool:
    """1.3 after 1.2; 1.2.1 after 1.2 or 1.1; 2.1 or 2.0 after 1.9; 1.4 after 1.3.2."""
    if len(value) > len(before):
        opens = value[: len(before)]
        near = opens == before or (opens[:-1] == before[:-1] and opens[-1] == before[-1] + 1)
        return near and all(part == 1 for part in value[len(before) :])
    shorter = before[: len(value)]
    if value[:-1] == shorter[:-1] and value[-1] == shorter[-1] + 1:
        return True
    return (
        len(value) > 1 and value[-1] <= 1 and _decimal_follows(value[:-1], before[: len(value) - 1])
    )


def near_to(marker: Marker, last: Marker) -> bool:
    """Whether a label stands a little further on in a list than its last, or repeats that."""
    if marker.style == "decimal":
        return marker.value[0] in (last.value[0], last.value[0] + 1)
    loss = _LOSS if marker.style in ("number", "reference") else _FEW_LOST
    return marker.value[:-1] == last.value[:-1] and 0 <= marker.value[-1] - last.value[-1] <= loss
