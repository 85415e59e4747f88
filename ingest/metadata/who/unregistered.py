"""Whose paper it is where the register knows the body not: by the name that it prints for itself.

Parish and town councils, national parks, fire authorities and joint panels publish papers too. A
formal name (``Upper Wend Parish Council``) at the head, in the running head or foot or in the
properties of the file is taken as it is printed; a bare place, or a name told in passing, is
nobody's paper.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.authorities import Authority, Register, place_of
from corpus.paper import Paragraph, slug
from ingest.metadata.fields import said
from ingest.metadata.head import Head, where
from ingest.metadata.who.capitals import titled
from ingest.metadata.who.whose import PROPERTIES

_FIELD, _HEAD, _FOOT, _STAMP, _IN_PASSING, _BODY = 20.0, 10.0, 10.0, 6.0, 3.0, 2.0
_MOST_FROM_BODY = 6.0
_ENOUGH, _LEAD = 10.0, 1.5
_WORD = r"[A-Z][\w’'-]+"
_PLACE = rf"{_WORD}(?:[ ]+(?:(?:of|and|upon|on|with|the|in|le|&)[ ]+)*{_WORD}){{0,4}}?"
_SORT = (
    r"(?:Metropolitan[ ]+|Royal[ ]+|County[ ]+)?"
    r"(?:Borough|District|City|County|Town|Parish|Community|Village|Unitary|Regional)"
    r"(?:[ ]+(?:and|&)[ ]+District)?"
)
_BODY_NAME = (
    r"(?:Combined[ ]+(?:County[ ]+)?Authority|(?:Internal[ ]+)?Drainage[ ]+Board"
    r"|(?:Health[ ]+and[ ]+Social[ ]+Care[ ]+)?(?:Partnership[ ]+)?Integration[ ]+Joint[ ]+Board"
    r"|(?:Regional[ ]+)?Transport[ ]+Partnership|Valuation[ ]+Joint[ ]+Board"
    r"|National[ ]+Park[ ]+Authority|MBC"
    r"|Police[ ]+and[ ]+Crime[ ]+Panel|(?:Fire|Waste|Transport|Port|Broads)"
    r"(?:[ ]+(?:and|&)[ ]+Rescue)?(?:[ ]+Disposal)?[ ]+(?:Authority|Service))"
)
_NAME = re.compile(
    rf"(?P<name>{_PLACE}[ ]+{_SORT}[ ]+Council|{_PLACE}[ ]+{_BODY_NAME}"
    rf"|(?:London|Royal|Metropolitan)[ ]+Borough[ ]+of[ ]+{_PLACE}"
    rf"|(?:City|Borough|County)[ ]+of[ ]+{_PLACE}[ ]+Council"
    rf"|{_PLACE}[ ]+Council)(?=$|[^\w’'-])"
)
_MET = re.compile(
    r"^\W*(?:draft\s+)?(?:minutes|notes|record)\s+of\s+(?:(?:the|an?)\s+)?(?:\w+\s+){0,3}?meeting\s+of\s+"
    r"(?:the\s+)?",
    re.IGNORECASE,
)
# what is a paper's own name and no place's: "Newsletter of Wendle District Council"
_OF_A_PAPER = re.compile(
    r"^(?:\w+ )?(?:newsletter|bulletin|magazine|news|letter|response|statement|constitution|"
    r"accounts|budget|plan|policy|strategy|report|minutes|agenda|notice) (?:of|from|by|for) "
    r"(?:the )?",
    re.IGNORECASE,
)
# One line with the name in two languages, or with what the body is beside it: "Wendle Council as
# administering authority of the Wendle Pension Fund".
_PARTS = re.compile(
    r"\s+[/|–—]\s+|\n+"
    r"|,?\s+as (?:the )?(?=(?:administering|lead|host|accountable|billing|scheme|local)\b)"
)
# A "Youth Council" or "Full Council" is no authority.
_NO_PLACE = re.compile(
    r"^(?:(?:royal|london|metropolitan)(?!\s+borough\s+of)|the|full|annual|extraordinary|special|ordinary|youth|young|schools?|arts?|british|research|privy|european|national|works"
    r"|medical|general|health|nursing|students?|pupils?|parish|town|community|city|county|borough|district|housing"
    r"|crafts?|sports?|trades?|legal|joint|executive|cabinet|shadow|local|meeting|minutes|report|agenda|notice|unitary|design"
    r"|economic|security|public|this|that|your|our|leader|chair|members?|children|voluntary|regional|of|at|by|to"
    r"|combined|fire|police|waste|transport|environment)\b",
    re.IGNORECASE,
)


def read_unregistered(
    head: Head, paragraphs: Sequence[Paragraph], register: Register
) -> tuple[Authority, str] | None:
    """The body that prints its own name over the paper, and where that was read; None where no name
    stands out, or the register knows the one that does."""
    total: dict[str, float] = defaultdict(float)
    places: dict[str, str] = {}

    def hear(text: str, weight: float, said_at: str) -> None:
        for part in _PARTS.split(text):
            for name in _names(part, register):
                own = _OF_A_PAPER.sub("", part.strip())
                alone = len(name) / max(len(own), 1) >= 0.5 or _sat(part, name)
                total[name] += weight if alone or weight == _BODY else _IN_PASSING
                places.setdefault(name, said_at)

    for found in head.fields:
        if found.kind == "authority":
            hear(found.value, _FIELD, where(found.line, said(found)))
    for line in head.lines:
        hear(line.text, _HEAD, where(line))
    for text in dict.fromkeys(line.text for line in head.document.dropped):
        hear(text, _FOOT, f'running head or foot: "{text.strip()}"')
    for key in PROPERTIES:
        for value in head.document.properties.get(key, "").split(" | "):
            hear(value, _STAMP, f'file property {key}: "{value}"')
    if not total:
        return None
    told: dict[str, float] = defaultdict(float)
    for paragraph in paragraphs:
        for name in _names(paragraph.text, register):
            told[name] = min(told[name] + _BODY, _MOST_FROM_BODY)
    ranked = sorted(total, key=lambda name: total[name] + told[name], reverse=True)
    best = [total[name] + told[name] for name in ranked]
    if best[0] < _ENOUGH or (len(best) > 1 and best[0] < best[1] * _LEAD):
        return None
    return authority_named(ranked[0]), places[ranked[0]]


def is_formal_name(text: str) -> bool:
    """Whether a line is the formal name of a body, and nothing else."""
    named = titled(text.strip()) if text.isupper() else text.strip()
    return _NAME.fullmatch(named) is not None


def _sat(text: str, name: str) -> bool:
    """Whether a text opens the minutes of the body itself: ``Minutes of a meeting of ...``."""
    return bool(_MET.match(text)) and _MET.sub("", text, count=1).startswith(name)


def authority_named(name: str) -> Authority:
    """A body by its printed name: nothing is known of it but that."""
    return Authority(slug(name), name, place_of(name))


def _names(text: str, register: Register) -> Iterable[str]:
    if text.isupper():
        text = titled(text)
    for match in _NAME.finditer(text):
        name = _OF_A_PAPER.sub("", " ".join(match["name"].split()))
        if not _NO_PLACE.match(name) and not _is_registered(name, register):
            yield name


def _is_registered(name: str, register: Register) -> bool:
    return any(one.how == "name" or one.text == name for one in register.find(name))
