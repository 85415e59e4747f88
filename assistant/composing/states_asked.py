"""The states of rows that a question may ask for: turned down, late, not done yet, red or amber."""

from __future__ import annotations

import re

_SET = (
    r"(?:which|what(?!['’]?s the | is the | was the )|any|list|how many|whats|who)\b.*\b"
    r"|(?:recommendations?|actions?|targets?|indicators?|measures?|milestones?|kpis?|risks?|ideas?|asks|points|them|those|these)\b.*\b"
)
# What a question calls a state, and what a cell has to say to be in it.
_STATES = (
    (
        r"not (?:fully|wholly|completely) (?:accept\w*|agree[ds]?(?: to)?|support\w*|met|done)"
        r"|not (?:accept\w*|agree[ds]?(?: to)?|support\w*|met|done) (?:in full|fully|completely)",
        r"part(?:ly|ial|ially)?\b|(?:accepted|agreed|supported|met|done) in part\b|reject\w*|refus\w*|not\b|declined",
    ),
    (
        r"(?:not|n['’]t|never|still to|yet to|un|in)[ -]?(?:yet |been |be |being |fully )*(?:finish\w*|complet\w*|done|deliver\w*"
        r"|started|met|implement\w*|achiev\w*|closed|carried out)|outstanding|left to do|to do still|incomplete|unfinished",
        r"not|part(?:ly|ial|ially)?\b|in progress|on-?going|overdue|delayed|behind|outstanding|late\b|off track|to do|amber|red\b"
        r"|under way|underway|started|planned|open\b|pending|no\b",
    ),
    (
        r"overdue|late|delayed|missed",
        r"overdue|delayed|behind|late\b|off[- ]track|slipp\w+|missed|not met",
    ),
    (
        r"behind(?: schedule)?|off[- ]track|slipp\w+",
        r"overdue|delayed|behind|late\b|off[- ]track|slipp\w+|missed|not met|red\b",
    ),
    (
        r"turned? (?:\w+ )?down(?: flat)?|reject\w*|refus\w*|said no to|say no to|not (?:accepted|agreed|supported)|thrown out|knock\w* back",
        r"reject\w*|refus\w*|not (?:accepted|agreed|supported|approved)|declined|no$",
    ),
    (
        r"(?:only )?(?:(?:accepted|agreed|supported|met|done) )?(?:partly|partially|in part|half|some way)(?:[- ](?:accepted|agreed|met|done))?",
        r"part(?:ly|ial|ially)?\b|(?:\w+ )?in part\b|partial",
    ),
    (
        r"(?:finished|completed?|done|delivered|implemented|closed|achieved|met|carried out|in place)(?: (?:now|already|so far))?",
        r"(?:fully )?(?:finished|completed?|done|delivered|implemented|closed|achieved|met|blue|in place)\b",
    ),
    (
        r"accept\w*|agreed(?: to)?|taken up|say yes to|said yes to",
        r"(?:fully )?(?:accepted|agreed|supported|approved|yes)\b(?!.*\bpart)",
    ),
    (r"red(?:[- ]rated)?", r"red\b"),
    (r"amber(?:[- ]rated)?", r"amber\b"),
    (r"green(?:[- ]rated)?", r"green\b"),
)
_ASKED = [
    (
        re.compile(rf"\b(?:{_SET})(?P<said>{said})(?=\W|$)", re.IGNORECASE),
        re.compile(rf"^\W*(?:{cell})", re.IGNORECASE),
    )
    for said, cell in _STATES
]
_ASKED_TOO = [
    (
        (
            re.compile(rf"\b(?P<said>{said})\s*(?:,|or|and|nor|/)\s*(?:or |and )?$", re.IGNORECASE),
            re.compile(
                rf"^\s*(?:,|or|and|nor|/)\s*(?:or |and )?(?P<said>{said})(?=\W|$)", re.IGNORECASE
            ),
        ),
        rf"^\W*(?:{cell})",
    )
    for said, cell in _STATES
]
"""The same beside a state that is asked for."""


def state_asked(text: str) -> tuple[str, re.Pattern[str]] | None:
    """The words that ask for a state, or for one of two (``red or amber``), and what a cell says
    that is in it."""
    found = ((said.search(text), cell) for said, cell in _ASKED)
    asked = next(((match, cell) for match, cell in found if match), None)
    if asked is None:
        return None
    match, cell = asked
    start, end = match.span("said")
    spoken, cells = match["said"].lower(), [cell.pattern]
    for side, around in enumerate((text[:start], text[end:])):
        found_too = ((said[side].search(around), own) for said, own in _ASKED_TOO)
        beside = [(other["said"].lower(), own) for other, own in found_too if other]
        # "... or accepted in part" is not "or accepted".
        for other, own in sorted(beside, key=lambda one: -len(one[0]))[:1]:
            spoken, cells = f"{spoken} {other}", [*cells, own]
    return spoken, re.compile("|".join(dict.fromkeys(cells)), re.IGNORECASE)


def says_how_it_stands(cell: str) -> bool:
    """Whether a cell opens with any such state."""
    return any(state.match(cell) for _, state in _ASKED)
