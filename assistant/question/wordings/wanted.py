"""What value would answer: a person, a date, a sum, a name, by the words that ask for it."""

from __future__ import annotations

import re

from assistant.question.wordings.patterns import IS_GRADED, any_of

OFFICE = (
    r"(?:practitioner|worker|officer|executive|manager|adviser|advisor|member|leader|holder|commissioner|director|inspector|author"
    r"|auditor|consultant|accountant|specialist|psychologist|therapist|teacher|councillor|treasurer|minister|secretary"
    r"|chair(?:man|woman|person)?|head|clerk|lead|mayor|nurse|person|official|solicitor|lawyer|guardian)"
)

WANTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("reason", any_of(r"^\W*(?:(?:and|so|but) )?(?:why|how come)\b")),
    (
        "person",
        any_of(
            r"^\W*(?:and |so |but )*who\b|\bwhose\b|\bby whom\b",
            r"\bwhich (?:councillor|officer|director|member|person|inspector|manager|minister)\b",
            r"\bname of the (?:\w+ ){0,3}(?:director|author|officer|chair|chairman|lead|holder|member)\b",
            r"\bname of the (?:\w+ ){0,3}(?:inspector|advis[eo]r|manager|head|leader|executive)\b",
            r"^\W*what(?:'s| is| was) the (?:lead )?(?:author|inspector|contact)'?s? name",
            rf"\bwhat(?:'s| is| was| were) the names? of (?:the |an? )?(?:[\w'’-]+ ){{0,5}}{OFFICE}s?\b",
        ),
    ),
    (
        "body",
        any_of(
            r"\b(?:which|what) (?:\w+ )?(?:firm|company|companies|contractor|provider|supplier|bidder|consultant)s?\b",
            r"\b(?:which|what) (?:\w+ )?(?:organi[sz]ation|charity|trust|agency|university|partner|college|bank)s?\b",
        ),
    ),
    # Before the numbers: how far over budget is a sum of money.
    (
        "money",
        any_of(
            r"\bhow (?:bad|serious|severe)\b.*\b(?:overspen\w*|deficit|shortfall|funding gap|debts?)\b",
            r"\bhow (?:far|much) (?:is |was |were |did )?(?:\w+ ){0,3}(?:over|under|above|below) (?:the |its |their )?budget\b",
        ),
    ),
    (
        "name",
        any_of(
            r"\bwhat\b.*\b(?:called|named|known as|titled|branded)\b(?! (?:for|on|upon|to|off|out|up)\b)(?! in\W*$)",
            r"\bwhat(?:'s| is| was| were| are) the (?:\w+ )?(?:names?|titles?) (?:of|given|for)\b|\bwhat (?:do|did|does) .{2,40}\bcall\b",
            r"\b(?:which|what) (?:\w+ ){1,9}(?:is|was|were|are|did|does|do)\b.*\b(?:call(?:ed)?|named?|known as)\b(?! (?:in|for|on|upon|to|off|out|up)\b)",
        ),
    ),
    (
        "number",
        any_of(
            r"\bhow (?:many|long|old|far)\b",
            r"\bhow (?:quickly|fast|soon)\b(?!.*\?.*\bwhen\b)|\b(?:within|in|over) what (?:time|period)\b",
            r"\b(?:what|which) (?:\w+ ){0,2}(?:time ?(?:scale|frame|limit)|turnaround)\b",
        ),
    ),
    (
        "time",
        any_of(
            r"\b(?:what|which) (?:\w+ )?time\b(?! ?(?:scale|table|frame|line|period|span|of year))"
        ),
    ),
    (
        "date",
        any_of(
            r"(?:^\W*(?:and |so |but )?|[-–—:;,.]\s+|\b(?:and|since|by|say|tell me|know|of) )when\b",
            r"\b(?:what|which|on what) (?:\w+ )?(?:date|day|month|year|quarter)s?\b",
            r"\b(?:last|final|latest|closing|first|earliest) (?:day|date)\b",
            r"\bby when\b|\bdeadline\b|\bhow recently\b|\bdate of\b",
        ),
    ),
    (
        "percent",
        any_of(
            r"\b(?:what|which) (?:\w+ )?(?:percentage|proportion|share|per ?cent|percent|fraction)\b",
            r"\bhow (?:large|big|great) a (?:share|proportion|part)\b",
            r"(?<!\d)(?<!\d )%",
        ),
    ),
    (
        "money",
        any_of(
            r"\bhow much\b.*\b(?:costs?|money|spen[dt]|spending|budget\w*|fund\w*|pay|paid|grant|sav\w+)\b",
            r"\bhow much\b.*\b(?:overspen\w*|underspen\w*|deficit|surplus|invest\w*|price|worth)\b",
            r"\bhow much\b.*\b(?:allocat\w*|income|reserve\w*|debt|fees?|charge\w*|expenditure|£|pounds)\b",
            r"\bwhat (?:is|was|were|are|will|would|did|does|do)\b.*\b(?:costs?|budget|price|overspend)\b",
            r"\bwhat (?:is|was|were|are|will|would|did|does)\b.*\b(?:underspend|deficit|surplus|fee)\b",
            r"\b(?:what|which)\b.*\b(?:bill(?= (?:for|of|to|come|came|be|been|was|is|in)\b|\W*$)|paying|paid)\b(?! (?:leave|work|staff|carers?|workers?))",
            r"\bwhat (?:is|was|were|are)\b.*\b(?:funding gap|expenditure|value of)\b",
            r"\bwhat (?:was|were|is|are|has|had)\b.*\b(?:charged|paid|billed|fined|awarded)\b(?! attention)",
            r"\b(?:what|how much) (?:did|do|does|will|would|has|have)\b.*\b(?:br(?:ing|ought) in|rais(?:e|ed)|yield(?:ed)?|earn(?:ed|t)?|fetch(?:ed)?"
            r"|rak(?:e|ed) in|tak(?:e|en) in)\W*$",
            r"\bhow much (?:did|do|does|will|would|has|have|had|was|were|is|are)\b.{2,60}\b(?:los(?:e|t)|earn(?:ed)?|ow(?:e|es|ed)|fined|deducted|awarded"
            r"|forfeit(?:ed)?|contribut\w+|donat\w+|claim(?:ed)?)\b",
            r"\bat what cost\b|\bhow expensive\b|\bcost how much\b",
        ),
    ),
    ("frequency", any_of(r"\bhow (?:often|frequently|regularly)\b|\bwhat (?:is the )?frequency\b")),
    (
        "amount",
        any_of(
            r"\b(?:what|which)\b.*\b(?:rates?|average|level|figure|charge|allowance|increase|allocations?|caseloads?)\b",
            r"\b(?:what|which)\b.*\b(?:workloads?|turnover|vacanc(?:y|ies)|waiting (?:times?|lists?))\b",
            r"\b(?:what|which)\b.*\b(?:reduction|rise|fall|size|reserves?|income|weekly)\b",
            r"\b(?:what|which)\b.*\bhourly\b|\bhow (?:big|large|much|high|low)\b|\bby how much\b",
        ),
    ),
    (
        "number",
        any_of(
            r"\b(?:what|which) (?:is |was )?(?:the )?(?:\w+ )?(?:number|total|size|age|length|figure)\b",
            r"\b(?:what|which) (?:is |was )?(?:the )?(?:\w+ )?(?:target|ratio|headcount)\b",
            r"\bnumber of\b|\bwhat time ?scale\b|\bwhat(?:['’]s| is| was) the (?:\w+ )?(?:population|headcount)\b",
        ),
    ),
    (
        "grade",
        any_of(
            r"\b(?:what|which|how)\b.*\b(?:grades?|graded|rating|rated|judge?ments?|judged|scored?)\b",
            IS_GRADED,
            r"\boverall effectiveness\b|\b(?:judged|rated|graded)\b|\b(?:overall|ofsted) grade\b",
            r"\bwhat (?:was|is) the (?:overall )?(?:outcome|verdict|result) of the (?:\w+ ){0,4}inspection\b",
            r"\b(?:good|bad)\b.*\binspection\b.*\boverall\b",
        ),
    ),
    (
        "funding",
        any_of(
            r"\bwhere\b.*\b(?:money|funds?|funding|cash|budget)\b.*\bcom(?:e|es|ing) from\b",
            r"\bhow (?:is|are|was|were|will|would) .*\b(?:funded|paid for|financed)\b|\bwho (?:is paying|pays|paid|will pay|funds) for\b",
        ),
    ),
    (
        "place",
        any_of(
            r"^\W*(?:and |so )*where\b(?!.*\bcom(?:e|es|ing) from\b)|\bwhere\W*$",
            r"\b(?:what|which) (?:place|venue|location|address|room|building)\b",
        ),
    ),
    (
        "reason",
        any_of(
            r"\bwhy\b|\bhow come\b|\bwhat (?:caused|led to)\b",
            r"\bwhat (?:is|was|were|are) the (?:main )?(?:reason|reasons|cause|causes)\b",
        ),
    ),
    (
        "meaning",
        any_of(
            r"\bstands? for\b|\bwhat does (?:the )?[\w&’' ]{2,40} mean\b|\b(?:definition|meaning) of\b",
            r"^\W*(?:and |so )?(?:what|who)(?:'s| is| are) (?:an? |the )?(?!.*\b(?:of|for|by|like)\b)[\w’'& -]{2,40}\?*$",
        ),
    ),
    (
        "yes_no",
        any_of(
            r"^\W*(?:and |but |so )?(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would"
            r"|should)\b"
        ),
    ),
)
HEADWORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "money",
        any_of(
            r"\b(?:costs?|price|bill|spend|spent|budget|overspend|underspend|savings?|fees?|fund(?:ing|ed))\b",
            r"\b(?:grant|amount|deficit|surplus|reserves?|money|pay|paid|worth)\b|£",
        ),
    ),
    ("date", any_of(r"\b(?:dates?|deadline|start(?:s|ed)?|begins?|ends?|expir\w+|due)\b")),
    ("grade", any_of(r"\b(?:grades?|rating|judge?ment)\b")),
    ("percent", any_of(r"%|\b(?:percentage|per ?cent|proportion|share)\b")),
    ("amount", any_of(r"\b(?:rates?|average|avg|price)\b")),
    ("number", any_of(r"\b(?:number|no\. of|nos?|total|count|figures?|waiting times?|numbers)\b")),
    ("person", any_of(r"\b(?:name|chair|author|director|lead inspector|contact|holder)\b")),
)
