"""Who wrote a paper, or signed it: what a labelled line of it says (``Report author: ...``), or the name
under ``Yours sincerely``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.signed import RANKS
from assistant.composing.wording import attribution, bold, escape
from assistant.evidence.papers import paragraphs_of, take
from assistant.question.kinds import asks_author
from assistant.question.terms import AUTHOR_WORDS, beside, subject_terms
from assistant.words.matching import coverage
from assistant.words.sentences import sentences
from assistant.words.stems import stem, stems
from assistant.words.values import people
from corpus.paper import Paper, Paragraph

LOOKED_THROUGH = 30
NAMED = 0.6
"""The share of what is named of a paper that its title, committee, authority and file have to hold."""
NAME = 2
"""The fewest words of a name."""
LONG = 14
"""A line of more words is no office."""
# What names the author outright comes before whose report it is.
_LABELS = tuple(
    re.compile(rf"^\W*(?:{label})\s*:\s*(?P<who>.*)$", re.IGNORECASE)
    for label in (
        r"(?:(?:report|letter|paper)\s+)?authors?(?:\s+and(?:\s+contact details)?)?|(?:\w+ )?(?:written|prepared|drafted) by",
        r"reports? (?:of|by|from)",
    )
)
_OF = re.compile(r"^\W*reports? (?:of|by|from) (?:the )?(?P<who>[A-Z].*)$")
_SIGNED = re.compile(r"^\W*yours (?:sincerely|faithfully|truly)\W*$", re.IGNORECASE)
_ASIDE = frozenset(
    stem(word)
    for word in [
        *AUTHOR_WORDS,
        *"sign signed signatory signature inspector author authors officer letter paper report minutes".split(),
    ]
)
_NOUN = re.compile(
    r"\b(?:letter|report|minutes|plan|strategy|review|notice|response)\b", re.IGNORECASE
)


def compose_written(desk: Desk) -> Draft:
    """The line of the paper asked about that says who wrote or signed it; nothing where that is not
    asked, or no paper so named says it."""
    plan = desk.plan
    if plan.wants != "person" or not asks_author(plan.text):
        return nothing(plan.kind)
    own = beside(subject_terms(plan.topic), _ASIDE)
    if not (own or plan.authorities):
        return nothing(plan.kind)
    noun = _NOUN.search(plan.text)
    papers = desk.papers_as_found()[:LOOKED_THROUGH]
    take(desk.library, [paper.paper_id for paper in papers])
    told = []
    for at, paper in enumerate(papers):
        names = _names(paper)
        share = coverage(own, [(names, 1.0)]) if own else 1.0
        lines = _signed(desk, paper) if share >= NAMED else []
        if lines:
            is_called = noun is not None and stem(noun.group().lower()) in stems(names)
            told.append((share, is_called, -at, paper, lines))
    if not told:
        return nothing(plan.kind)
    *_, paper, lines = max(told, key=lambda one: one[:3])
    return of_one_paper(paper, "fact", lines, 0.9)


def _names(paper: Paper) -> str:
    source = re.sub(r"[-_./]+", " ", paper.source)
    named = (
        paper.title,
        paper.committee,
        paper.authority_name,
        source,
        paper.kind.replace("_", " "),
    )
    return " . ".join(filter(None, named))


def _signed(desk: Desk, paper: Paper) -> list[Statement]:
    held = paragraphs_of(desk.library, paper.paper_id)
    lead = attribution(paper, paper.best_date)
    title = Statement(escape(paper.title), (), lead=lead)
    for found in (_labelled(held, 0), _under_a_letter(held), _labelled(held, 1)):
        lines = list(found)
        if lines:
            return [title, *lines]
    return []


def _labelled(held: Sequence[Paragraph], rank: int) -> Iterator[Statement]:
    """What stands behind a label of authors, or on the lines after it where nothing does."""
    for at, paragraph in enumerate(held):
        if paragraph.cells:
            label = next((cell for cell in paragraph.cells if cell.strip()), "")
            match = _LABELS[rank].match(f"{label.rstrip(' :')}: ")
            if match and len(paragraph.cells) > 1:
                who = paragraph.cells[1].strip()
                named = f"{escape(label.rstrip(' :'))}: {bold(who, _people(who, 0))}"
                yield Statement(named, (paragraph.paragraph_id,), (paragraph.text,))
                return
            continue
        for sentence in sentences(paragraph.text):
            said = sentence.text
            match = _LABELS[rank].match(said) or (rank == 1 and _OF.match(said)) or None
            if match is None:
                continue
            if match["who"].strip():
                yield _line(paragraph, said, match.start("who"))
            else:
                yield from _lines_below(held[at + 1 :])
            return


def _under_a_letter(held: Sequence[Paragraph]) -> Iterator[Statement]:
    for at, paragraph in enumerate(held):
        if _SIGNED.match(paragraph.text):
            yield from _lines_below(held[at + 1 :])
            return


def _lines_below(held: Sequence[Paragraph]) -> Iterator[Statement]:
    """The name on a line of its own and, behind it, the office."""
    if not held or len(held[0].text.split()) > LONG or not people(held[0].text):
        return
    yield _line(held[0], held[0].text, 0)
    if len(held) > 1 and held[1].kind == "front_matter" and len(held[1].text.split()) <= LONG:
        yield Statement(escape(held[1].text), (held[1].paragraph_id,), (held[1].text,))


def _line(paragraph: Paragraph, said: str, start: int) -> Statement:
    """A line with the name it gives in bold, or all of a short one behind its label."""
    return Statement(bold(said, _people(said, start)), (paragraph.paragraph_id,), (said,))


def _people(said: str, start: int) -> list[tuple[int, int]]:
    """The first name from a place on, without the rank that stands right behind it."""
    named = next((one for one in people(said) if one.start >= start), None)
    if named is None:
        return [(start, len(said))] if len(said[start:].split()) <= LONG else []
    kept = named.text.split()
    while len(kept) > NAME and kept[-1].lower() in RANKS:
        kept.pop()
    return [(named.start, named.start + len(" ".join(kept)))]
