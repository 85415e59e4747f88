"""How minutes and decision records say what a meeting did with a proposal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.paper import Outcome, Paper, Paragraph
from ingest.findings.meetings.voting import AGREED, vote_in
from ingest.findings.sentences import sentences

_RESOLVED = re.compile(
    r"^\W*(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|decided)"
    r"(?=\W*$|\s*[:–-]|,?\s+(?:unanimously|that|to|as\s+follows|with|by|nem)\b|\s*\(|:?\s*\d)|"
    r"^\W*the\s+(?:[\w-]+\s+){1,6}?(?:unanimously\s+)?(?:resolved|agreed|decided|approved)\s+"
    r"(?:that|to|the)\b|"
    r"^\W*decisions?\s*[:–-]\s*(?:that|to(?!\s+be\b))\s+\w",
    re.IGNORECASE,
)
_RESOLVED_WORD = re.compile(r"(?<![A-Za-z])(?:RESOLVED|DECIDED)\b")
_MOVED = re.compile(
    r"\b(?:proposed|moved)\b[^.]{0,120}\bsecond(?:ed|er)\b|\bsecond(?:ed|er)\b[^.]{0,80}\bmotion\b|"
    r"\bseconded\s+by\b[^.]{2,60},?\s+moved\b|\bit\s+was\s+(?:moved|proposed)\s+by\b|"
    r"\bmoved\s+(?:an?|the)\s+(?:amendment|motion)\b|\bproposed\s+an?\s+amendment\b|"
    r"\bnotice\s+of\s+motion\b[^.]{0,80}\b(?:moved|submitted|from)\b",
    re.IGNORECASE,
)
# without a seconder it is a motion only where its vote is told as well
_PROPOSED = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|cllr|councillor|committee|cabinet|board|panel|executive|commission)\b"
    r"[^.]{0,60}\b(?:proposed|moved|recommended)\s+that\b",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
_DEFERRED = re.compile(
    r"\b(?:was|were|is|are|be|been)\s+(?:\w+\s+)?deferred\b|\bdefer(?:red)?\s+(?:to|until|for)\b|"
    r"\b(?:agree[sd]?|resolve[sd]?|decide[sd]?)\s+to\s+(?:defer|postpone)\b|^\W*(?:that\s+)?(?:to\s+)?"
    r"(?:defers?|postpones?)\s+(?!to\b)|"
    r"\bstands?\s+adjourned\b",
    re.IGNORECASE,
)
_CALLED_IN = re.compile(r"\bcalled[- ]in\b|\bconsidered\s+a\s+call-in\b", re.IGNORECASE)
_NOT_CALLED_IN = re.compile(
    r"\bnot\s+(?:been\s+)?called[- ]in\b|\bmay\s+(?:be\s+)?call|\bif\b[^.]{0,40}called|"
    r"\bcall-in\s+(?:ends|period|expires)|\bbe\s+called[- ]in\b",
    re.IGNORECASE,
)
_RECOMMENDED_ON = re.compile(
    r"^\W*RECOMMENDED\b|^\W*(?:it\s+was\s+)?recommended\s+to\b", re.IGNORECASE
)
_UNDERTOOK = re.compile(
    r"\b(?:undertook|promised|offered)\s+to\s+\w+|\bagreed\s+to\s+(?!the\b|an?\b|this\b)\w+|"
    r"\b(?:officers?|director|head|chair\w*|leader|he|she|mrs?|ms|dr|councillor)\b[^.]{0,60}\bwould\s+"
    r"(?:circulate|provide|report\s+back|share|write)\b|^\W*action\s*(?:point)?\s*[:–-]|"
    r"\baction\s+by\b",
    re.IGNORECASE,
)
_DECISION_VERB = re.compile(r"resolved|agreed|decided|approved|adopted|endorsed|call(?:ed)?[- ]in")
_TOLD_DECISION = re.compile(
    r"\b(?:committee|cabinet|council|panel|board|executive|commission|members?|leader)\b[^.;]{0,60}?\b"
    r"(?:has\s+|have\s+|had\s+)?(?:unanimously\s+)?(?:resolved|agreed|decided|approved|adopted|"
    r"endorsed)\b(?!\s+by\s+)",
    re.IGNORECASE,
)
# a panel that "had approved twelve carers" has counted them, and decided nothing of a paper
_COUNTED = re.compile(
    r"\b(?:approved|adopted)\s+(?:[a-z]+\s+)?(?:\d[\d,]*|(?:two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|"
    r"eigh|nine)ty)(?:-\w+)?)\s+(?:[\w-]+\s+){0,3}?(?:households?|carers?|famil(?:y|ies)|adopters?|"
    r"applicants?|applications?|parents|people|children)\b(?!['’])",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:is|are|be|been|to\s+be|if|would|will|may|might|should|could|was\s+asked|were\s+asked|asked|"
    r"invited|recommended|whether|once|when|subject\s+to|until|before|yet\s+to)\b[^.;]{0,40}\b(?:agreed?|"
    r"approved?|resolved?|decided?|adopted?|endorsed?)\b",
    re.IGNORECASE,
)
_PROPOSED_RECORD = re.compile(
    r"\bproposed\b[^.]{0,40}\b(?:record|decision)|\bdraft\s+(?:record|decision)|"
    r"\bdecision\s+to\s+be\s+(?:taken|made)\b",
    re.IGNORECASE,
)
_DECISION_HEADING = re.compile(
    r"^\W*(?:\d+\W*)?(?:proposed\s+)?decisions?(?:\s+taken|\s+made)?\W*$", re.IGNORECASE
)
_DECIDES = re.compile(
    r"^\W*(?:proposed\s+)?decisions?(?:\s+taken|\s+made)?\W*$|"
    r"\b(?:I\s+(?:propose|agree|decide|have\s+decided)|agrees?|decides?|resolves?|approves?)\b"
    r"[^.]{0,20}:$",
    re.IGNORECASE,
)
_RESOLVED_SIGN = re.compile(
    r"^\W*(?:it\s+was\s+)?(?:unanimously\s+)?(?:RESOLVED|DECIDED|AGREED)\W*(?:[\d/]+\W*)?",
    re.IGNORECASE,
)
# "That the Children and Families Committee", "Resolved – That": the resolutions are listed below.
_NO_WORDS_YET = re.compile(
    r"^\W*(?:(?:resolved|agreed)\W*)?(?:\([^)]*\)\W*)?that,?\s+(?:the\s+)?(?:[\w,&’'-]+\s+){0,12}?"
    r"(?:committee|cabinet|council|board|panel|executive|commission|authority)\W*$|"
    r"^\W*(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|decided)"
    r"(?:\W+(?:that|to|as\s+follows)\b[^\w.]*|\s*[:–—-]+\s*)$",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"^\W*(?:(?:second|further|original|substantive)\s+)?(?:motion|amendment|decisions?|vote|debate|"
    r"discussion)\W*\d{0,2}\W*$",
    re.IGNORECASE,
)
_THAT_IT_BE = re.compile(r"\bthat\b[^:]{8,}\bbe\s+(?:not\s+)?\w+(?:ed|en)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:to|that|as|follows|following|by|in|for)\W*$", re.IGNORECASE)
_REASONS = re.compile(r"\breasons?\s*:[\s–—-]{0,3}$", re.IGNORECASE)
_OPENS = re.compile(r":[\s–—-]{0,3}$")
# a field that says "Yes", "Key" or a reference decides nothing
_FIELD = re.compile(
    r"^\W*(?:the\s+|proposed\s+)?decisions?(?:\s+(?:taken|made))?\s*:\s+(?P<said>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DATED_FIELD = re.compile(r"^[A-Z][\w ]{2,40}:\s*\d{1,2}(?:[/.]|\s+[A-Z])[\w/. ]{3,20}$")
_FEWEST_WORDS = 4
_COUNTS = re.compile(
    r"^\W*(?:(?:votes?\s+)?(?:for|against)\s+(?:the\s+)?(?:motion|amendment)\b|abst(?:ained|entions?)\b|"
    r"(?:roll[- ]call|recorded)\s+vote\b).{0,25}$",
    re.IGNORECASE,
)
_MOVED_ONLY = re.compile(
    r"^\W*(?:proposed|moved)\s+by\b[^.:]{2,120}\bsecond(?:ed)?(?:\s+by)?\b[^.:]{2,80}\W*$",
    re.IGNORECASE,
)
_MOVES_NOTHING = re.compile(
    r"(?::|\bthat|\bthat\s+(?:the\s+)?(?:[\w,&’'-]+\s+){0,8}?(?:committee|cabinet|council|board|panel|"
    r"executive|commission|authority))\W*$",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(r"^\W*\((?:reference|ref|report)\b|^\W*(?:the\s+)?meeting\s+\w+ed\b", re.I)
_STATUS = re.compile(r"\W*status\b", re.IGNORECASE)
_THAT = re.compile(r"\W*(?:\(?\w\)\s*)?that\b", re.IGNORECASE)
_QUOTES = ("“", '"', "‘")
_CLOSING = re.compile(r"[”\"]\W{0,3}$")
_FACTS = re.compile(
    r"\b(?:notes?|believes?|recogni[sz]es?|welcomes?|regrets?|understands?|acknowledges?|observes?|"
    r"is\s+(?:concerned|aware|dismayed|pleased))\b[^.]{0,30}[:;]$|"
    # what somebody else's bill, plan or report holds is not what the motion proposes
    r"^\W*(?:the|this|its|their)\s+(?:[\w-]+\s+){0,3}?(?:bill|act|government|ministers?|report|strategy|"
    r"scheme|policy|review|law|legislation|white\s+paper|plan)\s+(?:would|will|is|are|has|have|sets?|"
    r"requires?|includes?|proposes?|contains?|means?)\b.*:$",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(
    r"\W*(?:agreed|carried)\W+(?:unanimously|without\s+a\s+(?:vote|division)|nem\W+con|by\s+"
    r"(?:general\s+)?(?:assent|consent|acclamation))\W*",
    re.IGNORECASE,
)


def resolves(text: str) -> bool:
    """Whether a text is a resolution: ``RESOLVED that``, ``It was agreed that``."""
    return bool(_RESOLVED.match(text) or _RESOLVED_WORD.search(text))


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


def is_dated_field(text: str) -> bool:
    """Whether a line is a field of a form that gives a date: ``Effective from: 16/01/2024``."""
    return bool(_DATED_FIELD.match(text))


def decided_in_field(text: str) -> str | None:
    """What the field of a form says was decided: ``Decision: That the contract be awarded``."""
    found = _FIELD.match(text)
    return found["said"] if found and len(found["said"].split()) >= _FEWEST_WORDS else None


def is_sign(text: str) -> bool:
    """Whether a text begins with the word itself, and so begins a new resolution."""
    return bool(_RESOLVED_WORD.match(text.strip()))


def item_of(sections: Sequence[str]) -> tuple[str, ...]:
    """The headings of an item, without those of the steps of its debate."""
    kept = list(sections)
    while kept and (_STEP.match(kept[-1]) or _COUNTS.match(kept[-1])):
        kept.pop()
    return tuple(kept)


def heads_motion(text: str) -> bool:
    """Whether a line or heading only says that a motion or an amendment follows."""
    return bool(_STEP.match(text)) and not heads_decision(text)


def says_nothing_yet(text: str) -> bool:
    """Whether a resolution has only named who resolves: its points stand below."""
    return bool(_NO_WORDS_YET.match(text))


def only_names_movers(text: str) -> bool:
    """Whether a line gives who moved and seconded, and nothing of what was moved."""
    return bool(_MOVED_ONLY.match(text))


def moves_nothing_yet(text: str) -> bool:
    """Whether a paragraph names who moves, and the words of the motion stand below."""
    return bool(_MOVES_NOTHING.search(text))


def is_remark(text: str) -> bool:
    """Whether a line below a decision is only about the meeting or the report considered."""
    return bool(_SPOKEN_OF.match(text))


def moves(text: str) -> bool:
    """Whether somebody moves or seconds a motion or an amendment."""
    if _MOVED.search(text):
        return True
    return bool(_PROPOSED.search(text)) and vote_in(text) is not None


def is_amendment(text: str) -> bool:
    """Whether what is moved is an amendment."""
    return bool(_AMENDMENT.search(text))


def agreed_without_vote(text: str) -> bool:
    """Whether a text ends in ``Agreed unanimously`` or the like, and says what was agreed."""
    return bool(AGREED.search(text)) and len(text) > 40


def defers(text: str) -> bool:
    """Whether a text puts something off."""
    return bool(_DEFERRED.search(text))


def recommends_on(text: str) -> bool:
    """Whether a meeting passes a recommendation on to another body."""
    return bool(_RECOMMENDED_ON.match(text))


def undertakings(text: str) -> str:
    """The sentences in which somebody undertakes to do something."""
    return " ".join(said for said in sentences(text) if _UNDERTOOK.search(said))


def quoted(text: str) -> tuple[bool, bool]:
    """Whether a paragraph opens a quotation, and whether it closes one."""
    return text.startswith(_QUOTES), bool(_CLOSING.search(text))


def states_facts(lead: str) -> bool:
    """Whether a line of a motion introduces what it notes or believes, not what it proposes."""
    return bool(_FACTS.search(lead))


def heads_decision(text: str) -> bool:
    """Whether a heading, or a line that ends in a colon, introduces the decision itself."""
    return bool(_DECISION_HEADING.match(text))


def decides(text: str) -> bool:
    """Whether a line of a decision form's head introduces the decision."""
    return bool(_DECIDES.search(text))


def is_called_in(text: str) -> bool:
    """Whether a text tells that a decision was called in, not that it may be or was not."""
    return bool(_CALLED_IN.search(text)) and not _NOT_CALLED_IN.search(text)


def tells_status(text: str) -> bool:
    """Whether a paragraph closes a decision with its status."""
    return bool(_STATUS.match(text) or _CALLED_IN.search(text))


def continues_with_that(text: str) -> bool:
    """Whether a paragraph goes on with a resolution: ``That the report be noted``."""
    return bool(_THAT.match(text))


def is_proposed_record(paper: Paper, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a decision record is of a decision still to be taken."""
    headings = [section for p in paragraphs[:6] for section in p.sections]
    said = [paper.title, *headings, *(p.text for p in paragraphs[:8])]
    said += [place for name, place in paper.read_from.items() if name == "kind"]
    return any(_PROPOSED_RECORD.search(text) for text in said)


def told_decisions(text: str) -> list[tuple[str, Outcome]]:
    """Decisions of other meetings that a report tells of, sentence by sentence."""
    found: list[tuple[str, Outcome]] = []
    if not _DECISION_VERB.search(text):
        return found
    for sentence in sentences(text):
        if not _DECISION_VERB.search(sentence):
            continue
        if _CALLED_IN.search(sentence) and not _NOT_CALLED_IN.search(sentence):
            found.append((sentence, "called_in"))
        elif _COUNTED.search(sentence) or _NOT_YET.search(sentence):
            continue
        elif _TOLD_DECISION.search(sentence):
            found.append((sentence, "taken"))
    return found
