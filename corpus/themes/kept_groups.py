"""The themes of a collection, kept beside the store by whoever writes it.

Derived data: what is missing or made of other findings is worked out again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from corpus.paper import Finding
from corpus.stages import staged
from corpus.themes.grouping import grouped
from corpus.themes.kept import vectors_of_findings
from corpus.themes.names import ThemeNames, load_names, plain

if TYPE_CHECKING:
    from corpus.library import Library

FILE = "themes.json"
KINDS = ("improvement_area", "strength", "recommendation")
"""The kinds of finding of which the themes are kept; those of others are worked out when asked."""
VERSION = 2
"""Changes with the way in which findings are grouped."""

Groups = list[tuple[tuple[Finding, ...], str | None]]


@dataclass(frozen=True, slots=True)
class _Remembered:
    """The themes of a kind, the state of the store they were told in, and what they are made of."""

    state: tuple[int, ThemeNames]
    mark: str
    groups: Groups


_remembered: WeakKeyDictionary[Library, dict[str, _Remembered]] = WeakKeyDictionary()


def kept_groups(library: Library, kind: str) -> Groups:
    """The findings of one kind as themes over the whole collection, the most central first."""
    held = _remembered.setdefault(library, {})
    known = held.get(kind)
    # Nothing that themes are made of changes within one state: no need to look at all of it.
    state = (library.generation, load_names())
    if known is not None and known.state == state:
        return known.groups
    findings = _once(library, kind)
    mark = _mark(library, findings)
    if known is not None and known.mark == mark:
        groups: Groups | None = known.groups
    else:
        groups = _read(library, kind, mark, findings)
    if groups is None:
        groups = _made(library, findings)
        if kind in KINDS:
            _keep_made(library, kind, findings, groups)
    held[kind] = _Remembered(state, mark, groups)
    return groups


@staged("group findings")
def keep_groups(library: Library) -> None:
    """Bring the file up to date with all findings held; for whoever writes the store."""
    kept = {}
    for kind in KINDS:
        findings = _once(library, kind)
        kept[kind] = _told(library, findings, _made(library, findings))
    _write(Path(library.folder) / FILE, kept)


def _keep_made(library: Library, kind: str, findings: Sequence[Finding], groups: Groups) -> None:
    """Keep what a reader had to group, for the file was of an earlier program or damaged: else each
    process would group anew. Not while somebody writes, nor where nothing can be written."""
    with library.at_rest() as is_at_rest, suppress(OSError):
        if is_at_rest:
            path = Path(library.folder) / FILE
            _write(path, _kept(path) | {kind: _told(library, findings, groups)})


def _told(library: Library, findings: Sequence[Finding], groups: Groups) -> dict[str, Any]:
    rows = {id(finding): row for row, finding in enumerate(findings)}
    return {
        "mark": _mark(library, findings),
        "themes": [
            {"name": name, "rows": [rows[id(finding)] for finding in members]}
            for members, name in groups
        ],
    }


def _once(library: Library, kind: str) -> list[Finding]:
    """The findings of a kind; what an authority is told in two papers of one event counts once."""
    papers = {paper.paper_id: paper for paper in library.papers()}
    found: dict[tuple[str | None, str | None, str], Finding] = {}
    for finding in library.findings((kind,)):
        paper = papers.get(finding.paper_id)
        if paper is None:
            continue
        date = finding.event_date or paper.best_date
        found.setdefault(
            (paper.authority or paper.paper_id, (date or "")[:4], plain(finding.text)), finding
        )
    return list(found.values())


def _made(library: Library, findings: Sequence[Finding]) -> Groups:
    texts = [finding.text for finding in findings]
    found = grouped(texts, vectors_of_findings(library, texts), load_names())
    return [(tuple(findings[row] for row in rows), name) for rows, name in found]


def _mark(library: Library, findings: Sequence[Finding]) -> str:
    """What themes are made of: the findings, the model, the vocabulary and the way of grouping."""
    made_of = hashlib.sha256(f"{VERSION} {library.embedder.digest} {load_names()}".encode())
    for finding in findings:
        made_of.update(f"{finding.paragraph_id}\x00{finding.text}\x00".encode())
    return made_of.hexdigest()


def groups_are_spoilt(folder: Path) -> bool:
    """Whether the file is there and is not as it was written; nothing rests on it."""
    path = folder / FILE
    return path.is_file() and _whole(path) is None


def _read(library: Library, kind: str, mark: str, findings: Sequence[Finding]) -> Groups | None:
    try:
        kept = _kept(Path(library.folder) / FILE)[kind]
        if kept["mark"] != mark:
            return None
        return [
            (tuple(findings[row] for row in theme["rows"]), theme["name"])
            for theme in kept["themes"]
        ]
    except (KeyError, IndexError, TypeError):
        return None


def _kept(path: Path) -> dict[str, Any]:
    """What the file holds, by kind; nothing where it is damaged or not there."""
    text = _whole(path)
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _whole(path: Path) -> str | None:
    """The text of the file as it was written; None where it is damaged or not there: derived data,
    it is made again whatever is wrong with it."""
    try:
        digest, _, text = path.read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return None
    return text if digest == _digest(text) else None


def _digest(text: str) -> str:
    """What stands in the file's first line, so that no byte of it turns unnoticed."""
    return hashlib.sha256(text.encode()).hexdigest()


def _write(path: Path, kept: dict[str, Any]) -> None:
    text = json.dumps(kept)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".json")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{_digest(text)}\n{text}")
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
