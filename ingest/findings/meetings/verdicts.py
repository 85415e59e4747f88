"""What was decided on an application, an order or a licence, where one word says it.

``Proposed by Councillor Ash, seconded by Councillor Elm, that the recommendation be accepted. For
6, against 2. APPROVED.`` Records of planning and licensing committees tell decisions so, item by
item, beside what the officers had advised, which decides nothing.
"""

from __future__ import annotations

import re

from ingest.findings.sentences import sentences

_WORDS = "approved refused granted permitted deferred rejected confirmed revoked suspended modified"
_DONE = rf"(?:{'|'.join(_WORDS.split())})"
_CAPITALS = rf"(?:{'|'.join(_WORDS.upper().split())})"
_BODY = r"(?:sub-?\s?)?(?:committee|panel|board|council|cabinet|commission|members)"
# "APPROVED.", "REFUSED unanimously, by reason of ..." as a sentence of its own
_ALONE = re.compile(rf"^\W*(?:(?:application|permission|licence)\s+)?{_CAPITALS}\b")
_FIELD = re.compile(
    rf"^\W*(?:(?:{_BODY}|final)\s+)?(?:decision|outcome)\s*:\s*(?:unanimously\s+)?{_DONE}\b",
    re.IGNORECASE,
)
_BODY_DID = re.compile(
    rf"^\W*(?:the\s+)?{_BODY}\s+(?:then\s+)?(?:unanimously\s+)?{_DONE}\b", re.IGNORECASE
)
_REFERENCE = re.compile(r"\b[A-Z]{2,}[\w-]*(?:[/ ]?\d+)?/\d[\w/]*|\b[A-Z]{2,} \d{4}/\d+")
_SUBJECT = re.compile(
    r"\b(?:application|permission|consent|licence|certificate|order|variation|grant)s?\b",
    re.IGNORECASE,
)
_WAS_DONE = re.compile(
    rf"\b(?:was|were|is|are)\s+(?:unanimously\s+)?(?:{_DONE}\b|given\s+(?:to|for)\b)", re.IGNORECASE
)
# told of another day or by somebody, wished for or only possible
_NOT_NOW = re.compile(
    r"\b(?:said|asked|argued|told|advised|reported|explained|had|would|should|if|whether|unless|"
    r"until|when|previously|originally|already|minded|recommended|appeal(?:ed|s)?|commission|"
    r"inspector|secretary\s+of\s+state|objections?)\b|\b(?:in|since|of)\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_OPENS_WITH_IT = re.compile(rf"^(?:{'|'.join(_WORDS.title().split())})\b")
_MOVES = re.compile(r"\b(?:proposed|moved|proposal|motion)\b|\bput\b", re.IGNORECASE)


def verdict_in(text: str, *, record: bool) -> str | None:
    """The sentences that tell what was decided, from the one that moves it; None without any.

    In a ``record`` of decisions a sentence may tell it in the passive: ``The order was confirmed``.
    """
    said = sentences(text)
    for at in range(len(said) - 1, -1, -1):
        if _ALONE.match(said[at]) or _FIELD.match(said[at]):
            return " ".join(said[_from(said, at) : at + 1])
        if record and _BODY_DID.match(said[at]):
            return said[at]
        if record and _OPENS_WITH_IT.match(said[at]) and at and _REFERENCE.search(said[0]):
            return " ".join(said[: at + 1])
    if record:
        return next((sentence for sentence in said if _is_done(sentence)), None)
    return None


def _from(said: tuple[str, ...], at: int) -> int:
    """The sentence that moves what is decided in the one at this place, or that itself."""
    if _FIELD.match(said[at]):
        return at
    return next((place for place in range(at - 1, -1, -1) if _MOVES.search(said[place])), at)


def _is_done(sentence: str) -> bool:
    """Whether a sentence says what was done with an application, at this meeting."""
    done = _WAS_DONE.search(sentence)
    if done is None:
        return False
    before = sentence[: done.start()]
    named = _REFERENCE.search(before) or _SUBJECT.search(before)
    return bool(named) and not _NOT_NOW.search(_REFERENCE.sub("", sentence))
