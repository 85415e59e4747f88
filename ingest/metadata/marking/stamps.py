"""The stamps that the software of councils prints on the pages of an exempt paper.

``By virtue of paragraph(s) 3 of Part 1 of Schedule 12A ...`` stands alone, without a word that it
is exempt. A report that quotes the law, or a resolution that names it, says more than that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.lines import Line
from ingest.metadata.marking.words import is_marking

_NUMBER = r"\d{1,2}[a-z]?(?:\s*\(\w{1,3}\))?"
_BEGINS = re.compile(
    r"^\W*by\s+virtue\s+of\s+(?:exempt(?:ion)?\s+)?(?:paragraphs?|paras?\b\.?|categor(?:y|ies))"
    rf"\s*(?:\(s\))?\s*(?:numbers?\b|nos?\b\.?)?\s*(?:{_NUMBER}(?:\s*(?:,|and|&|or|to|-|–)+\s*{_NUMBER})*)?",
    re.IGNORECASE,
)
_STAMP = re.compile(
    _BEGINS.pattern + r"(?:[\s,]+(?:(?:of|in|under)\s+)?part\s+\w{1,3}\b)?"
    r"[\s,]+(?:(?:of|in|to)\s+)?(?:the\s+)?schedule\s+\d{1,2}\s?[a-z]?\b\)?"
    r"(?:[\s,]+(?:(?:of|to)\s+)?(?:the\s+)?local\s+government\s+(?:\([\w\s]{1,40}\)\s*)?act\b(?:[\s,]*\d{4})?)?"
    r"(?:[\s,(]+as\s+amended\b[^.]{0,90})?\W*$",
    re.IGNORECASE,
)
_RESTRICTED = re.compile(r"^\W*(?:this\s+)?document\s+is\s+restricted\W*$", re.IGNORECASE)
# What is printed beside a stamp, on the same row of its page.
_BESIDE = re.compile(
    r"\bagenda\s+item\s*(?:no\.?|number)?\s*:?\s*\d{1,3}[a-z]?\b|^\s*page\s+\d{1,4}\b|"
    r"\bpage\s+\d{1,4}\s*$",
    re.IGNORECASE,
)
_QUOTES = re.compile(
    r"\bexclu[ds]|\bresol(?:ved|ution)|\bappendi|\bannexe?|[,;]\s*$", re.IGNORECASE
)
_MOST_LINES = 4


def is_law_stamp(texts: Sequence[str], above: str = "") -> bool:
    """Whether lines begin with a stamp of the law alone, wrapped over some of them or not.

    ``above`` is the line over the first: under one that speaks of an appendix or of having the
    public leave, the words go on with what it says.
    """
    first = _BESIDE.sub("", texts[0]).strip() if texts else ""
    if not first or first[:1].islower():
        return False  # the rest of a sentence that began on the line above
    if _RESTRICTED.match(first):
        return True
    if first[:2].lower() != "by" or _QUOTES.search(above):
        return False
    own = [first, *(_BESIDE.sub("", text).strip() for text in texts[1 : _MOST_LINES + 1])]
    whole = [n for n in range(1, len(own) + 1) if _STAMP.match(" ".join(own[:n]))]
    if not whole:
        return False
    last = max(whole)
    goes_on = last < len(own) and own[last][:1].islower() and not own[last - 1].endswith(".")
    return not goes_on


def begins_law_stamp(text: str) -> bool:
    """Whether a line is the first of a stamp of the law, whatever it says below."""
    own = _BESIDE.sub("", text).strip()
    return not own[:1].islower() and bool(_BEGINS.match(own) or _RESTRICTED.match(own))


def is_stamped_row(lines: Sequence[Line]) -> bool:
    """Whether the first of two lines is a row by itself with a marking in capitals among its cells:
    ``Council | Cabinet | EXEMPT``. The head of a table with a column of that name is none.
    """
    cells = [cell.strip() for cell in lines[0].cells if cell.strip()]
    alone = not any(line.cells for line in lines[1:])
    return alone and len(cells) > 2 and any(one.isupper() and is_marking(one) for one in cells)
