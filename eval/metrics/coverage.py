"""Answers across authorities: who is covered, who rightly, who is passed over in silence."""

from __future__ import annotations

from eval.answers import ParsedAnswer
from eval.gold import GoldQuestion
from eval.holdings import Holdings
from eval.language.text import occurs, words
from eval.metrics.nuggets import nugget_matches
from eval.metrics.support import says_nothing_found
from eval.metrics.table import Measure, Measures


def coverage(gold: GoldQuestion, answer: ParsedAnswer, holdings: Holdings) -> Measures:
    """Recall and precision over authorities, and silent omissions; none without per_authority."""
    if not gold.per_authority:
        return {}
    expected = {name for name, part in gold.per_authority.items() if part.nuggets}
    covered = {name for name in expected if _is_covered(name, gold, answer, holdings)}
    cited = {holdings.authority_of(citation.paragraph_id) for citation in answer.citations}
    claimed = {name for name in cited if name} if answer.answered else set()
    passed_over = set(gold.per_authority) - claimed - _named_without(answer, holdings)
    measures = {"silent_omissions": Measure(len(passed_over), len(gold.per_authority))}
    if expected:
        measures["coverage_recall"] = Measure(len(covered), len(expected))
    if claimed:
        measures["coverage_precision"] = Measure(len(covered), len(claimed))
    return measures


def _is_covered(name: str, gold: GoldQuestion, answer: ParsedAnswer, holdings: Holdings) -> bool:
    vital = [n for n in gold.per_authority[name].nuggets if n.weight == "vital"]
    return answer.answered and any(
        holdings.authority_of(cited) == name
        for match in nugget_matches(vital or gold.per_authority[name].nuggets, answer)
        for place in match.cites
        for cited in place
    )


def _named_without(answer: ParsedAnswer, holdings: Holdings) -> set[str]:
    named = {holdings.authority_named(name) for name in answer.without_evidence}
    silences = [
        words(sentence.text)
        for index, sentence in enumerate(answer.sentences)
        if says_nothing_found(answer, index)
    ]
    named |= {
        identifier
        for identifier, full in holdings.authorities.items()
        if any(occurs(words(full), silence) for silence in silences)
    }
    return {name for name in named if name}
