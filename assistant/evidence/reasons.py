"""Where a sentence gives the reason for what is asked about, and not for something else."""

from __future__ import annotations

import re

from assistant.answer import Plan
from assistant.evidence.spans import Answering
from assistant.words.matching import coverage

_CAUSE = re.compile(
    r"\b(?:because|(?:the|a|an|one|its|their) (?:[\w-]+ )?(?:reasons?|causes?|drivers?) (?:that|why|for|behind|of|was|were|is|are)"
    r"|(?:\w+ )?(?:causes|reasons|factors) (?:account|explain)|(?<!\bas )follows|account(?:s|ed|ing)? for|attribut\w+ (?:\w+ )?to|pointed to"
    r"|due (?:\w+ )?to|owing (?:\w+ )?to|as a result of|as a consequence|given (?:the|that)|explained by"
    r"|(?:ar(?:ise|ises|isen|ising|ose)|stem(?:s|med|ming)?|result(?:s|ed|ing)) (?:\w+ )?from|on (?:the )?grounds? (?:that|of)"
    r"|following (?:the|a|an|concerns?|changes?|feedback|advice|legal)|reflect(?:s|ing)?|caused by|driven by|the reasons?)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_MAIN_CAUSE = re.compile(
    r"(?:the|its|their) (?:main|principal|chief|primary|biggest|largest|key|single) \w+",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\b.*", re.IGNORECASE | re.DOTALL)
# "Since the last visit", "since March", "since 2014", "since then": time, and no cause.
_OF_TIME = re.compile(
    r"since(?:\s+(?:the|its|their|our|a|an|last|then|that|this|about|around|early|mid|late|when|being|becoming)\b)*\s*(?:[\w’'-]+\s+){0,6}?"
    r"(?:\d|(?:Jan|Febr)uary|March|April|May\b|June|July|August|(?:Septem|Octo|Novem|Decem)ber|spring|summer|autumn|winter"
    r"|(?:last|previous) \w+|year|month|week|quarter|inspections?\b|visit|meetings?\b|review\b|reports?\b|beginning|start\b|then\b"
    r"|launch|introduction|appointment|election|pandemic|opening|closure)",
    re.IGNORECASE,
)
# "Since the visit we have had two meetings": what has gone on from then till now.
_TILL_NOW = re.compile(
    r"\b(?:has|have|had) (?:\w+ )?(?:been|had|\w+ed|risen|fallen|grown|gone|become|made|taken|met)\b"
)
_PURPOSE = re.compile(
    r"\b(?:in order to|so that|to (?:ensure|enable|allow|support|address|improve|provide|reduce))\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ASKS_OF_A_STATE = re.compile(
    r"\b(?:(?:gone|went|go|going|goes) (?:up|down|wrong|over)|up|ris(?:e|en|ing|es)|rose|increas\w+|f[ae]ll(?:en|ing|s)?|drop\w*|decreas\w+|declin\w+"
    r"|late|delay\w*|behind|slow\w*|slip\w*|over(?:spen\w+|run\w*|due)|under(?:spen\w+)|over budget|deficit|shortfall|short\w*|inadequate|poor\w*|bad|worse\w*"
    r"|fail\w*|missed|red|high\w*|low\w*|los(?:e|t|ing|s)|so (?:much|many|few|long))\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.:;]\s)\W*$")
BEFORE_IT, SPOKEN_OF = 0.2, 0.5
"""How well a reason fits that stands before the first word of what is asked about, and the share of its
words by which that is named."""
_MAIN = re.compile(r",\s+(?=[\w£])")


def reason(plan: Plan, text: str, paragraph: str) -> Answering:
    """The clause that gives the reason: a cause, for a deed also its purpose. Why a thing has risen,
    is late or has failed is told by no purpose, nor by what stands before it is spoken of."""
    if _is_yet_to_come(plan, text, paragraph):
        return Answering(fit=BEFORE_IT)
    cause = _CAUSE.search(text)
    if cause is not None and not _is_of_another(plan, text, cause):
        return Answering((cause.span(),), 1.1 if _MAIN_CAUSE.match(cause.group()) else 0.8)
    since = _SINCE.search(text)
    if since is not None and _is_cause(text, since) and not _is_of_another(plan, text, since):
        return Answering((since.span(),), 0.7)
    purpose = _PURPOSE.search(text)
    if purpose is not None and not _ASKS_OF_A_STATE.search(plan.text):
        return Answering((purpose.span(),), 0.7)
    return Answering()


def _is_yet_to_come(plan: Plan, text: str, paragraph: str) -> bool:
    """Whether what is asked about is named only behind a sentence of its paragraph."""
    if coverage(plan.topic, [(text, 1.0)]) > 0:
        return False
    before, _, behind = paragraph.partition(text)
    earlier, later = (coverage(plan.topic, [(part, 1.0)]) for part in (before, behind))
    return earlier == 0 and later >= SPOKEN_OF


def _is_cause(text: str, since: re.Match[str]) -> bool:
    """Whether ``since`` gives a cause and tells no time."""
    return not _OF_TIME.match(since.group()) and not _TILL_NOW.search(text[: since.start()])


def _is_of_another(plan: Plan, text: str, clause: re.Match[str]) -> bool:
    """Whether a clause that opens a sentence is the reason for what follows it, and what is asked
    about stands only in the clause itself: ``Since the roads left out are rural, bins are given``
    does not say why roads are left out."""
    if not _OPENS.search(text[: clause.start()]):
        return False
    parts = _MAIN.split(clause.group(), maxsplit=1)
    if len(parts) < 2:
        return False
    inside, main = (coverage(plan.topic, [(part, 1.0)]) for part in parts)
    return inside > main
