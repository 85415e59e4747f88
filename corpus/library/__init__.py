"""The store of papers, opened as one."""

from __future__ import annotations

from corpus.errors import (
    ModelMismatch,
    ModelUnusable,
    SampleMismatch,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreMissing,
)
from corpus.library.library import Library

__all__ = [
    "Library",
    "ModelMismatch",
    "ModelUnusable",
    "SampleMismatch",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreFull",
    "StoreMissing",
]
