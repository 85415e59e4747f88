"""How a vote went: the tallies that minutes print under a motion, those of the vote asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.listing import item_statement
from assistant.composing.wording import attribution, escape, told_of
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.kinds import asks_vote
from assistant.question.terms import beside, subject_terms
from assistant.words.dates import in_words
from assistant.words.matching import Term, coverage, matched, stem_line
from assistant.words.stems import stem
from corpus.paper import Paper, Paragraph

MEETINGS = 40
"""How many minutes are looked through."""
NAMED = 0.5
"""The share of the subject that what was voted on has to hold."""
FURTHER, ELSE_NAMED = 0.25, 0.6
"""How much of the subject the first vote has to leave, and how much of that another has to hold."""
LED = 1.0
"""What it counts for that the question before was answered from the same item."""
_ASKS_NAMES = re.compile(r"\b(?:who|which (?:members|councillors))\b", re.IGNORECASE)
_ASKS_OTHER = re.compile(r"\b(?:other|second|next) (?:vote|motion|amendment)\b", re.IGNORECASE)
_TALLY = re.compile(
    r"^\W*(?:votes? )?(?P<way>for|in favou?r|against|abstain\w*|abstentions?)\b[\s:–-]*\(?(?P<votes>\d{1,3})\)?\W*$",
    re.IGNORECASE,
)
# "The motion was lost by 4 votes to 7": minutes that count in a sentence.
_NUMBER = (
    r"(?:\d{1,3}|no|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty)"
)
_COUNTED = re.compile(
    rf"\b(?:carried|lost|fell|defeated|passed|agreed|approved|rejected)\b[^.]{{0,40}}\b{_NUMBER} (?:votes? )?to {_NUMBER}\b"
    rf"|\b{_NUMBER} votes? (?:in favour|for|against|to)\b|\b(?:carried|lost|agreed|approved)\b[^.]{{0,20}}\bunanimously\b"
    r"|\bunanimously (?:carried|agreed|approved)\b|\bcasting vote\b",
    re.IGNORECASE,
)
# A heading over the names of those who voted so: "For the Amendment – 3 votes".
_ROLL = re.compile(
    r"^\W*(?:vot(?:es?|ed|ing) )?(?:for|in favour of|against|abst\w+)\b(?: the)?(?: motion| amendment| proposal)?"
    r"\W*\(?(?:\d{1,3})?\)?(?: votes?| members?)?\W*$",
    re.IGNORECASE,
)
_OUTCOME = re.compile(r"\b(?:carried|lost|fell|agreed|defeated|not carried)\b", re.IGNORECASE)
_OF_VOTING = frozenset(
    stem(word)
    for word in """
    vote votes voted voting abstain abstained abstention abstentions against for favour result motion motions
    amendment decision decisions councillors councillor members member many backed opposed supported carried lost passed
    """.split()
)
_WAYS = (
    ("for", re.compile(r"\b(?:for it|in favou?r|voted for|votes for|backed|supported)\b", re.I)),
    ("against", re.compile(r"\b(?:against|opposed)\b", re.I)),
    ("abst", re.compile(r"\babst\w+", re.I)),
)
LONE = 3
"""A line of so few words (``Roll Call``, ``Amendment``) puts nothing to the vote."""
_SHORT = 12
"""An outcome (``Motion carried.``) has no more words than this."""


@dataclass(frozen=True, slots=True)
class Division:
    """One vote: the item's paragraphs before it, its tallies with the names under each, what came
    of it. The names of a roll call, which stand under a heading that counts them, are both."""

    paper: Paper
    before: tuple[Paragraph, ...]
    tallies: tuple[tuple[Paragraph, Paragraph | None], ...]
    outcome: Paragraph | None

    @property
    def put(self) -> Paragraph | None:
        """The paragraph that puts the motion to the vote."""
        telling = [one for one in self.before if len(one.text.split()) > LONE]
        return (telling or self.before or (None,))[-1]


def compose_vote(desk: Desk) -> Draft:
    """The tallies of the vote asked about; nothing where no vote is asked about, or none fits."""
    if not asks_vote(desk.plan.text) or desk.plan.wants in ("date", "reason"):
        return nothing(desk.plan.kind)
    meetings = desk.papers_as_found("minutes", "decision_record", "report")[:MEETINGS]
    held = [division for paper in meetings for division in divisions(desk, paper)]
    if _ASKS_OTHER.search(desk.plan.text):
        held = [one for one in held if one.put and one.put.paragraph_id not in desk.plan.leads]
    weighed = [(_fit(desk, division), -at, division) for at, division in enumerate(held)]
    if not weighed:
        return nothing(desk.plan.kind)
    fit, _, best = max(weighed, key=lambda one: one[:2])
    if fit < NAMED:
        return nothing(desk.plan.kind)
    told = [best, *_further_vote(desk, best, held)]
    authorities = (one.paper.authority for one in told if one.paper.authority)
    return Draft(
        "fact",
        "answered",
        tuple(line for one in told for line in _lines(desk, one)),
        with_evidence=tuple(dict.fromkeys(authorities)),
        confidence=1.0,
    )


def _further_vote(desk: Desk, first: Division, held: Sequence[Division]) -> list[Division]:
    """The vote of the same meeting on what else the question names: ``how many for the plan, and
    how many for the motion on farms?``"""
    said = stem_line(" . ".join(_texts(first)))
    left = [term for term in _subject(desk.plan.topic) if not matched(term, said)]
    asked = _subject(desk.plan.topic)
    if not left or sum(term.weight for term in left) < FURTHER * sum(term.weight for term in asked):
        return []
    others = [one for one in held if one.paper is first.paper and one is not first]
    weighed = [
        (coverage(left, [(" . ".join(_texts(one)), 1.0)]), -at) for at, one in enumerate(others)
    ]
    best = max(weighed, default=(0.0, 0))
    return [others[-best[1]]] if best[0] >= ELSE_NAMED else []


def _texts(division: Division) -> list[str]:
    headings = division.put.sections if division.put else ()
    return [*headings, *(paragraph.text for paragraph in division.before)]


def asks_who_voted(text: str) -> bool:
    """Whether the names of those who voted are asked for: no other person answers."""
    return bool(asks_vote(text) and _ASKS_NAMES.search(text))


def divisions(desk: Desk, paper: Paper) -> Iterable[Division]:
    """The votes that a paper's minutes print with their tallies, in order."""
    item: list[Paragraph] = []
    for paragraph in paragraphs_of(desk.library, paper.paper_id):
        # The names of a roll call stand under headings of their own, within the item.
        if item and paragraph.sections != item[0].sections and not _is_rolled(paragraph):
            yield from _of_item(paper, item)
            item = []
        item.append(paragraph)
    yield from _of_item(paper, item)


def _is_rolled(paragraph: Paragraph) -> bool:
    return bool(paragraph.sections and _ROLL.match(paragraph.sections[-1]))


def _of_item(paper: Paper, item: Iterable[Paragraph]) -> Iterable[Division]:
    before: list[Paragraph] = []
    tallies: list[tuple[Paragraph, Paragraph | None]] = []
    for paragraph in item:
        rolled = _is_rolled(paragraph)
        named = any(tally.sections == paragraph.sections for tally, _ in tallies)
        if _TALLY.match(paragraph.text) or (rolled and not named):
            tallies.append((paragraph, paragraph if rolled else None))
        elif not tallies and _COUNTED.search(paragraph.text):
            yield Division(paper, (paragraph,), (), None)
            before.append(paragraph)
        elif tallies and len(paragraph.text.split()) <= _SHORT and _OUTCOME.search(paragraph.text):
            yield Division(paper, tuple(before), tuple(tallies), paragraph)
            tallies = []
        elif tallies and tallies[-1][1] is None:
            tallies[-1] = (tallies[-1][0], paragraph)
        elif paragraph.text.strip():
            before.append(paragraph)
    if tallies:
        yield Division(paper, tuple(before), tuple(tallies), None)


def _fit(desk: Desk, division: Division) -> float:
    """How much of what was voted on the question names, and whether it follows on from the item."""
    plan = desk.plan
    if division.put is None or timing(division.put, division.paper, plan.times) <= ELSEWHEN:
        return 0.0
    paper = division.paper
    day = in_words(paper.best_date) if paper.best_date else ""
    named = " . ".join(filter(None, (*division.put.sections, paper.committee, day)))
    text = " . ".join(paragraph.text for paragraph in division.before)
    led = any(paragraph.paragraph_id in plan.leads for paragraph in division.before)
    if _ASKS_OTHER.search(plan.text):
        led = any(name.startswith(f"{division.paper.paper_id}/") for name in plan.leads)
    own = _subject(plan.topic) or _subject(plan.background)
    if not own:
        return LED if led else 0.0
    return coverage(own, [(named, 1.0), (text, 0.8)]) + (LED if led else 0.0)


def _subject(terms: Sequence[Term]) -> list[Term]:
    return beside(subject_terms(terms) or terms, _OF_VOTING)


def _lines(desk: Desk, division: Division) -> list[Statement]:
    put = division.put or division.tallies[0][0]
    paper = division.paper
    date = told_of(put, paper)
    lines = [
        Statement(escape(put.section), (), lead=attribution(paper, date)),
        Statement(item_statement(put).text, (put.paragraph_id,), (put.text,)),
    ]
    asked = [way for way, pattern in _WAYS if pattern.search(desk.plan.text)]
    names = _ASKS_NAMES.search(desk.plan.text)
    for tally, voters in division.tallies:
        if voters is tally:
            lines += [Statement(escape(tally.section), ()), item_statement(tally)]
            continue
        lines.append(item_statement(tally))
        way = tally.text.strip().lower()
        if names and voters is not None and any(way.startswith(one) for one in asked):
            lines.append(item_statement(voters))
    if division.outcome is not None:
        lines.append(item_statement(division.outcome))
    return lines
