"""Misspelt words of a question set right against the words that the papers use."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.words.stems import FUNCTION_WORDS, stem

_WORD = re.compile(r"[A-Za-z]{3,}")
_SMALL = tuple(
    "have what which when where does many much were there their they been with from this that should would could".split()
)
"""Small words of a question: a letter left out or two swapped in one is set right."""
QUESTION_WORDS = frozenset(
    """
    which what when where whose whom does list show tell give name compare comparison versus
    differ difference different between change changed changes since recur recurring across
    authority authorities council councils paper papers document documents report reports common
    similar mention mentions latest recent explain describe summarise summarize hold held know
    please find found anything everything something about inspected rated graded judged
    """.split()
)

_ER = re.compile(r"(?P<ending>er|or)(?P<plural>s?)$")
_OTHER = {"er": "or", "or": "er"}
_PLURAL_OF_Y = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])ys$")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "or", "ors")


def _by_letter(vocabulary: Iterable[str]) -> dict[str, list[str]]:
    """The words of more than three letters by the letter that they begin with."""
    found: dict[str, list[str]] = {}
    for word in vocabulary:
        if len(word) > 3 and word.isalpha():
            found.setdefault(word[0], []).append(word)
    return found


class Speller:
    """Sets words right against a collection's vocabulary.

    ``vocabulary`` counts the words of the papers in lower case; ``known`` are words that are
    right although no paper has them (names, abbreviations); ``ordinary`` are English words, right
    as well, which a misspelt word may be meant for.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        known: Collection[str] = (),
        ordinary: Collection[str] = (),
    ) -> None:
        self._counts = vocabulary
        self._named = frozenset(known)
        self._known = self._named | frozenset(ordinary) | QUESTION_WORDS | FUNCTION_WORDS
        self._by_letter = _by_letter(vocabulary)
        self._ordinary = ordinary

    @cached_property
    def _ordinary_by_letter(self) -> dict[str, list[str]]:
        """Made when a word is first found misspelt: most questions need none of it."""
        return _by_letter(sorted({*self._ordinary, *QUESTION_WORDS}))

    def correct(
        self, text: str, protected: Collection[tuple[int, int]] = ()
    ) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The text with misspelt words set right, and (written, taken as) for each.

        Words inside the ``protected`` spans (names, dates) stay as they are.
        """
        changes: list[tuple[str, str]] = []
        pieces: list[str] = []
        last = 0
        for match in _WORD.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in protected):
                continue
            better = self._better(match.group())
            if better is not None:
                pieces += [text[last : match.start()], better]
                last = match.end()
                changes.append((match.group(), better))
        return "".join([*pieces, text[last:]]), tuple(changes)

    def is_known(self, word: str) -> bool:
        """Whether a word is right as it stands: held, ordinary, or a form of a held word."""
        return _has_form(word.lower(), lambda one: one in self._counts or one in self._known)

    def is_held(self, word: str) -> bool:
        """Whether the papers have a word in some form, or it is known although they do not: that it
        is an ordinary word is not enough."""
        return _has_form(word.lower(), lambda one: one in self._counts or one in self._named)

    def _better(self, word: str) -> str | None:
        lower = word.lower()
        # "Inspecters" has the form of a word that is held, but the papers spell it otherwise.
        spelt = _ER.sub(lambda match: _OTHER[match["ending"]] + match["plural"], lower)
        if lower not in self._counts and lower not in self._known and spelt in self._counts:
            return spelt if spelt != lower else None
        plural = _PLURAL_OF_Y.sub("ies", lower)
        if plural != lower and lower not in self._counts and self.is_known(lower[:-1]):
            return plural  # "authoritys", "policys"
        spoken = f"{lower[:-2]}ely"
        if lower.endswith("ly") and lower not in self._counts and spoken in self._counts:
            return spoken  # "immediatly", "seperatly"
        if self.is_known(word) or (word.isupper() and len(word) < 7):
            return None
        if word[1:].islower() and len(word) < 7:
            small = [one for one in _near(lower, _SMALL, 1) if not _exchanges(lower, one[0])]
            if small:
                return min(small, key=lambda one: self._unlikeness(lower, *one))[0]
        if len(lower) < 4:
            return None
        # A first letter is seldom mistyped, and changing it makes opposites meet
        # (underspend, overspend).
        held = self._by_letter.get(lower[0], [])
        ordinary = self._ordinary_by_letter.get(lower[0], [])
        limit = 1 if len(lower) < 8 else 2
        begun = [one for one in held if one.startswith(lower)]
        if begun and len(lower) > 4:
            # "psych" is short for a word that is held; "improve" is "improvement" in another form.
            whole = max(begun, key=lambda one: self._counts[one])
            return whole if stem(whole) != stem(lower) else None
        options = [
            *_near(lower, held, limit),
            *_near(lower, [one for one in ordinary if one in QUESTION_WORDS], limit),
        ]
        # What is asked with ("atended") is often not held: an ordinary word one slip away counts.
        if word.islower() and len(word) > 4:
            # "Mended" is no slip for "mendes": of words not held no letter stands for another.
            options += [one for one in _near(lower, ordinary, 1) if not _exchanges(lower, one[0])]
        if not options:
            return None
        return min(options, key=lambda option: self._unlikeness(lower, *option))[0]

    def _unlikeness(self, written: str, option: str, slips: int) -> tuple[int, int, bool, int]:
        """How little a word looks like what was meant: a letter doubled, left out or swapped
        ("atended", "attended") is likelier than another letter in its place ("amended")."""
        same = set(written) == set(option)
        count = self._counts.get(option, 0)
        return slips, 0 if same else 1 if len(written) != len(option) else 2, not count, -count


def _has_form(word: str, is_right: Callable[[str], bool]) -> bool:
    if is_right(word):
        return True
    if len(word) > 4:
        # "Acros" is no form of "across".
        longer = [word + ending for ending in _ENDINGS if ending != "s" or word[-1] != "s"]
        if any(map(is_right, longer)):
            return True
    return any(_is_form(word, ending, is_right) for ending in _ENDINGS)


def _is_form(word: str, ending: str, is_right: Callable[[str], bool]) -> bool:
    base = word[: -len(ending)]
    if not word.endswith(ending) or len(base) < 3 or (ending == "d" and base[-1] != "e"):
        return False
    bases = {base, base + "e", base[:-1] if base[-1] == base[-2] else base}
    if len(ending) > 1 and len(base) > 3:
        # "Offending" beside "offenders": another form of the same word.
        bases |= {base + other for other in _ENDINGS}
    return any(map(is_right, bases))


def _exchanges(written: str, option: str) -> bool:
    """Whether one letter of a word stands where the other has another one."""
    return len(written) == len(option) and sorted(written) != sorted(option)


def _near(word: str, options: Sequence[str], limit: int) -> list[tuple[str, int]]:
    """The words at most so many slips away, with the number of slips."""
    found = process.extract(word, options, scorer=OSA.distance, score_cutoff=limit, limit=8)
    return [(str(option), int(slips)) for option, slips, _ in found]
