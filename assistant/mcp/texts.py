"""What tools answer as text: every statement with its citation, as a person would read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.answer import Answer, Citation, Coverage
from assistant.cite import clerk_citation
from assistant.composing.wording import counted
from corpus.paper import Paper, Paragraph

if TYPE_CHECKING:
    # Grouping brings numerical libraries with it, which the other tools do without.
    from corpus.themes import Theme, Themes

INVENTED = "These are sample papers: the authorities and everything in them are invented."


def answer_words(answer: Answer) -> str:
    """The answer, its sources, what is nearest, and what was searched."""
    parts = [answer.text, _sources("Sources", answer.citations)]
    parts.append(
        _sources("Nearest held, of another year or authority: no evidence", answer.nearest)
    )
    parts.append(_coverage(answer.coverage))
    return joined(parts)


def found_words(found: Sequence[Citation]) -> str:
    """Paragraphs that were found, or that none was."""
    return _sources("Found", found) or "Nothing was found."


def paper_words(paper: Paper, count: int) -> str:
    """One paper in a line."""
    told = [paper.authority_name or "authority not known", paper.committee or "", paper.title]
    date = paper.best_date or "no date"
    status = "" if paper.status == "open" else f", {paper.status.replace('_', ' ')}"
    words = ", ".join(part for part in told if part)
    return (
        f"{paper.paper_id}: {words}, {date} ({paper.kind}{status}, {counted(count, 'paragraph')})"
    )


def paragraph_words(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs with their ids, and the line before a list with each of its items."""
    lines = []
    for one in paragraphs:
        lead = f"({one.lead_in}) " if one.lead_in else ""
        lines.append(f"[{one.paragraph_id}] {lead}{one.text}")
    return "\n".join(lines)


def theme_words(themes: Sequence[Theme], found: Themes) -> str:
    """Themes with the authorities that share them and the paragraphs that say so."""
    parts = []
    for theme in themes:
        lines = [f"{theme.name} ({len(theme.authorities)}: {'; '.join(theme.authorities)})"]
        for one in theme.findings:
            by = f", told by {found.told_by(one)}" if found.told_by(one) else ""
            whose = f"{found.whose(one)}{by}, {one.event_date or 'no date'}"
            lines.append(f"- {one.text} [{whose}, {one.paragraph_id}]")
        parts.append("\n".join(lines))
    return joined(parts) or "Nothing of this kind was found."


def joined(parts: Iterable[str]) -> str:
    """Parts with an empty line between them."""
    return "\n\n".join(part for part in parts if part)


def _sources(title: str, cited: Sequence[Citation]) -> str:
    if not cited:
        return ""
    lines = [
        f"[{one.marker}] {clerk_citation(one)} ({one.paragraph_id}): “{one.quote or one.text}”"
        for one in cited
    ]
    return "\n".join([f"{title}:", *lines])


def _coverage(coverage: Coverage) -> str:
    lines = [
        f"Searched {counted(coverage.papers_searched, 'paper')} of "
        f"{counted(coverage.authorities_searched, 'authority', 'authorities')}; evidence from "
        f"{len(coverage.authorities_with_evidence)}."
    ]
    lines += [f"Not read: {one['source']} ({one['reason']})" for one in coverage.papers_not_read]
    lines += [f"Undated, so left out: {one}" for one in coverage.papers_undated]
    lines += [f"Referred to, not held: {one}" for one in coverage.referred_to_not_held]
    return "\n".join(lines)
