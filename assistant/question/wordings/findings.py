"""Which kinds of finding a question asks for, and which grade it names."""

from __future__ import annotations

import re

from assistant.question.wordings.patterns import IS_GRADED, any_of

IMPROVING = r"(?:improve\w*|development|focus|attention|action)"

DONE_TO_IMPROVE = any_of(
    r"\b(?:has|have|had|is|are|was|were|did) (?:(?!to\b)[\w’']+ ){1,6}?(?:done|doing|do|taken|taking|made|making|put in place)\b"
    r"(?! to do\b)[^?]{0,60}?\bto (?:\w+ )?(?:improve|strengthen|address|fix|tackle|sort out|put right)\b",
    r"\b(?:steps|measures|work|action|plans?)\b[^?]{0,40}\b(?:taken|taking|made|done|doing|underway|in place|has|have|is|are)\b"
    r"[^?]{0,40}?\bto (?:\w+ )?(?:improve|strengthen|address|fix|tackle|sort out|put right)\b",
    r"\b(?:taken|taking|made|done|doing)\b[^?]{0,20}\b(?:steps|measures|work|action)\b[^?]{0,20}\bto (?:\w+ )?"
    r"(?:improve|strengthen|address|fix|tackle|sort out|put right)\b",
)
"""What somebody did so that a thing gets better."""

OF_WHAT = re.compile(r"^\s*(?:of|about|on|for|behind|in|with|from|to)\b", re.IGNORECASE)
"""What a finding is asked for of follows it so."""

FINDINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "improvement_area",
        any_of(
            rf"\b(?:areas?|things?|points?|priorit\w+)(?: \w+){{0,3}} (?:for|of|to) (?:further |future )?{IMPROVING}\b",
            r"\bimprovement areas?\b|\bareas? (?:that |which )?(?:\w+ )?needs?\b|\bto improve\b|\bAFIs?\b",
            r"\b(?:need|needs|needed|must|have|has|had|asked|told|required|should) to (?:\w+ )?"
            r"(?:improve|get better|do better|strengthen|address|fix)\b",
            r"\b(?:had|has|have|needs?|needed|must|to) (?:to )?be (?:fixed|improved|put right|addressed)\b",
            r"\bneed(?:s|ed)? (?:improving|improvement|fixing|strengthening|sorting(?: out)?|putting right)\b",
            r"\bto (?:put right|sort out|get better|do better)\b|\b(?:needs?|needed) work\b|\bwrong with\b",
            r"\bwhat (?:was|is|were) (?:bad|poor|weak|wrong)\b",
            r"\bwhat (?:must|should|does|do|did|has|have|had|needs?|needed)\b(?: [\w’']+){0,5} (?:sort out|put right|work on"
            r"|get better at|do better|fix|address|tackle|strengthen)\b",
            r"\b(?:to|must|should) (?:get|do|be) better (?:at|with|in)\b|\bto work on\b",
            r"\b(?:something|things?|one|anything) to (?:fix|improve|sort(?: out)?|put right|work on)\b",
            r"\bwhat\b.*\b(?:want\w*|wish\w*|like[ds]?) (?:to see )?(?:\w+ )?(?:better|improved|done better|changed|put right)\b",
            r"\b(?:needs?|needed|has|have|had|must) (?:to )?get (?:it |this |things )?right\b",
            r"\bweak (?:points?|spots?)\b|\bimprovements? (?:was |were |are |is )?(?:asked|wanted|sought|demanded|expected|listed|set)\b",
            r"\b(?:inspect\w+|ofsted)\b.*\b(?:pick\w* (?:out|up)|flag\w*|single\w* out|highlight\w*|complain\w*|warn\w*)\b",
            r"\b(?:ha[sd]|have|having|needs?|needed|needing|must|told|asked) to (?:work|focus|concentrate) on\b",
            r"\bneed(?:s|ed|ing)? to be (?:\w+ )?(?:stronger|better|tighter|quicker|faster|clearer|closer|firmer)\b",
            r"\bask\w* for (?:\w+ ){0,2}(?:better|more|stronger|tighter|closer|quicker|faster|greater)\b|\btighten\w* up\b",
            r"\bweakness\w*|\bshortcomings?\b|\bfailings?\b|\bareas? of concern\b|\bcriticis\w+|\bcritical of\b",
            r"\b(?:pulled up|faulted|told off|short of|not enough|too few|fall(?:s|ing|en)? (?:short|down)|lag(?:s|ging)? behind|let(?:s|ting)? (?:\w+ ){0,3}down)\b|\bnot good enough\b",
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
            r"\bverdicts?\b.{0,40}\b(?:inspect\w+|ofsted|estyn|care inspectorate)\b|\b(?:inspect\w+|ofsted|estyn)\b.{0,20}\bverdicts?\b",
            IS_GRADED,
            r"\boverall effectiveness\b|\binspection (?:outcomes?|results?)\b|\binadequates?\W*$",
            r"\b(?:ofsted|inspect\w+)['’]?s? (?:eyes|view|opinion|books)\b|\bresults? of (?:the |its |their )?(?:\w+ ){0,3}inspections?\b",
            r"\b(?:failing|top|bottom|highest|lowest) (?:marks?|grades?|ratings?|scores?)\b",
            r"\boutcomes? of (?:the |its |their )?(?:\w+ ){0,3}inspections?\b",
            r"\b(?:is|are|was|were|came out(?: as)?|come out(?: as)?|comes out(?: as)?) (?:inadequate|outstanding)\b",
            r"\b(?:good|outstanding|inadequate|requir(?:es?|ing) improvement) overall\b",
            r"\b(?:ofsted|inspect\w+|estyn|cqc|hmi)\b(?: \w+)? (?:judge|rate|grade|mark|score)\b",
            r"\b(?:gets?|got|gained|received|awarded|given|earned|still|are|is|was|were|became)\b(?: \w+){0,2} "
            r"(?:outstanding|inadequate|requir(?:es?|ing) improvement)\b",
            r"\b(?:authorit(?:y|ies)|councils?|LAs?|who)\b(?: \w+)? requires? improvement\b|\boverall RI\b",
            r"\b(?:authorit(?:y|ies)|councils?|LAs?|places|counties|boroughs|who|which|ones) (?:is|are|was|were|got|came out)(?: \w+)? good\W*$",
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
            r"\bprogress\b|\bimprovements? (?:(?:were|was|have been|had been|are|did) )?(?:\w+ )?(?:made|noted|seen|found|since|achieved|see|note|find)\b|\bhas improved\b",
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
