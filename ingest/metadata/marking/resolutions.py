"""The items that a resolution to exclude the public names, and the appendices of theirs."""

from __future__ import annotations

import re

from ingest.appendices import appendices_named

EXCLUSION = re.compile(
    r"\bexclu(?:sion|de|ded|ding)\b[^.]{0,40}\b(?:press|public)\b|\bexempt\s+(?:information|business)\b|"
    r"\b(?:press|public)\b[^.]{0,60}\b(?:excluded|leave|left|withdr[ae]w|withdrawn|retire)\b|"
    r"\b(?:press|public)\b[^.]{0,40}\bnot\s+(?:be\s+)?(?:present|admitted)\b|"
    r"\b(?:hold|held|consider(?:ed)?|take[n]?|deal[t]?\s+with|discuss(?:ed)?|hear[d]?|me[et]?t?)\b[^.,;]{0,40}?"
    r"\bin\s+(?:private|closed|camera|confidence)\b|"
    r"\b(?:go|goes|went|going|moved?|resolved?)\s+(?:in)?to\s+(?:closed\s+)?(?:committee|closed\s+session|"
    r"private\s+session)\b|\bin\s+camera\b|"
    r"\babsence\s+of\s+the\s+(?:press|public)\b|\b(?:(?:g|ng)?wahardd(?:wyd|ir)?|eithrio|eithriwyd|cau)\b[^.]{0,40}\b(?:wasg|cyhoedd)\b",
    re.IGNORECASE,
)
FOLLOWING = re.compile(
    r"\b(?:following|remaining|remainder|next|subsequent|undernoted|undermentioned)\s+(?:\w+\s+){0,2}?"
    r"(?:items?|business|part|applications?|reports?|matters?|minutes?|cases?|hearings?|appeals?|"
    r"reviews?|discussions?|decisions?)\b|"
    r"\bremainder\s+of\s+the\s+meeting\b|\bfrom\s+the\s+meeting\b|"
    # Welsh: "yr eitem ganlynol", "yr eitemau canlynol", "yr eitem nesaf", "gweddill y cyfarfod"
    r"\b(?:eitem(?:au)?|mater(?:ion)?|busnes)\s+(?:[cg]anlynol|nesaf)\b|\bgweddill\s+y\b",
    re.IGNORECASE,
)
FOR_THIS_ITEM = re.compile(
    r"\b(?:for|during|from|of)\s+(?:\w+\s+){0,4}?this\s+(?:item|matter|report)\b", re.IGNORECASE
)
TO_THE_END = re.compile(
    r"\b(?:remaining|remainder|rest)\b[^.]{0,30}\b(?:items|business|meeting|agenda)\b|"
    r"\bfollowing\s+(?:\w+\s+)?items\b|"
    # "for the items specified below"
    r"\b(?:items|reports|matters|business|applications)\b[^.]{0,60}\b(?:below|overleaf|hereunder)\b|"
    r"\b(?:eitemau|materion)\s+[cg]anlynol\b|\bgweddill\s+y(?:r)?\s+(?:cyfarfod|agenda|eitemau)\b",
    re.IGNORECASE,
)
CONDITIONAL = re.compile(
    # "to amend Standing Order 3 on the exclusion of the public"
    r"\b(?:amend|adopt|review|revise|update)\w*\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:orders?|polic(?:y|ies)|constitution|rules|"
    r"procedures?|protocol|scheme)\b|"
    r"\bif\s+(?:necessary|required|any|appropriate|needed|so|the)\b|\bwhether\b|\bshould\s+any\b|"
    r"\bno\s+(?:exempt\b|(?:items?|business|matters?|reports?)\s+(?:(?:should|would|will|to)\s+)*(?:be|was|were)\b)|\bany\s+(?:such\s+)?items?\b|\bmay\s+be\b|"
    r"\bneed\s+not\b|\bnot\s+(?:be\s+)?(?:necessary|required|needed|resolved|agreed|exclude)|"
    r"\bos\s+(?:bydd|oes|yw)\b|\ba\s+ddylid\b|\bnid\s+oe(?:dd|s)\s+(?:angen|unrhyw)\b|\bunrhyw\s+eitem",
    re.IGNORECASE,
)
# "Dychwelodd y cyhoedd i'r cyfarfod", "ail-dderbyn y cyhoedd"
_BACK_IN_WELSH = (
    r"\b(?:dychwelodd|ail[- ]?dderbyn(?:iwyd)?|aildderbyn(?:iwyd)?)\b[^.]{0,30}\bcyhoedd\b"
)
READMITTED = re.compile(
    r"\b(?:press|public)\b[^.]{0,40}\b(?:re-?admitted|returned|rejoined|invited\s+back)\b|"
    r"\b(?:public|open)\s+session\b[^.]{0,30}\b(?:resumed|reconvened)\b|"
    r"\b(?:came|come|coming|moved?|moving)\s+out\s+of\s+committee\b|"
    r"\b(?:returned|moved\s+back)\s+(?:in)?to\s+(?:open|public)\s+session\b|"
    rf"{_BACK_IN_WELSH}",
    re.IGNORECASE,
)
# The same among paragraphs that are closed, where the public may be spoken of in other ways.
BACK_IN = re.compile(
    r"\b(?:press|public)\b[^.]{0,30}\b(?:re-?admitted|invited\s+back)\b|"
    r"\bpublic\b[^.]{0,20}\b(?:returned\s+to|rejoined)\s+the\s+(?:meeting|room|chamber)\b|"
    r"\b(?:public|open)\s+session\b[^.]{0,30}\b(?:resumed|reconvened)\b|"
    r"\b(?:returned|moved\s+back)\s+(?:in)?to\s+(?:open|public)\s+session\b|"
    r"\b(?:came|come|coming|moved?|moving)\s+out\s+of\s+committee\b|"
    rf"{_BACK_IN_WELSH}",
    re.IGNORECASE,
)
RESOLVED = re.compile(
    r"\b(?:were|was)\s+(?:asked|requested|required|instructed)\s+to\b|\b(?:left|resolved|agreed|carried|proposed|moved|seconded|p[eh]+nderfyn(?:wyd|odd)|"
    r"[cg]h?ytun(?:wyd|odd)|cynigi(?:wyd|odd))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-z0-9)][.;])\s+(?=[A-Z(])")
_NUMBERS = r"(?P<list>\d{1,3}[a-z]?(?:\s*(?:,|and|ac|&|to|-|–)\s*\d{1,3}[a-z]?)*)"
_DURING = re.compile(
    r"(?:\b(?:for|during|of|on|while|whilst|when|because|since|where|in|to|as|that|from|consider(?:s|ing)?|discuss(?:ing)?|"
    r"tak(?:e|en|ing)|hear(?:ing)?|with|ar|yn\s+ystod|drafod|trafod|ystyried)"
    r"\s+|^\W*|[.:;,]\s+)(?:agenda\s+|minute\s+)?(?:items?|minutes?|eitem(?:au)?)\s+(?:nos?\.?\s*|numbers?\s*)?"
    + _NUMBERS,
    re.IGNORECASE,
)
_APPENDIX = (
    r"(?:(?:exempt|confidential|private|restricted)\s+)?"
    r"(?:appendix|appendices|annexe?s?|enclosures?|part)\b"
    r"(?:\s+(?:\d{1,2}|[A-Z]{1,2})(?:\s*(?:,|and|&|to|-|–)\s*(?:\d{1,2}|[A-Z]{1,2}))*\b)?"
)
_PART_OF = re.compile(
    rf"(?P<part>{_APPENDIX})\s+(?:only\s+)?(?:of|to|in|for|at|under)\s+(?:the\s+report\s+(?:on|at|for)\s+)?"
    rf"(?:agenda\s+)?items?\s+(?:nos?\.?\s*|numbers?\s*)?{_NUMBERS}",
    re.IGNORECASE,
)
_WITH_PART = re.compile(
    rf"\bitems?\s+(?:nos?\.?\s*|numbers?\s*)?{_NUMBERS}\s*[(,:–—-]+\s*(?P<part>{_APPENDIX})",
    re.IGNORECASE,
)


def only_excludes(text: str) -> bool:
    """Whether all that a paragraph says is the resolution to exclude the public."""
    said = [part for part in _SENTENCE.split(text.strip()) if part]
    return (
        len(said) == 1
        and bool(EXCLUSION.search(text) and RESOLVED.search(text))
        and not CONDITIONAL.search(text)
    )


def is_for_this_item(text: str) -> bool:
    """Whether a resolution sends the public out for the item that it stands in, and no other."""
    excludes = EXCLUSION.search(text) and FOR_THIS_ITEM.search(text)
    return bool(excludes) and not (FOLLOWING.search(text) or TO_THE_END.search(text))


def items_named(text: str) -> dict[str, tuple[str, ...]]:
    """The numbers of the items that a text names, ranges of them in full.

    Each has the appendices that alone are meant (``Appendix 2``; an empty name where it does not
    say which); nothing where the whole item is.
    """
    found: dict[str, tuple[str, ...]] = {}
    partly = [*_PART_OF.finditer(text), *_WITH_PART.finditer(text)]
    for match in partly:
        part = appendices_named([match["part"]]) or ("",)
        for number in _listed(match["list"]):
            found[number] = (*found.get(number, ()), *part)
    for match in _DURING.finditer(text):
        inside = any(one.start() <= match.start("list") < one.end() for one in partly)
        if not inside:
            found |= dict.fromkeys(_listed(match["list"]), ())
    return found


def _listed(said: str) -> set[str]:
    parts = re.split(r"\s*(,|and|ac|&|to|-|–)\s*", said)
    numbers = {parts[0]}
    for before, sign, number in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        if sign in ("to", "-", "–") and before.isdigit() and number.isdigit():
            numbers |= {str(n) for n in range(int(before), int(number))}
        numbers.add(number)
    return numbers
