"""The words that close what they are said of, wherever a marking can stand."""

from __future__ import annotations

import re

from ingest.metadata.marking.words import SURE

_READING = (
    # "public" said of a paper, not of ownership, transport or speaking
    r"(?:publicly|publish\w*|publication|(?:the|general)\s+public|public(?=\W*$|\s*[.,;:)]|\s+(?:domain|documents?|"
    r"papers?|reports?|items?|information|view|access|inspection|release|records?|circulation|or|and|at|by)\b)|"
    r"press|disclos\w*|releas\w*|circulat\w*|distribut\w*|disseminat\w*|"
    r"divulg\w*|shar(?:e|ed|ing)|forward\w*|onward\w*|cop(?:y|ied|ying)|pass(?:ed)?|quot(?:e|ed)|reproduc\w*|"
    r"web\s?\w*|internet|intranet|(?<!available\s)online|upload\w*|discuss(?:ed)?|repeat(?:ed)?|show[n]?|view(?:ed|ing)?|"
    r"tak(?:e|en)\s+(?:from|out|away)|remov(?:e|ed)\s+from|leave\s+the|left\s+(?:on|in))"
)
# What may stand between a denial and what is denied: no word of any matter.
_BETWEEN = (
    r"(?:(?:be|to|for|in|on|at|of|by|the|any|a|an|yet|made|make|put|placed?|posted|held|kept|suitable|"
    r"intended|meant|cleared|approved|available|accessible|open|general|further|with|this|it|these|"
    r"report|paper|document|members|anyone|others|outside|under|circumstances|full|or|wider|beyond|"
    r"currently|presently|considered)\s+)"
)
_NOT_READ = (
    rf"\b(?:(?:not|never|nor|cannot|don[’']t)\s+{_BETWEEN}{{0,7}}?{_READING}|"
    r"no\s+(?:(?:onward|further|public|external|wider)\s+)*(?:circulation|distribution|disclosure|publication|"
    r"copying|sharing|release))\b"
)
READERS = (
    r"(?:members?|councillors|officers|recipients?|addressees?|attendees|trustees|governors|directors?|"
    r"executive|cabinet|board|panel|committee|mayor|leaders?|chairs?|staff|team|parties|those\s+named|"
    r"aelodau|swyddogion|internal(?:\s+use)?|eyes|use)"
)
PAPERS = (
    r"(?:reports?|papers?|items?|documents?|agendas?|minutes?|notes?|records?|append\w*|annex\w*|enclosures?|"
    r"attachments?|packs?|pages?|sheets?|cop(?:y|ies)|versions?|drafts?|files?|information|matters?|business|"
    r"sessions?|meetings?|proceedings|decisions?|circulation|distribution|briefings?|memo(?:randum)?|"
    r"letters?|advice|supplements?|part|summary|sections?|pre-?meetings?|data|content|material|annexe?|"
    r"boards?|committee|cabinet|executive|council|governing\s+body|minute\s+book|agenda)"
)
_LAW = (
    r"(?:sch(?:edule)?\.?\s*(?:12\s?A|7\s?A)\b|atodlen\s+12\s?A\b|section\s+(?:100\s?A|50\s?A)\b|"
    r"(?:paragraphs?|paras?|p?b?aragraff(?:au)?)\b\W{0,2}\d+[^.]{0,30}\b(?:sch|atodlen|act\b|ddeddf))"
)
CLOSES = re.compile(
    rf"{SURE}|{_NOT_READ}|"
    r"\bin\s+(?:(?:the\s+)?strict(?:est)?\s+)?confidence\b|\bcommercial(?:ly)?\W+(?:and\s+)?in\W+confidence\b|"
    r"\bin\s+(?:camera|committee)(?=\W*$|\s*[-–—:;,()\[\]*])|"
    r"\bin\s+(?:private|(?:closed|private)\s+session)(?=\W*$|\s*[-–—:;,.()\]*]|\s+(?:on|at|until|under|because|"
    r"by|as|due|meeting|following|pursuant|\d)\b)|"
    r"\bwithout\s+prejudice\b|\b(?:legal(?:ly)?|professional(?:ly)?)\s+(?:professional\s+)?privilege[d]?\b|"
    r"(?<!were )(?<!was )(?<!been )(?<!be )\b(?:withheld|withholding)\b"
    # "Payments withheld from contractors"
    r"(?!\s+from\s+(?!(?:the\s+)?(?:publi|press|disclos|release|view|inspection|website|open))\w)|"
    r"\b(?:report|paper|document|item|it)\s+(?:is|has\s+been|was)\s+(?:\w+\s+){0,2}?withheld\b|"
    r"\bembargo(?:ed)?\b(?!\s+on\s+[a-z])|\bun-?(?:published|redacted)\b|"
    r"(?:^\W*|[(\[*]\s*|\bon\s+)(?:pink|gold|yellow|green|buff|lilac|blue)\s+(?:papers?|pages?|sheets?)"
    r"(?=\W*$|\s*[-–—:;,.)\]*]|\s+(?:not|for|only)\b)|"
    r"\beyes\s+only\b|\bbelow\s+the\s+line\b|\bstrictly\s+(?:private|personal|confidential)\b|"
    rf"\b{READERS}\W?\s+only\b(?!\s+(?:may|can|shall|will|vote))|"
    rf"\bonly\s+(?:for|by|to|be\s+(?:seen|read|shared)\s+(?:by|with))\s+(?:the\s+)?(?:\w+\s+){{0,2}}?{READERS}\b|"
    r"\b(?:limited|restricted|controlled)\s+(?:circulation|distribution|access|readership)(?=\W*$|\s*[-–—:;(])|"
    rf"\b(?:limited|restricted|confined)\s+to\s+(?:\w+\s+){{0,3}}?{READERS}\b|"
    r"\b(?:press|public)\b[^.]{0,30}\b(?:excluded|exclude|withdr[ae]wn?|to\s+leave|left|absent|not\s+(?:be\s+)?"
    r"(?:present|admitted))\b|\b(?:absence|exclusion|withdrawal)\s+of\s+(?:the\s+)?(?:press|public)\b|"
    r"\bwithout\s+(?:the\s+)?(?:press|public)\b|\bclosed\s+to\s+(?:the\s+)?(?:press|public)\b|"
    r"\b(?:kept?|taken?|held?)\s+(?:from|off)\s+(?:the\s+)?public\b|"
    rf"\b{PAPERS}\W{{1,3}}part\s+(?:2|ii|b|two)\b(?!\s*(?:of|/)\s*\w)|"
    rf"\bpart\s+(?:2|ii|b|two)\W+(?:\w+\s+)?{PAPERS}\b|{_LAW}|"
    # "Part 2 - by virtue of paragraph 3"
    r"\bpart\s+(?:2|ii|b|two)\W{1,4}(?:exempt\W+)?(?:by\s+(?:virtue|reason)\s+of|under|pursuant\s+to)\s+"
    r"(?:paragraph|para|categor|section|schedule)|"
    r"^\W*by\s+(?:virtue|reason)\s+of\s+(?:paragraphs?|paras?\.?|categor(?:y|ies))\W{0,3}(?:s\W+)?\d|"
    # "wedi'i eithrio rhag cael ei gyhoeddi": exempt from being published
    r"\beithri\w+\s+rhag\s+(?:cael\s+)?(?:(?:ei|eu|i[’']w)\s+)?(?:[cg]?h?yhoedd|datgelu|ddatgelu)\w*|"
    # How the schedules describe what may be closed
    r"^\W*(?:exempt\W+)?information\s+(?:relating\s+to|which\s+(?:is\s+likely\s+to\s+)?reveals?|in\s+respect\s+of)\s+"
    r"(?:(?:the\s+)?(?:financial|business)\b[^.]{0,40}\baffairs\b|(?:any|an)\s+individual\b|the\s+identity\s+of|"
    r"any\s+(?:consultations?|action|particular)\b|[^.]{0,30}legal\s+professional\s+privilege)|"
    r"\b(?:keep|treat|handle|hold)\b[^.]{0,50}\b(?:to\s+yoursel(?:f|ves)|secure(?:ly)?|confidential\w*|secret|"
    r"in\s+confidence)\b|\bofficial\W{0,3}sens\w*|\b(?:special\s+category|sensitive)\s+personal\s+(?:data|information)\b|"
    r"\b(?:contains?|includes?|including|with)\s+(?:\w+\s+){0,2}?(?:personal|personally\s+identifiable|patient)\s+"
    r"(?:identifiable\s+)?(?:data|information|details)\b|"
    r"\b(?:yn\s+(?:b|p|ph)reifat|aelodau\s+yn\s+unig|heb\s+ei\s+gyhoeddi)\b|"
    r"\b(?:nid?|ddim|na|heb)\b[^.]{0,40}"
    # not "cyfarfod cyhoeddus", a public meeting
    r"(?<!cyfarfod )(?<!gwasanaeth )(?<!gwasanaethau )(?<!trafnidiaeth )(?<!ymgynghoriad )"
    r"\b[gc]?h?yhoedd\w*",
    re.IGNORECASE,
)
"""What has no sense but that not everybody may see something."""
