"""Forms that give each answer a row with a box: ``Open [x]``, ``Exempt [ ]``, ``Confidential [ ]``.

A row tells nothing alone: an empty box beside "Exempt" closes nothing where "Open" is ticked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.lines import Line
from ingest.metadata.answers import chosen
from ingest.metadata.marking.talk import CLOSING, talks_of_papers

_OPEN = re.compile(
    r"^\W*(?:(?:open|public|unrestricted|for\s+publication)\b|part\s+(?:1|i|a|one)\W*$)",
    re.IGNORECASE,
)
_BOX = re.compile(r"[☐□☒☑✓✔🗹🗷]|\[[ x]?\]", re.IGNORECASE)


def boxed(lines: Sequence[Line]) -> dict[str, Line | None]:
    """The rows of such forms in which a box is ticked, by their text; each with its line where it
    is ticked and closes the paper, with None where it says nothing more.
    """
    found: dict[str, Line | None] = {}
    for rows in _forms(lines):
        ticked = [line for line in rows if chosen(_said(line))]
        of_access = any(_is_open(_label(line)) for line in rows)
        if ticked and of_access and any(CLOSING.search(_label(line)) for line in rows):
            closes = {id(line) for line in ticked if CLOSING.search(_label(line))}
            found |= {line.text.strip(): line if id(line) in closes else None for line in rows}
    return found


def _forms(lines: Sequence[Line]) -> Iterator[list[Line]]:
    rows: list[Line] = []
    for line in lines:
        if len(_BOX.findall(line.text)) == 1 and len(_label(line)) < 60:
            rows.append(line)
            continue
        if len(rows) > 1:
            yield rows
        rows = []
    if len(rows) > 1:
        yield rows


def _is_open(label: str) -> bool:
    return bool(_OPEN.match(label)) and talks_of_papers(re.sub(r"\bregister\b", "", label))


def _said(line: Line) -> str:
    return line.text.replace(" | ", " ").strip(" |")


def _label(line: Line) -> str:
    return _BOX.sub("", _said(line)).strip(" :")
