"""Whole papers of the awkward kinds that councils publish, drawn and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.authorities import Register
from corpus.paper import Paragraph, ReadPaper
from ingest.reader import read
from tests.ingest.drawing import Painter, draw, write

_SAID = (
    "the service has changed how it plans homes for children and most of the work will be finished "
    "by the winter of next year when members will be told what was done for each family"
).split()


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def papers_of(path: Path, register: Register, *pages: Painter) -> list[ReadPaper]:
    return read(draw(path, *pages), source=path.name, register=register)


def labels(paper: ReadPaper) -> list[str | None]:
    return [p.label for p in paper.paragraphs if p.kind != "front_matter"]


def with_words(paper: ReadPaper, words: str) -> Paragraph:
    return next(p for p in paper.paragraphs if words in p.text)


def numbered(canvas: Canvas, top: float, label: str, first: str, left: float = 72) -> float:
    """A numbered paragraph of three full lines; gives where the next may begin."""
    write(canvas, left, top, label, 11)
    for row in range(3):
        words = " ".join((_SAID * 2)[5 * row : 5 * row + (12 if row else 9)])
        end = "." if row == 2 else ""
        write(canvas, left + 36, top + 14 * row, f"{first} {words}" if not row else words + end, 11)
    return top + 54


def foot(canvas: Canvas, page: int, of: int = 2) -> None:
    write(canvas, 72, 815, "Northmarsh County Council – Children’s Committee", 8)
    write(canvas, 480, 815, f"Page {page} of {of}", 8)


def test_a_line_on_top_of_a_page_is_kept_though_the_first_page_has_its_words(
    tmp_path: Path, register: Register
) -> None:
    def first(canvas: Canvas) -> None:
        write(canvas, 72, 60, "NORTHMARSH COUNTY COUNCIL", 14, "Helvetica-Bold")
        top = numbered(canvas, 110, "2.1", "Members asked that")
        write(canvas, 72, top, "2.2", 11)
        write(canvas, 108, top, "Officers look at these:", 11)
        for bullet in range(3):
            write(canvas, 120, top + 24 + 34 * bullet, "•")
            write(
                canvas, 138, top + 24 + 34 * bullet, f"point {bullet + 1}: homes are found sooner"
            )
            write(canvas, 138, top + 38 + 34 * bullet, "and schools know of it;")
        foot(canvas, 1)

    def second(canvas: Canvas) -> None:
        for bullet in (3, 4):
            write(canvas, 120, 80 + 34 * (bullet - 3), "•")
            write(
                canvas, 138, 80 + 34 * (bullet - 3), f"point {bullet + 1}: homes are found sooner"
            )
            write(canvas, 138, 94 + 34 * (bullet - 3), "and schools know of it;")
        numbered(canvas, 160, "2.3", "Members asked that")
        foot(canvas, 2)

    (paper,) = papers_of(tmp_path / "paper.pdf", register, first, second)
    ordinals = ("first", "second", "third", "fourth", "fifth")
    bullets = [f"2.2, {ordinal} bullet" for ordinal in ordinals]
    assert labels(paper) == ["2.1", "2.2", *bullets, "2.3"]
    assert with_words(paper, "point 4").lead_in == "Officers look at these:"


def test_a_numbered_paragraph_on_top_of_a_page_is_kept(tmp_path: Path, register: Register) -> None:
    def page(numbers: range, top: float) -> Painter:
        def paint(canvas: Canvas) -> None:
            below = top
            for number in numbers:
                below = numbered(canvas, below, f"{number}.", "The panel heard that")
            foot(canvas, 1 if top > 80 else 2)

        return paint

    pages = page(range(1, 4), 110), page(range(4, 6), 80)
    (paper,) = papers_of(tmp_path / "paper.pdf", register, *pages)
    assert labels(paper) == ["1", "2", "3", "4", "5"]


def test_two_languages_side_by_side_have_their_own_numbers(
    tmp_path: Path, register: Register
) -> None:
    welsh = "Mae’r gwasanaeth wedi newid sut y mae’n cynllunio cartrefi i blant y sir".split()

    def page(canvas: Canvas) -> None:
        write(canvas, 72, 60, "CYNGOR GWYNEDD", 14, "Helvetica-Bold")
        for place, words in ((60, welsh), (310, _SAID)):
            for number in range(4):
                top = 100 + 77 * number
                write(canvas, place, top, f"{number + 1}.", 10)
                for row in range(5):
                    text = " ".join((words * 3)[4 * row + number : 4 * row + number + 7])
                    write(canvas, place + 20, top + 13 * row, text, 9.5)

    (paper,) = papers_of(tmp_path / "paper.pdf", register, page)
    assert labels(paper) == ["1", "2", "3", "4"] * 2
    assert [p.paragraph_id.split("/")[1] for p in paper.paragraphs][-4:] == [
        "1~2", "2~2", "3~2", "4~2",
    ]  # fmt: skip


def test_raised_figures_glued_to_words_are_footnotes(tmp_path: Path, register: Register) -> None:
    import reportlab  # type: ignore[import-untyped]

    font = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    pdfmetrics.registerFont(TTFont("Vera", str(font)))

    def page(canvas: Canvas) -> None:
        write(canvas, 72, 60, "NORTHMARSH COUNTY COUNCIL", 14, "Helvetica-Bold")
        write(canvas, 72, 110, "1.", 10, "Vera")
        said = "There are 21 special schools¹ on 400 m² and most of them² are full.³"
        write(canvas, 100, 110, said, 10, "Vera")
        numbered(canvas, 140, "2.", "Members asked how")
        for row, note in enumerate(("¹ Open all year.", "² By the count of May.", "³ In 2024.")):
            write(canvas, 72, 740 + 12 * row, note, 7, "Vera")

    (paper,) = papers_of(tmp_path / "paper.pdf", register, page)
    assert with_words(paper, "special").text == (
        "There are 21 special schools on 400 m² and most of them are full."
    )
    assert labels(paper) == ["1", "2", "Footnote 1", "Footnote 2", "Footnote 3"]


def test_figures_that_begin_a_line_number_nothing(tmp_path: Path, register: Register) -> None:
    rows = (
        "The first visit of the members of the committee to homes in the county was in spring of",
        "2024. It was hosted on the site of the old school, and those who came saw it by about",
        "12. They then saw a second home in the north of the county, which had been opened for",
        "£3.5 million and was found by all of those who came to be good and well run, and fell to",
        "3.2 at the end of the year.",
    )  # fmt: skip

    def page(canvas: Canvas) -> None:
        write(canvas, 72, 60, "NORTHMARSH COUNTY COUNCIL", 14, "Helvetica-Bold")
        write(canvas, 72, 110, "1.", 10)
        for row, text in enumerate(rows):
            write(canvas, 100, 110 + 14 * row, text, 9.5)
        numbered(canvas, 200, "2.", "Members heard that")

    (paper,) = papers_of(tmp_path / "paper.pdf", register, page)
    assert labels(paper) == ["1", "2"]
    assert with_words(paper, "hosted").text == " ".join(rows)


def test_lists_in_lists_keep_their_parents_and_state_nothing_of_their_own(
    tmp_path: Path, register: Register
) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 60, "NORTHMARSH COUNTY COUNCIL", 14, "Helvetica-Bold")
        top = numbered(canvas, 110, "1.3.1", "Members heard that")
        write(canvas, 72, top, "1.3.2", 11)
        write(canvas, 108, top, "The plan has two parts:", 11)
        parts = (("a)", "homes, namely:", ("small ones;", "large ones.")),
                 ("b)", "schools, namely:", ("first;", "last.")))  # fmt: skip
        for sign, name, members in parts:
            top += 18
            write(canvas, 120, top, sign)
            write(canvas, 140, top, name)
            for member, count in zip(members, ("(i)", "(ii)"), strict=True):
                top += 16
                write(canvas, 160, top, count)
                write(canvas, 185, top, member)
        numbered(canvas, top + 24, "1.3.3", "Members asked how")

    (paper,) = papers_of(tmp_path / "paper.pdf", register, page)
    assert labels(paper) == [
        "1.3.1", "1.3.2", "1.3.2(a)", "1.3.2(a)(i)", "1.3.2(a)(ii)", "1.3.2(b)", "1.3.2(b)(i)",
        "1.3.2(b)(ii)", "1.3.3",
    ]  # fmt: skip
    assert not [f.text for f in paper.findings if f.text.endswith(":")]
    assert not paper.paper.title.startswith("1.3")


def test_struck_recommendations_are_not_in_force(tmp_path: Path, register: Register) -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 60, "NORTHMARSH COUNTY COUNCIL", 14, "Helvetica-Bold")
        write(canvas, 72, 100, "RECOMMENDATIONS", 12, "Helvetica-Bold")
        for number, said in enumerate(("That Marsh Lane be sold at once.", "That it be kept.")):
            write(canvas, 72, 130 + 24 * number, f"{number + 1}.")
            end = write(canvas, 100, 130 + 24 * number, said)
            if not number:
                canvas.line(100, 842 - 130 + 3.3, end, 842 - 130 + 3.3)

    (paper,) = papers_of(tmp_path / "paper.pdf", register, page)
    assert [(f.kind, f.text) for f in paper.findings] == [("recommendation", "That it be kept.")]
    assert "sold" not in " ".join(p.text for p in paper.paragraphs)


def test_minutes_in_a_pack_have_their_running_numbers(tmp_path: Path, register: Register) -> None:
    def front(canvas: Canvas) -> None:
        write(canvas, 72, 60, "NORTH YORKSHIRE COUNCIL", 14, "Helvetica-Bold")
        write(canvas, 72, 84, "Children’s Scrutiny Committee", 13, "Helvetica-Bold")
        write(canvas, 72, 106, "Meeting on Tuesday, 12 March 2024 at 10.00 am", 11)
        write(canvas, 72, 130, "AGENDA", 12, "Helvetica-Bold")
        items = ("Apologies", "Minutes of the meeting of 9 January 2024 (Pages 3 - 4)",
                 "Sale of land (exempt: paragraph 3 of Schedule 12A) (Pages 5 - 6)")  # fmt: skip
        for number, item in enumerate(items, start=1):
            write(canvas, 72, 140 + 22 * number, f"{number}.", 11)
            write(canvas, 100, 140 + 22 * number, item, 11)

    def blank(number: int) -> Painter:
        def paint(canvas: Canvas) -> None:
            write(canvas, 200, 400, "This page is intentionally left blank", 10)
            write(canvas, 280, 820, f"Page {number}", 8)

        return paint

    def minutes(canvas: Canvas) -> None:
        write(canvas, 470, 40, "Agenda Item 2", 10, "Helvetica-Bold")
        write(canvas, 72, 70, "NORTH YORKSHIRE COUNCIL", 12, "Helvetica-Bold")
        write(canvas, 72, 90, "MINUTES of the Children’s Scrutiny Committee held on 9 January 2024")
        said = ("There were none.", "RESOLVED that the report be noted.")
        for number, title, text in zip((14, 15), ("APOLOGIES", "HOMES"), said, strict=True):
            top = 120 + 60 * (number - 14)
            write(canvas, 72, top, f"{number}.", 11, "Helvetica-Bold")
            write(canvas, 100, top, title, 11, "Helvetica-Bold")
            write(canvas, 100, top + 22, text, 11)
        write(canvas, 280, 820, "Page 3", 8)

    def exempt(canvas: Canvas) -> None:
        write(canvas, 470, 40, "Agenda Item 3", 10, "Helvetica-Bold")
        marking = (
            "By virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972."
        )
        write(canvas, 72, 70, marking, 9)
        write(canvas, 72, 100, "The land is worth a great deal of money.")
        write(canvas, 280, 820, "Page 5", 8)

    pages = front, blank(2), minutes, blank(4), exempt, blank(6)
    agenda, held, withheld = papers_of(tmp_path / "pack.pdf", register, *pages)
    assert (agenda.paper.kind, agenda.paper.meeting_date) == ("agenda", "2024-03-12")
    assert (held.paper.kind, held.paper.meeting_date) == ("minutes", "2024-01-09")
    said = [p for p in held.paragraphs if p.kind != "front_matter"]
    assert [(p.label, p.page, p.printed_page) for p in said] == [
        ("Minute 14", 3, "3"),
        ("Minute 15", 3, "3"),
    ]
    assert (withheld.paper.status, withheld.paragraphs) == ("exempt", ())


def test_words_struck_within_a_line(tmp_path: Path, register: Register) -> None:
    kept, struck, after = "1.1 Immediate memorandums ", "will fill all tills", " by March 2026."

    def page(canvas: Canvas) -> None:
        write(canvas, 72, 60, "NORTHMARSH COUNTY COUNCIL", 14, "Helvetica-Bold")
        write(canvas, 72, 100, kept + struck + after)
        left = 72 + stringWidth(kept, "Helvetica", 12)
        right = left + stringWidth(struck, "Helvetica", 12)
        canvas.line(left, 842 - 100 + 3.3, right, 842 - 100 + 3.3)

    (paper,) = papers_of(tmp_path / "paper.pdf", register, page)
    assert paper.paragraphs[-1].text == "Immediate memorandums by March 2026."
