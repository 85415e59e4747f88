"""The same question put to each side by itself: to an authority, or to a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answer import Plan, Statement
from assistant.composing.about import Match, about
from assistant.composing.confidence import shows_beside
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.fact import compose_fact, introduced_list
from assistant.composing.findings import at_the_time, date_of, finding_statement
from assistant.composing.listing import item_statement
from assistant.composing.stating import dated_line
from assistant.composing.wording import attribution, joined, plain, told_of
from assistant.evidence.answering import VALUE_WANTS
from assistant.evidence.contrast import Asked, asked_kinds
from assistant.evidence.mood import contradicts
from assistant.evidence.subject import speaking
from assistant.evidence.timing import ELSEWHEN
from assistant.question.dates import Times, times
from assistant.question.kinds import wanted_value
from assistant.question.names import proper_names
from assistant.question.terms import WANT_WORDS, subject_terms, terms
from assistant.retrieve import retrieve, search
from assistant.words.matching import Term, holds, stem_line
from corpus.paper import Finding, Paper

POINTS = ("improvement_area", "strength")
SAID = 3
"""How many findings or sentences on a subject each side is shown with."""
DEEP = 120
"""How many paragraphs of one side each search brings."""
_AGAINST = re.compile(
    r"\b(?:against|v|vs|versus|compared (?:to|with)|and|with|than|or|while|whereas|but)\b",
    re.IGNORECASE,
)
_FIRST_OF_LIST = re.compile(r"(?P<own>[\w-]+) (?:in|at|for|of) (?:the )?$", re.IGNORECASE)
_NEXT_OF_LIST = re.compile(
    r"(?:'s?|’s?)?(?:\s*,\s*(?:and )?|\s+and\s+)(?P<own>(?:[\w-]+ ){1,3}?)(?:in|at|for|of) (?:the )?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"^\s*\(")


def each_authority(desk: Desk) -> Draft:
    """The same question answered for each authority named, one after the other."""
    plan = desk.plan
    statements: list[Statement] = []
    telling: list[str] = []
    silent: list[tuple[str, ...]] = []
    subjects = _subjects_of_sides(desk)
    for side, when, text in zip(plan.sides, times_of_sides(desk), subjects, strict=True):
        lines = _of_side(_put_to(_about(desk, text), side, when))
        if lines:
            telling += side
            statements += lines
        else:
            silent.append(side)
    if not telling:
        return nothing(plan.kind)
    gap = gap_line(plan, [side_name(desk, side) for side in silent])
    return Draft(
        plan.kind,
        "partly_answered" if gap else "answered",
        (*statements, *([gap] if gap else [])),
        with_evidence=tuple(telling),
        without_evidence=tuple(key for side in silent for key in side),
        confidence=1.0,
    )


def each_time(desk: Desk) -> Draft:
    """What the papers say of a subject at each of the times asked about, one after the other."""
    plan = desk.plan
    if len(plan.times.periods) < 2 or plan.wants in VALUE_WANTS or not subject_terms(plan.topic):
        return nothing(plan.kind)
    told: list[list[Statement]] = []
    for at in range(len(plan.times.periods)):
        when = _only(plan.times, [at])
        told.append(_said(_put_to(desk, plan.authorities, when)))
    if sum(map(bool, told)) < 2:
        return nothing(plan.kind)
    lines = dict.fromkeys(line for lines in told for line in lines)
    return Draft(
        plan.kind, "answered", tuple(lines), with_evidence=plan.authorities, confidence=1.0
    )


def each_kind(desk: Desk) -> Draft:
    """The same figure of each of two kinds that are named: of quarter 2 and of quarter 3."""
    plan = desk.plan
    if plan.wants not in VALUE_WANTS or len(plan.sides) > 1:
        return nothing(plan.kind)
    papers = desk.papers_by_id()
    for asked in asked_kinds(plan.text):
        if not asked.kinds.lasting or len(asked.members) < 2:
            continue
        told = [_fact(_only_of(desk, asked, at), papers) for at in sorted(asked.members)]
        if all(told):
            lines = tuple(dict.fromkeys(line for lines in told for line in lines[:1]))
            return Draft(
                plan.kind, "answered", lines, with_evidence=plan.authorities, confidence=1.0
            )
    return nothing(plan.kind)


def _only_of(desk: Desk, asked: Asked, member: int) -> Desk:
    """The desk with the question narrowed to one of the kinds that it names."""
    plan, known = desk.plan, desk.known
    text = plan.text
    for at in asked.members - {member}:
        text = asked.kinds.patterns[at].sub(" ", text)
    # Asked of one kind alone it is no question of change: "improving" is a word of its subject.
    faint = WANT_WORDS.get(plan.wants or "", frozenset())
    spans = known.names.find(text).spans
    topic = terms(text, known.glossary, known.rarity, without=spans, faint=faint)
    phrases = proper_names(text, spans)
    return replace(desk, plan=replace(plan, kind="fact", text=text, topic=topic, phrases=phrases))


def each_said(desk: Desk) -> Draft:
    """What the papers say of a subject that is named with no value of it outright asked for."""
    plan = desk.plan
    # "Private fostering 2019" may want a figure; "vacancy rate 2019" wants none but that.
    open_ended = plan.wants is None or (plan.wants in VALUE_WANTS and not wanted_value(plan.text))
    if not open_ended or plan.findings or not plan.authorities or not subject_terms(plan.topic):
        return nothing(plan.kind)
    said = _said(desk)
    asked = desk.library.paragraphs_by_id([name for line in said for name in line.cites])
    lines = [
        line
        for line in said
        if contradicts(plan.text, line.text) < 1.0
        and not any(asked[name].kind == "recommendation" for name in line.cites)
    ]
    if not lines:
        return nothing(plan.kind)
    telling = tuple(dict.fromkeys(line.authority for line in lines if line.authority))
    return Draft("fact", "answered", tuple(lines), with_evidence=telling, confidence=1.0)


def side_name(desk: Desk, side: tuple[str, ...]) -> str:
    """The name of one side: that of the authority as it is now."""
    return desk.known.name(side[-1])


def gap_line(plan: Plan, silent: Sequence[str] = ()) -> Statement | None:
    """One line on who is asked about and missing."""
    parts = []
    if plan.unheld:
        parts.append(f"No paper of {joined(plan.unheld, 'or')} is held.")
    if silent:
        parts.append(f"The papers held of {joined(silent, 'or')} do not say.")
    return plain(" ".join(parts)) if parts else None


def finding_lines(
    desk: Desk, findings: Sequence[Finding], papers: dict[str, Paper]
) -> list[Statement]:
    """Findings in their papers' words, those whose paragraph is still held."""
    paragraphs = desk.library.paragraphs_by_id([finding.paragraph_id for finding in findings])
    return [
        finding_statement(f, papers[f.paper_id], paragraphs[f.paragraph_id])
        for f in findings
        if f.paragraph_id in paragraphs
    ]


def times_of_sides(desk: Desk) -> list[Times]:
    """The times asked about of each side: those written after its name, or of all alike where
    they stand behind the last (``Leeds and Derby in 2021``, but ``Leeds and Derby (2021)``)."""
    text, sides = desk.plan.text, desk.plan.sides
    when, spans = times(text), desk.known.names.find(text).spans
    if len(spans) != len(sides) or len(when.spans) != len(when.periods) or not when.periods:
        return [desk.plan.times] * len(sides)
    ends = [*(start for start, _ in spans[1:]), len(text)]
    own = [
        [at for at, (start, _) in enumerate(when.spans) if span[1] <= start < end]
        for span, end in zip(spans, ends, strict=True)
    ]
    bracketed = own[-1] and _BRACKET.match(text[spans[-1][1] :])
    if not any(own[:-1]) and not bracketed:
        return [desk.plan.times] * len(sides)
    return [_only(when, places) for places in own]


def _subjects_of_sides(desk: Desk) -> list[str | None]:
    """The words that ask of each side where each has a subject of its own (``the Leeds bins survey
    against the Derby library survey``); None where both are asked the same."""
    text, sides = desk.plan.text, desk.plan.sides
    shared: list[str | None] = [None] * len(sides)
    spans = desk.known.names.find(text).spans
    listed = _listed_subjects(text, spans) if len(spans) == len(sides) > 1 else []
    if listed and all(_asked_in(desk.plan, own) for _, own in listed):
        return [f"{frame} {own}" for frame, own in listed]
    if len(sides) != 2 or len(spans) != 2:
        return shared
    (start, first), (second, end) = spans
    parted = _AGAINST.search(text, first, second)
    if parted is None:
        return shared
    lead = text[:start]
    own = [text[first : parted.start()], f"{text[parted.end() : second]} {text[end:]}"]
    if not all(_asked_in(desk.plan, words) for words in own):
        return shared
    return [f"{lead} {words}" for words in own]


def _listed_subjects(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, str]]:
    """What is asked, and of what, for each side of ``how satisfied are people with bins in Leeds,
    libraries in Kent and roads in Fife``; nothing where it is not put so."""
    first = _FIRST_OF_LIST.search(text[: spans[0][0]])
    between = [text[one[1] : other[0]] for one, other in pairwise(spans)]
    others = [match for words in between if (match := _NEXT_OF_LIST.fullmatch(words))]
    if first is None or len(others) < len(between):
        return []
    return [(text[: first.start()], one["own"]) for one in (first, *others)]


def _asked_in(plan: Plan, text: str) -> tuple[Term, ...]:
    """The terms of a question's subject that some of its words hold."""
    line = stem_line(text)
    return tuple(term for term in subject_terms(plan.topic) if holds(line, term.forms[0]))


def _about(desk: Desk, text: str | None) -> Desk:
    """The desk with the question narrowed to some of its words."""
    if text is None:
        return desk
    return replace(desk, plan=replace(desk.plan, text=text, topic=_asked_in(desk.plan, text)))


def _only(when: Times, places: Sequence[int]) -> Times:
    if not places:
        return Times()
    return replace(
        when,
        written=tuple(when.written[at] for at in places if at < len(when.written)),
        periods=tuple(when.periods[at] for at in places),
        spans=(),
    )


def _of_side(desk: Desk) -> list[Statement]:
    """What one side says of the subject: its newest findings on it and the sentences that tell."""
    papers = {paper.paper_id: paper for paper in desk.library.papers()}
    if desk.plan.wants in VALUE_WANTS or not subject_terms(desk.plan.topic):
        return _fact(desk, papers)
    found: list[Statement] = []
    if desk.plan.wants is None:
        matches = _newest(desk, papers)
        found = finding_lines(desk, [match.finding for match in matches], papers)
    known = {name for line in found for name in line.cites}
    found += [line for line in _said(desk) if not known.intersection(line.cites)]
    return found[:SAID] or _fact(desk, papers)


def _fact(desk: Desk, papers: dict[str, Paper]) -> list[Statement]:
    own = replace(desk, evidence=retrieve(desk.plan, desk.library))
    draft = compose_fact(own, shows_beside)
    return [_attributed(desk, line, papers) for line in draft.statements] if draft.answers else []


def _said(desk: Desk) -> list[Statement]:
    """The sentences of one side that speak of the subject."""
    found = search(desk.plan, desk.library, desk.plan.scope, DEEP)
    items = [item for item in found if item.timing > ELSEWHEN]
    said = speaking(desk.plan, desk.library, items, SAID - 1)
    lines: list[Statement] = []
    for passage in (passage for own in said.values() for passage in own):
        lines.append(dated_line(passage))
        if passage.text.rstrip().endswith(":"):
            # What a sentence only introduces stands below it.
            lines += [item_statement(one) for one in introduced_list(desk, passage)]
    return lines


def _newest(desk: Desk, papers: dict[str, Paper]) -> list[Match]:
    held = [
        finding
        for finding in desk.library.findings(POINTS, desk.plan.scope)
        if finding.paper_id in papers and at_the_time(desk.plan, finding, papers[finding.paper_id])
    ]
    found = about(desk, held, papers)
    dates = [date_of(match.finding, match.paper) or "" for match in found]
    newest = max(dates, default="")[:4]
    return [match for match, date in zip(found, dates, strict=True) if date[:4] == newest][:SAID]


def _attributed(desk: Desk, line: Statement, papers: dict[str, Paper]) -> Statement:
    """A statement with whose it is in front, where it stands beside another's."""
    if line.lead or not line.cites:
        return line
    paragraph = desk.library.paragraph(line.cites[0])
    paper = papers.get(paragraph.paper_id) if paragraph else None
    if paragraph is None or paper is None:
        return line
    date = told_of(paragraph, paper, line.quotes[0])
    lead = attribution(paper, date)
    return replace(line, lead=lead, bullet=True, authority=paper.authority, date=date)


def _put_to(desk: Desk, side: tuple[str, ...], when: Times) -> Desk:
    """The desk with the question put to one side; the evidence is still that of the whole."""
    plan = replace(
        desk.plan,
        kind="fact",
        authorities=side,
        sides=(side,),
        unheld=(),
        scope=replace(desk.plan.scope, authorities=side or desk.plan.scope.authorities),
        times=when,
        years=when.written,
    )
    return replace(desk, plan=plan)
