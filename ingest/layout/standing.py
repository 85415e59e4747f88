"""How far a block stands out from the text around it: by type, by capitals or by its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.layout.blocks import Block, Setting, ended
from ingest.layout.signatures import is_name, is_post, is_signatory

LONGEST = 160
_PLAIN_WORDS = 10
_LARGER = 1.09
_DISPLAYED, _FEW_WORDS = 1.15, 4
_KEYED = re.compile(r"^[A-Z][^:.?]{1,60}[:?]\s*\S")
# "Appendix A: Risk register", "Schedule 2 - Fees": it counts what it names
_COUNTED_PART = re.compile(
    r"^(?:appendix|annexe?|schedule|part|section|chapter)\s+(?:[A-Z]|\d{1,2}|[ivx]{1,4})\s*[:–—-]\s*\S",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# those who voted or were there, on a line of their own: "Ms Hornbeam, Mr Elder"
_PEOPLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor)s?\.? [A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}"
    r"(?:,? and |[,;] |$))+$"
)


def is_field(block: Block, setting: Setting) -> bool:
    """A field of a form with its value, not a title with a colon in it."""
    if not _KEYED.match(block.text) or block.text.isupper():
        return False
    if block.bold and not setting.bold and _COUNTED_PART.match(block.text):
        return False
    return not _large(block, setting) or bool(_YEAR.search(block.text))


def leads_in(blocks: Sequence[Block], place: int, setting: Setting) -> bool:
    """A line that introduces the list right below it."""
    block = blocks[place]
    after = blocks[place + 1].marker if place + 1 < len(blocks) else None
    listed = after is not None and after.style in ("bullet", "letter", "roman")
    return listed and block.text.endswith(":") and not _large(block, setting)


def _large(block: Block, setting: Setting) -> bool:
    return bool(setting.size) and block.size > _LARGER * setting.size


def display(block: Block, setting: Setting) -> bool:
    """Type so large that even a sentence in it is a heading."""
    few = len(block.text.split()) <= _FEW_WORDS
    bold = block.bold and not setting.bold
    return _large(block, setting) and (few or bold or block.size > _DISPLAYED * setting.size)


def stands_out(block: Block, setting: Setting, capitals: bool = True) -> bool:
    """Larger, bold among lighter type, or (with ``capitals``) in capitals."""
    if len(block.text) > LONGEST or (setting.size and block.size < 0.9 * setting.size):
        return False
    letters = [sign for sign in block.text if sign.isalpha()]
    shouted = len(letters) > 3 and sum(sign.isupper() for sign in letters) > 0.8 * len(letters)
    bold = block.bold and not setting.bold
    return _large(block, setting) or bold or (capitals and shouted and len(block.text.split()) < 20)


def typographic(block: Block, setting: Setting) -> bool:
    """Whether a block stands out by its type alone."""
    return not block.table and stands_out(block, setting, capitals=False)


def signature(blocks: Sequence[Block], place: int) -> bool:
    """A name, an office or both, set bold at the end of a report."""
    text = blocks[place].text
    if is_signatory(text):
        return True
    office = is_post(text) and text.upper() != text
    if office and (len(blocks[place].lines) > 1 or (place and is_name(blocks[place - 1].text))):
        return True
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    if following is None or following.marker:
        return False
    person = following.text.partition(",")[0]
    if is_signatory(following.text) and not is_post(person):
        return False  # "Contact Details", above a line that gives the name and the office
    return is_name(text) and is_post(following.text)


def plain_heading(blocks: Sequence[Block], place: int) -> bool:
    """A short line set like the text, above a paragraph that it names."""
    block = blocks[place]
    words = block.text.split()
    most = 2 * _PLAIN_WORDS if block.text.endswith("?") else _PLAIN_WORDS
    if len(words) > most or len(block.lines) > 1 or not block.text[0].isupper():
        return False
    asks = block.text.endswith("?") and block.first.blank_before
    if place + 1 >= len(blocks) or (ended(block.text.rstrip(":")) and not asks):
        return False
    if _PEOPLE.match(block.text):
        return False
    before = blocks[place - 1] if place else None
    if before and before.text.endswith(":") and not before.marker:
        return False
    after = blocks[place + 1]
    if after.table or (
        not after.first.blank_before and after.first.box is None and not after.marker
    ):
        return False
    if after.marker and asks and after.marker.style == "bullet":
        return True
    if after.marker:
        counted = after.marker.style in ("number", "decimal", "reference")
        return counted and not block.text.endswith(":")
    if after.text.endswith(":"):  # which leads in the list below it
        listed = blocks[place + 2].marker if place + 2 < len(blocks) else None
        names = len(words) <= _FEW_WORDS and not (block.text.endswith(":") or "," in block.text)
        keyed = _KEYED.match(after.text) or not after.text[:1].isupper()
        return names and not keyed and listed is not None
    return after.text[:1].isupper() and ended(after.text)


def italic_heading(blocks: Sequence[Block], place: int) -> bool:
    """A short line in italics above upright text, as reports of law and audit set subheadings."""
    block = blocks[place]
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    if not block.italic or block.marker or after is None or after.italic or after.table:
        return False
    few = len(block.text.split()) <= _PLAIN_WORDS and len(block.lines) == 1
    named = block.text[:1].isupper() and not ended(block.text) and not _PEOPLE.match(block.text)
    runs_on = after.text[:1].isupper() and len(after.text.split()) > _FEW_WORDS
    return few and named and runs_on and block.first.blank_before and "," not in block.text


def rank(block: Block, title: bool) -> tuple[float, ...]:
    """What tells a heading's level, the outermost smallest: type size, weight, number, capitals."""
    letters = [sign for sign in block.text if sign.isalpha()]
    capitals = all(sign.isupper() for sign in letters)
    size = round(block.size * 2) / 2
    depth = len(block.marker.value) if block.marker and title else 0
    return (-size, -block.bold, depth == 0 and not capitals, depth, block.italic, not capitals)
