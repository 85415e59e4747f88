"""One form for what has several names: abbreviations, and the body whose paper it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from assistant.question.authorities import place_name
from assistant.question.glossary import load
from corpus.paper import Paper

_BRACKETED = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]{0,6})\)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SOME = re.compile(r"\b(a|another|one)\s+(?:council|local\s+authority)\b(?!-)", re.IGNORECASE)
_SMALL = frozenset("of and for the in to a an on at with".split())
_STYLES = frozenset("city county borough district metropolitan".split())


def definitions(text: str) -> dict[str, str]:
    """Long forms that a text gives with their abbreviation, ``long form (LF)``, in lower case."""
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        letters = match.group(1).upper()
        before = list(_WORD.finditer(text, max(0, match.start() - 120), match.start()))
        for number in range(len(letters), min(len(letters) + 4, len(before)) + 1):
            if _initials(before[-number:]) == letters:
                stretch = text[before[-number].start() : match.start()]
                found[" ".join(stretch.lower().split())] = match.group(1)
                break
    return found


def _initials(words: list[re.Match[str]]) -> str:
    if words[0].group().lower() in _SMALL:
        return ""
    return "".join(w.group()[0] for w in words if w.group().lower() not in _SMALL).upper()


def in_one_form(text: str, paper: Paper, defined: Mapping[str, str]) -> str:
    """A text with abbreviations for long forms, and ``the Council`` for the paper's authority."""
    for long, short in sorted(defined.items(), key=lambda pair: -len(pair[0])):
        text = re.sub(
            rf"\b{_spaced(long)}\b(?:\s*\({re.escape(short)}\))?", short, text, flags=re.IGNORECASE
        )
    pattern, shorts = _known()
    text = pattern.sub(lambda match: shorts[" ".join(match.group(1).lower().split())], text)
    # "a council" is somebody's: it may not be read as the one whose paper it is
    text = _SOME.sub(r"\1 unnamedcouncil", text)
    if paper.authority_name:
        text = _council(paper.authority_name).sub("the Council", text)
    return text


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


@lru_cache(maxsize=1)
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    """The long forms of the glossary whose abbreviation has no other meaning."""
    pairs = dict(_unambiguous())
    longest_first = sorted(pairs, key=len, reverse=True)
    choices = "|".join(_spaced(one) for one in longest_first) or r"(?!)"
    return re.compile(rf"\b({choices})\b(?:\s*\([A-Z]\w{{1,7}}\))?", re.IGNORECASE), pairs


def _unambiguous() -> Iterator[tuple[str, str]]:
    for short, longs in load().short.items():
        if len(longs) == 1 and " " in longs[0]:
            yield longs[0].lower(), short.upper()


@lru_cache(maxsize=64)
def _council(name: str) -> re.Pattern[str]:
    """What a paper calls the body whose paper it is."""
    styles = "|".join(sorted(_STYLES & set(name.lower().split())))
    style = rf"(?:(?:{styles})\s+)?" if styles else ""
    names = [_spaced(name), _spaced(f"{place_name(name)} Council")]
    names += [rf"{style}council", r"(?:(?:local\s+)?authority|LA)"]
    return re.compile(
        rf"\b(?:the\s+)?(?:{names[0]}|{names[1]})\b|\bthe\s+(?:{names[2]}|{names[3]})\b",
        re.IGNORECASE,
    )
