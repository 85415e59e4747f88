"""A line of enquiry, and how an absence is worded: of the paper as held, never of the world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Citation
from assistant.composing.wording import joined
from corpus.paper import Paper, slug

LineKind = Literal["action", "improvement", "figure", "recommendation", "earlier", "elsewhere"]
NAMED_APPENDICES = 3
"""So many missing appendices are named one by one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to ask: ``says`` what the paper says or leaves unsaid, ``question`` what to ask.

    ``source`` is the paragraph that it rests on, ``beside`` what else is held on the matter.
    """

    kind: LineKind
    says: str
    question: str
    source: Citation
    beside: tuple[Citation, ...] = ()


def appendices_not_held(paper: Paper, papers: Sequence[Paper]) -> tuple[str, ...]:
    """The appendices that a paper refers to and that are not held, in order of their names."""
    return tuple(
        sorted(
            name
            for name in dict.fromkeys(paper.refers_to)
            if not any(_is_appendix(other, name, paper) for other in papers)
        )
    )


def as_held(missing: Sequence[str]) -> str:
    """The subject of an absence: ``This paper as held, without Appendix B,``."""
    if not missing:
        return "This paper as held"
    if len(missing) > NAMED_APPENDICES:
        return f"This paper as held, without the {len(missing)} appendices that it refers to,"
    return f"This paper as held, without {joined(missing)},"


def _is_appendix(other: Paper, name: str, paper: Paper) -> bool:
    if other.paper_id == paper.paper_id or other.authority != paper.authority:
        return False
    # Another meeting's Appendix A is not this paper's.
    same_meeting = not (other.best_date and paper.best_date) or other.best_date == paper.best_date
    words = f"-{slug(f'{other.title} {other.source}')}-"
    return same_meeting and f"-{slug(name)}-" in words
