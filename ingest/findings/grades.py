"""Judgements: the area judged and its grade, from tables and from sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.paper import Paragraph
from ingest.dates import find_dates
from ingest.findings.events import period
from ingest.findings.sentences import sentences

_GRADE = (
    r"(?:outstanding|good|requires?\s+improvement(?:\s+to\s+be\s+good)?|inadequate|adequate|"
    r"satisfactory|excellent|very\s+good|weak|poor|unsatisfactory)"
)
_WHOLE_GRADE = re.compile(
    rf"\W*(?:{_GRADE}|[CGV][1-4]|not\s+judged(?:\s+separately)?|(?:judged\s+)?effective)\W*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    rf"\b(?:judged|graded?|rated?|rating|judge?ments?|found\s+to\s+be|found\s+to)\b[^.;]{{0,90}}?"
    rf"[\s‘'“\"(](?P<grade>{_GRADE}|[CGV][1-4])\b",
    re.IGNORECASE,
)
_OVERALL = re.compile(
    rf"\b(?P<area>overall\s+effectiveness)\b[^.;|]{{0,70}}?[|\s‘'“\":](?P<grade>{_GRADE})\b",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:four[- ]point|scale|may|might|could|would|if|aim|ambition|target|towards?|to\s+become|"
    r"cases?|audits?|files?|records?)\b",
    re.IGNORECASE,
)
_JUDGES = re.compile(r"[Jj]udg|[Gg]rade|[Rr]at(?:ed|ing)|[Ff]ound to|effectiveness")
_SUBJECT = re.compile(
    r"(?:the\s+)?(?P<area>[^,;]{3,80}?)\s+(?:was|were|is|are|has\s+been|have\s+been)\s+(?:also\s+)?"
    r"(?:judged|graded|rated|found)",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(r"^(?:in|at|since|on|following|under|after)\b.*\bthe\s+", re.IGNORECASE)
_NUMBERING = re.compile(r"^\W*\d+(?:\.\d+)*\.?\s+")


# A line that gives a score or a grade for what is named above it: "Score: 3", "Rating: Good".
_SCORED = re.compile(
    rf"\W*(?:(?:overall|local\s+authority|our)\s+)?(?:score|rating|grade|judge?ment)s?\W{{1,4}}"
    rf"(?P<grade>{_GRADE}|[1-4]|\d{{1,3}}\s?%)\b[^.]{{0,60}}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A grade for an area; ``date`` where a column of the table is one inspection of several."""

    area: str
    grade: str
    text: str
    date: str | None = None


def judgements(paragraph: Paragraph) -> Iterator[Judged]:
    """The judgements that a paragraph or table row states."""
    if paragraph.cells:
        yield from _in_row(paragraph)
    else:
        yield from _in_sentences(paragraph.text)


def scored(paragraph: Paragraph, above: Paragraph | None) -> Judged | None:
    """The grade that a line gives for what the line above it, or else its heading, names."""
    match = None if paragraph.cells else _SCORED.fullmatch(paragraph.text.strip())
    if match is None:
        return None
    named = paragraph.section
    if above is not None and above.sections == paragraph.sections:
        short = len(above.text.split()) <= 12 and above.text[-1:].isalnum()
        named = above.text if short and not _SCORED.match(above.text) else named
    return Judged(named, match["grade"], f"{named}: {match['grade']}") if named else None


def _in_row(paragraph: Paragraph) -> Iterator[Judged]:
    cells = [cell.strip() for cell in paragraph.cells]
    area = _NUMBERING.sub("", cells[0]) if cells else ""
    if not area or _WHOLE_GRADE.fullmatch(area):
        return
    for at, cell in enumerate(cells[1:], start=1):
        column = paragraph.columns[at] if at < len(paragraph.columns) else ""
        scored = re.fullmatch(r"[1-5]", cell) and re.search(r"\b(?:score|grade)\b", column, re.I)
        if not scored and not is_grade(cell):
            continue
        dates = find_dates(column, years=True)
        grade = re.sub(r"\s*\(.*\)\s*$", "", cell).strip(" .")
        yield Judged(area, grade, f"{area}: {grade}", period(dates[0]) if dates else None)


def is_grade(cell: str) -> bool:
    """Whether a table cell holds a grade and nothing else."""
    plain = re.sub(r"\s*\(.*\)\s*$", "", cell)
    return bool(_WHOLE_GRADE.fullmatch(plain)) and len(plain) < 45


def _in_sentences(text: str) -> Iterator[Judged]:
    if not _JUDGES.search(text):
        return
    for sentence in sentences(text):
        if not _JUDGES.search(sentence) or _HYPOTHETICAL.search(sentence):
            continue
        match = _OVERALL.search(sentence) or _SENTENCE.search(sentence)
        if match:
            area = "overall effectiveness" if "area" in match.groupdict() else _area(sentence)
            yield Judged(area, match["grade"].strip(), sentence)


def _area(sentence: str) -> str:
    """What a sentence says was judged: the subject before the verb, as far as it is short."""
    if re.search(r"\boverall\b", sentence, re.IGNORECASE):
        return "overall effectiveness"
    match = _SUBJECT.match(sentence)
    area = match["area"].strip() if match else ""
    # "In the previous inspection in 2017 the Council was ...": the subject is the last of it
    return _ADVERBIAL.sub("", area)
