from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import eval.kept as kept_figures
from eval.kept import keep
from eval.raters.people import AGREEMENT
from eval.report.content import LEFT_OUT, SCORED_BEFORE, TAKEN, count
from eval.report.write import write_report
from eval.results import (
    AGGREGATE,
    BASELINE,
    MANIFEST,
    BadRun,
    read_aggregate,
    read_manifest,
    runs_beside,
    write_json,
)
from eval.score import score
from tests.eval.collection import ALDER, FEN, answer, gold, holdings
from tests.eval.test_runs import RIGHT, ran

WRONG = answer("The <b>overspend</b> was £3.1m | dear [1].", [f"{ALDER}/7"])


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    """A scored run with one wrong answer, and a worse one within it as the baseline."""
    folder = tmp_path / "run"
    ran(folder, RIGHT | {"fen-007": WRONG})
    ran(folder / BASELINE, dict.fromkeys(RIGHT, answer("Roads [1].", [f"{FEN}/5"])))
    for part in (folder, folder / BASELINE):
        score(part, gold(), holdings(), 200)
    return folder


def test_the_page_stands_alone_and_can_be_read_by_ear(scored: Path) -> None:
    path, _ = write_report(scored, gold())
    text = path.read_text(encoding="utf-8")
    page = LexborHTMLParser(text)
    assert not re.search(r"(?:src|href)=\"(?!#)", text)
    assert [element.attributes["lang"] for element in page.css("html")] == ["en-GB"]
    assert [len(page.css("h1")), len(page.css("main"))] == [1, 1]
    for table in page.css("table"):
        assert table.css_first("caption") is not None
        assert table.css("th[scope=col]")
        assert all(row.css_first("th[scope=row]") for row in table.css("tbody tr"))
    assert all(heading.text().strip() for heading in page.css("th"))
    assert len(page.css("svg")) == 2
    for plot in page.css("svg"):
        named = (plot.attributes["aria-labelledby"] or "").split()
        assert [found.tag for name in named for found in page.css(f"#{name}")] == ["title", "desc"]
    titles = [heading.text() for heading in page.css("h2")]
    assert titles == [
        *("In short", "Headline", "What was run", "Difference", "All metrics", "Slices"),
        *("Wordings of one question", "Confidence", "Speed", "People", "Words of this report"),
        "Worst answers",
    ]
    links = [str(link.attributes["href"]) for link in page.css("nav a")]
    assert all(page.css_first(link) is not None for link in links)


def test_the_worst_answers_stand_beside_gold_and_what_they_cite(scored: Path) -> None:
    path, _ = write_report(scored, gold())
    page = LexborHTMLParser(path.read_text(encoding="utf-8"))
    worst = page.css("article")
    assert len(worst) == 3
    told = worst[0].text()
    assert "The <b>overspend</b> was £3.1m" in told
    assert "missing: forecast overspend of £4.2m (vital)" in told
    assert "[1] alder-2024/7, not in gold" in told
    assert "The overspend on placements is £5.6m." in told
    assert "Trapped: wrong year" in told
    assert not page.css("article b")


def test_the_baseline_stands_beside_the_run(scored: Path) -> None:
    _, path = write_report(scored, gold())
    text = path.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("| Supported nugget recall |"))
    figures, _, plain = row.rstrip(" |").rpartition(" | ")
    assert figures.count(" to ") == 2
    assert plain == "Facts given and cited to the right paragraph"
    assert "gate 0 broken" in text
    assert "fake (1) against fake (2)" in text
    assert "![Confidence" not in text
    for name in re.findall(r"\]\((plots/[^)]+)\)", text):
        ElementTree.parse(path.parent / name)
    assert "| The <b>overspend</b> was £3.1m \\| dear [1]. |" in text


def test_n_is_told_of_each_run_where_it_differs(scored: Path) -> None:
    text = write_report(scored, gold())[1].read_text(encoding="utf-8")
    runs = [read_aggregate(folder)["metrics"] for folder in (scored, scored / BASELINE)]

    def ns(metric: str, title: str) -> list[str]:
        own, other = (count(figures[metric]["n"]) for figures in runs)
        told = own if own == other else f"{own} / {other}"
        row = next(line for line in text.splitlines() if line.startswith(f"| {title} |"))
        assert f"| {told} |" in row
        return [own, other]

    own, other = ns("citation_validity", "Citation validity")
    assert own != other
    own, other = ns("supported_recall", "Supported nugget recall")
    assert own == other


def test_without_a_quick_start_the_kept_one_is_shown_or_the_report_says_so(
    tmp_path: Path, scored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, alone = tmp_path / "kept", tmp_path / "alone"
    keep(scored, kept)
    monkeypatch.setattr(kept_figures, "KEPT", kept)
    ran(alone, RIGHT)
    score(alone, gold(), holdings(), 200)
    text = write_report(alone, gold())[1].read_text(encoding="utf-8")
    assert TAKEN in text
    assert SCORED_BEFORE not in text
    assert "fake against quick start, kept with the project" in text
    with_it = write_report(scored, gold())[1].read_text(encoding="utf-8")
    assert TAKEN not in with_it
    assert LEFT_OUT not in with_it
    for name in ("Supported nugget recall", "Wrong authority", "Recall@5"):
        of = [
            next(line for line in told.splitlines() if line.startswith(f"| {name} |"))
            for told in (text, with_it)
        ]
        assert of[0].split("|")[3] == of[1].split("|")[3]
    manifest = read_manifest(kept / BASELINE)
    write_json(kept / BASELINE / MANIFEST, manifest | {"scoring": "older"})
    assert TAKEN + SCORED_BEFORE in write_report(alone, gold())[1].read_text(encoding="utf-8")
    # Of other papers: nothing is shown beside, and that is said
    write_json(kept / BASELINE / AGGREGATE, read_aggregate(alone) | {"corpus_hash": "other"})
    text = write_report(alone, gold())[1].read_text(encoding="utf-8")
    assert LEFT_OUT in text
    assert "quick start, kept" not in text


def test_a_quick_start_of_other_gold_is_not_scored_against_this_one(scored: Path) -> None:
    manifest = read_manifest(scored / BASELINE)
    write_json(scored / BASELINE / MANIFEST, manifest | {"gold_hash": "older"})
    assert runs_beside(scored) == []
    text = write_report(scored, gold())[1].read_text(encoding="utf-8")
    assert LEFT_OUT in text


def test_the_difference_is_told_from_each_run_beside(scored: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    ran(other, RIGHT)
    score(other, gold(), holdings(), 200)
    text = write_report(scored, gold(), [other])[1].read_text(encoding="utf-8")
    assert re.findall(r"\*\*(fake \(1\) against .*)\*\*", text) == [
        "fake (1) against fake (2)",
        "fake (1) against fake (3)",
    ]


def test_a_run_alone_without_confidence(tmp_path: Path) -> None:
    ran(tmp_path, RIGHT, searches=False)
    score(tmp_path, gold(), holdings(), 200)
    html, path = write_report(tmp_path, gold())
    text = path.read_text(encoding="utf-8")
    assert "handed over no confidence" in text
    assert "Nobody has rated these answers yet." in text
    assert "<svg" not in html.read_text(encoding="utf-8")


def test_trust_in_the_metrics_is_shown(scored: Path) -> None:
    write_json(
        scored / AGREEMENT,
        {
            "raters": {
                "nugget": {
                    "items": 40,
                    "double": 12,
                    "alpha": 0.71,
                    "kappa": {"ann and bea": {"value": 0.7, "n": 12}},
                }
            },
            "metrics": {"trap": {"by": "kappa", "value": None, "n": 40}}
            | {"wrong_authority": {"by": "kappa", "value": 0.1, "n": 40}}
            | {"mrr_at_10": {"by": "rho", "value": 0.2, "n": 40}}
            | {"quote_fidelity": {"by": "kappa", "value": 0.1, "n": 40, "faults": 10, "seen": 9}},
        },
    )
    _, path = write_report(scored, gold())
    text = path.read_text(encoding="utf-8")
    assert "| nugget | 40 | 12 | 0.71 | ann and bea: 0.70 |" in text
    assert "| Trap rate | – (kappa) | 40 | yes |" in text
    assert "| Wrong authority | 0.10 (kappa) | 40 | no |" in text
    assert "| Quote fidelity | 0.10 (kappa); 9 of 10 faults seen | 40 | yes |" in text
    assert "| MRR@10 | 0.20 (rho) | 40 | not tested |" in text


@pytest.mark.parametrize(("n", "told"), [(160.0, "160"), (34.666667, "34.7"), (0.0, "0")])
def test_how_many_is_told_in_few_digits(n: float, told: str) -> None:
    assert count(n) == told


def test_a_run_that_is_not_scored_has_no_report(tmp_path: Path) -> None:
    ran(tmp_path, RIGHT)
    with pytest.raises(BadRun, match="is not scored"):
        write_report(tmp_path, gold())
