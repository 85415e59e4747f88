"""Write both forms of a report into the run's folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.gold import Gold
from eval.report.content import gather
from eval.report.markdown import PLOTS, markdown, plots
from eval.report.page import html_page
from eval.results import write_text

HTML = "report.html"
MARKDOWN = "report.md"


def write_report(folder: Path, gold: Gold, beside: Sequence[Path] = ()) -> tuple[Path, Path]:
    """The HTML page and the Markdown of a scored run; raises BadRun where it is not scored.

    ``beside`` are runs to show next to it, the baseline within the run's folder by default.
    """
    content = gather(folder, gold, beside)
    (folder / PLOTS).mkdir(exist_ok=True)
    for name, svg in plots(content).items():
        write_text(folder / PLOTS / name, svg + "\n")
    write_text(folder / MARKDOWN, markdown(content))
    write_text(folder / HTML, html_page(content))
    return folder / HTML, folder / MARKDOWN
