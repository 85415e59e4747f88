"""Signs by which a paragraph takes up a statement although it uses few of its words."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.words.sentences import sentences
from assistant.words.stems import content_stems
from assistant.words.values import values
from corpus.paper import Paragraph

LONGEST_TITLE = 6
"""A first sentence of so many words or fewer may be a heading set into the line."""
MOST_OF_IT = 0.6
"""A paragraph's subject holds this share of the weight of what a statement is on."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|may|do|does|did|now|remains?)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^\W*(?:that|to)\s+", re.IGNORECASE)
_NO_HEAD = re.compile(
    r"[,;:]|\b(?:which|that|who|whom|whose|because|since|where|when|so|and|but|including|not)\b|"
    + _VERB.pattern,
    re.IGNORECASE,
)
_OF_FINDINGS = re.compile(
    r"\b(?:areas?|recommendations?|findings?|actions?|priorit(?:y|ies)|improvements?|concerns?)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"[-–+(]?£?\d[\d,]*\.\d+\s?(?:m|k|bn)?\)?", re.IGNORECASE)
_GRADE = re.compile(
    r"(?:requires?\s+improvement(?:\s+to\s+be\s+good)?|outstanding|good|adequate|inadequate|"
    r"not\s+judged\s+separately)",
    re.IGNORECASE,
)
_GRADED_LINE = re.compile(rf"[^.:]+[:–-]\s*{_GRADE.pattern}\W*", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*(\d+)\b")
_ASKED = re.compile(r"^(?:recommendation|resolution|action)\W*(\d+)", re.IGNORECASE)


def head_of(text: str) -> str:
    """What a statement is on: its words before the first clause that says more of it."""
    text = _OPENING.sub("", text)
    found = _NO_HEAD.search(text)
    head = text[: found.start()] if found else text
    return head if content_stems(head) else text


def takes_up(
    text: str, label: str | None, other: Paragraph, share: Callable[[str, str], float]
) -> bool:
    """Whether a paragraph is headed by what a text is on, gives its sum, or answers its number.

    ``label`` is the printed label of the text's own paragraph, ``share`` tells how much of the
    weight of a text's words another text holds.
    """
    return _headed(text, other, share) or _same_sum(text, other) or _answers(label, other)


def is_sum(row: Paragraph) -> bool:
    """Whether a row or a line only gives a grade, or a row amounts of money: it says nothing of
    its matter."""
    if row.kind != "row":
        return bool(_GRADED_LINE.fullmatch(" ".join(row.text.split())))
    cells = [cell.strip() for cell in row.cells[1:] if cell.strip(" -–")]
    if not cells:
        return False
    decimals = all(_AMOUNT.fullmatch(cell) for cell in cells)
    return decimals or all(_GRADE.fullmatch(cell) for cell in cells)


def is_account(other: Paragraph) -> bool:
    """Whether it is an item with a heading of its own in a list that goes through findings."""
    listed = other.kind == "item" and _OF_FINDINGS.search(other.lead_in or "")
    return bool(listed and title_of(other.text))


def accounts_for(text: str, account: Paragraph) -> bool:
    """Whether the heading of such an item is made of words of a text."""
    title = set(content_stems(title_of(account.text)))
    return bool(title) and title <= set(content_stems(text))


def is_headed_by(text: str, other: Paragraph) -> bool:
    """Whether a paragraph has a heading set into its line that is made of words of a text."""
    title = set(content_stems(title_of(other.text)))
    return bool(title) and title <= set(content_stems(text))


def _headed(text: str, other: Paragraph, share: Callable[[str, str], float]) -> bool:
    subject, head = _subject(other.text), head_of(text)
    stems = set(content_stems(subject))
    # "Children's reviews" is made of words of "the review of the disabled children's team".
    is_of_it = len(stems) > 1 and stems <= set(content_stems(head))
    return is_of_it and share(head, subject) >= MOST_OF_IT


def _subject(text: str) -> str:
    """The heading set into a paragraph's first line, else the words before its first verb."""
    verb = _VERB.search(text)
    return title_of(text) or (text[: verb.start()] if verb else "")


def title_of(text: str) -> str:
    """The heading set into the first line of a paragraph that says more; empty without one."""
    first = next(iter(sentences(text)), None)
    if first is None or len(first.text) >= len(text.strip()) or _VERB.search(first.text):
        return ""
    return first.text if len(first.text.split()) <= LONGEST_TITLE else ""


def _same_sum(text: str, other: Paragraph) -> bool:
    sums = {value.text for value in values(text) if value.kind == "money"}
    return bool(sums & {value.text for value in values(other.text) if value.kind == "money"})


def _answers(label: str | None, other: Paragraph) -> bool:
    """Whether it is the row of this number in a table that goes through recommendations."""
    asked = _ASKED.match(label or "")
    if asked is None or other.kind != "row" or not other.columns or not other.cells:
        return False
    number = _NUMBER.match(other.cells[0])
    goes_through = re.search(r"recommendation|resolution|action", other.columns[0], re.IGNORECASE)
    return bool(goes_through and number and number[1] == asked[1])
