"""A report as one HTML page that needs nothing else, for screen, print and screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from eval.report.content import Content
from eval.report.sections import Plot, Section, Table, sections
from eval.report.worst import Worst

_NO_MORE: Mapping[str, str] = {}
SHORT = 32
"""Characters up to which a figure with its interval stays on one line."""

_STYLE = """
body { font: 1rem/1.5 sans-serif; color: #1a1a1a; background: #fff; max-width: 75rem;
  margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.2; }
h2 { border-top: 2px solid #0b4f8a; padding-top: .6rem; margin-top: 2.5rem; }
a { color: #0b4f8a; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; background: #fff; padding: .5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding-bottom: .3rem; }
th, td { border: 1px solid #8a8a8a; padding: .3rem .6rem; text-align: left; vertical-align: top; }
.figure { white-space: nowrap; }
thead th { background: #eef3f8; }
figure { margin: 1rem 0; }
svg { max-width: 32rem; width: 100%; height: auto; }
article { border: 1px solid #8a8a8a; padding: 0 1rem 1rem; margin: 1rem 0; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
  gap: 1rem; }
.beside > * { min-width: 0; overflow-wrap: anywhere; }
.as-written { white-space: pre-wrap; }
li { margin-bottom: .4rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; list-style: none; }
@media print { body { max-width: none; font-size: 9pt; } nav, .skip { display: none; }
  h2, h3, h4, caption { break-after: avoid; } figure, article, tr { break-inside: avoid; }
  thead { display: table-header-group; } .wide { overflow: visible; }
  .figure { white-space: normal; } .beside { grid-template-columns: 1fr 1fr 1fr; } }
"""


def html_page(content: Content) -> str:
    """The whole report of a run."""
    title = f"Evaluation of {content.runs[0].name}"
    return plain_page(title, sections(content), {"Worst answers": _worst_section(content.worst)})


def plain_page(title: str, parts: Sequence[Section], more: Mapping[str, str] = _NO_MORE) -> str:
    """Sections as a page; ``more`` are further ones that are HTML already, by their headings."""
    body = [*map(_section, parts), *more.values()]
    names = [*(part.title for part in parts), *more]
    links = "".join(f'<li><a href="#{_anchor(name)}">{escape(name)}</a></li>' for name in names)
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            '<a class="skip" href="#main">Skip to the figures</a>',
            f"<header><h1>{escape(title)}</h1></header>",
            f'<nav aria-label="Sections"><ul>{links}</ul></nav>',
            '<main id="main">',
            *body,
            "</main>\n</body>\n</html>\n",
        ]
    )


def _section(section: Section) -> str:
    blocks = "\n".join(map(_block, section.blocks))
    return _titled(section.title, blocks)


def _titled(title: str, inner: str) -> str:
    anchor = _anchor(title)
    return (
        f'<section aria-labelledby="{anchor}">\n<h2 id="{anchor}">{escape(title)}</h2>\n'
        f"{inner}\n</section>"
    )


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _block(block: str | Table | Plot) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Plot):
        return f"<figure>\n{block.svg}\n{_table(block.table)}\n</figure>"
    return f"<p>{escape(block)}</p>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    # A wide table scrolls, and what scrolls must be reachable by keyboard
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(table.caption)}">'
        f"<table>\n<caption>{escape(table.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{''.join(map(_row, table.rows))}</tbody>\n</table></div>"
    )


def _row(cells: tuple[str, ...]) -> str:
    rest = "".join(_cell(cell) for cell in cells[1:])
    return f'<tr><th scope="row">{escape(cells[0])}</th>{rest}</tr>\n'


def _cell(text: str) -> str:
    is_figure = text[:1] in "+-–0123456789" and len(text) < SHORT
    return f"<td{' class=figure' if is_figure else ''}>{escape(text)}</td>"


def _worst_section(found: tuple[Worst, ...]) -> str:
    inner = "\n".join(map(_worst, found)) or "<p>Every answer reached full marks.</p>"
    return _titled("Worst answers", inner)


def _worst(worst: Worst) -> str:
    earlier = "".join(f"<p>Earlier: {escape(text)}</p>" for text in worst.earlier)
    traps = "".join(f"<p><strong>Trapped:</strong> {escape(why)}</p>" for why in worst.traps)
    return (
        f"<article>\n<h3>{escape(worst.question)}</h3>\n{earlier}"
        f"<p>{escape(worst.key)}, {escape(worst.kind.replace('_', ' '))}; "
        f"status {escape(worst.status.replace('_', ' '))}; "
        f"supported nugget recall {worst.score:.2f}</p>\n{traps}"
        '<div class="beside">\n'
        f'<div><h4>Answer</h4><div class="as-written">{escape(worst.answer)}</div></div>\n'
        f"<div><h4>Gold</h4>{_list(_wanted(worst))}</div>\n"
        f"<div><h4>Cited</h4>{_list(_sources(worst))}</div>\n</div>\n</article>"
    )


def _wanted(worst: Worst) -> Iterator[str]:
    for wanted in worst.wanted:
        state = f"<strong>{escape(wanted.found)}</strong>: " if wanted.found else ""
        where = f"<br>{escape(wanted.evidence)}" if wanted.evidence else ""
        yield f"{state}{escape(wanted.text)}{where}"


def _sources(worst: Worst) -> Iterator[str]:
    for source in worst.sources:
        head = f"{escape(source.marker)}, <strong>{escape(source.judged)}</strong>"
        yield f'{head}<div class="as-written">{escape(source.text)}</div>'


def _list(items: Iterable[str]) -> str:
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{inner}</ul>" if inner else "<p>Nothing.</p>"
