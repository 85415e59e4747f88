"""What other authorities did about the same: their actions, decisions and progress."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.composing.wording import joined
from assistant.following.matters import begin_alike
from assistant.rendering import cite
from assistant.scrutiny.asking import asks_for_something
from assistant.scrutiny.line import Line
from assistant.scrutiny.matter import Matter
from assistant.words.stems import content_stems
from corpus.paper import Finding, Scope

MOST = 6
NEAR = 0.45
TOGETHER, ON_ONE_MATTER = 0.97, 0.74
"""Cosine, and that and words in common together, from which on two findings are about one theme:
by themselves, and where both begin with a word of one matter (``audit``, ``interview``). Set by eye
over pairs of the invented and the real papers: below, many share a service only (``care leavers``).
"""
_ACTS = ("action", "progress", "strength")
BESIDE = 3
_ASKED = ("improvement_area", "action", "risk")
_ANSWERS = ("action", "progress", "decision", "resolution", "strength")
_ENOUGH_WORDS = 3


def done_elsewhere(matter: Matter) -> tuple[Line, ...]:
    """For each thing that this paper asks for, what at most three other authorities did."""
    own = _distinct(
        f for f in matter.findings if f.kind in _ASKED and f.paragraph_id in matter.by_id
    )
    others = _others(matter)
    if not own or not others:
        return ()
    # Loaded when first needed: it brings numerical libraries with it.
    from corpus.themes import vectors_of_findings

    library = matter.kin.library
    nearness = vectors_of_findings(library, [f.text for f in own]) @ (
        vectors_of_findings(library, [f.text for f in others]).T
    )
    lines: list[tuple[float, Line]] = []
    told: set[str] = set()
    for row, finding in enumerate(own):
        near = [float(one) for one in nearness[row]]
        found = _nearest(matter, finding, list(zip(near, others, strict=True)), told)
        if not found:
            continue
        told |= {other.paragraph_id for _, other in found}
        lines.append((found[0][0], _line(matter, finding, [other for _, other in found])))
    return tuple(line for _, line in sorted(lines, key=lambda one: -one[0])[:MOST])


def _others(matter: Matter) -> list[Finding]:
    papers = [
        p.paper_id
        for p in matter.kin.papers.values()
        if p.authority and p.authority != matter.paper.authority
    ]
    if not papers:
        return []
    return _distinct(
        finding
        for finding in matter.kin.library.findings(_ANSWERS, Scope(papers=tuple(papers)))
        if finding.outcome not in ("lost", "proposed")
        and (finding.kind not in ("decision", "resolution") or asks_for_something(finding))
    )


def _distinct(findings: Iterable[Finding]) -> list[Finding]:
    kept: dict[str, Finding] = {}
    for finding in findings:
        if len(set(content_stems(finding.text))) >= _ENOUGH_WORDS:
            kept.setdefault(" ".join(finding.text.lower().split()), finding)
    return list(kept.values())


def _nearest(
    matter: Matter, own: Finding, others: list[tuple[float, Finding]], told: set[str]
) -> list[tuple[float, Finding]]:
    """The nearest finding of each other authority, best first, none told before."""
    best: dict[str, tuple[float, Finding]] = {}
    for near, finding in sorted(others, key=lambda one: -one[0]):
        if near < NEAR:
            break
        together = near + matter.kin.alike(own.text, finding.text)
        least = ON_ONE_MATTER if _on_one_matter(matter, own, finding) else TOGETHER
        if together < least or finding.paragraph_id in told:
            continue
        authority = matter.kin.papers[finding.paper_id].authority or ""
        known = best.get(authority)
        if known is None or together > known[0]:
            best[authority] = (together, finding)
    return sorted(best.values(), key=lambda one: -one[0])[:BESIDE]


def _on_one_matter(matter: Matter, own: Finding, other: Finding) -> bool:
    """Whether both begin with the same matter, and the other tells what is done."""
    return other.kind in _ACTS and begin_alike(own.text, other.text, matter.kin.is_seldom)


def _line(matter: Matter, finding: Finding, others: list[Finding]) -> Line:
    paragraphs = matter.kin.library.paragraphs_by_id([other.paragraph_id for other in others])
    beside = tuple(
        cite(paragraphs[o.paragraph_id], matter.kin.papers[o.paper_id], 0, o.text)
        for o in others
        if o.paragraph_id in paragraphs
    )
    names = list(dict.fromkeys(one.authority or one.title for one in beside))
    return Line(
        "elsewhere",
        f"On the same theme, papers of {joined(names)} tell what was done, or what was praised, there.",
        "Has the same been considered here, and with what result?",
        matter.cited(matter.by_id[finding.paragraph_id], finding.text),
        beside,
    )
