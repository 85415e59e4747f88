"""What Markdown's signs say of a line, and the line without them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from ingest.pages.spelling.repair import clean

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_LIST_SIGN = re.compile(r"^(\s*)(?:[-*+]|[–—])\s+(?=\S)")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_LABEL = re.compile(
    r"^(?:\d+(?:\.\d+)+\.?|\d{1,3}[.)]|\(?[a-zA-Z]\)|\(?[ivx]+\)|[a-z]\.)\s+\S", re.ASCII
)
_BOLD_LINE = re.compile(r"^(\*\*|__)(?=\S)((?!\1).)+\1:?$")
_BOLD_TAG = re.compile(r"^<(b|strong)>(.*?)</\1>:?\s*$", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])")
_STRUCK = re.compile(r"~~(?=\S)(.+?)~~")
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()\s]|\([^)]*\))*(?:\s+\"[^\"]*\")?\)")
_NOTE = re.compile(r"\[\^[^\]\s]+\](?!:)")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ADDRESS = re.compile(r"<((?:https?://|mailto:)?[^\s<>@]+[@.][^\s<>]+)>")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_SIGNS = re.compile(r"^(?:#{1,6} |\*\*\S|\|.*\|\s*$|```)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A line's words and what its signs say: heading level, list item, weight, place."""

    text: str
    heading: int | None = None
    item: bool = False
    bold: bool = False
    indent: int = 0


def has_markdown(text: str) -> bool:
    """Whether a text uses Markdown's signs."""
    return bool(_SIGNS.search(text))


def without_comments(text: str) -> str:
    """The text without what its writer or a converter hid in it: comments, pictures, front."""
    return _IMAGE.sub("", _COMMENT.sub("", text))


def marked(raw: str) -> Marked:
    """Read one line's signs.

    A list sign before a number is what a converter left: the number is the label, and the line no
    bullet.
    """
    raw = _QUOTE.sub("", raw).expandtabs(4).rstrip()
    indent = len(raw) - len(raw.lstrip())
    heading = _HEADING.match(raw)
    if heading:
        return Marked(plain(heading.group(2)), heading=len(heading.group(1)), bold=True)
    sign = _LIST_SIGN.match(raw)
    body = raw[sign.end() :] if sign else raw.strip()
    bold = bool(_BOLD_LINE.match(body) or _BOLD_TAG.match(body))
    text = plain(body)
    return Marked(text, item=bool(sign) and not is_labelled(text), bold=bold, indent=indent)


def is_labelled(text: str) -> bool:
    """Whether the line starts with a number or letter as a paragraph's label."""
    return bool(_LABEL.match(text))


def plain(text: str) -> str:
    """The words of a piece of Markdown without its signs, tags and link targets."""
    text = _BREAK.sub(" ", text)
    if "<" in text:
        text = _TAG.sub("", _ADDRESS.sub(r"\1", text))
    if "[" in text:
        text = _NOTE.sub("", _LINK.sub(r"\1", text))
    if "*" in text or "_" in text or "~" in text:
        text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", _STRUCK.sub("", text)))
    text = _ESCAPED.sub(r"\1", text)
    return re.sub(r"\s+", " ", clean(html.unescape(text))).strip()
