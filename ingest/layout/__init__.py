"""Lines become headings, numbered paragraphs, lists with their lead-in, and tables."""

from ingest.layout.structure import structure

__all__ = ["structure"]
