"""Sentences that are set, or styled in Word or a web page, as headings are."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.layout.labels import markers_of
from ingest.lines import Line

# No title ends in the middle of its grammar: "The Committee is asked to note that:".
_BREAKS_OFF = re.compile(
    r"\s(?:that|to|by|of|for|with|from|in|on|at|the|an?|and|or|which|who|these|this|also|not|"
    r"is|are|was|were|be|been|has|have|had|will|would|shall|should|may|might|must|can|could|"
    r"does|do|did|includ(?:es?|ed|ing)|(?:as|the)\s+follow(?:s|ing)|that\s+follow|below)\s*:$",
    re.IGNORECASE,
)
# "The auditors found these matters:" says something; "Options considered:" names something.
_SAYS = re.compile(
    r"^(?!(?:what|how|why|where|when|who|which|whether)\b)(?:.*\s(?:is|are|was|were|has|have|had|will|would|"
    r"should|must|can)\s.*|(?:the|these|those|this|members|officers|it|they|we|councillors|cllr|mr|mrs|ms)\s"
    r"(?:[\w’'-]+\s+){0,5}?(?:[a-z]+ed|found|saw|said|heard|made|gave|took|met|set|put|ask|recommend|include)s?\s"
    r".+):$",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"[^.]\w[.;](?:\s+(?:and|or))?$")
_WORDS_OF_A_SENTENCE = 5
_WORDS_OF_PROSE = 26
_NUMBERED = ("number", "decimal", "letter", "roman", "reference")


def breaks_off(text: str) -> bool:
    """Whether a text is a sentence that a list or a table below it goes on with."""
    words = len(text.split())
    return words > 1 and bool(_BREAKS_OFF.search(text) or (words > 3 and _SAYS.match(text)))


def as_set(line: Line) -> Line:
    """A line without its heading's style where it is a numbered sentence, or a paragraph.

    Word files number their paragraphs by the style of a heading, for its number alone.
    """
    if line.heading is None or line.cells or not _is_sentence(line):
        return line
    return replace(line, heading=None, bold=False, blank_before=True)


def _is_sentence(line: Line) -> bool:
    """Whether a paragraph in prose, or a numbered sentence; a title may end in a point too."""
    words = len(line.text.split())
    if words > _WORDS_OF_PROSE and _STOPPED.search(line.text):
        return True
    if line.label:
        rest = line.text
    else:
        found = [each.rest for each in markers_of(line.text) if each.style in _NUMBERED]
        rest = found[0] if found else ""
    stopped = words >= _WORDS_OF_A_SENTENCE or rest[:1].islower()
    return bool(rest) and (breaks_off(rest) or (stopped and bool(_STOPPED.search(rest))))
