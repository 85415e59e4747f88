"""Results of inspections that papers tell beside another one, or after saying when it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.following.visits import Visit
from assistant.words.sentences import sentences
from corpus.paper import Finding, Paragraph

_RESULT = r"(?:result|grade|judge?ment|rating|outcome)"
_SAME_IN = re.compile(
    rf"\b(?:the\s+)?same\s+(?:overall\s+)?{_RESULT}\s+(?:as\s+|that\s+it\s+(?:was|got|had)\s+)?"
    rf"(?:in|of)\s+(?:the\s+(?:\w+\s+)?inspection\s+(?:of|in)\s+)?(?P<year>(?:19|20)\d\d)\b"
    rf"|\b{_RESULT}\s+(?:in|of)\s+(?P<before>(?:19|20)\d\d)\s+was\s+the\s+same\b"
    rf"|\bthe\s+same\s+as\s+(?:it\s+(?:was|had\s+been)\s+)?in\s+(?P<as>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR_BESIDE = re.compile(
    r"\W*(?:overall\s+)?(?:by\s+(?:the\s+)?[\w ]{3,40}?\s+)?in\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_THIS = re.compile(r"\W*(?:this|that|it|the\s+result)\b", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\b(?:outcome|result|judge?ment|inspectors?|inspectorates?|inspection|they)\b", re.IGNORECASE
)


def of_their_own_year(found: Sequence[Finding]) -> Iterator[Finding]:
    """Judgements, those dated by the year that stands beside their grade where it is another one.

    "Rated good by Ofsted in 2018" in a paper on an inspection of 2023 is of 2018.
    """
    for finding in found:
        own = _year_beside(finding)
        is_another = bool(own) and own not in (finding.event_date or own)
        yield replace(finding, event_date=own) if is_another else finding


def _year_beside(finding: Finding) -> str:
    if finding.kind != "judgement" or not finding.grade:
        return ""
    at = finding.text.find(finding.grade)
    beside = _YEAR_BESIDE.match(finding.text[at + len(finding.grade) :]) if at >= 0 else None
    return beside["year"] if beside else ""


def earlier_results(
    found: Sequence[Finding], paragraphs: Mapping[str, Paragraph]
) -> Iterator[Finding]:
    """The judgement of an earlier year that a sentence, or the next one, says had its result."""
    for finding in found:
        if finding.kind != "judgement" or not finding.grade or not finding.event_date:
            continue
        paragraph = paragraphs.get(finding.paragraph_id)
        said = f"{finding.text} {_goes_on(finding.text, paragraph.text if paragraph else '')}"
        for match in _SAME_IN.finditer(said):
            year = match["year"] or match["before"] or match["as"]
            if year < finding.event_date[:4]:
                yield replace(finding, event_date=year)


def _goes_on(said: str, text: str) -> str:
    """The sentence after one, where it goes on about the same: "This was the same result"."""
    plain = " ".join(text.split())
    at = plain.find(" ".join(said.split()))
    rest = sentences(plain[at + len(" ".join(said.split())) :]) if at >= 0 else ()
    return rest[0].text if rest and _THIS.match(rest[0].text) else ""


def outcomes_by_visits(
    found: Sequence[Finding], paragraphs: Mapping[str, Paragraph], visits: Sequence[Visit]
) -> Iterator[Finding]:
    """Undated judgements of which the paragraph before tells when the inspection was.

    Only where that paragraph tells of one: of two it would be a guess.
    """
    for finding in found:
        paragraph = paragraphs.get(finding.paragraph_id)
        if finding.kind != "judgement" or finding.event_date or not finding.grade or not paragraph:
            continue
        before = [one for one in visits if _stands_before(one.paragraph, paragraph)]
        if len(before) == 1 and _OUTCOME.search(finding.text):
            (visit,) = before
            start = visit.days[-1].end if visit.to_the_day else visit.days[0].start
            by = finding.found_by or visit.by
            yield replace(finding, event_date=start[:7], found_by=by)


def _stands_before(one: Paragraph, other: Paragraph) -> bool:
    same = one.paper_id == other.paper_id and one.sections == other.sections
    return same and other.position - one.position == 1
