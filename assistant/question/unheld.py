"""Names in a question of which the papers have no word: nothing that they tell is told of them."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.question.known import Known
from assistant.words.stems import words
from corpus.paper import Paper

_WORD = re.compile(r"[^\W\d_]{4,}")
_ANY = re.compile(r"[^\W\d_]+")
_NATIONAL = re.compile(r"(?:English|Welsh|Scottish|Scots|Irish|British|European)")
_HEADED = 0.6
"""From this share of capitals on, a question is typed as a heading and its capitals tell nothing."""


def unheld_names(names: Collection[str], text: str, known: Known) -> tuple[str, ...]:
    """Those of a question's proper names with a word that no paper has in any form.

    Initials are left to the abbreviations, and everyday words that the glossary has for the words
    of papers are no names.
    """
    if not names or _is_heading(text):
        return ()
    found = [name for name in names if any(_is_unheld(one, known) for one in _WORD.findall(name))]
    if not found:
        return ()
    titled = {word for paper in known.papers for word in words(" ".join(_head(paper)))}
    return tuple(name for name in found if not titled.issuperset(words(name)))


def _is_unheld(word: str, known: Known) -> bool:
    if not word[0].isupper() or word.isupper() or _NATIONAL.fullmatch(word):
        return False
    return not any(known.speller.is_held(one) for one in words(word))


def _is_heading(text: str) -> bool:
    found = _ANY.findall(text)
    capitals = sum(1 for word in found if word[0].isupper())
    return bool(capitals > _HEADED * len(found))


def _head(paper: Paper) -> tuple[str, ...]:
    """What the record of a paper has, which need not be printed in a paragraph."""
    told = (paper.title, paper.committee, paper.authority_name, paper.portfolio_holder)
    return (*filter(None, told), *paper.authors)
