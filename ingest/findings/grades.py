"""Judgements: the area judged and its grade, from tables and from sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.paper import Paragraph
from ingest.dates import find_dates
from ingest.findings.events import period
from ingest.findings.found_so import found_so, judged_whole, paired
from ingest.findings.sentences import sentences
from ingest.findings.several import several_grades
from ingest.grading import GRADE, WHOLE_GRADE, is_grade

_SENTENCE = re.compile(
    rf"\b(?:judged|graded?|rated?|rating|judge?ments?|found\s+to\s+be|found\s+to)\b[^.;]{{0,90}}?"
    rf"[\s‘'“\"(](?P<grade>{GRADE}|[CGV][1-4])\b",
    re.IGNORECASE,
)
_OVERALL = re.compile(
    rf"\b(?P<area>overall\s+effectiveness)\b[^.;|]{{0,70}}?[|\s‘'“\":](?P<grade>{GRADE})\b",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:four[- ]point|scale|(?-i:may)|might|could|would|if|aim|ambition|target|towards?|"
    r"to\s+become|cases?|audits?|files?|records?)\b",
    re.IGNORECASE,
)
# Schools, homes and placements that an inspectorate grades one by one are not what is judged.
_SETTINGS = re.compile(
    r"\bnot\s+(?:been\s+)?(?:judged|graded|rated)\b|\b(?:schools?|placements|homes|settings|provision|"
    r"providers|nurseries|colleges|plans|visits|assessments)\s+(?:(?:that|which|"
    r"who)\s+)?(?:(?:is|are|was|were|(?:has|have)\s+been)\s+)?(?:(?:also|currently|now)\s+)?(?:judged|graded|"
    r"rated)\b|\b(?:school|home|college|nursery|unit),?\s+(?:which|that)\s+(?:is|was|has\s+been)\s+(?:judged|"
    r"graded|rated)\b",
    re.IGNORECASE,
)
# What a test "found to be poor" is no judgement; a service found so is.
_FOUND_TO = re.compile(r"^found\s+to\b", re.IGNORECASE)
_JUDGED_BY = re.compile(
    r"\b(?:inspect\w*|ofsted|estyn|ciw|cqc|rqia|regulator|assessors?|auditors?|services?|care|"
    r"leaders?|leadership|practice|protection|safeguarding|education|effectiveness|governance|"
    r"authorit(?:y|ies)|council|partnership|(?-i:[A-Z]{3,}))\b",
    re.IGNORECASE,
)
_JUDGES = ("judg", "grade", "rated", "rating", "found to", "effectiveness")
_SUBJECT = re.compile(
    r"(?:the\s+)?(?P<area>[^,;]{3,80}?)\s+(?:was|were|is|are|has\s+been|have\s+been)\s+(?:also\s+)?$",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    rf"\b(?:judged|graded|rated)\s+(?:the\s+)?(?P<area>(?!to\b|as\b)[^,;.]{{3,60}}?)\s+(?:to\s+be\s+|as\s+)?{GRADE}\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:^|\s)(?:which|that|who)$", re.IGNORECASE)
_ADVERBIAL = re.compile(r"^(?:in|at|since|on|following|under|after)\b.*\bthe\s+", re.IGNORECASE)
_CLAUSE = re.compile(
    r"^.*\b(?:since|when|after|before|that|because|while|whilst|although)\s+(?:the\s+)?", re.I
)
# A judgement of the authority as such is one of the whole, unless it is "good for adoption".
_THE_WHOLE = re.compile(
    r"(?:the\s+)?(?:(?:local|county|city|borough|district|same)\s+)*(?:council|authority|"
    r"children[’']s\s+(?:social\s+care\s+)?services?)(?:\s+(?:in|for)\s+[A-Z]\w+(?:\s+(?:and\s+)?[A-Z]\w+){0,3})?",
    re.IGNORECASE,
)
# A heading that is the judgement of the whole: "Children's services in Leeds are inadequate".
_IS_JUDGED = re.compile(
    rf"(?P<area>[^.;]{{3,80}}?)\s+(?:(?:is|are)\s+)?(?P<grade>require\s+improvement(?:\s+to\s+be\s+good)?|{GRADE})\W?"
)
_FOR_A_PART = re.compile(r"\s+(?:for|in|on|at|as\s+regards)\s+(?!(?:19|20)\d\d|(?-i:[A-Z]))", re.I)
# The outcomes of inspections of areas are sentences and no single words.
_OUTCOME = re.compile(
    r"\b(?P<area>(?:local\s+)?(?:area|partnership)[\w\s’'/()]{0,100}?arrangements)\b[^.]{0,40}?"
    r"\b(?P<usual>typically\s+)?lead\s+to\s+(?P<grade>(?:typically\s+)?[\w-]+\s+experiences\s+and\s+outcomes)|"
    r"(?P<failing>widespread\s+and/?\s*(?:or)?\s+systemic\s+failings)",
    re.IGNORECASE,
)
_ARRANGEMENTS = "local area partnership’s arrangements"
_SCORE = re.compile(r"(?:(?P<named>score|grade|rating)\W{1,3})?(?P<grade>[1-5])", re.IGNORECASE)
_NUMBERING = re.compile(r"^\W*\d+(?:\.\d+)*\.?\s+")
# A line that gives a score or a grade for what is named above it: "Score: 3", "Rating: Good".
_SCORED = re.compile(
    rf"\W*(?:(?:overall|local\s+authority|our)\s+)?(?:score|rating|grade|judge?ment)s?\W{{1,4}}"
    rf"(?P<grade>{GRADE}|[1-4]|\d{{1,3}}\s?%)(?!\w)[^.]{{0,60}}",
    re.IGNORECASE,
)


# "Leaders: Good; Care: Inadequate", with no word of judging
_LISTED = re.compile(rf":\s*{GRADE}\b[^:]{{3,90}}:\s*{GRADE}\b", re.IGNORECASE)
_LONGEST_GRADE = 45
_FEWEST_ACROSS = 2
_RATING = re.compile(r"\boverall\b|\brating\b", re.IGNORECASE)


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
        return
    headed = _IS_JUDGED.fullmatch(paragraph.text) if paragraph.text == paragraph.section else None
    if headed and _THE_WHOLE.fullmatch(headed["area"]):
        yield Judged("overall effectiveness", headed["grade"], paragraph.text)
        return
    pair = paired(paragraph.text)
    alone = [Judged(_named(pair[0]), pair[1], paragraph.text)] if pair else None
    yield from alone or _in_sentences(paragraph.text)


def scored(paragraph: Paragraph, above: Paragraph | None) -> Judged | None:
    """The grade that a line gives for what the line above it, or else its heading, names."""
    text = paragraph.text.strip()
    match = None if paragraph.cells else _SCORED.fullmatch(text)
    if match is None:
        alone = not paragraph.cells and len(text) < _LONGEST_GRADE and is_grade(text)
        overall = alone and _RATING.search(paragraph.section)
        return Judged("overall rating", text, f"Overall rating: {text}") if overall else None
    named = paragraph.section
    if above is not None and above.sections == paragraph.sections:
        short = len(above.text.split()) <= 12 and above.text[-1:].isalnum()
        graded = _SCORED.match(above.text) or is_grade(above.text)
        named = above.text if short and not graded else named
    return Judged(named, match["grade"], f"{named}: {match['grade']}") if named else None


def _in_row(paragraph: Paragraph) -> Iterator[Judged]:
    cells = [cell.strip() for cell in paragraph.cells]
    if across := list(_across(paragraph.columns, cells)):
        yield from across
        return
    area = _NUMBERING.sub("", cells[0]) if cells else ""
    if not area or WHOLE_GRADE.fullmatch(area):
        return
    for at, cell in enumerate(cells[1:], start=1):
        column = paragraph.columns[at] if at < len(paragraph.columns) else ""
        said = _SCORE.fullmatch(cell)
        scored = said and (said["named"] or re.search(r"\b(?:score|grade)\b", column, re.I))
        if not scored and not is_grade(cell):
            continue
        dates = find_dates(column, years=True)
        grade = said["grade"] if said else re.sub(r"\s*\(.*\)\s*$", "", cell).strip(" .")
        yield Judged(area, grade, f"{area}: {grade}", period(dates[0]) if dates else None)


def _across(columns: Sequence[str], cells: Sequence[str]) -> Iterator[Judged]:
    """The grades of a row under the names of areas, beside nothing or the date of inspection."""
    if len(columns) != len(cells) or len(cells) < _FEWEST_ACROSS or not all(columns[1:]):
        return
    dates = [] if is_grade(cells[0]) else find_dates(cells[0], years=True)
    first = 0 if not dates else 1
    named = not any(is_grade(name) or find_dates(name, years=True) for name in columns[first:])
    if not (dates or is_grade(cells[0])) or not named:
        return
    if not all(is_grade(cell) for cell in cells[first:] if cell):
        return
    for column, cell in zip(columns[first:], cells[first:], strict=True):
        if cell:
            day = period(dates[0]) if dates else None
            yield Judged(column, cell.strip(" ."), f"{column}: {cell.strip(' .')}", day)


def _in_sentences(text: str) -> Iterator[Judged]:
    outcome = _OUTCOME.search(text) if "lead" in text or "ystemic" in text else None
    if outcome is not None:
        grade = re.sub(
            r"\s+", " ", outcome["failing"] or (outcome["usual"] or "") + outcome["grade"]
        )
        yield Judged(_ARRANGEMENTS, grade, _sentence_of(text, outcome.start()))
    if not _may_judge(text) and not _LISTED.search(text):
        return
    for sentence in sentences(text):
        listed = bool(_LISTED.search(sentence)) or _may_judge(sentence)
        several = several_grades(sentence) if listed and not _HYPOTHETICAL.search(sentence) else []
        if several and not _SETTINGS.search(sentence):
            subject = _area_of(sentence) if not several[0].area else ""
            for one in several:
                yield Judged(_named(one.area or subject), one.grade.strip(), sentence, one.date)
            continue
        if not _may_judge(sentence) or _HYPOTHETICAL.search(sentence):
            continue
        found = found_so(sentence)
        match = found[0] if found else _OVERALL.search(sentence) or _SENTENCE.search(sentence)
        if match and _FOUND_TO.match(match.group()) and not _JUDGED_BY.search(sentence):
            continue
        if match and not _SETTINGS.search(sentence[: match.end()]):
            told = "overall effectiveness" if "area" in match.groupdict() else ""
            area = told or (found[1] if found else _area(sentence, match.start()))
            # without a date of its own it may be of what the sentence before names
            dated = _THE_WHOLE.fullmatch(area) and find_dates(sentence, years=True)
            whole = dated or (not area and judged_whole(sentence))
            if whole and not _FOR_A_PART.match(sentence[match.end() :]):
                area = "overall effectiveness"
            yield Judged(area, match["grade"].strip(), sentence)


def _area_of(sentence: str) -> str:
    """What all grades of a sentence are for: its subject, or what it says was judged."""
    match = _SENTENCE.search(sentence)
    area = _area(sentence, match.start()) if match else ""
    judged = None if area else _JUDGED.search(sentence)
    return judged["area"] if judged else area


def _named(area: str) -> str:
    """The area's name: a judgement of the authority as such is one of the whole."""
    if _THE_WHOLE.fullmatch(area) or re.fullmatch(r"overall(?:\s+effectiveness)?", area, re.I):
        return "overall effectiveness"
    return area


def _may_judge(text: str) -> bool:
    """A quick no for the many sentences without a word of judging."""
    lower = text.lower()
    return any(hint in lower for hint in _JUDGES) or found_so(text) is not None


def _sentence_of(text: str, at: int) -> str:
    """The sentence in which a place of the text stands."""
    end = 0
    for sentence in sentences(text):
        end = text.index(sentence, end) + len(sentence)
        if at < end:
            return sentence
    return text


def _area(sentence: str, verb: int) -> str:
    """What a sentence says was judged: the subject before the verb, as far as it is short."""
    if re.search(r"\boverall\b", sentence, re.IGNORECASE):
        return "overall effectiveness"
    match = _SUBJECT.search(sentence[:verb])
    area = match["area"].strip() if match else ""
    if _RELATIVE.search(area):
        return ""
    # "In the previous inspection in 2017 the Council was ...": the subject is the last of it
    return _CLAUSE.sub("", _ADVERBIAL.sub("", area))
