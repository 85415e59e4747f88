"""Numbers of three and four figures that count minutes over the years, and no years or sums."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.layout.blocks.opening import LONGEST_START, Opening, minuted
from ingest.layout.labels import Marker
from ingest.lines import Line

# "612. Apologies", "* 1043 PLANNING", "1236 : Budget"
_NUMBERED = re.compile(r"^(?:[*†‡§]\s?)?(\d{3,4})([.):]?)[*†‡]?\s+(?=[^\W\d_])(.+)$")
_UNDER = re.compile(r"^(\d{4})\.(\d{1,2})([.)]?)\s+(?=[A-Z“‘(])(.+)$")
_MOST_WORDS = 16
_AHEAD = 200
# So many that count on by one are a count; fewer need a point and capitals to tell them.
_FEWEST, _FEWEST_YEARS = 3, 8
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    marker: Marker

    @property
    def number(self) -> int:
        return self.marker.value[0]

    @property
    def told(self) -> bool:
        """Whether a point and capitals tell the title by itself."""
        title = self.marker.rest.isupper() and len(self.marker.rest.split()) <= _MOST_WORDS
        return title and self.marker.form != "#" and self.number not in _YEARS


def long_counts(lines: Sequence[Line], opening: Callable[[int], Opening]) -> dict[int, Marker]:
    """The labels of the lines that a long number counts, by their place.

    ``1234. APOLOGIES`` is one by itself, ``1043 Apologies`` where others count on from it. Years
    that head the parts of a chronology seldom run to eight; fewer are a count in minutes alone.
    """
    runs: list[list[_Candidate]] = []
    under: list[tuple[int, Marker]] = []
    for place, line in enumerate(lines):
        text = f"{line.label or ''} {line.text}".lstrip()
        if line.cells or not text.lstrip("*†‡§ ")[:3].isdecimal():
            continue
        if inner := _inner(text):
            under.append((place, inner))
        found = _candidate(place, text)
        if found is None or not _set_apart(line, opening(place)):
            continue
        home = next((run for run in reversed(runs) if _counts_on(run[-1], found)), None)
        if home is None:
            runs.append([found])
        else:
            home.append(found)
    of_minutes = minuted(lines)
    labels = {each.place: each.marker for run in runs if _is_count(run, of_minutes) for each in run}
    numbers = {marker.value[0] for marker in labels.values()}
    return labels | {place: inner for place, inner in under if inner.value[0] in numbers}


def _candidate(place: int, text: str) -> _Candidate | None:
    found = _NUMBERED.match(text)
    if not found or int(found[1]) <= LONGEST_START or not found[3][0].isupper():
        return None
    marker = Marker("number", (int(found[1]),), "#" + found[2], found[1], found[3].strip())
    return _Candidate(place, marker)


def _inner(text: str) -> Marker | None:
    """A paragraph of such a minute: ``1236.1 The Council considered``."""
    found = _UNDER.match(text)
    if not found:
        return None
    value = (int(found[1]), int(found[2]))
    printed = f"{found[1]}.{found[2]}"
    return Marker("decimal", value, "#" + found[3], printed, found[4].strip())


def _counts_on(last: _Candidate, found: _Candidate) -> bool:
    near = found.place - last.place <= _AHEAD
    return near and found.number == last.number + 1 and found.marker.form == last.marker.form


def _is_count(run: Sequence[_Candidate], of_minutes: bool) -> bool:
    if not of_minutes and all(each.number in _YEARS for each in run):
        return len(run) >= _FEWEST_YEARS
    return len(run) >= _FEWEST or run[0].told


def _set_apart(line: Line, opening: Opening) -> bool:
    """Whether white space or weight parts the line from the text above; text files have neither."""
    return line.blank_before or line.bold or (line.box is None and opening > Opening.NONE)
