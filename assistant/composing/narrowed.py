"""Filters that leave no paper to search: said as that, with the filter to widen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.composing.draft import Desk, Draft
from assistant.composing.wording import counted, joined, plain
from corpus.library import Library
from corpus.paper import Scope


def leaves_none(desk: Desk) -> bool:
    """Whether papers are held and the question's own filters leave none of them."""
    scope = desk.plan.question.scope
    return bool(scope != Scope() and desk.known.papers and not desk.library.in_scope(scope))


def compose_narrowed(desk: Desk) -> Draft:
    """An answer that says that nothing was searched, why, and what to widen."""
    scope = desk.plan.question.scope
    told = f"No paper was searched: {_why(scope, desk.library)}"
    return Draft(desk.plan.kind, "not_in_papers", (plain(told),))


def _why(scope: Scope, library: Library) -> str:
    if scope.since and scope.until and _last_day(scope.until) < scope.since:
        return (
            f"the filter asks for papers since {scope.since} and until {scope.until}, which is "
            "before that. Exchange the two dates, or clear one of them."
        )
    wider = [
        f"without the {name} {counted(left, 'paper is', 'papers are')} left"
        for name, free in _without_one(scope)
        if (left := sum(not paper.is_closed for paper in library.in_scope(free)))
    ]
    if wider:
        return f"the filters leave none of those held. Widen one of them: {joined(wider, 'or')}."
    names = joined([name for name, _ in _without_one(scope)], "and")
    return f"the filters leave none of those held. Widen more than one of them: {names}."


def _without_one(scope: Scope) -> Iterator[tuple[str, Scope]]:
    """The scope without each filter in turn, by what a reader calls it."""
    if scope.authorities:
        yield "authority", replace(scope, authorities=())
    if scope.committees:
        yield "committee", replace(scope, committees=())
    if scope.kinds:
        yield "kind of paper", replace(scope, kinds=())
    if scope.since or scope.until:
        yield "dates", replace(scope, since=None, until=None)


def _last_day(until: str) -> str:
    """A date that ends after every day of the year or month that it names."""
    return f"{until}-99-99" if len(until) < len("2022-04-26") else until
