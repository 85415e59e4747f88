"""Questions that are none for this tool."""

from __future__ import annotations

from assistant.composing.draft import Desk, Draft
from assistant.composing.wording import plain


def compose_refused(desk: Desk) -> Draft:
    """One line on what can be asked here, with questions that can."""
    names = list(desk.known.authorities.values())
    suggestions = ["Which papers do you hold?"]
    if len(names) > 1:
        suggestions.append("What improvement areas recur across authorities?")
    if names:
        suggestions.append(f"What does {names[0]} need to improve?")
    line = "This answers questions about the council papers held, from their own words, and nothing else."
    return Draft("out_of_scope", "refused", (plain(line),), suggestions=tuple(suggestions))
