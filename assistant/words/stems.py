"""A text as words and stems: the only importer of the stemmer."""

from __future__ import annotations

import re

import Stemmer  # type: ignore[import-not-found]  # it has no type hints

# Letters first: most tokens are words, and no token can begin as one of another sort does.
_TOKEN = re.compile(r"[^\W\d_]+(?:\d+)?|\d+(?:[.,/]\d+)*|[£%]")
# The same for texts of English letters and marks alone, in half the time: what a letter is need not
# be looked up for each.
_PLAIN_TOKEN = re.compile(r"[a-z]+\d*|\d+(?:[.,/]\d+)*|[£%]")
_NOT_PLAIN = re.compile(r"[^\x00-\x7f£‘’“”–—•…]")
_ELISION = re.compile(r"['’`](?:s|re|ve|ll|d|m|t)?\b", re.IGNORECASE)
_SNOWBALL = Stemmer.Stemmer("english")
_KEPT = 65536

FUNCTION_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before
    being below between both but by can could did do does doing don done down during each either
    else etc ever every few for from further get gets give given got had has have having he her
    here hers herself him himself his how i if in into is isn it its itself just let like made
    make makes many may me might more most much must my myself need needs no nor not now of off on
    once one only or other our ours out over own per please same say says said shall she should so
    some such tell than that the their theirs them themselves then there these they thing things
    this those through to too under until up upon us use very was we were what when where whether
    which while who whom whose why will with within without would yet you your yours
    whats hows whos wheres whens whys didnt doesnt dont isnt wasnt arent werent hasnt havent
    couldnt wouldnt doesn didn hasn haven hadn wasn weren couldn wouldn shouldn aren ain cannot abt
    hadnt wouldnt shouldnt mustnt neednt cant wont ive im thats theres heres hes shes theyre theyd weve youre youve
    wot wots wat wats cos pls u ur r whove theyve""".split()
)


def words(text: str) -> list[str]:
    """The words and numbers of a text in lower case; hyphens part words, elisions fall away."""
    if "'" in text or "’" in text or "`" in text:
        text = _ELISION.sub(" ", text)
    if text.isascii() or not _NOT_PLAIN.search(text):
        # One call for all; of other alphabets a letter's small form can hang on what is around it.
        return _PLAIN_TOKEN.findall(text.lower())
    return [token.lower() for token in _TOKEN.findall(text)]


class _Stems(dict[str, str]):
    """The stems of words looked up so far: texts are made of few words, read again and again."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        found = self[word] = str(_SNOWBALL.stemWord(word))
        return found


stem = _Stems().__getitem__
"""The stem of one lower-case word (Snowball English, as the lexical index uses)."""


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in order."""
    return list(map(stem, words(text)))


def content_words(text: str) -> list[str]:
    """The words of a text that carry meaning, in order, without function words."""
    return [word for word in words(text) if word not in FUNCTION_WORDS and len(word) > 1]


def content_stems(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order."""
    return [stem(word) for word in content_words(text)]
