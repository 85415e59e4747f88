"""Text -> sentences, words and stems that can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from assistant.words.stems import stem

STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a about above after again all also am an and any are as at be because been before being
    below between both but by can could did do does doing down during each few for from further
    had has have having he her here hers him his how i if in into is it its itself just me more
    most my of off on once only or other our out over own s same she should so some such than that
    the their them then there these they this those through to too under until up upon very was we
    were what when where which while who whom why will with would you your""",
    )
)
"""Words that carry no content. ``no``, ``not``, ``nor``, ``never`` and ``without`` do."""

REMEMBERED = 16_384
"""Texts whose reading is kept: each sentence is held against many facts and many sources."""

_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "−": "-"}
    | {"‑": "-", "‐": "-", "\u00ad": None, "\u200b": None, "\u00a0": " "}
)
_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)(?:\*(?=\S)|_(?=\w))|(?:(?<=\S)\*|(?<=\w)_)(?!\w)")
_WORD = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W\d_]+(?:'[^\W\d_]+)?")
# A figure keeps its sign, its currency and its per cent; a hyphen between figures is no sign
_EXACT = re.compile(
    r"(?P<figure>(?:(?<![\w%)])[-+])?(?:[£€$¥]\s?)?[-+]?\d+(?:[.,]\d+)*[^\W\d_]*(?:\s?%)?)"
    r"|[^\W\d_]+(?:'[^\W\d_]+)?"
)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_NEGATIVE = re.compile(r"(\w+?)n't")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"])(?:Mr|Mrs|Ms|Dr|Prof|Rev|Cllr|Cllrs|St|e\.g|i\.e|cf|vs|approx|[A-Z])\.$"
)
_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(\[\"])(?:No|Nos|para|paras|p|pp|Fig|Vol|Sch|Art|Min|item)\.$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[*_]*[A-Z0-9£])")


def alike(text: str) -> str:
    """One spelling of quotes and dashes."""
    return text.translate(_ALIKE)


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """One spelling of quotes, dashes, ligatures and white space; Markdown emphasis taken out."""
    plain = alike(unicodedata.normalize("NFKC", alike(text)))
    plain = _EMPHASIS.sub("", plain)
    return re.sub(r"\s+", " ", plain).strip()


@lru_cache(maxsize=REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """Lower-case words and numbers in order: ``1,200`` is ``1200``, ``26th`` is ``26``."""
    return tuple(_word(found) for found in _WORD.findall(fold(text).casefold()))


@lru_cache(maxsize=REMEMBERED)
def exact_words(text: str) -> tuple[str, ...]:
    """The words as ``words`` gives them, a figure with its sign, currency and per cent."""
    return tuple(_exact(found) for found in _EXACT.finditer(fold(text).casefold()))


def _exact(found: re.Match[str]) -> str:
    if not found["figure"]:
        return _word(found[0])
    return re.sub(r"\d[\w.,]*", lambda figure: _word(figure[0]), re.sub(r"\s", "", found[0]))


def _word(raw: str) -> str:
    if raw[0].isdigit():
        ordinal = _ORDINAL.fullmatch(raw)
        return ordinal[1] if ordinal else re.sub(r",(?=\d{3}(?!\d))", "", raw)
    negative = _NEGATIVE.fullmatch(raw)
    if negative:
        return "not"
    return raw.split("'")[0] if raw.endswith("'s") else raw.replace("'", "")


@lru_cache(maxsize=REMEMBERED)
def stems(text: str) -> tuple[str, ...]:
    """The Snowball stem of every word, function words included."""
    return tuple(stem(word) for word in words(text))


@lru_cache(maxsize=REMEMBERED)
def content_stems(text: str) -> tuple[str, ...]:
    """The stems of the words that carry content, in order; of all words where none does."""
    found = words(text)
    content = [word for word in found if word not in STOP_WORDS]
    return tuple(stem(word) for word in content or found)


def sentences(text: str) -> list[str]:
    """A paragraph's sentences. Initials and usual abbreviations do not end one."""
    found = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if text[end.start()] == "." and _abbreviates(
            text[start : end.start() + 1], text[end.end()]
        ):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def _abbreviates(head: str, following: str) -> bool:
    return bool(_ABBREVIATION.search(head) or (following.isdigit() and _BEFORE_NUMBER.search(head)))


def occurs(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words of ``part`` stand in ``whole`` one after another."""
    length = len(part)
    return any(whole[at : at + length] == part for at in range(len(whole) - length + 1))


def within(wanted: Sequence[str], found: Sequence[str], span: int) -> bool:
    """Whether all ``wanted`` stems stand within ``span`` consecutive entries of ``found``."""
    needed = set(wanted)
    return any(
        stem in needed and needed <= set(found[at : at + span]) for at, stem in enumerate(found)
    )
