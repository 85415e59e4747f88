"""Every way in which an authority is called, looked up by its words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from corpus.authorities.authority import Authority, How

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?|&")
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][^\W_]*(?:['’][^\W\d_]+)?")


_LONDON = "London Borough of "  # "Barnet London Borough", as some print it


class Word(NamedTuple):
    """A word of a text: folded for comparison, as written, and where it stands."""

    folded: str
    written: str
    start: int
    end: int
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One way of calling one or more authorities, as folded words.

    ``capitals`` is the exact writing that an abbreviation must have to be taken for one.
    """

    words: tuple[str, ...]
    ids: tuple[str, ...]
    how: How
    capitals: str = ""


def words_of(text: str) -> list[Word]:
    """The words of a text, accents and case folded, ``&`` as ``and``, possessives marked."""
    return [_word(match.group(), match.start()) for match in WORD.finditer(text)]


def fold(text: str) -> str:
    """Lower case without accents, for comparing names."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def _word(written: str, start: int) -> Word:
    end = start + len(written)
    if written.isalnum():
        return Word(fold(written), written, start, end)
    if written == "&":
        return Word("and", written, start, end)
    folded, possessive = _without_possessive(written)
    return Word(folded, written, start, end, possessive)


def _without_possessive(written: str) -> tuple[str, bool]:
    folded = fold(written).replace("’", "'")
    return folded.removesuffix("'s").replace("'", ""), folded.endswith("'s")


class NameIndex:
    """The forms of all authorities, longest first under their first word."""

    def __init__(self, authorities: Iterable[Authority]) -> None:
        forms: dict[tuple[tuple[str, ...], str], tuple[How, dict[str, None]]] = {}
        for authority in authorities:
            for text, how in _calls(authority):
                words = tuple(word.folded for word in words_of(text))
                capitals = text if how == "abbreviation" else ""
                _, ids = forms.setdefault((words, capitals), (how, {}))
                ids[authority.id] = None
        by_first: dict[str, list[Form]] = defaultdict(list)
        for (words, capitals), (how, ids) in forms.items():
            by_first[words[0]].append(Form(words, tuple(ids), how, capitals))
        self._by_first = {
            first: tuple(sorted(group, key=lambda form: -len(form.words)))
            for first, group in by_first.items()
        }

    def may_name(self, text: str) -> bool:
        """Whether any capitalised word begins a name: a quick no for most paragraphs."""
        return any(
            (fold(word) if word.isalnum() else _without_possessive(word)[0]) in self._by_first
            for word in _CAPITALISED.findall(text)
        )

    def forms_at(self, words: list[Word], at: int) -> Iterable[Form]:
        """The forms that the words from ``at`` on spell, longest first."""
        for form in self._by_first.get(words[at].folded, ()):
            stop = at + len(form.words)
            if tuple(word.folded for word in words[at:stop]) == form.words:
                yield form


def is_abbreviation(text: str) -> bool:
    """Letters that stand for a name: ``KCC``, ``B&NES``, ``CWaC``."""
    capitals = sum(c.isupper() for c in text)
    return " " not in text and capitals >= 2 and capitals * 2 >= sum(c.isalpha() for c in text)


def _calls(authority: Authority) -> Iterable[tuple[str, How]]:
    called: list[tuple[str, How]] = [(authority.short_name, "place")]
    if authority.name != authority.short_name:
        called.append((authority.name, "name"))
    if authority.name.startswith(_LONDON):
        called.append((f"{authority.name.removeprefix(_LONDON)} London Borough", "name"))
    for alias in authority.aliases:
        if is_abbreviation(alias):
            called.append((alias, "abbreviation"))
        else:
            called.append((alias, "name" if alias.split()[-1] == "Council" else "alias"))
    for text, how in called:
        yield text, how
        # the possessive fold drops the s of "King's", which many writers keep on its own
        if "'s" in text:
            yield text.replace("'s", "s"), how


def initials(authority: Authority) -> str:
    """The first letters of the council's name, as its own officers abbreviate it."""
    letters = [word[0] for word in authority.name.split() if word[0].isupper()]
    return "".join(letters) if len(letters) > 2 else ""
