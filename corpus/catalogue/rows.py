"""Papers, paragraphs and findings as rows, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields, make_dataclass
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Text, type_coerce

from corpus.catalogue import tables
from corpus.paper import Box, Finding, Paper, Paragraph, ReadPaper, Section

Made = TypeVar("Made")
_PAPER_FIELDS = {field.name for field in fields(Paper)}


def paper_body(paper: Paper) -> dict[str, Any]:
    """A paper as JSON holds it."""
    return asdict(paper)


def paper_from(body: dict[str, Any]) -> Paper:
    """The paper of a JSON body; fields that a later version added or dropped do no harm."""
    known: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in body.items()
        if name in _PAPER_FIELDS
    }
    return Paper(**known)


def paragraph_row(paragraph: Paragraph, key: int, paper_key: int) -> dict[str, Any]:
    """A paragraph as a row of the table of paragraphs."""
    return {
        "key": key,
        "paper_key": paper_key,
        "paragraph_id": paragraph.paragraph_id,
        "position": paragraph.position,
        "label": paragraph.label,
        "label_basis": paragraph.label_basis,
        "kind": paragraph.kind,
        "text": paragraph.text,
        "sections": paragraph.sections,
        "lead_in": paragraph.lead_in,
        "parent": paragraph.parent,
        "group_id": paragraph.group,
        "occurrence": paragraph.occurrence,
        "ordinal": paragraph.ordinal,
        "page": paragraph.page,
        "printed_page": paragraph.printed_page,
        # Five decimals are a hundredth of a pixel on any screen, and half the bytes.
        "boxes": tuple(
            (box.page, *(round(edge, 5) for edge in (box.left, box.top, box.right, box.bottom)))
            for box in paragraph.boxes
        ),
        "columns": paragraph.columns,
        "cells": paragraph.cells,
        "event_date": paragraph.event_date,
        "trust": paragraph.trust,
    }


def made_of(kind: type[Made]) -> Callable[[Sequence[Any]], Made]:
    """What makes a frozen type with slots of the values of all its fields, in their order.

    As ``kind(*values)`` does, in a fifth of the time: to write past its own freezing that calls
    a function for each field, and a question reads some thousand rows. These are filled as their
    twin that is not frozen, and then made what they are.
    """
    twin = make_dataclass(f"_{kind.__name__}", [one.name for one in fields(kind)], slots=True)  # type: ignore[arg-type]

    def make(values: Sequence[Any]) -> Made:
        made = twin(*values)
        made.__class__ = kind
        found: Made = made
        return found

    return make


_box = made_of(Box)
_paragraph = made_of(Paragraph)
finding_from = made_of(Finding)
"""The finding of a row of ``FINDING_COLUMNS``."""

PARAGRAPH_COLUMNS = (
    tables.paragraphs.c.paragraph_id,
    tables.papers.c.paper_id,
    *(
        type_coerce(column, Text) if isinstance(column.type, tables.Listed) else column
        for column in (
            tables.paragraphs.c[{"group": "group_id"}.get(field.name, field.name)]
            for field in fields(Paragraph)[2:]
        )
    ),
)
"""What a paragraph is made of, in the order of its fields; lists as the text they are kept in."""
_PLACES = {field.name: place for place, field in enumerate(fields(Paragraph))}
_PAPER = _PLACES["paper_id"]
_SECTIONS, _COLUMNS = _PLACES["sections"], _PLACES["columns"]
_BOXES, _CELLS = _PLACES["boxes"], _PLACES["cells"]
_EMPTY = "[]"


OWN_PARAGRAPH_COLUMNS = (
    PARAGRAPH_COLUMNS[0],
    tables.paragraphs.c.paper_key,
    *PARAGRAPH_COLUMNS[2:],
)
"""The same with the paper's key where its id stands: all of it lies in one table."""


def paragraph_from(row: Sequence[Any], paper_id: str | None = None) -> Paragraph:
    """The paragraph of a row of ``PARAGRAPH_COLUMNS``, or of the others where its paper is told."""
    # By place, not by name: a question reads hundreds of them.
    values = list(row)
    if paper_id is not None:
        values[_PAPER] = paper_id
    values[_SECTIONS] = _listed(values[_SECTIONS])
    values[_COLUMNS] = _listed(values[_COLUMNS])
    boxes, cells = values[_BOXES], values[_CELLS]
    values[_BOXES] = () if boxes == _EMPTY else tuple(map(_box, json.loads(boxes)))
    values[_CELLS] = () if cells == _EMPTY else tuple(json.loads(cells))
    return _paragraph(values)


@lru_cache(maxsize=4096)
def _listed(text: str) -> tuple[Any, ...]:
    """Headings and columns: those of one paragraph are mostly those of the one before."""
    return tuple(json.loads(text))


def finding_row(finding: Finding, key: int, paper_key: int, paragraph_key: int) -> dict[str, Any]:
    """A finding as a row of the table of findings."""
    return {
        "key": key,
        "paper_key": paper_key,
        "paragraph_key": paragraph_key,
        "kind": finding.kind,
        "text": finding.text,
        "authority": finding.authority,
        "event_date": finding.event_date,
        "found_by": finding.found_by,
        "outcome": finding.outcome,
        "area": finding.area,
        "grade": finding.grade,
    }


FINDING_COLUMNS = (
    tables.findings.c.kind,
    tables.paragraphs.c.paragraph_id,
    tables.papers.c.paper_id,
    *(tables.findings.c[field.name] for field in fields(Finding)[3:]),
)
"""What a finding is made of, joined with its paper and paragraph, in the order of its fields."""


def read_body(read: ReadPaper) -> dict[str, Any]:
    """A paper with all that belongs to it, as JSON holds it."""
    return asdict(read)


def read_from(body: dict[str, Any]) -> ReadPaper:
    """The paper of such a JSON body."""
    return ReadPaper(
        paper_from(body["paper"]),
        tuple(Section(**section) for section in body["sections"]),
        tuple(_paragraph_from(paragraph) for paragraph in body["paragraphs"]),
        tuple(Finding(**finding) for finding in body["findings"]),
    )


def _paragraph_from(body: dict[str, Any]) -> Paragraph:
    known: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in body.items()
    }
    known["boxes"] = tuple(Box(**box) for box in body["boxes"])
    return Paragraph(**known)
