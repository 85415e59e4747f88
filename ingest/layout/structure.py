"""Lines of print become headings and numbered paragraphs, as a clerk would cite them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from corpus.paper import Box, Paragraph, Section, paragraph_id
from ingest.layout.blocks import Setting, blocks_of
from ingest.layout.form_rows import with_form_rows
from ingest.layout.headings import headings_of
from ingest.layout.minute_rows import with_minute_rows
from ingest.layout.roles import plan_of
from ingest.layout.sentences import as_set
from ingest.layout.walking import Draft, walk
from ingest.lines import Document, Line, Page

_DASHED = re.compile(r":\s?[-–—]\s*$")


def structure(
    document: Document, paper_id: str
) -> tuple[tuple[Section, ...], tuple[Paragraph, ...]]:
    """The headings of a paper and its paragraphs in reading order."""
    document = with_form_rows(with_minute_rows(document))
    document = replace(document, pages=tuple(map(_plain, document.pages)))
    setting = Setting.of(document)
    blocks = blocks_of(document, setting)
    headings = headings_of(blocks, setting)
    sections, drafts = walk(blocks, headings, plan_of(blocks, headings))
    return tuple(sections), _paragraphs(drafts, document, paper_id)


def _plain(page: Page) -> Page:
    """A page whose lines introduce what follows by a colon alone (``agreed to:-`` and ``(a):—``
    are older ways to set it), and whose sentences are styled as no headings."""
    return replace(
        page,
        lines=tuple(
            as_set(
                replace(line, text=_DASHED.sub(":", line.text))
                if _DASHED.search(line.text)
                else line
            )
            for line in page.lines
        ),
    )


def _paragraphs(drafts: list[Draft], document: Document, paper_id: str) -> tuple[Paragraph, ...]:
    printed = {page.number: page.printed for page in document.pages}
    trust = {page.number: page.trust for page in document.pages}
    ids = _ids(drafts, paper_id)
    under: Counter[int] = Counter()
    made = []
    for position, draft in enumerate(drafts):
        under[draft.heading] += 1
        page = draft.lines[0].page
        name, occurrence = ids[position]
        made.append(
            Paragraph(
                paragraph_id=name,
                paper_id=paper_id,
                position=position,
                label=draft.label,
                label_basis=draft.basis,
                kind=draft.kind,
                text=draft.text,
                sections=draft.sections,
                lead_in=draft.lead_in,
                parent=None if draft.parent is None else ids[draft.parent][0],
                group=None if draft.group is None else f"{paper_id}#{draft.group}",
                occurrence=occurrence,
                ordinal=under[draft.heading],
                page=page,
                printed_page=printed.get(page),
                boxes=_boxes(draft.lines),
                columns=draft.columns,
                cells=draft.cells,
                trust=trust.get(page, "text"),
            )
        )
    return tuple(made)


def _ids(drafts: list[Draft], paper_id: str) -> list[tuple[str, int]]:
    """The paragraph id of each draft, and which occurrence of its label it is."""
    seen: Counter[str] = Counter()
    nameless: Counter[int | None] = Counter()
    ids = []
    for draft in drafts:
        page = draft.lines[0].page
        if draft.label is None:
            nameless[page] += 1
            place = f"p{page}.{nameless[page]}" if page else f"u{nameless[page]}"
            ids.append((paragraph_id(paper_id, None, 1, place), 1))
            continue
        plain = paragraph_id(paper_id, draft.label, 1, "")
        seen[plain] += 1
        ids.append((paragraph_id(paper_id, draft.label, seen[plain], ""), seen[plain]))
    return ids


def _boxes(lines: tuple[Line, ...]) -> tuple[Box, ...]:
    """One box around the lines on each page and in each column."""
    spread: dict[tuple[int | None, int], list[Box]] = {}
    for line in lines:
        if line.box:
            spread.setdefault((line.page, line.column), []).append(line.box)
    return tuple(
        Box(
            boxes[0].page,
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )
        for boxes in spread.values()
    )
