"""Deaths, full disks, broken files and readers under load: a sample here, all by ``make soak``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main
from tests.postgres import postgres_server
from tests.soak import fuzz
from tests.soak.children import alone
from tests.soak.mutations import write_awkward


def whole_after_deaths(points: int, work: Path, papers: int, *ground: str) -> None:
    """Every point is a death, every stage sees some, and no store is the worse for any."""
    verdict = alone("crashes", points, work, papers, *ground)
    assert verdict["wrong"] == []
    assert verdict["stages_without_a_death"] == []
    assert verdict["killed"] == points


def test_two_deaths_leave_a_whole_store(tmp_path: Path) -> None:
    whole_after_deaths(2, tmp_path, 10)


@pytest.mark.soak
def test_sixty_deaths_and_more_leave_a_whole_store(tmp_path: Path) -> None:
    whole_after_deaths(100, tmp_path, 40)


@pytest.mark.soak
def test_deaths_leave_a_whole_store_on_a_server(tmp_path: Path) -> None:
    with postgres_server() as address:
        if address is None:
            pytest.skip("needs the PostgreSQL server (Debian: apt-get install postgresql)")
    whole_after_deaths(24, tmp_path, 12, "postgres")


def survives_full_disks(sizes: list[int], work: Path) -> dict[str, str]:
    found = alone("full_disk", work, *sizes)
    if "left out" in found:
        pytest.skip(found["left out"])
    assert found["wrong"] == []
    assert all("\n" not in line for line in found["said"].values())
    return dict(found["said"])


def test_a_full_disk_is_said_and_costs_nothing(tmp_path: Path) -> None:
    assert "full" in survives_full_disks([200], tmp_path)["200 KiB"]


@pytest.mark.soak
def test_disks_of_many_sizes_cost_nothing(tmp_path: Path) -> None:
    said = survives_full_disks([40, 200, 300, 500, 800, 1000, 1500, 2500], tmp_path)
    assert all(said[size] for size in list(said)[:7])


def test_a_limit_on_files_is_no_damage(tmp_path: Path) -> None:
    found = alone("full_disk", tmp_path)
    assert "damaged" not in found["said"]
    assert "\n" not in found["said"]
    assert found["again"] == ""
    assert found["problems"] == []


@pytest.mark.soak
def test_broken_files_are_named_and_skipped(tmp_path: Path) -> None:
    fuzz.write_mutated(tmp_path / "files", 12)
    found = fuzz.read_all([tmp_path / "files"], tmp_path / "store")
    assert found["wrong"] == []
    assert found["files"] == 12


@pytest.mark.soak
def test_five_hundred_broken_files_are_named_and_skipped(tmp_path: Path) -> None:
    found = fuzz.main(510, tmp_path)
    print(json.dumps(found, indent=1))
    assert found["wrong"] == []
    assert found["files"] >= 510
    assert not Path("/tmp/papers-escaped.txt").exists()


@pytest.mark.soak
def test_a_bomb_is_named_and_skipped(tmp_path: Path) -> None:
    write_awkward(tmp_path / "files")
    for file in (tmp_path / "files").iterdir():
        if "bomb" not in file.name and "laughs" not in file.name:
            file.unlink()
    found = fuzz.read_all([tmp_path / "files"], tmp_path / "store")
    assert found["wrong"] == []
    assert found["named"]["bomb-declared.docx"] == "is too large when unpacked"


@pytest.mark.soak
def test_readers_see_the_old_paper_or_the_new(tmp_path: Path) -> None:
    found = alone("readers", 8, tmp_path)
    assert found["wrong"] == []
    assert found["editions_seen"] == ["new", "old"]


@pytest.mark.soak
def test_sixteen_readers_are_answered_at_a_served_app(tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert main(["--store", str(store), "ingest", "--sample", "--quiet"]) == 0
    found = alone("served", store, 16, 30)
    assert set(found["statuses"]) == {"200"}
