"""How minutes and decision records say what a meeting did with a proposal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.findings.meetings.voting import AGREED
from ingest.findings.sentences import sentences

# Who resolves things. The applicant who agreed to close the garden did not, nor the director who
# agreed to send the figures.
_BODY = (
    r"(?:(?:sub-?\s?)?committee|council|cabinet|board|panel|(?<!chief )executive|commission|"
    r"authority|forum|meeting|members|partnership|assembly|(?:working\s+)?group|governors|trustees)"
)
_OFFICE = (
    r"(?:(?:member|holder|leader|mayor|commissioner|executive|director|officer)"
    r"(?:\s+(?:for|of)\s+(?:[\w&,’'-]+\s+){0,7}?[\w&’'-]+)?)"
)
_ONE_AGREED = re.compile(
    rf"^\W*the\s+(?:[\w-]+\s+){{0,6}}?{_OFFICE}\s+agreed\s+(?:that|to|the)\b", re.IGNORECASE
)
_RESOLVED = re.compile(
    r"^\W*(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|decided)"
    r"(?=\W*$|\s*[:–-]|,?\s+(?:unanimously|in\s+principle|that|to|as\s+follows|with|by|nem)\b|\s*\(|:?\s*\d)|"
    rf"^\W*the\s+(?:[\w-]+\s+){{0,6}}?(?:{_BODY}\s+(?:unanimously\s+)?(?:resolved|agreed|decided|"
    rf"approved)|{_OFFICE}\s+(?:resolved|decided|approved))\s+(?:that|to|the)\b|"
    r"^\W*decisions?\s*[:–-]\s*(?:that|to(?!\s+be\b))\s+\w",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"^\W*it\s+was\s+(?:(?:therefore|then|subsequently)\s+)?(?:unanimously\s+)?"
    r"(?:resolved|agreed|decided)(?:\s+unanimously)?,?\s+(?:that|to)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^\W*(?P<who>the\s+(?:[\w’'-]+\s+){1,8}?)(?:unanimously\s+)?(?:resolved|agreed|decided|approved)\b",
    re.IGNORECASE,
)
_RESOLVED_WORD = re.compile(
    # a Welsh council's own word, and what a meeting did where it is set in capitals
    r"(?<![A-Za-z])(?:RESOLVED|DECIDED|PENDERFYNWYD|CYTUNWYD)\b|"
    # within its minute: "The Director reported. Resolved - (a) That permission be granted"
    r"(?<=[.!?–-] )Resolved(?=\s*[-–—:]\s*(?:\(\w{1,2}\)\s*)?(?:[Tt]hat|to)\b)|"
    r"(?<=[a-z] )(?:NOTED|AGREED|APPROVED|ENDORSED|ORDERED)"
    r"(?=(?:\s+(?:unanimously|in\s+principle))?\s+(?:that|to|the|with|and|an?)\b|\s*[:–-])"
)
# "It was proposed by X, seconded by Y and agreed that", "Following discussion, it was agreed to"
_AGREED_THEN = re.compile(
    r"\b(?:proposed|moved|proposal\s+of|motion\s+of)\b[^.]{2,160}\bseconded\b[^.]{2,120}?(?:\band|,)\s+(?:it\s+was\s+)?"
    r"(?:unanimously\s+)?(?:resolved|agreed|decided|carried)\b(?!\s+(?:an?|as)\s+amend)|"
    r"^\W*(?:following|after|having|upon|arising|on\s+(?:the\s+)?(?:proposal|motion|being\s+put))\b[^.]{0,220}?,?\s+it\s+was\s+"
    r"(?:unanimously\s+|then\s+)?(?:resolved|agreed|decided)\b\s*(?:[:,–-]|unanimously|that|to)",
    re.IGNORECASE,
)
_DEFERRED = re.compile(
    r"\b(?:was|were|is|are|be|been)\s+(?:\w+\s+)?deferred\b|\bdefer(?:red)?\s+(?:to|until|for)\b|"
    r"\b(?:agree[sd]?|resolve[sd]?|decide[sd]?)\s+to\s+(?:defer|postpone)\b|^\W*(?:that\s+)?(?:to\s+)?"
    r"(?:defers?|postpones?)\s+(?!to\b)|"
    r"\bstands?\s+adjourned\b|^\W*(?:decision\s*:\s*deferred|(?-i:DEFERRED))\b",
    re.IGNORECASE,
)
_ONLY_WISHED = re.compile(
    r"\b(?:asked|requested|suggested|urged|wished)\b(?!.*\b(?:agreed|resolved|carried|decided|"
    r"approved|accepted)\b).*\bdefer",
    re.IGNORECASE | re.DOTALL,
)
_RECOMMENDED_ON = re.compile(
    r"^\W*RECOMMENDED\b|^\W*(?:it\s+was\s+)?recommended\s+to\b|"
    r"(?-i:(?<=[.!?] )RECOMMENDED)\s+(?:to|that)\b",
    re.IGNORECASE,
)
_RECOMMENDS_BELOW = re.compile(r"\brecommend(?:ations?|ed|s)\b[^.]{0,60}:\W*$", re.IGNORECASE)
_UNDERTOOK = re.compile(
    r"\b(?:undertook|promised|offered)\s+to\s+\w+|\bagreed\s+to\s+(?!the\b|an?\b|this\b)\w+|"
    r"\b(?:officers?|director|head|chair\w*|leader|he|she|mrs?|ms|dr|councillor)\b[^.]{0,60}\bwould\s+"
    r"(?:circulate|provide|report\s+back|share|write)\b|^\W*action\s*(?:point)?\s*[:–-]|"
    r"\baction\s+by\b",
    re.IGNORECASE,
)
_ONLY_WHO = re.compile(r"\W*action\s*(?:by|point)?\s*[:–-](?:\s*[^\s.]+){0,3}\W*", re.IGNORECASE)
_CALLED_ACTION = re.compile(r"^\W*action\s*(?:point)?\s*:\s*", re.IGNORECASE)
_DECISION_HEADING = re.compile(
    r"^\W*(?:\d+\W*)?(?:details?\s+of\s+(?:the\s+)?)?(?:proposed\s+)?decisions?(?:\s+taken|\s+made)?\W*$",
    re.IGNORECASE,
)
_RESOLVED_SIGN = re.compile(
    r"^\W*(?:it\s+was\s+)?(?:unanimously\s+)?(?:RESOLVED|DECIDED|AGREED)\W*(?:[\d/]+\W*)?",
    re.IGNORECASE,
)
# "That the Children and Families Committee", "Resolved – That": the resolutions are listed below.
_NO_WORDS_YET = re.compile(
    r"^\W*(?:(?:resolved|agreed)\W*)?(?:\([^)]*\)\W*)?that,?\s+(?:the\s+)?(?:(?!be\s)[\w,&’'-]+\s+){0,12}?"
    r"(?:committee|cabinet|council|board|panel|executive|commission|authority)\W*$|"
    r"^\W*decisions?\s*:\s+(?:that\s+)?(?:the\s+)?(?:[\w,&’'-]+\s+){0,8}?(?:member|leader|committee|"
    r"cabinet|panel|board|executive)\W*$|"
    r"^\W*(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|decided)"
    r"(?:\W+(?:that|to|as\s+follows)\b[^\w.]*|\s*[:–—-]+\s*)$",
    re.IGNORECASE,
)
STEP = re.compile(
    r"^\W*(?:(?:second|further|original|substantive)\s+)?(?:motion|amendment|decisions?|vote|debate|"
    r"discussion)\W*\d{0,2}\W*$",
    re.IGNORECASE,
)
_THAT_IT_BE = re.compile(r"\bthat\b[^:]{8,}\bbe\s+(?:not\s+)?\w+(?:ed|en)\b", re.IGNORECASE)
# "The Clerk recommended that it be shut. It was RESOLVED:" has said only what was asked for
_GOES_ON = re.compile(
    r"\b(?:to|that|as|follows|following|by|in|for|(?:resolved|agreed|decided)(?:\s+unanimously)?)\W*$",
    re.IGNORECASE,
)
_REASONS = re.compile(r"\breasons?\s*:[\s–—-]{0,3}$", re.IGNORECASE)
_OPENS = re.compile(r":[\s–—-]{0,3}$")
_COUNTS = re.compile(
    r"^\W*(?:(?:votes?\s+)?(?:for|against)\s+(?:the\s+)?(?:motion|amendment)\b|abst(?:ained|entions?)\b|"
    r"(?:roll[- ]call|recorded)\s+vote\b).{0,25}$",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r"^\W*(?:the\s+)?(?:votes?|voting)\s+(?:was|were|is)\s+(?:unanimous|\d|as\s+follows)\b[^.]{0,60}\W*$",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(r"^\W*\((?:reference|ref|report)\b|^\W*(?:the\s+)?meeting\s+\w+ed\b", re.I)
_THAT = re.compile(r"\W*(?:\(?\w\)\s*)?that\b", re.IGNORECASE)
_BARE = re.compile(
    r"\W*(?:agreed|carried)\W+(?:unanimously|without\s+a\s+(?:vote|division)|nem\W+con|by\s+"
    r"(?:general\s+)?(?:assent|consent|acclamation))\W*",
    re.IGNORECASE,
)


def resolves(text: str) -> bool:
    """Whether a text is a resolution: ``RESOLVED that``, ``It was agreed that``."""
    return bool(_RESOLVED.match(text) or _RESOLVED_WORD.search(text) or _AGREED_THEN.search(text))


def resolves_at_last(text: str) -> bool:
    """Whether a later sentence of a paragraph tells it: "They spoke of fans. It was agreed to"."""
    return any(_IT_WAS.match(said) for said in sentences(text)[1:])


def subject_of(text: str) -> str:
    """Who "agreed" or "resolved" in a text that opens by saying so: ``The Planning Board``."""
    named = _SUBJECT.match(text)
    return named["who"] if named else ""


def agreed_by_one(text: str) -> bool:
    """Whether who holds an office agreed to something, as a record of their own decision says."""
    return bool(_ONE_AGREED.match(text))


def is_bare(text: str) -> bool:
    """Whether a line only says that what was put was agreed: ``Agreed unanimously.``"""
    return bool(_BARE.fullmatch(text)) and not text.rstrip().endswith(":")


def after_sign(text: str) -> str:
    """What stands after the word RESOLVED and the number of the resolution, if anything."""
    if opens_list(text) and not says_what(text):
        return ""
    return _RESOLVED_SIGN.sub("", text).strip(" -–—")


def opens_list(text: str) -> bool:
    """Whether a text ends as one does whose list follows: ``The Committee:-``."""
    return bool(_OPENS.search(text))


def says_what(text: str) -> bool:
    """Whether a resolution says what is to be done, though a list follows: its reasons, say."""
    return bool(_THAT_IT_BE.search(text)) and not _GOES_ON.search(text)


def gives_reasons(lead: str) -> bool:
    """Whether a line introduces the reasons for a decision, which are no decisions."""
    return bool(_REASONS.search(lead))


def is_sign(text: str) -> bool:
    """Whether a text begins with the word itself, and so begins a new resolution."""
    return bool(_RESOLVED_WORD.match(text.strip()))


def item_of(sections: Sequence[str]) -> tuple[str, ...]:
    """The headings of an item, without those of the steps of its debate."""
    kept = list(sections)
    while kept and (STEP.match(kept[-1]) or _COUNTS.match(kept[-1])):
        kept.pop()
    return tuple(kept)


def says_nothing_yet(text: str) -> bool:
    """Whether a resolution has only named who resolves: its points stand below."""
    return bool(_NO_WORDS_YET.match(text))


def counts_votes(text: str) -> bool:
    """Whether a sentence behind a resolution only says how the vote went."""
    return bool(_VOTED.match(text))


def is_remark(text: str) -> bool:
    """Whether a line below a decision is only about the meeting or the report considered."""
    return bool(_SPOKEN_OF.match(text))


def agreed_without_vote(text: str) -> bool:
    """Whether a text ends in ``Agreed unanimously`` or the like, and says what was agreed."""
    return bool(AGREED.search(text)) and len(text) > 40


def defers(text: str) -> bool:
    """Whether a text puts something off, and does not only tell that somebody wished it."""
    return any(_DEFERRED.search(said) and not _ONLY_WISHED.search(said) for said in sentences(text))


def recommends_on(text: str) -> bool:
    """Whether a meeting passes a recommendation on to another body."""
    return bool(_RECOMMENDED_ON.search(text))


def recommends_below(lead: str) -> bool:
    """Whether a line introduces what a meeting recommends: "made these recommendations:"."""
    return bool(_RECOMMENDS_BELOW.search(lead))


def undertakings(text: str) -> str:
    """The sentences in which somebody undertakes to do something."""
    undertaken = (said for said in sentences(text) if _UNDERTOOK.search(said))
    told = " ".join(said for said in undertaken if not _ONLY_WHO.fullmatch(said))
    return _CALLED_ACTION.sub("", told)


def heads_decision(text: str) -> bool:
    """Whether a heading, or a line that ends in a colon, introduces the decision itself."""
    return bool(_DECISION_HEADING.match(text))


def continues_with_that(text: str) -> bool:
    """Whether a paragraph goes on with a resolution: ``That the report be noted``."""
    return bool(_THAT.match(text))
