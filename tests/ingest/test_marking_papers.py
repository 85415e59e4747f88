"""Whole papers as councils of the four nations mark them: nothing leaks, nothing public is hidden.

In ``markings/`` the word ``zanzibar`` stands for what is closed and ``lorries`` for what is public.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli import main
from corpus.authorities import Register
from ingest.reader import read
from tests.ingest.marked_files import made

_FOLDER = Path(__file__).parent / "markings"
_IN_TURN: tuple[str, ...] = ()
"""The cases of a set in one form each: the first as PDF, the next as Word, the third as a page."""
_FORMS = ("pdf", "docx", "html")
_FILES = {
    "marked.txt": ("pdf", "txt", "md"),
    "open.txt": ("pdf", "txt", "md"),
    "packs.txt": ("pdf", "txt", "md"),
    "forms.txt": ("pdf", "txt", "md"),
    # Written before the reader was tried on them.
    "nations.txt": _IN_TURN,
    "wordings.txt": _IN_TURN,
    "sheets.txt": _IN_TURN,
    "published.txt": _IN_TURN,
    "meetings.txt": _IN_TURN,
    "titles.txt": _IN_TURN,
    "councils.txt": _IN_TURN,
    "halls.txt": _IN_TURN,
    "fronts.txt": _IN_TURN,
    "software.txt": _IN_TURN,
    # Each in one form alone, or in those that differed.
    "offices.txt": ("pdf",),
    "clerks.txt": ("pdf",),
    "desks.txt": ("pdf",),
    "counters.txt": ("pdf",),
    "drawers.txt": ("pdf",),
    "trays.txt": ("pdf",),
    "shelves.txt": ("pdf",),
    "bins.txt": ("pdf",),
    "crates.txt": ("pdf",),
    # Of two sets, those that were read wrongly at first sight.
    "benches.txt": ("pdf",),
}


def cases() -> Iterator[tuple[str, str, str, str]]:
    """What is told, the statuses that may come back, the form of the file, and its text."""
    for name, usual in _FILES.items():
        kept = (_FOLDER / name).read_text(encoding="utf-8").split("%% ")[1:]
        for at, case in enumerate(kept):
            head, _, text = case.partition("\n")
            told, statuses, *forms = head.split(" | ")
            for form in forms or usual or (_FORMS[at % 3],):
                yield told, statuses, form, text


CASES = list(cases())
NAMES = [f"{case[0]}, {case[2]}" for case in CASES]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


@pytest.mark.parametrize(("told", "statuses", "form", "text"), CASES, ids=NAMES)
def test_a_paper_shows_what_is_public_and_no_more(
    tmp_path: Path, register: Register, told: str, statuses: str, form: str, text: str
) -> None:
    # A form with a dot is a whole name, which says of itself who may see the file.
    path = tmp_path / (form if "." in form else f"report.{form}")
    made(path, text)
    papers = read(path, source=path.name, register=register)
    shown = "\n".join(p.text for one in papers for p in one.paragraphs)
    assert "zanzibar" not in repr(papers)
    assert shown.count("lorries") == text.count("lorries")
    assert papers[0].paper.status in statuses.split()
    assert papers[0].paper.status == "open" or papers[0].paper.read_from["status"]


def test_show_tells_where_a_status_was_read_and_what_could_not_be_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    named = "Appendix 2 is not for publication by virtue of paragraph 3 of Schedule 12A."
    file.write_text(f"Leeds City Council\nReport to Cabinet\n\n{named}\n\n1. Trees\n1.1 Green.\n")
    store = ["--store", str(tmp_path / "store")]
    assert main([*store, "ingest", str(file), "--quiet"]) == 0
    assert main([*store, "show", "report"]) == 0
    said = capsys.readouterr().out
    assert f'part_exempt, read from head of the text: "{named}"' in said
    assert "report, 3 paragraphs, a part of it is exempt\n" in said
    assert "note: Appendix 2 is exempt, and no heading or page of this file opens it" in said
