"""One worker process as its user sees it: started when needed, killed when it takes too long."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from pathlib import Path

from corpus.authorities import Register
from ingest.settings import ReadingSettings
from ingest.workers.child import Order, Outcome, too_much_memory

# The search path is handed over, so that a worker runs the program that started it.
_START = "import sys; sys.path[:] = {path!r}; from ingest.workers.child import main; main()"
# How a process ends whose allocation failed outside Python.
_OUT_OF_MEMORY = (signal.SIGABRT, signal.SIGSEGV, signal.SIGTRAP)


class Worker:
    """Reads one file at a time; used by one thread at a time, closed by any."""

    def __init__(self, register: Register, settings: ReadingSettings) -> None:
        self._register = register
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def read(self, order: Order) -> Outcome:
        """What came of a file; a worker that dies over it is a reason, and is replaced."""
        process = self._process or self._started()
        late = threading.Event()

        def stop() -> None:
            late.set()
            _kill(process)

        clock = threading.Timer(self._settings.seconds, stop)
        clock.start()
        try:
            outcome = _asked(process, order)
        finally:
            clock.cancel()
        if outcome is None or outcome.is_spent:
            self._end()
        if outcome is not None:
            return outcome
        if late.is_set():
            return Outcome(
                reason=f"takes longer than {self._settings.seconds} s to be read "
                "(PAPERS_READ_SECONDS)"
            )
        return Outcome(reason=self._why_dead(process))

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._closed = True
        self._end()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise RuntimeError("the workers have been closed")
        path = [str(Path(folder).absolute()) for folder in sys.path]
        process = subprocess.Popen(
            [sys.executable, "-c", _START.format(path=path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Of its own: an interruption at the terminal is for the job, which then ends the
            # workers, and whatever a worker has started ends with it.
            start_new_session=True,
        )
        self._process = process
        _send(process, (self._register, self._settings.seconds, self._settings.memory))
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            _kill(process)
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()

    def _why_dead(self, process: subprocess.Popen[bytes]) -> str:
        code = process.wait()
        if -code in _OUT_OF_MEMORY:
            return f"stopped its reader: damaged, or {too_much_memory(self._settings.memory)}"
        return f"stopped its reader (exit {code}): it may be damaged"


def _send(process: subprocess.Popen[bytes], message: object) -> None:
    assert process.stdin is not None
    # A process that is gone is noticed when its answer is awaited.
    with contextlib.suppress(OSError):
        pickle.dump(message, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()


def _asked(process: subprocess.Popen[bytes], order: Order) -> Outcome | None:
    """The answer to an order, None from a process that died before it had given one."""
    assert process.stdout is not None
    _send(process, order)
    try:
        answer = pickle.load(process.stdout)
    except (EOFError, OSError, ValueError, pickle.UnpicklingError):
        return None
    return answer if isinstance(answer, Outcome) else None


def _kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
