"""Whether a name stands beside the office that a question asks for: its holder, and not somebody who
is only named in the same sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.question.wordings.wanted import OFFICE
from assistant.words.matching import Term, matched, stem_line
from assistant.words.stems import words
from assistant.words.values import Value

_ASKED = re.compile(
    rf"\bwho(?:['’]s| is| was| are| were)\s+(?:(?:the|now|currently|then|an?|our|its|their|[\w-]+['’]s?)\s+)*"
    rf"(?P<office>(?:[\w-]+\s+){{0,4}}?{OFFICE})s?\b(?!\s+{OFFICE}\b)(?:\s+(?:of|for|responsible for|in charge of)\s+(?P<charge>[^?]+))?",
    re.IGNORECASE,
)
# Lines of their own (``Author:``, ``Contact:``) and the chair have rules of their own.
_ELSEWHERE = re.compile(r"\b(?:author|contact|chair\w*|person|official|lead)$", re.IGNORECASE)
_RANK = re.compile(
    r"\b(?:deputy|vice|assistant|acting|interim|shadow|former|ex|associate|group)\b", re.IGNORECASE
)
_APPOSED = re.compile(
    r"[\s,(\[–—:-]*(?:(?:who|is|was|as|the|our|its|their|an?|now|then|new|current|appointed|elected|re-elected|of|for|and"
    r"|[A-Z][\w’'&-]*),?\s+){0,8}"
)
_HELD_BY = re.compile(
    r"(?:s|\(s\))?(?:\s+(?:of|for)\s+(?:the\s+)?(?:[\w’'&-]+,?\s+){1,10}?)?[\s,(\[–—:|-]*(?:(?:is|was|as|by|being|now|the)\s+)*"
    r"(?:councillor|cllr)?\s*",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\s+(?:(?:of|for)\s+)?(?!of |for |and |in )[^;.()|\n]{3,120}|,\s+[A-Z][^;.()|\n]{3,120}"
)
_CALLED = re.compile(r"\b([A-Z][a-z]+)\s+$")
_OF_CABINET = frozenset(["cabinet", "executive", "portfolio", "lead"])
"""What members of a cabinet are called."""
_CHARGE_OF = re.compile(r"\s+(?:of|for)\s+[^,;.()|\n]{3,120}")


@lru_cache(maxsize=256)
def office_asked(question: str) -> tuple[str, str]:
    """The office whose holder a question asks for and what it is in charge of (``cabinet member``,
    ``transport``), each in lower case and empty where it names none."""
    match = _ASKED.search(question)
    if match is None or _ELSEWHERE.search(match["office"]):
        return "", ""
    return " ".join(match["office"].lower().split()), (match["charge"] or "").lower()


def is_charged(asked: tuple[str, str], topic: Sequence[Term], text: str) -> bool:
    """Whether a text has a word of what the office asked for is in charge of; True where the question
    names nothing."""
    charged = [term for term in topic if matched(term, stem_line(asked[1]))]
    return not charged or any(matched(term, stem_line(text)) for term in charged)


def holds_office(asked: tuple[str, str], topic: Sequence[Term], text: str, name: Value) -> bool:
    """Whether a name has the office right beside it (``Ann Low – Leader of the Council``, ``the
    Leader, Mrs Low``), in charge of what is asked for, and no other rank (``Deputy Leader``)."""
    office = asked[0]
    ranks = {rank.lower() for rank in _RANK.findall(office)}
    for match in re.finditer(rf"\b{re.escape(office.split()[-1])}\b", text, re.IGNORECASE):
        if match.start() >= name.end:
            before = text[name.end : match.start()]
            beside, told = _APPOSED.fullmatch(before), _CHARGE.match(text, match.end())
        else:
            told = _CHARGE_OF.match(text, match.end())
            between = text[match.end() : name.start]
            beside = _HELD_BY.fullmatch(between) if match.end() <= name.start else None
            before = " ".join(re.split(r"[,;:.(|]", text[: match.start()])[-1].split()[-3:])
        if beside is None or not {rank.lower() for rank in _RANK.findall(before)} <= ranks:
            continue
        if _is_called_otherwise(office, text, match.start()):
            continue
        if told is None or is_charged(asked, topic, f"{before} {told.group()}"):
            return True
    return False


def _is_called_otherwise(office: str, text: str, start: int) -> bool:
    """Whether an office is printed with another word before it than the one asked for, ``Principal
    Officer`` where the monitoring officer is asked for, and the text has none of those."""
    own = set(office.split()[:-1]) - {rank.lower() for rank in _RANK.findall(office)}
    printed = _CALLED.search(text[:start])
    if printed is None or not own or own & set(words(text)):
        return False
    return not (own & _OF_CABINET and printed[1].lower() in _OF_CABINET)
