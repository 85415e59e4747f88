"""Word files become a Document: paragraphs with the numbers Word shows, lists and tables."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from ingest.lines import Document, Page, UnreadableFile
from ingest.word.blocks import Reading
from ingest.word.marks import Element, attribute, children
from ingest.word.numbering import Numbering
from ingest.word.sections import around, stretches
from ingest.word.styles import Styles

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 1 << 30


def read_docx(path: Path) -> Document:
    """Read a Word file; raises UnreadableFile with a one-line reason where that is impossible."""
    word = _opened(path)
    body = word.element.body
    reading = Reading(
        Styles.of(_part(word, "styles")),
        Numbering.of(_part(word, "numbering")),
        _footnotes(_part(word, "footnotes")),
    )
    reading.blocks(body)
    lines = [*reading.lines, *reading.notes]
    if not lines:
        raise UnreadableFile("holds no text")
    properties = word.core_properties
    said = {
        "Title": properties.title,
        "Author": properties.author,
        "CreationDate": properties.created.isoformat() if properties.created else "",
        "ModDate": properties.modified.isoformat() if properties.modified else "",
    }
    return Document(
        "docx",
        (Page(None, tuple(lines)),),
        dropped=tuple(around(word)),
        properties={key: text for key, text in said.items() if text},
        stretches=stretches(word, reading.ends, len(lines)),
    )


def _opened(path: Path) -> Any:
    with path.open("rb") as file:
        head = file.read(4)
        if not head:
            raise UnreadableFile("is empty")
        if head == _OLD_WORD:
            locked = _LOCKED in head + file.read()
            raise UnreadableFile(
                "needs a password" if locked else "is an old Word file (.doc): save it as DOCX"
            )
    try:
        with zipfile.ZipFile(path) as packed:
            if "word/document.xml" not in packed.namelist():
                raise UnreadableFile("is a ZIP file but not a Word document")
            if sum(each.file_size for each in packed.infolist()) > _LARGEST:
                raise UnreadableFile("is too large when unpacked")
        import docx  # heavy, and only Word files need it

        return docx.Document(str(path))
    except zipfile.BadZipFile as error:
        raise UnreadableFile("is damaged: it cannot be unpacked as a Word file") from error
    except (KeyError, ValueError, SyntaxError) as error:  # lxml's errors are SyntaxErrors
        raise UnreadableFile("is damaged: its parts cannot be read as a Word file") from error


def _part(word: Any, kind: str) -> Element | None:
    """The XML of a part that the document refers to, parsed."""
    from lxml import etree  # type: ignore[import-untyped]

    for relation in word.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return etree.fromstring(
                relation.target_part.blob, etree.XMLParser(resolve_entities=False)
            )
    return None


def _footnotes(root: Element | None) -> dict[str, Element]:
    if root is None:
        return {}
    return {attribute(note, "id") or "": note for note in children(root, "footnote")}
