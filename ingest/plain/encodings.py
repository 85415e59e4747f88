"""Bytes into text, in whichever encoding they were saved."""

from __future__ import annotations

import re

from ingest.lines import UnreadableFile

_OTHERS = {
    b"%PDF": "is a PDF, whatever its name says",
    b"PK\x03\x04": "is a Word or ZIP file, whatever its name says",
    b"{\\rtf": "is an RTF file, whatever its name says: save it as text or DOCX",
    b"\xd0\xcf\x11\xe0": "is an old Word file, whatever its name says: save it as DOCX",
}
# What UTF-8 looks like when it was taken for cp1252 and saved again.
_TWICE = re.compile(r"â€\S|Â[£§°·\xa0]|Ã©")
_LEAST = 8
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)


def decoded(content: bytes) -> str:
    """The text with one kind of line end; raises UnreadableFile where there is none."""
    for mark, reason in _OTHERS.items():
        if content.startswith(mark):
            raise UnreadableFile(reason)
    text = _by_mark(content)
    if text is None:
        if b"\0" in content:
            raise UnreadableFile("is not a text file, whatever its name says")
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = _by_letters(content)
    text = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\v", "\n")
    )
    if not text.strip():
        raise UnreadableFile("is empty")
    return _once(text) if _TWICE.search(text) else text


def decoded_page(content: bytes) -> str:
    """A web page's text, in the encoding that it says; raises UnreadableFile as above."""
    found = _CHARSET.search(content[:4096])
    if found and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode(found.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(content)


def _by_mark(content: bytes) -> str | None:
    """Decode by the byte order mark, or by the zero bytes that UTF-16 puts between letters."""
    if content.startswith(b"\xef\xbb\xbf"):
        return content[3:].decode("utf-8", errors="replace")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    even, odd = content[0:4000:2], content[1:4000:2]
    if len(odd) < _LEAST:
        return None
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return content.decode("utf-16-le", errors="replace")
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return content.decode("utf-16-be", errors="replace")
    return None


def _by_letters(content: bytes) -> str:
    """cp1252, or UTF-8 where only a stray byte keeps it from being that."""
    loose = content.decode("utf-8", errors="replace")
    wrong = loose.count("\ufffd")
    beyond = sum(sign > "\x7f" for sign in loose) - wrong
    if beyond > 10 * wrong:
        return loose
    return content.decode("cp1252", errors="replace")


def _once(text: str) -> str:
    """Undo the second encoding, line by line where only some were touched."""
    lines = []
    for line in text.split("\n"):
        try:
            lines.append(line.encode("cp1252").decode("utf-8"))
        except UnicodeError:
            lines.append(line)
    return "\n".join(lines)
