"""Questions that ask for what the papers say in other forms: parts in words, time scales, names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from assistant.question.dates import times
from assistant.question.spelling import Speller
from corpus.library import Library
from corpus.settings import CorpusSettings
from ingest.job import ingest
from tests.conftest import read_paper, store_paper

KENT = [
    "Almost a third of social work posts were vacant in March, and half of those are new.",
    "Contacts that reach the front door are passed on within 24 hours of being received.",
    "The ‘Brighter Harbour’ improvement plan is overseen by the Cabinet.",
    "The Thanet hubs will receive £741,000 of the budget and the Swale hubs £719,000.",
    "Foster carers are supported by the Mockingbird programme.",
    "No library was closed. The proposal to close Pegwell library was withdrawn in May.",
    "In 2023/24 placements for children cost £2.9m more than their budget.",
    "The budget that moves with the 18-25 team is £59m, of which £3m pays for staff.",
    "The number of households in hostels stood at 1,412 on 31 January 2024, and 581 before that.",
    "Households who ask for a four-bedroom hostel wait for 41 months.",
    "A section 114 report was not considered necessary by the chief finance officer.",
    "The cost of new hostels will be met from the housing grant and prudential borrowing.",
]
OTHERS = {
    "rutland": (
        "Rutland Council",
        [
            "Six households belong to a Mocking Bird constellation.",
            "72% were satisfied with the bins as a whole; in 2018 it was 81%.",
            "The survey of libraries had 300 answers.",
        ],
    ),
    "medway": (
        "Medway Council",
        [
            "Foster carers meet each month and value the training.",
            "74% were satisfied with the hours of the libraries.",
            "The bins of Gillingham are emptied on Mondays.",
        ],
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("other-words")
    of: dict[str, Any] = {"authority": "kent", "authority_name": "Kent County Council"}
    with Library.open(folder / "store", CorpusSettings(), writer=True) as made:
        store_paper(made, folder, read_paper("kent", KENT, best_date="2024-03-12", **of))
        for key, (name, said) in OTHERS.items():
            other: dict[str, Any] = {"authority": key, "authority_name": name}
            store_paper(made, folder, read_paper(key, said, best_date="2023-05-09", **other))
    with Library.open(folder / "store", CorpusSettings()) as library:
        yield Assistant(library)


def answered(assistant: Assistant, text: str, *before: str) -> Answer:
    answer = assistant.ask(Question(text, before))
    assert answer.status == "answered", answer.text
    return answer


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What proportion of social work posts were vacant in Kent?", "**a third**"),
        ("Within what timescale does Kent pass on contacts at the front door?", "**24**"),
        ("How quickly are contacts passed on at Kent's front door?", "**24**"),
        ("What is Kent's improvement plan called?", "**‘Brighter Harbour’**"),
        ("When did Kent close Pegwell library?", "No library was closed"),
        ("How far over budget did children's placements in Kent end up in 2023/24?", "**£2.9m**"),
        ("How much budget moves in Kent with the 18-25 team?", "**£59m**"),
        ("Where will the money for new hostels in Kent come from?", "met from the housing grant"),
        ("Was a s114 report considered necessary in Kent?", "section 114 report was not"),
        ("How many households are in hostels in Kent?", "**1,412**"),
        ("Do the Swale or Thanet hubs get more of Kent's budget?", "£741,000"),
    ],
)
def test_the_words_that_answer_are_found(assistant: Assistant, text: str, words: str) -> None:
    assert words in answered(assistant, text).text


def test_each_side_of_a_comparison_may_have_a_subject_of_its_own(assistant: Assistant) -> None:
    answer = answered(assistant, "Satisfaction: Rutland bins survey against Medway library survey")
    assert [(one.paper_id, one.paragraph) for one in answer.citations] == [
        ("rutland", "2"),
        ("medway", "2"),
    ]


def test_a_district_named_beside_its_county_is_a_place(assistant: Assistant) -> None:
    answer = answered(assistant, "How much of Kent's budget do the Swale hubs receive?")
    assert "No paper of" not in answer.text


def test_everybody_who_has_to_do_with_a_name_is_told(assistant: Assistant) -> None:
    answer = answered(assistant, "Which authorities run the Mockingbird model?")
    assert answer.kind == "across"
    assert {citation.paper_id for citation in answer.citations} == {"kent", "rutland"}


@pytest.mark.parametrize("place", ["Sheffeild", "sheffeild"])
def test_a_misspelt_council_of_which_nothing_is_held_is_no_other(
    assistant: Assistant, place: str
) -> None:
    answer = assistant.ask(Question(f"How are foster carers supported in {place}?"))
    assert answer.status == "not_in_papers"
    assert "No paper of Sheffield City Council is held" in answer.text


def test_what_a_sentence_introduces_is_told_though_no_list_was_marked(
    tmp_path: Path,
) -> None:
    of: dict[str, Any] = {"authority": "kent", "authority_name": "Kent County Council"}
    texts = [
        "The Harbour Programme comprises three workstreams:",
        "Prevention – eight officers and a fund for landlords;",
        "Supply – 120 homes at Hengrove; and",
        "Commissioning – a framework with a minimum standard.",
        "The budget of the Harbour Programme is £3m.",
    ]
    read = read_paper("harbour", texts, best_date="2024-03-12", **of)
    numbered = (0, 4)
    bare = tuple(
        one if at in numbered else replace(one, label=None)
        for at, one in enumerate(read.paragraphs)
    )
    with Library.open(tmp_path / "store", CorpusSettings(), writer=True) as made:
        store_paper(made, tmp_path, replace(read, paragraphs=bare))
    with Library.open(tmp_path / "store", CorpusSettings()) as library:
        answer = answered(Assistant(library), "What are Kent's Harbour Programme workstreams?")
    assert [citation.paragraph_id for citation in answer.citations] == [
        f"harbour/{at}" for at in (1, 2, 3, 4)
    ]


def test_a_council_that_nobody_knows_is_no_misspelt_word(assistant: Assistant) -> None:
    answer = assistant.ask(Question("wexcombe borough council ofsted result 2023"))
    assert answer.status == "not_in_papers"
    assert "No paper of Wexcombe Borough Council is held" in answer.text


def test_a_word_that_no_paper_has_is_no_slip_for_another(assistant: Assistant) -> None:
    assert "is read as" not in assistant.ask(Question("how many potholes were mended in kent")).text


def test_a_word_cut_short_is_read_as_the_word_held(assistant: Assistant) -> None:
    answer = answered(assistant, "what proportion of social work posts were vac in kent, progr?")
    assert "“progr” is read as “programme”." in answer.text


def test_when_a_report_came_out_is_not_when_it_tells_of() -> None:
    asked = times("How long did cases take at the 2018 inspection, published in January 2019?")
    assert asked.written == ("2018",)
    assert times("Which reports were published in January 2019?").written == ("January 2019",)


def test_no_number_in_words_is_a_rate(assistant: Assistant) -> None:
    answer = assistant.ask(Question("What is Medway's recycling rate of bins?"))
    assert "**" not in answer.text


def test_a_list_is_told_whole_though_one_item_holds_a_word_of_the_question(tmp_path: Path) -> None:
    text = """Rutland County Council
Cabinet, 9 June 2020

4. Transforming education

Four strands had been set up:

- Strand 1: All-age schools and primaries
- Strand 2: Provision after sixteen
- Strand 3: Teaching in two languages
- Strand 4: Additional needs
"""
    (tmp_path / "cabinet.txt").write_text(text)
    with Library.open(tmp_path / "store", CorpusSettings(), writer=True) as made:
        ingest([tmp_path / "cabinet.txt"], made)
    with Library.open(tmp_path / "store", CorpusSettings()) as library:
        answer = answered(
            Assistant(library), "What strands make up Rutland's programme of changes to schools?"
        )
    assert [f"Strand {at}" in answer.text for at in range(1, 5)] == [True] * 4


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Is anyone giving harbour levy relief or bus fares?", {"kent", "medway"}),
        ("Which councils have a dredging order or harbour levy?", {"kent", "rutland"}),
    ],
)
def test_of_alternatives_in_several_words_either_will_do(
    tmp_path: Path, text: str, told: set[str]
) -> None:
    said = {
        "kent": "Harbour levy relief of half is given to boat owners on low incomes.",
        "rutland": "A dredging order was made by the Secretary of State on 14 October 2021.",
        "medway": "Bus fares are paid for every apprentice who lives in the towns.",
    }
    others = [
        "The harbour levy is set each March.",
        "The dredging order is a public paper.",
        "Bus fares rose by a tenth.",
        "The levy on boats is none of the harbour levy.",
    ]
    with Library.open(tmp_path / "store", CorpusSettings(), writer=True) as made:
        for key, sentence in said.items():
            of: dict[str, Any] = {"authority": key, "authority_name": f"{key.title()} Council"}
            store_paper(made, tmp_path, read_paper(key, [sentence], best_date="2023-05-09", **of))
        store_paper(made, tmp_path, read_paper("notes", others, best_date="2023-05-09"))
    with Library.open(tmp_path / "store", CorpusSettings()) as library:
        answer = answered(Assistant(library), text)
    assert {one.paper_id for one in answer.citations} == told


def test_another_form_of_a_held_word_and_a_lost_apostrophe_are_right() -> None:
    speller = Speller({"offenders": 4, "offering": 9, "put": 3})
    assert speller.correct("who talked about youth offending") == (
        "who talked about youth offending", (),
    )  # fmt: skip
    assert speller.correct("who hadnt put a name to it")[1] == ()
    assert speller.correct("what recurs acros authorities")[1] == (("acros", "across"),)
    assert speller.correct("which authoritys put it")[1] == (("authoritys", "authorities"),)


@pytest.mark.parametrize(
    ("text", "of_papers"),
    [
        ("What will it cost, as told to Kent scrutiny in 2023?", True),
        ("How many were reported to the Cabinet in 2023?", True),
        ("How many children went to school in 2023?", False),
        ("What did it cost in 2023?", False),
    ],
)
def test_what_a_meeting_was_told_in_a_year_stands_in_papers_of_that_year(
    text: str, of_papers: bool
) -> None:
    assert times(text).of_papers is of_papers


@pytest.mark.parametrize(
    "text",
    [
        "How many families use the Ferry Lane centre in Kent?",
        "When will Kent be inspected again?",
        "When is the next inspection of Kent?",
    ],
)
def test_no_reference_counts_and_no_past_day_is_to_come(tmp_path: Path, text: str) -> None:
    said = [
        "This paper goes with Key Decision 24/00093 on the Ferry Lane centre for families.",
        "Inspection dates: 20 to 24 May 2024",
    ]
    of: dict[str, Any] = {"authority": "kent", "authority_name": "Kent County Council"}
    with Library.open(tmp_path / "store", CorpusSettings(), writer=True) as made:
        store_paper(made, tmp_path, read_paper("kent", said, best_date="2024-05-24", **of))
    with Library.open(tmp_path / "store", CorpusSettings()) as library:
        assert Assistant(library).ask(Question(text)).status == "not_in_papers"


def test_what_only_asks_for_a_decision_is_said_to_be_none(tmp_path: Path) -> None:
    text = """Kent County Council

Report to the Roads Committee

Date of meeting: 4 March 2024

Recommendation

That the Committee agrees to receive six monthly reports on the mending of gullies.

Background

1. The gullies were cleaned in May.
"""
    (tmp_path / "roads.txt").write_text(text)
    with Library.open(tmp_path / "store", CorpusSettings(), writer=True) as made:
        ingest([tmp_path / "roads.txt"], made)
    with Library.open(tmp_path / "store", CorpusSettings()) as library:
        answer = answered(Assistant(library), "Did Kent agree six-monthly reports on gullies?")
    assert "six monthly reports" in answer.text
    assert "is a recommendation: it asks for a decision and is none." in answer.text
