"""Sentences that give several grades: for several areas, or the same area at several times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.dates import find_dates
from ingest.findings.events import period
from ingest.grading import GRADE

_GRADES = re.compile(rf"(?<![\w-]){GRADE}(?![\w-])", re.IGNORECASE)
# What stands between an area and its grade, and what joins one area to the next.
_IS = re.compile(
    r"\s*(?:\b(?:was|were|is|are|has\s+been|have\s+been|being)\s+)?(?:(?:also|again|still|now)\s+)?"
    r"(?:(?:judged|graded|rated|found)\s+)?(?:to\s+be\s+|to\s+|as\s+|at\s+)?(?:[‘'“\"]\s*)?$|\s*[:–-]\s*$",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"^[\s,;.’'”\")]*(?:(?:and|but|while|whilst|with|whereas|though|although)\b\s*)?(?:the\s+)?",
    re.IGNORECASE,
)
_JUDGED_BEFORE = re.compile(
    r"^.*\b(?:judged|graded|rated|found|(?:judgement|finding|grade)s?\s+(?:was|were|is|are|that))\s+"
    r"(?:that\s+)?(?:the\s+)?(?=\w)",
    re.IGNORECASE | re.DOTALL,
)
_FOR = re.compile(
    r"\s*[’'”\"]?\s*(?:for|on|in\s+(?:relation\s+to|respect\s+of|terms\s+of|the\s+area\s+of)|in)\s+"
    r"(?:the\s+)?(?P<area>[^,;.]{3,90}?)\s*(?=$|[,;.]|\s+(?:and|but|while|whilst)\s*$)",
    re.IGNORECASE,
)
# A name of what is judged has no verb of its own, begins with no preposition and gives no date.
_NO_AREA = re.compile(
    r"^(?:at|in|on|with|since|by|from|to|this|it|they|which|these|as|of)\b|\d|"
    r"\b(?:led|has|had|have|not|been|which|who|this|was|were|is|are|will|judged|graded|rated)\b",
    re.IGNORECASE,
)
_FEWEST = 2
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade with its area (empty: that of the sentence) and, where it is told, its date."""

    area: str
    grade: str
    date: str | None = None


def several_grades(sentence: str) -> list[Graded]:
    """The grades of a sentence that gives more than one, each with what it is for.

    Empty where one of them cannot be told so: half of what was judged is no reading of it.
    """
    found = list(_GRADES.finditer(sentence))
    if len(found) < _FEWEST:
        return []
    return _at_times(sentence, found) or _for_areas(sentence, found) or _of_areas(sentence, found)


def _after(sentence: str, found: Sequence[re.Match[str]], at: int) -> str:
    end = found[at + 1].start() if at + 1 < len(found) else len(sentence)
    return sentence[found[at].end() : end]


def _at_times(sentence: str, found: Sequence[re.Match[str]]) -> list[Graded]:
    """``inadequate in 2019 and good in 2023``"""
    made = []
    for at, grade in enumerate(found):
        dates = find_dates(_after(sentence, found, at), years=True)
        if len(dates) != 1:
            return []
        made.append(Graded("", grade.group(), period(dates[0])))
    return made


def _for_areas(sentence: str, found: Sequence[re.Match[str]]) -> list[Graded]:
    """``good for leadership and inadequate for children in care``"""
    made = []
    for at, grade in enumerate(found):
        match = _FOR.match(_after(sentence, found, at))
        if match is None or _NO_AREA.search(match["area"]):
            return []
        made.append(Graded(match["area"].strip(), grade.group()))
    return made


def _of_areas(sentence: str, found: Sequence[re.Match[str]]) -> list[Graded]:
    """``leaders to be good and care to be inadequate``; ``Leaders: Good; Care: Inadequate``"""
    made: list[Graded] = []
    end = 0
    for grade in found:
        before = sentence[end : grade.start()]
        link = _IS.search(before)
        if link is None or not link.group().strip():
            return []
        area = _JOINS.sub("", before[: link.start()])
        area = _JUDGED_BEFORE.sub("", area) if not made else area
        if not 2 < len(area) < _LONGEST or re.search(r"[;:]|\.\s", area) or _NO_AREA.search(area):
            return []
        made.append(Graded(area.strip(), grade.group()))
        end = grade.end()
    return made
