"""One fact: the sentence that says it, the answering words in bold, doubts side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from itertools import islice, takewhile

from assistant.answer import Statement
from assistant.cite import normal
from assistant.composing.barred import is_barred
from assistant.composing.block import Block
from assistant.composing.confidence import confidence, shows
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.listing import block_statements
from assistant.composing.stretch import widened
from assistant.composing.wording import attribution, bold, escape, told_of, without_bullet
from assistant.evidence.answering import VALUE_WANTS
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.passages import Passage, passages
from assistant.evidence.rows import is_long, is_whole_row
from assistant.words.stems import words
from corpus.paper import Paper, Paragraph

CONSIDERED = 20
"""How many of the best paragraphs are read sentence by sentence."""
WORDS = 80
STATEMENTS = 3
MOST_BELOW = 8
"""How many paragraphs without numbers are taken for those that a sentence introduces."""
LEANT_ON = 40
"""How many words the sentence before may have to be shown with one that points back to it."""
TOLD_FROM = 12
"""How many of the best passages may be shown together."""
CLOSE = 0.88
"""A second passage is shown from this share of the best one's score."""


def compose_fact(desk: Desk, enough: Callable[[float], bool] = shows) -> Draft:
    """The answer to a question for one fact, or nothing where the evidence does not say it.

    ``enough`` tells from a probability whether it is shown.
    """
    held = passages(desk.plan, desk.evidence.items[:CONSIDERED])
    ranked = list(islice((one for one in held if not is_barred(desk.plan, one)), TOLD_FROM))
    if not ranked:
        return nothing("fact")
    sure = confidence(ranked[0])
    if not enough(sure):
        return nothing("fact", sure)
    if ranked[0].signs.intro:
        listed = introduced_list(desk, ranked[0])
        if listed:
            return _listed(desk, ranked[0], listed, sure)
    chosen = _widened(desk, _chosen(desk, ranked))
    statements = tuple(state(desk, passage, chosen) for passage in chosen)
    return Draft(
        "fact",
        "answered",
        statements,
        with_evidence=tuple(
            dict.fromkeys(p.item.paper.authority for p in chosen if p.item.paper.authority)
        ),
        confidence=sure,
    )


def introduced_list(desk: Desk, passage: Passage) -> tuple[Paragraph, ...]:
    """The items that a sentence such as ``They named four areas:`` introduces."""
    wanted = normal(passage.text)
    own = passage.item.paragraph
    later = [
        paragraph
        for paragraph in paragraphs_of(desk.library, passage.item.paper.paper_id)
        if paragraph.position > own.position
    ]
    items = tuple(one for one in later if one.lead_in and normal(one.lead_in) in wanted)
    if items or not own.text.rstrip().endswith(passage.text.rstrip()):
        return items
    # Where the reader saw no marks of a list, what stands unnumbered below is what is introduced.
    below = takewhile(lambda one: one.sections == own.sections and one.label is None, later)
    introduced = (replace(one, lead_in=passage.text) for one in below if not one.lead_in)
    return tuple(islice(introduced, MOST_BELOW))


def _listed(desk: Desk, passage: Passage, members: Sequence[Paragraph], sure: float) -> Draft:
    """A list that was asked for as one thing: its introduction and its items."""
    block = Block(
        passage.item.paper,
        tuple(members),
        passage.item.paragraph.event_date,
        source=passage.item.paragraph,
    )
    return Draft(
        "list",
        "answered",
        tuple(block_statements(desk, block)),
        with_evidence=tuple(filter(None, (passage.item.paper.authority,))),
        confidence=sure,
    )


def _chosen(desk: Desk, ranked: Sequence[Passage]) -> list[Passage]:
    """The best passage, and others that say it otherwise, of elsewhere, or complete it."""
    chosen = [ranked[0]]
    length = len(words(ranked[0].text))
    for passage in ranked[1:]:
        if len(chosen) == STATEMENTS or passage.score < CLOSE * ranked[0].score:
            break
        size = len(words(passage.text))
        if length + size > WORDS or not shows(confidence(passage)):
            continue
        if _adds(desk, chosen, passage):
            chosen.append(passage)
            length += size
    return chosen


def _widened(desk: Desk, chosen: Sequence[Passage]) -> list[Passage]:
    """The passages with what stands around them, as far as the words allowed reach."""
    room = WORDS - sum(len(words(one.text)) for one in chosen)
    found: list[Passage] = []
    for passage in chosen:
        size = len(words(passage.text))
        wider = widened(desk.plan, passage, room + size)
        room -= len(words(wider.text)) - size
        if not any(_within(wider, other) for other in found):
            found.append(wider)
    return found


def _within(one: Passage, other: Passage) -> bool:
    """Whether a passage is a part of another one of the same paragraph."""
    same = one.item.paragraph.paragraph_id == other.item.paragraph.paragraph_id
    return same and one.text in other.text


def _adds(desk: Desk, chosen: Sequence[Passage], passage: Passage) -> bool:
    if any(_same_words(other, passage) for other in chosen):
        return False
    first = chosen[0]
    if desk.plan.times.periods and _other_year(first, passage):
        return False
    elsewhere = passage.item.paper.authority != first.item.paper.authority
    if elsewhere:
        return len(desk.plan.sides) != 1 and bool(passage.answering.spans or not desk.plan.wants)
    if desk.plan.wants in VALUE_WANTS:
        return bool(passage.answering.spans) and _value(passage) not in map(_value, chosen)
    return True


def _other_year(one: Passage, other: Passage) -> bool:
    mine, theirs = one.item.paragraph.event_date, other.item.paragraph.event_date
    return bool(mine and theirs and mine[:4] != theirs[:4])


def _same_words(one: Passage, other: Passage) -> bool:
    mine = set(words(f"{one.before} {one.text}"))
    theirs = set(words(f"{other.before} {other.text}"))
    return len(mine & theirs) >= 0.8 * min(len(mine), len(theirs))


def _value(passage: Passage) -> str:
    if not passage.answering.spans:
        return ""
    start, end = passage.answering.spans[0]
    return " ".join(passage.text[start:end].lower().split())


def state(desk: Desk, passage: Passage, among: Sequence[Passage]) -> Statement:
    """A passage as a statement, with whose it is where the question does not say."""
    text, quote = shown(passage)
    paper = passage.item.paper
    dates = {told_of(p.item.paragraph, p.item.paper) for p in among}
    several = len({p.item.paper.authority for p in among}) > 1 or len(dates) > 1
    named = len(desk.plan.sides) == 1 and paper.authority in desk.plan.authorities
    date = told_of(passage.item.paragraph, paper)
    lead = attribution(paper, date) if several or not named else ""
    return Statement(
        text,
        (passage.item.paragraph.paragraph_id,),
        (quote,),
        bullet=len(among) > 1,
        lead=lead,
        authority=paper.authority if lead else None,
        date=date if lead else None,
    )


def dated_line(passage: Passage) -> Statement:
    """A passage as one line among others, after whose it is and of when."""
    text, quote = shown(passage)
    return attributed_line(passage.item.paper, passage.item.paragraph, text, quote)


def attributed_line(paper: Paper, paragraph: Paragraph, text: str, quote: str) -> Statement:
    """What a paragraph says, as one line among others, after whose it is and of when."""
    date = told_of(paragraph, paper)
    return Statement(
        text,
        (paragraph.paragraph_id,),
        (quote,),
        bullet=True,
        lead=attribution(paper, date),
        authority=paper.authority,
        date=date,
    )


def shown(passage: Passage) -> tuple[str, str]:
    """A passage as Markdown with the answering words in bold, and the words quoted."""
    paragraph = passage.item.paragraph
    if is_whole_row(paragraph, passage.text):
        answers = {passage.text[start:end].strip() for start, end in passage.answering.spans}
        return row_in_words(paragraph, answers), passage.text
    body = without_bullet(passage.text)
    cut = len(passage.text) - len(body)
    spans = [(start - cut, end - cut) for start, end in passage.answering.spans if start >= cut]
    text = bold(body, spans)
    if passage.before and len(words(passage.before)) <= LEANT_ON:
        # "It saved £395,000." says nothing without the sentence before it.
        whole = passage.item.paragraph.text
        quote = whole[whole.find(passage.before) : passage.start + len(passage.text)]
        return f"{escape(without_bullet(passage.before))} {text}", quote
    return text, passage.text


def row_in_words(paragraph: Paragraph, answers: Set[str]) -> str:
    """A table row as a reader would say it: each cell after its column's heading, with what
    answers in bold."""
    cells = [cell for cell in paragraph.cells if cell.strip() and not is_long(cell)]

    # "1" is the cell that says so, and not a part of "0-11".
    whole = {answer for answer in answers if answer in map(str.strip, paragraph.cells)}

    def marked(cell: str) -> str:
        found = whole.intersection((cell.strip(),)) or (
            answer for answer in answers - whole if answer in cell
        )
        hit = next((answer for answer in found if answer), None)
        return bold(cell, [(cell.index(hit), cell.index(hit) + len(hit))] if hit else [])

    if len(cells) <= 2:
        return ": ".join(marked(cell.rstrip(":")) for cell in cells)
    columns = paragraph.columns if len(paragraph.columns) == len(paragraph.cells) else ()
    named = [
        f"{bold(column, [])}: {marked(cell)}" if column.strip() else marked(cell)
        for column, cell in zip(
            columns or [""] * len(paragraph.cells), paragraph.cells, strict=True
        )
        if cell.strip() and not is_long(cell)
    ]
    return "; ".join(named)
