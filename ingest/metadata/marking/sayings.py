"""What a line or sentence says of the paper that it stands in, or of an appendix to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.paper import PaperStatus
from ingest.appendices import appendices_named, may_name_appendix
from ingest.metadata.answers import ticked
from ingest.metadata.marking.resolutions import CONDITIONAL
from ingest.metadata.marking.words import (
    PROMPT,
    SURE,
    is_denied,
    is_divider,
    is_marking,
    is_own_number,
    is_stamp,
    stands_alone,
)

_ADJECTIVE = r"(?:exempt|confidential|restricted|private|not\s+for\s+publication)"
_APPENDIX = r"(?:appendix|appendices|annexe?s?|enclosures?)"
_ITSELF = (
    r"(?:this|the|following)\s+(?:whole\s+|following\s+)?(?:report|paper|item|document|minute)"
)
_SAYS_OF_ITSELF = re.compile(
    rf"^\W*(?:the\s+information\s+(?:contained\s+)?(?:in|within)\s+)?{_ITSELF}\s+(?:is|contains)\s+"
    rf"(?:(?:wholly|therefore|currently)\s+)?(?:{SURE}|exempt\b|confidential\b|"
    r"(?:restricted|private)(?=\W*$|\s*[.;,:(–—]|\s+(?:by\s+virtue|under|because|as\s+it|in\s+acc|and)\b))",
    re.IGNORECASE,
)
_OF_A_KIND = re.compile(
    # "This is a private report as it contains ..."
    rf"^\W*this\s+is\s+an?\s+(?:[\w-]+\s+){{0,2}}?(?:exempt|confidential|restricted|private|closed|"
    rf"non[- ]public|{SURE}|below\s+the\s+line|part\s+(?:2|ii|b|two))"
    r"\s+(?:report|paper|item|document)\b",
    re.IGNORECASE,
)
_TREATED = re.compile(
    rf"\b{_ITSELF}\b[^.]{{0,40}}\b(?:as|is|be|contains?)\s+(?:\w+\s+){{0,2}}?(?:exempt|{SURE})\b"
    r"[^.]{0,200}\b(?:schedule|paragraphs?|section)\b",
    re.IGNORECASE,
)
PART = re.compile(
    # "Part 1 of Schedule 12A" is a part of the Act, not of the paper.
    rf"\b(?:{_APPENDIX}|part(?!\s+\w+\s+of\s+(?:the\s+)?sched))\s+[\w, &]{{1,20}}?"
    rf"\s*(?:is|are|contains?|to\s+this|has|have)?\b"
    rf"[^.]{{0,40}}\b(?<!non-)(?<!non )(?:exempt|{SURE}|confidential)|"
    r"part(?:ly|ially)?[- ](?:exempt|confidential|private)|"
    rf"(?:\b(?:with|and|an?|has|have|of)|[,;])\s+(?:an?\s+)?{_ADJECTIVE}\s+{_APPENDIX}|"
    rf"\b{_ADJECTIVE}\s+(?:information\s+)?(?:is\s+|are\s+)?(?:contained\s+|set\s+out\s+)?"
    rf"(?:in|within|at)\s+(?:the\s+)?{_APPENDIX}|"
    rf"^\W*{SURE}\W{{0,4}}{_APPENDIX}\b",
    re.IGNORECASE,
)
_WITHIN = rf"(?:(?!{_APPENDIX})[^.;])"
_NAMED = re.compile(
    # "Appendix 2 is exempt", "Appendices 1 and 2 have been marked as not for publication"
    rf"\b{_APPENDIX}\s+{_WITHIN}{{1,60}}?\b"
    # (a request is refused as exempt, not the list of them)
    r"(?:is|are|contains?|has\s+been|have\s+been|being|(?<!refused )as)\b"
    rf"(?!{_WITHIN}{{0,20}}\b(?:no|not)\s+(?:exempt|confidential|restricted|private)\b)"
    rf"{_WITHIN}{{0,60}}?\b(?:exempt|confidential|restricted|{SURE})\b|"
    # "Appendix 2 exempt - paragraph 3"
    rf"\b{_APPENDIX}\s+\w{{1,3}}\s+(?:{_ADJECTIVE}|{SURE})\b|"
    # "Appendix B – Bids received (not for publication)"
    rf"\b{_APPENDIX}\s+\w{{1,3}}\b{_WITHIN}{{0,70}}?[(\[–—:-]\s*(?:{_ADJECTIVE}|{SURE})\b|"
    # A row of the list of appendices: "Appendix 2 | Bids | Exempt"
    rf"\b{_APPENDIX}\s+\w{{1,3}}\b{_WITHIN}{{0,90}}?\|\s*(?:{_ADJECTIVE}|{SURE})\s*(?:$|\|)|"
    # "the exempt Appendix 2", "Exempt information is in Appendix 2"
    rf"\b(?:{_ADJECTIVE}|{SURE})\W{{1,4}}(?:information\s+)?(?:(?:is|are)\s+)?"
    rf"(?:contained\s+|set\s+out\s+)?(?:(?:in|within|at)\s+(?:the\s+)?)?{_APPENDIX}"
    r"\s+[\w, &]{1,20}|"
    # A form's field: "Exempt appendices: 2 and 3"
    rf"\b{_ADJECTIVE}\s+{_APPENDIX}\s*[|:?]+\s*[\w, &]{{1,40}}",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(?:appendices|annexes|enclosures)\s*[:–—-]+\s*(?P<list>[^.]+)", re.IGNORECASE
)
_IN_LIST = re.compile(
    rf"\W*(?P<name>[A-Z]|\d{{1,2}})\b\W{{1,4}}[^()]*[(–—-]\s*(?:{_ADJECTIVE}|{SURE})\b",
    re.IGNORECASE,
)
_RULE = re.compile(rf"(?P<kind>{_APPENDIX})\s*[|:?]+\s*(?P<again>{_APPENDIX})?", re.IGNORECASE)
_QUESTION = re.compile(
    r"^\W*(?:does|do|is|are)\b[^?]{0,120}\b(?:exempt|confidential|restricted|private)\b[^?]{0,80}\?"
    r"\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_IN_PART = re.compile(r"\W*part(?:ly|ially)?\b(?!\s+(?:\d|[ivab]{1,2}\b|one|two))", re.IGNORECASE)
_OPENS_APPENDIX = re.compile(
    rf"^\W*(?:(?:exempt|confidential|restricted|private)\s+)?{_APPENDIX}\s+\w{{1,3}}\b"
    r"(?!\s+(?:\([^)]*\)\s+)?(?:is|are|to|of|contains?|has|have|shows?|sets?|gives?|and|was|were|will|which|in|on)\b)",
    re.IGNORECASE,
)
_FOR_THIS = re.compile(
    r"\b(?:press|public)\b[^.]{0,40}\b(?:be|is|are)\s+excluded\b[^.]{0,60}"
    r"\b(?:for|during|of|from)\s+(?:the\s+consideration\s+of\s+)?th(?:is|e\s+following)\s+(?:item|report|matter)\b",
    re.IGNORECASE,
)
_OF_INFORMATION = re.compile(
    r"^\W*(?:exempt|confidential)[\s/\w]{0,20}\binformation\W*$", re.IGNORECASE
)
_ASKED = re.compile(
    r"^[^?:]{0,120}\b(?:exempt|confidential)\b[^?:]{0,80}[?:]\s*(?P<value>.*)$", re.I
)
_FIELD = re.compile(
    rf"^\W*(?:exempt|confidential|private)\b[\w\s/()]{{0,40}}[?:|]\s*(?P<value>{_APPENDIX}\s+\w{{1,3}}\b.*)$",
    re.IGNORECASE,
)
_WHICH = re.compile(
    # "Appendix number: 1", on the same line as the answer or on one below it
    rf"\b(?P<kind>{_APPENDIX})\s*(?:\(\w{{1,4}}\)\s*)?(?:numbers?|nos?\b\.?)\s*(?:\(s\))?\s*[:.|]?\s*(?=\w)",
    re.IGNORECASE,
)
# An answer that goes beyond the appendix that it names, or stops short of it.
_MORE = re.compile(
    r"\b(?:reports?|papers?|items?|documents?|whole|entire|all|except|excluding|apart|other|not|but|"
    r"also|open|public|parts?(?!\s+\w+\s+of\s+(?:the\s+)?sched))\b",
    re.IGNORECASE,
)
_LINES_OF_AN_ANSWER = 3
_LONGEST_PART = 300
_LONGEST_HEADING = 120


def said_by(text: str) -> PaperStatus:
    """The status that a line of the head, or a stamp, gives the paper: ``open`` where none."""
    asked = _QUESTION.match(text)
    if asked:
        said = ticked(asked["value"])
        if _IN_PART.match(asked["value"]):
            return "part_exempt"
        if said == "yes" and names_appendices_alone(asked["value"]):
            return "part_exempt"
        both = re.search(r"\byes\b.*\bno\b", asked["value"], re.IGNORECASE)
        if said == "yes" and not both and re.match(r"\W*is\s", text, re.IGNORECASE):
            return "exempt"  # "Is this decision exempt from publication? Yes"
        return "unclear" if said == "yes" or (said is None and both) else "open"
    if is_denied(text):
        return "open"
    if tells_of_appendices(text):
        return "part_exempt"
    if stands_alone(text) or is_divider(text) or (is_marking(text) and not PART.search(text)):
        return "exempt"
    if PROMPT.search(text[:200]):
        return "open"
    itself = _SAYS_OF_ITSELF.match(text) or _OF_A_KIND.match(text) or _TREATED.search(text)
    if len(text) <= _LONGEST_PART and PART.search(text) and not _SAYS_OF_ITSELF.match(text):
        return "part_exempt"
    if is_marking(text) or itself or is_own_number(text) or is_stamp(text):
        return "exempt"
    return "open"


def tells_of_appendices(text: str) -> bool:
    """Whether a form's field for exempt information is answered by appendices alone:
    ``Exempt information: Appendix 2 (valuation) – paragraph 3, Schedule 12A``."""
    asked = _FIELD.match(text)
    return asked is not None and names_appendices_alone(asked["value"])


def announces(heading: str, below: str) -> bool:
    """Whether ``Exempt information`` heads a statement that is on an appendix alone."""
    return bool(_OF_INFORMATION.match(heading)) and said_by(below) == "part_exempt"


def excludes_for_itself(text: str) -> bool:
    """Whether a resolution that stands on a paper has the public leave for that very paper."""
    found = _FOR_THIS.search(text)
    return bool(found) and not CONDITIONAL.search(text) and not re.search(_APPENDIX, text, re.I)


def appendices_closed(texts: Iterable[str]) -> tuple[str, ...]:
    """The appendices that sentences name as not for the public: ``Appendix 2``."""
    named = (text for text in texts if may_name_appendix(text))
    kept = list(named)
    found = (match[0] for text in kept for match in _NAMED.finditer(text))
    alone = (_RULE.sub(_of_field, _first_named(said)) for said in found)
    return appendices_named((*alone, *(one for text in kept for one in _marked_in_list(text))))


def _marked_in_list(text: str) -> Iterator[str]:
    """The appendices that a list of them marks: ``Appendices: A - Map; B - Bids (exempt)``."""
    for listed in _LIST.finditer(text):
        for part in re.split(r"[;,]", listed["list"]):
            one = _IN_LIST.match(part)
            if one:
                yield f"Appendix {one['name']}"


def _of_field(rule: re.Match[str]) -> str:
    one = {"appendices": "Appendix", "annexes": "Annex", "enclosures": "Enclosure"}
    kind = rule["again"] or one.get(rule["kind"].lower(), rule["kind"])
    return f"{kind} "


def names_appendices_alone(value: str) -> bool:
    """Whether an answer names appendices and nothing beyond them: ``Yes, Appendix 1 only``."""
    return bool(appendices_named([_WHICH.sub(_kind, value)])) and not _MORE.search(value)


def appendices_answered(lines: Sequence[str]) -> tuple[str, ...]:
    """The appendices that a form names where it asks for exempt information: ``Yes, Appendix 1``.

    Its answer may go on in lines of its own, ``Appendix number: 1``.
    """
    found: dict[str, None] = {}
    for at, line in enumerate(lines):
        asked = _ASKED.match(line.strip())
        if asked is None:
            continue
        below = list(lines[at + 1 : at + 1 + _LINES_OF_AN_ANSWER])
        value = asked["value"] or (below.pop(0) if below else "")
        if ticked(value) == "yes" and not _MORE.search(value):
            answers = [value, *(one for one in below if _WHICH.search(one))]
            found.update(dict.fromkeys(appendices_named(_WHICH.sub(_kind, one) for one in answers)))
    return tuple(found)


def _kind(which: re.Match[str]) -> str:
    return f"{which['kind'].capitalize()} "


def appendix_opened(text: str) -> str | None:
    """The appendix that a heading opens, by the name that sentences use: ``Appendix 2``."""
    text = text.strip()
    if len(text) > _LONGEST_HEADING or not _OPENS_APPENDIX.match(text):
        return None
    return next(iter(appendices_named([_first_named(text)])), None)


def _first_named(said: str) -> str:
    # What stands before the word "appendix" is no part of its name.
    begin = re.search(_APPENDIX, said, re.IGNORECASE)
    return said[begin.start() :] if begin else said
