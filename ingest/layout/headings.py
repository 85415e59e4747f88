"""Which blocks are headings, and at which level each stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layout.blocks import Block, Setting, ended
from ingest.layout.signatures import is_name, is_post, is_signatory
from ingest.layout.titles import enumerated_titles, numbered_titles

ITEM_BELOW = re.compile(r"^\((?:agenda )?item\b", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"^(?:it was )?(?:unanimously )?(?:resolved|agreed|decided)\b\W*(?:\S+/\d+)?\W*"
    r"(?:that|to|as follows)?\W*$|"
    r"^(?:for|against|in favour|abst(?:ain(?:ed|ing)?|entions?))\b\W*\(?\d{0,3}\)?\W*$",
    re.IGNORECASE,
)
_LONGEST = 160
_MOST_WORDS = 26
_PLAIN_WORDS = 10
_LARGER = 1.09
_DISPLAYED, _FEW_WORDS = 1.15, 4
_ADDRESS = re.compile(
    r"@|https?:|www\.|\b0\d{3,4} ?\d{3}|(?:^|,\s|\s)[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$"
)
# the name of a field whose value stands below or beside it
_LABEL = re.compile(
    r"^(?:[\w/]+\s+){0,4}(?:no|number|ref|reference|date|tel|telephone|e-?mail|by)\.?:$",
    re.IGNORECASE,
)
_KEYED = re.compile(r"^[A-Z][^:.?]{1,60}[:?]\s*\S")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TYPOGRAPHIC = 3
_DEEPEST = 6
# what is asked for in the list below
_ASKS = re.compile(
    r"^(?:it is|that|the|members|cabinet|committee|council)\b.{0,80}\b(?:recommended|asked|"
    r"invited|requested|resolves?|agrees?)\b[^.]{0,30}:$",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"[;,](?:\s+(?:and|or|but))?$", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:table|figure|chart|diagram|graph)\s+[A-Z]?\d", re.IGNORECASE)
_RECOMMENDATION = re.compile(
    r"^(?:\W|\d|the |officers?['’]? |proposed |summary of |key )*"
    r"recommend(?:ation(?:\(s\)|/s|s)?|ed|s)"
    r"(?:\s+(?:to|for|by|from|of|that|is)\b.{0,40})?\W*$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^\W*(?:[A-Z][a-z]+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][A-Za-z]{2,8},?\s+\d{4}\W*"
    r"(?:(?:at\s+)?\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?m\W*)?$"
)
# those who voted or were there, on a line of their own: "Ms Hornbeam, Mr Elder"
_PEOPLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor)s?\.? [A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}"
    r"(?:,? and |[,;] |$))+$"
)
_SIGNED = re.compile(r"^(?:signed|dated?)\W*$|^signed\b|\.{6,}|_{6,}", re.IGNORECASE)


@dataclass(slots=True)
class Headings:
    """The level of each block that is a heading, 1 outermost, by the block's position."""

    levels: dict[int, int] = field(default_factory=dict)

    def __contains__(self, position: object) -> bool:
        """Whether the block at this position is a heading."""
        return position in self.levels


def headings_of(blocks: Sequence[Block], setting: Setting) -> Headings:
    """Find the headings by the file's own word, by type, by capitals or by their place."""
    runs = numbered_titles(blocks)
    titles = {place for run in runs for place in run}
    counted = enumerated_titles(blocks)
    decimals = sum(bool(b.marker and b.marker.style == "decimal") for b in blocks) > 3
    marked = sum(1 + bool(b.marker) for b in blocks if _typographic(b, setting))
    numbered = marked >= _TYPOGRAPHIC
    found: dict[int, tuple[float, ...]] = {}
    for place, block in enumerate(blocks):
        numbered = numbered or (decimals and bool(block.marker and block.marker.style == "decimal"))
        known = place in counted
        if known or _is_heading(blocks, place, setting, place in titles, plain=not numbered):
            found[place] = _rank(block, place in titles)
    for run in runs:
        ranks = Counter(found[place] for place in run if place in found)
        found.update({place: ranks.most_common(1)[0][0] for place in run if place in found})
    ranked = {found[place] for place in found.keys() & titles}
    for place in found.keys() - titles:  # too long for one of its run, set and numbered alike
        if blocks[place].marker and (alike := _rank(blocks[place], title=True)) in ranked:
            found[place] = alike
    return Headings(_levels(blocks, found))


def is_recommendation(title: str) -> bool:
    """Whether a heading opens the recommendations themselves, not the reasons for them."""
    return bool(_RECOMMENDATION.match(title))


def _is_heading(
    blocks: Sequence[Block], place: int, setting: Setting, title: bool, plain: bool
) -> bool:
    block = blocks[place]
    if block.table or not block.text or not re.search(r"[^\W\d_]{2}", block.text):
        return False
    if block.title or (block.first.heading and len(block.text) <= 2 * _LONGEST):
        return True
    if len(block.text) > _LONGEST or len(block.text.split()) > _MOST_WORDS:
        return False
    if block.marker and not _may_number_a_heading(block, setting):
        return False
    if _followed_by_item(blocks, place):
        return True
    if _ADDRESS.search(block.text) or _SIGNED.search(block.text) or block.text[0] in "(“\"‘'•[":
        return False
    if (
        _DATE.match(block.text)
        or _CAPTION.match(block.text)
        or block.text.count(":") > 1
        or _cut_off(block.text)
    ):
        return False
    if is_recommendation(block.text) and (block.text[0].isupper() or block.bold):
        return True
    if (
        _ASKS.match(block.text)
        or _UNFINISHED.search(block.text)
        or _ANNOUNCED.match(block.text)
        or _LABEL.match(block.text)
    ):
        return False
    if block.text.endswith(".") and not _display(block, setting):
        return False
    if not title and _field(block, setting):
        return False
    if _leads_in(blocks, place, setting):
        return False
    if block.marker and block.marker.style == "named":
        return _stands_out(block, setting) and _runs_on_below(blocks, place)
    if block.marker:
        return title or _stands_out(block, setting)
    if _stands_out(block, setting):
        return not _signature(blocks, place)
    return plain and _plain_heading(blocks, place)


def _may_number_a_heading(block: Block, setting: Setting) -> bool:
    """Numbers do, capital letters where the words stand out, bullets never."""
    assert block.marker
    if block.torn or block.marker.style == "bullet":
        return False
    if block.marker.style in ("letter", "roman"):
        return block.marker.upper and _stands_out(block, setting)
    return True


def _followed_by_item(blocks: Sequence[Block], place: int) -> bool:
    """A minute's heading, with the number of its agenda item right below."""
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    return bool(blocks[place].marker and after and ITEM_BELOW.match(after.text))


def _runs_on_below(blocks: Sequence[Block], place: int) -> bool:
    """Whether the paper's own numbers go on right below."""
    after = blocks[place + 1].marker if place + 1 < len(blocks) else None
    return after is not None and after.style in ("number", "decimal")


def _field(block: Block, setting: Setting) -> bool:
    """A field of a form with its value, not a title with a colon in it."""
    if not _KEYED.match(block.text) or block.text.isupper():
        return False
    return not _large(block, setting) or bool(_YEAR.search(block.text))


def _cut_off(text: str) -> bool:
    """The end of a remark in brackets."""
    return text.count(")") > text.count("(")


def _leads_in(blocks: Sequence[Block], place: int, setting: Setting) -> bool:
    """A line that introduces the list right below it."""
    block = blocks[place]
    after = blocks[place + 1].marker if place + 1 < len(blocks) else None
    listed = after is not None and after.style in ("bullet", "letter", "roman")
    return listed and block.text.endswith(":") and not _large(block, setting)


def _large(block: Block, setting: Setting) -> bool:
    return bool(setting.size) and block.size > _LARGER * setting.size


def _display(block: Block, setting: Setting) -> bool:
    """Type so large that even a sentence in it is a heading."""
    few = len(block.text.split()) <= _FEW_WORDS
    bold = block.bold and not setting.bold
    return _large(block, setting) and (few or bold or block.size > _DISPLAYED * setting.size)


def _stands_out(block: Block, setting: Setting, capitals: bool = True) -> bool:
    """Larger, bold among lighter type, or (with ``capitals``) in capitals."""
    if len(block.text) > _LONGEST or (setting.size and block.size < 0.9 * setting.size):
        return False
    letters = [sign for sign in block.text if sign.isalpha()]
    shouted = len(letters) > 3 and sum(sign.isupper() for sign in letters) > 0.8 * len(letters)
    bold = block.bold and not setting.bold
    return _large(block, setting) or bold or (capitals and shouted and len(block.text.split()) < 20)


def _typographic(block: Block, setting: Setting) -> bool:
    return not block.table and _stands_out(block, setting, capitals=False)


def _signature(blocks: Sequence[Block], place: int) -> bool:
    """A name, an office or both, set bold at the end of a report."""
    text = blocks[place].text
    if is_signatory(text):
        return True
    office = is_post(text) and text.upper() != text
    if office and (len(blocks[place].lines) > 1 or (place and is_name(blocks[place - 1].text))):
        return True
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    return bool(following and not following.marker and is_name(text) and is_post(following.text))


def _plain_heading(blocks: Sequence[Block], place: int) -> bool:
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
        return after.marker.style in ("number", "decimal") and not block.text.endswith(":")
    return after.text[:1].isupper() and ended(after.text) and not after.text.endswith(":")


def _rank(block: Block, title: bool) -> tuple[float, ...]:
    """What tells a heading's level, the outermost smallest: type size, weight, number, capitals."""
    letters = [sign for sign in block.text if sign.isalpha()]
    capitals = all(sign.isupper() for sign in letters)
    size = round(block.size * 2) / 2
    depth = len(block.marker.value) if block.marker and title else 0
    return (-size, -block.bold, depth == 0 and not capitals, depth, block.italic, not capitals)


def _levels(blocks: Sequence[Block], found: dict[int, tuple[float, ...]]) -> dict[int, int]:
    ranks = sorted({rank for place, rank in found.items() if not blocks[place].first.heading})
    levels: dict[int, int] = {}
    told = 0  # what only stands out stands below what the file itself calls a heading
    for place in sorted(found):
        own = blocks[place].first.heading
        levels[place] = own or min(told + ranks.index(found[place]) + 1, _DEEPEST)
        told = own or told
    return levels
