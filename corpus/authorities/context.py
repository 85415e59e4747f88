"""What stands round a place's name: a council's style, or a sign that something else is meant.

Names of places are also words, surnames, rivers and football clubs. A council's style after the
name (``Derby City Council``) settles it, a title before it (``Mrs Kent``) or an institution after
it (``Derby Road``) rules it out, and names that are ordinary words count only where they are
plainly a place.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from corpus.authorities.names import Form, Word


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Names that are ordinary words, given names or surnames: alone they need more than a capital.
ORDINARY_WORDS = _set(
    "reading bath rugby boston bury barking hart hull slough down highland highlands eden sale "
    "corby dover hastings lincoln angus brent sutton bolton preston craven moray deal kennet "
    "ards stirling kingston richmond stockton carrick rother wyre newark test chiltern melton "
    "mansfield dudley sandwell stafford warwick barnet bradford wells perth crawley larne moyle "
    "harlow sefton waverley purbeck selby"
)
# Of these, the ones that are verbs or subjects even after a preposition ("progress in reading").
_NEVER_LOWER = frozenset({"reading", "down", "bath", "rugby", "test", "barking"})
_PLACE_FOLLOWS = frozenset({"in", "at", "for", "about", "from", "by", "is", "does", "did"})
_TITLES = _set(
    "mr mrs ms miss dr cllr cllrs councillor councillors sir dame lord lady professor prof "
    "rev judge alderman"
)
_COMPASS = _set(
    "north south east west mid central northern southern eastern western upper lower greater "
    "inner outer"
)
_OF_SOMETHING_ELSE = _set(
    "university bishop archbishop diocese duke duchess earl port battle college archdeacon"
)
_NOT_THE_COUNCIL = _set(
    "university universities road street lane avenue drive close crescent terrace hospital "
    "hospitals police constabulary forest united fc rovers town college school academy airport "
    "cathedral castle station crown magistrates prison nhs icb ccg healthcare hospice rangers "
    "athletic wanderers fire parish youth community crematorium racecourse"
)
_STYLE = re.compile(
    r"\s+(?P<style>(?:(?:county|city|metropolitan|borough|district|islands|unitary|and|&)\s+){0,4})"
    r"(?P<body>councils?|corporation)\b",
    re.IGNORECASE,
)
_SHORT_STYLE = re.compile(r"\s+(?P<style>MBC|MDC|CBC|CC|DC|BC)\b(?!\s+council)")
_BARE_STYLE = re.compile(
    r"\s+(?P<style>County|City|Metropolitan Borough|Borough|District)\b"
    r"(?!\s+(?:FC|Football|[Cc]entre|Hall|Court|Hospital|Academy))"
)
_BARE_STYLE_ANY_CASE = re.compile(
    r"\s+(?P<style>county|city|borough|district|cc|bc|dc|mbc)\b(?!\s+(?:fc|football|centre))",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"\b(?:the\s+)?(?P<style>(?:London|Royal|County)\s+Borough|City\s+and\s+County|City|Borough|"
    r"County|LBC?|Metropolitan\s+(?:Borough|District)|District|Council)(?P<of>\s+of(?:\s+the)?)?"
    r"\s+$",
    re.IGNORECASE,
)
# a town in somebody's address: "Store Street, Manchester, M1 2WD"
_POSTCODE = re.compile(r",?\s+(?:[A-Z][\w ]{2,20},\s*)?[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
# what only an authority has: "Bury local authority", "Reading children's services"
_ITS_SERVICES = re.compile(
    r"\s+(?:Borough\s+)?(?:local\s+(?:authority|area)\b|area\s+partnership\b|"
    r"children[’']s\s+(?:social\s+care\s+)?services\b)",
    re.IGNORECASE,
)
_SPELT_OUT = {
    "cc": "", "dc": "district", "bc": "borough", "cbc": "borough", "mbc": "metropolitan borough",
    "mdc": "metropolitan district", "lb": "borough", "lbc": "borough", "council": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The council's style next to a name (None when there is none) and the span with it."""

    style: str | None
    start: int
    end: int


def surroundings(text: str, start: int, end: int, *, lenient: bool) -> Surroundings:
    """The style that the words before or after a name give it, such as ``city`` or ``county``.

    An empty style is a bare ``Council``. ``lenient`` takes styles typed in lower case.
    """
    before = _PREFIX.search(text, max(0, start - 40), start)
    if before and not _is_style(before, lenient):
        before = None
    after = _STYLE.match(text, end) or _SHORT_STYLE.match(text, end)
    if after is None:
        after = (_BARE_STYLE_ANY_CASE if lenient else _BARE_STYLE).match(text, end)
    if after and (style := _style(after)):
        return Surroundings(style, start, after.end())
    last = after.end() if after else end
    if before:
        return Surroundings(_style(before), before.start("style"), last)
    return Surroundings("" if after else None, start, last)


def _is_style(prefix: re.Match[str], lenient: bool) -> bool:
    word = prefix["style"].lower()
    needs_of = word not in ("lb", "lbc")
    return (lenient or prefix["style"][0].isupper()) and bool(prefix["of"] or not needs_of)


def _style(match: re.Match[str]) -> str:
    words = re.sub(r"\s+", " ", match["style"].strip().lower())
    return _SPELT_OUT.get(words, words)


def is_something_else(
    text: str, words: list[Word], first: int, form: Form, lenient: bool, held: Collection[str]
) -> bool:
    """Whether a bare name, without a council's style, is something else than the authority."""
    last = first + len(form.words) - 1
    before = _neighbour(text, words, first, -1)
    after = _neighbour(text, words, last, +1)
    if _POSTCODE.match(text, words[last].end) or _in_a_double_name(text, words, first, last):
        return True
    if before and _names_other_than_councils(before, words, first):
        return True
    if after and after.folded in _NOT_THE_COUNCIL and not words[last].possessive:
        return lenient or after.written[0].isupper()
    if words[last].written[0].isupper() and _ITS_SERVICES.match(text, words[last].end):
        return False
    if form.words[0] in ORDINARY_WORDS and len(form.words) == 1:
        known = any(i in held for i in form.ids)
        return not _plainly_a_place(words[first], before, first, lenient=lenient, known=known)
    return False


def _in_a_double_name(text: str, words: list[Word], first: int, last: int) -> bool:
    """Whether a hyphen binds a name to another one: the Barrow of a Councillor Hume-Barrow."""
    pairs = [(first - 1, first, first - 1), (last, last + 1, last + 1)]
    return any(
        left >= 0 and right < len(words)
        and text[words[left].end : words[right].start] == "-"
        and words[other].written[0].isupper()
        for left, right, other in pairs
    )  # fmt: skip


def _names_other_than_councils(before: Word, words: list[Word], first: int) -> bool:
    if before.folded in _TITLES:
        return True
    if len(before.written) == 1 and before.written.isupper() and before.written not in "AI":
        return True
    if before.folded in _COMPASS and before.written[0].isupper():
        return True
    return before.folded == "of" and first >= 2 and words[first - 2].folded in _OF_SOMETHING_ELSE


def _plainly_a_place(
    word: Word, before: Word | None, at: int, *, lenient: bool, known: bool
) -> bool:
    if word.written[0].islower():
        if word.possessive:
            return lenient
        after_preposition = before is not None and before.folded in _PLACE_FOLLOWS
        return lenient and known and after_preposition and word.folded not in _NEVER_LOWER
    if word.possessive:
        return True
    if not lenient or before is None:
        return False
    return before.written[0].islower() or at == 1


def _neighbour(text: str, words: list[Word], at: int, step: int) -> Word | None:
    """The next word on one side, if nothing but spaces parts them."""
    other = at + step
    if not 0 <= other < len(words):
        return None
    left, right = (words[other], words[at]) if step < 0 else (words[at], words[other])
    return words[other] if not text[left.end : right.start].strip(" \u00a0\n.") else None
