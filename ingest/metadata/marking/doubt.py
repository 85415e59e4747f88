"""Lines that speak of nothing but a paper and who may see it, and have a word of closing in them.

The wordings of markings are endless (``RESTRICTED CIRCULATION``, ``Below the line report``,
``Publication: withheld under paragraph 3``); what they share is what they leave out. A line that
names a matter (``Restricted parking``, ``Private fostering``) has words of that matter, and marks
nothing. What is found in this way is a doubt: it closes a paper until somebody decides.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.metadata.answers import chosen, is_none
from ingest.metadata.marking.talk import CLOSING, NOT_OPEN, is_talk, rest_of, talks_of_papers
from ingest.metadata.marking.words import PROMPT, SURE, is_denied, is_divider, is_weak

_NAMES_A_PART = re.compile(
    r"^\W*(?:agenda\W+)?(?:part|rhan)\s+(?:2|ii|b|two)\b\W{0,3}(?:agenda|items?|reports?|papers?|business|"
    r"matters?|minutes?|session|meeting|\s+)*\W*$",
    re.IGNORECASE,
)
_SECOND_PART = re.compile(
    r"^\W*(?:agenda\W+)?(?:part|section|rhan)\s+(?:2|ii|b|two)\b", re.IGNORECASE
)
# "Members are reminded that this report is confidential": of the paper, in whatever sentence.
_OF_ITSELF = re.compile(
    r"\b(?:this|the)\s+(?:whole\s+|following\s+|attached\s+)?"
    r"(?:report|paper|item|document|issue|matter|decision)\b"
    r"(?:\s+(?!not\b|no\b)\w+){0,4}?\s+(?:is|are|be|being|as|contains?|remains?)\s+"
    rf"(?:(?!not\b|no\b)\w+\s+){{0,2}}?(?:exempt|confidential|private|restricted|{SURE})\b"
    r"(?=\W*$|[.,;:)]|\s+(?P<next>\w+))",
    re.IGNORECASE,
)
# "The proper officer thinks that this report should not be open to inspection by the public"
_NOT_OPEN_ITSELF = re.compile(
    r"^(?!.*\b(?:no|nothing|any)\b)[^.]*\b(?:this|the\s+(?:attached|following|enclosed))\s+"
    rf"(?:report|paper|item|document)\b[^.;]{{0,60}}?{NOT_OPEN}",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:append|annex|enclos)\w*\b[^.;]{0,30}\band\s+(?:to\s+)?(?:this|the)\s+"
    r"(?:whole\s+|main\s+)?(?:report|paper)\b|\b(?:this|the)\s+(?:report|paper)\s+and\s+(?:its\s+|the\s+|all\s+)?"
    r"(?:append|annex|enclos)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[(\[]\s*(?P<in>[^()\[\]]{4,90})[)\]]|\s[–—-]+\s*(?P<after>[^()–—]{4,60}))\W*$"
)
_SETS_OFF = frozenset("([–—-")
# "Relevant paragraph of Schedule 12A: 3"
_NAMES_THE_PARAGRAPH = re.compile(
    r"^[^:.]{0,60}\bschedule\s+(?:12\s?A|7\s?A)\b[^:.]{0,40}:\s*(?:(?:paragraphs?|paras?\.?)\s*)?\d",
    re.IGNORECASE,
)
# "EXEMPT - Sale of the depot", "Exempt minute – Sale of the depot"
_MARK_FIRST = re.compile(
    r"^\W*(?:(?i:exempt|confidential)|EXEMPT|CONFIDENTIAL|PRIVATE|RESTRICTED)\s+[-–—]\s*\w|"
    r"^\W*(?i:(?:exempt|confidential|private|restricted|closed)\s+(?:minute|item|report|paper))\s*[-–—:]\s*\w|"
    r"^\W*(?:EXEMPT|CONFIDENTIAL|PRIVATE|RESTRICTED)\s*:\s*\w"
)
# "***IN COMMITTEE*** Staffing", "[Exempt] Lease of the quay"
_SET_IN_SIGNS = re.compile(r"^\W*?[*(\[{<]+\s*(?P<in>[^()\[\]*{}<>]{4,40}?)\s*[*)\]}>]+\W*\w")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{4,120})[)\]]")
# "Lease of the quay (Contained in Schedule 6 (3) of the Local Government Act (NI) 2014 - ...)"
_BY_ITS_LAW = re.compile(
    r"\((?P<said>[^()]*\bschedule\s+(?:12\s?A|7\s?A|6)\b[^()]*)\)\W*$", re.IGNORECASE
)
_WITHIN_BRACKETS = re.compile(r"(?<=[\w\s])\((\w{1,4}(?:[\s,&]+\w{1,4}){0,3})\)(?!\W*$)")
_DENIES = re.compile(
    r"\b(?:is|are)\s+(?:open|public|unrestricted|for\s+publication)\b|"
    r"\b(?:no|none|nil|never|without|n/a|not\s+(?:considered|exempt|confidential|restricted|private|"
    r"applicable|withheld|closed|in\s+private))\b",
    re.IGNORECASE,
)
_REVERSED = re.compile(r"\b(?:publication|publish\w*|public|release|open)\W+no\W*$", re.IGNORECASE)
_NUMBERED = re.compile(r"^\W*\d{1,3}(?:\.\d+)*[.)]?\s+")
_NO_PART = re.compile(
    r"\bno\s+(?:part|section|element)s?\s+(?:of\s+\w+\s+\w+\s+)?(?:is|are|has|have|contains?|needs?|requires?)\b",
    re.IGNORECASE,
)
# A rule for whatever may come: "except where exempt information is likely to be disclosed"
_ON_CONDITION = re.compile(
    r"\b(?:except|unless|if|where(?:ver)?|whenever|should\s+(?:the|any|an?|it|there))\b[^.]*?"
    r"\b(?:exempt|confidential)\b",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b(?:schedule|paragraphs?|paras?|section|category)\b\W{1,3}\d", re.IGNORECASE)
_OPEN_VALUE = re.compile(
    r"^\W*(?:open|public|unrestricted|part\s+(?:1|i|a|one))\W*$", re.IGNORECASE
)
_LISTS_APPENDICES = re.compile(r"\b(?:appendices|annexes|enclosures)\s*[:–—-]", re.IGNORECASE)
_OF_AN_APPENDIX = re.compile(r"\b(?:append|annex|enclos)", re.IGNORECASE)


@lru_cache(maxsize=4096)  # the margins of a paper say the same on every page
def is_doubtful(text: str, *, first: bool = False) -> bool:
    """Whether a line of the head, or a stamp, may close the paper that it stands on.

    ``first`` is true of the lines at the very top, where ``Part II`` alone names what is private.
    """
    text = text.replace(" | ", ": ").strip()
    if first and _NAMES_A_PART.match(text):
        return True
    if is_weak(text) or is_spoken(text):
        return False
    options = chosen(text)
    if options is not None and CLOSING.search(text):
        # "Public [ ] Private [X]"
        return talks_of_papers(text) and (not options or bool(CLOSING.search(options[0])))
    if _NAMES_THE_PARAGRAPH.match(text) or begins_with_a_mark(text):
        return True
    closes = bool(CLOSING.search(text))
    turned = not closes and bool(_REVERSED.search(text))
    if not closes and not turned:
        return False
    if _speaks_of_itself(text) or (_tail(text) and not _OF_AN_APPENDIX.search(text)):
        return True
    value = re.split(r"[:?]", text)[-1]
    if value != text and (is_none(value) or is_open_value(value)) and not turned:
        return False
    return (turned or not _DENIES.search(rest_of(text))) and talks_of_papers(text)


def is_spoken(text: str, but: re.Pattern[str] | None = None) -> bool:
    """Whether a line is prose, a denial, a prompt or a question, and marks nothing.

    ``but`` is of prompts that are orders: ``Do not circulate``.
    """
    return bool(
        text[:1].islower()  # the rest of a sentence that began on the line above
        or _NUMBERED.match(text)
        or is_denied(text)
        or (PROMPT.search(text) and not (but and but.match(text)))
        or text.endswith("?")
        or _NO_PART.search(text)
        or _only_on_condition(text)
    )


def _only_on_condition(text: str) -> bool:
    """Whether the first word of closing in a line stands under a condition."""
    found, closes = _ON_CONDITION.search(text), CLOSING.search(text)
    return found is not None and closes is not None and found.start() < closes.start()


def is_open_value(value: str) -> bool:
    """Whether a field's value is that the paper is for the public, and nothing else."""
    return bool(_OPEN_VALUE.match(value))


def begins_with_a_mark(text: str) -> bool:
    """Whether a title has its marking in front: ``EXEMPT - Sale of the depot``."""
    apart = _SET_IN_SIGNS.match(text)
    if apart and CLOSING.search(apart["in"]) and not _DENIES.search(rest_of(apart["in"])):
        return talks_of_papers(apart["in"])
    found = _MARK_FIRST.match(text)
    return found is not None and not is_none(text[found.end() - 1 :])


def names_second_part(title: str) -> bool:
    """Whether a heading is the name of the part that the public does not hear: ``PART B``."""
    return bool(_NAMES_A_PART.match(title))


def divides(line: str) -> bool:
    """Whether a line opens the part that the public does not hear, however that is worded:
    ``PART B - ITEMS CLOSED TO THE PUBLIC``."""
    if line.endswith(".") or is_spoken(line):
        return False
    closes = _SECOND_PART.match(line) and CLOSING.search(line) and not _DENIES.search(line)
    return is_divider(line) or bool(closes and talks_of_papers(line))


def closing_brackets(text: str) -> str | None:
    """What brackets in the line of an item say of who may see it: ``Appendix 2 exempt``."""
    return next((one[1] for one in _BRACKETS.finditer(text) if is_doubtful(f"A {one[1]}")), None)


def closes_both(text: str) -> bool:
    """Whether a sentence that names an appendix as exempt names the paper with it."""
    return bool(_BOTH.search(text) and CLOSING.search(text)) and not _DENIES.search(text)


def is_marked_at_its_end(text: str, *, of_item: bool = False) -> bool:
    """Whether a heading ends in a marking: ``Financial implications (exempt)``.

    ``of_item`` is true of the items of a meeting, which are ``(Private)`` too; funds and placements
    are that in other ways.
    """
    if of_item and closed_by_its_law(text):
        return True
    end = _tail(text)
    if end and (_OF_AN_APPENDIX.search(end) or _LISTS_APPENDICES.search(text)):
        return False  # "Bus franchising (with exempt Appendix A)", or the last of those listed
    weak = re.fullmatch(r"\W*(?:private|restricted)\W*", end or "", re.IGNORECASE)
    return bool(end) and (not weak or of_item or str(end).isupper())


def is_section_closed_by_law(line: str) -> bool:
    """Whether the title of a section ends in a marking and its law: ``Bids [exempt: paragraph 3]``.

    A sentence, and a title that names an appendix, speak of something else.
    """
    if line.endswith(".") or _OF_AN_APPENDIX.search(line):
        return False
    return bool(_LAW.search(_tail(line) or ""))


def closed_by_its_law(text: str) -> str | None:
    """What brackets at the end of an item's title say of the law by which it is closed."""
    found = _BY_ITS_LAW.search(_WITHIN_BRACKETS.sub(r"\1", text))
    if found is None or _DENIES.search(found["said"]) or PROMPT.search(found["said"]):
        return None
    return found["said"] if talks_of_papers(found["said"]) else None


def _tail(text: str) -> str | None:
    found = _TAIL.search(text) if _SETS_OFF.intersection(text) else None
    end = (found["in"] or found["after"]) if found else None
    if not end or _DENIES.search(end) or not CLOSING.search(end):
        return None
    return end if talks_of_papers(end) else None


def _speaks_of_itself(text: str) -> bool:
    if _NOT_OPEN_ITSELF.match(text):
        return True
    found = _OF_ITSELF.search(text)
    if found is None or "?" in text:
        return False
    goes_on = found["next"] or ""
    if goes_on.lower() == "to":  # "restricted to the first quarter"
        return talks_of_papers(text[found.start("next") :])
    return not goes_on or is_talk(goes_on)


def is_doubtful_heading(text: str, *, of_items: bool = False) -> bool:
    """Whether a heading may close what stands under it: ``BELOW THE LINE``, never a numbered one.

    A heading that is not in capitals may be of a report on such matters: ``Private meetings``; not
    among the items of a meeting (``of_items``).
    """
    if _OF_AN_APPENDIX.search(text) or not is_doubtful(text):
        return False
    found = CLOSING.search(text)
    return (
        of_items or text.isupper() or bool(found and re.match(rf"{SURE}$", found[0], re.IGNORECASE))
    )
