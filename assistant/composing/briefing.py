"""What one paper says in short: what was judged, what needs to improve, what is strong, what is
recommended or resolved. For who asks what inspectors found, why they judged so, or for a summary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.answer import Plan, Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.findings import at_the_time, date_of, finding_statement, shortened
from assistant.composing.grades import is_grade
from assistant.composing.reason import reason_given
from assistant.composing.wording import attribution, counted, escape, joined, plain
from assistant.question.kinds import asks_verdict, named_grade, wanted_value
from assistant.question.terms import beside, subject_terms
from assistant.words.dates import in_words
from assistant.words.matching import Term, coverage
from assistant.words.stems import stem
from corpus.paper import Finding, FindingKind, Paper, Paragraph

FOUND: tuple[tuple[FindingKind, str, int], ...] = (
    ("judgement", "Judgements", 12),
    ("improvement_area", "What needs to improve", 16),
    ("strength", "Strengths", 4),
)
DECIDED: tuple[tuple[FindingKind, str, int], ...] = (
    ("recommendation", "Recommendations", 8),
    ("decision", "Decisions", 6),
    ("resolution", "Resolutions", 6),
    ("risk", "Risks", 3),
)
"""The kinds of finding told, under which heading, and how many of each at most."""
TITLED = 0.6
"""The share of what is asked about that a paper's title and committee have to hold."""
LISTED = 2
"""From how many of a list on what only the text says besides is left out."""
DATED = 5
"""How many of the other papers' dates are named."""
_ASKS = re.compile(
    r"\bsummar(?:y|ies|i[sz]e[ds]?|i[sz]ing)\b|\boverview\b|\bbrief(?:ing)? (?:me|us|on)\b|\ba brief(?:ing)?\b|\btell (?:me|us) about\b"
    r"|\bin (?:a nutshell|brief|short)\b|\bwhat (?:should|do|must) (?:i|we|members|councillors) (?:need to )?know\b"
    r"|\b(?:main|key|headline|chief|important) (?:findings?|points?|messages?|conclusions?)\b"
    r"|\bgist\b|\bwhat(?:['’]s| is| was) (?:the|this|that) (?:[\w’'-]+ ){0,8}?(?:report|paper|letter|plan|strategy|document) about\b"
    r"|\bwhat (?:did|does|do|has|have) (?:the )?(?:last |latest |recent )?(?:[\w’']+ ){0,3}?(?:ofsted|inspect\w+|estyn|cqc|visit|letter|report|paper)\b(?: \w+){0,6}?"
    r" (?:say|find|found|conclude[d]?|think|make of|tell|report)\b",
    re.IGNORECASE,
)
_FOUND_SO = re.compile(
    r"\b(?:find|found|judged?|rated?|graded?|called|considered) (?:[\w’']+ ){0,3}?(?:inadequate|outstanding|good|requir\w+ improvement)\b",
    re.IGNORECASE,
)
"""What asks for the areas of one grade: ``what did they find inadequate``."""
_INSPECTED = re.compile(r"\b(?:ofsted|inspect\w+|estyn|cqc|hmi)\b", re.IGNORECASE)
_WORDS = frozenset(
    stem(word)
    for word in """
    summary summaries summarise summarize overview brief briefing tell know need main key headline chief important finding findings found find
    point points message messages conclusion conclusions gist nutshell inspection inspections inspectors inspector ofsted estyn cqc visit letter
    report paper say said says think thought make made conclude concluded short councillors members meeting before council authority judged
    rated graded judgement rating grade inadequate good outstanding requires improvement overall last latest recent service services children about should
    """.split()
)
"""Words that ask for a summary, or for the grounds of a grade, and name nothing it is to be of."""


def compose_briefing(desk: Desk) -> Draft:
    """The newest paper of the authority, time or title asked about, kind of finding by kind; nothing
    where no summary is asked for, or one of a subject within a paper."""
    plan = desk.plan
    why_graded = plan.wants == "reason" and "judgement" in plan.findings
    asks = wanted_value(plan.text) in (None, "meaning") and _ASKS.search(plan.text)
    if not (why_graded or asks):
        return nothing(plan.kind)
    own = beside(subject_terms(plan.topic), _WORDS)
    papers = [paper for paper in desk.papers() if _is_named(paper, own)]
    if len({paper.authority for paper in papers}) != 1 or not (plan.sides or own):
        return nothing(plan.kind)
    found_so = not why_graded and _FOUND_SO.search(plan.text)
    so_graded = named_grade(plan.text) if found_so else None
    inspected = why_graded or so_graded or _INSPECTED.search(plan.text)
    for kinds in (FOUND,) if inspected else (FOUND, DECIDED):
        # Strengths and risks come with the others: they make no paper the newest.
        newest = [kind for kind, _, _ in kinds[:-1]]
        found = _of_newest(desk, papers, newest, plan.grade if why_graded else so_graded)
        if found is not None:
            others = [one for one in papers if one != found[0]]
            if so_graded:
                return _told(desk, *found, FOUND[:1], others, so_graded)
            told = _asked_for(plan, kinds[:-1] if why_graded else kinds)
            reason = reason_given(desk.library, found[0], plan.grade) if why_graded else None
            if reason is not None:
                return _with_reason(_told(desk, *found, FOUND[1:2], others), reason)
            return _told(desk, *found, told, others, plan.grade if why_graded else None)
    return nothing(plan.kind)


def asks_of_no_inspection_held(desk: Desk) -> bool:
    """Whether it asks what inspectors made of one authority of which no inspection is told."""
    plan = desk.plan
    asked = _INSPECTED.search(plan.text) and (_ASKS.search(plan.text) or asks_verdict(plan.text))
    if not asked or len(plan.sides) != 1 or beside(subject_terms(plan.topic), _WORDS):
        return False
    held = desk.papers_by_id()
    kinds = ("judgement", *(kind for kind, _, _ in FOUND[1:]))
    return not any(
        one.found_by or one.grade
        for one in desk.library.findings(kinds, plan.scope)
        if one.paper_id in held
    )


def _asked_for(
    plan: Plan, kinds: Sequence[tuple[FindingKind, str, int]]
) -> Sequence[tuple[FindingKind, str, int]]:
    """Only the kinds of finding that a question names, where it names any of these."""
    named = tuple(one for one in kinds if one[0] in plan.findings)
    return named if named and plan.findings[0] != "judgement" else kinds


def _with_reason(draft: Draft, reason: tuple[Paragraph, str]) -> Draft:
    """A draft whose first line, under whose it is, is the paper's own sentence of reason."""
    paragraph, text = reason
    line = Statement(escape(text), (paragraph.paragraph_id,), (text,))
    head, *rest = draft.statements
    return replace(draft, statements=(head, line, *rest))


def _is_named(paper: Paper, own: Sequence[Term]) -> bool:
    said = f"{paper.title} . {paper.committee or ''}"
    return not own or coverage(own, [(said, 1.0)]) >= TITLED


def _of_newest(
    desk: Desk, papers: Iterable[Paper], kinds: Sequence[FindingKind], grade: str | None
) -> tuple[Paper, str] | None:
    """The paper that tells most of the newest event, and that event's date; of the newest with the
    grade that the question names where it asks for the grounds of one."""
    held = {paper.paper_id: paper for paper in papers}
    counts: Counter[tuple[str, str]] = Counter()
    events = set()
    for finding in desk.library.findings(tuple(kinds), desk.plan.scope):
        paper = held.get(finding.paper_id)
        if paper is None or not at_the_time(desk.plan, finding, paper):
            continue
        date = date_of(finding, paper) or ""
        counts[date, paper.paper_id] += 1
        if grade is None or (finding.area and is_grade(finding.grade, grade)):
            events.add(date)
    if not events:
        return None
    newest = max(events)
    same = [key for key in counts if key[0] == newest or (key[0] and newest.startswith(key[0]))]
    date, paper_id = max(same, key=lambda key: (counts[key], key))
    return held[paper_id], date


def _told(
    desk: Desk,
    paper: Paper,
    date: str,
    kinds: Sequence[tuple[FindingKind, str, int]],
    others: Sequence[Paper],
    grade: str | None = None,
) -> Draft:
    """The paper's findings of an event under a heading for each kind, and of when the others are
    that might have been told; of the judgements only those of a grade that is asked for."""
    names = tuple(kind for kind, _, _ in kinds)
    own = [
        finding
        for finding in desk.library.findings(names, desk.plan.scope)
        if finding.paper_id == paper.paper_id and (date_of(finding, paper) or "") == date
    ]
    lines = [plain(f"**{escape(attribution(paper, date or None))}**")]
    paragraphs = desk.library.paragraphs_by_id([one.paragraph_id for one in own])
    held = _once(one for one in own if one.paragraph_id in paragraphs)
    for kind, heading, most in kinds:
        of_kind = [finding for finding in held if finding.kind == kind]
        if kind == "judgement":
            of_kind = [one for one in of_kind if one.grade and one.area]
            of_kind = [one for one in of_kind if not grade or is_grade(one.grade, grade)]
        elif kind == "improvement_area":
            of_kind = _of_lists(of_kind, paragraphs)
        if of_kind:
            lines.append(plain(f"**{heading}**"))
        introduced = None
        for one in of_kind[:most]:
            paragraph = paragraphs[one.paragraph_id]
            led = paragraph.lead_in if paragraph.lead_in != introduced else None
            if led and not paragraph.cells and led.strip(" :?.").lower() != heading.lower():
                lines.append(plain(escape(led)))
            introduced = paragraph.lead_in
            lines.append(_stated(one, paper, paragraph))
        if len(of_kind) > most:
            lines.append(plain(f"… and {len(of_kind) - most} more."))
    if others:
        lines.append(plain(f"Held beside it: {_dates(others)}."))
    return of_one_paper(paper, "list", lines, 0.9)


def _dates(papers: Sequence[Paper]) -> str:
    """``2 papers, of 16 November 2018 and 24 January 2024``."""
    dates = [in_words(date) for date in sorted({one.best_date or "" for one in papers}) if date]
    named = dates[-DATED:] if len(dates) <= DATED else [*dates[-DATED:], "earlier ones"]
    of = f", of {joined(named, 'and')}" if named else ""
    return f"{counted(len(papers), 'paper', 'papers')}{of}"


def _of_lists(found: Sequence[Finding], paragraphs: Mapping[str, Paragraph]) -> list[Finding]:
    """Those that stand in a list, where there is one; else all, wherever the text says them."""
    listed = [one for one in found if paragraphs[one.paragraph_id].group]
    return listed if len(listed) >= LISTED else list(found)


def _once(found: Iterable[Finding]) -> list[Finding]:
    """Findings in the paper's order, each wording of a kind once."""
    told: dict[tuple[FindingKind, str], Finding] = {}
    for one in found:
        told.setdefault((one.kind, " ".join(one.text.lower().split())), one)
    return list(told.values())


def _stated(finding: Finding, paper: Paper, paragraph: Paragraph) -> Statement:
    line = shortened(finding_statement(finding, paper, paragraph))
    return replace(line, lead="", authority=None, date=None)
