"""Gold candidates in files beside the papers: complete ones, and those that need finishing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from assistant.readers.judgements import Judgement, candidate
from corpus.files import write_whole

COMPLETE = "gold-candidates.yaml"
"""In the gold schema: ``papers eval validate --gold FILE`` reads it."""
UNFINISHED = "gold-to-finish.yaml"
"""The same without nuggets: what a right answer says is still to be written."""


def write_candidates(folder: Path, judgements: Sequence[Judgement]) -> None:
    """Write both files anew, oldest judgement first; one that would be empty is not there."""
    complete: list[dict[str, Any]] = []
    unfinished: list[dict[str, Any]] = []
    for judgement in sorted(judgements, key=lambda one: (one.at, one.name)):
        entry, is_complete = candidate(judgement)
        (complete if is_complete else unfinished).append(entry)
    for name, entries in ((COMPLETE, complete), (UNFINISHED, unfinished)):
        if not entries:
            (folder / name).unlink(missing_ok=True)
            continue
        text = yaml.safe_dump(
            {"schema": 1, "questions": entries}, allow_unicode=True, sort_keys=False, width=100
        )
        write_whole(folder / name, text.encode())
