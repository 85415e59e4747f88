"""The headings of tables whose file tells which cells span several columns or rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.lines import Line
from ingest.pages.tables.header import has_header, heads_twice, is_name

# A cell that spans rows is said again in each of them, unless it is longer than this many words.
_REPEATED_WORDS = 12
_WIDEST = 40
_TITLE_WORDS = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the file has it: its text, and how many columns it spans.

    ``rows`` is how many rows it spans, counted from this one; None where it goes on with the cell
    above it. ``parts`` are its paragraphs where it has several.
    """

    text: str
    columns: int = 1
    rows: int | None = 1
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """A row of a table: the text of each column, and the first column of the cell that covers it.

    ``marked`` says that the file itself calls the row a heading.
    """

    texts: tuple[str, ...]
    covers: tuple[int, ...]
    bold: bool = False
    marked: bool = False
    parts: tuple[tuple[str, ...], ...] = ()


def spread(rows: Sequence[Sequence[Cell]]) -> list[Spread]:
    """The rows with a text for every column; a cell that spans rows is said again in each."""
    made: list[Spread] = []
    running: dict[int, tuple[int, str]] = {}
    for row in rows:
        texts: list[str] = []
        covers: list[int] = []
        parts: dict[int, tuple[str, ...]] = {}
        for cell in row:
            _carry(running, texts, covers)
            start = len(texts)
            text = cell.text
            if cell.rows is None and made and start < len(made[-1].texts):
                text = _again(made[-1].texts[start])
            columns = min(cell.columns, _WIDEST)
            parts[start] = cell.parts
            texts.extend([text, *[""] * (columns - 1)])
            covers.extend([start] * columns)
            if (cell.rows or 1) > 1:
                for column in range(start, start + columns):
                    said = cell.text if column == start else ""
                    running[column] = ((cell.rows or 1) - 1, _again(said))
        _carry(running, texts, covers)
        several = any(parts.values())
        held = tuple(parts.get(at, ()) for at in range(len(texts))) if several else ()
        made.append(Spread(tuple(texts), tuple(covers), parts=held))
    return made


def _carry(running: dict[int, tuple[int, str]], texts: list[str], covers: list[int]) -> None:
    """Put down what the cells of rows above still hold at this place."""
    while (column := len(texts)) in running:
        left, said = running.pop(column)
        if left > 1:
            running[column] = left - 1, said
        texts.append(said)
        covers.append(column)


def _again(text: str) -> str:
    return text if len(text.split()) <= _REPEATED_WORDS else ""


def lines_of(rows: Sequence[Spread], table: int) -> Iterator[Line]:
    """The rows as lines: a title over the whole table as text, several headings as one."""
    rows = _padded([row for row in rows if any(row.texts)])
    while len(rows) > 2 and _is_title(rows[0]) and not _is_title(rows[1]):
        yield Line(rows[0].texts[0], bold=rows[0].bold, blank_before=True)
        rows = rows[1:]
    count = _headings(rows)
    if count > 1:
        names = tuple(_name(rows[:count], column) for column in range(len(rows[0].texts)))
        rows = [Spread(names, rows[0].covers, rows[0].bold), *rows[count:]]
    for place, row in enumerate(rows):
        first = place == 0
        yield Line(
            " | ".join(row.texts),
            cells=row.texts,
            table=table,
            bold=row.bold,
            header=first and count > 0,
            blank_before=first,
            parts=row.parts,
        )


def _padded(rows: Sequence[Spread]) -> list[Spread]:
    width = max((len(row.texts) for row in rows), default=0)
    return [
        Spread(
            (*row.texts, *[""] * (width - len(row.texts))),
            (*row.covers, *range(len(row.covers), width)),
            row.bold,
            row.marked,
            row.parts,
        )
        for row in rows
    ]


def _is_title(row: Spread) -> bool:
    """Whether one cell reaches across the whole table, as the table's name does."""
    across = len(row.covers) > 1 and set(row.covers) == {0}
    return across and len(row.texts[0].split()) <= _TITLE_WORDS


def _headings(rows: Sequence[Spread]) -> int:
    """How many rows, from the first, name the columns."""
    if len(rows) < 2:
        return 0
    marked = next((at for at, row in enumerate(rows) if not row.marked), 0)
    texts, bold = [row.texts for row in rows], [row.bold for row in rows]
    if marked < 2 and (heads_twice(texts, bold) or _names_groups(rows)):
        return 2
    return marked or int(has_header(texts, bold))


def _names_groups(rows: Sequence[Spread]) -> bool:
    """Whether the first row has cells over several columns, which the second names one by one."""
    upper, lower, *below = rows
    groups = {cover for cover in upper.covers if upper.covers.count(cover) > 1 and cover}
    if not below or not groups or not any(upper.texts[cover] for cover in groups):
        return False
    under = [text for text, cover in zip(lower.texts, upper.covers, strict=True) if cover in groups]
    named = all(under) and all(is_name(text) for text in under) and lower.covers != upper.covers
    merged = lower.texts[0] in ("", upper.texts[0])
    return named and (merged or (lower.bold and not below[0].bold))


def _name(rows: Sequence[Spread], column: int) -> str:
    """A column's name: what the headings above it say, from the top, each once."""
    said = [row.texts[row.covers[column]] or row.texts[column] for row in rows]
    return " ".join(dict.fromkeys(text for text in said if text))
