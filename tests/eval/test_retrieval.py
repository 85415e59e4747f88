from __future__ import annotations

import pytest
import pytrec_eval
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.gold import Nugget
from eval.metrics.retrieval import gains, ndcg, nugget_evidence, recall, reciprocal_rank, retrieval
from tests.eval.collection import FEN, question

NAMES = [f"p/{number}" for number in range(30)]


@settings(deadline=None, max_examples=50)
@given(
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from([1, 2]), min_size=1, max_size=12),
    st.lists(st.sampled_from(NAMES), unique=True, max_size=25),
)
def test_ranking_metrics_are_those_of_trec_eval(wanted: dict[str, int], ranked: list[str]) -> None:
    measures = {"recall.5,10,20", "ndcg_cut.10", "recip_rank"}
    run = {name: float(-place) for place, name in enumerate(ranked)}
    judge = pytrec_eval.RelevanceEvaluator({"q": wanted}, measures)
    # trec_eval leaves out a query that found nothing
    theirs = judge.evaluate({"q": run}).get("q", {}) if run else {}
    for k in (5, 10, 20):
        assert recall(wanted, ranked, k) == pytest.approx(theirs.get(f"recall_{k}", 0.0))
    assert ndcg(wanted, ranked, 10) == pytest.approx(theirs.get("ndcg_cut_10", 0.0))
    first = theirs.get("recip_rank", 0.0)
    assert reciprocal_rank(wanted, ranked, 10) == pytest.approx(first if first >= 0.1 else 0.0)


def two_nuggets() -> tuple[Nugget, ...]:
    match = {"phrase": "x"}
    return (
        Nugget.model_validate(
            {"id": "a", "text": "a", "match": match, "evidence": [["p/1", "p/2"], ["p/3"]]}
        ),
        Nugget.model_validate(
            {"id": "b", "text": "b", "weight": "okay", "match": match, "evidence": [["p/2"]]}
        ),
    )


def test_a_nugget_has_its_evidence_when_a_whole_set_is_found() -> None:
    nuggets = two_nuggets()
    assert gains(nuggets) == {"p/1": 2, "p/2": 2, "p/3": 2}
    found = [nugget_evidence(nuggets, ranked, 2) for ranked in (["p/1"], ["p/2", "p/1"], ["p/3"])]
    assert found == pytest.approx([0, 1, 2 / 3])


def test_a_paragraph_found_twice_takes_one_place() -> None:
    ranked = [f"{FEN}/4.1-a", f"{FEN}/4.1-a", f"{FEN}/3.4"]
    found = retrieval(question("fen-007"), ranked)
    assert found["mrr_at_10"].reached == 0.5
    assert found["nugget_evidence_at_5"].reached == 1


def test_a_question_without_evidence_has_no_ranking() -> None:
    assert retrieval(question("none-011"), ["p/1"]) == {}
