"""What a block is for: front matter, agenda item, heading of a minute, resolution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.layout.advice import is_recorded
from ingest.layout.blocks import Block, ended
from ingest.layout.headings import ITEM_BELOW, Headings
from ingest.layout.labels import Marker, follows
from ingest.layout.minutes import MINUTES, minutes
from ingest.layout.signatures import is_name, is_post, is_signatory

_RESOLUTION = re.compile(
    r"\bRESOLVED\b|^(?:[Ii]t was )?[Rr]esolved\b|^(?:It was )?AGREED\b|^DECIDED\b|^Resolution\b"
)
_ASKED = re.compile(
    r"^(?:it is |we )?(?:therefore )?recommend(?:ed)?,? that\b"
    r"|\b(?:is|are) (?:asked|recommended|requested|invited|advised) to\s*:?$"
    r"|\b(?:is|are) recommended(?: that| to)?\s*:?$",
    re.IGNORECASE,
)
# A meeting is under way where it did something.
_DID = re.compile(
    r"(?:it was |the (?:committee|council|cabinet|board|panel) )(?:unanimously )?"
    r"(?:agreed|resolved|decided|noted)\b|there (?:was|were) submitted\b|resolved\W",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"recommend(?:ed|ations?|ation\(s\))\s*[:.–—-]?\s+that\b(?!.*:$)|"
    r"that\s+(?:the\s+)?(?:[\w&,'’-]+\s+){0,6}?(?:cabinet|council|executive|committee|board|panel|"
    r"commission|authority|members?)\s+(?:agrees?|approves?|notes?|endorses?|adopts?|supports?)\b",
    re.IGNORECASE,
)
_ASKED_HINTS = ("recommend", "asked", "requested", "invited", "advised")
_AGENDA = re.compile(r"^(?:public )?agenda(?:\s*[-–—:]?\s*part\s+\w+)?\W*$", re.IGNORECASE)
_KEYED = re.compile(r"^[A-Z][\w/()'’&, -]{1,60}[:?](?:\s|$)")
_CONTENT_KEY = re.compile(
    r"^(?:summary|executive summary|recommend|purpose|background|introduction|"
    r"(?:the )?(?:decisions?|resolutions?)(?: made| taken)?\W*$|reasons? for\b|"
    r"(?:alternative )?options\b)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"^(?:for any enquiries|for (?:further|more) information|contact|report authors?|"
    r"lead officers?|author|officer contact|further information)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"@[\w-]+\.\w|\b(?:tel|telephone|email|e-mail|t|e)\s*:\s*\S", re.I)
_IMPRINT = re.compile(
    r"^the office for standards in education, children[’']s services and skills\b|"
    r"^if you would like a copy of this document|\bopen government licence\b|^©\s*crown copyright",
    re.IGNORECASE,
)
_IMPRINT_MOST = 25
_PROSE = 160
_GREETING = re.compile(r"^dear\s+\S.{0,80}$|^to whom it may concern\b", re.IGNORECASE)
# the line for the chair's name at the end of minutes, with the dots or the rule to write on
_SIGNED = re.compile(
    r"^(?:signed|chair\w*|dated?)\b[^.…_]{0,40}(?:\.{5,}|…{2,}|_{2,}).{0,120}$", re.IGNORECASE
)
_SENTENCE = re.compile(r"^(?:\S+\s+){4,}\S*[\w)][.?!:]$")
_FEW = 5
_FAREWELL = re.compile(r"^yours\s+(?:sincerely|faithfully|truly)\b", re.IGNORECASE)
_SIGNED_MOST, _ADDRESS_MOST = 5, 14


@dataclass(slots=True)
class Plan:
    """The places of blocks with a part of their own to play.

    ``minutes`` gives the name of what a heading numbers: ``Minute 80``, ``E/24/11``.
    """

    front: set[int] = field(default_factory=set)
    agenda: set[int] = field(default_factory=set)
    minutes: dict[int, str] = field(default_factory=dict)


def plan_of(blocks: Sequence[Block], headings: Headings) -> Plan:
    """Find them in the blocks of a paper."""
    plan = Plan()
    plan.agenda = _agenda(blocks)
    plan.minutes = minutes(blocks, headings)
    plan.front = _front(blocks, headings) | _contacts(blocks, headings) | _item_notes(blocks)
    plan.front |= _signatures(blocks, headings) | _imprint(blocks, headings)
    plan.front |= _farewell(blocks, headings)
    return plan


def _imprint(blocks: Sequence[Block], headings: Headings) -> set[int]:
    """The publisher's own words at the end: what it is, its licence, where to write to."""
    start = max(len(blocks) // 2, len(blocks) - _IMPRINT_MOST)
    for place in range(start, len(blocks)):
        if place not in headings and _IMPRINT.search(blocks[place].text):
            rest = blocks[place:]
            if any(
                block.table or (block.marker and block.marker.style != "bullet") for block in rest
            ):
                continue
            return {at for at in range(place, len(blocks)) if at not in headings}
    return set()


def is_asked(text: str) -> bool:
    """Whether the text puts recommendations: ``Cabinet is asked to`` or ``recommended that``."""
    lower = text.lower()
    return any(hint in lower for hint in _ASKED_HINTS) and bool(_ASKED.search(text))


def is_put(text: str) -> bool:
    """Whether the text is itself what is recommended: ``Recommendation: that Cabinet ...``."""
    return bool(_PUT.match(text))


def is_resolution(text: str) -> bool:
    """Whether the text says what a meeting resolved (``UNRESOLVED`` or ``resolves to`` do not)."""
    lower = text.lower()
    may = "resol" in lower or "agreed" in lower or "decided" in lower
    return (may and bool(_RESOLUTION.search(text))) or is_recorded(text)


def _agenda(blocks: Sequence[Block]) -> set[int]:
    """The numbered items below a line that says AGENDA, as long as their numbers run on."""
    for place, block in enumerate(blocks[:60]):
        if _AGENDA.match(block.text):
            return _items(blocks, place + 1)
    return set()


def _items(blocks: Sequence[Block], start: int) -> set[int]:
    found: set[int] = set()
    last: Marker | None = None
    for place in range(start, len(blocks)):
        block = blocks[place]
        if (not block.marker and MINUTES.match(block.text)) or (
            last and len(block.text) > 4 * _PROSE
        ):
            break
        if not block.marker or block.marker.style not in ("number", "reference"):
            continue
        if last is None or follows(block.marker, last):
            found.add(place)
            last = block.marker
        elif block.marker.series == last.series:
            break
    return found


def _front(blocks: Sequence[Block], headings: Headings) -> set[int]:
    """What stands before the first paragraph: addressees, dates, authors, titles."""
    found: set[int] = set()
    for place, block in enumerate(blocks):
        if block.marker and block.marker.style != "bullet":
            break
        if (_CONTENT_KEY.match(block.text) and not block.table) or _introduces(blocks, place):
            break
        if _DID.match(block.text) or (place and _GREETING.match(blocks[place - 1].text)):
            break
        keyed = bool(_KEYED.match(block.text))
        if not (block.table or keyed or MINUTES.match(block.text)) and len(block.text) > _PROSE:
            break
        if place in headings and not _title(blocks, headings, place):
            break
        found.add(place)
    if len(found) < len(blocks) or len(blocks) < _FEW:
        return found
    # a paper of short paragraphs without numbers: its front ends where its first sentence stands
    text = next((at for at, block in enumerate(blocks) if _SENTENCE.search(block.text)), None)
    return {at for at in found if text is None or at < text}


def _introduces(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block leads in to the list right below: ``The Cabinet Member agreed:``."""
    marker = blocks[place + 1].marker if place + 1 < len(blocks) else None
    return bool(marker) and len(blocks[place].text.split()) > 2 and bool(
        re.search(r"\s[a-z]+:$", blocks[place].text)
    )  # fmt: skip


def _title(blocks: Sequence[Block], headings: Headings, place: int) -> bool:
    """A heading above front matter names the paper; one above prose names a section."""
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    if after is None or after.table:
        return True
    if place + 1 in headings or MINUTES.match(after.text) or _KEYED.match(after.text):
        return True
    return not after.marker and len(after.text) < _PROSE and not ended(after.text)


def _contacts(blocks: Sequence[Block], headings: Headings) -> set[int]:
    found: set[int] = set()
    within = False
    for place, block in enumerate(blocks):
        if place in headings:
            within = bool(_CONTACT.match(block.text))
            continue
        if not block.marker and _CONTACT.match(block.text) and len(block.text) < _PROSE:
            within = True
        reachable = within or len(block.text) < _PROSE
        address = reachable and bool(_ADDRESS.search(block.text))
        short = len(block.text) < _PROSE and not block.table
        if not block.marker and ((short and (within or is_signatory(block.text))) or address):
            found.add(place)
        elif len(block.text) >= _PROSE:
            within = False
    return found


def _signatures(blocks: Sequence[Block], headings: Headings) -> set[int]:
    """A name and the post below it, or a line to sign on."""
    found = {place for place, block in enumerate(blocks) if _SIGNED.match(block.text)}
    for place, (block, after) in enumerate(pairwise(blocks)):
        pair = {place, place + 1}
        if block.marker or after.marker or pair & headings.levels.keys():
            continue
        if is_name(block.text) and is_post(after.text):
            found |= pair
    return found


def _farewell(blocks: Sequence[Block], headings: Headings) -> set[int]:
    """The end of a letter: the greeting and the name and office below it."""
    found: set[int] = set()
    for place, block in enumerate(blocks):
        if not _FAREWELL.match(block.text):
            continue
        found.add(place)
        near = len(blocks) - place <= _ADDRESS_MOST  # the writer's address ends the letter
        most = _ADDRESS_MOST if near else _SIGNED_MOST
        for at in range(place + 1, min(place + most, len(blocks))):
            below = blocks[at]
            if at in headings or below.marker or below.table or ended(below.text):
                break
            found.add(at)
    return found


def _item_notes(blocks: Sequence[Block]) -> set[int]:
    return {place for place, block in enumerate(blocks) if ITEM_BELOW.match(block.text)}
