"""The wordings by which questions are told apart: tables of patterns, no logic.

They know the forms of English questions and the words of scrutiny, never a paper's own.
"""

from __future__ import annotations

import re

COUNCILS = r"(?:local )?(?:authorit(?:y|ies)|councils?)"
PAPERS = r"(?:papers?|documents?|reports?|minutes|agendas?|packs?|files?)"
IMPROVING = r"(?:improve\w*|development|focus|attention|action)"


OFFICE = (
    r"(?:practitioner|worker|officer|manager|adviser|advisor|member|leader|holder|commissioner|director|inspector|author"
    r"|auditor|consultant|accountant|specialist|psychologist|therapist|teacher|councillor|treasurer|minister|secretary"
    r"|chair(?:man|woman|person)?|head|clerk|lead|mayor|nurse|person|official|solicitor|lawyer|guardian)"
)
TURNED = (
    r"(?:improv(?:ed|ing)|slipp(?:ed|ing)|slid|sunk|dipped|worsen(?:ed|ing)|deteriorat(?:ed|ing)|declin(?:ed|ing)|increas(?:ed|ing)|decreas(?:ed|ing)"
    r"|reduc(?:ed|ing)|fall(?:en|ing)|fell|ris(?:en|ing)|rose|dropp?(?:ed|ing)|grow(?:n|ing)|grew|shr[au]nk|doubled|halved"
    r"|(?:gone|went|going|coming|come|came) (?:up|down|backwards)|(?:better|worse|higher|lower|faster|slower|quicker) (?:than|since|now))"
)


def any_of(*alternatives: str) -> re.Pattern[str]:
    """One pattern that fits where any of the alternatives does, in any case."""
    return re.compile("|".join(f"(?:{one})" for one in alternatives), re.IGNORECASE)


OUT_OF_SCOPE = any_of(
    r"^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening)|cheers|bye|goodbye)\b[\s\w]{0,12}\W*$",
    r"^\W*(?:thanks?(?: you)?|ok(?:ay)?|great|super|brilliant)\b[\s\w]{0,12}\W*$",
    r"^\W*(?:who|what) are you\b",
    r"\bare you (?:a|an|human|real|sentient|chatgpt|ai)\b",
    r"\byour (?:name|opinion|prompt)\b|\bsystem prompt\b",
    r"\b(?:ignore|disregard|forget) (?:all |any |the |your |my |previous |earlier |above )*"
    r"(?:instructions?|rules)\b",
    r"\bdo you (?:think|believe|feel|like|agree)\b|\bin your (?:view|opinion)\b",
    r"^\W*(?:please |can you |could you )*(?:write|compose|draft|translate|sing|code|program)\b",
    r"^\W*(?:please |can you |could you )*(?:invent|imagine|pretend)\b",
    r"\btell me (?:a|an) (?:joke|story|riddle)\b",
    r"\b(?:weather|recipe|horoscope|lottery|football score)s?\b",
    r"\bhow (?:should|shall|do) (?:i|we|you) vote\b|\bwho (?:should|shall) (?:i|we) vote\b",
    r"^\W*what(?:'s| is) \d+\s*[-+*/x]\s*\d+",
)
COLLECTION = any_of(
    rf"\bwhat (?:{PAPERS}|{COUNCILS})? ?(?:do|have|can) you\b(?!.*\b(?:think|mean)\b)",
    rf"\b(?:which|what|how many|list|show)\b.*\b(?:{PAPERS}|{COUNCILS}|committees|years|dates)\b.*\b"
    r"(?:do you (?:have|hold|know|cover)|have you (?:got|read)?|you (?:have|hold|cover))\b",
    rf"\b(?:which|what|how many|list|show)\b.*\b(?:{PAPERS}|{COUNCILS}|committees|years|dates)\b.*\b"
    r"(?:(?:are|is) (?:held|loaded|covered|included|available|there)"
    r"|in (?:the|your|this) (?:collection|library|store|index|system))\b",
    rf"\b(?:which|what|how many)\b.*\b{PAPERS}\b.*\b(?:could not be read|couldn't be read"
    r"|not (?:been )?read|undated)\b",
    rf"^\W*(?:list|show)(?: me)?(?: all)?(?: the| your)? {PAPERS}"
    r"(?:\s+(?:from|of|by|for|in|dated|held)\b.*)?\W*$",
    rf"^\W*(?:how many|which|what) (?:\w+ )?{PAPERS} (?:are there|are (?:from|of|dated|by)"
    r"|come from|date from|were (?:published|issued|dated))\b",
    rf"\bdo you (?:have|hold) (?:any|a|the)?\b.*\b{PAPERS}\b",
    r"\bwhat can (?:i|you|we) (?:ask|answer|do)\b",
)
COMPARE = any_of(
    r"\bcompar\w+|\bversus\b|\bvs?\.?\b|\bcontrast\w*|\bside by side\b",
    r"\bdiffer(?:s|ed|ent|ence|ences|ently)?\b|\bsimilar\w*|\bin common\b",
    r"\b(?:better|worse|higher|lower|more|fewer|less) than\b",
    r"(?<!\bto )\b(?:came|come|comes|did|does|do|doing|was|is|fared?) (?:out )?(?:better|worse|best|worst)\b",
    r"\b(?:who|which(?: \w+)?) (?:got|gets|had|has|have|was given) (?:the|a) (?:\w+ )?(?:better|best|worse|worst|higher|highest|lower"
    r"|lowest|steadier|stronger|weaker|bigger|smaller|larger)\b",
    r"\b(?:who|which(?: \w+)?) (?:had|has|have|is|was|are|were) (?:the )?(?:more|most|fewer|fewest|steadier|stronger|quicker|slower)\b",
    r"\bshare(?:d)?\b.*\bboth\b|\bboth\b.*\b(?:have|share|need)\b",
)
CHANGE = any_of(
    r"\bchang(?:e|es|ed|ing)\b.*\b(?:since|over|between|from|after|in)\b",
    r"\bhow (?:has|have|had|did)\b.*\b(?:chang\w+|moved?|develop\w*|evolv\w+|grown?|risen|fallen)\b",
    r"\bwhat(?:'?s| is| has| have|s)?\b.*\b(?:changed|new since|different (?:from|since))\b",
    r"\bwhat(?:'?s| is| was)? (?:new|gone|different)\b",
    r"\b(?:got|become|becoming|getting|gone|went)\b.*\b(?:quicker|better(?! at\b)|worse|faster|slower|longer|shorter|up|down)\b",
    r"\b(?:grades?|ratings?|judge?ments?)\b.*\b(?:improved|worsened|fell|fallen|rose|risen|dropped|gone (?:up|down)|went (?:up|down))\b",
    r"\bbefore (?:and|&) after\b",
    r"\bover (?:time|the years|the period)\b|\btrends?\b|\byear[- ]on[- ]year\b|\bno longer\b",
    r"\b(?:evolved?|progressed|moved on|developed)\b.*\b(?:since|between|from|over)\b",
    rf"(?:^|[-–—:;,])\W*(?:and |so |but )?(?:has|have|had|is|are|was|were|did|does|do)\b.*\b{TURNED}\b",
    rf"\bhow (?:far |much |many )?(?:has|have|had|did|is|are)\b.*\b{TURNED}\b",
    r"\b(?:up or down|better or worse|any better|any worse|then and now|compared (?:with|to) (?:the )?(?:last|previous|year)"
    r"|(?:than|from) (?:the )?(?:last|previous|year before|time before))\b",
    r"\bwhat (?:has |have |had )?(?:happened to|became of|become of|progress)\b.*\bsince\b|\bdirection of travel\b",
    r"\bused to be\b|\bfrom (?:what|\S+) (?:in|at) \S+ to (?:what|\S+) (?:in|at|now|today)\b",
    r"\b(?:dropped off|new|gone|remain(?:s|ed)?|stay(?:s|ed)?|still)\b.*\b(?:since|compared)\b",
    r"\b(?:dropped off|gone)\b.*\bfrom\b",
)
ACROSS = any_of(
    r"\b(?:authorities|councils|LAs)\b",
    rf"\b(?:which|what|any|do any|does any)(?: of)?(?: the| these| your)? {PAPERS} (?:that )?(?:mention|discuss|talk|speak|refer|deal|cover|say|raise)\w*\b",
    rf"\b(?:which|any|every|each) (?:\w+ )?{COUNCILS}\b|\b(?:by|per) (?:authority|council)\b",
    r"\bacross\b.*\b(?:all|them|authorities|councils|papers|reports|everyone|board)\b",
    r"\brecur\w*|\bmost (?:common|often|frequent(?:ly)?|widespread)\b",
    r"\bcommon(?:est)? (?:themes?|areas?|issues?|problems?|weakness\w*|strengths?|findings?)\b",
    r"\bcommon(?:est)? improvement\b|\bthemes? (?:recur|that|are|across|emerge|come up|appear)\b",
    r"\bwhich (?:\w+ )?(?:inspections|reports|visits)\b",
    r"\b(?:which|what|any|all|every|each) (?:of the |the |other )?(?:areas|places|boroughs|counties|districts|cities|LAs)\b",
    r"\b(?:different|various|several|other|most|some|many) (?:areas|places|boroughs|counties|districts|cities|LAs)\b",
    r"^\W*(?:in which (?:areas|places)|where) (?:did|do|does|was|were) (?:ofsted|inspect\w+|the inspect\w+)\b",
    r"^\W*where (?:is|are|was|were|do|does|did|has|have|had|else)\b(?!.*\b(?:meet|meeting|met|held|located|based|take place|took place)\b)",
    r"\b(?:who|which) (?:has|have|is|are|was|were) \w+ing (?:one|them|it|any)\b|\bwho (?:has|have|got) (?:one|them|any)\b",
    r"^\W*(?:and |so )?what (?:did|do|does|have|has|was|is) (?:the |our |these |those )?(?:inspect\w+|ofsted|papers|reports|visits?|letters?)?\s*"
    r"(?:say|said|find|found|think|thought|report(?:ed)?|conclude\w*|tell|told)\b(?: us)? (?:about|on|of)\b",
    r"\b(?:each|every) (?:authority|council|area|place|LA)\b",
    r"^\W*who (?:is|are|was|were)(?: still| most)? (?:behind|struggling|failing|lagging|good|bad|better|best|worse|worst|slow|slower"
    r"|slowest|late|short|lacking|weak|weakest|poor|poorest|ahead|doing)\b",
    r"^\W*(?:who|where) (?:has|have|had)\b|\bwho all\b|\ball of them\b|\bone by one\b|\bleague table\b",
    r"^\W*who (?:else )?(?:belongs? to|(?:is|are|was|were) (?:a )?(?:part|members?) of|uses?|runs? the|shares?|takes? part in|signed up)\b",
    r"\bwho else\b|\b(?:any(?:one|body|where)|every(?:one|body|where)) else\b|\belsewhere\b",
    r"\banywhere\b|\banyone\b|\bany \w+s\W*$",
)
ALL_HELD = any_of(
    r"\b(?:any|all|each|none|some|which) of (?:them|these|those|the (?:councils|authorities))\b",
    r"\b(?:and|or) (?:where|who)\W*$",
)
ANYONE = any_of(
    r"^\W*(?:who|whose|where|any)\b",
    r"\b(?:who|where)\W*$",
    r"\bwho (?:was|were|is|are|has|have)\b|\bwho['’]?s (?:been|got|had|to|still)\b",
)
BEFORE = any_of(
    r"^\W*(?:and |what about |how about )?(?:the (?:time|one|year|visit|inspection) )?before(?: (?:that|this)(?: one| time)?|hand)?\W*$",
    r"\b(?:time|one|visit|inspection|report|year) before(?: (?:that|this)(?: one| time)?)?\W*$|\bpreviously\W*$",
    r"\bthe previous (?:one|time|visit|inspection|report)\b",
)
SAID_OF = any_of(
    r"\bwhat (?:did|do|does|has|have|is|was|were)\b.*\b(?:say|says|said|think|thought|report(?:ed)?|written|conclude[ds]?|make"
    r"|find|found) (?:about|on|of|regarding|concerning)\b"
)
VOTE = any_of(
    r"\b(?:the|how|final|recorded|who|what) (?:(?:was|were|did) (?:the )?)?(?:\w+ ){0,2}vot(?:e|es|ing)\b"
    r"(?! (?:reform|system|rights?|age|registration|papers?))|\bvoted\b(?! in\b)|\bvoting (?:go|went|figures|numbers|result)\b"
    r"|\bhow did .{2,50}\bvote\b(?! (?:reform|system|rights?))|\babstain\w*|\babstentions?\b|\bshow of hands\b|\bfor and against\b"
    r"|\b(?:was|were|did|is)\b.*\b(?:motion|amendment)\b.*\b(?:carried|lost|pass(?:ed)?|agreed|defeated|fall)\b"
    r"|\bpass(?:ed)? (?:the|a) (?:motion|amendment)\b"
    r"|\bhow many (?:\w+ ){0,3}(?:councillors|members)\b.*\b(?:backed|supported|opposed|in favou?r|against)\b",
)
WHICH_MORE = any_of(
    r"\b(?:who|which(?: \w+)?) (?:had|has|have|got|gets) (?:the )?(?:more|most|fewer|fewest|higher|highest|lower|lowest)\b"
)
AUTHOR = any_of(
    rf"\b(?:wrote|written|drafted|prepared|authored|produced)\b.*\b(?:{PAPERS}|plan|strategy)\b"
    rf"|\b{PAPERS}\b.*\b(?:written|drafted|prepared|authored|produced) by\b|\bauthor of\b"
)
VERDICT = any_of(
    r"\bwhat (?:did|do|does|have|has) (?:the )?(?:ofsted|inspect\w+) (?:make|made|think|thought|say|said|conclude|find|found)\b(?: (?:of|about|on|in))?",
    r"\bhow (?:is|are|was|were|did|has|have) .{0,40}\b(?:doing|do|done|far(?:e|ed|ing)|rated|perform\w*)\b",
)
OF_THOSE = any_of(r"\b(?:of|out of|among|amongst) (?:those|these|them)\b")
NATIONAL = any_of(r"\bin (?:england|wales|scotland|the (?:country|uk))\b", r"\bnational(?:ly)?\b")
LIST = any_of(
    r"^\W*(?:list|name(?! of)|enumerate|set out|give (?:me )?(?:a list|all))\b",
    r"\bwhat (?:are|were)\b",
    r"\b(?:what|which)\b(?!'s| is\b| was\b| does\b| has\b)(?: (?:\w+|'s)){0,3}? "
    r"(?!(?:is|was|does|has|this|his|basis|status|process|progress|focus|purpose|impact|services"
    r"|access|business|analysis|bus|plus|less|ofsted's)\b)[a-z-]*[a-rtv-z]s(?:\b(?!['’]))(?! (?:much|many))",
    r"\bwhat did (?:the |her |his |their )?\w+(?: \w+){0,3} (?:recommend|resolve|agree|decide)\b",
    r"\bwhat (?:needs|need|must|should|needed|had|has|have) (?:to )?(?:be )?(?:improved?|changed?|fixed)\b",
    r"\bwhat (?:needs|need|must|should) (?:to )?(?:get better|be done)\b",
    r"\bwhat (?:did|does|do|will|has|have|is|are|was|were) .{2,60}\b(?:undertak\w+|promis\w+|commit\w*|pledg\w+|plan\w*"
    r"|propos\w+|intend\w*) to (?:do|change|put right)\b",
    r"\bwhat (?:is|was) .*\b(?:recommended|resolved|to improve)\b|\bwhat went (?:well|wrong)\b",
)
LISTED = any_of(
    r"\b(?:areas?|options|recommendations?|recs|actions|lessons|reasons|points|pts|things|steps)\b",
    r"\b(?:targets|measures|priorities|strengths|weaknesses|findings|causes|risks|conditions)\b",
    r"\b(?:objectives|aims|themes|judge?ments|grades|resolutions|changes|proposals|concerns)\b",
    r"\b(?:improvements|AFIs|AOIs)\b",
)
ASKS = any_of(
    r"\b(?:what|which|who|how|when|where|why|list|tell|explain|describe|does|did|is|are|was|were)\b"
)
WANTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "person",
        any_of(
            r"^\W*(?:and |so |but )*who\b|\bwhose\b|\bby whom\b",
            r"\bwhich (?:councillor|officer|director|member|person|inspector|manager|minister)\b",
            r"\bname of the (?:\w+ ){0,3}(?:director|author|officer|chair|chairman|lead|holder|member)\b",
            r"\bname of the (?:\w+ ){0,3}(?:inspector|advis[eo]r|manager|head|leader|executive)\b",
            r"^\W*what(?:'s| is| was) the (?:lead )?(?:author|inspector|contact)'?s? name",
            rf"\bwhat(?:'s| is| was) the name of (?:the |an? )?(?:\w+ ){{0,4}}{OFFICE}\b",
        ),
    ),
    (
        "body",
        any_of(
            r"\b(?:which|what) (?:\w+ )?(?:firm|company|companies|contractor|provider|supplier|bidder|consultant)s?\b",
            r"\b(?:which|what) (?:\w+ )?(?:organi[sz]ation|charity|trust|agency|university|partner|college|bank)s?\b",
        ),
    ),
    (
        "money",
        any_of(
            r"\bhow (?:far|much) (?:is |was |were |did )?(?:\w+ ){0,3}(?:over|under|above|below) (?:the |its |their )?budget\b"
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
            r"\bwhat (?:is|was|were|are)\b.*\b(?:funding gap|expenditure|value of)\b",
            r"\bwhat (?:was|were|is|are|has|had)\b.*\b(?:charged|paid|billed|fined|awarded)\b(?! attention)",
            r"\bat what cost\b|\bhow expensive\b|\bcost how much\b",
        ),
    ),
    ("frequency", any_of(r"\bhow (?:often|frequently|regularly)\b|\bwhat (?:is the )?frequency\b")),
    (
        "amount",
        any_of(
            r"\b(?:what|which)\b.*\b(?:rates?|average|level|figure|bill|charge|allowance|increase|allocations?|caseloads?)\b",
            r"\b(?:what|which)\b.*\b(?:workloads?|turnover|vacanc(?:y|ies)|waiting (?:times?|lists?))\b",
            r"\b(?:what|which)\b.*\b(?:reduction|rise|fall|size|reserves?|income|paying|paid|weekly)\b",
            r"\b(?:what|which)\b.*\bhourly\b|\bhow (?:big|large|much|high|low)\b|\bby how much\b",
        ),
    ),
    (
        "number",
        any_of(
            r"\b(?:what|which) (?:is |was )?(?:the )?(?:\w+ )?(?:number|total|size|age|length|figure)\b",
            r"\b(?:what|which) (?:is |was )?(?:the )?(?:\w+ )?(?:target|ratio|headcount)\b",
            r"\bnumber of\b|\bwhat time ?scale\b",
        ),
    ),
    (
        "grade",
        any_of(
            r"\b(?:what|which|how)\b.*\b(?:grades?|graded|rating|rated|judge?ments?|judged|scored?)\b",
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
            r"^\W*(?:and |so )?(?:what|who)(?:'s| is| are) (?:an? |the )?[\w’'& -]{2,40}\?*$",
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
FINDINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "improvement_area",
        any_of(
            rf"\b(?:areas?|things?|points?|priorit\w+)(?: \w+){{0,3}} (?:for|of|to) (?:further |future )?{IMPROVING}\b",
            r"\bimprovement areas?\b|\bareas? (?:that |which )?(?:\w+ )?needs?\b|\bto improve\b|\bAFIs?\b",
            r"\b(?:need|needs|needed|must|have|has|had|asked|told|required|should) to (?:\w+ )?"
            r"(?:improve|get better|do better|strengthen|address|fix)\b",
            r"\b(?:had|has|have|needs?|needed|must|to) (?:to )?be (?:fixed|improved|put right|addressed)\b",
            r"\bto (?:put right|sort out|get better|do better)\b|\b(?:needs?|needed) work\b|\bwrong with\b",
            r"\bwhat (?:was|is|were) (?:bad|poor|weak|wrong)\b",
            r"\bwhat (?:must|should|does|do|did|has|have|had|needs?|needed)\b(?: [\w’']+){0,5} (?:sort out|put right|work on"
            r"|get better at|do better|fix|address|tackle|strengthen)\b",
            r"\bto (?:get|do|be) better (?:at|with|in)\b|\bto work on\b",
            r"\b(?:something|things?|one|anything) to (?:fix|improve|sort(?: out)?|put right|work on)\b",
            r"\bwhat\b.*\b(?:want\w*|wish\w*|like[ds]?) (?:to see )?(?:\w+ )?(?:better|improved|done better|changed|put right)\b",
            r"\b(?:needs?|needed|has|have|had|must) (?:to )?get (?:it |this |things )?right\b",
            r"\bweak (?:points?|spots?)\b|\bimprovements? (?:was |were |are |is )?(?:asked|wanted|sought|demanded|expected|listed|set)\b",
            r"\b(?:inspect\w+|ofsted)\b.*\b(?:pick\w* (?:out|up)|flag\w*|single\w* out|highlight\w*|complain\w*|warn\w*)\b",
            r"\b(?:ha[sd]|have|having|needs?|needed|needing|must|told|asked) to (?:work|focus|concentrate) on\b",
            r"\bneed(?:s|ed|ing)? to be (?:\w+ )?(?:stronger|better|tighter|quicker|faster|clearer|closer|firmer)\b",
            r"\bask\w* for (?:\w+ ){0,2}(?:better|more|stronger|tighter|closer|quicker|faster|greater)\b|\btighten\w* up\b",
            r"\bweakness\w*|\bshortcomings?\b|\bfailings?\b|\bareas? of concern\b|\bcriticis\w+|\bcritical of\b",
            r"\b(?:pulled up|faulted|told off|short of|not enough|too few)\b|\bnot good enough\b",
            r"\bwhat (?:went|is going|was going) wrong\b|\bpriority actions?\b|\bproblem areas?\b",
            r"\bimprovement (?:themes?|priorities|points?|needs?|requirements?)\b",
            r"\bareas? (?:\w+ )?(?:weak|weakest)\b|\bcommon weakness\w*",
            r"\b(?:problems?|concerns?|issues?)\b.*\b(?:inspect\w+|ofsted|found|raised|identified|recur\w*)\b",
            r"\b(?:problems?|concerns?|issues?)\b.*\b(?:common|across|anywhere|by (?:council|authority))\b",
            r"\b(?:problems?|concerns?|issues?|difficult(?:y|ies)|trouble|struggl\w+) (?:with|over|about|around|in|on)\b",
            r"\b(?:problems?|issues?) by (?:council|authority)\b|\b\w+ (?:issues|problems)\b(?= by\b)",
            r"\b(?:was|were|been|got|be) (?:told|asked|urged|required) to\b"
            r"(?: (?:\w+ )?(?:improve|get better|do better|strengthen|address|fix|sort out|put right)\b)?",
            r"\bimprovements? (?:\w+ )?(?:needed|required|necessary|called for|asked for|recur\w*)\b",
        ),
    ),
    (
        "strength",
        any_of(
            r"\bstrengths?\b(?!-based)|\b(?:going|goes|went|doing|does|did|done|works?|working|worked) well\b",
            r"\bpositives?\b|\bgood practice\b|\bprais\w+|\bstrong points?\b|\bdoing right\b",
        ),
    ),
    (
        "judgement",
        any_of(
            r"\bjudge?ments?\b|\bjudged\b|\bgrades?\b|\bgraded\b|\brat(?:ed|ing|ings)\b",
            r"\b(?:better|best|worse|worst|higher|lower|same|overall|inspection|ofsted) (?:mark|score|verdict)s?\b",
            r"\boverall effectiveness\b|\binspection (?:outcomes?|results?)\b|\binadequates?\W*$",
            r"\b(?:ofsted|inspect\w+)['’]?s? (?:eyes|view|opinion|books)\b|\bresults? of (?:the |its |their )?(?:\w+ ){0,3}inspections?\b",
            r"\b(?:failing|top|bottom|highest|lowest) (?:marks?|grades?|ratings?|scores?)\b",
            r"\boutcomes? of (?:the |its |their )?(?:\w+ ){0,3}inspections?\b",
            r"\b(?:is|are|was|were|came out(?: as)?|come out(?: as)?|comes out(?: as)?) (?:inadequate|outstanding)\b",
            r"\b(?:good|outstanding|inadequate|requir(?:es?|ing) improvement) overall\b",
            r"\b(?:gets?|got|gained|received|awarded|given|earned|still|are|is|was|were|became)\b(?: \w+){0,2} "
            r"(?:outstanding|inadequate|requir(?:es?|ing) improvement)\b",
            r"\b(?:authorit(?:y|ies)|councils?|LAs?|who)\b(?: \w+)? requires? improvement\b|\boverall RI\b",
            r"\b(?:better|worse|good|bad)\b.*\binspection\b|\boverall\b.*\b(?:ofsted|inspection)\b",
            r"\b(?:ofsted|inspection)\b.*\b(?:overall|came out|fared)\b",
        ),
    ),
    ("recommendation", any_of(r"\brecommend\w*|\brecs\b")),
    (
        "resolution",
        any_of(
            r"\bresol(?:ve|ved|ution|utions)\b|\bmotions?\b|\bamendments?\b|\bvot(?:e|ed|es)\b|\bcarried\b",
            r"\bwhat (?:was|were) agreed\b|\bagree(?:d)? at\b",
            r"\b(?:committee|council|cabinet|members|executive|board|commission|panel) "
            r"(?:agree[ds]?|decided?|approve[ds]?|note[ds]?|settle\w*)\b",
        ),
    ),
    ("decision", any_of(r"\bdecisions?\b|\bdecided?\b")),
    (
        "action",
        any_of(
            r"\b(?:undertak\w+|promis\w+|commit\w*|pledg\w+|plan\w*|intend\w*) to (?:do|change|put right)\b",
            r"\bactions?\b|\bsteps\b|\bmeasures\b|\b(?:doing|done) about\b|\brespon(?:se|d|ded) to\b",
        ),
    ),
    (
        "progress",
        any_of(
            r"\bprogress\b|\bimprovements? (?:made|noted|seen|since|achieved)\b|\bhas improved\b",
            r"\bachiev\w+",
        ),
    ),
    ("risk", any_of(r"\brisks?\b")),
    (
        "cost",
        any_of(
            r"\bfinancial (?:implications?|comments?|impact)\b|\bcosts?\b|\bbudget\w*\b|\bspend\w*\b"
        ),
    ),
)
MARKS = (
    (
        "inadequate",
        any_of(
            r"\b(?:failing|bottom|(?:very )?(?:lowest|worst)(?: possible)?) (?:marks?|grades?|ratings?|scores?)\b"
        ),
    ),
    (
        "outstanding",
        any_of(
            r"\b(?:top|(?:very )?(?:highest|best)(?: possible)?) (?:marks?|grades?|ratings?|scores?)\b"
        ),
    ),
)
GRADE = any_of(
    r"\b(?P<grade>outstanding|good|requires? improvement(?: to be good)?|inadequate|RI)s?\b"
)
