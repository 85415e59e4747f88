"""What somebody said, thinks or feels: the sentences that tell it as that person's or group's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.findings import across_draft
from assistant.composing.stating import attributed_line
from assistant.composing.wording import escape
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.saying import Speaker, other_names, speaker_called, spoken_by
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.speaker import speaker_asked
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import Term, coverage
from assistant.words.stems import stem, words
from corpus.paper import Paper, Paragraph

LOOKED_THROUGH = 14
"""How many of the papers found first are looked through."""
ABOUT = 0.5
"""The share of what is asked about that a sentence and what it stands under have to hold."""
NEAREST, FAINTLY = 6, 0.2
"""Among how many paragraphs found first it may hold only so much: it says it in other words."""
ALIKE, CLOSE = 0.9, 0.6
"""The share of the best one's hold on what is asked about from which another paper tells it alike,
and from which a sentence is shown beside it."""
EVERYWHERE = 60
"""How many are where it is asked of all authorities."""
SHOWN, MOST = 4, 8
"""How many sentences are shown of a subject, and where none is named."""
_ACCORDING = re.compile(r"\baccording to\b", re.IGNORECASE)
_OF_SAYING = frozenset(
    stem(word)
    for word in """
    say says said tell told think thought feel felt argue claim warn advise comment stress describe reply respond explain complain
    suggest state believe like value mention welcome want recommend see rate find found report announce confirm promise views view
    opinion response advice feedback position argument concern take thoughts words reaction message inspectors ofsted inspector
    committee members meeting according worry worries complaint complaints issue issues problem problems points raise raised
    councils council authorities across mr mrs ms miss dr cllr councillor sir dame
    """.split()
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence as its speaker's: with the sentence ``before`` where it leans on that, and
    ``held``, how much of what is asked about it and its surroundings hold (0 to 1)."""

    paper: Paper
    paragraph: Paragraph
    text: str
    before: str = ""
    held: float = 0.0


def may_be_told_unnamed(text: str) -> bool:
    """Whether more than somebody's own words will do: what holds ``according to`` somebody may be
    told in a paper of theirs without their name."""
    return bool(_ACCORDING.search(text))


def whose_words(desk: Desk) -> str | None:
    """Whom the question names as the one whose words it asks for."""
    return speaker_asked(desk.plan.text, desk.known.names.find(desk.plan.text).spans)


def compose_spoken(desk: Desk) -> Draft:
    """What the speaker asked about said on the subject, at each authority where none is named;
    nothing where no sentence tells it."""
    plan = desk.plan
    who = whose_words(desk)
    if who is None:
        return nothing(plan.kind)
    speaker = speaker_called(who, desk.known)
    if speaker is None:
        return nothing(plan.kind)
    own = {part for term in speaker.words for part in map(stem, words(term.text))}
    about = beside(subject_terms(plan.topic), _OF_SAYING | own)
    everywhere = plan.kind == "across" and not plan.authorities
    looked = desk.papers_as_found()[: EVERYWHERE if everywhere else LOOKED_THROUGH]
    found = [saying for paper in looked for saying in _sayings(desk, paper, speaker, about)]
    near = {item.paragraph.paragraph_id for item in desk.evidence.items[:NEAREST]}
    found = [
        one
        for one in found
        if one.held >= ABOUT or (one.held >= FAINTLY and one.paragraph.paragraph_id in near)
    ]
    if not found:
        return nothing(plan.kind)
    if everywhere:
        lines, telling = _of_each(found, bool(about))
        return across_draft(desk, lines, telling)
    shown = _shown(found, bool(about))
    return of_one_paper(shown[0].paper, "fact", _lines(shown), 1.0)


def _shown(found: Sequence[Saying], named: bool, most: int = MOST) -> list[Saying]:
    """The sayings of the paper that tells most of what is asked about (``named``), in its order; of
    papers that tell it alike the newest speaks for how it is now."""
    best = max(one.held for one in found)
    alike = [one.paper for one in found if one.held >= ALIKE * best]
    first = max(alike, key=lambda paper: paper.best_date or "")
    near = [at for at, one in enumerate(found) if one.held >= CLOSE * best and one.paper is first]
    if named:
        near = sorted(near, key=lambda at: -found[at].held)[:SHOWN]
    return [found[at] for at in sorted(near[:most])]


def _of_each(found: Sequence[Saying], named: bool) -> tuple[list[Statement], list[str]]:
    """What was said at each authority, and which authorities that are."""
    by_authority: dict[str, list[Saying]] = {}
    for one in found:
        if one.paper.authority:
            by_authority.setdefault(one.paper.authority, []).append(one)
    shown = [_shown(own, named, SHOWN) for own in by_authority.values()]
    return [line for own in shown for line in _lines(own)], list(by_authority)


def _sayings(desk: Desk, paper: Paper, speaker: Speaker, about: Sequence[Term]) -> Iterator[Saying]:
    """The sentences of a paper that are the speaker's, each weighed."""
    held = paragraphs_of(desk.library, paper.paper_id)
    if speaker.is_one:
        speaker = replace(speaker, names=other_names(held, speaker))
    for paragraph in held:
        if paragraph.cells or paragraph.kind in ("front_matter", "agenda_item"):
            continue
        if timing(paragraph, paper, desk.plan.times) <= ELSEWHEN:
            continue
        for text, before in spoken_by(paragraph, speaker):
            around = [
                (text, 1.0),
                (before, 0.9),
                (paragraph.text, 0.6),
                (paragraph.lead_in or "", 0.8),
                (" . ".join(paragraph.sections), 0.6),
                (f"{paper.title} . {paper.committee or ''}", 0.5),
            ]
            yield Saying(paper, paragraph, text, before, coverage(about, around))


def _lines(shown: Iterable[Saying]) -> Iterator[Statement]:
    said = ""
    for one in shown:
        whole = f"{one.before} {one.text}" if one.before and one.before != said else one.text
        said = one.text
        yield attributed_line(one.paper, one.paragraph, escape(whole), whole)
