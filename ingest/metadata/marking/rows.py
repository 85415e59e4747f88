"""The rows of forms that ask whether the public may see a paper, however that is asked.

``Can the press and public be present? | No``, ``Suitable for publication (Y/N) | N``. A label that
has no word of any matter asks about the paper itself; whether it asks for yes or for no is told by
whether it names what is open or what is closed.
"""

from __future__ import annotations

import re

from ingest.lines import Line
from ingest.metadata.answers import is_none, ticked
from ingest.metadata.marking.doubt import is_open_value
from ingest.metadata.marking.said_of_it import is_said_of_paper
from ingest.metadata.marking.talk import CLOSING, talks_of_papers

_OPENS = re.compile(
    r"\b(?:public(?:ly)?|press|publish\w*|publication|open|release[d]?|disclos\w*|available|[gc]?h?yhoedd\w*|agored)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|^\W*(?:is|are|can|may|will|should|does|do|has|suitable|for|to)\b|\by\s*/\s*n\b|"
    r"^\W*(?:publi\w+|open|release|disclos\w*)\W*$",
    re.IGNORECASE,
)
# Words of such questions that papers do not use of themselves elsewhere.
_OF_QUESTIONS = re.compile(
    r"\b(?:can|may|should|present|attend(?:ance)?|suitable|appropriate|fully?|y|n|online|website|web)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\W*(?:\d{1,2}[.)]?\s+)?([^:?]{3,90}[:?])\s*(\S.*)$")
# An appendix alone is closed: what the paper says of it is read elsewhere.
_OF_APPENDICES = re.compile(r"\b(?:append|annex|enclos)", re.IGNORECASE)
_OF_DATES = re.compile(r"\b(?:date|interest|exemptions?|call)\b", re.IGNORECASE)


def row_closes(line: Line) -> bool:
    """Whether a row, or a line with a colon or a question mark, asks that and is answered so that
    the public may not see the paper.
    """
    label, value = _asked(line)
    if not label or not value or _OF_DATES.search(label) or _OF_APPENDICES.search(value):
        return False
    if not talks_of_papers(_OF_QUESTIONS.sub(" ", label)) or not _ASKS.search(label):
        return False
    closed, opened = CLOSING.search(label), _OPENS.search(label)
    answer = ticked(value)
    if closed and not re.search(r"\bor\b|/", label):
        return answer == "yes"
    if opened and not closed:
        return answer == "no" or is_said_of_paper(value)
    said = is_none(value) or is_open_value(value)
    return bool((closed or opened) and not said and is_said_of_paper(value))


def _asked(line: Line) -> tuple[str, str]:
    filled = [cell.strip() for cell in line.cells if cell.strip()]
    if len(filled) == 2:
        return filled[0], filled[1]
    if line.cells:
        return "", ""
    found = _ASKED.match(line.text)
    return (found[1], found[2]) if found else ("", "")
