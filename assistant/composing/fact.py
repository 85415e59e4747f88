"""One fact: the sentence that says it, the answering words in bold, doubts side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from assistant.answer import Plan, Statement
from assistant.cite import normal
from assistant.composing.blocks import Block
from assistant.composing.confidence import confidence, shows
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.listing import block_statements
from assistant.composing.stretch import widened
from assistant.composing.wording import attribution, bold, escape, told_of, without_bullet
from assistant.evidence.answering import VALUE_WANTS
from assistant.evidence.contrast import is_wholly_of_another_kind
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.passages import COUNTED, Passage, by_nearness, passages
from assistant.evidence.rows import is_long, is_whole_row
from assistant.words.dates import from_iso, periods
from assistant.words.matching import stem_line
from assistant.words.stems import FUNCTION_WORDS, stem, words
from corpus.paper import Paper, Paragraph

CONSIDERED = 20
"""How many of the best paragraphs are read sentence by sentence."""
WORDS = 80
STATEMENTS = 3
MOST_BELOW = 8
"""How many paragraphs without numbers are taken for those that a sentence introduces."""
LEANT_ON = 40
"""How many words the sentence before may have to be shown with one that points back to it."""
UNSAID, MOST = 0.55, 0.5
"""The weight of a word that a passage lacks, and the share of the subject that it does not have
with its surroundings, from which it names no person asked for by it."""
# What is said of people so gravely that no other word for it will do.
_GRAVE = frozenset(
    stem(word)
    for word in """
    died dies dead deaths killed murdered manslaughter suicide raped assaulted abused groomed trafficked drowned
    convicted arrested charged prosecuted jailed imprisoned guilty criminal crime lied liar stole stolen theft thief
    fraud fraudulent bribed bribery corrupt corruption embezzled sacked suspended disqualified bankrupt drunk racist
    bullied harassed negligent negligence perjury
    """.split()
)
_TO_COME = re.compile(
    r"\bwhen (?:will|is|are|does|do)\b.*\b(?:again|next|be|open|close|start|begin|due|meet|come)\b"
    r"|\b(?:next|coming|future|forthcoming) (?:inspection|visit|meeting|report|review)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"((?:[\w'’-]+\s+){1,4})(boards?|committees?|panels?|forums?|commissions?|partnerships?|groups?|taskforces?)\b",
    re.IGNORECASE,
)
_OF_OFFICE = frozenset(map(stem, ["chair", "chairs", "chaired", "leads", "runs", "heads", "sits"]))
REASONED = 5
"""A line of fewer words (a name in a list) gives no reason."""
TOLD_FROM = 12
"""How many of the best passages may be shown together."""
CLOSE = 0.88
"""A second passage is shown from this share of the best one's score."""


def compose_fact(desk: Desk, enough: Callable[[float], bool] = shows) -> Draft:
    """The answer to a question for one fact, or nothing where the evidence does not say it.

    ``enough`` tells from a probability whether it is shown.
    """
    held = passages(desk.plan, desk.evidence.items[:CONSIDERED])
    ranked = list(islice((one for one in held if _may_answer(desk.plan, one)), TOLD_FROM))
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


def _may_answer(plan: Plan, passage: Passage) -> bool:
    return not _lays_at_a_door(plan, passage) and not _is_past(plan, passage)


def _is_past(plan: Plan, passage: Passage) -> bool:
    """Whether what is still to come is asked about, and the passage's date was over when its
    paper came out."""
    came = passage.item.paper.best_date
    if plan.wants != "date" or not came or not _TO_COME.search(plan.text):
        return False
    told = [
        period
        for start, end in passage.answering.spans
        for period in periods(passage.text[start:end])
    ]
    return bool(told) and all(period.end <= from_iso(came).end for period in told)


def _lays_at_a_door(plan: Plan, passage: Passage) -> bool:
    """Whether a person or a number would be given for what the passage does not say of it.

    ``Which councillor was convicted?`` is answered by no line that names a councillor alone, nor
    ``how many died?`` by a number of others.
    """
    if plan.wants in COUNTED and _is_of_another_name(plan, passage):
        return True
    around = (passage.text, *by_nearness(passage.item))
    if plan.wants in VALUE_WANTS and is_wholly_of_another_kind(plan.text, around):
        return True
    if plan.wants == "reason" and len(words(passage.text)) < REASONED:
        return True
    if plan.wants not in ("person", "number"):
        return False
    paragraph = passage.item.paragraph
    said = stem_line(" . ".join((passage.before, paragraph.text, *paragraph.sections)))
    if any(f" {part} " not in said for part in map(stem, words(plan.text)) if part in _GRAVE):
        return True
    if plan.wants == "number":
        return False
    if _of_another_body(plan, passage):
        return True
    if plan.phrases and not passage.signs.names:
        return True
    return passage.signs.covered < MOST and passage.signs.gap >= UNSAID


def _is_of_another_name(plan: Plan, passage: Passage) -> bool:
    """Whether a figure is wanted of a thing with a name of several words, ``Operation Brock``, and
    nothing about the passage has one of them."""
    named = [name for name in plan.phrases if len(words(name)) > 1]
    if not named:
        return False
    item = passage.item
    said = (passage.before, item.paragraph.text, item.paragraph.lead_in, *item.paragraph.sections)
    line = stem_line(" . ".join((*filter(None, said), *item.paragraph.columns, item.paper.title)))
    return not any(f" {stem(word)} " in line for name in named for word in words(name))


def _of_another_body(plan: Plan, passage: Passage) -> bool:
    """Whether people of one body are asked for and the passage tells of those of another: of the
    Corporate Parenting Board where the improvement board is asked about."""
    match = _BODY.search(plan.text)
    if not match:
        return False
    asked = {word for term in plan.topic for word in term.text.split()}
    named: list[str] = []
    for word in reversed(words(match[1])):
        if word in FUNCTION_WORDS or stem(word) in _OF_OFFICE:
            break
        named.append(word)
    paper, paragraph = passage.item.paper, passage.item.paragraph
    said = (passage.before, paragraph.text, *paragraph.sections, paper.committee, paper.authority)
    line = stem_line(" . ".join((*filter(None, said), paper.title)))
    return any(f" {stem(word)} " not in line for word in named if word in asked)


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
        return row_in_words(passage), passage.text
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


def row_in_words(passage: Passage) -> str:
    """A table row as a reader would say it: each cell after its column's heading."""
    paragraph = passage.item.paragraph
    cells = [cell for cell in paragraph.cells if cell.strip() and not is_long(cell)]
    answers = {passage.text[start:end].strip() for start, end in passage.answering.spans}

    def marked(cell: str) -> str:
        hit = next((answer for answer in answers if answer and answer in cell), None)
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
