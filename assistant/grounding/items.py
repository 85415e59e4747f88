"""A text as sentences of items: the words and values that claim something, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from assistant.grounding.classes import BE, FREE, NEGATIONS, PREPOSITIONS, PRONOUNS
from assistant.words.dates import period
from assistant.words.sentences import sentences
from assistant.words.stems import stem
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
)
_PIECE = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+\d*|[,;:()|%£]|\S")
_BREAK = frozenset(",;:()|")
_JOINTS = frozenset(
    "and but or while whereas although though because which who when where if unless so".split()
)
_TELLING_JOINTS = frozenset("or because when where if unless so".split())
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAYS = re.compile(r"\d+")
_STRETCH = re.compile(r"date (\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d) ")
_YEAR_OR_MONTH = re.compile(r"date (\d{4}-\d\d-01) (\d{4}-\d\d-(?:28|29|30|31)) ")
_SIGN = re.compile(r"(?:^|[\s(£])-\s?£?$")


@dataclass(frozen=True, slots=True)
class Item:
    """A word by its stem, or a value by its size; ``prep`` is from, to or by where that stands
    before it, ``denied`` how many denials, ``capital`` a capital letter. ``be`` and
    ``has_object`` tell a passive from an active form."""

    key: str
    prep: str = ""
    is_value: bool = False
    denied: int = 0
    be: bool = False
    has_object: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between its joints: ``first`` and ``last`` index the items,
    ``joint`` is the mark or word it opens with."""

    first: int
    last: int
    negations: int
    opens_with_pronoun: bool = False
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its items in order, its clauses, and the sentence as printed."""

    text: str
    items: tuple[Item, ...]
    clauses: tuple[Clause, ...]

    def part(self, clause: Clause) -> tuple[Item, ...]:
        """The items of one clause."""
        return self.items[clause.first : clause.last]

    @property
    def keys(self) -> frozenset[str]:
        """What the sentence speaks of, without its order."""
        return frozenset(item.key for item in self.items)


@dataclass(slots=True)
class _Piece:
    text: str
    value: Value | None = None
    sign: str = ""


@lru_cache(maxsize=4096)
def lines(text: str) -> tuple[Line, ...]:
    """The sentences of a text as items."""
    return tuple(line(sentence.text) for sentence in sentences(text))


@lru_cache(maxsize=4096)
def line(text: str) -> Line:
    """One sentence as items and clauses."""
    items: list[Item] = []
    clauses: list[Clause] = []
    first = negations = denied = 0
    pronoun = started = False
    joint = ""
    pieces = list(_pieces(plain(text)))
    for at, piece in enumerate(pieces):
        word = piece.text.lower()
        if piece.value is None and (word in _BREAK or word in _JOINTS):
            if len(items) > first:
                clauses.append(Clause(first, len(items), negations, pronoun, joint))
                first, negations, denied, pronoun, started = len(items), 0, 0, False, False
            elif negations and clauses:
                # "Conflicts of interest: none." denies what stands before it.
                clauses[-1] = replace(clauses[-1], negations=clauses[-1].negations + negations)
                negations = denied = 0
            joint = word
            if word not in _TELLING_JOINTS:
                continue
        if word in NEGATIONS:
            negations, denied = negations + 1, denied + 1
            continue
        if not started:
            pronoun, started = word in PRONOUNS, True
        item = _item(pieces, at)
        if item is not None:
            items.append(replace(item, denied=denied))
            denied = 0
    if len(items) > first or not clauses:
        clauses.append(Clause(first, len(items), negations, pronoun, joint))
    elif negations:
        clauses[-1] = replace(clauses[-1], negations=clauses[-1].negations + negations)
    return Line(text, tuple(items), tuple(clauses))


def plain(text: str) -> str:
    """Straight quotes and dashes, and no shortened forms."""
    text = text.translate(_TYPOGRAPHY)
    for pattern, full in _SHORTENED:
        text = pattern.sub(full, text)
    return text


def _pieces(text: str) -> Iterator[_Piece]:
    """Words, marks and whole values, in order."""
    last = 0
    for value in values(text):
        yield from (_Piece(m.group()) for m in _PIECE.finditer(text, last, value.start))
        sign = "-" if _SIGN.search(text[: value.start]) and value.kind != "date" else ""
        yield _Piece(value.text, value, sign)
        last = value.end
    yield from (_Piece(m.group()) for m in _PIECE.finditer(text, last))


def _item(pieces: Sequence[_Piece], at: int) -> Item | None:
    piece = pieces[at]
    word = piece.text.lower()
    prep = _preposition(pieces, at)
    if piece.value is not None:
        return Item(value_key(piece.value) + piece.sign, prep, is_value=True)
    if word in FREE or not (word[0].isalnum() or word in "%£"):
        return None
    before = pieces[at - 1].text.lower() if at else ""
    after = pieces[at + 1].text.lower() if at + 1 < len(pieces) else "."
    is_form = word.endswith(("ed", "en"))
    return Item(
        stem(word),
        prep,
        capital=piece.text[0].isupper(),
        be=is_form and before in BE,
        has_object=is_form and after[0].isalnum() and after not in PREPOSITIONS,
    )


def _preposition(pieces: Sequence[_Piece], at: int) -> str:
    """From, to or by, where only articles and the like stand between it and the item."""
    for piece in reversed(pieces[max(at - 4, 0) : at]):
        word = piece.text.lower()
        if word in ("from", "to", "by"):
            return word
        if piece.value is not None or word not in FREE or word in PREPOSITIONS:
            return ""
    return ""


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
    return f"date {stretch.start} {stretch.end} {'+'.join(str(int(day)) for day in days)}"


def is_same(said: Item, printed: Item) -> bool:
    """Whether an item of a statement is one of the paper: the same, or its day's month or year."""
    if said.key == printed.key:
        return True
    mine, theirs = _YEAR_OR_MONTH.fullmatch(said.key), _STRETCH.match(printed.key)
    if mine is None or theirs is None:
        return False
    return mine[1] <= theirs[1] and theirs[2] <= mine[2] and _days(mine[1], mine[2]) <= 366


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def turned(items: Sequence[Item]) -> tuple[Item, ...] | None:
    """``board chaired BY farthing`` as ``farthing chaired board``; None where nobody acts."""
    for at, item in enumerate(items):
        if item.prep == "by" and not item.is_value and at > 1:
            moved = (*items[at:], items[at - 1], *items[: at - 1])
            return tuple(
                replace(one, prep="" if one.prep == "by" else one.prep, be=False) for one in moved
            )
    return None
