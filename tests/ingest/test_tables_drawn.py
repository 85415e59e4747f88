"""Tables as word processors set them, drawn and read back by row and column heading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import getSampleStyleSheet  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from corpus.paper import Paragraph as Read
from ingest.layout import structure
from ingest.pdf import read_pdf

_BODY = getSampleStyleSheet()["BodyText"]
_ABOVE = (
    "1. The panel considered the report of the director on homes for children and asked what had "
    "been done since the visit of the inspectors in the spring.",
    "2. Members heard that most of the work will be finished by the winter, as the table below "
    "shows:",
)
_RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
Rows = Sequence[Sequence[object]]


def said(text: str) -> Paragraph:
    return Paragraph(text, _BODY)


def rows_read(path: Path, *tables: Table) -> list[Read]:
    """The rows of the tables, drawn below two paragraphs on pages of a paper."""
    SimpleDocTemplate(str(path), pagesize=A4).build([*map(said, _ABOVE), *tables])
    _, paragraphs = structure(read_pdf(path), "paper")
    return [each for each in paragraphs if each.kind == "row"]


FIGURES = [
    ["Fostering", "1.2", "1.1", "1.4", "1.3"],
    ["Early help", "0.8", "0.9", "0.7", "0.7"],
    ["Transport", "2.8", "3.9", "2.7", "3.7"],
]
NAMED = ("Service", "2023/24 Budget", "2023/24 Actual", "2024/25 Budget", "2024/25 Actual")


@pytest.mark.parametrize(
    ("upper", "lower", "style"),
    [
        (["Service", "2023/24", "", "2024/25", ""], ["", "Budget", "Actual", "Budget", "Actual"],
         [*_RULED, ("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("SPAN", (0, 0), (0, 1))]),
        (["", "2023/24", "", "2024/25", ""], ["Service", "Budget", "Actual", "Budget", "Actual"],
         [*_RULED, ("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)),
          ("ALIGN", (0, 0), (-1, -1), "CENTER")]),
        (["", "2023/24", "", "2024/25", ""], ["Service", "Budget", "Actual", "Budget", "Actual"],
         _RULED),
        (["", "2023/24", "", "2024/25", ""], ["Service", "Budget", "Actual", "Budget", "Actual"],
         []),
        (["", "2023/24", "", "2024/25", ""], ["Service", "Budget", "Actual", "Budget", "Actual"],
         [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)),
          ("ALIGN", (1, 0), (-1, -1), "CENTER")]),
    ],
    ids=["merged", "merged and centred", "not merged", "no lines", "no lines, centred"],
)  # fmt: skip
def test_headings_over_two_rows_name_each_column(
    tmp_path: Path, upper: list[str], lower: list[str], style: list[object]
) -> None:
    rows = rows_read(
        tmp_path / "p.pdf", Table([upper, lower, *FIGURES], [110] + [62] * 4, style=style)
    )
    assert [row.columns for row in rows] == [NAMED] * 3
    assert [list(row.cells) for row in rows] == FIGURES


def test_units_stand_with_the_years_above_them(tmp_path: Path) -> None:
    drawn = [
        ["Budget line", "2024/25", "", "2025/26"],
        ["", "£000", "% of total", "£000"],
        ["Placements", "12,400", "62.0", "13,100"],
        ["Staff", "7,600", "38.0", "7,900"],
        ["Total", "20,000", "100.0", "21,000"],
    ]
    rows = rows_read(tmp_path / "p.pdf", Table(drawn, style=[*_RULED, ("SPAN", (1, 0), (2, 0))]))
    assert rows[0].columns == ("Budget line", "2024/25 £000", "2024/25 % of total", "2025/26 £000")
    assert [list(row.cells) for row in rows] == drawn[2:]


def test_a_cell_merged_down_is_said_in_each_of_its_rows(tmp_path: Path) -> None:
    drawn = [
        ["Directorate", "Scheme", "Budget"],
        ["Children", "Foster homes", "1.2"],
        ["", "Early help", "0.8"],
        ["Adults", "Day centres", "2.2"],
    ]
    rows = rows_read(tmp_path / "p.pdf", Table(drawn, style=[*_RULED, ("SPAN", (0, 1), (0, 2))]))
    assert [row.cells[0] for row in rows] == ["Children", "Children", "Adults"]


def test_columns_of_which_some_stay_empty_have_their_headings(tmp_path: Path) -> None:
    drawn = [
        ["Milestone", "Q1", "Q2", "Q3"],
        ["Plan written", "x", "", ""],
        ["Plan agreed", "", "x", ""],
    ]
    rows = rows_read(tmp_path / "p.pdf", Table(drawn, style=_RULED))
    assert [(row.columns, list(row.cells)) for row in rows] == [
        (tuple(drawn[0]), drawn[1]),
        (tuple(drawn[0]), drawn[2]),
    ]


@pytest.mark.parametrize("again", [0, 1], ids=["once", "on each page"])
def test_a_table_goes_on_over_pages(tmp_path: Path, again: int) -> None:
    plan = "Review how plan {} is written and tell the board what has changed for families since"
    drawn: Rows = [
        ["Ref", "Action", "Owner"],
        *([str(n), said(plan.format(n)), "Head of homes"] for n in range(1, 41)),
    ]
    rows = rows_read(
        tmp_path / "p.pdf", Table(drawn, [30, 230, 100], style=_RULED, repeatRows=again)
    )
    assert [row.cells[0] for row in rows] == [str(n) for n in range(1, 41)]
    assert {row.columns for row in rows} == {("Ref", "Action", "Owner")}
    assert len({row.group for row in rows}) == 1


WORDS = [
    ["Review how the front door decides which families are seen first",
     "Agreed. A review was held in the spring and its findings are with the board", "Done"],
    ["Publish waiting times",
     "Agreed in part, because the system cannot yet tell them apart by district", "Open"],
    ["Offer training to every foster carer", "Not agreed, for want of money", "Closed"],
]  # fmt: skip
_UNDERLINED = [("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black)]


@pytest.mark.parametrize("align", ["TOP", "BOTTOM"])
@pytest.mark.parametrize(("form", "lines"), [("<b>{}</b>", []), ("{}", _UNDERLINED)])
def test_columns_of_words_under_headings_set_apart(
    tmp_path: Path, align: str, form: str, lines: list[object]
) -> None:
    head = [said(form.format(name)) for name in ("Recommendation", "Response", "Status")]
    drawn = [head, *([said(cell) for cell in row] for row in WORDS)]
    style = [*lines, ("VALIGN", (0, 0), (-1, -1), align)]
    rows = rows_read(tmp_path / "p.pdf", Table(drawn, [160, 220, 60], style=style))
    assert {row.columns for row in rows} == {("Recommendation", "Response", "Status")}
    assert [list(row.cells) for row in rows] == WORDS


def test_names_set_in_columns_are_no_table(tmp_path: Path) -> None:
    names = [["Ann Brook", "Carl Dean", "Eve Ford"], ["Gus Hill", "Ida Jones", "Kit Lane"],
             ["Meg Nash", "Oz Penn", "Ray Shaw"]]  # fmt: skip
    assert rows_read(tmp_path / "p.pdf", Table(names, [150] * 3)) == []


def test_tables_within_a_cell_keep_what_announces_them(tmp_path: Path) -> None:
    def posts(*rows: list[str]) -> Table:
        return Table([["Role", "Posts"], *rows], style=_RULED)

    answer = [
        said("The posts are paid for."),
        said("Vacancies in the north are:"),
        posts(["Worker", "1.8"], ["Practitioner", "0.8"]),
        said("Vacancies in the south are:"),
        posts(["Worker", "0.1"], ["Practitioner", "0.6"]),
    ]
    drawn = [
        ["Question", "Answer"],
        [said("Where would the staff come from?"), answer],
        [said("When will the homes open again?"), said("In the spring of next year.")],
    ]
    rows = rows_read(tmp_path / "p.pdf", Table(drawn, [150, 300], style=_RULED))
    inner = [(row.lead_in, *row.cells) for row in rows if row.columns == ("Role", "Posts")]
    assert inner == [
        ("Vacancies in the north are:", "Worker", "1.8"),
        ("Vacancies in the north are:", "Practitioner", "0.8"),
        ("Vacancies in the south are:", "Worker", "0.1"),
        ("Vacancies in the south are:", "Practitioner", "0.6"),
    ]


def test_paragraphs_around_a_table_within_a_cell_are_paragraphs(tmp_path: Path) -> None:
    inner = Table([["District", "Families"], ["Swale", "115"], ["Thanet", "97"]], style=_RULED)
    told = "The analysis of the work of the teams with families in the period from June to May: "
    after = "The other services of the centres are not counted, for they are paid by the grant. "
    cell = [said(told * 2), inner, said(after * 2), said("<b>Cliftonville</b>"), said(told * 3)]
    outer = Table(
        [
            ["Issue", "Response"],
            ["Which data is there to be had?", "It is set out below."],
            ["", cell],
            ["How many hours are there?", "Ten a week."],
        ],
        [120, 330],
        style=_RULED,
    )
    SimpleDocTemplate(str(tmp_path / "p.pdf"), pagesize=A4).build([*map(said, _ABOVE), outer])
    _, paragraphs = structure(read_pdf(tmp_path / "p.pdf"), "paper")
    assert [(p.kind, p.text[:12]) for p in paragraphs[2:]] == [
        ("row", "Which data i"),
        ("paragraph", "The analysis"),
        ("row", "Swale | 115"),
        ("row", "Thanet | 97"),
        ("paragraph", "The other se"),
        ("paragraph", "The analysis"),
        ("row", "How many hou"),
    ]
    assert paragraphs[-1].columns == ("Issue", "Response")
    assert paragraphs[-1].section == ""


def test_arrows_in_a_column_of_their_own_are_kept(tmp_path: Path) -> None:
    rows = rows_read(
        tmp_path / "p.pdf",
        Table(
            [
                ["Measure", "Now", "Travel"],
                ["Visits", "95%", Paragraph('<font name="ZapfDingbats">\u25b2</font>', _BODY)],
                ["Plans", "75%", Paragraph('<font name="ZapfDingbats">\u25bc</font>', _BODY)],
            ],
            style=_RULED,
        ),
    )
    assert [row.cells[2] for row in rows] == ["▲", "▼"]
