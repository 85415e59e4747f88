"""A few invented papers of two invented councils, held in memory."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.authorities import Register
from corpus.paper import Box, Finding, Paper, Paragraph, ReadFailure, Scope

OUTCOME = Paper(
    paper_id="visit-outcome",
    title="Outcome of the focused visit to Eastmere",
    source="eastmere/visit-outcome.pdf",
    sha256="a" * 64,
    authority="eastmere",
    authority_name="Eastmere County Council",
    committee="Children’s Select Committee",
    meeting_date="2023-10-09",
    best_date="2023-10-09",
    date_basis="meeting",
    agenda_item="4",
    pages=2,
    sample=True,
)
MINUTES = Paper(
    paper_id="minutes-2024",
    title="Minutes <script>alert(1)</script> of the Cabinet",
    source="westley/minutes.md",
    sha256="b" * 64,
    authority="westley",
    authority_name="Westley Borough Council",
    committee="Cabinet",
    best_date="2024-02",
    date_basis="published",
    kind="minutes",
    sample=True,
)
LEAD_IN = "The inspectors named two things to improve:"
PARAGRAPHS = (
    Paragraph(
        "visit-outcome/5",
        "visit-outcome",
        0,
        "5",
        "printed",
        "paragraph",
        LEAD_IN,
        sections=("Findings",),
        page=2,
        printed_page="2",
        boxes=(Box(2, 0.1, 0.1, 0.9, 0.13),),
    ),
    Paragraph(
        "visit-outcome/5(a)",
        "visit-outcome",
        1,
        "5(a)",
        "printed",
        "item",
        "Records of supervision are too thin to show why decisions were made.",
        sections=("Findings",),
        lead_in=LEAD_IN,
        parent="visit-outcome/5",
        group="g1",
        page=2,
        printed_page="2",
        boxes=(Box(2, 0.12, 0.14, 0.9, 0.17),),
    ),
    Paragraph(
        "visit-outcome/5(b)",
        "visit-outcome",
        2,
        "5(b)",
        "printed",
        "item",
        "Young people leaving care wait too long for a personal adviser.",
        sections=("Findings",),
        lead_in=LEAD_IN,
        parent="visit-outcome/5",
        group="g1",
        page=2,
        printed_page="2",
        boxes=(Box(2, 0.12, 0.18, 0.9, 0.21),),
    ),
    Paragraph(
        "visit-outcome/5(b)~2",
        "visit-outcome",
        3,
        "5(b)",
        "printed",
        "item",
        "The second list under the same number says that plans are reviewed.",
        sections=("Findings",),
        lead_in="Two strengths:",
        parent="visit-outcome/5",
        group="g2",
        occurrence=2,
        page=2,
        printed_page="2",
    ),
    Paragraph(
        "minutes-2024/Minute-12",
        "minutes-2024",
        0,
        "Minute 12",
        "printed",
        "resolution",
        "Resolved: that <img src=x onerror=alert(1)> £40,000 be set aside for advisers.",
        sections=("Care leavers",),
    ),
    *(
        Paragraph(
            f"minutes-2024/Table-1-row-{row}",
            "minutes-2024",
            row,
            f"Table 1, row {row}",
            "inferred",
            "row",
            f"{year} | {count}",
            sections=("Care leavers", "Numbers"),
            group="t1",
            columns=("Year", "Care leavers with an adviser"),
            cells=(year, count),
        )
        for row, (year, count) in enumerate((("2022", "61"), ("2023", "78")), start=1)
    ),
)
FINDINGS = (
    Finding("improvement_area", "visit-outcome/5(b)", "visit-outcome", PARAGRAPHS[2].text),
    Finding("improvement_area", "minutes-2024/Minute-12", "minutes-2024", PARAGRAPHS[4].text),
    Finding("recommendation", "visit-outcome/5", "visit-outcome", "to note"),
)
FAILURES = (ReadFailure("westley/scan.pdf", "holds only page images", at="2026-11-20T10:00:00"),)


class Shelf:
    """What the web app asks of a library, over the papers above."""

    is_sample = True

    @property
    def register(self) -> Register:
        return Register.load()

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.generation = 1
        self.pdf = folder / "visit-outcome.pdf"
        self.markdown = folder / "minutes.md"
        self.markdown.write_text("# Minutes\n", encoding="utf-8")
        draw_pdf(self.pdf)

    def snapshot(self) -> AbstractContextManager[None]:
        return nullcontext()

    def papers(self) -> tuple[Paper, ...]:
        return (OUTCOME, MINUTES)

    def paper(self, paper_id: str) -> Paper | None:
        return next((paper for paper in self.papers() if paper.paper_id == paper_id), None)

    def paragraphs(self, paper_id: str) -> tuple[Paragraph, ...]:
        return tuple(p for p in PARAGRAPHS if p.paper_id == paper_id)

    def paragraphs_by_id(self, ids: Sequence[str]) -> dict[str, Paragraph]:
        return {one.paragraph_id: one for one in PARAGRAPHS if one.paragraph_id in ids}

    def paragraph_counts(self) -> dict[str, int]:
        return {p.paper_id: len(self.paragraphs(p.paper_id)) for p in self.papers()}

    def findings(self, kinds: Sequence[str] = (), scope: Scope | None = None) -> Any:
        return tuple(f for f in FINDINGS if not kinds or f.kind in kinds)

    def failures(self) -> tuple[ReadFailure, ...]:
        return FAILURES

    def in_scope(self, scope: Scope) -> tuple[Paper, ...]:
        return tuple(
            paper
            for paper in self.papers()
            if (not scope.authorities or paper.authority in scope.authorities)
            and (not scope.kinds or paper.kind in scope.kinds)
            and (not scope.since or (paper.best_date or "") >= scope.since)
        )

    def source_file(self, paper: Paper) -> Path:
        return self.pdf if paper is OUTCOME else self.markdown


def draw_pdf(path: Path) -> None:
    """Two pages; the paragraphs of the second stand where their boxes say."""
    width, height = A4
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(72, height - 100, "Outcome of the focused visit to Eastmere")
    canvas.showPage()
    canvas.setFont("Helvetica", 11)
    for paragraph in PARAGRAPHS[:3]:
        box = paragraph.boxes[0]
        canvas.drawString(box.left * width, height * (1 - box.bottom) + 8, paragraph.text)
    canvas.showPage()
    canvas.save()
