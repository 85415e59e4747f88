"""Example questions that the papers held can really answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice, zip_longest

from assistant.words.dates import in_words
from corpus.library import Library
from corpus.paper import Finding, Paper

MOST = 4


def example_questions(library: Library) -> tuple[str, ...]:
    """Up to four questions of different kinds, made of what is held; none where nothing is."""
    papers = {paper.paper_id: paper for paper in library.papers()}
    findings = library.findings(
        kinds=("improvement_area", "recommendation", "resolution", "judgement")
    )
    of_kind: dict[str, list[tuple[Finding, Paper]]] = defaultdict(list)
    for finding in findings:
        paper = papers.get(finding.paper_id)
        if paper is not None and paper.authority_name:
            of_kind[finding.kind].append((finding, paper))
    kinds = (
        _across(of_kind["improvement_area"]),
        _improvement(of_kind["improvement_area"]),
        _judged(of_kind["judgement"]),
        _recommended(of_kind["recommendation"]),
        _resolved(of_kind["resolution"]),
        _collection(tuple(papers.values())),
    )
    turns = chain.from_iterable(zip_longest(*kinds))
    return tuple(islice(dict.fromkeys(filter(None, turns)), MOST))


def _across(found: Sequence[tuple[Finding, Paper]]) -> Iterator[str]:
    if len({paper.authority for _, paper in found}) > 1:
        yield "What improvement areas recur across authorities?"


def _improvement(found: Sequence[tuple[Finding, Paper]]) -> Iterator[str]:
    for name in _names(found):
        yield f"What does {name} need to improve?"


def _judged(found: Sequence[tuple[Finding, Paper]]) -> Iterator[str]:
    for finding, paper in found:
        if finding.area and finding.grade:
            yield f"How was {paper.authority_name} judged for {_lowered(finding.area)}?"


def _recommended(found: Sequence[tuple[Finding, Paper]]) -> Iterator[str]:
    for _, paper in found:
        yield f"What does “{paper.title}” recommend?"


def _resolved(found: Sequence[tuple[Finding, Paper]]) -> Iterator[str]:
    for _, paper in found:
        if paper.committee and paper.meeting_date:
            day = in_words(paper.meeting_date)
            yield f"What did the {paper.committee} of {paper.authority_name} resolve on {day}?"


def _collection(papers: Sequence[Paper]) -> Iterator[str]:
    years = sorted({paper.best_date[:4] for paper in papers if paper.best_date}, reverse=True)
    if years:
        yield f"Which papers do you hold from {years[0]}?"
    for paper in papers:
        if paper.authority_name:
            yield f"Which papers do you hold of {paper.authority_name}?"


def _names(found: Sequence[tuple[Finding, Paper]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paper.authority_name or "" for _, paper in found))


def _lowered(area: str) -> str:
    return area[:1].lower() + area[1:] if area[1:2].islower() else area
