"""Files read in worker processes: their limits, their deaths, and what the job makes of them."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.authorities import Register
from corpus.library import Library
from corpus.settings import BadSetting
from ingest.job import ingest
from ingest.lines import UnreadableFile
from ingest.settings import ReadingSettings
from ingest.workers import Workers

pytestmark = pytest.mark.usefixtures("workers")

Open = Callable[..., Library]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def children() -> set[int]:
    """The processes that this one has started and that still run."""
    found = set()
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # a thread that ended since it was listed
            found |= {int(pid) for pid in (task / "children").read_text().split()}
    return found


def test_a_file_that_takes_too_long_is_named_and_the_next_is_read(
    tmp_path: Path, register: Register
) -> None:
    endless, plain = tmp_path / "endless.txt", tmp_path / "plain.txt"
    os.mkfifo(endless)  # whoever reads it waits for ever
    plain.write_text("Report of the Director\n\n1. Roads are mended.\n")
    workers = Workers(register, ReadingSettings(workers=1, seconds=2))
    try:
        with pytest.raises(UnreadableFile, match="takes longer than 2 s"):
            workers.submit(endless, "endless.txt", None).papers()
        slow = Workers(register, ReadingSettings(workers=1, seconds=120))
        read = slow.submit(plain, "plain.txt", {"title": "Of roads"}).papers()
        slow.close()
        assert [one.paper.title for one in read] == ["Of roads"]
    finally:
        workers.close()


def test_a_file_that_takes_too_much_memory_is_named_and_the_next_is_read(
    tmp_path: Path, register: Register
) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("1. Roads are mended.\n")
    workers = Workers(register, ReadingSettings(workers=1, seconds=120, memory=256))
    try:
        with pytest.raises(UnreadableFile, match="more than 256 MiB"):
            workers.submit(Path("/dev/zero"), "endless.txt", None).papers()
        assert workers.submit(plain, "plain.txt", None).papers()[0].paragraphs
    finally:
        workers.close()


def test_a_worker_that_dies_is_a_reason_and_is_replaced(tmp_path: Path, register: Register) -> None:
    endless, plain = tmp_path / "endless.txt", tmp_path / "plain.txt"
    os.mkfifo(endless)
    plain.write_text("1. Roads are mended.\n")
    before = children()
    workers = Workers(register, ReadingSettings(workers=1, seconds=120))
    try:
        reading = workers.submit(endless, "endless.txt", None)
        while not (started := children() - before):
            time.sleep(0.02)
        os.kill(started.pop(), signal.SIGKILL)
        with pytest.raises(UnreadableFile, match="stopped its reader"):
            reading.papers()
        assert workers.submit(plain, "plain.txt", None).papers()[0].paragraphs
    finally:
        workers.close()
    assert children() == before


def test_the_job_reads_in_workers_and_stores_in_order(tmp_path: Path, open_library: Open) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for at in range(7):
        text = f"Report of the Director\n\n1. Street {at} is mended.\n\n2. So is lane {at}.\n"
        (folder / f"{at}.txt").write_text(text)
    (folder / "3.txt").write_bytes(b"")
    (folder / "6 copy.txt").write_bytes((folder / "5.txt").read_bytes())
    before = children()
    with open_library(writer=True) as library:
        report = ingest([folder], library, settings=ReadingSettings(workers=2))
        assert report.added == ("0.txt", "1.txt", "2.txt", "4.txt", "5.txt", "6.txt")
        assert [(one.source, one.reason) for one in report.failed] == [("3.txt", "is empty")]
        assert report.unchanged == ("6 copy.txt",)
        again = ingest([folder], library)
        assert (again.added, again.replaced) == ((), ())
    assert children() == before


def test_limits_come_from_the_environment() -> None:
    values = {"PAPERS_READ_WORKERS": "3", "PAPERS_READ_SECONDS": "5", "PAPERS_READ_MEMORY": "512"}
    assert ReadingSettings.from_environment(values) == ReadingSettings(3, 5, 512)
    with pytest.raises(BadSetting, match="PAPERS_READ_SECONDS"):
        ReadingSettings.from_environment({"PAPERS_READ_SECONDS": "soon"})
