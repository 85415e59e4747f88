"""The sections of a Word file, each with heads and feet of its own: an appendix may have others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ingest.lines import Line, Stretch
from ingest.word.marks import Element, child, name
from ingest.word.wording import wording_of


def ends_section(block: Element) -> bool:
    """Whether a paragraph of the body is the last of its section."""
    return name(block) == "p" and child(block, "pPr", "sectPr") is not None


def stretches(word: Any, ends: list[int], count: int) -> tuple[Stretch, ...]:
    """The stretches of a file's ``count`` lines that its sections are, with what is printed around
    them; ``ends`` are the numbers of lines before each section's end. Empty where there is one.
    """
    sections = list(word.sections)
    if len(sections) < 2 or len(ends) != len(sections) - 1:
        return ()
    places = zip([0, *ends], [*ends, count], sections, strict=True)
    return tuple(Stretch(first, end, tuple(_margins(section))) for first, end, section in places)


def around(word: Any) -> Iterator[Line]:
    """Heads and feet, each once: no part of the text, but they may name council and committee."""
    texts = (text for section in word.sections for text in _margins(section))
    for text in dict.fromkeys(texts):
        yield Line(text)


def _margins(section: Any) -> Iterator[str]:
    for part in (section.header, section.first_page_header, section.footer):
        for paragraph in part._element.iter(f"{{{part._element.nsmap['w']}}}p"):
            text = " ".join(wording_of(paragraph).lines())
            if text:
                yield text
