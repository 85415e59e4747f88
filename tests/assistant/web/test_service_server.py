"""Taking the port, and the address that is told."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
from pathlib import Path

import pytest

from assistant.service import PortInUse, serve
from assistant.service.server import address, is_worth_telling
from assistant.settings import AssistantSettings, SignInSettings
from corpus.settings import CorpusSettings


def test_a_port_in_use_is_one_line_before_anything_is_loaded(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortInUse, match=f"port {port} on 127.0.0.1 is in use") as told:
            serve(tmp_path / "no store", CorpusSettings(), AssistantSettings(port=port))
    assert "\n" not in str(told.value)


def test_a_host_that_is_not_here_is_one_line(tmp_path: Path) -> None:
    signed_in = SignInSettings(header="X-User")
    settings = AssistantSettings(host="192.0.2.1", port=7860, sign_in=signed_in)
    with pytest.raises(PortInUse, match=r"cannot listen on 192\.0\.2\.1 port 7860"):
        serve(tmp_path, CorpusSettings(), settings)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:7860"),
        ("0.0.0.0", "http://127.0.0.1:7860"),
        ("::1", "http://[::1]:7860"),
        ("papers.local", "http://papers.local:7860"),
    ],
)
def test_the_address_can_be_opened_on_this_machine(host: str, shown: str) -> None:
    assert address(host, 7860) == shown


def test_pages_left_open_are_no_errors_of_the_server() -> None:
    record = logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, "%s", (), None)
    assert is_worth_telling(record)
    try:
        raise asyncio.CancelledError
    except asyncio.CancelledError:
        record.exc_info = sys.exc_info()
    assert not is_worth_telling(record)
