"""Minutes that are kept as a table: a row is the minute of its number, under its heading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import getSampleStyleSheet  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read

Cell = str | Sequence[str]
Rows = Sequence[Sequence[Cell]]

HEAD = (
    "HARPLEY MARSH DRAINAGE BOARD",
    "Minutes of the meeting of the Board held on 6 November 2024 at the Pump House",
    "Present: Mr A Ashe (Chair), Mrs B Birch and Mr C Cole.",
)
REFERRED: Rows = (
    ("No.", "Minute", "Action"),
    ("24/31", ("**Apologies", "Mr Dale had sent his apologies."), ""),
    (
        "24/32",
        ("**Pumps", "The engineer said that pump 3 had failed.", "RESOLVED to buy a pump."),
        "Engineer",
    ),
    ("24/33", ("**Rates", "RESOLVED that the rate be 9.4p in the pound."), "Clerk"),
)
COUNTED: Rows = (
    ("Item", "Subject", "Discussion and decision"),
    ("1", "Apologies", "Mr Dale had sent his apologies."),
    ("2", "Pumps", ("The engineer said that pump 3 had failed.", "RESOLVED to buy a pump.")),
    ("3", "Rates", "RESOLVED that the rate be 9.4p in the pound."),
)
TITLED: Rows = (
    ("24/31 Apologies", "Mr Dale had sent his apologies."),
    ("24/32 Pumps", ("The engineer said that pump 3 had failed.", "RESOLVED to buy a pump.")),
    ("24/33 Rates", "RESOLVED that the rate be 9.4p in the pound."),
)


def parts(cell: Cell) -> Sequence[str]:
    return (cell,) if isinstance(cell, str) else cell


def as_docx(path: Path, rows: Rows) -> None:
    word = docx.Document()
    for text in HEAD:
        word.add_paragraph(text)
    table = word.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for held, cell in zip(row.cells, cells, strict=True):
            for place, text in enumerate(parts(cell)):
                said = held.add_paragraph() if place else held.paragraphs[0]
                said.add_run(text.strip("*")).bold = text.startswith("**")
    word.save(str(path))


def marked(text: str) -> str:
    return f"<b>{escape(text[2:])}</b>" if text.startswith("**") else escape(text)


def as_html(path: Path, rows: Rows) -> None:
    table = "".join(
        "<tr>"
        + "".join(
            "<td>" + "".join(f"<p>{marked(text)}</p>" for text in parts(cell)) + "</td>"
            for cell in cells
        )
        + "</tr>"
        for cells in rows
    )
    above = "".join(f"<p>{escape(text)}</p>" for text in HEAD)
    path.write_text(f"<html><body>{above}<table>{table}</table></body></html>", encoding="utf-8")


def as_pdf(path: Path, rows: Rows) -> None:
    body = getSampleStyleSheet()["BodyText"]
    held = [[[Paragraph(marked(text), body) for text in parts(cell)] for cell in r] for r in rows]
    widths = [60, *[120] * (len(rows[0]) - 2), 240]
    if rows is REFERRED:
        widths = [60, 300, 60]
    grid = Table(held, colWidths=widths, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
    flow = [Paragraph(text, body) for text in HEAD]
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build([*flow, grid])


def as_markdown(path: Path, rows: Rows) -> None:
    lines = ["| " + " | ".join(" ".join(parts(cell)) for cell in cells) + " |" for cells in rows]
    if rows is not TITLED:
        lines.insert(1, "|" + "---|" * len(rows[0]))
    path.write_text("\n\n".join(HEAD) + "\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def told(made: ReadPaper) -> list[tuple[str | None, str, str]]:
    return [
        (each.label, each.section, each.text)
        for each in made.paragraphs
        if each.kind != "front_matter"
    ]


SAID = [
    ("Apologies", "Mr Dale had sent his apologies."),
    ("Pumps", "The engineer said that pump 3 had failed."),
    ("Pumps", "RESOLVED to buy a pump."),
    ("Rates", "RESOLVED that the rate be 9.4p in the pound."),
]


@pytest.mark.parametrize("write", [as_docx, as_html, as_pdf])
@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        (REFERRED, ("24/31", "24/32", "24/33")),
        (COUNTED, ("1", "2", "3")),
        (TITLED, ("24/31", "24/32", "24/33")),
    ],
    ids=["with actions", "with subjects", "with titles"],
)
def test_each_row_is_a_minute(
    tmp_path: Path,
    register: Register,
    rows: Rows,
    numbers: Sequence[str],
    write: Callable[[Path, Rows], None],
) -> None:
    path = tmp_path / f"paper.{write.__name__[3:]}"
    write(path, rows)
    (made,) = read(path, source=path.name, register=register)
    labels = dict(zip(("Apologies", "Pumps", "Rates"), numbers, strict=True))
    wanted = [(f"Minute {labels[title]}", f"{labels[title]} {title}", text) for title, text in SAID]
    if rows is REFERRED:
        wanted.insert(3, ("Minute 24/32", "24/32 Pumps", "Action: Engineer"))
        wanted.append(("Minute 24/33", "24/33 Rates", "Action: Clerk"))
    found = told(made)
    if write is as_pdf:  # lines of print in a cell say nothing of its paragraphs
        assert [(label, section) for label, section, _ in found] == list(
            dict.fromkeys((label, section) for label, section, _ in wanted)
        ) or [label for label, _, _ in found] == [label for label, _, _ in wanted]
        assert " ".join(text for _, _, text in found) == " ".join(text for _, _, text in wanted)
    else:
        assert found == wanted
    resolved = [finding for finding in made.findings if finding.kind == "resolution"]
    assert [finding.outcome for finding in resolved] == ["carried", "carried"]
    assert not [finding for finding in made.findings if finding.kind == "action"]


def test_a_row_without_a_heading_keeps_its_number(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        ("No.", "Minute", "Action"),
        ("24/31", "Mr Dale had sent his apologies.", ""),
        ("24/32", "RESOLVED to buy a pump.", "Engineer"),
    )
    as_markdown(tmp_path / "paper.md", rows)
    (made,) = read(tmp_path / "paper.md", source="paper.md", register=register)
    assert [(label, text) for label, _, text in told(made)] == [
        ("Minute 24/31", "Mr Dale had sent his apologies."),
        ("Minute 24/32", "RESOLVED to buy a pump."),
        ("Minute 24/32", "Action: Engineer"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("1", "Oak Lane", "12 tonnes"), ("2", "Elm Road", "9 tonnes"), ("3", "Mill", "4 tonnes")),
        (("24/31", "Barn at Oak Lane", "AB"), ("24/57", "Two homes at Elm Road", "CD")),
    ],
    ids=["figures", "references of applications"],
)
def test_another_table_in_minutes_stays_one(tmp_path: Path, register: Register, rows: Rows) -> None:
    as_html(tmp_path / "paper.html", rows)
    (made,) = read(tmp_path / "paper.html", source="paper.html", register=register)
    assert [each.kind for each in made.paragraphs if each.kind != "front_matter"] == (
        ["row"] * len(rows)
    )
