"""What recurs across authorities, as a table of themes by authority and as a list of findings."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.service.view.shortening import cut
from corpus.paper import Finding

if TYPE_CHECKING:
    # Grouping brings numerical libraries with it, which the other pages do without.
    from corpus.themes import Theme, Themes

KIND_WORDS = {
    "improvement_area": "Areas to improve",
    "strength": "Strengths",
    "recommendation": "Recommendations",
    "resolution": "Resolutions",
    "action": "Actions",
    "risk": "Risks",
}
COLUMNS = ("theme", "authority", "date", "text", "paper", "paragraph", "told_by", "link")


@dataclass(frozen=True, slots=True)
class AuthorityFindings:
    """What one authority's papers say within a theme, the newest first."""

    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme and its findings, authority by authority; ``number`` counts from 1."""

    number: int
    name: str
    authorities: tuple[AuthorityFindings, ...]
    latest: str

    @property
    def short(self) -> str:
        """The name as a table has room for it: some are whole sentences of a paper."""
        return cut(self.name, 60)

    @property
    def size(self) -> int:
        """How many findings it holds."""
        return sum(len(one.findings) for one in self.authorities)

    def count(self, authority: str) -> int:
        """How many findings of one authority it holds."""
        return sum(len(one.findings) for one in self.authorities if one.name == authority)


@dataclass(frozen=True, slots=True)
class RecurringView:
    """The page of themes: those of several authorities, and how much they rest on."""

    kind: str
    themes: tuple[ThemeView, ...]
    columns: tuple[str, ...]
    single: int
    found: Themes

    @classmethod
    def of(cls, found: Themes, kind: str) -> RecurringView:
        """Keep what recurs: themes that more than one authority has."""
        recurring = [theme for theme in found.themes if len(theme.authorities) > 1]
        shown = tuple(
            _shown(number, theme, found) for number, theme in enumerate(recurring, start=1)
        )
        columns = sorted({one.name for theme in shown for one in theme.authorities})
        single = len(found.themes) - len(recurring)
        return cls(kind, shown, tuple(columns), single, found)

    def label(self, finding: Finding) -> str:
        """The printed label of a finding's paragraph, or an empty string."""
        return self.found.labels.get(finding.paragraph_id) or ""

    def place(self, finding: Finding) -> str:
        """Where a finding stands in its paper: ``paragraph 5(b)``, ``Recommendation 2``."""
        label = self.label(finding)
        if not label:
            return "unnumbered paragraph"
        return label if label[:2].isalpha() else f"paragraph {label}"


def as_csv(view: RecurringView, links: Sequence[str]) -> str:
    """The findings of all themes shown as CSV; ``links`` are their addresses in order."""
    sheet = io.StringIO()
    rows = csv.writer(sheet, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for (theme, authority, finding), link in zip(findings_of(view), links, strict=True):
        by = view.found.told_by(finding) or ""
        told = (finding.event_date or "", finding.text, finding.paper_id, view.label(finding), by)
        rows.writerow([*map(_inert, (theme, authority, *told)), link])
    return sheet.getvalue()


def findings_of(view: RecurringView) -> list[tuple[str, str, Finding]]:
    """Theme, authority and finding for every finding shown, in the page's order."""
    return [
        (theme.name, authority.name, finding)
        for theme in view.themes
        for authority in theme.authorities
        for finding in authority.findings
    ]


def _shown(number: int, theme: Theme, found: Themes) -> ThemeView:
    groups = tuple(
        AuthorityFindings(name, tuple(members))
        for name, members in groupby(sorted(theme.findings, key=found.whose), key=found.whose)
    )
    return ThemeView(number, theme.name, groups, theme.latest)


def _inert(cell: str) -> str:
    # A spreadsheet would run a cell that begins so as a formula.
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
