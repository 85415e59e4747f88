"""Comparisons, shares of a number, what somebody told, and lead-ins, held as the paper has them."""

from __future__ import annotations

import pytest

from tests.assistant.held.cases import Case


def held(lead_in: str, printed: str, said: str) -> bool:
    return Case("form", "Oakvale City Council", lead_in, printed, said).holds


@pytest.mark.parametrize(
    ("lead_in", "printed", "said"),
    [
        ("", "Inspectors read 20 plans. Nine were late.", "Nine of the 20 plans were late."),
        ("Inspectors said that:", "homes were closed;", "Inspectors said that homes were closed."),
        (
            "The inspectors also found that:",
            "homes were closed;",
            "Inspectors found that homes were closed.",
        ),
        (
            "",
            "Homes cost £4m in 2022; in 2021 it was £3m.",
            "Homes cost £4m in 2022, up from £3m in 2021.",
        ),
        (
            "",
            "38% of homes were safe. The target is 90%.",
            "38% of homes were safe, against a target of 90%.",
        ),
        ("", "Costs increased from £3m to £4m.", "Costs rose from £3m to £4m."),
        ("", "Costs came to £3m, £1m over budget.", "Costs came to £3m, £1m above the budget."),
        (
            "A pothole is repaired",
            "within 2 hours where it is a danger;",
            "A pothole is repaired within 2 hours where it is a danger.",
        ),
        (
            "",
            "The Director says that costs will rise.",
            "According to the Director, costs will rise.",
        ),
        (
            "",
            "Costs rose by 3%, compared with 9% before.",
            "Costs rose by 3%, down from 9% before.",
        ),
        (
            "",
            "The Council closed two homes in Kelderwick Road.",
            "The Council closed two homes in Kelderwick Road.",
        ),
        (
            "",
            "On 3 May 2022, the local authority closed two homes.",
            "The City Council closed two homes on 3 May 2022.",
        ),
        (
            "",
            "The power was established under Section 45, which provides for homes.",
            "The power was established under Section 45.",
        ),
    ],
)
def test_what_says_the_same_holds(lead_in: str, printed: str, said: str) -> None:
    assert held(lead_in, printed, said)


@pytest.mark.parametrize(
    ("lead_in", "printed", "said"),
    [
        (
            "",
            "About 40 staff left. Ten were managers.",
            "Ten of the 40 staff who left were managers.",
        ),
        ("", "If 40 staff leave. Ten were managers.", "Ten of the 40 staff were managers."),
        (
            "",
            "Up to 40 homes were inspected. Ten were unsafe.",
            "Ten of the 40 homes inspected were unsafe.",
        ),
        (
            "",
            "Inspectors did not read 20 plans. Nine were late.",
            "Nine of the 20 plans were late.",
        ),
        ("", "Inspectors read 20 plans. Nine were late.", "Nine of the 20 plans were not late."),
        (
            "",
            "Inspectors read 20 plans. Nine were said to be late.",
            "Nine of the 20 plans were late.",
        ),
        ("", "Inspectors read 9 plans. Twenty were late.", "Twenty of the 9 plans were late."),
        (
            "Inspectors were told that:",
            "homes were closed;",
            "Inspectors said that homes were closed.",
        ),
        (
            "Inspectors were told that:",
            "homes were closed;",
            "Inspectors found that homes were closed.",
        ),
        ("Inspectors said that:", "homes were closed;", "Inspectors found that homes were closed."),
        (
            "The inspectors did not find that:",
            "homes were closed;",
            "Inspectors found that homes were closed.",
        ),
        (
            "The inspectors found that:",
            "homes were closed;",
            "The Director found that homes were closed.",
        ),
        (
            "The inspectors found that:",
            "homes were not closed;",
            "Inspectors found that homes were closed.",
        ),
        (
            "The inspectors' manager found that:",
            "homes were closed;",
            "Inspectors found that homes were closed.",
        ),
        (
            "",
            "Homes cost £4m in 2022; in 2021 it was £3m.",
            "Homes cost £4m in 2022, down from £3m in 2021.",
        ),
        (
            "",
            "Homes cost £4m in 2022; in 2021 it was £3m.",
            "Homes cost £3m in 2021, up from £4m in 2022.",
        ),
        (
            "",
            "Homes cost £4m and schools cost £5m; in 2021 it was £3m.",
            "Homes cost £4m, up from £3m in 2021.",
        ),
        (
            "",
            "Homes cost £4m. Schools cost £5m. In 2021 it was £3m.",
            "Homes cost £4m, up from £3m in 2021.",
        ),
        ("", "Homes cost £4m. In 2021 it was not £3m.", "Homes cost £4m, up from £3m in 2021."),
        ("", "Homes cost £4m. In 2021 it was about £3m.", "Homes cost £4m, up from £3m in 2021."),
        ("", "Homes cost £4m. In 2021 it was to be £3m.", "Homes cost £4m, up from £3m in 2021."),
        (
            "",
            "Homes cost £4m. In 2021 it may have been £3m.",
            "Homes cost £4m, up from £3m in 2021.",
        ),
        (
            "",
            "Homes cost £4m. If prices fall it will be £3m.",
            "Homes cost £4m, compared with £3m.",
        ),
        (
            "",
            "Homes cost £4m. In 2025 it will be £3m.",
            "Homes cost £4m, compared with £3m in 2025.",
        ),
        (
            "",
            "Homes cost £4m. In 2021 it had been forecast at £3m.",
            "Homes cost £4m, up from £3m in 2021.",
        ),
        (
            "",
            "38% of homes were safe. The target is 90% by 2026.",
            "38% of homes were safe, against a target of 90%.",
        ),
        (
            "",
            "38% of homes were safe. The target was never 90%.",
            "38% of homes were safe, against a target of 90%.",
        ),
        (
            "",
            "38% of homes were safe. The old target was 90%.",
            "38% of homes were safe, against a target of 90%.",
        ),
        (
            "",
            "98% of homes were safe. The target is 90%.",
            "98% of homes were safe, below the target of 90%.",
        ),
        ("", "Costs increased from £3m to £4m.", "Costs fell from £3m to £4m."),
        ("", "Costs were increased from £3m to £4m by mistake.", "Costs rose from £3m to £4m."),
        ("", "Costs may rise from £3m to £4m.", "Costs rose from £3m to £4m."),
        ("", "Costs did not rise by 3%.", "Costs rose by 3%."),
        ("", "Costs came to £3m, £1m over budget.", "Costs came to £3m, £1m below the budget."),
        ("", "Costs came to £3m, £1m over budget.", "Costs came to £3m, £1m less than budget."),
        (
            "",
            "71 homes were empty in May, of which 12 were sold in June.",
            "12 of the 71 homes empty in June were sold.",
        ),
        (
            "",
            "71 homes were empty, of which 12 may be sold.",
            "12 of the 71 homes empty were sold.",
        ),
        (
            "",
            "71 homes were said to be empty, of which 12 were sold.",
            "12 of the 71 homes empty were sold.",
        ),
        ("", "Of 40 calls, 17 were answered late.", "17 of the 40 calls were answered."),
        ("", "Of 40 calls, none of 17 were answered.", "17 of the 40 calls were answered."),
        ("", "Of 40 calls made by staff, 17 were answered.", "17 of the 40 calls were answered."),
        ("", "Of 40 calls, 17 were to be answered.", "17 of the 40 calls were answered."),
        (
            "The Director proposes that the County Council",
            "retenders the contract;",
            "The County Council retenders the contract.",
        ),
        ("It is feared that the Council", "closed two homes;", "The Council closed two homes."),
        (
            "A pothole is repaired",
            "within 2 hours where it is a danger;",
            "A pothole is repaired within 2 hours.",
        ),
        ("A pothole is not repaired", "within 2 hours;", "A pothole is repaired within 2 hours."),
        (
            "It is planned that a pothole is repaired",
            "within 2 hours;",
            "A pothole is repaired within 2 hours.",
        ),
        (
            "",
            "There were 612 children in care on 31 May, 38 more than a year before.",
            "On 31 May there were 612 children in care, 38 fewer than a year before.",
        ),
        (
            "",
            "Staff left in 2023, and managers resigned.",
            "In 2023 staff left, and managers resigned.",
        ),
        (
            "",
            "The Director says that costs will rise.",
            "According to the Council, costs will rise.",
        ),
        (
            "",
            "The Director does not say that costs will rise.",
            "According to the Director, costs will rise.",
        ),
        (
            "",
            "The Director says that costs will not rise.",
            "According to the Director, costs will rise.",
        ),
        ("", "34% voted against the plan in 2021.", "34% voted, against 21% in 2021."),
        ("", "Costs rose by 3%, compared with 9% before.", "Costs rose by 3%, up from 9% before."),
        (
            "",
            "Nine of ten children were seen in May; in June there were 8.",
            "Nine of ten children were seen in May, compared with 8% in June.",
        ),
        (
            "",
            "The 12 homes in the north were safe. In the south there were 9.",
            "The 12 homes in the north were safe, compared with 9 in the south.",
        ),
        (
            "",
            "There were 12 fires in the north. In the south there were 9 drownings.",
            "There were 12 fires in the north, compared with 9 in the south.",
        ),
        (
            "",
            "Kelderwick opened two homes in 2022. The council there has cut its overspend to £1m.",
            "The Council has cut its overspend to £1m.",
        ),
        (
            "",
            "Kelderwick was inspected in June 2022. The council was judged inadequate.",
            "Oakvale was judged inadequate.",
        ),
        (
            "",
            "Officers visited Kelderwick. The council has nine homes.",
            "The Council has nine homes.",
        ),
        (
            "",
            "A neighbouring authority was inspected. The authority was judged inadequate.",
            "The Council was judged inadequate.",
        ),
        ("What Kelderwick did:", "two homes were closed;", "Two homes were closed."),
        ("", "That no child is in bed and breakfast.", "No child is in bed and breakfast."),
        (
            "",
            "That no child waits for a home after May 2023.",
            "No child has waited for a home after May 2023.",
        ),
    ],
)
def test_what_says_something_else_does_not_hold(lead_in: str, printed: str, said: str) -> None:
    assert not held(lead_in, printed, said)
