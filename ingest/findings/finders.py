"""Who found something: the inspectorate, the auditor, the council itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.paper import Paper, Paragraph

# parts of the name, the name as papers print it, and the name as it is shown
_BODIES = (
    (("ofs", "oft", "osf"), r"(?i:\bO[FfSs]?(?:fst|fts|sft)ed\b)", "Ofsted"),
    (
        ("quality comm", "cqc"),
        r"\bCare\s+Quality\s+Commission\b|\bCQC\b",
        "Care Quality Commission",
    ),
    (
        ("inspectorate", "ciw"),
        r"\bCare\s+Inspectorate\s+Wales\b|\bCIW\b",
        "Care Inspectorate Wales",
    ),
    (("inspectorate",), r"\bCare\s+Inspectorate\b(?!\s+Wales)", "Care Inspectorate"),
    (("estyn",), r"\bEstyn\b", "Estyn"),
    (("rqia",), r"\bRQIA\b", "RQIA"),
    (("hmic",), r"\bHMICFRS\b|\bHMIC\b", "HMICFRS"),
    (
        ("hmi", "inspectorate"),
        r"\bHMI\s*Probation\b|\bInspectorate\s+of\s+Probation\b",
        "HM Inspectorate of Probation",
    ),
    (
        ("regulator",),
        r"\bRegulator\s+of\s+Social\s+Housing\b|\b[Tt]he\s+Regulator\b",
        "Regulator of Social Housing",
    ),
    (("ombudsman",), r"\bHousing\s+Ombudsman\b", "Housing Ombudsman"),
    (("ombudsman",), r"\bOmbudsman\b", "Ombudsman"),
    (
        ("audit", "thornton", "mazars", "kpmg", "ernst", "deloitte"),
        r"(?i:\bexternal\s+audit\w*)|\b[Tt]he\s+Auditor\b|\bGrant\s+Thornton\b|"
        r"(?i:\bauditor[’']?s[’']?\s+annual\s+report\b|\bannual\s+audit\s+(?:letter|report)\b|"
        r"\baudit\s+(?:findings|completion)\s+report\b)|\bMazars\b|\bKPMG\b|\bDeloitte\b|"
        r"\bErnst\s*(?:&|and)\s*Young\b",
        "external audit",
    ),
    (("audit",), r"(?i:\binternal\s+audit\b)", "internal audit"),
    (("peer",), r"(?i:\bpeer\s+(?:review|challenge|team)\b)", "peer review"),
)
_PATTERNS = tuple((hints, re.compile(body), name) for hints, body, name in _BODIES)
_OTHERS = ("inspect", "assessor", "visit", "fv")
_OWNS = ("self-", "found", "looked", "read", "audit", "review", "identified")
_INSPECTORS = re.compile(
    r"\binspectors?\b|\bassessors?\b|\binspection\b|\bfocused\s+visit\b|\bFV\b", re.IGNORECASE
)
_OWN = re.compile(
    r"\bself-(?:evaluation|assessment)\b|\bwe\s+(?:found|looked|read|have\s+found)\b|\bour\s+(?:own\s+)?"
    r"(?:audit|review)s?\b|\bthe\s+(?:service|council|department)\s+(?:has\s+)?(?:found|identified)\b|"
    r"\bidentified\s+internally\b",
    re.IGNORECASE,
)


# "Auditor's Annual Report", "Head of Internal Audit Opinion": auditors wrote it, not officers
_AUDITED = re.compile(
    r"\bauditor[’']?s[’']?\s+annual\s+report\b|\bannual\s+audit\s+(?:letter|report)\b|"
    r"\baudit\s+(?:findings|completion)\s+report\b|\b(?:internal|external)\s+audit(?:or)?[’']?s?\s+"
    r"(?:(?:annual|final|interim|progress)\s+)*(?:report|letter|opinion)\b",
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
    found = _body(text)
    return found[1] if found else None


@lru_cache(maxsize=8192)
def finder_in(text: str) -> str | None:
    """Who a text says found something; ``the inspectors`` where it does not name them."""
    hits = []
    if body := _body(text):
        hits.append(body)
    sought = ((_INSPECTORS, "the inspectors"), (_OWN, "the council"))
    for (pattern, name), may in zip(sought, _may_find(text), strict=True):
        if may and (match := pattern.search(text)):
            hits.append((match.start(), name))
    if not hits:
        return None
    first = min(hits)
    # "Inspectors from Ofsted", "the Ofsted inspection": one finder, by its name
    named = [hit for hit in hits if hit[1] not in ("the inspectors", "the council")]
    if first[1] == "the inspectors" and named and min(named)[0] - first[0] < 40:
        return min(named)[1]
    return first[1]


def _body(text: str) -> tuple[int, str] | None:
    """Where the first body is named, and which: most texts name none, and need no search."""
    lower = text.lower()
    first: tuple[int, str] | None = None
    for hints, pattern, name in _PATTERNS:
        if any(hint in lower for hint in hints) and (match := pattern.search(text)):
            # of two at one place the one named first above is meant
            first = (match.start(), name) if first is None or match.start() < first[0] else first
    return first


def _may_find(text: str) -> tuple[bool, bool]:
    """Whether a text can speak of inspectors, and of the council's own finding."""
    lower = text.lower()
    return any(hint in lower for hint in _OTHERS), any(hint in lower for hint in _OWNS)


def auditor_of(paper: Paper) -> str | None:
    """The auditors who wrote a paper, by its title; None for what others wrote."""
    return body_in(paper.title) if _AUDITED.search(paper.title) else None


def main_body(paper: Paper, paragraphs: Sequence[Paragraph]) -> str | None:
    """The inspectorate that a paper is about, told by its title or by its text."""
    named = body_in(paper.title)
    if named:
        return named
    counts = Counter(body for p in paragraphs if (body := body_in(p.text)))
    if not counts:  # an inspectorate's letter may name it in its head alone
        counts = Counter(body for p in paragraphs for s in p.sections if (body := body_in(s)))
    return counts.most_common(1)[0][0] if counts else None
