"""Authorities as their pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.following import AuthorityPicture, Followed
from assistant.service.view.cited import ShownCitation, shown
from assistant.words.dates import in_words
from corpus.paper import Finding, Paper

STANDING_WORDS = {
    "again": "Found again later",
    "silent": "No later paper held was found to mention it",
    "retold": "Told again in a later paper, and no more was found",
    "near": "No later paper held was found that surely mentions it: the nearest is shown",
    "perhaps": "A later paper may come back to it: read it and judge",
    "mentioned": "Mentioned in a later paper",
    "progress": "A later paper reports progress",
    "newest": "No later paper is held",
}
_STANDINGS = tuple(STANDING_WORDS)


@dataclass(frozen=True, slots=True)
class HeldAuthority:
    """One entry of the list of authorities; dates are partial ISO or empty."""

    authority: str
    name: str
    papers: int
    first: str
    last: str
    judged: int


@dataclass(frozen=True, slots=True)
class FollowedView:
    """A finding and what came after, with everything cited; ``when`` in words, or empty."""

    finding: Followed
    when: str
    standing: str
    source: ShownCitation
    later: tuple[ShownCitation, ...]


@dataclass(frozen=True, slots=True)
class PictureView:
    """An authority's page: its findings in the order of how they stand.

    ``grades`` and ``told`` hold for each inspection what its grades and its days are cited from.
    """

    picture: AuthorityPicture
    groups: tuple[tuple[str, str, tuple[FollowedView, ...]], ...]
    grades: tuple[tuple[ShownCitation, ...], ...]
    told: tuple[ShownCitation | None, ...]

    @classmethod
    def of(cls, picture: AuthorityPicture) -> PictureView:
        """Group the findings by what later papers say of them."""
        views = [
            FollowedView(
                f,
                _when(picture, f),
                STANDING_WORDS[f.standing],
                shown(f.source),
                tuple(map(shown, f.later)),
            )
            for f in picture.findings
        ]
        groups = (
            (key, STANDING_WORDS[key], tuple(v for v in views if v.finding.standing == key))
            for key in _STANDINGS
        )
        grades = tuple(tuple(shown(g.source) for g in one.grades) for one in picture.inspections)
        told = tuple(shown(one.told) if one.told else None for one in picture.inspections)
        return cls(picture, tuple(group for group in groups if group[2]), grades, told)


def _when(picture: AuthorityPicture, finding: Followed) -> str:
    """When a finding is of: the days of the inspection of that month, where there was one."""
    if not finding.date:
        return ""
    days = [one.when for one in picture.inspections if finding.date in one.months]
    return days[0] if len(days) == 1 else in_words(finding.date)


def held_authorities(
    papers: Sequence[Paper], judgements: Sequence[Finding]
) -> tuple[HeldAuthority, ...]:
    """The authorities of which papers are held, in the order of the alphabet."""
    groups: dict[str, list[Paper]] = {}
    for paper in papers:
        if paper.authority:
            groups.setdefault(paper.authority, []).append(paper)
    judged = {finding.paper_id for finding in judgements if finding.grade}
    made = []
    for key, members in groups.items():
        dates = sorted(paper.best_date for paper in members if paper.best_date)
        made.append(
            HeldAuthority(
                key,
                members[0].authority_name or key,
                len(members),
                dates[0] if dates else "",
                dates[-1] if dates else "",
                sum(paper.paper_id in judged for paper in members),
            )
        )
    return tuple(sorted(made, key=lambda one: one.name))
