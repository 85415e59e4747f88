"""Are the cited paragraphs evidence, real, and of the authority and year asked about?"""

from __future__ import annotations

from collections.abc import Collection

from eval.answers import Cited, ParsedAnswer
from eval.gold import GoldQuestion
from eval.holdings import Holdings
from eval.language.dates import in_year
from eval.language.text import fold
from eval.metrics.table import Measure, Measures


def precision(gold: GoldQuestion, answer: ParsedAnswer, holdings: Holdings) -> Measures:
    """Strict and lenient precision over the paragraphs cited, and the share nobody judged.

    Evidence and acceptable paragraphs are right. Unacceptable ones, the evidence of distractors
    and papers of another authority than asked about are wrong. The rest is unjudged.
    """
    cited = {citation.paragraph_id for citation in answer.citations}
    if not cited:
        return {"citation_precision": Measure(0.0), "citation_precision_lenient": Measure(0.0)}
    right = cited & right_paragraphs(gold)
    wrong = {name for name in cited - right if _known_wrong(name, gold, holdings)}
    measures = {
        "citation_precision": Measure(len(right) / len(cited)),
        "holes": Measure(len(cited) - len(right) - len(wrong), len(cited)),
    }
    if right or wrong:
        measures["citation_precision_lenient"] = Measure(len(right) / (len(right) + len(wrong)))
    return measures


def right_paragraphs(gold: GoldQuestion) -> frozenset[str]:
    """Evidence of the question's nuggets and what else may be cited for it."""
    return gold.evidence_ids() | frozenset(gold.acceptable)


def _known_wrong(name: str, gold: GoldQuestion, holdings: Holdings) -> bool:
    listed = name in gold.unacceptable or name in _distracting(gold)
    return listed or name not in holdings.paragraphs or _is_of_another(name, gold, holdings)


def _distracting(gold: GoldQuestion, why: Collection[str] = ()) -> frozenset[str]:
    return frozenset(
        name
        for distractor in gold.distractors
        if not why or distractor.why in why
        for group in distractor.evidence
        for name in group
    )


def _is_of_another(name: str, gold: GoldQuestion, holdings: Holdings) -> bool:
    authority = holdings.authority_of(name)
    return bool(gold.authorities) and authority is not None and authority not in gold.authorities


def validity(answer: ParsedAnswer, holdings: Holdings) -> Measures:
    """Citations that exist and print what the paper prints; a marker without one is not valid."""
    total = len(answer.citations) + len(answer.dangling)
    valid = sum(is_valid(citation, holdings) for citation in answer.citations)
    return {"citation_validity": Measure(valid, total)} if total else {}


def is_valid(citation: Cited, holdings: Holdings) -> bool:
    """Whether the paragraph exists in that paper and has that text, white space apart."""
    paragraph = holdings.paragraphs.get(citation.paragraph_id)
    return (
        paragraph is not None
        and paragraph.paper_id == citation.paper_id
        and fold(paragraph.text) == fold(citation.text)
    )


def wrong_authority(gold: GoldQuestion, answer: ParsedAnswer, holdings: Holdings) -> Measures:
    """Citations of another authority than asked about; gold evidence is never wrong."""
    if not gold.authorities:
        return {}
    right = right_paragraphs(gold)
    trapped = _distracting(gold, ("wrong_authority",))
    known = [
        citation.paragraph_id
        for citation in answer.citations
        if holdings.authority_of(citation.paragraph_id) or citation.paragraph_id in right | trapped
    ]
    wrong = sum(
        name not in right and (name in trapped or _is_of_another(name, gold, holdings))
        for name in known
    )
    return {"wrong_authority": Measure(wrong, len(known))} if known else {}


def wrong_year(gold: GoldQuestion, answer: ParsedAnswer, holdings: Holdings) -> Measures:
    """Citations of an event in another year than asked about, of those whose year is known.

    The paper's own date does not decide: a report of 2024 may tell of an inspection of 2022.
    """
    if not gold.years:
        return {}
    right = right_paragraphs(gold)
    trapped = _distracting(gold, ("wrong_year",))
    wrong = known = 0
    for citation in answer.citations:
        name = citation.paragraph_id
        paragraph = holdings.paragraphs.get(name)
        event = paragraph.event_date if paragraph else None
        if name in right or name in trapped or event:
            known += 1
            elsewhere = bool(event) and not any(in_year(event or "", year) for year in gold.years)
            wrong += name not in right and (name in trapped or elsewhere)
    return {"wrong_year": Measure(wrong, known)} if known else {}
