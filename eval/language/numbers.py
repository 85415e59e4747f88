"""Numbers as papers write them -> values: scale words, money, per cent, number words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from eval.language.dates import financial_years, find_dates
from eval.language.text import REMEMBERED

Unit = Literal["GBP", "percent", ""]

COARSEST = 0.03
"""A rounder figure counts as the same up to this share of it: 38% for 38.4%, not £4m for £4.2m."""

_SCALES = {"k": 1e3, "thousand": 1e3, "hundred": 1e2, "m": 1e6, "mn": 1e6, "million": 1e6}
_SCALES |= {"bn": 1e9, "billion": 1e9, "trillion": 1e12}
_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {name: value for value, name in enumerate(re.findall(r"\w+", _UNIT_WORDS))}
_TENS = {name: 10 * value for value, name in enumerate(re.findall(r"\w+", _TEN_WORDS), start=2)}
_BIG = {"hundred": 100, "dozen": 12, "thousand": 1000, "million": 10**6, "billion": 10**9}
_PERCENT = r"(?P<percent>\s?%|[\s-]?per\s?cent\b|\spercentage\spoints?\b)?"
_POUNDS = r"(?P<pounds>\s(?:pounds?|GBP)\b)?"
_DIGITS = re.compile(
    r"(?P<currency>£\s?|GBP\s?)?(?<![\w.])(?<!\d,)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?!\.\d)(?:(?P<short>\s?(?:mn|bn|[mMkK]))\b|[\s-](?P<long>hundred|thousand|million|billion"
    r"|trillion)\b)?(?![\w])" + _PERCENT + _POUNDS,
    re.IGNORECASE,
)
_SMALL = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(list(_UNITS)[1:10])})(?!\w))?"
    rf"|(?:{'|'.join(reversed(_UNITS))})(?!\w))"
)
_HUNDREDS = rf"(?:(?:(?:an?|{_SMALL})\s)?(?:hundred|dozen)(?!\w)(?:\s(?:and\s)?{_SMALL})?|{_SMALL})"
_JOIN = r",?\s(?:and\s)?"
_WORDS = re.compile(
    rf"\b(?:(?:an?|{_HUNDREDS})\s(?:million|billion)(?!\w)(?:{_JOIN}{_HUNDREDS}\sthousand(?!\w))?"
    rf"(?:{_JOIN}{_HUNDREDS})?|(?:a|{_HUNDREDS})\sthousand(?!\w)(?:{_JOIN}{_HUNDREDS})?"
    rf"|{_HUNDREDS})(?![\s-](?:thirds?|quarters?|fifths?)\b)" + _PERCENT + _POUNDS,
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile("|".join([*_TENS, *reversed(_UNITS), *_BIG]))
_TIMES = re.compile(r"\b\d{1,2}(?::\d\d|\.\d\d(?=\s?[ap]\.?m\b))")
_THOUSANDS = re.compile(r"£\s?['’]?000s?\b|£k\b")
_MILLIONS = re.compile(r"£\s?m(?:illions?)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: ``value`` in full, ``digit`` the worth of its last stated digit."""

    value: float
    unit: Unit
    digit: float
    start: int = 0
    end: int = 0

    def agrees(self, other: Quantity, about: bool = False) -> bool:
        """Whether both say the same, one perhaps rounded: see ``COARSEST``; 1% more if about."""
        if self.unit != other.unit:
            return False
        rounding = min(max(self.digit, other.digit) / 2, COARSEST * abs(other.value))
        allowed = max(rounding, abs(other.value) * 0.01 if about else 0.0)
        return abs(self.value - other.value) <= allowed + 1e-9 * abs(other.value)


@lru_cache(maxsize=REMEMBERED)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of a text in order, except those within dates, times and financial years.

    Under a heading ``£000`` or ``£m`` a plain number is given a second time, as money.
    """
    masked = _without_dates(text)
    found = [*_from_digits(masked)]
    taken = [(quantity.start, quantity.end) for quantity in found]
    for quantity in _from_words(masked):
        if not any(quantity.start < end and start < quantity.end for start, end in taken):
            found.append(quantity)
    scale = 1e3 if _THOUSANDS.search(text) else 1e6 if _MILLIONS.search(text) else 0.0
    found += [
        Quantity(plain.value * scale, "GBP", plain.digit * scale, plain.start, plain.end)
        for plain in found
        if scale and not plain.unit
    ]
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def parse_quantity(text: str, unit: Unit) -> Quantity:
    """The number that gold states (``4200000``, ``4.2m``, ``12``); ValueError if it is none."""
    number = re.fullmatch(r"£?\s?(-?[\d,]+(?:\.\d+)?)\s?(\w*)%?", text.strip())
    if not number or (number[2] and number[2].casefold() not in _SCALES):
        raise ValueError(f"{text!r} is not a number: write 4200000, 4.2m or 38.4")
    scale = _SCALES.get(number[2].casefold(), 1.0)
    digits = number[1].replace(",", "")
    return Quantity(float(digits) * scale, unit, _last_digit(digits) * scale)


def _last_digit(digits: str) -> float:
    return float(10 ** -len(digits.partition(".")[2]))


def _without_dates(text: str) -> str:
    spans = [(date.start, date.end) for date in find_dates(text) if date.day or date.month]
    spans += [(start, end) for _, start, end in financial_years(text)]
    spans += [match.span() for match in _TIMES.finditer(text)]
    for start, end in spans:
        text = text[:start] + "·" * (end - start) + text[end:]
    return text


def _from_digits(text: str) -> Iterator[Quantity]:
    for match in _DIGITS.finditer(text):
        short, long = match["short"], match["long"]
        spaced = short is not None and short[0].isspace() and not match["currency"]
        if spaced and short.strip().casefold() != "bn":
            continue  # "5 m" is a length
        word = (short or long or "").strip().casefold()
        digits = match["digits"].replace(",", "")
        if digits == "000":
            continue  # the heading of a column in thousands
        scale = _SCALES.get(word, 1.0)
        # 1.1 * 1e6 is not 1100000 in floating point
        value = round(float(digits) * scale, 6)
        yield Quantity(value, _unit(match), _last_digit(digits) * scale, *match.span())


def _from_words(text: str) -> Iterator[Quantity]:
    for match in _WORDS.finditer(text):
        names = _NUMBER_WORD.findall(match[0].casefold())
        value, digit = _worth(names)
        yield Quantity(float(value), _unit(match), float(digit), *match.span())


def _worth(names: list[str]) -> tuple[int, int]:
    total = part = 0
    for name in names:
        if name in _BIG:
            part = max(part, 1) * _BIG[name]
            if _BIG[name] >= 1000:
                total, part = total + part, 0
        else:
            part += _UNITS[name] if name in _UNITS else _TENS[name]
    last = names[-1]
    return total + part, _BIG[last] if last in _BIG and last != "dozen" else 1


def _unit(match: re.Match[str]) -> Unit:
    if match["percent"]:
        return "percent"
    money = match["pounds"] or ("currency" in match.re.groupindex and match["currency"])
    return "GBP" if money else ""
