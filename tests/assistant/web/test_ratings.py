"""Evaluators rate answers in a browser, over a run of the small collection of the eval tests."""

from __future__ import annotations

import json
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from selenium.webdriver.common.keys import Keys

import eval.raters.rounds as rounds_module
from assistant.accounts import ROLES, Users
from assistant.service.room import ReadingRoom
from assistant.service.web import create_app
from assistant.settings import SignInSettings
from corpus.paper import Paragraph
from eval.generate import run
from eval.raters.items import shown_text
from eval.raters.labels import LABELS
from eval.raters.rounds import Rounds
from tests.assistant.web.prepared import answering
from tests.assistant.web.reader import Reader
from tests.eval.collection import FEN, GOLD, answer, gold, holdings
from tests.eval.test_runs import RIGHT, Fake


@pytest.fixture
def rounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rounds:
    """Two runs in the folder that the server works in."""
    config = {"gold": [str(GOLD)], "split": None, "store": str(tmp_path)}
    dear = answer("<b>It</b> is dear [1].", [f"{FEN}/5"])
    for name, fact in (("good", RIGHT["fen-007"]), ("bad", dear)):
        target = Fake(RIGHT | {"fen-007": fact}).target()
        run(gold(), target, holdings(), tmp_path / "results" / name, config)
    monkeypatch.setattr(rounds_module, "read_holdings", lambda *_: holdings())
    monkeypatch.chdir(tmp_path)
    return Rounds(tmp_path / "results")


@pytest.fixture
def client(room: ReadingRoom, rounds: Rounds) -> TestClient:
    return TestClient(create_app(room), base_url="http://127.0.0.1")


@pytest.fixture
def reader(browser: Any, address: str, rounds: Rounds) -> Reader:
    return Reader(browser, address)


def labels_of(rounds: Rounds) -> list[dict[str, Any]]:
    path = rounds.folder(rounds.names()[0]) / LABELS
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.browser
def test_a_round_is_made_rated_and_counted(reader: Reader, rounds: Rounds) -> None:
    reader.opens("/ratings").waits_for("#raters").send_keys("ann\nbea")
    reader.chooses("form.rate button")
    reader.waits_until(lambda: [link for link in reader.sees("h3 a") if "ann" in link.text])
    reader.chooses("h3 a")
    sheet = rounds.sheets(rounds.names()[0], "ann")[0]
    reader.finds("h1", sheet.shown["question"])
    # By keyboard alone: the first choice of each group, then on
    for radio in reader.sees("input[type=radio]:first-of-type"):
        if radio == radio.parent.find_elements("name", radio.get_attribute("name"))[0]:
            radio.send_keys(Keys.SPACE)
    reader.chooses("input[type=checkbox][name^=wrong_year]")
    reader.waits_for("input[name^=note]").send_keys("dated wrongly")
    reader.waits_for("form.rate button").send_keys(Keys.ENTER)
    reader.waits_until(lambda: reader.browser.current_url.endswith("/ann/2#asked"))
    # Keys alone reach what is to be said next: the focus is on the question.
    reader.is_led_to(reader.sees("h1")[0].text)
    said = labels_of(rounds)
    assert {label["item"] for label in said} == {row["item"] for row in sheet.rows}
    whole = next(label for label in said if label["task"] == "answer")
    assert (whole["rater"], whole["label"], whole["flags"], whole["note"]) == (
        *("ann", "correct", ["wrong_year"], "dated wrongly"),
    )
    # What was said is there again, and the round goes on where it was left
    reader.opens(f"/ratings/{rounds.names()[0]}/ann/1")
    assert reader.waits_for("input[value=correct]").is_selected()
    reader.opens(f"/ratings/{rounds.names()[0]}/ann")
    assert reader.browser.current_url.partition("#")[0].endswith("/ann/2")


@pytest.mark.browser
def test_axe_finds_no_barrier_on_any_of_the_pages(reader: Reader, rounds: Rounds, axe: str) -> None:
    name = rounds.make(["good", "bad"], ["ann", "bea"])
    for rater in ("ann", "bea"):
        for sheet in rounds.sheets(name, rater)[:4]:
            rows = [
                {"item": row["item"], "label": row["allowed"].split(" | ")[0]} for row in sheet.rows
            ]
            rounds.save(name, rater, rows)
    number = next(s.number for s in rounds.sheets(name, "ann") if s.shown["other_answer"])
    pages = ("", f"/{name}/ann/1", f"/{name}/ann/{number}", f"/{name}/agreement")
    for path in pages:
        reader.opens(f"/ratings{path}")
        assert reader.barriers(axe) == []
        reader.holds_a_phone(320).opens(f"/ratings{path}")
        assert reader.barriers(axe) == []
        assert not reader.scrolls_sideways()
        reader.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_nothing_on_the_page_tells_the_run_or_runs_what_an_answer_holds(
    client: TestClient, rounds: Rounds
) -> None:
    name = rounds.make(["bad"], ["ann"])
    pages = [client.get(f"/ratings/{name}/ann/{n}").text for n in range(1, 6)]
    assert all("bad" not in page for page in pages)
    assert any("&lt;b&gt;It&lt;/b&gt; is dear" in page for page in pages)
    assert "unsafe-inline" not in client.get("/ratings").headers["content-security-policy"]


def test_a_source_opens_in_its_paper_where_it_is_held(
    client: TestClient, room: ReadingRoom, rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = rounds.make(["bad"], ["ann"])
    cited = next(iter(rounds.paragraphs(name).values()))
    held = Paragraph(cited, cited.split("/")[0], 1, "5", "printed", "paragraph", "It is dear.")
    monkeypatch.setattr(type(room.library), "paragraphs_by_id", lambda *_: {cited: held})
    pages = "".join(client.get(f"/ratings/{name}/ann/{n}").text for n in range(1, 6))
    assert f'href="/paper/{cited.split("/")[0]}?paragraph=' in pages
    assert "Open the paragraph in its paper" in pages


def test_what_is_nearest_is_shown_to_who_rates_an_answer() -> None:
    near = {"authority": "Fen Council", "paragraph": "3", "text": "Trams cost\n£4m."}
    told = shown_text({"answer": "Not told; the nearest is below.", "nearest": [near]})
    assert told.splitlines()[0] == "Not told; the nearest is below."
    assert told.splitlines()[-1] == "- Fen Council, 3: Trams cost £4m."


def test_a_sheet_goes_out_and_comes_back(client: TestClient, rounds: Rounds) -> None:
    name = rounds.make(["good"], ["ann"])
    sheet = client.get(f"/ratings/{name}/ann.csv").content.decode("utf-8-sig")
    item = sheet.splitlines()[1].split(",")[0]
    address = f"/ratings/{name}/ann"
    filled = f"item,label\n{item},correct\n"
    assert "1 labels of ann added" in client.post(address, files={"sheet": filled}).text
    told = client.post(address, files={"sheet": "item,label\nmade-up,correct\n"})
    assert told.status_code == 422
    assert "row 2: no item &#39;made-up&#39; was handed out" in told.text
    assert len(labels_of(rounds)) == 1


def test_a_label_cut_short_is_named_and_one_broken_otherwise_stops(
    client: TestClient, rounds: Rounds
) -> None:
    name = rounds.make(["good"], ["ann"])
    sheet = rounds.sheets(name, "ann")[0]
    for row in sheet.rows:
        said = {"item": row["item"], "label": row["allowed"].split(" | ")[0]}
        rounds.save(name, "ann", [said])
    labels = rounds.folder(name) / LABELS
    whole = labels.read_bytes()
    labels.write_bytes(whole[:-9])
    page = client.get(f"/ratings/{name}/agreement")
    assert page.status_code == 200
    assert f"line {len(sheet.rows)} was cut short while it was written" in page.text
    assert client.get(f"/ratings/{name}/ann/1").status_code == 200
    labels.write_bytes(b"{\n" + whole)
    for path in ("", f"/{name}/agreement", f"/{name}/ann", f"/{name}/ann/1"):
        told = client.get(f"/ratings{path}")
        assert told.status_code == 404
        assert "line 1 is no label: mend that line" in told.text
    assert labels.read_bytes() == b"{\n" + whole


def test_what_cannot_be_is_said_in_a_line(client: TestClient, rounds: Rounds) -> None:
    told = client.post("/ratings", data={"run": ["good", "nowhere"], "raters": "ann"})
    assert (told.status_code, rounds.names()) == (422, ())
    assert "there is no run &#39;nowhere&#39;" in told.text
    name = rounds.make(["good"], ["ann"])
    for path in ("/nowhere/ann", f"/{name}/cat/1", f"/{name}/ann/99", f"/{name}/ann/0"):
        assert client.get(f"/ratings{path}").status_code == 404
    item = rounds.sheets(name, "ann")[0].rows[0]["item"]
    wrong = client.post(f"/ratings/{name}/ann/1", data={f"label:{item}": "splendid"})
    assert wrong.status_code == 422
    assert "is not one of" in wrong.text
    elsewhere = {"sec-fetch-site": "cross-site"}
    asked = client.post(f"/ratings/{name}/ann/1", data={}, headers=elsewhere)
    assert asked.status_code == 403


def test_without_any_run_the_page_says_how_to_make_one(
    room: ReadingRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = TestClient(create_app(room), base_url="http://127.0.0.1").get("/ratings").text
    assert "papers eval run" in page


@pytest.fixture
def signed(room: ReadingRoom, rounds: Rounds, tmp_path: Path) -> TestClient:
    """The app with a user of each role, of whom a trusted proxy tells who is asking."""
    users = Users(tmp_path)
    for role in ROLES:
        users.add(role, role, "correct horse battery")
    settings = replace(
        room.settings, sign_in=SignInSettings(header="X-User", proxies=("testclient",))
    )
    shelf = copy(room.library)
    shelf.folder = tmp_path
    guarded = ReadingRoom(shelf, settings, lambda: answering)
    return TestClient(create_app(guarded), base_url="http://127.0.0.1")


@pytest.mark.parametrize("role", ROLES)
def test_evaluators_and_administrators_alone_rate_where_users_sign_in(
    signed: TestClient, rounds: Rounds, role: str
) -> None:
    name = rounds.make(["good"], ["ann"], datetime(2026, 11, 22, tzinfo=UTC))
    who = {"X-User": role}
    may = role in ("evaluator", "administrator")
    for path in ("", f"/{name}/ann", f"/{name}/ann/1", f"/{name}/ann.csv", f"/{name}/agreement"):
        assert signed.get(f"/ratings{path}", headers=who).status_code == (200 if may else 403)
    item = rounds.sheets(name, "ann")[0].rows[0]["item"]
    said = signed.post(f"/ratings/{name}/ann/1", data={f"label:{item}": "correct"}, headers=who)
    made = signed.post("/ratings", data={"run": "bad", "raters": "bea"}, headers=who)
    sheet = {"sheet": f"item,label\n{item},incorrect\n"}
    taken = signed.post(f"/ratings/{name}/ann", files=sheet, headers=who)
    assert {said.status_code, made.status_code, taken.status_code} == {200 if may else 403}
    assert len(rounds.labels(name, "ann")) == may
    assert len(rounds.names()) == 1 + may
    assert signed.get("/ratings").status_code == 401
