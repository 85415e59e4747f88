"""Work done in a process of its own, which may end badly and leaves nothing behind."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import Any, NoReturn


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
