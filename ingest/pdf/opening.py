"""Open a PDF file, or say in one line why it cannot be read."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.lines import UnreadableFile

_HEAD = 1024
_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: "needs a password",
    pdfium.FPDF_ERR_SECURITY: "is protected by a method that cannot be read",
}


class Damaged(UnreadableFile):
    """A file that pypdfium2 cannot make sense of; another reader may."""


@contextlib.contextmanager
def opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """The file as pypdfium2 opens it; raises UnreadableFile with the reason otherwise."""
    _refuse_by_its_first_bytes(path)
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _REASONS:
            raise UnreadableFile(_REASONS[error.err_code]) from error
        raise Damaged("is damaged: it cannot be opened as a PDF") from error
    try:
        if len(document) < 1:
            raise Damaged("is damaged: it holds no pages")
        yield document
    finally:
        document.close()


def _refuse_by_its_first_bytes(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise UnreadableFile("is empty")
    if b"%PDF" in head:
        return
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")):
        raise UnreadableFile("is HTML saved as .pdf: open the address in a browser and save again")
    if head.startswith(b"PK\x03\x04"):
        raise UnreadableFile("is a Word or ZIP file saved as .pdf")
    if not start:
        raise UnreadableFile("is empty")
    raise UnreadableFile("is not a PDF, whatever its name says")


def page_of(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    """A page, counted from 1, with what was filled in on its form made part of it.

    Raises pypdfium2's error where the page is damaged.
    """
    page = document[number - 1]
    if document.get_formtype() == pdfium.FORMTYPE_NONE:
        return page
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return document[number - 1]
