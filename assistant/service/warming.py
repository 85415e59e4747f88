"""The pages of authorities made before somebody asks for them, while nobody waits for an answer.

Each takes some seconds when it is opened first after the papers have changed.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from assistant.service.desk.authorities import picture_in
from assistant.service.room import ReadingRoom
from corpus.errors import StoreError

LOG = logging.getLogger(__name__)
LOOK_AGAIN = 2.0
"""Seconds between two looks at whether the papers have changed."""
QUIET = 3.0
"""Seconds for which nobody has asked: then nobody is kept waiting."""
BUDGET = 120.0
"""Seconds of work for one state of the papers: of a large collection only the authorities with
most papers are made."""


@contextmanager
def kept_warm(room: ReadingRoom) -> Iterator[None]:
    """Make what takes long in a thread of its own, as long as the app is served."""
    stop = threading.Event()
    thread = threading.Thread(target=_keep_warm, args=(room, stop), name="warming", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        # It reads the store, which must not be closed under it.
        thread.join()


def _keep_warm(room: ReadingRoom, stop: threading.Event) -> None:
    with suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
    made = -1
    while not stop.wait(LOOK_AGAIN):
        try:
            generation = room.library.generation
            if generation != made and warm(room, stop):
                made = generation
        except StoreError as error:
            LOG.warning("pages are not made ahead: %s", error)
            return


def warm(
    room: ReadingRoom, stop: threading.Event, quiet: float = QUIET, budget: float = BUDGET
) -> bool:
    """Make the pages of authorities, those with most papers first; whether all that can be are.

    No where it was stopped, or where the papers changed meanwhile.
    """
    generation, spent = room.library.generation, 0.0
    held = Counter(p.authority for p in room.library.papers() if p.authority)
    for authority, _ in held.most_common():
        while (waits := quiet - room.idle_for) > 0:
            if stop.wait(waits):
                return False
        if room.library.generation != generation:
            return False
        began = time.monotonic()
        picture_in(room, authority)
        took = time.monotonic() - began
        spent += took
        # Readers have the other half of the processor.
        if spent > budget or stop.wait(took):
            break
    return not stop.is_set()
