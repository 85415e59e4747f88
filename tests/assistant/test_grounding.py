"""True statements hold; true statements with one thing changed do not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import corpus
from assistant.generate.checking import check_said
from assistant.generate.lines import Said
from assistant.grounding.holding import hold
from assistant.grounding.sources import Body, body
from assistant.words.sentences import sentences
from assistant.words.values import values
from corpus.paper import Paper, Paragraph

PAPER = Paper(
    "p", "Title", "p.txt", "0", authority="oakvale", authority_name="Oakvale City Council",
    best_date="2022-10-11",
)  # fmt: skip


def paragraph(text: str, **of: object) -> Body:
    given = {"kind": "paragraph"} | of
    made = Paragraph("p/1", "p", 0, "1", "printed", text=text, **given)  # type: ignore[arg-type]
    return body(made, PAPER)


BOARD = paragraph(
    "The Improvement Board is chaired by Dr Ottoline Farthing, an independent adviser. "
    "It meets every six weeks."
)
BUDGET = paragraph("Placements overspent by £3.6m and transport underspent by £1.2m.")
POOL = paragraph("The Council did not agree to close the pool unless funding is found.")
MOTION = paragraph(
    "The motion to close the pool was lost. Not all staff were trained, but recording improved."
)
LISTED = paragraph(
    "the quality of supervision and management oversight",
    lead_in="The report names three areas for improvement:",
)
ROW = paragraph(
    "Placements | £3.6m | £2.1m",
    columns=("Budget", "Overspend", "Forecast"),
    cells=("Placements", "£3.6m", "£2.1m"),
)
VISIT = paragraph(
    "Inspectors visited from 4 to 8 July 2022. The report was published on 12 September 2022."
)
PLANS = paragraph("The Director expects costs to rise from £3m to £4m. Critics left early.")
VISITS = paragraph("Visits went down in Tolvean (-6%) and Nancarth (-9%).")
APPENDICES = paragraph(
    "Appendix 2: letter of the second visit. Appendix 3: letter of the third visit."
)


@pytest.mark.parametrize(
    ("statement", "cited"),
    [
        ("Visits went down in Tolvean (-6%) and Nancarth (-9%).", VISITS),
        ("Appendix 3: letter of the third visit.", APPENDICES),
        ("Oakvale's Improvement Board is chaired by Dr Ottoline Farthing.", BOARD),
        ("Dr Ottoline Farthing chairs the Improvement Board.", BOARD),
        ("The Improvement Board meets every six weeks.", BOARD),
        ("The Improvement Board, chaired by Dr Ottoline Farthing, meets every six weeks.", BOARD),
        ("Placements overspent by £3.6 million.", BUDGET),
        ("Placements overspent by £3,600,000.", BUDGET),
        ("Transport underspent by £1.2m, and placements overspent by £3.6m.", BUDGET),
        ("Oakvale City Council didn’t agree to close the pool unless funding is found.", POOL),
        ("Not all staff were trained.", MOTION),
        ("Recording improved.", MOTION),
        ("The quality of supervision and management oversight.", LISTED),
        ("The overspend on placements is £3.6m.", ROW),
        ("Inspectors visited in July 2022.", VISIT),
        ("In July 2022 inspectors visited.", VISIT),
        ("The report was published on 12 September 2022.", VISIT),
    ],
)
def test_what_the_paragraph_says_in_another_form_holds(statement: str, cited: Body) -> None:
    assert hold(statement, [cited]).reasons == ()


@pytest.mark.parametrize(
    ("statement", "cited"),
    [
        ("The Improvement Board meets every eight weeks.", BOARD),
        ("Dr Ottoline Farthing is chaired by the Improvement Board.", BOARD),
        ("Kent County Council's Improvement Board meets every six weeks.", BOARD),
        ("The Improvement Board is chaired by Dr Ottoline Farrow.", BOARD),
        ("The Improvement Board is effective.", BOARD),
        ("Placements overspent by £1.2m.", BUDGET),
        ("Transport overspent by £1.2m.", BUDGET),
        ("Transport, which overspent by £3.6m.", BUDGET),
        ("Placements, which underspent by £1.2m.", BUDGET),
        ("Placements overspent by £3.6bn.", BUDGET),
        ("Placements overspent by 3.6%.", BUDGET),
        ("The Council agreed to close the pool unless funding is found.", POOL),
        ("The Council did not agree to close the pool.", POOL),
        ("The pool was closed.", MOTION),
        ("All staff were trained.", MOTION),
        ("Staff were trained.", MOTION),
        ("Recording did not improve.", MOTION),
        ("Oakvale must improve the quality of supervision.", LISTED),
        ("The forecast for placements is £3.6m.", ROW),
        ("The forecast overspend on placements is £3.6m.", ROW),
        ("Inspectors visited from 4 to 9 July 2022.", VISIT),
        ("Inspectors visited in September 2022.", VISIT),
        ("Inspectors visited in July 2023.", VISIT),
        ("Inspectors visited in 2021.", VISIT),
        ("The report was published on 4 to 8 July 2022.", VISIT),
        ("Visits went down in Tolvean (-9%) and Nancarth (-6%).", VISITS),
        ("Appendix 3: letter of the second visit.", APPENDICES),
        ("Costs rise from £3m to £4m.", PLANS),
        ("The Director expects costs to rise from £4m to £3m.", PLANS),
        ("The Director expects costs to rise to £3m.", PLANS),
        ("Supervіsion and management oversight.", LISTED),  # a Cyrillic letter
        ("", BOARD),
        ("!!! 😀", BOARD),
    ],
)
def test_what_the_paragraph_does_not_say_does_not_hold(statement: str, cited: Body) -> None:
    assert hold(statement, [cited]).reasons


@pytest.mark.parametrize(
    ("statement", "printed"),
    [
        ("Progress has been made.", "Insufficient progress has been made."),
        ("Progress was made.", "Little progress was made on supervision."),
        ("The Board received assurance.", "The Board received limited assurance."),
        ("Staff are trained.", "Staff are rarely trained."),
        ("The plan was approved.", "The plan was approved in principle."),
        ("The plan was approved.", "Was the plan approved?"),
        ("The plan was approved.", "Members asked whether, in May, the plan was approved."),
        ("The service is safe.", "The service is far from safe."),
        ("The Council is compliant.", "The Council is non-compliant."),
        ("The Committee voted for the plan.", "The Committee voted against the plan."),
        ("The Leader resigned.", "The Deputy Leader resigned in May 2023."),
        ("Oakvale School closed.", "North Oakvale School closed in 2023."),
        ("Councillor Smith chaired it.", "Councillor Anne Smith chaired it."),
        ("Costs fell by £3m.", "Costs fell by £3m a week."),
        ("The overspend was £3m.", "The overspend was £3m-£4m."),
        ("The Director resigned.", "The Director resigned or Dr Green was appointed."),
        ("Staff left.", "Critics claimed that the home was unsafe and staff left."),
        ("Children were harmed.", "There is no evidence that staff lied and children were harmed."),
        (
            "Ms Green, who was dismissed, left.",
            "Mr Brown, who was dismissed, and Ms Green, who was promoted, left.",
        ),
    ],
)
def test_a_part_that_says_more_than_its_sentence_does_not_hold(
    statement: str, printed: str
) -> None:
    assert hold(statement, [paragraph(printed)]).reasons
    assert hold(printed, [paragraph(printed)]).reasons == ()


@pytest.mark.parametrize(
    ("statement", "lead_in", "item"),
    [
        ("The council completed visits.", "The council did not:", "complete visits"),
        ("The council trained staff.", "The council had failed to:", "train staff;"),
        ("Visits were on time.", "It is not true that:", "visits were on time"),
        ("185 fostering households.", "These targets are proposed:", "185 fostering households;"),
    ],
)
def test_an_item_without_the_denial_or_limit_of_its_lead_in_does_not_hold(
    statement: str, lead_in: str, item: str
) -> None:
    assert hold(statement, [paragraph(item, lead_in=lead_in)]).reasons


def test_what_holds_tells_which_sentences_say_it() -> None:
    held = hold("The Improvement Board meets every six weeks.", [VISIT, BOARD])
    assert (held.reasons, held.spans) == ((), {1: (0, 1)})  # with the sentence that names "it"


WHO = ("The Cabinet", "The Director", "The Scrutiny Committee", "Councillor Anne Smith")
DID = ("approved", "noted", "received", "opened", "funded")
WHAT = (
    "the plan",
    "two reports",
    "the school in Mill Lane",
    "a grant of £41,250",
    "12% of the beds",
)
MONTHS = ("January", "May", "September", "November")
WHEN = st.builds(
    "on {} {} {}".format, st.integers(1, 28), st.sampled_from(MONTHS), st.integers(2015, 2026)
)
TRUE = st.builds(
    "{} has {} {} {}.".format,
    st.sampled_from(WHO),
    st.sampled_from(DID),
    st.sampled_from(WHAT),
    WHEN,
)
DENIED = TRUE.map(lambda text: text.replace(" has ", " has not ", 1))


@settings(deadline=None)  # the first call loads the glossary
@given(st.lists(st.one_of(TRUE, DENIED), min_size=1, max_size=4, unique=True), st.data())
def test_every_sentence_of_a_paragraph_holds(said: list[str], data: st.DataObject) -> None:
    statement = data.draw(st.sampled_from(said))
    assert hold(statement, [paragraph(" ".join(said))]).reasons == ()


@settings(deadline=None)
@given(st.one_of(TRUE, DENIED), st.data())
def test_a_changed_digit_is_caught(true: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([m.start() for m in re.finditer(r"\d", true)]))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != true[at]]))
    changed = true[:at] + digit + true[at + 1 :]
    assume(_sizes(changed) != _sizes(true))  # "01 May" is "1 May"
    assert hold(changed, [paragraph(true)]).reasons


def _sizes(text: str) -> list[str]:
    return [value.text.lstrip("0") for value in values(text)]


@settings(deadline=None)
@given(st.sampled_from(["not ", "never ", "no longer "]), TRUE)
def test_a_denial_put_in_or_dropped_is_caught(denial: str, true: str) -> None:
    denied = true.replace(" has ", f" has {denial}", 1)
    assert hold(denied, [paragraph(true)]).reasons
    assert hold(true, [paragraph(denied)]).reasons


@settings(deadline=None)
@given(TRUE, st.sampled_from(["Kent County Council", "Tillbury Borough Council"]))
def test_another_authority_is_caught(true: str, other: str) -> None:
    told = true[0].lower() + true[1:]
    assert hold(f"At {other}, {told}", [paragraph(true)]).reasons
    assert hold(true.replace(true.split(" has ")[0], other), [paragraph(true)]).reasons


@settings(deadline=None)
@given(TRUE, TRUE)
def test_parts_of_two_sentences_do_not_make_a_third(one: str, other: str) -> None:
    date = r"on \d+ \w+ \d+"
    mine, theirs = re.findall(date, one)[0], re.findall(date, other)[0]
    swapped = one.replace(mine, theirs)
    assume(swapped not in (one, other))
    who, told = one.split(" has ")[0], other.split(" has ")[1]
    assert hold(swapped, [paragraph(f"{one} {other}")]).reasons
    mixed = f"{who} has {told}"
    assume(mixed not in (one, other))
    assert hold(mixed, [paragraph(f"{one} {other}")]).reasons


def _sample_sentences() -> list[str]:
    texts = Path(corpus.__file__).parent / "papers"
    found = []
    for file in sorted(texts.glob("*.txt")):
        for block in file.read_text(encoding="utf-8").split("\n\n"):
            found += [one.text for one in sentences(" ".join(block.split()))]
    return [one for one in found if 40 < len(one) < 300]


SENTENCES = _sample_sentences()


def test_there_are_sentences_to_change() -> None:
    assert len(SENTENCES) > 30


@settings(deadline=None)
@given(st.sampled_from(SENTENCES))
def test_a_sample_paper_s_own_sentence_holds(true: str) -> None:
    assert hold(true, [paragraph(true)]).reasons == ()


@settings(deadline=None)
@given(st.sampled_from([one for one in SENTENCES if re.search(r"\b(?:is|was|were|has)\b", one)]))
def test_a_denial_put_into_a_sample_paper_s_sentence_is_caught(true: str) -> None:
    denied = re.sub(r"\b(is|was|were|has)\b", r"\1 not", true, count=1)
    assert hold(denied, [paragraph(true)]).reasons
    assert hold(true, [paragraph(denied)]).reasons


ITEM = "agrees to release £0.9m from reserves"
RELEASED = [
    paragraph(ITEM, lead_in="That Cabinet:", kind="item", sections=("Recommendations",)),
    paragraph(ITEM, lead_in="That Cabinet:", kind="recommendation"),
    paragraph(f"That Cabinet {ITEM}.", kind="recommendation"),
]


@pytest.mark.parametrize("cited", RELEASED)
def test_what_is_recommended_is_told_as_recommended(cited: Body) -> None:
    done = "Cabinet agrees to release £0.9m from reserves."
    assert hold(done, [cited]).reasons
    assert hold(f"That {done}", [cited]).reasons
    assert not hold(f"It is recommended that {done}", [cited]).reasons
    assert not hold(f"Recommended: {done}", [cited]).reasons


@pytest.mark.parametrize("cited", RELEASED)
def test_a_recommendation_in_the_paper_s_own_words_is_called_one(cited: Body) -> None:
    said = Said("Cabinet agreed to release £0.9m from reserves.", ("E1",))
    (shown,) = check_said(said, {"E1": cited}).statements
    assert shown.text.startswith("Recommended: ")


@pytest.mark.parametrize(
    ("item", "done"),
    [
        (
            "agrees to release £0.9m from reserves, which leaves £0.6m in them",
            "Cabinet agrees to release £0.9m from reserves, which leaves £0.6m in them.",
        ),
        (
            "makes the eleven posts permanent from April",
            "Cabinet makes the eleven posts permanent from April.",
        ),
        ("notes the forecast of £4.2m;", "notes the forecast of £4.2m;"),
        ("approves the proposed fees", "Cabinet approves the proposed fees."),
        (
            "agrees the plan, which should save £1m",
            "Cabinet agrees the plan, which should save £1m.",
        ),
    ],
)
def test_a_recommended_deed_is_not_told_as_done(item: str, done: str) -> None:
    cited = paragraph(item, lead_in="That Cabinet:", kind="recommendation")
    assert "tells as done what is recommended" in hold(done, [cited]).reasons
    assert not hold(f"Recommended: {done}", [cited]).reasons
    (shown,) = check_said(Said(done, ("E1",)), {"E1": cited}).statements
    assert shown.text.startswith("Recommended: ")


def test_what_was_resolved_is_told_as_done() -> None:
    minute = paragraph(f"That Cabinet {ITEM}.", kind="resolution", sections=("Recommendations",))
    assert not hold("Cabinet agrees to release £0.9m from reserves.", [minute]).reasons
    other = paragraph(f"Cabinet {ITEM}.")
    assert hold("It is recommended that Cabinet agrees to release £0.9m.", [other]).reasons


def test_a_figure_of_one_year_s_column_is_told_with_its_year() -> None:
    row = paragraph(
        "Placements | £3.6m | £2.1m",
        columns=("Service", "2022/23", "2023/24"),
        cells=("Placements", "£3.6m", "£2.1m"),
    )
    assert hold("Placements £3.6m.", [row]).reasons
    assert hold("Placements in 2023/24: £3.6m.", [row]).reasons
    assert not hold("Placements in 2022/23 £3.6m.", [row]).reasons


def test_another_authority_s_deeds_are_told_with_its_name() -> None:
    cited = paragraph("Kelderwick Borough Council was inspected. The council was judged good.")
    assert not hold("Kelderwick Borough Council was inspected.", [cited]).reasons
    own = paragraph("Oakvale City Council was inspected. The council was judged good.")
    assert not hold("Oakvale City Council was judged good.", [own]).reasons
