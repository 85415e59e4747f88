"""What the papers hold towards a response, in the order in which a response tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.drafting.response import Point, Response, only_introduces
from assistant.following import Kin
from assistant.following.kin import Mention
from corpus.paper import Finding, Paper, Paragraph

if TYPE_CHECKING:
    from corpus.library import Library

OWN = 12
OTHERS = 4
GENEROUS = 0.75
"""An officer takes out what is beside the point sooner than finding what was left out."""
FOUND = "What was found"
HEADINGS: dict[str, frozenset[str]] = {
    FOUND: frozenset({"improvement_area", "judgement", "strength", "risk"}),
    "What has been done": frozenset({"progress", "decision", "resolution"}),
    "What is planned": frozenset({"action", "recommendation"}),
    "Figures": frozenset({"figure", "cost"}),
}
ALSO = "What the papers also say"
ELSEWHERE = "What other authorities did"
_DONE = frozenset({"progress", "decision", "resolution", "action", "strength"})
_ORDER = (*HEADINGS, ALSO, ELSEWHERE)


def outline_of_finding(library: Library, paragraph_id: str) -> Response | None:
    """An outline that answers one finding; None where its paragraph is not held."""
    with library.snapshot():
        paragraph = library.paragraph(paragraph_id)
        if paragraph is None:
            return None
        kin = Kin(library)
        paper = kin.papers[paragraph.paper_id]
        text = _finding_text(library, paragraph)
        own = kin.on_the_same(text, _since(kin, paper), OWN, GENEROUS)
        others = kin.on_the_same(text, _others(kin, paper), OTHERS, GENEROUS)
        kinds = _kinds(library, [one.paragraph.paragraph_id for one in (*own, *others)])
        points = [Point(FOUND, text, (paragraph_id,))]
        points += _points(own, kinds, without=paragraph_id)
        points += [
            Point(ELSEWHERE, one.paragraph.text, (one.paragraph.paragraph_id,))
            for one in others
            if kinds.get(one.paragraph.paragraph_id, frozenset()) & _DONE
            and not only_introduces(one.paragraph.text)
        ]
    return Response(f"Response: {_short(text)}", _ordered(points))


def outline_of_question(library: Library, answer: Answer) -> Response:
    """An outline of what an answer rests on; empty where the papers do not tell."""
    kinds = _kinds(library, [citation.paragraph_id for citation in answer.citations])
    points = [
        Point(
            _heading(kinds.get(citation.paragraph_id, frozenset())),
            citation.quote or citation.text,
            (citation.paragraph_id,),
        )
        for citation in sorted(answer.citations, key=lambda one: one.best_date or "")
        if not only_introduces(citation.quote or citation.text)
    ]
    return Response(f"Response: {_short(answer.question.text)}", _ordered(points))


def _finding_text(library: Library, paragraph: Paragraph) -> str:
    found = (f for f in library.findings_of(paragraph.paper_id))
    texts = [f.text for f in found if f.paragraph_id == paragraph.paragraph_id]
    inside = [text for text in texts if text in paragraph.text]
    return inside[0] if inside else paragraph.text


def _since(kin: Kin, paper: Paper) -> list[Paper]:
    """The finding's own paper, those of its authority that came after, and undated ones."""
    undated = (p for p in kin.papers.values() if p.authority == paper.authority and not p.best_date)
    own = [paper, *kin.later_papers(paper), *(undated if paper.authority else ())]
    return list({one.paper_id: one for one in own}.values())


def _others(kin: Kin, paper: Paper) -> list[Paper]:
    return [p for p in kin.papers.values() if p.authority and p.authority != paper.authority]


def _kinds(library: Library, names: Iterable[str]) -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for finding in library.findings_at(list(names)):
        if _holds(finding):
            kinds.setdefault(finding.paragraph_id, set()).add(finding.kind)
    return {name: frozenset(found) for name, found in kinds.items()}


def _holds(finding: Finding) -> bool:
    """What was lost was not done, and what is only proposed was not yet."""
    return finding.outcome != "lost" and (
        finding.outcome != "proposed" or finding.kind == "recommendation"
    )


def _points(
    mentions: Sequence[Mention], kinds: dict[str, frozenset[str]], without: str
) -> list[Point]:
    seen: set[str] = set()
    points = []
    for one in mentions:
        name, words = one.paragraph.paragraph_id, "".join(one.paragraph.text.lower().split())
        if name == without or words in seen or only_introduces(one.paragraph.text):
            continue
        seen.add(words)
        points.append(Point(_heading(kinds.get(name, frozenset())), one.paragraph.text, (name,)))
    return points


def _heading(kinds: frozenset[str]) -> str:
    # What was done or is planned says more than that it holds a figure.
    for heading in ("What has been done", "What is planned", FOUND, "Figures"):
        if kinds & HEADINGS[heading]:
            return heading
    return ALSO


def _ordered(points: Sequence[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda point: _ORDER.index(point.heading)))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:87].rsplit(" ", 1)[0] + " …"
