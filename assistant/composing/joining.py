"""The answers to what is asked in one breath, as one answer that says what is left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Statement
from assistant.composing.draft import Draft
from assistant.composing.wording import bold_of_both, escape, plain
from assistant.question.kinds import wanted_value
from assistant.question.terms import WANT_WORDS
from assistant.words.stems import content_stems, stem
from assistant.words.values import people, values

UNSAID = "Nothing further was found on:"
"""Opens the line on a part of a question that nothing answers by itself."""
TOLD_OF = 0.6
"""The share of a part's words from which on what is told for another part is on it as well."""


def joined_drafts(drafts: Sequence[Draft], asked: Sequence[str]) -> Draft:
    """The drafts of a question's parts as one, which names the part that is not answered."""
    told = [draft for draft in drafts if draft.answers]
    if not told:
        return drafts[0]
    statements: dict[tuple[object, ...], Statement] = {}
    open_parts = False
    for draft, part in zip(drafts, asked, strict=True):
        lines = draft.statements
        if not draft.answers:
            lines = () if _is_held_by(told, part) else (_unsaid(part),)
            open_parts = open_parts or bool(lines)
        for one in lines:
            key = (one.text.replace("**", ""), one.cites, one.lead)
            before = statements.get(key)
            text = one.text if before is None else bold_of_both(before.text, one.text)
            statements[key] = replace(before or one, text=text)
    whole = not open_parts and all(draft.status == "answered" for draft in told)
    # What is not found stands below what is.
    ordered = sorted(statements.values(), key=lambda one: one.text.startswith(UNSAID))
    return replace(
        told[0],
        status="answered" if whole else "partly_answered",
        statements=tuple(ordered),
        nearest=tuple(item for draft in drafts if not draft.answers for item in draft.nearest),
        considered=tuple(dict.fromkeys(one for draft in drafts for one in draft.considered)),
    )


def _unsaid(part: str) -> Statement:
    return plain(f"{UNSAID} {escape(part.rstrip('?'))}?")


def _is_held_by(told: Sequence[Draft], part: str) -> bool:
    """Whether what is told for another part has a value of the kind that a part wants and most of
    its words: to say that nothing was found would be false."""
    kinds = {"amount": ("number", "money", "percent")}
    wants = wanted_value(part) or ""
    for draft in told:
        said = " . ".join(one.text for one in draft.statements if one.cites)
        has = people(said) if wants == "person" else [
            value for value in values(said) if value.kind in kinds.get(wants, (wants,))
        ]  # fmt: skip
        asked = set(content_stems(part)) - set(map(stem, WANT_WORDS.get(wants, ())))
        around = f"{said} . {_around(draft)}"
        if has and asked and len(asked & set(content_stems(around))) >= TOLD_OF * len(asked):
            return True
    return False


def _around(draft: Draft) -> str:
    """Whose the statements of a draft are, and the headings, lead-ins and columns above them."""
    above = [one.lead for one in draft.statements]
    for one in draft.considered:
        if one.paragraph_id in draft.cited:
            above += [*one.sections, one.lead_in or "", *one.columns]
    return " . ".join(above)
