"""A text as pieces, and values as keys: one for all ways to print a number or a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.words.dates import period
from assistant.words.values import Value, figure, values

_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": ",", "−": "-", "\u00a0": " "}
)
_SHORTENED = (
    (re.compile(r"\b(?:can't|cannot)\b", re.I), "can not"),
    (re.compile(r"\bwon't\b", re.I), "will not"),
    (re.compile(r"\bshan't\b", re.I), "shall not"),
    (re.compile(r"(?<=[a-z])n't\b", re.I), " not"),
    (re.compile(r"'(?:s|re|ve|ll|d|m)?\b", re.I), " "),
    (re.compile(r"(?<=[^\W\d])\s-\s|\s-\s(?=[^\W\d])"), " , "),
)
_PIECE = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+\d*|[,;:()|%£]|\S")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAYS = re.compile(r"\d+")
_STRETCH = re.compile(r"date (\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d) ")
_YEAR_OR_MONTH = re.compile(r"date (\d{4}-\d\d-01) (\d{4}-\d\d-(?:28|29|30|31)) ")
_SIGN = re.compile(r"(?:^|[\s(£])-\s?£?$")


@dataclass(slots=True)
class Piece:
    """A word, a mark, or a whole value with its sign."""

    text: str
    value: Value | None = None
    sign: str = ""


def plain(text: str) -> str:
    """Straight quotes and dashes, and no shortened forms."""
    text = text.translate(_TYPOGRAPHY)
    for pattern, full in _SHORTENED:
        text = pattern.sub(full, text)
    return text


def pieces(text: str) -> Iterator[Piece]:
    """Words, marks and whole values of a plain text, in order."""
    last = 0
    for value in values(text):
        yield from (Piece(m.group()) for m in _PIECE.finditer(text, last, value.start))
        sign = "-" if _SIGN.search(text[: value.start]) and value.kind != "date" else ""
        yield Piece(value.text, value, sign)
        last = value.end
    yield from (Piece(m.group()) for m in _PIECE.finditer(text, last))


def value_key(value: Value) -> str:
    """One key for all ways to print a value: ``£1.2m`` and ``£1,200,000``, ``eight`` and ``8``."""
    if value.kind == "date":
        return _date_key(value.text)
    size = figure(value.text)
    text = value.text.lower()
    kind = "points" if "point" in text else value.kind
    about = "~" if text.startswith("c") else ""
    more = "+" if text.endswith("+") else ""
    return f"{kind} {text if size is None else f'{size:.12g}'}{about}{more}"


def _date_key(text: str) -> str:
    """A date by its first and last day, and by the days it prints: some are no days at all."""
    stretch = period(text)
    if stretch is None:
        return "date " + " ".join(text.lower().replace(",", "").split())
    days = _DAYS.findall(_YEAR.sub(" ", text)) if re.search("[A-Za-z]{3}", text) else []
    if stretch.start == stretch.end:
        days = [stretch.start[-2:]]
    return f"date {stretch.start} {stretch.end} {'+'.join(str(int(day)) for day in days)}"


def is_same_value(said: str, printed: str) -> bool:
    """Whether two keys are of one value, or the first of the month or year of the second."""
    if said == printed:
        return True
    mine, theirs = _YEAR_OR_MONTH.fullmatch(said), _STRETCH.match(printed)
    if mine is None or theirs is None:
        return False
    return mine[1] <= theirs[1] and theirs[2] <= mine[2] and _length(mine[1], mine[2]) <= 366


def _length(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
