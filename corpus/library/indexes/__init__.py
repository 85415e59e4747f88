"""The indexes derived from the catalogue: kept in step, sealed, made anew when damaged."""

from __future__ import annotations

from corpus.library.indexes.derived import Derived, node_id
from corpus.library.indexes.seal import Seal
from corpus.library.indexes.words import Words

__all__ = ["Derived", "Seal", "Words", "node_id"]
