"""Example questions that the papers held can really answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.following.grading import OVERALL, area_of, is_area
from assistant.service.view.titles import readable
from assistant.words.dates import in_words
from corpus.library import Library
from corpus.paper import Finding, Paper, Scope

MOST = 4
MOST_TRIED = 40
# What a paper of these kinds recommends is not its own recommendation.
_TELLS_OF_OTHERS = ("minutes", "agenda")
Candidate = tuple[str, str]
"""The authority that a question is about (empty: none or all), and the question; or the id of the
paper whose recommendations it asks for, after ``RECOMMENDS``: what such a paper is called is read
from it, which is done for the one that is chosen and not for all that are held."""
RECOMMENDS = "\x00"
EVERYTHING = Scope()


def example_questions(library: Library, scope: Scope = EVERYTHING) -> tuple[str, ...]:
    """Up to four questions, made of what a scope holds; none where it holds nothing.

    They are of different kinds and, as far as possible, about different authorities.
    """
    papers = {p.paper_id: p for p in library.in_scope(scope) if not p.is_closed}
    of_kind: dict[str, list[tuple[Finding, Paper]]] = defaultdict(list)
    for finding in library.findings(
        kinds=("improvement_area", "recommendation", "resolution", "judgement"), scope=scope
    ):
        paper = papers.get(finding.paper_id)
        if paper is not None and paper.authority_name:
            of_kind[finding.kind].append((finding, paper))
    kinds = (
        _across(of_kind["improvement_area"]),
        _improvement(of_kind["improvement_area"]),
        _judged(library, of_kind["judgement"]),
        _recommended(of_kind["recommendation"]),
        _resolved(of_kind["resolution"]),
        _collection(tuple(papers.values())),
    )
    return tuple(_spread(library, [list(dict.fromkeys(candidates)) for candidates in kinds]))


def _spread(library: Library, kinds: Sequence[list[Candidate]]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    while len(chosen) < MOST and any(kinds):
        for candidates in kinds:
            before = len(chosen)
            while candidates and len(chosen) == before < MOST:
                told_of = {authority for authority in chosen.values() if authority}
                best = next((one for one in candidates if one[0] not in told_of), candidates[0])
                candidates.remove(best)
                authority, asked = best
                question = _recommends(library, asked[1:]) if asked[:1] == RECOMMENDS else asked
                chosen.setdefault(question, authority)
    return chosen


def _recommends(library: Library, paper_id: str) -> str:
    title = next(paper.title for paper in library.papers() if paper.paper_id == paper_id)
    texts = (paragraph.text for paragraph in library.paragraphs(paper_id))
    return f"What does “{readable(title, texts)}” recommend?"


def _across(found: Sequence[tuple[Finding, Paper]]) -> Iterator[Candidate]:
    if len({paper.authority for _, paper in found}) > 1:
        yield "", "What improvement areas recur across authorities?"


def _improvement(found: Sequence[tuple[Finding, Paper]]) -> Iterator[Candidate]:
    for _, paper in found:
        yield paper.authority or "", f"What does {paper.authority_name} need to improve?"


def _judged(library: Library, found: Sequence[tuple[Finding, Paper]]) -> Iterator[Candidate]:
    # The short areas first: the longest read like a page of the framework.
    graded = sorted((one for one in found if one[0].area), key=lambda one: len(one[0].area or ""))
    tried = [one for one in graded if is_area(one[0].area or "")][:MOST_TRIED]
    paragraphs = library.paragraphs_by_id([finding.paragraph_id for finding, _ in tried])
    for finding, paper in tried:
        paragraph = paragraphs.get(finding.paragraph_id)
        area = area_of(finding, paragraph, paper) if paragraph and finding.grade else ""
        if area not in ("", OVERALL) and not any(c.isdigit() for c in area):
            yield (
                paper.authority or "",
                f"How was {paper.authority_name} judged for {_lowered(area)}?",
            )


def _recommended(found: Sequence[tuple[Finding, Paper]]) -> Iterator[Candidate]:
    for paper in {paper.paper_id: paper for _, paper in found}.values():
        if paper.kind not in _TELLS_OF_OTHERS:
            yield paper.authority or "", RECOMMENDS + paper.paper_id


def _resolved(found: Sequence[tuple[Finding, Paper]]) -> Iterator[Candidate]:
    for _, paper in found:
        if paper.committee and paper.meeting_date:
            who = f"the {paper.committee} of {paper.authority_name}"
            day = in_words(paper.meeting_date)
            yield paper.authority or "", f"What did {who} resolve on {day}?"


def _collection(papers: Sequence[Paper]) -> Iterator[Candidate]:
    years = sorted({paper.best_date[:4] for paper in papers if paper.best_date}, reverse=True)
    if years:
        yield "", f"Which papers do you hold from {years[0]}?"
    for paper in papers:
        if paper.authority_name:
            yield paper.authority or "", f"Which papers do you hold of {paper.authority_name}?"


def _lowered(area: str) -> str:
    return area[:1].lower() + area[1:] if area[1:2].islower() else area
