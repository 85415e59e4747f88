"""What a row of minutes that are kept as a table tells: resolutions, and what was undertaken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.paper import FindingKind, Paper, Paragraph
from ingest.findings.meetings import words
from ingest.findings.meetings.passed import passed_in
from ingest.findings.sentences import sentences

_DECIDED = re.compile(
    r"\W*(?:decisions?|resolutions?|resolved|agreed|outcomes?\s+agreed)(?:\s+(?:made|taken|agreed))?\W*",
    re.IGNORECASE,
)
_ACTIONS = re.compile(r"\bactions?\b", re.IGNORECASE)
_ACTION_BEHIND = re.compile(r"(?<=[.;)]\s)(?:ACTIONS?|Actions?)(?:\s+[Pp]oint)?\s*[:–-]\s+")
_FEW_WORDS = 3


def told_in_row(paragraph: Paragraph, paper: Paper) -> Iterator[tuple[FindingKind, str]]:
    """``resolution`` or ``action`` with the words of the row that say it, cell by cell."""
    columns = (*paragraph.columns, *("" for _ in paragraph.cells))
    for column, cell in zip(columns, paragraph.cells, strict=False):
        if len(cell.split()) < _FEW_WORDS or _ACTIONS.search(column):
            continue  # what stands in a column of actions is told by its heading
        if _DECIDED.fullmatch(column):
            yield "resolution", cell
            continue
        resolved = list(_resolved(cell))
        if not resolved and paper.kind == "minutes" and (done := passed_in(cell, paper)):
            resolved = [done]
        for text in resolved:
            yield "resolution", text
        if not resolved and (undertaken := words.undertakings(cell)):
            yield "action", undertaken


def _resolved(cell: str) -> Iterator[str]:
    said = sentences(cell)
    for place, sentence in enumerate(said):
        if not words.resolves(sentence):
            continue
        if words.opens_list(sentence) or words.says_nothing_yet(sentence):
            yield " ".join(said[place:])  # its points are in the cell
            return
        yield sentence


def resolved_in(text: str) -> str:
    """What a paragraph resolves, without the debate that is told before it."""
    said = sentences(text)
    first = next((at for at, one in enumerate(said) if words.resolves(one)), 0)
    kept = said[first:]
    while len(kept) > 1 and words.counts_votes(kept[-1]):
        kept = kept[:-1]
    return " ".join(kept) if len(kept) < len(said) else text


def actions_behind(text: str) -> tuple[str, str]:
    """A resolution without the action that is noted behind it, and that: ``ACTION: Clerk to``."""
    found = _ACTION_BEHIND.search(text)
    if found is None or len(text[found.end() :].split()) < _FEW_WORDS:
        return text, ""
    return text[: found.start()].rstrip(), text[found.end() :].strip()
