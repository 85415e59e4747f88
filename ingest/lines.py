"""A file as lines on pages: what every file reader hands to the layout stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from corpus.paper import Box, Trust

Format = Literal["pdf", "text", "markdown", "docx", "html"]


class UnreadableFile(Exception):
    """A file cannot be read; the message is one line that gives the true reason."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a reader sees it, its text already repaired (ligatures, hyphens kept).

    ``page`` counts from 1 and is None in formats without pages. ``size`` is the font size in
    points, ``indent`` the left edge as a fraction of the page's width. Formats that know more
    than a line of print say so: ``heading`` is the heading's level (1 outermost), ``label`` the
    number that the word processor shows (not repeated in ``text``), ``cells`` the cells of a table
    row, ``table`` the number of the table that the row is in (counted from 1 in the file),
    ``header`` marks its heading row. A bullet's sign is part of the text, always as ``•``.
    ``blank_before`` is true where white space wider than the leading separates the line from the
    one above. ``column`` numbers the column of print on pages with several (0 for text across the
    page); there ``indent`` counts from the column's edge. Boxes side by side, whose text does not
    go on in the next, have odd numbers. ``continues`` marks a table row that goes on with the last
    row of its table, cut by the page's end: its cells belong to that row's. ``soft_hyphen`` is true
    where the hyphen at the line's end was made by the line break and falls away when the lines are
    joined; any other hyphen stays, without a space after it. ``lead`` is the text right above a
    table that stands within a cell of another. ``note`` is the mark of the footnote
    that the line belongs to: footnotes stand after the other lines of their page, and a paragraph
    may go on beyond them on the next. ``entry`` numbers the entry of an outermost list, or of a
    table that sets numbers beside items, in which a line of a web page stands. ``parts`` are the
    paragraphs of each of a row's cells, where the file tells them apart. ``run_in`` are the words
    at its start that are in italics where the rest is not.
    """

    text: str
    page: int | None = None
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    indent: float | None = None
    blank_before: bool = False
    heading: int | None = None
    label: str | None = None
    bullet: bool = False
    level: int = 0
    cells: tuple[str, ...] = ()
    table: int | None = None
    header: bool = False
    column: int = 0
    continues: bool = False
    soft_hyphen: bool = False
    note: str | None = None
    lead: str | None = None
    entry: int | None = None
    parts: tuple[tuple[str, ...], ...] = ()
    run_in: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number in the file from 1, the number printed on it, its lines in order.

    ``stamp`` is a second number printed on it: that of the agenda pack it was bound into.
    """

    number: int | None
    lines: tuple[Line, ...]
    printed: str | None = None
    width: float | None = None
    height: float | None = None
    trust: Trust = "text"
    stamp: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a file's lines without pages (``first`` up to, not with, ``end``), and the lines
    that are printed at the head and foot of each of its sheets.
    """

    first: int
    end: int
    margins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file read: pages in order, and what the file says of itself.

    ``dropped`` holds the running heads, feet and page stamps that were taken out of the pages
    (metadata is read from them too: a stamp may name the agenda item). ``outline`` is the file's
    bookmarks as (level, title, page number). ``properties`` are the file's own title, author and
    dates. ``stretches`` are the sections of a Word file that has several,
    ``covered`` the pages with words under a black box, which were left out, ``unseen`` those with
    words that cannot be seen on them, as white ones.
    """

    format: Format
    pages: tuple[Page, ...]
    dropped: tuple[Line, ...] = ()
    outline: tuple[tuple[int, str, int | None], ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    covered: tuple[int, ...] = ()
    unseen: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of all pages, in reading order."""
        return tuple(line for page in self.pages for line in page.lines)
