"""Minutes that are bound in behind a report are a paper of their own, of their own meeting."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.authorities import Register
from corpus.paper import ReadPaper
from ingest.reader import read
from tests.ingest.drawing import Painter, draw, write
from tests.ingest.set_in import set_in

Row = tuple[str, bool]
_REPORT: Sequence[Row] = (
    ("YARROWBY COUNTY COUNCIL", True),
    ("Cabinet – 14 January 2025", False),
    ("Report of the Director of Children's Services", False),
    ("Foster carers", True),
    ("1. Purpose", True),
    ("1.1 The service placed 212 children with carers in the year.", False),
    ("2. Recommendations", True),
    ("2.1 That Cabinet notes the report.", False),
)
_MINUTES: Sequence[Row] = (
    ("YARROWBY COUNTY COUNCIL", True),
    ("Minutes of the meeting of the Fostering Panel held on 10 December 2024", False),
    ("Present: Councillors Ashe (Chair), Birch and Cole", False),
    ("31. Apologies", True),
    ("Councillor Dale had sent his apologies.", False),
    ("32. Allowances", True),
    ("RESOLVED that the allowances be noted.", False),
)
_ANNEX: Sequence[Row] = (
    ("Appendix B", True),
    ("3.1 The allowances were last raised in 2021.", False),
)


def _page(rows: Sequence[Row]) -> Painter:
    def paint(canvas: Canvas) -> None:
        for at, (text, bold) in enumerate(rows):
            write(canvas, 60, 70 + 26 * at, text, 11, "Helvetica-Bold" if bold else "Helvetica")

    return paint


def _read(folder: Path, *pages: Sequence[Row]) -> list[ReadPaper]:
    path = draw(folder / "paper.pdf", *map(_page, pages))
    return read(path, source=path.name, register=Register.load())


def _labels(one: ReadPaper) -> list[str]:
    return [each.label for each in one.paragraphs if each.label]


@pytest.mark.parametrize("above", [(), (("Appendix A", True),)], ids=["alone", "as an appendix"])
def test_both_are_read_as_what_they_are(tmp_path: Path, above: Sequence[Row]) -> None:
    report, minutes = _read(tmp_path, _REPORT, (*above, *_MINUTES), _ANNEX)
    assert (report.paper.kind, report.paper.committee, report.paper.meeting_date) == (
        "report",
        "Cabinet",
        "2025-01-14",
    )
    assert _labels(report) == ["1.1", "2.1", "3.1"]
    assert (minutes.paper.kind, minutes.paper.committee, minutes.paper.meeting_date) == (
        "minutes",
        "Fostering Panel",
        "2024-12-10",
    )
    assert _labels(minutes) == ["Minute 31", "Minute 32"]
    assert (minutes.paper.authority, minutes.paper.pack) == (report.paper.authority, "paper")


def test_what_closes_the_report_closes_the_minutes_behind_it(tmp_path: Path) -> None:
    closed = (("NOT FOR PUBLICATION", True), ("Schedule 12A, paragraph 3", False), *_REPORT)
    [one] = _read(tmp_path, closed, _MINUTES)
    assert (one.paper.status, one.paragraphs) == ("exempt", ())


def test_minutes_with_those_of_a_sub_committee_stay_one_paper(tmp_path: Path) -> None:
    first = [(text.replace("Fostering Panel", "Cabinet"), bold) for text, bold in _MINUTES]
    assert len(_read(tmp_path, first, _MINUTES)) == 1


_SHORT: Sequence[Row] = (
    ("YARROWBY COUNTY COUNCIL", True),
    ("Cabinet – 14 January 2025", False),
    ("Report of the Director of Children's Services", False),
    ("1. The minutes of the panel's last meeting are below, for Cabinet to note.", False),
)


def _unpaged(folder: Path, form: str, rows: Sequence[Row]) -> list[ReadPaper]:
    path = set_in(folder, form, [f"**{text}" if bold else text for text, bold in rows])
    return read(path, source=path.name, register=Register.load())


@pytest.mark.parametrize("form", ["docx", "txt", "html"])
@pytest.mark.parametrize("above", [(), (("Appendix A", True),)], ids=["alone", "as an appendix"])
def test_a_file_without_pages_is_cut_where_minutes_are_headed(
    tmp_path: Path, above: Sequence[Row], form: str
) -> None:
    report, minutes = _unpaged(tmp_path, form, (*_SHORT, *above, *_MINUTES, *_ANNEX))
    assert [(one.paper.kind, one.paper.committee, one.paper.meeting_date, _labels(one))
            for one in (report, minutes)] == [
        ("report", "Cabinet", "2025-01-14", ["1", "3.1"]),
        ("minutes", "Fostering Panel", "2024-12-10", ["Minute 31", "Minute 32"]),
    ]  # fmt: skip
    assert [f.found_by for f in minutes.findings if f.kind == "resolution"] == ["Fostering Panel"]


def test_a_report_on_minutes_is_a_report(tmp_path: Path) -> None:
    titled = (*_SHORT[:3], ("Minutes of the Fostering Panel", True), *_SHORT[3:])
    [one] = _unpaged(tmp_path, "docx", titled)
    assert one.paper.kind == "report"


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_closed_report_without_pages_closes_the_minutes_below_it(
    tmp_path: Path, form: str
) -> None:
    closed = (("NOT FOR PUBLICATION", True), ("Schedule 12A, paragraph 3", False), *_SHORT)
    [one] = _unpaged(tmp_path, form, (*closed, *_MINUTES))
    assert (one.paper.status, one.paragraphs) == ("exempt", ())
