"""What a PDF file says of itself: outline, title and dates, page labels, attached files."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_DEEPEST = 6
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class About:
    """``labels`` name the pages where the file does not simply count them.

    ``waits`` tells a form that is built when it is opened; its page says so and nothing else.
    """

    outline: tuple[tuple[int, str, int | None], ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    labels: tuple[str | None, ...] = ()
    attachments: tuple[str, ...] = ()
    waits: bool = False


def about(pdf: pypdfium2.PdfDocument) -> About:
    """Everything but the pages."""
    properties = {
        name: value.strip("\0 ")
        for name, value in pdf.get_metadata_dict(skip_empty=True).items()
        if value.strip("\0 ")
    }
    waits = pdf.get_formtype() == pdfium.FORMTYPE_XFA_FULL
    return About(_outline(pdf), properties, _labels(pdf), _attachments(pdf), waits)


def _outline(pdf: pypdfium2.PdfDocument) -> tuple[tuple[int, str, int | None], ...]:
    marks = []
    for mark in pdf.get_toc(max_depth=_DEEPEST):
        target = mark.get_dest()
        index = target.get_index() if target else None
        title = " ".join(mark.get_title().split())
        marks.append((mark.level + 1, title, None if index is None else index + 1))
    return tuple(marks)


def _labels(pdf: pypdfium2.PdfDocument) -> tuple[str | None, ...]:
    labels = [_label(pdf, index) for index in range(len(pdf))]
    counted = all(label in (None, "", str(number)) for number, label in enumerate(labels, start=1))
    return () if counted else tuple(label or None for label in labels)


def _label(pdf: pypdfium2.PdfDocument, index: int) -> str | None:
    size = pdfium.FPDF_GetPageLabel(pdf.raw, index, None, 0)
    if size <= 2:
        return None
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetPageLabel(pdf.raw, index, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")


def _attachments(pdf: pypdfium2.PdfDocument) -> tuple[str, ...]:
    names = []
    for index in range(pdf.count_attachments()):
        name = pdf.get_attachment(index).get_name()
        names.append(" ".join(name.split())[:_LONGEST_NAME] or "without a name")
    return tuple(names)
