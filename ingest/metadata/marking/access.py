"""Lines of the head that say who may see the paper, with words of its matter beside that.

``Not to be circulated outside the Executive``, ``Access is limited to named officers``,
``Embargoed until 9am on 20 March``, ``FOI status: Closed``: in the head, a margin or a field these
words are of the paper, whatever else stands there, and close it until somebody decides. A report
on such matters names them as its subject (``Review of ...``), and says nothing of itself.
"""

from __future__ import annotations

import re

from ingest.metadata.answers import is_none, ticked
from ingest.metadata.marking.doubt import is_open_value, is_spoken
from ingest.metadata.marking.said_of_it import is_said_of_paper
from ingest.metadata.marking.talk import talks_of_papers
from ingest.metadata.marking.words import SURE

_WHO = (
    r"(?:members|councillors|officers|recipients|addressees?|attendees|trustees|governors|"
    r"the\s+(?:cabinet|executive|committee|board|panel|council|authority|mayor|group)|named|"
    r"those|authori[sz]ed)"
)
_PEOPLE = (
    r"(?:members|councillors|officers|leaders?|directors?|chairs?|chairmen|whips|governors|trustees|"
    r"commissioners?|executive|cabinet|board|panel|committee|mayor|recipients?|group)"
)
_PASS_ON = (
    r"(?:publi(?:c|sh\w*|cation)|disclos\w*|circulat\w*|cop(?:y|ied|ying)|releas\w*|distribut\w*|"
    r"shar(?:e|ed|ing)|forward\w*|onward|transmi\w*|dissemination|disseminated|quoted|reproduced|"
    r"repeated|discussed|viewed|passed\s+on|shown)"
)
_SAYS_WHO = re.compile(
    rf"{SURE}|\b(?:not|never|nor)\s+(?:suitable\s+|intended\s+|cleared\s+|approved\s+|yet\s+)?"
    rf"(?:for|to\s+be|be)\s+(?:\w+\s+){{0,3}}?{_PASS_ON}\b|"
    rf"\bno(?:t\s+for)?\s+(?:\w+\s+)?(?:circulation|distribution|onward)\b|"
    rf"\bunsuitable\s+for\s+(?:\w+\s+)?{_PASS_ON}\b|"
    r"\bembargo(?:ed)?\b(?=\W*$|\W{0,3}(?:until|till|to|\d)|[^.]{0,20}\buntil\b)|"
    r"\bunder\s+embargo\b|^\W*withheld\b|\bwithheld\s+from\s+(?:the\s+)?(?:public\w*|press|disclosure)\b|"
    r"\beyes\s+only\b|"
    rf"\b(?:limited|restricted|confined)\s+to\s+(?:\w+\s+){{0,3}}?{_WHO}\b|"
    rf"\bfor\s+(?:the\s+)?(?:\w+\s+){{0,4}}?(?:members|councillors|officers|use|recipients?|"
    r"attention|eyes|cabinet|executive|information\s+of\s+members)\s+only\b|"
    r"\b(?:members|councillors|officers|recipients|addressee|internal\s+use)[’']?\s+only\b(?!\s+(?:may|can|shall|will|vote)\b)|"
    r"\binternal\s*(?:only|use\b)|"
    r"\bstrictly\s+(?:private|personal|confidential)\b|"
    r"\b(?:private\s*(?:and|&|/)\s*confidential|confidential\s*(?:and|&|/)\s*private)\b|"
    r"\b(?:in|commercial|commercial[- ]in)[- ](?:strict(?:est)?\s+)?confidence\b|"
    r"\b(?:subject\s+to|covered\s+by|protected\s+by)\s+(?:legal|professional)[\w\s]{0,14}privilege\b|"
    r"\b(?:legally|professionally)\s+privileged\b|\blegal\s+privilege\s+(?:applies|attaches)\b|"
    r"\b(?:considered|taken|heard|discussed|received|dealt\s+with)\s+in\s+(?:private|camera|closed)\b|"
    r"\b(?:after|following|upon|during|subject\s+to)\s+(?:the\s+)?exclusion\s+of\s+the\s+(?:press|public)\b|"
    r"\b(?:press|public)\s+(?:and\s+(?:press|public)\s+)?(?:is|are|be|being|will\s+be|has\s+been|have\s+been)\s+"
    r"excluded\b|"
    r"\b(?:press|public)\b[^.]{0,12}\b(?:excluded|not\s+admitted|may\s+not\s+(?:attend|be\s+present))\b|"
    r"\bclosed\s+to\s+(?:the\s+)?(?:press|public)\b|\bbelow\s+the\s+line\b|(?:^\W*|[(\[])pink\s+(?:paper|page|sheet)s?\b|"
    rf"\b(?:may|must|should|shall)\s+not\s+(?:be\s+)?{_PASS_ON}\b|"
    r"\bnid\b[^.]{0,40}\bar\s+gael\s+i\W{0,2}r\s+cyhoedd\b|"
    r"^\W*public\s+(?:access|availability|viewing)\W+no\W*$|"
    r"\baelodau\s+yn\s+unig\b|\bcyfyngedig\b|"
    rf"^\W*for\s+(?:[\w’'-]+\s+){{0,4}}?{_PEOPLE}(?:\s+(?:and|&)\s+{_PEOPLE})?\s+only\W*$|"
    r"\bconfidential\s+to\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    rf"^\W*(?:please\s+)?(?:(?:do\s+not|don[’']t|must\s+not)\s+(?:be\s+)?{_PASS_ON}\b|"
    r"(?:treat|keep|handle)\b[^.]{0,40}\b(?:confidential\w*|private)\b)",
    re.IGNORECASE,
)
_PROTECTED = re.compile(r"^\W*PROTECT\b(?=\W*$|\W+[A-Z]+\W*$)")
_SUBJECT = re.compile(
    r"\b(?:reviews?|use|policy|policies|polic(?:y|ies)\s+statements?|procedures?|protocols?|codes?|guidance|"
    r"numbers?|requests?|strategy|training|reports?|rules|arrangements|statistics|update|motion|audit|"
    r"history|register|decisions?)\s+(?:of|on|for|into|about|regarding|where|when)\s+"
    r"(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_SUBJECT_ANYWHERE = re.compile(
    r"\b(?:reviews?|use|number|notices?|annual\s+reports?|guide|guidance|training|statistics)\s+"
    r"(?:of|on|for|to|into|about)\b|:\s*(?:an?\s+)?(?:review|guide|overview|briefing)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:is|are)\s+(?:open|public|unrestricted|for\s+publication)\b|\bno\s+longer\b|"
    r"\bnone\b|\bnil\b|\bn/a\b|\bnot\s+(?:considered|exempt|confidential|restricted|private|applicable)\b|"
    r"\bat\s+(?:the\s+)?time\s+of\b|\bto\s+follow\b|\b(?:was|were)\s+(?:previously|formerly)\b|"
    r"©|\bcopyright\b|\blicence\b|\bnow\s+(?:published|public|open)\b|\b(?:was|were)\s+embargoed\b|"
    # of another paper: "A private report with the prices is considered later"
    r"^\W*an?\s+(?:\w+\s+){0,2}?(?:exempt|confidential|private|restricted)\s+(?:report|paper|appendix|annexe?|"
    r"version)\b[^.]*\b(?:is|was|will|has|have|accompan\w+|follows|appears)\b|"
    r"\bif\s+you\s+are\s+not\b|\bunless\b|\bredacted\b|\b(?:redaction|public)\s+(?:version|summary)\b|"
    r"^\W*if\b|^\W*(?:\d+\s+days?\W+)?notice\b|\bnid\s+oes\b|\bmay\s+be\b|\bwhether\b|\bany\b",
    re.IGNORECASE,
)
_ABOUT_ACCESS = re.compile(
    r"^\W*(?:[\w/’' -]{0,30}\b)?(?:status|marking|class(?:ification)?|sensitivity|confidentiality|"
    r"access(?:\s+level|\s+to\s+information)?|availability|visibility|audience|circulation|"
    r"distribution|publication|privacy|security|handling|openness|exemption|version)"
    r"(?:\s+(?:of|to|for|level|this|the|report|paper|item|document|decision|instructions?))*\s*$",
    re.IGNORECASE,
)
_CATEGORY = re.compile(r"^\W*(?:report|paper|item|agenda)\s+category\s*$", re.IGNORECASE)
_SECOND_PART = re.compile(r"^\W*part\s+(?:2|ii|two|b)\W*$", re.IGNORECASE)
# What asks for one of the two: "Public or private", "Open/exempt item".
_ONE = r"(?:open|public|unrestricted|for\s+publication)"
_OTHER = r"(?:closed|private|restricted|confidential|exempt|non[- ]public)"
_EITHER = re.compile(
    rf"^\W*(?:{_ONE}\s*(?:/|or)\s*{_OTHER}|{_OTHER}\s*(?:/|or)\s*{_ONE})"
    r"(?:\s+(?:item|report|paper|decision))?\s*$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:date|deadline|call[- ]?in|project|risk|action|consultation|planning|road|contact|scheme|"
    r"school|account|tender|date\s+of)\b",
    re.IGNORECASE,
)
_CLOSED_VALUE = re.compile(
    r"^\W*(?:closed|private|restricted|confidential|exempt|withheld|internal|secret|limited|sensitive|"
    r"non[- ]public|members|unpublished|pink|part\s+(?:2|ii|two|b))\b(?!\s*/)",
    re.IGNORECASE,
)
_ASKS_IF_CLOSED = re.compile(
    r"^\W*(?:is|are|does|should|will)\s+(?:any\s+of\s+)?(?:this|the|these)\b[^?]{0,60}\b"
    r"(?:restricted|private|closed|exempt|confidential|withheld)\b[^?]{0,60}\?[\s:|]*(?P<value>\S.*)$",
    re.IGNORECASE,
)
# "Status: Closed" may be of a consultation.
_BARE = re.compile(r"^\W*status\W*$", re.IGNORECASE)
# "Access: Restricted access for wheelchairs" is of a place.
_ACCESS = re.compile(r"^\W*(?:\w+\s+)?access\W*$", re.IGNORECASE)
_ENDED = re.compile(r"^\W*(?:closed|limited|internal|members)\b", re.IGNORECASE)
_LEVEL = re.compile(
    r"^\W*(?:confidentiality|sensitivity|secrecy)(?:\s+(?:level|rating|status))?\s*$", re.I
)
_OPEN_LEVEL = re.compile(
    r"\b(?:public|open|low|normal|general|unclassified|unmarked|official(?!\W{1,3}sens)|unrestricted|standard|not|no|none|level\s+[01])\b",
    re.I,
)
_LONGEST = 200
_FIRST_WORDS = 25


def says_who_may_see(text: str) -> bool:
    """Whether a line of the head, or of a margin, keeps the paper from some readers."""
    is_row = text.count(" | ") > 1
    text = text.replace(" | ", ": ").strip()
    if len(text) > _LONGEST or _NOT_SO.search(text) or is_spoken(text, but=_ORDER):
        return False
    if _ORDER.match(text) or _PROTECTED.match(text) or is_closed_value(*text.partition(":")[::2]):
        return True
    asked = _ASKS_IF_CLOSED.match(text)
    if asked:
        return ticked(asked["value"]) == "yes"
    # In a table of several columns each has words of its own.
    if not is_row and is_said_of_paper(text) and not _SUBJECT_ANYWHERE.search(text):
        return not _says_no(text)
    found = _SAYS_WHO.search(text)
    if found is None or _SUBJECT.search(text[: found.start()]):
        return False
    return not _says_no(text)


def _says_no(text: str) -> bool:
    value = re.split(r"[:?]", text)[-1]
    asked = not _SAYS_WHO.match(text) or not text.lower().lstrip().startswith("public")
    return asked and (is_none(value) or is_open_value(value) or ticked(value) == "no")


def begins_with_who_may_see(text: str) -> bool:
    """Whether a line says that first, as those at the foot of a page do."""
    found = _SAYS_WHO.search(text)
    return bool(found and found.start() < _FIRST_WORDS) and says_who_may_see(text)


def is_closed_value(label: str, value: str) -> bool:
    """Whether a field about access to a paper closes it: ``FOI status: Closed``."""
    if _LEVEL.match(label):
        return bool(value.strip()) and not is_none(value) and not _OPEN_LEVEL.search(value)
    if _CATEGORY.match(label):
        return bool(_SECOND_PART.match(value))
    return bool(
        value.strip()
        and (_ABOUT_ACCESS.match(label) or _EITHER.match(label))
        and not _OF_OTHERS.search(label)
        and _CLOSED_VALUE.match(value)
        and not (_BARE.match(label) and _ENDED.match(value))
        and not (_ACCESS.match(label) and not talks_of_papers(value))
    )
