"""A file becomes papers: read, split, laid out, described, and searched for findings."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from pathlib import Path

from corpus.authorities import Register
from corpus.paper import Paper, ReadPaper, slug
from ingest.findings import find
from ingest.layout import structure
from ingest.lines import Document, UnreadableFile
from ingest.manifest import Manifest
from ingest.metadata import Metadata, read_metadata
from ingest.packs import Part, split

_PDF_MARK = b"%PDF-"
_HTML_MARKS = (b"<!doctype html", b"<html", b"<?xml")
_ZIP_MARK = b"PK\x03\x04"


def read(
    path: Path,
    *,
    source: str,
    register: Register,
    manifest: Manifest | None = None,
    sample: bool = False,
) -> list[ReadPaper]:
    """The papers that a file holds: one, or the papers of an agenda pack.

    ``source`` names the file as readers will see it. Raises UnreadableFile with the reason.
    """
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    document = _document(path, content)
    row = manifest.row(source) if manifest else None
    name = paper_id(source)
    made: list[ReadPaper] = []
    for part in split(document):
        part_id = f"{name}--{part.name}" if part.name else name
        sections, paragraphs = structure(part.document, part_id)
        metadata = read_metadata(
            part.document,
            sections,
            paragraphs,
            register,
            None if part.name else row,
            fallback_title=part.title or _spoken(source),
        )
        paper = _paper(part_id, metadata, part, source, sha256)
        paper = replace(paper, sample=sample or metadata.sample, pack=name if part.name else None)
        findings, dated = find(paper, sections, paragraphs)
        made.append(ReadPaper(paper, sections, dated, findings))
    return made


def paper_id(source: str) -> str:
    """The id of the paper that a file holds: its name without folder and suffix, as a slug."""
    stem = Path(source.replace("\\", "/")).stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return slug(plain) or f"paper-{hashlib.sha256(source.encode()).hexdigest()[:8]}"


def _document(path: Path, content: bytes) -> Document:
    """Read by what the file holds, told apart by its first bytes before its name."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not content.strip():
        raise UnreadableFile("is empty")
    if _PDF_MARK.lower() in content[:1024].lower():
        from ingest.pdf import read_pdf

        return read_pdf(path)
    suffix = path.suffix.lower()
    if start.startswith(_HTML_MARKS) and suffix not in (".txt", ".md", ".markdown"):
        raise UnreadableFile(f"is HTML saved as {suffix}" if suffix else "is HTML")
    if start.startswith(_ZIP_MARK.lower()):
        raise UnreadableFile("is a zipped or Office file, not PDF, Markdown or text")
    if suffix == ".pdf":
        from ingest.pdf import read_pdf

        return read_pdf(path)
    from ingest.text import read_text

    return read_text(path)


def _paper(name: str, metadata: Metadata, part: Part, source: str, sha256: str) -> Paper:
    pages = [page for page in part.document.pages if page.number is not None]
    return Paper(
        paper_id=name,
        title=metadata.title,
        source=source,
        sha256=sha256,
        authority=metadata.authority,
        authority_name=metadata.authority_name,
        committee=metadata.committee,
        meeting_date=metadata.meeting_date,
        best_date=metadata.best_date,
        date_basis=metadata.date_basis,
        agenda_item=metadata.agenda_item,
        kind=metadata.kind,
        status=metadata.status,
        pages=len(pages) or None,
        authors=metadata.authors,
        portfolio_holder=metadata.portfolio_holder,
        refers_to=metadata.refers_to,
        warnings=(*part.document.warnings, *metadata.warnings),
        read_from=metadata.read_from,
    )


def _spoken(source: str) -> str:
    """A file's name as words, for a paper that prints no title."""
    return Path(source).stem.replace("_", " ").replace("-", " ").strip()
