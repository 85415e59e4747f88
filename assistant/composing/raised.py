"""What was asked or raised at a meeting, and by whom: the sentences of its minutes that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.wording import attribution, escape, told_of
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.passages import sentences_of
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import Term, coverage, matched, stem_line
from assistant.words.stems import stem
from corpus.paper import Paper, Paragraph

MEETINGS = 12
"""How many of the papers found first are looked through."""
NAMED = 0.5
"""The share of the subject that an item with what was asked there has to hold."""
OF_ONE = 0.6
"""The share of what the item's heading leaves of the subject from which a sentence is about it."""
FEW = 0.34
"""Up to which share of what was asked at an item is the part of it that a question is about."""
SHOWN = 12
_MEMBER = (
    r"(?:members?|councillors?|cllrs?|committee|panel|board|commission|chair(?:man|woman|person)?)"
)
_ASKING = r"(?:ask(?:ed|ing)?|rais(?:e|ed|ing)|quer(?:y|ied|ies)|question(?:ed|s)?|challenged?|wanted to know|picked up)"
_ASKS = re.compile(
    rf"\bwho (?:else |all )?{_ASKING}\b"
    rf"|\b(?:what|which) (?:(?!(?:is|was|were|are)\b)\w+ ){{0,3}}{_MEMBER}\b[^?]{{0,60}}\b{_ASKING}\b"
    rf"|\b(?:what|which) (?:questions?|points?|issues?|concerns?|queries|matters)\b[^?]{{0,40}}\b(?:did|had|have|were|by)\b[^?]{{0,60}}\b"
    rf"(?:{_ASKING}|put|voiced|made)\b"
    rf"|\bwhat (?:did|had|have) (?:\S+ ){{1,5}}?{_ASKING}\b(?! (?:the \w+ to|to)\b)",
    re.IGNORECASE,
)
_RAISES = re.compile(
    r"\b(?:(?:Vice-?)?Chair\w*|Councillors?|Cllrs?|[Mm]embers?|[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission|M[rsx]s?|Miss|Dr|He|She|They)\b"
    r"[^.;]{0,90}?\b(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )"
    r"(?:asked|queried|questioned|enquired|wanted (?:to (?:know|hear)|more|an? )|raised|challenged|sought|picked up|voiced|"
    r"expressed (?:\w+ ){0,2}(?:concern|unease|surprise|disappointment))\b"
    r"|\b(?:Councillors?|Cllrs?|[Mm]embers?|[Cc]ommittee|[Pp]anel|[Bb]oard)\b[^.;]{0,90}?\b(?:was|were) (?:\w+ )?(?:concerned|worried|uneasy)\b"
    r"|\b(?:in (?:reply|response|answer) to (?:an? )?(?:question|quer|point|concern)\w*|(?:a )?(?:question|concern)s? (?:was|were) raised)\b"
)
_QUESTIONS = re.compile(
    r"^\W*(?:questions|discussion|debate|comments|queries|points raised)\b", re.I
)
_ASKS_REPLY = re.compile(
    r"\b(?:answer\w*|repl(?:y|ied|ies)|respon(?:se|ded)|(?:were|was) (?:they|he|she|members) told)\b",
    re.IGNORECASE,
)
_OF_ASKING = frozenset(
    stem(word)
    for word in """
    ask asked asking raise raised query queried question questions questioned point points issue issues concern concerns
    member members councillor councillors committee panel board meeting challenge challenged matter matters queries
    """.split()
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a meeting: the sentences that tell what was asked, each with its paragraph, and
    the headings ``above`` a heading that names nothing itself (``Questions from the panel``)."""

    paper: Paper
    asked: tuple[tuple[Paragraph, str], ...]
    above: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The headings that the item stands under, the committee and the paper's title."""
        first = self.asked[0][0]
        named = (*self.above, *first.sections, self.paper.title, self.paper.committee)
        return " . ".join(filter(None, named))


def compose_raised(desk: Desk) -> Draft:
    """What was asked at the item that the question names; nothing where that is not asked."""
    if not _ASKS.search(desk.plan.text):
        return nothing(desk.plan.kind)
    own = beside(subject_terms(desk.plan.topic), _OF_ASKING)
    meetings = desk.papers_as_found()[:MEETINGS]
    weighed = [
        (_fit(desk, item, own), -at, item)
        for at, item in enumerate(one for paper in meetings for one in items(desk, paper))
    ]
    fit, _, best = max(weighed, key=lambda one: one[:2], default=(0.0, 0, None))
    if best is None or fit < NAMED:
        return nothing(desk.plan.kind)
    told = _about(best, own)[:SHOWN]
    if _ASKS_REPLY.search(desk.plan.question.text):
        told = _with_replies(told)
    first = told[0][0]
    head = Statement(
        escape(first.section), (), lead=attribution(best.paper, told_of(first, best.paper))
    )
    lines = [
        Statement(escape(text), (one.paragraph_id,), (text,), bullet=True) for one, text in told
    ]
    return of_one_paper(best.paper, "list" if len(told) > 1 else "fact", (head, *lines), 1.0)


def items(desk: Desk, paper: Paper) -> Iterable[Item]:
    """The items of a paper at which something was asked, in order."""
    above: tuple[str, ...] = ()
    runs = groupby(paragraphs_of(desk.library, paper.paper_id), key=lambda one: one.sections)
    for sections, run in runs:
        # Of what headings questions stand under, the one before tells what they are about.
        unnamed = bool(sections and _QUESTIONS.match(sections[-1]))
        asked = [
            (paragraph, text)
            for paragraph in run
            if paragraph.kind not in ("recommendation", "front_matter", "agenda_item")
            for text, _ in sentences_of(paragraph)
            if _RAISES.search(text)
        ]
        if asked:
            yield Item(paper, tuple(asked), above if unnamed else ())
        if not unnamed:
            above = sections


def _fit(desk: Desk, item: Item, own: Sequence[Term]) -> float:
    """How much of the meeting and its item the question names, 0.0 at another time."""
    if max(timing(one, item.paper, desk.plan.times) for one, _ in item.asked) <= ELSEWHEN:
        return 0.0
    led = any(one.paragraph_id in desk.plan.leads for one, _ in item.asked)
    if not own:
        return float(led)
    said = " . ".join(text for _, text in item.asked)
    return coverage(own, [(item.heading, 1.0), (said, 0.9)]) + led


def _with_replies(told: Sequence[tuple[Paragraph, str]]) -> list[tuple[Paragraph, str]]:
    """What was asked with what follows it in its paragraph, up to what is asked next."""
    found: list[tuple[Paragraph, str]] = []
    for paragraph, text in told:
        said = [line for line, _ in sentences_of(paragraph)]
        replies = takewhile(lambda line: not _RAISES.search(line), said[said.index(text) + 1 :])
        found += [(paragraph, text), *((paragraph, line) for line in replies)]
    return found


def _about(item: Item, own: Sequence[Term]) -> list[tuple[Paragraph, str]]:
    """The sentences about what the item's own heading does not name, where few of them are: what
    most are about is the subject of the item, and then the others are asked for as well."""
    line = stem_line(item.heading)
    left = [term for term in own if not matched(term, line)]
    near = [one for one in item.asked if left and coverage(left, [(one[1], 1.0)]) >= OF_ONE]
    return near if 0 < len(near) <= max(1, FEW * len(item.asked)) else list(item.asked)
