"""What to call findings that the vocabulary has no name for: the words that they share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.themes.names import singular

SHARE = 0.5
"""A name's words stand in at least this share of a theme's findings,"""
LEAST = 2
"""and in so many of them."""
LONGEST = 5
"""So many words a name has at most."""
_WORD = re.compile(r"\w+(?:[-'’,.]\w+)*")
_OWNED = re.compile(r"['’](?:s|re|ve)?$")
# Each in the form without a plural's ending, as the words that are looked up are.
_SMALL = frozenset(
    singular(
        """
    a an and any are as at be been being but by can could did do does each every few for from
    had has have he her his how if in into is it its less made make many may more most much new
    no nor not of on one or other our out over own same she should so some such than that the
    their them there these they this those through to too two under up us was we were what when
    where which while who whose will with within without would yet you your also always all both
    about across after against among because before between during further however now often
    only still then very well
    """
    ).split()
)
# How findings judge and tell, of whom all of them do, and when: no matter has its name from these.
_OF_ALL = frozenset(
    singular(
        """
    area strength strengthen improve improved improvement improving improvements need needed
    needs ensure good better best strong stronger poor weak weakness excellent outstanding high
    highly effective effectively effectiveness inadequate requires require appropriate
    consistent consistently inconsistent particular particularly key clear emerging positive
    quality support supported supporting provide provided progress impact example impressive
    committed commitment serious shortfall service council local authority child children young
    people person family families staff inspector inspection ofsted found find finding noted
    note seen show evidence report recommend recommended recommendation recommends resolved
    agreed approve approved agree committee commission board panel cabinet executive councillor
    member part paper ask asked note receive comment write moved seconded decide decided
    delegate delegated request requested endorse endorsed consider considered welcome thank
    thanked confirmed congratulate review outcome weaknesses
    january february march april may june july august september october november december day
    week month quarter term year yearly monthly annual one two three four five six seven eight
    nine ten twelve
    """
    ).split()
)
Word = tuple[str, str]
"""A word as it is written, and by what it is held to be the same as another."""


@dataclass(frozen=True, slots=True)
class SharedWords:
    """Names made of what findings share; seldom words of ``texts``, which are all of a kind, tell
    more than common ones."""

    held: int
    with_word: Counter[str]

    @classmethod
    def of(cls, texts: Sequence[str]) -> SharedWords:
        """Count in how many of all findings of a kind each word stands."""
        return cls(len(texts), Counter(key for text in texts for key in {k for _, k in _of(text)}))

    def name(self, texts: Sequence[str]) -> str | None:
        """The phrase that most of some findings share, in the words of the first that has it.

        None where they share no word that says what they are about.
        """
        needed = max(LEAST, math.ceil(SHARE * len(texts)))
        written = [_of(text) for text in texts]
        told: dict[tuple[str, ...], str] = {}
        counts: Counter[tuple[str, ...]] = Counter()
        for words in written:
            phrases = dict(_phrases(words))
            counts.update(phrases.keys())
            for keys, phrase in phrases.items():
                told.setdefault(keys, phrase)
        shared = [keys for keys, count in counts.items() if count >= needed]
        if not shared:
            return None
        best = max(shared, key=lambda keys: (counts[keys] * self._weight(keys), len(keys)))
        name = told[best]
        return name[:1].upper() + name[1:]

    def _weight(self, keys: tuple[str, ...]) -> float:
        # What was done to a thing names it less than the thing: "calls", before "answered".
        return sum(
            math.log(1 + self.held / self.with_word[key]) * (0.5 if key.endswith("ed") else 1)
            for key in keys
            if _tells(key)
        )


def _of(text: str) -> list[Word]:
    return [(found, _key(found)) for found in _WORD.findall(text)]


def _key(word: str) -> str:
    return singular(_OWNED.sub("", word.lower()).replace("-", "")).strip()


def _tells(key: str) -> bool:
    return len(key) > 1 and key not in _SMALL and key not in _OF_ALL


def _is_apart(key: str) -> bool:
    """Whether no phrase goes on over a word: a number, or what parts two things."""
    return key == "or" or any(sign.isdigit() for sign in key)


def _phrases(words: Sequence[Word]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Up to so many words in a row that begin and end with one that says what it is about."""
    for first in range(len(words)):
        for last in range(first, min(first + LONGEST, len(words))):
            run = words[first : last + 1]
            if _is_apart(run[-1][1]):
                break
            if _tells(run[0][1]) and _tells(run[-1][1]):
                yield tuple(key for _, key in run), " ".join(_bare(word) for word, _ in run)


def _bare(word: str) -> str:
    # A sentence's capital is none of the name; initials and names keep theirs.
    is_plain = word[1:] == word[1:].lower()
    return word.lower() if is_plain and len(word) > 1 and not word[:1].islower() else word
