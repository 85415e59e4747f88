"""What an inspector's sentence praises or finds wanting, where no list says it.

Only plain words of judgement count, and a sentence that weighs one against the other ("strong,
but not yet everywhere") is left alone: what is told of here is shown as what inspectors found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from corpus.paper import FindingKind, Paragraph
from ingest.findings.sentences import sentences

_DEGREE = r"(?:highly|very|extremely|exceptionally|particularly|notably|consistently|especially)"
_PRAISE = re.compile(
    r"\b(?:is|are|was|were|remains?|as|being)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}strengths?\b"
    r"(?!-|\s+based)|\bstrengths?\s+(?:of|in|for)\s+(?:the|this|these|its|their)\b|"
    rf"\b{_DEGREE}\s+(?:effective|positive|strong|good|ambitious|aspirational|responsive|skilled|"
    r"committed|supportive|creative|robust|thorough|visible|well|knowledgeable|experienced|"
    r"child-\w+)\b|"
    r"\b(?:excellent|exemplary|impressive|exceptional|outstanding|inspirational|superb)\b|"
    r"\b(?:is|are|was|were|has\s+been|have\s+been|remains?)\s+(?:strong|robust|thorough|effective|"
    r"well[- ](?!known|aware\b)\w+|a\s+(?:real\s+)?success|"
    r"of\s+(?:a\s+)?(?:very\s+)?(?:good|high)\s+(?:quality|standard))\b",
    re.IGNORECASE,
)
_WANTING = re.compile(
    r"\btoo\s+(?:many|few|long|often|slow\w*|late|variable|little|much|much\s+variation|reliant)\b|"
    r"\b(?:is|are|was|were|remains?|been)\s+(?:[\w-]+\s+){0,2}(?:poor|weak|inconsistent|variable|"
    r"inadequate|insufficient|limited|under-?developed|overdue|unclear|uneven|patchy)\b|"
    r"\bnot\s+(?:yet\s+)?(?:[\w-]+\s+){0,2}(?:consistent\w*|always|enough|sufficient\w*|well|good|"
    r"effective\w*|robust|timely|embedded|clear|reliabl[ey])\b|\bnot\s+all\b|"
    r"\black(?:s|ed|ing)?\b|\bneed(?:s|ed)?\s+to\s+(?:be\s+)?(?:improv|strengthen|do\s+(?:more|better)|"
    r"ensure|make\s+sure|address|reach)\w*|\bshortfalls?\b|\bweaknesses\b|"
    r"\b(?:identified|found|noted|has|have|is|are|was|were|remains?)\s+(?:\w+\s+){0,2}"
    r"(?:significant|serious|material|fundamental)\s+weakness(?:es)?\b|"
    r"\bdelays?\s+in\b|\bmaladministration\b|\bdrift\s+and\s+delay\b|\bfail(?:s|ed|ing|ings|ures?)?\b",
    re.IGNORECASE,
)
_WEIGHED = re.compile(
    r"\b(?:not?|never|rarely|however|but|although|though|despite|while|whilst|yet|except|unless|less|"
    r"need\w*|should|must|could|would|if|few|some|too|remain\s+to|plans?\s+to|aims?|intends?|hopes?|"
    r"(?:cannot|unable)\s+(?:be|to)\s+(?:\w+\s+)?(?:assured?|confident|show|demonstrate|evidence|sure|certain|"
    r"satisfied)|limited|judged|graded|rated|previous\w*|priorit(?:y|ies)\s+(?:is|are|for)|in\s+order\s+to|"
    r"self-(?:evaluation|assessment))\b|n[’']t\b|^\W*where\b|\b(?:evident|strong|effective|good|thorough|"
    r"well)\s+where\b",
    re.IGNORECASE,
)
_OVERCOME = re.compile(
    r"\bno\s+(?:[\w-]+\s+){0,2}weakness|\bnot?\s+identif\w+\s+any\b|"
    r"\b(?:no\s+longer|no\s+(?:delays?|lack|drift)|without\s+delay|has\s+reduced|have\s+reduced|have\s+"
    r"fallen|has\s+fallen|previous(?:ly)?|had\s+been|judged|graded|rated|if|to\s+prevent|to\s+avoid)\b",
    re.IGNORECASE,
)
# parts of the words above: most sentences hold none, and need no search
_WANTING_HINTS = (
    "too", "poor", "weak", "inconsisten", "variable", "inadequa", "insufficien", "limited",
    "underd", "under-d", "overdue", "unclear", "uneven", "patchy", "not", "lack", "need",
    "shortfall", "delay", "fail", "maladmin",
)  # fmt: skip
_PRAISE_HINTS = (
    "strength", "highly", "very", "extremely", "exceptional", "particularly", "notably",
    "consistently", "especially", "excellent", "exemplary", "impressive", "outstanding",
    "inspirational", "superb", "strong", "robust", "thorough", "effective", "well", "success",
    "quality", "standard",
)  # fmt: skip
# what a report says of the place, of the inspection and of what the law asks is no finding
_APART = re.compile(
    r"\b(?:about|information|details|demograph\w+|context|background|scope|method\w*|framework|team|"
    r"next\s+steps|how\s+(?:we|the)|what\s+(?:they|the\s+\w+)\s+mean)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 5


def evaluations(
    paragraphs: Sequence[Paragraph], listed: Collection[FindingKind]
) -> Iterator[tuple[Paragraph, FindingKind, str]]:
    """The sentences of a report's prose that praise or find wanting, each with its paragraph.

    ``listed`` are the kinds of which the report has a list of its own: that list is what
    inspectors found, and prose adds nothing to it.
    """
    for paragraph in paragraphs:
        if paragraph.kind != "paragraph" or _APART.search(paragraph.section):
            continue
        for sentence in sentences(paragraph.text):
            kind = evaluated(sentence)
            if kind is not None and kind not in listed:
                yield paragraph, kind, sentence


def evaluated(sentence: str) -> FindingKind | None:
    """Whether a sentence of an inspection report praises or finds wanting; None for neither."""
    if len(sentence.split()) < _FEWEST_WORDS:
        return None
    lower = sentence.lower()
    wanting = any(hint in lower for hint in _WANTING_HINTS) and _WANTING.search(sentence)
    if wanting and not _OVERCOME.search(sentence):
        return "improvement_area"
    praised = any(hint in lower for hint in _PRAISE_HINTS) and _PRAISE.search(sentence)
    if praised and not _WEIGHED.search(sentence):
        return "strength"
    return None
