"""What the words in a marking's place say of who may see the paper.

Where a line stands decides that it may be a marking; here its words decide what it says, by two
kinds of word. Some close whatever they stand in (``withheld``, ``in camera``, ``not ... on the
website``). Some are adjectives, which close where they are said of the paper or of nothing
(``Private Board``, ``Staffing - restricted``) and not where a matter follows (``private
fostering``, ``exempt from rates``). A denial, a condition, a prompt, and a report whose subject
such words are, close nothing. What is told here is a doubt: it withholds until somebody decides.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.metadata.marking.talk import talks_of_papers
from ingest.metadata.marking.vocabulary import CLOSES, PAPERS, READERS
from ingest.metadata.marking.words import unspaced

# "Schedule 12A]"
_GOES_ON = re.compile(r"^\W*schedule\s+\w+\W*(?:$|(?:to|of)\b)|^[^\[]*\]\W*$", re.IGNORECASE)
_PROTECT = re.compile(r"^\W*PROTECT\b(?=\W*$|\W+[A-Z]+\W*$)")
_ADJECTIVE = re.compile(
    r"(?<![\w’'-])(?P<word>exempt(?:ed)?|confidential(?:ly)?|private|restricted|closed|secret|sensitive|"
    r"privileged|internal|"
    r"[cg]h?yfrinachol|g?yfrinachol|eithriedig|[pb]h?reifat|[cg]h?yfyngedig)(?![\w’'-])",
    re.IGNORECASE,
)
_WELSH_PAPER = re.compile(
    r"\b(?:eitem\w*|adroddiad\w*|papur\w*|dogfen\w*|atodiad\w*|cofnod\w*|cyfarfod|sesiwn|busnes|"
    r"gwybodaeth|rhan|fersiwn|yn|wedi[’']?u)\s*$",
    re.IGNORECASE,
)
# "matters considered by the private Board"
_OF_ANOTHER = re.compile(r"\b(?:by|of|to|from|with|at)\s+(?:the|an?|its|their|our)\s*$")
_WELSH = re.compile(r"frinachol|eithriedig|reifat|yfyngedig", re.IGNORECASE)
# An adjective that ends what is said, or is followed by a paper, a reason or another of its kind
_OF_PAPER = re.compile(
    rf"^\s+{PAPERS}\b(?!\s+(?:polic|strateg|protocol|procedure|guidance|governance|charter|code|report\s+on))|"
    r"^\s*[-–—:;)\]|/(*]|^\s+(?:under|pursuant|because|until|due|as|within|ahead|before|pending|since)\b|"
    r"^\s+(?:paragraphs?|paras?|schedule|section|category|by\s+(?:virtue|reason|order)|in\s+(?:terms|"
    r"accordance|full|whole|part|line))\b|^\s+(?:o\s+dan|yn\s+rhinwedd)\b|"
    r"^\s+from\s+(?:the\s+)?(?:publi|disclos|press|release)|"
    rf"^\s+(?:to|for)\s+(?:the\s+)?(?:\w+\s+)?{READERS}\b|"
    r"^\s*(?:,|and|&|or)\s+(?:exempt|confidential|private|restricted|privileged|sensitive|legally|"
    r"commercial(?:ly)?|personal|not\s+for)\b",
    re.IGNORECASE,
)
_NAMES_PAPER = re.compile(rf"\s+{PAPERS}\b(?=\W*$|\s*[-–—:;(])", re.IGNORECASE)
_ENDS = re.compile(r"^\W*$|^\s*[,.](?!\d)")
_SET_APART = re.compile(
    r"(?:^|[-–—:;,(\[|/*])\W*$|\b(?:is|as|be|remains?|remain|strictly|wholly|commercially|politically|market|"
    r"part\s+(?:2|ii|b))\s*$",
    re.IGNORECASE,
)
_SAYS_ALL = re.compile(
    r"^\W*(?:not|never|nor|no|cannot|don[’']t)\b|\b(?:public|press)$", re.IGNORECASE
)
_PAPER_BEFORE = re.compile(rf"\b{PAPERS}\s*$", re.IGNORECASE)
# Those that may end a line and name a matter there: "Items restricted", "Rights of way closed"
_LOOSE = re.compile(r"private|closed|internal|restricted|exempt|secret|sensitive", re.I)
_OF_PLACES = re.compile(r"closed|internal", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no|not|non|never|nothing|none|without|un|nor|former(?:ly)?|previously|free\s+of|removed)\b[\s-]*"
    r"(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\bno\s+longer\b|\b(?:is|are|now)\s+(?:open|public|unrestricted|published|for\s+publication)\b|"
    r"\b(?:none|nil|n/a)\b|\bno\s+(?:exempt|confidential|private|such|personal|part|sensitive)\b|"
    r"\bnot\s+(?:applicable|exempt|confidential|restricted|private|sensitive)\b|"
    r"\bdoes\s+not\s+(?:contain|include)\b|\b(?:redacted|public)\s+(?:version|summary|copy)\b|"
    r"\b(?:details|information|data)\s+(?:have\s+been\s+|has\s+been\s+)?(?:removed|redacted)\b|"
    r"\b(?:was|were)\s+(?:previously|formerly|exempt|confidential|private|embargoed|considered|discussed)\b|"
    r"^\W*some\s+|^\W*an?\s+(?:\w+\s+){0,2}?(?:exempt|confidential|private|restricted)\s+(?:report|paper|version)\b[^.]*"
    r"\b(?:is|was|will|has|have|accompan\w+|follows|appears)\b|\bnid\s+oes\b|"
    r"\bnid\s+yw\b(?![^.]*gyhoedd)[^.]*(?:eithriedig|frinachol)|\bamherthnasol\b|©|\bcopyright\b|\blicence\b|\bnotice\s*[:,]|\bprivacy\s+(?:notice|polic)|"
    r"\bhysbysiad\s+preifatrwydd\b|\byour\s+(?:personal\s+)?(?:data|information)\b",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(
    r"\b(?:if|unless|whether|except|where(?:ver)?|when|whenever|any\s+(?:exempt|confidential|items?|part|such|of)|may\s+be|should\s+(?:the|any|it|there)|"
    r"do\s+not\s+(?:include|put|insert|add|enter|attach)|delete\s+as|state\s+(?:here|if|whether|why|paragraph)|os\s+(?:bydd|oes|yw))\b|\?\W*$",
    re.IGNORECASE,
)
# A report on such matters: "Guidance to members on exempt information", "Private meetings policy"
_SUBJECT = re.compile(
    r"\b(?:reviews?|use|polic(?:y|ies)|procedures?|protocols?|codes?|guidance|guides?|strateg(?:y|ies)|training|"
    r"statistics|numbers?|registers?|requests?|motions?|audits?|petitions?|framework|rules|arrangements|"
    r"consultations?|annual\s+(?:report|review|update)|update|overview|notices?|monitoring|applications?|"
    r"proposals?|plans?|schemes?|governance|service|services)\b",
    re.IGNORECASE,
)
_NEXT_WORDS = re.compile(
    rf"(?!\s+(?:from|to|by|on|for|under)\b)(?:[\s(]+[\w’']+){{0,3}}?\s+(?:{_SUBJECT.pattern})",
    re.IGNORECASE,
)
_IS_A = re.compile(
    r":\s*(?:an?\s+)?(?:review|guide|overview|briefing|motion|update|annual)\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\b(?:append|annex|enclos)\w*|\b(?:separate|accompanying|elsewhere|another|private\s+pack)\b|"
    r"\b(?:a|the)\s+further\s+(?:report|paper|item)\b|"
    r"\b(?:see|at|under)\s+(?:agenda\s+)?(?:part|item)\s+\w+|\b(?:items|business)\b.*\b(?:items|business)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\W*\d{1,3}(?:\.\d+)*[.)]?\s")
_PROSE = re.compile(r"[a-z]\.\s+[A-Z]")
_LONGEST, _FIRST = 240, 25


@lru_cache(maxsize=8192)  # the margins of a paper say the same on every page
def closes(text: str) -> bool:
    """Whether a line in a marking's place may close the paper: a doubt, not the sure word."""
    text = unspaced(text.replace(" | ", ": ").strip())
    if not text or len(text) > _LONGEST or text[:1].islower() or _GOES_ON.match(text):
        return False  # a sentence, or the rest of one
    if _NOT_SO.search(text) or _ON_CONDITION.search(text) or _ELSEWHERE.search(text):
        return False
    if _PROTECT.match(text):
        return True
    found = CLOSES.search(text)
    if found:
        of_title = not _SAYS_ALL.search(found[0]) and _is_title(text, found.end())
        return not (_is_subject(text[: found.start()]) or of_title)
    return any(_is_said(text, one) for one in _ADJECTIVE.finditer(text))


def begins_closing(text: str) -> bool:
    """Whether a line that stands in no place of its own begins as one that closes the paper, with
    words that have no other sense; a numbered line and running prose begin with none.
    """
    found = CLOSES.search(text)
    plain = not (_NUMBERED.match(text) or _PROSE.search(text))
    return bool(found and found.start() < _FIRST and plain) and closes(text)


def is_named_closed(title: str) -> bool:
    """Whether a title begins by naming what it closes: ``Restricted information: bids``."""
    found = _ADJECTIVE.match(title)
    named = found is not None and _NAMES_PAPER.match(title[found.end() :]) is not None
    return named and closes(title)


def without_closing(text: str) -> str:
    """A text without the words that close whatever they stand in."""
    return CLOSES.sub(" ", text)


def says_otherwise(text: str) -> bool:
    """Whether a text says in so many words that a paper is not closed."""
    return bool(_NOT_SO.search(text))


def _is_subject(before: str) -> bool:
    """Whether what stands in front of a word makes it the subject of a report; no sign between."""
    return bool(_SUBJECT.search(re.split(r"[-–—:;(\[]", before)[-1]))


def _is_title(text: str, end: int) -> bool:
    """Whether the words are the subject of a report that is named behind them."""
    return bool(_IS_A.search(text[end:]) or _NEXT_WORDS.match(text[end:]))


def _is_said(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()], text[found.end() :]
    if _DENIED.search(before) or _is_subject(before) or _OF_ANOTHER.search(before):
        return False
    if _OF_PAPER.match(after):
        # "Closed sessions at the pool", "Consultation (now closed): results"
        apart = not after[:1].isspace() and bool(_SET_APART.search(before))
        own = not _OF_PLACES.match(found[0]) or apart or talks_of_papers(text)
        return own and not _is_title(text, found.end())
    if _WELSH.search(found[0]):
        # In Welsh the paper stands in front.
        return bool(_SET_APART.search(before) or _WELSH_PAPER.search(before))
    if not _ENDS.match(after):
        return False
    loud = found[0].isupper() and found[0] != "CLOSED"
    return bool(
        loud
        or _SET_APART.search(before)
        or _PAPER_BEFORE.search(before)
        or not _LOOSE.fullmatch(found["word"])
    )
