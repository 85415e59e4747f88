"""Votes as other councils print them: counted in a sentence, or as a roll call under headings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from assistant.evidence.movers import movers
from corpus.library import Library
from corpus.settings import CorpusSettings
from ingest.job import ingest
from tests.assistant.shelf import asking

BOARD = """Wigan Council

SCRUTINY BOARD

Minutes of the meeting held on 24 January 2024

PRESENT: Councillor W Thorn in the Chair, Councillors B Ash and C March

66 School Transport

The Head of Service reported that 812 pupils awaited a place on a bus.

It was moved by Councillor B Ash and seconded by Councillor C March that the Board ask for an
outside review of school transport. On being put to the vote, the motion was lost by 4 votes to
7, with 1 abstention.

It was then moved by Councillor C March that a working group be set up to follow the timetable.
The motion was carried by 10 votes to 1.

RESOLVED – That the report be noted.
"""
ROLL_CALL = """<html><body><h1>Moray Council</h1><p>Minute of the meeting of 14 November 2024</p>
<h2>151. HOUSING PLAN</h2>
<p>Councillor Ina Petheram, seconded by Councillor Hal Weir, moved that the committee note the
progress.</p>
<h3>Amendment</h3>
<p>Councillor Rory Dunsire, seconded by Councillor Una Balgonie, moved as an amendment that all
sales of land for homes be put off until April 2026.</p>
<p><b>Roll Call</b></p>
<h2>For the Motion – 5 votes</h2>
<p>Councillors Gilchrist, Petheram, Weir, Kinghorn and McPhail.</p>
<h2>For the Amendment – 3 votes</h2>
<p>Councillors Dunsire, Balgonie and Abernathy.</p>
<p>Having received a majority of votes, the motion was accordingly carried.</p>
<h2>152. CARE AT HOME</h2>
<p>The committee agreed to:-</p>
<ol><li>note the report;</li><li>ask for waiting figures by town; and</li>
<li>invite the inspector.</li></ol>
</body></html>
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("votes")
    (folder / "board.txt").write_text(BOARD, encoding="utf-8")
    (folder / "minute.html").write_text(ROLL_CALL, encoding="utf-8")
    with Library.open(folder / "store", CorpusSettings(), writer=True) as made:
        for name in ("board.txt", "minute.html"):
            ingest([folder / name], made)
    with Library.open(folder / "store", CorpusSettings()) as library:
        yield Assistant(library)


def ask(assistant: Assistant, text: str, *before: str) -> Answer:
    answer = assistant.ask(Question(text, before))
    assert answer.status == "answered", answer.text
    return answer


@pytest.mark.parametrize(
    "text",
    [
        "result of the vote on an outside review of school transport at wigan",
        "wigan motion for an outside review of school transport, what happened",
        "Was the motion for an outside review of Wigan's school transport carried?",
    ],
)
def test_a_vote_that_a_sentence_counts_is_told_with_its_motion(
    assistant: Assistant, text: str
) -> None:
    said = ask(assistant, text).text
    assert "lost by 4 votes to 7" in said
    assert "carried by 10 votes" not in said


def test_the_other_vote_of_the_meeting_is_told_next(assistant: Assistant) -> None:
    before = "what was the vote on an outside review of school transport at wigan?"
    assert "carried by 10 votes to 1" in ask(assistant, "how did the other vote go?", before).text


def test_a_roll_call_is_told_with_its_headings(assistant: Assistant) -> None:
    said = ask(assistant, "who voted for Dunsire's amendment on sales of land in moray?").text
    assert said.index("For the Amendment – 3 votes") < said.index("Dunsire, Balgonie and Abernathy")
    assert "be put off until April 2026" in said
    assert "accordingly carried" in said


def test_a_colon_with_a_dash_introduces_a_list(assistant: Assistant) -> None:
    said = ask(assistant, "What did the committee in Moray decide about care at home?").text
    assert "The committee agreed to:" in said
    assert "invite the inspector" in said


def test_motions_that_were_lost_are_told_with_what_came_of_them(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Which motions were defeated at any of these councils?"))
    assert answer.kind == "across"
    assert "that the Board ask for an outside review of school transport" in answer.text
    assert "the motion was lost by 4 votes to 7" in answer.text
    assert "working group" not in answer.text
    about = assistant.ask(Question("Which motions about bins were rejected at Wigan?"))
    assert not about.citations


CLIMATE = """Bolton Council

Minutes of the meeting of the Council held on 7 March 2024

12 Climate Bill

It was moved by Councillor B Ash that the Council write to Members of Parliament with the news that
this motion has been passed, and ask them to act before the Climate Bill is read.

The Mayor then asked for a vote on the motion, with this result.

For (3)

Against (8)

Motion lost.
"""


def test_a_motion_that_speaks_of_itself_as_passed_was_lost(tmp_path: Path) -> None:
    with asking(tmp_path, {"council.txt": CLIMATE}) as assistant:
        answer = assistant.ask(Question("Did the motion on the Climate Bill pass?"))
    assert "Motion lost." in answer.text
    assert "Against (8)" in answer.text


def test_a_vote_on_another_matter_of_the_same_word_is_not_told(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Who voted against the school meals decision?"))
    assert answer.status == "not_in_papers"


def test_a_vote_that_was_unanimous_is_told(tmp_path: Path) -> None:
    text = """Bury Council

Minutes of the meeting of the Council held on 7 March 2024

12 Ferry landing

The motion to mend the ferry landing was carried by the Council unanimously.
"""
    with asking(tmp_path, {"council.txt": text}) as assistant:
        answer = assistant.ask(Question("How did the vote on the ferry landing go?"))
    assert "carried by the Council unanimously" in answer.text
    assert answer.confidence == 1.0  # told as a vote, and not as a sentence like it


COUNCIL = """Wigan Council

COUNCIL

Minutes of the meeting held on 12 December 2024

31 Lorry Route

Councillor B Ash proposed, and Councillor C March seconded, the motion that the lorry route through
the old town be closed at night.

Following the debate the motion was put to the vote.

For (21)

Against (17)

Abstain (2)

Motion carried.

32 Allotment Charter

Councillor D Low proposed, and Councillor W Thorn seconded, the motion that an allotment charter
be drawn up with the growers.

Following the debate the motion was put to the vote.

For (9)

Against (30)

Motion lost.
"""


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("council"), {"council.txt": COUNCIL}) as assistant:
        yield assistant


def test_a_vote_is_found_by_the_month_of_its_meeting(council: Assistant) -> None:
    answer = council.ask(Question("What was Wigan's vote on the lorry route in December?"))
    assert "For (21)" in answer.text
    assert "For (9)" not in answer.text


def test_whether_it_passed_follows_on_from_who_put_it_forward(council: Assistant) -> None:
    first = "Who put forward the allotment charter motion in Wigan?"
    assert "D Low**" in council.ask(Question(first)).text
    answer = council.ask(Question("Did it pass?", (first,)))
    assert "Motion lost" in answer.text
    assert "Motion carried" not in answer.text


def test_a_place_called_fell_says_nothing_of_a_vote(tmp_path: Path) -> None:
    text = GROWERS.replace(
        "Motion lost.", "Motion carried.\n\n13. Homes\n\nA home opened at Low Fell."
    )
    (tmp_path / "council.txt").write_text(text)
    with Library.open(tmp_path / "store", CorpusSettings(), writer=True) as made:
        ingest([tmp_path / "council.txt"], made)
    with Library.open(tmp_path / "store", CorpusSettings()) as library:
        answer = Assistant(library).ask(Question("Did Bolton agree a shed for every grower?"))
    assert "Low Fell" not in answer.text


GROWERS = """Bolton Council

Minutes of the meeting of the Council held on 7 March 2024

12. Motion for Debate – Allotments

(1) Mr Ash proposed, and Ms Cole seconded, the motion that

The County Council resolves to:

(a) Give every grower a shed of their own.

(b) Write to the Minister about water butts.

(2) When all had spoken the Chairman asked for a vote on the motion, with this result.

For (9)

Against (30)

Motion lost.
"""


def test_what_a_lost_motion_asked_for_is_never_told_without_that(tmp_path: Path) -> None:
    with asking(tmp_path, {"council.txt": GROWERS}) as assistant:
        answer = assistant.ask(Question("Should every grower in Bolton have a shed?"))
    assert "a shed of their own" in answer.text
    assert "Motion lost." in answer.text


RECORDED = """Wigan Council

COUNCIL

Minutes of the meeting held on 26 February 2025

77 BUDGET AND COUNCIL TAX

Councillor Ash (Leader) moved, and Councillor March seconded, the recommendations of Cabinet,
namely:

a) a council tax at Band D of £201.06;

b) a garden waste charge of £55 a bin.

Amendment 1. Councillor Thorn moved, and Councillor Low seconded, that the garden waste charge be
frozen at £50. The Treasurer advised that the amendment was lawful.

Upon a recorded vote the amendment was LOST:

For (2): Councillors Low, Thorn.

Against (3): Councillors Ash, March, Petty.

Amendment 2. Councillor Petty moved, and Councillor Low seconded, that £60,000 be set
apart for hedges. It was CARRIED without a recorded vote.

Amendment 3. Councillor Low moved, and Councillor Thorn seconded, that the first hour of parking be
free. The amendment was LOST by 2 votes to 3.

The motion, as amended, was put. Upon a recorded vote, as the regulations require, it was CARRIED:

For (3): Councillors Ash, March, Petty.

Against (1): Councillor Thorn.

Abstained (1): Councillor Low.
"""


@pytest.fixture(scope="module")
def budget(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with asking(tmp_path_factory.mktemp("recorded"), {"minutes.txt": RECORDED}) as assistant:
        yield assistant


def test_who_voted_on_a_motion_is_told_by_its_own_vote_and_not_by_that_on_an_amendment(
    budget: Assistant,
) -> None:
    said = ask(budget, "Who voted against the budget?").text
    assert "Against (1): Councillor Thorn" in said
    assert "Ash, March, Petty" in said
    assert "Against (3)" not in said
    said = ask(budget, "How did Councillor Low vote on the budget?").text
    assert "Abstained (1): **Councillor Low**" in said
    assert "For (2)" not in said


def test_each_amendment_is_told_with_what_came_of_it(budget: Assistant) -> None:
    said = ask(budget, "What amendments were moved to the budget?").text
    places = [said.index(one) for one in ("be frozen", "LOST:", "hedges", "parking be free")]
    assert places == sorted(places)
    lost = ask(budget, "Which amendments were lost?").text
    assert "be frozen" in lost
    assert "parking be free" in lost
    assert "hedges" not in lost


def test_an_amendment_that_was_lost_does_not_stand_under_what_was_carried(
    budget: Assistant,
) -> None:
    said = ask(budget, "What is the council tax at Band D?").text
    assert "£201.06" in said
    assert "LOST" not in said


GARDEN = "Who voted against freezing the garden waste charge amendment?"


@pytest.mark.parametrize(
    ("text", "before", "told", "not_told"),
    [
        ("Who abstained on the budget?", (), ("Abstained (1): Councillor Low",), ("Amendment",)),
        ("Who voted for amendment 1?", (), ("For (2): Councillors Low, Thorn",), ("parking",)),
        ("Who voted for it?", (GARDEN,), ("For (2): Councillors Low, Thorn",), ("For (3)",)),
        ("And for the motion?", (GARDEN,), (), ("For (2)",)),
        (
            "What was amendment 3 and how was it lost?",
            (),
            ("first hour of parking", "LOST by 2 votes to 3"),
            ("garden", "hedges"),
        ),
        ("Was the second amendment carried?", (), ("hedges", "CARRIED"), ("garden", "parking")),
        (
            "Who seconded the hedges amendment?",
            (),
            ("**Councillor Low**",),
            ("**Councillor Petty",),
        ),
        ("Who moved amendment 1?", (), ("**Councillor Thorn** moved",), ("**Councillor Low",)),
        ("Who moved the budget motion?", (), ("**Councillor Ash**",), ("**Councillor March",)),
    ],
)
def test_an_amendment_is_told_by_its_number_or_its_words_and_not_by_another_vote(
    budget: Assistant,
    text: str,
    before: tuple[str, ...],
    told: tuple[str, ...],
    not_told: tuple[str, ...],
) -> None:
    said = ask(budget, text, *before).text
    assert [one for one in told if one not in said] == []
    assert [one for one in not_told if one in said] == []


def test_no_other_amendment_answers_for_one_that_was_not_moved(budget: Assistant) -> None:
    assert not budget.ask(Question("What was amendment 5?")).citations


@pytest.mark.parametrize(
    ("text", "asked", "names"),
    [
        ("Moved by Mr Ash and seconded by Mrs Low.", "Who seconded it?", ["Mrs Low"]),
        ("Mr Ash, seconded by Mrs Low, moved that it be so.", "Who moved it?", ["Mr Ash"]),
        ("Proposer: Mr Ash. Seconder: Mrs Low.", "Who was the seconder of it?", ["Mrs Low"]),
        ("Mr Ash proposed, and Mrs Low seconded it.", "Who proposed it?", ["Mr Ash"]),
        (
            "Proposed by Mr Ash, seconded by Mr Pye, that it wait. A proposal by Mrs Low, seconded "
            "by Mr Orr, that the barn be refused was lost.",
            "Who proposed refusing the barn?",
            ["Mrs Low"],
        ),
        (
            "Mr Ash moved, and Mrs Low seconded it.",
            "Who moved and seconded it?",
            ["Mr Ash", "Mrs Low"],
        ),
    ],
)
def test_only_whoever_has_the_role_asked_for_is_in_bold(
    text: str, asked: str, names: list[str]
) -> None:
    assert [text[start:end] for start, end in movers(text, asked)] == names
