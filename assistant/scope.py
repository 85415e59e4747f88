"""Filters as people write them -> the papers that a search may use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from rapidfuzz import fuzz, process, utils

from corpus.library import Library
from corpus.paper import Paper, PaperKind, Scope

NEAR = 80
"""Similarity (0 to 100) above which a misspelt committee is taken for one that is held."""


class UnknownName(Exception):
    """A filter names an authority or committee of which nothing is held; one line says which."""


def named_scope(
    library: Library,
    *,
    authorities: Sequence[str] = (),
    committees: Sequence[str] = (),
    kinds: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> Scope:
    """The scope that these filters name among the papers held.

    An authority may be an id, its name or what people call it; a committee any name near enough
    to one that is held. Dates are ISO, partial ones too. Raises UnknownName.
    """
    papers = library.papers()
    return Scope(
        authorities=tuple(_authority(name, papers, library) for name in authorities),
        committees=tuple(_committee(name, papers) for name in committees),
        kinds=tuple(cast("PaperKind", kind) for kind in kinds),
        since=since,
        until=until,
    )


def _authority(name: str, papers: Sequence[Paper], library: Library) -> str:
    held = {p.authority: p.authority_name or p.authority for p in papers if p.authority}
    wanted = utils.default_process(name)
    for key, full in held.items():
        if wanted in (utils.default_process(key), utils.default_process(full)):
            return key
    meant = library.register.resolve(name, tuple(held))
    if meant in held:
        return meant
    listed = ", ".join(sorted(held.values())) or "nobody"
    raise UnknownName(f"no paper of {name!r} is held; papers are held of: {listed}")


def _committee(name: str, papers: Iterable[Paper]) -> str:
    held = sorted({paper.committee for paper in papers if paper.committee})
    near = process.extractOne(
        name, held, scorer=fuzz.token_set_ratio, processor=utils.default_process, score_cutoff=NEAR
    )
    if near is None:
        raise UnknownName(
            f"no paper of a committee {name!r} is held; committees are: {', '.join(held) or 'none'}"
        )
    return str(near[0])
