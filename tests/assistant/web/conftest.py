"""A served web app over prepared papers, and a browser to look at it."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from assistant.service.room import ReadingRoom
from assistant.settings import AssistantSettings
from corpus.library import Library
from tests.assistant.web.prepared import answering
from tests.assistant.web.serving import served
from tests.assistant.web.shelf import Shelf

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
)


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> ReadingRoom:
    shelf = Shelf(tmp_path_factory.mktemp("shelf"))
    return ReadingRoom(cast("Library", shelf), AssistantSettings(), lambda: answering)


@pytest.fixture(scope="session")
def address(room: ReadingRoom) -> Iterator[str]:
    """The web app over the shelf, served by a thread."""
    yield from served(room)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Headless Chromium with an empty profile; skips where it is not installed."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        # Where the browser tests must run, a missing browser is a failure and not a skip.
        leave_out = pytest.fail if os.environ.get("PAPERS_REQUIRE_BROWSER") else pytest.skip
        leave_out("browser tests need Chromium: install the packages chromium and chromium-driver")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(program)
    for argument in (*ARGUMENTS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    service = webdriver.ChromeService(executable_path=str(driver))
    running = webdriver.Chrome(options=options, service=service)
    running.set_script_timeout(60)
    yield running
    running.quit()


@pytest.fixture
def browser(chromium: Any) -> Iterator[Any]:
    """Chromium at desktop size, its logs emptied."""
    # The page of the test before is left first: what it says as it is left is not this one's.
    chromium.get("about:blank")
    for kind in ("performance", "browser"):
        chromium.get_log(kind)
    yield chromium
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, from the test-only package that carries it."""
    for package in ("axe_playwright_python", "axe_core_python"):
        found = importlib.util.find_spec(package)
        if found and found.origin:
            return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")
    if os.environ.get("PAPERS_REQUIRE_BROWSER"):
        pytest.fail("axe-core is missing where the browser tests must run")
    pytest.skip("axe-core is missing: pip install --no-deps axe-playwright-python")
