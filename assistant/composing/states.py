"""The rows of a table in the state that is asked for: which recommendations were turned down, which
actions are late, what is not done yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.figured import without_elisions
from assistant.composing.rated import rated_in_prose
from assistant.composing.stated import stated_total
from assistant.composing.states_asked import says_how_it_stands, state_asked
from assistant.composing.tables import (
    Table,
    are_short,
    fit,
    is_about,
    is_total,
    names_any,
    tables,
    told_row,
)
from assistant.composing.wording import attribution
from assistant.question.terms import subject_terms
from corpus.paper import Paragraph

SUBJECT = 0.5
"""The share of what is asked about that a table, its heading, its paper or its rows have to name."""
SHORT = 45
"""The most letters of a cell that says how something stands."""
FEWEST = 2
"""From how many rows on a table tells how several things stand."""
_HOW_MANY = re.compile(r"\bhow many\b|\bnumber of\b", re.IGNORECASE)
_STATE_COLUMN = re.compile(
    r"\b(?:status|progress|rag|rating|state|position|response|decision|outcome|done|complete\w*|accepted|agreed|met)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Stated:
    """The tables of one paper in which a column of one heading says how each row stands."""

    tables: tuple[Table, ...]
    at: tuple[int, ...]

    @property
    def rows(self) -> list[tuple[Paragraph, int]]:
        """Every row that adds up no others, and the column that says how it stands."""
        return [
            (row, at)
            for table, at in zip(self.tables, self.at, strict=True)
            for row in table.rows
            if not is_total(row)
        ]


def compose_states(desk: Desk) -> Draft:
    """The rows of the likeliest tables that are in the state asked for, each with its state; nothing
    where no state is asked for, or no table of the subject has one in it."""
    plan = desk.plan
    if plan.kind not in ("list", "fact") or len(plan.sides) > 1:
        return nothing(plan.kind)
    text = without_elisions(plan.text)
    asked = state_asked(text)
    if asked is None:
        return nothing(plan.kind)
    spoken, cell = asked
    wanted = [term for term in subject_terms(plan.topic) if term.text not in spoken]
    told = []
    for stated in _stated(desk, cell):
        own = [fit(desk, wanted, table) for table in stated.tables]
        rows = [(row, at) for row, at in stated.rows if _is_in(row.cells[at], cell)]
        if not any(is_about(wanted, table) for table in stated.tables):
            rows = [(row, at) for row, at in rows if names_any(wanted, row)]
        if rows and max(own) >= SUBJECT:
            date = stated.tables[0].paper.best_date or ""
            told.append((max(own), date, len(rows), stated, rows))
    best = max(told, key=lambda one: one[:3], default=None)
    prose = rated_in_prose(desk, wanted, cell)
    if prose is not None and prose.is_of_more(best[:2] if best else (SUBJECT, "")):
        return prose.draft
    if best is None:
        return nothing(plan.kind)
    *_, stated, rows = best
    paper = stated.tables[0].paper
    counts = _HOW_MANY.search(plan.text) is not None
    total = stated_total(desk.library, paper, cell.pattern) if counts else None
    lines = list(_lines(stated, rows))
    if total is not None:
        # The paper's own count comes before rows: it may count more than the tables print.
        lines = [replace(lines[0], text=""), total, *lines[1:]]
    return of_one_paper(paper, "list", lines, 1.0)


def _is_in(cell: str, state: re.Pattern[str]) -> bool:
    """Whether a cell says that its row is in a state: at its start, or as all that stands behind its
    last comma (``Head of Property, complete``)."""
    own = cell.strip()
    tail = own.rpartition(", ")[2].strip(" .*")
    return bool(state.match(own) or (tail != own and state.fullmatch(tail)))


def _stated(desk: Desk, state: re.Pattern[str]) -> list[_Stated]:
    """The tables with a column of states, those of one paper under one heading together: a paper
    may part its indicators into several. Where no such column says the state asked for, one in
    which some cells say that and nothing else: ``Officer and date``, with ``Complete`` for some."""
    found: dict[tuple[str, str], list[tuple[Table, int]]] = {}
    for table in tables(desk):
        places = list(_state_columns(table))
        if not any(state.match(row.cells[at].strip()) for row in table.rows for at in places):
            places += _marked_columns(table, state)
        for at in places:
            named = table.columns[at].strip().lower()
            found.setdefault((table.paper.paper_id, named), []).append((table, at))
    return [
        _Stated(tuple(table for table, _ in own), tuple(at for _, at in own))
        for own in found.values()
    ]


def _marked_columns(table: Table, state: re.Pattern[str]) -> Iterator[int]:
    """The columns of short cells of which some say the state asked for and nothing else."""
    for at in range(2, len(table.columns)):
        cells = [row.cells[at].strip(" .*") for row in table.rows if not is_total(row)]
        if any(map(state.fullmatch, cells)) and all(len(cell) <= SHORT for cell in cells):
            yield at


def _state_columns(table: Table) -> Iterator[int]:
    """The columns whose heading or whose cells say how each row stands."""
    if len(table.rows) < FEWEST:
        return
    for at, column in enumerate(table.columns):
        cells = [row.cells[at].strip() for row in table.rows if not is_total(row)]
        stated = sum(map(says_how_it_stands, cells))
        share = 0.5 if _STATE_COLUMN.search(column) else 0.9
        if _first(column) and _first(column) in map(_first, table.columns[at + 1 :]):
            continue  # "Rating in October" is no more where "Rating now" stands beside it.
        if (
            at
            and cells
            and all(len(cell) <= SHORT for cell in cells)
            and stated >= share * len(cells)
        ):
            yield at


def _first(column: str) -> str:
    return "".join(column.lower().split()[:1])


def _lines(stated: _Stated, rows: Sequence[tuple[Paragraph, int]]) -> Iterator[Statement]:
    paper = stated.tables[0].paper
    where = "table" if len(stated.tables) == 1 else "tables"
    yield Statement(
        f"{len(rows)} of the {len(stated.rows)} in the {where}:",
        (),
        lead=attribution(paper, paper.best_date),
    )
    short = are_short(row for row, _ in rows)
    for row, at in rows:
        yield Statement(
            told_row(row, (at,), short),
            (row.paragraph_id,),
            (row.text,),
            bullet=True,
            authority=paper.authority,
        )
