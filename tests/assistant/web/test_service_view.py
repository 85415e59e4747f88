"""What pages show, made of answers and papers: Markdown, quotes, examples, filters, blocks."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from assistant.readers import Conversation, Turn
from assistant.service.room import Extent
from assistant.service.view.answers import cited, conversation_html
from assistant.service.view.blocks import blocks, label_words
from assistant.service.view.examples import example_questions
from assistant.service.view.filters import Choices, chosen_scope
from assistant.service.view.markdown import quoted, safe_html
from assistant.service.view.runs import round_words
from assistant.service.view.titles import readable
from corpus.library import Library
from corpus.paper import Scope
from tests.assistant.web.prepared import UNCLEAR, citation
from tests.assistant.web.shelf import MINUTES, OUTCOME, PARAGRAPHS, Shelf

PAPERS = (OUTCOME, MINUTES)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**wait too long**", "<p><strong>wait too long</strong></p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("one\ntwo", "<p>one<br>\ntwo</p>\n"),
        ("## Care leavers", "<h4>Care leavers</h4>\n"),
        ("<b>bold</b> & more", "<p>&lt;b&gt;bold&lt;/b&gt; &amp; more</p>\n"),
        ("[here](http://x.example)", "<p>[here](http://x.example)</p>\n"),
        ("![x](http://x.example/y.png)", "<p>![x](http://x.example/y.png)</p>\n"),
        ("<http://x.example>", "<p>&lt;http://x.example&gt;</p>\n"),
        (r"5\. A number, 3 \* 4", "<p>5. A number, 3 * 4</p>\n"),
        ("    four spaces", "<p>four spaces</p>\n"),
        ("not handed out [7]", "<p>not handed out [7]</p>\n"),
        (r"printed by the paper \[1\]", "<p>printed by the paper [1]</p>\n"),
    ],
)
def test_only_what_answers_are_made_of_is_understood(markdown: str, html: str) -> None:
    assert safe_html(markdown, {1: "/paper/a?paragraph=1"}) == html


def test_markers_open_the_sources_that_were_handed_out() -> None:
    page = HTMLParser(safe_html("Said twice.[1][2]", {1: '/paper/a?x="y"', 2: "/paper/b"}))
    links = [(a.attributes["href"], a.attributes["data-source"]) for a in page.css("a")]
    assert links == [('/paper/a?x="y"', "1"), ("/paper/b", "2")]


def test_a_table_keeps_its_cells_and_markers() -> None:
    page = HTMLParser(safe_html("| a | b |\n|---|---|\n| 1 [1] | <i> |", {1: "/paper/a"}))
    assert [cell.text() for cell in page.css("td")] == ["1 [source 1]", "<i>"]


@given(st.text(alphabet=st.sampled_from("<>&\"'`[]()!*_#|-\\\n abc1:/"), max_size=80))
def test_no_text_makes_an_element_of_its_own(text: str) -> None:
    allowed = {"p", "br", "ul", "ol", "li", "strong", "em", "blockquote", "table", "thead"}
    allowed |= {"tbody", "tr", "th", "td", "h3", "h4", "h5", "h6", "html", "head", "body", "-text"}
    tree = HTMLParser(safe_html(text, {}))
    assert {node.tag for node in tree.root.traverse()} <= allowed  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "quote", "html"),
    [
        ("a <b> c", "<b>", "a <mark>&lt;b&gt;</mark> c"),
        ("one  two\nthree", "two three", "one  <mark>two\nthree</mark>"),
        ("one two", "four", "<mark>one two</mark>"),
        ("one two", "", "<mark>one two</mark>"),
    ],
)
def test_the_words_relied_on_are_marked(text: str, quote: str, html: str) -> None:
    assert quoted(text, quote) == html


def test_what_is_near_is_shown_apart_and_can_be_opened() -> None:
    near = (citation(PARAGRAPHS[2], 1), citation(PARAGRAPHS[4], 2))
    answer = replace(UNCLEAR, status="not_in_papers", nearest=near)
    page = HTMLParser(conversation_html(Conversation("c", (Turn(1, answer),))))
    assert [link.attributes["data-source"] for link in page.css("ul.sources a")] == ["n0", "n1"]
    assert next(heading.text() for heading in page.css("h3")) == "Nearest held"
    assert cited(answer, "n1") == near[1]
    assert [cited(answer, key) for key in ("n2", "1", "n-1", "")] == [None] * 4


def test_examples_come_from_what_is_held(tmp_path: Path) -> None:
    assert tuple(example_questions(cast("Library", Shelf(tmp_path)))) == (
        "What improvement areas recur across authorities?",
        "What does Eastmere County Council need to improve?",
        "What does “Outcome of the focused visit to Eastmere” recommend?",
        "Which papers do you hold from 2024?",
    )


def test_filters_offer_what_is_held_with_counts() -> None:
    choices = Choices.of(PAPERS)
    assert [(c.value, c.words, c.papers) for c in choices.authorities] == [
        ("eastmere", "Eastmere County Council", 1),
        ("westley", "Westley Borough Council", 1),
    ]
    assert [c.words for c in choices.kinds] == ["Minutes", "Report"]


@pytest.mark.parametrize(
    ("sent", "scope"),
    [
        (None, Scope()),
        ("{}", Scope()),
        ("not json", Scope()),
        ("[1]", Scope()),
        ({"authority": ["westley", "atlantis"]}, Scope(authorities=("westley",))),
        ({"authority": "westley"}, Scope()),
        ({"since": "2024-01-01", "until": "tomorrow"}, Scope(since="2024-01-01")),
        ({"kind": ["minutes"], "committee": ["Cabinet"]}, Scope((), ("Cabinet",), ("minutes",))),
    ],
)
def test_only_what_is_held_can_be_chosen(sent: object, scope: Scope) -> None:
    chosen = sent if sent is None or isinstance(sent, str) else json.dumps(sent)
    assert chosen_scope(chosen, PAPERS) == scope


def test_paragraphs_become_headings_text_and_tables() -> None:
    made = blocks(PARAGRAPHS[4:])
    assert [(block.kind, block.text, block.level) for block in made] == [
        ("heading", "Care leavers", 2),
        ("paragraph", "", 0),
        ("heading", "Numbers", 3),
        ("table", "", 0),
    ]
    assert [block.level for block in blocks(PARAGRAPHS[:3])] == [2, 0, 1, 1]


def test_the_second_list_under_a_number_is_called_so() -> None:
    assert [label_words(p) for p in PARAGRAPHS[2:4]] == ["5(b)", "5(b), second list"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("EHC PLANS IN NORTH VALE: A REVIEW", "EHC plans in North Vale: a review"),
        ("NEW THINGS TO COME", "New things to come"),
        ("SEND", "SEND"),
        ("Plans of North Vale", "Plans of North Vale"),
    ],
)
def test_a_title_in_capitals_is_written_as_its_paper_writes_the_words(
    title: str, shown: str
) -> None:
    texts = ("THE PLANS", "Plans of a child in North Vale.", "An EHC plan is a review of plans.")
    assert readable(title, texts) == shown


@pytest.mark.parametrize(
    ("name", "words"),
    [("2026-11-22T14-06-24", "22 November 2026, 14:06"), ("pilot", "pilot")],
)
def test_a_round_of_rating_is_named_by_its_day(name: str, words: str) -> None:
    assert round_words(name) == words


def test_an_exempt_paper_can_be_chosen_and_is_not_counted_as_searched() -> None:
    papers = (PAPERS[0], replace(PAPERS[1], status="exempt"))
    assert Extent.of(papers) == Extent(1, 1)
    counts = [one.papers for one in Choices.of(papers).authorities]
    assert sorted(counts) == [0, 1]
