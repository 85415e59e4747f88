"""Which of the figures and letters that lines start with are really labels.

A label goes on with a list or starts one; a year, a sum of money or a page number at the start of
a line does neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layout.blocks.ahead import Ahead
from ingest.layout.blocks.bare import bare_titles, is_bare, without_point
from ingest.layout.blocks.long_counts import long_counts
from ingest.layout.blocks.measure import NEAR, Setting, ended, ends_in_pages, left_of
from ingest.layout.blocks.opening import LONGEST_START, Opening, Run, joins, minuted
from ingest.layout.labels import Marker, Series, follows, markers_of, near_to
from ingest.layout.minute_words import pairs_with_year
from ingest.lines import Line

_RUNNING = 20
_DEEPEST = 12


@dataclass(slots=True)
class Runs:
    """The lists that are open where reading stands, the innermost last."""

    lines: Sequence[Line]
    setting: Setting
    open: list[Run] = field(default_factory=list)
    edges: dict[str, float] = field(default_factory=dict)
    latest: dict[Series, Marker] = field(default_factory=dict)
    ahead: Ahead = field(init=False)
    titles: frozenset[int] = frozenset()
    long: dict[int, Marker] = field(default_factory=dict)
    of_minutes: bool = False

    def __post_init__(self) -> None:
        """Make ready what is looked up ahead, and find what bare and long figures number."""
        self.ahead = Ahead(self.lines, self.opening)
        self.titles = bare_titles(self.lines, self.opening)
        self.long = long_counts(self.lines, self.opening)
        self.of_minutes = minuted(self.lines)

    def take(self, place: int) -> Marker | None:
        """The label of the line at this place, or None where it has none."""
        line = self.lines[place]
        if place in self.long:
            return self.long[place]
        text = f"{line.label} {line.text}" if line.label else line.text
        markers = markers_of(text, line.bullet)
        if not markers:
            return None
        opening = Opening.STRONG if line.label else self.opening(place)
        unpointed = without_point(markers, line, self.open) if opening == Opening.STRONG else ()
        for marker in (*markers, *unpointed):
            if self._goes_on(marker, place, opening):
                return self._opened(marker, line)
        numbers = [marker for marker in markers if marker.style != "bullet"]
        for plausible in (self._starts, self._jumps):
            for marker in numbers:
                if plausible(marker, place, opening):
                    self._note(marker, line)
                    return self._opened(marker, line)
        return markers[0] if line.label else None

    def _opened(self, marker: Marker, line: Line) -> Marker:
        """The marker, with the list that starts behind it on its line open as well."""
        self.latest[marker.series] = marker
        if marker.inner:
            self.open.append(Run(marker.inner, None, line.page))
        return marker

    def opening(self, place: int) -> Opening:
        """Whether a paragraph may start at the line, by what stands before it."""
        line = self.lines[place]
        alone = line.box is None and self.setting.wrap is None  # each line is a paragraph
        if place == 0 or line.blank_before or line.bullet or alone:
            return Opening.STRONG
        before = self.lines[place - 1]
        if before.cells or before.heading or (before.bold and not line.bold):
            return Opening.STRONG
        if before.page != line.page or before.column != line.column:
            return Opening.WEAK if not ended(before.text) else Opening.STRONG
        if self._shifts(before, line) or ended(before.text) or ends_in_pages(before.text):
            return Opening.WEAK
        if line.bold and not before.bold:
            return Opening.WEAK
        return Opening.WEAK if self.setting.has_room(before, line) else Opening.NONE

    def _shifts(self, before: Line, line: Line) -> bool:
        here, there = left_of(line), left_of(before)
        return here is not None and there is not None and abs(here - there) > NEAR

    def _goes_on(self, marker: Marker, place: int, opening: Opening) -> bool:
        """Whether an open list goes on here; the lists inside it are then at their end."""
        if marker.style == "bullet":
            return self._is_bullet(marker, place, opening)
        line = self.lines[place]
        if is_bare(marker) and (opening == Opening.NONE or not self._worded(marker, place)):
            return False
        fitting = [run for run in reversed(self.open) if follows(marker, run.last)]
        fitting.sort(key=lambda run: not run.aligned(line))
        for run in fitting[:1]:
            if is_bare(marker) and opening < Opening.STRONG and not run.aligned(line):
                continue
            joined = place > 0 and joins(self.lines[place - 1].text, marker)
            if opening > Opening.NONE or run.aligned(line) or joined:
                del self.open[self.open.index(run) + 1 :]
                run.last, run.left, run.page = marker, left_of(line), line.page
                return True
        return False

    def _is_bullet(self, marker: Marker, place: int, opening: Opening) -> bool:
        """A dash or an ``o`` is one only where a paragraph may start or its list has its edge."""
        line = self.lines[place]
        edge = self.edges.get(marker.form)
        here = left_of(line)
        aligned = edge is not None and here is not None and abs(edge - here) < NEAR
        if marker.form in "-–—*o" and opening < Opening.STRONG and not aligned:
            before = self.lines[place - 1]
            if not (ended(before.text) or self.setting.has_room(before, line)):
                return False
        if here is not None:
            self.edges[marker.form] = here
        return True

    def _starts(self, marker: Marker, place: int, opening: Opening) -> bool:
        if opening > Opening.NONE and marker.style == "reference" and marker.value == (1,):
            letter = marker.name.strip()  # "R1", then "R2"; or "A1" below "A. Purpose"
            if len(letter) > 1:  # "AFI 1", then "AFI 2"; the only one is a sentence of its own
                alone = opening == Opening.STRONG and ended(marker.rest)
                return marker.name[-1:] == " " and (alone or self._comes(marker, place))
            below = any(run.last.upper and run.last.printed == letter for run in self.open)
            return below or self._comes(marker, place)
        if opening == Opening.NONE or not marker.first:
            return False
        if marker.style == "decimal":
            return len(marker.value) == 2 or opening == Opening.STRONG
        if is_bare(marker):
            return self._bare_heading(marker, place) or self._bare_run(marker, place, opening)
        if marker.upper and (opening < Opening.STRONG or marker.form == "#."):
            return self._comes(marker, place)
        return True

    def _jumps(self, marker: Marker, place: int, opening: Opening) -> bool:
        """A label whose forerunners are lost or stand in another paper."""
        if opening == Opening.NONE:
            return False
        if marker.style == "named":
            return True
        if is_bare(marker):
            return self._bare_heading(marker, place) or self._runs_on(marker, place, opening)
        if marker.rest[:1].islower() and opening < Opening.STRONG:
            return False
        line = self.lines[place]
        for run in reversed(self._alike(marker)):
            if near_to(marker, run.last) and (opening == Opening.STRONG or run.aligned(line)):
                return True
        if marker.value[-1] > LONGEST_START and marker.style != "reference":
            return False
        if self._alone(marker, opening):
            return True
        return self._comes(marker, place) and (opening == Opening.STRONG or line.bold)

    def _runs_on(self, marker: Marker, place: int, opening: Opening) -> bool:
        """The next number of paragraphs that lettered headings or tables stand between."""
        last = self.latest.get(marker.series)
        strong = opening == Opening.STRONG and self._worded(marker, place)
        return strong and last is not None and follows(marker, last)

    def _alone(self, marker: Marker, opening: Opening) -> bool:
        """The first number that is read, in a paper whose count began elsewhere."""
        counts = marker.style == "number" or (marker.style == "decimal" and marker.value[0] < 40)
        counts = counts or (self.of_minutes and pairs_with_year(marker.printed))
        if not counts or opening < Opening.STRONG or self._alike(marker):
            return False
        return not marker.rest or marker.rest[0].isupper()

    def _bare_heading(self, marker: Marker, place: int) -> bool:
        """A figure without a point before a heading, as in ``4  Legal implications``."""
        rest = marker.rest
        if place in self.titles:
            return True
        if not rest[:1].isupper() or ended(rest) or len(rest) > 100:
            return False
        ahead = [markers_of(line.text) for line in self.lines[place + 1 : place + 8]]
        under = any(
            each.style == "decimal" and each.value[:2] == (marker.value[0], 1)
            for markers in ahead
            for each in markers
        )
        shown = self.lines[place].bold or (rest.isupper() and len(rest.split()) > 1)
        return under or (shown and self._comes(marker, place))

    def _bare_run(self, marker: Marker, place: int, opening: Opening) -> bool:
        """The first of paragraphs whose numbers have no points: the second comes at its edge."""
        if opening < Opening.STRONG or not self._worded(marker, place):
            return False
        edge = left_of(self.lines[place])
        later = self.ahead.edges_of_next(marker, place)
        return any(each == edge or abs((each or 0) - (edge or 0)) < NEAR for each in later)

    def _worded(self, marker: Marker, place: int) -> bool:
        """Whether words that a figure without a point may number follow it.

        They begin with a capital; or they go on with the sentence of the line that leads in, as
        those of the items before them do: ``1 to award the contract; and``, ``2 to ...``.
        """
        if not marker.rest[:1].islower():
            return marker.rest[:1].isupper()
        if place and self.lines[place - 1].text.rstrip().endswith(":"):
            return marker.first
        return any(is_bare(run.last) and run.last.rest[:1].islower() for run in self.open[-1:])

    def _comes(self, marker: Marker, place: int) -> bool:
        """Whether the next label of the series comes later, or this is a minute with its item."""
        following = self.lines[place + 1 : place + 4]
        if any(line.text.lower().startswith(("(item", "(agenda item")) for line in following):
            return True
        return bool(self.ahead.edges_of_next(marker, place))

    def _alike(self, marker: Marker) -> list[Run]:
        return [run for run in self.open if run.last.series == marker.series]

    def _note(self, marker: Marker, line: Line) -> None:
        """Open a list, or let one of the same series that stood at the same edge go on."""
        for run in self._alike(marker):
            if marker.first and run.last.value[-1] >= _RUNNING:
                break  # minutes and papers' own numbers go on below a list that counts from one
            if run.aligned(line) or not marker.first:
                del self.open[self.open.index(run) :]
                break
        self.open.append(Run(marker, left_of(line), line.page))
        del self.open[:-_DEEPEST]
