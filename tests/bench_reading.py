"""What the reader makes of every file in ../shared/papers: speed, paragraphs, labels, metadata.

Run with ``python -m tests.bench_reading [FOLDER]``. Nothing is asserted here; the shares at the end
are of the truth that people wrote from the pages, in ``tests/ingest/truth``. Speed is in pages a
processor second for each file, and in pages a second for all of them read by two workers, as the
job reads them.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from corpus.authorities import Register
from corpus.paper import Paper, ReadPaper
from ingest.lines import UnreadableFile
from ingest.pdf import read_pdf
from ingest.reader import read
from ingest.settings import ReadingSettings
from ingest.text import read_text
from ingest.workers import Workers
from tests.ingest.truths import LAYOUTS, layout_of, measured

PAPERS = Path(__file__).resolve().parents[2] / "shared" / "papers"
SUFFIXES = {".pdf", ".txt", ".md", ".docx", ".html"}
_WORD = re.compile(r"\w+")
_FIELDS = ("authority", "committee", "title", "best_date", "agenda_item", "authors")
_TO_REACH = {"labels": 0.99, "improvement items": 1.0, "metadata": 0.98}
_COLUMNS = f"{'file':44} {'pages':>5} {'p/s':>6} {'paras':>6} {'share':>6} {'labels':>6}"


@dataclass(slots=True)
class Spent:
    """Pages read and the processor seconds they took, pictures of pages apart."""

    pages: int = 0
    seconds: float = 0.0
    pictures: int = 0
    printed: list[Path] = field(default_factory=list)


def main(folder: Path = PAPERS) -> int:
    """Read every file below the folder and print a line for each; 1 where there is no folder."""
    if not folder.is_dir():
        print(f"{folder} is not here: nothing to measure", file=sys.stderr)
        return 1
    register = Register.load()
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    print(f"{_COLUMNS}  metadata, warnings")
    spent = Spent()
    start = time.perf_counter()
    for path in files:
        _report(path, folder, register, spent)
    print(
        f"{len(files)} files in {time.perf_counter() - start:.0f} s: {spent.pages} pages at "
        f"{spent.pages / max(spent.seconds, 1e-9):.0f} a processor second, and {spent.pictures} "
        "that are pictures"
    )
    pages, seconds = _together(spent.printed, register)
    print(f"in all, by two workers: {pages} pages at {pages / max(seconds, 1e-9):.0f} a second")
    _against_truth(folder, register)
    return 0


def _against_truth(folder: Path, register: Register) -> None:
    """Print how much of what people read on the pages is right, with what is to be reached."""
    if not all((folder / layout_of(path)["file"]).exists() for path in LAYOUTS):
        return
    print("\nagainst what people read on the pages of", len(LAYOUTS), "files:")
    for name, share in measured(folder, register).items():
        aim = f", to reach {_TO_REACH[name]:.0%}" if name in _TO_REACH else ""
        print(f"  {name:18} {share.right:5} of {share.of:5}  {share.right / share.of:.2%}{aim}")


def _together(files: list[Path], register: Register) -> tuple[int, float]:
    """Pages of the files that are no pictures, and the seconds that two workers take for them.

    The workers have started and read a file before the clock does.
    """
    workers = Workers(register, ReadingSettings(workers=2))
    try:
        for reading in [workers.submit(path, path.name, None) for path in files[:2]]:
            reading.papers()
        start = time.perf_counter()
        readings = [workers.submit(path, path.name, None) for path in files]
        papers = [paper for reading in readings for paper in reading.papers()]
        seconds = time.perf_counter() - start
    finally:
        workers.close()
    return sum(each.paper.pages or 0 for each in papers), seconds


def _report(path: Path, folder: Path, register: Register, spent: Spent) -> None:
    name = str(path.relative_to(folder))[-44:]
    start = time.process_time()
    try:
        papers = read(path, source=path.name, register=register)
    except UnreadableFile as error:
        print(f"{name:44} not read: {error}", flush=True)
        return
    seconds = time.process_time() - start
    pages = sum(each.paper.pages or 0 for each in papers)
    paragraphs = [paragraph for each in papers for paragraph in each.paragraphs]
    labels = sum(paragraph.label is not None for paragraph in paragraphs)
    pictures = any(paragraph.trust == "ocr" for paragraph in paragraphs)
    if pictures:
        spent.pictures += pages
    elif pages:
        spent.pages, spent.seconds = spent.pages + pages, spent.seconds + seconds
        spent.printed.append(path)
    speed = f"{pages / seconds:6.0f}" if pages and not pictures else f"{'-':>6}"
    share = f"{'-':>6}" if pictures else f"{share_read(path, papers):6.3f}"
    notes = "; ".join(dict.fromkeys(_notes(each.paper) for each in papers))
    print(
        f"{name:44} {pages:5} {speed} {len(paragraphs):6} {share} {labels:6}  {notes}", flush=True
    )


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
