"""Which sentences of a council's paper promise something, or tell of work that goes on."""

from __future__ import annotations

import re

from corpus.paper import Paragraph

_ENOUGH_WORDS = 6
_COUNCIL = (
    r"(?:we|(?:the|our|this)\s+(?:(?!of\b|for\b|to\b|in\b|and\b)[\w’'-]+\s+){0,3}?(?:council|authority|service|department|directorate"
    r"|division|board|team|partnership)|(?:\w+\s+)?officers|managers)"
)
_PARTICIPLE = r"\w+(?:ed|en|wn|un|de|ne|ught|t)\b"
_SUFFERED = (
    "felt|impacted|affected|required|needed|known|based|expected|left|lost|faced|limited|reduced"
    "|increased|improved|achieved|realised|subject|maintained|sustained"
)
"""What happens to somebody, or comes of what is done, is no action."""
_DONE = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+)?(?:been\s+)?\w+(?:ed|en|wn|un|de|ne|ught)\b|\bwas\b|\bwere\b"
)
_TO_COME = re.compile(r"\b(?:will|to be|shall|is to|are to|must|propos\w+|plan(?:ned|s)?)\b", re.I)
# A promise that names nobody: "a review will be carried out", "there will be spot checks".
_PROMISED = re.compile(
    rf"\bwill\s+(?:also\s+|now\s+|then\s+)?be\s+(?:\w+ly\s+)?(?!(?:{_SUFFERED})\b){_PARTICIPLE}",
    re.IGNORECASE,
)
_WILL_HAPPEN = re.compile(
    r"\bthere\s+will\s+(?:also\s+)?be\s+(?!no\b|some\b|less\b|more\b|fewer\b|an?\s+(?:\w+\s+)?(?:need|risk|impact|pressure|cost))"
    r"|\bwill\s+(?:\w+\s+)?(?:take\s+place|begin|start|commence)\b",
    re.IGNORECASE,
)
# A promise of somebody's: "officers will write to the providers".
_WE_PROMISE = re.compile(
    rf"\b{_COUNCIL}\s+will\s+(?:also\s+|now\s+|then\s+)?"
    r"(?!be\b|have\b|not\b|need\b|continue\b|remain\b|see\b|know\b|seek\b)[a-z]{3,}",
    re.IGNORECASE,
)
_UNDERTAKE = (
    r"address|collat|commission|consult|creat|design|develop|draft|embed|establish|explor|finalis|"
    r"implement|incorporat|introduc|offer|pilot|plan|prepar|produc|progress|recruit|refocus|refresh|"
    r"restructur|review|revis|roll|scop|strengthen|test|trial|undertak|updat|us"
)
# Work that goes on, of which nobody knows when it is done.
_UNDER_WAY = re.compile(
    rf"\b(?:is|are)\s+(?:\w+\s+)?being\s+(?:\w+ly\s+)?(?:{_UNDERTAKE})\w*(?:ed|en|led\s+out)\b"
    rf"|\b{_COUNCIL}\s+(?:is|are)\s+(?:currently\s+|now\s+|also\s+|already\s+)?(?:{_UNDERTAKE})\w*ing\b"
    r"|\bin\s+the\s+process\s+of\s+\w+ing\b"
    r"|\bwork\s+(?:is|remains|continues)\s+(?:\w+\s+)?(?:ongoing|on-going|under\s?way|in\s+progress)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(r"\b(?:if|would|could|unless|should|may|might|not be)\b", re.IGNORECASE)
# "It is not clear how they will be helped" promises nothing, and "forums, which will be used" does.
_TOLD_OF = re.compile(
    r"\b(?:how|that|where|what|whether|why|who|whom|whose|because|fears?|risks?)\b(?:\s+[\w’'-]+){0,7}\s*$|\bor\s*$",
    re.IGNORECASE,
)
_PUT_FORWARD = re.compile(
    r"\b(?:propos|recommend|intend|plann?|agree|expect)\w*\s+that\b(?:\s+[\w’'-]+){0,7}\s*$",
    re.IGNORECASE,
)
# "Cases which are being addressed" tells of cases, and "you will not see a difference" of nothing.
_SAID_OF = re.compile(r"\b(?:which|that|who)\b(?:\s+[\w’'-]+){0,3}\s*$", re.IGNORECASE)
_WILL_NOT = re.compile(r"\b(?:will|shall)\s+not\b|\bwon[’']t\b", re.IGNORECASE)
# That a meeting or an inspection comes round is nothing that anybody has to do.
_OCCASION = re.compile(
    r"\b(?:meetings?|inspections?|conversations?|hearings?|elections?|sessions?|debates?|votes?)\b"
    r"(?:\s+(?:with|of|to|at|in|for|by)\b(?:\s+[\w’'-]+){1,4})?\s*$",
    re.IGNORECASE,
)
# What a council wants to be is no action: its items would each lack an owner and a date.
_VISION = re.compile(r"\b(?:vision|values|principles|ethos|behaviours|beliefs)\b", re.IGNORECASE)
_COUNCILS_OWN = ("report", "appendix", "decision_record", "other")


def is_done(text: str) -> bool:
    """Whether a sentence tells only what is past."""
    return bool(_DONE.search(text)) and not _TO_COME.search(text)


def is_promise(text: str, kind: str) -> bool:
    """Whether a sentence of a paper of this kind says that something will be, or is being, done."""
    found = _PROMISED.search(text) or _WE_PROMISE.search(text)
    if found is None and kind in _COUNCILS_OWN:
        found = _WILL_HAPPEN.search(text) or _UNDER_WAY.search(text)
    before = text[: found.start()] if found else ""
    if found and _UNDER_WAY.match(found.group()) and _SAID_OF.search(before):
        return False
    return (
        found is not None
        and not _WILL_NOT.search(before)
        and (not _TOLD_OF.search(before) or bool(_PUT_FORWARD.search(before)))
        and not _OCCASION.search(before)
        and not _CONDITIONAL.search(text)
        and len(text.split()) >= _ENOUGH_WORDS
    )


def is_vision(paragraph: Paragraph) -> bool:
    """Whether an item stands under what somebody wants to be."""
    return bool(paragraph.lead_in) and bool(_VISION.search(paragraph.lead_in or ""))
