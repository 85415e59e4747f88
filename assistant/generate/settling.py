"""The checked statements and the composed draft -> what is shown of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.answer import Plan, Statement
from assistant.cite import normal, plain_text
from assistant.composing.draft import Draft
from assistant.composing.wording import counted, plain
from assistant.generate.checking import Checked
from assistant.words.sentences import sentences

ENOUGH = 0.5
"""The share of a composed list's points that a wording must tell to take its place."""
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Settled:
    """A draft with a model's wording, and how it came about."""

    draft: Draft
    kept: int
    replaced: int
    left_out: int
    added: int


def so_far(plan: Plan, draft: Draft, checked: Sequence[Checked]) -> Draft:
    """The statements checked until now as a draft of their own."""
    return replace(draft, statements=laid_out(plan, _statements(checked)))


def settle(plan: Plan, draft: Draft, checked: Sequence[Checked]) -> Settled | None:
    """The draft in the model's wording, or None where the composed one tells more.

    A fact's value must be told, or at least half of a list's points; the points that the wording
    passes over are added as composed, so that a model can leave nothing out.
    """
    statements = _statements(checked)
    points = [one for one in draft.statements if one.cites and not _introduces(one)]
    missing = [one for one in points if not _is_told(one, statements)]
    told = len(points) - len(missing)
    if not statements or told == 0 or points[0] in missing[: draft.kind == "fact"]:
        return None
    if draft.kind != "fact" and told < ENOUGH * len(points):
        return None
    replaced = sum(one.outcome == "replaced" for one in checked)
    left_out = sum(one.outcome == "left_out" for one in checked)
    lines = laid_out(plan, statements)
    added = _added(draft.statements, missing)
    if added:
        lines += (plain("The papers also say:"), *added)
    lines += _own_lines(draft.statements)
    note = _note(replaced, left_out)
    shown = replace(draft, statements=(*lines, plain(note)) if note else lines)
    return Settled(shown, sum(one.worded for one in statements), replaced, left_out, len(missing))


def laid_out(plan: Plan, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements with whose they are in front, once for each run of one paper and date; without
    it where the question names the one authority and all is of one date."""
    named = len(plan.sides) == 1 and all(one.authority in plan.authorities for one in statements)
    if named and len({one.date for one in statements}) == 1:
        several = len(statements) > 1
        return tuple(replace(one, lead="", bullet=several) for one in statements)
    lines: list[Statement] = []
    for lead, group in groupby(statements, key=lambda one: one.lead):
        run = list(group)
        if len(run) > 1:
            lines.append(Statement("", (), lead=lead))
            lines += [replace(one, lead="") for one in run]
        else:
            lines.append(replace(run[0], bullet=len(statements) > 1))
    return tuple(lines)


def _statements(checked: Sequence[Checked]) -> list[Statement]:
    """What is shown of each, every text once; a paper's own sentence only where no statement
    told it already."""
    found: dict[tuple[str, tuple[str, ...]], Statement] = {}
    for one in checked:
        for statement in one.statements:
            found.setdefault((normal(statement.text), statement.cites), statement)
    kept = [one for one in found.values() if one.worded]
    return [one for one in found.values() if one.worded or not _is_said(one, kept)]


def _is_said(own: Statement, kept: Sequence[Statement]) -> bool:
    quoted = [
        normal(quote)
        for one in kept
        for name, quote in zip(one.cites, one.quotes, strict=True)
        if name in own.cites
    ]
    told = sentences(own.quotes[0])
    return all(any(normal(one.text) in quote for quote in quoted) for one in told)


def _is_told(point: Statement, statements: Sequence[Statement]) -> bool:
    """Whether a composed point is told: its paragraph is cited, and its answering words said."""
    said = " ".join(
        normal(plain_text(one.text)) for one in statements if set(one.cites) & set(point.cites)
    )
    values = [normal(plain_text(found)) for found in _BOLD.findall(point.text)]
    if values:
        return any(value in said for value in values)
    cited = {name for one in statements for name in one.cites}
    return bool(cited & set(point.cites))


def _added(composed: Sequence[Statement], missing: Sequence[Statement]) -> list[Statement]:
    """The missing points with the heading and the line that each belongs to."""
    lines: list[Statement] = []
    heading: Statement | None = None
    for one, *inline in _runs(composed):
        if not one.bullet and (one.lead or not one.cites or _introduces(one)):
            heading = one
        if one in missing or any(other in missing for other in inline):
            if heading is not None and heading is not one and one.bullet and not one.lead:
                lines.append(heading)
                heading = None
            lines += [one, *inline]
    return lines


def _introduces(one: Statement) -> bool:
    """Whether a line (``The Commission is asked:``) tells nothing without what follows."""
    return not one.bullet and bool(one.cites) and one.text.rstrip().endswith(":")


def _runs(composed: Sequence[Statement]) -> list[list[Statement]]:
    """Each line with the statements that stand on it."""
    runs: list[list[Statement]] = []
    for one in composed:
        if one.inline and runs:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _own_lines(composed: Sequence[Statement]) -> tuple[Statement, ...]:
    """The program's own lines of a composed draft: what is not held, not found or not said."""
    return tuple(
        one
        for one in composed
        if not one.cites
        and not one.lead
        and not one.bullet
        and not one.text.startswith("- ")
        and one.text.endswith((".", "?"))
    )


def _note(replaced: int, left_out: int) -> str:
    parts = []
    if replaced:
        given = (
            "is given in the paper's own words"
            if replaced == 1
            else "are given in the papers' own words"
        )
        parts.append(f"{counted(replaced, 'statement')} of the model {given}")
    if left_out:
        was = "was" if left_out == 1 else "were"
        parts.append(
            f"{counted(left_out, 'statement')} {was} left out, because no paragraph cited says it"
        )
    return f"*{'; '.join(parts)}.*" if parts else ""
