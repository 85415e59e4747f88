"""One authority in the papers held: its papers, its inspections, and what became of findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assistant.answer import Citation
from assistant.following.asked import matters
from assistant.following.dating import Inspection
from assistant.following.kin import Kin, Mention, TakenUp
from assistant.following.timeline import timeline
from assistant.following.turning import falls_short, tells_of_progress, tells_of_the_same
from assistant.following.visits import visits_in
from assistant.rendering import cite
from corpus.authorities import of_former_councils
from corpus.paper import Finding, Paper, Paragraph, Scope

if TYPE_CHECKING:
    from corpus.library import Library

Standing = Literal[
    "again", "progress", "mentioned", "perhaps", "retold", "near", "silent", "newest"
]
"""Whether later papers find the same once more, report progress on it, mention it, only tell it
again, perhaps do, are silent, or do not exist."""
LISTED = 40
"""An area of a list has no more words; what goes on for longer is prose."""
CLEARLY = 1.05
"""A sentence as near as this to a finding (0 to 2.5) may be taken to praise or to blame the matter
itself: below it many are on something beside it, "decisions to escalate" for who is invited."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A finding, when it is of, and what later papers of the same authority say on the matter.

    ``searched`` is how many later papers were searched for it. ``of`` names the council that it
    was found of where this authority took over from it, else it is empty.
    """

    kind: str
    text: str
    date: str | None
    source: Citation
    later: tuple[Citation, ...]
    standing: Standing
    searched: int
    of: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityPicture:
    """Everything that an authority's page tells; inspections and findings newest first."""

    authority: str
    name: str
    papers: tuple[Paper, ...]
    inspections: tuple[Inspection, ...]
    findings: tuple[Followed, ...]


def picture_of(library: Library, authority: str) -> AuthorityPicture | None:
    """The picture of one authority by its register id; None where no paper of it is held."""
    with library.snapshot():
        kin = Kin(library)
        papers = tuple(p for p in kin.papers.values() if p.authority == authority)
        if not papers:
            return None
        scope = Scope(papers=tuple(paper.paper_id for paper in papers))
        found = [f for f in library.findings(scope=scope) if f.paper_id in kin.papers]
        paragraphs = library.paragraphs_by_id([finding.paragraph_id for finding in found])
        before = of_former_councils(library, found, kin.papers)
        visits = [one for paper in papers for one in visits_in(library.paragraphs(paper.paper_id))]
        inspections = timeline(found, paragraphs, kin.papers, before, visits)
        findings = tuple(
            replace(one, of=before.get((one.source.paragraph_id, one.date), ""))
            for one in _followed(found, paragraphs, kin)
        )
    return AuthorityPicture(
        authority,
        papers[0].authority_name or authority,
        tuple(sorted(papers, key=lambda p: p.best_date or "", reverse=True)),
        inspections,
        findings,
    )


def _followed(
    found: Sequence[Finding], paragraphs: Mapping[str, Paragraph], kin: Kin
) -> tuple[Followed, ...]:
    """What inspectors asked to improve, newest first, each said once, with what came after."""
    stated: dict[str, list[Finding]] = {}
    for finding in found:
        stated.setdefault(finding.paragraph_id, []).append(finding)
    made: dict[str, Followed] = {}
    wanted = [f for f in found if f.kind == "improvement_area" and f.paragraph_id in paragraphs]
    for finding in sorted(wanted, key=lambda f: kin.papers[f.paper_id].best_date or "9999"):
        words = _plain(finding.text)
        if words not in made:
            made[words] = followed(finding, paragraphs[finding.paragraph_id], kin, stated)
    return tuple(sorted(made.values(), key=lambda one: one.date or "", reverse=True))


def followed(
    finding: Finding, paragraph: Paragraph, kin: Kin, stated: Mapping[str, Sequence[Finding]]
) -> Followed:
    """A finding with what later papers say; ``stated`` are the findings of each paragraph."""
    paper = kin.papers[finding.paper_id]
    later_papers = kin.later_papers(paper)
    every = kin.taking_up(finding.text, paragraph.label, later_papers)
    found, retold = _parted(finding, every, stated)
    asking = (one for one in found.nearby if _asks_again(finding, one, stated, kin.is_seldom))
    mentions = sorted(
        (*found.surely, *list(asking)[:1]),
        key=lambda one: (one.paper.best_date or "", -one.nearness),
    )
    repeats: tuple[Mention, ...] = ()
    if not mentions:
        repeats = kin.repeats(finding.text, later_papers) or retold[:1]
    standing: Standing = "newest"
    if later_papers:
        standing = _standing(mentions, repeats, found, stated)
    shown = mentions or found.perhaps or repeats or found.nearby[:1]
    return Followed(
        finding.kind,
        finding.text,
        finding.event_date or paper.best_date,
        cite(paragraph, paper, 0, finding.text),
        tuple(cite(one.paragraph, one.paper, 0, one.said) for one in shown),
        standing,
        len(later_papers),
    )


def _parted(
    finding: Finding, found: TakenUp, stated: Mapping[str, Sequence[Finding]]
) -> tuple[TakenUp, tuple[Mention, ...]]:
    """What tells of what came after, and what only tells of the same inspection once more."""
    every = (found.surely, found.perhaps, found.nearby)
    retold = tuple(one for some in every for one in some if _retells(finding, one, stated))
    surely, perhaps, nearby = (tuple(one for one in some if one not in retold) for some in every)
    return TakenUp(surely, perhaps, nearby), retold


def _standing(
    mentions: Sequence[Mention],
    repeats: Sequence[Mention],
    found: TakenUp,
    stated: Mapping[str, Sequence[Finding]],
) -> Standing:
    """By the newest of the sentences that find it once more or report progress; of one paper's
    by the nearest."""
    by_date = sorted(mentions, key=lambda one: (one.paper.best_date or "", one.nearness))
    for mention in reversed(by_date):
        told = _turned(mention, {one.kind for one in _states(mention, stated)})
        if told:
            return told
    if mentions:
        return "mentioned"
    if found.perhaps:
        return "perhaps"
    if repeats:
        return "retold"
    return "near" if found.nearby else "silent"


def _turned(mention: Mention, kinds: Set[str]) -> Literal["again", "progress"] | None:
    """How it went by one sentence, which states findings of these kinds; None where it is silent
    on that."""
    said, is_clear = mention.said, mention.nearness >= CLEARLY
    if "improvement_area" in kinds or tells_of_the_same(said) or (is_clear and falls_short(said)):
        return "again"
    is_praised = "progress" in kinds or (is_clear and "strength" in kinds)
    return "progress" if is_praised or tells_of_progress(said) else None


def _states(mention: Mention, stated: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    """The findings that the sentence of a mention states: its paragraph may hold others too."""
    said = _plain(mention.said)
    here = stated.get(mention.paragraph.paragraph_id, ())
    return [one for one in here if _plain(one.text) in said or said in _plain(one.text)]


def _retells(finding: Finding, mention: Mention, stated: Mapping[str, Sequence[Finding]]) -> bool:
    """Whether a later paper only says once more what the same inspection found."""
    return bool(finding.event_date) and any(
        one.kind == finding.kind and one.event_date == finding.event_date
        for one in _states(mention, stated)
    )


def _asks_again(
    finding: Finding,
    mention: Mention,
    stated: Mapping[str, Sequence[Finding]],
    is_seldom: Callable[[str], bool],
) -> bool:
    """Whether an area of a later inspection's list is near the finding, and of its matter.

    Lists are short: what prose has to be nearer for is told by their kind.
    """
    if len(mention.paragraph.text.split()) > LISTED:
        return False
    return any(
        one.kind == "improvement_area"
        and (one.event_date or "") > (finding.event_date or "9999")
        and _is_on_the_same(one.text, finding.text, is_seldom)
        for one in _states(mention, stated)
    )


def _is_on_the_same(area: str, finding: str, is_seldom: Callable[[str], bool]) -> bool:
    """Whether two short texts are on one matter: all of the shorter one's words for it, or two of
    which one is seldom. "Needs" and "plans" stand in every list."""
    mine, theirs = matters(area), matters(finding)
    common = mine & theirs
    if not common or common in (mine, theirs):
        return bool(common)
    return len(common) > 1 and any(map(is_seldom, common))


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).strip(" .;")
