"""Text as a reader sees it: ligatures, bullet glyphs, odd spaces and control characters."""

from __future__ import annotations

import re

BULLET = "•"
# Private-use code points are the symbol fonts of word processors; as the first sign of a line
# they are bullets, whatever the glyph was.
_BULLETS = "•‣◦▪▫●○■□◾◆◇➢➤➔✓✔❖⁃∙·\u00b7\u2212"
_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_SPACES = dict.fromkeys([*range(0x2000, 0x200B), 0xA0, 0x202F, 0x205F, 0x3000], " ")
_INVISIBLE: dict[int, str] = dict.fromkeys(
    [*range(0x09), *range(0x0E, 0x20), 0x0B, 0x7F, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF],
    "",
)
_TABLE = str.maketrans(_LIGATURES) | _SPACES | _INVISIBLE
_PLAIN = re.compile(r"[\x20-\x7e‘’“”–—£•…é]*")
_FIRST_SIGN = re.compile(rf"^\s*([{_BULLETS}\ue000-\uf8ff]|[oO](?=\s{{2}}))\s*")


def clean(text: str) -> str:
    """The text with ligatures spelt out, odd spaces made plain and invisible signs removed."""
    if _PLAIN.fullmatch(text):
        return text
    return text.translate(_TABLE)


def take_bullet(text: str) -> tuple[bool, str]:
    """Whether the line starts with a bullet glyph, and the line with it printed as ``•``."""
    found = _FIRST_SIGN.match(text)
    if not found:
        return False, text
    return True, f"{BULLET} {text[found.end() :]}".rstrip()
