"""Agenda packs: one file that holds the papers of a meeting."""

from ingest.packs.part import Part
from ingest.packs.splitting import split
from ingest.packs.unpaged import open_inside

__all__ = ["Part", "open_inside", "split"]
