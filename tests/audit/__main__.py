"""``python -m tests.audit COPY LOCKFILE...``: pinned packages against a copy of the OSV records.

Prints a line for each known vulnerability and one that counts. Exit status: 0 none known, 1 some,
2 a lock file that leaves something open, or a copy that cannot be read.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from tests.audit.advisories import load
from tests.audit.pins import read_pins

_STALE_DAYS = 14


def main(copy: Path, locks: list[Path], today: date) -> int:
    """Check the lock files; the exit status."""
    try:
        pins = read_pins(locks)
        known = load(copy)
    except (OSError, ValueError) as error:
        print(f"Not audited: {error}", file=sys.stderr)
        return 2
    hits = list(known.hits(pins))
    for pin, record in hits:
        names = ", ".join([record["id"], *record.get("aliases", [])])
        print(f"{pin.name} {pin.version}: {names}: {record.get('summary', 'no summary')}")
    print(
        f"{len(pins)} packages, {known.records} advisories up to {known.newest}: "
        f"{len(hits)} known vulnerabilities"
    )
    if known.newest < date.fromordinal(today.toordinal() - _STALE_DAYS).isoformat():
        print(f"The copy is old: what became known after {known.newest} is not in it")
    return 1 if hits else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    files = [Path(name) for name in sys.argv[2:]]
    sys.exit(main(Path(sys.argv[1]), files, datetime.now(UTC).date()))
