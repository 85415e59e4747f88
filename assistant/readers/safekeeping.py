"""What readers keep, who they are and what was written down: copied while others go on."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from assistant.accounts.users import FILE as USERS
from assistant.generate.ledger import FOLDER as MODEL_LOG
from assistant.readers.store import FILE
from assistant.record.log import AnswerLog

CLOSED = "closed"


def copy_kept(store: Path, into: Path) -> None:
    """Copy conversations, drafts and verdicts, the answer log and the model's, also those of the
    store for exempt papers, and the users with the hashes of their passwords, into a folder of the
    same shape. Raises OSError.
    """
    if (store / USERS).is_file():
        (into / USERS).touch(mode=0o600)
        shutil.copyfile(store / USERS, into / USERS)
    for below in ("", CLOSED):
        source, target = store / below, into / below
        if (source / FILE).is_file():
            target.mkdir(parents=True, exist_ok=True)
            _copy_database(source / FILE, target / FILE)
        if (source / MODEL_LOG).is_dir():
            shutil.copytree(source / MODEL_LOG, target / MODEL_LOG, dirs_exist_ok=True)
        AnswerLog(source, 0).copy_to(target)


def _copy_database(source: Path, target: Path) -> None:
    target.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(source)) as held, closing(sqlite3.connect(target)) as copy:
            held.backup(copy)
    except sqlite3.Error as error:
        raise OSError(f"{source} cannot be copied: {error}") from error
