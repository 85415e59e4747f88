"""Questions that are none for this tool, or that cannot be settled without asking back."""

from __future__ import annotations

from assistant.composing.draft import Desk, Draft
from assistant.composing.wording import plain


def compose_refused(desk: Desk) -> Draft:
    """One line on what can be asked here, with questions that the papers answer."""
    papers = {paper.paper_id: paper for paper in desk.known.papers}
    found = desk.library.findings(("improvement_area",))
    told_of = {papers[one.paper_id].authority for one in found if one.paper_id in papers}
    names = [name for key, name in desk.known.authorities.items() if key in told_of]
    suggestions = ["Which papers do you hold?"]
    if len(names) > 1:
        suggestions.append("What improvement areas recur across authorities?")
    if names:
        suggestions.append(f"What does {names[0]} need to improve?")
    asked = {text.strip().lower() for text in desk.plan.question.history}
    suggestions = [text for text in suggestions if text.lower() not in asked]
    line = "This answers questions about the council papers held, from their own words, and nothing else."
    return Draft("out_of_scope", "refused", (plain(line),), suggestions=tuple(suggestions))


def compose_choice(desk: Desk) -> Draft:
    """Which of several authorities is meant, to be chosen with one click."""
    line = "More than one authority held may be meant. Which one?"
    return Draft(
        desk.plan.kind, "needs_clarification", (plain(line),), suggestions=desk.plan.choices
    )
