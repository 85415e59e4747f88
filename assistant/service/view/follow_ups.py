"""What can be asked next, made of what is held on what an answer cites."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, zip_longest

from assistant.answer import Answer
from assistant.service.view.titles import readable
from assistant.words.stems import content_stems
from corpus.library import Library
from corpus.paper import Paper, Scope

MOST = 6
ABOUT = 2
"""So many of the authorities and papers cited are asked about."""


def follow_ups(library: Library, answer: Answer) -> tuple[str, ...]:
    """Up to six questions on the authorities and papers cited, none of them asked before."""
    cited = {one.paper_id: None for one in answer.citations}
    within = {paper.paper_id: paper for paper in library.in_scope(answer.question.scope)}
    papers = [within[name] for name in cited if name in within]
    by_authority = {paper.authority: paper for paper in papers if paper.authority_name}
    of_papers = [_of_paper(library, paper) for paper in papers[:ABOUT]]
    of_councils = [_of_authority(library, one) for one in list(by_authority.values())[:ABOUT]]
    # One of each in turn, so that what is offered first is not all of one kind.
    turns = chain.from_iterable(zip_longest(*of_councils, *of_papers))
    names = set(content_stems(" ".join(paper.authority_name or "" for paper in papers)))
    before = [set(content_stems(t)) for t in (answer.question.text, *answer.question.history)]

    def is_new(text: str) -> bool:
        """Whether it asks for more than a question before did, but for whom it asks of."""
        matter = set(content_stems(text)) - names
        return not any(matter <= one for one in before)

    return tuple(dict.fromkeys(text for text in turns if text and is_new(text)))[:MOST]


def _of_authority(library: Library, paper: Paper) -> Iterator[str]:
    scope = Scope(authorities=(paper.authority or "",))
    kinds = {finding.kind for finding in library.findings(scope=scope)}
    if "improvement_area" in kinds:
        yield f"What does {paper.authority_name} need to improve?"
    if "judgement" in kinds:
        yield f"How was {paper.authority_name} judged for overall effectiveness?"
    yield f"Which papers do you hold of {paper.authority_name}?"


def _of_paper(library: Library, paper: Paper) -> Iterator[str]:
    kinds = {finding.kind for finding in library.findings_of(paper.paper_id)}
    if "recommendation" in kinds and paper.kind not in ("minutes", "agenda"):
        texts = (paragraph.text for paragraph in library.paragraphs(paper.paper_id))
        yield f"What does “{readable(paper.title, texts)}” recommend?"
