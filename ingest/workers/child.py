"""What a worker does: read the files it is told of, within the limits it was given.

It is started by ``process.Worker`` and speaks with it in pickles over its standard streams.
"""

from __future__ import annotations

import os
import pickle
import queue
import resource
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from corpus.authorities import Register
from corpus.paper import PaperStatus, ReadPaper
from ingest.lines import UnreadableFile
from ingest.manifest import Manifest, Row

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Order:
    """A file to read: where it lies, its name as kept, and what is said of it beside it.

    ``decided`` is an administrator's word on the status of its papers, by part.
    """

    path: Path
    source: str
    row: Row | None
    sample: bool
    decided: Mapping[str, PaperStatus]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an order: papers, or the one-line reason why there are none.

    ``is_spent`` is true where the worker should not read another file.
    """

    papers: tuple[ReadPaper, ...] = ()
    reason: str | None = None
    is_spent: bool = False


def main() -> None:
    """Read until the other side is gone."""
    orders, answers = _streams()
    register, seconds, memory = pickle.load(orders)
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = memory * _MIB
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most < 0 else min(wanted, most), most))
    for order in _taken(orders):
        _limit_processor(seconds)
        outcome = read_order(order, register, memory)
        pickle.dump(outcome, answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()
        if outcome.is_spent:
            return


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """The two ends of the talk; whatever a library prints goes elsewhere."""
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return orders, answers


def _taken(orders: BinaryIO) -> Any:
    """Orders as they come. A thread waits for them, and ends all when the other side dies."""
    waiting: queue.SimpleQueue[Order] = queue.SimpleQueue()

    def wait() -> None:
        while True:
            try:
                waiting.put(pickle.load(orders))
            except (EOFError, OSError, pickle.UnpicklingError):
                os._exit(0)

    threading.Thread(target=wait, daemon=True).start()
    while True:
        yield waiting.get()


def _limit_processor(seconds: int) -> None:
    """A second bound beside the clock's, which holds too when nobody is left to look at it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime) + seconds * (os.cpu_count() or 1) + 1
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed if most < 0 else min(allowed, most), most))


def read_order(order: Order, register: Register, memory: int) -> Outcome:
    """What came of an order, whatever its file sets off."""
    # Late: the readers are loaded by the first order, when it is known that there is one.
    from ingest.reader import read

    manifest = Manifest({order.source: order.row} if order.row is not None else None)
    try:
        papers = read(
            order.path,
            source=order.source,
            register=register,
            manifest=manifest,
            sample=order.sample,
            decided=order.decided,
        )
        return Outcome(tuple(papers))
    except UnreadableFile as error:
        return Outcome(reason=str(error))
    except MemoryError:
        return Outcome(reason=too_much_memory(memory), is_spent=True)
    except OSError as error:
        return Outcome(reason=f"cannot be opened: {error.strerror or error}")
    except RecursionError:
        return Outcome(reason="is nested too deeply to be read", is_spent=True)
    except Exception as error:  # one bad file must not cost the others, whatever it sets off
        return Outcome(reason=f"cannot be read: {described(error)}")


def too_much_memory(memory: int) -> str:
    """The reason for a file that needs more memory than is allowed."""
    return f"needs more than {memory} MiB of memory to be read (PAPERS_READ_MEMORY)"


def described(error: Exception) -> str:
    """An error as one line: its kind, and the first line of what it says."""
    said = str(error).strip().splitlines()
    return f"{type(error).__name__}: {said[0]}" if said else type(error).__name__


if __name__ == "__main__":
    main()
