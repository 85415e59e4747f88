"""What the papers themselves abbreviate: ``temporary accommodation (TA)``, both ways.

The glossary knows the field's abbreviations; each council makes more of its own, and says what
they stand for where it first writes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from assistant.words.matching import Form
from assistant.words.stems import FUNCTION_WORDS, stem, stems

Find = Callable[[Sequence[str]], Sequence[str]]
"""The texts of the paragraphs that best match some words, best first."""
SHORTEST, LONGEST = 2, 6
"""How many letters an abbreviation has."""
WORDS = 4
"""The longest run of a question's words that is looked for as abbreviated."""
_INTRODUCED = (
    r"(?P<long>(?:[\w’'&/-]+\s+){{1,9}})\(\s*[‘“\"']?(?:the |an? )?[‘“\"']?{short}s?[’”\"']?\s*\)"
)


class Abbreviations:
    """Looks up what the papers abbreviate, each once for a state of the library.

    ``vocabulary`` counts the words of the papers in lower case: what is not in it abbreviates
    nothing. ``ordinary`` are words that are none.
    """

    def __init__(
        self, find: Find, vocabulary: Mapping[str, int], ordinary: Collection[str] = ()
    ) -> None:
        self._find = find
        self._vocabulary = vocabulary
        self._ordinary = frozenset(ordinary) | FUNCTION_WORDS
        self._long: dict[str, tuple[str, ...]] = {}

    def forms(self, tokens: Sequence[str], at: int) -> tuple[Form, ...]:
        """What the papers write for the word at a place of a question: the long form of an
        abbreviation, or the abbreviation of words that it is one of."""
        return (*self._spelt_out(tokens[at]), *self._shortened(tokens, at))

    def _spelt_out(self, token: str) -> tuple[Form, ...]:
        if not self._may_be_short(token):
            return ()
        return tuple(tuple(stems(long)) for long in self._meanings(token))

    def _shortened(self, tokens: Sequence[str], at: int) -> tuple[Form, ...]:
        found: dict[Form, None] = {}
        for start in range(max(0, at - WORDS + 1), at + 1):
            for end in range(max(at + 1, start + 2), min(len(tokens), start + WORDS) + 1):
                run = tokens[start:end]
                short = "".join(token[0] for token in run)
                if not all(map(str.isalpha, run)) or not self._may_be_short(short):
                    continue
                written = " ".join(map(stem, run))
                if any(" ".join(stems(long)) == written for long in self._meanings(short)):
                    found[(stem(short),)] = None
        return tuple(found)

    def _may_be_short(self, word: str) -> bool:
        fits = SHORTEST <= len(word) <= LONGEST and word.isalpha()
        return fits and word in self._vocabulary and word not in self._ordinary

    def _meanings(self, short: str) -> tuple[str, ...]:
        """The words that papers say an abbreviation stands for, in lower case."""
        if short not in self._long:
            introduced = re.compile(_INTRODUCED.format(short=re.escape(short)), re.IGNORECASE)
            matches = (introduced.search(text) for text in self._find([short]))
            meant = (
                _initialled(match["long"].lower().split(), short) for match in matches if match
            )
            self._long[short] = tuple(dict.fromkeys(filter(None, meant)))
        return self._long[short]


def _initialled(said: Sequence[str], short: str) -> str:
    """The last words of a run whose initials make the abbreviation, small words counted or not."""
    for size in range(1, len(said) + 1):
        run = said[-size:]
        parts = [part for word in run for part in re.split(r"[-/&]", word) if part]
        full = "".join(part[0] for part in parts)
        bare = "".join(part[0] for part in parts if part not in FUNCTION_WORDS)
        if short in (full, bare) and run[0] not in FUNCTION_WORDS:
            return " ".join(run)
    return ""
