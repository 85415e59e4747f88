"""Rows made into the frozen types that a question reads by the thousand."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from corpus.catalogue.rows import made_of
from corpus.paper import Finding, Paragraph

VALUES = ("cost", "report/2", "report", "It cost £3m", "fenmarsh", "2024", None, None, None, None)


def test_what_is_made_of_a_row_is_what_the_type_makes() -> None:
    made, own = made_of(Finding)(VALUES), Finding(*VALUES)  # type: ignore[arg-type]
    assert type(made) is Finding
    assert made == own
    assert hash(made) == hash(own)
    assert replace(made, text="x") == replace(own, text="x")
    assert pickle.loads(pickle.dumps(made)) == own
    with pytest.raises(FrozenInstanceError):
        made.text = "x"  # type: ignore[misc]


def test_a_row_with_too_few_values_makes_nothing() -> None:
    with pytest.raises(TypeError):
        made_of(Paragraph)(["report/1", "report"])
