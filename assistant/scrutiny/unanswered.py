"""Areas to improve that a council's own paper names and does not surely come back to."""

from __future__ import annotations

import re
from collections.abc import Set

from assistant.following.taking_up import title_of
from assistant.scrutiny.line import Line
from assistant.scrutiny.matter import Matter
from assistant.words.stems import content_stems
from corpus.paper import Finding, Paragraph

MOST = 8
_KINDS = ("report", "appendix", "decision_record", "other")
# Prose that tells of a concern goes on to tell what was done: a list names it and stops.
_LISTED = ("item", "row")
SELDOM, SELDOM_SHARE = 4, 0.15
"""A word in no more paragraphs than this, or than this share of them, stands for its matter."""
IN_COMMON = 3
"""So many words in common are one matter, however often the paper has them."""
_NUMBER = re.compile(r"\([a-z]+\)$")
_TELLING = ("paragraph", "item", "row", "resolution")
QUESTION = "What is being done about this, by whom and by when?"


def not_come_back_to(matter: Matter) -> tuple[Line, ...]:
    """The areas to improve of a paper's lists that no other paragraph is surely on."""
    if matter.paper.kind not in _KINDS:
        return ()
    listed = {
        finding.paragraph_id: (finding, paragraph)
        for finding in matter.findings
        if finding.kind == "improvement_area"
        and (paragraph := matter.by_id.get(finding.paragraph_id)) is not None
        and paragraph.kind in _LISTED
    }
    # The items beside it and the line before the list say the same once more.
    leaving_out = {*listed, *(p.parent for _, p in listed.values() if p.parent)}
    lines: dict[str, Line] = {}
    for finding, paragraph in listed.values():
        line = _line(matter, finding, paragraph, leaving_out)
        if line is not None:
            lines.setdefault(" ".join(finding.text.lower().split()), line)
    return tuple(lines.values())[:MOST]


def _line(
    matter: Matter, finding: Finding, paragraph: Paragraph, leaving_out: Set[str]
) -> Line | None:
    if _is_told(matter, finding.text, paragraph, leaving_out):
        return None
    found = matter.kin.elsewhere_in(finding.text, matter.paper, leaving_out)
    if found.surely or found.perhaps:
        return None
    says = f"{matter.as_held} has no other paragraph that is surely on this area to improve."
    return Line("improvement", says, QUESTION, matter.cited(paragraph, finding.text))


def _is_told(matter: Matter, text: str, paragraph: Paragraph, leaving_out: Set[str]) -> bool:
    """Whether other paragraphs, of this paper or of one beside it, may well be on an area.

    They are short and say it in other words: one telling word in common is enough, or the area's
    own number in a heading. What is wrongly said to be left out harms more than what is not asked.
    """
    asked = set(content_stems(text))
    number = _NUMBER.search(paragraph.label or "")
    others = [p for p in matter.and_beside if p.paragraph_id not in leaving_out]
    others = [p for p in others if p.kind in _TELLING]
    words = [set(content_stems(other.text)) for other in others]
    most = max(SELDOM, SELDOM_SHARE * len(others))
    telling = {stem for stem in asked if 0 < sum(stem in one for one in words) <= most}
    return any(
        telling & one
        or len(asked & one) >= IN_COMMON
        or (number is not None and number[0] in title_of(other.text))
        for one, other in zip(words, others, strict=True)
    )
