"""Whether a Word table shows its first row as the names of its columns, by more than bold type."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.word.marks import Element, attribute, child, children, switched, value
from ingest.word.styles import Styles

_FIRST_ROW = 0x0020  # the bit of ``w:tblLook`` that turns a style's first row on
_PLAIN = ("auto", "ffffff")


def shows_head(table: Element, rows: Sequence[Sequence[Element]], styles: Styles) -> bool:
    """Whether the first row alone is shaded, or its table's style sets it apart.

    ``rows`` are the cells of each row.
    """
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    shaded = [all(map(_is_shaded, row)) for row in rows[:3]]
    if shaded[0] and not any(shaded[1:]):
        return True
    return _says_first_row(table) and any(
        _sets_apart(part)
        for style in styles.line(value(table, "tblPr", "tblStyle") or "")
        for part in children(style, "tblStylePr")
        if attribute(part, "type") == "firstRow"
    )


def _is_shaded(cell: Element) -> bool:
    shading = child(cell, "tcPr", "shd")
    fill = None if shading is None else attribute(shading, "fill")
    return fill is not None and fill.lower() not in _PLAIN


def _says_first_row(table: Element) -> bool:
    look = child(table, "tblPr", "tblLook")
    if look is None:
        return False
    told = attribute(look, "firstRow")
    if told is not None:
        return told in ("1", "true", "on")
    bits = attribute(look, "val") or "0"
    try:
        return bool(int(bits, 16) & _FIRST_ROW)
    except ValueError:
        return False


def _sets_apart(part: Element) -> bool:
    """Whether a style's first row is bold or shaded."""
    shading = child(part, "tcPr", "shd")
    fill = None if shading is None else (attribute(shading, "fill") or "auto").lower()
    return bool(switched(child(part, "rPr"), "b")) or (fill or "auto") not in _PLAIN
