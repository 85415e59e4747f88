"""PDF files, read through pypdfium2 and, where that finds no text, pypdf."""

from ingest.pdf.document import read_pdf

__all__ = ["read_pdf"]
