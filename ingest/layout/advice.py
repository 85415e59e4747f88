"""The fields of an item of business: ``Location: ...``, ``Officer recommendation: APPROVE``."""

from __future__ import annotations

import re

# what may be done with an application, a licence, an order: no more than that is advised
_VERDICT = (
    r"(?:to\s+)?(?:be\s+)?(?:minded\s+to\s+)?(?:approv(?:e|al|ed)|refus(?:e|al|ed)|grant(?:ed)?|permit(?:ted)?|"
    r"reject(?:ed|ion)?|defer(?:red|ral)?|delegated?|allow(?:ed)?|revok(?:e|ed)|suspend(?:ed)?|"
    r"consent|support|(?:no\s+)?objections?|object)\b"
)
_ADVICE = re.compile(
    rf"^(?:the\s+|(?:[a-z]+\s+)?officers?(?:['’]s?)?\s+)?recommendation\s*[:–-]\s*{_VERDICT}"
    r"(?:\s+[^\s.;]+){0,7}(?P<end>[.;]|$)",
    re.IGNORECASE,
)
# "DECISION (recorded 12 December 2024): Recommendations approved, with the addition that"
_RECORDED = re.compile(
    r"^DECISION\b\s*(?:\([^()]{3,60}\)\s*)?:\s+(?:[\w’'-]+\s+){0,8}?"
    r"(?i:approved|agreed|noted|refused|accepted|adopted|endorsed|rejected|deferred)\b"
)
_FIELD = re.compile(r"^[A-Z][\w/()'’&-]*(?: [\w/()'’&-]+){0,4}:\s+(?P<value>\S.*)$", re.DOTALL)
# "Decision: that the Director", "Summary: the points are"
_RUNS_ON = re.compile(r"[,;:–—-]\s*$|\b(?:that|to|the|are|as\s+follows)\b[^.]*$", re.IGNORECASE)


def is_advice(text: str) -> bool:
    """Whether a field says what officers advise to do with an item, alone or before what was done.

    ``Officer recommendation: REFUSE. Decision: REFUSED``; a recommendation in words of its own,
    ``Recommendation: That Cabinet ...``, is none.
    """
    return bool(_ADVICE.match(text))


def advice_in(text: str) -> str | None:
    """The advice itself, without what stands behind it."""
    found = _ADVICE.match(text)
    return found.group().rstrip(".;") if found else None


def only_advises(text: str) -> bool:
    """Whether nothing stands in the field beside the advice."""
    found = _ADVICE.match(text)
    return found is not None and not text[found.end() :].strip()


def is_whole_field(text: str) -> bool:
    """Whether a line is a field with its value, which introduces nothing below it."""
    found = _FIELD.match(text)
    return found is not None and not _RUNS_ON.search(found["value"])


def is_recorded(text: str) -> bool:
    """Whether a paper bears, in a line of its own, what was decided on it when it was heard."""
    return bool(_RECORDED.match(text))
