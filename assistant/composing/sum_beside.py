"""The one sum of the item that answered before: ``how much was put in?`` after why it is late."""

from __future__ import annotations

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.wording import attribution, bold, told_of
from assistant.evidence.papers import paragraphs_of
from assistant.question.terms import LIGHT_VERBS, WANT_WORDS
from assistant.words.sentences import sentences
from assistant.words.stems import content_stems, stem
from assistant.words.values import Value, values
from corpus.paper import Paragraph

SHORT = 8
"""Of how many paragraphs an item is at most whose only sum is that of its matter."""
SURE = 0.5
_SAYS_NOTHING = frozenset(map(stem, LIGHT_VERBS | WANT_WORDS["money"] | WANT_WORDS["funding"]))


def compose_sum_beside(desk: Desk) -> Draft:
    """The only sum that the item prints in which the question before was answered, where the
    question names nothing of its own; nothing where there is none or more than one."""
    plan = desk.plan
    own = set(content_stems(plan.question.text)) - _SAYS_NOTHING
    if plan.wants != "money" or not plan.leads or own:
        return nothing("fact")
    cited = list(desk.library.paragraphs_by_id(plan.leads[:1]).values())
    if not cited or not cited[0].sections:
        return nothing("fact")
    first = cited[0]
    held = paragraphs_of(desk.library, first.paper_id)
    item = [one for one in held if one.sections == first.sections]
    sums = [(one, value) for one in item for value in values(one.text) if value.kind == "money"]
    if len(item) > SHORT or len({value.text for _, value in sums}) != 1:
        return nothing("fact")
    return _told(desk, *sums[0])


def _told(desk: Desk, paragraph: Paragraph, value: Value) -> Draft:
    paper = desk.library.paper(paragraph.paper_id)
    said = next(one for one in sentences(paragraph.text) if value.start < one.end)
    if paper is None:
        return nothing("fact")
    date = told_of(paragraph, paper, said.text)
    line = Statement(
        bold(said.text, [(value.start - said.start, value.end - said.start)]),
        (paragraph.paragraph_id,),
        (said.text,),
        lead=attribution(paper, date),
        authority=paper.authority,
        date=date,
    )
    return of_one_paper(paper, "fact", (line,), SURE)
