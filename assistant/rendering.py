"""Checked statements -> the answer as it is shown: markers, citations, coverage."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Citation, EvidenceItem, Statement
from assistant.cite import Source
from assistant.words.sentences import sentences
from corpus.paper import Paper, Paragraph


def render(
    statements: Sequence[Statement], handed: Mapping[str, Source]
) -> tuple[str, tuple[Citation, ...]]:
    """The answer as Markdown with ``[1]`` markers, and the citations in order of their markers."""
    markers: dict[str, int] = {}
    quotes: dict[str, list[str]] = {}
    lines: list[str] = []
    for statement in statements:
        for name, quote in zip(statement.cites, statement.quotes, strict=True):
            markers.setdefault(name, len(markers) + 1)
            if quote not in quotes.setdefault(name, []):
                quotes[name].append(quote)
        if statement.inline and lines:
            joint = " " if lines[-1].endswith(":") else "; "
            lines[-1] += f"{joint}{statement.lead} {_markers(statement, markers)}"
        else:
            lines.append(_line(statement, markers))
    citations = tuple(
        cite(
            handed[name].paragraph, handed[name].paper, marker, _quoted(quotes[name]), handed[name]
        )
        for name, marker in markers.items()
    )
    return _layout(lines), citations


def cite(
    paragraph: Paragraph, paper: Paper, marker: int, quote: str, source: Source | None = None
) -> Citation:
    """The citation of one paragraph."""
    dates = source.event_dates if source else ()
    return Citation(
        marker=marker,
        paper_id=paper.paper_id,
        paragraph_id=paragraph.paragraph_id,
        authority=paper.authority_name,
        committee=paper.committee,
        title=paper.title,
        meeting_date=paper.meeting_date,
        best_date=paper.best_date,
        date_basis=paper.date_basis,
        event_date=dates[0] if dates else paragraph.event_date,
        agenda_item=paper.agenda_item,
        paragraph=paragraph.label,
        label_basis=paragraph.label_basis,
        section=paragraph.section,
        page=paragraph.page,
        printed_page=paragraph.printed_page,
        text=paragraph.text,
        quote=quote,
        source=paper.source,
        sample=paper.sample,
    )


def near_citations(items: Sequence[EvidenceItem]) -> tuple[Citation, ...]:
    """What lies nearest, in the citations' form, numbered on its own."""
    return tuple(
        cite(item.paragraph, item.paper, number, item.paragraph.text)
        for number, item in enumerate(items, 1)
    )


def _quoted(quotes: Sequence[str]) -> str:
    """One quote for a paragraph that was relied on more than once: the longest holds the rest."""
    return max(quotes, key=len)


def _line(statement: Statement, markers: Mapping[str, int]) -> str:
    marks = _markers(statement, markers)
    body = _marked(statement.text, marks) if marks else statement.text
    if not statement.lead:
        text = body
    elif statement.bullet:
        text = f"**{statement.lead}**: {body}"
    else:
        text = f"**{statement.lead}**" + (f"\n\n{body}" if body else "")
    return f"- {text}" if statement.bullet else text


def _markers(statement: Statement, markers: Mapping[str, int]) -> str:
    return "".join(f"[{markers[name]}]" for name in statement.cites)


def _marked(text: str, marks: str) -> str:
    """A statement with its markers after each of its sentences."""
    return " ".join(f"{sentence.text} {marks}" for sentence in sentences(text)) or marks


def _layout(lines: Sequence[str]) -> str:
    """Lines as Markdown: bullets close together, everything else apart."""
    pieces: list[str] = []
    for line in lines:
        tight = bool(pieces) and line.startswith("- ") and pieces[-1].lstrip().startswith("- ")
        pieces.append(("\n" if tight else "\n\n" if pieces else "") + line)
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces))
