"""What a paper says under one of the headings that council reports share (decision, reasons, options
considered, financial and legal implications ...), where a question names the heading and the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.listing import item_statement
from assistant.composing.wording import attribution, escape, plain
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.terms import beside, subject_terms
from assistant.question.wordings.patterns import any_of
from assistant.words.matching import Term, coverage
from assistant.words.stems import stem, words
from corpus.paper import Paper, Paragraph

LOOKED_THROUGH = 14
"""How many of the papers found first are looked through."""
NAMED = 0.6
"""The share of what is asked about that the paper's title and front have to hold."""
SHOWN, WORDS = 8, 260
"""How many paragraphs of a section are told, and how many words in all."""
SURE = 0.8


_DECIDED = r"(?:decisions?|decid\w+|recommend\w*|propos\w+|refus\w+|grant\w*|approv\w+|agreed?|chosen|chose|suspend\w*|revok\w*)"


@dataclass(frozen=True, slots=True)
class Kind:
    """A section that reports share: what asks for it, and how its heading reads."""

    asks: re.Pattern[str]
    heading: re.Pattern[str]


KINDS = (
    Kind(
        any_of(
            r"\b(?:alternatives?|other options?|options)\b[^?]{0,40}\b(?:consider\w*|looked at|reject\w*|discount\w*|there|open)\b"
        ),
        any_of(
            r"\balternatives?\b|\b(?:other |rejected |discounted )?options\b(?:.*\b(?:considered|appraisal|rejected|analysis)\b)?"
        ),
    ),
    Kind(
        any_of(r"\bfinancial (?:implications?|comments?|impact|consequences)\b"),
        any_of(r"\bfinanc\w+\b|\bresource implications?\b"),
    ),
    Kind(
        any_of(r"\blegal (?:implications?|comments?|impact|advice|position|powers?)\b"),
        any_of(r"\blegal\b"),
    ),
    Kind(any_of(r"\bequalit(?:y|ies)\b|\bEqIA\b"), any_of(r"\bequalit(?:y|ies)\b|\bEqIA\b")),
    Kind(
        any_of(
            r"\b(?:environment\w*|climate|carbon|sustainability) (?:implications?|impacts?|comments?|consequences)\b"
        ),
        any_of(r"\b(?:environment\w*|climate|carbon|sustainab\w+)\b"),
    ),
    Kind(any_of(r"\bwhat (?:are|were) the (?:\w+ )?risks?\b"), any_of(r"\brisks?\b")),
    Kind(
        any_of(rf"(?:\bwhy\b|\bwhat (?:was|were|is|are) the reasons?\b)[^?]*\b{_DECIDED}\b"),
        any_of(r"\breasons?\b(?! (?:why|for) (?:\w+ )?(?:urg|exempt|late|call))"),
    ),
    Kind(
        any_of(r"\bwhat happens next\b|\bnext steps?\b"), any_of(r"\bnext steps?\b|\btimetable\b")
    ),
    Kind(
        any_of(
            r"\bwhat (?:was|were|has been|got|did)\b[^?]*\b(?:decided?|agreed?|resolved?|determined?|granted|outcome|decision)\b"
            r"|\bwhat (?:is|was) the (?:decision|outcome|result)\b|\bwhat happened (?:to|with|about)\b"
        ),
        any_of(
            r"^\W*(?:[A-Z0-9]{1,3}[.)]\s*)?(?:the |record of |details? of (?:the )?)?(?:decisions?|determination)(?: taken| made)?\W*$"
        ),
    ),
)
_GENERAL = frozenset(
    stem(word)
    for word in """
    decision decisions decided decide agreed resolved determined granted outcome result report reports paper papers review proposal
    happened take taken make made came alternatives alternative options option considered looked rejected discounted open reason reasons
    implications implication comments comment impact impacts consequences financial legal equality equalities risk risks environment
    environmental climate carbon sustainability advice position power powers next step steps happens item
    """.split()
)
"""Words that ask for a section, and name no subject."""


def compose_section(desk: Desk) -> Draft:
    """The section asked for, of the paper whose title or front names the subject; nothing where no
    section is asked for, or no such paper has it."""
    plan = desk.plan
    kind = next((one for one in KINDS if one.asks.search(plan.text)), None)
    if kind is None or plan.wants not in (None, "meaning", "reason", "name"):
        return nothing(plan.kind)
    own = beside(subject_terms(plan.topic), _GENERAL)
    if not (own or plan.leads or plan.about):
        return nothing(plan.kind)
    best: tuple[float, str, Paper, list[Paragraph]] | None = None
    for paper in desk.papers_as_found()[:LOOKED_THROUGH]:
        held = paragraphs_of(desk.library, paper.paper_id)
        fit = _fit(desk, paper, held, own)
        if fit < NAMED:
            continue
        section = _section(desk, paper, held, kind)
        if section and (best is None or (fit, paper.best_date or "") > best[:2]):
            best = (fit, paper.best_date or "", paper, section)
    if best is None:
        return nothing(plan.kind)
    return of_one_paper(best[2], "list", _told(best[2], best[3]), SURE)


def _fit(desk: Desk, paper: Paper, held: Sequence[Paragraph], own: Sequence[Term]) -> float:
    """How much of the subject names the paper: its title, its front or the name of its file."""
    if not own:
        # What the question names left these papers alone.
        return (
            1.0
            if desk.plan.about
            else float(any(name.startswith(f"{paper.paper_id}/") for name in desk.plan.leads))
        )
    front = [one.text for one in held if one.kind == "front_matter"]
    said = " . ".join((paper.title, *front, paper.source.replace("-", " ").replace("_", " ")))
    spoken = words(said)
    if not all(any(part in spoken for part in words(name)) for name in desk.plan.phrases):
        return 0.0
    return coverage(own, [(said, 1.0)])


def _section(desk: Desk, paper: Paper, held: Sequence[Paragraph], kind: Kind) -> list[Paragraph]:
    """The paragraphs under the first heading of the kind, without tables."""
    for sections, run in groupby(held, key=lambda one: one.sections):
        if not sections or not kind.heading.search(sections[-1]):
            continue
        members = [
            one for one in run if not one.cells and one.kind != "front_matter" and one.text.strip()
        ]
        if members and any(timing(one, paper, desk.plan.times) > ELSEWHEN for one in members):
            return members
    return []


def _told(paper: Paper, section: Sequence[Paragraph]) -> list[Statement]:
    lines = [Statement(escape(section[0].section), (), lead=attribution(paper, paper.best_date))]
    told, count = 0, 0
    introduced = None
    for paragraph in section[:SHOWN]:
        count += len(words(paragraph.text))
        if told and count > WORDS:
            break
        if paragraph.lead_in and paragraph.lead_in not in (introduced, section[0].section):
            if not any(paragraph.lead_in in one.text for one in section[:told]):
                lines.append(plain(escape(paragraph.lead_in)))
            introduced = paragraph.lead_in
        lines.append(item_statement(paragraph))
        told += 1
    if told < len(section):
        lines.append(plain(f"… and {len(section) - told} more under the same heading."))
    return lines
