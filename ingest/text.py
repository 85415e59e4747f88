"""Plain text and Markdown, with what is left of other formats in them, become a Document."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from ingest.lines import Document, Line, Page, UnreadableFile
from ingest.pages.repair import BULLET, clean, take_bullet

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_LIST_SIGN = re.compile(r"^(\s*)(?:[-*+]|[–—])\s+(?=\S)")
_LABEL = re.compile(r"^(?:\d+(?:\.\d+)+\.?|\d{1,3}[.)]|\(?[a-zA-Z]\)|\(?[ivx]+\)|[a-z]\.)\s+\S")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_BOLD_LINE = re.compile(r"^(?:\*\*|__)(.+?)(?:\*\*|__):?$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])")
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()\s]|\([^)]*\))*(?:\s+\"[^\"]*\")?\)")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD_TAG_LINE = re.compile(r"^<(b|strong)>(?!.*</\1>.*\w)(.*)$", re.IGNORECASE)
_MARKDOWN_SIGNS = re.compile(r"^(?:#{1,6} |\*\*\S|\|.*\|\s*$|```)", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")


def read_text(path: Path) -> Document:
    """Read a text or Markdown file; raises UnreadableFile where it holds no text."""
    text = decoded(path.read_bytes())
    markdown = path.suffix.lower() in {".md", ".markdown"} or bool(_MARKDOWN_SIGNS.search(text))
    sheets = [sheet for sheet in text.split("\f") if sheet.strip()]
    paged = len(sheets) > 1
    pages = tuple(
        Page(number if paged else None, tuple(_lines(sheet, number if paged else None)))
        for number, sheet in enumerate(sheets, start=1)
    )
    return Document(format="markdown" if markdown else "text", pages=pages)


def decoded(content: bytes) -> str:
    """The text in whichever encoding it was saved; raises UnreadableFile where there is none."""
    if not content.strip():
        raise UnreadableFile("is empty")
    text = _by_mark(content)
    if text is None:
        if b"\0" in content:
            raise UnreadableFile("is not a text file, whatever its name says")
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    if not text.strip():
        raise UnreadableFile("is empty")
    return text


def _by_mark(content: bytes) -> str | None:
    """Decode by the byte order mark, or by the zero bytes that UTF-16 puts between letters."""
    if content.startswith(b"\xef\xbb\xbf"):
        return content[3:].decode("utf-8", errors="replace")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    even, odd = content[0:4000:2], content[1:4000:2]
    if len(odd) > 8 and odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return content.decode("utf-16-le", errors="replace")
    if len(odd) > 8 and even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return content.decode("utf-16-be", errors="replace")
    return None


def _lines(sheet: str, page: int | None) -> list[Line]:
    lines: list[Line] = []
    blank = False
    table = 0
    raws = sheet.split("\n")
    for number, raw in enumerate(raws):
        if not raw.strip() or _RULE.match(raw) or _TABLE_RULE.match(raw):
            blank = blank or not _TABLE_RULE.match(raw) or not raw.strip()
            continue
        cells = _cells(raw)
        if cells:
            above = lines[-1] if lines else None
            starts = blank or above is None or not above.cells
            table += starts
            header = starts and _heads(raws, number)
            lines.append(
                Line(" | ".join(cells), page, cells=cells, table=table, header=header,
                     blank_before=blank, bold=_bold_cells(raw))
            )  # fmt: skip
        else:
            lines.append(_line(raw, page, blank))
        blank = False
    return lines


def _heads(raws: Sequence[str], number: int) -> bool:
    return number + 1 < len(raws) and bool(_TABLE_RULE.match(raws[number + 1]))


def _cells(raw: str) -> tuple[str, ...]:
    """The cells of a row of a pipe table or of a row parted by tabs; empty for other lines."""
    if raw.strip().startswith("|") and raw.strip().count("|") > 2:
        parts = raw.strip().strip("|").split("|")
    elif "\t" in raw.strip("\t \n") or (raw.rstrip(" ").endswith("\t") and raw.strip()):
        parts = raw.strip(" \n").split("\t")
        while parts and not parts[-1].strip():
            parts.pop()
        if _LIST_SIGN.match(raw) or len(parts) < 2 or _LABEL.match(f"{parts[0].strip()} x"):
            return ()
    else:
        return ()
    return tuple(plain(part) for part in parts)


def _bold_cells(raw: str) -> bool:
    return bool(re.match(r"^\s*\|?\s*(?:\*\*|<b>)", raw))


def _line(raw: str, page: int | None, blank: bool) -> Line:
    raw = raw.expandtabs(4).rstrip()
    indent = len(raw) - len(raw.lstrip())
    heading = _HEADING.match(raw)
    if heading:
        return Line(
            plain(heading.group(2)), page, heading=len(heading.group(1)), bold=True,
            blank_before=blank,
        )  # fmt: skip
    sign = _LIST_SIGN.match(raw)
    body = raw[sign.end() :] if sign else raw.strip()
    bold = bool(_BOLD_LINE.match(body)) or bool(_BOLD_TAG_LINE.match(body))
    text = plain(body)
    bullet = bool(sign) and not _LABEL.match(text)
    if bullet:
        text = f"{BULLET} {text}"
    elif not sign:
        bullet, text = take_bullet(text)
    return Line(
        text, page, bold=bold, bullet=bullet, blank_before=blank, indent=indent / 100,
        level=1 + indent // 2 if bullet else 0,
    )  # fmt: skip


def plain(text: str) -> str:
    """The words of a piece of Markdown without its signs, tags and link targets."""
    text = _BREAK.sub(" ", text)
    text = _TAG.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\2", text)
    text = _ESCAPED.sub(r"\1", text)
    return re.sub(r"\s+", " ", clean(html.unescape(text))).strip()
