"""Known vulnerabilities from a copy of the OSV records, for where no network is.

The copy is the file ``all.zip`` that osv.dev publishes for the ecosystem PyPI, a folder of its JSON
files, or one of them. Form of a record: https://ossf.github.io/osv-schema/
"""

from __future__ import annotations

import json
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from tests.audit.pins import Pin


class NoAdvisories(ValueError):
    """A copy that holds no record of a Python package."""


@dataclass
class Advisories:
    """The records by package; ``newest`` is the day on which the latest of them was changed."""

    of_package: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    records: int = 0
    newest: str = ""

    def hits(self, pins: Iterable[Pin]) -> Iterator[tuple[Pin, dict[str, Any]]]:
        """The records that a pinned version is affected by."""
        for pin in pins:
            for record in self.of_package.get(pin.name, []):
                if any(_affects(one, pin) for one in record.get("affected", [])):
                    yield pin, record


def load(copy: Path) -> Advisories:
    """Read a copy; raises NoAdvisories, OSError, and ValueError of a file that is no JSON."""
    found = Advisories()
    for text in _texts(copy):
        record = json.loads(text)
        names = {
            canonicalize_name(one["package"]["name"])
            for one in record.get("affected", [])
            if one.get("package", {}).get("ecosystem") == "PyPI"
        }
        if not names:
            continue
        found.records += 1
        found.newest = max(found.newest, str(record.get("modified", ""))[:10])
        for name in names if not record.get("withdrawn") else ():
            found.of_package[name].append(record)
    if not found.records:
        raise NoAdvisories(f"{copy} holds no record of a Python package")
    return found


def _texts(copy: Path) -> Iterator[str]:
    if copy.is_dir():
        yield from (file.read_text(encoding="utf-8") for file in sorted(copy.rglob("*.json")))
    elif zipfile.is_zipfile(copy):
        with zipfile.ZipFile(copy) as packed:
            for name in packed.namelist():
                if name.endswith(".json"):
                    yield packed.read(name).decode("utf-8")
    else:
        yield copy.read_text(encoding="utf-8")


def _affects(affected: dict[str, Any], pin: Pin) -> bool:
    package = affected.get("package", {})
    if package.get("ecosystem") != "PyPI" or canonicalize_name(package["name"]) != pin.name:
        return False
    # "2.13.0+cpu" is a build of 2.13.0.
    plain = pin.version.partition("+")[0]
    if plain in affected.get("versions", []):
        return True
    ranges = (one for one in affected.get("ranges", []) if one.get("type") != "GIT")
    return any(_within(one.get("events", []), Version(plain)) for one in ranges)


def _within(events: list[dict[str, str]], version: Version) -> bool:
    """Whether a version lies in a range, whose events are in no order."""
    inside = False
    for _, kind, said in sorted(_placed(event) for event in events):
        if said == "0" or Version(said) <= version:
            inside = kind == 0 or (kind == 2 and Version(said) == version and inside)
    return inside


def _placed(event: dict[str, str]) -> tuple[Version, int, str]:
    """An event's place; of one version "introduced" comes before "fixed" and "last_affected"."""
    kinds = {"introduced": 0, "fixed": 1, "last_affected": 2, "limit": 1}
    name, said = next((kind, said) for kind, said in event.items() if kind in kinds)
    try:
        return Version(said), kinds[name], said
    except InvalidVersion:
        # What cannot be compared is taken as the very first: the package counts as affected.
        return Version("0"), kinds[name], "0"
