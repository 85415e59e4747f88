"""The words by which papers introduce what they found, and how an item sounds by itself.

Lead-ins and headings say what a list is a list of; they are told by the shape of their wording
(what must improve, what is strong, what will be done), never by one paper's sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.paper import FindingKind

FOUND: tuple[FindingKind, ...] = ("improvement_area", "strength")
"""What inspectors find, good or bad."""
_NEED = (
    r"\b(?:need(?:s|ed|ing)?|ha[sd]|have|requir\w+|ought|should|must|could|ask(?:s|ed)|"
    r"tells|told|expect(?:s|ed)|invited)\b[^.:;]{0,60}\b(?:improv\w+|better|address\w*|strengthen\w*|develop\w*|"
    r"attention|do\s+more|further\s+work)\b"
)
_IMPROVEMENT = re.compile(
    r"\bwhat\b[^.:]{0,40}\b(?:needs?|has|have|had|must|required?)\s+to\s+(?:be\s+)?(?:improv|change|"
    r"get\s+better|do\b)|"
    r"\bareas?\b[^.:]{0,40}\b(?:for|of|need\w*|requir\w*|where|to)\b[^.:]{0,40}\b(?:improv\w+|"
    r"develop\w*|concern|weakness\w*|focus|priority\s+action|attention)|"
    r"\bimprovement\s+(?:areas?|points?|priorities|themes?)\b|\bpriority\s+actions?\b|"
    r"\bdevelopment\s+(?:areas?|points?)\b|\bareas?\s+(?:for|of)\s+(?:improvement|development)\b|"
    rf"{_NEED}|\bweakness(?:es)?\b|\bshortcomings?\b|\bshortfalls?\b|\bdeficienc\w+|"
    r"\b(?:inspectors?|ofsted|regulator|auditors?|assessors?|reviewers?|peers?|letter|"
    r"inspection|visit|cqc|ciw|estyn|hmic\w*)\b[^.:]{0,50}\b(?:identified|raised|criticised|"
    r"was\s+concerned|were\s+concerned|asked\s+(?:us|the|for)|told\s+(?:us|the))\b|"
    r"\bconcerns?\b|\bissues?\s+(?:raised|identified|found)\b|"
    r"\b(?:points?|matters?|areas?|issues?)\b[^.]{0,40}\b(?:inspectors?|ofsted|regulator|auditors?|"
    r"assessors?)\b[^.]{0,20}\b(?:made|raised|set\s+out|named|listed)\b|"
    r"\bpoints?\s+for\s+improvement\b|\bcould\s+be\s+better\b|\bstill\s+wrong\b|"
    r"\b(?:told|asked)\s+(?:us|the\s+\w+)\s+to\s+(?:improve|address|put\s+right)|"
    r"\bin\s+order\s+to\s+improve\b|\bless\s+(?:well|strong)\b|\bnot\s+(?:yet\s+)?good\s+enough\b",
    re.IGNORECASE,
)
_STRENGTH = re.compile(
    r"\bwhat\b[^.:]{0,60}\b(?:is|are)\s+(?:doing\s+that\s+is\s+)?effective\b|"
    r"\bstrengths?\b(?![- ]based)|\bwhat\b[^.:]{0,30}\b(?:works?|working|going|went|done|did)\s+"
    r"well\b|\bgood\s+practice\b|\bpositives?\b|\bpraised?\b|\bcommend\w*|"
    r"\bwhat\s+is\s+(?:strong|good)\b|"
    r"\b(?:inspectors?|assessors?|they)\s+(?:could\s+see|saw|were\s+pleased)\b|"
    r"\b(?:works?|working)\s+well\b|\bsuccess(?:es)?\b|\bachievements?\b",
    re.IGNORECASE,
)
_PROGRESS = re.compile(
    r"\bprogress\s+(?:since|made|to\s+date|against|so\s+far|on|has)\b|\bimprovements?\s+(?:noted|"
    r"made|seen|since|include)\b|\bhas\s+been\s+done\b|\bachieved\s+(?:so\s+far|to\s+date|since)\b|"
    r"\bkey\s+achievements?\b|\bhave\s+been\s+(?:taken|done|completed)\b|\bwhat\s+(?:we\s+have|has)\s+(?:done|changed|improved)\b|"
    r"\bcompleted\s+(?:actions?|activit\w+)\b|\bprogress\s+update\b|^\W*progress\W*$",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"\b(?:main|first|key|next|further|planned|proposed|following|improvement|priority|these|our|"
    r"required|agreed|immediate|outstanding|remaining|urgent|management|mitigating|corrective)\s+"
    r"actions?\b(?!\s+plan\b)|\bactions?\s+(?:are|include|taken|being|to\s+be|plan|required|for|agreed)\b|"
    r"\bnext\s+steps?\b|\bwhat\b[^.:]{0,20}\bhappens?\s+next\b|"
    r"\b(?:we|(?:the|our)\s+(?:council|service|directorate|department|team|partnership|authority|"
    r"board)|officers)\s+(?:will|propose|plan|intend)\b|\bthe\s+plan\s+(?:has|sets|"
    r"includes|is)\b|\bwill\s+(?:be\s+)?(?:supported|delivered|include|comprise|focus)\b|"
    r"\bwhat\s+(?:we|happens)\s+(?:propose|will|next|plan)\b|\bbeing\s+(?:taken|undertaken)\b|"
    r"\bundertakings?\b|\b(?:has|have)\s+agreed\s+to\W*$|\b(?:is|are)\s+planned\b|\bmeasures?\s+(?:are|include|being|taken|in\s+place)\b|\bsupported\s+by\b",
    re.IGNORECASE,
)
_RISK = re.compile(
    r"(?<!\bat )\brisks?\s+(?:are|include|is|and\s+(?:mitigat\w+|issues|opportunit\w+)|register|"
    r"management|implications?|assessment|to\s+the\s+(?:council|plan|budget|programme))\b|"
    r"^\W*(?:\d+\W*)?(?:key\s+|main\s+)?risks?\W*$|\bmain\s+risks?\b|\bkey\s+risks?\b",
    re.IGNORECASE,
)
_RECOMMENDATION = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\W*)?(?:recommended|suggested)\s+(?:actions?|decisions?|resolutions?)\W*$|"
    r"^\W*(?:\d+(?:\.\d+)*\W*)?(?:(?:proposed|key|draft|improvement)\s+|"
    r"summary\s+of\s+)?recommendation(?:s|\(s\)|/s)?\b(?!.{0,40}(?:other\s+consultation|progress|previous|reason))|"
    r"\b(?:is|are)\s+(?:asked|recommended|requested|invited)\s+(?:to|that)\b|"
    r"\brecommendation\b[^.]{0,60}\b(?:states?|said|says|reads?|was|that)\b|"
    r"^\W*that\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:cabinet|committee|council|executive|board|panel|commission|mayor|members)\W*$|"
    r"\bit\s+is\s+recommended\b|\brecommends?\s+(?:that|to)\b|\bI\s+propose\s+to\b",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(
    r"\b(?:key\s+)?(?:messages?|findings?|headlines?|points?|feedback|conclusions?)\b|"
    r"\b(?:inspectors?|ofsted|assessors?|regulator|auditors?|letter|they|report)\b[^.]{0,30}\b"
    r"(?:found|said|noted|wrote|reported|observed|states?|stated|says)\b",
    re.IGNORECASE,
)
# "actions on the areas for improvement" lists actions, "areas for priority action" do not
_OF_ACTIONS = re.compile(r"\bactions?\b(?!\W*$)|\b(?:are|our|main|first)\b.*\bactions?\b", re.I)
_BOTH = re.compile(
    r"\bstrengths?\b[^.:]{0,12}(?:\band\b|,)[^.:]{0,20}\b(?:weakness\w*|areas?|challenges?)\b",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\brequir\w+\s+improvement(?:\s+to\s+be\s+good)?\b|:\s*(?:good|outstanding|inadequate)\b",
    re.IGNORECASE,
)
_NOT_FINDINGS = re.compile(
    r"\bno\s+(?:areas?|improvement|weaknesses|strengths|risks?)\b|\bscope\b|\bmethodolog\w+|"
    r"\blooked\s+at\b|\b(?:inspectors?|visit|inspection|team|we|they)\b[^.:]{0,20}\b(?:reviewed|examined|"
    r"considered|evaluated|focus?sed\s+on|covered|concentrated\s+on)\b|\bdefinition|\bbackground\s+(?:papers|documents)|\bframework\b[^.:]{0,20}$",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"\bnot\b|(?<!what )\b(?:we|there|work|it|they|services?|council|this)\s+needs?\s+to\b"
    r"(?!\s+continue)|\btoo\s+(?:long|slow|many|few|late|often|much|variable|little|high|low|heavy|"
    r"large|big|small|weak|reliant)\b|"
    r"\binconsisten\w+|\bvariab\w+|\bvaried\b|\black(?:s|ing|ed)?\b|\bweak\w*|\bpoor\w*|\bdelay\w*|"
    r"\bdrift\w*|\binsufficien\w+|\binadequa\w+|\bmust\b|\bfail\w*|\blimited\b|\boverdue\b|"
    r"\bconcern\w*|\bshould\b|\bless\s+\w+|\bwithout\b|\bfew\b|\brarely\b|\bhardly\b|\bforgotten\b|\bcould\s+not\b|\bunclear\b|\bsporadic\b",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\bgood\b|\bstrong\b|\bthorough\b|\beffective(?:ly)?\b|\bpositive\b|\bcreative\b|\bwell\b|"
    r"\bexcellent\b|\bimproved?\b|\bcommitted\b|\bsteady\b|\bconfiden\w+|\bincreas\w+\s+in\s+the\s+"
    r"pace\b|\baccurate\b|\bskilled\b|\bstable\b|\bambitious\b|\btimely\b|\bclear\b|\bsaw\b",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"\b(?:areas?\s+(?:for|of|in\s+which|where)|priority\s+actions?|improvement\s+areas?|"
    r"weaknesses|points?\s+to\s+improve|strengths)\b[^.:]{0,80}:\s+(?P<list>[a-z“\"(].{10,})$",
    re.IGNORECASE,
)
_CRITICISED = re.compile(
    r"\b(?:inspectors?|ofsted|regulator|assessors?|auditors?|cqc|ciw|estyn|ombudsman|inspection|"
    r"review|visit|letter)\b[^.]{0,60}\b(?:identified|noted|raised|found|highlighted|criticised|"
    r"reference[sd]?|told|asked)\b[^.]{0,60}\b(?:lack|concerns?|weakness\w*|inconsisten\w+|drift|"
    r"delays?|need(?:s|ed)?\s+(?:to|for)|shortfalls?|not\s+\w+|too\s+(?:slow|many|few|long|late|"
    r"often|variable)|breach\w*)|"
    r"\b(?:inspectors?|ofsted|regulator|assessors?|auditors?|cqc|ciw|estyn)\b[^.]{0,20}\b(?:found|noted|"
    r"reported|said)\b[^.]{0,140}\b(?:but|although|however)\b[^.]{0,60}\b(?:not|still|too|lack\w*|"
    r"inconsisten\w+|variab\w+|weak\w*|needs?)\b",
    re.IGNORECASE,
)
_ONE_OF_THE_AREAS = re.compile(
    r"\bareas?\s+(?:noted|identified|raised|highlighted)\b[^.]{0,60}\b(?:was|were|is|are)\b"
    r"(?!\s+(?:recogni[sz]ed|known|understood|reflected|already|being)\b)",
    re.I,
)
_PRAISED = re.compile(
    r"\b(?:inspectors?|ofsted|assessors?|regulator|auditors?|cqc|ciw|peers?|report|letter)\b[^.]{0,60}\b"
    r"(?:praised|commended|recogni[sz]ed\s+(?:the\s+)?(?:strong|good|strength)|highlights?\s+(?:many|"
    r"the)\s+strengths?|noted\s+(?:the\s+)?(?:strong|good|continued|evidence\s+of\s+tangible))",
    re.IGNORECASE,
)
_RISK_SENTENCE = re.compile(
    r"\b(?:there\s+(?:is|are|remains)\s+(?:an?\s+)?(?:[\w-]+\s+){0,3}?risks?|risks?\s+that|"
    r"(?:main|key|biggest|significant|financial|corporate|strategic)\s+risks?|risk\s+(?:register|"
    r"rating|score|level)|budget\s+pressure)\b",
    re.IGNORECASE,
)
# "To present the risk register": what a paper is for
_PURPOSE = re.compile(
    r"^\W*(?:\d[\d.]*\s+)?To\s+(?:present|consider|receive|note|review|provide|inform|update|report)\b"
)
_NO_RISK = re.compile(
    r"\bno\s+(?:\w+\s+){0,2}risks?\b|\bnone\b|\bat\s+(?:\w+\s+){0,2}risks?\s+of\b", re.IGNORECASE
)
_MUST = re.compile(
    r"\b(?:council|authority|service|directorate|leaders?|we)\s+(?:must|needs?\s+to)\s+(?:\w+\s+)?"
    r"(?:improve|strengthen|address|reduce|tackle|do\s+more|ensure|make\s+sure|show|demonstrate|"
    r"accelerate|develop|put\s+right|get\s+better|raise)\b",
    re.IGNORECASE,
)
# a quick no for the many sentences that speak of nobody's findings
_BODY_HINTS = (
    "inspect", "ofsted", "regulator", "assessor", "auditor", "cqc", "ciw", "estyn", "ombudsman",
    "review", "visit", "letter", "report", "peer", "they",
)  # fmt: skip


@lru_cache(maxsize=4096)
def listed_as(introduction: str, *, inspected: bool = False) -> FindingKind | None:
    """What a list is a list of, by the line or heading that introduces it.

    ``inspected`` says that the list stands in an inspection report, whose recommendations are
    what the inspectors found to need improving.
    """
    # a grade in a heading ("...: requires improvement to be good") says nothing of what follows
    introduction = _GRADE.sub(" ", introduction)
    if not introduction.strip() or _NOT_FINDINGS.search(introduction):
        return None
    if _RECOMMENDATION.search(introduction):
        return "improvement_area" if inspected else "recommendation"
    if _PROGRESS.search(introduction) and not re.search(r"\bneeds?\s+to\b", introduction, re.I):
        return "progress"
    if _RISK.search(introduction):
        return "risk"
    if _BOTH.search(introduction):
        return None
    strong, weak = _STRENGTH.search(introduction), _IMPROVEMENT.search(introduction)
    if strong and weak:
        return "strength" if strong.start() > weak.start() else "improvement_area"
    if weak and _ACTION.search(introduction) and _OF_ACTIONS.search(introduction):
        return "action"
    if weak:
        return "improvement_area"
    if strong:
        return "strength"
    if _ACTION.search(introduction):
        return "action"
    return None


@lru_cache(maxsize=4096)
def is_neutral(introduction: str) -> bool:
    """Whether a line introduces findings without saying whether they are good or bad."""
    neutral = _NEUTRAL.search(introduction) or _BOTH.search(introduction)
    return bool(neutral) and not _NOT_FINDINGS.search(introduction)


def sounds_like(item: str) -> FindingKind | None:
    """Whether an item of mixed findings tells of a strength or of what is to improve."""
    bad, good = _BAD.search(item), _GOOD.search(item)
    if bad and re.search(r"\b(?:didn[’']t|did\s+not|no)\b[^.]{0,40}\bconcern", item, re.I):
        return "strength"
    if bad:
        return "improvement_area"
    return "strength" if good else None


def said_to_be(sentence: str) -> FindingKind | None:
    """A sentence that names an improvement area, a strength or a risk by itself."""
    lower = sentence.lower()
    inline = _INLINE.search(sentence) if ":" in sentence else None
    if inline is not None:
        named = inline.group().split(":")[0].lower()
        return "strength" if "strength" in named else "improvement_area"
    told = any(hint in lower for hint in _BODY_HINTS)
    if told and _PRAISED.search(sentence):
        return "strength"
    if (
        (told and _CRITICISED.search(sentence))
        or ("area" in lower and _ONE_OF_THE_AREAS.search(sentence))
        or (("must" in lower or "need" in lower) and _MUST.search(sentence))
    ):
        return "improvement_area"
    may = "risk" in lower or "pressure" in lower
    may = may and not _PURPOSE.match(sentence)
    if may and _RISK_SENTENCE.search(sentence) and not says_no_risk(sentence):
        return "risk"
    return None


def says_no_risk(text: str) -> bool:
    """Whether a text says that there is none, or speaks of people at risk."""
    return bool(_NO_RISK.search(text))
