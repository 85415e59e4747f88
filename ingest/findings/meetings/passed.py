"""What minutes tell in the passive was done with a matter: ``The accounts were approved.``"""

from __future__ import annotations

import re

from corpus.paper import Paper
from ingest.dates import find_dates
from ingest.findings.others import is_anothers_act
from ingest.findings.sentences import sentences

_DONE = (
    r"(?:approved|agreed|adopted|accepted|ratified|authorised|authorized|confirmed|ordered|"
    r"appointed|elected|re-?elected|co-?opted|declined|rejected)"
)
_WAS = re.compile(
    r"^(?P<subject>(?:[^.;:]|(?<=\d)[.](?=\d)){3,160}?)\s(?:was|were)\s+(?:(?:duly|also|then|therefore|unanimously|formally|"
    rf"received,?\s+and|noted,?\s+and|considered,?\s+and|received,?\s+considered,?\s+and)\s+)*{_DONE}\b"
    r"(?P<rest>.*)$",
    re.DOTALL,
)
# told of another day, or by somebody; wished for, only possible, or what a clause says of a thing
_NOT_NOW = re.compile(
    r"\b(?:said|asked|argued|told|advised|reported|explained|stated|heard|noted\s+that|had|has|have|would|"
    r"should|could|if|whether|unless|until|when|while|previously|originally|already|earlier|"
    r"last|who|which|that|where|because|since|after|before|once|not)\b|\bago\b",
    re.IGNORECASE,
)
# an application is settled by the authority for planning, a bid or claim by who was asked
_ANOTHERS_TO_SETTLE = re.compile(
    r"\b(?:applications?|planning|permission|consents?|licen[cs]es?|bids?|claims?|appeals?|loans?|"
    r"mortgages?|motions?|amendments?)\b|\d/\d{3,}",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:\s+\w+ly)?\s+by\s+(?P<who>[^.,;]+)", re.IGNORECASE)
_OWN_BODY = re.compile(
    r"^(?:the\s+)?(?:(?:parish|town|full|this|community|city|county|borough|district)\s+)?(?:council|"
    r"committee|members|councillors|board|panel|cabinet|meeting|those\s+present|all|everyone)\b|"
    r"^(?:a\s+)?(?:show\s+of\s+hands|majority|unanimous|general|vote|acclamation)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:it|he|she|they|there|these|those|this|what)$", re.IGNORECASE)


def passed_in(text: str, paper: Paper) -> str:
    """The sentences of a minute that say what was approved, adopted or refused at its meeting."""
    return " ".join(said for said in sentences(text) if _is_passed(said, paper))


def _is_passed(sentence: str, paper: Paper) -> bool:
    found = _WAS.match(sentence.strip())
    if found is None:
        return False
    subject, rest = found["subject"], found["rest"]
    if _PRONOUN.match(subject) or _NOT_NOW.search(_without_names(subject)):
        return False
    if _ANOTHERS_TO_SETTLE.search(subject) or is_anothers_act(subject, paper):
        return False
    by = _BY.match(rest)
    if by and not _OWN_BODY.match(by["who"]):
        return False
    return not _of_another_day(rest, paper)


def _without_names(subject: str) -> str:
    """The subject without what names a meeting: "the minutes of the last meeting"."""
    return re.sub(
        r"\bof the (?:last|previous|earlier)\b|\blast meeting[’']?s?\b", "", subject, flags=re.I
    )


def _of_another_day(rest: str, paper: Paper) -> bool:
    if re.match(
        r"\s+(?:in|on|at|last)\s+(?:the\s+)?(?:last|previous|january|february|march|april|may|"
        r"june|july|august|september|october|november|december|(?:19|20)\d\d|year|month)\b",
        rest,
        re.IGNORECASE,
    ):
        return True
    return any(
        rest[: date.start].strip().lower()
        in ("on", "on the", "at the meeting of", "at its meeting on")
        for date in find_dates(rest)
    )
