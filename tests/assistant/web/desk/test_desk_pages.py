"""The working pages as they are printed."""

from __future__ import annotations

import io
import zipfile

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from assistant.answer import Question
from assistant.service.room import ReadingRoom


def shown(client: TestClient, path: str, status: int = 200) -> HTMLParser:
    response = client.get(path)
    assert response.status_code == status
    return HTMLParser(response.text)


def texts(page: HTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def test_every_authority_held_has_a_page(client: TestClient) -> None:
    page = shown(client, "/authorities")
    assert texts(page, ".list-title a") == ["Elmford Council", "Oakvale Council"]
    for link in page.css(".list-title a"):
        assert shown(client, str(link.attributes["href"])).css("h1")


def test_an_authority_s_page_tells_grades_findings_and_what_came_after(client: TestClient) -> None:
    page = shown(client, "/authority/oakvale")
    assert texts(page, ".timeline h3") == ["July 2022, Ofsted"]
    assert texts(page, ".grades strong") == ["Inadequate"]
    assert [title.split(" (")[0] for title in texts(page, "[aria-labelledby=findings] h3")] == [
        "No later paper held was found to mention it",
        "A later paper reports progress",
    ]
    (later,) = page.css(".findings li li a")
    assert later.attributes["href"] == "/paper/progress?paragraph=5#marked"
    assert texts(page, ".held-list h3") == ["Progress report", "Outcome <b>2022</b>"]


def test_an_authority_that_is_not_held_is_said(client: TestClient) -> None:
    page = shown(client, "/authority/<b>", 404)
    assert "Nothing is held of “<b>”" in texts(page, "main")[0]


def test_lines_of_enquiry_word_an_absence_as_of_the_paper_held(client: TestClient) -> None:
    page = shown(client, "/scrutiny?paper=outcome")
    said = texts(page, ".enquiry li")
    assert (
        "This paper as held, without Appendix B, names no owner, no date and no measure"
        in (said[0])
    )
    links = [link.attributes["href"] for link in page.css(".enquiry a")]
    assert links[0] == "/paper/outcome?paragraph=4(a)#marked"
    assert "/paper/other?paragraph=6(a)#marked" in links
    assert not page.css("main i, main b")


def test_lines_of_enquiry_can_be_taken_along(client: TestClient) -> None:
    told = client.get("/scrutiny.md?paper=outcome").text
    assert told.startswith("# Lines of enquiry: Outcome \\<b\\>2022\\</b\\>\n")
    assert "Oakvale Council, Scrutiny Committee, 11 October 2022, paragraph 4(a)" in told


def test_what_is_asked_of_several_things_is_asked_once(client: TestClient) -> None:
    page = shown(client, "/scrutiny?paper=outcome")
    areas = "What is being done about this, by whom and by when?"
    assert texts(page, ".ask-this").count(areas) == 1
    (group,) = page.css(".asked-of-each")
    assert "on any of these areas to improve" in " ".join(group.text().split())
    assert [item.attributes["value"] for item in group.css("li[value]")] == ["2", "3"]


@pytest.mark.parametrize("path", ["/scrutiny?paper=nothing", "/scrutiny.md?paper=nothing"])
def test_scrutiny_of_a_paper_that_is_not_held_is_said(client: TestClient, path: str) -> None:
    assert "held" in texts(shown(client, path, 404), "main")[0]


def test_a_finding_becomes_an_outline_in_the_order_of_a_response(client: TestClient) -> None:
    page = shown(client, "/response?finding=outcome/2(a)")
    assert texts(page, ".response h3") == [
        "What was found",
        "What has been done",
        "What is planned",
    ]
    assert [area.text() for area in page.css("textarea[name=text]")] == [
        "the timeliness of return home interviews",
        "The timeliness of return home interviews is now good: 91% are within 72 hours.",
        "To be written: what will be done, by whom and by when. "
        "In the 2 papers of Oakvale Council searched, no sentence was recognised that "
        "tells it. What stands under the other headings may tell it.",
    ]
    assert len(page.css(".point-unsupported")) == 1
    assert len(page.css(".point-supported")) == 2


def test_a_question_becomes_an_outline(client: TestClient) -> None:
    page = shown(client, "/response?question=What%20does%20Oakvale%20need%20to%20improve%3F")
    assert "life-story work for children in care" in [
        area.text() for area in page.css("textarea[name=text]")
    ]


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/response?finding=nothing/1", 404, "not held any more"),
        ("/response?question=%20", 422, "question is empty"),
    ],
)
def test_what_cannot_be_outlined_is_said(
    client: TestClient, path: str, status: int, told: str
) -> None:
    assert told in texts(shown(client, path, status), "[role=alert]")[0]


WHOSE = (
    "(Oakvale Council, Scrutiny Committee, 11 October 2022, telling of July 2022, "
    "as an area to improve)"
)
FORM = {
    "title": "Our response",
    "heading": ["What was found", "What has been done"],
    "text": ["the timeliness of return home interviews", "All interviews cost £9."],
    "cites": ["outcome/2(a)", "progress/5"],
    "own": "We are <b>proud</b> of this.",
}


def posted(client: TestClient, **changes: object) -> HTMLParser:
    return HTMLParser(client.post("/response", data=FORM | changes).text)


def test_what_no_paper_supports_is_marked(client: TestClient) -> None:
    page = posted(client, do="add")
    assert [
        div.attributes["class"].split("point-")[1].strip()  # type: ignore[union-attr]
        for div in page.css(".point")
    ] == ["supported", "differs", "unsupported"]
    assert "£9" in texts(page, ".point-differs .support")[0]
    assert "2 not supported" in texts(page, ".response strong")[0]
    assert not page.css("main b")


def test_statements_are_moved_and_taken_out(client: TestClient) -> None:
    def order(**changes: object) -> list[str]:
        page = posted(client, own="", **changes)
        return [area.text() for area in page.css("textarea[name=text]")]

    first, second = FORM["text"]
    assert order(do="down:0") == order(do="up:1") == [second, first]
    assert order(do="drop:0", sure="yes") == [second]
    assert order(do="drop:7", sure="yes") == order(do="up:0") == [first, second]


def test_the_word_file_has_real_footnotes_and_marks(client: TestClient) -> None:
    content = client.post("/response", data=FORM | {"do": "word"}).content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        notes = file.read("word/footnotes.xml").decode()
        body = file.read("word/document.xml").decode()
    assert "Oakvale Council, Scrutiny Committee, 11 October 2022, paragraph 2(a)" in notes
    assert f"the timeliness of return home interviews {WHOSE}" in body
    assert "All interviews cost £9. (Oakvale Council, Scrutiny Committee, 1 February 2023)" in body
    assert body.count("w:footnoteReference") == 2
    assert body.count("no paper cited supports this") == 1
    assert "We are &lt;b&gt;proud&lt;/b&gt; of this." in body


def test_markdown_has_the_same_footnotes_and_marks(client: TestClient) -> None:
    told = client.post("/response", data=FORM | {"do": "markdown"}).text
    assert told.splitlines()[0] == "# Our response"
    assert f"the timeliness of return home interviews {WHOSE}[^1]" in told
    assert "**[no paper cited supports this]**" in told
    assert "[^1]: Oakvale Council, Scrutiny Committee, 11 October 2022, paragraph 2(a)" in told


def test_what_can_be_asked_next_was_answered_before_it_is_offered(desk_room: ReadingRoom) -> None:
    question = Question("What does Oakvale need to improve?")
    offered = desk_room.suggesting.answerable(desk_room.ask(question)).suggestions
    assert "How was Oakvale Council judged for overall effectiveness?" in offered
    assert all("improve" not in text for text in offered)
    for text in offered:
        asked = desk_room.ask(Question(text, (question.text,)))
        assert asked.status in ("answered", "partly_answered")


def test_after_a_list_of_papers_it_goes_on_with_whose_they_are(desk_room: ReadingRoom) -> None:
    listed = desk_room.ask(Question("Which papers do you hold of Oakvale Council?"))
    offered = desk_room.suggesting.answerable(listed).suggestions
    assert "What does Oakvale Council need to improve?" in offered


@pytest.mark.parametrize(
    "asked",
    [
        "What are Oakvale's areas for improvement?",
        "Which areas was Oakvale told to improve?",
        "What does Oakvale need to do better?",
    ],
)
def test_what_was_asked_in_other_words_is_not_offered(desk_room: ReadingRoom, asked: str) -> None:
    first = desk_room.ask(Question(asked))
    assert first.status == "answered"
    offered = desk_room.suggesting.answerable(first).suggestions
    assert "What does Oakvale Council need to improve?" not in offered
    again = desk_room.ask(Question("How was Oakvale judged for overall effectiveness?", (asked,)))
    later = desk_room.suggesting.answerable(again, (first,)).suggestions
    assert "What does Oakvale Council need to improve?" not in later


def test_what_a_refusal_offers_was_not_asked_before(desk_room: ReadingRoom) -> None:
    poem = "Write me a poem about the sea"
    # One authority alone has areas to improve here, so none can recur.
    papers, areas = "Which papers do you hold?", "What does Oakvale Council need to improve?"
    assert desk_room.ask(Question(poem)).suggestions == (papers, areas)
    refused = desk_room.ask(Question(poem, (papers,)))
    assert refused.suggestions == desk_room.suggesting.answerable(refused).suggestions == (areas,)


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        (
            "What did Oakvale spend on libraries in 1999?",
            ("Which papers do you hold of Oakvale Council?",),
        ),
        ("What did Atlantis spend on trams in 1999?", ()),
    ],
)
def test_where_one_authority_does_not_tell_it_goes_on_with_what_is_held_of_it(
    desk_room: ReadingRoom, asked: str, offered: tuple[str, ...]
) -> None:
    answer = desk_room.ask(Question(asked))
    assert answer.status == "not_in_papers"
    assert desk_room.suggesting.answerable(answer).suggestions == offered


def test_what_an_own_statement_can_rest_on_is_told_apart(client: TestClient) -> None:
    page = shown(client, "/response?finding=outcome/2(a)")
    nothing, first, *others = texts(page, "#own_source option")
    assert nothing.startswith("No paper")
    assert first == (
        "Paragraph 2(a), page 1: “the timeliness of return home interviews” "
        "(Oakvale Council, Scrutiny Committee, 11 October 2022)"
    )
    assert len({one.partition("”")[0] for one in (first, *others)}) == len(others) + 1 > 1
