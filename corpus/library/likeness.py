"""Whether two papers are one: the same report twice, or a later issue of an earlier one."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath
from typing import Literal

from corpus.paper import Paper, ReadPaper, slug

Likeness = Literal["same", "newer", "older"]

_WORD = re.compile(r"\w+")
# With fewer words than these a paper is told by its bytes alone.
_FEW_WORDS = 40
# Readings of one paper from files of two kinds share this much of their words; two papers of one
# council on the same form share up to half.
_SAME = 0.97
_SCANNED = 0.8
# A later issue shares this much with the earlier: less is asked where it says that it is one.
_REISSUED, _SAID_TO_BE = 0.8, 0.4
_MARK = re.compile(
    r"\b(?:revised|re-?published|re-?issued|amended|corrected|(?:version|v) ?\d+(?:\.\d+)*|"
    r"draft|final)\b",
    re.IGNORECASE,
)


def likeness(new: ReadPaper, held: ReadPaper) -> Likeness | None:
    """How a paper that comes in stands to one that is held from another file; None: not at all.

    A draft and the final paper are two, however alike they are.
    """
    if not may_be_one(new.paper, held.paper):
        return None
    its, theirs = _words(new), _words(held)
    shared = (its & theirs).total() / max((its | theirs).total(), 1)
    if new.paper.sha256 == held.paper.sha256 and shared == 1.0:
        return "same"
    if min(its.total(), theirs.total()) < _FEW_WORDS:
        return None
    if _rank(new.paper) == _rank(held.paper) and _is_same(new, held, its, theirs):
        return "same"
    marked = _rank(new.paper) != _rank(held.paper)
    if _goes_to_one_meeting(new.paper, held.paper) and shared >= (
        _SAID_TO_BE if marked else _REISSUED
    ):
        return "older" if _rank(new.paper) < _rank(held.paper) else "newer"
    return None


def may_be_one(new: Paper, held: Paper) -> bool:
    """Whether two papers can be one, as far as their metadata tell."""
    if new.source == held.source or "exempt" in (new.status, held.status):
        return False
    if new.sha256 == held.sha256:
        return True
    if is_draft(new) != is_draft(held):
        return False
    if new.authority and held.authority and new.authority != held.authority:
        return False
    same_day = bool(new.best_date) and new.best_date == held.best_date
    return same_day or _title(new) == _title(held)


def is_draft(paper: Paper) -> bool:
    """Whether a paper says that it is not yet final."""
    return (paper.edition or "").startswith("draft")


def _is_same(new: ReadPaper, held: ReadPaper, its: Counter[str], theirs: Counter[str]) -> bool:
    shared = (its & theirs).total() / max((its | theirs).total(), 1)
    if _is_scanned(new) or _is_scanned(held):
        return shared >= _SCANNED
    one_form = _form(new.paper) == _form(held.paper)
    if one_form:
        return shared == 1.0
    # Read from another kind of file a line of the head may be missing, but where a figure stands
    # in the place of another the text was changed.
    changed = _figures(its - theirs) and _figures(theirs - its)
    return shared >= _SAME and not changed


def _goes_to_one_meeting(new: Paper, held: Paper) -> bool:
    known = new.authority is not None and new.best_date is not None
    return (
        known
        and (new.authority, new.best_date, new.kind) == (held.authority, held.best_date, held.kind)
        and slug(new.committee or "") == slug(held.committee or "")
        and _title(new) == _title(held)
        and (not new.agenda_item or not held.agenda_item or new.agenda_item == held.agenda_item)
    )


def _rank(paper: Paper) -> tuple[int, ...]:
    """Sorts the issues of a paper by what they call themselves."""
    edition = paper.edition or ""
    numbers = re.findall(r"\d+", edition)
    if numbers:
        return (1, *map(int, numbers)) if tuple(map(int, numbers)) > (1,) else (0,)
    return (1,) if edition in ("revised", "republished") else (0,)


def _title(paper: Paper) -> str:
    return slug(_MARK.sub(" ", paper.title))


def _form(paper: Paper) -> tuple[str, bool]:
    return PurePath(paper.source).suffix.lower(), paper.pack is not None


def _is_scanned(read: ReadPaper) -> bool:
    return any(paragraph.trust == "ocr" for paragraph in read.paragraphs)


def _words(read: ReadPaper) -> Counter[str]:
    return Counter(
        word for paragraph in read.paragraphs for word in _WORD.findall(paragraph.text.lower())
    )


def _figures(words: Counter[str]) -> bool:
    return any(word[0].isdigit() for word in words)
