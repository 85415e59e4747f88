"""The rows of a table in the state that is asked for: which recommendations were turned down, which
actions are late, what is not done yet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.stating import row_in_words
from assistant.composing.wording import attribution
from assistant.question.terms import subject_terms
from assistant.words.matching import Term, coverage
from corpus.paper import Paper, Paragraph

SUBJECT = 0.5
"""The share of what is asked about that a table, its heading, its paper or its rows have to name."""
SHORT = 45
"""The most letters of a cell that says how something stands."""
FEWEST = 2
"""From how many rows on a table tells how several things stand."""
_SET = (
    r"(?:which|what|any|list|how many|whats|who)\b.*\b"
    r"|(?:recommendations?|actions?|targets?|indicators?|measures?|milestones?|kpis?|risks?|ideas?|asks|points|them|those|these)\b.*\b"
)
# What a question calls a state, and what a cell has to say to be in it.
_STATES = (
    (
        r"(?:not|n['’]t|never|still to|yet to|un|in)[ -]?(?:yet |been |be |being |fully )*(?:finish\w*|complet\w*|done|deliver\w*"
        r"|started|met|implement\w*|achiev\w*|closed|carried out)|outstanding|left to do|to do still|incomplete|unfinished",
        r"not|part(?:ly|ial|ially)?\b|in progress|on-?going|overdue|delayed|behind|outstanding|late\b|off track|to do|amber|red\b"
        r"|under way|underway|started|planned|open\b|pending|no\b",
    ),
    (
        r"overdue|late|behind(?: schedule)?|off[- ]track|slipp\w+|delayed|missed",
        r"overdue|delayed|behind|late\b|off[- ]track|slipp\w+|missed|not met|red\b",
    ),
    (
        r"turned? (?:\w+ )?down(?: flat)?|reject\w*|refus\w*|said no to|say no to|not (?:accepted|agreed|supported)|thrown out|knock\w* back",
        r"reject\w*|refus\w*|not (?:accepted|agreed|supported|approved)|declined|no$",
    ),
    (
        r"(?:only )?(?:partly|partially|in part|half|some way)(?:[- ](?:accepted|agreed|met|done))?",
        r"part(?:ly|ial|ially)?\b|\bin part|partial",
    ),
    (
        r"(?:finished|completed?|done|delivered|implemented|closed|achieved|met|carried out|in place)(?: (?:now|already|so far))?",
        r"(?:fully )?(?:finished|completed?|done|delivered|implemented|closed|achieved|met|blue|in place)\b",
    ),
    (
        r"accept\w*|agreed(?: to)?|taken up|say yes to|said yes to",
        r"(?:fully )?(?:accepted|agreed|supported|approved|yes)\b(?!.*\bpart)",
    ),
    (r"red(?:[- ]rated)?", r"red\b"),
    (r"amber(?:[- ]rated)?", r"amber\b"),
    (r"green(?:[- ]rated)?", r"green\b"),
)
_ASKED = [
    (
        re.compile(rf"\b(?:{_SET})(?P<said>{said})(?=\W|$)", re.IGNORECASE),
        re.compile(rf"^\W*(?:{cell})", re.IGNORECASE),
    )
    for said, cell in _STATES
]
_STATE_COLUMN = re.compile(
    r"\b(?:status|progress|rag|rating|state|position|response|decision|outcome|done|complete\w*|accepted|agreed|met)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of one table, and which of their cells says how each stands."""

    paper: Paper
    rows: tuple[Paragraph, ...]
    at: int


def compose_states(desk: Desk) -> Draft:
    """The rows of the likeliest table that are in the state asked for, each with its state; nothing
    where no state is asked for, or no table of the subject has one in it."""
    plan = desk.plan
    if plan.kind not in ("list", "fact") or len(plan.sides) > 1:
        return nothing(plan.kind)
    found = ((said.search(plan.text), cell) for said, cell in _ASKED)
    asked = next(((match["said"].lower(), cell) for match, cell in found if match), None)
    if asked is None:
        return nothing(plan.kind)
    spoken, cell = asked
    wanted = [term for term in subject_terms(plan.topic) if term.text not in spoken]
    told = [
        (fit, table.paper.best_date or "", len(table.rows), table, rows)
        for table in _tables(desk)
        if (fit := _fit(wanted, table)) >= SUBJECT
        and (rows := [row for row in table.rows if cell.match(row.cells[table.at].strip())])
    ]
    if not told:
        return nothing(plan.kind)
    *_, table, rows = max(told, key=lambda one: one[:3])
    return Draft(
        "list",
        "answered",
        tuple(_lines(table, rows)),
        with_evidence=tuple(filter(None, [table.paper.authority])),
        confidence=1.0,
    )


def _tables(desk: Desk) -> Iterator[_Table]:
    """The tables with a column of states in the papers that the evidence comes from."""
    papers = desk.papers_by_id()
    near = dict.fromkeys(item.paper.paper_id for item in desk.evidence.items)
    near |= dict.fromkeys(
        row.paper_id for row in desk.library.paragraphs_by_id(desk.plan.leads).values()
    )
    rows: dict[tuple[str, str], list[Paragraph]] = defaultdict(list)
    held = desk.library.paragraphs_of([name for name in near if name in papers])
    for row in chain.from_iterable(held.values()):
        if len(row.cells) > 1 and len(row.columns) == len(row.cells):
            rows[row.paper_id, " | ".join(row.columns)].append(row)
    for (paper_id, _), own in rows.items():
        for at in _state_columns(own):
            yield _Table(papers[paper_id], tuple(own), at)


def _state_columns(rows: Sequence[Paragraph]) -> Iterator[int]:
    """The columns whose heading or whose cells say how each row stands."""
    if len(rows) < FEWEST:
        return
    for at, column in enumerate(rows[0].columns):
        cells = [row.cells[at].strip() for row in rows]
        stated = sum(any(state.match(cell) for _, state in _ASKED) for cell in cells)
        share = 0.5 if _STATE_COLUMN.search(column) else 0.9
        if at and all(len(cell) <= SHORT for cell in cells) and stated >= share * len(cells):
            yield at


def _fit(wanted: Sequence[Term], table: _Table) -> float:
    """The share of what is asked about that is named about a table or in its rows (0 to 1)."""
    if not wanted:
        return 1.0
    first = table.rows[0]
    about = (table.paper.title, table.paper.committee, first.lead_in, *first.sections)
    said = (*filter(None, about), *first.columns, *(row.text for row in table.rows))
    return coverage(list(wanted), [(" . ".join(said), 1.0)])


def _lines(table: _Table, rows: Sequence[Paragraph]) -> Iterator[Statement]:
    head = attribution(table.paper, table.paper.best_date)
    yield Statement(f"{len(rows)} of the {len(table.rows)} in the table:", (), lead=head)
    for row in rows:
        said = row_in_words(row, {row.cells[table.at].strip()})
        yield Statement(
            said, (row.paragraph_id,), (row.text,), bullet=True, authority=table.paper.authority
        )
