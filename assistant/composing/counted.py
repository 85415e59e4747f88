"""How many findings of a kind there are: the list of them, counted."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.listing import compose_list
from assistant.composing.wording import plain
from assistant.question.kinds import finding_stems
from assistant.question.terms import beside

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
    topic = tuple(beside(plan.topic, finding_stems(plan.text)))
    as_list = replace(plan, kind="list", wants=None, topic=topic)
    listed = compose_list(replace(desk, plan=as_list))
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
