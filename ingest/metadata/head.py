"""The head of a paper: the lines above its first section, where most metadata stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.lines import Document, Line
from ingest.metadata.fields import Field, FieldKind, of_kind, read_fields

_MOST_LINES = 90
_LONG_LINE = 170
_SECTION = re.compile(
    r"^(?:[A-Z\d]{0,2}[.)]?\d*\.?\s+)?(?:executive )?(?:purposes?|recommendations?|"
    r"recommendation/s|summary|introduction|background|information|context|judgements?|decisions?|reasons?|"
    r"what needs to improve|matters? for consideration|foreword|key points|contents)\b"
    r"[\w\s/()’',&]{0,50}[:?]?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\(?(?:\d{1,3}(?:\.\d+)*|[a-zA-Z]|[ivx]+)[.)]\s+\S|^\d+\.\d+\s+\S")


@dataclass(frozen=True)
class Head:
    """The first lines of a paper, as far as metadata can stand in them."""

    document: Document

    @cached_property
    def opening(self) -> tuple[Line, ...]:
        """The first page, with the second where the first is a cover; never the whole paper."""
        lines: list[Line] = []
        for page in self.document.pages[:2]:
            if len(lines) >= 12:
                break
            lines += page.lines
        return tuple(lines[:_MOST_LINES])

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The opening down to the first section, numbered paragraph or line of prose."""
        end = len(self.opening)
        for at, line in enumerate(self.opening):
            if at and self._begins_body(line):
                end = at
                break
        return self.opening[: max(end, 1)]

    def _begins_body(self, line: Line) -> bool:
        if line.cells:
            return False
        text = line.text.strip()
        if len(text) > _LONG_LINE or line.bullet:
            return True
        return bool(_SECTION.match(text) or _NUMBERED.match(text))

    @cached_property
    def fields(self) -> list[Field]:
        """The labelled fields of the opening."""
        return read_fields(self.opening)

    def field(self, *kinds: FieldKind) -> Field | None:
        """The first field of the first kind that has any."""
        for kind in kinds:
            found = of_kind(self.fields, kind)
            if found:
                return found[0]
        return None


def where(line: Line, text: str | None = None) -> str:
    """Where a value was read: ``page 1: "Date of Meeting: December 7th 2022"``."""
    said = re.sub(r"\s+", " ", (text or line.text).replace(" | ", " ")).strip()
    if len(said) > 120:
        said = said[:117].rstrip() + "..."
    place = f"page {line.page}" if line.page is not None else "head of the text"
    return f'{place}: "{said}"'
