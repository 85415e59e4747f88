"""All faults, one after the other, and one table: ``python -m tests.soak [FOLDER]``.

Each step runs in a process of its own and prints one JSON object; what they printed is kept in
``FOLDER/soak.json``. The exit status is 1 where anything came out wrong, or a step broke off.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.soak.table import Row, Step, row_of, table

_ROOT = Path(__file__).resolve().parents[2]
DISKS = ("40", "200", "300", "500", "800", "1000", "1300", "1500", "2500")
FOLDER, STORE = "FOLDER", "STORE"
"""The words of a step for a folder of its own, and for the store of sample papers."""
STEPS = (
    Step("kill -9, 40 papers", "crashes", ("72", FOLDER), ("points", "killed", "stages")),
    Step(
        "kill -9, PostgreSQL, 12 papers",
        "crashes",
        ("24", FOLDER, "12", "postgres"),
        ("points", "killed", "stages"),
    ),
    Step("spoilt indexes and catalogues", "damage", (FOLDER,), ("tried", "ways", "unnoticed")),
    Step("disks too small", "full_disk", (FOLDER, *DISKS), ("disks", "too_small")),
    Step("a limit on the size of files", "full_disk", (FOLDER,), ("said",)),
    Step(
        "broken, hostile and awkward files",
        "fuzz",
        ("510", FOLDER),
        ("files", "read", "named_and_skipped", "same_bytes"),
    ),
    Step(
        "readers while papers are replaced",
        "readers",
        ("8", FOLDER),
        ("readers", "questions", "p50_ms", "p95_ms", "editions_seen"),
    ),
    Step(
        "readers at a served app",
        "served",
        (STORE, "16", "30"),
        ("readers", "questions", "a_second", "p50_ms", "p95_ms", "statuses", "load"),
    ),
    Step(
        "the question box",
        "box",
        (STORE, "1000"),
        ("questions", "bodies", "replies", "slowest_seconds"),
    ),
)


def main(work: Path) -> int:
    """Take every step; the exit status."""
    found: dict[str, Any] = {}
    rows: list[Row] = []
    _sample(work / "sample")
    for number, step in enumerate(STEPS):
        print(f"{time.strftime('%H:%M:%S')} {step.name} ...", file=sys.stderr, flush=True)
        folder = work / f"step-{number}"
        folder.mkdir(parents=True)
        began = time.monotonic()
        found[step.name] = taken(step, folder, work / "sample")
        rows.append(row_of(step, found[step.name], time.monotonic() - began))
        (work / "soak.json").write_text(json.dumps(found, indent=1))
    print(table(rows))
    return 0 if all(row.passed for row in rows) else 1


def taken(step: Step, folder: Path, store: Path) -> dict[str, Any]:
    """What a step printed; where it printed nothing that can be read, the end of its complaint."""
    places = {FOLDER: str(folder), STORE: str(store)}
    words = [places.get(word, word) for word in step.words]
    done = subprocess.run(
        [sys.executable, "-m", f"tests.soak.{step.module}", *words],
        cwd=_ROOT, env=os.environ, capture_output=True, text=True, check=False,
    )  # fmt: skip
    (folder / "complaints").write_text(done.stderr)
    try:
        said: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        last = (done.stderr.strip() or "printed nothing").splitlines()[-1]
        return {"wrong": [f"broke off: {last}"]}
    if done.returncode and not said.get("wrong"):
        said["wrong"] = [f"ended with {done.returncode}"]
    return said


def _sample(store: Path) -> None:
    command = [sys.executable, "-m", "assistant.cli", "ingest", "--sample", "--quiet"]
    subprocess.run([*command, "--store", str(store)], check=True, cwd=_ROOT)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1]).resolve()))
    with tempfile.TemporaryDirectory(prefix="papers-soak-") as made:
        sys.exit(main(Path(made)))
