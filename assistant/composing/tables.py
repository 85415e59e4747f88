"""The tables of the papers that the evidence comes from, and what a row of one is told by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from assistant.composing.draft import Desk
from assistant.composing.wording import bold, escape
from assistant.words.matching import Term, coverage, matched, stem_line
from corpus.paper import Paper, Paragraph

PAIR = 2
"""A row of so many cells is a name and what it is."""
WHOLE = 24
"""A row of so many words is told whole; of a longer one what names it and what is asked for."""
Told = tuple[int, ...]
"""The columns that tell of a row."""
_QUARTER = re.compile(r"\b(?:q|quarter|qtr) ?([1-4])\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:previous(?:ly)?|last|prior|reported|q1)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"^\W*(?:(?:grand |sub-?|overall )?totals?\b|net (?:position|total|expenditure)\b|overall\W*$)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"^\W*[\d(+£–-][\d.,()£%+mkn–/ -]*$|^\W*$", re.IGNORECASE)
_SIGNED = re.compile(r"(?P<minus>[-–−]|\()?\s*[£+]?\s*(?P<number>\d[\d,]*(?:\.\d+)?)")
_RATING = {"red": 0.0, "amber": 1.0, "yellow": 1.5, "green": 2.0, "blue": 3.0}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table, and the headings of as many columns as each has cells."""

    paper: Paper
    rows: tuple[Paragraph, ...]
    columns: tuple[str, ...]


def tables(desk: Desk) -> Iterator[Table]:
    """The tables of the papers found, those of the question before among them."""
    papers = desk.papers_by_id()
    near = dict.fromkeys(item.paper.paper_id for item in desk.evidence.items)
    near |= dict.fromkeys(
        row.paper_id for row in desk.library.paragraphs_by_id(desk.plan.leads).values()
    )
    groups: dict[tuple[str, str], list[Paragraph]] = defaultdict(list)
    held = desk.library.paragraphs_of([name for name in near if name in papers])
    for row in chain.from_iterable(held.values()):
        if len(row.cells) > 1 and len(row.columns) == len(row.cells):
            groups[row.paper_id, row.group or " | ".join(row.columns)].append(row)
    for (paper_id, _), rows in groups.items():
        yield _headed(papers[paper_id], tuple(rows))


def _headed(paper: Paper, rows: tuple[Paragraph, ...]) -> Table:
    """A table under its headings: where the columns have none, the first row is the headings."""
    first = rows[0]
    if any(map(str.strip, first.columns)) or len(rows) < 3:
        return Table(paper, rows, tuple(first.columns))
    return Table(paper, rows[1:], tuple(first.cells))


def last_column(table: Table, heading: str) -> int | None:
    """The last column so headed that is not of an earlier time, and not the first of the table."""
    found = [
        at
        for at, column in enumerate(table.columns)
        if at and re.search(heading, column, re.IGNORECASE)
    ]
    newest = [at for at in found if not _EARLIER.search(table.columns[at])]
    return max(newest or found, key=lambda at: (_quarter(table.columns[at]), at), default=None)


def _quarter(column: str) -> int:
    found = _QUARTER.search(column)
    return int(found.group(1)) if found else 0


def is_total(row: Paragraph) -> bool:
    """Whether a row adds up others."""
    return bool(_TOTAL.match(next((cell for cell in row.cells if cell.strip()), "")))


def is_rating(cell: str) -> bool:
    """Whether a cell is a rating by colour."""
    return cell.strip(" .*").lower() in _RATING


def is_figure(cell: str) -> bool:
    """Whether a cell is a figure and nothing else."""
    return bool(cell.strip() and _FIGURE.match(cell) and signed(cell) is not None)


def signed(cell: str) -> float | None:
    """The number of a cell, below nought where it stands in brackets or after a minus; a rating by
    colour as a number that grows as it gets better. None where it holds no or several numbers."""
    rating = _RATING.get(cell.strip(" .*").lower())
    if rating is not None:
        return rating
    found = list(_SIGNED.finditer(cell))
    if len(found) != 1:
        return None
    number = float(found[0]["number"].replace(",", ""))
    return -number if found[0]["minus"] else number


def fit(desk: Desk, wanted: Sequence[Term], table: Table) -> float:
    """The share of what is asked about that is named about a table or in it (0 to 1)."""
    if not wanted:
        return 1.0
    said = (_about(table), *(row.text for row in table.rows))
    return coverage(list(wanted), [(" . ".join(said), 1.0)])


def is_about(wanted: Sequence[Term], table: Table) -> bool:
    """Whether what stands over a table names any of what is asked about: where only rows of it do,
    the others are of something else."""
    return not wanted or coverage(list(wanted), [(_about(table), 1.0)]) > 0


def names_any(wanted: Sequence[Term], row: Paragraph) -> bool:
    """Whether a row names any of what is asked about."""
    line = stem_line(row.text)
    return any(matched(term, line) for term in wanted)


def _about(table: Table) -> str:
    first = table.rows[0]
    about = (table.paper.title, table.paper.committee, first.lead_in, *first.sections)
    return " . ".join((*filter(None, about), *table.columns))


def names_of(row: Paragraph) -> tuple[int, ...]:
    """The columns in front of a row's figures that say what it is of: its number and its name."""
    found = []
    for at, cell in enumerate(row.cells):
        if at and _FIGURE.match(cell):
            break
        found.append(at)
        if len(found) == 2 or (at == 0 and len(cell.split()) > 1):
            break
    return tuple(found)


def are_short(rows: Iterable[Paragraph]) -> bool:
    """Whether rows are so short that each may be told whole."""
    return all(sum(len(cell.split()) for cell in row.cells) <= WHOLE for row in rows)


def cells_in_words(row: Paragraph) -> str:
    """A row as it is printed, figures after the headings of their columns: "95%; 93.8%; 89.1%" says
    nothing without those."""
    cells = [escape(cell.rstrip(":")) for cell in row.cells if cell.strip()]
    if len(cells) > PAIR and len(row.columns) == len(row.cells):
        cells = [
            f"{escape(column)}: {escape(cell)}"
            if is_figure(cell) and column.strip()
            else escape(cell)
            for column, cell in zip(row.columns, row.cells, strict=True)
            if cell.strip()
        ]
    return (": " if len(cells) == PAIR else "; ").join(cells)


def told_row(row: Paragraph, answers: Collection[int], whole: bool) -> str:
    """A row in words: whole, or what names it and the columns that answer, those in bold after
    their headings."""
    kept = {*names_of(row), *answers}
    said = []
    for at, (column, cell) in enumerate(zip(row.columns, row.cells, strict=True)):
        text = cell.strip()
        if not text or not (whole or at in kept):
            continue
        marked = bold(text, [(0, len(text))] if at in answers else [])
        headed = column.strip() and (at not in kept or at in answers)
        said.append(f"{bold(column, [])}: {marked}" if headed else marked)
    return "; ".join(said)
