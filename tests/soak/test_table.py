"""One table of a soak: what went wrong is said in it, and fails it."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.soak import __main__ as soak
from tests.soak.box import faults
from tests.soak.table import Row, Step, row_of, table

KILLS = Step("kill -9", "crashes", (), ("points", "killed"))


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        ({"points": 2, "killed": 2}, ()),
        ({"wrong": ["a paper is lost"]}, ("a paper is lost",)),
        ({"stages_without_a_death": ["vectors"]}, ("no death at vectors",)),
        ({"writer_failed": True}, ("the writer failed",)),
        ({"statuses": {"200": 9, "500": 1}}, ("replies with 500",)),
    ],
)
def test_a_row_says_what_went_wrong(found: dict[str, object], wrong: tuple[str, ...]) -> None:
    row = row_of(KILLS, found, 1.0)
    assert row.wrong == wrong
    assert row.passed is (not wrong)


def test_what_was_not_tried_has_not_passed() -> None:
    row = row_of(KILLS, {"left out": "no small disk here"}, 1.0)
    assert not row.passed
    assert "| not tried: no small disk here |" in table([row])


def test_the_table_has_the_figures_and_a_count() -> None:
    rows = [row_of(KILLS, {"points": 2, "killed": 2}, 12.4), Row("disks", "", ("full",), 1.0)]
    assert table(rows).splitlines()[2:] == [
        "| kill -9 | points 2; killed 2 | 0 | 12 |",
        "| disks |  | 1 | 1 |",
        "wrong, disks: full",
        "1 of 2 came out as they should",
    ]


def test_a_step_that_breaks_off_is_wrong(tmp_path: Path) -> None:
    told = soak.taken(Step("none", "no_such_module", (), ()), tmp_path, tmp_path)
    assert "broke off" in told["wrong"][0]


def test_a_soak_with_a_wrong_step_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {"good": {"killed": 2}, "bad": {"wrong": ["a paper is lost"]}}
    monkeypatch.setattr(soak, "_sample", lambda _: None)
    monkeypatch.setattr(soak, "taken", lambda step, *_: told[step.name])
    steps = [Step(name, "", (), ("killed",)) for name in told]
    monkeypatch.setattr(soak, "STEPS", steps)
    assert soak.main(tmp_path) == 1
    assert "wrong, bad: a paper is lost" in capsys.readouterr().out
    monkeypatch.setattr(soak, "STEPS", steps[:1])
    assert soak.main(tmp_path / "again") == 0


def test_what_is_wrong_with_a_reply_is_seen() -> None:
    good = {
        "status": "answered", "answer": "It was £9m. [1]",
        "citations": [{"marker": 1, "quote": "£9m", "text": "It was £9m."}],
    }  # fmt: skip
    assert faults(httpx.Response(200, json=good)) == []
    assert faults(httpx.Response(422, json={})) == []
    assert faults(httpx.Response(500)) == ["the app failed with 500"]
    assert faults(httpx.Response(200, json=good | {"answer": "So. [2]"})) == [
        "markers [2] without a citation"
    ]
    torn = [{"marker": 1, "quote": "£8m", "text": "It was £9m."}]
    assert faults(httpx.Response(200, json=good | {"citations": torn})) == [
        "a quote that is not in its paragraph"
    ]
