from __future__ import annotations

import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from ingest.docx import read_docx
from ingest.layout import structure
from ingest.lines import Document, UnreadableFile
from ingest.word.numbering import numeral


def save(tmp_path: Path, word: Any) -> Document:
    word.save(str(tmp_path / "paper.docx"))
    return read_docx(tmp_path / "paper.docx")


def numbered(word: Any, levels: list[tuple[str, str]]) -> str:
    """Define a list with a number format and text for each level; gives its id."""
    root = word.part.numbering_part.element
    key = str(500 + len(root))
    made = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for place, (kind, text) in enumerate(levels)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">{made}</w:abstractNum>'
    root.insert(0, parse_xml(abstract))
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>')
    )
    return key


def item(word: Any, text: str, key: str, level: int = 0) -> None:
    paragraph = word.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'
        )
    )


def test_headings_paragraphs_and_weight(tmp_path: Path) -> None:
    word = docx.Document()
    word.core_properties.title = "Report on placements"
    word.add_heading("Placements", 1)
    word.add_paragraph("The cost rose.")
    word.add_paragraph().add_run("Decision").bold = True
    paragraph = word.add_paragraph()
    paragraph.add_run("Summary: ").bold = True
    paragraph.add_run("it rose")
    document = save(tmp_path, word)
    assert [(line.text, line.heading, line.bold) for line in document.lines] == [
        ("Placements", 1, True),
        ("The cost rose.", None, False),
        ("Decision", None, True),
        ("Summary: it rose", None, False),
    ]
    assert document.properties["Title"] == "Report on placements"
    assert document.format == "docx"


def test_numbers_are_those_that_word_shows(tmp_path: Path) -> None:
    word = docx.Document()
    key = numbered(word, [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")])
    roman = numbered(word, [("upperRoman", "Recommendation %1"), ("bullet", "o")])
    for text, level in [("One", 0), ("a", 1), ("b", 1), ("deep", 2), ("Two", 0), ("c", 1)]:
        item(word, text, key, level)
    word.add_paragraph("Between the lists.")
    item(word, "Note it", roman)
    item(word, "with thanks", roman, 1)
    item(word, "Three", key)
    lines = save(tmp_path, word).lines
    assert [(line.label, line.text, line.level) for line in lines] == [
        ("1.", "One", 1), ("1.1", "a", 2), ("1.2", "b", 2), ("(a)", "deep", 3), ("2.", "Two", 1),
        ("2.1", "c", 2), (None, "Between the lists.", 0), ("Recommendation I", "Note it", 1),
        (None, "• with thanks", 2), ("3.", "Three", 1),
    ]  # fmt: skip
    assert [line.bullet for line in lines].index(True) == 8


def test_numbers_from_a_style(tmp_path: Path) -> None:
    word = docx.Document()
    for text in ("first", "second"):
        word.add_paragraph(text, style="List Number")
    word.add_paragraph("point", style="List Bullet")
    lines = save(tmp_path, word).lines
    assert [(line.label, line.text) for line in lines] == [
        ("1.", "first"),
        ("2.", "second"),
        (None, "• point"),
    ]


def test_deleted_and_struck_words_are_left_out(tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("That the council ")
    paragraph.add_run("rejects ").font.strike = True
    paragraph._p.append(
        parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>defers </w:delText></w:r></w:del>")
    )
    paragraph._p.append(
        parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>agrees the plan</w:t></w:r></w:ins>")
    )
    (line,) = save(tmp_path, word).lines
    assert line.text == "That the council agrees the plan"


def test_tables_have_cells_and_merged_ones_say_their_text_again(tmp_path: Path) -> None:
    word = docx.Document()
    table = word.add_table(rows=4, cols=3)
    rows = [["Quarter", "Theme", "Files"], ["Q3", "Exits", "45"], ["", "Tools", "60"]]
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Q3"
    table.cell(3, 0).merge(table.cell(3, 2)).text = "All of it"
    lines = save(tmp_path, word).lines
    assert [line.cells for line in lines] == [
        ("Quarter", "Theme", "Files"),
        ("Q3", "Exits", "45"),
        ("Q3", "Tools", "60"),
        ("All of it", "", ""),
    ]
    assert {line.table for line in lines} == {1}


def test_tables_that_set_numbers_beside_paragraphs_are_text(tmp_path: Path) -> None:
    word = docx.Document()
    table = word.add_table(rows=2, cols=2)
    for row, text in enumerate(["The purpose", "The background"]):
        table.cell(row, 0).text = f"1.{row + 1}"
        table.cell(row, 1).text = text
    lines = save(tmp_path, word).lines
    assert [(line.label, line.text, line.cells) for line in lines] == [
        ("1.1", "The purpose", ()),
        ("1.2", "The background", ()),
    ]


def test_items_with_their_titles_in_a_table_of_what_was_said_are_its_rows(tmp_path: Path) -> None:
    word = docx.Document()
    rows = [
        ("Item", "Discussion", "Action"),
        ("1. Apologies", "Mr Reed.", ""),
        ("2. High needs", "The block is overspent.", "Finance to write to schools"),
    ]
    table = word.add_table(rows=3, cols=3)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    assert [line.cells for line in save(tmp_path, word).lines] == rows


def test_heads_and_feet_are_set_aside(tmp_path: Path) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Anytown Council"
    word.add_paragraph("Text")
    document = save(tmp_path, word)
    assert [line.text for line in document.lines] == ["Text"]
    assert [line.text for line in document.dropped] == ["Anytown Council"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0 old", "is an old Word file"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "needs a password"),
        (b"PK\x03\x04 broken", "is damaged"),
        (b"only words", "is damaged"),
    ],
)
def test_refusals(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=reason):
        read_docx(path)


def test_other_zip_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sheet.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(UnreadableFile, match="not a Word document"):
        read_docx(path)


def test_nothing_of_a_file_is_unpacked_to_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the names of its members: no folder holds more after it was read."""
    for name in ("papers", "rooms"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "rooms"))
    monkeypatch.chdir(tmp_path / "rooms")
    file = tmp_path / "papers" / "deep" / "report.docx"
    file.parent.mkdir()
    word = docx.Document()
    word.add_paragraph("The roads were mended.")
    word.save(str(file))
    with zipfile.ZipFile(file, "a") as packed:
        for member in ("../out.txt", "../../out.txt", "word/../../out.txt", str(tmp_path / "out")):
            packed.writestr(member, "out")
    before = sorted(tmp_path.rglob("*"))
    with suppress(UnreadableFile):
        read_docx(file)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_blank_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        save(tmp_path, docx.Document())


@pytest.mark.parametrize(
    ("count", "kind", "shown"),
    [(3, "decimal", "3"), (28, "lowerLetter", "bb"), (4, "upperRoman", "IV"),
     (7, "decimalZero", "07"), (22, "ordinal", "22nd"), (12, "ordinal", "12th")],
)  # fmt: skip
def test_numerals(count: int, kind: str, shown: str) -> None:
    assert numeral(count, kind) == shown


@given(st.integers(1, 3999))
def test_roman_numerals_are_each_their_own(count: int) -> None:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    signs = [values[sign] for sign in numeral(count, "lowerRoman")]
    worth = sum(-a if a < b else a for a, b in zip(signs, [*signs[1:], 0], strict=True))
    assert worth == count


def filled(word: Any, rows: list[tuple[str, ...]]) -> Any:
    """A table with these texts in its cells."""
    table = word.add_table(len(rows), len(rows[0]))
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(place, column).text = text
    return table


@pytest.mark.parametrize(
    "rows",
    [
        [("Saving", "2023/24", "2024/25"), ("Travel", "(120)", "(3,400)"), ("All", "(9)", "(8)")],
        [("", "2023-24 £", "Change %"), ("Adults", "(300)", "-12%"), ("All", "−400", "-9%")],
        [("Service", "Budget", "", "Variance"), ("Adults", "9", "a", "(3)"), ("All", "8", "", "1")],
        [("Service", "(Under)/over £000"), ("Adults", "(1,234)*"), ("All", "‑1,200")],
    ],
)
def test_money_in_brackets_and_minus_signs_stand_under_headings(
    tmp_path: Path, rows: list[tuple[str, ...]]
) -> None:
    word = docx.Document()
    filled(word, rows)
    first, *others = save(tmp_path, word).lines
    assert (first.header, first.cells) == (True, rows[0])
    assert not any(line.header for line in others)


def test_merged_headings_name_the_columns_below_them(tmp_path: Path) -> None:
    word = docx.Document()
    table = filled(word, [("",) * 5, ("", "Target", "Actual", "Target", "Actual"),
                          ("Visits in time", "95%", "93%", "95%", "96%")])  # fmt: skip
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Measure"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "2022/23"
    table.cell(0, 3).merge(table.cell(0, 4)).text = "2023/24"
    head, row = save(tmp_path, word).lines
    assert head.cells == (
        "Measure", "2022/23 Target", "2022/23 Actual", "2023/24 Target", "2023/24 Actual",
    )  # fmt: skip
    assert (head.header, row.cells[0]) == (True, "Visits in time")


def test_a_merged_heading_over_words_is_one_row(tmp_path: Path) -> None:
    word = docx.Document()
    table = filled(word, [("Area", "Grades", ""), ("Leaders", "Good", "Good"),
                          ("Care leavers", "Good", "Inadequate")])  # fmt: skip
    table.cell(0, 1).merge(table.cell(0, 2))
    assert [line.cells[0] for line in save(tmp_path, word).lines] == [
        "Area",
        "Leaders",
        "Care leavers",
    ]


def test_item_numbers_without_a_point_in_a_frame(tmp_path: Path) -> None:
    word = docx.Document()
    filled(word, [("1", "Apologies", ""), ("2", "Minutes", "3 - 10"), ("3", "Budget", "11 - 30")])
    assert [(line.label, line.text) for line in save(tmp_path, word).lines] == [
        ("1", "Apologies"),
        ("2", "Minutes"),
        ("3", "Budget"),
    ]


def test_bold_headings_stand_out_though_the_title_is_set_larger(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Closing report on the plan for the harbour quarter", 1)
    word.add_paragraph().add_run("Recommendation").bold = True
    word.add_paragraph("Members are asked to agree that the plan be closed.")
    at = 0
    for letter, title in (("A", "Where we are"), ("B", "What it cost"), ("C", "What is left")):
        word.add_paragraph().add_run(f"{letter}. {title}").bold = True
        if letter == "B":
            filled(word, [("Quay", "£2m"), ("Mole", "£3m")])
        for _ in range(3):
            at += 1
            word.add_paragraph(
                f"{at}\tThe harbour board met in month {at} and was told of the work."
            )
    sections, paragraphs = structure(save(tmp_path, word), "paper")
    assert [each.title for each in sections][1:] == [
        "Recommendation",
        "A. Where we are",
        "B. What it cost",
        "C. What is left",
    ]
    labels = [each.label for each in paragraphs if each.text.startswith("The harbour board met")]
    assert labels == [str(number) for number in range(1, 10)]


def test_the_size_that_a_file_sets_everything_in(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("The cost rose.")
    assert [line.size for line in save(tmp_path, word).lines] == [11.0]


@pytest.mark.parametrize("style", ["Light List Accent 1", "Table Grid"])
def test_a_head_that_the_style_or_the_shading_shows(tmp_path: Path, style: str) -> None:
    word = docx.Document()
    word.add_paragraph("The teams and who leads them.")
    table = word.add_table(rows=3, cols=2)
    table.style = style
    said = (("Team", "Lead"), ("North", "Ash"), ("South", "Elm"))
    for row, texts in zip(table.rows, said, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
            if style == "Table Grid" and text in ("Team", "Lead"):
                shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="D9E2F3"/>')
                cell._tc.get_or_add_tcPr().append(shade)
    word.save(str(tmp_path / "paper.docx"))
    rows = [line for line in read_docx(tmp_path / "paper.docx").lines if line.cells]
    assert [row.header for row in rows] == [True, False, False]
