"""The paragraphs of a paper outside the parts that are marked as not for the public."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.paper import PaperKind, Paragraph, Section
from ingest.lines import Document
from ingest.metadata.marking.sayings import appendices_answered, appendices_closed
from ingest.metadata.marking.walk import Walk


@dataclass(frozen=True, slots=True)
class Kept:
    """The paragraphs that are for the public, where the first marking of others was read, and
    the appendices that are said to be exempt and that no heading or page of the file opens.
    """

    paragraphs: tuple[Paragraph, ...]
    marked: str | None
    not_found: tuple[str, ...]


def open_paragraphs(
    document: Document,
    sections: Sequence[Section],
    paragraphs: Sequence[Paragraph],
    kind: PaperKind,
    closed: Collection[str] = (),
    *,
    partly: bool = False,
) -> Kept:
    """The paragraphs outside the parts that are marked.

    A heading marks all that stands under it, and one of an appendix all down to the next; a stamp
    in its margin, at its top or foot marks a page; a resolution in minutes the items it names.
    ``closed`` are appendices that the agenda names as exempt; with ``partly`` a part is known to
    be exempt: where nobody says which, every appendix is kept back.
    """
    lines = [line.text for line in (*document.lines, *document.dropped)]
    texts = [paragraph.text for paragraph in paragraphs] + lines
    named = {*closed, *appendices_closed(texts), *appendices_answered(lines)} - {""}
    walk = Walk(document, sections, paragraphs, kind, named, every=partly and not named)
    kept: list[Paragraph] = []
    found: str | None = None
    for paragraph in paragraphs:
        reason = walk.reason(paragraph)
        found = found or reason
        if reason is None:
            kept.append(paragraph)
    return Kept(tuple(kept), found, tuple(sorted(named - walk.opened)))
