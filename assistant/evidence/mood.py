"""Whether a passage tells of what was done or of what was to be done, and what is asked."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.question.worded import is_worded

# Held against small letters: to leave capitals to the pattern takes four times as long.
_PLANNED = re.compile(
    r"\b(?:expect(?:s|ed)?|(?<!tion )(?<!ment )(?<!care )(?<!cal )plan(?:s|ned)? (?:to|for)|is planned|are planned|propos(?:e|es|ed|al)|forecasts?|forecasted|targets?"
    r"|would|could|should|will|shall|may|aims? to|intend(?:s|ed)?|meant to|anticipat\w+|contemplat\w+|envisag\w+|estimat\w+|drafts?|projected"
    r"|is to|are to|^that\b.{1,80}\bbe\b|hopes?|ask(?:s|ed)? (?:to|for)|recommend\w*|subject to)\b",
)
_ASKS_PLANNED = re.compile(
    r"\b(?:will|would|expect\w*|plan(?:s|ned|ning)|plan (?:to|for)|propos\w+|forecasts?|target\w*|due|next|should|going to|aims?|intend\w*"
    r"|estimat\w+|recommend\w*|anticipat\w+|projected|hop\w+|to be|bid|draft|ask(?:ed|ing)? for|supposed|meant)\b",
    re.IGNORECASE,
)
_ASKS_FACT = re.compile(
    r"\b(?:actual(?:ly)?|really|outturn|in fact|ended? (?:up|the year)|turned out|not the (?:forecast|plan|target)|in the end"
    r"|rather than (?:the )?(?:forecast|plan|target)\w*|final(?:ly)?|eventually)\b",
    re.IGNORECASE,
)
_NOT_WANTED = re.compile(
    r"\b(?:not|rather than|instead of|as opposed to)\s+(?:the\s+|a\s+|any\s+)?"
    r"(?:forecasts?|plan(?:s|ned)?|targets?|estimates?|budgets?|proposals?)\b",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\b(?:end(?:s|ed|ing)? up|turn(?:s|ed)? out|going by|according to|in the end|at the end of the day|as it happens|these days|instead(?! of)|(?:went|gone|go|going) (?:wrong|right|well|badly))\b"
    # Replies are counted, whoever sent them.
    r"|(?<=how many )(?:people|persons|residents|members of the public)(?= (?:have |had )?(?:replied|responded|objected|commented|complained|signed)\b)",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\bno\b[^.;]{0,60}\bwas\b|\b(?:withdrawn|abandoned|dropped|rejected|not (?:taken forward|proceeded|go ahead|agreed))\b",
    re.IGNORECASE,
)
_ASKS_DONE = re.compile(
    r"\b(?:did|was|were|had|has|have|came (?:out|of)|happened|actual(?:ly)?|really|outturn|in fact|final(?:ly)?|ended? up|eventually|turned out)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\bRESOLVED\b|\b(?:agreed|decided|resolved|approved|adopted|carried|lost|rejected|accepted|released|confirmed|granted"
    r"|refused|revoked|withdrawn|in force|signed)\b"
)
_ASKS_DECIDED = re.compile(
    r"\b(?:decid\w+|decision|resol\w+|agree\w*|approv\w+|vot\w+|adopt\w*|carried|lost|reject\w*|accept\w*|settled?|come up"
    r" with|say yes|pass(?:ed)?|in force|granted|signed off|lifted|revoked|motion|amendment)\b",
    re.IGNORECASE,
)


def ruled_out(question: str) -> tuple[tuple[int, int], ...]:
    """Where a question says what it does not want: ``not the forecast``."""
    return tuple(match.span() for match in _NOT_WANTED.finditer(question))


def idle(question: str) -> tuple[tuple[int, int], ...]:
    """Where a question only turns a phrase (``did it end up``): no words to be looked for."""
    return tuple(match.span() for match in _IDLE.finditer(question))


def asks_decided(question: str) -> bool:
    """Whether what was decided or done is asked for, not what was put forward."""
    return is_worded(_ASKS_DECIDED, question) and not is_worded(_ASKS_PLANNED, question)


def contradicts(question: str, passage: str) -> float:
    """1.0 where the question asks what was done and the passage tells of plans; 0.5 the other way."""
    planned = _is_planned(passage)
    if is_worded(_ASKS_FACT, question):
        return float(planned)
    if is_worded(_ASKS_PLANNED, question):
        return 0.0 if planned else 0.5
    return (1.0 if is_worded(_ASKS_DONE, question) else 0.6) if planned else 0.0


def rules_out(question: str, passage: str) -> float:
    """1.0 where the question says that it does not want plans or forecasts and the passage is one."""
    return float(is_worded(_ASKS_FACT, question) and _is_planned(passage))


def decides(question: str, passage: str) -> float:
    """1.0 where the question asks for a decision and the passage tells of one that was taken."""
    return float(is_worded(_ASKS_DECIDED, question) and bool(_DECIDED.search(passage)))


@lru_cache(maxsize=2048)
def _is_planned(passage: str) -> bool:
    # "The proposal to close it was withdrawn" tells what came of a plan.
    return _PLANNED.search(passage.lower()) is not None and not _UNDONE.search(passage)
