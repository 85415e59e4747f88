"""Typed statements drawn from paragraphs: what is to improve, what was judged, what was agreed."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.paper import Finding, Paper, Paragraph, Section


def find(
    paper: Paper, sections: Sequence[Section], paragraphs: Sequence[Paragraph]
) -> tuple[tuple[Finding, ...], tuple[Paragraph, ...]]:
    """The findings of a paper, and its paragraphs with the date of what each tells of."""
    return (), tuple(paragraphs)


__all__ = ["find"]
