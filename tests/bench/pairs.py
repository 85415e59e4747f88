"""The same questions put in turn to two checkouts, so that busy cores are as busy for both.

Run with ``python -m tests.bench.pairs BEFORE STORE NOW STORE [QUESTIONS]``, each checkout a folder
with its own ``.venv``: prints milliseconds of processor time and of the clock by kind, and what is
needed now of what was needed before: in all, and of the question in the middle, which others on
the machine disturb less.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figure import Times, median
from tests.bench.questions import Asked, questions
from tests.bench.stores import owners

WARMING = 10
_ASKED = """
import json, sys, time
from pathlib import Path
from assistant.answer import Question
from assistant.chat import Assistant
from corpus.freed import steady
from corpus.library import Library
from corpus.settings import CorpusSettings
assistant = Assistant(Library.open(Path(sys.argv[1]), CorpusSettings()))
for place, line in enumerate(sys.stdin):
    if place == int(sys.argv[2]):
        steady()  # as the web app does once it has loaded
    processor, clock = time.process_time(), time.perf_counter()
    assistant.ask(Question(json.loads(line)))
    print(time.process_time() - processor, time.perf_counter() - clock, flush=True)
"""

Pair = tuple[float, float]


class Asking:
    """A process of one checkout that answers over one store."""

    def __init__(self, checkout: Path, store: Path) -> None:
        self._process = subprocess.Popen(
            [str(checkout / ".venv/bin/python"), "-c", _ASKED, str(store.absolute()), str(WARMING)],
            cwd=checkout,
            env={**os.environ, "PYTHONPATH": str(checkout)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, text: str) -> Pair:
        """Milliseconds of processor time and of the clock that a question takes."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps(text)}\n")
        self._process.stdin.flush()
        processor, clock = map(float, self._process.stdout.readline().split())
        return 1000 * processor, 1000 * clock

    def end(self) -> None:
        """Let it end."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def main(before: Asking, now: Asking, count: int = 200) -> int:
    """Ask both, and print what each kind of question took."""
    asked = questions(count + WARMING, owners())
    for one in asked[:WARMING]:
        before.ask(one.text)
        now.ask(one.text)
    took = _asked_in_turn((before, now), asked[WARMING:])
    before.end()
    now.end()
    for kind, both in took.items():
        _print(kind, both)
    first, second = ([pair for both in took.values() for pair in both[at]] for at in (0, 1))
    _print("all", (first, second))
    print("load", *(round(load, 1) for load in os.getloadavg()))
    return 0


def _asked_in_turn(
    both: tuple[Asking, Asking], asked: Sequence[Asked]
) -> dict[str, tuple[list[Pair], list[Pair]]]:
    took: dict[str, tuple[list[Pair], list[Pair]]] = defaultdict(lambda: ([], []))
    for place, one in enumerate(asked):
        # Whoever comes second finds the caches of the disk warm.
        for at in (0, 1) if place % 2 else (1, 0):
            took[one.kind][at].append(both[at].ask(one.text))
    return took


def _print(kind: str, both: tuple[list[Pair], list[Pair]]) -> None:
    print(f"{kind:8} {len(both[0]):4}", *map(_told, both), _ratio(both), sep="  ")


def _told(pairs: Sequence[Pair]) -> str:
    times = Times(tuple(pair[1] for pair in pairs), tuple(pair[0] for pair in pairs))
    return (
        f"processor {times.processor_at(0.5):.0f}; {times.processor_at(0.95):.0f} ms"
        f"  clock {times.wall_at(0.5):.0f}; {times.wall_at(0.95):.0f} ms"
    )


def _ratio(both: tuple[Sequence[Pair], Sequence[Pair]]) -> str:
    was, is_now = (sum(pair[0] for pair in pairs) for pairs in both)
    middle = median([pairs[1][0] / pairs[0][0] for pairs in zip(*both, strict=True)])
    return f"now {is_now / was:.2f} of before; in the middle {middle:.2f}"


if __name__ == "__main__":
    here, there = (Asking(Path(sys.argv[at]).absolute(), Path(sys.argv[at + 1])) for at in (1, 3))
    sys.exit(main(here, there, *map(int, sys.argv[5:6])))
