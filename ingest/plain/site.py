"""What a web page shows around its text: whose site it is, and the menu above the page."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from ingest.lines import Line
from ingest.plain.nodes import words_of

_BANNERS = "header, footer, [role=banner], [role=contentinfo]"
_BANNER = 80  # letters of a banner or foot that may name whose site it is
_MENU_WORDS = 6


def site_of(tree: LexborHTMLParser) -> str:
    """What the page's banner and foot say of whose site it is, as far as they begin."""
    around = [words_of(node)[:_BANNER] for node in tree.css(_BANNERS)]
    return " | ".join(dict.fromkeys(text for text in around if text))


def below_menu(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without those of a site's menu, a list of single words above the first heading."""
    first = next((at for at, line in enumerate(lines) if line.heading), 0)
    menu = all(line.bullet and len(line.text.split()) <= _MENU_WORDS for line in lines[:first])
    return lines[first:] if menu else lines
