"""Amounts told in words alone: "a small number of cases", and what fell short without how far."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.scrutiny.comparing import bare_figure
from assistant.scrutiny.line import Line
from assistant.scrutiny.matter import Matter
from assistant.words.sentences import sentences
from assistant.words.values import values
from corpus.paper import Paragraph

MOST = 4
_KINDS = ("report", "appendix", "decision_record", "other")
_PROSE = ("paragraph", "item")
_ADJECTIVES = (
    r"(?:(?:very|relatively)\s+)?(?:small|large|high|low|significant|growing|increasing|limited|concerning|considerable|"
    r"substantial|sizeable|greater|overwhelming|vast)"
)
# Ways, issues and steps are not counted by those who are asked to.
_UNCOUNTED = (
    r"(?:ways?|reasons?|areas?|elements?|initiatives?|issues?|factors?|measures?|activities|options|themes?|changes?|"
    r"challenges?|points?|things?|years?|months?|sources?|key|different|other|recommended|further|potential|strands?|"
    r"statutory|aspects?|benefits?|improvements?|actions?|discrete|positive|specific|common|documents?|queries|questions)"
)
_VAGUE = re.compile(
    rf"\b(?:(?:an?|the)\s+{_ADJECTIVES}\s+(?:number|proportion|majority|minority|cohort|percentage|share)"
    rf"|an?\s+(?:number|proportion|majority|minority|cohort|handful)|the\s+majority)\s+of\s+"
    rf"(?:the\s+|our\s+|its\s+|these\s+|those\s+|open\s+)?(?!{_UNCOUNTED}\b)[\w’'‘-]+(?:\s+(?!that\b|which\b|who\b|is\b|are\b|was\b|were\b|has\b|have\b|had\b|will\b|to\b|and\b|in\b|judged\b)[\w’'-]+)?(?:\s+in\s+(?:need|care)\b(?:\s+cases\b)?)?",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\b(?:red|(?:did|does|do|are|is|was|were)\s+not\s+(?:\w+\s+)?(?:meet|meeting|met|on track|on target|achiev\w+)"
    r"|below\s+(?:the\s+)?(?:\w+\s+)?(?:target|floor|standard|average)|missed|off[ -]track|off[ -]target|overdue"
    r"|behind\s+(?:schedule|target|plan)|underperform\w*)\b",
    re.IGNORECASE,
)
_ENOUGH_ITEMS = 2
_HALF = 0.5


def amounts_without_figures(matter: Matter) -> tuple[Line, ...]:
    """What a council's own paper counts or finds short and gives no figure for."""
    if matter.paper.kind not in _KINDS:
        return ()
    return (*_shortfalls(matter), *_vague(matter))[:MOST]


def _vague(matter: Matter) -> Iterator[Line]:
    for paragraph in matter.paragraphs:
        if paragraph.kind not in _PROSE:
            continue
        parts = [sentence.text for sentence in sentences(paragraph.text)]
        for at, said in enumerate(parts):
            found = _VAGUE.search(said)
            beside = " ".join(parts[max(0, at - 1) : at + 2])
            if found is None or _counts(beside) or _is_counted(matter, paragraph, said):
                continue
            amount = " ".join(found.group().split()).strip("‘’'")
            yield Line(
                "figure",
                f"{matter.as_held} gives no figure for “{amount}”.",
                "How many is that, of how many, and how many was it a year before?",
                matter.cited(paragraph, said),
            )
            break


def _shortfalls(matter: Matter) -> Iterator[Line]:
    """Lists of what fell short of which most items have no figure."""
    for paragraph in matter.paragraphs:
        text = paragraph.text.strip()
        if not text.endswith(":") or not _SHORT.search(text):
            continue
        under = [other for other in matter.paragraphs if _stands_under(matter, other, paragraph)]
        without = [other for other in under if not values(other.text)]
        if len(under) >= _ENOUGH_ITEMS and len(without) >= _HALF * len(under):
            yield Line(
                "figure",
                f"{matter.as_held} lists what fell short and does not say by how much.",
                "How far short is each, since when, and what is being done about it by whom?",
                matter.cited(paragraph, paragraph.text),
            )


def _stands_under(matter: Matter, item: Paragraph, head: Paragraph) -> bool:
    above = item.parent
    while above is not None and above != head.paragraph_id:
        parent = matter.by_id.get(above)
        above = parent.parent if parent else None
    return above == head.paragraph_id


def _counts(text: str) -> bool:
    return any(value.kind in ("percent", "money", "number") for value in values(text))


def _is_counted(matter: Matter, paragraph: Paragraph, said: str) -> bool:
    """Whether another paragraph on the same gives a figure."""
    return any(bare_figure(other.text) for other in matter.around(paragraph, said))
