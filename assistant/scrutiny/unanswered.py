"""Areas to improve that a council's own paper names and does not surely come back to."""

from __future__ import annotations

from collections.abc import Set

from assistant.rendering import cite
from assistant.scrutiny.line import Line
from assistant.scrutiny.matter import Matter
from corpus.paper import Finding, Paragraph

MOST = 8
_KINDS = ("report", "appendix", "decision_record", "other")
# Prose that tells of a concern goes on to tell what was done: a list names it and stops.
_LISTED = ("item", "row")
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
    found = matter.kin.elsewhere_in(finding.text, matter.paper, leaving_out)
    if found.surely:
        return None
    beside = tuple(cite(one.paragraph, one.paper, 0, one.said) for one in found.perhaps)
    says = f"{matter.as_held} has no other paragraph that is surely on this area to improve."
    return Line("improvement", says, QUESTION, matter.cited(paragraph, finding.text), beside)
