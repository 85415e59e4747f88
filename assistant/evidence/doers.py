"""Who did what a question asks about, by the verb: its agent (``owned by the County Council``), who was
given a thing (``awarded to Kestrel Ltd``), of whom a thing came (``support was received from ...``)."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answer import Plan
from assistant.words.matching import Term, holds_any, stem_line
from assistant.words.stems import FUNCTION_WORDS, stem
from assistant.words.values import Value

_ASKED = re.compile(
    r"\bwho(?: else| all)?(?: (?:has|have|had|is|are|was|were|will|would|did|does|also|actually|already|been|be|to|not))*\s+"
    r"(?P<verb>[a-z]{3,})\b",
    re.IGNORECASE,
)
_GIVEN_ASKED = re.compile(
    r"\bwho (?:has |have |had |was |were )?(?:got|gets|won|wins|has|holds|received|secured|landed|given|awarded|granted)\b[^?]*?"
    r"\b(?:contracts?|tenders?|deal|lease|franchise)\b",
    re.IGNORECASE,
)
_CAPITALS = r"[A-Z][\w&’'.-]*"
_NAMED = (
    rf"{_CAPITALS}(?:\s+(?:(?:of|for|and|the|&)\s+(?:the\s+)?(?={_CAPITALS[:5]}))*{_CAPITALS})*"
)
_GIVEN = re.compile(
    rf"\b(?:award(?:ed|ing)?|given|gave|granted|let|sold|leased|went|goes|go|paid|appointed)\b(?:\s+\w+){{0,3}}?\s+to\s+(?:the\s+)?(?P<who>{_NAMED})"
    rf"|(?P<named>{_NAMED})\s+(?:has been|had been|was|were|be|is|are)\s+(?:awarded|appointed|given|granted|selected|chosen)\b"
    rf"|\b(?:appointed|appoint|chose|selected)\s+(?:the\s+)?(?P<taken>{_NAMED})"
)
_BY = re.compile(rf"(?P<verb>[a-z]+)(?:\s+[a-z]+){{0,3}}?\s+by\s+(?:the\s+)?(?P<who>{_NAMED})")
_CAME_FROM = re.compile(
    r"\b(?:received|came|submitted|made|sent|heard)\s+(?:\w+\s+)?(?:from|by)\s+(?P<who>(?:[^,.;]|,(?=\s[^,.;]{1,60}\band\b))+)"
)
_SAID_BY_PAPER = re.compile(
    r"\b(?:representations?|letters?|objections?|petitions?|comments?|responses?|replies|complaints?|submissions?)\b",
    re.IGNORECASE,
)
_PLURAL_TITLE = re.compile(r"(?:Councillors|Cllrs|Messrs|Members)\b")
_ANOTHER_SURNAME = re.compile(
    r"\s*(?:\([^)]{1,40}\)\s*)?(?:,\s+and\s+|,\s+|\s*and\s+|\s*&\s+)(?:(?:Mr|Mrs|Ms|Dr)\s+)?[A-Z][a-z][\w’'-]*(?:\s+[A-Z][\w’'-]+){0,2}"
)
_JOINED = re.compile(r"\s*(?:\([^)]{1,60}\)\s*)?(?:,|,? and|&|;)\s+")


@lru_cache(maxsize=256)
def verb_asked(question: str) -> str:
    """The verb of a question for who did a thing (``who OBJECTED to the plan?``), empty where it has
    none of its own."""
    match = _ASKED.search(question)
    verb = match["verb"].lower() if match else ""
    return "" if verb in FUNCTION_WORDS else verb


def asks_who_was_given(question: str) -> bool:
    """Whether it asks who was given a contract or the like: a firm may be the one."""
    return bool(_GIVEN_ASKED.search(question))


def verb_term(plan: Plan) -> Term | None:
    """The term of a plan for the verb of who did it."""
    verb = stem(verb_asked(plan.text)) if verb_asked(plan.text) else ""
    return next((term for term in plan.topic if term.forms[0][-1:] == (verb,)), None)


def given(text: str) -> tuple[int, int] | None:
    """Where it stands to whom a thing was given."""
    match = _GIVEN.search(text)
    return match.span(match.lastgroup or 0) if match else None


def doer(verb: Term | None, text: str) -> tuple[int, int] | None:
    """Where the agent of the verb stands, a person or a body; None where it does not say."""
    if verb is None:
        return None
    single = tuple(form for form in verb.forms if len(form) == 1)
    for match in _BY.finditer(text):
        if holds_any(stem_line(match["verb"]), single):
            return match.span("who")
    if holds_any(stem_line(text), verb.forms) and _SAID_BY_PAPER.search(text):
        came = _CAME_FROM.search(text)
        return came.span("who") if came else None
    return None


def with_others(text: str, one: Value, named: list[Value]) -> tuple[int, int]:
    """A name with those that are joined to it: ``Mrs Ash and Mr Birch``, ``Councillors Ash, Birch and
    Cedar``."""
    start, end = one.start, one.end
    if _PLURAL_TITLE.match(one.text):
        while match := _ANOTHER_SURNAME.match(text, end):
            end = match.end()
        return start, end
    for other in sorted(named, key=lambda value: value.start):
        if other.start > end and _JOINED.fullmatch(text, end, other.start):
            end = other.end
    for other in sorted(named, key=lambda value: -value.start):
        if other.end < start and _JOINED.fullmatch(text, other.end, start):
            start = other.start
    return start, end
