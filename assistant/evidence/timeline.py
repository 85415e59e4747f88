"""When each paragraph of a paper tells of: by its own words, those around it, or those before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.words.dates import Period, from_iso, periods
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
    """The times of a paper: of each paragraph by id, of its title, and its own date."""

    paragraphs: dict[str, Told]
    title: tuple[Period, ...] = ()
    paper: Period | None = None


def timeline(paper: Paper, paragraphs: Sequence[Paragraph]) -> Timeline:
    """Work out when each paragraph of a paper tells of."""
    told: dict[str, Told] = {}
    carried: tuple[Period, ...] = ()
    since = 0
    section: tuple[str, ...] = ()
    for paragraph in paragraphs:
        if paragraph.sections != section:
            section, carried = paragraph.sections, ()
        own = _own(paragraph)
        near = _near(paragraph, told)
        told[paragraph.paragraph_id] = Told(own, near, carried if since < CARRIED else ())
        since += 1
        if own and paragraph.kind != "front_matter":
            carried, since = own, 0
    date = from_iso(paper.best_date) if paper.best_date else None
    return Timeline(told, _periods(paper.title), date)


def alone(paragraph: Paragraph, paper: Paper) -> Timeline:
    """The timeline of a paragraph whose paper is not looked through."""
    return timeline(paper, (paragraph,))


def _own(paragraph: Paragraph) -> tuple[Period, ...]:
    event = (from_iso(paragraph.event_date),) if paragraph.event_date else ()
    return (*event, *_periods(paragraph.text))


def _near(paragraph: Paragraph, told: dict[str, Told]) -> tuple[Period, ...]:
    texts = (paragraph.lead_in or "", " ; ".join(paragraph.columns), paragraph.section)
    found = [period for text in texts for period in _periods(text)]
    parent = told.get(paragraph.parent or "")
    return tuple(_unique([*found, *(parent.own if parent else ())]))


def _unique(found: Iterable[Period]) -> list[Period]:
    return list(dict.fromkeys(found))


@lru_cache(maxsize=32768)
def _periods(text: str) -> tuple[Period, ...]:
    return periods(text) if text else ()
