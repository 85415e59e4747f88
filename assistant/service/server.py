"""Serve one store of papers as a web app."""

from __future__ import annotations

import asyncio
import errno
import gc
import logging
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.accounts import Users
from assistant.service.logs import set_up_logs
from assistant.settings import LOOPBACK, AssistantSettings
from corpus.errors import StoreError
from corpus.library import Library
from corpus.settings import CorpusSettings

if TYPE_CHECKING:
    from assistant.service.room import ReadingRoom

LOG = logging.getLogger(__name__)
SHUTDOWN_SECONDS = 2
"""How long a stopping server waits for open pages, each of which keeps a stream open."""


class Exposed(Exception):
    """The app would be open to others without signing in; the message says what to do."""


class PortInUse(Exception):
    """The address cannot be listened on; the message is one line that says what to do."""


def serve(
    folder: Path,
    corpus: CorpusSettings,
    settings: AssistantSettings,
    tell: Callable[[str], None] | None = None,
) -> None:
    """Serve the papers held in ``folder`` until interrupted.

    ``tell`` is given the address once it answers (the default prints it on standard error). The
    page is up at once, the search model loads behind it. Raises PortInUse before anything is
    loaded, Exposed where others could read without signing in, and
    ``corpus.library.StoreError`` where the store cannot be used.
    """
    check_exposure(folder, settings)
    set_up_logs(settings.record.format)
    listener = listen(settings.host, settings.port)
    with listener, Library.open(folder, corpus) as library, ExitStack() as opened:
        with _loading():
            # The web server and the widgets take seconds to import, and only serving needs them.
            import uvicorn

            from assistant.service.room import ReadingRoom
            from assistant.service.warming import kept_warm
            from assistant.service.web import create_app

            room = ReadingRoom(library, settings, corpus=corpus)
            room.purge()
            room.forget_entries()
            app = create_app(room, lambda: closed_beside(room, corpus, opened))
        config = uvicorn.Config(
            app,
            log_config=None,
            log_level="warning",
            # Whom a proxy asks for is looked at by the gate, which knows whom to believe.
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        )
        logging.getLogger("uvicorn.error").addFilter(is_worth_telling)
        (tell or _print)(f"papers are served at {address(settings.host, settings.port)}")
        room.prepare()
        with kept_warm(room):
            uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _loading() -> Iterator[None]:
    """While all is loaded that stays, looking through it for garbage is a seventh of the time."""
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def closed_beside(
    room: ReadingRoom, corpus: CorpusSettings, opened: ExitStack
) -> ReadingRoom | None:
    """The room of the roles that may see exempt papers, as soon as their store is whole.

    Its store is closed with ``opened``.
    """
    from assistant.service.room import closed_room

    library = room.library
    if not room.settings.exempt_roles or not Library.exists(library.closed_folder):
        return None
    with ExitStack() as tried:
        try:
            closed = tried.enter_context(
                Library.open(library.closed_folder, corpus, embedder=library.embedder)
            )
        except StoreError as error:
            # Those roles are served what all are, until it is mended.
            LOG.error("%s", error)
            return None
        if not {file.source for file in library.files()} <= {one.source for one in closed.files()}:
            return None  # it is being made at this moment
        opened.push(tried.pop_all())
    made = closed_room(closed, room, corpus)
    made.purge()
    made.prepare()
    return made


def check_exposure(folder: Path, settings: AssistantSettings) -> None:
    """Refuse to listen to other machines where nobody has to sign in; raises Exposed."""
    is_own = settings.host in LOOPBACK
    if not is_own and not settings.sign_in.header and not Users(folder).all():
        raise Exposed(
            f"{settings.host} can be reached from other machines and nobody has to sign in: add "
            "users with 'papers users add NAME', or listen on 127.0.0.1"
        )


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything heavy is loaded; raises PortInUse."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(
                f"port {port} on {host} is in use: stop what uses it, or name another with --port"
            ) from error
        reason = error.strerror or str(error)
        raise PortInUse(f"cannot listen on {host} port {port}: {reason}") from error
    return listener


def address(host: str, port: int) -> str:
    """The address to open in a browser on this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


def is_worth_telling(record: logging.LogRecord) -> bool:
    """False for what the web server logs of pages that were still open when it was stopped."""
    if record.exc_info and record.exc_info[0] is asyncio.CancelledError:
        return False
    return "timeout graceful shutdown exceeded" not in record.msg


def _print(message: str) -> None:
    print(f"papers: {message}", file=sys.stderr, flush=True)
