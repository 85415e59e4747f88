"""The embedding model: texts become vectors of unit length."""

from __future__ import annotations

from corpus.embedding.loading import load_embedder
from corpus.embedding.model import Embedder, Model, Vectors, find_model
from corpus.embedding.windows import Window, node_text

__all__ = [
    "Embedder",
    "Model",
    "Vectors",
    "Window",
    "find_model",
    "load_embedder",
    "node_text",
]
