"""Who found something: the inspectorate, the auditor, the council itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.paper import Paper, Paragraph

_BODIES = (
    (r"(?i:\bO[FfSs]?(?:fst|fts|sft)ed\b)", "Ofsted"),
    (r"\bCare\s+Quality\s+Commission\b|\bCQC\b", "Care Quality Commission"),
    (r"\bCare\s+Inspectorate\s+Wales\b|\bCIW\b", "Care Inspectorate Wales"),
    (r"\bCare\s+Inspectorate\b(?!\s+Wales)", "Care Inspectorate"),
    (r"\bEstyn\b", "Estyn"),
    (r"\bRQIA\b", "RQIA"),
    (r"\bHMICFRS\b|\bHMIC\b", "HMICFRS"),
    (r"\bHMI\s*Probation\b|\bInspectorate\s+of\s+Probation\b", "HM Inspectorate of Probation"),
    (
        r"\bRegulator\s+of\s+Social\s+Housing\b|\b[Tt]he\s+Regulator\b",
        "Regulator of Social Housing",
    ),
    (r"\bHousing\s+Ombudsman\b", "Housing Ombudsman"),
    (r"\bOmbudsman\b", "Ombudsman"),
    (r"(?i:\bexternal\s+audit\w*)|\b[Tt]he\s+Auditor\b|\bGrant\s+Thornton\b", "external audit"),
    (r"(?i:\binternal\s+audit\b)", "internal audit"),
    (r"(?i:\bpeer\s+(?:review|challenge|team)\b)", "peer review"),
)
_NAMES = {f"b{at}": name for at, (_, name) in enumerate(_BODIES)}
_BODY = re.compile("|".join(rf"(?P<b{at}>{body})" for at, (body, _) in enumerate(_BODIES)))
# parts of the names above: most texts name nobody, and need no search
_HINTS = ("ofs", "oft", "osf", "quality comm", "cqc", "inspectorate", "ciw", "estyn", "rqia", "hmi",
          "regulator", "ombudsman", "audit", "thornton", "peer")  # fmt: skip
_INSPECTORS = re.compile(
    r"\binspectors?\b|\bassessors?\b|\binspection\b|\bfocused\s+visit\b|\bFV\b", re.IGNORECASE
)
_OWN = re.compile(
    r"\bself-(?:evaluation|assessment)\b|\bwe\s+(?:found|looked|read|have\s+found)\b|\bour\s+(?:own\s+)?"
    r"(?:audit|review)s?\b|\bthe\s+(?:service|council|department)\s+(?:has\s+)?(?:found|identified)\b|"
    r"\bidentified\s+internally\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a paragraph tells of: the event's partial ISO date, and the body that found it."""

    date: str | None
    found_by: str | None


@lru_cache(maxsize=8192)
def body_in(text: str) -> str | None:
    """The inspectorate, regulator or auditor that a text names first."""
    match = _body(text)
    return _NAMES[match.lastgroup] if match and match.lastgroup else None


@lru_cache(maxsize=8192)
def finder_in(text: str) -> str | None:
    """Who a text says found something; ``the inspectors`` where it does not name them."""
    hits = []
    if body := _body(text):
        hits.append((body.start(), _NAMES[body.lastgroup or ""]))
    for pattern, name in ((_INSPECTORS, "the inspectors"), (_OWN, "the council")):
        if match := pattern.search(text):
            hits.append((match.start(), name))
    if not hits:
        return None
    first = min(hits)
    # "Inspectors from Ofsted", "the Ofsted inspection": one finder, by its name
    named = [hit for hit in hits if hit[1] not in ("the inspectors", "the council")]
    if first[1] == "the inspectors" and named and min(named)[0] - first[0] < 40:
        return min(named)[1]
    return first[1]


def _body(text: str) -> re.Match[str] | None:
    lower = text.lower()
    return _BODY.search(text) if any(hint in lower for hint in _HINTS) else None


def main_body(paper: Paper, paragraphs: Sequence[Paragraph]) -> str | None:
    """The inspectorate that a paper is about, told by its title or by its text."""
    named = body_in(paper.title)
    if named:
        return named
    counts = Counter(body for p in paragraphs if (body := body_in(p.text)))
    return counts.most_common(1)[0][0] if counts else None
