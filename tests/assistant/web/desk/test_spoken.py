"""What a screen reader is given: the accessibility tree that Chromium makes of each page.

No screen reader is run here. What it says is made of this tree: roles, names, states, order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.assistant.web.desk.pages import PAGES
from tests.assistant.web.reader import Reader

pytestmark = pytest.mark.browser

NAMED = frozenset(
    "link button textbox searchbox combobox checkbox radio DisclosureTriangle image table region "
    "article navigation progressbar heading".split()
)
"""What nobody can use or find who does not hear its name."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing that is announced."""

    role: str
    name: str
    states: dict[str, Any] = field(default_factory=dict)


def spoken(reader: Reader) -> list[Spoken]:
    """What is announced from the top of the page to its end."""
    reader.browser.execute_cdp_cmd("Accessibility.enable", {})
    nodes = reader.browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def walk(node: dict[str, Any]) -> Iterator[Spoken]:
        if not node.get("ignored"):
            states = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
            name = " ".join(str(node.get("name", {}).get("value", "")).split())
            yield Spoken(str(node.get("role", {}).get("value")), name, states)
        for child in node.get("childIds", []):
            if child in by_id:
                yield from walk(by_id[child])

    return list(walk(nodes[0]))


def test_after_an_answer_its_parts_are_announced_in_order(reader: Reader) -> None:
    question = "What does Oakvale need to improve?"
    reader.opens("/").asks(question)
    reader.is_led_to(question)
    reader.waits_for("[data-next] button")
    told = spoken(reader)
    heading = next(at for at, one in enumerate(told) if one.name == question)
    before, after = told[:heading], told[heading:]
    # The skip link first, then the question box, and the line that says that it is done.
    assert next(one.name for one in before if one.role == "link") == "Skip to the main content"
    assert [one.name for one in before if one.role == "textbox"] == [
        "Ask a follow-up, or something new"
    ]
    done = next(at for at, one in enumerate(before) if one.name.startswith("Done. Answered"))
    live = [one for one in before[:done] if one.role == "status"]
    assert live[-1].states["live"] == "polite"
    # The answer is named by its question, which has the focus; what it rests on follows it.
    assert [one.role for one in after[:2]] == ["article", "heading"]
    assert after[1].states.get("focused") is True
    parts = [
        (one.role, one.name)
        for one in after
        if one.role in ("heading", "link", "button", "DisclosureTriangle") and one.name
    ]
    assert parts[:5] == [
        ("heading", question),
        *(("link", f"[ source {number}]") for number in (1, 2, 3)),
        ("heading", "Sources"),
    ]
    assert [words for role, words in parts if role == "DisclosureTriangle"] == [
        "What was searched",
        "Was this right?",
    ]
    # Last, since it comes a moment later and would move the rest.
    places = [words for _, words in parts]
    assert places.index("You could ask next") > places.index("Was this right?")


def test_what_is_wrong_with_a_question_is_announced_with_its_box(reader: Reader) -> None:
    reader.opens("/").types("\n").waits_for("#step [role=alert]")
    reader.waits_until(lambda: reader.sees("textarea[aria-describedby=question-error]:focus"))
    told = spoken(reader)
    (alert,) = [one for one in told if one.role == "alert"]
    assert alert.states["live"] == "assertive"
    (box,) = [one for one in told if one.role == "textbox"]
    assert box.states["invalid"] == "true"


def test_on_every_page_all_that_can_be_used_has_a_name(reader: Reader) -> None:
    wrong: list[str] = []
    for page in PAGES:
        told = spoken(reader.opens(page))
        wrong += [f"{page}: {one.role} without a name" for one in told
                  if one.role in NAMED and not one.name]  # fmt: skip
        levels = [int(one.states["level"]) for one in told if one.role == "heading"]
        if levels[:1] != [1] or levels.count(1) != 1:
            wrong.append(f"{page}: headings begin {levels[:3]}")
        steps = [(low, high) for low, high in pairwise(levels) if high > low + 1]
        wrong += [f"{page}: level {low} is followed by {high}" for low, high in steps]
        if sum(one.role == "main" for one in told) != 1:
            wrong.append(f"{page}: not one main part")
    assert wrong == []


def test_two_links_of_a_page_that_are_called_alike_lead_to_one_place(client: TestClient) -> None:
    for page in PAGES:
        led: dict[str, set[str]] = {}
        for link in HTMLParser(client.get(page).text).css("a[href]"):
            words = " ".join((link.attributes.get("aria-label") or link.text()).split())
            led.setdefault(words, set()).add(str(link.attributes["href"]))
        assert {words for words, places in led.items() if len(places) > 1} == set(), page
