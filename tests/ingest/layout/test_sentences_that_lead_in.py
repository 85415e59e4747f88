"""Numbered sentences that end in a colon, between numbered titles, and the foot of a letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.paper import Paragraph, Section

Structured = tuple[tuple[Section, ...], tuple[Paragraph, ...]]


@pytest.mark.parametrize(
    "said",
    [
        "The auditors found these matters:",
        "Members asked for the following to be looked at:",
        "These services were looked at in the year:",
    ],
)
@pytest.mark.parametrize("sign", ["", "**"])
def test_a_numbered_sentence_keeps_its_number_between_titles(
    read: Callable[[str], Structured], said: str, sign: str
) -> None:
    sections, found = read(
        f"{sign}1. Purpose{sign}\n\nTo set out the plan, and what it is for.\n\n"
        f"{sign}2. {said}{sign}\n\nThe ledger was not kept, and no one saw.\n\n"
        f"{sign}3. Legal advice{sign}\n\nThere is none.\n"
    )
    assert [section.title for section in sections] == ["1. Purpose", "3. Legal advice"]
    assert [(p.label, p.text) for p in found if p.label] == [("2", said)]


@pytest.mark.parametrize("title", ["Options considered:", "What is proposed:", "Next steps:"])
def test_a_title_may_end_in_a_colon(read: Callable[[str], Structured], title: str) -> None:
    sections, _ = read(
        "**1. Purpose**\n\nTo set out the plan, and what it is for.\n\n"
        f"**2. {title}**\n\nOne was thought of, and no other.\n"
    )
    assert [section.title for section in sections] == ["1. Purpose", f"2. {title}"]


def test_the_writers_address_ends_a_letter(read: Callable[[str], Structured]) -> None:
    _, found = read(
        "14 March 2025\n\nDear Ms Green\n\nThank you for your help during our visit to you.\n\n"
        "Yours sincerely\n\nA Brook\nDirector of Care\n\nFenmarsh County Council\nCounty Hall\n"
        "Fenmarsh\nFM4 3AG\n"
    )
    assert {p.kind for p in found if p.text != found[2].text} == {"front_matter"}
    assert found[2].kind == "paragraph"
