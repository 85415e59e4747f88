"""What kind of paper a document is, and whether the public may read it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.paper import PaperKind
from ingest.lines import Line
from ingest.metadata.business import lists_items
from ingest.metadata.dates.anothers import is_call_in
from ingest.metadata.head import Head, where

_DECISION_RECORD = re.compile(
    r"\b(?:record|notice|notification|form)\s+of\s+(?:(?:\w+|an?)\s+){0,4}?decisions?\b|"
    r"^(?:executive|officer|delegated)\s+decisions?\s+(?:(?:taken|made)\s+)?by\b|"
    r"^decisions?\s+(?:taken|made)\s+(?:on|at|by|under\s+delegated)\b|[-–—:]\s+decisions?\s+(?:taken|made)\s+on\b|^(?:decision|issue)\s+details\W*$|\bdecision\s+(?:record|notice|sheet|list|form|statement)\b|\bdelegated\s+decision\s+record",
    re.IGNORECASE,
)
_DECIDER = re.compile(r"decision[- ]maker|decision (?:was )?(?:made|taken) by", re.IGNORECASE)
_DECIDED_ON = re.compile(
    r"date of (?:the )?decision|decision date|date (?:the )?decision (?:was )?(?:made|taken)|"
    r"decision (?:made|taken) on",
    re.IGNORECASE,
)
_REPORT_TO = re.compile(r"report\s+to\b", re.IGNORECASE)
_DECIDED_BY = re.compile(r"decisions?\s+(?:taken|made)\s+(?:by|on)\s*:", re.IGNORECASE)
_HEADS_DECISION = re.compile(r"(?:the )?decisions?(?: made| taken)?:?", re.IGNORECASE)
_MINUTES = re.compile(
    r"^(?:draft\s+|public\s+)?minutes?(?:\s+of\b.*|\s+and\s+decisions?\b.*|\s*[-–:,(].*)?$|"
    r"^agenda(?:,\s*decisions)?\s+and\s+(?:draft\s+)?minutes\b|"
    # "Cabinet - Minutes, 11 March 2025", as a site titles the page of a meeting
    r"^(?:[\w&,'’-]+\s+){0,8}(?:committee|cabinet|executive|council|board|panel|commission|forum)"
    r"\s*[-–—:|,]\s*(?:draft\s+|public\s+)?minutes(?!\s*[-–—:,]?\s+of\s+(?:the\s+)?(?:last|previous))\b|"
    # Welsh: "Cofnodion cyfarfod y Cabinet", "Cofnodion drafft"
    r"^cofnodion(?:\s+(?:(?:drafft|cyhoeddus|cyfrinachol)\b|(?:(?:o['’]r|y)\s+)?g?c?h?yfarfod|"
    r"(?:y|yr|o['’]r)\s+(?:g?c?abinet|g?cyngor|gyngor|[pb]h?wyllgor|bwrdd|panel|weithrediaeth)\b).*|\s*[-–/:,(].*)?$|"
    r"^(?:minute\s+)?extracts?\s+(?:from|of)\s+(?:the\s+)?(?:draft\s+)?minutes\b|"
    r"^at\s+an?\s+(?:\w+\s+){0,2}?meeting\s+of\b|^notes\s+of\s+(?:a|the)\s+meeting|^record\s+of\s+(?:the\s+)?(?:proceedings|meeting)",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"^(?:members?\s+)?present\b|^in\s+attendance\b|^attendance\b", re.IGNORECASE)
_APOLOGIES = re.compile(
    r"\b(?:apologies|declarations?\s+of\s+(?:[\w-]+\s+){0,3}?interests?)\b", re.IGNORECASE
)
_RESOLVED = re.compile(r"^\W*(?:RESOLVED|Resolved)\b\W*(?:\(|[:–—-]|that\b)")
_RECOMMENDS = re.compile(
    r"^\W*(?:\d\W*)?recommendations?\b(?!\s+(?:track|monitor|log))|^\W*agenda\W*$", re.IGNORECASE
)
_AGENDA = re.compile(
    r"^(?:public\s+)?agenda(?:\s*[-–:]\s*.*|\s+front\s?sheet|\s+for\b.*)?$|"
    r"^summons\s+to\b|^notice\s+of\s+(?:a\s+)?meeting",
    re.IGNORECASE,
)
_INSPECTORATE = re.compile(
    r"\b(?:lead|reporting)\s+inspector\b|^inspected\s+(?:on|from|between)\s+\d|^dates?(?:\(s\))?\s+of\s+(?:visit|inspection)\b|^performance\s+evaluation\s+inspection\b|\b(?:inspection|re-inspection)\s+dates?\b|"
    r"^(?:re-?)?inspection\s+of\b|^area\s+SEND\s+inspection\b|\bdates?\s+of\s+(?:the\s+)?"
    r"(?:previous|last)\s+inspection\b|^joint\s+(?:targeted\s+)?(?:area\s+)?inspection\s+of\b|"
    r"\blocal\s+authority\s+assessment\b|^assessment\s+published\b|\bhow\s+we\s+assess\b|\bHM(?:I|\s+Inspector)|Majesty[’']s\s+Inspector",
    re.IGNORECASE,
)
_LETTER = re.compile(r"^dear\b", re.IGNORECASE)
_VISIT_LETTER = re.compile(
    r"\b(?:focused|monitoring|assurance)\s+visit\s+(?:to|of)\b|this\s+letter\s+summarises\s+the\s+"
    r"findings",
    re.IGNORECASE,
)
# "Between 2 and 6 July Ofsted and the CQC conducted a joint inspection of the local area ..."
_JOINT_LETTER = re.compile(
    r"\b(?:ofsted|cqc|care\s+quality\s+commission|hmicfrs|estyn|inspectorates?|inspectors)\b"
    r"[^.]{0,240}\b(?:conducted|carried\s+out|undertook|completed)\b[^.]{0,60}\b(?:re)?(?:inspection|"
    r"visit|revisit)\b|\bjoint\s+(?:local\s+|targeted\s+)?area\s+(?:SEND\s+)?(?:re)?inspection\b",
    re.IGNORECASE,
)
# "Between 23 and 26 May 2022, Ofsted and the CQC revisited the local area of ..."
_REVISIT = re.compile(
    r"\b(?:ofsted|cqc|care\s+quality\s+commission|hmicfrs|estyn|inspectorates?|inspectors|we)\b"
    r"[^.]{0,240}\b(?:revisited|visited|inspected|re-?inspected)\b|"
    r"^(?:joint\s+)?(?:local\s+)?(?:area\s+)?[\w ]{0,40}\b(?:re-?visit|(?:re-?)?inspection)"
    r"\s+(?:in|of|to)\b",
    re.IGNORECASE,
)
_YOURS = re.compile(r"yours\s+(?:sincerely|faithfully|truly)\b", re.IGNORECASE)
_INSPECTOR = re.compile(r"\bInspectors?\b|\bHMI\b|\bCare Quality Commission\b|\bCQC\b")
_SIGNATURE = 12
_AN_INSPECTION = re.compile(
    r"^(?:an?\s+|the\s+)?(?:\w+\s+){0,2}?(?:re-?)?inspection\s+of\b(?!\s+\d)", re.IGNORECASE
)
_AN_INSPECTORATE = re.compile(r"\bInspectorate\b|\bHMICFRS\b|\bHMIP\b|\bEstyn\b|\bOfsted\b")
_COMMITTEE = re.compile(
    r"(?:[\w&’'-]+,?\s+){0,9}(?:scrutiny\s+)?(?:committee|commission|panel|cabinet)"
    r"(?:\s*[-–,:]\s*[\w ,]+)?",
    re.IGNORECASE,
)
_TO_OR_OF = re.compile(r"report (?:to|of)\b", re.IGNORECASE)
_APPENDIX = re.compile(
    r"^(?:appendix|annexe?|enclosure)\s+(?:[A-Z]{1,2}|\d{1,2}|[ivx]+)\b", re.IGNORECASE
)
# "Appendix 2 to this report is not for publication": of an appendix, on another paper.
_TELLS_OF_ONE = re.compile(
    r"^(?:appendix|annexe?|enclosure)\s+\w{1,4}\s+(?:(?:to|of)\s+(?:this|the)\s+(?:report|paper)\s*)?"
    r"(?:\(?(?:exempt|confidential)\)?\s+)?(?:is|are|has|have|will|contains?|shows?|sets?|gives?)\b",
    re.IGNORECASE,
)
_SUPPLEMENT = re.compile(
    r"\bthis\s+(?:is|paper|document|report|note)\b[^.]{0,60}\b(?:appendix|annexe?)\s+\w{1,3}\b"
    r"[^.]{0,40}\b(?:accompan|support|supplement)",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\breport\b|^(?:purpose|recommendations?|subject|title|from|to)\b|recommendation|"
    r"^(?:(?:progress|annual|quarterly|verbal)\s+)?(?:update|briefing)\s+(?:note|paper|on|to|for)\b",
    re.IGNORECASE,
)


def read_kind(head: Head) -> tuple[PaperKind, str | None]:
    """The kind of paper and the line that says so."""
    if is_call_in(head):
        return "other", None
    lines = head.opening[:40]
    top = lines[:14]
    checks: tuple[tuple[PaperKind, Line | None], ...] = (
        ("decision_record", _decision_record(top) or _tells_of_one_decision(head)),
        ("minutes", _minutes(lines, head)),
        ("inspection_report", _inspection(head) or _of_an_inspectorate(head)),
        ("agenda", _first(lines[:25], _AGENDA, short=True) or lists_items(lines)),
        ("appendix", _appendix(head)),
        ("report", _first(lines, _REPORT, short=True)),
    )
    for kind, line in checks:
        if line is not None:
            return kind, where(line)
    return "other", None


def _decision_record(top: tuple[Line, ...]) -> Line | None:
    # "Minutes and decision record" are minutes; a report may say who took an earlier decision
    reports = any(_REPORT_TO.match(line.text.strip()) for line in top)
    return _first((line for line in top if not _MINUTES.match(line.text.strip())
                   and not (reports and _DECIDED_BY.match(line.text.strip()))),
                  _DECISION_RECORD, short=True)  # fmt: skip


def _tells_of_one_decision(head: Head) -> Line | None:
    """Who decided and on which day, above the words of the decision: a council's page of it."""
    labels = [field.label.strip(" :") for field in head.fields]
    who = any(_DECIDER.fullmatch(label) for label in labels)
    dated = [f for f in head.fields if _DECIDED_ON.fullmatch(f.label.strip(" :")) and f.value]
    says = any(_HEADS_DECISION.fullmatch(line.text.strip()) for line in head.opening)
    return dated[0].line if who and dated and says else None


def _minutes(lines: tuple[Line, ...], head: Head) -> Line | None:
    # "2. Minutes" is an item of an agenda.
    line = _first((line for line in lines[:14] if not line.label), _MINUTES, short=False)
    present = _first(lines, _PRESENT, short=False)
    above = [x for x in lines[:14] if line and (x.page != line.page or present is None)]
    if any(_TO_OR_OF.match(x.text.strip()) for x in above):
        return None  # minutes behind a report, or what it is about, are not what it is
    if line is None:
        # many minutes do not say so: who was there, apologies or what was resolved, and no
        # recommendations
        if present is None or _first(lines, _RECOMMENDS, short=True) is not None:
            return None
        usual = _first(lines, _APOLOGIES, short=True)
        resolved = usual or _first(head.document.lines, _RESOLVED, short=False)
        return present if resolved is not None else None
    return line if present is not None or lines.index(line) < 6 else None


def _inspection(head: Head) -> Line | None:
    lines = head.opening[:40]
    letter = _first(lines, _LETTER, short=True)
    if letter is not None:
        told = _first(lines, _VISIT_LETTER, short=False) or _spread(lines, letter, _JOINT_LETTER)
        return told or (_spread(lines, letter, _REVISIT) if _signed_by_one(head) else None)
    found = [line for line in lines[:25] if _INSPECTORATE.search(line.text)]
    if len(found) < 2 or _goes_to_a_meeting(head):
        return None
    return found[0]


def _of_an_inspectorate(head: Head) -> Line | None:
    """The title of an inspection in a head that names the inspectorate and no meeting."""
    top = head.opening[:12]
    if _goes_to_a_meeting(head):
        return None
    names = any(_AN_INSPECTORATE.search(line.text) and len(line.text) < 110 for line in top)
    return _first(top[:6], _AN_INSPECTION, short=True) if names else None


def _goes_to_a_meeting(head: Head) -> bool:
    """Whether a head says to whom the paper goes: an inspectorate's own report does not.

    What a pack has stamped on it does not count.
    """
    top = [line.text.strip() for line in head.opening[:12]]
    if any(_TO_OR_OF.match(text) or _COMMITTEE.fullmatch(text) for text in top):
        return True
    kinds = ("committee", "meeting_date", "portfolio")
    return any(
        field.kind in kinds and field.line in head.lines and ":" in field.line.text
        for field in head.fields
    )


def _spread(lines: tuple[Line, ...], letter: Line, pattern: re.Pattern[str]) -> Line | None:
    """The line of an inspectorates' letter in which they say that they inspected."""
    start = lines.index(letter)
    if any(_TO_OR_OF.match(line.text) for line in lines[:start]):
        return None
    for at in range(start, len(lines)):
        text = " ".join(line.text for line in lines[at : at + 4])
        match = pattern.search(text)
        if match and match.start() < len(lines[at].text):
            return lines[at]
    return None


def _signed_by_one(head: Head) -> bool:
    """Whether an inspectorate signs the letter, or its inspector does."""
    lines = head.document.lines
    for at, line in enumerate(lines):
        if _YOURS.match(line.text.strip()):
            below = lines[at + 1 : at + 1 + _SIGNATURE]
            return any(_AN_INSPECTORATE.search(x.text) or _INSPECTOR.search(x.text) for x in below)
    return False


def _appendix(head: Head) -> Line | None:
    for line in head.opening[:4]:
        text = line.text.strip()
        if _APPENDIX.match(text) and len(text) < 120 and not _TELLS_OF_ONE.match(text):
            return line
    text = " ".join(line.text for line in head.opening[:30])
    match = _SUPPLEMENT.search(text)
    if match is None:
        return None
    return next((x for x in head.opening if re.search("appendix|annex", x.text, re.I)), None)


def _first(lines: Iterable[Line], pattern: re.Pattern[str], *, short: bool) -> Line | None:
    for line in lines:
        text = line.text.strip()
        if short and (line.bullet or text[:1].islower()):
            continue  # an item of a list, or the rest of a sentence: neither names the paper
        if (not short or len(text) <= 110) and pattern.search(text):
            return line
    return None
