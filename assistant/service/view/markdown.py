"""An answer's Markdown as HTML in which no words of a paper can become markup.

Only what answers are made of is understood: paragraphs, line breaks, lists, tables, headings,
bold, italics and backslash escapes. HTML, links and images are shown as the text they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup

_MARKER = re.compile(r"\[(\d{1,3})\]")
_UNDERSTOOD = ["list", "table", "heading", "newline", "escape", "emphasis", "blockquote"]
_HEADING_BELOW_QUESTION = 3


def safe_html(text: str, links: Mapping[int, str]) -> Markup:
    """``text`` as HTML, its ``[1]`` markers linked to the sources handed out with it.

    ``links`` maps markers to addresses; a marker without one stays plain text.
    """
    return Markup(_parser().render(text, {"links": links}))


def quoted(text: str, quote: str) -> Markup:
    """A paragraph's text with the words relied on in ``mark``; all of it where they are not found.

    White space may differ between the two.
    """
    words = quote.split()
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    start, end = found.span() if found else (0, len(text))
    return Markup("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])


def _link_markers(state: StateCore) -> None:
    """Link markers while a paper's own, escaped as ``\\[1\\]``, still differs from ``[1]``."""
    links = state.env.get("links", {})
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, _HEADING_BELOW_QUESTION + int(token.tag[1]) - 1)}"
        if token.children:
            token.children = [new for old in token.children for new in _linked(old, links)]


def _linked(token: Token, links: Mapping[int, str]) -> list[Token]:
    if token.type != "text":
        return [token]
    made: list[Token] = []
    for position, piece in enumerate(_MARKER.split(token.content)):
        is_marker = position % 2 == 1
        if is_marker and int(piece) in links:
            made.append(_marker(int(piece), links[int(piece)]))
        elif piece:
            made.append(Token("text", "", 0, content=f"[{piece}]" if is_marker else piece))
    return made


def _marker(number: int, link: str) -> Token:
    # The parser leaves raw HTML alone, so this is the only place that can make any.
    html = Markup(
        '<a class="marker" href="{}" data-source="{}">[<span class="unseen">source </span>{}]</a>'
    ).format(link, number, number)
    return Token("html_inline", "", 0, content=str(html))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "breaks": True}).enable(_UNDERSTOOD)
    parser.core.ruler.before("text_join", "link_markers", _link_markers)
    return parser
