"""Whose papers a scope spans, and how many: worked out once for each state of a library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from corpus.paper import Paper, Scope

if TYPE_CHECKING:
    from corpus.library import Library

_SCOPES_KEPT = 50


@dataclass(frozen=True, slots=True)
class Spanned:
    """What the papers in a scope come to.

    ``authorities`` are the ids of all authorities that they are of, ``names`` the names of those
    of which some paper was read, ``withheld`` the papers that are held back, whole or in part.
    """

    papers_read: int
    authorities: tuple[str, ...]
    names: Mapping[str, str]
    withheld: tuple[Paper, ...]


_known: WeakKeyDictionary[Library, tuple[int, dict[Scope, Spanned]]] = WeakKeyDictionary()


def spanned(library: Library, scope: Scope) -> Spanned:
    """What a scope spans in the state of the library that is read."""
    generation = library.generation
    known = _known.get(library)
    if known is None or known[0] != generation or len(known[1]) >= _SCOPES_KEPT:
        known = _known[library] = (generation, {})
    if scope not in known[1]:
        known[1][scope] = _spanned(library.in_scope(scope))
    return known[1][scope]


def is_withheld(paper: Paper) -> bool:
    """Whether some or all of a paper is held back."""
    return bool(paper.withheld) or paper.is_closed


def _spanned(papers: tuple[Paper, ...]) -> Spanned:
    read = [paper for paper in papers if not paper.is_closed]
    return Spanned(
        len(read),
        tuple(dict.fromkeys(paper.authority for paper in papers if paper.authority)),
        {one.authority: one.authority_name or one.authority for one in read if one.authority},
        tuple(filter(is_withheld, papers)),
    )
