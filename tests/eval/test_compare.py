from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from eval.cli.telling import lines_of
from eval.compare import compare
from eval.generate import run
from eval.gold import Gold, GoldQuestion
from eval.moves import of_verdict
from eval.report.comparison import write_comparison
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


HALF = "The overspend is £4.2m. It was £3.1m."
"""A fact that is not cited to its evidence, and a trap."""


def scored(
    folder: Path, right: int, gold: Gold | None = None, wrong: str = "None.", last: str = ""
) -> Path:
    """A run whose first so many answers are right."""
    good = answer("The overspend is £4.2m for 212 children [1].", [f"{FEN}/3.4"])

    def ask(request: Any) -> dict[str, Any]:
        number = int(request["id"][1:])
        told = last if last and number == COUNT - 1 else wrong
        return good if number < right else answer(told, [f"{FEN}/5"])

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
    assert [change.verdict for change in found.questions] == ["worse"] * 10


def test_each_question_tells_every_headline_metric_that_changed(tmp_path: Path) -> None:
    right, partly = scored(tmp_path / "a", COUNT), scored(tmp_path / "b", COUNT - 1, wrong=HALF)
    (worse,) = compare(right, partly).questions
    assert (worse.key, worse.verdict) == ("q11", "worse")
    assert worse.question == question("fen-007").question
    assert {move.metric: (move.before, move.after) for move in worse.moves} == {
        "supported_recall": (1.0, 0.0),
        "nugget_recall_150": (1.0, round(2 / 3, 6)),
        "citation_precision": (1.0, 0.0),
        "support_recall": (1.0, 0.0),
        "trap": (0.0, 1.0),
    }
    (better,) = compare(partly, right).questions
    assert (better.verdict, better.gain) == ("better", -worse.gain)
    # The trap is gone, and with it the fact
    silent = scored(tmp_path / "c", COUNT - 1)
    (mixed,) = compare(partly, silent).questions
    assert (mixed.verdict, {move.metric: move.gain > 0 for move in mixed.moves}) == (
        "mixed",
        {"nugget_recall_150": False, "trap": True},
    )
    assert of_verdict(compare(partly, silent).questions, "worse") == []


def test_the_greatest_loss_is_told_first(tmp_path: Path) -> None:
    before = scored(tmp_path / "a", COUNT)
    found = compare(before, scored(tmp_path / "b", COUNT - 2, last=HALF)).questions
    assert [change.key for change in found] == ["q11", "q10"]
    back = compare(tmp_path / "b", before).questions
    assert [change.key for change in of_verdict(back, "better")] == ["q11", "q10"]


def test_a_comparison_is_a_page_and_markdown(tmp_path: Path) -> None:
    before, after = scored(tmp_path / "a", COUNT), scored(tmp_path / "b", 2, wrong=HALF)
    found = compare(before, after)
    html, text = write_comparison(found, before, after, tmp_path / "out")
    page = LexborHTMLParser(html.read_text(encoding="utf-8"))
    assert [heading.text() for heading in page.css("h2")] == ["Headline", "Worse"]
    table = page.css("table")[1]
    assert len(table.css("tbody tr")) == 10
    assert "1.00 to 0.67" in text.read_text(encoding="utf-8")
    assert "| Supported nugget recall | 1.00 | 0.17 | -0.83 (" in text.read_text(encoding="utf-8")
    assert "Regression: Supported nugget recall" in text.read_text(encoding="utf-8")
    for made in page.css("table"):
        assert made.css_first("caption") is not None
        assert all(row.css_first("th[scope=row]") for row in made.css("tbody tr"))


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
    found = compare(before, after)
    assert found.regressions == ("citation_validity",)
    assert [gate.keys for gate in found.gates] == [("q11",)]
    lines = list(lines_of(found))
    assert lines[lines.index("Citation validity: gate broken, 1.000 -> 0.923") + 1] == (
        "  in q11; see problems.log"
    )
    assert compare(after, after).regressions == ()
    # One that people were found to disagree with is told, and stops nothing
    distrusted = compare(before, after, trusted=("trap",))
    assert distrusted.regressions == ()
    assert any(
        line.startswith("Citation validity: gate broken") and line.endswith("too little to count)")
        for line in lines_of(distrusted)
    )
    _, path = write_comparison(distrusted, before, after, tmp_path / "out")
    assert "Citation validity for it to count" in path.read_text(encoding="utf-8")


def test_runs_on_other_gold_are_not_compared(tmp_path: Path) -> None:
    half = Gold(many().questions[:6], many().files)
    with pytest.raises(BadRun, match="different gold"):
        compare(scored(tmp_path / "a", 6), scored(tmp_path / "b", 6, half))
    (tmp_path / "c").mkdir()
    with pytest.raises(BadRun, match="not scored"):
        compare(tmp_path / "a", tmp_path / "c")
