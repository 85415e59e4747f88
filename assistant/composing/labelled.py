"""What a labelled line of the matter asked about says: its applicant, its ward, the grounds of those
who objected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.wording import attribution, bold
from assistant.evidence.answering import VALUE_WANTS
from assistant.evidence.papers import paragraphs_of
from assistant.words.sentences import sentences
from assistant.words.stems import content_stems, stem, words

SHORT = 10
"""What is said in so few words is the answer, and set in bold."""
_LABELLED = re.compile(r"^\W*(?P<label>[A-Z][\w’' ]{2,40}?)\s*:\s*(?=\S)")
_DOES = re.compile(r"(?:ed|ing)$")


def compose_labelled(desk: Desk) -> Draft:
    """The lines of the matter whose label the question names; nothing where it is of no one matter,
    or names no label there."""
    if not desk.matter or desk.plan.wants in VALUE_WANTS - {"person"}:
        # A figure or a day is found, and set in bold, as any other.
        return nothing(desk.plan.kind)
    asked = {stem(word) for word in words(desk.plan.text)}
    if desk.plan.wants == "person":
        # "Who proposed it?" is answered by no line of the "Proposal".
        asked -= {stem(word) for word in words(desk.plan.text) if _DOES.search(word)}
    paper, *_ = desk.papers()
    lead = attribution(paper, paper.best_date)
    lines: list[Statement] = []
    for paragraph in paragraphs_of(desk.library, paper.paper_id):
        if paragraph.paragraph_id not in desk.matter:
            continue
        for said, start in _labelled(paragraph.text, asked):
            short = len(said[start:].split()) <= SHORT
            text = bold(said, [(start, len(said))] if short else [])
            lines.append(Statement(text, (paragraph.paragraph_id,), (said,), lead=lead))
            lead = ""
    if not lines:
        return nothing(desk.plan.kind)
    return of_one_paper(paper, "fact", lines, 1.0)


def _labelled(text: str, asked: set[str]) -> Iterator[tuple[str, int]]:
    """The sentences of a text that open with a label of words that are all asked for, each with
    where what it says begins."""
    for sentence in sentences(text):
        match = _LABELLED.match(sentence.text)
        label = content_stems(match["label"]) if match else ()
        if match and label and asked.issuperset(label):
            yield sentence.text, match.end()
