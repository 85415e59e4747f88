"""Lists as they stand in the papers: items under one lead-in, told of one time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import EvidenceItem, Plan
from assistant.composing.block import NAME_PARTS, Block
from assistant.composing.draft import Desk
from assistant.composing.listed import ListSigns, list_calibration
from assistant.composing.lists_held import LIKE, counts_asked, lists_held
from assistant.evidence.papers import before, introducing, paragraphs_of, take, timelines
from assistant.evidence.timing import ELSEWHEN, around_time, timing
from assistant.words.dates import Period, from_iso, periods
from assistant.words.matching import coverage, stem_line
from corpus.paper import Paper, Paragraph

CONSIDERED = 40
"""At most so many lists are weighed."""
ABOVE = 2
"""How many paragraphs before a list tell what it is about."""
CARRIED_DATE = 0.5
"""How well a list's time fits by what stands around it, where its own date says otherwise."""
FOLLOWING: tuple[tuple[str, ...], ...] = (("action",), ("progress",))
"""Kinds of finding that come after what a question dates them by."""
_AFTER = re.compile(r"\b(?:after|since|following|in response to|in answer to)\b", re.IGNORECASE)
# "The previous inspection in 2015" is what a paper looks back on, not the time it tells of.
_BACKGROUND = re.compile(
    r"\b(?:previous|prior|earlier|last)\s+(?:\w+\s+){0,4}(?:in|of|from)\s+(?:\w+\s+)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def blocks(desk: Desk) -> list[Block]:
    """The lists that may answer a plan: those of the findings asked for, and those the hits
    belong to; best first."""
    unique: dict[str, Block] = {}
    for block in lists_held(desk):
        unique.setdefault(block.members[0].paragraph_id, block)
    considered = [block for block in unique.values() if not _is_form(block)][:CONSIDERED]
    take(desk.library, [block.paper.paper_id for block in considered])
    weighed = [_weighed(desk, nested(desk, block)) for block in considered]
    return sorted(weighed, key=lambda block: (-block.score, block.members[0].paragraph_id))


def _is_form(block: Block) -> bool:
    """Whether it is the form at the head of a paper, ``Date of decision: ...``: no list of what the
    paper is about, though its heading is the paper's title."""
    named = stem_line(block.members[0].section)
    return all(len(one.cells) == 2 for one in block.members) and named == stem_line(
        block.paper.title
    )


def nested(desk: Desk, block: Block) -> Block:
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


def _weighed(desk: Desk, block: Block) -> Block:
    source = block.source or introducing(desk.library, block.members[0])
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
            (NAME_PARTS.sub(" ", block.paper.source), 0.7),
            (block.paper.committee or "", 0.5),
        ],
    )


def _counted(plan: Plan, block: Block) -> bool:
    """Whether the question says how many things it asks for, and the list has as many, counted
    with or without what is indented."""
    inner = {member.parent for member in block.members}
    leaves = sum(member.paragraph_id not in inner for member in block.members)
    outer = sum(member.group == block.members[0].group for member in block.members)
    return bool({len(block.members), leaves, outer} & counts_asked(plan))


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
