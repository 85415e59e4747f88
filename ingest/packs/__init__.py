"""Agenda packs: one file that holds the papers of a meeting."""

from ingest.packs.part import Part
from ingest.packs.splitting import split

__all__ = ["Part", "split"]
