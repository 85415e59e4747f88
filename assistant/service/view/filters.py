"""The filters of the Ask page: what can be chosen, and what a choice means."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from corpus.paper import Paper, Scope

if TYPE_CHECKING:
    from corpus.library import Library

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
KIND_WORDS = {
    "report": "Report",
    "minutes": "Minutes",
    "agenda": "Agenda",
    "decision_record": "Record of decision",
    "inspection_report": "Inspection report",
    "appendix": "Appendix",
    "other": "Other paper",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to tick: what is sent, what is read, and how many papers it stands for."""

    value: str
    words: str
    papers: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the papers held can be narrowed by."""

    authorities: tuple[Choice, ...]
    committees: tuple[Choice, ...]
    kinds: tuple[Choice, ...]

    @classmethod
    def of(cls, papers: Sequence[Paper]) -> Choices:
        """The authorities, committees and kinds of the papers, in the order of the alphabet."""
        names = {p.authority: p.authority_name or p.authority for p in papers if p.authority}
        authorities, committees, kinds = Counter[str](), Counter[str](), Counter[str]()
        for paper in papers:
            # An exempt paper can be chosen, and there is nothing of it to search.
            papers_of_it = 0 if paper.is_closed else 1
            authorities[paper.authority or ""] += papers_of_it
            committees[paper.committee or ""] += papers_of_it
            kinds[paper.kind] += papers_of_it
        del authorities[""], committees[""]
        return cls(
            _sorted(Choice(key, names[key], count) for key, count in authorities.items()),
            _sorted(Choice(name, name, count) for name, count in committees.items()),
            _sorted(Choice(kind, KIND_WORDS[kind], count) for kind, count in kinds.items()),
        )


def counts_within(library: Library, scope: Scope) -> dict[str, dict[str, int]]:
    """How many papers each choice stands for within all the other choices made.

    What is ticked in its own list does not narrow it: ticking another one adds to the search.
    """
    among = {
        "authority": Choices.of(library.in_scope(replace(scope, authorities=()))).authorities,
        "committee": Choices.of(library.in_scope(replace(scope, committees=()))).committees,
        "kind": Choices.of(library.in_scope(replace(scope, kinds=()))).kinds,
    }
    return {name: {one.value: one.papers for one in found} for name, found in among.items()}


def chosen_scope(chosen: str | None, papers: Sequence[Paper]) -> Scope:
    """The scope that a browser's JSON names; what is not held or not a date is left out."""
    try:
        sent = json.loads(chosen or "{}")
    except json.JSONDecodeError:
        sent = {}
    if not isinstance(sent, dict):
        sent = {}
    choices = Choices.of(papers)
    return Scope(
        authorities=_ticked(sent.get("authority"), choices.authorities),
        committees=_ticked(sent.get("committee"), choices.committees),
        kinds=_ticked(sent.get("kind"), choices.kinds),  # type: ignore[arg-type]
        since=_date(sent.get("since")),
        until=_date(sent.get("until")),
    )


def _ticked(sent: Any, choices: Sequence[Choice]) -> tuple[str, ...]:
    values = sent if isinstance(sent, list) else []
    return tuple(choice.value for choice in choices if choice.value in values)


def _date(sent: Any) -> str | None:
    return sent if isinstance(sent, str) and _DATE.fullmatch(sent) else None


def _sorted(choices: Any) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: choice.words))
