"""What limits a statement may not be lost, and what says the same should be let through."""

from __future__ import annotations

import pytest

from tests.assistant.held.cases import Case, cases


@pytest.mark.parametrize("case", cases("altered"), ids=lambda case: f"{case.kind}: {case.said}")
def test_an_altered_statement_does_not_hold(case: Case) -> None:
    assert not case.holds


def test_most_faithful_paraphrases_hold() -> None:
    tried = cases("faithful")
    held = sum(case.holds for case in tried)
    assert held / len(tried) >= 0.7
