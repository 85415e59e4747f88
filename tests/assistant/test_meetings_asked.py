"""What is asked of a meeting in plain words: who sent apologies, who said what, what came of a part
of a motion, when it meets next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

COUNCIL = """East Sussex County Council

COUNTY COUNCIL

MINUTES of a meeting of the County Council held on Thursday, 12 December 2024

PRESENT: Mr A Quillfeather (Chairman), Mrs B Low and Mr C Tamsin

## 270. Apologies for Absence

The Clerk reported apologies from Mrs Baldric and Dr Quenby.

## 271. Questions

One questioner had sent her apologies; the answers given to the others are below.

## 272. Leaders' statements

1. The Leader of the Blue Group, Mr Brandish, said of the ferries that nobody had been asked.

2. Mr Lemon, the Leader of the Green Group, wanted cheaper ferries and said so at length.

3. The auditor, whose partner is Ms Ione Darrow, proposes to give a clean opinion upon the accounts.

4. The auditor will present its report (Part B).

## 273. Motion for debate – Voting reform

1. Mr Tamsin proposed, and Mrs Low seconded the motion that

This Council resolves to ask that the Government:

(1) Lower the age of voting to 16.

(2) Scrap the rule on showing a licence at the poll.

2. The motion was put to the vote.

For (11)

Against (31)

Motion lost.

## 274. Date of next meeting

Thursday 13 February 2025 at 10.00 am in the Corn Hall.
"""
REPLIES = """Dover District Council

CABINET

Date of meeting: 16 January 2025

Title: Revised Mooring Policy: outcome of the consultation

1. The policy of 2016 is out of date.

2. There were 1,134 responses to the survey.
"""
GROUP = """Dover District Council

SCRUTINY COMMITTEE

Date of meeting: 4 March 2025

Final report of the task and finish group on public conveniences

Recommendations

We recommend to Cabinet:

R1 That no toilet be shut before the spring.

R2 That a fee of 30p be asked at the pier.
"""
CALLED_IN = """Thanet District Council

CABINET

Date of meeting: 4 March 2025

Title: Reconsideration of the harbour huts decision

1. The power of call-in is given by an Act of Parliament.

2. There was a long debate on a call-in made by Mrs Joan Pell and Mr Ivo Garth of the harbour
huts decision.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    papers = {
        "council.md": COUNCIL,
        "replies.md": REPLIES,
        "group.txt": GROUP,
        "call.md": CALLED_IN,
    }
    with asking(tmp_path_factory.mktemp("meetings"), papers) as made:
        yield made


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(Question(text))


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        ("who sent apologies to the county council in December 2024", "Baldric", "questioner"),
        ("what did the Blue group leader say about ferries", "nobody had been asked", "Lemon"),
        ("what was the auditor's opinion", "clean opinion", "will present"),
        ("did council agree to scrap showing a licence at the poll", "Motion lost.", "resolves"),
        ("when is the next county council meeting", "**13 February 2025**", "December 2025"),
        ("when does the county council meet again", "**13 February 2025**", "Baldric"),
        ("how many people replied to the mooring policy consultation", "**1,134**", "2016"),
        ("what did the task group recommend on toilets", "before the spring", "1,134"),
        ("who called in the harbour huts decision", "Mrs Joan Pell and Mr Ivo Garth", "power of"),
    ],
)
def test_what_is_asked_of_a_meeting_is_told(
    assistant: Assistant, text: str, told: str, not_told: str
) -> None:
    answer = ask(assistant, text)
    assert answer.status == "answered", answer.text
    assert told in answer.text
    assert not_told not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "what are the council's views on zeppelin moorings",
        "when is the next meeting of Thanet's planning committee",
    ],
)
def test_what_no_paper_speaks_of_is_answered_by_no_list(assistant: Assistant, text: str) -> None:
    assert ask(assistant, text).status == "not_in_papers"
