"""The forms of questions: across authorities, compared, of change, of a vote, of a list."""

from __future__ import annotations

import re

from assistant.question.wordings.patterns import COUNCILS, PAPERS, any_of
from corpus.paper import PaperKind

TURNED = (
    r"(?:improv(?:ed|ing)|slipp(?:ed|ing)|slid|sunk|dipped|worsen(?:ed|ing)|deteriorat(?:ed|ing)|declin(?:ed|ing)|increas(?:ed|ing)|decreas(?:ed|ing)"
    r"|reduc(?:ed|ing)|fall(?:en|ing)|fell|ris(?:en|ing)|rose|dropp?(?:ed|ing)|grow(?:n|ing)|grew|shr[au]nk|doubled|halved"
    r"|(?:gone|went|going|coming|come|came) (?:up|down|backwards|downhill|uphill)|(?:better|worse|higher|lower|faster|slower|quicker) (?:than|since|now))"
)

OUT_OF_SCOPE = any_of(
    r"^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening)|cheers|bye|goodbye)\b[\s\w]{0,12}\W*$",
    r"^\W*(?:thanks?(?: you)?|ok(?:ay)?|great|super|brilliant)\b[\s\w]{0,12}\W*$",
    r"^\W*(?:who|what) are you\b",
    r"\bare you (?:a|an|human|real|sentient|chatgpt|ai)\b",
    r"\byour (?:name|opinion|prompt|logs?|settings|source code)\b|\bsystem prompt\b",
    r"\bdo you run on\b|\b(?:were|are) you (?:built|made|trained|hosted|installed)\b",
    # A password that a paper prints was not meant to be read.
    r"^\W*(?:what|tell|give|show)\b.{0,40}\b(?:password|passphrase|passcode)s?\W*$",
    r"\b(?:ignore|disregard|forget) (?:all |any |the |your |my |previous |earlier |above )*"
    r"(?:instructions?|rules)\b",
    r"\bdo you (?:think|believe|feel|like|agree)\b|\bin your (?:view|opinion)\b",
    r"^\W*(?:please |can you |could you )*(?:write|compose|draft|translate|sing|code|program)\b",
    r"^\W*(?:please |can you |could you )*(?:invent|imagine|pretend)\b",
    r"\btell me (?:a|an) (?:joke|story|riddle)\b",
    r"\b(?:weather|recipe|horoscope|lottery|football score)s?\b",
    r"\bhow (?:should|shall|do) (?:i|we|you) vote\b|\bwho (?:should|shall) (?:i|we) vote\b",
    # Also behind signs that another program would work out: "{{7*7}} What is 7*7?"
    r"^[^A-Za-z]*what(?:'s| is) \d+\s*[-+*/x]\s*\d+",
    # What the asker's own people did stands in no council's paper.
    r"\b(?:did|does|has|had|was) my (?:neighbou?rs?|boss|landlord|landlady|friends?|colleagues?)\b",
)
CONFIRM = any_of(
    r"^\W*(?:please |can you |could you )*confirm (?:that|whether|if)\b",
    r"^\W*(?:and |but |so )?(?:is it|isn['’]t it|is that) (?:true|right|correct|the case|so)\b",
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
    r"\b(?:better|worse|higher|lower|more|fewer|less) than\b|\b(?:stacks?|measures?) up\b|\b(?:next to|alongside|set against)\b",
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
    r"\b(?:how|in what way)\b.*\bdifferent(?:ly)?\b.*\b(?:now|today|since|from|to|than|before)\b",
    r"\b(?:now|today)\b.*\b(?:different(?:ly)?|compared)\b.*\b(?:from|to|with|than|in)\b",
    r"\b(?:got|become|becoming|getting|gone|went)\b.*\b(?:quicker|better(?! at\b)|worse|faster|slower|longer|shorter|up|down)\b",
    r"\b(?:grades?|ratings?|judge?ments?)\b.*\b(?:improved|worsened|fell|fallen|rose|risen|dropped|gone (?:up|down)|went (?:up|down))\b",
    r"\b(?:improv(?:ed|ing)|worsened|raised|bettered|lost|kept) (?:its|their|the|an?) (?:\w+ )?(?:grades?|ratings?|judge?ments?)\b",
    r"\bbefore (?:and|&) after\b",
    r"\b(?:now than|than (?:it|they|we|he|she|there)? ?(?:was|were|used to|did|had|before)|than (?:when|at) (?:it|they|we|the|its|their))\b",
    r"\b(?:more|fewer|less|better|worse|higher|lower|quicker|slower|\w+er|regularly|often)\b.{1,60}\bthan (?:when|at (?:the|its|their))\b",
    r"\bwhat(?:'?s| is| has| have|s)? (?:has |have )?(?:happened|become) (?:to|of)\b.*\b(?:across|over|between|through) the\b",
    r"\b(?:across|over|through|between) the (?:two|three|four|five|six|\d) (?:reports?|years|papers|inspections|visits|updates)\b",
    r"^\W*(?:and |so |but )?(?:has|have|had|was|were)\b.*\b(?:altered|amended|revised|raised|lowered|lifted|relaxed|tightened)\b",
    r"\bover (?:time|the years|the period)\b|(?<!ing )(?<!ward )(?<!sitive )(?<!gative )\btrends?\b|\byear[- ]on[- ]year\b|\bno longer\b",
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
    r"\bwhich (?:\w+ )?(?:inspections|reports|visits|meetings|committees|panels|minutes)\b",
    r"\b(?:which|what|any|all|every|each) (?:of the |the |other )?(?:areas|places|boroughs|counties|districts|cities|LAs)\b",
    r"\b(?:which|what|any|all) (?:children|adult)['’]?s?['’]? (?:services|departments|social care)\b",
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
    r"\banywhere\b|(?<!did )\banyone\b|\bany \w+s\W*$",
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
OF_A_MEETING = any_of(
    r"\b(?:decide[sd]?|resolve[sd]?|agreed?|approved?|meetings?|cabinet|council|committee|executive|board|panel|minutes)\b"
    r"(?: meeting| held| minutes)? (?:on|of|at) (?:the |(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )*\d"
)
NOW = any_of(r"\b(?:is|are|does|do|has|have|can|isn['’]t|aren['’]t|doesn['’]t|don['’]t)\b|['’]s\b")
THEN = any_of(
    r"\b(?:was|were|did|had|since|before|after|when|ever|used to|previous\w*|earlier|original\w*|first)\b"
)
"""Words of how something is, and of how it was."""
INSPECTORS_SAID = any_of(
    r"\b(?:did|do|does|have|has|had) (?:the )?(?:ofsted|inspectors?|inspectorate|estyn|cqc|hmi|inspection(?: report)?)\b(?: \w+)?"
    r" (?:say|said|find|found|think|thought|make of|made of|report|reported|note|noted|conclude|concluded|comment|commented|tell|told)\b",
)
"""What was said of a thing by those whose report it is."""
SAID_OF = any_of(
    r"\bwhat (?:did|do|does|has|have|is|was|were)\b.*\b(?:say|says|said|think|thought|report(?:ed)?|written|conclude[ds]?|make"
    r"|find|found) (?:about|on|of|regarding|concerning)\b"
)
AFTER_A_VOTE = any_of(
    r"\b(?:after|following|since|before|until|because of|as a result of|thanks to) (?:the|that|this) (?:[\w'’]+ ){0,3}votes?\b"
)
VOTE = any_of(
    r"\b(?:the|how|final|recorded|who|what|result of|outcome of) (?:(?:was|were|did) (?:the )?)?(?:[\w'’]+ ){0,2}vot(?:e|es|ing)\b"
    r"(?! (?:reform|system|rights?|age|registration|papers?))|\bvoted\b(?! in\b)|\bvoting (?:go|went|figures|numbers|result)\b"
    r"|\bhow did .{2,50}\bvote\b(?! (?:reform|system|rights?))|\babstain\w*|\babstentions?\b|\bshow of hands\b|\bfor and against\b"
    r"|\b(?:was|were|did|is)\b.*\b(?:motion|amendment)\b.*\b(?:carried|lost|pass(?:ed)?|agreed|defeated|fall)\b"
    r"|\bpass(?:ed)? (?:the|a) (?:motion|amendment)\b|\b(?:motion|amendment)\b.{0,80}\bwhat (?:happened|became)\b"
    r"|\bwhat (?:happened|became) (?:to|of|with|on) .{0,60}\b(?:motion|amendment)\b"
    r"|^\W*(?:and |so |but )?(?:how )?(?:did|was|were|has|have) (?:it|they|that|this|these|those|the motions?|the amendments?) (?:all |both )?(?:get |go |been |be )?"
    r"(?:pass(?:ed)?|carried|lost|defeated|through|agreed|approved|rejected|voted (?:down|through))\b"
    r"|\b(?:motion|amendment)\b.{0,60}\b(?:get|got|go|went|make|made|voted) (?:it )?(?:through|down)\b"
    r"|\bwho (?:backed|supported|opposed) .{0,60}\b(?:motion|amendment)\b|\boutcome of .{0,40}\b(?:motion|amendment)\b"
    r"|\bhow many (?:\w+ ){0,3}(?:councillors|members)\b.*\b(?:backed|supported|opposed|in favou?r|against)\b",
)
VOTER = any_of(
    r"\b(?:how|which way|did|has|why)\b(?: did)? (?P<who>(?:(?!\bvot).){3,60}?) vot(?:e|ed)\b(?! in\b)"
)
MOVER = any_of(
    r"\bwho (?:\w+ )?(?:moved|proposed|seconded|tabled|put forward|brought(?: forward)?)\b.*\b(?:motion|amendment|proposal|it|that|this|resolution)\b",
    r"\bwho (?:\w+ )?(?:moved|proposed|seconded) (?:the |that |to |an? )?(?:refus|defer|approv|grant|reject|adjourn|delet)\w*",
    r"\b(?:mover|proposer|seconder)s? (?:and \w+ )?of\b",
    r"\bwho (?:moved|proposed|seconded|tabled)(?: (?:him|her|them))?\W*$",
)
MOTION = any_of(
    r"\bwhat (?:did|does|do|was|were|is)\b.*\b(?:motion|amendment)\b.*\b(?:ask|call|say|propose|request|want|seek|about|in it|contain|suggest)\w*",
    r"\bwhat (?:was|were|is) (?:in )?(?:the|that|[\w’']+'s) (?:\w+ ){0,6}?(?:motion|amendment)\b(?! (?:carried|lost|passed|agreed))",
    r"\bwhat (?:did|does|do|was|is) (?:the )?(?:motion|amendment)\b(?! (?:carried|lost|passed|agreed))|\b(?:wording|text|terms) of the (?:\w+ ){0,4}(?:motion|amendment)\b",
)
ENDED = any_of(
    r"\bwhat (?:did|was|has)\b.*\b(?:council|cabinet|committee|board|executive|members?)\b.*\b(?:resolv|decid|agree|conclud)\w*",
    r"\b(?:did|has|have|does|do|is|will|must)\b.*\b(?:council|cabinet|committee|board|executive)\b.*\b(?:resolv|decid|agree|support|back|adopt|approv|oppos|endors|declar)\w*",
)
WHERE = any_of(
    r"^(?!.*\b(?:inspect\w*|visits?|ofsted|grad(?:e|es|ed|ing))\b)\W*(?:and |so |but )?(?:where (?:has|have|had|is|are|did)|(?:in )?(?:which|what) (?:councils?|authorit(?:y|ies)|LAs?|places|areas))\b"
    r".*\b(?:gone|got|risen|fallen|grown|increased|decreased|dropped|improved|worsened|rising|falling)\b"
)
PAPERS_ASKED: tuple[tuple[PaperKind, re.Pattern[str]], ...] = (
    (
        "inspection_report",
        any_of(r"\b(?:inspection|ofsted|inspectors['’]?) (?:reports?|letters?)\b"),
    ),
    ("minutes", any_of(r"\bminutes\b")),
    ("decision_record", any_of(r"\b(?:decision (?:records?|notices?)|records? of decisions?)\b")),
)
"""The kinds of paper by their names, where it is asked which of them tell of something."""
WHICH_PAPERS = any_of(
    r"\b(?:which|what|any|how many)(?: of)?(?: the| these| your)? (?:[\w'’]+ ){0,2}(?:reports?|letters?|minutes|records?|notices?)"
    r" (?:that )?(?:mention|discuss|talk|speak|refer|deal|cover|say|raise|name)\w*\b"
)
NEXT = any_of(r"\b(?:next|coming|upcoming|future|forthcoming|now|latest|newest|most recent)\b")
WHICH_MORE = any_of(
    r"\b(?:who|which(?: \w+)?) (?:had|has|have|got|gets) (?:the )?(?:more|most|fewer|fewest|higher|highest|lower|lowest)\b"
)
WHICH_OF_TWO = any_of(
    r"^\W*(?:who|whose|which)\b.{1,80}\b(?:more|most|fewer|fewest|less|least|higher|highest|lower|lowest|bigger|smaller|larger|longer|shorter|quicker|slower|better|worse)\b",
)
AUTHOR = any_of(
    rf"\b(?:wrote|written|drafted|prepared|authored|produced)\b.*\b(?:{PAPERS}|plan|strategy)\b"
    rf"|\b{PAPERS}\b.*\b(?:written|drafted|prepared|authored|produced) by\b|\bauthors? of\b"
    rf"|\bwho (?:\w+ )?signed (?:the |this |that )?(?:\w+ ){{0,5}}?(?:{PAPERS}|letter|minutes)\b|\bwrote\b.*\bletter\b"
)
VERDICT = any_of(
    r"\bwhat (?:did|do|does|have|has) (?:the )?(?:ofsted|inspect\w+) (?:make|made|think|thought|say|said|conclude|find|found)\b(?: (?:of|about|on|in))?",
    r"\bhow (?:is|are|was|were|did|has|have) .{0,40}\b(?:doing|do|done|far(?:e|ed|ing)|rated|perform\w*)\b",
)
OF_THOSE = any_of(r"\b(?:of|out of|among|amongst) (?:those|these|them)\b")
CHOSEN = any_of(
    r"\b(?:which|what)(?: of the| one of the)? (?:\w+ )?options?\b.*\b(?:cho(?:ose|se|sen)|pick(?:ed)?|agreed?|select(?:ed)?|prefer(?:red|s)?|adopt(?:ed)?"
    r"|recommend(?:ed|s)?|approved?|endorsed?|resolved|taken forward|pursued?|went (?:for|with)|go (?:for|with)|opted for|decide[ds]? (?:on|for)|back(?:ed)?)\b",
    r"\b(?:preferred|chosen|recommended|agreed) option\b",
)
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
