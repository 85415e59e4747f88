"""Plain negatives as what answers: that there is none of what is asked for, or that it will not be done."""

from __future__ import annotations

import re
from itertools import islice

from assistant.answer import Plan
from assistant.evidence.contrast import part_of
from assistant.evidence.spans import Answering
from assistant.words.matching import coverage, matched, stem_line

NONE_FIT, NOT_DONE = 0.7, 0.8
"""How well it answers that there is none, and that a thing is not done."""
SAYS_SOMETHING = 0.25
"""From which weight on a term names what is asked for."""
MORE = 0.3
"""How much more of the question the words around a negative hold than those around a value."""
WITHIN = 5
"""Within how many words behind a negative what it denies is named."""
_NONE = re.compile(
    r"\b(?:no|nil|zero|not any|without any|none of)(?= )(?! (?:longer|such|more|fewer|less|later)\b)",
    re.IGNORECASE,
)
_NO_COST = re.compile(
    r"\b(?:no|nil|without)\s+(?:\w+\s+){0,3}?(?:financial|budget\w*|revenue|resource|cost)\s+(?:implications?|impacts?|consequences|effects?)\b"
    r"|\bno\s+(?:\w+\s+){0,2}?costs?\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|can|could|shall|should|does|do|did|may|must)\s+(?:not|never|no longer)\b"
    r"|\b(?:cannot|can['’]t|won['’]t)\b",
    re.IGNORECASE,
)
_PLURAL_BEHIND = re.compile(r" [a-z]{3,}(?<![sui])s\b")
_STOPS = re.compile(r"[.;:,()]")
_WORD = re.compile(r"[\w’'-]+")
_DENIES = re.compile(
    r"\b(?:no|nil|zero|none|not|never|without|cannot)\b|\b(?:can|won)['’]t\b", re.IGNORECASE
)
_NO_SUCH = re.compile(
    r"\bno such\b[^.;]{1,80}\b(?:is|are|was|were|has been|have been)\s+(?:\w+\s+)?"
    r"(?:contemplated|planned|proposed|expected|intended|envisaged|needed|required|made|received|held|recorded)\b",
    re.IGNORECASE,
)


def may_deny(text: str) -> bool:
    """Whether a text has a word that can say that there is none or that it is not done."""
    return bool(_DENIES.search(text))


def none_of_it(plan: Plan, text: str) -> Answering:
    """The words that say that there is none of the thing asked for: ``no direct financial
    implications``, ``holds no housing stock``."""
    costless = _NO_COST.search(text) if plan.wants == "money" else None
    return (
        Answering((costless.span(),), NONE_FIT) if costless else _said(plan, text, _NONE, NONE_FIT)
    )


def not_done(plan: Plan, text: str) -> Answering:
    """The words that say that what is asked about is not done or will not be: ``would not reopen``."""
    such = _NO_SUCH.search(text)
    return Answering((such.span(),), NOT_DONE) if such else _said(plan, text, _NOT, NOT_DONE)


def says_more(plan: Plan, text: str, denied: Answering, start: int, end: int) -> bool:
    """Whether the part of a sentence with the negative is more of what is asked than that with a value."""
    if not denied.spans:
        return False
    one, other = part_of(text, *denied.spans[0]), part_of(text, start, end)
    return coverage(plan.topic, [(one, 1.0)]) >= coverage(plan.topic, [(other, 1.0)]) + MORE


def _noun_end(text: str, end: int) -> int:
    """Where the word right behind ends, if that is a noun in the plural: ``no financial IMPLICATIONS``."""
    noun = _PLURAL_BEHIND.match(text, end)
    return noun.end() if noun else end


def _said(plan: Plan, text: str, pattern: re.Pattern[str], fit: float) -> Answering:
    own = [term for term in plan.topic if term.weight >= SAYS_SOMETHING]
    for match in pattern.finditer(text):
        end = match.end()
        for word in islice(_WORD.finditer(text, end), WITHIN):
            if _STOPS.search(text, end, word.start()):
                break
            if any(matched(term, stem_line(text[match.end() : word.end()])) for term in own):
                return Answering(((match.start(), _noun_end(text, word.end())),), fit)
            end = word.end()
    return Answering()
