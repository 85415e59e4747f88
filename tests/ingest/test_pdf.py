from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from ingest.lines import Document, Line, UnreadableFile
from ingest.pdf import read_pdf
from tests.ingest.drawing import HEIGHT, WIDTH, Painter, draw, paragraph, table, write


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def read(tmp_path: Path, *pages: Painter) -> Document:
    return read_pdf(draw(tmp_path / "paper.pdf", *pages))


def line_with(document: Document, words: str) -> Line:
    return next(line for line in document.lines if words in line.text)


def test_lines_have_their_place_size_and_weight(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "Purpose of the report", 14, "Helvetica-Bold")
        write(canvas, 90, 130, "To tell members of the outcome.")

    heading, text = read(tmp_path, page).lines
    assert (heading.text, heading.size, heading.bold) == ("Purpose of the report", 14, True)
    assert (text.bold, text.size, text.blank_before) == (False, 12, True)
    assert text.indent == pytest.approx(90 / WIDTH, abs=0.001)
    assert text.box is not None
    assert text.box.page == 1
    assert text.box.left == pytest.approx(90 / WIDTH, abs=0.002)
    assert text.box.top < 130 / HEIGHT < text.box.bottom


def test_white_space_is_told_from_leading(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        paragraph(canvas, 72, 100, 4)
        paragraph(canvas, 72, 100 + 4 * 14 + 12, 3)

    marks = [line.blank_before for line in read(tmp_path, page).lines]
    assert marks == [False, False, False, False, True, False, False]


def test_numbers_in_the_margin_stand_with_their_paragraph(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "2.1")
        write(canvas, 110, 100, "The plan was agreed")
        write(canvas, 110, 114, "in September.")

    assert texts(read(tmp_path, page)) == ["2.1 The plan was agreed", "in September."]


def test_bullets_of_every_kind_are_one_sign(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for number, sign in enumerate(["•", "-", "o", "–"]):
            write(canvas, 72, 100 + 20 * number, sign)
            write(canvas, 90, 100 + 20 * number, f"item {number}")
        write(canvas, 72, 200, "o is a letter here")

    lines = read(tmp_path, page).lines
    assert [line.text for line in lines[:4]] == [f"• item {number}" for number in range(4)]
    assert [line.bullet for line in lines] == [True, True, True, True, False]


def test_text_drawn_twice_is_read_once(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for shift in (0, 0.4):
            write(canvas, 72 + shift, 100, "A heading made bold by printing it twice")

    assert texts(read(tmp_path, page)) == ["A heading made bold by printing it twice"]


def test_spaced_out_capitals_are_closed_up(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "A G E N D A")

    assert texts(read(tmp_path, page)) == ["AGENDA"]


def test_footnote_marks_leave_their_words_and_notes_are_told_apart(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        paragraph(canvas, 72, 100, 5)
        end = write(canvas, 72, 184, "There are special schools")
        write(canvas, end, 180, "3", 7)
        write(canvas, end + 5, 184, ", most of them full.")
        write(canvas, 72, 700, "3", 6)
        write(canvas, 78, 702, "These look after children all year.", 9)
        write(canvas, 72, 712, "Some do so in the holidays.", 9)

    document = read(tmp_path, page)
    assert line_with(document, "special").text == "There are special schools, most of them full."
    notes = [(line.note, line.text) for line in document.lines if line.note]
    assert notes == [
        ("3", "These look after children all year."),
        ("3", "Some do so in the holidays."),
    ]


def test_the_numbered_foot_of_a_single_page_is_furniture(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        said.extend(paragraph(canvas, 72, 100, 8))
        write(canvas, 72, 810, "Visit to the county", 9)
        write(canvas, 500, 810, "1", 9)

    said: list[str] = []
    document = read(tmp_path, page)
    assert texts(document) == said
    assert [line.text for line in document.dropped] == ["Visit to the county 1"]


def test_units_keep_their_raised_figure(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        end = write(canvas, 72, 184, "a site of 400 m")
        write(canvas, end, 180, "2", 7)

    assert texts(read(tmp_path, page)) == ["a site of 400 m2"]


def test_struck_words_are_set_aside_and_underlined_ones_stay(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for top, said, height in ((100, "rejects", 3.2), (140, "defers", -1.4)):
            end = write(canvas, 72, top, "That the council ")
            after = write(canvas, end, top, said)
            canvas.rect(end, HEIGHT - top + height, after - end, 0.6, stroke=0, fill=1)
            write(canvas, after, top, " the plan")

    document = read(tmp_path, page)
    assert texts(document) == ["That the council the plan", "That the council defers the plan"]
    assert [line.text for line in document.dropped] == ["rejects"]


def test_hyphens_of_a_line_break_are_told_from_those_of_a_word(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for number, text in enumerate(
            ["Safeguarding of children in the multi-", "agency hub, and the safe-",
             "guarding board, met; multi-agency work", "and safeguarding go on."]
        ):  # fmt: skip
            write(canvas, 72, 100 + 14 * number, text)

    lines = read(tmp_path, page).lines
    assert [line.soft_hyphen for line in lines] == [False, True, False, False]


def test_a_broken_word_that_stands_nowhere_else_is_told_by_english(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for number, text in enumerate(
            ["The report is about the recruit-", "ment of carers and its cross-", "party group, on",
             "the timeli-", "ness of visits, in the short-", "term and for the well-",
             "being of all, by re-", "inspection."]
        ):  # fmt: skip
            write(canvas, 72, 100 + 14 * number, text)

    lines = read(tmp_path, page).lines
    soft = [line.text.split()[-1] for line in lines if line.soft_hyphen]
    assert soft == ["recruit-", "timeli-"]


@pytest.mark.parametrize(
    ("elsewhere", "soft"),
    [
        ("They remodelled it, and will remodel more.", [True]),
        ("They re-modelled it, and will re-model more.", [False]),
        ("They built it anew.", [False]),
    ],
)
def test_a_broken_word_is_told_by_others_of_its_stem(
    tmp_path: Path, elsewhere: str, soft: list[bool]
) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "The plan is about the re-")
        write(canvas, 72, 114, "modelling of the home.")
        write(canvas, 72, 128, elsewhere)

    assert [line.soft_hyphen for line in read(tmp_path, page).lines[:1]] == soft


def test_what_was_filled_in_on_a_form_is_read(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 140, "Name of authority:")
        canvas.acroForm.textfield(
            name="name",
            value="Anytown Borough Council",
            x=200,
            y=HEIGHT - 146,
            width=220,
            height=20,
        )

    assert texts(read(tmp_path, page)) == ["Name of authority: Anytown Borough Council"]


def test_outline_title_labels_and_attachments(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setTitle("Report on placements")
        canvas.bookmarkPage("findings")
        canvas.addOutlineEntry("Findings", "findings", 0)
        paragraph(canvas, 72, 100, 3)

    writer = PdfWriter(PdfReader(draw(tmp_path / "plain.pdf", page, page)))
    writer.set_page_label(0, 1, style=PageLabelStyle.LOWERCASE_ROMAN, start=3)
    writer.add_attachment("figures.xlsx", b"x")
    writer.add_outline_item(title="Findings", page_number=1)
    writer.add_metadata({"/Title": "Report on placements"})
    writer.write(tmp_path / "paper.pdf")
    document = read_pdf(tmp_path / "paper.pdf")
    assert document.properties["Title"] == "Report on placements"
    assert (1, "Findings", 2) in document.outline
    assert [page.printed for page in document.pages] == ["iii", "iv"]
    assert document.warnings == ("attached files not read: figures.xlsx",)


class TestFurniture:
    """Heads, feet and stamps are told by repetition and place."""

    def pages(self, count: int) -> list[Painter]:
        def painter(number: int) -> Painter:
            def page(canvas: Canvas) -> None:
                write(canvas, 72, 40, "Anytown Council – Scrutiny Committee", 9)
                paragraph(canvas, 72, 100, 40, start=7 * number)
                write(canvas, 72, 800, f"Report on placements, page {number + 1} of {count}", 9)

            return page

        return [painter(number) for number in range(count)]

    def test_taken_out_and_kept_apart(self, tmp_path: Path) -> None:
        document = read(tmp_path, *self.pages(4))
        assert len(document.lines) == 160
        assert len(document.dropped) == 8
        assert [page.printed for page in document.pages] == ["1", "2", "3", "4"]

    def test_stamps_of_a_pack_and_own_numbers(self, tmp_path: Path) -> None:
        def painter(number: int) -> Painter:
            def page(canvas: Canvas) -> None:
                if number in (0, 3):
                    write(canvas, 420, 40, f"Agenda Item {number + 4}")
                paragraph(canvas, 72, 100, 30, start=number)
                write(canvas, 290, 780, str(number % 3 + 1), 9)
                write(canvas, 72, 810, f"Page {number + 17}")

            return page

        document = read(tmp_path, *[painter(number) for number in range(6)])
        assert [page.printed for page in document.pages] == ["1", "2", "3", "1", "2", "3"]
        assert [page.stamp for page in document.pages] == [str(n) for n in range(17, 23)]
        assert [line.text for line in document.dropped if "Item" in line.text] == [
            "Agenda Item 4",
            "Agenda Item 7",
        ]

    def test_what_looks_like_it_in_the_text_stays(self, tmp_path: Path) -> None:
        def painter(number: int) -> Painter:
            def page(canvas: Canvas) -> None:
                write(canvas, 72, 100, f"Recommendation {3 * number + 2}")
                paragraph(canvas, 72, 120, 30, start=number)
                write(canvas, 72, 560, f"{number + 7}.")

            return page

        document = read(tmp_path, *[painter(number) for number in range(4)])
        assert document.dropped == ()

    def test_blank_page_notice(self, tmp_path: Path) -> None:
        def notice(canvas: Canvas) -> None:
            write(canvas, 200, 400, "This page is intentionally left blank")

        document = read(tmp_path, lambda canvas: write(canvas, 72, 90, "Text"), notice)
        assert texts(document) == ["Text"]

    def test_contents_pages(self, tmp_path: Path) -> None:
        def contents(canvas: Canvas) -> None:
            write(canvas, 72, 90, "Contents", 16)
            for number, name in enumerate(["Summary", "Findings", "Next steps", "Finance"]):
                write(canvas, 72, 120 + 20 * number, f"{name} {'.' * 40} {number * 2 + 2}")

        document = read(tmp_path, contents, lambda canvas: paragraph(canvas, 72, 90, 3))
        assert len(document.dropped) == 5
        assert document.pages[0].lines == ()

    def test_an_agenda_with_page_numbers_is_no_contents_page(self, tmp_path: Path) -> None:
        def agenda(canvas: Canvas) -> None:
            write(canvas, 72, 90, "AGENDA", 16)
            for number, name in enumerate(["Apologies", "Minutes", "Report", "Budget"], start=1):
                write(canvas, 72, 120 + 20 * number, f"{number}. {name}")
                write(canvas, 480, 120 + 20 * number, f"{number * 2 + 1} - {number * 2 + 2}")

        document = read(tmp_path, agenda)
        assert document.dropped == ()
        assert len(document.lines) == 5


class TestTables:
    """Ruled tables become rows of cells."""

    def test_cells_and_header(self, tmp_path: Path) -> None:
        rows = [
            ["Judgement", "Grade"],
            ["The experiences and progress\nof children in care", "Good"],
            ["Overall effectiveness of\nthe services", "Requires improvement\nto be good"],
        ]

        def page(canvas: Canvas) -> None:
            write(canvas, 72, 80, "The outcome was:")
            table(canvas, 72, 100, [220, 180], rows)
            write(canvas, 72, 260, "The report says more.")

        before, *made, after = read(tmp_path, page).lines
        assert [line.cells for line in made] == [
            tuple(cell.replace("\n", " ") for cell in row) for row in rows
        ]
        assert [line.header for line in made] == [True, False, False]
        assert {line.table for line in made} == {1}
        assert (before.text, after.text) == ("The outcome was:", "The report says more.")

    def test_boxes_around_text_are_no_tables(self, tmp_path: Path) -> None:
        def page(canvas: Canvas) -> None:
            canvas.rect(60, HEIGHT - 160, 400, 80)
            said.extend(paragraph(canvas, 72, 100, 3))

        said: list[str] = []
        lines = read(tmp_path, page).lines
        assert [line.text for line in lines] == said
        assert not any(line.cells for line in lines)

    def test_shading_behind_words_is_no_table(self, tmp_path: Path) -> None:
        def page(canvas: Canvas) -> None:
            canvas.setFillGray(0.9)
            for place in range(3):
                canvas.rect(72 + 60 * place, HEIGHT - 120 - 14 * place, 60, 14, stroke=0, fill=1)
                canvas.rect(132, HEIGHT - 120 - 14 * place, 60, 14, stroke=0, fill=1)
            canvas.setFillGray(0)
            said.extend(paragraph(canvas, 72, 108, 4))

        said: list[str] = []
        assert texts(read(tmp_path, page)) == said

    def test_on_across_the_page_with_its_heading_repeated(self, tmp_path: Path) -> None:
        heading = ["Action", "By whom"]

        def first(canvas: Canvas) -> None:
            paragraph(canvas, 72, 100, 30)
            table(canvas, 72, 620, [200, 200], [heading, ["Write the plan and", "The director"],
                  ["Hold a meeting of all\npartners and then", "The chair"]])  # fmt: skip

        def second(canvas: Canvas) -> None:
            table(canvas, 72, 60, [200, 200], [heading, ["report back", ""], ["Close", "All"]])
            paragraph(canvas, 72, 300, 5)

        document = read(tmp_path, first, second)
        rows = [line for line in document.lines if line.cells]
        assert [(line.table, line.continues) for line in rows] == [
            (1, False), (1, False), (1, False), (1, True), (1, False),
        ]  # fmt: skip
        assert [line.text for line in document.dropped] == ["Action | By whom"]

    def test_a_table_within_a_cell_is_a_table_of_its_own(self, tmp_path: Path) -> None:
        def page(canvas: Canvas) -> None:
            table(canvas, 60, 100, [120, 360], [["Question", "What was asked and what was said"],
                  ["How many?", "See below." + "\n " * 8]])  # fmt: skip
            table(canvas, 200, 170, [150, 60], [["Place", "Number"], ["North of the county", "17"]])

        made = [(line.table, line.cells) for line in read(tmp_path, page).lines]
        assert made == [
            (1, ("Question", "What was asked and what was said")),
            (1, ("How many?", "See below.")),
            (2, ("Place", "Number")),
            (2, ("North of the county", "17")),
        ]

    def test_figures_that_stand_under_one_another_are_a_table(self, tmp_path: Path) -> None:
        rows = [["Service", "2023/24", "2024/25"], ["Placements", "1,204", "1,390"],
                ["Home to school transport", "412", "–"], ["Total", "1,616", "1,902"]]  # fmt: skip

        def page(canvas: Canvas) -> None:
            said.extend(paragraph(canvas, 72, 100, 3))
            for number, row in enumerate(rows):
                write(canvas, 72, 160 + 16 * number, row[0])
                for column, text in enumerate(row[1:]):
                    canvas.drawRightString(320 + 90 * column, HEIGHT - 160 - 16 * number, text)
            write(canvas, 72, 250, "The service is overspent.")

        said: list[str] = []
        lines = read(tmp_path, page).lines
        assert [line.cells for line in lines if line.cells] == [tuple(row) for row in rows]
        assert lines[3].header
        assert [line.text for line in lines if not line.cells] == [
            *said,
            "The service is overspent.",
        ]

    def test_a_heading_of_two_lines_is_of_the_table_and_not_of_its_caption(
        self, tmp_path: Path
    ) -> None:
        def page(canvas: Canvas) -> None:
            write(canvas, 72, 100, "Table 1: the forecast by service")
            write(canvas, 250, 122, "Revised budget")
            for left, text in ((72, "Service"), (250, "£000"), (360, "Forecast £000")):
                write(canvas, left, 134, text)
            for number, name in enumerate(("Education", "Adults", "Housing")):
                for left, text in ((72, name), (250, f"{number + 3},210"), (360, f"{number},010")):
                    write(canvas, left, 156 + 20 * number, text)

        document = read(tmp_path, page)
        rows = [line.cells for line in document.lines if line.table]
        assert rows[0] == ("Service", "Revised budget £000", "Forecast £000")
        assert rows[1] == ("Education", "3,210", "0,010")
        assert [line.header for line in document.lines if line.table][:2] == [True, False]
        assert document.lines[0].text == "Table 1: the forecast by service"

    def test_an_agenda_with_pages_at_the_right_is_no_table(self, tmp_path: Path) -> None:
        def page(canvas: Canvas) -> None:
            for number, title in enumerate(["Apologies", "Minutes", "Budget", "Plan"], start=1):
                write(canvas, 72, 100 + 20 * number, f"{number}.")
                write(canvas, 100, 100 + 20 * number, title)
                write(canvas, 480, 100 + 20 * number, f"{number} - {number + 3}")

        assert not any(line.cells for line in read(tmp_path, page).lines)


class TestReadingOrder:
    """Columns, turned pages and labels in the margin."""

    def test_columns_are_read_one_after_the_other(self, tmp_path: Path) -> None:
        def page(canvas: Canvas) -> None:
            write(canvas, 72, 70, "A heading that runs over both of the columns of this page", 16)
            for row in range(20):
                write(canvas, 60, 100 + 14 * row, f"left {row} with words to fill it up", 11)
                write(canvas, 320, 104 + 14 * row, f"right {row} with words to fill it up", 11)

        lines = read(tmp_path, page).lines
        assert [line.text.split()[0] for line in lines] == ["A", *["left"] * 20, *["right"] * 20]
        assert [lines[0].column, lines[1].column, lines[-1].column] == [0, 1, 2]
        assert not lines[21].blank_before

    def test_labels_stay_with_their_values(self, tmp_path: Path) -> None:
        def page(canvas: Canvas) -> None:
            for row, label in enumerate(["From:", "To:", "Subject:", "Classification:"] * 3):
                write(canvas, 72, 100 + 16 * row, label)
                write(canvas, 240, 100 + 16 * row, f"what is said about it in line {row}")

        lines = read(tmp_path, page).lines
        assert lines[0].text == "From: what is said about it in line 0"
        assert len(lines) == 12

    def test_boxes_side_by_side_are_read_one_by_one(self, tmp_path: Path) -> None:
        boxes = [["Report author:", "Ann Alder", "Head of Placements"],
                 ["Relevant director:", "Bo Beech", "Director of Children's Services"]]  # fmt: skip

        def page(canvas: Canvas) -> None:
            write(canvas, 72, 80, "7. Contact details")
            for column, box in enumerate(boxes):
                for row, text in enumerate(box):
                    write(canvas, 72 + 230 * column, 110 + 14 * row, text)
            write(canvas, 72, 190, "Background documents: none")

        lines = read(tmp_path, page).lines
        assert [line.text for line in lines] == [
            "7. Contact details", *boxes[0], *boxes[1], "Background documents: none",
        ]  # fmt: skip

    @pytest.mark.parametrize("rotation", [0, 90, 180, 270])
    def test_turned_pages_are_read_upright(self, tmp_path: Path, rotation: int) -> None:
        def page(canvas: Canvas) -> None:
            for row in range(5):
                write(canvas, 72, 100 + 14 * row, f"Line {row} of the page")

        path = draw(tmp_path / "plain.pdf", page)
        writer = PdfWriter(PdfReader(path))
        writer.pages[0].rotate(rotation)
        writer.write(tmp_path / "turned.pdf")
        plain, turned = read_pdf(path), read_pdf(tmp_path / "turned.pdf")
        assert texts(turned) == texts(plain)
        first, last = turned.lines[0].box, turned.lines[-1].box
        assert first is not None
        assert last is not None
        # Where the first line is seen on the page as displayed, text turned with it.
        seen = {0: first.top < last.top, 90: first.left > last.left, 180: first.top > last.top,
                270: first.left < last.left}  # fmt: skip
        assert seen[rotation]

    def test_margin_labels_and_watermarks_are_set_aside(self, tmp_path: Path) -> None:
        def page(canvas: Canvas) -> None:
            said.extend(paragraph(canvas, 72, 100, 10))
            for text, x, y, angle in (("DRAFT", 200, 500, 45), ("Side label", 30, 300, 90)):
                canvas.saveState()
                canvas.translate(x, y)
                canvas.rotate(angle)
                canvas.drawString(0, 0, text)
                canvas.restoreState()

        said: list[str] = []
        document = read(tmp_path, page)
        assert texts(document) == said
        assert {line.text for line in document.dropped} == {"DRAFT", "Side label"}


class TestRefusals:
    """What cannot be read says why in one line."""

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "is empty"),
            (b"  \n", "is empty"),
            (b"<!DOCTYPE html><html><body>Sign in</body></html>", "is HTML"),
            (b"PK\x03\x04word/document.xml", "is a Word or ZIP file"),
            (b"Just some words", "is not a PDF"),
            (b"%PDF-1.7\nnothing that a PDF has", "is damaged"),
        ],
    )
    def test_by_content(self, tmp_path: Path, content: bytes, reason: str) -> None:
        path = tmp_path / "paper.pdf"
        path.write_bytes(content)
        with pytest.raises(UnreadableFile, match=reason) as refusal:
            read_pdf(path)
        assert "\n" not in str(refusal.value)

    def test_password(self, tmp_path: Path) -> None:
        writer = PdfWriter(PdfReader(draw(tmp_path / "open.pdf", lambda canvas: None)))
        writer.encrypt("secret")
        writer.write(tmp_path / "closed.pdf")
        with pytest.raises(UnreadableFile, match="needs a password"):
            read_pdf(tmp_path / "closed.pdf")

    def test_blank_pages(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFile, match="its pages are blank"):
            read(tmp_path, lambda canvas: None)
