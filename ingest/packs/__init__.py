"""Agenda packs: one file that holds the papers of a meeting."""

from ingest.packs.splitting import Part, split

__all__ = ["Part", "split"]
