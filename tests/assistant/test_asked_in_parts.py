"""Dates over answers, dates without a year, things asked in one breath, and sums of a part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from assistant.question.year_before import with_year_before
from tests.assistant.shelf import asking

PAPERS = {
    "harbour.txt": """Bury Council

Report to the Harbour Committee

Date of meeting: 12 December 2024

1. Moorings

1.1 The council holds 212 moorings (January 2024: 187).

1.2 The slipway was shut on 9 October 2024, a beam having failed. Second, the gale of 23 November
damaged the ferry office, which the insurers value at £48,000.

1.3 In September 2023 ten deckhands were taken on; seven are still in post.

1.4 On 14 November the Leader showed the Minister for Ports, Dame Olive Marsh, round the fish
market.

2. Penalties

2.1 In 2023/24 the wardens issued 60 litter fines at £150 each, of which 41 were paid, yielding
£6,150.

2.2 Councillor Reed proposed that the night ferry be ended. The proposal was lost by 4 to 7.

3. Tanner's Quay

3.1 The council buys Tanner's Quay for £2,400,000.

3.2 Divers found an old boiler at the quay. Lifting it out will cost £31,000, within that sum.

4. The crane

4.1 Mr Dan Lock was at the crane for the committee when it stopped.

4.2 RESOLVED: that £77,000 be released from reserves.

4.3 A report on the new crane will come to the Committee in March 2025.

4.4 Visits to each landing, April to September 2024, are:

| Landing | Visits | Boats |
|---|---|---|
| Millgate | 44 | 9 |
| Northgate | 71 | 12 |
| Low Steps | 15 | 3 |

4.5 Mrs Pike asked whether the fog bell would stay. The Leader replied that it would. Mrs Pike did
not ask a supplementary question about the fog bell.

5. Bodies

5.1 The Ferry Board is chaired independently by Mrs Ada Pool.

5.2 The present Director and the Chief Executive were thanked. Ms Fern Reed, Principal Officer, is
leading on the lighthouse project.

6. Recommendations

6.1 The divers made three recommendations to the council:

(a) mend the sea wall before the winter

(b) hang life rings at the ferry steps

(c) paint the quay every spring
""",
    "older.txt": """Bury Council

Report to the Harbour Committee

Date of meeting: 14 December 2023

1. Ferries

1.1 The ferry carried 9,400 passengers in August.
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("parts"), PAPERS) as made:
        yield made


def ask(assistant: Assistant, text: str, *before: str) -> Answer:
    return assistant.ask(Question(text, before))


@pytest.mark.parametrize(
    ("question", "told", "not_of"),
    [
        ("How many moorings does Bury hold?", "**212**", "January 2024**"),
        ("What did the gale damage in Bury?", "ferry office", "9 October 2024**"),
        ("How many deckhands are still in post in Bury?", "seven", "September 2023**"),
    ],
)
def test_no_date_in_the_text_stands_over_it_as_its_own(
    assistant: Assistant, question: str, told: str, not_of: str
) -> None:
    said = ask(assistant, question).text
    assert told in said
    assert "12 December 2024**" in said
    assert not_of not in said


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Whom did the Leader of Bury show round the fish market in November 2024?", "Olive Marsh"),
        ("Who was shown round Bury's fish market in November 2024?", "Olive Marsh"),
        ("How many passengers did the ferry carry in Bury in August 2023?", "9,400"),
    ],
)
def test_a_day_without_its_year_is_the_last_before_the_paper(
    assistant: Assistant, question: str, name: str
) -> None:
    assert name in ask(assistant, question).text


def test_nothing_is_said_not_to_be_held_of_a_time_that_is_told_of(assistant: Assistant) -> None:
    answer = ask(assistant, "Why was the Minister at the fish market in November 2024?")
    assert "Nothing on it was found" not in answer.text


def test_a_part_is_not_said_to_be_unanswered_where_it_stands_above(assistant: Assistant) -> None:
    whole = ask(assistant, "How many litter fines were paid in Bury and what did they bring in?")
    assert "**41**" in whole.text
    assert "**£6,150" in whole.text
    assert "£150**" not in whole.text
    assert whole.status == "answered"
    asked = "Who proposed ending the night ferry in Bury and what was the vote?"
    told = ask(assistant, asked)
    assert "Councillor Reed" in told.text
    assert "4 to 7" in told.text
    assert "found" not in told.text


def test_the_sum_of_the_whole_is_no_sum_of_a_part_of_it(assistant: Assistant) -> None:
    alone = ask(assistant, "How much is the boiler at Tanner's Quay?")
    assert "2,400,000" not in alone.text
    after = ask(assistant, "How much is it?", "Who pays for the boiler at Tanner's Quay?")
    assert "2,400,000" not in after.text


def test_how_many_after_a_count_counts_the_same(assistant: Assistant) -> None:
    answer = ask(assistant, "how many were paid?", "How many litter fines did Bury issue?")
    assert "**41**" in answer.text


def test_a_sum_alone_in_the_item_that_answered_is_told(assistant: Assistant) -> None:
    answer = ask(assistant, "how much money was put in?", "Who was at the crane in Bury?")
    assert "**£77,000**" in answer.text


def test_who_leads_on_that_is_nobody_who_leads_on_another(assistant: Assistant) -> None:
    answer = ask(assistant, "Who is leading on that project?", "How many moorings does Bury hold?")
    assert "Fern Reed" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Who is the chief executive of Bury?",
        "Who is the monitoring officer of Bury?",
        "When will the new crane open in Bury?",
    ],
)
def test_no_other_office_and_no_date_of_a_report_stands_in(
    assistant: Assistant, question: str
) -> None:
    answer = ask(assistant, question)
    assert not answer.citations, answer.text
    told = ask(assistant, "When will the report on the new crane come to the committee in Bury?")
    assert "**March 2025**" in told.text


@pytest.mark.parametrize("written", ["Who chares the ferry board?", "who chars the Ferry bord"])
def test_who_chairs_is_read_however_it_is_spelt(assistant: Assistant, written: str) -> None:
    assert "Ada Pool" in ask(assistant, written).text


def test_both_rows_of_two_that_are_compared_are_told(assistant: Assistant) -> None:
    answer = ask(assistant, "Did Northgate have more visits than Millgate in Bury?")
    assert "71" in answer.text
    assert "44" in answer.text
    assert "15" not in answer.text


def test_that_nothing_more_was_asked_is_no_answer(assistant: Assistant) -> None:
    answer = ask(assistant, "What is happening about the fog bell in Bury?")
    assert "- " not in answer.text


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("how many boats in 2023/24 compared with the year before", "2022/23"),
        ("how many boats in 2021 and the previous year", "2021 and 2020"),
        ("how many boats in May 2021 and the year before", "the year before"),
        ("how many boats the year before", "the year before"),
    ],
)
def test_the_year_before_is_that_before_the_question_s_own(question: str, read: str) -> None:
    assert with_year_before(question).endswith(read)


def test_the_item_that_has_all_that_is_named_is_told_alone(assistant: Assistant) -> None:
    said = ask(assistant, "What recommendations were made to Bury on life rings?").text
    assert "life rings" in said
    assert "sea wall" not in said
