"""The very words of a passage that answer: a date, a sum, a number, a grade, a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import EvidenceItem, Plan
from assistant.question.terms import subject_terms
from assistant.words.dates import periods
from assistant.words.matching import Term, coverage, holds, matched, stem_line
from assistant.words.stems import content_words, stem, words
from assistant.words.values import Value, grades, people, values

_FREQUENCY = re.compile(
    r"\b(?:(?:bi-?|six[- ]|three[- ]|two[- ]|half[- ])?(?:dai|week|fortnight|month|quarter|annual|year|termi?)l?ly(?: basis)?|"
    r"(?:every|each) (?:\w+ ){0,2}(?:day|week|fortnight|month|quarter|year|term|meeting)s?|(?:once|twice|\w+ times) "
    r"(?:a|per|each|every) \w+|regularly|per (?:week|month|year|annum)|a (?:week|month|year))\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|due to|owing to|as a result of|as a consequence|in order to|so that|given (?:the|that)|since|to (?:ensure|"
    r"enable|allow|support|address|improve|provide|reduce)|following (?:the|a|an|concerns?|changes?|feedback|advice|legal)|reflect(?:s|ing)?|caused by|driven by|the reasons?)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_BY = re.compile(
    r"\b(?:by|chair(?:ed|man|person)?(?: is| was)?(?: by)?|author|officer|holder|lead|led by|contact)\b:?\s+(?:an?\s+|the\s+)?"
    r"([A-Z][\w’'-]+(?:\s+(?:of|for|and|the|in|[A-Z][\w’'-]+)){0,8}|an?\s+[\w\s’'-]{3,60}?(?=[.,;]|$))"
)
_MEANS = re.compile(
    r"\b(?:is|are|was|means?|refers? to|stands? for|which (?:is|are)|consists? of|provides?|aims? to)\b\s+(.*)",
    re.I | re.S,
)
_ROLE = re.compile(
    r"\b(?:(?:Corporate|Executive|Service|Strategic|Assistant|Deputy|Interim|Group|Chief|Lead|Head|Independent|Senior)\s+)*"
    r"(?:Director|Manager|Officer|Member|Head|Leader|Chair(?:man)?|Advis[eo]r|Inspector|Councillor|Commissioner|Lead)\b"
    r"(?:\s+(?:of|for)\s+[A-Z][\w’'&,-]*(?:\s+(?:and\s+)?[A-Z][\w’'&-]*)*)?"
)
# A "good standard of practice" grades nobody.
_JUDGES = re.compile(
    r"\bjudge?ments?\b|\bjudged\b|\bgrad(?:e|es|ed|ing)\b|\brat(?:ed|ing|ings)\b|\boverall effectiveness\b"
    r"|\boverall\s*[:|]|\b(?:was|were|been|as) found (?:to be|to require|as)\b|\bRAG\b",
    re.IGNORECASE,
)
_INCORPORATED = re.compile(
    r"\b(?:Ltd|Limited|LLP|plc|PLC|CIC|Inc|Group|Trust|Partners(?:hip)?|Associates|Consult\w*|Services|Solutions|University"
    r"|College|Foundation|Society|Association|Charity|Agency|Homes|Care)\b"
)
_BODY = re.compile(
    r"(?<![.!?•] )(?<!^)\b[A-Z][\w&’'-]*(?:\s+(?:of|for|and|the|&|[A-Z][\w&’'-]*))*\s+[A-Z][\w&’'-]*"
    r"|\b[A-Z][\w&’'-]+(?:\s+[A-Z][\w&’'-]+)*\s+(?:Ltd|Limited|LLP|plc|PLC|CIC|Inc)\b"
)
_PLACE = re.compile(r"\b(?:at|in|near|to|from) (?:the )?((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)*)")
# An event told with one of these verbs is another event than the one asked about, unless the
# question uses the verb: a visit's letter is "published" weeks after the visit.
_OTHER_EVENT = frozenset(
    stem(word)
    for word in """
    published publish issued submitted responded launched approved agreed expires ends began
    started appointed finished completed attached presented considered reviewed reported
    received announced closed opened signed
    """.split()
)


_REFERENCE = re.compile(
    r"\b(?:sections?|paragraphs?|regulations?|articles?|appendix|annex|tables?|items?|pages?|minutes?|schedules?|chapters?"
    r"|rules?|no\.?|numbers?|aged|ages?(?: of)?|under|over the age of|actions?|phase|part|clause|footnote|recommendations?"
    r"|stages?|levels?|tiers?|years?|bands?|types?|grades?|categor(?:y|ies)|standards?|steps?|wards?|units?|priorit(?:y|ies)"
    r"|options?|questions?|objectives?|outcomes?|versions?|figures?|groups?|zones?)\s+$",
    re.IGNORECASE,
)
_NAME_ASKED = re.compile(
    r"\bnam(?:e|es|ed)\b(?!\s+of\s+the\s+(?:firm|company|body))", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\b(?:how (?:many|much|long)|(?:numbers?|total|count) of)\s+([\w\s-]+?)"
    r"(?:\?|$|[:;,–]|\b(?:is|are|was|were|do|does|did|has|have|will|in|at|by|on|for)\b)",
    re.IGNORECASE,
)
_PART = re.compile(r"%|\b(?:percent\w*|per cent|proportion|share|rate)\b", re.IGNORECASE)
_WROTE = re.compile(r"\b(?:wrote|written by|drafted|authored|author of)\b", re.IGNORECASE)
_WRITTEN_BY = re.compile(
    r"\b(?:author|officer|contact|(?:report|joint report|paper) (?:of|by|from)|(?:written|prepared|drafted|produced) by|from)\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"\bhow (?:long|old|soon|far)\b|\b(?:length|duration|age|time|weeks?|months?|years?|days?|period)\b",
    re.I,
)
_STRETCH = re.compile(r"\bhow long\b", re.IGNORECASE)
_SPAN_OF_TIME = re.compile(
    r"^(?:\s+|-)(?:full |working |calendar |consecutive |further |more )?"
    r"(?:minutes?|hours?|days?|weeks?|fortnights?|months?|years?)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?\s?(?:am|pm|a\.m\.?|p\.m\.?|noon|hours|hrs)(?!\w)|\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\bnoon\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[A-Z][\w’'&-]*(?:\s+[\w’'&-]+){0,3})\s*:\s*$")
_CLAUSE = re.compile(r"[,;:](?=\s)")
APART = 2
"""How many words a comma counts for between a value and what it may be the value of."""
VALUE_WANTS = frozenset(
    ["date", "time", "money", "percent", "number", "amount", "grade", "person", "body", "frequency"]
)
"""What is wanted that has a form of its own: a passage without one hardly answers."""


@dataclass(frozen=True, slots=True)
class Answering:
    """Spans of the passage that answer, and how well they fit the question (0 to 1)."""

    spans: tuple[tuple[int, int], ...] = ()
    fit: float = 0.0
    values: tuple[Value, ...] = ()


def answering_words(plan: Plan, text: str, item: EvidenceItem) -> Answering:
    """The words of the kind that the plan wants, nearest to its terms."""
    want = plan.wants
    if len(item.paragraph.cells) > 2:
        return _cell(plan, text, item)
    if want == "grade":
        return _grade(plan, text, item)
    if want in ("date", "money", "percent", "number", "amount"):
        return _nearest(plan, text, _counted(plan, text, _wanted(want, text)), item)
    if want == "person":
        return _person(plan, text, item)
    if want == "body":
        return _body(plan, text)
    if want == "place":
        return _matches(_PLACE.finditer(text), 1, 0.7)
    if want == "time":
        return _matches(_CLOCK.finditer(text), 0, 1.0)
    if want == "frequency":
        return _matches(_FREQUENCY.finditer(text), 0, 1.0)
    if want == "reason":
        return _matches(_REASON.finditer(text), 0, 0.7)
    if want == "meaning":
        return _meaning(plan, text)
    return Answering(fit=0.5)


def _cell(plan: Plan, text: str, item: EvidenceItem) -> Answering:
    """The cell of a table row whose column is the one asked for."""
    paragraph = item.paragraph
    columns = paragraph.columns if len(paragraph.columns) == len(paragraph.cells) else ()
    best: tuple[float, int, int, int] | None = None
    at = 0
    for place, cell in enumerate(paragraph.cells):
        start = text.find(cell, at) if cell else -1
        if start < 0:
            continue
        at = start + len(cell)
        heading = columns[place] if columns else ""
        fit = _cell_fit(plan, cell, heading, place)
        if best is None or fit > best[0]:
            best = (fit, -place, start, at)
    if best is None or best[0] < 0.4:
        return Answering(fit=0.2)
    return Answering(((best[2], best[3]),), min(best[0], 1.0))


def _cell_fit(plan: Plan, cell: str, heading: str, place: int) -> float:
    if any(matched(term, stem_line(cell)) for term in subject_terms(plan.topic)):
        return 0.0
    fit = 0.0 if place == 0 else 0.2
    if plan.wants in ("date", "money", "percent", "number", "amount", "grade"):
        fit += 0.35 if _has_kind(plan.wants, cell, heading) else -0.2
    elif plan.wants == "person":
        fit += 0.35 if people(cell) or _ROLE.search(cell) else -0.2
    told = periods(heading)
    if told and plan.times.periods:
        fit += 0.4 if any(a.meets(t) for a in plan.times.periods for t in told) else -0.3
    line = stem_line(heading)
    held = sum(term.weight for term in plan.topic if matched(term, line))
    return fit + 0.3 * min(held, 1.0)


def _has_kind(want: str, cell: str, heading: str) -> bool:
    if want == "grade":
        return bool(grades(cell))
    kinds = {value.kind for value in values(cell)}
    if want == "money":
        return "money" in kinds or ("number" in kinds and "£" in heading)
    if want == "percent":
        return "percent" in kinds or ("number" in kinds and "%" in heading)
    if want in ("number", "amount"):
        return bool(kinds & {"number", "percent", "money"})
    return want in kinds


def _matches(found: Iterable[re.Match[str]], group: int, fit: float) -> Answering:
    spans = tuple(match.span(group) for match in found)
    return Answering(spans[:1], fit) if spans else Answering()


def _wanted(want: str, text: str) -> list[Value]:
    kinds = {
        "number": ("number", "percent"),
        "percent": ("percent", "number"),
        "amount": ("money", "percent", "number"),
    }.get(want, (want,))
    return [
        value
        for value in values(text)
        if value.kind in kinds and not _REFERENCE.search(text[: value.start])
    ]


def _counted(plan: Plan, text: str, found: list[Value]) -> list[Value]:
    """Stretches of time (``12 months``) alone where one is asked for, none where it is not."""
    if plan.wants not in ("number", "amount"):
        return found
    if _HOW_LONG.search(plan.text):
        stretches = [value for value in found if _SPAN_OF_TIME.match(text[value.end :])]
        return stretches or ([] if _STRETCH.search(plan.text) else found)
    return [value for value in found if not _SPAN_OF_TIME.match(text[value.end :])]


def _grade(plan: Plan, text: str, item: EvidenceItem) -> Answering:
    found = grades(text)
    if not found:
        return Answering()
    if item.paragraph.cells:
        last = max(found, key=lambda value: value.start)
        return Answering(((last.start, last.end),), 1.0, (last,))
    if not _JUDGES.search(text):
        return Answering()
    return Answering(((found[0].start, found[0].end),), 0.6, found[:1])


def _nearest(plan: Plan, text: str, found: list[Value], item: EvidenceItem) -> Answering:
    """The value that stands nearest to the question's terms, a number best beside its noun."""
    fresh = [value for value in found if not _is_in_question(plan, value)]
    if not fresh:
        return Answering()
    weighed = [(_fit(plan, text, value, item), -value.start, value) for value in fresh]
    fit, _, best = max(weighed, key=lambda one: (one[0], one[1]))
    return Answering(((best.start, best.end),), fit, (best,))


def _is_in_question(plan: Plan, value: Value) -> bool:
    return f" {value.text.lower()} " in f" {' '.join(plan.text.lower().replace('?', ' ').split())} "


def _fit(plan: Plan, text: str, value: Value, item: EvidenceItem) -> float:
    """1.0 for a value right beside a term of the question, less with each word between."""
    if item.paragraph.cells:
        return 0.85
    before, after = words(text[: value.start]), words(text[value.end :])
    inside = len(words(_CLAUSE.split(text[: value.start])[-1]))
    follows = len(words(_CLAUSE.split(text[value.end :])[0]))
    distances = []
    for term in plan.topic:
        left = _distance(before[::-1], term, reverse=True)
        right = _distance(after, term, reverse=False)
        # "A budget of £61.8m, an overspend of £4.2m": the comma parts the overspend from the first.
        distances += [] if left is None else [left + (0 if left < inside else APART)]
        distances += [] if right is None else [right + (0 if right < follows else APART)]
    if not distances:
        return 0.45
    fit = max(1.0 - 0.05 * min(distances), 0.35)
    if plan.wants == "number":
        fit += _counting(plan, value, after)
    if plan.wants == "amount" and value.kind == "number":
        fit -= 0.25
    if plan.wants == "percent" and value.kind == "number":
        fit -= 0.35
    if plan.wants == "date" and _other_event(plan, before):
        fit -= 0.3
    return min(max(fit, 0.1), 1.2)


def _distance(tokens: list[str], term: Term, *, reverse: bool) -> int | None:
    stems = [stem(token) for token in tokens[:25]]
    for form in term.forms:
        wanted = form[::-1] if reverse else form
        for at in range(len(stems) - len(wanted) + 1):
            if tuple(stems[at : at + len(wanted)]) == wanted:
                return at
    return None


def _counting(plan: Plan, value: Value, after: list[str]) -> float:
    """What it adds that a number counts what is asked for, and takes that it counts another
    thing or is a part of the whole."""
    asked = _COUNTED.search(plan.text)
    if asked is None:
        return 0.0
    part = value.kind == "percent" and not _PART.search(plan.text)
    nouns = {stem(word) for word in content_words(asked.group(1))}
    counts = nouns.intersection(stem(word) for word in after[:4])
    return (0.3 if counts else -0.1) - (0.25 if part else 0.0)


def _other_event(plan: Plan, before: list[str]) -> bool:
    near = {stem(word) for word in before[-7:]} & _OTHER_EVENT
    asked = {part for term in plan.topic for form in term.forms for part in form}
    return bool(near - asked)


def _person(plan: Plan, text: str, item: EvidenceItem) -> Answering:
    if _WROTE.search(plan.text) and not _WRITTEN_BY.search(text):
        return Answering()
    question = plan.text.lower()
    found = [value for value in people(text) if value.text.lower() not in question]
    named = [
        value
        for value in found
        if not _is_thing(value.text) and not _is_of_other_office(plan, text, value)
    ]
    if named:
        best = min(named, key=lambda value: _term_distance(plan, text, value))
        fit = 0.85 if _is_introduced(text, best) else 0.45
        if _is_asked_line(plan, text, item):
            fit = 1.6 if _WROTE.search(plan.text) else 1.2
        elif item.paragraph.cells:
            fit = 1.0
        return Answering(((best.start, best.end),), fit, (best,))
    if _NAME_ASKED.search(plan.text):
        # "An independent adviser" is no name.
        return Answering()
    match = _BY.search(text)
    if match and not any(value.kind == "date" for value in values(match.group(1))):
        return Answering((match.span(1),), 0.7)
    roles = [m for m in _ROLE.finditer(text) if m.group().lower() not in question]
    return Answering((roles[0].span(),), 0.45) if roles else Answering()


def _is_of_other_office(plan: Plan, text: str, name: Value) -> bool:
    """Whether a label just before a name (``Cabinet Member: ...``) is of nothing asked for."""
    label = _LABEL.search(text[: name.start])
    strong = subject_terms(plan.topic)
    if label is None or not strong:
        return False
    line = stem_line(label.group("label"))
    return bool(_ROLE.search(label.group("label"))) and not any(matched(t, line) for t in strong)


def _is_asked_line(plan: Plan, text: str, item: EvidenceItem) -> bool:
    """Whether a line of the front matter (``Author: ...``) is of the role asked for."""
    if item.paragraph.kind != "front_matter":
        return False
    if _WROTE.search(plan.text):
        return bool(_WRITTEN_BY.search(text))
    return coverage(subject_terms(plan.topic), [(text, 1.0)]) >= 0.5


def _body(plan: Plan, text: str) -> Answering:
    """The name of a firm or body that the question does not name: capitalised words together."""
    question = plan.text.lower()
    found = [
        match
        for match in _BODY.finditer(text)
        if match.group().lower() not in question and not periods(match.group())
    ]
    marked = [match for match in found if _INCORPORATED.search(match.group())]
    spans = tuple(match.span() for match in (marked or found))
    return Answering(spans[:1], 1.0 if marked else 0.6) if spans else Answering()


def _is_introduced(text: str, name: Value) -> bool:
    """Whether something beside a name says that it is a person's: a title, a role, a verb."""
    before, after = text[max(name.start - 40, 0) : name.start], text[name.end : name.end + 60]
    return bool(
        re.match(r"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof)", name.text)
        or re.search(r"(?:\bby|\bwith|\bof|:|,|\b[A-Z]?[a-z]*(?:or|er|ist|man|ir|ead))\s+$", before)
        or re.match(r"\s*(?:,|\(|who\b|is\b|was\b|has\b|had\b|said\b|chairs?\b|and\b)", after)
    )


def _is_thing(name: str) -> bool:
    """Whether capitalised words name a body or a title rather than a person."""
    things = """
    council committee board service services children young people county city report plan
    framework inspection authority director officer manager department directorate cabinet
    member holder executive corporate head group team hub act local integrated improvement
    assistant practice standards portfolio meeting select scrutiny commission panel budget
    quarter performance family social public health adult education strategy safeguarding
    partnership appendix annual review majesty majestys ofsted district borough north south east
    west visit visits focused contact author lead interim chief general deputy full united kingdom england
    """.split()
    return bool(set(words(name)) & set(things))


def _term_distance(plan: Plan, text: str, value: Value) -> int:
    before, after = words(text[: value.start]), words(text[value.end :])
    distances = [
        distance
        for term in plan.topic
        for distance in (
            _distance(before[::-1], term, reverse=True),
            _distance(after, term, reverse=False),
        )
        if distance is not None
    ]
    return min(distances, default=50)


def _meaning(plan: Plan, text: str) -> Answering:
    """``X is ...`` or ``the long form (X)`` for the thing asked about."""
    line = f" {' '.join(stem(word) for word in words(text))} "
    for term in plan.topic:
        if not term.forms[1:] or len(term.forms[0]) > 1:
            continue
        long = [form for form in term.forms[1:] if len(form) > 1 and holds(line, form)]
        if long and holds(line, term.forms[0]):
            return Answering((), 1.0)
    held = [term for term in plan.topic if matched(term, line)]
    match = _MEANS.search(text)
    if held and match and any(matched(term, _before(text, match.start())) for term in held):
        return Answering((match.span(1),), 0.9)
    return Answering(fit=0.3)


def _before(text: str, end: int) -> str:
    return f" {' '.join(stem(word) for word in words(text[:end]))} "
