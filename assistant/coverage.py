"""How much of the collection an answer rests on, and what it could not rest on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Citation, Coverage, Plan
from assistant.composing.draft import Draft
from assistant.evidence.spanned import is_withheld, spanned
from corpus.paper import Paper, Scope, slug

if TYPE_CHECKING:
    from corpus.library import Library

_APPENDIX = re.compile(r"\b(?:Appendix|Annexe?|Schedule)\s+(?:[A-Z]|\d+|[IVX]+)\b", re.IGNORECASE)


def coverage(plan: Plan, draft: Draft, citations: Sequence[Citation], library: Library) -> Coverage:
    """What was searched, who has evidence and who has none, what was not read or not held."""
    within = spanned(library, plan.scope)
    names = within.names
    telling = dict.fromkeys(citation.authority for citation in citations if citation.authority)
    return Coverage(
        authorities_searched=len(names),
        authorities_with_evidence=tuple(telling),
        authorities_without_evidence=tuple(
            names[key]
            for key in draft.without_evidence
            if key in names and names[key] not in telling
        ),
        papers_searched=within.papers_read,
        papers_not_read=(
            *({"source": one.source, "reason": one.reason} for one in library.failures()),
            *map(withheld, within.withheld),
        ),
        papers_undated=undated(library, plan.scope),
        referred_to_not_held=_referred_to(citations, library),
    )


def papers_withheld(papers: Sequence[Paper]) -> tuple[dict[str, str], ...]:
    """What of these papers is held back as exempt: that it exists."""
    return tuple(withheld(paper) for paper in papers if is_withheld(paper))


def withheld(paper: Paper) -> dict[str, str]:
    """What a reader is told of a paper that is held back, whole or in part: that it exists."""
    item = f"agenda item {paper.agenda_item} " if paper.agenda_item else ""
    if paper.status == "unclear":
        return {"source": paper.source, "reason": f"{item}may be exempt and was not read"}
    what = "is exempt" if paper.is_closed else "has a part that is exempt"
    return {"source": paper.source, "reason": f"{item}{what} and was not read"}


def undated(library: Library, scope: Scope) -> tuple[str, ...]:
    """The papers that a filter by date leaves out because they have no date."""
    if not (scope.since or scope.until):
        return ()
    free = replace(scope, since=None, until=None)
    return tuple(paper.paper_id for paper in library.in_scope(free) if paper.best_date is None)


def _referred_to(citations: Sequence[Citation], library: Library) -> tuple[str, ...]:
    """The appendices that cited paragraphs point to and of which nothing is held."""
    found: dict[str, None] = {}
    held = library.papers()
    for citation in citations:
        for match in _APPENDIX.finditer(citation.text):
            name = _written(match.group())
            if not any(_is_appendix(paper, name, citation) for paper in held):
                found[f"{name} of {citation.title}"] = None
    return tuple(found)


def _is_appendix(paper: Paper, name: str, citation: Citation) -> bool:
    if paper.paper_id == citation.paper_id or paper.authority_name != citation.authority:
        return False
    return slug(name) in slug(f"{paper.title} {paper.source}")


def _written(text: str) -> str:
    words = text.split()
    return f"{words[0].capitalize()} {words[1].upper()}"
