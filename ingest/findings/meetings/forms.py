"""How a decision form says what was decided, and whether it is still to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.paper import Paper, Paragraph

_PROPOSED_RECORD = re.compile(
    r"\bproposed\b[^.]{0,40}\b(?:record|decision)|\bdraft\s+(?:record|decision)|"
    r"\bdecision\s+to\s+be\s+(?:taken|made)\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"^\W*(?:proposed\s+)?decisions?(?:\s+taken|\s+made)?\W*$|"
    r"\b(?:I\s+(?:propose|agree|decide|have\s+decided)|agrees?|decides?|resolves?|approves?)\b"
    r"[^.]{0,20}:$",
    re.IGNORECASE,
)
# a field that says "Yes", "Key" or a reference decides nothing
_FIELD = re.compile(
    r"^\W*(?:details?\s+of\s+)?(?:the\s+|proposed\s+)?decisions?(?:\s+(?:taken|made))?\s*:\s+(?P<said>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DATED_FIELD = re.compile(r"^[A-Z][\w ]{2,40}:\s*\d{1,2}(?:[/.]|\s+[A-Z])[\w/. ]{3,20}$")
_FEWEST_WORDS = 4


def is_dated_field(text: str) -> bool:
    """Whether a line is a field of a form that gives a date: ``Effective from: 16/01/2024``."""
    return bool(_DATED_FIELD.match(text))


def decided_in_field(text: str) -> str | None:
    """What the field of a form says was decided: ``Decision: That the contract be awarded``."""
    found = _FIELD.match(text)
    return found["said"] if found and len(found["said"].split()) >= _FEWEST_WORDS else None


def decides(text: str) -> bool:
    """Whether a line of a decision form's head introduces the decision."""
    return bool(_DECIDES.search(text))


def leads_in(paper: Paper, text: str) -> bool:
    """Whether a line of a decision form introduces the decision that is listed below it."""
    return paper.kind == "decision_record" and text.rstrip().endswith(":") and decides(text)


def is_proposed_record(paper: Paper, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a decision record is of a decision still to be taken."""
    if (paper.edition or "").startswith(("draft", "proposed")):
        return True
    headings = [section for p in paragraphs[:6] for section in p.sections]
    said = [paper.title, *headings, *(p.text for p in paragraphs[:8])]
    said += [place for name, place in paper.read_from.items() if name == "kind"]
    return any(_PROPOSED_RECORD.search(text) for text in said)
