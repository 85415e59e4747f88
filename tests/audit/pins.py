"""What the lock files pin: every package to one version, held by hashes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name

_PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?==(?P<version>[\w.+!-]+)(?P<rest>.*)$"
)
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


@dataclass(frozen=True, slots=True)
class Pin:
    """A package as a lock file names it, in the form of names that registries compare."""

    name: str
    version: str


class NotPinned(ValueError):
    """A line of a lock file leaves open what is installed."""


def read_pins(files: Iterable[Path]) -> list[Pin]:
    """All that the files pin. Raises NotPinned, with the file and the line, and OSError."""
    pins = []
    for file in files:
        for line in _logical(file.read_text(encoding="utf-8")):
            found = _PIN.match(line)
            if found is None:
                raise NotPinned(f"{file.name}: {line[:60]!r} is not pinned to one version")
            if not _HASH.search(found["rest"]):
                raise NotPinned(f"{file.name}: {found['name']} has no hash")
            pins.append(Pin(canonicalize_name(found["name"]), found["version"]))
    return pins


def _logical(text: str) -> Iterable[str]:
    joined = re.sub(r"\\\n", " ", text)
    for line in joined.splitlines():
        line = re.sub(r"(?:^|\s)#.*$", "", line).strip()
        if line:
            yield line
