"""What came of the items of a meeting: what was resolved on the one asked about, which were deferred,
and what a report quotes a meeting to have recommended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.items import OF_VOTING, of_meeting
from assistant.composing.listing import item_statement
from assistant.composing.wording import attribution, escape
from assistant.evidence.business import items
from assistant.evidence.division import Item
from assistant.evidence.papers import paragraphs_of, take
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.kinds import finding_stems
from assistant.question.terms import beside, subject_terms
from assistant.words.dates import periods
from assistant.words.matching import Term, coverage
from assistant.words.sentences import sentences
from assistant.words.stems import stem
from assistant.words.values import MONTHS
from corpus.paper import Paper, Paragraph

LOOKED_THROUGH, SHOWN = 30, 12
HEADED = 0.75
"""The share of what is named that the heading of an item, its meeting and its day have to hold."""
OWN = 0.6
"""The share of it that its heading alone holds, but for a month."""
QUOTED = 0.7
"""The share of what is named that a quoted resolution and what stands around it have to hold."""
_ASKS_DECIDED = re.compile(
    r"\bwhat (?:was|were|did|has|had|is)\b.*\b(?:decided?|agreed?|resolved?|approved?|recommend\w*|conclud\w+)\b"
    r"|\bwhat (?:was|were) the (?:decisions?|resolutions?|outcome)\b",
    re.IGNORECASE,
)
_PUT_OFF = r"(?:deferred|postponed|adjourned|put (?:off|back)|carried over|held over)"
_WITHDRAWN = r"(?:withdrawn|taken off)"
_ASKS_PUT_OFF = re.compile(
    rf"^\W*(?:and |so )?(?:what|which|anything|were|was any)\b.*\b(?P<how>{_PUT_OFF}|{_WITHDRAWN})\b",
    re.IGNORECASE,
)
_THING = r"(?:items?|reports?|matters?|updates?|papers?|motions?|questions?|consideration|decision|petition|business)"
_OF_COUNCIL = re.compile(
    r"\b(?:full council|council['’]?s? meeting|meeting of (?:the )?(?:\w+ )*council)\b",
    re.IGNORECASE,
)
_QUOTES = re.compile(
    r"\b(?:recommend\w*|resolved|agreed|decided|requested)\b[^.]*:$", re.IGNORECASE
)
_MONTHS = frozenset(map(stem, MONTHS))
_ASIDE = OF_VOTING | frozenset(
    map(
        stem,
        "item items agenda minute minutes meeting meetings report outcome decision approved about".split(),
    )
)


def compose_resolved(desk: Desk) -> Draft:
    """What was resolved under the heading that is asked about, what a report quotes of it, or the
    items that were deferred; nothing where none of these is asked."""
    asked = _ASKS_PUT_OFF.search(desk.plan.text)
    if asked is not None:
        return _drafted(desk, list(_put_off(desk, asked["how"])))
    if not _ASKS_DECIDED.search(desk.plan.text) or desk.plan.wants is not None:
        return nothing(desk.plan.kind)
    own = beside(subject_terms(desk.plan.topic), _ASIDE | finding_stems(desk.plan.text))
    if not own:
        return nothing(desk.plan.kind)
    lines = _under_the_heading(desk, own) or _quoted(desk, own)
    return _drafted(desk, lines)


def _drafted(desk: Desk, told: Sequence[tuple[Paper, Statement]]) -> Draft:
    if not told:
        return nothing(desk.plan.kind)
    telling = dict.fromkeys(paper.authority for paper, _ in told if paper.authority)
    return Draft(
        "fact",
        "answered",
        tuple(line for _, line in told),
        with_evidence=tuple(telling),
        confidence=0.9,
    )


def _meetings(desk: Desk) -> list[Paper]:
    papers = desk.papers_as_found("minutes", "decision_record")[:LOOKED_THROUGH]
    take(desk.library, [paper.paper_id for paper in papers])
    return papers


def _under_the_heading(desk: Desk, own: Sequence[Term]) -> list[tuple[Paper, Statement]]:
    """The resolutions of the item whose heading names most of what is asked, of the newest meeting
    of several."""
    lasting = [term for term in own if stem(term.text) not in _MONTHS]
    found: list[tuple[float, str, Item, list[Paragraph]]] = []
    for paper in _meetings(desk):
        for item in items(desk.library, paper):
            taken = [one for one in item.paragraphs if one.kind == "resolution"]
            if not taken or not item.headings or not lasting:
                continue
            if timing(taken[0], paper, desk.plan.times) <= ELSEWHEN:
                continue
            said = coverage(own, [(of_meeting(paper, item.headings), 1.0)])
            if said >= HEADED and coverage(lasting, [(item.headings[-1], 1.0)]) >= OWN:
                found.append((said, paper.best_date or "", item, taken))
    if not found:
        return []
    *_, item, taken = max(found, key=lambda one: one[:2])
    lead = attribution(item.paper, item.paper.best_date)
    head = Statement(escape(item.headings[-1]), (), lead=lead)
    return [(item.paper, one) for one in (head, *map(item_statement, taken[:SHOWN]))]


def _put_off(desk: Desk, how: str) -> Iterator[tuple[Paper, Statement]]:
    """The headings of the items that were put off, or withdrawn, with the words that say so, the
    newest meeting first."""
    state = _WITHDRAWN if re.fullmatch(_WITHDRAWN, how, re.IGNORECASE) else _PUT_OFF
    says = re.compile(
        rf"\b{_THING}\b[^.]{{0,60}}\b(?:was|were|is|be|been|being)\b(?: \w+)? {state}\b|^\W*{state}\b",
        re.IGNORECASE,
    )
    aside = _ASIDE | {stem(word) for word in how.lower().split()}
    own = [term for term in beside(subject_terms(desk.plan.topic), aside) if term.held]
    found = [
        (paper, item, one, said.text)
        for paper in _meetings(desk)
        for item in items(desk.library, paper)
        if not own or coverage(own, [(of_meeting(paper, item.headings), 1.0)]) >= OWN
        for one in item.paragraphs
        for said in sentences(one.text)
        if says.search(said.text) and timing(one, paper, desk.plan.times) > ELSEWHEN
    ]
    council = [one for one in found if re.search(r"\bcouncil$", one[0].committee or "", re.I)]
    if council and _OF_COUNCIL.search(desk.plan.text):
        found = council
    found.sort(key=lambda one: one[0].best_date or "", reverse=True)
    for paper, told in groupby(found[:SHOWN], key=lambda one: one[0]):
        lead = attribution(paper, paper.best_date)
        for _, item, one, said in told:
            yield (
                paper,
                Statement(escape(item.headings[-1] if item.headings else ""), (), lead=lead),
            )
            yield paper, Statement(escape(said), (one.paragraph_id,), (said,))
            lead = ""


def _quoted(desk: Desk, own: Sequence[Term]) -> list[tuple[Paper, Statement]]:
    """The sentence that says who resolved what on the day asked about and ends in a colon, with the
    paragraph that follows it."""
    papers = desk.papers_as_found()[:LOOKED_THROUGH]
    take(desk.library, [paper.paper_id for paper in papers])
    whens = desk.plan.times.periods
    found: list[tuple[float, str, Paper, tuple[Paragraph, str, Paragraph]]] = []
    for paper in papers:
        for one, below in pairwise(paragraphs_of(desk.library, paper.paper_id)):
            if one.cells or below.lead_in or below.sections != one.sections:
                continue
            parts = [part.text for part in sentences(one.text)]
            if not parts or not _QUOTES.search(parts[-1].strip()):
                continue
            if whens and not any(a.meets(b) for a in whens for b in periods(one.text)):
                continue
            around = (paper.title, *one.sections, one.text, below.text)
            share = coverage(own, [(" . ".join(around), 1.0)])
            # Its day tells that it is of the matter, where the sentence does not name that.
            if share >= QUOTED and (whens or coverage(own, [(one.text, 1.0)]) > 0):
                found.append((share, paper.best_date or "", paper, (one, parts[-1], below)))
    if not found:
        return []
    *_, paper, (one, last, below) = max(found, key=lambda each: each[:2])
    lead = attribution(paper, one.event_date or paper.best_date)
    return [
        (paper, Statement(escape(last), (one.paragraph_id,), (last,), lead=lead)),
        (paper, Statement(escape(below.text), (below.paragraph_id,), (below.text,))),
    ]
