"""A district of which nothing is held, asked of the county whose papers tell of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Plan, Question
from assistant.composing.wording import escape, joined
from assistant.question.known import Known

if TYPE_CHECKING:
    from corpus.library import Library

LOOKED_AT = 12
"""How many of the paragraphs with the district's name are looked at."""
_COUNCIL = re.compile(r"\b(?:council|borough|district|authority)\b", re.IGNORECASE)


def of_its_county(
    plan: Plan, remade: Callable[[Question], Plan], known: Known, library: Library
) -> Plan:
    """The plan as ``remade`` from the question asked of the county that tells of the districts it
    names, where nothing is held of those; else the plan itself."""
    county = _telling(plan, library)
    if county is None:
        return plan
    question, name = plan.question, known.name(county)
    there = remade(replace(question, text=f"{question.text.rstrip(' ?.')}, {name}?"))
    if there.authorities != (county,):
        return plan
    unheld = escape(joined(plan.unheld, "or"))
    note = f"No paper of {unheld} is held: asked of {name}, whose papers name it."
    return replace(there, question=question, notes=(*plan.notes, note))


def _telling(plan: Plan, library: Library) -> str | None:
    """The id of the one county whose papers, and nobody else's, name the districts that a question
    names without more (``family hubs in Thanet``); None where councils are asked about, or others
    tell of the districts too."""
    if plan.authorities or not plan.unheld or _COUNCIL.search(plan.text):
        return None
    register = library.register
    telling: set[str | None] = set()
    for name in plan.unheld:
        mentions = register.find(name)
        district = register.by_id.get(mentions[0].authority) if mentions else None
        if district is None or district.kind != "district":
            return None
        hits = library.search_words([district.short_name], LOOKED_AT)
        papers = library.papers_by_id()
        held = library.paragraphs_by_id([hit.paragraph_id for hit in hits]).values()
        named = [one for one in held if district.short_name.lower() in one.text.lower()]
        telling |= {papers[one.paper_id].authority for one in named if one.paper_id in papers}
        if not named:
            return None
    county = next(iter(telling)) if len(telling) == 1 else None
    known = register.by_id.get(county or "")
    return county if known is not None and known.kind == "county" else None
