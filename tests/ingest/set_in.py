"""One invented paper set in each of the formats that are read."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import getSampleStyleSheet  # type: ignore[import-untyped]
from reportlab.platypus import Paragraph, SimpleDocTemplate  # type: ignore[import-untyped]

FORMS = ("txt", "md", "html", "docx", "pdf")


def set_in(folder: Path, form: str, parts: Sequence[str]) -> Path:
    """A file of this format with the parts as its paragraphs; ``**`` around one sets it bold.

    Lines of a part stand below one another without white space between them.
    """
    path = folder / f"paper.{form}"
    if form in ("txt", "md"):
        bare = [part if form == "md" else part.strip("*") for part in parts]
        path.write_text("\n\n".join(bare) + "\n", encoding="utf-8")
    elif form == "html":
        said = "".join(f"<p>{_marked(part)}</p>" for part in parts)
        path.write_text(f"<!DOCTYPE html><html><body>{said}</body></html>", encoding="utf-8")
    elif form == "docx":
        word = docx.Document()
        for part in parts:
            word.add_paragraph().add_run(part.strip("*")).bold = part.startswith("**")
        word.save(str(path))
    else:
        body = getSampleStyleSheet()["BodyText"]
        flow = [Paragraph(_marked(part), body) for part in parts]
        SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(flow)
    return path


def _marked(part: str) -> str:
    words = escape(part.strip("*"), quote=False)
    words = words.replace("\n", "<br/>")
    return f"<b>{words}</b>" if part.startswith("**") else words
