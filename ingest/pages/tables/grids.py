"""Ruling lines into grids of cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.pages.sheet import Rule

# Lines this near to each other (points) are one line; pieces this near along it are joined.
_NEAR = 2.5
_JOIN = 4.0
# Pages with more lines than this hold a drawing or a chart, not a table.
_MOST_LINES = 600
_SHORTEST = 6.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A rectangle of a grid with the rows and columns that it spans (last ones included)."""

    row: int
    column: int
    last_row: int
    last_column: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that share ruling lines."""

    cells: tuple[Cell, ...]
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Grid:
        """The cells with the rectangle around them."""
        return cls(
            tuple(cells),
            min(cell.left for cell in cells),
            min(cell.top for cell in cells),
            max(cell.right for cell in cells),
            max(cell.bottom for cell in cells),
        )

    @property
    def area(self) -> float:
        """Square points, to tell an inner grid from the one around it."""
        return (self.right - self.left) * (self.bottom - self.top)

    @property
    def edges(self) -> set[float]:
        """Where its vertical lines stand."""
        return {edge for cell in self.cells for edge in (cell.left, cell.right)}

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in the grid."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(slots=True)
class Stroke:
    """A line at ``place`` from ``start`` to ``end``, its pieces put together."""

    place: float
    start: float
    end: float


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """The grids that the rules draw, top one first; a frame around text is a grid of one cell."""
    across, down = _strokes(rules)
    if len(across) < 2 or len(down) < 2 or len(across) + len(down) > _MOST_LINES:
        return []
    grids = [grid for part in _parts(across, down) for grid in _grids(*part)]
    return sorted(grids, key=lambda grid: (grid.top, grid.left))


def level_strokes(rules: Iterable[Rule]) -> list[Stroke]:
    """The lines across the page, their pieces put together."""
    return _strokes(rule for rule in rules if rule.level)[0]


def _strokes(rules: Iterable[Rule]) -> tuple[list[Stroke], list[Stroke]]:
    across, down = [], []
    for rule in rules:
        if rule.level:
            across.append(Stroke((rule.top + rule.bottom) / 2, rule.left, rule.right))
        else:
            down.append(Stroke((rule.left + rule.right) / 2, rule.top, rule.bottom))
    return _merged(across), _merged(down)


def _merged(strokes: list[Stroke]) -> list[Stroke]:
    """Pieces of one line put together, stubs left out."""
    lines: dict[float, list[Stroke]] = defaultdict(list)
    place = -1e9
    for stroke in sorted(strokes, key=lambda each: each.place):
        if stroke.place - place > _NEAR:
            place = stroke.place
        lines[place].append(stroke)
    merged: list[Stroke] = []
    for place, pieces in lines.items():
        pieces.sort(key=lambda each: each.start)
        start, end = pieces[0].start, pieces[0].end
        for piece in pieces[1:]:
            if piece.start - end > _JOIN:
                merged.append(Stroke(place, start, end))
                start, end = piece.start, piece.end
            end = max(end, piece.end)
        merged.append(Stroke(place, start, end))
    return [stroke for stroke in merged if stroke.end - stroke.start > _SHORTEST]


def _parts(
    across: Sequence[Stroke], down: Sequence[Stroke]
) -> Iterable[tuple[list[Stroke], list[Stroke]]]:
    """Lines that cross or touch one another, directly or through others."""
    leaders = list(range(len(across) + len(down)))

    def leader(index: int) -> int:
        while leaders[index] != index:
            leaders[index] = leaders[leaders[index]]
            index = leaders[index]
        return index

    for i, level in enumerate(across):
        for j, upright in enumerate(down):
            if (
                level.start - _JOIN < upright.place < level.end + _JOIN
                and upright.start - _JOIN < level.place < upright.end + _JOIN
            ):
                leaders[leader(len(across) + j)] = leader(i)
    parts: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for i, level in enumerate(across):
        parts[leader(i)][0].append(level)
    for j, upright in enumerate(down):
        parts[leader(len(across) + j)][1].append(upright)
    return parts.values()


def _grids(across: list[Stroke], down: list[Stroke]) -> list[Grid]:
    xs = _places([stroke.place for stroke in down])
    ends = [end for stroke in down for end in (stroke.start, stroke.end)]
    ys = _places([stroke.place for stroke in across] + [min(ends, default=0), max(ends, default=0)])
    if len(xs) < 2 or len(ys) < 2:
        return []
    width, height = len(xs) - 1, len(ys) - 1
    owner = list(range(width * height))
    for row in range(height):
        for column in range(width):
            here = row * width + column
            if column + 1 < width and not _covers(down, xs[column + 1], ys[row], ys[row + 1]):
                _adopt(owner, here, here + 1)
            if row + 1 < height and not _covers(across, ys[row + 1], xs[column], xs[column + 1]):
                _adopt(owner, here, here + width)
    return list(_apart(_cells(owner, xs, ys)))


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _covers(strokes: Iterable[Stroke], place: float, start: float, end: float) -> bool:
    middle = (start + end) / 2
    return any(
        abs(stroke.place - place) <= _NEAR and stroke.start <= middle <= stroke.end
        for stroke in strokes
    )


def _adopt(owner: list[int], one: int, other: int) -> None:
    old, new = owner[other], owner[one]
    if old != new:
        for index, value in enumerate(owner):
            if value == old:
                owner[index] = new


def _cells(
    owner: Sequence[int], xs: Sequence[float], ys: Sequence[float]
) -> list[tuple[Cell, bool]]:
    """The cells, each with whether it surrounds others."""
    width = len(xs) - 1
    members: dict[int, list[int]] = defaultdict(list)
    for index, name in enumerate(owner):
        members[name].append(index)
    cells = []
    for indexes in members.values():
        rows = [index // width for index in indexes]
        columns = [index % width for index in indexes]
        top, bottom, left, right = min(rows), max(rows), min(columns), max(columns)
        cell = Cell(top, left, bottom, right, xs[left], ys[top], xs[right + 1], ys[bottom + 1])
        hollow = len(indexes) < (bottom - top + 1) * (right - left + 1)
        cells.append((cell, hollow))
    return cells


def _apart(cells: Sequence[tuple[Cell, bool]]) -> Iterator[Grid]:
    """The grid, and those that stand within one of its cells and touch its lines."""
    around = [cell for cell, hollow in cells if hollow]
    if not around:
        yield Grid.of([cell for cell, _ in cells])
        return
    outer = max(around, key=lambda cell: (cell.right - cell.left) * (cell.bottom - cell.top))
    inner = [each for each in cells if each[0] != outer and _within(each[0], outer)]
    rest = [each for each in cells if each not in inner and each[0] != outer]
    for group in _touching(inner):
        yield from _apart(group)
    yield from _apart([*rest, (outer, False)])


def _touching(cells: Sequence[tuple[Cell, bool]]) -> list[list[tuple[Cell, bool]]]:
    """Cells that share sides, directly or through others, together."""
    groups: list[list[tuple[Cell, bool]]] = []
    for each in cells:
        near = [group for group in groups if any(_adjoin(each[0], other) for other, _ in group)]
        groups = [group for group in groups if group not in near]
        groups.append([each, *(member for group in near for member in group)])
    return groups


def _adjoin(one: Cell, other: Cell) -> bool:
    across = min(one.last_column, other.last_column) - max(one.column, other.column)
    down = min(one.last_row, other.last_row) - max(one.row, other.row)
    return (across >= 0 and down >= -1) or (down >= 0 and across >= -1)


def _within(cell: Cell, outer: Cell) -> bool:
    return (
        outer.row <= cell.row
        and cell.last_row <= outer.last_row
        and outer.column <= cell.column
        and cell.last_column <= outer.last_column
    )
