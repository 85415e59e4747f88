"""What a paper says of how all its actions are measured, away from each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.words.sentences import sentences
from corpus.paper import Paragraph

MOST = 2
_WHAT = r"(?:impact|progress|success|effectiveness|delivery|improvements?|(?:action|improvement)\s+plans?|actions)"
_HOW = r"(?:measured|monitored|evaluated|evaluates|evaluating|tracked|assessed|overseen|monitors|measures|tracks)"
_GENERAL = re.compile(
    rf"\b{_WHAT}\b[^.;]{{0,90}}\b{_HOW}\b|\b{_HOW}\b[^.;]{{0,60}}\b{_WHAT}\b", re.IGNORECASE
)
_OF_ALL = re.compile(
    r"\b(?:these|the|this|its|our|all|improvement)\s+(?:\w+\s+){0,2}?(?:actions?|plans?|strands?|measures|improvements?)\b"
    r"|^\W*progress\s+(?:will|is|against)\b|\bprogress\s+and\s+impact\b|\bimpact\s+of\s+improvement\b",
    re.IGNORECASE,
)
# What somebody else asked for, or what is missing, measures nothing.
_NOT_SO = re.compile(
    r"^\W*[\"“‘']|\b(?:not|less|no|never|unclear|how)\b|^\W*(?:ensure|apply|develop|review|improve)\b",
    re.IGNORECASE,
)
_PLAIN = ("paragraph", "item")


def tells_how_measured(text: str) -> bool:
    """Whether a sentence says how actions in general are measured or followed up."""
    is_general = _GENERAL.search(text) and _OF_ALL.search(text)
    return bool(is_general) and not _NOT_SO.search(text)


def how_measured(paragraphs: Iterable[Paragraph]) -> tuple[tuple[Paragraph, str], ...]:
    """The first paragraphs that say so, each with its sentence."""
    found: list[tuple[Paragraph, str]] = []
    for paragraph in paragraphs:
        if paragraph.kind not in _PLAIN:
            continue
        said = next((s.text for s in sentences(paragraph.text) if tells_how_measured(s.text)), None)
        if said:
            found.append((paragraph, said))
    return tuple(found[:MOST])
