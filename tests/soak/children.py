"""Work done in a process of its own, which may end badly and leaves nothing behind."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

_ROOT = Path(__file__).resolve().parents[2]


def alone(module: str, *arguments: object) -> Any:
    """What ``python -m module`` prints as JSON; raises AssertionError with what it complained of.

    The scripts here fork, and a child of a process with threads (the tests before have left some)
    may wait for ever on a lock that a thread held; a new interpreter has none.
    """
    command = [sys.executable, "-m", f"tests.soak.{module}", *map(str, arguments)]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    # `make soak` shows what was counted, not only that nothing was wrong.
    print(done.stdout)
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout)


def in_child(work: Callable[[], Any]) -> Any:
    """The result of the work; raises AssertionError with what it raised."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as result:
        said = result.read()
    os.waitpid(child, 0)
    done, value = pickle.loads(said)
    if not done:
        raise AssertionError(value)
    return value


def _work(work: Callable[[], Any], writing: int) -> NoReturn:
    try:
        said = (True, work())
    except BaseException as error:
        said = (False, f"{type(error).__name__}: {error}")
    with os.fdopen(writing, "wb") as result:
        pickle.dump(said, result)
    os._exit(0)
