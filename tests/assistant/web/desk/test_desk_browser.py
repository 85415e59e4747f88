"""The working pages in Chromium, as the three readers go through them."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from tests.assistant.web.desk.pages import WITH_MUCH_ON_THEM
from tests.assistant.web.reader import Reader

pytestmark = pytest.mark.browser


def test_a_councillor_prepares_on_a_phone_and_opens_the_paragraph(reader: Reader) -> None:
    reader.holds_a_phone().opens("/scrutiny")
    Select(reader.waits_for("#paper")).select_by_value("outcome")
    reader.chooses("form.chooser .button")
    reader.finds(".enquiry li", "names no owner")
    # The focus goes to what was found, which is announced and comes into view.
    reader.is_led_to(reader.sees("#lines")[0].text)
    reader.chooses(".enquiry a")
    reader.finds("#marked mark", "a new rota for <i>duty</i> calls")


def test_a_councillor_goes_from_an_authority_to_a_later_paper(reader: Reader) -> None:
    reader.opens("/authorities").chooses("a[href='/authority/oakvale']")
    reader.waits_for(".timeline")
    reader.chooses(".findings li li a")
    reader.finds("#marked mark", "now good")


@pytest.mark.parametrize("path", ["/scrutiny", "/response"])
def test_what_takes_seconds_says_that_it_works(reader: Reader, path: str) -> None:
    reader.opens(path)
    reader.script("addEventListener('submit', (event) => event.preventDefault())")
    Select(reader.waits_for("form.chooser select")).select_by_index(1)
    reader.chooses("form.chooser .button")
    reader.finds("form.chooser [role=status]", "Working: looking for ")


def test_an_officer_drafts_adds_and_sees_what_is_unsupported(reader: Reader, axe: str) -> None:
    reader.opens("/authority/oakvale")
    reader.chooses("a[href*='/response?finding=outcome/2%28a%29'], a[href*='2(a)'][href*=response]")
    reader.waits_for("#own").send_keys("We have twelve new workers.")
    reader.chooses("button[value=add]")
    reader.finds("[role=status]", "Your statement was added at the end.")
    reader.finds(".point-unsupported", "No paper cited supports this")
    assert reader.barriers(axe) == []
    assert "no paper cited supports this" in reader.script(
        "return document.getElementById('as-text').textContent"
    )


def test_the_keyboard_alone_moves_a_statement(reader: Reader) -> None:
    reader.opens("/response?finding=outcome/2(a)")
    reader.script("arguments[0].focus()", reader.waits_for("button[value='down:0']"))
    reader.presses(Keys.ENTER)
    reader.finds("[role=status]", "moved")
    reader.finds("textarea[name=text]", "now good")


def test_a_statement_that_was_changed_is_not_told_as_supported(reader: Reader) -> None:
    reader.opens("/response?finding=outcome/2(a)")
    support = reader.waits_for(".point .support")
    told = support.text
    assert told.startswith("Supported by the paragraph cited")
    box = reader.sees("textarea[name=text]")[0]
    box.send_keys("!")
    assert support.text.startswith("Changed since it was held against its paper")
    box.send_keys(Keys.BACKSPACE)
    assert support.text == told


@pytest.mark.parametrize("is_phone", [False, True])
@pytest.mark.parametrize("path", WITH_MUCH_ON_THEM)
def test_each_stop_of_the_keyboard_is_seen(reader: Reader, path: str, is_phone: bool) -> None:
    if is_phone:
        reader.holds_a_phone()
    stops = reader.opens(path).stops()
    assert stops[0][0].startswith("A Skip to the main content")
    assert len(stops) > 9
    assert [words for words, is_seen in stops if not is_seen] == []
