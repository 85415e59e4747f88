"""Papers of Welsh councils: two languages beside or after one another, and days in Welsh."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import getSampleStyleSheet  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from corpus.authorities import Register
from ingest.dates import find_dates
from ingest.layout import structure
from ingest.pdf import read_pdf
from ingest.reader import read
from tests.ingest.drawing import draw, write

WELSH = (
    ("1.1 Mae’r adroddiad hwn yn rhoi", "diweddariad ar wasanaethau plant."),
    ("1.2 Cynhaliwyd yr arolygiad ym mis", "Hydref y llynedd."),
)
ENGLISH = (
    ("1.1 This report gives an update on", "services for children."),
    ("1.2 The inspection took place in", "October of last year."),
)


def test_columns_that_bear_the_same_numbers_are_read_one_after_the_other(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 80, "A report to the Education and Economy Scrutiny Committee of Gwynedd")
        for left, column in ((72, WELSH), (300, ENGLISH)):
            top = 120
            for lines in column:
                for line in lines:
                    write(canvas, left, top, line)
                    top += 14
                top += 8

    _, paragraphs = structure(read_pdf(draw(tmp_path / "paper.pdf", page)), "paper")
    assert [(p.label, p.text) for p in paragraphs[1:]] == [
        (lines[0][:3], f"{lines[0][4:]} {lines[1]}") for lines in (*WELSH, *ENGLISH)
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [("14 Mawrth 2024", "2024-03-14"), ("Dydd Iau, 2 Mai 2024", "2024-05-02"),
     ("1af Ionawr 2025", "2025-01-01"), ("9 Rhagfyr 2023", "2023-12-09")],
)  # fmt: skip
def test_days_in_welsh(text: str, day: str) -> None:
    (found,) = find_dates(text)
    assert (found.first, found.last) == (day, day)


HEAD = (
    "DYFFRYN ELAN COMMUNITY COUNCIL",
    "Minutes of the meeting held on 9 September 2024",
    "Present: Cllrs B Rhys (Chair) and C Mai",
)
MINUTES = (
    ("24/117", "Roedd tri thendr wedi dod i law. PENDERFYNWYD torri’r gwair yn y fynwent am £450.",
     "Three tenders were received. RESOLVED to cut the grass in the cemetery for £450."),
    ("24/118", "Adroddodd y Clerc fod £12,300 yn y banc. PENDERFYNWYD talu’r holl anfonebau.",
     "The Clerk said that £12,300 was in the bank. RESOLVED unanimously to pay the invoices."),
    ("24/119", "Cafwyd trafodaeth am y to. PENDERFYNWYD gofyn am bris gan ddau adeiladwr lleol.",
     "The roof was discussed. RESOLVED to ask two local builders for a price."),
)  # fmt: skip
TOLD = [
    ("resolution", "RESOLVED to cut the grass in the cemetery for £450."),
    ("cost", "RESOLVED to cut the grass in the cemetery for £450."),
    ("resolution", "RESOLVED unanimously to pay the invoices."),
    ("cost", "The Clerk said that £12,300 was in the bank."),
    ("resolution", "RESOLVED to ask two local builders for a price."),
]


def _minutes(folder: Path, form: str, rows: Sequence[tuple[str, str, str]] = MINUTES) -> Path:
    path = folder / f"minutes.{form.split()[0]}"
    if form == "txt in turn":
        parts = [part for number, cy, en in rows for part in (f"{number} Mater", cy, en)]
        path.write_text("\n\n".join((*HEAD, *parts)), encoding="utf-8")
    elif form == "txt":
        texts = [f"{number} {row[at]}" for at in (1, 0) for number, *row in rows]
        path.write_text("\n\n".join((*HEAD, *texts)), encoding="utf-8")
    elif form == "md":
        rule = "|---|---|---|"
        piped = [f"| {' | '.join(row)} |" for row in (("Rhif", "Cymraeg", "English"), *rows)]
        text = "\n".join((piped[0], rule, *piped[1:]))
        path.write_text("\n\n".join((*HEAD, text)), encoding="utf-8")
    elif form == "pdf":
        body = getSampleStyleSheet()["BodyText"]
        cells = [[Paragraph(text, body) for text in row] for row in rows]
        grid = Table(
            cells, colWidths=[50, 200, 200], style=[("GRID", (0, 0), (-1, -1), 1, "black")]
        )
        flow = [*(Paragraph(text, body) for text in HEAD), grid]
        SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(flow)
    elif form == "docx":
        word = docx.Document()
        for text in HEAD:
            word.add_paragraph(text)
        table = word.add_table(rows=0, cols=3)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        word.save(str(path))
    else:
        heads = "".join(f"<h{n}>{text}</h{n}>" for n, text in enumerate(HEAD[:2], start=1))
        shown = [("Rhif", "Cymraeg", "English"), *rows]
        first = 1 if "without" in form else 0
        said = "".join(
            f"<tr>{''.join(f'<td>{text}</td>' for text in row[first:])}</tr>" for row in shown
        )
        path.write_text(f"<body>{heads}<p>{HEAD[2]}</p><table>{said}</table>", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "form",
    [
        "txt in turn",
        "txt",
        "md",
        "docx",
        "pdf",
        "html",
        "html without numbers",
        "html of two columns",
    ],
)
def test_what_is_said_in_two_languages_is_found_once(tmp_path: Path, form: str) -> None:
    rows: Sequence[tuple[str, str, str]] = MINUTES
    if "of two" in form:  # the number stands in both
        rows = tuple((no, f"{no} {cy}", f"{no} {en}") for no, cy, en in MINUTES)
        form = "html without"
    [made] = read(_minutes(tmp_path, form, rows), source=form, register=Register.load())
    assert [(f.kind, f.text) for f in made.findings] == TOLD
    held = [p.text for p in made.paragraphs if p.kind != "front_matter"]
    both = {text for _, *row in MINUTES for text in row}
    assert both == set(held)
    if "without numbers" not in form and form != "html without":
        labels = [(p.label or "").split()[-1] for p in made.paragraphs if p.kind != "front_matter"]
        assert sorted(labels) == sorted([number for number, *_ in MINUTES] * 2)


def test_what_is_said_in_welsh_alone_is_found(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    rest = ("Appendix A", "1. The library was open on 212 days of the year and lent 9,140 books.")
    path.write_text("\n\n".join((*HEAD, *(f"{no} {cy}" for no, cy, _ in MINUTES), *rest)))
    [made] = read(path, source=path.name, register=Register.load())
    assert sum(f.kind == "resolution" for f in made.findings) == len(MINUTES)


def test_what_one_language_says_in_two_paragraphs_is_found_once(tmp_path: Path) -> None:
    rows = [
        (number, welsh, english.replace(". RESOLVED", ".\n\nRESOLVED"))
        for number, welsh, english in MINUTES
    ]
    [made] = read(_minutes(tmp_path, "txt", rows), source="minutes", register=Register.load())
    assert [f for f in made.findings if "PENDERFYNWYD" in f.text] == []
    assert sum(f.kind == "resolution" for f in made.findings) == len(MINUTES)


@pytest.mark.parametrize("form", ["docx", "html without", "pdf", "txt"])
@pytest.mark.parametrize("language", [1, 2], ids=["Welsh", "English"])
def test_what_is_closed_in_one_language_is_closed_in_both(
    tmp_path: Path, form: str, language: int
) -> None:
    rows: list[tuple[str, str, str]] = []
    for at, said in enumerate(MINUTES, start=1):
        head = [f"{at}. Mynwent y pentref", f"{at}. Village cemetery"]
        if at == 2:
            head[language - 1] += " (EXEMPT)"
        rows += [("", head[0], head[1]), ("", said[1], said[2])]
    if form == "txt":
        texts = [row[side] for side in (2, 1) for row in rows]
        path = tmp_path / "minutes.txt"
        path.write_text("\n\n".join((*HEAD, *texts)), encoding="utf-8")
    else:
        path = _minutes(tmp_path, form, rows)
    [made] = read(path, source=path.name, register=Register.load())
    held = " ".join(p.text for p in made.paragraphs)
    assert made.paper.status in ("part_exempt", "exempt", "unclear")
    assert "12,300" not in held
