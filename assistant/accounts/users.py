"""Users of one store: names, roles and password hashes in a file that only its owner may read."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from corpus.files import write_whole

Role = Literal["councillor", "officer", "evaluator", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
SHORTEST = 12
"""Characters of a password; length counts for more than odd characters."""
FILE = "users.json"
_NAME = re.compile(r"[\w.@+-]{1,80}")


class UserError(Exception):
    """A user cannot be added or changed; one line says why."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in; ``password`` is an argon2 hash."""

    name: str
    role: Role
    password: str
    since: str

    @property
    def mark(self) -> str:
        """What changes with the password, and with another account of the same name."""
        return hashlib.sha256(f"{self.since} {self.password}".encode()).hexdigest()


class Users:
    """The users of a store, read anew whenever the file has changed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._read: tuple[int, dict[str, User]] | None = None

    def all(self) -> tuple[User, ...]:
        """Every user, by name."""
        return tuple(user for _, user in sorted(self._users().items()))

    def get(self, name: str) -> User | None:
        """The user of a name, in whatever case it is written."""
        return self._users().get(key_of(name))

    def add(self, name: str, role: Role, password: str) -> User:
        """Add a user; raises UserError for a name that is taken or not fit, or a short password."""
        if not _NAME.fullmatch(name):
            raise UserError(f"{name!r} is no name for a user: use letters, digits and .@+-")
        if self.get(name):
            raise UserError(f"there is a user {name} already: remove them first, or set a password")
        user = User(name, role, _hashed(password), datetime.now(UTC).isoformat(timespec="seconds"))
        self._write({**self._users(), key_of(name): user})
        return user

    def set_password(self, name: str, password: str) -> None:
        """Give a user another password; raises UserError."""
        user = self._known(name)
        changed = replace(user, password=_hashed(password))
        self._write({**self._users(), key_of(name): changed})

    def remove(self, name: str) -> None:
        """Remove a user, whose sessions end with it; raises UserError."""
        self._known(name)
        self._write({key: one for key, one in self._users().items() if key != key_of(name)})

    def check(self, name: str, password: str) -> User | None:
        """The user if the password is theirs; an unknown name takes as long as a wrong one."""
        from argon2 import PasswordHasher
        from argon2.exceptions import Argon2Error, InvalidHashError

        user = self.get(name)
        hasher = PasswordHasher()
        try:
            hasher.verify(user.password if user else _nobody(), password)
        except (Argon2Error, InvalidHashError):
            return None
        return user

    def _known(self, name: str) -> User:
        user = self.get(name)
        if user is None:
            names = ", ".join(one.name for one in self.all()) or "there are none"
            raise UserError(f"there is no user {name}; users: {names}")
        return user

    def _users(self) -> dict[str, User]:
        try:
            changed = self._path.stat().st_mtime_ns
        except FileNotFoundError:
            return {}
        if self._read is None or self._read[0] != changed:
            try:
                rows = json.loads(self._path.read_text())
                users = {key_of(row["name"]): User(**row) for row in rows}
            except (ValueError, TypeError, KeyError) as error:
                raise UserError(f"{self._path} is damaged: put back a copy of it") from error
            self._read = (changed, users)
        return self._read[1]

    def _write(self, users: dict[str, User]) -> None:
        rows = [asdict(user) for _, user in sorted(users.items())]
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._path, json.dumps(rows, indent=1).encode(), mode=0o600)
        self._read = None


def key_of(name: str) -> str:
    """What tells a name from others, however it is typed."""
    return unicodedata.normalize("NFKC", name).casefold()


def _hashed(password: str) -> str:
    if len(password) < SHORTEST:
        raise UserError(f"the password has fewer than {SHORTEST} characters: take a longer one")
    from argon2 import PasswordHasher

    return PasswordHasher().hash(password)


_kept: list[str] = []


def _nobody() -> str:
    """A hash that no password fits, made once."""
    if not _kept:
        from argon2 import PasswordHasher

        _kept.append(PasswordHasher().hash(datetime.now(UTC).isoformat()))
    return _kept[0]
