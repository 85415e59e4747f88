"""A document as Markdown with footnotes, in which no words of a paper become markup."""

from __future__ import annotations

from assistant.composing.wording import escape
from assistant.documents.model import Document, Passage


def to_markdown(document: Document) -> str:
    """The document as Markdown; a note that is used again keeps its number."""
    numbers: dict[str, int] = {}
    lines = [f"# {escape(document.title)}"]
    before = ""
    for passage in document.passages:
        tight = before == passage.kind == "bullet"
        lines.append(("" if tight else "\n") + _line(passage, numbers))
        before = passage.kind
    notes = [f"[^{number}]: {escape(note)}" for note, number in numbers.items()]
    return "\n".join([*lines, *(["", *notes] if notes else [])]) + "\n"


def _line(passage: Passage, numbers: dict[str, int]) -> str:
    marks = "".join(f"[^{numbers.setdefault(note, len(numbers) + 1)}]" for note in passage.notes)
    mark = f" **[{escape(passage.mark)}]**" if passage.mark else ""
    start = {"heading": f"{'#' * (passage.level + 1)} ", "bullet": "- ", "quote": "> "}
    source = f" ({escape(passage.source)})" if passage.source else ""
    return f"{start.get(passage.kind, '')}{escape(passage.text)}{source}{marks}{mark}"
