"""What a web page shows around its text, and its main part: whose site it is, what menu it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.lines import Line
from ingest.plain.nodes import words_of

_BANNERS = "header, footer, [role=banner], [role=contentinfo]"
_BANNER = 80  # letters of a banner or foot that may name whose site it is
_MENU_WORDS = 6
# What surrounds the text on a council's site, and words struck out.
_AROUND = (
    "del, s, strike, script, style, noscript, template, svg, iframe, nav, footer, aside, button, "
    "select, [hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], "
    "[role=search], .breadcrumb, .breadcrumbs, .skip-link, .cookie, #cookie, .sr-only"
)
_MAIN = ("main", "[role=main]", "article", "#modgov", ".mgContent", "#content", "#main-content",
         "#maincontent", ".content")  # fmt: skip
SENSE = 40  # a part with fewer letters than this is not the page's main one


def site_of(tree: LexborHTMLParser) -> str:
    """What the page's banner and foot say of whose site it is, as far as they begin."""
    around = [words_of(node)[:_BANNER] for node in tree.css(_BANNERS)]
    return " | ".join(dict.fromkeys(text for text in around if text))


def main_parts(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """What may be the page's main part, the likeliest first and all of it last.

    What surrounds the text is taken out of the tree.
    """
    for node in tree.css(_AROUND):
        node.decompose()
    for selector in _MAIN:
        found = tree.css_first(selector)
        if found is not None:
            yield found
    for node in tree.css("header"):
        node.decompose()
    if tree.body is not None:
        yield tree.body


def below_menu(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without those of a site's menu, a list of single words above the first heading."""
    first = next((at for at, line in enumerate(lines) if line.heading), 0)
    menu = all(line.bullet and len(line.text.split()) <= _MENU_WORDS for line in lines[:first])
    return lines[first:] if menu else lines
