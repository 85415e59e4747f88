"""Papers broken on purpose: whole seeds in three formats, and what chance makes of them."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from pathlib import Path

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

LINES = (
    "Wexmoor County Council",
    "Report to the Scrutiny Committee of 4 March 2024",
    "1. The council spent £31,000 on bridges.",
    "2. The Committee is asked to agree:",
    "(a) a survey of bridges",
    "(b) a plan for lanes",
    "RESOLVED: That the plan be approved.",
)


def seeds() -> dict[str, bytes]:
    """A small paper in each format, by suffix."""
    return {"pdf": _pdf(), "docx": _docx(), "html": _html().encode()}


def mutated(seed: bytes, suffix: str, chance: random.Random) -> bytes:
    """The seed with some damage: of Word files mostly within their parts, else of the bytes."""
    if suffix == "docx" and chance.random() < 0.8:
        return _repacked(seed, chance)
    return _damaged(seed, chance)


def _damaged(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 10, 60))):
        at = chance.randrange(len(made) or 1)
        way = chance.randrange(7)
        length = chance.choice((1, 4, 50, 400))
        if way == 0:
            made[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 1:
            made[at : at + length] = chance.randbytes(length)
        elif way == 2:
            del made[at : at + length]
        elif way == 3:
            made[at:at] = made[at : at + length] * chance.choice((1, 2, 100))
        elif way == 4:
            made[at:at] = chance.choice(
                (
                    b"<div>" * 300,
                    b"\0" * 100,
                    b"<<" * 200,
                    b"endobj",
                    b"99999999999 0 R",
                    b"-1",
                    b"<table><tr><td colspan=99999999>",
                    b"\xff\xfe",
                    b"&#x110000;",
                    b"[[[[" * 99,
                )
            )
        elif way == 5 and len(made) > 40:
            made = made[: chance.randrange(20, len(made))]
        else:
            other = chance.randrange(len(made) or 1)
            made[at : at + length] = made[other : other + length]
        if not made:
            break
    return bytes(made)


def _repacked(seed: bytes, chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as whole, zipfile.ZipFile(made, "w") as packed:
        names = whole.namelist()
        hit = {name for name in names if chance.random() < 0.2} | {"word/document.xml"}
        for name in names:
            content = whole.read(name)
            if name in hit and chance.random() < 0.8:
                content = _damaged(content, chance)
            if chance.random() > 0.03:
                packed.writestr(name, content)
    return made.getvalue()


def write_awkward(folder: Path) -> None:
    """Bombs, endless paragraphs, a thousand nestings, and names that play tricks."""
    write_bombs(folder, 2 << 30)
    (folder / "tricks.docx").write_bytes(_with_tricks())
    (folder / "nested.html").write_bytes(b"<div>" * 200_000 + b"1. Roads.")
    (folder / "tables.html").write_bytes(b"<table><tr><td>" * 3_000 + b"1. Roads.")
    (folder / "span.html").write_bytes(
        b"<table>" + b"<tr><td colspan=100000 rowspan=100000>1. Roads</td></tr>" * 50 + b"</table>"
    )
    long = "1. " + "Roads are mended by the council and bridges too. " * 210_000
    (folder / "ten-megabytes.txt").write_text(long)
    (folder / "ten-megabytes.html").write_text(f"<p>{long}</p>")
    (folder / "one-word.txt").write_text("1. " + "x" * 3_000_000)
    (folder / "controls.txt").write_bytes(
        b"1. Ro\x00ads\x1b[31m \x07are\r mended\x0b\x0c\x85.\n" * 50
    )
    for name in ("..txt", "<script>alert(1)<script>.txt", "a\nb.txt", "-rf.txt", "é" * 80 + ".txt",
                 "%2e%2e%2fpasswd.txt", "'; DROP TABLE papers;--.txt"):  # fmt: skip
        (folder / name).write_text(f"Wexmoor County Council\n\n1. Named {len(name)}.\n")


def write_bombs(folder: Path, size: int) -> None:
    """Small files that unpack to so many bytes, to half as many, or to text without end."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bomb-declared.docx").write_bytes(_zip_bomb(size))
    (folder / "bomb-lying.docx").write_bytes(_lying_bomb(size // 7))
    (folder / "bomb.pdf").write_bytes(_pdf_bomb(size // 2))
    (folder / "billion-laughs.html").write_text(_laughs("html") + "<p>1. &j;</p>")
    (folder / "billion-laughs.docx").write_bytes(_laughing_docx())


def write_ten_thousand_pages(path: Path) -> None:
    """A PDF of 10,000 pages with a line on each."""
    canvas = Canvas(str(path), pagesize=A4)
    for page in range(10_000):
        canvas.drawString(72, 700, f"{page + 1}. Street {page} is mended.")
        canvas.showPage()
    canvas.save()


def _pdf() -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, pageCompression=0, invariant=True)
    for row, line in enumerate(LINES):
        canvas.drawString(72, 760 - 20 * row, line)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def _docx() -> bytes:
    import docx

    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Year", "£31,000"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _html() -> str:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    return f"<html><body><h1>Report</h1>{body}<table><tr><td>a<td>b</table></body></html>"


def _zip_bomb(size: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        with packed.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(size >> 20):
                part.write(b" " * (1 << 20))
        packed.writestr("[Content_Types].xml", "<Types/>")
    return made.getvalue()


def _lying_bomb(size: int) -> bytes:
    """A real Word file whose text unpacks to more, and whose directory says a few bytes."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_docx())) as whole,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in whole.namelist():
            content = whole.read(name)
            if name == "word/document.xml":
                content = content.replace(b"</w:t>", b" " * size + b"</w:t>", 1)
            packed.writestr(name, content)
        told = packed.getinfo("word/document.xml").file_size
    return made.getvalue().replace(told.to_bytes(4, "little"), (999).to_bytes(4, "little"))


def _pdf_bomb(size: int) -> bytes:
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(size >> 20)) + packer.flush()
    head = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    )
    body = b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(stream) + stream
    return head + body + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def _with_tricks() -> bytes:
    made = io.BytesIO(_docx())
    with zipfile.ZipFile(made, "a") as packed:
        for name in (
            "../../../../tmp/papers-escaped.txt",
            "/tmp/papers-escaped.txt",
            "word\\..\\x",
        ):
            packed.writestr(name, "escaped")
    return made.getvalue()


def _laughs(root: str) -> str:
    entities = ['<!ENTITY a "ha ha ha ha ha ha ha ha ha ha">']
    for before, name in zip("abcdefghi", "bcdefghij", strict=True):
        entities.append(f'<!ENTITY {name} "{f"&{before};" * 10}">')
    return f"<?xml version='1.0'?><!DOCTYPE {root} [{''.join(entities)}]>"


def _laughing_docx() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_docx())) as whole, zipfile.ZipFile(made, "w") as packed:
        for name in whole.namelist():
            content = whole.read(name).decode("utf-8", "replace")
            if name == "word/document.xml":
                content = _laughs("w:document") + content.split("?>", 1)[1].replace(
                    "Wexmoor", "&j;", 1
                )
            packed.writestr(name, content)
    return made.getvalue()
