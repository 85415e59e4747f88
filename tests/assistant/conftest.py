"""A store of the sample papers, read once for all tests that ask questions of it."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from assistant.cli import main
from tests.sparing import reading_in_workers


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample papers, ingested by the command line as a reader would; nobody writes to it.

    The processes that share the tests share it too: the first that wants it makes it.
    """
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    folder = shared / "sample-store"
    with (shared / "sample-store.made").open("a") as made:
        fcntl.flock(made, fcntl.LOCK_EX)
        if not os.fstat(made.fileno()).st_size:
            with reading_in_workers():
                assert main(["--store", str(folder), "ingest", "--sample", "--quiet"]) == 0
            made.write("made")
    return folder
