"""How a motion or an amendment is moved, quoted and named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.paper import Paragraph
from ingest.findings.meetings.voting import tells_voters, vote_in
from ingest.findings.meetings.words import STEP, heads_decision

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
_MOVED_ONLY = re.compile(
    r"^\W*(?:(?:proposed|moved)\s+by\b[^.:]{2,120}\bsecond(?:ed)?(?:\s+by)?\b[^.:]{2,80}|"
    r"(?:propos|mov)(?:ed|er)\s*:[^.:]{2,80}\bsecond(?:ed|er)\s*:[^.:]{2,80})\W*$",
    re.IGNORECASE,
)
_NAME = (
    r"(?:mr|mrs|ms|miss|dr|sir|dame|cllr|councillor|"
    r"the\s+(?:chair\w*|leader|mayor|convener|provost))"
)
# who moves on a line of his own, below which the words of the motion stand
_MOVER_ALONE = re.compile(
    rf"^\W*(?:it\s+was\s+)?(?:moved|proposed)\s*(?:by\b|:)(?:(?!\bthat\b|\bsecond)[^.;]){{3,90}}\W*$|"
    rf"^\W*{_NAME}\b(?:(?!\bthat\b|\bsecond)[^.;]){{2,80}}?\s(?:then\s+)?(?:moved|proposed)"
    r"(?:\s+(?:the\s+following|an?|this|the)(?:\s+(?:motion|amendment))?)?\W*$",
    re.IGNORECASE,
)
_SECONDER_ALONE = re.compile(r"^\W*second(?:ed|er)\s*(?:by\b|:)[^.;]{3,90}\W*$", re.IGNORECASE)
_GOES_ON = re.compile(r"^\W*(?:\(?\w{1,3}\)\s*)?(?:and\s+)?that\b", re.IGNORECASE)
_TELLS_OF_ONE = re.compile(
    r"\b(?:recommendation|motion|amendment|proposal|proposition)s?\s+(?:that|to|of|from|by|in|for)\b",
    re.IGNORECASE,
)
_MOVES_NOTHING = re.compile(
    r"(?::|\bthat|\bthat\s+(?:the\s+)?(?:(?!be\s)[\w,&’'-]+\s+){0,8}?(?:committee|cabinet|council|board|panel|"
    r"executive|commission|authority))\W*$",
    re.IGNORECASE,
)
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


@dataclass
class Motion:
    """A motion or amendment before the meeting: its findings, and where its text stands."""

    amendment: bool
    at: list[int] = field(default_factory=list)
    positions: set[int] = field(default_factory=set)
    quoting: bool = False
    waiting: bool = False
    worded: bool = False

    def takes(self, paragraph: Paragraph, above: int | None) -> bool:
        """Whether a paragraph is text of the motion: quoted, or a list that it introduces.

        ``above`` is the position of the paragraph that introduces it.
        """
        text = paragraph.text.strip()
        if tells_voters(text):
            self.quoting = False
            return False
        opens, closes = quoted(text)
        if _SECONDER_ALONE.match(text):
            return False
        waited = (self.waiting or (self.worded and bool(_GOES_ON.match(text)))) and not opens
        if waited and not vote_in(text):
            self.waiting, self.worded = False, True
            self.positions.add(paragraph.position)
            return True
        self.waiting = self.waiting and not opens
        if not (self.quoting or opens or (above is not None and above in self.positions)):
            return False
        if vote_in(text):
            return False
        self.positions.add(paragraph.position)
        self.quoting = (self.quoting or opens) and not closes
        return True


def heads_motion(text: str) -> bool:
    """Whether a line or heading only says that a motion or an amendment follows."""
    return bool(STEP.match(text)) and not heads_decision(text)


def only_names_movers(text: str) -> bool:
    """Whether a line gives who moved and seconded, and nothing of what was moved."""
    return bool(_MOVED_ONLY.match(text))


def names_mover(text: str) -> bool:
    """Whether a line names who moves, and the words of the motion are still to come."""
    return bool(_MOVER_ALONE.match(text)) and not _MOVED.search(text)


def tells_lost(text: str) -> bool:
    """Whether a line tells by itself that a recommendation or the like was lost."""
    return bool(_TELLS_OF_ONE.search(text)) and vote_in(text) == "lost"


def moves_nothing_yet(text: str) -> bool:
    """Whether a paragraph names who moves, and the words of the motion stand below."""
    return bool(_MOVES_NOTHING.search(text))


def moves(text: str) -> bool:
    """Whether somebody moves or seconds a motion or an amendment."""
    if _MOVED.search(text) or only_names_movers(text) or names_mover(text):
        return True
    return bool(_PROPOSED.search(text)) and vote_in(text) is not None


def is_amendment(text: str) -> bool:
    """Whether what is moved is an amendment."""
    return bool(_AMENDMENT.search(text))


def quoted(text: str) -> tuple[bool, bool]:
    """Whether a paragraph opens a quotation, and whether it closes one."""
    return text.startswith(_QUOTES), bool(_CLOSING.search(text))


def states_facts(lead: str) -> bool:
    """Whether a line of a motion introduces what it notes or believes, not what it proposes."""
    return bool(_FACTS.search(lead))
