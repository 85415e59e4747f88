"""What a line at the head of a paper says of who may read it, in whatever words it says it.

What is said of a paper that not everybody may read has words without end, but few kinds: it is not
shown, passed on or public (``Not to be passed to any other person``); it is for some alone
(``Issued to the parties only``); it is to be given back (``to be returned to the clerk``); the law
by which papers are closed is named with nothing that denies it (``Falls within paragraph 3``). Each
is told by what is denied, limited or asked, and of what: a paper, or nothing named. A line that
names a matter (``Land not in public ownership``) says none of this of the paper.
"""

from __future__ import annotations

import re

from ingest.metadata.answers import is_none
from ingest.metadata.marking.talk import talks_of_papers

_PAPER = (
    r"(?:reports?|papers?|documents?|items?|issues?|minutes?|agendas?|records?|appendix|annexe?|"
    r"notes?|cop(?:y|ies)|information|contents?|details|it|they|them)"
)
# "public" said of a paper, not of a library or of speaking
_PUBLIC = (
    r"(?:(?:the|general)\s+public|public(?=\W*$|\s*[.,;:)]|\s+(?:domain|documents?|papers?|reports?|"
    r"items?|information|view|access|inspection|release|records?|circulation|or|and|at|by)\b))"
)
_READING = (
    rf"(?:{_PUBLIC}|publish\w*|publication|publici[sz]\w*|disclos\w*|divulg\w*|circulat\w*|"
    r"(?:photo)?cop(?:y|ied|ying)|releas\w*|distribut\w*|shar(?:e|ed|ing)|forward\w*|pass(?:ed)?|"
    r"onward\w*|quot(?:e|ed)|reproduc\w*|show[n]?|seen|inspect\w*|reveal\w*|discuss(?:ed)?|"
    r"made\s+known|leave\s+the|removed|(?:the\s+)?(?:web\w*|internet|intranet)|online|upload\w*)"
)
_READERS = (
    r"(?:members|councillors|officers|parties|recipients?|addressees?|panel|board|committee|"
    r"sub-?committee|cabinet|executive|governors|trustees|commissioners?|leaders?|directors?|chairs?|"
    r"staff|those\s+named|forum|group|internal\s+\w+|aelodau|swyddogion)"
)
_DENIED = (
    r"(?:not|never|nor|no|cannot|mustn[’']t)\s+(?:(?!interest\b|only\b)[\w’-]+\s+){0,3}?"
    rf"{_READING}\b"
)
_NOT_READ = re.compile(rf"\b{_DENIED}", re.IGNORECASE)
_BEGINS_DENIED = re.compile(
    rf"(?:^|[.;:,–—(\[*-]\s*|\band\s+)(?:please\s+)?(?:do\s+)?{_DENIED}", re.IGNORECASE
)
_OF_PAPER = re.compile(
    rf"\b(?:this|these|the|its?|attached|enclosed|it|they)\s+(?:\w+\s+)?{_PAPER}\b|\b{_PAPER}\W*$|"
    r"\b(?:it|they)\s+(?:is|are)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:issued|sent|circulated|available|provided|supplied|addressed|limited|restricted|confined|"
    rf"for|shown|copied|access)\b[^.;]{{0,60}}\b{_READERS}\b[^.;]{{0,30}}\b(?:only|alone|solely)\b"
    r"(?=\W*$|\s*[.;,)])|"
    rf"\b(?:only|solely|exclusively)\s+(?:for|to|by)\s+(?:the\s+)?(?:\w+\s+){{0,2}}?{_READERS}\b|"
    r"\b(?:restricted|limited)\s+(?:access|circulation|distribution|readership)(?=\W*$|\s*[-–—:(])|"
    r"\b(?:access|circulation|distribution|readership)\s+(?:is\s+)?(?:restricted|limited)"
    rf"(?=\W*$|\s*[-–—:(]|\s+to\s+(?:\w+\s+){{0,3}}{_READERS})",
    re.IGNORECASE,
)
_SHEETS = (
    r"(?:(?:this|these|the|your|all|any|every|each|paper|hard|printed)\s+(?:\w+\s+)?"
    r"(?:reports?|papers?|documents?|cop(?:y|ies)|minutes|packs?|agendas?|emails?))"
)
_GIVEN_BACK = re.compile(
    r"\b(?:return|returned|hand|handed|surrender(?:ed)?|leave|left|destroy|destroyed|shred|"
    r"shredded|collected|dispose|delete|deleted)\b[^.;]{0,60}"
    rf"\b(?:{_SHEETS}|clerk|after\s+(?:use|reading|the\s+meeting)|end\s+of\s+the\s+meeting)\b|"
    rf"\b{_SHEETS}\b[^.;]{{0,40}}\b(?:be\s+)?"
    r"(?:returned|handed\s+(?:back|in)|surrendered|destroyed|shredded|collected|deleted)\b",
    re.IGNORECASE,
)
_THE_LAW = re.compile(
    r"\bschedule\s+(?:12\s?A|7\s?A)\b|\bsection\s+(?:100\s?I|50\s?J)\b", re.IGNORECASE
)
# How the schedules describe what may be closed: "Information relating to any individual"
_OF_THE_SCHEDULE = re.compile(
    r"^\W*(?:exempt\W+)?information\s+(?:relating\s+to|which\s+(?:is\s+likely\s+to\s+)?reveals?|in\s+respect\s+of)\s+"
    r"(?:(?:the\s+)?(?:financial|business)\b[^.]{0,40}\baffairs\b|(?:any|an)\s+individual\b|the\s+identity\s+of|"
    r"any\s+(?:consultations?|action|particular)\b|[^.]{0,30}legal\s+professional\s+privilege)",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(
    r"\b(?:paragraphs?|paras?\b\.?|categor(?:y|ies))\s*(?:no\.?\s*)?\d", re.IGNORECASE
)
_REFERS = re.compile(
    r"\b(?:see|refer\w*|overleaf|below|above|of\s+th(?:e|is)\s+(?:report|paper))\b", re.I
)
# The rest of a sentence that began on the line above: "Schedule 12A]"
_GOES_ON = re.compile(r"^\W*schedule\s+\w+\W*(?:$|(?:to|of)\b)", re.IGNORECASE)
_SENSITIVE = re.compile(
    r"^\W*(?:(?:commercially|politically|personally|market|legally)\s+)?sensitive\s*(?:[:–—-]|\W*$)",
    re.I,
)
# Welsh: "Ni chaiff y cyhoedd weld yr adroddiad hwn", "Eitem i'w thrafod yn breifat"
_WELSH = re.compile(
    r"\b(?:nid?|dim|ddim|na)\b[^.]{0,40}\b(?:cyhoedd|[gc]h?yhoedd\w*)\b|\byn\s+(?:b|p|ph)reifat\b|"
    r"\b(?:g|ng)?wahardd\w*\s+(?:y\s+)?(?:wasg|cyhoedd)",
    re.IGNORECASE,
)
_SAYS_OTHERWISE = re.compile(
    r"\bappend|\bannex|\benclos|[:?]\s*(?:open|public|for\s+publication)\b|^\W*for\s+publication\b|"
    r"\bdo\s+not\s+(?:include|put|insert|add|enter|attach)\b|"
    r"\b(?:unless|whether|if|except|where|any\s+(?:exempt|confidential)|policy|policies|procedures?|"
    r"protocol|rules|motion|petition|consultations?|question(?:s|naires?)?|library|libraries|books?|"
    r"vote|ballots?|applications?|no\s+longer|is\s+(?:open|public)|does\s+not\s+(?:contain|include)|"
    r"not\s+(?:exempt|confidential|applicable)|no\s+(?:exempt|confidential|part)|none|nil|n/a|"
    r"nid\s+oes|amherthnasol)\b|\?",
    re.IGNORECASE,
)
_LONGEST = 220


def limits_readers(text: str) -> bool:
    """Whether a line of the head keeps the paper from some who might read it."""
    text = text.replace(" | ", ": ").strip()
    if len(text) > _LONGEST or text[:1].islower() or _SAYS_OTHERWISE.search(text):
        return False
    if is_none(re.split(r"[:?]", text)[-1]) or _GOES_ON.match(text):
        return False
    if _NOT_READ.search(text) and (_OF_PAPER.search(text) or _BEGINS_DENIED.search(text)):
        return True
    if _THE_LAW.search(text) or (_PARAGRAPH.search(text) and _is_of_law(text)):
        return True
    kinds = (_OF_THE_SCHEDULE, _ALONE, _GIVEN_BACK, _SENSITIVE, _WELSH)
    return any(kind.search(text) for kind in kinds)


def _is_of_law(text: str) -> bool:
    """Whether a line that names a paragraph means one of the law: it speaks of nothing else."""
    return talks_of_papers(text) and not _REFERS.search(text) and not text.endswith(":")
