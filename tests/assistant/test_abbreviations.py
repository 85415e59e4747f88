"""What the papers abbreviate is found by either form."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.question.abbreviations import Abbreviations

PAPERS = [
    "The cost of the Harbour Relief Scheme (HRS) has grown.",
    "HRS payments went to 1,200 households.",
    "The Lord-Lieutenant (“the LL”) opened it.",
    "Deprivation of Liberty Safeguards (DoLS) apply.",
    "Spending on roads (see HRT) fell.",
]
VOCABULARY = {
    "hrs": 2,
    "ll": 1,
    "dols": 1,
    "hrt": 1,
    "harbour": 1,
    "relief": 1,
    "scheme": 1,
    "it": 4,
}


@pytest.fixture
def abbreviations() -> Abbreviations:
    def find(said: Sequence[str]) -> list[str]:
        return [text for text in PAPERS if said[0] in text.lower()]

    return Abbreviations(find, VOCABULARY, ordinary=["it"])


@pytest.mark.parametrize(
    ("text", "at", "forms"),
    [
        ("harbour relief scheme payments", 0, (("hrs",),)),
        ("harbour relief scheme payments", 2, (("hrs",),)),
        ("harbour relief scheme payments", 3, ()),
        ("hrs payments", 0, (("harbour", "relief", "scheme"),)),
        ("dols figures", 0, (("depriv", "of", "liberti", "safeguard"),)),
        ("ll visits", 0, (("lord", "lieuten"),)),
        ("hrt spending", 0, ()),
        ("how radically this changed", 1, ()),
        ("it costs", 0, ()),
    ],
)
def test_abbreviations_are_those_that_the_papers_introduce(
    abbreviations: Abbreviations, text: str, at: int, forms: tuple[tuple[str, ...], ...]
) -> None:
    assert abbreviations.forms(text.split(), at) == forms
