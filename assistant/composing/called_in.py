"""What is asked of a decision's call-in, or takes one for granted, held to what its paper tells.

``After the call-in of the decision on the depot, what did the committee say?`` is not answered by
the decision: either its paper tells that it was called in, or that it was not, or nothing tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.wording import escape
from assistant.evidence.papers import paragraphs_of
from assistant.words.sentences import sentences
from corpus.paper import Paragraph

_CALL_IN = r"call(?:ed|s|ing)?[- ]in"
_ASKS = re.compile(
    rf"\b{_CALL_IN}\b(?![- ]?(?:period|deadline|date|procedure|process|rules?|ends?|end|protocol|centre)\b)|"
    r"\bcall(?:ed|ing)?\s+(?:it|this|that|the\s+(?:\w+\s+){0,4}?decision(?:\s+\w+){0,6}?)\s+in\b",
    re.IGNORECASE,
)
_OF_A_DECISION = re.compile(
    r"\bcall-ins?\b|\bdeci(?:de[ds]?|sions?)\b|\bresolutions?\b|\bresolved\b|\bapproval\b",
    re.IGNORECASE,
)
# Which were called in, and how many, takes none for called in.
_SEVERAL = re.compile(
    rf"\b(?:which|how\s+many|what|any|list|all|were\s+any)\s+(?:\w+\s+){{0,4}}?(?:decisions|call-ins)\b|"
    rf"\bdecisions\b[^?]*\b{_CALL_IN}\b",
    re.IGNORECASE,
)
_ASKS_OF_IT = re.compile(
    r"^\W*(?:who|why|when|was|were|has|had|did|is|on\s+what|by\s+whom)\b", re.I
)
_TELLS = re.compile(
    r"\b(?:was|were|been|is|status\W{1,3})\s*(?:not\s+|never\s+)?(?:yet\s+)?called[- ]in\b|"
    r"\bcalled[- ]in\s+(?:on|by|for)\b|\bno\s+(?:valid\s+)?(?:requests?\s+(?:for|to)\s+call[- ]?in|call-?ins?\b)|"
    r"\bcall[- ]in\s+(?:made|requested|submitted|lodged)\s+by\b|\bcall-in\s+(?:was|were|is|requests?|meeting|hearing)\b|\b\w+\s+called\s+(?:it|(?:the|this)\s+decision)\s+in\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:not|never|no)\b[^.]{0,30}\bcall", re.IGNORECASE)
# What a notice says of every decision: "A decision that is not called in may be put into effect".
_OF_ANY = re.compile(
    r"\b(?:an?|any|each|every)\s+decisions?\b|\bdecisions\s+that\b|\bif\b|\bunless\b"
    r"|\b(?:powers?|rights?|purpose|process)\s+(?:of|to|for)\s+call",
    re.I,
)
_BOLD = re.compile(r"\*\*[^*]+\*\*")


def asks_of_a_call_in(text: str) -> bool:
    """Whether a question is of the call-in of one decision, or takes it for granted."""
    return bool(_ASKS.search(text) and _OF_A_DECISION.search(text) and not _SEVERAL.search(text))


def held_to_call_in(desk: Desk, draft: Draft) -> Draft:
    """The draft with what is told of the call-in first, that alone where there was none, and
    nothing where it is not told.
    """
    if not asks_of_a_call_in(desk.plan.text):
        return draft
    if desk.plan.wants == "person" and any(map(_names_who, draft.statements)):
        return draft
    told = _told(desk, draft.cited)
    if told is None:
        return draft if _is_of_one(desk, draft.cited) else nothing(draft.kind)
    paragraph, sentence = told
    line = Statement(escape(sentence), (paragraph.paragraph_id,), (sentence,))
    if _DENIES.search(sentence) or _ASKS_OF_IT.match(desk.plan.text):
        return replace(draft, status="answered", statements=(line,))
    others = (one for one in draft.statements if paragraph.paragraph_id not in one.cites)
    return replace(draft, statements=(line, *others))


def _names_who(statement: Statement) -> bool:
    """Whether it tells of a call-in itself and has who answers in bold."""
    told = re.search(rf"\b{_CALL_IN}\b", statement.text, re.IGNORECASE)
    return bool(told and _BOLD.search(statement.text))


def _told(desk: Desk, cited: Sequence[str]) -> tuple[Paragraph, str] | None:
    """The sentence that tells of the call-in of what is cited: of its own section, or the one
    sentence of its paper that tells of any."""
    held = desk.library.paragraphs_by_id(cited)
    for name in cited:
        own = held.get(name)
        if own is None:
            continue
        found = [
            (one, said)
            for one in paragraphs_of(desk.library, own.paper_id)
            for said in _sentences(one)
        ]
        near = [pair for pair in found if pair[0].sections == own.sections]
        if near or len(found) == 1:
            return (near or found)[0]
    return None


def _sentences(paragraph: Paragraph) -> list[str]:
    if not re.search(_CALL_IN, paragraph.text, re.IGNORECASE):
        return []
    whole = [one.text for one in sentences(paragraph.text)]
    return [said for said in whole if _TELLS.search(said) and not _OF_ANY.search(said)]


def _is_of_one(desk: Desk, cited: Sequence[str]) -> bool:
    """Whether what is cited stands in a paper, or under a heading, that is of a call-in."""
    for paragraph in desk.library.paragraphs_by_id(cited).values():
        paper = desk.library.paper(paragraph.paper_id)
        names = (
            *paragraph.sections,
            paragraph.lead_in or "",
            paragraph.text,
            paper.title if paper else "",
        )
        if any(re.search(rf"\b{_CALL_IN}\b", one, re.IGNORECASE) for one in names):
            return True
    return False
