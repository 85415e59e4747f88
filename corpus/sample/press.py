"""Print a sample paper: the blocks of its source laid out as a council would, as PDF bytes.

Only the fonts that every PDF reader has are used, and streams stay uncompressed, so that the
same source gives the same bytes on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib import colors  # type: ignore[import-untyped]
from reportlab.lib.enums import TA_CENTER, TA_RIGHT  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import cm  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from corpus.sample.source import Block, Part

INVENTED = "Sample paper: the authority and everything in it are invented."
_FACES = {
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic"),
}
_HEADING_SIZES = {1: 5.0, 2: 2.0, 3: 0.5}
_FIGURE = re.compile(r"[(+−-]?£?[\d,.]+(?:%|m|k)?\)?")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page to be printed: its part, its number there, the part's pages, its number in all."""

    part: Part
    number: int
    pages: int
    pack_number: int


def print_paper(parts: Sequence[Part]) -> bytes:
    """Lay out the parts of one file as one PDF.

    Each part is first laid out alone to learn its pages, because feet say "Page 2 of 5" and a
    pack's front sheet says on which pages its papers stand (``{pages 3}`` for the third part).
    """
    lengths = [_count_pages(part) for part in parts]
    starts = [1 + sum(lengths[:position]) for position in range(len(parts))]
    ranges = [_page_range(start, length) for start, length in zip(starts, lengths, strict=True)]
    leaves = [
        Leaf(part, number, length, start + number - 1)
        for part, start, length in zip(parts, starts, lengths, strict=True)
        for number in range(1, length + 1)
    ]
    story: list[Flowable] = []
    for part in parts:
        story += [PageBreak()] if story else []
        story += _story(part, ranges)
    data, _ = _build(story, parts[0], leaves)
    return data


def _page_range(start: int, length: int) -> str:
    return f"Page {start}" if length == 1 else f"Pages {start} - {start + length - 1}"


def _count_pages(part: Part) -> int:
    _, pages = _build(_story(part, ["Pages 00 - 00"] * 20), part, [])
    return pages


def _build(story: list[Flowable], first: Part, leaves: Sequence[Leaf]) -> tuple[bytes, int]:
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=A4,
        invariant=1,
        pageCompression=0,
        title=first.settings.get("title", ""),
        author=first.settings.get("author", ""),
    )
    left, foot = float(first.settings.get("margin", "2.4")) * cm, 2.6 * cm
    frame = Frame(left, foot, A4[0] - 2 * left, A4[1] - foot - 2.2 * cm, 0, 0, 0, 0)

    def furnish(canvas: Any, page: Any) -> None:
        if leaves:
            _furnish(canvas, leaves[page.page - 1], left)

    document.addPageTemplates(PageTemplate(frames=[frame], onPage=furnish))
    document.build(story)
    return target.getvalue(), int(document.page)


def _furnish(canvas: Any, leaf: Leaf, left: float) -> None:
    """Print what stands outside the text: stamps, running head, foot, and that it is invented."""
    settings = leaf.part.settings
    regular, bold, italic = _FACES[settings.get("font", "sans")]
    width, height = A4
    numbers = {"page": leaf.number, "pages": leaf.pages, "pack": leaf.pack_number}
    canvas.setFont(regular, 9)
    if leaf.number > 1 and "head" in settings:
        canvas.drawString(left, height - 1.4 * cm, settings["head"])
        canvas.line(left, height - 1.6 * cm, width - left, height - 1.6 * cm)
    foot = settings.get("foot", "{page}").format(**numbers)
    if settings.get("foot_at") == "right":
        canvas.drawRightString(width - left, 1.7 * cm, foot)
    else:
        canvas.drawCentredString(width / 2, 1.7 * cm, foot)
    if "foot_left" in settings:
        canvas.drawString(left, 1.7 * cm, settings["foot_left"])
    if "pack_stamp" in settings:
        canvas.setFont(bold, 10)
        canvas.drawRightString(width - 1.2 * cm, 1.0 * cm, settings["pack_stamp"].format(**numbers))
    if leaf.number == 1 and settings.get("stamp"):
        canvas.setFont(bold, 12)
        canvas.drawRightString(width - 1.2 * cm, height - 1.1 * cm, settings["stamp"])
    canvas.setFont(italic, 7)
    canvas.drawCentredString(width / 2, 1.1 * cm, INVENTED)


def _story(part: Part, ranges: Sequence[str]) -> list[Flowable]:
    width = A4[0] - 2 * float(part.settings.get("margin", "2.4")) * cm
    story = []
    for block in part.blocks:
        text = re.sub(r"\{pages (\d+)\}", lambda m: ranges[int(m[1]) - 1], block.text)
        story.append(_flowable(block, text, part.settings, width))
    return story


def _flowable(block: Block, text: str, settings: dict[str, str], width: float) -> Flowable:
    if block.kind == "page":
        return PageBreak()
    if block.kind == "space":
        return Spacer(1, float(text or "0.5") * cm)
    if block.kind == "table":
        return _table(block, settings, width)
    style = _style(block, settings)
    if block.kind != "item":
        return Paragraph(_inline(text), style)
    bullet = "\u2022" if block.label == "-" else block.label
    if block.label == "-" and settings.get("bullet") == "square":
        bullet = '<font name="ZapfDingbats" size="7">n</font>'
    return Paragraph(f"<bullet>{bullet}</bullet>{_inline(text)}", style)


def _style(block: Block, settings: dict[str, str]) -> ParagraphStyle:
    regular, bold, _ = _FACES[settings.get("font", "sans")]
    size = float(settings.get("size", "11"))
    if block.kind == "heading":
        size += _HEADING_SIZES[block.level]
        return ParagraphStyle(
            "heading", fontName=bold, fontSize=size, leading=size * 1.2, spaceBefore=size * 0.8,
            spaceAfter=size * 0.45, keepWithNext=1,
        )  # fmt: skip
    if block.style == "small":
        size -= 2.5
    style = ParagraphStyle(
        "text", fontName=regular, fontSize=size, leading=size * 1.24, spaceAfter=size * 0.55,
        allowWidows=1, allowOrphans=1, alignment=_alignment(block),
    )  # fmt: skip
    style.leftIndent = block.level * 0.95 * cm
    if block.kind == "item":
        hang = 1.35 if re.search(r"\d\.\d", block.label) else 0.95
        style.bulletIndent = style.leftIndent
        style.leftIndent += hang * cm
        style.bulletFontName, style.bulletFontSize = regular, size
    return style


def _alignment(block: Block) -> int:
    return int({"centre": TA_CENTER, "right": TA_RIGHT}.get(block.style, 0))


def _inline(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
    return re.sub(r"\^(\w+)\^", r'<super size="7">\1</super>', text)


def _table(block: Block, settings: dict[str, str], width: float) -> Table:
    regular, bold, _ = _FACES[settings.get("font", "sans")]
    size = float(settings.get("size", "11")) - 1
    cells = []
    for position, row in enumerate(block.rows):
        heading = block.headed and position == 0
        cells.append([_cell(text, bold if heading else regular, size) for text in row])
    table = Table(cells, _column_widths(block.rows, width), repeatRows=int(block.headed))
    table.spaceBefore, table.spaceAfter = 4, 10
    commands: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if settings.get("rules") == "lines":
        commands.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black))
    else:
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    if block.headed:
        commands.append(("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.88, 0.9, 0.93)))
    table.setStyle(TableStyle(commands))
    return table


def _cell(text: str, face: str, size: float) -> Paragraph:
    alignment = TA_RIGHT if _FIGURE.fullmatch(text) else 0
    style = ParagraphStyle(
        "cell", fontName=face, fontSize=size, leading=size * 1.2, alignment=alignment
    )
    return Paragraph(_inline(text), style)


def _column_widths(rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """Share the width by the longest cell of each column, within limits."""
    columns = zip(*rows, strict=True)
    weights = [min(max(max(len(cell) for cell in column), 18), 48) for column in columns]
    return [width * weight / sum(weights) for weight in weights]
