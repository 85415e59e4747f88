"""Signs by which an action has an owner, a date and a measure."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.scrutiny.promises import is_done
from assistant.words.sentences import sentences
from assistant.words.values import values
from corpus.paper import Paragraph

# The offices of English local government, by the nouns that name them.
_OFFICE = re.compile(
    r"\b(?:director|head of|manager|officer|leader|lead (?:member|officer|for)|led by|chair(?:ed|man|woman)?"
    r"|portfolio holder|cabinet member|councillor|cllr|mayor|chief|treasurer|solicitor|commissioner"
    r"|principal|nurse|clerk|responsib\w+|accountable|owner)\b",
    re.IGNORECASE,
)
# A body owns what it does itself: what is told to it or watched by it has another owner.
_BODY = (
    r"(?:executive|board|committee|panel|team|directorate|department|division|partnership|provider"
    r"|contractor)"
)
_BODY_DOES = re.compile(
    rf"\b{_BODY}\s+(?:\(\w+\)\s+)?(?:(?:is|are|shall|must|has|have|to|does|owns?|leads?)\b"
    r"|will\b(?!\s+(?:receive|be\s+(?:told|informed|updated|asked|sent|advised))))"
    rf"|(?<!monitored )(?<!overseen )(?<!reviewed )(?<!considered )(?<!approved )(?<!scrutinised )(?<!received )"
    rf"\bby\s+(?:the\s+|our\s+|an?\s+)?(?:[\w’'-]+\s+){{0,4}}?{_BODY}\b",
    re.IGNORECASE,
)
# What the council or a service of it does itself has that for its owner, if no nearer one.
_SERVICE_DOES = re.compile(
    r"(?i:\b(?:the|our|each|this|its|every)\s+(?:(?!of\b|for\b|to\b|in\b|and\b)[\w’'-]+\s+){0,3}?"
    r"(?:services?|council|authority)\s+(?:continues?\b|plans?\s+to\b|intends?\b|"
    r"(?:is|are|has|have|will|shall|must)\b(?!\s+(?:\w+\s+)?(?:be|being|been|not)\b)))"
    r"|\b(?:[A-Z][\w&’-]+\s+|and\s+){1,5}Services?\s+(?:is|are|has|have)\b"
    r"(?!\s+(?:\w+\s+)?(?:being|been|not)\b)"
)
# "Overseen by the DASS", "The SEND service will": an office or a service by its own name.
_NAMED_DOES = re.compile(
    r"\bby\s+(?:the\s+)?[A-Z]{3,6}\b|\b[A-Z]{3,6}\s+(?:will|is to|are to|shall|must)\b(?!\s+be\b)"
    r"|\b(?!The\b|This\b|Our\b|These\b|Each\b)[A-Z][\w&’-]+\s+[Ss]ervices?\s+(?:\(\w+\)\s+)?(?:will|is to|are to|shall|must)\b"
)
_ANY_BODY = re.compile(rf"\b{_BODY}\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof(?:essor)?)\.?\s+[A-Z]")
_WHEN = re.compile(
    r"\bwithin (?:the next )?\w+ (?:working )?(?:days?|weeks?|months?|years?)\b|\bby the end of\b"
    r"|\b(?:each|every|per) (?:working )?(?:day|weekday|week|month|quarter|term|year|meeting)\b"
    r"|\b\w+[ -](?:weekly|monthly|yearly)\b|\b(?:daily|weekly|monthly|quarterly|termly|annual(?:ly)?|six-monthly|bi-annual(?:ly)?)\b"
    r"|\bimmediate(?:ly)?\b|\bnext (?:meeting|month|year|week|quarter)\b|\balready\b|\bnow in place\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\b(?:target|measured?|measures of|indicator|kpis?|benchmark|baseline|success|milestone"
    r"|at least|no more than|all (?:children|staff|cases|plans|records))\b",
    re.IGNORECASE,
)
_OWNERS = re.compile(r"\b(?:lead|owner|responsib\w+|officer|who|accountable|by whom)\b", re.I)
_DATES = re.compile(
    r"\b(?:by|by when|when|date|deadline|due|timescale|timeline|completion)\b", re.I
)
_MEASURES = re.compile(
    r"\b(?:measure|target|kpi|indicator|success|outcome|impact|evidence)\b", re.I
)


def told_of_action(paragraph: Paragraph, action: str) -> frozenset[str]:
    """Which of an action's owner, date and measure its paragraph tells.

    What other sentences say counts as far as it is about the same: no body that is only told of
    it, no date of what is past, no number of something else.
    """
    rest = " ".join(s.text for s in sentences(paragraph.text) if s.text not in action)
    to_come = " ".join(s.text for s in sentences(rest) if not is_done(s.text))
    does = _BODY_DOES if paragraph.kind == "paragraph" else _ANY_BODY
    owned = bool(_OFFICE.search(paragraph.text) or _PERSON.search(paragraph.text))
    dated = _dates(f"{action} {to_come} {paragraph.lead_in or ''}")
    measured = _numbers(action) or bool(_MEASURE.search(paragraph.text))
    found = {
        "owner": owned
        or bool(does.search(action) or _NAMED_DOES.search(action))
        or bool(_SERVICE_DOES.search(paragraph.text))
        or _filled(paragraph, _OWNERS),
        "date": dated or _filled(paragraph, _DATES),
        "measure": measured or _filled(paragraph, _MEASURES),
    }
    return frozenset(name for name, is_told in found.items() if is_told)


def has_owner(paragraph: Paragraph) -> bool:
    """Whether a paragraph names an office or a person, or its owner's column is filled."""
    text = paragraph.text
    return _filled(paragraph, _OWNERS) or bool(_OFFICE.search(text) or _PERSON.search(text))


def has_date(paragraph: Paragraph) -> bool:
    """Whether a paragraph or its lead-in says when, or its date's column is filled."""
    to_come = " ".join(s.text for s in sentences(paragraph.text) if not is_done(s.text))
    return _dates(f"{to_come} {paragraph.lead_in or ''}") or _filled(paragraph, _DATES)


def has_measure(paragraph: Paragraph) -> bool:
    """Whether a paragraph says how much, or by what it will be known that it worked."""
    if _filled(paragraph, _MEASURES) or _MEASURE.search(paragraph.text):
        return True
    return _numbers(paragraph.text)


def _dates(text: str) -> bool:
    return bool(_WHEN.search(text)) or any(value.kind == "date" for value in values(text))


def _numbers(text: str) -> bool:
    # The six of "within six weeks" says when, and not how much.
    found = values(_WHEN.sub(" ", text))
    return any(value.kind in ("money", "percent", "number") for value in found)


SIGNS: tuple[tuple[str, Callable[[Paragraph], bool]], ...] = (
    ("owner", has_owner),
    ("date", has_date),
    ("measure", has_measure),
)


def _filled(paragraph: Paragraph, heading: re.Pattern[str]) -> bool:
    columns = zip(paragraph.columns, paragraph.cells, strict=False)
    return any(heading.search(column) and cell.strip(" -–") for column, cell in columns)
