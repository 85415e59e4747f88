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
_FIRST_SIGN = re.compile(rf"^\s*[{_BULLETS}\ue000-\uf8ff\ufffd]\s*")


def clean(text: str) -> str:
    """The text with ligatures spelt out, odd spaces made plain and invisible signs removed."""
    if _PLAIN.fullmatch(text):
        return text
    return text.translate(_TABLE)


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
