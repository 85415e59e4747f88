"""What recurs: findings of many authorities grouped by their meaning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from corpus.authorities import Former, of_former_councils
from corpus.paper import Finding, Paper, Scope
from corpus.themes.grouping import grouped
from corpus.themes.kept_groups import kept_groups
from corpus.themes.names import ThemeNames, load_names

if TYPE_CHECKING:
    from corpus.library import Library

SCOPES = 8
"""Of how many filters and kinds the themes are kept as they were told, for one state of a store."""
_State = tuple[int, ThemeNames]
_remembered: WeakKeyDictionary[Library, tuple[_State, dict[tuple[Scope, str], Themes]]] = (
    WeakKeyDictionary()
)


@dataclass(frozen=True, slots=True)
class Theme:
    """One thing that findings have in common.

    ``authorities`` are full names, ``findings`` are sorted by authority, then newest first, then
    by how central they are; ``named`` is true where the name comes from the editable vocabulary or
    from words that the findings share, and is not the one finding's own sentence.
    """

    name: str
    authorities: tuple[str, ...]
    findings: tuple[Finding, ...]
    named: bool = False

    @property
    def latest(self) -> str:
        """The newest date that one of its findings is of, or an empty string."""
        return max((finding.event_date or "" for finding in self.findings), default="")


@dataclass(frozen=True, slots=True)
class Themes:
    """Themes, those of most authorities first, and how much of the collection they rest on.

    ``names`` are those of the papers' authorities; ``former`` names the council that a finding is
    of where a paper tells of the one that its authority took over from.
    """

    themes: tuple[Theme, ...]
    papers_searched: int = 0
    authorities_searched: tuple[str, ...] = ()
    authorities_without: tuple[str, ...] = ()
    findings: int = 0
    papers_not_read: tuple[dict[str, str], ...] = ()
    papers_undated: tuple[str, ...] = ()
    labels: dict[str, str | None] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    former: Former = field(default_factory=dict)

    def whose(self, finding: Finding) -> str:
        """The name of the authority that a finding is of."""
        if self.former and (known := self.former.get((finding.paragraph_id, finding.event_date))):
            return known
        return self.names.get(finding.paper_id, "")

    def told_by(self, finding: Finding) -> str | None:
        """The authority whose paper tells it, where that is another than the one it is of."""
        is_former = (finding.paragraph_id, finding.event_date) in self.former
        return self.names.get(finding.paper_id) if is_former else None

    def as_json(self) -> dict[str, Any]:
        """As ``papers themes --json`` prints it."""
        return {
            "themes": [
                {
                    "name": theme.name,
                    "authorities": list(theme.authorities),
                    "findings": [self._row(finding) for finding in theme.findings],
                }
                for theme in self.themes
            ],
            "coverage": {
                "authorities_searched": len(self.authorities_searched),
                "authorities_without_evidence": list(self.authorities_without),
                "papers_searched": self.papers_searched,
                "findings": self.findings,
                "papers_not_read": list(self.papers_not_read),
                "papers_undated": list(self.papers_undated),
            },
        }

    def _row(self, finding: Finding) -> dict[str, Any]:
        return {
            "authority": self.whose(finding),
            "paper_id": finding.paper_id,
            "paragraph_id": finding.paragraph_id,
            "paragraph": self.labels.get(finding.paragraph_id),
            "date": finding.event_date,
            "text": finding.text,
        }


def themes(library: Library, scope: Scope | None = None, kind: str = "improvement_area") -> Themes:
    """The themes of one kind of finding over every paper in scope.

    They are those of the whole collection, so that a filter leaves a theme its meaning.
    """
    with library.snapshot():
        found = _told(library, scope or Scope(), kind)
        # What could not be read changes without a change of what is held.
        failures = library.failures()
    not_read = tuple({"source": f.source, "reason": f.reason} for f in failures)
    return replace(found, papers_not_read=not_read)


def _told(library: Library, scope: Scope, kind: str) -> Themes:
    """The themes as last told in this state of the library, or told now."""
    state = (library.generation, load_names())
    known = _remembered.get(library)
    if known is None or known[0] != state or len(known[1]) >= SCOPES:
        known = _remembered[library] = (state, {})
    if (scope, kind) not in known[1]:
        known[1][scope, kind] = _themes(library, scope, kind)
    return known[1][scope, kind]


def _themes(library: Library, scope: Scope, kind: str) -> Themes:
    with library.snapshot():
        papers = {paper.paper_id: paper for paper in library.in_scope(scope)}
        groups = [
            (tuple(_dated(f, papers[f.paper_id]) for f in members if f.paper_id in papers), name)
            for members, name in kept_groups(library, kind)
        ]
        findings = [finding for members, _ in groups for finding in members]
        labels = library.labels([finding.paragraph_id for finding in findings])
        former = of_former_councils(library, findings, papers)
    names = {key: paper.authority_name or paper.title for key, paper in papers.items()}
    everyone = sorted({paper.authority_name for paper in papers.values() if paper.authority_name})
    whose = Themes((), names=names, former=former).whose
    telling = {whose(finding) for finding in findings}
    return Themes(
        _sorted([_theme(members, name, whose) for members, name in groups if members]),
        papers_searched=sum(not paper.is_closed for paper in papers.values()),
        authorities_searched=tuple(everyone),
        authorities_without=tuple(name for name in everyone if name not in telling),
        findings=len(findings),
        papers_undated=_undated(library, scope),
        labels=labels,
        names=names,
        former=former,
    )


def group(
    findings: Sequence[Finding],
    vectors: NDArray[np.float32],
    authorities: dict[str, str],
    names: ThemeNames | None = None,
) -> tuple[Theme, ...]:
    """Findings as themes, those of most authorities first and then the most recent.

    ``vectors`` has one row of unit length for each finding; ``authorities`` maps paper ids to
    the names by which a theme's authorities are told apart.
    """
    found = grouped([f.text for f in findings], vectors, names or load_names())

    def whose(finding: Finding) -> str:
        return authorities[finding.paper_id]

    return _sorted([_theme([findings[i] for i in rows], name, whose) for rows, name in found])


def _theme(central: Sequence[Finding], name: str | None, whose: Callable[[Finding], str]) -> Theme:
    """A theme of findings that come the most central first."""
    ordered = sorted(central, key=lambda f: (whose(f), _reverse(f.event_date or "")))
    who = tuple(dict.fromkeys(whose(finding) for finding in ordered))
    return Theme(name or _in_its_words(central[0]), who, tuple(ordered), name is not None)


def _in_its_words(finding: Finding) -> str:
    """A finding that shares its theme with no other, by its own words."""
    text = " ".join(finding.text.split()).rstrip(".;, ")
    return text[:1].upper() + text[1:]


def _sorted(found: Sequence[Theme]) -> tuple[Theme, ...]:
    return tuple(sorted(found, key=_importance))


def _importance(theme: Theme) -> tuple[int, str, int, str]:
    return (-len(theme.authorities), _reverse(theme.latest), -len(theme.findings), theme.name)


_REVERSED = str.maketrans("0123456789", "9876543210")


def _reverse(date: str) -> str:
    """A date as a key under which the newest comes first and none comes last."""
    return date.translate(_REVERSED) or "~"


def _dated(finding: Finding, paper: Paper) -> Finding:
    return finding if finding.event_date else replace(finding, event_date=paper.best_date)


def _undated(library: Library, scope: Scope) -> tuple[str, ...]:
    """The papers that a filter by date leaves out because they have none."""
    if not (scope.since or scope.until):
        return ()
    free = replace(scope, since=None, until=None)
    return tuple(p.paper_id for p in library.in_scope(free) if p.best_date is None)
