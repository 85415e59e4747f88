"""A file becomes papers: read, split, laid out, described, and searched for findings."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.authorities import Register
from corpus.files import spoken
from corpus.paper import WITHHELD_STATUSES, Paper, PaperStatus, ReadPaper, slug
from ingest.findings import find
from ingest.layout import structure
from ingest.lines import Document, UnreadableFile
from ingest.manifest import Manifest, Row
from ingest.metadata import Metadata, PackSays, read_metadata
from ingest.metadata.head import Head
from ingest.metadata.marking import open_paragraphs
from ingest.metadata.marking.named import is_closed_by_name
from ingest.packs import Part, open_inside, split
from ingest.pages.tables.translated import with_two_texts
from ingest.translations import open_in_both

_PDF_MARK = b"%pdf-"
_HTML_MARKS = (b"<!doctype html", b"<html", b"<?xml")
_PLAIN = (".txt", ".md", ".markdown")
_ZIP_MARK = b"PK\x03\x04"
_WHY = {
    "exempt": "marked exempt: known to exist and not read",
    "unclear": "may be exempt: not read until somebody decides (papers decide)",
}
_IN_PART = "a part that is marked exempt was not read"


def read(
    path: Path,
    *,
    source: str,
    register: Register,
    manifest: Manifest | None = None,
    sample: bool = False,
    decided: Mapping[str, PaperStatus] | None = None,
) -> list[ReadPaper]:
    """The papers that a file holds: one, or the papers of an agenda pack.

    ``source`` names the file as readers will see it. ``decided`` is what an administrator has
    said of the status of its papers, by the name of the part (empty for the file itself): it
    stands above every marking. What is exempt or unclear is recorded and not read.

    Raises UnreadableFile with the reason.
    """
    content = path.read_bytes()
    document = _document(path, content)
    digest = hashlib.sha256(content).hexdigest()
    opened = [name for name, status in (decided or {}).items() if status == "open"]
    parts = split(document, opened)
    row = manifest.row(source) if manifest else None
    # A manifest's word on the status stands above the name of the file.
    named = "status" not in (row or {}) and is_closed_by_name(source, Head(document))
    file = _File(source, digest, paper_id(source), register, sample, decided or {}, named)
    whole, metadata = _read_part(parts[0], file, row=None if parts[0].name else row)
    if whole.paper.status != "open" and any(part.bound for part in parts):
        # What closes a report, or a part of it, may close the minutes behind it.
        parts = [Part(document)]
        whole, metadata = _read_part(parts[0], file, row=row)
    made = [whole]
    for part in parts[1:]:
        pack = PackSays(metadata, part.item, part.title, part.status, part.status_from)
        made.append(_read_part(part, file, pack=pack)[0])
    if not any(one.paragraphs or one.paper.status != "open" for one in made):
        raise UnreadableFile("holds headings and no text under them that could be cited")
    return made


@dataclass(frozen=True, slots=True)
class _File:
    """What all papers of one file share."""

    source: str
    sha256: str
    name: str
    register: Register
    sample: bool
    decided: Mapping[str, PaperStatus]
    closed_by_name: bool = False


def _read_part(
    part: Part, file: _File, *, row: Row | None = None, pack: PackSays | None = None
) -> tuple[ReadPaper, Metadata]:
    name = f"{file.name}--{part.name}" if part.name else file.name
    sections, paragraphs = structure(part.document, name)
    metadata = read_metadata(
        part.document,
        sections,
        paragraphs,
        file.register,
        row,
        pack=pack,
        fallback_title=part.title or spoken(file.source),
        name="" if part.name else file.source,
    )
    paper = _paper(name, metadata, part, file)
    if file.closed_by_name and paper.status in ("open", "part_exempt"):
        paper = _with_status(paper, "unclear", f'the name of the file: "{spoken(file.source)}"')
    decided = file.decided.get(part.name)
    if decided:
        paper = _with_status(paper, decided, "the administrator’s decision")
    if paper.status in WITHHELD_STATUSES:
        return ReadPaper(_closed(paper, part, row), (), (), ()), metadata
    marked, whole = None, paragraphs
    # An agenda lists what is exempt under headings of its own, and is itself for the public.
    if decided != "open" and paper.kind != "agenda" and not part.is_front:
        partly = paper.status == "part_exempt"
        kept = open_paragraphs(
            part.document, sections, paragraphs, paper.kind, part.closed, partly=partly
        )
        paragraphs, marked = kept.paragraphs, kept.marked
        if partly and not marked:
            paper = replace(paper, warnings=(*paper.warnings, _not_found(kept.not_found)))
    elif decided != "open":
        inside = open_inside(part.document, paragraphs)
        paragraphs, marked = inside.paragraphs, inside.marked
    paragraphs = open_in_both(whole, paragraphs)
    marked = marked or part.marked or (_covered(part) if decided != "open" else None)
    if marked:
        named = {name for paragraph in paragraphs for name in paragraph.sections}
        sections = tuple(section for section in sections if section.title in named)
        status: PaperStatus = "part_exempt" if paragraphs else "exempt"
        paper = replace(
            _with_status(paper, status, marked),
            withheld=True,
            warnings=(*paper.warnings, _IN_PART),
        )
    findings, dated = find(paper, sections, paragraphs)
    return ReadPaper(paper, sections, dated, findings), metadata


def _covered(part: Part) -> str | None:
    """Where words of a part stand in the file that nobody sees on its page."""
    pages = {page.number for page in part.document.pages}
    document = part.document
    for numbers, what in (
        (document.covered, "words under a black box"),
        (document.unseen, "words in the file that cannot be seen on the page"),
    ):
        first = next((number for number in numbers if number in pages), None)
        if first:
            return f"page {first}: {what}"
    return None


def _not_found(names: Sequence[str]) -> str:
    """What is said of a paper whose exempt part could not be told apart in its file."""
    which = " and ".join(names) or "which part that is"
    verb = "is" if len(names) < 2 else "are"
    if not names:
        return f"a part of it is marked exempt; {which} could not be told, so all else was read"
    return f"{which} {verb} exempt, and no heading or page of this file opens it"


def _with_status(paper: Paper, status: PaperStatus, said: str) -> Paper:
    return replace(paper, status=status, read_from={**paper.read_from, "status": said})


def _closed(paper: Paper, part: Part, row: Row | None) -> Paper:
    """An exempt paper as it may be known: nothing but what stands outside it, and its marking."""
    title = (row or {}).get("title") or part.title or spoken(paper.source)
    read_from = {"status": paper.read_from["status"]} if "status" in paper.read_from else {}
    return replace(
        paper,
        title=title,
        authors=(),
        portfolio_holder=None,
        refers_to=(),
        withheld=bool(part.document.pages) or part.withheld,
        warnings=(*part.document.warnings, _WHY[paper.status]),
        read_from=read_from,
    )


def paper_id(source: str) -> str:
    """The id of the paper that a file holds: its name without folder and suffix, as a slug."""
    stem = Path(source.replace("\\", "/")).stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return slug(plain) or f"paper-{hashlib.sha256(source.encode()).hexdigest()[:8]}"


def _document(path: Path, content: bytes) -> Document:
    """Read by what the file holds, told by its first bytes before its name."""
    if not content.strip():
        raise UnreadableFile("is empty")
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    suffix = path.suffix.lower()
    is_html = start.startswith(_HTML_MARKS) and suffix not in _PLAIN
    if suffix == ".pdf" or (_PDF_MARK in start and suffix not in _PLAIN):
        from ingest.pdf import read_pdf

        return with_two_texts(read_pdf(path))
    if suffix in (".docx", ".doc") or (content.startswith(_ZIP_MARK) and b"word/" in content):
        from ingest.docx import read_docx

        return read_docx(path)
    if suffix in (".html", ".htm") or is_html:
        from ingest.html import read_html

        return read_html(path)
    if content.startswith(_ZIP_MARK):
        raise UnreadableFile("is a zipped file, not PDF, Word, HTML, Markdown or text")
    from ingest.text import read_text

    return with_two_texts(read_text(path))


def _paper(name: str, metadata: Metadata, part: Part, file: _File) -> Paper:
    pages = [page for page in part.document.pages if page.number is not None]
    return Paper(
        paper_id=name,
        title=metadata.title,
        source=file.source,
        sha256=file.sha256,
        authority=metadata.authority,
        authority_name=metadata.authority_name,
        committee=metadata.committee,
        meeting_date=metadata.meeting_date,
        best_date=metadata.best_date,
        date_basis=metadata.date_basis,
        agenda_item=metadata.agenda_item,
        kind=metadata.kind,
        status=metadata.status,
        sample=file.sample or metadata.sample,
        pages=len(pages) or None,
        pack=file.name if part.name else None,
        authors=metadata.authors,
        portfolio_holder=metadata.portfolio_holder,
        refers_to=metadata.refers_to,
        edition=metadata.edition,
        warnings=(*part.document.warnings, *metadata.warnings),
        read_from=metadata.read_from,
    )
