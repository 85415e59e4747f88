from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.compare import compare
from eval.generate import run
from eval.gold import Gold, GoldQuestion
from eval.results import BadRun
from eval.score import score
from eval.targets import Target
from tests.eval.collection import FEN, answer, holdings, question

COUNT = 12


def many() -> Gold:
    """The fact in twelve clusters."""
    entry = question("fen-007").model_dump(by_alias=True) | {"paraphrases": ()}
    entries = [
        GoldQuestion.model_validate(entry | {"id": f"q{n:02}", "cluster": f"q{n:02}"})
        for n in range(COUNT)
    ]
    return Gold(tuple(entries), {entry.id: "gold.yaml" for entry in entries})


def scored(folder: Path, right: int, gold: Gold | None = None, wrong: str = "None.") -> Path:
    """A run whose first so many answers are right."""
    good = answer("The overspend is £4.2m for 212 children [1].", [f"{FEN}/3.4"])

    def ask(request: Any) -> dict[str, Any]:
        return good if int(request["id"][1:]) < right else answer(wrong, [f"{FEN}/5"])

    entries = gold or many()
    run(entries, Target("fake", ask), holdings(), folder, {})
    score(folder, entries, holdings(), 200)
    return folder


def test_a_significant_loss_is_a_regression(tmp_path: Path) -> None:
    found = compare(scored(tmp_path / "a", COUNT), scored(tmp_path / "b", 2))
    change = next(c for c in found.changes if c.name == "supported_recall")
    assert (change.before, change.after, change.wins, change.ties, change.losses) == (
        *(1.0, round(2 / COUNT, 6)),
        *(0, 2, 10),
    )
    assert change.verdict == "worse"
    assert "supported_recall" in found.regressions
    assert len(found.questions) == 10
    assert found.questions[0].after < found.questions[0].before


def test_a_gain_is_none_and_neither_is_a_small_loss(tmp_path: Path) -> None:
    low, middle, high = (scored(tmp_path / str(n), n) for n in (2, COUNT - 2, COUNT))
    assert compare(low, high).regressions == ()
    assert {c.verdict for c in compare(low, high).changes if c.name == "supported_recall"} == {
        "better"
    }
    slight = compare(high, middle)
    assert slight.regressions == ()
    assert {c.verdict for c in slight.changes} == {"no clear difference"}


def test_more_traps_are_worse(tmp_path: Path) -> None:
    found = compare(
        scored(tmp_path / "a", 0), scored(tmp_path / "b", 0, wrong="The overspend was £3.1m.")
    )
    assert [c.verdict for c in found.changes if c.name == "trap"] == ["worse"]


def test_a_metric_that_people_do_not_share_stops_nothing(tmp_path: Path) -> None:
    found = compare(scored(tmp_path / "a", COUNT), scored(tmp_path / "b", 2), trusted=("trap",))
    assert found.regressions == ()
    assert any(c.verdict == "worse" and not c.counts for c in found.changes)


def test_a_gate_that_breaks_is_a_regression(tmp_path: Path) -> None:
    before = scored(tmp_path / "a", COUNT)
    after = scored(tmp_path / "b", COUNT - 1, wrong="It is dear [9].")
    assert compare(before, after).regressions == ("citation_validity",)
    assert compare(after, after).regressions == ()


def test_runs_on_other_gold_are_not_compared(tmp_path: Path) -> None:
    half = Gold(many().questions[:6], many().files)
    with pytest.raises(BadRun, match="different gold"):
        compare(scored(tmp_path / "a", 6), scored(tmp_path / "b", 6, half))
    (tmp_path / "c").mkdir()
    with pytest.raises(BadRun, match="not scored"):
        compare(tmp_path / "a", tmp_path / "c")
