"""Rows of a table whose figures say what is asked: which are overspent, which slipped, which fall short,
what people did not agree with, what got worse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.answer import Statement
from assistant.composing.another_thing import SUMS
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.figures_asked import Condition, conditions
from assistant.composing.rows_beyond import AGAINST, FOR
from assistant.composing.tables import Table, Told, are_short, fit, is_total, tables, told_row
from assistant.composing.wording import attribution, escape, plain
from assistant.question.terms import CHANGE_WORDS, subject_terms
from corpus.paper import Paper, Paragraph

SUBJECT = 0.5
"""The share of what is asked about that a table, its heading, its paper or its rows have to name."""
SECTION = 120
"""The longest heading, in letters, that is told of a table."""
_FOUND = (("improvement_area",), ("strength",), ("judgement",))
"""What inspectors found stands in no such table: ``what it must get better at``."""
_WHY = re.compile(r"^\W*(?:(?:and|but|so) )?(?:why|how come|what caused)\b", re.IGNORECASE)
_YES_NO = re.compile(r"^\W*(?:(?:and|but|so) )?(?:is|are|has|have|did|does)\b", re.IGNORECASE)


def compose_figured(desk: Desk) -> Draft:
    """The rows of the likeliest table whose figures say what is asked, with those figures; nothing
    where nothing of the kind is asked, or no table has such columns."""
    plan = desk.plan
    if plan.kind not in ("list", "fact", "change") or len(plan.sides) > 1:
        return nothing(plan.kind)
    if plan.findings[:1] in _FOUND or plan.wants in SUMS or _WHY.search(plan.text):
        # One sum is asked for, "What was the overspend?", or a reason, which no figure is.
        return nothing(plan.kind)
    text = without_elisions(plan.text)
    for condition in conditions(text):
        match = condition.asks.search(text)
        if match is None or (condition.of_people and not _OF_PEOPLE.search(text)):
            continue
        said = match["said"].lower()
        own = [
            term
            for term in subject_terms(plan.topic)
            if term.text.replace(" %", "%") not in said
            and term.text not in CHANGE_WORDS
            and term.text not in _PEOPLE
            and not (condition.needs_subject and (FOR.match(term.text) or AGAINST.match(term.text)))
        ]
        if condition.needs_subject and not (own or plan.authorities):
            continue
        found = [
            (max(fit(desk, own, table) for table in alike), alike[0].paper.best_date or "", alike)
            for alike in _alike(desk)
            if _is_of_the_time(desk, alike[0])
        ]
        is_whether = _YES_NO.search(text) is not None and condition.other is not None
        told = []
        for share, date, alike in found:
            if share < SUBJECT:
                continue
            rows = _all_rows(alike, condition.rows)
            opposite = _all_rows(alike, condition.other) if is_whether and condition.other else []
            if rows or opposite:
                told.append((share, date, len(rows) + len(opposite), alike, rows, opposite))
        if told:
            *_, tables_of, rows, opposite = max(told, key=lambda one: one[:3])
            paper = tables_of[0].paper
            return of_one_paper(
                paper,
                "list",
                _lines(tables_of, rows, condition, opposite if is_whether else None),
                1.0,
            )
    return nothing(plan.kind)


def _is_of_the_time(desk: Desk, table: Table) -> bool:
    """Whether a table's paper is of a time asked about, or came out in the year after it."""
    told = table.paper.best_date
    asked = desk.plan.times.periods
    return not (asked and told) or any(
        one.start <= told <= f"{int(one.end[:4]) + 1}{one.end[4:]}" for one in asked
    )


def without_elisions(text: str) -> str:
    """``won't`` and ``haven't`` as ``will not`` and ``have not``."""
    return re.sub(
        r"n['’]t\b", " not", re.sub(r"\bwon['’]?t\b", "will not", text, flags=re.I), flags=re.I
    )


_OF_PEOPLE = re.compile(
    r"\b(?:people|residents|respond\w+|public|tenants|parents|users|customers|consult\w*|survey\w*|those who)\b",
    re.IGNORECASE,
)
"""Who agrees in a consultation: what a cabinet agreed is told by a column that says so."""
_PEOPLE = frozenset(
    "people residents public respondents anyone anything indicators measures kpis figures scores results".split()
)
"""Words for who answered, or for what the rows of any table are: no table need say them."""


def _all_rows(
    alike: Sequence[Table], told: Callable[[Table], Callable[[Paragraph], Told]]
) -> list[tuple[Paragraph, Told]]:
    """The rows of some tables, but for those that add up others, of which figures tell so."""
    found = []
    for table in alike:
        of_row = told(table)
        for row in table.rows:
            if not is_total(row) and (places := of_row(row)):
                found.append((row, places))
    return found


def _alike(desk: Desk) -> list[list[Table]]:
    """The tables, those of one paper together that have the same headings but for what brackets
    add: a paper may part its indicators into several."""
    found: dict[tuple[str, tuple[str, ...]], list[Table]] = {}
    for table in tables(desk):
        named = tuple(re.sub(r"\(.*?\)", "", column).strip().lower() for column in table.columns)
        found.setdefault((table.paper.paper_id, named), []).append(table)
    return list(found.values())


def _lines(
    alike: Sequence[Table],
    rows: Sequence[tuple[Paragraph, Told]],
    condition: Condition,
    others: Sequence[tuple[Paragraph, Told]] | None,
) -> Iterator[Statement]:
    paper = alike[0].paper
    whole = sum(not is_total(row) for table in alike for row in table.rows)
    where = "table" if len(alike) == 1 else "tables"
    head, opposite = condition.heads
    said = f" {head}" if head else ""
    lead = attribution(paper, paper.best_date)
    section = alike[0].rows[0].section
    if condition.needs_subject and 0 < len(section) <= SECTION:
        # The most of which: a table may hold only those that are to close.
        where += f" “{escape(section)}”"
    if others is not None and not rows:
        none = f"None of the {whole} in the {where} {head}, {len(others)} {opposite}:"
        yield Statement(none, (), lead=lead)
    else:
        yield Statement(f"{len(rows)} of the {whole} in the {where}{said}:", (), lead=lead)
        yield from _told(paper, rows)
        if others is not None:
            yield plain(f"{len(others) or 'None'} {opposite}{':' if others else '.'}")
    yield from _told(paper, others or ())
    left = (
        whole - len(rows) - len(_all_rows(alike, condition.contrary)) if condition.contrary else 0
    )
    if left > 0:
        yield plain(
            f"For {left} more the {where} does not tell whether a higher or a lower figure is better."
        )


def _told(paper: Paper, rows: Sequence[tuple[Paragraph, Told]]) -> Iterator[Statement]:
    short = are_short(row for row, _ in rows)
    for row, places in rows:
        yield Statement(
            told_row(row, places, short),
            (row.paragraph_id,),
            (row.text,),
            bullet=True,
            authority=paper.authority,
        )
