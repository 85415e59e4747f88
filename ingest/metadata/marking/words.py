"""The words of a marking, and whether a line is one."""

from __future__ import annotations

import re

from ingest.metadata.answers import ANSWER, ticked

_OF_PAPER = (
    r"(?:items?|reports?|information|papers?|documents?|business|sessions?|sections?|minutes?|matters?|"
    r"proceedings|agenda|decisions?|circulation|distribution|"
    r"(?:appendix|appendices|annexe?|schedule|part)(?:\s+(?:[A-Z]{1,2}|\d{1,2}))?)"
)
_CLOSED = r"(?:exempt|confidential|private|restricted|closed|non[- ]public)"
SURE = (
    r"(?:not\s+for\s+(?:publication|disclosure|(?:public\s+)?release)|"
    r"not\s+(?:open|available|to\s+be\s+(?:disclosed|released|made\s+available))\s+to\s+(?:members\s+of\s+)?"
    r"(?:the\s+)?(?:press|public)|"
    r"(?:restricted|withheld|exempt(?:ed)?)\s+from\s+(?:(?:general|public)\s+)?(?:publication|disclosure|(?:the\s+)?public)|"
    r"not\s+to\s+be\s+(?:published|disclosed)|official\W{1,3}sensitive|"
    # Welsh papers carry the same markings: not to be published.
    r"nid\s+yw\W{0,2}r\s+[^.]{0,30}?\bi\W{0,2}w\s+(?:g|ch)?yhoeddi|"
    r"(?:nid|ddim)\s+i\W{0,2}w\s+(?:g|ch)?yhoeddi|"
    r"(?:nid|ddim)\s+ar\s+gyfer\s+(?:ei\s+)?(?:g|ch)?yhoeddi)"
)
"""Words of which no other sense is known, however long the reason that follows."""
_MARK = (
    rf"(?:(?:strictly\s+)?(?:{SURE}|"
    rf"{_CLOSED}(?:\s*(?:\band\b|\bor\b|&|/)\s*{_CLOSED})?(?:\s+{_OF_PAPER}){{0,2}})|"
    # "Part II item": the second part of an agenda is the one that the public does not hear.
    r"part\s+(?:2|ii|two)\s+(?:item|matter|report|paper)\b|part\s+(?:2|ii|two)\W{1,4}members\s+only|"
    r"eitem(?:au)?\s+(?:eithriedig|g?c?yfrinachol)|eithriedig|cyfrinachol|pink\s+papers?)"
)
_LAW_WORD = r"(?:schedule|paragraphs?|paras?\b|section|category|paragraff|atodlen)"
_BECAUSE = (
    rf"(?:by\s+virtue|under|as\s+defined|pursuant|because|in\s+(?:accordance|terms)|until|as\s+it\b|"
    rf"within\s+the\s+meaning|{_LAW_WORD}|appendix|yn\s+rhinwedd|o\s+dan)"
)
_REASON = (
    rf"(?:\W*$|\s*[:(–—-]+\s*(?:{_BECAUSE}|{SURE}|{_CLOSED}\b|not\b|contains?\b|information\b|"
    rf"appendix\b|commercial|legal|personal|financial|for\s+(?:members|councillors))|\s+{_BECAUSE}|"
    # "CONFIDENTIAL MINUTES of the meeting", "Exempt report of the Director"
    r"(?<=minutes)\s+of\b|(?<=report)\s+(?:of|to|by)\b|"
    # "Confidential annex to the Cabinet report"
    r"\s+to\s+(?!this\b)(?:[\w/]+\s+){0,4}(?:report|minutes|agenda)\b)"
)
# "Exempt category: none applies"
_DENIED = re.compile(
    rf"^\W*{_MARK}(?:[^\w☐□☒☑✓✔✗]*|[\w\s/()]{{1,40}}[:?|]\s*){ANSWER}", re.IGNORECASE
)
_SURELY = re.compile(
    rf"^\W*(?:strictly\s+)?{SURE}(?:{_REASON}|\s*[:(–—-])|^\W*{SURE}\W*$", re.IGNORECASE
)
_WHOLE = re.compile(rf"^\W*{_MARK}(?={_REASON})", re.IGNORECASE)
_ALONE = re.compile(rf"^\W*{_MARK}\W*$", re.IGNORECASE)
_WEAK = re.compile(r"^\W*(?P<word>private|restricted|closed|non[- ]public)\W*$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:\d{1,3}(?:\.\d+)*[.)]?|[•–-])\s")
_ANYWHERE = re.compile(SURE, re.IGNORECASE)
_OF_A_THING = re.compile(
    # "Appendix 2 (exempt)", "Appendix B – Not for publication"
    rf"^\W*(?:agenda\s+)?{_OF_PAPER}\b[^.]{{0,60}}?[:(–—-]\s*(?:contains\s+)?{_MARK}\W*$|"
    rf"^\W*(?:agenda\s+)?{_OF_PAPER}\b\s+{_MARK}\W*$|"
    # "12. Sale of the depot (exempt)", as minutes number their items
    rf"^\W*(?:minute\s+)?\d{{1,3}}[a-z]?[.:)]?\s[^.]{{0,80}}[(–—-]\s*{_MARK}\W*$",
    re.IGNORECASE,
)
_NUMBERED_ITEM = re.compile(
    # The item's own number over its paper, not a line of an agenda's list.
    rf"^\W*agenda\s+item\s*(?:no\.?|number)?\s*:?\s*\d{{1,2}}[a-z]?\s*[:(–—-]?\s*{_MARK}\W*$",
    re.IGNORECASE,
)
IN_PRIVATE = (
    # "Items for decision in confidential business:"
    r"^\W*(?:items?|matters?|business|reports?)\s+(?:(?:for|to\s+be)\s+[\w/]+\s+)?"
    r"in\s+(?:(?:confidential|private|closed|exempt)(?:\s+(?:business|session))?|confidence|committee)\W*$"
)
"""How a line names the business that those who follow it are of, which the public does not hear."""
_DIVIDER = re.compile(
    rf"^\W*(?:(?:part|section|rhan)\s+(?:2|ii|b|two)\b\W{{0,4}})?{_CLOSED}(?:\s*(?:and|or|&|/)\s*{_CLOSED})?\s+"
    r"(?:items|reports|business|session|agenda|matters|part|minutes|decisions)\b[^.]{0,40}$|"
    rf"^\W*part\s+(?:2|ii|b|two)\b\W{{0,4}}(?:{_CLOSED}|{SURE})[^.]{{0,60}}$|"
    r"^\W*(?:items?|matters?|business)\s+(?:(?:likely|expected|proposed|due|which\s+(?:will|may|are|is))\s+)?"
    r"(?:(?:to\s+)?be\s+)?(?:considered|taken|heard|discussed|dealt\s+with)\s+in\s+"
    r"(?:private|camera|confidence|closed\s+session|the\s+absence)[^.]{0,60}$|"
    rf"^\W*part\s+(?:2|ii|b|two)\b\W{{0,4}}(?:the\s+)?(?:press|public)\b[^.]{{0,40}}\bexcluded\W*$|{IN_PRIVATE}",
    re.IGNORECASE,
)
# "Part 2: private tenancies" is a chapter; "Part 2 - private matters" is not.
_CHAPTER = re.compile(
    r"^\W*part\s+(?:2|ii|b|two)\b\W{0,4}(?:private|restricted|closed)\s+[a-z]"
    rf"(?!.*\b(?:{_OF_PAPER[3:-1]}|{_BECAUSE[3:-1]}))",
    re.IGNORECASE,
)
_BY_LAW = re.compile(
    rf"\b(?:{SURE}|exempt|confidential|private|restricted)\b[^.]{{0,140}}?\b{_LAW_WORD}",
    re.IGNORECASE,
)
PROMPT = re.compile(
    r"\b(?:do\s+not|don[’']t|if\s+(?:the|this|any)|delete\s+as|please|should\s+be|"
    r"whether|any\s+exempt|no\s+exempt|contains?\s+no|from\s+call)\b|"
    r"\bnot\s+(?:considered\s+)?(?:exempt|confidential|restricted|private)\b",
    re.IGNORECASE,
)
_SPACED = re.compile(r"^(?:[A-Z] ){5,}[A-Z]$")
_SHORT = 60
_LONGEST_HEADING = 90


def unspaced(text: str) -> str:
    """A word that is set with a space after each letter, as one: ``C O N F I D E N T I A L``."""
    return text.replace(" ", "") if _SPACED.match(text) else text


def is_marking(text: str) -> bool:
    """Whether a line marks what it stands over as not for the public."""
    text = text.strip()
    if text[:1].islower():
        return False  # the rest of a sentence that began on the line above
    if not (_WHOLE.match(text) or _SURELY.match(text)) or is_denied(text):
        return False
    law, sure = _BY_LAW.search(text), _SURELY.match(text)
    # What follows the words of the Act is its reason: "the public should be excluded" is no prompt.
    if PROMPT.search(text[: law.end()] if law and sure else text):
        return False
    whole = _WHOLE.match(text)
    # The first words of a title in capitals: "RESTRICTED MINUTES of the meeting held on ..."
    loud = whole is not None and whole[0].isupper() and len(whole[0].split()) > 1
    return len(text) < _SHORT or bool(law) or bool(sure) or loud


def marks_by_its_law(text: str) -> bool:
    """Whether a marking names the Act by which it closes: ``Exempt section (Schedule 12A)``."""
    return is_marking(text) and bool(_BY_LAW.search(text))


def is_stamp(text: str) -> bool:
    """Whether a short line begins or ends with a marking in capitals, whatever stands beside it."""
    text = text.strip()
    if len(text) > _LONGEST_HEADING or text.endswith(".") or _NUMBERED.match(text):
        return False  # a sentence
    found = (match for match in _ANYWHERE.finditer(text) if match[0].isupper())
    return any(
        not is_denied(text[match.start() :])
        for match in found
        if not text[: match.start()].strip(" (") or not text[match.end() :].strip(" )")
    )


def stands_alone(text: str) -> bool:
    """Whether a line is a marking and nothing else: ``CONFIDENTIAL APPENDIX B``."""
    return bool(_ALONE.match(text))


def is_divider(text: str) -> bool:
    """Whether a heading closes all that comes after it: ``EXEMPT ITEMS``, ``Part 2 – private``."""
    if _CHAPTER.match(text) and not text.isupper():
        return False
    return bool(_DIVIDER.match(text.strip())) and not is_denied(text) and not PROMPT.search(text)


def is_own_number(text: str) -> bool:
    """Whether a line is the number of the paper's item with its marking."""
    return bool(_NUMBERED_ITEM.match(text))


def is_denied(text: str) -> bool:
    """Whether a line names a marking to say that there is none: ``Confidential: No``."""
    marked = re.match(rf"\W*?{_MARK}", text.strip(), re.IGNORECASE)
    if marked is None:
        return False
    return bool(_DENIED.match(text)) or ticked(text.strip()[marked.end() :]) == "no"


def is_weak(text: str) -> bool:
    """Whether a line is one word that heads other things too: funds that are ``Restricted``.

    In capitals ``RESTRICTED`` and ``PRIVATE`` are markings.
    """
    found = _WEAK.match(text)
    return bool(found and (found["word"].lower() == "closed" or not found["word"].isupper()))


def marks_part(text: str) -> bool:
    """Whether a heading marks the part that it opens: ``Appendix 2 (exempt)``."""
    text = text.strip()
    if is_weak(text):
        return False
    if len(text) > _LONGEST_HEADING or PROMPT.search(text):
        return is_marking(text)
    return is_marking(text) or bool(_OF_A_THING.match(text)) or is_divider(text)


def begins_as_marking(text: str) -> bool:
    """Whether a line begins as a marking does, or as a sentence on the paper itself."""
    return bool(re.match(rf"\W*(?:{_MARK}|th(?:is|e)\s|part\s)", text, re.IGNORECASE))
