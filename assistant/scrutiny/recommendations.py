"""Recommendations that later papers do not come back to: of this paper, and of earlier ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.answer import Citation
from assistant.composing.wording import counted
from assistant.following import Kin, TakenUp
from assistant.rendering import cite
from assistant.scrutiny.asking import asks_for_something
from assistant.scrutiny.line import Line
from assistant.scrutiny.matter import Matter
from assistant.scrutiny.referring import is_reported, referred_to
from assistant.words.dates import in_words
from assistant.words.stems import content_stems, stem
from corpus.paper import Finding, Paper, Paragraph, Scope

MOST = 6
WORDS = {"improvement_area": "area to improve"}
_RESOLVED_KINDS = ("recommendation", "resolution")
MOST_EARLIER = 3
FORMAL = frozenset(
    stem(word) for word in ("ask", "asks", "recommend", "resolve", "agree", "decide")
)
SAME = 0.9
"""Two texts of which one has this share of the other's words ask for the same."""
_ANSWERS_FOR = ("report", "minutes", "decision_record", "inspection_report")
"""Kinds of paper of which it can be said that they leave an earlier matter out."""


def not_taken_up(matter: Matter) -> tuple[Line, ...]:
    """What this paper recommends or resolves and no later paper that is held mentions."""
    later = matter.kin.later_papers(matter.paper)
    if not later:
        return ()
    lines = []
    kinds: tuple[str, ...] = _RESOLVED_KINDS
    if matter.paper.kind == "inspection_report":
        kinds = (*kinds, "improvement_area")
    for finding in _to_follow(matter.findings, kinds):
        paragraph = matter.by_id.get(finding.paragraph_id)
        found = _taken_up(matter.kin, finding, paragraph, later)
        if paragraph is None or found is None:
            continue
        asked = WORDS.get(finding.kind, finding.kind)
        says = f"In {_later_ones(matter, len(later))}, {_nothing(found)} on this {asked}."
        source = matter.cited(paragraph, finding.text)
        lines.append(Line("recommendation", says, "What came of it?", source, _beside(found)))
    return tuple(sorted(lines, key=lambda line: (bool(line.beside), line.says))[:MOST])


def left_behind(matter: Matter) -> tuple[Line, ...]:
    """What earlier papers to the same committee recommended and nothing since mentions."""
    lines: list[Line] = []
    if matter.paper.kind not in _ANSWERS_FOR:
        return ()
    for finding, paper, later in _earlier(matter):
        paragraph = matter.kin.library.paragraph(finding.paragraph_id)
        found = _taken_up(matter.kin, finding, paragraph, later)
        if paragraph is None or found is None:
            continue
        when = in_words(paper.best_date) if paper.best_date else "earlier"
        says = (
            f"{_nothing(found).capitalize()} on this {finding.kind} of {when}, to the same "
            f"committee, in {_these(matter, len(later) - 1)}."
        )
        source = cite(paragraph, paper, 0, finding.text)
        lines.append(Line("earlier", says, "What has become of it since?", source, _beside(found)))
        if len(lines) == MOST_EARLIER:
            break
    return tuple(lines)


def _taken_up(
    kin: Kin, finding: Finding, paragraph: Paragraph | None, later: Sequence[Paper]
) -> TakenUp | None:
    """What may be on a recommendation in later papers; None where one of them surely is."""
    found = kin.taking_up(finding.text, paragraph.label if paragraph else None, later)
    if found.surely or is_reported(finding.text, later):
        return None
    for named in referred_to(kin.library, finding.text, finding.paper_id):
        if kin.taking_up(named.text, named.label, later).surely:
            return None
    return found


def _beside(found: TakenUp) -> tuple[Citation, ...]:
    return tuple(cite(one.paragraph, one.paper, 0, one.said) for one in found.perhaps)


def _later_ones(matter: Matter, count: int) -> str:
    name = matter.paper.authority_name
    if count == 1:
        return f"the later paper of {name} that is held"
    return f"the {count} later papers of {name} that are held"


def _nothing(found: TakenUp) -> str:
    return "nothing was found that is surely" if found.nearby else "nothing was found"


def _these(matter: Matter, others: int) -> str:
    this = matter.as_held[:1].lower() + matter.as_held[1:].rstrip(",")
    if others < 1:
        return this
    return f"{this}, or in the {counted(others, 'other later paper')} held"


def _earlier(matter: Matter) -> Iterator[tuple[Finding, Paper, tuple[Paper, ...]]]:
    """Recommendations of earlier papers, newest paper first, with the papers dated after them."""
    paper = matter.paper
    before = [
        other
        for other in _papers_before(matter.kin, paper)
        if paper.committee and other.committee == paper.committee
    ]
    for other in before:
        later = matter.kin.later_papers(other)
        findings = matter.kin.library.findings(_RESOLVED_KINDS, Scope(papers=(other.paper_id,)))
        for finding in _to_follow(findings):
            yield finding, other, later


def _papers_before(kin: Kin, paper: Paper) -> list[Paper]:
    before = [other for other in kin.papers.values() if paper in kin.later_papers(other)]
    return sorted(before, key=lambda other: other.best_date or "", reverse=True)


def _to_follow(
    findings: Iterable[Finding], kinds: tuple[str, ...] = _RESOLVED_KINDS
) -> Iterator[Finding]:
    """What asks for something to be done, each once."""
    seen: list[set[str]] = []
    # What was resolved stands for the motion that it was before.
    for finding in sorted(findings, key=lambda one: one.kind != "resolution"):
        if finding.kind not in kinds or not asks_for_something(finding):
            continue
        # What was recommended is mostly resolved in the same words, and printed once more at the end.
        words = set(content_stems(finding.text)) - FORMAL
        # A motion has its mover and seconder besides.
        if not any(len(words & other) >= SAME * min(len(words), len(other)) for other in seen):
            seen.append(words)
            yield finding
