"""A report as Markdown, with its plots as SVG files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eval.report.content import Content
from eval.report.sections import Plot, Section, Table, sections
from eval.report.worst import Worst

PLOTS = "plots"
"""The folder beside the report that its plots lie in."""


def markdown(content: Content) -> str:
    """The whole report."""
    lines = [plain_markdown(f"Evaluation of {content.runs[0].name}", sections(content))]
    lines += ["## Worst answers", ""]
    for worst in content.worst:
        lines += _worst(worst)
    if not content.worst:
        lines += ["Every answer reached full marks.", ""]
    return "\n".join(lines)


def plain_markdown(title: str, parts: Sequence[Section]) -> str:
    """Sections under a title."""
    lines = [f"# {title}", ""]
    for section in parts:
        lines += _section(section)
    return "\n".join(lines)


def plots(content: Content) -> dict[str, str]:
    """The SVG files that the Markdown shows, by name."""
    return {
        f"{block.name}.svg": block.svg
        for section in sections(content)
        for block in section.blocks
        if isinstance(block, Plot)
    }


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {section.title}", "")
    for block in section.blocks:
        if isinstance(block, Plot):
            told = re.search(r"<desc[^>]*>(.*?)</desc>", block.svg)
            yield from (f"![{told[1] if told else block.name}]({PLOTS}/{block.name}.svg)", "")
        if isinstance(block, str):
            yield from (block, "")
        else:
            yield from _table(block.table if isinstance(block, Plot) else block)


def _table(table: Table) -> Iterator[str]:
    yield from (f"**{table.caption}**", "")
    yield _row(table.head)
    yield _row(tuple("---" for _ in table.head))
    yield from map(_row, table.rows)
    yield ""


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def _worst(worst: Worst) -> Iterator[str]:
    yield from (f"### {_cell(worst.question)}", "")
    for text in worst.earlier:
        yield from (f"Earlier: {text}", "")
    yield (
        f"{worst.key}, {worst.kind.replace('_', ' ')}; status {worst.status.replace('_', ' ')}; "
        f"supported nugget recall {worst.score:.2f}"
    )
    yield from (f"\nTrapped: {why}" for why in worst.traps)
    wanted = "<br><br>".join(
        f"{w.found + ': ' if w.found else ''}{w.text} {w.evidence}".strip() for w in worst.wanted
    )
    cited = "<br><br>".join(f"{s.marker}, {s.judged}: {s.text}" for s in worst.sources)
    yield from ("", "| Answer | Gold | Cited |", "| --- | --- | --- |")
    yield from (_row((worst.answer, wanted or "Nothing.", cited or "Nothing.")), "")
