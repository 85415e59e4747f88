from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from eval.answers import parse_answer
from eval.holdings import Holdings
from eval.metrics.question import measure
from eval.metrics.quotations import is_verbatim, quote_fidelity
from eval.metrics.support import bears_out
from eval.metrics.table import Measure
from tests.eval.collection import ALDER, BROOK, FEN, FEN_OLD, answer, holdings, question

POSSESSIVE = "All of the members' views were heard in May. Their views were heard in the homes."
FACT = "The forecast overspend on placements is £4.2m [1]."


def measured(
    name: str, given: dict[str, Any] | None, ranked: Sequence[str] | None = None
) -> dict[str, Measure]:
    parsed = parse_answer(given) if given else None
    return measure(question(name), parsed, ranked, holdings())


def values(found: dict[str, Measure], *names: str) -> list[float]:
    return [round(found[name].reached / found[name].of, 3) for name in names]


def test_a_fact_counts_with_the_paragraph_that_says_it() -> None:
    right = measured("fen-007", answer(FACT, [f"{FEN}/3.4"]))
    elsewhere = measured("fen-007", answer(FACT, [f"{FEN}/5"]))
    names = ("supported_recall", "nugget_recall", "citation_recall", "citation_precision")
    assert values(right, *names) == [0.667, 0.667, 1, 1]
    assert values(elsewhere, *names) == [0, 0.667, 0, 0]


def test_a_neighbour_s_citation_is_not_a_sentence_s_own() -> None:
    text = "The overspend is £4.2m. Placements are dear [1]."
    assert values(measured("fen-007", answer(text, [f"{FEN}/3.4"])), "supported_recall") == [0]


def test_a_fact_over_two_sentences_rests_on_both() -> None:
    text = "There is an overspend. It is £4.2m [1]."
    assert values(measured("fen-007", answer(text, [f"{FEN}/3.4"])), "supported_recall") == [0.667]


def test_an_item_rests_on_the_citation_of_its_lead_in() -> None:
    text = "The budget [1]:\n- an overspend of £4.2m"
    assert values(measured("fen-007", answer(text, [f"{FEN}/3.4"])), "supported_recall") == [0.667]


def test_length_does_not_help_beyond_the_cap() -> None:
    found = measured("fen-007", answer("Word. " * 150 + FACT, [f"{FEN}/3.4"]))
    names = ("nugget_recall", "nugget_recall_150", "supported_recall_150")
    assert values(found, *names) == [0.667, 0, 0]


def test_precision_strict_and_lenient_with_holes() -> None:
    cited = [f"{FEN}/3.4", f"{FEN}/5", f"{ALDER}/7", f"{FEN}/nowhere"]
    found = measured("fen-007", answer(FACT, cited))
    assert values(found, "citation_precision", "citation_precision_lenient") == [0.25, 0.333]
    assert found["holes"] == Measure(1, 4)


def test_validity_wants_the_paragraph_its_paper_and_its_text() -> None:
    given = answer("One [1]. Two [2]. Three [3]. Four [4]. Five [9].", [f"{FEN}/5"] * 4)
    given["citations"][1]["text"] = "Something else."
    given["citations"][2]["paper_id"] = ALDER
    given["citations"][3]["paragraph_id"] = f"{FEN}/6"
    assert measured("fen-007", given)["citation_validity"] == Measure(1, 5)


def test_wrong_authority_and_wrong_year() -> None:
    cited = [f"{FEN}/3.4", f"{FEN_OLD}/3.4", f"{ALDER}/7", f"{FEN}/5"]
    found = measured("fen-007", answer(FACT, cited))
    assert found["wrong_authority"] == Measure(1, 4)
    # 4.2 and 5.6 tell of 2024, the old paper is a listed trap, the inspection was in 2022
    assert found["wrong_year"] == Measure(2, 4)


def test_the_event_s_year_decides_and_not_the_paper_s() -> None:
    # A paper of 2024 tells of an inspection of April 2022, which is what is asked about
    found = measured("fen-008", answer("Thresholds were not applied well [1].", [f"{FEN}/4.1-a"]))
    assert found["wrong_year"] == Measure(1, 1)
    found = measured("fen-008", answer("Thresholds were not applied well [1].", [f"{FEN}/5"]))
    assert found["wrong_year"] == Measure(0, 1)


@pytest.mark.parametrize(
    ("text", "status", "trapped"),
    [
        ("The overspend was £3.1m.", "answered", 1),
        ("The overspend is £4.2m.", "answered", 0),
        ("The papers do not say. In 2023 it was £3.1m.", "not_in_papers", 0),
    ],
)
def test_a_trap_is_a_distractor_asserted(text: str, status: str, trapped: int) -> None:
    assert measured("fen-007", answer(text, status=status))["trap"] == Measure(trapped)


@pytest.mark.parametrize(
    ("name", "status", "quality", "expected"),
    [
        ("fen-007", "not_in_papers", 0, {"over_refusal": 1, "abstention": 0}),
        ("none-011", "not_in_papers", 1, {"abstention_recall": 1, "false_answer": 0}),
        ("none-011", "refused", 1, {"abstention": 1, "abstention_precision": 1}),
        ("none-011", "answered", 0, {"abstention_recall": 0, "false_answer": 1, "abstention": 0}),
        ("none-011", "needs_clarification", 0, {"abstention_recall": 0, "false_answer": 0}),
    ],
)
def test_abstaining_is_right_only_where_nothing_answers(
    name: str, status: str, quality: int, expected: dict[str, int]
) -> None:
    found = measured(name, answer("The overspend is £4.2m [1].", [f"{FEN}/3.4"], status))
    assert (
        values(found, "supported_recall", "citation_precision", "support_recall") == [quality] * 3
    )
    assert {key: found[key].reached for key in expected} == expected


def test_a_failure_counts_as_nothing_given() -> None:
    found = measured("fen-007", None, ())
    assert values(found, "supported_recall", "failed", "trap", "recall_at_5") == [0, 1, 0, 0]
    assert "citation_validity" not in found


def test_coverage_across_authorities() -> None:
    text = (
        "Told to improve supervision:\n"
        "- Fenmarsh County Council: regular and reflective supervision [1]\n"
        "- Brookvale Council: potholes [2]\n"
    )
    found = measured("all-002", answer(text, [f"{FEN}/4.1-a", f"{BROOK}/1"]))
    assert found["coverage_recall"] == Measure(1, 2)
    assert found["coverage_precision"] == Measure(1, 2)
    assert found["silent_omissions"] == Measure(1, 3)


@pytest.mark.parametrize(
    ("text", "coverage"),
    [
        ("Reflective supervision [1].\n\nNothing was found for Brookvale Council.", {}),
        ("Reflective supervision [1].\n\nNothing is said by:\n- Brookvale Council", {}),
        (
            "Reflective supervision [1].",
            {"authorities_without_evidence": ["Brookvale Council", "Elsewhere"]},
        ),
    ],
)
def test_an_authority_named_as_silent_is_not_omitted(text: str, coverage: dict[str, Any]) -> None:
    found = measured("all-002", answer(text, [f"{FEN}/4.1-a"], coverage=coverage))
    assert found["silent_omissions"] == Measure(1, 3)


@pytest.mark.parametrize(
    ("sentence", "borne_out"),
    [
        ("Placements at Fenmarsh are forecast to overspend by £4,200,000", True),
        ("Placements are forecast to overspend by £4.3m", False),
        ("Placements at Aldermere are forecast to overspend by £4.2m", False),
        ("Fenmarsh County Council (12 November 2024): overspend £4.2m", True),
        ("Placements are forecast to overspend by £4.23m", False),
        ("Aldermere's placements are forecast to overspend by £4.2m", False),
        ("Merrowby's placements are forecast to overspend by £4.2m", False),
        ("Fenmarsh's placements are forecast to overspend by £4.2m", True),
        ("Placements on 3 May 2024 overspend by £4.2m", False),
        ("The director resigned over the cost of placements, residents said yesterday", False),
    ],
)
def test_a_sentence_is_borne_out_by_numbers_dates_names_and_words(
    sentence: str, borne_out: bool
) -> None:
    assert bears_out([holdings().source_text(f"{FEN}/1.2")], sentence, holdings()) is borne_out


def test_support_counts_claims_and_needed_citations() -> None:
    text = (
        "*Taken to mean Fenmarsh.*\n\nPlacements are forecast to overspend by £4.2m [1][2]. "
        "The moon is cheese.\n\nNothing was found for Brookvale Council."
    )
    found = measured("fen-007", answer(text, [f"{FEN}/1.2", f"{FEN}/5"]))
    assert values(found, "support_recall", "support_precision") == [0.5, 0.5]


@pytest.mark.parametrize(
    ("quote", "verbatim"),
    [
        ("They did not find that thresholds", True),
        ("“They did  not find”", True),
        ("Inspectors visited ... applied well", True),
        ("They did find that thresholds", False),
        ("visited on 26 and 28 April 2022", False),
        ("pplied wel", False),
    ],
)
def test_a_quotation_is_word_for_word(quote: str, verbatim: bool) -> None:
    assert is_verbatim(quote, [holdings().paragraphs[f"{FEN}/5"].text]) is verbatim


@pytest.mark.parametrize(
    ("quote", "source", "verbatim"),
    [
        ("did approve the plan", "They did not approve the plan.", False),
        ("did ... approve the plan", "They did not approve the plan.", False),
        ("did [not] approve the plan", "They did approve the plan.", False),
        ("the plan … in May", "The plan was agreed. Costs were not. It ran in May.", True),
        ("€4.2m", "It cost £4.2m.", False),
        ("£ 4,200", "It cost £4200.", True),
        ("5%", "It fell by -5% then.", False),
        ("rose by 5", "It rose by 5% then.", False),
        ("10-15 homes", "It built 10–15 homes.", True),
        ("in May ... the plan", "The plan ran in May.", False),
        ("the plan ... in May", "The plan ran in May.", True),
    ],
)
def test_a_figure_a_negation_or_an_order_changed_is_no_quotation(
    quote: str, source: str, verbatim: bool
) -> None:
    assert is_verbatim(quote, [source]) is verbatim


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("It says ‘thresholds were applied badly’ [1].", Measure(0, 1)),
        ("It says ‘thresholds were applied well’ [1].", Measure(1, 1)),
        ("It says “did find” [1].", Measure(0, 1)),
        ("It says “not visited” [1].", Measure(0, 1)),
        ("It says “27%” [1].", Measure(0, 1)),
        ("The inspectors' visit didn't find thresholds of the authorities' own [1].", None),
        ("It tells of the ‘MASH’ and of “front doors” [1].", None),
    ],
)
def test_which_spans_are_quotations(text: str, counted: Measure | None) -> None:
    found = measured("fen-008", answer(text, [f"{FEN}/5"]))
    assert found.get("quote_fidelity") == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("It says 'all of the members' views were heard in May' [1].", Measure(1, 1)),
        ("It says 'All of the members' views were ignored' [1].", Measure(0, 1)),
        ("It says ‘the members’ views were ignored’ [1].", Measure(0, 1)),
        ("It says 'the councils' plans were ignored' [1].", Measure(0, 1)),
        ("It says 'views were heard in the homes' and the members' too [1].", Measure(1, 1)),
        ("It says 'views were heard in the homes' and the members' views too [1].", Measure(1, 1)),
        ("Since the '90s the members' views were heard [1].", None),
        ("In '22 the members' views and the officers' plans were heard [1].", None),
        ("The 'members' views' were heard [1].", None),
        ("The members' 'views were ignored.' Then [1].", Measure(0, 1)),
        ("The parents' and carers' views were heard [1].", None),
    ],
)
def test_a_plural_possessive_ends_no_quotation(text: str, counted: Measure | None) -> None:
    paper = replace(holdings().paragraphs[f"{FEN}/5"], text=POSSESSIVE)
    held = Holdings.of(holdings().papers.values(), [paper])
    found = quote_fidelity(parse_answer(answer(text, [f"{FEN}/5"])), held)
    assert found.get("quote_fidelity") == counted


def test_quote_fidelity_looks_at_citations_and_at_the_text() -> None:
    given = answer(
        'It says "thresholds were applied badly" [1] of the "MASH" [1].',
        [f"{FEN}/5"],
        quotes=["thresholds were applied well"],
    )
    assert measured("fen-008", given)["quote_fidelity"] == Measure(1, 2)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("*“{asked}” is read otherwise.*", None),
        ("*“words nobody ever asked” is read otherwise.*", Measure(0, 1)),
        ("*“{asked}” is what the paper says [1].*", Measure(0, 1)),
        ("“{asked}” is what the paper says.", Measure(0, 1)),
    ],
)
def test_a_note_may_repeat_the_question(text: str, counted: Measure | None) -> None:
    asked = question("fen-008").question.rstrip("?")
    given = answer(text.format(asked=asked), [f"{FEN}/5"])
    assert measured("fen-008", given).get("quote_fidelity") == counted


def test_an_okay_nugget_weighs_half() -> None:
    assert [nugget.worth for nugget in question("fen-007").nuggets] == [1.0, 0.5]
