"""How many findings of a kind there are: the list of them, counted."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.listing import compose_list
from assistant.composing.wording import plain
from assistant.question.kinds import finding_words
from assistant.question.terms import beside
from assistant.words.stems import stem, words

_ASKS = re.compile(
    r"\bhow many (?:\w+ ){0,3}(?:areas?|recommendations?|improvements?|strengths?|weaknesses)\b",
    re.IGNORECASE,
)
_KINDS = (("improvement_area",), ("strength",), ("recommendation",))


def compose_counted(desk: Desk) -> Draft:
    """The one list of the kind of finding that is counted, with how many it has; nothing where no
    findings are counted, or several lists or a figure of the papers' own would answer."""
    plan = desk.plan
    asked = _ASKS.search(plan.text)
    if asked is None or len(plan.sides) != 1 or plan.findings[:1] not in _KINDS:
        return nothing(plan.kind)
    named = {
        stem(word) for at, end in finding_words(plan.text) for word in words(plan.text[at:end])
    }
    listed = compose_list(
        replace(
            desk,
            plan=replace(plan, kind="list", wants=None, topic=tuple(beside(plan.topic, named))),
        )
    )
    heads = [one for one in listed.statements if one.lead]
    items = [one for one in listed.statements if one.bullet]
    if (
        not listed.answers
        or len(heads) != 1
        or len(items) < 2
        or "… and" in listed.statements[-1].text
    ):
        return nothing(plan.kind)
    total = plain(f"**{len(items)}** in all, in this list.")
    return replace(listed, statements=(*listed.statements, total))
