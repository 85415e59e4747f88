"""What a finding is on, part by part: without who is told to do something, and without its aim.

"Put in place a system to ensure that health assessments are done in time, and that care leavers
are told their health histories" asks for two things, and for no system.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.words.sentences import sentences
from assistant.words.stems import content_stems, stem

ENOUGH = 4
"""So many different words say what is asked for."""
FEW = 2
_REFERENCE = re.compile(r"\s*\(\s*paragraphs?\s[\d\s,–-]+(?:and\s+\d+\s*)?\)", re.IGNORECASE)
_ENSURE = r"(?:ensure|ensures|make\s+sure)"
_APART = re.compile(rf";\s*|,?\s+\band\s+(?:to\s+)?{_ENSURE}\s+(?:that\s+)?", re.IGNORECASE)
_AND_THAT = re.compile(r",?\s+\band\s+that\s+", re.IGNORECASE)
_AIM = re.compile(
    rf",?\s*\b(?:(?P<so>so\s+(?:that|as\s+to)|ensuring\b|making\s+sure\b)|in\s+order\s+(?:to|that)|(?:to\s+|that\s+)?{_ENSURE}(?:\s+that)?)\s+",
    re.IGNORECASE,
)
_SAID_OF_IT = re.compile(
    r",\s+(?:which|who|whom|because|since|where|when)\s|\s+(?:which|because)\s", re.IGNORECASE
)
_GRANTED = re.compile(r"^\W*(?:although|though|while|whilst|despite)\b[^,;]+,\s+", re.IGNORECASE)
# "Children whose plan is not adoption" are on no adoption.
_DENIED = re.compile(
    r",?\s+(?:whose\s+[^,;.]{1,40}\b(?:is|are)\s+not|other\s+than|except(?:\s+for)?)\b(?P<what>.*)",
    re.I,
)
_DENIES = re.compile(r"\b(?:not|no|other\s+than|except|neither|without)\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?<!^)(?<![.!?]\s)\b[A-Z][\w’'&-]+(?:\s+(?:(?:of|in|for|and|the|to|&)\s+)?[A-Z][\w’'&-]+)+"
)
# How something is to be brought about says nothing of what it is.
_ORDERS = frozenset(
    stem(word)
    for word in (
        "accelerate action address arrange arrangement continue develop embed ensure establish "
        "full further identify immediate immediately implement improve increase introduce local "
        "authority monitor partner place progress promote provide provision raise reduce review "
        "robust robustly secure strengthen support system take urgent urgently work"
    ).split()
)


# How a thing is to be says as little of what it is.
_MANNER = frozenset(
    stem(word)
    for word in (
        "quality timely timeliness consistent consistency consistently effective effectiveness "
        "effectively frequency frequent regular regularly impact range accuracy accurate "
        "appropriate appropriately sufficient always all every child children"
    ).split()
)


def matters(text: str) -> set[str]:
    """The stems of what a text is on, without how it is to be and who is to bring it about."""
    return set(content_stems(text)) - _ORDERS - _MANNER


def parts_asked(text: str) -> tuple[str, ...]:
    """The things that a statement asks for or is on; the whole where it cannot be parted."""
    plain = _REFERENCE.sub("", " ".join(text.split()))
    found: list[str] = []
    for sentence in sentences(plain):
        pieces = [part for piece in _APART.split(sentence.text) for part in _on(piece)]
        # What stands first is what it is on, be it short; what is added must say it anew.
        said = [one for one in pieces if _says(one, FEW)]
        found += [one for n, one in enumerate(said) if n == 0 or _says(one, ENOUGH)]
    return tuple(dict.fromkeys(found)) or (plain,)


def names_in(text: str) -> tuple[tuple[str, ...], ...]:
    """The stems of the names that a text gives in capitals: "the Children in Care Council"."""
    found = (tuple(content_stems(name.group())) for name in _NAME.finditer(text))
    return tuple(name for name in found if len(name) > 1)


def denied_in(text: str) -> Callable[[str], bool]:
    """Whether a sentence is on what a statement says it is not on: "whose plan is not adoption"."""
    found = _DENIED.search(text)
    words = set(content_stems(found["what"])) if found else set()

    def is_on_it(said: str) -> bool:
        is_on = bool(words) and words <= set(content_stems(said))
        return is_on and not _DENIES.search(said)

    return is_on_it


def _on(piece: str) -> list[str]:
    """What a part is on: what stands before its aim where that says enough, else the aims."""
    aim = _AIM.search(piece)
    if aim is None:
        return [_narrowed(one) for one in _AND_THAT.split(piece)]
    before = piece[: aim.start()]
    if _says(before, FEW if aim["so"] else ENOUGH):
        return [_narrowed(before)]
    # "Consolidate what was done to ensure that" may be an order alone, and no matter.
    return [_narrowed(before), *_on(piece[aim.end() :])]


def _narrowed(piece: str) -> str:
    """A part without what is granted before it, denied of it and said of it besides."""
    piece = _GRANTED.sub("", piece)
    denied = _DENIED.sub("", piece)
    piece = denied if _says(denied, FEW) else piece
    more = _SAID_OF_IT.search(piece)
    if more and _says(piece[: more.start()], FEW):
        piece = piece[: more.start()]
    return piece.strip(" .,;")


def _says(piece: str, least: int) -> bool:
    return len(set(content_stems(piece)) - _ORDERS) >= least
