"""Text as a reader sees it: ligatures, bullet glyphs, odd spaces and control characters."""

from __future__ import annotations

import re

BULLET = "•"
# Private-use code points are the symbol fonts of word processors; as the first sign of a line
# they are bullets, whatever the glyph was.
_BULLETS = (
    "•‣⁃∙·\u2043\u204c\u204d\u2190-\u21ff\u25a0-\u25ff\u2605-\u2612\u2700-\u27bf\u2b1b-\u2b2f"
)
# Signs that are bullets only where a list's gap follows them.
_LIST_SIGNS = frozenset("oO-–—*+>»§vØüqà¨")
_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\u017f": "s",
}  # fmt: skip
_SPACES = dict.fromkeys([*range(0x2000, 0x200B), 0xA0, 0x202F, 0x205F, 0x3000], " ")
_INVISIBLE: dict[int, str] = dict.fromkeys(
    [*range(0x09), *range(0x0E, 0x20), 0x0B, 0x7F, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF],
    "",
)
_HYPHENS = {0x2010: "-", 0x2011: "-", 0xAD: ""}
_TABLE = str.maketrans(_LIGATURES) | _SPACES | _INVISIBLE | _HYPHENS
_PLAIN = re.compile(r"[\x20-\x7e‘’“”–—£•…é]*")
_SPACED = re.compile(r"^[A-Z](?: [A-Z]){3,}\b")
_GLUED = re.compile(r"^(\d{1,3}(?:\.\d{1,3})*\.)(?=[A-Z][a-z])")
_FIRST_SIGN = re.compile(
    # "☒ Yes ☐ No", and a box alone in its cell, is an answer, whose box tells which.
    rf"^\s*(?![□☐☑☒✓✔✗✘]\s*(?:(?:yes|no)\b|$))[{_BULLETS}\ue000-\uf8ff\ufffd]\s*",
    re.IGNORECASE,
)
# UTF-8 that was taken for the code page of Windows: "â€™" for an apostrophe, "Â£" for a pound.
_TAKEN_WRONG = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0152\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u2013-\u203a\u20ac\u2122]"
    "|\u00e2[\u20ac\u201a\u201e\u2020\u02c6][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6"
    "\u02dc\u2013-\u203a\u20ac\u2122]"
)


# A footnote's mark glued to a word or to the end of a sentence; "m²" and "x³" keep theirs.
RAISED = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_GLUED_MARK = re.compile(rf"(?:(?<=[^\W\d_]{{3}})|(?<=[.,;:!?)”’]))[{RAISED}]{{1,3}}(?!\w)")


def clean(text: str) -> str:
    """The text with ligatures spelt out, odd spaces made plain and invisible signs removed."""
    if _PLAIN.fullmatch(text):
        return text
    if "\u00c2" in text or "\u00c3" in text or "\u00e2" in text:
        text = _TAKEN_WRONG.sub(_as_meant, text)
    return _GLUED_MARK.sub("", text).translate(_TABLE)


def _as_meant(found: re.Match[str]) -> str:
    try:
        return b"".join(
            sign.encode("latin-1" if sign < "\u0100" else "cp1252") for sign in found.group()
        ).decode("utf-8")
    except UnicodeError:
        return found.group()


def spelt(line: str) -> str:
    """The line with spaced-out capitals closed up, and a space after a number glued to a word."""
    if line[1:2] == " " == line[3:4]:
        line = _SPACED.sub(lambda found: found.group().replace(" ", ""), line)
    return _GLUED.sub(r"\1 ", line)


def is_list_sign(text: str) -> bool:
    """Whether a sign that stands apart at the start of a line is a list's bullet."""
    return text in _LIST_SIGNS or bool(_FIRST_SIGN.fullmatch(text))


def take_bullet(text: str) -> tuple[bool, str]:
    """Whether the line starts with a bullet glyph, and the line with it printed as ``•``."""
    found = _FIRST_SIGN.match(text)
    if not found:
        return False, text
    return True, f"{BULLET} {text[found.end() :]}".rstrip()
