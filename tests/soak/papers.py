"""Forty invented papers in four formats, and ten of them as they were before."""

from __future__ import annotations

import html
from pathlib import Path

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

COUNCILS = ("Wexmoor County Council", "Hartlow City Council", "Pendry Borough Council")
SUBJECTS = ("foster carers", "bridges", "libraries", "school places", "bus shelters")
QUESTIONS = (
    "What did Wexmoor spend on foster carers?",
    "What must be improved about bridges at Hartlow?",
    "What improvement areas recur across authorities?",
    "What was resolved about libraries at Pendry?",
    "How many papers of Wexmoor are held?",
    "What was said about the moon?",
)
COUNT = 40
REPLACED = 10


def paper_lines(at: int, edition: str) -> list[str]:
    """The lines of one paper; another edition says other things under the same numbers."""
    council, subject = COUNCILS[at % 3], SUBJECTS[at % 5]
    spent = (at + 1) * (3 if edition == "new" else 7)
    return [
        council,
        "Overview and Scrutiny Committee",
        f"Date of meeting: {at % 27 + 1} March 20{10 + at % 14}",
        f"Report {at}: {subject}",
        "",
        f"1. The council spent £{spent},000 on {subject} in the {edition} plan {at}.",
        "",
        f"2. Inspectors named areas for improvement of {subject}:",
        "",
        f"(a) the records of {subject} numbered {at}",
        "",
        f"(b) the time that the {edition} plan {at} takes",
        "",
        f"3. RESOLVED: That the {edition} plan {at} for {subject} be approved.",
    ]


def write_papers(folder: Path, edition: str, count: int) -> None:
    """Write the first ``count`` papers in an edition, and the register of their authorities."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "authorities.csv").write_text("name\n" + "\n".join(COUNCILS) + "\n")
    for at in range(count):
        lines = paper_lines(at, edition)
        if at % 8 == 5:
            _write_pdf(folder / f"{at:02}.pdf", lines)
        elif at % 8 == 6:
            body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines if line)
            (folder / f"{at:02}.html").write_text(f"<html><body>{body}</body></html>")
        else:
            suffix = "md" if at % 2 else "txt"
            (folder / f"{at:02}.{suffix}").write_text("\n".join(lines) + "\n")


def _write_pdf(path: Path, lines: list[str]) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for row, line in enumerate(lines):
        canvas.drawString(72, A4[1] - 80 - 18 * row, line)
    canvas.showPage()
    canvas.save()
