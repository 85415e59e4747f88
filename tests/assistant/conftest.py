"""A store of the sample papers, read once for all tests that ask questions of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cli import main


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample papers, ingested by the command line as a reader would."""
    folder = tmp_path_factory.mktemp("sample") / "store"
    assert main(["--store", str(folder), "ingest", "--sample", "--quiet"]) == 0
    return folder
