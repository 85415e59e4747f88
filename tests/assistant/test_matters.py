"""Questions that name what they are about: premises, a place, one application among many."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from tests.assistant.shelf import asking

PLANNING = """Dover District Council

PLANNING COMMITTEE

Minutes of the meeting held on Thursday 6 March 2025

## 41. 24/01377/FUL - Major

Proposal: 96 flats and a nursery on the old brickworks

Location: Kiln Fields, Tanner Lane

Officer recommendation: GRANT

Objections: 54 letters. Grounds: traffic, bats and the loss of a footpath.

Conditions:

1. Work to begin within three years.

2. No flat to be lived in before the footpath is laid again.

(a) Mr Ivo Penhallow spoke against, and said that buses could not turn.

(b) It was proposed by Councillor Ash, seconded by Councillor Low, and RESOLVED that planning
permission be granted. For 7, against 2.

## 42. 24/01402/HOU - Householder

Proposal: a roof garden with a hot tub

Location: 3 Chapel Steps

Officer recommendation: GRANT

(a) Members thought that neighbours would be overlooked. A proposal by Councillor March that it be
deferred was lost by 3 votes to 6. It was RESOLVED that planning permission be refused.

Reasons: (i) overlooking of the almshouses; (ii) harm to the roofline.

## 43. 24/01418/ADV - Advertisement

Proposal: an illuminated sign, 4 metres by 2

Location: The Corn Hall

Officer recommendation: REFUSE. Decision: REFUSED unanimously, by reason of glare at the crossing.

## 44. OTHER MATTERS

24/01290/OUT (a riding school) was deferred for a site visit. 24/01311/FUL was withdrawn.
"""
REVIEW = """Dover District Council

LICENSING SUB-COMMITTEE

NOTICE OF DECISION: REVIEW OF A LICENCE

Date of hearing: 11 March 2025

Premises: The Tide Rooms, 5 Quay Street

Licence holder: Bright Gull Ltd

1. The police told of 37 crimes linked with the premises in 2024.

2. The licence is suspended for six weeks. The following conditions were added:

a) doors to be shut by midnight;

b) two stewards on each floor.

3. An appeal may be made to the Magistrates' Court within 21 days of the notice.
"""
OTHER = """Thanet District Council

LICENSING COMMITTEE

Date of meeting: 4 February 2025

Annual report of the licensing service

1. In 2024 the service dealt with 61 crimes at licensed premises and 12 reviews.

2. The following conditions were added to licences most often:

a) cameras with recordings for 31 days;

b) a register of refusals.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    papers = {"planning.md": PLANNING, "review.md": REVIEW, "other.md": OTHER}
    with asking(tmp_path_factory.mktemp("matters"), papers) as made:
        yield made


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(Question(text))


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        ("Which planning applications were refused?", ("hot tub", "illuminated"), ("brickworks",)),
        ("which applications were granted at Dover", ("brickworks",), ("hot tub", "illuminated")),
        ("Were any applications deferred?", ("riding school",), ("withdrawn", "hot tub")),
        ("Which were the applications decided against officer advice?", ("hot tub",), ("brick",)),
        ("what happened to the planning applications in March 2025", ("hot tub", "brick"), ()),
    ],
)
def test_applications_are_told_by_what_was_decided(
    assistant: Assistant, text: str, told: tuple[str, ...], not_told: tuple[str, ...]
) -> None:
    answer = ask(assistant, text)
    assert answer.status == "answered", answer.text
    for one in told:
        assert one in answer.text
    for one in not_told:
        assert one not in answer.text


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        ("how many objections were there to the brickworks flats", "**54** letters", "hot tub"),
        ("what were the grounds against the brickworks flats", "the loss of a footpath", "buses"),
        ("who proposed deferring the roof garden", "**Councillor March**", "Proposal:"),
        ("was the roof garden approved", "planning permission be **refused**", "brickworks"),
        ("why was the roof garden refused", "overlooking of the almshouses", "glare"),
        ("why was the illuminated sign turned down", "by reason of glare", "almshouses"),
    ],
)
def test_what_stands_below_its_lines_is_told_of_an_application(
    assistant: Assistant, text: str, told: str, not_told: str
) -> None:
    answer = ask(assistant, text)
    assert told in answer.text
    assert not_told not in answer.text


def test_the_conditions_of_another_application_are_not_its_own(assistant: Assistant) -> None:
    said = ask(assistant, "what conditions are on the brickworks flats").text
    assert "footpath is laid again" in said
    answer = ask(assistant, "what conditions are on the roof garden")
    assert "footpath" not in answer.text


def test_an_officers_advice_and_a_proposal_that_was_lost_decide_nothing(
    assistant: Assistant,
) -> None:
    said = ask(assistant, "Was the roof garden deferred?").text
    assert "**refused**" in said
    assert "**deferred**" not in said


@pytest.mark.parametrize("name", ["The Tide Rooms", "the tide rooms"])
def test_what_names_premises_is_answered_by_their_paper(assistant: Assistant, name: str) -> None:
    said = ask(assistant, f"how many crimes were linked with {name}").text
    assert "**37**" in said
    assert "61" not in said
    said = ask(assistant, f"what conditions were put on {name}").text
    assert "two stewards" in said
    assert "register of refusals" not in said


def test_what_the_named_paper_does_not_say_is_told_by_no_other(assistant: Assistant) -> None:
    answer = ask(assistant, "How many reviews were there of the Tide Rooms in 2019?")
    assert answer.status == "not_in_papers"
    assert "The Tide Rooms" in answer.text or "Tide Rooms is named in 1 of them" in answer.text
