"""Whether a paper, or a part of it, is kept from the public: by its own marking alone.

A marking is a heading, a stamp, a field of the head or a line that speaks of the paper itself. The
same words in a sentence, in a form's prompt ("do not include exempt information") or in the name
of a subject ("private fostering", "restricted parking") are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.paper import PaperStatus, Paragraph
from ingest.lines import Document
from ingest.metadata.fields import said
from ingest.metadata.head import Head, where

_THING = (
    r"(?:items?|reports?|information|papers?|documents?|business|session|minutes?|"
    r"(?:appendix|appendices|annexe?|schedule|part)(?:\s+(?:[A-Z]{1,2}|\d{1,2}))?)"
)
_MARK = (
    r"(?:(?:strictly\s+)?(?:not\s+for\s+publication|(?:exempt|confidential|private|restricted|"
    r"closed)(?:\s+and\s+(?:exempt|confidential|private))?)(?:\s+" + _THING + r"){0,2}|"
    # Welsh papers carry the same markings: not to be published, exempt, confidential.
    r"nid\s+i\W{0,2}w\s+g?yhoeddi|eitem(?:au)?\s+(?:eithriedig|gyfrinachol)|eithriedig|"
    r"pink\s+papers?)"
)
_REASON = (
    r"(?:\W*$|\s*[:(–—-]|\s+(?:by\s+virtue|under|as\s+defined|pursuant|because|in\s+accordance|"
    r"within\s+the\s+meaning|schedule|paragraphs?|section|category|appendix|until|as\s+it)\b)"
)
_WHOLE = re.compile(rf"^\W*{_MARK}(?={_REASON})", re.IGNORECASE)
_OF_A_THING = re.compile(
    # "Appendix 2 (exempt)", "Appendix B – Not for publication"
    rf"^\W*{_THING}\b[^.]{{0,60}}?[:(–—-]\s*(?:contains\s+)?{_MARK}\W*$|"
    rf"^\W*{_THING}\b\s+{_MARK}\W*$",
    re.IGNORECASE,
)
_SAYS_OF_ITSELF = re.compile(
    r"^\W*(?:this|the)\s+(?:whole\s+)?(?:report|paper|item|document)\s+(?:is|contains)\s+"
    r"(?:(?:wholly|therefore|currently)\s+)?(?:not\s+for\s+publication|exempt\b|confidential\b)",
    re.IGNORECASE,
)
_BY_PARAGRAPH = re.compile(
    r"\b(?:not\s+for\s+publication|exempt)\b[^.]{0,120}\b(?:by\s+virtue\s+of|under|because\s+of|"
    r"as\s+defined\s+in|pursuant\s+to)\b[^.]{0,40}\b(?:paragraph|category|section|schedule)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:appendix|appendices|annexe?|part)\s+[\w, &]{1,20}?\s*(?:is|are|contains?|to\s+this)?\b"
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
_LONGEST_HEADING = 90
_TOP = 4
"""A page's own marking stands among its first lines, or in its margin."""


def read_status(head: Head) -> tuple[PaperStatus, str | None]:
    """Whether a paper is open, and where that was read: a heading, a stamp or its status field."""
    for field in head.fields:
        if field.kind == "status":
            return _status_of(field.value), where(field.line, said(field))
    for line in (*head.lines[:12], *head.stamps):
        text = line.text.strip()
        if _PROMPT.search(text) or len(text) > 200:
            continue
        if _PART.search(text) and not _SAYS_OF_ITSELF.match(text):
            return "part_exempt", where(line)
        if is_marking(text) or _SAYS_OF_ITSELF.match(text):
            return "exempt", where(line)
    return "open", None


def is_marking(text: str) -> bool:
    """Whether a line marks what it stands over as not for the public."""
    text = text.strip()
    if not _WHOLE.match(text) or _PROMPT.search(text):
        return False
    return len(text) < 60 or bool(_BY_PARAGRAPH.search(text))


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
    marking = {title for title in titles if marks_part(title)}
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
    tops = [line for page in document.pages for line in page.lines[:_TOP]]
    return {
        line.page: where(line)
        for line in (*tops, *document.dropped)
        if line.page is not None and is_marking(line.text)
    }


def _status_of(value: str) -> PaperStatus:
    if _PART.search(value):
        return "part_exempt"
    if _OPEN.match(value) or _PROMPT.search(value):
        return "open"
    if _WHOLE.match(value) or _BY_PARAGRAPH.search(value):
        return "exempt"
    return "unclear" if re.search("exempt|confidential", value, re.IGNORECASE) else "open"
