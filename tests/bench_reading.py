"""What the reader makes of every file in ../shared/papers: speed, paragraphs, labels, metadata.

Run with ``python -m tests.bench_reading [FOLDER]``. Nothing is asserted here; the truth that
reading is held against stands in ``tests/ingest/truth``.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from corpus.authorities import Register
from corpus.paper import Paper, ReadPaper
from ingest.lines import UnreadableFile
from ingest.pdf import read_pdf
from ingest.reader import read
from ingest.text import read_text

PAPERS = Path(__file__).resolve().parents[2] / "shared" / "papers"
SUFFIXES = {".pdf", ".txt", ".md", ".docx", ".html"}
_WORD = re.compile(r"\w+")
_FIELDS = ("authority", "committee", "title", "best_date", "agenda_item", "authors")
_COLUMNS = f"{'file':44} {'pages':>5} {'p/s':>6} {'paras':>6} {'share':>6} {'labels':>6}"


def main(folder: Path = PAPERS) -> int:
    """Read every file below the folder and print a line for each; 1 where there is no folder."""
    if not folder.is_dir():
        print(f"{folder} is not here: nothing to measure", file=sys.stderr)
        return 1
    register = Register.load()
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    print(f"{_COLUMNS}  metadata, warnings")
    pages = seconds = 0.0
    for path in files:
        counted, spent = _report(path, folder, register)
        pages, seconds = pages + counted, seconds + spent
    print(f"{len(files)} files, {pages:.0f} pages, {pages / max(seconds, 1e-9):.0f} pages a second")
    return 0


def _report(path: Path, folder: Path, register: Register) -> tuple[int, float]:
    name = str(path.relative_to(folder))[-44:]
    start = time.perf_counter()
    try:
        papers = read(path, source=path.name, register=register)
    except UnreadableFile as error:
        print(f"{name:44} not read: {error}")
        return 0, time.perf_counter() - start
    spent = time.perf_counter() - start
    pages = sum(each.paper.pages or 0 for each in papers)
    paragraphs = [paragraph for each in papers for paragraph in each.paragraphs]
    labels = sum(paragraph.label is not None for paragraph in paragraphs)
    speed = f"{pages / spent:6.0f}" if pages else f"{'-':>6}"
    notes = "; ".join(dict.fromkeys(_notes(each.paper) for each in papers))
    print(
        f"{name:44} {pages:5} {speed} {len(paragraphs):6} {share_read(path, papers):6.3f} "
        f"{labels:6}  {notes}"
    )
    return pages, spent


def share_read(path: Path, papers: Iterable[ReadPaper]) -> float:
    """The share of the words on the pages, furniture apart, that a paragraph or heading holds."""
    document = read_pdf(path) if path.suffix.lower() == ".pdf" else read_text(path)
    printed = _words(line.text for line in document.lines)
    held: Counter[str] = Counter()
    for each in papers:
        held += _words(paragraph.text for paragraph in each.paragraphs)
        held += _words(paragraph.label or "" for paragraph in each.paragraphs)
        held += _words(section.title for section in each.sections)
    return (printed & held).total() / max(printed.total(), 1)


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(text.lower()))


def _notes(paper: Paper) -> str:
    found = [field for field in _FIELDS if getattr(paper, field)]
    return ",".join(found) + (f" [{'; '.join(paper.warnings)}]" if paper.warnings else "")


if __name__ == "__main__":
    sys.exit(main(*(Path(argument) for argument in sys.argv[1:2])))
