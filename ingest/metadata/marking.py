"""Whether a paper, or a part of it, is kept from the public: by its own marking alone.

A marking is a heading, a stamp, a field of the head or a line that speaks of the paper itself. The
same words in a sentence, in a form's prompt ("do not include exempt information") or in the name
of a subject ("private fostering", "restricted parking") are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.paper import PaperStatus, Paragraph
from ingest.lines import Document, Line
from ingest.metadata.answers import ANSWER, is_none, ticked
from ingest.metadata.fields import said
from ingest.metadata.head import Head, where

_THING = (
    r"(?:items?|reports?|information|papers?|documents?|business|session|minutes?|"
    r"(?:appendix|appendices|annexe?|schedule|part)(?:\s+(?:[A-Z]{1,2}|\d{1,2}))?)"
)
_MARK = (
    r"(?:(?:strictly\s+)?(?:not\s+for\s+publication|exempt\s+from\s+(?:publication|disclosure)|"
    r"(?:exempt|confidential|private|restricted|closed)"
    r"(?:\s*(?:\band\b|\bor\b|&|/)\s*(?:exempt|confidential|private|restricted))?)"
    r"(?:\s+" + _THING + r"){0,2}|"
    # Welsh papers carry the same markings: not to be published, exempt, confidential.
    r"nid\s+i\W{0,2}w\s+g?yhoeddi|eitem(?:au)?\s+(?:eithriedig|g?c?yfrinachol)|eithriedig|cyfrinachol|"
    r"pink\s+papers?)"
)
_REASON = (
    r"(?:\W*$|\s*[:(–—-]|\s+(?:by\s+virtue|under|as\s+defined|pursuant|because|in\s+accordance|"
    r"within\s+the\s+meaning|schedule|paragraphs?|section|category|appendix|until|as\s+it)\b)"
)
_DENIED = re.compile(rf"^\W*{_MARK}[^\w☐□☒☑✓✔✗]*{ANSWER}", re.IGNORECASE)
_SURELY = re.compile(
    # No other sense is known of these words, however long the reason that follows.
    rf"^\W*(?:strictly\s+)?(?:not\s+for\s+publication|nid\s+i\W{{0,2}}w\s+g?yhoeddi)(?={_REASON})",
    re.IGNORECASE,
)
_WHOLE = re.compile(rf"^\W*{_MARK}(?={_REASON})", re.IGNORECASE)
_OF_A_THING = re.compile(
    # "Appendix 2 (exempt)", "Appendix B – Not for publication"
    rf"^\W*(?:agenda\s+)?{_THING}\b[^.]{{0,60}}?[:(–—-]\s*(?:contains\s+)?{_MARK}\W*$|"
    rf"^\W*(?:agenda\s+)?{_THING}\b\s+{_MARK}\W*$",
    re.IGNORECASE,
)
_NUMBERED_ITEM = re.compile(
    # The item's own number over its paper, not a line of an agenda's list.
    rf"^\W*agenda\s+item\s*(?:no\.?|number)?\s*:?\s*\d{{1,2}}[a-z]?\s*[:(–—-]?\s*{_MARK}\W*$",
    re.IGNORECASE,
)
_SAYS_OF_ITSELF = re.compile(
    r"^\W*(?:this|the)\s+(?:whole\s+)?(?:report|paper|item|document)\s+(?:is|contains)\s+"
    r"(?:(?:wholly|therefore|currently)\s+)?(?:not\s+for\s+publication|exempt\b|confidential\b|"
    r"(?:restricted|private)(?=\W*$|\s*[.;,:(–—]|\s+(?:by\s+virtue|under|because|as\s+it|and)\b))",
    re.IGNORECASE,
)
_BY_PARAGRAPH = re.compile(
    r"\b(?:not\s+for\s+publication|exempt)\b[^.]{0,120}\b(?:by\s+virtue\s+of|under|because\s+of|"
    r"as\s+defined\s+in|pursuant\s+to)\b[^.]{0,40}\b(?:paragraph|category|section|schedule)",
    re.IGNORECASE,
)
_PART = re.compile(
    # "Part 1 of Schedule 12A" is a part of the Act, not of the paper.
    r"\b(?:appendix|appendices|annexe?|part(?!\s+\w+\s+of\s+(?:the\s+)?sched))\s+[\w, &]{1,20}?"
    r"\s*(?:is|are|contains?|to\s+this)?\b"
    r"[^.]{0,40}\b(?:exempt|not\s+for\s+publication|confidential)|part[- ]exempt",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"\b(?:do\s+not|don[’']t|if\s+(?:the|this|any)|delete\s+as|please|should\s+be|"
    r"whether|any\s+exempt|no\s+exempt|contains?\s+no|from\s+call)\b|\bis\s+not\s+(?:exempt|conf)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"^\W*(?:open|public|unrestricted|for\s+publication|part\s*(?:1|i|a)\b|no\b|none|n/a|nil)",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^\W*(?:does|do|is|are)\b[^?]{0,120}\b(?:exempt|confidential)\b[^?]{0,80}\?\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^\W*(?:(?:does|do|is|are|contains?)\b.*)?\b(?:exempt|confidential)\b", re.IGNORECASE
)
_LAW = re.compile(r"\b(?:paragraphs?|schedule|section|category)\b", re.IGNORECASE)
_LONGEST_HEADING = 90
_TOP = 4
"""A page's own marking stands among its first lines, or in its margin."""
_MOST_WRAPPED = 6


def read_status(head: Head) -> tuple[PaperStatus, str | None]:
    """Whether a paper is open, and where that was read: a heading, a stamp or its status field."""
    for field in head.fields:
        if field.kind == "status":
            return _status_of(field.label, field.value), where(field.line, said(field))
    lines = (*head.with_next[:13], *head.stamps)
    for at, line in enumerate(lines):
        if at + 1 < len(lines) and is_none(lines[at + 1].text):
            continue
        status = _said_by(line.text.strip())
        if status == "open" and line in head.opening:
            status = _said_by(_unwrapped(head.opening, line))
        if status != "open":
            return status, where(line)
    return "open", None


def _said_by(text: str) -> PaperStatus:
    asked = _QUESTION.match(text)
    if asked and ticked(asked["value"]) == "yes":
        return "unclear"
    if is_marking(text) and not _PART.search(text):
        return "exempt"
    if _PROMPT.search(text[:200]):
        return "open"
    if len(text) <= 200 and _PART.search(text) and not _SAYS_OF_ITSELF.match(text):
        return "part_exempt"
    if is_marking(text) or _SAYS_OF_ITSELF.match(text) or _NUMBERED_ITEM.match(text):
        return "exempt"
    return "open"


def _unwrapped(opening: Sequence[Line], first: Line) -> str:
    """A line with those that it runs on over, where it begins as a marking does."""
    begin = opening.index(first)
    text = first.text.strip()
    if first.cells or not (re.match(rf"\W*(?:{_MARK}|th(?:is|e)\s)", text, re.IGNORECASE)):
        return text
    for line in opening[begin + 1 : begin + _MOST_WRAPPED]:
        if line.blank_before or line.cells or line.heading != first.heading or line.bullet:
            break
        text = f"{text} {line.text.strip()}"
    return text


def is_marking(text: str) -> bool:
    """Whether a line marks what it stands over as not for the public."""
    text = text.strip()
    if not _WHOLE.match(text) or is_denied(text):
        return False
    law = _BY_PARAGRAPH.search(text)
    # What follows the words of the Act is its reason: "the public should be excluded" is no prompt.
    if _PROMPT.search(text[: law.end()] if law and _SURELY.match(text) else text):
        return False
    return len(text) < 60 or bool(law) or bool(_SURELY.match(text))


def is_denied(text: str) -> bool:
    """Whether a line names a marking to say that there is none: ``Confidential: No``."""
    marked = re.match(rf"\W*?{_MARK}", text.strip(), re.IGNORECASE)
    if marked is None:
        return False
    return bool(_DENIED.match(text)) or ticked(text.strip()[marked.end() :]) == "no"


def marks_part(text: str) -> bool:
    """Whether a heading marks the part that it opens: ``Appendix 2 (exempt)``."""
    text = text.strip()
    if len(text) > _LONGEST_HEADING or _PROMPT.search(text):
        return is_marking(text)
    return is_marking(text) or bool(_OF_A_THING.match(text))


def open_paragraphs(
    document: Document, paragraphs: Sequence[Paragraph]
) -> tuple[tuple[Paragraph, ...], str | None]:
    """The paragraphs outside the parts that are marked, and where the first marking was read.

    A heading marks all that stands under it, a stamp in its margin or at its top a page.
    """
    pages = _marked_pages(document)
    kept: list[Paragraph] = []
    found: str | None = None
    titles = {title for paragraph in paragraphs for title in paragraph.sections}
    opens = {title: one.text for one in reversed(paragraphs) for title in one.sections}
    marking = {title for title in titles if marks_part(title) and not is_none(opens[title])}
    for paragraph in paragraphs:
        heading = next((one for one in paragraph.sections if one in marking), None)
        if heading is not None:
            found = found or f"the heading “{heading}”"
        elif paragraph.page is not None and paragraph.page in pages:
            found = found or pages[paragraph.page]
        else:
            kept.append(paragraph)
    return tuple(kept), found


def _marked_pages(document: Document) -> dict[int, str]:
    tops = [
        line
        for page in document.pages
        for line, below in zip(page.lines[:_TOP], (*page.lines[1 : _TOP + 1], None), strict=False)
        if below is None or not is_none(below.text)
    ]
    return {
        line.page: where(line)
        for line in (*tops, *document.dropped)
        if line.page is not None and (is_marking(line.text) or _NUMBERED_ITEM.match(line.text))
    }


def _status_of(label: str, value: str) -> PaperStatus:
    if _PART.search(value):
        return "part_exempt"
    asks = bool(_ASKS.match(label))
    answer = ticked(value) if asks else None
    if answer == "yes":
        sure = re.match(r"\W*(?:exempt|confidential)", label, re.IGNORECASE)
        return (
            "exempt" if sure and not re.search("append|annex", value, re.IGNORECASE) else "unclear"
        )
    if answer == "no" or _OPEN.match(value) or _PROMPT.search(value):
        return "open"
    if _WHOLE.match(value) or _BY_PARAGRAPH.search(value) or (asks and _LAW.search(value)):
        return "exempt"
    if asks and value.strip() and not re.search(r"\bitems?\s+\d", value, re.IGNORECASE):
        return "unclear"
    return "unclear" if re.search("exempt|confidential", value, re.IGNORECASE) else "open"
