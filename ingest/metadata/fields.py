"""The labelled fields of a paper's head: ``Date of Meeting: December 7th 2022``.

Heads come as lines with colons, as table rows and as two columns whose rule lines are lost, so a
field is known by its label, which councils word in a small number of ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.lines import Line

FieldKind = Literal[
    "meeting_date",
    "date",
    "published_date",
    "decision_date",
    "inspection_date",
    "committee",
    "title",
    "authority",
    "agenda_item",
    "author",
    "officer_role",
    "contact",
    "portfolio",
    "status",
    "inspector",
    "meeting",
    "decision_number",
    "application",
    "site",
]

_BODY = r"(?:committee|meeting|panel|board|cabinet|council|commission|executive|sub-?committee)"
_LABELS: tuple[tuple[FieldKind, str], ...] = (
    (
        "meeting_date",
        rf"date (?:and time )?of (?:the )?(?:\w+ )?{_BODY}(?: meeting)?|{_BODY}(?: meeting)? date"
        rf"(?: and time)?|date of {_BODY}/decision|meeting held on|{_BODY} held on|"
        r"date (?:and time )?of (?:the )?hearing|hearing date",
    ),
    ("inspection_date", r"(?:inspection|visit|fieldwork)(?: on-?site)? dates?|dates? of "
                        r"(?:the )?(?:inspection|visit|fieldwork)|inspected on"),
    (
        "published_date",
        r"(?:report )?published(?: on)?|date (?:of )?(?:publication|published|issued?|report)|"
        r"publication date|report date|issued(?: on)?",
    ),
    (
        "decision_date",
        r"date of (?:the )?decision|decision date|date (?:of )?(?:the )?(?:decision )?(?:was )?"
        r"(?:taken|made)|decision (?:was )?(?:taken|made|signed)(?: on)?|date (?:of )?"
        r"sign(?:ed|ing|ature)|date (?:(?:assessment |form )?completed|of completion)|completed on",
    ),
    (
        "title",
        r"(?:report |item |paper |document |decision )?title"
        r"(?: of (?:the )?(?:report|decision|paper|item))?|"
        r"subject(?: of (?:the )?(?:report|paper|decision))?|name of (?:the )?report|"
        r"subject(?: matter)? ?/ ?title(?: of (?:the )?decision)?|subject matter|report on|re",
    ),
    ("agenda_item", r"agenda (?:item|no|ref)(?: (?:no|number|ref))?|item (?:no|number)|item"),
    ("authority", r"(?:name of )?(?:local )?authority|council name|name of council"),
    (
        "portfolio",
        r"(?:relevant |responsible |lead )?(?:cabinet|portfolio|lead|executive) (?:member|holder|"
        r"councillor|lead)\b.*|portfolio(?: area)?|(?:lead )?councillor|cabinet lead",
    ),
    ("contact", r"contact(?: (?:officer|person|details|point|for).*)?|for (?:further )?(?:any )?"
                r"(?:information|enquiries).*|ask for|officer contact.*|enquiries to"),
    ("inspector", r"(?:lead|reporting) inspector"),
    (
        "author",
        r"(?:report |lead )?authors?\b.*|(?:report(?:ed)?|written|prepared|presented|submitted) by|"
        r"by|from|lead officer|report(?:ing)? officer|responsible officer|officer presenting|"
        r"officer/member presenting|author\(s\).*",
    ),
    ("officer_role", r"report of|report from|(?:corporate |executive |service |strategic |"
                     r"responsible |lead )?(?:director|head of service).*"),
    (
        "committee",
        rf"(?:name of )?(?:the )?(?:scrutiny |decision[- ]making )?{_BODY}|report (?:to|for)|to|"
        r"decision (?:to be )?(?:taken|made) by|decision[- ]maker|meeting (?:title|name|of)|body|"
        r"forum|name of (?:committee|meeting)",
    ),
    ("status", r"classification|(?:report |publication |exempt(?:ion)? )?status(?: of (?:the )?"
               r"(?:report|paper|item|decision))?|confidentiality|access to information|"
               r"(?:open|public)(?: ?/ ?| or )(?:exempt|private|confidential|closed|non[- ]public)"
               r"(?: (?:report|item|status))?|(?:exempt|confidential) or (?:exempt|confidential) "
               r"(?:reasons?|grounds)|"
               r"(?:contains )?(?:exempt|confidential)"
               r"(?:(?: or | and | ?[/&] ?)(?:exempt|confidential))?(?: information| report)?|"
               r"(?:does|is) th(?:e|is) (?:report|item|paper)"
               r"(?: contain)?(?: any)? (?:exempt|confidential|restricted|private)\b.{0,40}|"
               r"(?:reasons?|grounds?|paragraphs?|category|categories) (?:for|of) (?:the )?"
               r"(?:exemption|confidentiality|restriction|exclusion|non-?publication)|"
               r"(?:exempt|confidential|restricted|private) (?:appendix|appendices|annex|annexes)|"
               r"(?:(?:is|can|may|will) th(?:is|e) (?:report|item|paper|document) )?(?:be )?"
               r"(?:suitable )?(?:for (?:publication|release|disclosure)|published|"
               r"open to the public|public)\??"),
    ("date", r"dated?(?: and time)?"),
    ("application", r"(?:planning )?application (?:no|number|ref|reference)(?: (?:no|number))?"),
    ("site", r"(?:site )?(?:location|address)|(?:location|address) of (?:the )?site"),
    ("decision_number", r"decision (?:no|number|ref)\b.*|report (?:no|number|ref)|reference"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(rf"(?:{body})", re.IGNORECASE)) for kind, body in _LABELS)
_COLON = re.compile(r"^\W{0,2}(?P<label>[A-Z][^:|]{1,70}?)\s*:(?!//)\s*(?P<value>.*)$")
# Labels that are plain even where the rule between them and their value is lost.
_PLAIN = re.compile(
    r"^(?P<label>(?:date of (?:meeting|committee|panel|board)|(?:meeting|committee|report) date|"
    r"(?:report )?title of report|report title|subject of report|agenda item(?: no\.?| number)?|"
    r"lead officer|lead member|portfolio holder|cabinet member|report author|"
    r"reporting inspector|lead inspector|meeting title))\s*[.]?\s+(?P<value>(?!for\b)\S.*)$",
    re.IGNORECASE,
)
# A form's label and a value in capitals: "Title QUARTER 2 BUDGET MONITOR".
_SHOUTED = re.compile(r"^(?P<label>Title|Subject|Date|Committee)\s+(?P<value>[A-Z\d][^a-z]{4,})$")
_SECOND = re.compile(r"\s(?=(?:Time|Place|Venue|Ask for|Telephone|Tel|Portfolio|Contact):)")
# Words and signs that a line does not end with unless it goes on below.
HANGING = re.compile(r"(?:,|\b(?:and|of|for|the|in|on|to|with)|&|/|-|–)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its values, one per line of the paper, with the line where it begins."""

    kind: FieldKind | None
    label: str
    values: tuple[str, ...]
    line: Line

    @property
    def value(self) -> str:
        """The values in one line."""
        return " ".join(self.values)


def said(field: Field) -> str:
    """The field as printed, in one line, for telling where a value was read."""
    return f"{field.label.rstrip(' :')}: {field.value}"


def kind_of(label: str) -> FieldKind | None:
    """What a label announces, or None where it is no label of a paper's head."""
    plain = re.sub(r"\(s\)|[*_\[\]]|\(.*?\)", "", label)
    plain = re.sub(r"\s+", " ", plain).strip(" :.#").lower()
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(plain):
            return kind
    if "/" in plain:
        parts = [kind_of(part) for part in plain.split("/", 1)]
        return parts[0] if parts[0] is not None else parts[1]
    return None


def read_fields(lines: Sequence[Line]) -> list[Field]:
    """The fields that the lines print, each with the lines that its value runs on over."""
    fields: list[Field] = []
    at = 0
    while at < len(lines):
        field, used = _table_field(lines, at) if lines[at].cells else _line_field(lines, at)
        if field is not None:
            fields.append(field)
        at += used
    return fields


def of_kind(fields: Iterable[Field], *kinds: FieldKind) -> list[Field]:
    """The fields of these kinds that have a value."""
    return [field for field in fields if field.kind in kinds and field.value.strip()]


def _table_field(lines: Sequence[Line], at: int) -> tuple[Field | None, int]:
    line = lines[at]
    cells = [cell.strip() for cell in line.cells]
    filled = [cell for cell in cells if cell]
    if filled and _COLON.match(filled[0]) and not (len(filled) > 1 and filled[0].endswith(":")):
        return _colon_cells(filled, line), 1
    if len(filled) < 2:
        return None, 1
    label, values = filled[0], filled[1:]
    used = 1
    while at + used < len(lines) and lines[at + used].cells:
        below = [cell.strip() for cell in lines[at + used].cells]
        if below[0] and not (_runs_on(label) and kind_of(f"{label} {below[0]}") is not None):
            break
        label = f"{label} {below[0]}".strip()
        values += [cell for cell in below[1:] if cell]
        used += 1
    kind = kind_of(label)
    return (Field(kind, label, tuple(values), line), used) if kind else (None, 1)


def _runs_on(label: str) -> bool:
    return not label.endswith(":") and bool(HANGING.search(label))


def _colon_cells(cells: list[str], line: Line) -> Field | None:
    match = _COLON.match(cells[0])
    if match is None or kind_of(match["label"]) is None:
        return None
    return Field(kind_of(match["label"]), match["label"], (match["value"],), line)


def _line_field(lines: Sequence[Line], at: int) -> tuple[Field | None, int]:
    line = lines[at]
    match = _COLON.match(line.text) or _PLAIN.match(line.text) or _SHOUTED.match(line.text)
    kind = kind_of(match["label"]) if match else None
    if match is None or kind is None or len(line.text) > 300:
        return None, 1
    values = [_SECOND.split(match["value"])[0].strip()]
    used = 1
    while at + used < len(lines) and _continues(line, lines[at + used], values[-1]):
        values.append(lines[at + used].text.strip())
        used += 1
    return Field(kind, match["label"], tuple(v for v in values if v), line), used


def _continues(first: Line, line: Line, so_far: str) -> bool:
    """Whether a line goes on with the value: indented beyond the label, or left hanging."""
    if line.cells or line.heading or line.label or line.page != first.page:
        return False
    if (match := _COLON.match(line.text)) and kind_of(match["label"]):
        return False
    if len(line.text) > 300:
        return False
    if re.match(r"\d+(?:\.\d+)*[.)]?\s", line.text) and not HANGING.search(so_far):
        return False
    if (line.indent or 0) > (first.indent or 0) + 0.08:
        return True
    if not so_far:
        return not line.text.endswith(":")
    return bool(HANGING.search(so_far)) and not line.text.endswith(":")
