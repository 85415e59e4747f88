"""An evaluator's own papers, gold and system, just as the guide for evaluators tells it."""

from __future__ import annotations

import json
import re
import textwrap
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from assistant.cli import main
from eval.results import read_aggregate

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "evaluator.md"
PAPER = """Hartmoor District Council

Report to the Roads Committee

Date of meeting: 4 March 2024

Potholes and gullies

1. The Council mended 412 potholes in January 2024, against 388 in January 2023.

2. The Council spent £31,000 on gullies in February 2024.
"""
AUTHORITY = (
    "id,name,short_name,kind,nation,aliases,domains,from_date,to_date,successor\n"
    "hartmoor,Hartmoor District Council,Hartmoor,district,England,,,,,\n"
)


def shown(language: str) -> str:
    """The first block of this language in the guide."""
    text = re.sub(r"(?m)^   ", "", GUIDE.read_text(encoding="utf-8"))
    found = re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return textwrap.dedent(found[1])


@pytest.fixture
def endpoint() -> Iterator[str]:
    """A system that answers whatever it is asked with the answer in the guide."""
    body = json.dumps(json.loads(shown("json"))).encode()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            assert set(asked) == {"id", "question", "history"}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/ask"
    server.shutdown()
    server.server_close()


def test_the_guide_leads_from_papers_to_a_report_of_two_systems(
    tmp_path: Path,
    endpoint: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("papers").mkdir()
    Path("papers/roads-2024.txt").write_text(PAPER)
    Path("papers/authorities.csv").write_text(AUTHORITY)
    Path("gold.yaml").write_text(shown("yaml"))
    assert main(["--store", "mine", "ingest", "--quiet", "papers"]) == 0
    own = ("--store", "mine", "--gold", "gold.yaml")
    assert main(["eval", "validate", *own]) == 0
    for out, more in (("results/mine", ()), ("results/other", ("--endpoint", endpoint))):
        capsys.readouterr()
        assert main(["eval", "run", *own, "--out", out, *more]) == 0
        # The quick start stands beside both, and is asked once
        assert ("embedding the papers for the quick start" in capsys.readouterr().err) != bool(more)
        assert main(["eval", "score", out]) == 0
    mine, other = (read_aggregate(Path("results") / name) for name in ("mine", "other"))
    # The other system answers the fact with its evidence, and what nothing answers too
    figures = other["metrics"]
    assert (figures["supported_recall"]["value"], figures["citation_validity"]["value"]) == (0.5, 1)
    assert figures["false_answer"]["value"] == 1
    assert mine["metrics"]["supported_recall"]["n"] == 2
    assert main(["eval", "report", "results/mine", "--beside", "results/other"]) == 0
    report = Path("results/mine/report.md").read_text()
    assert "/ask | " in report
    assert "another system's; whether a language model" in report
    headline = next(line for line in report.splitlines() if line.startswith("| Metric |"))
    assert headline.split(" | ")[1:4] == ["papers", headline.split(" | ")[2], "quick start"]
    assert "papers against quick start" in report
    capsys.readouterr()
    words = ["eval", "compare", "results/other", "results/mine", "--out", "results/comparison"]
    assert main(words) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "results/comparison/comparison.md"
