"""The catalogue: the record of what is held. All else in a store is derived from it."""

from __future__ import annotations

from corpus.catalogue.catalogue import Catalogue, Held
from corpus.catalogue.server import MARKER, Server
from corpus.catalogue.writing import NewNode, SourceFile

__all__ = ["MARKER", "Catalogue", "Held", "NewNode", "Server", "SourceFile"]
