"""The values that answer a question: dates, money, shares, numbers, grades, people."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

ValueKind = Literal["date", "money", "percent", "number", "grade", "person"]

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|t)?"
_YEAR = r"(?:19|20)\d\d"
_SPAN = r"\s*(?:-|–|—|to|and|&|until)\s*"
# What a date can begin with is looked at first: at most places of a text nothing else has to be.
_DATE = re.compile(
    r"\b(?=[\dJFMASONDQq]|early|mid|late|s[pu]|autumn|winter)(?:"
    rf"(?:{_DAY}(?:\s+{_MONTH}(?:\s+{_YEAR})?)?{_SPAN})?{_DAY}\s+(?:of\s+)?{_MONTH},?(?:\s+{_YEAR})?\b"
    rf"|{_MONTH}\s+{_DAY},?\s+{_YEAR}\b"
    rf"|(?:{_MONTH}(?:\s+{_YEAR})?{_SPAN}|{_MONTH}/)?{_MONTH},?\s+{_YEAR}\b"
    rf"|{_YEAR}-\d\d-\d\d\b|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)\b"
    rf"|{_YEAR}\s*[/–-]\s*(?:{_YEAR}|\d\d)\b"
    rf"|(?:early|mid|late|spring|summer|autumn|winter)[\s-]+{_YEAR}\b"
    rf"|[Qq](?:uarter)?\s?[1-4](?:\s+(?:of\s+)?{_YEAR}(?:[/–-]\d\d)?)?\b"
    rf"|{_YEAR}\b(?![+,]\d|\+)|{_MONTH}\b(?=[^a-z]|$))",
)
_SCALE = r"(?:\s?(?:million|billion|thousand|bn|mn|m|k)\b)?"
# Fifty pence is written "50p"; a page is "p. 50", and no sum.
_MONEY = re.compile(
    rf"(?:\bc\.?\s?)?£\s?\d[\d,]*(?:\.\d+)?{_SCALE}|(?<![\w.,£])\d{{1,3}}(?:\.\d+)?(?:p\b(?!\.?\d)| pence\b)",
    re.IGNORECASE,
)
_PENCE = re.compile(r"\d(?:p\b| pence\b)", re.IGNORECASE)
_WORDS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    """.split()
_PERCENT = re.compile(
    rf"\b(?:\d+(?:\.\d+)?\s?(?:%|per\s?cent\b|percent\b|percentage points?\b)"
    rf"|(?:{'|'.join(_WORDS)})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?\sper\s?cent\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"\b(?=[\dotfsen])(?!\d[\d,.]*(?!st\b|nd\b|rd\b|th\b)[a-z]{{2,}}\b)(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?:\+|\s(?:million|billion|thousand)\b)?|(?:{'|'.join(_WORDS)})\b"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine)\b)?)",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\b(?:requir(?:es?|ed|ing)\s+improvement(?:\s+to\s+be\s+good)?|outstanding|inadequate|good|adequate"
    r"|(?:substantial|reasonable|limited|minimal|no|full|moderate|significant)\s+assurance"
    r"|red|amber|green)\b",
    re.IGNORECASE,
)
_NAME = r"(?:Ma?c|O['’]|D['’])?[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*"
_PERSON = re.compile(
    rf"\b(?=[A-Z])(?:(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Prof(?:essor)?)\.?\s+"
    rf"(?:[A-Z]\.?\s+){{0,3}}{_NAME}(?:\s+{_NAME}){{0,2}}|{_NAME}(?:\s+[A-Z]\.)?(?:\s+{_NAME}){{1,2}})\b"
)
_SMALL = rf"(?:{'|'.join(_WORDS[:12])}|\d{{1,2}})"
_SHARE = re.compile(
    r"\b(?:one|two|three|four|an?)[- ](?:thirds?|quarters?|fifths?|tenths?)\b(?!\s+(?:part|sector|time|year|day|of (?:the|each) (?:financial )?year))"
    rf"|\bhalf (?:of|the|its|their|all)\b(?! (?:term|year))|\b{_SMALL} (?:in|out of) (?:every )?(?:{_SMALL}|twenty|\d{{3}})\b(?![,.]?\d|\s+(?:{_MONTH}|months?|weeks?|days?|years?))",
    re.IGNORECASE,
)
# "In September 2022 Ofsted ..." opens a sentence and names nobody.
_NO_NAME = re.compile(
    rf"^(?:In|On|At|By|From|Since|Until|During|For|The|This|These|Those|Our|Their|All|As|Of|To|An?)\s"
    rf"|^(?!(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof)).*\b(?:{_MONTH})\b(?<!May)"
)
ORDER: tuple[tuple[ValueKind, re.Pattern[str]], ...] = (
    ("date", _DATE),
    ("money", _MONEY),
    ("percent", _PERCENT),
    ("number", _NUMBER),
)


class Value(NamedTuple):
    """A value as the text prints it: ``text`` is ``source[start:end]``."""

    kind: ValueKind
    text: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def values(text: str) -> tuple[Value, ...]:
    """Dates, money, shares and numbers, none inside another, in the order of the text."""
    taken: list[Value] = []
    for kind, pattern in ORDER:
        if kind == "money" and not _may_have_money(text):
            continue
        if kind == "percent" and "%" not in text and "cent" not in text.lower():
            continue
        for match in pattern.finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in taken):
                taken.append(Value(kind, match.group(), match.start(), match.end()))
    return tuple(sorted(taken, key=lambda value: value.start))


def _may_have_money(text: str) -> bool:
    return "£" in text or _PENCE.search(text) is not None


def has_kind(kind: ValueKind, text: str) -> bool:
    """Whether ``values`` has one of a kind, without looking for the others where that can be."""
    if kind == "date":
        # Dates come first: none is inside another value.
        return _DATE.search(text) is not None
    if kind == "money" and not _may_have_money(text):
        return False
    if kind == "percent" and "%" not in text and "cent" not in text.lower():
        return False
    return any(value.kind == kind for value in values(text))


def shares(text: str) -> tuple[Value, ...]:
    """Parts of a whole told in words: ``a third``, ``half of``, ``two in five``."""
    return tuple(Value("percent", m.group(), m.start(), m.end()) for m in _SHARE.finditer(text))


def grades(text: str) -> tuple[Value, ...]:
    """Words of judgement scales, in any case: whether they judge is for the caller to say."""
    return tuple(Value("grade", m.group(), m.start(), m.end()) for m in _GRADE.finditer(text))


def people(text: str) -> tuple[Value, ...]:
    """What has the form of a person's name: a title and a name, or two or three capitalised words."""
    found = [Value("person", m.group(), m.start(), m.end()) for m in _PERSON.finditer(text)]
    return tuple(name for name in found if not _NO_NAME.search(name.text))


def figure(text: str) -> float | None:
    """The size of a printed number, money or share (``£1.2m`` is 1200000.0, ``50p`` 0.5), or None."""
    cleaned = text.lower().replace(",", "").replace("£", "").strip()
    if pence := re.fullmatch(r"(\d+(?:\.\d+)?)(?:p| pence)", cleaned):
        return float(pence.group(1)) / 100
    match = re.match(
        r"(?:c\.?\s*)?(\d+(?:\.\d+)?)\s*(million|billion|thousand|bn|mn|m|k)?", cleaned
    )
    if match:
        return float(match.group(1)) * _scale(match.group(2))
    parts = cleaned.split("-")
    if all(part in _WORDS for part in parts):
        return float(sum(_word_value(part) for part in parts))
    return None


def _scale(name: str | None) -> float:
    if name is None:
        return 1.0
    return {"t": 1e3, "k": 1e3, "m": 1e6, "b": 1e9}[name[0]]


def _word_value(word: str) -> int:
    index = _WORDS.index(word)
    return index + 1 if index < 20 else (index - 17) * 10
