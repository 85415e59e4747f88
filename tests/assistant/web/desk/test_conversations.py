"""Conversations and verdicts through the web, each reader's own."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from selenium.webdriver.common.keys import Keys

from assistant.answer import Question
from assistant.app.turns import Asking, Whom
from assistant.readers import Conversation, Turn
from assistant.record.entry import Asker
from assistant.service.desk.downloads import MARKDOWN, download
from assistant.service.room import ReadingRoom
from assistant.service.web import create_app
from tests.assistant.web.desk.test_desk_pages import shown, texts
from tests.assistant.web.prepared import ANSWER
from tests.assistant.web.reader import Reader

# Over papers of the desk's own library: what is not held is not shown.
CITED = replace(
    ANSWER.citations[0],
    paragraph_id="outcome/2(a)",
    paper_id="outcome",
    text="the timeliness of return home interviews",
)
KEPT = Conversation("c1", (Turn(1, replace(ANSWER, citations=(CITED,))),))

SURE = {"sure": "yes"}


@pytest.fixture
def ann(desk_room: ReadingRoom) -> Iterator[TestClient]:
    """A reader who has one conversation."""
    client = TestClient(create_app(desk_room), base_url="http://127.0.0.1")
    client.get("/authorities")
    desk_room.readers.keep(client.cookies["reader"], KEPT)
    yield client
    desk_room.readers.delete(client.cookies["reader"], "c1")
    with desk_room.readers.changing() as file:
        # The next test has one of the same name.
        file.execute("DELETE FROM deleted")


@pytest.fixture
def ben(desk_room: ReadingRoom) -> TestClient:
    client = TestClient(create_app(desk_room), base_url="http://127.0.0.1")
    client.get("/authorities")
    return client


def test_a_page_brings_a_cookie_that_scripts_cannot_read_and_a_picture_none(
    desk_room: ReadingRoom,
) -> None:
    client = TestClient(create_app(desk_room), base_url="http://127.0.0.1")
    assert "set-cookie" not in client.get("/look/icon.svg").headers
    cookie = client.get("/authorities").headers["set-cookie"]
    assert re.match(r"reader=[\w-]{32}; .*HttpOnly; SameSite=Lax", cookie)
    assert "set-cookie" not in client.get("/authorities").headers


def test_a_reader_sees_their_own_conversations_only(ann: TestClient, ben: TestClient) -> None:
    assert texts(shown(ann, "/conversations"), ".list-title") == ["What needs to improve?"]
    assert texts(shown(ben, "/conversations"), ".list-title") == []
    assert texts(shown(ann, "/conversations?q=trams"), ".list-title") == []
    assert ben.get("/conversations/c1.md").status_code == 404
    assert ben.post("/conversations/c1/delete").status_code == 404
    assert ben.post("/conversations/c1/rename", data={"title": "x"}).status_code == 404
    judged = {"conversation": "c1", "turn": 1, "verdict": "right"}
    assert ben.post("/judge", data=judged).status_code == 404


def test_a_conversation_that_was_deleted_stays_so_when_an_open_page_asks_on(
    ann: TestClient, desk_room: ReadingRoom
) -> None:
    cookie = ann.cookies["reader"]
    whom = Whom(cookie, "asker", Asker("reader", None, "web"))
    assert ann.post("/conversations/c1/delete", data=SURE).status_code == 200
    *_, last = Asking(desk_room).answer("And in Elmford?", None, KEPT, whom)
    assert "this begins a new one" in last[0]
    assert [turn.question for turn in last[-1].turns] == ["And in Elmford?"]
    (kept,) = desk_room.readers.kept(cookie)
    assert kept.name == last[-1].name != "c1"
    assert kept.questions == ("And in Elmford?",)
    *_, next_one = Asking(desk_room).answer("And what is planned?", None, last[-1], whom)
    assert "begins a new one" not in next_one[0]
    desk_room.readers.delete(cookie, kept.name)


def test_a_conversation_is_renamed_and_deleted(ann: TestClient) -> None:
    page = ann.post("/conversations/c1/rename", data={"title": "For <i>Tuesday</i>"}).text
    assert "For &lt;i&gt;Tuesday&lt;/i&gt;" in page
    assert "The conversation was renamed." in page
    asked = ann.post("/conversations/c1/delete").text
    assert "for good? It cannot be brought back." in asked
    assert len(texts(shown(ann, "/conversations"), ".list-title")) == 1
    assert "It was deleted for good." in ann.post("/conversations/c1/delete", data=SURE).text
    assert texts(shown(ann, "/conversations"), ".list-title") == []


def test_another_site_s_page_cannot_delete_in_a_reader_s_name(ann: TestClient) -> None:
    for origin in ("http://elsewhere.example", "null", "http://127.0.0.1:9"):
        reply = ann.post("/conversations/c1/delete", headers={"origin": origin})
        assert reply.status_code == 403
    own = ann.post("/conversations/c1/delete", headers={"origin": "http://127.0.0.1"})
    assert own.status_code == 200


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What does Oakvale need to improve?", "What does Oakvale need to improve"),
        ('../a: "b" <c>\r\nd', "a b c d"),
        ("Cyngor Sir y Fflint â", "Cyngor Sir y Fflint â"),
        ("many words " * 20, ("many words " * 7).strip()),
        ("?", "download"),
    ],
)
def test_a_file_is_named_after_what_is_in_it(title: str, name: str) -> None:
    told = download("", MARKDOWN, title, "md").headers["content-disposition"]
    assert told.endswith(f"filename*=UTF-8''{quote(name)}.md")


def test_a_conversation_is_exported_with_its_citations(ann: TestClient) -> None:
    told = ann.get("/conversations/c1.md").text
    assert "## What needs to improve?" in told
    assert "wait too long for a personal adviser.[^1]" in told
    assert "[^1]: Eastmere County Council, Children’s Select Committee, 9 October 2023" in told
    with zipfile.ZipFile(io.BytesIO(ann.get("/conversations/c1.docx").content)) as file:
        assert "Eastmere County Council" in file.read("word/footnotes.xml").decode()
    assert ann.get("/conversations/c1.exe").status_code == 404


def test_an_answer_from_a_paper_that_is_gone_is_neither_shown_nor_kept(
    ann: TestClient, desk_room: ReadingRoom
) -> None:
    reader = ann.cookies["reader"]
    desk_room.purge()  # which is not done again as long as the papers are the same
    desk_room.readers.keep(reader, Conversation("c1", (Turn(1, ANSWER),)))
    told = ann.get("/conversations/c1.md").text
    assert "What needs to improve?" in told
    assert "no longer held" in told
    assert "personal adviser" not in told
    assert desk_room.readers.kept(reader, "adviser") == ()


def test_an_answer_from_words_that_changed_is_not_shown(
    ann: TestClient, desk_room: ReadingRoom
) -> None:
    before = replace(CITED, text="the lateness of return home interviews")
    kept = Conversation("c1", (Turn(1, replace(ANSWER, citations=(before,))),))
    desk_room.readers.keep(ann.cookies["reader"], kept)
    assert "no longer held as it was" in ann.get("/conversations/c1.md").text


def test_only_suggestions_that_the_papers_answer_are_offered(desk_room: ReadingRoom) -> None:
    offered = ("What does Oakvale need to improve?", "What does Atlantis spend on trams?")
    asked = Question("What does Elmford do?")
    answer = replace(ANSWER, question=asked, suggestions=offered)
    assert desk_room.suggesting.answerable(answer).suggestions == offered[:1]
    unclear = replace(answer, status="needs_clarification")
    assert desk_room.suggesting.answerable(unclear).suggestions == offered


def test_what_is_answered_of_another_authority_than_it_names_is_not_offered(
    desk_room: ReadingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_oakvale = desk_room.ask(Question("What does Oakvale need to improve?"))
    monkeypatch.setattr(desk_room, "_composed", lambda _: of_oakvale)
    asked = Question("What are the papers about?")
    offered = ("What does Elmford Council spend?", "What did Oakvale Council do first?")
    answer = replace(ANSWER, question=asked, suggestions=offered, citations=())
    assert desk_room.suggesting.answerable(answer).suggestions == offered[1:]


def test_verdicts_are_listed_for_those_who_evaluate_with_files_of_candidates(
    ann: TestClient,
) -> None:
    judged = {"conversation": "c1", "turn": 1, "verdict": "wrong", "note": "<b>No</b>"}
    assert "kept" in ann.post("/judge", data=judged).text
    page = shown(ann, "/evaluate")
    assert texts(page, "tbody td")[1:] == ["wrong", "What needs to improve?", "<b>No</b>"]
    assert "unacceptable" in ann.get("/evaluate/gold-to-finish.yaml").text
    assert ann.get("/evaluate/readers.sqlite").status_code == 404


@pytest.mark.parametrize(
    "changes", [{"verdict": "splendid"}, {"turn": "first"}, {"conversation": None}]
)
def test_a_verdict_that_is_none_is_refused(ann: TestClient, changes: dict[str, object]) -> None:
    judged = {"conversation": "c1", "turn": 1, "verdict": "wrong"} | changes
    sent = {name: value for name, value in judged.items() if value is not None}
    assert ann.post("/judge", data=sent).status_code == 422


def test_past_runs_are_listed_with_their_reports(desk_room: ReadingRoom, tmp_path: Path) -> None:
    run = tmp_path / "2026-11-20-ours"
    run.mkdir()
    metrics = {"supported_recall": {"value": 0.8125}}
    (run / "aggregate.json").write_text(json.dumps({"metrics": metrics}))
    (run / "report.html").write_text("<!doctype html><title>Report</title>")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "aggregate.json").write_text("{")
    settings = replace(desk_room.settings, results=tmp_path)
    room = ReadingRoom(desk_room.library, settings, lambda: lambda question: ANSWER)
    client = TestClient(create_app(room), base_url="http://127.0.0.1")
    page = shown(client, "/evaluate")
    assert sorted(texts(page, "[aria-labelledby=runs] h3")) == ["2026-11-20-ours", "broken"]
    assert "81 of 100" in texts(page, "dd")
    report = client.get("/evaluate/report/2026-11-20-ours")
    assert "<title>Report</title>" in report.text
    assert "script" not in report.headers["content-security-policy"]
    for name in ("broken", "%2e%2e%2fetc"):
        assert client.get(f"/evaluate/report/{name}").status_code == 404


@pytest.mark.browser
def test_a_reader_finds_a_conversation_again_and_goes_on(reader: Reader, axe: str) -> None:
    reader.opens().asks("What does Oakvale need to improve?")
    reader.opens("/conversations").chooses(".list-title a")
    reader.waits_until(lambda: reader.newest() == "What does Oakvale need to improve?")
    reader.asks("And Elmford?").finds(".earlier > summary", "What does Oakvale need to improve?")
    assert len(reader.sees(".earlier > summary")) == 1
    reader.opens("/conversations").chooses(".held-list summary")
    assert reader.barriers(axe) == []
    reader.holds_a_phone(320)
    assert not reader.scrolls_sideways()
    is_asked_first(reader, axe)
    reader.finds("[role=status]", "It was deleted for good.")
    reader.is_led_to("It was deleted for good.")


def is_asked_first(reader: Reader, axe: str) -> None:
    """What cannot be brought back is asked about beside its button, for the keyboard too."""
    reader.script("arguments[0].focus()", reader.waits_for("button[data-sure]"))
    reader.presses(Keys.ENTER)
    group = reader.waits_for(".sure[role=group]")
    reader.is_led_to("No, keep it")
    assert "It cannot be brought back." in group.text
    assert reader.barriers(axe) == []
    assert not reader.scrolls_sideways()
    reader.presses(Keys.ESCAPE)
    reader.waits_until(lambda: reader.focused().startswith("Delete for good"))
    assert reader.sees(".sure") == []
    reader.presses(Keys.ENTER).waits_for(".sure")
    reader.presses(Keys.TAB).presses(Keys.ENTER)


@pytest.mark.browser
def test_an_evaluator_judges_under_the_answer_and_finds_it_listed(reader: Reader, axe: str) -> None:
    reader.opens().asks("What does Oakvale need to improve?")
    reader.chooses(".judge summary").chooses(".judge input[value=wrong_source]")
    reader.waits_for(".judge textarea").send_keys("It is in Appendix B.")
    reader.chooses(".judge button")
    reader.finds(".judged", "Thank you. It is kept.")
    assert reader.barriers(axe) == []
    reader.opens("/evaluate")
    reader.finds("tbody", "It is in Appendix B.")
    assert reader.barriers(axe) == []
    reader.holds_a_phone(320).opens("/evaluate")
    assert not reader.scrolls_sideways()


@pytest.mark.browser
def test_what_is_said_of_one_answer_does_not_stand_under_the_next(reader: Reader) -> None:
    reader.opens().asks("What does Oakvale need to improve?").waits_for(".judge summary")
    reader.script("document.querySelector('[data-judge]').closest('details').open = true")
    reader.chooses("[data-judge] [value=wrong]").waits_for("[data-judge] [name=note]")
    reader.sees("[data-judge] [name=note]")[0].send_keys("beside the point")
    reader.chooses("[data-judge] button")
    reader.finds("[data-judge] [role=status]", "kept")
    reader.asks("What must Oakvale improve?")
    said = (
        "[...document.querySelectorAll('[data-judge]')]"
        ".map((form) => [...new FormData(form).keys(), form.elements.note.value])"
    )
    # What was said is cleared when the answer stands there, which is a moment after it is told.
    cleared = [["conversation", "turn", "note", ""]] * 2
    reader.waits_until(lambda: reader.script(f"return {said}") == cleared)
