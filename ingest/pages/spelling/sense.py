"""Whether a text layer says what the page shows, or is gibberish that a broken font left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from string import ascii_lowercase

_TOKEN = re.compile(r"\S{4,}")
_ADDRESS = re.compile(r"@|://|www\.|/")
_LETTER = re.compile(r"[A-Za-z]")
# W is a vowel in Welsh; among capitals it is what broken fonts make of the commonest letter.
_VOWEL = re.compile(r"[aeiouywAEIOUY]")
_CONSONANTS = r"[bcdfghjklmnpqrstvxzBCDFGHJKLMNPQRSTVWXZ]"
_MIXED = r"[A-Za-z][\\^`$=<>\]\[¿¶][A-Z]"
_ODD = re.compile(rf"{_CONSONANTS}{{7}}|{_MIXED}")
_HINTS = (re.compile(r"[\\^`$=<>\]\[¿¶][A-Z]"), re.compile(rf"{_CONSONANTS}{{6}}"))
# Signs that stand for nothing, and letters of alphabets that nobody writes today.
_LOST = re.compile(r"[\ue000-\uf8ff\ufffd\u0250-\u02af\u03e2-\u03ff\u0460-\u0489]")
# Letters with accents and signs of the upper half of Latin-1, those of Welsh, Gaelic and French
# and of money, fractions and quotation apart.
_UPPER = re.compile(r"[\u00a1-\u00ff]")
_USUAL_UPPER = re.compile(r"[£§©®°·¼½¾«»²³àáâçèéêëìíîïòóôöùúûüŵŷ]", re.IGNORECASE)
# A page is gibberish when this share of its letters stands in words that no language has; real
# papers reach 3% (addresses run together, tables of codes).
_ODD_SHARE = 0.08
_LOST_SHARE = 0.25
_UPPER_SHARE = 0.12
_LEAST = 40
_ACRONYM = 8
_LONGEST = 34
# The commonest letters of English are 58 to 68 of a hundred on real pages, those of Welsh and
# Gaelic over 50; of letters that stand for others they are 18 to 42.
_COMMON_LETTERS = "etaoinsr"
_COMMON_SHARE, _SURE_SHARE = 0.5, 0.6
_ENOUGH, _LONG_PIECE, _PIECES_SHARE = 120, 25, 0.2
# Words as they stand in a sentence: no acronyms, no parts of addresses.
_WORD = re.compile(r"(?<![\w.@/-])[A-Z]?[a-z]+(?![\w@/]|\.\w)")
_COMMON_WORDS = frozenset(
    "the of and to in a is for that on with be are as by at or from was not this it an "
    "y yr i yn o ar ac am gan wedi mae bod ei eu hyn gyda fel un neu at dros "
    "agus an na air tha a bha le do ann de "
    "councillor councillors cllr mr mrs ms miss dr".split()
)
_WORD_SHARE = 0.05
_FORWARD, _BACKWARD = (" the ", " of ", " and "), (" eht ", " fo ", " dna ")
_FEWEST_BACKWARD = 4
# Of signs that are no letters or figures a page has fewer; lines of dots and blanks apart.
_SIGNS = 60
_LETTERED = 0.15
_LEADERS = re.compile(r"([._…·•*])(?:\s*\1)+")
_BARE_NUMBERS = 0.97
_FEW_LETTERS = 0.65
# What is drawn together in such signs is at least so long, and so much of the page; a hyphen alone
# is what pdfium makes of a sign without any meaning.
_LONG_RUN, _RUNS_SHARE = 12, 0.2
_FEWEST_HYPHENS = 100
_LONG_NUMBER = 7


def is_gibberish(texts: Iterable[str]) -> bool:
    """Whether so much of the text cannot be words that the page must be read from its image."""
    runs = list(texts)
    text = " ".join(runs)
    if len(text) < _LEAST:
        return False
    if len(_LOST.findall(text)) > _LOST_SHARE * len(text):
        return True
    lower = text.lower()
    letters = sum(map(lower.count, ascii_lowercase))
    if letters < _FEW_LETTERS * len(text) and (_is_of_signs(text) or _has_runs_of_signs(runs)):
        return True
    return (
        (letters >= _ENOUGH and _are_other_letters(runs, lower, letters))
        or _runs_backwards(lower)
        or _has_odd_words(text)
    )


def _is_of_signs(text: str) -> bool:
    """Whether there are signs, figures or accented letters where a page has letters."""
    solid = "".join(text.split())
    upper = len(_UPPER.findall(solid)) - len(_USUAL_UPPER.findall(solid))
    if upper > _UPPER_SHARE * len(solid):
        return True
    told = sum(map(str.isalnum, _LEADERS.sub("", text)))
    signs = len("".join(_LEADERS.sub("", text).split()))
    if signs > _SIGNS and told < _LETTERED * signs:
        return True
    # words of figures alone, of every length: no table is without a letter, a point or a sign
    figures = sum(map(str.isdigit, solid))
    return len(solid) > 4 * _SIGNS and figures > _BARE_NUMBERS * len(solid)


def _has_runs_of_signs(runs: Sequence[str]) -> bool:
    """Whether a good part of the page is drawn in signs or bare numbers, however good the rest."""
    hyphens = sum(run.strip() in ("-", "") for run in runs)
    if hyphens > _FEWEST_HYPHENS and hyphens > 3 * (len(runs) - hyphens):
        return True
    odd = sum(len(run) for run in runs if len(run) >= _LONG_RUN and _is_run_of_signs(run))
    return odd > max(_SIGNS, _RUNS_SHARE * sum(map(len, runs)))


def _is_run_of_signs(run: str) -> bool:
    plain = _LEADERS.sub("", run)
    if sum(map(str.isalnum, plain)) < _LETTERED * len(plain.replace(" ", "")):
        return len(plain) >= _LONG_RUN
    words = run.split()
    return (
        len(words) > 3
        and all(map(str.isdigit, words))
        and any(len(word) >= _LONG_NUMBER for word in words)
    )


def _are_other_letters(runs: Sequence[str], lower: str, letters: int) -> bool:
    """Whether letters stand for others: rare ones are common, and no small word is there.

    Told over all that is drawn, or over many pieces of it where the rest is right.
    """
    if sum(map(lower.count, _COMMON_LETTERS)) > _SURE_SHARE * letters:
        return False
    if _is_of_other_letters(_WORD.findall(" ".join(runs)), _ENOUGH):
        return True
    odd = sum(len(run) for run in runs if _is_of_other_letters(_WORD.findall(run), _LONG_PIECE))
    return odd > _PIECES_SHARE * sum(map(len, runs))


def _is_of_other_letters(words: Sequence[str], least: int) -> bool:
    said = "".join(words).lower()
    if len(said) < least or sum(map(said.count, _COMMON_LETTERS)) > _COMMON_SHARE * len(said):
        return False
    return sum(word.lower() in _COMMON_WORDS for word in words) < _WORD_SHARE * len(words)


def _runs_backwards(lower: str) -> bool:
    """Whether words are drawn from their last letter to their first."""
    backward = sum(map(lower.count, _BACKWARD))
    return backward >= _FEWEST_BACKWARD and backward > 3 * sum(map(lower.count, _FORWARD))


def _has_odd_words(text: str) -> bool:
    """Whether too many words have no vowels, a dozen consonants on end or signs within them."""
    if not any(hint.search(text) for hint in _HINTS):
        return False  # most pages: looking at every word would take longer than reading them
    letters = odd = 0
    for token in _TOKEN.findall(text):
        count = len(_LETTER.findall(token))
        letters += count
        if count >= 4 and _is_odd(token, count):
            odd += count
    return letters >= _LEAST and odd > _ODD_SHARE * letters


def _is_odd(token: str, letters: int) -> bool:
    if _ADDRESS.search(token) or (letters <= _ACRONYM and token.isupper()):
        return False
    vowels = len(_VOWEL.findall(token))
    if letters <= _ACRONYM:
        return vowels == 0
    return vowels < 0.12 * letters or letters > _LONGEST or bool(_ODD.search(token))
