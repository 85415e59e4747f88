"""Build the sample PDFs from their sources: ``python -m corpus.sample.build``.

With ``--check`` nothing is written; the exit status is 1 when a PDF differs from its source.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpus.sample.press import print_paper
from corpus.sample.source import read_source

SOURCES = Path(__file__).parent / "sources"
PAPERS = Path(__file__).parents[1] / "papers"


def build(folder: Path = PAPERS, sources: Path = SOURCES, *, check: bool = False) -> list[Path]:
    """Print every source into the folder; return the PDFs that were missing or out of date."""
    stale = []
    for source in sorted(sources.glob("*.md")):
        target = folder / f"{source.stem}.pdf"
        data = print_paper(read_source(source))
        if target.exists() and target.read_bytes() == data:
            continue
        stale.append(target)
        if not check:
            target.write_bytes(data)
    return stale


def main(arguments: list[str] | None = None) -> int:
    """Build or check, name what changed, and return the exit status."""
    parser = argparse.ArgumentParser(description="Build the sample PDFs from their sources.")
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    options = parser.parse_args(arguments)
    stale = build(check=options.check)
    for path in stale:
        print(("out of date: " if options.check else "built: ") + path.name)
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
