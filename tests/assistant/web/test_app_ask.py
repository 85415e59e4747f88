"""The Ask page in a browser, over prepared papers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import gradio as gr
import pytest
from selenium.webdriver.common.keys import Keys

from assistant.app.turns import Asking, Whom
from assistant.record.entry import Asker
from assistant.service.room import ReadingRoom
from assistant.settings import AssistantSettings, SignInSettings
from tests.assistant.web.prepared import answering
from tests.assistant.web.reader import Reader

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(browser: Any, address: str) -> Reader:
    return Reader(browser, address)


WHOM = Whom("reader", "asker", Asker("reader", None, "web"))


def test_a_question_is_answered_and_its_source_shows_the_paragraph_marked(reader: Reader) -> None:
    reader.opens().asks("What needs to improve?")
    sources = [link.text for link in reader.sees(".sources a")]
    assert sources[0] == (
        "Eastmere County Council, Children’s Select Committee, 9 October 2023, item 4, "
        "paragraph 5(b), page 2"
    )
    reader.chooses(".answer-text [data-source='1']")
    marked = reader.waits_for(".source [data-paragraph='visit-outcome/5(b)'] mark")
    assert marked.text == "wait too long for a personal adviser"
    image = reader.waits_for(".source .sheet img")
    reader.waits_until(lambda: reader.script("return arguments[0].naturalWidth", image) > 1000)
    assert len(reader.sees(".source .sheet rect")) == 1


def test_the_overlay_stands_where_the_paragraph_is_printed(reader: Reader) -> None:
    reader.opens().asks("What needs to improve?").chooses("[data-source='1']")
    image, mark = reader.waits_for(".source .sheet img"), reader.waits_for(".source .sheet rect")
    reader.waits_until(lambda: reader.script("return arguments[0].complete", image))
    places = reader.script(
        "return [...arguments].map((e) => { const r = e.getBoundingClientRect();"
        "return [r.left, r.top, r.width, r.height]; })",
        image,
        mark,
    )
    (left, top, width, height), (mark_left, mark_top, _, _) = places
    assert (mark_left - left) / width == pytest.approx(0.12, abs=0.01)
    assert (mark_top - top) / height == pytest.approx(0.18, abs=0.01)


def test_a_source_without_pages_shows_its_neighbours(reader: Reader) -> None:
    reader.opens().asks("What needs to improve?").chooses(".sources [data-source='2']")
    reader.waits_for(".source [data-paragraph='minutes-2024/Minute-12'] mark")
    assert not reader.sees(".source .sheet")
    assert reader.sees(".source table [data-paragraph='minutes-2024/Table-1-row-1']")


def test_words_of_papers_are_never_markup(reader: Reader) -> None:
    reader.opens().asks("What needs to improve?").chooses(".sources [data-source='2']")
    reader.waits_for(".source mark")
    assert not reader.sees(".answer-text img, .source img, .sources img, h2 script")
    reader.finds(".answer-text", "<img src=x onerror=alert(1)>")
    reader.finds(".source .paper-title", "Minutes <script>alert(1)</script>")


def test_a_marker_that_was_not_handed_out_is_no_link(reader: Reader) -> None:
    reader.opens().asks("What needs to improve?")
    reader.finds(".answer-text", "never handed out: [9]")
    assert len(reader.sees(".answer-text a")) == 2


def test_follow_ups_keep_the_conversation_and_starting_again_ends_it(reader: Reader) -> None:
    reader.opens().asks("First question").asks("And then?")
    reader.finds(".answer-text", "Earlier questions: 1.")
    assert [summary.text for summary in reader.sees(".earlier > summary")] == ["First question"]
    reader.chooses("#anew")
    reader.waits_until(lambda: not reader.sees(".turn"))
    reader.asks("Another question")
    reader.finds(".answer-text", "Earlier questions: 0.")


def test_each_reader_has_a_conversation_of_their_own(reader: Reader) -> None:
    reader.opens().asks("First question")
    reader.script("window.open(arguments[0])", reader.address)
    reader.waits_until(lambda: len(reader.browser.window_handles) == 2)
    first, second = reader.browser.window_handles
    reader.browser.switch_to.window(second)
    try:
        reader.asks("Question of another reader")
        reader.finds(".answer-text", "Earlier questions: 0.")
    finally:
        reader.browser.close()
        reader.browser.switch_to.window(first)


def test_examples_suggestions_and_choices_are_one_click(reader: Reader) -> None:
    reader.opens()
    examples = [button.text for button in reader.sees("#examples .choice")]
    assert examples[0] == "What improvement areas recur across authorities?"
    reader.chooses("#examples .choice")
    reader.waits_until(lambda: reader.newest() == examples[0])
    reader.asks("An unclear question")
    reader.finds("[data-turn='2']", "Choose one")
    reader.chooses("[data-turn='2'] .choice")
    reader.waits_until(lambda: reader.newest() == "What of Eastmere County Council?")


MARKER = ".sources [data-source='%s']"


@pytest.fixture
def slow_line(browser: Any) -> Iterator[None]:
    """A line on which every answer takes 300 ms longer."""
    browser.execute_cdp_cmd("Network.enable", {})
    line = {"offline": False, "downloadThroughput": -1, "uploadThroughput": -1}
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", line | {"latency": 300})
    yield
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", line | {"latency": 0})


@pytest.mark.usefixtures("slow_line")
def test_of_two_sources_in_a_row_the_last_one_counts(reader: Reader) -> None:
    reader.opens().asks("What needs to improve?")
    for first, last, title in (("1", "2", "Minutes"), ("2", "1", "Outcome")):
        for key in (first, last):
            reader.script("document.querySelector(arguments[0]).click()", MARKER % key)
        reader.finds(".source .paper-title", title)


@pytest.mark.usefixtures("slow_line")
def test_of_two_choices_in_a_row_the_last_one_counts(reader: Reader) -> None:
    reader.opens().chooses(".filters summary").waits_for("[value=westley]")
    # Neither leaves no paper alone: with the one the other is left.
    for choice in ("report", "westley"):
        reader.script("document.querySelector(arguments[0]).click()", f"[value={choice}]")
    reader.finds(".scope-line", "No paper is left by these choices.")


def test_filters_show_how_many_papers_remain(reader: Reader) -> None:
    reader.opens()
    reader.finds(".scope-line", "Will search 2 papers of 2 authorities.")
    reader.chooses(".filters summary").chooses("input[value='westley']")
    left = "Will search 1 paper of 1 authority (of 2 that can be searched)."
    reader.finds(".scope-line", left)
    reader.chooses("input[value='report']")
    counts = "return [...document.querySelectorAll('[data-count=kind]')].map(n => n.textContent)"
    # What else is chosen leaves one kind of paper alone.
    reader.waits_until(lambda: sorted(reader.script(counts)) == ["(0)", "(1)"])
    none = "No paper is left by these choices."
    reader.waits_until(lambda: reader.sees(".scope-line")[0].text.startswith(none))
    reader.chooses("[data-clear]")
    whole = "Will search 2 papers of 2 authorities."
    reader.waits_until(lambda: reader.sees(".scope-line")[0].text == whole)


def test_examples_are_of_authorities_that_the_choices_leave(reader: Reader) -> None:
    reader.opens()
    asked = "return [...document.querySelectorAll('#examples [data-ask]')].map(n => n.dataset.ask)"
    before = reader.waits_until(lambda: reader.script(asked))
    named = [one for one in before if "Eastmere" in one]
    assert named
    reader.chooses(".filters summary").chooses("input[value='westley']")
    reader.waits_until(lambda: not any("Eastmere" in one for one in reader.script(asked)))
    reader.chooses("[data-clear]")
    reader.waits_until(lambda: reader.script(asked) == before)


def test_the_focus_goes_to_the_answer_and_what_goes_on_is_announced(reader: Reader) -> None:
    reader.opens().asks("What needs to improve?")
    reader.is_led_to("What needs to improve?")
    live = reader.sees("#step [aria-live='polite']")[0]
    assert live.text == "Done. Answered from the papers: 2 sources in 2 papers, 0.02 seconds."


def test_the_keyboard_alone_asks_and_opens_and_closes_a_source(reader: Reader) -> None:
    reader.opens().asks("What needs to improve?")
    reader.is_led_to("What needs to improve?")
    reader.presses(Keys.TAB).presses(Keys.ENTER)
    reader.waits_for(".source")
    reader.is_led_to("Source 1")
    reader.presses(Keys.TAB).presses(Keys.ENTER)
    reader.waits_until(lambda: not reader.sees(".source"))
    reader.is_led_to("[source 1]")


def test_the_focus_stays_in_sight_where_the_panel_scrolls_to_the_paragraph(
    reader: Reader,
) -> None:
    reader.sits_before(1280, 330, is_phone=False).opens().asks("What needs to improve?")
    reader.chooses(".answer-text [data-source='1']").waits_for(".source mark")
    scrolled = "return document.getElementById('source-column').scrollTop"
    reader.is_led_to("Source 1")
    reader.waits_until(lambda: reader.script(scrolled) > 0)
    top = "return document.activeElement.getBoundingClientRect().bottom"
    assert reader.script(top) > 0


def test_a_source_chosen_far_down_stands_beside_what_was_chosen(reader: Reader) -> None:
    reader.sits_before(1000, 330, is_phone=False).opens().asks("What needs to improve?")
    chosen = reader.waits_for(".sources [data-source='2']")
    reader.script("arguments[0].scrollIntoView({block: 'end', behavior: 'instant'})", chosen)
    reader.chooses(".sources [data-source='2']").waits_for(".source mark")
    reader.waits_until(lambda: reader.focused() == "Source 2")
    in_sight = (
        "return [arguments[0], document.activeElement].every((e) => {"
        "const { top, bottom } = e.getBoundingClientRect();"
        "return top >= 0 && bottom <= innerHeight; })"
    )
    assert reader.script("return scrollY") > 0
    reader.waits_until(lambda: reader.script(in_sight, reader.sees("[aria-current=true]")[-1]))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("   ", "The question is empty: ask something of the papers."),
        ("a broken question", "Something went wrong"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(reader: Reader, question: str, told: str) -> None:
    reader.opens().types(question, Keys.ENTER)
    reader.finds("#step [role=alert]", told)
    reader.waits_until(lambda: reader.sees("textarea[aria-describedby=question-error]:focus"))


def test_a_long_question_is_refused_with_both_numbers(reader: Reader) -> None:
    reader.opens()
    box = reader.waits_for("#question textarea")
    reader.script(
        "arguments[0].value = 'a'.repeat(2001);"
        "arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
        box,
    )
    reader.chooses("#ask")
    told = "The question has 2001 characters and 2000 are taken: shorten it."
    reader.finds("#step [role=alert]", told)


def test_too_many_questions_are_refused_in_one_line(room: ReadingRoom) -> None:
    settings = AssistantSettings(sign_in=SignInSettings(questions=1))
    asking = Asking(ReadingRoom(room.library, settings, lambda: answering))
    asked = [list(asking.answer("What?", None, None, WHOM)) for _ in range(2)]
    assert "Done." in asked[0][-1][0]
    assert "More than 1 question in a minute: wait a minute and ask again." in asked[1][-1][0]


def test_what_was_typed_while_the_page_loads_stays(room: ReadingRoom) -> None:
    page = Asking(room).fresh("reader", "")
    question = 3
    assert page[question] == gr.skip()


def test_sample_papers_are_said_to_be_invented(reader: Reader) -> None:
    reader.opens()
    told = "Sample papers: the authorities and everything in these papers are invented."
    reader.finds(".banner", told)


def test_no_request_leaves_the_machine_and_nothing_is_kept_in_the_browser(reader: Reader) -> None:
    reader.opens().asks("What needs to improve?").chooses("[data-source='1']")
    reader.waits_for(".source .sheet img")
    asked_for = [
        message["params"]["request"]["url"]
        for entry in reader.browser.get_log("performance")
        if (message := json.loads(entry["message"])["message"])["method"]
        == "Network.requestWillBeSent"
    ]
    own = (reader.address, "data:", "blob:", "chrome://")
    assert [url for url in asked_for if not url.startswith(own)] == []
    kept = reader.script("return JSON.stringify({...localStorage, ...sessionStorage})")
    assert "improve" not in kept
    log = reader.browser.get_log("browser")
    assert [entry["message"] for entry in log if entry["level"] == "SEVERE"] == []


def test_event_endpoints_are_private(reader: Reader) -> None:
    reader.opens("/gradio_api/info")
    shown = json.loads(reader.sees("body")[0].text)
    assert shown == {"named_endpoints": {}, "unnamed_endpoints": {}}


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_needs_no_sideways_scrolling(reader: Reader, width: int) -> None:
    reader.holds_a_phone(width).opens()
    assert not reader.scrolls_sideways()
    reader.chooses(".filters summary")
    assert not reader.scrolls_sideways()
    reader.asks("What needs to improve?").chooses("[data-source='1']")
    reader.waits_for(".source")
    assert not reader.scrolls_sideways()


@pytest.mark.parametrize("phone", [False, True])
def test_axe_finds_no_barrier(reader: Reader, axe: str, phone: bool) -> None:
    if phone:
        reader.holds_a_phone()
    reader.opens()
    assert reader.barriers(axe) == []
    reader.chooses(".filters summary")
    assert reader.barriers(axe) == []
    reader.asks("First question").asks("An unclear question").asks("What needs to improve?")
    reader.chooses(".earlier > summary").chooses(".coverage summary").chooses("[data-source='1']")
    reader.waits_for(".source")
    assert reader.barriers(axe) == []
    reader.types(" ", Keys.ENTER).waits_for("#step [role=alert]")
    assert reader.barriers(axe) == []
