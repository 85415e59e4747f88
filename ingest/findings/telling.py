"""Which event each paragraph tells of, and who found what it says.

A paper of January 2024 tells of an inspection of July 2022 and of visits since. Each sentence
that dates one sets the event for what follows; a later "the inspection", "the three visits" or
"the most recent visit" goes back to the one that is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from corpus.paper import Paper, Paragraph
from ingest.dates import find_dates
from ingest.findings.dating import (
    heading_date,
    listed_of,
    only_date,
    opening_date,
    published_for,
    shortly_before,
    together,
)
from ingest.findings.events import Event, events_in, is_about_then, nouns_in, opens_on, period
from ingest.findings.finders import Told, auditor_of, body_in, finder_in, main_body
from ingest.findings.sentences import Leads, has_digit
from ingest.findings.spoken import (
    finds_earlier,
    inspected_or_met,
    named_month,
    says_better,
    tells_of_finders,
    tells_of_later,
)
from ingest.findings.tracking import agreed_when, found_part, is_tracked
from ingest.findings.wording import FOUND, listed_as
from ingest.grading import is_grade

_RECENT = re.compile(
    r"\b(?:most\s+recent|latest|recent|current)\s+(?:\w+\s+){0,2}?(?:inspection|visit|fv|report|"
    r"letter|assessment)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|each|all|their|its|our)\s+(?:[\w'’-]+\s+){0,4}?"
    r"(?P<noun>inspections?|visits?|fvs?|ilacs|letter|report|re-inspection|assessment)\b|"
    r"\bthe\s+(?:ILACS|FV)\b",
    re.IGNORECASE,
)
# "The report named five areas" is of the inspection just told of, whatever came after it
_THE_REPORT = re.compile(
    r"\b(?:the|that|its|their)\s+(?:report|letter)\b(?!\s+(?:of|from|on))", re.IGNORECASE
)
_THAT_ONE = re.compile(r"that\s+\w+$", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:visits|inspections|assessments)\b", re.IGNORECASE)


def told_of(paper: Paper, paragraphs: Sequence[Paragraph], leads: Leads) -> dict[str, Told]:
    """For each paragraph id the event that it tells of and who found it."""
    teller = _Teller(paper, paragraphs, leads)
    for paragraph in paragraphs:
        teller.hear(paragraph)
    return teller.told


class _Teller:
    """Walks through a paper and remembers what was told last, of each kind of event."""

    def __init__(self, paper: Paper, paragraphs: Sequence[Paragraph], leads: Leads) -> None:
        self.told: dict[str, Told] = {}
        self._paper = paper
        self._leads = leads
        self._published = published_for(paragraphs)
        self._default = inspected_or_met(paper)
        self._body, self._auditor = main_body(paper, paragraphs), auditor_of(paper)
        self._current: Told = Told(self._default, self._body)
        self._main: Event | None = None
        self._dates: dict[str, list[str]] = defaultdict(list)
        self._section: tuple[str, ...] = ()
        self._of_section: str | None = None
        self._named: tuple[Told, str] | None = None  # the event told of last, and what it was
        self._by_position: dict[int, Told] = {}

    def hear(self, paragraph: Paragraph) -> None:
        """Settle one paragraph, given all before it."""
        if paragraph.sections != self._section:
            was_dated, self._section = self._of_section, paragraph.sections
            self._of_section = heading_date(paragraph.sections)
            if self._of_section:
                self._current = Told(self._of_section, self._current.found_by)
            elif was_dated and self._main is not None:
                self._current = Told(self._of(self._main), self._current.found_by)
        said = found_part(paragraph)
        found = self._date(said)
        told = Told(found, self._found_by(said, found))
        if paragraph.kind == "front_matter":
            told = Told(None, None)
        self.told[paragraph.paragraph_id] = told
        self._by_position[paragraph.position] = told

    def _date(self, paragraph: Paragraph) -> str | None:
        if self._paper.kind not in ("inspection_report", "minutes") and is_tracked(paragraph):
            return agreed_when(paragraph)
        lead, above = self._leads.get(paragraph.paragraph_id, ("", None))
        if own := self._stated(paragraph.text, lead):
            return own
        if self._paper.kind == "inspection_report" and finds_earlier(paragraph.text):
            return None  # of an inspection before its own, whose day is not told here
        if lead:
            stated = self._stated(lead, "")
            if stated := stated or listed_of(lead):
                return stated
            if meant := self._meant(lead):
                return meant
        if above is not None and above in self._by_position and self._by_position[above].date:
            return self._by_position[above].date
        return self._unstated(paragraph, lead)

    def _stated(self, text: str, lead: str) -> str | None:
        """The date of an event that the text gives itself, remembering all that it gives."""
        if not has_digit(text):
            return None
        events = list(events_in(text))
        if self._default:
            events = [e for e in events if e.date[:7] >= self._default[:7] or opens_on(text, e)]
        if not events and _SEVERAL.search(lead):
            named = nouns_in(lead)
            events = [Event(period(d), named[-1], False, False) for d in find_dates(text)[:1]]
        until = self._paper.best_date
        events = [e for e in events if until is None or e.date <= until]
        for event in events:
            if not event.background:
                self._remember(event, text)
        now = [e for e in events if not e.background]
        if now:
            return self._name(min(now, key=lambda e: e.published), text)
        if events and is_about_then(text):
            return self._of(events[0])
        return None

    def _name(self, event: Event, text: str) -> str:
        """Keep the event that "the report" or "that visit" will mean.

        A grade alone is none, nor a day of publication of which no event is known.
        """
        day = self._of(event)
        if event.noun != "grade" and not (event.published and day == event.date):
            self._named = Told(day, body_in(text) or self._current.found_by), event.noun
        return day

    def _remember(self, event: Event, text: str) -> None:
        day = self._of(event)
        if day not in self._dates[event.noun]:
            self._dates[event.noun].append(day)
        # an older event speaks for its own paragraph; what follows is of the latest one told
        if self._main is None or self._of(self._main) <= day or says_better(event, self._main):
            self._main = event
            self._go_back_to(day, text)

    def _of(self, event: Event) -> str:
        """The event's own date: a publication is of the inspection shortly before it."""
        if not event.published:
            return event.date
        if event.date in self._published:
            return self._published[event.date]
        now = self._current.date
        return now if now and shortly_before(now, event.date) else event.date

    def _meant(self, text: str) -> str | None:
        """The event that a text goes back to without dating it."""
        if _RECENT.search(text) and (latest := self._latest()):
            self._go_back_to(latest, text)
            return latest
        # "Since the inspection, caseloads have fallen" tells of what came after it
        match = next((m for m in _DEFINITE.finditer(text) if not tells_of_later(text, m)), None)
        if match is None:
            return None
        nouns = [n for n in nouns_in(match.group()) if n not in ("report", "letter", "grade")]
        known = self._known(nouns[-1]) if nouns else []
        if not known:
            return None
        if self._named and self._named[1] == nouns[-1] and _THAT_ONE.match(match.group()):
            day = self._named[0].date
        else:
            day = named_month(match.group(), known)
        if day is None:
            day = together(known) if _SEVERAL.search(match.group()) else known[-1]
        self._go_back_to(day, text)
        return day

    def _go_back_to(self, day: str, text: str) -> None:
        """Make an event that was told before the one that is spoken of now."""
        for days in self._dates.values():
            if day in days:
                days.remove(day)
                days.append(day)
        self._current = Told(day, body_in(text) or self._current.found_by or self._body)

    def _known(self, noun: str) -> list[str]:
        if noun == "visit":
            names = ("visit", "monitoring visit", "focused visit")
            return [day for name in names for day in self._dates[name]]
        return self._dates[noun]

    def _latest(self) -> str | None:
        days = [day for noun, days in self._dates.items() if noun != "report" for day in days]
        until = self._paper.best_date or "9"
        return max((day for day in days if day <= until), default=None)

    def _unstated(self, paragraph: Paragraph, lead: str) -> str | None:
        # what an item is of stands in its lead-in, so that all items of a list agree
        text = f"{lead or paragraph.text} {paragraph.section}"
        opening = opening_date(paragraph.text)
        if opening:
            return opening
        meant = None if self._default else self._meant(paragraph.text)
        if meant:
            return meant
        if self._of_section or self._default:
            return self._of_section or self._default
        plain = only_date(paragraph.text)
        if plain and self._paper.best_date and plain > self._paper.best_date:
            return None  # what may come has no day yet
        if plain or paragraph.kind == "recommendation":
            return plain
        found = listed_as(lead) in FOUND or any(is_grade(cell) for cell in paragraph.cells[1:])
        if not found and not tells_of_finders(text):
            return None
        if self._named and _THE_REPORT.search(lead or paragraph.text):
            return self._named[0].date
        return self._current.date

    def _found_by(self, paragraph: Paragraph, day: str | None) -> str | None:
        lead, above = self._leads.get(paragraph.paragraph_id, ("", None))
        for text in (lead, paragraph.text, paragraph.section):
            said = finder_in(text)
            if said == "the council" and self._auditor:
                return self._auditor  # "we found", in the auditors' own report
            if said == "the inspectors":
                return self._current.found_by or self._body or said
            if said:
                return said
        if above is not None and (told := self._by_position.get(above)) and told.found_by:
            return told.found_by
        if day and (lead or tells_of_finders(paragraph.text)):
            for known in (self._current, self._named[0] if self._named else self._current):
                if day == known.date:
                    return known.found_by
        return self._body if self._paper.kind == "inspection_report" else self._auditor
