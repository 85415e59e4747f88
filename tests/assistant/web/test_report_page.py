"""The pages of an evaluation in a browser: they stand alone, so no server is asked for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.compare import compare
from eval.raters.people import AGREEMENT
from eval.report.comparison import write_comparison
from eval.report.write import write_report
from eval.results import BASELINE, write_json
from eval.score import score
from tests.assistant.web.reader import Reader
from tests.eval.collection import ALDER, FEN, answer, gold, holdings
from tests.eval.test_runs import RIGHT, ran


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with a wrong answer and the quick start beside it, rated and compared."""
    run = tmp_path_factory.mktemp("results") / "run"
    ran(run, RIGHT | {"fen-007": answer("The overspend was £3.1m [1].", [f"{ALDER}/7"])})
    ran(run / BASELINE, dict.fromkeys(RIGHT, answer("Roads [1].", [f"{FEN}/5"])))
    for part in (run, run / BASELINE):
        score(part, gold(), holdings(), 200)
    kappa = {"ann and bea": {"value": 0.5, "n": 12}}
    rated = {"items": 40, "double": 12, "alpha": 0.7, "kappa": kappa}
    agreed = {"trap": {"by": "kappa", "value": 0.7, "n": 40}}
    write_json(run / AGREEMENT, {"raters": {"answer": rated}, "metrics": agreed})
    write_report(run, gold())
    write_comparison(compare(run / BASELINE, run), run / BASELINE, run, run / "against")
    return run


@pytest.mark.parametrize("page", ["report.html", "against/comparison.html"])
def test_axe_finds_no_barrier_and_nothing_runs_off_a_phone(
    browser: Any, folder: Path, axe: str, page: str
) -> None:
    reader = Reader(browser, folder.as_uri()).opens(f"/{page}")
    assert reader.barriers(axe) == []
    for width in (360, 320):
        reader.holds_a_phone(width)
        assert not reader.scrolls_sideways()
