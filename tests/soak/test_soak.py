"""Deaths, full disks, spoilt and broken files, readers under load: a little of ``make soak``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak import fuzz
from tests.soak.children import alone
from tests.soak.mutations import write_bombs

pytestmark = pytest.mark.usefixtures("workers")


def test_two_deaths_leave_a_whole_store(tmp_path: Path) -> None:
    verdict = alone("crashes", 2, tmp_path, 4)
    assert verdict["wrong"] == []
    assert verdict["stages_without_a_death"] == []
    assert verdict["killed"] == 2


def test_a_full_disk_is_said_and_costs_nothing(tmp_path: Path) -> None:
    found = alone("full_disk", tmp_path, 200)
    if "left out" in found:
        pytest.skip(found["left out"])
    assert found["wrong"] == []
    assert "full" in found["said"]["200 KiB"]


def test_a_limit_on_files_is_no_damage(tmp_path: Path) -> None:
    assert alone("full_disk", tmp_path)["wrong"] == []


def test_broken_files_are_named_and_skipped(tmp_path: Path) -> None:
    fuzz.write_mutated(tmp_path / "files", 12)
    found = fuzz.read_all([tmp_path / "files"], tmp_path / "store")
    assert found["wrong"] == []
    assert found["files"] == 12


def test_a_bomb_is_named_and_skipped(tmp_path: Path) -> None:
    write_bombs(tmp_path / "files", 1100 << 20)
    found = fuzz.read_all([tmp_path / "files"], tmp_path / "store")
    assert found["wrong"] == []
    assert found["named"]["bomb-declared.docx"] == "is too large when unpacked"
