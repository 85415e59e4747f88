"""Decisions of other meetings that a report tells of, and what became of a decision."""

from __future__ import annotations

import re

from corpus.paper import Outcome, Paper
from ingest.findings.others import is_anothers_act
from ingest.findings.sentences import sentences

_CALLED_IN = re.compile(r"\bcalled[- ]in\b|\bconsidered\s+a\s+call-in\b", re.IGNORECASE)
_NOT_CALLED_IN = re.compile(
    r"\bnot\s+(?:been\s+)?called[- ]in\b|\bmay\s+(?:be\s+)?call|\b(?:if|unless)\b[^.]{0,40}called|"
    r"\bcall-in\s+(?:ends|period|expires)|\bbe\s+called[- ]in\b",
    re.IGNORECASE,
)
_DECISION_VERB = re.compile(r"resolved|agreed|decided|approved|adopted|endorsed|call(?:ed)?[- ]in")
_TOLD_DECISION = re.compile(
    r"\b(?:committee|cabinet|council|panel|board|executive|commission|forum|members?|leader)\b[^.;]{0,60}?\b"
    r"(?:has\s+|have\s+|had\s+)?(?:unanimously\s+)?(?P<verb>resolved|agreed|decided|approved|"
    r"adopted|endorsed)\b(?!\s+by\s+)",
    re.IGNORECASE,
)
# a panel that "had approved twelve carers" has counted them, and decided nothing of a paper
_COUNTED = re.compile(
    r"\b(?:approved|adopted)\s+(?:[a-z]+\s+)?(?:\d[\d,]*|(?:two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|"
    r"eigh|nine)ty)(?:-\w+)?)\s+(?:[\w-]+\s+){0,3}?(?:households?|carers?|famil(?:y|ies)|adopters?|"
    r"applicants?|applications?|parents|people|children)\b(?!['’])",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:is|are|be|been|to\s+be|if|would|will|(?-i:may)|might|should|could|was\s+asked|were\s+asked|asked|"
    r"invited|recommended|whether|once|when|subject\s+to|until|before|yet\s+to)\b[^.;]{0,40}\b(?:agreed?|"
    r"approved?|resolved?|decided?|adopted?|endorsed?)\b",
    re.IGNORECASE,
)
# "On 29 January the Committee unanimously agreed the following motion:"
_OPENS_LIST = re.compile(
    r"\b(?:resolved|agreed|decided|approved)\b(?:,?\s+(?:in|on|at)\s+[^:;,.]{3,40}?)?(?:,?\s+(?:unanimously|that|to|as\s+follows|the\s+following"
    r"(?:\s+(?:motion|resolutions?|decisions?))?))*\s*[:–-]+\W*$",
    re.IGNORECASE,
)
_STATUS = re.compile(r"\W*status\b", re.IGNORECASE)


def is_called_in(text: str) -> bool:
    """Whether a text tells that a decision was called in, not that it may be or was not."""
    return bool(_CALLED_IN.search(text)) and not _NOT_CALLED_IN.search(text)


def tells_status(text: str) -> bool:
    """Whether a paragraph closes a decision with its status."""
    return bool(_STATUS.match(text) or _CALLED_IN.search(text))


def told_decisions(text: str, paper: Paper) -> list[tuple[str, Outcome]]:
    """Decisions of the authority's meetings that a report tells of, sentence by sentence."""
    found: list[tuple[str, Outcome]] = []
    if not _DECISION_VERB.search(text):
        return found
    for sentence in sentences(text):
        if not _DECISION_VERB.search(sentence):
            continue
        if _CALLED_IN.search(sentence) and not _NOT_CALLED_IN.search(sentence):
            found.append((sentence, "called_in"))
        elif _COUNTED.search(sentence) or _NOT_YET.search(sentence):
            continue
        elif _decided(sentence, paper):
            found.append((sentence, "taken"))
    return found


def opens_decision(lead: str, paper: Paper) -> bool:
    """Whether a line of a report introduces what the authority's own meeting decided."""
    said = next(reversed(sentences(lead)), "")
    return bool(_OPENS_LIST.search(said)) and not _NOT_YET.search(said) and _decided(said, paper)


def _decided(sentence: str, paper: Paper) -> bool:
    """Whether a sentence tells that a body of the paper's own authority decided something."""
    told = _TOLD_DECISION.search(sentence)
    return told is not None and not is_anothers_act(sentence[: told.start("verb")], paper)
