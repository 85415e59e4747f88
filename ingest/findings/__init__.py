"""Typed statements drawn from paragraphs: what is to improve, what was judged, what was agreed."""

from ingest.findings.finding import find

__all__ = ["find"]
