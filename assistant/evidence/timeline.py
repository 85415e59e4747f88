"""When each paragraph of a paper tells of: by its own words, those around it, or those before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.words.dates import Period, bare_quarter, from_iso, periods, quarter
from corpus.paper import Paper, Paragraph

CARRIED = 8
"""Over how many paragraphs a date stays in mind within one section."""


@dataclass(frozen=True, slots=True)
class Told:
    """The times of one paragraph: ``own`` by its words or its event, ``near`` by its lead-in,
    column headings, headings or parent, ``carried`` by what was said just before in its section."""

    own: tuple[Period, ...] = ()
    near: tuple[Period, ...] = ()
    carried: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """The times of a paper: of its paragraphs by id, as far as they were asked for, of its title,
    and its own date. ``reports`` tells that it looks back on the year or quarter in its title."""

    paragraphs: dict[str, Told]
    title: tuple[Period, ...] = ()
    paper: Period | None = None
    reports: bool = False

    @classmethod
    def of(cls, paper: Paper) -> Timeline:
        """The timeline of a paper of which no paragraph was asked for yet."""
        date = from_iso(paper.best_date) if paper.best_date else None
        title = _periods(paper.title)
        came = date.start if date else "9999"
        reports = bool(title) and all(_is_a_term(one) and one.end < came for one in title)
        return cls({}, title, date, reports)

    def add(self, paragraphs: Sequence[Paragraph], wanted: Iterable[str]) -> None:
        """Work out when the wanted of a paper's paragraphs tell of.

        Of a long paper few are ever asked for, and each is settled by few that stand around it.
        """
        places = {one.paragraph_id: place for place, one in enumerate(paragraphs)}
        own = _Own(paragraphs)
        for name in wanted:
            if name in places:
                place = places[name]
                parent = places.get(paragraphs[place].parent or "", place)
                above = own.at(parent) if parent < place else ()
                near = _near(paragraphs[place], above)
                self.keep(paragraphs[place], Told(own.at(place), near, _carried(own, place)))

    def keep(self, paragraph: Paragraph, told: Told) -> None:
        """Take in when a paragraph tells of, as far as its paper's paragraphs tell."""
        if any(map(bare_quarter, paragraph.columns)):
            # Of which year the column "Q3" is, the paper's title tells.
            told = replace(told, near=tuple(_unique([*told.near, *self.title])))
        self.paragraphs[paragraph.paragraph_id] = told


def told_of(paragraphs: Sequence[Paragraph]) -> list[Told]:
    """When each of a paper's paragraphs tells of, but for what the paper's title adds."""
    line = Timeline({})
    line.add(paragraphs, [one.paragraph_id for one in paragraphs])
    return [line.paragraphs[one.paragraph_id] for one in paragraphs]


class _Own:
    """What paragraphs of one paper tell of by their own words, each looked at once."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self._known: dict[int, tuple[Period, ...]] = {}

    def at(self, place: int) -> tuple[Period, ...]:
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = _own(self.paragraphs[place])
        return known


def alone(paragraph: Paragraph, paper: Paper) -> Timeline:
    """The timeline of a paragraph whose paper is not looked through."""
    line = Timeline.of(paper)
    line.add((paragraph,), (paragraph.paragraph_id,))
    return line


def _own(paragraph: Paragraph) -> tuple[Period, ...]:
    event = (from_iso(paragraph.event_date),) if paragraph.event_date else ()
    return (*event, *_periods(paragraph.text))


def _near(paragraph: Paragraph, above: Sequence[Period]) -> tuple[Period, ...]:
    texts = (paragraph.lead_in or "", " ; ".join(paragraph.columns), paragraph.section)
    found = [period for text in texts for period in _periods(text)]
    return tuple(_unique([*found, *above]))


def _carried(own: _Own, place: int) -> tuple[Period, ...]:
    """What was told last in the same section, if that is not long ago."""
    sections = own.paragraphs[place].sections
    for at in range(place - 1, max(place - CARRIED, 0) - 1, -1):
        before = own.paragraphs[at]
        if before.sections != sections:
            break
        if before.kind != "front_matter" and (told := own.at(at)):
            return told
    return ()


def _is_a_term(period: Period) -> bool:
    """Whether a period is one that councils report on: a financial year, or a quarter."""
    first, last = period.start[5:], period.end[5:]
    return (first, last) == ("04-01", "03-31") or quarter(period) is not None


def _unique(found: Iterable[Period]) -> list[Period]:
    return list(dict.fromkeys(found))


@lru_cache(maxsize=32768)
def _periods(text: str) -> tuple[Period, ...]:
    return periods(text) if text else ()
