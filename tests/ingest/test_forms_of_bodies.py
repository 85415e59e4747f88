"""Papers in forms of their own: officers' decisions, trackers, registers, two languages in Word."""

from __future__ import annotations

from collections.abc import Sequence
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
from tests.ingest.set_in import set_in

COUNCIL = "Yarrowby District Council"
FIELDS = (
    ("Decision reference", "ODN/24/087"),
    ("Title of decision", "Surfacing of the car park at Quay Street"),
    ("Decision maker", "Ann Ashe, Director of Place"),
    ("Date of decision", "17 June 2024"),
    ("Decision", "1. To award the contract to Birch Ltd at £143,270.\n2. To sign it in July."),
    ("Reasons for decision", "The tender was the lowest of four that were received."),
    ("Alternative options considered", "Not to surface it: rejected, because claims would rise."),
    ("Declarations of interest", "None"),
    ("Date published", "19 June 2024"),
)
SAID = [
    ("Decision", "1", "To award the contract to Birch Ltd at £143,270."),
    ("Decision", "2", "To sign it in July."),
    ("Reasons for decision", None, "The tender was the lowest of four that were received."),
    ("Alternative options considered", None, FIELDS[6][1]),
    ("Declarations of interest", None, "None"),
]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def one_of(path: Path, register: Register) -> ReadPaper:
    [made] = read(path, source=path.name, register=register)
    return made


def form(folder: Path, suffix: str) -> Path:
    path, title = folder / f"form.{suffix}", "Delegated Officer Decision Notice"
    if suffix == "docx":
        word = docx.Document()
        for text in (COUNCIL, title):
            word.add_paragraph().add_run(text).bold = True
        table = word.add_table(rows=0, cols=2)
        for key, value in FIELDS:
            cells = table.add_row().cells
            cells[0].text = key
            first, *others = value.split("\n")
            cells[1].text = first
            for other in others:
                cells[1].add_paragraph(other)
        word.save(str(path))
    elif suffix == "html":
        rows = "".join(
            f"<tr><th>{key}</th><td>{''.join(f'<p>{escape(v)}</p>' for v in value.split(chr(10)))}"
            "</td></tr>"
            for key, value in FIELDS
        )
        path.write_text(f"<html><body><h1>{COUNCIL}</h1><h2>{title}</h2><table>{rows}</table>")
    else:
        body = getSampleStyleSheet()["BodyText"]
        flow = [[Paragraph(f"<b>{k}</b>", body), Paragraph(v.replace("\n", "<br/>"), body)]
                for k, v in FIELDS]  # fmt: skip
        grid = Table(flow, colWidths=[150, 300], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
        heads = [Paragraph(f"<b>{text}</b>", body) for text in (COUNCIL, title)]
        SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build([*heads, grid])
    return path


@pytest.mark.parametrize("suffix", ["docx", "html", "pdf"])
def test_a_decision_kept_as_a_form_is_told_in_paragraphs(
    tmp_path: Path, register: Register, suffix: str
) -> None:
    made = one_of(form(tmp_path, suffix), register)
    told = [(p.section, p.label, p.text) for p in made.paragraphs if p.kind != "front_matter"]
    assert told[:5] == SAID
    assert (made.paper.kind, made.paper.authority_name) == ("decision_record", COUNCIL)
    assert [(f.outcome, f.text) for f in made.findings if f.kind == "decision"] == [
        ("taken", text) for _, _, text in SAID[:2]
    ]


ROWS: Sequence[tuple[str, str]] = (
    ("Cofnodion y cyfarfod a gynhaliwyd ar 9 Medi 2024", "Minutes of the meeting held on 9 "
     "September 2024"),
    ("Yn bresennol: Cyng. B Rhys (Cadeirydd) ac C Mai", "Present: Cllrs B Rhys (Chair) and C Mai"),
    ("1. Mynwent", "1. Cemetery"),
    ("Penderfynwyd torri’r gwair yn y fynwent.", "It was resolved to cut the grass in the "
     "cemetery."),
    ("2. Dyddiad y cyfarfod nesaf", "2. Date of the next meeting"),
    ("14 Hydref 2024 am 7 yr hwyr.", "14 October 2024 at 7 pm."),
)  # fmt: skip


def test_a_table_in_two_languages_is_two_texts(tmp_path: Path, register: Register) -> None:
    word = docx.Document()
    word.add_paragraph("DYFFRYN ELAN COMMUNITY COUNCIL")
    table = word.add_table(rows=0, cols=2)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    word.save(str(tmp_path / "minutes.docx"))
    made = one_of(tmp_path / "minutes.docx", register)
    assert (made.paper.committee, made.paper.meeting_date) == ("Community Council", "2024-09-09")
    told = [(p.label, p.section, p.text) for p in made.paragraphs if p.kind != "front_matter"]
    assert told[:2] == [
        ("Minute 1", "1. Cemetery", ROWS[3][1]),
        ("Minute 2", "2. Date of the next meeting", ROWS[5][1]),
    ]
    assert [text for _, _, text in told[2:]] == [ROWS[1][0], ROWS[3][0], ROWS[5][0]]


@pytest.mark.parametrize(
    ("head", "committee", "day"),
    [
        (("Youth Scrutiny Panel – Action Tracker", "13 November 2024"),
         "Youth Scrutiny Panel", "2024-11-13"),
        (("Youth Scrutiny Panel", "Action tracker – updated for the meeting on 13 November 2024"),
         "Youth Scrutiny Panel", "2024-11-13"),
        (("Youth Scrutiny Panel", "Action tracker – updated 13 November 2024"),
         "Youth Scrutiny Panel", None),
        (("Cofnodion cyfarfod o’r Pwyllgor Mwynderau a gynhaliwyd ar 11 Tachwedd 2024 / Minutes of "
          "a meeting of the Amenities Committee held on 11 November 2024",),
         "Amenities Committee", "2024-11-11"),
    ],
)  # fmt: skip
def test_heads(
    tmp_path: Path, register: Register, head: Sequence[str], committee: str, day: str | None
) -> None:
    rest = ("The lorries are washed on Mondays, as the panel asked in the summer.",)
    made = one_of(set_in(tmp_path, "docx", (f"**{COUNCIL}", *head, *rest)), register)
    assert (made.paper.committee, made.paper.meeting_date) == (committee, day)


@pytest.mark.parametrize(
    "name",
    ["Lorne Health and Social Care Partnership Integration Joint Board",
     "Harpley Marsh Drainage Board", "Lorne Valuation Joint Board"],
)  # fmt: skip
def test_joint_boards_print_their_own_names(tmp_path: Path, register: Register, name: str) -> None:
    parts = (f"**{name}", "Report by the Clerk", "**1. Pumps", "1.1 Pump 3 has failed twice.")
    assert one_of(set_in(tmp_path, "docx", parts), register).paper.authority_name == name


def test_a_bold_appendix_with_its_name_heads_what_is_below(
    tmp_path: Path, register: Register
) -> None:
    parts = (
        f"**{COUNCIL}", "Report of the Director of Finance", "**1. Movements",
        "1.1 One risk has been added to the register since the spring.",
        "**Appendix A: Strategic risks", "The register lists eight risks, which are shown below.",
    )  # fmt: skip
    made = one_of(set_in(tmp_path, "pdf", parts), register)
    assert made.paragraphs[-1].section == "Appendix A: Strategic risks"


def test_what_points_at_a_register_is_no_risk(tmp_path: Path, register: Register) -> None:
    said = (
        "To present the strategic risk register, as the main risk is that costs rise.",
        "Table 1: risks to the budget that remain open",
        "The main risk to the budget is that the cost of fuel rises faster than planned.",
    )
    parts = (f"**{COUNCIL}", "Report of the Director of Finance", "**1. Background", *said)
    made = one_of(set_in(tmp_path, "docx", parts), register)
    assert [f.text for f in made.findings if f.kind == "risk"] == [said[2]]


def test_the_numbers_of_other_minutes_are_no_figures(tmp_path: Path, register: Register) -> None:
    parts = (
        "**Upper Nidden Parish Council", "Minutes of the meeting held on 14 January 2025",
        "Present: Cllrs Rowan and Sorrel", "**4818 Interests", "Cllr Sorrel in 4820.",
        "**4819 Matters arising", "4809 Bus shelter: the contractor has begun.",
        "**4820 Planning", "The hall was visited by 4815 people in the year.",
    )  # fmt: skip
    made = one_of(set_in(tmp_path, "docx", parts), register)
    assert [f.text for f in made.findings if f.kind == "figure"] == [parts[8]]


def test_an_italic_heading_above_a_number_is_no_name(tmp_path: Path, register: Register) -> None:
    word = docx.Document()
    for text in (COUNCIL, "Report of the Director of Place", "3.2 The works began in January."):
        word.add_paragraph(text)
    word.add_paragraph().add_run("Mill Wynd").italic = True
    word.add_paragraph("3.3 The landlord has given notice that the lease ends in March.")
    word.save(str(tmp_path / "report.docx"))
    assert one_of(tmp_path / "report.docx", register).paragraphs[-1].section == "Mill Wynd"


LEANING = (
    ("Fuel.", "The cost of it may rise faster than the budget allows for in the year."),
    ("Drivers:", "Two posts are vacant, and the depot relies on agency staff for its rounds."),
    ("The licence –", "It is due for renewal in March, and no inspector has been to see us."),
)


def leaning(folder: Path, suffix: str, rows: Sequence[tuple[str, str]], head: str) -> Path:
    path, above = folder / f"paper.{suffix}", (COUNCIL, head, "1. Risks")
    if suffix == "docx":
        word = docx.Document()
        for text in above:
            word.add_paragraph().add_run(text).bold = True
        for words, rest in rows:
            said = word.add_paragraph()
            said.add_run(f"{words} ").italic = True
            said.add_run(rest)
        word.save(str(path))
    elif suffix == "html":
        heads = "".join(f"<h{n}>{text}</h{n}>" for n, text in enumerate(above, start=1))
        told = "".join(f"<p><em>{words}</em> {rest}</p>" for words, rest in rows)
        path.write_text(f"<html><body>{heads}{told}</body></html>", encoding="utf-8")
    else:
        body = getSampleStyleSheet()["BodyText"]
        flow = [Paragraph(f"<b>{text}</b>", body) for text in above]
        flow += [Paragraph(f"<i>{words}</i> {rest}", body) for words, rest in rows]
        SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(flow)
    return path


@pytest.mark.parametrize("suffix", ["docx", "html", "pdf"])
def test_italic_words_at_the_start_of_paragraphs_head_them(
    tmp_path: Path, register: Register, suffix: str
) -> None:
    path = leaning(tmp_path, suffix, LEANING, "Report of the Director of Place")
    told = [(p.section, p.text) for p in one_of(path, register).paragraphs]
    assert told[-3:] == [(words.rstrip(".: –"), rest) for words, rest in LEANING]


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ((("Action:", LEANING[0][1]), ("Action:", LEANING[1][1])), "Report of the Director"),
        (LEANING, "Minutes of the meeting of the Board held on 3 May 2024"),
        ((("See Smith v Jones,", LEANING[0][1]), ("Smith", LEANING[1][1])), "Report of the Clerk"),
        (LEANING[:1], "Report of the Director of Place"),
    ],
    ids=["a word that comes again", "minutes", "names of cases", "one alone"],
)
def test_other_italic_words_stay_in_their_paragraphs(
    tmp_path: Path, register: Register, rows: Sequence[tuple[str, str]], head: str
) -> None:
    made = one_of(leaning(tmp_path, "docx", rows, head), register)
    assert [p.text for p in made.paragraphs][-len(rows) :] == [f"{a} {b}" for a, b in rows]
