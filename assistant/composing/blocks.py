"""Lists as they stand in the papers: items under one lead-in, told of one time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import EvidenceItem, Plan
from assistant.composing.draft import Desk
from assistant.evidence.timelines import timelines
from assistant.evidence.timing import timing
from assistant.words.matching import Term, coverage, matched, stem_line
from corpus.paper import Finding, Paper, Paragraph


@dataclass(frozen=True, slots=True)
class Block:
    """The members of one list, table or run of findings, in the paper's order.

    ``date`` is the partial ISO date of what the block tells of, ``kind`` the kind of finding
    most members are (None where they are none), ``score`` how well it fits the plan. ``texts``
    are the sentences that count where a member is prose and not a list item, by paragraph id.
    """

    paper: Paper
    members: tuple[Paragraph, ...]
    date: str | None = None
    kind: str | None = None
    score: float = 0.0
    timing: float = 1.0
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def intro(self) -> str:
        """The sentence or heading that introduces the members."""
        first = self.members[0]
        return first.lead_in or first.section

    def holds(self, term: Term) -> bool:
        """Whether the block as a whole, not one member, is about a term."""
        first = self.members[0]
        about = f"{first.lead_in or ''} . {' . '.join(first.sections)} . {self.paper.title}"
        return matched(term, stem_line(about))


def blocks(desk: Desk) -> list[Block]:
    """The lists that may answer a plan: those of the findings asked for, and those the hits
    belong to; best first."""
    found = [*_of_findings(desk), *_of_evidence(desk)]
    unique: dict[str, Block] = {}
    for block in found:
        unique.setdefault(block.members[0].paragraph_id, block)
    weighed = [_weighed(desk, block) for block in unique.values()]
    return sorted(weighed, key=lambda block: (-block.score, block.members[0].paragraph_id))


def _of_findings(desk: Desk) -> Iterable[Block]:
    plan, library = desk.plan, desk.library
    if not plan.findings:
        return
    papers = {paper.paper_id: paper for paper in library.in_scope(plan.scope)}
    runs: dict[tuple[str, str, str], list[Finding]] = {}
    held = library.findings(plan.findings, plan.scope)
    kinds = {finding.kind for finding in held}
    # The first kind that the question names is what it asks for; the others only if there is none.
    first = next((kind for kind in plan.findings if kind in kinds), None)
    held = tuple(finding for finding in held if finding.kind == first)
    paragraphs = library.paragraphs_by_id([finding.paragraph_id for finding in held])
    for finding in held:
        paragraph = paragraphs.get(finding.paragraph_id)
        if paragraph is None or finding.paper_id not in papers:
            continue
        place = paragraph.group or f"{paragraph.section} {finding.event_date}"
        runs.setdefault((finding.paper_id, finding.kind, place), []).append(finding)
    for (paper_id, kind, _), run in runs.items():
        members = {f.paragraph_id: paragraphs[f.paragraph_id] for f in run}
        whole = _whole(desk, tuple(sorted(members.values(), key=lambda p: p.position)))
        texts = {} if whole[0].group else _texts(run)
        yield Block(papers[paper_id], whole, _date(run, whole), kind, texts=texts)


def _texts(run: Sequence[Finding]) -> dict[str, tuple[str, ...]]:
    texts: dict[str, list[str]] = {}
    for finding in run:
        texts.setdefault(finding.paragraph_id, []).append(finding.text)
    return {name: tuple(said) for name, said in texts.items()}


def _whole(desk: Desk, members: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The list that findings are members of, with the items that were not typed."""
    group = members[0].group
    if group is None:
        return members
    listed = desk.library.group(group)
    # A few findings in a long table are not the table.
    return listed if len(members) * 2 >= len(listed) else members


def _of_evidence(desk: Desk) -> Iterable[Block]:
    papers = {item.paper.paper_id: item.paper for item in desk.evidence.items}
    kinds = (
        {
            finding.paragraph_id: finding.kind
            for finding in desk.library.findings((), desk.plan.scope)
        }
        if desk.evidence.groups
        else {}
    )
    for members in desk.evidence.groups.values():
        listed = tuple(member for member in members if member.text.strip())
        if len(listed) < 2 or listed[0].paper_id not in papers:
            continue
        common = Counter(kinds.get(m.paragraph_id) for m in listed).most_common(1)[0][0]
        yield Block(papers[listed[0].paper_id], listed, _date((), listed), common)


def _date(run: Sequence[Finding], members: Sequence[Paragraph]) -> str | None:
    dates = [f.event_date for f in run if f.event_date] or [
        m.event_date for m in members if m.event_date
    ]
    return Counter(dates).most_common(1)[0][0] if dates else None


def _weighed(desk: Desk, block: Block) -> Block:
    plan = desk.plan
    first = block.members[0]
    dated = replace(first, event_date=block.date or first.event_date)
    line = timelines(desk.library, (block.paper.paper_id,)).get(block.paper.paper_id)
    fit = timing(dated, block.paper, plan.times, None if block.date else line)
    hits = {item.paragraph.paragraph_id: item for item in desk.evidence.items}
    near = [hits[m.paragraph_id] for m in block.members if m.paragraph_id in hits]
    meaning = max((item.vector_score or 0.0 for item in near), default=0.2)
    introduced = _introduced(plan, block, near)
    score = introduced + meaning + (0.8 if block.kind and block.kind in plan.findings else 0.0)
    return replace(block, score=score * fit, timing=fit)


def _introduced(plan: Plan, block: Block, near: Sequence[EvidenceItem]) -> float:
    first = block.members[0]
    return coverage(
        plan.topic,
        [
            (first.lead_in or "", 1.0),
            (" . ".join(first.sections), 0.9),
            (" ".join(first.columns), 0.8),
            (block.paper.title, 0.7),
            (block.paper.committee or "", 0.6),
            (" ".join(item.paragraph.text for item in near[:3]), 0.6),
        ],
    )
