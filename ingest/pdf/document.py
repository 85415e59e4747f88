"""A PDF file becomes a Document: pages of lines in reading order, with their places."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from ingest.lines import Document, Line, Page, UnreadableFile
from ingest.pages import scan
from ingest.pages.dots import with_drawn_bullets
from ingest.pages.finish import pages_of
from ingest.pages.ruling import rules_in
from ingest.pages.sheet import Run, Sheet
from ingest.pages.spelling.repair import clean
from ingest.pages.spelling.sense import is_gibberish
from ingest.pdf.about import About, about
from ingest.pdf.covered import part_covered
from ingest.pdf.image import picture_of, shows_more
from ingest.pdf.opening import Damaged, opened, page_of
from ingest.pdf.rules import shapes_of
from ingest.pdf.runs import runs_of
from ingest.pdf.second import second_reading
from ingest.pdf.styles import Fonts
from ingest.pdf.unseen import part_unseen

# A page with fewer letters than this has no text to speak of.
_FEW_LETTERS = 12
# What an image gives must be this many times as much as the little text that the page has.
_MORE = 4
_MOST_AT_ONCE = 8
# Ruling lines under a scanner's own text are found on a smaller picture than letters need.
_DOTS_OF_RULES = 150
_A4 = 595.0, 842.0


def read_pdf(path: Path) -> Document:
    """Read a PDF file; raises UnreadableFile with a one-line reason where that is impossible."""
    reading = _Reading()
    said = About()
    try:
        with opened(path) as pdf:
            sheets = [reading.sheet(pdf, number) for number in range(1, len(pdf) + 1)]
            reading.scan(pdf)
            said = about(pdf)
    except Damaged as damage:
        return _second_document(path, said, str(damage))
    if said.waits and len(sheets) == 1:
        raise UnreadableFile("is a form that only Adobe Reader can show: print it to PDF there")
    if any(sheet.runs for sheet in sheets):
        document = _document(sheets, said, reading)
        if document.lines:
            return document
    if reading.covered or reading.unseen:  # the second reader would find just these
        raise UnreadableFile("holds only words that cannot be seen on its pages")
    if reading.images or reading.gibberish:
        raise UnreadableFile(reading.reason())
    return _second_document(path, said, reading.reason())


@dataclass(slots=True)
class _Reading:
    """One file's reading: its fonts, and the pages of which no text could be had."""

    fonts: Fonts = field(default_factory=Fonts)
    broken: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)
    gibberish: list[int] = field(default_factory=list)
    waiting: list[tuple[Sheet, list[int]]] = field(default_factory=list)
    covered: list[int] = field(default_factory=list)
    unseen: list[int] = field(default_factory=list)

    def sheet(self, pdf: pypdfium2.PdfDocument, number: int) -> Sheet:
        """A page's words and rulings; from its image where the text layer is none or no use."""
        try:
            page = page_of(pdf, number)
        except pypdfium2.PdfiumError:
            self.broken.append(number)
            return Sheet(number, *_A4)
        try:
            drawn = runs_of(page, self.fonts)
            view = drawn.view
            sheet = Sheet(number, view.width, view.height, turn=view.extra)
            sheet.runs = [run for run in drawn.runs if _visible(run, sheet)]
            sheet.runs, covered = part_covered(sheet.runs, page, view)
            sheet.runs, unseen = part_unseen(sheet.runs, page, sheet)
            if covered:
                self.covered.append(number)
            if _letters(unseen) >= _FEW_LETTERS:
                self.unseen.append(number)
            if _letters(sheet.runs) < _FEW_LETTERS and shows_more(page):
                self.waiting.append((sheet, self.images))
                return sheet
            sheet.rules, dots = shapes_of(page, view)
            if dots:
                sheet.runs = with_drawn_bullets(sheet.runs, dots, sheet.rules)
            if is_gibberish(run.text for run in sheet.runs):
                sheet.runs = []
                self.waiting.append((sheet, self.gibberish))
            elif laid := [run for run in sheet.runs if run.faint == "unshown"]:
                sheet.trust = "ocr"
                if 2 * len(laid) > len(sheet.runs) and not (sheet.rules or sheet.turn):
                    sheet.rules = rules_in(*picture_of(page, _DOTS_OF_RULES))
            return sheet
        finally:
            page.close()

    def scan(self, pdf: pypdfium2.PdfDocument) -> None:
        """Read the pages that wait for it from their images, as many at a time as can be."""
        some = min(os.cpu_count() or 1, _MOST_AT_ONCE)
        readable = scan.can_read()
        for first in range(0, len(self.waiting), some):
            waiting = self.waiting[first : first + some]
            pictures = [_picture(pdf, sheet.number) for sheet, _ in waiting] if readable else []
            readouts = scan.read_pictures(pictures) if readable else [scan.Readout([])] * some
            for (sheet, unread), readout in zip(waiting, readouts, strict=False):
                made_out = readout.runs if not _says_nothing(readout) else []
                if _letters(made_out) > _MORE * _letters(sheet.runs):
                    _take(sheet, readout)
                elif not sheet.runs or not readable:  # a stamp may be all the text it has
                    unread.append(sheet.number)

    def reason(self) -> str:
        """Why the file as a whole gives no text."""
        if self.broken:
            return "is damaged: its pages cannot be read"
        if not self.images and not self.gibberish:
            return "holds no text: its pages are blank"
        what = "holds only page images" if self.images else "has a text layer that is gibberish"
        if scan.can_read():
            return f"{what}, in which no text can be made out"
        return f"{what}; to read it, install tesseract: {scan.INSTALL}"

    def warnings(self, said: About) -> list[str]:
        """What was left out, for those who rely on the paper."""
        how = "" if scan.can_read() else f"; install tesseract to read them: {scan.INSTALL}"
        found = []
        if self.broken:
            what = "is" if len(self.broken) == 1 else "are"
            found.append(f"{_named(self.broken)} {what} damaged and not read")
        if self.images:
            what = "is only an image" if len(self.images) == 1 else "are only images"
            found.append(f"{_named(self.images)} {what}, not read{how}")
        if self.gibberish:
            what = "has" if len(self.gibberish) == 1 else "have"
            found.append(f"{_named(self.gibberish)} {what} a gibberish text layer, not read{how}")
        if said.attachments:
            found.append(f"attached files not read: {', '.join(said.attachments)}")
        return found


def _document(sheets: list[Sheet], said: About, reading: _Reading) -> Document:
    pages, dropped = pages_of(sheets)
    if said.labels:
        pages = [
            replace(page, printed=page.printed or said.labels[(page.number or 1) - 1])
            for page in pages
        ]
    return Document(
        format="pdf",
        pages=tuple(pages),
        dropped=tuple(dropped),
        outline=said.outline,
        properties=said.properties,
        warnings=tuple(reading.warnings(said)),
        covered=tuple(reading.covered),
        unseen=tuple(reading.unseen),
    )


def _second_document(path: Path, said: About, reason: str) -> Document:
    """The file as the second reader finds it; refused for the reason where that finds nothing."""
    texts = second_reading(path)
    if len("".join(texts).strip()) < _FEW_LETTERS or is_gibberish(texts):
        raise UnreadableFile(reason)
    pages = tuple(
        Page(number, tuple(Line(clean(line).strip(), number) for line in text.split("\n")
                           if line.strip()))
        for number, text in enumerate(texts, start=1)
    )  # fmt: skip
    note = f"read without positions: for the usual reader the file {reason}"
    return Document("pdf", pages, (), said.outline, said.properties, (note,))


def _picture(pdf: pypdfium2.PdfDocument, number: int) -> scan.Picture:
    page = page_of(pdf, number)
    try:
        return picture_of(page)
    finally:
        page.close()


def _take(sheet: Sheet, readout: scan.Readout) -> None:
    """Put what was read from a page's image in the place of its text layer."""
    sideways = readout.turn in (90, 270)
    if sideways != (sheet.turn in (90, 270)):
        sheet.width, sheet.height = sheet.height, sheet.width
    if readout.turn != sheet.turn or not sheet.rules:  # lines that are drawn are surer
        sheet.rules = list(readout.rules)
    sheet.runs, sheet.turn, sheet.trust = readout.runs, readout.turn, "ocr"


def _visible(run: Run, sheet: Sheet) -> bool:
    across, down = (run.left + run.right) / 2, (run.top + run.bottom) / 2
    return 0 <= across <= sheet.width and 0 <= down <= sheet.height


def _says_nothing(readout: scan.Readout) -> bool:
    """Whether what a page shows is gibberish itself, as a broken font that was printed leaves."""
    return is_gibberish(run.text for run in readout.runs)


def _letters(runs: Iterable[Run]) -> int:
    """How many letters and figures the runs have, counted up to a few more than few."""
    count = 0
    for run in runs:
        count += sum(sign.isalnum() for sign in run.text)
        if count > _MORE * _FEW_LETTERS:
            break
    return count


def _named(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    return f"pages {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
