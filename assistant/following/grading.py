"""What inspectors graded, as papers tell it: in tables, and in sentences on the whole of a council.

A sentence with a grade in it may be about one children's home, or about schools, or say that
something was not judged good: on a timeline of an authority it would be untrue.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Citation
from assistant.rendering import cite
from assistant.words.stems import content_stems
from corpus.paper import Finding, Paper, Paragraph

OVERALL = "Overall"
_WHOLE = (
    r"(?:local\s+authority|council|authority|borough|county|(?:all\s+)?services|all\s+judge?ments)"
)
_OF_ALL = re.compile(
    rf"(?:(?:the|this)\s+)?(?:{_WHOLE}|overall|service|judge?ments?)?", re.IGNORECASE
)
# "Services for children and families in Oakvale": of a council's inspection that is the whole too.
_SERVICES_OF = re.compile(
    r"(?:(?:all|the)\s+)?services\s+for\s+(?:vulnerable\s+)?children(?:,?\s+(?:and\s+)?(?:young\s+people|families))*"
    r"(?:\s+(?:in|of|at)\s+(?P<where>.+))?",
    re.IGNORECASE,
)
_REQUIRES = re.compile(r"requir(?:es?|ed|ing) improvement(?: to be good)?", re.IGNORECASE)
_TO_BE_GOOD = " to be good"
# Words that count what was graded, or leave open which: no area of an inspection begins so.
_COUNTED = re.compile(
    r"^(?:an?|any|each|every|no|none|one|two|three|four|five|six|seven|eight|nine|ten|both|all|some|"
    r"several|many|most|much|few|half|nearly|almost|about|over|the\s+(?:majority|rest|others?))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\bnot\s+(?:yet\s+|been\s+)*(?:judged|graded|rated|found)\b", re.IGNORECASE)
_WAS = r"(?:was|were|is|are|has\s+been|have\s+been|being)"
# The whole is what is judged where it is the judging verb's object, or stands before its verb.
_WHOLE_JUDGED = re.compile(
    rf"\b(?:judged|graded|rated)\s+(?:us|it|the\s+{_WHOLE}|(?:its|our)\s+services|services)\b"
    rf"(?!\s+(?:for|of|in))|\b{_WHOLE}\s+{_WAS}\s+(?:\w+\s+){{0,8}}?(?:judged|graded|rated|found)\b"
    rf"|\ba\s+grade\s+of\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\boverall\s+effectiveness\s+(?P<of>(?:of|for)\s+[^,;.:]{3,60}?)\s+"
    r"(?:was|were|is|are|as|to\s+(?:be|require)|has|have)\b",
    re.IGNORECASE,
)
# "The previous inspection of the council's services for care was in May. It was judged good."
_INSPECTED = re.compile(
    r"\binspection\s+of\s+(?:the\s+)?[\w ]{1,40}?(?:s[’']|[’']s)\s+(?P<area>[^.;]{4,90}?)\s+"
    r"(?:was|were|took\s+place)\b[^.]*\.\s*$",
    re.IGNORECASE,
)
# "Help and protection and the impact of leaders had the same grade."
_THE_SAME = re.compile(
    r"^(?P<areas>[^.;]{4,160}?)\s+(?:also\s+)?(?:had|have|has|(?:was|were)\s+given|received|got|"
    r"shared?)\s+(?:also\s+)?(?:the|that|this)\s+same\s+(?:grade|judge?ment|rating)s?\b",
    re.IGNORECASE,
)
_EVERY_AREA = re.compile(
    r"\b(?:every|all)\s+(?:judge?ment\s+)?areas?\s+(?:except|but|apart\s+from)\s+"
    r"(?:for\s+)?[\w’' -]{3,60}",
    re.IGNORECASE,
)
_NEXT_AREA = re.compile(r",\s*(?:and\s+)?|\s+and\s+(?=the\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grade:
    """One area that was judged, its grade, and the paragraph that says so."""

    area: str
    grade: str
    source: Citation


def grades_of(
    members: Sequence[Finding], paragraphs: Mapping[str, Paragraph], papers: Mapping[str, Paper]
) -> tuple[Grade, ...]:
    """The grades that findings of one inspection tell, each once, the overall one first."""
    grades: dict[tuple[str, str], Grade] = {}
    printed = [f for f in members if f.kind == "judgement" and f.paragraph_id in paragraphs]
    # Tables first: what a sentence says of the whole they say better.
    for finding in sorted(printed, key=lambda f: paragraphs[f.paragraph_id].kind != "row"):
        paragraph = paragraphs[finding.paragraph_id]
        name = area_of(finding, paragraph, papers[finding.paper_id])
        if not name or not finding.grade:
            continue
        whole = name == OVERALL
        if whole and paragraph.kind != "row" and any(key[0] == "overall" for key in grades):
            continue
        grade = as_graded(finding.grade)
        key = (
            "overall" if whole or name.lower() == "overall effectiveness" else name.lower(),
            grade.removesuffix(_TO_BE_GOOD),
        )
        known = grades.get(key)
        # The fuller name of the same grade or area is the one that the inspectors gave it.
        if known is None or (len(known.area), len(known.grade)) < (len(name), len(grade)):
            source = cite(paragraph, papers[finding.paper_id], 0, paragraph.text)
            grades[key] = Grade(name, grade, source)
        for same in _same_grade(finding.text, paragraph.text):
            source = cite(paragraph, papers[finding.paper_id], 0, paragraph.text)
            grades.setdefault((same.lower(), key[1]), Grade(same, grade, source))
    told = _without_shorter_names(tuple(grades.values()))
    return tuple(sorted(told, key=lambda one: not _is_overall(one.area)))


def _without_shorter_names(grades: Sequence[Grade]) -> tuple[Grade, ...]:
    """The grades without an area that another one of the same grade names more fully."""

    def is_shorter(one: Grade, other: Grade) -> bool:
        is_same = one.grade == other.grade and not _is_whole(one.area)
        return is_same and set(content_stems(one.area)) < set(content_stems(other.area))

    return tuple(one for one in grades if not any(is_shorter(one, other) for other in grades))


def area_of(finding: Finding, paragraph: Paragraph, paper: Paper) -> str:
    """What a judgement says was graded; empty where it is no grade of the authority inspected."""
    area = " ".join((finding.area or "").split())
    if area and not is_area(area):
        return ""
    is_whole = bool(_OF_ALL.fullmatch(area)) or _names(paper, area) or _is_service(paper, area)
    if paragraph.kind == "row":
        return OVERALL if is_whole else area[:1].upper() + area[1:]
    if _DENIED.search(finding.text) or (not area and not _judges_it(finding.text, paper)):
        return ""
    if is_whole:
        every = _EVERY_AREA.search(finding.text)
        area = every[0] if every else _said_before(finding.text, paragraph.text) or OVERALL
    elif area.lower() == "overall effectiveness":
        part = _PART.search(finding.text)
        area = f"{area} {part['of']}" if part else area
    return area[:1].upper() + area[1:]


def _same_grade(sentence: str, text: str) -> list[str]:
    """The areas of which the sentence after a judgement says that they had the same grade."""
    plain, said = " ".join(text.split()), " ".join(sentence.split())
    at = plain.find(said)
    found = _THE_SAME.match(plain[at + len(said) :].strip()) if at >= 0 else None
    areas = _NEXT_AREA.split(found["areas"]) if found else []
    return [area[:1].upper() + area[1:] for area in areas if is_area(area)]


def is_area(words: str) -> bool:
    """Whether what was graded is an area, and no number of homes, cases or councils."""
    return words[:1].isalpha() and not _COUNTED.match(words)


def as_graded(printed: str) -> str:
    """A grade as its scale names it, where a sentence bends it: ``require improvement``."""
    words = " ".join(printed.split())
    if not _REQUIRES.fullmatch(words):
        return words[:1].upper() + words[1:]
    return "Requires improvement" + (_TO_BE_GOOD if words.lower().endswith("good") else "")


def _is_whole(area: str) -> bool:
    return area.lower() in ("overall", "overall effectiveness")


def _is_overall(area: str) -> bool:
    return area.lower().startswith("overall")


def _names(paper: Paper, area: str) -> bool:
    """Whether an area is the authority itself, by its name or the first words of it."""
    name = (paper.authority_name or "").lower()
    return bool(area) and f"{name} ".startswith(f"{area.lower()} ")


def _is_service(paper: Paper, area: str) -> bool:
    """Whether an area is the whole service of the authority, by that or by its name."""
    found = _SERVICES_OF.fullmatch(area)
    return found is not None and (not found["where"] or _names(paper, found["where"]))


def _judges_it(sentence: str, paper: Paper) -> bool:
    """Whether a sentence that names no area judges the authority as a whole."""
    first = (paper.authority_name or "the").split()[0]
    by_name = rf"\b{re.escape(first)}(?:\s+\w+){{0,3}}\s+{_WAS}\s+(?:judged|graded|rated|found)\b"
    return bool(_WHOLE_JUDGED.search(sentence) or re.search(by_name, sentence))


def _said_before(sentence: str, text: str) -> str:
    """The part of the services that the sentence before says was inspected."""
    plain = " ".join(text.split())
    at = plain.find(" ".join(sentence.split()))
    found = _INSPECTED.search(plain[:at]) if at > 0 else None
    return found["area"] if found else ""
