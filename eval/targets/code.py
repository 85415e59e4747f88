"""What code answers: a run of one state of it is not finished by another."""

from __future__ import annotations

import hashlib
from pathlib import Path

import assistant
import corpus
import eval as evaluation

_READ = (".py", ".csv", ".json", ".yaml")
_NOT_CODE = (Path(corpus.__path__[0]) / "papers", Path(corpus.__path__[0]) / "sample")


_SCORING = ("answers.py", "intervals.py", "matchers.py", "score.py", "language", "metrics")


def code_hash() -> str:
    """A digest of what the assistant and the collection are made of."""
    digest = hashlib.sha256()
    for package in (assistant, corpus):
        root = Path(package.__path__[0])
        for path in sorted(root.rglob("*")):
            if path.suffix in _READ and not any(path.is_relative_to(own) for own in _NOT_CODE):
                digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()


def scoring_hash() -> str:
    """A digest of what turns answers into figures."""
    digest = hashlib.sha256()
    root = Path(evaluation.__path__[0])
    for path in sorted(root.rglob("*.py")):
        if path.relative_to(root).parts[0] in _SCORING:
            digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()
