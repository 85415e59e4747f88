"""A PostgreSQL server of our own, for the tests that need one."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def postgres_server() -> Iterator[str | None]:
    """The address of a server that is gone afterwards; None where none can be started here."""
    binaries = _binaries()
    # It refuses to run as root: then it runs as the user that its package makes.
    user = "postgres" if os.getuid() == 0 else None
    if binaries is None or (user and user not in {one.pw_name for one in pwd.getpwall()}):
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="papers-postgres-"))
    if user:
        shutil.chown(folder, user)
    port = free_port()

    def run(program: str, *words: str) -> None:
        subprocess.run(
            [str(binaries / program), *words],
            check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL, timeout=120,
        )  # fmt: skip

    run("initdb", "-D", "data", "-A", "trust", "-U", "papers", "--no-sync", "-E", "UTF8")
    settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run("pg_ctl", "-D", "data", "-o", settings, "-l", "log", "-w", "start")
    try:
        yield f"postgresql://papers@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path | None:
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").is_file()), None)
