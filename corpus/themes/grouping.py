"""Findings grouped into themes: by the vocabulary's names, and by meaning where none is used."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.themes.clusters import clusters, middle
from corpus.themes.names import ThemeNames
from corpus.themes.shared import SharedWords

ASTRAY = 0.25
"""A finding that uses a theme's name and lies less near its middle means another thing."""
JOINS = 0.6
"""How near a finding without a name lies to the middle of a named theme that it joins,"""
NEIGHBOUR = 0.45
"""or how near where its own cluster mostly carries that name."""

Grouped = tuple[tuple[int, ...], str | None]
"""Rows of one theme, the most central first, and the vocabulary's name for it, or one of the words
that its findings share; a finding that stands alone has none."""


def grouped(texts: Sequence[str], vectors: NDArray[np.float32], names: ThemeNames) -> list[Grouped]:
    """Every finding in one theme. ``vectors`` has one row of unit length for each text."""
    if not texts:
        return []
    homes = _by_name(texts, vectors, names)
    middles = {name: middle(vectors[rows]) for name, rows in homes.items()}
    named = {row for rows in homes.values() for row in rows}
    for row, name in _joining(texts, vectors, names, middles, named):
        homes[name].append(row)
        named.add(row)
    left = [row for row in range(len(texts)) if row not in named]
    nameless = [[left[i] for i in members] for members in clusters(vectors[left])] if left else []
    found: list[Grouped] = [(_central(rows, vectors), name) for name, rows in homes.items()]
    shared = SharedWords.of(texts)
    for rows in nameless:
        found += _called(_central(rows, vectors), texts, shared)
    return found


def _called(rows: tuple[int, ...], texts: Sequence[str], shared: SharedWords) -> list[Grouped]:
    """A cluster under the words that its findings share.

    Findings that share none are alike in how they tell ("to note the report") and not in what
    they tell of: each stays alone.
    """
    name = shared.name([texts[row] for row in rows])
    return [(rows, name)] if name else [((row,), None) for row in rows]


def _by_name(
    texts: Sequence[str], vectors: NDArray[np.float32], names: ThemeNames
) -> dict[str, list[int]]:
    """The findings by the theme that they speak of first, without those that mean otherwise."""
    homes: dict[str, list[int]] = {}
    for row, text in enumerate(texts):
        for name in names.carried(text)[:1]:
            homes.setdefault(name, []).append(row)
    kept: dict[str, list[int]] = {}
    for name, rows in homes.items():
        centre = middle(vectors[rows])
        kept[name] = [row for row in rows if float(vectors[row] @ centre) >= ASTRAY]
    return {name: rows for name, rows in kept.items() if rows}


def _joining(
    texts: Sequence[str],
    vectors: NDArray[np.float32],
    names: ThemeNames,
    middles: dict[str, NDArray[np.float32]],
    named: set[int],
) -> list[tuple[int, str]]:
    """Findings that mean a named theme without using its words."""
    if not middles:
        return []
    listed = list(middles)
    near = vectors @ np.stack([middles[name] for name in listed]).T
    found = []
    for members in clusters(vectors):
        common = names.common([texts[row] for row in members])
        for row in members:
            if row in named:
                continue
            best = int(np.argmax(near[row]))
            if near[row, best] >= JOINS:
                found.append((row, listed[best]))
            elif common in middles and near[row, listed.index(common)] >= NEIGHBOUR:
                found.append((row, common))
    return found


def _central(rows: Sequence[int], vectors: NDArray[np.float32]) -> tuple[int, ...]:
    near = vectors[list(rows)] @ middle(vectors[list(rows)])
    return tuple(rows[i] for i in np.argsort(-near, kind="stable"))
