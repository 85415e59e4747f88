from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lines import Document, Line, UnreadableFile
from ingest.plain.cells import cells_of
from ingest.plain.encodings import decoded
from ingest.plain.markdown import marked, plain
from ingest.text import read_text

NOTE = "The cost is £51k – “agreed” in the Council’s café."


def read(tmp_path: Path, content: str | bytes, name: str = "paper.txt") -> Document:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_text(path)


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def only(tmp_path: Path, content: str) -> Line:
    (line,) = read(tmp_path, content).lines
    return line


@pytest.mark.parametrize(
    "content",
    [
        NOTE.encode(),
        b"\xef\xbb\xbf" + NOTE.encode(),
        NOTE.encode("utf-16"),
        NOTE.encode("utf-16-le"),
        NOTE.encode("utf-16-be"),
        NOTE.encode("cp1252"),
    ],
)
def test_encodings(content: bytes) -> None:
    assert decoded(content) == NOTE


def test_text_encoded_twice_is_put_right() -> None:
    assert decoded("the council’s £5".encode().decode("cp1252").encode()) == "the council’s £5"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"%PDF-1.4 ...", "is a PDF"),
        (b"PK\x03\x04....", "Word or ZIP"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\x00\x01\x02\x00\x07binary\x00\x00", "not a text file"),
    ],
)
def test_refusals(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(tmp_path, content)


def test_lines_and_blank_lines(tmp_path: Path) -> None:
    document = read(tmp_path, "Purpose\r\n\r\n1. To tell members\r\nof the outcome.\r\n")
    assert [(line.text, line.blank_before) for line in document.lines] == [
        ("Purpose", False),
        ("1. To tell members", True),
        ("of the outcome.", False),
    ]
    assert document.format == "text"


def test_form_feeds_are_pages_and_lose_their_furniture(tmp_path: Path) -> None:
    sheets = [
        f"Anytown Council\n\nParagraph {word} of the report.\nIt has\ntwo or\nmore lines.\n"
        f"{'more text ' * 3}\nand more\nand more\nuntil the end.\n\n{number}\n"
        for number, word in enumerate(["one", "two", "three", "four"], start=1)
    ]
    document = read(tmp_path, "\f".join(sheets))
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    assert [page.printed for page in document.pages] == ["1", "2", "3", "4"]
    assert {line.text for line in document.dropped} == {"Anytown Council", "1", "2", "3", "4"}
    assert all(line.box is None for line in document.lines)


@pytest.mark.parametrize(
    ("raw", "text", "heading", "bold", "bullet"),
    [
        ("## **Improvement Plan**", "Improvement Plan", 2, True, False),
        ("**10 October 2022**", "10 October 2022", None, True, False),
        ("<b>Costs</b>", "Costs", None, True, False),
        ("**Summary:** the report", "Summary: the report", None, False, False),
        ("- a) Strong leadership", "a) Strong leadership", None, False, False),
        ("- 1.3.1 On 12 December", "1.3.1 On 12 December", None, False, False),
        ("* The front door", "• The front door", None, False, True),
        ("\uf0b7 The front door", "• The front door", None, False, True),
        ("> quoted *with* care", "quoted with care", None, False, False),
        ("5\\. Not a list", "5. Not a list", None, False, False),
        ("Ask <a href='mailto:a@b.uk'>a@b.uk</a> &amp; me", "Ask a@b.uk & me", None, False, False),
        ("See [the plan](https://x.uk/a_(b)) now", "See the plan now", None, False, False),
        ("under 5 < 6 and snake_case_name", "under 5 < 6 and snake_case_name", None, False, False),
        ("That we ~~reject~~ agree the plan", "That we agree the plan", None, False, False),
        ("2 * 3 * 4 is 24", "2 * 3 * 4 is 24", None, False, False),
    ],
)
def test_signs(
    tmp_path: Path, raw: str, text: str, heading: int | None, bold: bool, bullet: bool
) -> None:
    line = only(tmp_path, raw)
    assert (line.text, line.heading, line.bold, line.bullet) == (text, heading, bold, bullet)


def test_underlined_headings_and_rules(tmp_path: Path) -> None:
    document = read(tmp_path, "Report\n======\n\nSummary\n-------\nText.\n\n---\n\nMore.\n")
    assert [(line.text, line.heading) for line in document.lines] == [
        ("Report", 1), ("Summary", 2), ("Text.", None), ("More.", None),
    ]  # fmt: skip


def test_nested_bullets_have_levels(tmp_path: Path) -> None:
    document = read(tmp_path, "- one\n  - two\n- three\n")
    assert [line.level for line in document.lines] == [1, 2, 1]


def test_pipe_tables(tmp_path: Path) -> None:
    content = "| **Quarter** | Files |\n|:--|--:|\n| Q3 | 45 |\n|  | 60 |\n\n| A | B | C |\n"
    document = read(tmp_path, content, "plan.md")
    assert [(line.table, line.header, line.cells) for line in document.lines] == [
        (1, True, ("Quarter", "Files")),
        (1, False, ("Q3", "45")),
        (1, False, ("", "60")),
        (2, False, ("A", "B", "C")),
    ]
    assert document.format == "markdown"


def test_tab_separated_rows(tmp_path: Path) -> None:
    content = "Judgement\tGrade\nThe experiences of children in care\tRequires improvement\n"
    document = read(tmp_path, content + "The impact of leaders\tRequires improvement\n")
    assert document.lines[0].cells == ("Judgement", "Grade")
    assert [line.header for line in document.lines] == [True, False, False]


@pytest.mark.parametrize("raw", ["1.\tThe purpose", "(a)\tThe plan", "•\tA point", "Just words"])
def test_tabs_after_a_label_are_no_table(raw: str) -> None:
    assert cells_of(raw) == ()


def test_rows_set_out_with_spaces(tmp_path: Path) -> None:
    rows = ["Service           2023      2024", "Placements         1.2       1.4"]
    document = read(tmp_path, "\n".join([*rows, "Transport          0.4       0.5"]))
    assert document.lines[1].cells == ("Placements", "1.2", "1.4")


def test_contents_lists_are_left_out(tmp_path: Path) -> None:
    content = (
        "Contents\nSummary ........ 2\nFindings ....... 4\nFinance ........ 9\n\nSummary\nText.\n"
    )
    document = read(tmp_path, content)
    assert texts(document) == ["Summary", "Text."]
    assert len(document.dropped) == 4


def test_converter_comments_are_left_out(tmp_path: Path) -> None:
    document = read(tmp_path, "# A\n<!-- image -->\n![logo](x.png)\nB <!-- page\n3 --> C\n")
    assert texts(document) == ["A", "B C"]


def test_a_web_page_saved_as_text_is_read_as_one(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html><body><h1>Minutes</h1><p>The committee met.</p></body></html>"
    document = read(tmp_path, page)
    assert document.format == "html"
    assert texts(document) == ["Minutes", "The committee met."]


@given(st.text(max_size=200))
def test_any_line_can_be_read(text: str) -> None:
    assert "\n" not in plain(text)
    assert plain(text) == plain(text).strip()
    marked(text.replace("\n", " "))
    cells_of(text.replace("\n", " "))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        text = decoded(content)
    except UnreadableFile as refusal:
        text = str(refusal)
    assert text.strip()
