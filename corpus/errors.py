"""What can stand in the way of using a store; each message is one line that says what to do."""

from __future__ import annotations


class StoreError(Exception):
    """A store cannot be used as asked; the message is one line for the reader."""


class StoreMissing(StoreError):
    """There is no store in the folder named."""


class StoreBusy(StoreError):
    """Another process is writing the store; the message says which, and since when."""


class StoreDamaged(StoreError):
    """The catalogue cannot be read: the record itself is damaged."""


class StoreFull(StoreError):
    """The disk is full; what was finished before stays."""


class SourceChanged(StoreError):
    """A file changed while it was read; only that file is concerned."""


class ModelMismatch(StoreError):
    """The store was made with another embedding model than the one set."""


class SampleMismatch(StoreError):
    """Invented sample papers and real papers were about to enter one store."""


class ModelUnusable(StoreError):
    """The embedding model cannot be loaded, or is not the one it should be."""
