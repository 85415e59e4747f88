"""Whether two papers are one: the same report twice, or a later issue of an earlier one."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
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
# A later issue shares this much with the earlier: less is asked where it says that it is one, more
# of papers on a form, of which most words are the form's.
_REISSUED, _FORM_AGAIN, _SAID_TO_BE = 0.9, 0.97, 0.4
_ON_FORMS = ("decision_record", "appendix", "other")
# Words that tell one quarter's or term's report from the next as figures do.
_TIMES = frozenset(
    "january february march april may june july august september october november december spring "
    "summer autumn winter first second third fourth one two three four".split()
)
# A decision's or an application's own number: "24/00096", "P2024/0123".
_REFERENCE = re.compile(r"\b[A-Z]{0,4}\d{2,4}/\d{2,6}(?:/[A-Z]{2,5})?\b")
_YEARS = re.compile(r"(?:19|20)?\d\d/(?:19|20)?\d\d")
_HEAD = 15
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
    if min(its.total(), theirs.total()) < _FEW_WORDS or _differ_by_their_head(new, held):
        return None
    if _rank(new.paper) == _rank(held.paper) and _is_same(new, held, its, theirs):
        return "same"
    marked = _rank(new.paper) != _rank(held.paper)
    unmarked = _FORM_AGAIN if new.paper.kind in _ON_FORMS else _REISSUED
    if _goes_to_one_meeting(new.paper, held.paper) and shared >= (
        _SAID_TO_BE if marked else unmarked
    ):
        return "older" if _rank(new.paper) < _rank(held.paper) else "newer"
    return None


def may_be_one(new: Paper, held: Paper) -> bool:
    """Whether two papers can be one, as far as their metadata tell."""
    is_copy = new.sha256 == held.sha256
    same_day = bool(new.best_date) and new.best_date == held.best_date
    # Of thousands held few share as much: the rest is looked at of those alone.
    if not (is_copy or same_day or _title(new) == _title(held)):
        return False
    if new.source == held.source or "exempt" in (new.status, held.status):
        return False
    if is_copy:
        return True
    if is_draft(new) != is_draft(held):
        return False
    return not (new.authority and held.authority and new.authority != held.authority)


def is_draft(paper: Paper) -> bool:
    """Whether a paper says that it is not yet final."""
    return (paper.edition or "").startswith(("draft", "proposed"))


def _differ_by_their_head(new: ReadPaper, held: ReadPaper) -> bool:
    """Whether two papers go to meetings on different days, or bear different numbers."""
    one, other = new.paper, held.paper
    if one.date_basis == other.date_basis == "meeting" and one.best_date != other.best_date:
        return True
    numbers, others = _references(new), _references(held)
    return bool(numbers and others and not numbers & others)


def _references(read: ReadPaper) -> set[str]:
    """The numbers of decisions or applications in a paper's title and head."""
    head = " ".join((read.paper.title, *(p.text for p in read.paragraphs[:_HEAD])))
    found = {match.group() for match in _REFERENCE.finditer(head)}
    return {number for number in found if not _YEARS.fullmatch(number)}


def _is_same(new: ReadPaper, held: ReadPaper, its: Counter[str], theirs: Counter[str]) -> bool:
    shared = (its & theirs).total() / max((its | theirs).total(), 1)
    if _is_scanned(new) or _is_scanned(held):
        return shared >= _SCANNED and _share_figures(its, theirs) >= _SCANNED
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
    return _plain(paper.title)


@lru_cache(maxsize=65536)
def _plain(title: str) -> str:
    """A title without what it says of its issue; each is held against every paper that comes."""
    return slug(_MARK.sub(" ", title))


def _form(paper: Paper) -> tuple[str, bool]:
    return PurePath(paper.source).suffix.lower(), paper.pack is not None


def _is_scanned(read: ReadPaper) -> bool:
    return any(paragraph.trust == "ocr" for paragraph in read.paragraphs)


def _words(read: ReadPaper) -> Counter[str]:
    return Counter(
        word for paragraph in read.paragraphs for word in _WORD.findall(paragraph.text.lower())
    )


def _figures(words: Counter[str]) -> bool:
    return any(_is_figure(word) for word in words)


def _is_figure(word: str) -> bool:
    return word[0].isdigit() or word in _TIMES


def _share_figures(its: Counter[str], theirs: Counter[str]) -> float:
    """How much of their figures two papers share; 1 where neither has any."""
    mine, other = (
        Counter({word: n for word, n in words.items() if _is_figure(word)})
        for words in (its, theirs)
    )
    return (mine & other).total() / (mine | other).total() if mine or other else 1.0
