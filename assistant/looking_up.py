"""Papers and paragraphs looked up by words or by name, for whoever asks outside a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from assistant.answer import Citation
from assistant.evidence.fusion import reciprocal_ranks
from assistant.rendering import cite
from assistant.scope import UnknownName
from assistant.words.stems import content_stems
from corpus.library import Library
from corpus.paper import Paper, Paragraph, Scope, slug

DEEP = 50
"""So many hits each search gives at least, so that what both of them find comes first."""
MEANT = 4
"""From so many content words on, nearness in meaning counts as much as the words themselves: of
one word it says little."""
NEAR, NAMED = 75, 3
"""The similarity (0 to 100) of a misspelt paper id, and how many like it are named."""


def ranked(library: Library, words: str, scope: Scope, k: int) -> list[tuple[float, Citation]]:
    """The first ``k`` paragraphs of both searches fused, as citations, with the fused score."""
    with library.snapshot():
        depth = max(DEEP, 2 * k)
        by_meaning = library.search_vectors(words, depth, scope)
        by_words = library.search_words(words.split(), depth, scope)
        weight = min(1.0, max(1, len(set(content_stems(words)))) / MEANT)
        fused = reciprocal_ranks((by_meaning, by_words), (weight, 1.0))
        best = sorted(fused, key=lambda name: -fused[name])[:k]
        paragraphs = library.paragraphs_by_id(best)
        papers = {paper.paper_id: paper for paper in library.papers()}
    found = [(fused[name], paragraphs[name]) for name in best if name in paragraphs]
    return [
        (score, cite(one, papers[one.paper_id], marker, one.text))
        for marker, (score, one) in enumerate(found, 1)
    ]


def named_paper(library: Library, name: str) -> Paper:
    """The paper of this id or file name; UnknownName tells the nearest there are."""
    papers = library.papers()
    for paper in papers:
        if name in (paper.paper_id, paper.source):
            return paper
    by_file = [paper for paper in papers if Path(paper.source).name == name]
    if len(by_file) == 1:
        return by_file[0]
    if by_file:
        raise UnknownName(f"{name} names {', '.join(p.paper_id for p in by_file)}: use one id")
    near = _like(name, [paper.paper_id for paper in papers])
    hint = f"did you mean {' or '.join(near)}?" if near else "'papers list' prints those held"
    raise UnknownName(f"no paper {name!r} is held: {hint}")


def named_paragraphs(paragraphs: Sequence[Paragraph], name: str) -> list[Paragraph]:
    """The paragraphs that an id or a printed label names, in the paper's order."""
    short = [p for p in paragraphs if name in (p.paragraph_id, p.paragraph_id.split("/", 1)[-1])]
    same_label = [p for p in paragraphs if p.label == name]
    # An id names one paragraph, but the first id is also the label that several may share.
    return same_label if len(same_label) > 1 and "/" not in name else short or same_label


def paper_json(paper: Paper) -> dict[str, Any]:
    """A paper's metadata as ``show --json`` prints it."""
    return asdict(paper)


def listed_json(paper: Paper, paragraphs: int) -> dict[str, Any]:
    """A paper's metadata with the number of its paragraphs, as ``list --json`` prints it."""
    return paper_json(paper) | {"paragraphs": paragraphs}


def paragraph_json(paragraph: Paragraph) -> dict[str, Any]:
    """A paragraph as ``show --json`` prints it."""
    return {
        "paragraph_id": paragraph.paragraph_id,
        "label": paragraph.label,
        "label_basis": paragraph.label_basis,
        "section": paragraph.section,
        "lead_in": paragraph.lead_in,
        "page": paragraph.page,
        "printed_page": paragraph.printed_page,
        "kind": paragraph.kind,
        "event_date": paragraph.event_date,
        "text": paragraph.text,
    }


def _like(name: str, ids: Sequence[str]) -> list[str]:
    """Ids that hold every word of a name, else those that are spelt nearly so."""
    words = slug(name).split("-")
    holding = [one for one in ids if set(words) <= set(one.split("-"))] if words != [""] else []
    if holding:
        return holding[:NAMED]
    found = process.extract(name, ids, scorer=fuzz.ratio, score_cutoff=NEAR, limit=NAMED)
    return [one for one, _, _ in found]
