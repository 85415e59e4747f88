"""Which kinds of value a text has: whether it can answer a question that wants one of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from assistant.words.values import ORDER, ValueKind, grades, has_kind, people

_DATE, _NUMBER = dict(ORDER)["date"], dict(ORDER)["number"]
_KINDS: Mapping[str, ValueKind] = {"date": "date", "money": "money", "percent": "percent"}
_LETTERS = {
    "date": "d", "money": "m", "percent": "p", "number": "n", "amount": "n", "grade": "g",
    "person": "w",
}  # fmt: skip
_TEXTS_KEPT = 16384
_kept: dict[str, str] = {}


def has_value(wants: str | None, text: str) -> bool:
    """Whether a text has a value of the kind wanted; True where no kind is."""
    letter = _LETTERS.get(wants or "")
    if letter is None:
        return True
    known = _kept.get(text)
    return _has(wants or "", text) if known is None else letter in known


def kinds_of(text: str) -> str:
    """A letter for each kind of value that a text has."""
    return "".join(dict.fromkeys(letter for kind, letter in _LETTERS.items() if _has(kind, text)))


def keep_kinds(text: str, found: str) -> None:
    """Have at hand which kinds a text has, as ``kinds_of`` told when it was taken in."""
    if len(_kept) >= _TEXTS_KEPT:
        _kept.clear()
    _kept[text] = found


def _has(wants: str, text: str) -> bool:
    kind = _KINDS.get(wants)
    if kind:
        return has_kind(kind, text)
    if wants in ("number", "amount"):
        return _has_figure(text)
    return bool(grades(text)) if wants == "grade" else bool(people(text))


@lru_cache(maxsize=8192)
def _has_figure(text: str) -> bool:
    # A number, a share and a sum each begin with what a number is: most texts have none, and need
    # not be looked through for dates, whose numbers are no figures.
    if _NUMBER.search(text) is None:
        return False
    dates = [match.span() for match in _DATE.finditer(text)]
    return any(
        not any(match.start() < end and start < match.end() for start, end in dates)
        for match in _NUMBER.finditer(text)
    )
