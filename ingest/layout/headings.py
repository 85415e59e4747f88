"""Which blocks are headings, and at which level each stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layout.blocks import Block, Setting, ended
from ingest.layout.sentences import breaks_off
from ingest.layout.signatures import is_name
from ingest.layout.standing import (
    LONGEST,
    display,
    is_field,
    italic_heading,
    leads_in,
    plain_heading,
    rank,
    signature,
    stands_out,
    typographic,
)
from ingest.layout.titles import enumerated_titles, is_counted, numbered_titles, recurring

ITEM_BELOW = re.compile(r"^\((?:agenda )?item\b", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"^(?:it was )?(?:unanimously )?(?:resolved|agreed|decided)\b\W*(?:\S+/\d+)?\W*"
    r"(?:that|to|as follows)?\W*$|"
    r"^(?:for|against|in favour|abst(?:ain(?:ed|ing)?|entions?))\b\W*\(?\d{0,3}\)?\W*$",
    re.IGNORECASE,
)
_MOST_WORDS = 26
_TITLE_WORDS = 10
_ADDRESS = re.compile(
    r"@|https?:|www\.|\b0\d{3,4} ?\d{3}|(?:^|,\s|\s)[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$"
)
# the name of a field whose value stands below or beside it
_LABEL = re.compile(
    r"^(?:[\w/]+\s+){0,4}(?:no|number|ref|reference|date|tel|telephone|e-?mail|by)\.?:$",
    re.IGNORECASE,
)
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
    r"^(?:\W|\d|the |officers?['’]? |proposed |draft |improvement |summary of |key )*"
    r"recommend(?:ation(?:\(s\)|/s|s)?|ed|s)"
    r"(?:\s+(?:to|for|by|from|of|that|is)\b.{0,40})?\W*$",
    re.IGNORECASE,
)
# "The recommendation to close the home was rejected": a sentence about one, and no heading
_TELLS_OF_ONE = re.compile(
    r"\brecommendations?\s.*\b(?:was|were|been|has|had)\b(?!.*:\W*$)|"
    r"\brecommendations?\s.*\b(?:fell|failed|lost)\W*$|"
    r"\brecommend.*\b(?:is|are|be|will|would|should)\b.*\.$|^(?:\S+\s+){4,}\S+\.$",
    re.IGNORECASE,
)
# Who moved, and how the vote went: steps of a debate, if no full stop ends them.
_PROCEEDING = re.compile(
    r"^\W*(?:(?:it\s+was\s+)?(?:proposed|moved)(?:\s+and\s+seconded)?|seconded)\s*(?:by\b|:)|"
    r"^(?:cllr|councillor|mr|mrs|ms|dr|the\s+(?:chair\w*|leader|mayor))\b.*\s(?:moved|proposed|seconded)"
    r"(?:\s+(?:the|an?|this))?(?:\s+(?:following|motion|amendment|resolution))*\W*$|"
    r"^\W*(?:not\s+)?(?:carried|lost|defeated|agreed)(?:\s+(?:unanimously|nem\W+con))?\W*$|"
    r"^\W*(?:up)?on\s+(?:being\s+put|a\s+vote)\b|"
    r"\b(?:motion|amendment|recommendations?|proposal|proposition)\b.*?\b(?:(?:was|were|been)\s+(?:\w+\s+)?"
    r"(?:put|lost|carried|defeated|rejected|agreed|approved|accepted|withdrawn|passed|seconded)\b.*|"
    r"(?:fell|failed|lost|carried|defeated))\W*$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^\W*(?:[A-Z][a-z]+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][A-Za-z]{2,8},?\s+\d{4}\W*"
    r"(?:(?:at\s+)?\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?m\W*)?$"
)
_CODE = re.compile(r"^[A-Z]{1,6}(?:[/.-]\d+)+[A-Z]?$")  # a paper's own reference: "HCS/25/11"
_SIGNED = re.compile(r"^(?:signed|dated?)\W*$|^signed\b|^dear\s+\S|\.{6,}|_{6,}", re.IGNORECASE)


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
    marked = sum(1 + bool(b.marker) for b in blocks if typographic(b, setting))
    numbered = marked >= _TYPOGRAPHIC
    found: dict[int, tuple[float, ...]] = {}
    for place, block in enumerate(blocks):
        numbered = numbered or (decimals and bool(block.marker and block.marker.style == "decimal"))
        known = place in counted
        if known or _is_heading(blocks, place, setting, place in titles, plain=not numbered):
            found[place] = rank(block, place in titles)
    for run in runs:
        ranks = Counter(found[place] for place in run if place in found)
        found.update({place: ranks.most_common(1)[0][0] for place in run if place in found})
    ranked = {found[place] for place in found.keys() & titles}
    for place in found.keys() - titles:  # too long for one of its run, set and numbered alike
        if blocks[place].marker and (alike := rank(blocks[place], title=True)) in ranked:
            found[place] = alike
    for place in recurring(blocks, found, counted):
        found[place] = (*found[place], 1)  # right below those set like it
    return Headings(_levels(blocks, found))


def is_recommendation(title: str) -> bool:
    """Whether a heading opens the recommendations themselves, not the reasons for them."""
    return bool(_RECOMMENDATION.match(title)) and not _TELLS_OF_ONE.search(title)


def _is_heading(
    blocks: Sequence[Block], place: int, setting: Setting, title: bool, plain: bool
) -> bool:
    block = blocks[place]
    if block.table or not block.text or not re.search(r"[^\W\d_]{2}", block.text):
        return False
    if block.title or (block.first.heading and len(block.text) <= 2 * LONGEST):
        return True
    if len(block.text) > LONGEST or len(block.text.split()) > _MOST_WORDS:
        return False
    if block.marker and not _may_number_a_heading(block, setting):
        return False
    if _is_small_letter(block) and not _names_prose(blocks, place):
        return False
    if _followed_by_item(blocks, place):
        return True
    if _ADDRESS.search(block.text) or _SIGNED.search(block.text) or block.text[0] in "(“\"‘'•[":
        return False
    if (
        _DATE.match(block.text)
        or _CODE.match(block.text)
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
        or (_PROCEEDING.search(block.text) and not block.marker)
    ):
        return False
    if block.text.endswith(".") and not display(block, setting):
        return False
    coded = block.bold and not setting.bold and is_counted(block.text)
    if not (title or coded) and is_field(block, setting):
        return False
    if leads_in(blocks, place, setting) or (block.marker and breaks_off(block.text)):
        return False
    if block.marker and block.marker.style == "named":
        return stands_out(block, setting) and _runs_on_below(blocks, place)
    if block.marker:
        return title or stands_out(block, setting)
    if stands_out(block, setting):
        return not signature(blocks, place)
    if italic_heading(blocks, place):
        above_number = blocks[place + 1].marker is not None  # where nobody signs
        return above_number or not (signature(blocks, place) or is_name(block.text))
    return plain and plain_heading(blocks, place)


def _may_number_a_heading(block: Block, setting: Setting) -> bool:
    """Numbers do, capital letters where the words stand out, bullets never."""
    assert block.marker
    if block.torn or block.marker.style == "bullet":
        return False
    if block.marker.style in ("letter", "roman"):
        return (block.marker.upper or block.bold) and stands_out(block, setting)
    return True


def _is_small_letter(block: Block) -> bool:
    return bool(
        block.marker and block.marker.style in ("letter", "roman") and not block.marker.upper
    )


def _names_prose(blocks: Sequence[Block], place: int) -> bool:
    """Whether a lettered title, as ``(c) Financial implications``, stands above text of its own."""
    block = blocks[place]
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    if after is None or after.table or after.bold or not block.text[0].isupper():
        return False
    if ended(block.text) or len(block.text.split()) > _TITLE_WORDS:
        return False
    return after.marker is None or after.marker.style != _style_of(block)


def _style_of(block: Block) -> str:
    return block.marker.style if block.marker else ""


def _followed_by_item(blocks: Sequence[Block], place: int) -> bool:
    """A minute's heading, with the number of its agenda item right below."""
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    return bool(blocks[place].marker and after and ITEM_BELOW.match(after.text))


def _runs_on_below(blocks: Sequence[Block], place: int) -> bool:
    """Whether the paper's own numbers go on right below."""
    after = blocks[place + 1].marker if place + 1 < len(blocks) else None
    return after is not None and after.style in ("number", "decimal")


def _cut_off(text: str) -> bool:
    """The end of a remark in brackets."""
    return text.count(")") > text.count("(")


def _levels(blocks: Sequence[Block], found: dict[int, tuple[float, ...]]) -> dict[int, int]:
    ranks = sorted({rank for place, rank in found.items() if not blocks[place].first.heading})
    levels: dict[int, int] = {}
    told = 0  # what only stands out stands below what the file itself calls a heading
    for place in sorted(found):
        own = blocks[place].first.heading
        levels[place] = own or min(told + ranks.index(found[place]) + 1, _DEEPEST)
        told = own or told
    return levels
