"""A process that serves looks for garbage seldom, and still finds it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from corpus.freed import hand_back, steady


class _Ring:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Other tests collect as they always do."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_what_is_loaded_is_left_alone_and_later_rings_are_still_collected() -> None:
    """Rings of objects made afterwards go; so often as for each thousand objects is no more."""
    steady()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] > 1000
    gone = weakref.ref(_Ring())
    gc.collect()
    assert gone() is None


def test_handing_memory_back_can_be_asked_for_at_any_time() -> None:
    """Where the C library has no such call nothing happens."""
    hand_back()
    hand_back()
