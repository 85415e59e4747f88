"""The words of a Word paragraph as the page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.pages.spelling.repair import clean
from ingest.word.marks import Element, attribute, child, name, preferred, switched

# What holds runs without changing what is read; deleted and moved text is not among them.
_HOLDERS = frozenset(("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple",
                      "customXml", "dir", "bdo"))  # fmt: skip
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


@dataclass(slots=True)
class Wording:
    """A paragraph's text, how it is set, its footnotes and the text boxes anchored in it.

    ``leading`` are the words in italics that it begins with.
    """

    text: str = ""
    bold: list[bool | None] = field(default_factory=list)
    italic: list[bool | None] = field(default_factory=list)
    leading: str = ""
    sizes: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The text cut where it breaks the line, with single spaces."""
        parts = (" ".join(clean(part).split()) for part in self.text.split("\n"))
        return [part for part in parts if part]

    def opening(self) -> str:
        """The words in italics at its start, where what follows is upright."""
        upright = self.leading.strip() != self.text.strip() and "\n" not in self.leading
        return " ".join(clean(self.leading).split()) if upright else ""


def wording_of(paragraph: Element) -> Wording:
    """Read a paragraph; words that are struck, deleted or hidden are left out."""
    made = Wording()
    for run in _runs(paragraph):
        for part in run:
            kind = name(part)
            if kind == "footnoteReference":
                made.notes.append(attribute(part, "id") or "")
            elif kind in ("drawing", "pict", "AlternateContent", "object"):
                made.boxes.extend(_boxes(part))
        _take(run, made)
    return made


def _runs(element: Element) -> Iterator[Element]:
    for part in element:
        kind = name(part)
        if kind == "r":
            yield part
        elif kind in _HOLDERS:
            yield from _runs(part)


def _take(run: Element, made: Wording) -> None:
    properties = child(run, "rPr")
    if any(switched(properties, key) for key in ("strike", "dstrike", "vanish")):
        return
    text = ""
    for part in run:
        kind = name(part)
        if kind == "t":
            text += part.text or ""
        elif kind in _SIGNS and attribute(part, "type") not in ("page", "column"):
            text += _SIGNS[kind]
        elif kind == "sym":
            text += chr(int(attribute(part, "char") or "2022", 16))
    italic = switched(properties, "i")
    if italic and made.leading == made.text:
        made.leading += text
    made.text += text
    if text.strip():
        made.bold.append(switched(properties, "b"))
        made.italic.append(italic)
        size = child(properties, "sz")
        if size is not None:
            made.sizes.append(int(attribute(size, "val") or 0))


def _boxes(element: Element) -> Iterator[Element]:
    """The contents of text boxes within a drawing, once each."""
    if name(element) == "txbxContent":
        yield element
        return
    if name(element) == "AlternateContent":
        chosen = preferred(element)
        if chosen is not None:
            yield from _boxes(chosen)
        return
    for part in element:
        yield from _boxes(part)
