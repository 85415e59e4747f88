"""``kill -9`` at many points of an ingest: ``python -m tests.soak.crashes POINTS FOLDER [PAPERS]``.

With ``postgres`` as a fourth word the catalogues are on a PostgreSQL server, started for it.

A run that nobody disturbs counts its steps (statements to the database, files of the store opened,
renamed and deleted, processes started) and notes when each came. Every stage has points of its own
(``tests.soak.points``); of the others half are spread evenly over the steps and half over the time,
so that long steps outside Python are hit in their midst. A point that a quicker run came past is
tried again earlier. Prints one JSON object, see ``Verdict``; the exit status is 1 where a point
brought no death, a stage saw none, or a store was not whole.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import random
import shutil
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from assistant.answer import Question
from assistant.chat import Assistant
from corpus.library import Library
from ingest.job import ingest
from ingest.settings import ReadingSettings
from tests.conftest import WordEmbedder
from tests.postgres import postgres_server
from tests.soak.children import in_child
from tests.soak.grounds import Ground, InFolders, OnServer
from tests.soak.papers import COUNT, QUESTIONS, REPLACED, write_papers
from tests.soak.points import Point, chosen

_WATCHED = ("open", "os.rename", "os.remove", "os.mkdir", "subprocess.Popen")
_TRIES = 4


@dataclass
class Verdict:
    """How many points were hit, at what stages, and what was found wrong afterwards."""

    points: int = 0
    killed: int = 0
    stages: dict[str, int] = field(default_factory=dict)
    stages_without_a_death: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether every point was a death, at every stage, and no store the worse for it."""
        return self.killed >= self.points and not (self.stages_without_a_death or self.wrong)


class Steps:
    """Counts the steps of this process; kills it at one of them, or some time after."""

    def __init__(self, store: Path, point: Point | None = None) -> None:
        self._store = str(store)
        self._point = point
        self._counted = 0
        self.taken: list[tuple[float, str]] = []

    def watch(self) -> None:
        sys.addaudithook(self._audited)
        event.listen(Engine, "before_cursor_execute", self._asked)
        event.listen(Engine, "commit", lambda _: self._step("catalogue"))

    def _audited(self, name: str, details: tuple[Any, ...]) -> None:
        if name not in _WATCHED:
            return
        path = str(details[0])
        if name == "subprocess.Popen":
            self._step("a reader started")
        elif path.startswith(self._store):
            self._step(_stage_of(path.removeprefix(self._store).strip("/").split("/")[0]))

    def _asked(self, *details: Any) -> None:
        words = str(details[2]).split()
        self._step("catalogue read" if words[:1] == ["SELECT"] else "catalogue")

    def _step(self, stage: str) -> None:
        self.taken.append((time.monotonic(), stage))
        point = self._point
        if point is None or point.stage not in (None, stage):
            return
        self._counted += 1
        if self._counted - 1 != point.at:
            return
        # Told to the one who looks afterwards; a pipe, so that nothing of the store is touched.
        os.write(1, stage.encode())
        if point.delay:
            threading.Timer(point.delay, os.kill, (os.getpid(), signal.SIGKILL)).start()
        else:
            os.kill(os.getpid(), signal.SIGKILL)


def main(points: int, work: Path, papers: int = COUNT, ground: Ground | None = None) -> Verdict:
    """Kill at so many points of an ingest of so many papers; look at each store afterwards."""
    ground = ground or InFolders()
    folder = work / "papers"
    write_papers(folder, "old", min(REPLACED, papers // 2))
    base, whole = work / "base" / "store", work / "whole" / "store"
    if isinstance(ground, OnServer):
        in_child(lambda: ground.make(base))
    in_child(lambda: _ingest(ground, base, folder))
    old = in_child(lambda: contents(ground, base))
    write_papers(folder, "new", papers)
    in_child(lambda: ground.copy(base, whole))
    taken = in_child(lambda: _ingest(ground, whole, folder))
    expected = in_child(lambda: contents(ground, whole))
    _load(in_child(lambda: (contents(ground, whole), list(sys.modules))[1]))
    verdict = Verdict(points)
    stages: Counter[str] = Counter()
    tried = chosen(taken, points)
    # In no order, so that a run that is broken off has looked at all stages.
    random.Random(points).shuffle(tried)
    for number, point in enumerate(tried):
        store = work / f"store-{number}" / "store"
        stage, point = _killed_once(ground, base, store, folder, point)
        if stage is not None:
            verdict.killed += 1
            stages[stage] += 1
        wrong = in_child(lambda s=store: _look(ground, s, folder, old, expected))  # type: ignore[misc]
        verdict.wrong += [f"point {number} ({stage}, {point}): {one}" for one in wrong]
        shutil.rmtree(store.parent)
        told = f"{number + 1} of {points}, killed at {stage}, wrong: {len(verdict.wrong)}"
        print(told, file=sys.stderr, flush=True)
    verdict.stages = dict(stages)
    wanted = {point.stage for point in tried} - {None}
    verdict.stages_without_a_death = sorted(str(one) for one in wanted if one not in stages)
    return verdict


def _killed_once(
    ground: Ground, base: Path, store: Path, folder: Path, point: Point
) -> tuple[str | None, Point]:
    """Kill an ingest into a copy of a store at the point, or before it where the run was quicker.

    The stage at which it was killed, None where every try came to its end, and the last point.
    """
    for _ in range(_TRIES):
        if store.exists():
            shutil.rmtree(store.parent)
            ground.drop(store)
        in_child(lambda: ground.copy(base, store))
        stage = _killed(lambda p=point: _ingest(ground, store, folder, p))  # type: ignore[misc]
        if stage is not None:
            break
        point = point.earlier()
    return stage, point


def _stage_of(name: str) -> str:
    """What a file or folder at the top of a store is of; passing ones have a new name each time."""
    if name.startswith(".writing-"):
        return "an index being written"
    return "a file being written" if name.startswith("tmp") else name or "store"


def _load(modules: list[str]) -> None:
    """Import what a child imported, so that not each of the many children has to."""
    for name in modules:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def _ingest(ground: Ground, store: Path, folder: Path, point: Point | None = None) -> Any:
    steps = Steps(store, point)
    steps.watch()
    with Library.open(store, ground.settings(store), writer=True, embedder=WordEmbedder()) as held:
        report = ingest([folder], held, settings=ReadingSettings(workers=2))
    assert not report.failed, report.failed
    return steps.taken


def _look(ground: Ground, store: Path, folder: Path, old: Any, expected: Any) -> list[str]:
    """What is wrong with a store after a death, and after the next run."""
    wrong = []
    with Library.open(store, ground.settings(store), embedder=WordEmbedder()) as held:
        wrong += [f"{one.where}: {one.what}" for one in held.check() if "index" not in one.where]
        for paper_id, said in _papers(held).items():
            if said not in (old["papers"].get(paper_id), expected["papers"].get(paper_id)):
                wrong.append(f"{paper_id} is neither the old paper nor the new")
    with Library.open(store, ground.settings(store), writer=True, embedder=WordEmbedder()) as held:
        report = ingest([folder], held, settings=ReadingSettings(workers=2))
    done = len(report.added) + len(report.replaced) + len(report.unchanged)
    wanted = len(expected["papers"])
    if done != wanted or report.failed:
        wrong.append(f"the next run did {done} of {wanted}: {report.failed}")
    found = contents(ground, store)
    wrong += [
        f"{part} differ from the undisturbed run"
        for part in expected
        if found[part] != expected[part]
    ]
    return wrong


def contents(ground: Ground, store: Path) -> dict[str, Any]:
    """All that a reader can see of a store, and what doctor says of it."""
    with Library.open(store, ground.settings(store), embedder=WordEmbedder()) as held:
        assistant = Assistant(held)
        answers = [assistant.ask(Question(text)).as_json() | {"seconds": 0} for text in QUESTIONS]
        return {
            "problems": [asdict(one) for one in held.check()],
            "papers": _papers(held),
            "findings": held.findings(),
            "words": {word: held.search_words([word], 1000) for word in ("plan", "old", "new")},
            "meanings": [held.search_vectors(text, 1000) for text in QUESTIONS],
            "answers": answers,
            "copies": sorted(file.name for file in (store / "files").iterdir()),
        }


def _papers(held: Library) -> dict[str, Any]:
    with held.snapshot():
        return {one.paper_id: (one, held.paragraphs(one.paper_id)) for one in held.papers()}


def _killed(work: Callable[[], Any]) -> str | None:
    """The stage at which the work was killed, None where it came to its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        os.dup2(writing, 1)
        try:
            work()
        finally:
            os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as told:
        stage = told.read().decode()
    return stage if os.WIFSIGNALED(status) else None


if __name__ == "__main__":
    many = int(sys.argv[3]) if len(sys.argv) > 3 else COUNT
    with postgres_server() if sys.argv[4:] == ["postgres"] else nullcontext() as address:
        if sys.argv[4:] and not address:
            sys.exit("PostgreSQL's server is not installed, or there is no user postgres")
        where = OnServer(address) if address else InFolders()
        verdict = main(int(sys.argv[1]), Path(sys.argv[2]), many, where)
    print(json.dumps(asdict(verdict), indent=1))
    sys.exit(0 if verdict.passed else 1)
