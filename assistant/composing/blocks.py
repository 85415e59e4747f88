"""Lists as they stand in the papers: items under one lead-in, told of one time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import EvidenceItem, Plan
from assistant.composing.draft import Desk
from assistant.composing.findings import at_the_time
from assistant.composing.headed import under_headings
from assistant.composing.listed import ListSigns, list_calibration
from assistant.evidence.papers import before, introducing, paragraphs_of, take, timelines
from assistant.evidence.timing import ELSEWHEN, around_time, timing
from assistant.question.kinds import finding_kinds
from assistant.question.terms import subject_terms
from assistant.words.dates import Period, from_iso, periods
from assistant.words.matching import Term, coverage, matched, stem_line
from assistant.words.values import figure
from corpus.paper import Finding, Paper, Paragraph

CONSIDERED = 40
"""At most so many lists are weighed."""
SEEN_THROUGH = 60
"""An authority of which more papers are held is not looked through list by list."""
FOUND_FIRST, LED_IN = 6, 0.3
"""In how many of the papers found first every list is looked at whose lead-in holds so much of the
subject."""
ABOVE = 2
"""How many paragraphs before a list tell what it is about."""
CARRIED_DATE = 0.5
"""How well a list's time fits by what stands around it, where its own date says otherwise."""
LIKE: dict[str, tuple[str, ...]] = {
    "recommendation": ("improvement_area",),
    "decision": ("resolution",),
    "resolution": ("decision",),
}
"""What an inspector recommends is an area for improvement; what a meeting decides it resolves."""
FOLLOWING: tuple[tuple[str, ...], ...] = (("action",), ("progress",))
"""Kinds of finding that come after what a question dates them by."""
_AFTER = re.compile(r"\b(?:after|since|following|in response to|in answer to)\b", re.IGNORECASE)
_TO_IMPROVE = re.compile(
    r"^(?!.*\b(?:made|achieved|noted|seen|since)\b).*\bimprove\w*", re.IGNORECASE | re.DOTALL
)
# "The previous inspection in 2015" is what a paper looks back on, not the time it tells of.
_BACKGROUND = re.compile(
    r"\b(?:previous|prior|earlier|last)\s+(?:\w+\s+){0,4}(?:in|of|from)\s+(?:\w+\s+)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_NAME_PARTS = re.compile(r"[-_./]+")
_COUNT = re.compile(
    r"(?<!quarter )(?<!phase )(?<!stage )(?<!appendix )(?<!item )(?<!part )(?<!level )(?<!motion )(?<!annex )"
    r"\b(?:[2-9]|1\d|20|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?=\s+(?!(?:at|in|of|for|on|by|to|and|or|from|report|performance)\b)[a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """The members of one list, table or run of findings, in the paper's order.

    ``date`` is the partial ISO date of what the block tells of, ``kind`` the kind of finding
    most members are (None where they are none). ``texts`` are the sentences that count where a
    member is prose and not a list item, by paragraph id. ``source`` is the paragraph in which
    the lead-in stands, ``above`` what the section says before it. ``signs`` speak for the block, ``score`` places it among the others.
    """

    paper: Paper
    members: tuple[Paragraph, ...]
    date: str | None = None
    kind: str | None = None
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    source: Paragraph | None = None
    above: str = ""
    signs: ListSigns = ListSigns()
    score: float = 0.0
    timing: float = 1.0

    @property
    def intro(self) -> str:
        """The sentence or heading that introduces the members."""
        first = self.members[0]
        return first.lead_in or first.section

    def holds(self, term: Term) -> bool:
        """Whether the block as a whole, not one member, is about a term."""
        first = self.members[0]
        source = self.source.text if self.source else ""
        about = (
            f"{first.lead_in or ''} . {source} . {self.above} . {' . '.join(first.sections)} . {self.paper.title}"
            f" . {_NAME_PARTS.sub(' ', self.paper.source)}"
        )
        return matched(term, stem_line(about))


def blocks(desk: Desk) -> list[Block]:
    """The lists that may answer a plan: those of the findings asked for, and those the hits
    belong to; best first."""
    found = [*_of_findings(desk), *_of_lead_ins(desk), *_of_evidence(desk), *_of_headings(desk)]
    unique: dict[str, Block] = {}
    for block in found:
        unique.setdefault(block.members[0].paragraph_id, block)
    considered = [block for block in unique.values() if not _is_form(block)][:CONSIDERED]
    take(desk.library, [block.paper.paper_id for block in considered])
    weighed = [_weighed(desk, _nested(desk, block)) for block in considered]
    return sorted(weighed, key=lambda block: (-block.score, block.members[0].paragraph_id))


def _is_form(block: Block) -> bool:
    """Whether it is the form at the head of a paper, ``Date of decision: ...``: no list of what the
    paper is about, though its heading is the paper's title."""
    named = stem_line(block.members[0].section)
    return all(len(one.cells) == 2 for one in block.members) and named == stem_line(
        block.paper.title
    )


def _nested(desk: Desk, block: Block) -> Block:
    """The block with what stands indented below its members, each after the one it is of."""
    if block.texts or not block.members[0].group:
        return block
    inner = {member.paragraph_id for member in block.members}
    members = {member.paragraph_id: member for member in block.members}
    for paragraph in paragraphs_of(desk.library, block.paper.paper_id):
        if paragraph.parent in inner and paragraph.group and paragraph.text.strip():
            inner.add(paragraph.paragraph_id)
            members[paragraph.paragraph_id] = paragraph
    return replace(block, members=tuple(sorted(members.values(), key=lambda one: one.position)))


def _of_findings(desk: Desk) -> Iterable[Block]:
    plan, library = desk.plan, desk.library
    if not plan.findings or plan.kind == "fact":
        return
    papers = desk.papers_by_id()
    asked = (*plan.findings, *LIKE.get(plan.findings[0], ()))
    held = library.findings(asked, plan.scope)
    kinds = {
        finding.kind
        for finding in held
        if finding.paper_id in papers and at_the_time(plan, finding, papers[finding.paper_id])
    } or {finding.kind for finding in held}
    # The first kind that the question names is what it asks for; the others only without it.
    first = next((kind for kind in asked if kind in kinds), None)
    runs: dict[tuple[str, str], list[Finding]] = {}
    paragraphs = library.paragraphs_by_id([f.paragraph_id for f in held if f.kind == first])
    for finding in held:
        paragraph = paragraphs.get(finding.paragraph_id)
        if paragraph is None or finding.paper_id not in papers or finding.kind != first:
            continue
        place = paragraph.group or f"{paragraph.section} {finding.event_date}"
        runs.setdefault((finding.paper_id, place), []).append(finding)
    take(library, [paper_id for paper_id, _ in runs])
    for (paper_id, _), run in runs.items():
        members = {f.paragraph_id: paragraphs[f.paragraph_id] for f in run}
        whole = _whole(desk, tuple(sorted(members.values(), key=lambda p: p.position)))
        texts = {} if whole[0].group else _texts(run)
        yield Block(papers[paper_id], whole, _date(run, whole), run[0].kind, texts)


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
    held = paragraphs_of(desk.library, members[0].paper_id)
    listed = tuple(paragraph for paragraph in held if paragraph.group == group)
    # A few findings in a long table are not the table.
    return listed if len(members) * 2 >= len(listed) else members


def _of_evidence(desk: Desk) -> Iterable[Block]:
    papers = {item.paper.paper_id: item.paper for item in desk.evidence.items}
    kinds: dict[str, str] = {}
    names = [one.paragraph_id for members in desk.evidence.groups.values() for one in members]
    for finding in desk.library.findings_at(names):
        kinds.setdefault(finding.paragraph_id, finding.kind)
    for members in desk.evidence.groups.values():
        listed = tuple(member for member in members if member.text.strip())
        if len(listed) < 2 or listed[0].paper_id not in papers:
            continue
        common = Counter(kinds.get(m.paragraph_id) for m in listed).most_common(1)[0][0]
        common = _named_kind(desk.plan, listed[0]) or common
        yield Block(papers[listed[0].paper_id], listed, _date((), listed), common)


def _of_lead_ins(desk: Desk) -> Iterable[Block]:
    """Lists of the authority named whose lead-in says what is asked for (``asks the Council to
    improve three things``), or that have as many items as the question says."""
    plan = desk.plan
    if plan.kind != "list":
        return
    papers = desk.library.in_scope(plan.scope)
    named = [paper for paper in papers if _is_named(plan, paper)]
    hit = dict.fromkeys(item.paper.paper_id for item in desk.evidence.items)
    found = set(list(hit)[:FOUND_FIRST])
    wanted = subject_terms(plan.topic)
    looked = [p for p in papers if plan.authorities or p in named or p.paper_id in found]
    take(desk.library, [paper.paper_id for paper in looked[:SEEN_THROUGH]])
    for paper in looked[:SEEN_THROUGH]:
        asked = plan.authorities or paper in named
        for members in _lists_of(desk, paper):
            kind = _named_kind(plan, members[0])
            fits = asked and (kind or len(members) in _counts(plan) or paper in named)
            led = wanted and coverage(wanted, [(members[0].lead_in or "", 1.0)]) >= LED_IN
            if len(members) > 1 and (fits or led):
                yield Block(paper, members, _date((), members), kind)


def _lists_of(desk: Desk, paper: Paper) -> Iterable[tuple[Paragraph, ...]]:
    """The lists and tables of a paper."""
    lists: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs_of(desk.library, paper.paper_id):
        if paragraph.group and paragraph.text.strip():
            lists.setdefault(paragraph.group, []).append(paragraph)
    return [tuple(members) for members in lists.values()]


def _of_headings(desk: Desk) -> Iterable[Block]:
    """The paragraphs under a heading that names what is to be listed, where no list stands."""
    if desk.plan.kind == "list":
        for paper, members in under_headings(desk):
            if not any(member.group for member in members):
                yield Block(paper, members, _date((), members))


def _is_named(plan: Plan, paper: Paper) -> bool:
    """Whether a question names a paper by its title or file (``the executive response``)."""
    terms = subject_terms(plan.topic)
    name = f"{paper.title} . {_NAME_PARTS.sub(' ', paper.source)}"
    return len(terms) > 1 and all(matched(term, stem_line(name)) for term in terms)


def _named_kind(plan: Plan, first: Paragraph) -> str | None:
    """The kind asked for, where the lead-in itself names it (``asks it to improve three things``)."""
    named = finding_kinds(f"{first.lead_in or ''}")
    if plan.findings[:1] == ("improvement_area",) and _TO_IMPROVE.search(first.lead_in or ""):
        return plan.findings[0]
    return plan.findings[0] if plan.findings and plan.findings[0] in named else None


def _date(run: Sequence[Finding], members: Sequence[Paragraph]) -> str | None:
    dates = [f.event_date for f in run if f.event_date] or [
        m.event_date for m in members if m.event_date
    ]
    return Counter(dates).most_common(1)[0][0] if dates else None


def _weighed(desk: Desk, block: Block) -> Block:
    source = introducing(desk.library, block.members[0])
    block = replace(block, source=source, above=_above(desk, source or block.members[0]))
    hits = {item.paragraph.paragraph_id: item for item in desk.evidence.items}
    ids = [m.paragraph_id for m in block.members]
    if block.source is not None:
        ids.append(block.source.paragraph_id)
    near = [hits[name] for name in ids if name in hits]
    fit = time_fit(desk, block)
    signs = ListSigns(
        introduced=_introduced(desk, block),
        held=coverage(desk.plan.topic, [(_text(block), 1.0), (block.intro, 1.0)]),
        meaning=max((item.vector_score or 0.0 for item in near), default=0.0),
        hits=min(sum(item.rank <= 20 for item in near) / len(block.members), 1.0),
        kind=float(_is_of_kind(desk.plan, block)),
        counted=float(_counted(desk.plan, block)),
        time=fit,
        elsewhen=float(fit <= ELSEWHEN),
        first=_first(near),
        lead=float(any(name in desk.plan.leads for name in ids)),
        table=float(bool(block.members[0].cells)),
        long=float(len(block.members) > 15),
    )
    return replace(block, signs=signs, score=list_calibration().score(signs), timing=fit)


def _above(desk: Desk, first: Paragraph) -> str:
    """The paragraphs of the same section right before a list and its introduction."""
    held = before(desk.library, first)
    near = [one.text for one in held if one.sections == first.sections and not one.group]
    return " . ".join(near[:ABOVE])


def _is_of_kind(plan: Plan, block: Block) -> bool:
    asked = plan.findings[:1]
    return block.kind is not None and block.kind in (*asked, *LIKE.get("".join(asked), ()))


def _text(block: Block) -> str:
    return " . ".join(member.text for member in block.members)


def _first(near: Sequence[EvidenceItem]) -> float:
    return max((1 / item.rank for item in near), default=0.0)


def _introduced(desk: Desk, block: Block) -> float:
    first = block.members[0]
    start = block.source or first
    above = next(iter(before(desk.library, start)), None)
    return coverage(
        desk.plan.topic,
        [
            (first.lead_in or "", 1.0),
            (block.source.text if block.source else "", 0.95),
            (" . ".join(first.sections), 0.9),
            (" ".join(first.columns), 0.8),
            (above.text if above else "", 0.7),
            (block.paper.title, 0.7),
            (_NAME_PARTS.sub(" ", block.paper.source), 0.7),
            (block.paper.committee or "", 0.5),
        ],
    )


def _counted(plan: Plan, block: Block) -> bool:
    """Whether the question says how many things it asks for, and the list has as many, counted
    with or without what is indented."""
    inner = {member.parent for member in block.members}
    leaves = sum(member.paragraph_id not in inner for member in block.members)
    outer = sum(member.group == block.members[0].group for member in block.members)
    return bool({len(block.members), leaves, outer} & _counts(plan))


def _counts(plan: Plan) -> set[int]:
    found = [figure(match.group()) for match in _COUNT.finditer(plan.text)]
    return {int(size) for size in found if size}


def time_fit(desk: Desk, block: Block) -> float:
    """How well the block's time fits: by its own date, or by what stands around it."""
    times = desk.plan.times
    if not times.periods:
        return 1.0
    first = block.members[0]
    dated = replace(first, event_date=block.date or first.event_date)
    own = timing(dated, block.paper, times)
    line = timelines(desk.library, (first,)).get(block.paper.paper_id)
    around = around_time(first, times, line) if line else own
    if not block.date:
        return max(own, around, _afterwards(desk.plan, block))
    if (around > CARRIED_DATE and own < CARRIED_DATE) or _dated_before(desk, block):
        return max(own, CARRIED_DATE)
    return max(own, _afterwards(desk.plan, block))


def _afterwards(plan: Plan, block: Block) -> float:
    """How well the time of what was done fits a question that names what it was done after."""
    date = block.date or block.paper.best_date
    if not (plan.findings[:1] in FOLLOWING and _AFTER.search(plan.text) and date):
        return 0.0
    start = min((period.start for period in plan.times.periods), default="")
    return CARRIED_DATE if start and from_iso(date).end >= start else 0.0


def _dated_before(desk: Desk, block: Block) -> bool:
    """Whether what stands before a list tells of the time asked about, where the list itself
    prints no date: in its section, or anywhere in a paper that came out soon afterwards."""
    times, first = desk.plan.times, block.members[0]
    printed = f"{first.lead_in or ''} {_text(block)}"
    if not times.periods or periods(printed):
        return False
    soon = any(_soon_after(block.paper, asked) for asked in times.periods)
    told = [
        period
        for one in before(desk.library, first)
        if (soon or one.sections == first.sections) and one.group != first.group
        for period in periods(_BACKGROUND.sub(" ", one.text))
    ]
    return any(asked.holds(period) for asked in times.periods for period in told)


def _soon_after(paper: Paper, asked: Period) -> bool:
    """Whether a paper came out within a year of a time."""
    if not paper.best_date or asked.end.startswith("9999"):
        return False
    came = from_iso(paper.best_date)
    return asked.start <= came.end and int(came.start[:4]) - int(asked.end[:4]) <= 1
