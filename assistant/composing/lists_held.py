"""The lists of the papers that a question may ask for: those of its findings, those that the hits
belong to, those whose lead-in or heading says what is asked, and those inside a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.answer import Plan
from assistant.composing.block import NAME_PARTS, Block
from assistant.composing.draft import Desk
from assistant.composing.findings import at_the_time
from assistant.composing.headed import under_headings
from assistant.composing.run_in import run_in_lists
from assistant.evidence.papers import paragraphs_of, take
from assistant.question.kinds import finding_kinds
from assistant.question.terms import subject_terms
from assistant.words.matching import coverage, matched, stem_line
from assistant.words.values import figure
from corpus.paper import Finding, Paper, Paragraph

CONSIDERED = 40
"""In how many paragraphs found lists inside sentences are looked for."""
SEEN_THROUGH = 60
"""An authority of which more papers are held is not looked through list by list."""
FOUND_FIRST, LED_IN = 6, 0.3
"""In how many of the papers found first every list is looked at whose lead-in holds so much of the
subject."""
LIKE: dict[str, tuple[str, ...]] = {
    "recommendation": ("improvement_area",),
    "decision": ("resolution",),
    "resolution": ("decision",),
}
"""What an inspector recommends is an area for improvement; what a meeting decides it resolves."""
_TO_IMPROVE = re.compile(
    r"^(?!.*\b(?:made|achieved|noted|seen|since)\b).*\bimprove\w*", re.IGNORECASE | re.DOTALL
)
_COUNT = re.compile(
    r"(?<!quarter )(?<!phase )(?<!stage )(?<!appendix )(?<!item )(?<!part )(?<!level )(?<!motion )(?<!annex )"
    r"\b(?:[2-9]|1\d|20|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?=\s+(?!(?:at|in|of|for|on|by|to|and|or|from|report|performance)\b)[a-z])",
    re.IGNORECASE,
)


def lists_held(desk: Desk) -> Iterable[Block]:
    """The lists that may answer a plan, unweighed; one may come more than once."""
    yield from _of_findings(desk)
    yield from _of_lead_ins(desk)
    yield from _of_evidence(desk)
    yield from _of_sentences(desk)
    yield from _of_headings(desk)


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
            fits = asked and (kind or len(members) in counts_asked(plan) or paper in named)
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


def _of_sentences(desk: Desk) -> Iterable[Block]:
    """Lists that stand inside a sentence of a paragraph that was found."""
    if desk.plan.kind != "list":
        return
    for item in desk.evidence.items[:CONSIDERED]:
        for member, items in run_in_lists(item.paragraph):
            yield Block(
                item.paper,
                (member,),
                None,
                _named_kind(desk.plan, member),
                {member.paragraph_id: items},
                item.paragraph,
            )


def _is_named(plan: Plan, paper: Paper) -> bool:
    """Whether a question names a paper by its title or file (``the executive response``)."""
    terms = subject_terms(plan.topic)
    name = f"{paper.title} . {NAME_PARTS.sub(' ', paper.source)}"
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


def counts_asked(plan: Plan) -> set[int]:
    """How many things a question says it asks for."""
    found = [figure(match.group()) for match in _COUNT.finditer(plan.text)]
    return {int(size) for size in found if size}
