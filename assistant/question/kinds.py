"""What kind of question it is, what value would answer it and which findings it asks for.

The rules are tables of patterns, the first that fits wins; they know the forms of English
questions and the words of scrutiny, never a paper's own.
"""

from __future__ import annotations

import re

_COUNCILS = r"(?:local )?(?:authorit(?:y|ies)|councils?)"
_PAPERS = r"(?:papers?|documents?|reports?|minutes|agendas?|packs?|files?)"

_OUT_OF_SCOPE = re.compile(
    r"^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks?(?: you)?|cheers|bye|goodbye|ok(?:ay)?)\b"
    r"[\s\w]{0,12}\W*$"
    r"|^\W*(?:who|what) are you\b|\bare you (?:a|an|human|real|sentient|chatgpt|ai)\b|\byour (?:name|opinion|prompt)\b"
    r"|\bsystem prompt\b|\b(?:ignore|disregard|forget) (?:all |any |the |your |my )*(?:previous |earlier |above )?"
    r"(?:instructions?|rules)\b"
    r"|\bdo you (?:think|believe|feel|like|agree)\b|\bin your (?:view|opinion)\b"
    r"|^\W*(?:please |can you |could you )*(?:write|compose|draft|translate|sing|code|program|invent|imagine|pretend)\b"
    r"|\btell me (?:a|an) (?:joke|story|riddle)\b|\b(?:weather|recipe|horoscope|lottery|football score)s?\b"
    r"|\bhow (?:should|shall|do) (?:i|we|you) vote\b|\bwho (?:should|shall) (?:i|we) vote\b"
    r"|^\W*what(?:'s| is) \d+\s*[-+*/x]\s*\d+",
    re.IGNORECASE,
)
_COLLECTION = re.compile(
    rf"\bwhat (?:{_PAPERS}|{_COUNCILS})? ?(?:do|have|can) you\b(?!.*\b(?:think|mean)\b)"
    rf"|\b(?:which|what|how many|list|show)\b.*\b(?:{_PAPERS}|{_COUNCILS}|committees|years|dates)\b.*\b"
    r"(?:do you (?:have|hold|know|cover)|have you (?:got|read)?|you (?:have|hold|cover)|(?:are|is) (?:held|loaded|"
    r"covered|included|available|there in|in (?:the|your|this) (?:collection|library|store|index|system))"
    r"|could not be read|couldn't be read|not (?:been )?read|undated)\b"
    rf"|^\W*(?:list|show)(?: me)?(?: all)?(?: the| your)? {_PAPERS}(?:\s+(?:from|of|by|for|in|dated|held)\b.*)?\W*$"
    rf"|^\W*(?:how many|which|what) (?:\w+ )?{_PAPERS} (?:are there|are (?:from|of|dated|by)|come from|date from|were"
    r" (?:published|issued|dated))\b"
    rf"|\bdo you (?:have|hold) (?:any|a|the)?\b.*\b{_PAPERS}\b|\bwhat can (?:i|you|we) (?:ask|answer|do)\b"
    rf"|\bwhich {_PAPERS} (?:mention|discuss|cover|deal with|talk about|refer to|are about|concern)\b",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    r"\bcompar\w+|\bversus\b|\bvs\.?\b|\bdiffer(?:s|ed|ent|ence|ences|ently)?\b|\bsimilar\w*"
    r"|\bin common\b|\bcontrast\w*|\bside by side\b|\b(?:better|worse|higher|lower|more|fewer|less) than\b"
    r"|\bshare(?:d)?\b.*\bboth\b|\bboth\b.*\b(?:have|share|need)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\bchang(?:e|es|ed|ing)\b.*\b(?:since|over|between|from|after|in)\b|\bhow (?:has|have|had|did)\b.*\bchang"
    r"|\bwhat(?:'s| is| has| have)?\b.*\b(?:changed|new since|different (?:from|since))\b"
    r"|\bover (?:time|the years|the period)\b|\btrends?\b|\byear[- ]on[- ]year\b|\bno longer\b"
    r"|\b(?:evolved?|progressed|moved on|developed)\b.*\b(?:since|between|from|over)\b"
    r"|\b(?:dropped off|new|gone|remain(?:s|ed)?|stay(?:s|ed)?|still)\b.*\b(?:since|compared|from)\b",
    re.IGNORECASE,
)
_ACROSS = re.compile(
    rf"\b(?:authorities|councils)\b|\beach (?:authority|council)\b|\b(?:which|any|every) (?:\w+ )?{_COUNCILS}\b"
    r"|\bacross\b.*\b(?:all|them|authorities|councils|papers|reports|everyone|the board|board)\b"
    r"|\brecur\w*|\bmost (?:common|often|frequent(?:ly)?|widespread)\b|\bcommon(?:est)? (?:themes?|areas?|issues?|"
    r"problems?|weakness\w*|strengths?|findings?|improvement)\b|\bwho else\b|\b(?:any(?:one|body|where)|every(?:one|body"
    r"|where)) else\b|\belsewhere\b|\bthemes? (?:recur|that|are|across|emerge|come up|appear)\b",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"\bin (?:england|wales|scotland|the (?:country|uk))\b|\bnational(?:ly)?\b", re.I
)
_LIST = re.compile(
    r"^\W*(?:list|name|enumerate|set out|give (?:me )?(?:a list|all))\b|\bwhat are\b|\bwhat were\b"
    r"|\b(?:what|which)\b(?!'s| is\b| was\b| does\b| has\b)(?: (?:\w+|'s)){0,3}? (?!(?:is|was|does|has|this|his|basis|status|process|progress|focus|purpose"
    r"|impact|services|access|business|analysis|bus|plus|less|ofsted's)\b)[a-z-]*[a-rtv-z]s(?:\b(?!['’]))"
    r"(?! (?:much|many))|\bwhat did (?:the |her |his |their )?\w+(?: \w+){0,3} (?:recommend|resolve|agree|decide)\b"
    r"|\bwhat (?:needs|need|must|should|needed) (?:to )?(?:improve|be improved|change|get better|be done)\b"
    r"|\bwhat (?:is|was) .*\b(?:recommended|resolved|to improve)\b",
    re.IGNORECASE,
)

_WANTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (want, re.compile(pattern, re.IGNORECASE))
    for want, pattern in (
        ("person", r"^\W*(?:and |so |but )*who\b|\bwhose\b|\bwhich (?:councillor|officer|director|member|person|"
                   r"inspector|manager|minister)\b|\bname of the (?:\w+ ){0,3}(?:director|author|officer|chair|chairman|"
                   r"lead|holder|member|inspector|adviser|advisor|manager|head|leader|executive)\b|\bby whom\b"
                   r"|^\W*what(?:'s| is| was) the (?:lead )?(?:author|inspector|contact)'?s? name"),
        ("number", r"\bhow (?:many|long|old|far)\b"),
        ("date", r"(?:^\W*(?:and |so |but )?|\b(?:and|since|by|say|tell me|know|of) )when\b|\b(?:what|which|on what) "
                 r"(?:\w+ )?(?:date|day|month|year|quarter)s?\b|\bby when\b|\bdeadline\b|\bhow (?:recently|soon)\b"
                 r"|\bdate of\b|\bwhat time\b"),
        ("percent", r"\b(?:what|which) (?:\w+ )?(?:percentage|proportion|share|per ?cent|percent)\b|\bhow high\b"
                    r"|\bwhat fraction\b"),
        ("money", r"\bhow much\b.*\b(?:cost|costs|money|spen[dt]|spending|budget|budgeted|fund\w*|pay|paid|grant|sav\w+|"
                  r"overspen\w*|underspen\w*|deficit|surplus|invest\w*|price|worth|allocat\w*|income|reserve\w*|debt|fee|"
                  r"fees|charge\w*|expenditure|£|pounds)\b|\bwhat (?:is|was|were|are|will|would|did|does)\b.*\b(?:cost|"
                  r"costs|budget|price|overspend|underspend|deficit|surplus|funding gap|fee|expenditure|value of)\b"
                  r"|\bat what cost\b|\bhow expensive\b|\bcost how much\b"),
        ("frequency", r"\bhow (?:often|frequently|regularly)\b|\bwhat (?:is the )?frequency\b"),
        ("amount", r"\b(?:what|which)\b.*\b(?:rates?|average|level|figure|bill|charge|allowance|increase|reduction|rise|fall|"
                   r"size|reserves?|income|paying|pay|paid|weekly|hourly|annual)\b(?!.*\b(?:areas|actions)\b)|\bhow (?:big|"
                   r"large|much|high|low)\b|\bby how much\b"),
        ("number", r"\bhow (?:many|long|far|old)\b|\b(?:what|which) (?:is |was )?(?:the )?(?:\w+ )?(?:number|"
                   r"total|size|age|length|figure|target|ratio|headcount)\b|\bnumber of\b|\bwhat time ?scale\b"),
        ("grade", r"\b(?:what|which|how)\b.*\b(?:grades?|graded|rating|rated|judge?ments?|judged|scored?)\b"
                  r"|\boverall effectiveness\b|\bwhat (?:was|is) the (?:overall )?(?:outcome|verdict|result) of the "
                  r"(?:\w+ ){0,4}inspection\b|\b(?:was|is|were) .*\b(?:judged|rated|graded)\b|\b(?:judged|rated|graded)\b"),
        ("place", r"^\W*(?:and |so )*where\b|\b(?:what|which) (?:place|venue|location|address|room|building)\b"),
        ("reason", r"\bwhy\b|\bwhat (?:is|was|were|are) the (?:main )?(?:reason|reasons|cause|causes)\b|\bhow come\b"
                   r"|\bwhat (?:caused|led to)\b"),
        ("meaning", r"\bstands? for\b|\bwhat does (?:the )?[\w&’' ]{2,40} mean\b|\bdefinition of\b|\bmeaning of\b"
                    r"|^\W*(?:and |so )?(?:what|who)(?:'s| is| are) (?:an? |the )?[\w’'& -]{2,40}\?*$"),
        ("yes_no", r"^\W*(?:and |but |so )?(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)\b"),
    )
)  # fmt: skip
_ASKS = re.compile(
    r"\b(?:what|which|who|how|when|where|why|list|tell|explain|describe|does|did|is|are|was|were)\b", re.I
)
_HEADWORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (want, re.compile(pattern, re.IGNORECASE))
    for want, pattern in (
        ("money", r"\b(?:costs?|price|bill|spend|spent|budget|overspend|underspend|savings?|fees?|fund(?:ing|ed)|grant|"
                  r"£|amount|deficit|surplus|reserves?|money|pay|paid|worth)\b"),
        ("date", r"\b(?:dates?|deadline|start(?:s|ed)?|begins?|ends?|expir\w+|due)\b"),
        ("grade", r"\b(?:grades?|rating|judge?ment)\b"),
        ("percent", r"%|\b(?:percentage|per ?cent|proportion|share)\b"),
        ("amount", r"\b(?:rates?|average|avg|price)\b"),
        ("number", r"\b(?:number|no\. of|nos?\b|total|count|figures?|average|avg|waiting times?|numbers)\b"),
        ("person", r"\b(?:name|chair|author|director|lead inspector|contact|holder)\b"),
    )
)  # fmt: skip
_FINDINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("improvement_area", r"\b(?:areas?|things?|points?|priorit\w+)(?: \w+){0,3} (?:for|of|to) (?:further |future )?"
                             r"(?:improve\w*|development|focus|attention|action)\b|\bimprovement areas?\b|\bareas? (?:that "
                             r"|which )?(?:\w+ )?needs?\b|\b(?:need|needs|needed|must|have|has|had|asked|told|required|"
                             r"should) to (?:\w+ )?(?:improve|get better|do better|strengthen|address|fix)\b|\bto improve\b"
                             r"|\bweakness\w*|\bshortcomings?\b|\bfailings?\b|\bareas? of concern\b|\bcriticis\w+"
                             r"|\bwhat (?:went|is going|was going) wrong\b|\bpriority actions?\b|\bnot good enough\b"
                             r"|\bimprovement (?:themes?|priorities|points?|needs?|requirements?)\b|\bproblem areas?\b"
                             r"|\bareas? (?:\w+ )?(?:weak|weakest)\b|\b(?:problems?|concerns?|issues?)\b.*\b(?:inspect\w+|"
                             r"ofsted|found|raised|identified|recur\w*|common|across)\b|\bimprovements? (?:\w+ )?(?:needed|"
                             r"required|necessary|called for|asked for|recur\w*)\b|\bcommon weakness\w*"),
        ("strength", r"\bstrengths?\b|\b(?:going|goes|went|doing|does|did|done|works?|working|worked) well\b|\bpositives?\b"
                     r"|\bgood practice\b|\bprais\w+|\bstrong points?\b|\bdoing right\b"),
        ("judgement", r"\bjudge?ments?\b|\bjudged\b|\bgrades?\b|\bgraded\b|\brat(?:ed|ing|ings)\b|\boverall effectiveness\b"
                      r"|\binspection outcomes?\b|\boutcomes? of (?:the |its |their )?(?:\w+ ){0,3}inspections?\b"
                      r"|\b(?:is|are|was|were) (?:inadequate|outstanding)\b"),
        ("recommendation", r"\brecommend\w*"),
        ("resolution", r"\bresol(?:ve|ved|ution|utions)\b|\bmotions?\b|\bamendments?\b|\bvot(?:e|ed|es)\b|\bcarried\b"
                       r"|\bwhat (?:was|were) agreed\b|\bagree(?:d)? at\b|\b(?:committee|council|cabinet|members|"
                       r"executive|board) (?:agree[ds]?|decided?|approve[ds]?|note[ds]?)\b"),
        ("decision", r"\bdecisions?\b|\bdecided?\b"),
        ("action", r"\bactions?\b|\bsteps\b|\bmeasures\b|\b(?:doing|done) about\b|\brespon(?:se|d|ded|ding) to\b"),
        ("progress", r"\bprogress\b|\bimprovements? (?:made|noted|seen|since|achieved)\b|\bhas improved\b|\bachiev\w+"),
        ("risk", r"\brisks?\b"),
        ("cost", r"\bfinancial (?:implications?|comments?|impact)\b|\bcosts?\b|\bbudget\w*\b|\bspend\w*\b"),
    )
)  # fmt: skip
_GRADE = re.compile(
    r"\b(outstanding|good|requires? improvement(?: to be good)?|inadequate)\b", re.IGNORECASE
)


def is_out_of_scope(text: str) -> bool:
    """Whether it is small talk, a request to invent or an opinion: nothing papers can answer."""
    return bool(_OUT_OF_SCOPE.search(text))


def is_about_collection(text: str) -> bool:
    """Whether it asks which papers, authorities or years are held."""
    return bool(_COLLECTION.search(text))


def compares(text: str) -> bool:
    """Whether it asks to set things side by side."""
    return bool(_COMPARE.search(text))


def asks_change(text: str) -> bool:
    """Whether it asks what changed between dates."""
    return bool(_CHANGE.search(text))


def goes_across(text: str) -> bool:
    """Whether it asks over many authorities, and not for a figure that a paper gives of all."""
    return bool(_ACROSS.search(text)) and not _NATIONAL.search(text)


def asks_list(text: str) -> bool:
    """Whether several things would answer it."""
    return bool(_LIST.search(text))


def wanted_value(text: str) -> str | None:
    """The kind of value that would answer, by the first rule that fits.

    A search in headwords (``recycling rate 2020/21``) wants what its noun is counted in.
    """
    found = next((want for want, pattern in _WANTS if pattern.search(text)), None)
    if found is not None or _ASKS.search(text):
        return found
    return next((want for want, pattern in _HEADWORDS if pattern.search(text)), None)


def finding_kinds(text: str) -> tuple[str, ...]:
    """The kinds of finding that the question names, in the order of the rules."""
    return tuple(kind for kind, pattern in _FINDINGS if pattern.search(text))


def finding_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where the question names kinds of finding: words that the kind stands for."""
    spans = [match.span() for _, pattern in _FINDINGS for match in pattern.finditer(text)]
    return tuple(sorted(spans))


def named_grade(text: str) -> str | None:
    """The grade a question names (``Which authorities are inadequate?``), in lower case."""
    match = _GRADE.search(text)
    return match.group(1).lower() if match else None
