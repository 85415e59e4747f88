"""Drafts of responses, kept for each reader: found, opened again, renamed, deleted, exported."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selenium.webdriver.common.keys import Keys

from assistant.service.room import ReadingRoom
from assistant.service.web import create_app
from tests.assistant.web.desk.test_desk_pages import FORM, shown, texts
from tests.assistant.web.reader import Reader

SURE = {"sure": "yes"}


def visitor(room: ReadingRoom) -> TestClient:
    client = TestClient(create_app(room), base_url="http://127.0.0.1")
    client.get("/authorities")
    return client


@pytest.fixture
def ann(desk_room: ReadingRoom) -> Iterator[TestClient]:
    client = visitor(desk_room)
    yield client
    for one in desk_room.drafts.kept(client.cookies["reader"]):
        desk_room.drafts.delete(client.cookies["reader"], one.name)


@pytest.fixture
def ben(desk_room: ReadingRoom) -> TestClient:
    return visitor(desk_room)


def drafted(client: TestClient, **changes: object) -> str:
    """Outline a finding, send its form once, and give the name that the draft is kept by."""
    field = shown(client, "/response?finding=outcome/2(a)").css_first("input[name=draft]")
    assert field is not None
    name = field.attributes["value"]
    reply = client.post("/response", data=FORM | {"draft": name, "do": "add"} | changes)
    assert parse_qs(urlsplit(str(reply.url)).query)["draft"] == [name]
    return str(name)


def statements(client: TestClient, name: str) -> list[str]:
    page = shown(client, f"/response?draft={name}")
    return [area.text() for area in page.css("textarea[name=text]")]


def test_a_draft_is_kept_with_its_first_change_and_opened_again(ann: TestClient) -> None:
    assert "None yet" in texts(shown(ann, "/response"), "[aria-labelledby=drafts] p")[0]
    name = drafted(ann)
    assert texts(shown(ann, "/response"), ".list-title") == ["Our response"]
    assert statements(ann, name) == [*FORM["text"], "We are <b>proud</b> of this."]
    ann.post("/response", data=FORM | {"draft": name, "do": "drop:0", "sure": "yes", "own": ""})
    assert statements(ann, name) == FORM["text"][1:]
    assert len(texts(shown(ann, "/response"), ".list-title")) == 1


def test_without_scripts_a_statement_is_asked_about_before_it_is_taken_out(ann: TestClient) -> None:
    name = drafted(ann)
    typed = FORM | {"draft": name, "do": "drop:0", "own": "", "text": ["Typed anew.", "And this."]}
    page = HTMLParser(ann.post("/response", data=typed).text)
    assert "Take this statement out" in texts(page, "main p")[0]
    assert statements(ann, name) == ["Typed anew.", "And this."]
    sent: dict[str, list[str]] = {}
    for field in page.css("main form input"):
        sent.setdefault(str(field.attributes["name"]), []).append(field.attributes["value"] or "")
    assert page.css("main form ~ p a")[0].attributes["href"] == f"/response?draft={name}"
    ann.post("/response", data=sent)
    assert statements(ann, name) == ["And this."]


def test_looking_at_an_outline_keeps_nothing(ann: TestClient) -> None:
    shown(ann, "/response?finding=outcome/2(a)")
    assert texts(shown(ann, "/response"), ".list-title") == []


def test_drafts_are_found_by_their_words(ann: TestClient) -> None:
    drafted(ann)
    assert texts(shown(ann, "/response?q=PROUD+interviews"), ".list-title") == ["Our response"]
    page = shown(ann, "/response?q=trams")
    assert texts(page, ".list-title") == []
    assert "0 drafts with “trams”" in texts(page, "[aria-labelledby=drafts] p")[0]


def test_a_draft_is_renamed_and_deleted(ann: TestClient) -> None:
    name = drafted(ann)
    page = ann.post(f"/response/{name}/rename", data={"title": "For <i>Tuesday</i>"}).text
    assert "For &lt;i&gt;Tuesday&lt;/i&gt;" in page
    assert "The draft was renamed." in page
    assert "It cannot be brought back." in ann.post(f"/response/{name}/delete").text
    deleted = ann.post(f"/response/{name}/delete", data=SURE).text
    assert "The draft was deleted for good." in deleted
    assert "not kept any more" in texts(shown(ann, f"/response?draft={name}", 404), ".error")[0]


def test_a_draft_is_its_writer_s_own(ann: TestClient, ben: TestClient) -> None:
    name = drafted(ann)
    assert texts(shown(ben, "/response"), ".list-title") == []
    assert ben.get(f"/response?draft={name}").status_code == 404
    assert ben.get(f"/response/{name}.md").status_code == 404
    assert ben.post(f"/response/{name}/rename", data={"title": "x"}).status_code == 404
    assert ben.post(f"/response/{name}/delete").status_code == 404
    taken = ben.post("/response", data=FORM | {"draft": name, "text": ["x", "y"], "do": "check"})
    assert "It is not kept here" in taken.text
    assert statements(ann, name)[0] == FORM["text"][0]


def test_a_kept_draft_is_exported_with_its_footnotes(ann: TestClient) -> None:
    name = drafted(ann)
    assert "[^1]: Oakvale Council, Scrutiny Committee" in ann.get(f"/response/{name}.md").text
    with zipfile.ZipFile(io.BytesIO(ann.get(f"/response/{name}.docx").content)) as file:
        assert "Oakvale Council" in file.read("word/footnotes.xml").decode()
    assert ann.get(f"/response/{name}.exe").status_code == 404


def test_where_nothing_can_be_kept_the_draft_stays_on_the_page(
    ann: TestClient, desk_room: ReadingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_room.drafts, "keep", lambda *_: False)
    sent = FORM | {"draft": "0" * 32}
    page = ann.post("/response", data=sent | {"do": "add"}).text
    assert "It is not kept here: export or copy it before you leave the page." in page
    assert "We are &lt;b&gt;proud&lt;/b&gt; of this." in page
    assert ann.post("/response", data=sent | {"do": "keep"}).status_code == 503


def test_what_is_kept_while_a_statement_is_typed_does_not_add_it(ann: TestClient) -> None:
    name = drafted(ann, own="")
    sent = FORM | {"draft": name, "own": "Half a sta", "do": "keep"}
    assert ann.post("/response", data=sent).status_code == 204
    assert statements(ann, name) == FORM["text"]


def fields(client: TestClient, name: str) -> dict[str, str]:
    """What a page on which a draft was opened sends along unseen."""
    page = shown(client, f"/response?draft={name}")
    found = {str(one.attributes["name"]): one for one in page.css("input[type=hidden]")}
    return {key: str(found[key].attributes["value"]) for key in ("draft", "tab", "seen")}


def test_a_draft_changed_in_two_tabs_is_kept_twice_and_loses_nothing(ann: TestClient) -> None:
    name = drafted(ann, own="")
    one, other = fields(ann, name), fields(ann, name)
    sent = FORM | {"own": "", "do": "keep"}
    assert ann.post("/response", data=sent | one | {"text": ["First", "a"]}).status_code == 204
    assert ann.post("/response", data=sent | one | {"text": ["First", "b"]}).status_code == 204
    for last in ("c", "d"):
        late = ann.post("/response", data=sent | other | {"text": ["Other", last]})
        assert late.status_code == 200
        assert "changed in another tab or window" in late.text
    assert statements(ann, name) == ["First", "b"]
    page = shown(ann, "/response")
    assert sorted(texts(page, ".list-title")) == ["Our response", "Our response (second copy)"]
    sent |= {"do": "check", "text": ["Other", "e"]}
    checked = ann.post("/response", data=sent | other)
    assert "changed in another tab or window" in texts(HTMLParser(checked.text), "[role=status]")[0]
    second = parse_qs(urlsplit(str(checked.url)).query)["draft"][0]
    assert second != name
    assert statements(ann, second) == ["Other", "e"]
    assert statements(ann, name) == ["First", "b"]


def test_what_was_opened_after_the_last_change_goes_on_with_it(ann: TestClient) -> None:
    name = drafted(ann, own="")
    before = fields(ann, name)
    sent = FORM | {"own": "", "do": "keep"}
    ann.post("/response", data=sent | before | {"text": ["First", "a"]})
    after = fields(ann, name)
    assert ann.post("/response", data=sent | after | {"text": ["Then", "b"]}).status_code == 204
    assert statements(ann, name) == ["Then", "b"]


def test_a_file_of_before_tabs_were_told_apart_still_keeps_drafts(
    ann: TestClient, desk_room: ReadingRoom
) -> None:
    name = drafted(ann, own="")
    with sqlite3.connect(desk_room.readers.folder / "readers.sqlite") as file:
        file.execute("ALTER TABLE drafts DROP COLUMN tab")
    assert statements(ann, name) == FORM["text"]
    sent = FORM | {"draft": name, "own": "", "do": "keep", "text": ["Then", "b"]}
    assert ann.post("/response", data=sent).status_code == 204
    assert statements(ann, name) == ["Then", "b"]


def test_a_draft_that_was_deleted_is_kept_again_only_as_a_new_one(ann: TestClient) -> None:
    name = drafted(ann, own="")
    sent = FORM | fields(ann, name) | {"own": "", "text": ["First", "a"]}
    ann.post(f"/response/{name}/delete", data=SURE)
    late = ann.post("/response", data=sent | {"do": "keep"})
    assert (late.status_code, "draft was deleted" in late.text) == (410, True)
    checked = ann.post("/response", data=sent | {"do": "check"})
    page = HTMLParser(checked.text)
    assert (checked.status_code, "draft was deleted" in texts(page, ".error")[0]) == (410, True)
    assert [area.text() for area in page.css("textarea[name=text]")] == ["First", "a"]
    offered = page.css_first("input[name=draft]")
    assert offered is not None
    assert offered.attributes["value"] != name
    assert ann.post("/response", data=sent | {"do": "markdown"}).status_code == 200
    assert texts(shown(ann, "/response"), ".list-title") == []
    anew = ann.post("/response", data=sent | {"do": "anew"})
    (new,) = parse_qs(urlsplit(str(anew.url)).query)["draft"]
    assert new != name
    assert statements(ann, new) == ["First", "a"]


def test_a_second_copy_that_was_deleted_stays_so(ann: TestClient) -> None:
    name = drafted(ann, own="")
    one, other = fields(ann, name), fields(ann, name)
    sent = FORM | {"own": "", "do": "check"}
    ann.post("/response", data=sent | one | {"text": ["First", "a"]})
    beside = ann.post("/response", data=sent | other | {"text": ["Other", "b"]})
    (second,) = parse_qs(urlsplit(str(beside.url)).query)["draft"]
    ann.post(f"/response/{second}/delete", data=SURE)
    late = ann.post("/response", data=sent | other | {"text": ["Other", "c"]})
    assert late.status_code == 410
    assert statements(ann, name) == ["First", "a"]


@pytest.mark.browser
def test_a_draft_deleted_in_another_tab_is_offered_as_a_new_one(reader: Reader, axe: str) -> None:
    reader.is_new_here()
    reader.opens("/response?finding=outcome/2(a)").waits_for("#text-0")
    reader.chooses("button[value=check]").waits_until(
        lambda: "draft=" in reader.browser.current_url
    )
    address, first = reader.browser.current_url, reader.browser.current_window_handle
    reader.browser.switch_to.new_window("tab")
    reader.opens("/response").chooses(".held-list summary")
    reader.chooses("form[action$=delete] button").chooses(".sure button:last-child")
    reader.finds("[role=status]", "The draft was deleted for good.")
    reader.browser.close()
    reader.browser.switch_to.window(first)
    reader.waits_for("#text-0").send_keys(Keys.END, " Of the first.")
    reader.finds("[data-kept][role=alert]", "was deleted")
    assert reader.barriers(axe) == []
    reader.chooses("[data-kept] button").waits_until(
        lambda: reader.browser.current_url not in (address, f"{reader.address}/response")
    )
    assert reader.waits_for("#text-0").get_attribute("value").endswith(" Of the first.")


@pytest.mark.browser
def test_an_officer_finds_what_was_typed_although_nothing_was_pressed(
    reader: Reader, axe: str
) -> None:
    reader.is_new_here()
    reader.opens("/response?finding=outcome/2(a)")
    reader.waits_for("#text-0").send_keys(Keys.END, " We agree.")
    # The page is left with the change a moment old.
    reader.waits_until(lambda: reader.opens("/response").sees(".list-title a"))
    reader.chooses(".list-title a")
    reader.waits_for("#text-0")
    assert reader.sees("#text-0")[0].get_attribute("value").endswith(" We agree.")
    reader.script("arguments[0].focus()", reader.sees("#text-0")[0])
    reader.presses(Keys.END, " Twice.")
    reader.finds("[data-kept]", "Kept at")
    reader.opens("/response").chooses(".held-list summary")
    assert reader.barriers(axe) == []
    reader.holds_a_phone(320).opens("/response").chooses(".held-list summary")
    assert reader.barriers(axe) == []
    assert not reader.scrolls_sideways()
    reader.chooses("form[action$=delete] button").chooses(".sure button:last-child")
    reader.finds("[role=status]", "The draft was deleted for good.")


@pytest.mark.browser
def test_two_tabs_on_one_draft_are_noticed(reader: Reader, axe: str) -> None:
    reader.is_new_here()
    reader.opens("/response?finding=outcome/2(a)").waits_for("#text-0")
    reader.chooses("button[value=check]").waits_until(
        lambda: "draft=" in reader.browser.current_url
    )
    address = reader.browser.current_url
    first = reader.browser.current_window_handle
    reader.browser.switch_to.new_window("tab")
    reader.browser.get(address)
    reader.waits_for("#text-0").send_keys(Keys.END, " Of the second tab.")
    reader.finds("[data-kept]", "Kept at")
    reader.browser.close()
    reader.browser.switch_to.window(first)
    reader.waits_for("#text-0").send_keys(Keys.END, " Of the first.")
    reader.finds("[data-kept][role=alert]", "Nothing is lost")
    assert reader.barriers(axe) == []
    reader.opens("/response")
    assert len(reader.sees(".list-title a")) == 2


@pytest.mark.browser
def test_what_is_copied_is_what_stands_in_the_boxes(reader: Reader) -> None:
    reader.is_new_here()
    reader.opens("/response?finding=outcome/2(a)")
    reader.waits_for("#text-0").send_keys(Keys.END, " We agree.")
    reader.chooses("[data-copy=as-text]").waits_for(".copied")
    copied = reader.script("return document.getElementById('as-text').textContent")
    assert "We agree." in copied
    assert "(Oakvale Council, Scrutiny Committee, 11 October 2022" in copied


@pytest.mark.browser
def test_who_comes_back_to_a_draft_finds_it_as_it_was_left(reader: Reader) -> None:
    reader.is_new_here()
    reader.opens("/response?finding=outcome/2(a)")
    reader.waits_for("#text-0").send_keys(Keys.END, " We agree.")
    reader.finds("[data-kept]", "Kept at")
    reader.chooses(".point a").waits_for("#marked")
    reader.browser.back()
    assert reader.waits_for("#text-0").get_attribute("value").endswith(" We agree.")
    reader.sees("#text-0")[0].send_keys(Keys.END, " Twice.")
    reader.finds("[data-kept]", "Kept at")
    reader.opens("/response")
    assert len(reader.sees(".list-title a")) == 1
