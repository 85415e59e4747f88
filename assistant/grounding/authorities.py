"""Whose a statement says something is, held against whose paper it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.question.authorities import place_name
from corpus.authorities import Register
from corpus.authorities.register import REGISTER_FILE

if TYPE_CHECKING:
    from assistant.grounding.sources import Body

_FORMAL = re.compile(
    r"\b(?:[A-Z][\w'’-]+\s+){1,4}(?:Council|Authority|Corporation)\b(?!\s+(?:Tax|House|Chamber))"
)
_STYLES = frozenset(
    """the this that our your each every full whole city county borough district metropolitan town
    parish london royal unitary local combined council authority corporation""".split()
)
_FORMER = re.compile(
    r"\b(?:former|previous|predecessor|old|abolished)\s+(?:\w+\s+)?(?:council|authority)\b", re.I
)
_SOME = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne)\s+(?:[a-z-]+\s+)?(?:council|authority)"
    r"(?=[.,;]|\s+(?:in|of|near|with|where|which|that|was|is|has|had)\b)"
)
_THERE = re.compile(r"\b(?:council|authority)\s+there\b", re.I)
_BARE = re.compile(r"\b(?:the|this|that|a)\s+(?:local\s+)?(?:council|authority)\b", re.I)
_SELF = re.compile(r"\b(?:council|authority|city|county|borough|district|we|our|us)\b", re.I)


def strange_authorities(said: str, bodies: Sequence[Body]) -> Iterator[str]:
    """Authorities that a statement names and no cited paragraph prints or is of."""
    printed = " ".join(_printed(body) for body in bodies).lower()
    names = [name for body in bodies for name in _names(body)]
    for match in _FORMAL.finditer(said):
        name = match.group().removeprefix("The ").strip()
        if name.lower() not in printed and not any(name.lower() in n.lower() for n in names):
            yield f"names {name}, whose paper is not cited"


def without_mentions(said: str, bodies: Sequence[Body]) -> str:
    """A statement without the names of the cited papers' authority where those add only whose it
    is: in the possessive, after in, at, of or for, or where the paragraph says ``the Council``."""
    owners = {body.paper.authority for body in bodies}
    if len(owners) != 1 or None in owners:
        return said
    speaks_of_itself = any(_SELF.search(_printed(body)) for body in bodies)
    for name in _names(bodies[0]):
        if name.lower() in " ".join(_printed(body) for body in bodies).lower():
            continue
        written = re.escape(name)
        said = re.sub(rf"\b(?:the\s+)?{written}['’]s?\s+", "", said, flags=re.I)
        said = re.sub(rf",?\s*\b(?:in|at|of|for|within)\s+(?:the\s+)?{written}\b", "", said)
        if speaks_of_itself:
            said = re.sub(rf"\b{written}\b", "the council", said)
    return said


def may_be_another(said: str, bodies: Sequence[Body]) -> Iterator[str]:
    """Whether ``the council`` of a cited paragraph may be another than the paper's, because the
    paragraph names another, or stands under its name, and the statement does not say which."""
    above = [name for body in bodies for name in _above(body)]
    others = [*above, *(name for body in bodies for name in _others(body))]
    there = any(_THERE.search(_printed(body)) for body in bodies)
    if not (others or there) or any(name.lower() in said.lower() for name in others):
        return
    if above or _BARE.search(said) or any(_speaks_of(said, body) for body in bodies):
        yield "may speak of another authority, which the paragraph names"


def _speaks_of(said: str, body: Body) -> bool:
    """Whether a statement names the paper's authority where the paragraph does not."""
    printed = _printed(body).lower()
    return any(
        name.lower() in said.lower() and name.lower() not in printed for name in _names(body)
    ) and bool(_BARE.search(printed))


def _others(body: Body) -> list[str]:
    """Authorities that a paragraph names besides the paper's own."""
    printed, own = _printed(body), {name.lower() for name in _names(body)}
    found = [m.group().strip() for one in (_FORMER, _SOME) for m in one.finditer(printed)]
    for match in _FORMAL.finditer(printed):
        name = " ".join(match.group().split()).removeprefix("The ")
        is_named = any(word.lower() not in _STYLES for word in name.split())
        if is_named and name.lower() not in own:
            found.append(name)
    return found + _places(printed, body)


def _above(body: Body) -> list[str]:
    """Other authorities that the lead-in or the heading names, where neither names the paper's."""
    paragraph = body.paragraph
    above = f"{paragraph.lead_in or ''} {paragraph.section}"
    if any(name.lower() in above.lower() for name in _names(body)):
        return []
    return _places(above, body)


def _places(text: str, body: Body) -> list[str]:
    """Authorities of the register that a text names, be it by their place alone: ``Kelderwick
    was inspected``. Those that became the paper's, or that it became, are told of as such."""
    own = body.paper.authority
    known = _register().line(own) if own else ()
    mine = {place_name(name).lower() for name in _names(body)}
    return [name for of, name in _mentions(text) if of not in known and name.lower() not in mine]


@lru_cache(maxsize=4096)
def _mentions(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((one.authority, text[one.start : one.end]) for one in _register().find(text))


@lru_cache(maxsize=1)
def _register() -> Register:
    """The authorities that come with the project, the sample papers' among them."""
    return Register.load(REGISTER_FILE.parent / "papers" / "authorities.csv")


def _names(body: Body) -> list[str]:
    """The authority's full name, its place with the word Council, and its place, longest first."""
    full = body.paper.authority_name
    if not full:
        return []
    place = place_name(full)
    return sorted({full, f"{place} Council", place}, key=len, reverse=True)


def _printed(body: Body) -> str:
    paragraph = body.paragraph
    return " ".join((paragraph.lead_in or "", *paragraph.columns, paragraph.text))
