"""How a vote is told: whether it was carried or lost, and who voted how."""

from __future__ import annotations

import re

from corpus.paper import Outcome
from ingest.findings.sentences import sentences

AGREED = re.compile(
    r"\b(?:Agreed|AGREED|Carried|CARRIED)\s+(?:unanimously|without\s+a\s+(?:vote|division))\b"
)
_LOST = re.compile(
    r"\b(?:motion|amendment|proposal|recommendation|proposition|vote)\b[^.]{0,120}?\b(?:was|were|being|"
    r"is)?\s*(?:lost|defeated|not\s+carried|rejected|not\s+agreed|withdrawn|fell|fails?|failed)\b|"
    r"\b(?:was|were)\s+(?:put\s+to\s+the\s+vote\s+and\s+)?(?:lost|defeated)\b|^\W*LOST\W*$",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:motion|amendment|proposal|proposition|recommendations?)\b[^.]{0,120}?\b(?:was|were|being|is)?"
    r"\s*(?:carried|agreed|approved|accepted|passed)\b|\bput\s+to\s+the\s+vote\s+and\s+carried\b|"
    r"^\W*CARRIED\W*$",
    re.IGNORECASE,
)
_VOTE_LINE = re.compile(
    r"^\W*(?:the\s+|this\s+|on\s+being\s+put|on\s+a\s+vote|having\s+(?:been\s+put|received|secured)|following|after|upon|voting|motion|amendment|"
    r"lost|carried|agreed|with\s+\d+|by\s+\d+)",
    re.IGNORECASE,
)
# The vote between a motion and the amendment to it: the motion's victory is the amendment's loss.
_MOTION_WON = re.compile(
    r"\bmotion\b(?![^.]*\bas\s+amended\b)[^.]{0,80}\b(?:was|were|being|is)?\s*(?:duly\s+)?carried\b",
    re.IGNORECASE,
)
# Who voted how: "For (51)", "Against:", and the names below or beside it.
_DIVISION = re.compile(
    r"\W*(?:(?:voting|votes?)\s+)?(?:for|against|in\s+favour|abst(?:ain(?:ed|ing)?|entions?)|not\s+voting)\b"
    r"(?:\s+the\s+\w+)?\W*(?:\(?\d{1,3}\)?)?\W*(?:(?:mr|mrs|ms|miss|dr|cllrs?|councillors?|sir|dame|"
    r"lord|lady)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
# "9 votes for, 28 against"
_COUNT = re.compile(
    r"\b(?P<won>\d{1,3})\s+(?:votes?\s+|members?\s+)?(?:for|in\s+favour)\b[^.\d]{0,40}"
    r"\b(?P<lost>\d{1,3})\s+(?:votes?\s+|members?\s+)?against\b",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\bput\b[^.]{0,30}\b(?:motion|amendment|proposal)\b|\bput\s+to\s+(?:the|a)\s+vote\b|"
    r"\bvot(?:ing|es?)\b[^.]{0,30}\bas\s+follows\b",
    re.IGNORECASE,
)
# the vote told in the sentence that moves: "moved an amendment that ..., which was LOST"
_WITH_ITS_VOTE = re.compile(
    r"\b(?:moved|proposed|seconded|amendment|motion)\b.*?[,;]?\s(?:which|but\s+(?:it|this))\s+"
    r"(?:was\s+)?(?:then\s+)?(?:put\s+to\s+the\s+vote\s+and\s+)?(?:was\s+)?"
    r"(?:(?P<lost>lost|defeated|rejected|not\s+carried|fell)|carried)\W*$",
    re.IGNORECASE | re.DOTALL,
)
# "It was CARRIED by 17 votes to 7", of what was moved in the sentence before
_OF_IT = re.compile(
    r"^\W*(?:(?:up)?on\s+[^.]{0,80},\s*)?(?:it|this)\s+was\s+(?:then\s+|duly\s+|declared\s+|"
    r"unanimously\s+)*(?:(?P<lost>lost|defeated|rejected|not\s+carried)|carried|passed)\b",
    re.IGNORECASE,
)
_ON_AMENDMENT = re.compile(r"^(?!.*\bmotion\b).*\bamendment\b", re.IGNORECASE | re.DOTALL)
_SMALL_WORDS = frozenset(("and", "de", "der", "van", "von", "le", "la", "of"))


def vote_in(text: str) -> Outcome | None:
    """``carried`` or ``lost`` where a sentence tells of the vote on what was moved.

    Of several votes the last on the motion itself counts; it is ``amended`` where an amendment to
    it was carried before.
    """
    votes = [(told, sentence) for sentence in sentences(text) if (told := _vote_of(sentence))]
    if not votes:
        return _counted(text)
    on_motion = [told for told, sentence in votes if not _ON_AMENDMENT.search(sentence)]
    if len(votes) == 1 or not on_motion:
        return votes[0][0]
    changed = any(told == "carried" and _ON_AMENDMENT.search(said) for told, said in votes)
    return "amended" if changed and on_motion[-1] == "carried" else on_motion[-1]


def votes_apart(text: str) -> tuple[Outcome, Outcome] | None:
    """The vote on an amendment and that on its motion, where one paragraph tells of both."""
    votes = [(told, said) for said in sentences(text) if (told := _vote_of(said))]
    on_amendment = [told for told, said in votes if _ON_AMENDMENT.search(said)]
    on_motion = [told for told, said in votes if "motion" in said.lower()]
    return (on_amendment[-1], on_motion[-1]) if on_amendment and on_motion else None


def _vote_of(sentence: str) -> Outcome | None:
    if told := _WITH_ITS_VOTE.search(sentence):
        return "lost" if told["lost"] else "carried"
    if told := _OF_IT.match(sentence):
        return "lost" if told["lost"] else "carried"
    if not _VOTE_LINE.match(sentence):
        return None
    if _LOST.search(sentence):
        return "lost"
    return "carried" if _CARRIED.search(sentence) or AGREED.search(sentence) else None


def _counted(text: str) -> Outcome | None:
    """What the number of votes for and against says, where no word does; nothing of a tie."""
    count = _COUNT.search(text)
    if count is None or int(count["won"]) == int(count["lost"]):
        return None
    return "carried" if int(count["won"]) > int(count["lost"]) else "lost"


def motion_won(text: str) -> bool:
    """Whether a vote between motion and amendment was won by the motion."""
    return bool(_MOTION_WON.search(text))


def tells_voters(text: str) -> bool:
    """Whether a paragraph only says who voted how, or puts the question to the vote."""
    return bool(_DIVISION.fullmatch(text) or _PUT.search(text)) or _only_names(text)


def _only_names(text: str) -> bool:
    """Names with commas between them, and nothing that they did."""
    parts = [part.split() for part in re.split(r"[,;]", text.rstrip(" .")) if part.strip()]
    return len(parts) > 1 and all(
        len(words) <= 5 and all(word[0].isupper() or word in _SMALL_WORDS for word in words)
        for words in parts
    )
