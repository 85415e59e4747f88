"""The name of a body within a text, as papers print it."""

from __future__ import annotations

import re

from ingest.dates import find_dates
from ingest.metadata.who.capitals import titled

_BODY = (
    r"(?:Sub-?\s?Committee|Sub-?\s?Group|Committee|Cabinet|Executive|Board|Panel|Commission|Forum|"
    r"Working\s(?:Group|Party)|Task\s(?:and\sFinish\s)?Group|Assembly|Council|Scrutiny|Partnership|"
    r"Inquiry|Group)"
)
_WORD = r"(?:[A-Z][\w’'.-]*|and|of|the|for|in|on|with|to|&)"
NAME = re.compile(
    rf"(?:{_WORD},?\s+(?:[–-]\s+)?){{0,12}}?{_BODY}"
    rf"(?:\s+(?:[–-]\s+)?(?:{_WORD},?\s+){{0,4}}?{_BODY})*"
    r"(?:\s+\([A-Z][\w\s&,’'-]{2,60}\))?"
    r"(?:(?<=Select Committee) on (?:the )?[A-Z][\w’'-]+(?:(?:,| and| &)? [A-Z][\w’'-]+){0,4})?"
    r"(?![\w’'-]|\s+(?:Member|Members|Director|Directors|Officer|Manager|Meeting|Summary|Lead|Rooms?|"
    r"Leader|[Tt]ax|Councillor|Chamber|House|Offices|Office|Decision|Decisions|Report|Minutes|"
    r"Constitution|Plan|Strategy|Services|Assistant|Headteacher|Housing)\b)"
)
_SHOUTED = re.compile(
    r"\b(?:COMMITTEE|CABINET|EXECUTIVE|BOARD|PANEL|COMMISSION|FORUM|COUNCIL|GROUP|PARTY|ASSEMBLY)\b"
)
_CAPITALS = re.compile(r"\b[A-Z][A-Z'’&,.-]*\b(?:\W{1,3}[A-Z][A-Z'’&,.-]*\b)*")
LEADING = re.compile(
    r"^(?:(?:the|that|this|a|an|of|to|for|and|in|on|report|reports|by|from|minutes?|meeting|"
    r"proceedings|agenda|decision\s+(?:notices?|statement|sheet|list))(?:\s*[–-]\s*|\s+))+",
    re.IGNORECASE,
)
# "C Vane, Chief Executive Officer, Derby Care Board": somebody's post, and whose it is.
_OF_A_PERSON = re.compile(r"\b(?:Officer|Director|Manager|Inspector|Executive),", re.IGNORECASE)
# "Development Committee of Mid Ulster District Council"
_COUNCIL_BEHIND = re.compile(
    r"(?P<body>\b(?:Committee|Cabinet|Board|Panel|Forum|Commission))\s+of\s+(?:the\s+)?"
    r"(?:[A-Z][\w'&,-]*\s+(?:and\s+|of\s+)?){1,6}Council$"
)
_OF_COUNCIL = re.compile(
    r"^(?:[A-Z][\w'-]+ ){1,4}Council [–-] (?=.{8})|"
    r"^(?:[A-Z][\w'-]+ ){1,4}(?:Borough|City|County|District) Council (?=[A-Z].{6,}Committee$)"
)


def committee_name(text: str) -> str | None:
    """The body's name within a text that may carry a date or a salutation too, else None."""
    # one spelling for one body, whichever apostrophe the paper prints
    plain = text.replace("**", "").replace("_", " ").replace("’", "'")
    plain = re.sub(r"\s+", " ", plain).strip(" .:,-–")
    for found in reversed(find_dates(plain)):
        plain = f"{plain[: found.start].rstrip(' ,')}  {plain[found.end :]}".strip()
    if _SHOUTED.search(plain):
        plain = _CAPITALS.sub(lambda match: titled(match.group()), plain)
    match = NAME.search(plain)
    while match and not _is_name(match.group()):
        match = NAME.search(plain, match.end())
    if not match:
        return None
    name = _OF_COUNCIL.sub("", LEADING.sub("", match.group()).strip(" ,-–"))
    name = _COUNCIL_BEHIND.sub(r"\g<body>", name)
    return name[0].upper() + name[1:] if name else None


def _is_name(text: str) -> bool:
    name = LEADING.sub("", text).strip()
    if _OF_A_PERSON.search(name):
        return False
    return bool(name) and name.lower() not in ("scrutiny", "group", "partnership", "inquiry")
