"""What can be asked next, made of what is held on what an answer cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest

from assistant.answer import Answer, Question
from assistant.service.view.titles import readable
from assistant.words.dates import in_words
from assistant.words.stems import content_stems
from corpus.library import Library
from corpus.paper import Paper, Scope

MOST = 6
ABOUT = 2
"""So many of the authorities and papers cited are asked about."""
SAME = 0.8
"""Two answers of which one has this share of the other's paragraphs tell the same."""


def follow_ups(library: Library, answer: Answer, scope: Scope) -> tuple[str, ...]:
    """Up to six questions on the authorities and papers cited, as far as they are in scope.

    Where none of them is, on those that are. Where one or two authorities were searched and do not
    tell, what is held of them.
    """
    cited = {one.paper_id: None for one in answer.citations}
    within = {p.paper_id: p for p in library.in_scope(scope) if not p.is_closed}
    silent = answer.coverage.authorities_without_evidence
    if answer.status == "not_in_papers" and 0 < len(silent) <= ABOUT:
        names = {paper.authority_name for paper in within.values()}
        return tuple(_papers_of(name) for name in silent if name in names)
    papers = [within[name] for name in cited if name in within]
    if not papers and answer.kind == "collection" and answer.status == "answered":
        # What is held is told without citing it: it goes on with those whose papers were listed.
        papers = [one for one in within.values() if (one.authority_name or "\n") in answer.text]
    if not papers and scope != Scope():
        papers = list(within.values())
    by_authority = {paper.authority: paper for paper in papers if paper.authority_name}
    of_papers = [_of_paper(library, paper) for paper in papers[:ABOUT]]
    of_councils = [_of_authority(library, one) for one in list(by_authority.values())[:ABOUT]]
    # One of each in turn, so that what is offered first is not all of one kind.
    turns = chain.from_iterable(zip_longest(*of_councils, *of_papers))
    return tuple(dict.fromkeys(text for text in turns if text))[:MOST]


def not_asked(texts: Iterable[str], question: Question, library: Library) -> tuple[str, ...]:
    """Those that ask for more than the question or one before it did, but for whom they ask of."""
    names = set(content_stems(" ".join(p.authority_name or "" for p in library.papers())))
    before = [set(content_stems(text)) for text in (question.text, *question.history)]
    return tuple(
        text for text in texts if not any(set(content_stems(text)) - names <= one for one in before)
    )


def tells_again(found: Answer, told: Answer) -> bool:
    """Whether an answer tells what another one told: its paragraphs, or its very words."""
    mine, theirs = ({one.paragraph_id for one in each.citations} for each in (found, told))
    if not mine:
        return found.text == told.text
    # A part of a long list is asked for with reason; the most of a short one is not.
    return len(mine & theirs) >= SAME * len(mine) and 2 * len(mine) >= len(theirs)


def answers_for(found: Answer, text: str, library: Library) -> bool:
    """Whether an answer to a question that names authorities rests on papers of theirs alone.

    What is held is told without citing it: there the answer names them.
    """
    held = {paper.authority_name for paper in library.papers() if paper.authority_name}
    named = {name for name in held if name in text}
    cited = {one.authority for one in found.citations}
    if found.kind == "collection" and not cited:
        return all(name in found.text for name in named)
    return not named or (bool(cited) and cited <= named)


def _of_authority(library: Library, paper: Paper) -> Iterator[str]:
    scope = Scope(authorities=(paper.authority or "",))
    kinds = {finding.kind for finding in library.findings(scope=scope)}
    if "improvement_area" in kinds:
        yield f"What does {paper.authority_name} need to improve?"
    if "judgement" in kinds:
        yield f"How was {paper.authority_name} judged for overall effectiveness?"
    yield _papers_of(paper.authority_name or "")


def _papers_of(name: str) -> str:
    return f"Which papers do you hold of {name}?"


def _of_paper(library: Library, paper: Paper) -> Iterator[str]:
    kinds = {finding.kind for finding in library.findings_of(paper.paper_id)}
    if "recommendation" in kinds and paper.kind not in ("minutes", "agenda"):
        texts = (paragraph.text for paragraph in library.paragraphs(paper.paper_id))
        yield f"What does “{readable(paper.title, texts)}” recommend?"
    if "resolution" in kinds and paper.committee and paper.meeting_date and paper.authority_name:
        who = f"the {paper.committee} of {paper.authority_name}"
        yield f"What did {who} resolve on {in_words(paper.meeting_date)}?"
