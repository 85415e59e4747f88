"""Who a paper says answers for all its actions, away from each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.words.sentences import sentences
from corpus.paper import Paragraph

MOST = 2
_WHAT = (
    r"(?:areas?\s+for\s+improvement|areas?\s+to\s+improve|(?:action|improvement|delivery)\s+plans?|actions|"
    r"recommendations|improvements?|implementation|delivery|programme|this\s+plan)"
)
_ANSWERS = (
    r"(?:ha(?:s|ve)\s+(?:(?:a|an|the|overall|joint|collective)\s+)*responsibility|"
    r"(?:is|are|will\s+be|remains?)\s+(?:\w+\s+)?(?:responsible|accountable))"
)
_GENERAL = re.compile(
    rf"\b{_ANSWERS}\s+(?:for|to)\b[^.;:]{{0,60}}\b{_WHAT}\b"
    rf"|\b{_WHAT}\b[^.;:]{{0,40}}\b(?:is|are|being|will\s+be)\s+(?:owned|led|delivered|undertaken|taken\s+forward)\s+by\b",
    re.IGNORECASE,
)
# What somebody else asked for, or what nobody does, names no owner.
_NOT_SO = re.compile(
    r"^\W*[\"“‘']|\b(?:not|no|nobody|never|unclear|who|whether|if|should|would)\b|\?\s*$"
    r"|^\W*(?:ensure|agree|develop|review|improve|establish)\b",
    re.IGNORECASE,
)
_PLAIN = ("paragraph", "item")


def who_answers(paragraphs: Iterable[Paragraph]) -> tuple[tuple[Paragraph, str], ...]:
    """The first paragraphs that say so, each with its sentence."""
    found: list[tuple[Paragraph, str]] = []
    for paragraph in paragraphs:
        if paragraph.kind not in _PLAIN:
            continue
        said = next((s.text for s in sentences(paragraph.text) if _tells(s.text)), None)
        if said:
            found.append((paragraph, said))
    return tuple(found[:MOST])


def _tells(text: str) -> bool:
    return bool(_GENERAL.search(text)) and not _NOT_SO.search(text)
