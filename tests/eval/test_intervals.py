from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.intervals import (
    cluster_counts,
    holm,
    mean_estimate,
    quantile_estimate,
    ratio_estimate,
    sign_flip,
)


def test_a_hundred_clusters_tell_a_share_to_about_nine_hundredths() -> None:
    found = mean_estimate([1.0] * 70 + [0.0] * 30)
    assert found.value == 0.7
    assert 0.7 - found.low == pytest.approx(0.09, abs=0.01)
    assert found.high - 0.7 == pytest.approx(0.09, abs=0.01)


def test_constant_scores_and_one_cluster_have_an_interval() -> None:
    for values in ([1.0] * 20, [0.5]):
        found = mean_estimate(values)
        assert (found.low, found.high) == (values[0], values[0])


def test_a_ratio_divides_what_was_reached_by_what_there_was() -> None:
    counts = cluster_counts(3)
    found = ratio_estimate(np.array([1.0, 0.0, 3.0]), np.array([2.0, 0.0, 4.0]), counts)
    assert found.value == pytest.approx(4 / 6)
    assert (found.of, found.clusters) == (6.0, 2)
    assert 0.5 <= found.low <= found.high <= 0.75


def test_nothing_to_divide_by_is_an_error_and_never_nan() -> None:
    with pytest.raises(ValueError, match="nothing"):
        ratio_estimate(np.zeros(2), np.zeros(2), cluster_counts(2))


def test_a_quantile_is_one_of_the_values() -> None:
    values = [float(number) for number in range(1, 101)]
    found = quantile_estimate(values, list(range(100)), cluster_counts(100), 0.95)
    assert found.value == 95.0
    assert found.low < 95.0 < found.high


@settings(deadline=None, max_examples=50)
@given(st.lists(st.floats(min_value=-1, max_value=1), min_size=1, max_size=30))
def test_a_p_value_is_a_share_above_zero(differences: list[float]) -> None:
    assert 0 < sign_flip(np.array(differences)) <= 1


def test_the_sign_flip_test_counts_every_pattern_where_they_are_few() -> None:
    # Of the eight patterns of signs of three equal differences, two are as far out
    assert sign_flip(np.array([0.1, 0.1, 0.1, 0.0])) == pytest.approx(0.25)
    assert sign_flip(np.zeros(5)) == 1.0
    assert sign_flip(np.full(60, 0.2)) < 0.001


def test_holm_steps_down() -> None:
    found = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.5})
    assert found == pytest.approx({"a": 0.04, "c": 0.09, "b": 0.09, "d": 0.5})
