"""Undo each check of who may see what, and look whether a test notices: ``python -m tests.undone``.

The checks stand in the TOML files beside this one: the place, what stands there, what is put in its
place, and the tests that notice. Each is undone in a copy of the project, never here.
Words on the command line choose the checks whose name holds one of them. The exit status is 1 where
a check was undone and no test noticed, or where its tests fail with nothing undone.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = 2
_LONGEST = 900
"""Seconds that the tests of one check may take."""
_LIBRARIES = (
    *("chromadb", "gradio", "fastapi.testclient", "llama_index.core", "sqlalchemy", "hypothesis"),
    *("llama_index.vector_stores.chroma", "reportlab.pdfgen.canvas", "docx"),
)
"""What takes long to import, and is not ours."""
_ENDS = {0: "UNNOTICED", 1: "noticed", -signal.SIGKILL: "no end"}


@dataclass(frozen=True, slots=True)
class Check:
    """A place that decides who may see what, and how it is undone."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


@dataclass(slots=True)
class Copy:
    """A copy of the project, in which one check at a time is undone."""

    folder: Path
    check: Check | None = None
    process: int = 0
    until: float = 0.0
    whole: str = ""

    @property
    def by(self) -> Path:
        """Where the test that noticed is written down."""
        return self.folder / ".noticed-by"

    def begin(self, check: Check) -> None:
        """Undo a check and run its tests, in a process that has the libraries already."""
        file = self.folder / check.file
        self.check, self.whole = check, file.read_text(encoding="utf-8")
        self.by.unlink(missing_ok=True)
        file.write_text(self.whole.replace(check.old, check.new), encoding="utf-8")
        self.until = time.monotonic() + _LONGEST
        self.process = os.fork()
        if not self.process:
            _run(self, check.tests)

    def ended(self) -> int | None:
        """How pytest ended, with the check put back; None while it runs."""
        if time.monotonic() > self.until:
            os.kill(self.process, signal.SIGKILL)
        done, status = os.waitpid(self.process, os.WNOHANG)
        if not done or self.check is None:
            return None
        (self.folder / self.check.file).write_text(self.whole, encoding="utf-8")
        self.check = None
        return os.waitstatus_to_exitcode(status)


def checks() -> Iterator[Check]:
    """All checks, in the order of their files."""
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        tests: dict[str, str] = told["tests"]
        for row in told["check"]:
            parts = [name.partition("::") for name in row["by"]]
            where = tuple(tests.get(file, file) + sign + test for file, sign, test in parts)
            yield Check(row["name"], row["file"], row["old"], row["new"], where)


def main(words: Sequence[str]) -> int:
    """Undo each check in turn; the exit status."""
    chosen = [one for one in checks() if not words or any(word in one.name for word in words)]
    for library in _LIBRARIES:
        __import__(library)
    with tempfile.TemporaryDirectory(prefix="papers-undone-") as made:
        copies = [_copy(Path(made) / str(number)) for number in range(AT_ONCE)]
        tests = sorted({test for one in chosen for test in one.tests})
        by_file = groupby(tests, lambda test: test.partition("::")[0])
        nothing = [Check(file, "pyproject.toml", "", "", tuple(of_it)) for file, of_it in by_file]
        broken = [check.name for check, end in _all(nothing, copies) if end]
        if broken:
            print(f"fail with nothing undone: {', '.join(broken)}")
            return 1
        unnoticed = 0
        for check, end in _all(chosen, copies):
            unnoticed += end != 1
            print(f"{_ENDS.get(end, f'pytest {end}'):10} {check.file}: {check.name}", flush=True)
    print(f"{len(chosen)} checks undone, {len(chosen) - unnoticed} noticed by a test")
    return 1 if unnoticed else 0


def _all(waiting: Sequence[Check], copies: Sequence[Copy]) -> Iterator[tuple[Check, int]]:
    """Each check with how pytest ended over its tests, as they end."""
    left = list(waiting)
    while left or any(copy.check for copy in copies):
        for copy in copies:
            check = copy.check
            if check is not None:
                end = copy.ended()
                if end is not None:
                    yield check, end
            elif left:
                copy.begin(left.pop(0))
        time.sleep(0.1)


def _copy(target: Path) -> Copy:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    return Copy(target)


@dataclass(frozen=True, slots=True)
class _Noted:
    """Has pytest write down the test that failed."""

    file: Path

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.file.write_text(report.nodeid, encoding="utf-8")


def _run(copy: Copy, tests: Sequence[str]) -> None:
    """Run some tests of a copy, and end the process as pytest ends."""
    status, folder = 70, copy.folder
    try:
        os.chdir(folder)
        sys.path[:] = [str(folder), *(p for p in sys.path if p not in ("", str(ROOT)))]
        os.environ |= {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
        sys.dont_write_bytecode = True
        for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
            del sys.modules[name]
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        options = ["-x", "-p", "no:cacheprovider", "-m", "not browser"]
        status = int(pytest.main([*options, *tests], plugins=[_Noted(copy.by)]))
    finally:
        os._exit(status)


if __name__ == "__main__":
    began = time.monotonic()
    ended = main(sys.argv[1:])
    print(f"{time.monotonic() - began:.0f} s")
    sys.exit(ended)
