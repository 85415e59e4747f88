"""What a paragraph's style says of it, inherited styles included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.word.marks import Element, attribute, child, children, number, switched, value

_HEADING = re.compile(r"^heading\s*(\d)$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|report title|document title)$", re.IGNORECASE)
_DEEPEST = 12


@dataclass(slots=True)
class Styles:
    """A file's styles by id, and the one that paragraphs have by default."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default: str = ""
    usual_size: float | None = None

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """The styles that the file's style part defines."""
        made = cls()
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        halves = number(defaults, "sz")
        made.usual_size = halves / 2 if halves else None
        for style in children(root, "style") if root is not None else ():
            key = attribute(style, "styleId") or ""
            made.by_id[key] = style
            usual = attribute(style, "default") in ("1", "true")
            if usual and attribute(style, "type") == "paragraph":
                made.default = key
        return made

    def of_paragraph(self, properties: Element | None) -> str:
        """The id of a paragraph's style."""
        return value(properties, "pStyle") or self.default

    def heading(self, key: str, properties: Element | None) -> int | None:
        """The heading level that style or paragraph says, 1 outermost."""
        outline = number(properties, "outlineLvl")
        if outline is not None:
            return outline + 1 if outline < 9 else None
        for style in self.line(key):
            named = value(style, "name") or ""
            found = _HEADING.match(named)
            if found:
                return int(found.group(1))
            if _TITLE.match(named):
                return 1
            outline = number(child(style, "pPr"), "outlineLvl")
            if outline is not None:
                return outline + 1 if outline < 9 else None
        return None

    def numbering(self, key: str) -> tuple[str, int | None, str] | None:
        """The list that the style puts its paragraphs in: list, level, style that says so."""
        for style in self.line(key):
            listed = value(style, "pPr", "numPr", "numId")
            if listed is not None:
                level = number(child(style, "pPr", "numPr"), "ilvl")
                return listed, level, attribute(style, "styleId") or ""
        return None

    def switched(self, key: str, name: str) -> bool:
        """Whether the style sets its text bold (``b``), italic (``i``) or otherwise."""
        for style in self.line(key):
            found = switched(child(style, "rPr"), name)
            if found is not None:
                return found
        return False

    def size(self, key: str) -> float | None:
        """The type size in points: the style's, or what the file sets everything in that says
        nothing else."""
        for style in self.line(key):
            halves = number(child(style, "rPr"), "sz")
            if halves:
                return halves / 2
        return self.usual_size

    def line(self, key: str) -> Iterator[Element]:
        """The style and those it is based on."""
        for _ in range(_DEEPEST):
            style = self.by_id.get(key)
            if style is None:
                return
            yield style
            key = value(style, "basedOn") or ""
