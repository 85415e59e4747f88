"""The paragraphs, lists and tables of a Word file, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.lines import Line
from ingest.pages.spelling.repair import BULLET, take_bullet
from ingest.plain.framing import frames_items, is_item_number, is_page_cell, names_columns
from ingest.plain.heads import Cell, lines_of, spread
from ingest.plain.languages import one_text_each, second_text
from ingest.word.heads import shows_head
from ingest.word.marks import Element, attribute, child, children, name, number, value
from ingest.word.numbering import Numbering, Shown
from ingest.word.sections import ends_section
from ingest.word.styles import Styles
from ingest.word.wording import Wording, wording_of

_LEVEL_INDENT = 0.04
_PAGE_TWIPS = 11906.0
_WIDEST = 40


@dataclass(slots=True)
class Reading:
    """The blocks of a file as they are met; ``notes`` are the footnotes referred to so far."""

    styles: Styles
    numbering: Numbering
    footnotes: dict[str, Element]
    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    noted: int = 0
    tables: int = 0
    ends: list[int] = field(default_factory=list)
    """The numbers of lines before the end of each section but the last."""

    def blocks(self, parent: Element) -> None:
        """Take the paragraphs and tables of the body, a cell or a text box."""
        for block in parent:
            kind = name(block)
            if kind == "p":
                self.paragraph(block)
                if ends_section(block):
                    self.ends.append(len(self.lines))
            elif kind == "tbl":
                self.table(block)
            elif kind in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
                self.blocks(block)

    def paragraph(self, block: Element, label: str | None = None) -> None:
        """Take a paragraph; ``label`` is a number that a table sets beside it."""
        made, line = self._line(block)
        for place, text in enumerate(made.lines()):
            first = place == 0
            shown = replace(line, text=text, blank_before=first)
            if first and line.bullet:
                shown = replace(shown, text=f"{BULLET} {text}")
            elif first and not line.label:
                bullet, text = take_bullet(text)
                shown = replace(shown, text=text, bullet=bullet, label=label)
            elif not first:
                shown = replace(shown, label=None, bullet=False, run_in="")
            self.lines.append(shown)
        self._take_notes(made)
        for box in made.boxes:
            self.blocks(box)

    def _line(self, block: Element) -> tuple[Wording, Line]:
        """The paragraph's words, and a line without them that says how they are set."""
        properties = child(block, "pPr")
        style = self.styles.of_paragraph(properties)
        made = wording_of(block)
        shown = self._shown(properties, style) if made.text.strip() else None
        bold, italic = self.styles.switched(style, "b"), self.styles.switched(style, "i")
        left = _left(properties)
        level = shown.level + 1 if shown else 0
        line = Line(
            "",
            size=made.sizes[0] / 2 if made.sizes else self.styles.size(style),
            bold=bool(made.bold) and all(bold if each is None else each for each in made.bold),
            italic=bool(made.italic)
            and all(italic if each is None else each for each in made.italic),
            heading=self.styles.heading(style, properties),
            label=shown.label if shown else None,
            bullet=bool(shown and shown.bullet),
            level=level,
            run_in=made.opening(),
            indent=round(max(_LEVEL_INDENT * level, left), 4),
        )
        return made, line

    def _shown(self, properties: Element | None, style: str) -> Shown | None:
        """The number or bullet that Word shows before the paragraph."""
        key = value(properties, "numPr", "numId")
        level = number(child(properties, "numPr"), "ilvl")
        if key is None:
            listed = self.styles.numbering(style)
            if listed is None:
                return None
            key, styled, named = listed
            level = styled if level is None else level
            if level is None:
                level = self.numbering.level_of_style(key, named)
        return None if key == "0" else self.numbering.shown(key, level or 0)

    def _take_notes(self, made: Wording) -> None:
        for key in made.notes:
            self.noted += 1
            note = self.footnotes.get(key)
            paragraphs = [] if note is None else list(children(note, "p"))
            for paragraph in paragraphs:
                for text in wording_of(paragraph).lines():
                    self.notes.append(Line(text, note=str(self.noted), blank_before=True))

    def table(self, block: Element) -> None:
        """Take a table's rows; one that only lays out the page is read as text."""
        rows = [list(_cells(row)) for row in children(block, "tr")]
        if texts := one_text_each(rows, _text):
            for text in texts:
                self._one_language(text, anew=text is texts[1])
            return
        if _lays_out(rows, _says_header(block)):
            self._frame(rows)
            return
        self.tables += 1
        nested: list[Element] = []
        spaced = spread([self._row(row, nested) for row in children(block, "tr")])
        marked = [child(row, "trPr", "tblHeader") is not None for row in children(block, "tr")]
        if marked and not any(marked):
            marked[0] = shows_head(block, rows, self.styles)
        made = [
            replace(row, bold=self._is_bold(cells), marked=heads)
            for row, cells, heads in zip(spaced, rows, marked, strict=True)
        ]
        self.lines.extend(lines_of(made, self.tables))
        for inner in nested:
            self.table(inner)

    def _row(self, row: Element, nested: list[Element]) -> list[Cell]:
        """A row's cells, with an empty one for the columns that it leaves out at its start."""
        skipped = number(child(row, "trPr"), "gridBefore") or 0
        cells = [Cell("") for _ in range(min(skipped, _WIDEST))]
        for cell in _cells(row):
            properties = child(cell, "tcPr")
            merged = child(properties, "vMerge")
            goes_on = merged is not None and attribute(merged, "val") != "restart"
            parts = () if goes_on else self._cell(cell, nested)
            columns = max(number(properties, "gridSpan") or 1, 1)
            several = parts if len(parts) > 1 else ()
            cells.append(Cell(" ".join(parts), columns, None if goes_on else 1, several))
        return cells

    def _cell(self, cell: Element, nested: list[Element]) -> tuple[str, ...]:
        """The paragraphs of a cell; tables within it are kept for later."""
        within = Reading(self.styles, self.numbering, self.footnotes, noted=self.noted)
        for block in cell:
            if name(block) == "tbl":
                nested.append(block)
            else:
                within.blocks([block])
        self.notes.extend(within.notes)
        self.noted = within.noted
        return tuple(
            f"{line.label} {line.text}" if line.label else line.text for line in within.lines
        )

    def _is_bold(self, row: Sequence[Element]) -> bool:
        weights = [
            self._weight(paragraph)
            for cell in row
            for paragraph in children(cell, "p")
            if wording_of(paragraph).text.strip()
        ]
        return bool(weights) and all(weights)

    def _weight(self, paragraph: Element) -> bool:
        bold = self.styles.switched(self.styles.of_paragraph(child(paragraph, "pPr")), "b")
        return all(bold if each is None else each for each in wording_of(paragraph).bold)

    def _one_language(self, rows: Sequence[Sequence[Element]], *, anew: bool) -> None:
        """Take one of the two texts of a table; ``anew`` heads the one that comes second."""
        start = len(self.lines)
        for row in rows:
            self._laid_out(row, numbered=True)
        if anew:
            self.lines[start:] = second_text(self.lines[start:])

    def _frame(self, rows: Sequence[Sequence[Element]]) -> None:
        """Take the rows of a table that sets numbers beside their paragraphs."""
        texts = [[_text(cell) for cell in row] for row in rows if row]
        headed = len(texts) > 1 and names_columns(texts[0], texts[1])
        for row in [row for row in rows if row][headed:]:
            self._laid_out(row)

    def _laid_out(self, row: Sequence[Element], *, numbered: bool = False) -> None:
        """Take a row of such a table: a number is the label of the words beside it."""
        label = ""
        for place, cell in enumerate(row):
            words, last = _text(cell), place + 1 == len(row)
            if not last and (numbered or is_item_number(words)):
                label = words
            elif not (last and place > 1 and is_page_cell(words)):
                start = len(self.lines)
                self.blocks(cell)
                if label and start < len(self.lines) and not self.lines[start].label:
                    self.lines[start] = replace(self.lines[start], label=label)
                    label = ""


def _left(properties: Element | None) -> float:
    """A paragraph's indent as a share of the page's width."""
    indent = child(properties, "ind")
    said = None if indent is None else attribute(indent, "left") or attribute(indent, "start")
    return int(said) / _PAGE_TWIPS if said and said.lstrip("-").isdigit() else 0.0


def _cells(row: Element) -> Iterator[Element]:
    for part in row:
        if name(part) == "tc":
            yield part
        elif name(part) in ("sdt", "sdtContent", "customXml"):
            yield from _cells(part)


def _text(cell: Element) -> str:
    return " ".join(
        line for paragraph in children(cell, "p") for line in wording_of(paragraph).lines()
    )


def _says_header(table: Element) -> bool:
    first = next(children(table, "tr"), None)
    return child(first, "trPr", "tblHeader") is not None


def _lays_out(rows: Sequence[Sequence[Element]], headed: bool) -> bool:
    """Whether a table is a frame for text: one column, or numbers beside their paragraphs."""
    if not rows or max(map(len, rows)) < 2:
        return True
    filled = [row for row in rows if any(map(_text, row))]
    parted = any(_paragraphs(cell) > 1 for row in filled for cell in row[1:])
    return frames_items(
        [[_text(cell) for cell in row] for row in filled], headed=headed, parted=parted
    )


def _paragraphs(cell: Element) -> int:
    return sum(bool(wording_of(each).text.strip()) for each in children(cell, "p"))
