"""A document as a Word file with real footnotes: the only writer of Word files.

python-docx knows no footnotes, so their part is written here after ECMA-376, part 1, 17.11.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from assistant.documents.model import Document, Passage

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
LANGUAGE = "en-GB"
_STYLES = {"bullet": "List Bullet", "quote": "Quote", "paragraph": "Normal"}
# Control characters that a scan's text may hold and that XML forbids.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SUPERSCRIPT = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def to_word(document: Document) -> bytes:
    """The document as the bytes of a ``.docx`` file."""
    # Loaded when somebody exports: the other pages do without it.
    import docx
    from docx.enum.text import WD_COLOR_INDEX

    made = docx.Document()
    _describe(made, document.title)
    made.add_heading(_clean(document.title), 0)
    notes: list[str] = []
    for passage in document.passages:
        paragraph = _paragraph(made, passage)
        for note in passage.notes:
            notes.append(note)
            _refer(paragraph, len(notes))
        if passage.mark:
            run = paragraph.add_run(f" [{_clean(passage.mark)}]")
            run.bold = True
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if notes:
        _add_footnotes(made, notes)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _describe(made: Any, title: str) -> None:
    """Title, day and language: the template is of 2013, of no author, and in American English."""
    from docx.oxml.ns import qn

    told = made.core_properties
    told.title, told.author, told.comments = _clean(title)[:255], "", ""
    told.language = LANGUAGE
    told.created = told.modified = datetime.now(UTC).replace(tzinfo=None)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _paragraph(made: Any, passage: Passage) -> Any:
    if passage.kind == "heading":
        return made.add_heading(_clean(passage.text), passage.level)
    source = f" ({passage.source})" if passage.source else ""
    return made.add_paragraph(_clean(passage.text + source), style=_STYLES[passage.kind])


def _refer(paragraph: Any, number: int) -> None:
    from docx.oxml import parse_xml

    run = f'<w:r xmlns:w="{_W}">{_SUPERSCRIPT}<w:footnoteReference w:id="{number}"/></w:r>'
    paragraph._p.append(parse_xml(run))


def _add_footnotes(made: Any, notes: Sequence[str]) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    content = _footnotes(notes).encode()
    uri = PackURI("/word/footnotes.xml")
    part = Part(uri, _FOOTNOTES_TYPE, content, made.part.package)
    made.part.relate_to(part, f"{_OFFICE}/footnotes")
    # Word wants the two separators named in its settings, before what stands after them there.
    named = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    setting = parse_xml(f'<w:footnotePr xmlns:w="{_W}">{named}</w:footnotePr>')
    settings = made.settings.element
    after = settings.find(f"{{{_W}}}compat")
    if after is not None:
        after.addprevious(setting)
    else:
        settings.append(setting)


def _footnotes(notes: Sequence[str]) -> str:
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
        "<w:continuationSeparator/></w:r></w:p></w:footnote>"
    )
    body = "".join(_footnote(number, note) for number, note in enumerate(notes, start=1))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:footnotes xmlns:w="{_W}">{separators}{body}</w:footnotes>'


def _footnote(number: int, note: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:r>{_SUPERSCRIPT}<w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(_clean(note))}</w:t></w:r></w:p></w:footnote>'
    )


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
