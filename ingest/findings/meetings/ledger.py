"""What a meeting did, as findings whose outcome may only be told further down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.paper import Finding, FindingKind, Outcome, Paper, Paragraph
from ingest.dates import find_dates
from ingest.findings.meetings import words

_DECIDED_ON = re.compile(
    r"^\W*(?:decision\s+date|date\s+(?:of|the)\s+(?:the\s+)?decision(?:\s+was\s+(?:taken|made))?|"
    r"date\s+(?:decision\s+)?(?:was\s+)?(?:taken|made)|decision\s+(?:taken|made)\s+on)\b\W*",
    re.IGNORECASE,
)


def decided_on(paper: Paper, paragraphs: Sequence[Paragraph], proposed: bool) -> str | None:
    """The day of what a paper records: its meeting's, or of a form the day of the decision."""
    if paper.kind != "decision_record" or proposed or paper.meeting_date:
        return paper.meeting_date
    if paper.date_basis == "signed_off":
        return paper.best_date
    for paragraph in paragraphs:
        field = _DECIDED_ON.match(paragraph.text)
        day = next(iter(find_dates(paragraph.text[field.end() :])), None) if field else None
        if day is not None and day.is_day:
            return day.last
    return None


class Ledger:
    """The findings of a meeting in their order."""

    def __init__(self, paper: Paper, day: str | None, proposed: bool) -> None:
        self.findings: list[Finding] = []
        self._paper = paper
        self._day = day
        self._proposed = proposed
        self._since: list[int] = []
        self._won: list[int] = []
        self._begin = 0

    def add(
        self, kind: FindingKind, paragraph: Paragraph, text: str, outcome: Outcome | None
    ) -> int:
        """Put down a finding; gives its place."""
        at = len(self.findings)
        self.findings.append(
            Finding(
                kind=kind,
                paragraph_id=paragraph.paragraph_id,
                paper_id=paragraph.paper_id,
                text=text,
                authority=self._paper.authority,
                event_date=self._day,
                found_by=self._paper.committee,
                outcome=outcome,
            )
        )
        self._since.append(at)
        return at

    def decide(self, paragraph: Paragraph, text: str) -> int:
        """Put down what was decided, as far as it is decided, and not put off or passed on."""
        records = self._paper.kind == "decision_record"
        if self._proposed or (words.recommends_on(text) and not words.defers(text)):
            return self.add("recommendation", paragraph, text, "proposed")
        kind: FindingKind = "decision" if records else "resolution"
        if words.defers(text):
            return self.add(kind, paragraph, text, "deferred")
        return self.add(kind, paragraph, text, "taken" if records else "carried")

    def settle(self, places: Sequence[int], outcome: Outcome, only: Outcome | None = None) -> None:
        """Give findings their outcome; ``only`` those that have had this one until now."""
        for at in places:
            if only is None or self.findings[at].outcome == only:
                self.findings[at] = replace(self.findings[at], outcome=outcome)

    def win(self, places: Sequence[int]) -> None:
        """Keep the motions that were carried, until the end of the item."""
        self._won += [at for at in places if self.findings[at].outcome == "carried"]

    def status(self, called_in: bool) -> None:
        """What is told of the decisions since the last status: that they were called in."""
        if called_in:
            self.settle(self._since, "called_in", only="taken")
        self._since = []

    def next_item(self) -> None:
        """What comes next is of another item."""
        self._since = []

    def close(self) -> None:
        """A motion that was carried and not resolved again in other words is the resolution."""
        resolved = any(f.kind == "resolution" for f in self.findings[self._begin :])
        for at in self._won if not resolved else []:
            self.findings[at] = replace(self.findings[at], kind="resolution")
        self._won, self._begin = [], len(self.findings)
