"""A passage as a statement: the sentence with its answering words in bold, after whose it is and of
when where the reader has to know."""

from __future__ import annotations

from collections.abc import Sequence, Set

from assistant.answer import Statement
from assistant.composing.draft import Desk
from assistant.composing.wording import attribution, bold, escape, told_of, without_bullet
from assistant.evidence.passages import Passage
from assistant.evidence.rows import is_long, is_whole_row
from assistant.words.stems import words
from corpus.paper import Paper, Paragraph

LEANT_ON = 40
"""How many words the sentence before may have to be shown with one that points back to it."""


def state(desk: Desk, passage: Passage, among: Sequence[Passage]) -> Statement:
    """A passage as a statement, with whose it is where the question does not say."""
    text, quote = shown(passage)
    paper = passage.item.paper
    dates = {told_of(p.item.paragraph, p.item.paper, shown(p)[1]) for p in among}
    several = len({p.item.paper.authority for p in among}) > 1 or len(dates) > 1
    named = len(desk.plan.sides) == 1 and paper.authority in desk.plan.authorities
    date = told_of(passage.item.paragraph, paper, quote)
    lead = attribution(paper, date) if several or not named or _of_some_year(desk, paper) else ""
    return Statement(
        text,
        (passage.item.paragraph.paragraph_id,),
        (quote,),
        bullet=len(among) > 1,
        lead=lead,
        authority=paper.authority if lead else None,
        date=date if lead else None,
    )


def _of_some_year(desk: Desk, paper: Paper) -> bool:
    """Whether what a paper says is only of its year and no year is asked about: the papers held of
    its authority are of several, and may say otherwise."""
    if desk.plan.times.periods:
        return False
    held = (one.best_date for one in desk.papers() if one.authority == paper.authority)
    return len({date[:4] for date in held if date}) > 1


def dated_line(passage: Passage) -> Statement:
    """A passage as one line among others, after whose it is and of when."""
    text, quote = shown(passage)
    return attributed_line(passage.item.paper, passage.item.paragraph, text, quote)


def attributed_line(paper: Paper, paragraph: Paragraph, text: str, quote: str) -> Statement:
    """What a paragraph says, as one line among others, after whose it is and of when."""
    date = told_of(paragraph, paper, quote)
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
