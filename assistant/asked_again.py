"""The earlier question asked again: of another year, of another authority, of another grade."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce

from assistant.answer import Plan
from assistant.question import kinds
from assistant.question.authorities import Named
from assistant.question.follow_up import opening_removed
from assistant.question.terms import GRADE_WORDS, content_terms
from assistant.words.stems import words


def swapped(plan: Plan, asked: Named, before: Plan) -> Plan:
    """The earlier question asked of another year or authority."""
    named = bool(asked.held or asked.unheld)
    when = plan.times if plan.times.periods else before.times
    authorities = asked.held if named else before.authorities
    kind = before.kind
    if kind in ("compare", "change", "across") and named:
        kind = "list" if before.findings else "fact"
    return replace(
        before,
        question=plan.question,
        kind=kind,
        text=_retold(before, plan, authorities),
        parts=(),
        authorities=authorities,
        sides=asked.sides if named else before.sides,
        unheld=asked.unheld if named else before.unheld,
        scope=replace(
            plan.question.scope, authorities=authorities or plan.question.scope.authorities
        ),
        times=when,
        years=when.written,
        follow_up=True,
        notes=(),
        leads=(),
        choices=plan.choices,
    )


def regraded(plan: Plan, asked: Named, before: Plan) -> Plan | None:
    """The earlier question on a grade asked of another one (``and which are good?``); None where
    this is no such question."""
    other = kinds.named_grade(plan.text)
    if not (before.grade and other) or asked.held or asked.unheld or plan.times.periods:
        return None
    graded = set(words(other)) | GRADE_WORDS
    if any(not set(words(term.text)) <= graded for term in content_terms(plan.topic)):
        return None
    text = re.sub(re.escape(before.grade), other, before.text, flags=re.IGNORECASE)
    return replace(before, question=plan.question, text=text, grade=other, follow_up=True, notes=())


def _retold(before: Plan, plan: Plan, authorities: tuple[str, ...]) -> str:
    """The earlier question's words with its dates and names exchanged for the new ones."""
    text = before.text
    if plan.times.periods:
        text = reduce(lambda line, year: line.replace(year, " "), before.years, text)
    added = [*plan.years]
    if authorities != before.authorities or plan.unheld:
        added.append(opening_removed(plan.text).strip(" ?"))
    return " ".join(re.sub(r"\s+", " ", f"{text.rstrip(' ?')} {' '.join(added)}?").split())
