"""A text as sentences of items: the words and values that claim something, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from assistant.grounding.reading.classes import (
    AUXILIARIES,
    LINKS,
    MODALS,
    NEGATIONS,
    NOBODY,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SILENT,
    SUBJECTS,
    TELLING,
)
from assistant.grounding.reading.forms import lemma_and_form, root
from assistant.grounding.reading.sizes import Piece, is_same_value, pieces, plain, value_key
from assistant.words.sentences import sentences

_MARKS = frozenset(",;:()|")
_DETERMINERS = frozenset("a an the".split())
END = "~end"
"""The key of what stands for a verb left out: ``supervision did not``."""


@dataclass(frozen=True, slots=True)
class Item:
    """A word with all that the grammar around it claims, or a value by its size.

    ``key`` is what the forms of a word share, ``word`` the form printed (empty where it was made
    by turning a clause round). ``prep``, ``aux``, ``denied``, ``pron`` and ``det`` are what stands
    between it and the item before: prepositions, words of tense and voice, how many denials, a
    pronoun, an article. ``joint`` is the mark or word that parts it from the item before.
    ``loose`` lets it be singular or plural.
    """

    key: str
    word: str = ""
    form: str = ""
    prep: str = ""
    aux: tuple[str, ...] = ()
    denied: int = 0
    pron: str = ""
    det: str = ""
    joint: str = ""
    is_value: bool = False
    capital: bool = False
    loose: bool = False

    @property
    def is_date(self) -> bool:
        """Whether it tells when."""
        return self.key.startswith("date ")

    @property
    def link(self) -> str:
        """The word that joins it to what stands before, or nothing."""
        return self.joint.strip(",;:()|")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between its joints: ``first`` and ``last`` index the items."""

    first: int
    last: int
    negations: int
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

    @property
    def leans(self) -> bool:
        """Whether it opens with a word for something named before: ``It``, ``This plan``."""
        first = self.items[0] if self.items else None
        return first is not None and (
            is_pronoun(first) or first.pron in ("this", "these", "those", "its", "their", "his")
        )


@dataclass(slots=True)
class _Before:
    """What has been read since the last item."""

    joint: str = ""
    preps: list[str] = field(default_factory=list)
    aux: list[str] = field(default_factory=list)
    denied: int = 0
    pron: str = ""
    det: str = ""

    def given(self, item: Item) -> Item:
        return replace(
            item, prep=" ".join(self.preps), aux=tuple(self.aux), denied=self.denied,
            pron=self.pron, det=self.det, joint=self.joint,
        )  # fmt: skip


@lru_cache(maxsize=4096)
def lines(text: str) -> tuple[Line, ...]:
    """The sentences of a text as items."""
    return tuple(line(sentence.text) for sentence in sentences(text))


@lru_cache(maxsize=8192)
def line(text: str) -> Line:
    """One sentence as items and clauses."""
    items: list[Item] = []
    before = _Before()
    found = list(pieces(plain(text)))
    for at, piece in enumerate(found):
        word = piece.text.lower()
        if piece.value is not None:
            items.append(before.given(_value(piece)))
        elif word in _MARKS or word in LINKS or word in RELATIVES or word in TELLING:
            _flush(items, before)
            before = _Before(joint=before.joint + word)
            if word not in TELLING:
                continue
            items.append(before.given(_word(piece)))
        elif _stands_alone(word, found, at, before, not items or bool(before.joint)):
            items.append(before.given(Item(f"~{word}", word)))
        elif not _is_grammar(word, before):
            if not word[0].isalnum() and word not in "%£":
                continue
            items.append(before.given(_word(piece)))
        else:
            continue
        before = _Before()
    _flush(items, before)
    return Line(text, tuple(items), _clauses(items))


def is_pronoun(item: Item) -> bool:
    """Whether an item stands for something named before."""
    return item.key.startswith("~") and item.key != END


def is_same(said: Item, printed: Item) -> bool:
    """Whether an item of a statement is one of the paper: the same, or its day's month or year."""
    return said.key == printed.key or (
        said.is_date and printed.is_date and is_same_value(said.key, printed.key)
    )


def _is_grammar(word: str, before: _Before) -> bool:
    """Take down a word that belongs to the next item; False where it is an item itself."""
    if word in AUXILIARIES:
        before.aux.append(AUXILIARIES[word])
    elif word in NEGATIONS:
        before.denied += 1
        before.pron = word if word in NOBODY else before.pron
    elif word in PREPOSITIONS:
        before.preps.append(word)
    elif word in _DETERMINERS:
        before.det = word
    elif word in OBJECTS or word in POSSESSIVES or word in SUBJECTS:
        before.pron = word
    else:
        return word in SILENT
    return True


def _stands_alone(word: str, found: Sequence[Piece], at: int, before: _Before, opens: bool) -> bool:
    """Whether a pronoun is somebody or something by itself: a subject, or an object with nothing
    behind it that it could belong to."""
    if word in ("he", "she", "they", "we"):
        return True
    after = found[at + 1].text.lower() if at + 1 < len(found) else ""
    if word in ("this", "these", "those"):
        return opens and (after in AUXILIARIES or after in MODALS)
    if word == "it" and opens and not before.preps:
        return True
    ends = not after or not after[0].isalnum() or after in PREPOSITIONS or after in LINKS
    return word in OBJECTS and word != "hers" and ends


def _flush(items: list[Item], before: _Before) -> None:
    """A denial or an auxiliary without its verb stands for the verb."""
    if before.denied or before.aux:
        items.append(before.given(Item(END)))
        before.joint = ""


def _value(piece: Piece) -> Item:
    assert piece.value is not None
    key = value_key(piece.value) + piece.sign
    return Item(key, key, is_value=True)


def _word(piece: Piece) -> Item:
    word = piece.text.lower()
    return Item(root(word), word, lemma_and_form(word)[1], capital=piece.text[0].isupper())


def _clauses(items: Sequence[Item]) -> tuple[Clause, ...]:
    bounds = [at for at, item in enumerate(items) if at == 0 or item.joint] + [len(items)]
    return tuple(
        Clause(first, last, sum(one.denied for one in items[first:last]), items[first].joint)
        for first, last in pairwise(bounds)
        if last > first
    )
