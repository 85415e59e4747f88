"""A list: every item in the paper's order under its lead-in, each cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Statement
from assistant.composing.block import Block
from assistant.composing.blocks import CARRIED_DATE, blocks, time_fit
from assistant.composing.coded import with_code
from assistant.composing.confidence import list_confidence, shows_list
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.on_subject import (
    TAKEN,
    are_options_unasked,
    has_no_such_figure,
    is_on_subject,
)
from assistant.composing.tables import cells_in_words
from assistant.composing.wording import attribution, escape, without_bullet
from assistant.evidence.timing import is_of_another_day
from assistant.question.dates import Times
from assistant.question.kinds import asks_of_a_meeting
from assistant.question.terms import subject_terms
from assistant.words.matching import Term, matched, stem_line
from corpus.paper import Paragraph

ITEMS = 40
"""At most so many items are shown; the rest is counted."""
BLOCKS = 4
PUT_OR_TAKEN = ("recommendation", "resolution", "decision")
"""The kinds of finding that are put to a meeting, or taken by it."""
_ASKS_TAKEN = re.compile(
    r"\b(?:recommend\w*|resol\w+|agree\w*|deci\w+|approv\w+|asked|asks?|not(?:e|ed|es)|propos\w+|endorse\w*|adopt\w*|steps?"
    r"|need(?:s|ed)?|should|must|improve\w*|next|required?|do(?:ing)?|done|going to|will|plans?|request\w*|urge\w*|call\w*|want\w*"
    r"|suggest\w*|refer\w*|told to|outcome|conclu\w+|happened)\b",
    re.IGNORECASE,
)
UNHELD = 0.45
"""From what share of the subject that is a word of no paper no list answers."""
LESS = 0.3
"""By how much less of the subject a list of the kind asked for may have in its introduction."""
CLOSE = 0.75
"""A further list is shown from this share of the best one's score."""


def compose_list(desk: Desk) -> Draft:
    """The lists that answer, newest first, or nothing where no list does."""
    if _asks_for_what_is_not_held(desk):
        return nothing("list")
    ranked = [_narrowed(desk, block) for block in blocks(desk)]
    ranked = [block for block in ranked if block.members and _may_answer(desk, block)]
    if not ranked:
        return nothing("list")
    ranked = _of_the_kind(desk, [block for block in ranked if is_on_subject(desk, block)])
    if not ranked:
        return nothing("list")
    best = max(ranked, key=lambda block: block.score)
    sure = list_confidence(best)
    if not shows_list(sure):
        return nothing("list", sure)
    chosen = _chosen(desk, ranked, best)
    statements = [line for block in chosen for line in block_statements(desk, block)]
    authorities = [block.paper.authority for block in chosen if block.paper.authority]
    return Draft(
        "list",
        "answered",
        tuple(statements),
        with_evidence=tuple(dict.fromkeys(authorities)),
        confidence=sure,
    )


def _asks_for_what_is_not_held(desk: Desk) -> bool:
    """Whether what is to be listed, ``which DEBTS does the chair have``, is a word of no paper.

    Kinds of findings are asked for in many words, which need not be the paper's.
    """
    plan = desk.plan
    asked = subject_terms(plan.topic)
    unheld = sum(term.weight for term in asked if not term.held)
    held = any(term.held for term in plan.focus)
    if not (plan.findings or held) and unheld >= UNHELD * sum(t.weight for t in asked) > 0:
        return True
    if plan.findings or not plan.focus or held:
        return False
    # "Which bits of the plan": what is listed is named after it.
    return not any(re.search(rf"\b{re.escape(t.text)}\s+of\b", plan.text, re.I) for t in plan.focus)


def _may_answer(desk: Desk, block: Block) -> bool:
    """Whether a list of what a meeting is asked to agree, or agreed, may answer: only where that is
    asked for. It is no list of options, of reasons or of what an audit found."""
    if are_options_unasked(desk, block) or has_no_such_figure(desk, block):
        return False
    if block.kind not in PUT_OR_TAKEN:
        return True
    if asks_of_a_meeting(desk.plan.text) and is_of_another_day(
        desk.plan.times, (block.date, block.paper.best_date)
    ):
        return False
    return bool({*PUT_OR_TAKEN, "action"}.intersection(desk.plan.findings)) or bool(
        _ASKS_TAKEN.search(desk.plan.text)
    )


def _of_the_kind(desk: Desk, ranked: list[Block]) -> list[Block]:
    """Only the lists of the kind asked for, where one may answer and is as much on the subject."""
    may = [
        block for block in ranked if not block.signs.elsewhen and shows_list(list_confidence(block))
    ]
    best = max((block.signs.introduced for block in may), default=0.0)
    slack = LESS if subject_terms(desk.plan.topic) else 1.0
    same = [b for b in may if b.signs.kind and b.signs.introduced >= best - slack]
    if not same and desk.plan.findings[:1] in TAKEN:
        return []
    return same or ranked


def _narrowed(desk: Desk, block: Block) -> Block:
    """The block with only the items about a topic that the list as a whole is not about."""
    wanted = [term for term in subject_terms(desk.plan.topic) if not block.holds(term)]
    coded = with_code(desk, block, wanted)
    if coded:
        return replace(block, members=coded)
    if not wanted or block.signs.is_counted_kind or _about(desk.plan.topic, block) >= 0.6:
        return block
    kept = tuple(m for m in block.members if any(matched(t, stem_line(m.text)) for t in wanted))
    whole = tuple(m for m in kept if all(matched(t, stem_line(m.text)) for t in wanted))
    if whole and len(wanted) > 1 and desk.plan.findings and not _SEVERAL.search(desk.plan.text):
        # "The recommendation on life story work": the item that has all of what it names.
        return replace(block, members=whole)
    # One item of a list is no list: it only happens to hold a word of the question.
    return replace(block, members=kept) if 1 < len(kept) < len(block.members) else block


_SEVERAL = re.compile(r",|\b(?:and|or)\b", re.IGNORECASE)


def _about(topic: Sequence[Term], block: Block) -> float:
    total = sum(term.weight for term in topic)
    return sum(term.weight for term in topic if block.holds(term)) / total if total else 1.0


def _chosen(desk: Desk, ranked: Sequence[Block], best: Block) -> list[Block]:
    plan = desk.plan
    if len(plan.times.periods) > 1:
        return _of_each_time(desk, ranked)
    close = [
        block
        for block in ranked
        if block.score >= CLOSE * best.score
        and block.timing >= best.timing - 0.1
        and (block.kind == best.kind or not plan.findings)
        and shows_list(list_confidence(block))
    ]
    if not plan.findings or best.signs.is_counted_kind:
        close = [best]
    close = _without_repeats(close)
    if not close:
        close = [best]
    close = _lists_before_prose(close)
    close.sort(key=lambda block: (block.paper.paper_id, block.members[0].position))
    close.sort(key=lambda block: block.date or block.paper.best_date or "", reverse=True)
    if plan.times.recency == "latest" and close:
        newest = close[0].date or close[0].paper.best_date
        close = [block for block in close if (block.date or block.paper.best_date) == newest]
    return close[:BLOCKS]


def _of_each_time(desk: Desk, ranked: Sequence[Block]) -> list[Block]:
    """The best list of each time asked about, oldest first."""
    found: dict[str, Block] = {}
    for period in desk.plan.times.periods:
        then = replace(desk, plan=replace(desk.plan, times=Times((), (period,))))
        fits = [(time_fit(then, block), block) for block in ranked]
        best = max((fit for fit, _ in fits), default=0.0)
        held = _lists_before_prose(
            [block for fit, block in fits if fit == best and best >= CARRIED_DATE]
        )
        if held:
            first = max(held, key=lambda block: (block.signs.kind, block.score))
            found.setdefault(first.members[0].paragraph_id, first)
    return sorted(found.values(), key=lambda block: block.date or block.paper.best_date or "")


def _lists_before_prose(close: list[Block]) -> list[Block]:
    """Without sentences where lists answer."""
    return [block for block in close if not block.texts] or close


def _without_repeats(close: Sequence[Block]) -> list[Block]:
    """The same list told again in another paper of the authority is shown once."""
    kept: list[Block] = []
    for block in sorted(close, key=lambda one: -len(one.members)):
        words = {stem_line(member.text) for member in block.members}
        again = any(
            other.paper.authority == block.paper.authority
            and len(words & {stem_line(m.text) for m in other.members}) >= 0.5 * len(words)
            for other in kept
        )
        if not again:
            kept.append(block)
    return kept


def block_statements(desk: Desk, block: Block, limit: int = ITEMS) -> list[Statement]:
    """A list with its lead-in: whose and of when, then each item with its citation."""
    date = block.date or block.paper.best_date
    head = attribution(block.paper, date)
    intro = _intro(block)
    # The heading is a line of its own: where the lead-in is not shown, the items still stand
    # under whose they are.
    lines = [Statement("" if intro.cites else intro.text, (), lead=head)]
    if intro.cites:
        lines.append(replace(intro, authority=block.paper.authority))
    for member in block.members[:limit]:
        lines += member_statements(member, block)
    left = len(block.members) - limit
    if left > 0:
        lines.append(Statement(f"… and {left} more in the same list.", ()))
    return lines


def member_statements(member: Paragraph, block: Block) -> list[Statement]:
    """A member as it is printed, or the sentences of it that count."""
    texts = block.texts.get(member.paragraph_id)
    if not texts:
        return [item_statement(member)]
    return [Statement(escape(text), (member.paragraph_id,), (text,), bullet=True) for text in texts]


def item_statement(member: Paragraph) -> Statement:
    """One list item or table row as it is printed."""
    if member.cells:
        said = cells_in_words(member)
        return Statement(said, (member.paragraph_id,), (member.text,), bullet=True)
    text = without_bullet(member.text)
    return Statement(escape(text), (member.paragraph_id,), (text,), bullet=True)


def _intro(block: Block) -> Statement:
    """The sentence that introduces a list, cited to the paragraph in which it stands."""
    first = block.members[0]
    if not first.lead_in:
        return Statement(escape(first.section) or "", ())
    if block.source is None:
        return Statement(escape(first.lead_in), ())
    return Statement(escape(first.lead_in), (block.source.paragraph_id,), (first.lead_in,))
