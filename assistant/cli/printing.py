"""Answers, papers and paragraphs as a person at a terminal reads them."""

from __future__ import annotations

import textwrap

from assistant.answer import Answer, Citation, ModelUse
from assistant.cite import clerk_citation
from corpus.paper import Paper, PaperStatus, Paragraph

WIDTH = 96


def answer_text(answer: Answer) -> str:
    """The answer, its sources as a clerk would write them, and what it does not cover."""
    parts = [wrapped(answer.text)]
    if answer.citations:
        parts.append("Sources\n" + "\n".join(map(source_line, answer.citations)))
    if answer.nearest:
        parts.append("Nearest held\n" + "\n".join(map(source_line, answer.nearest)))
    parts.append(coverage_line(answer))
    if answer.model and answer.model.outcome == "worded":
        parts.append(worded_line(answer.model))
    return "\n\n".join(parts)


def source_line(citation: Citation) -> str:
    """``[1]`` and the citation, then the words relied on."""
    head = textwrap.fill(
        f"[{citation.marker}] {clerk_citation(citation)}", WIDTH, subsequent_indent="    "
    )
    if not citation.quote:
        return head
    quote = textwrap.shorten(citation.quote, 240, placeholder=" ...")
    return head + "\n" + textwrap.indent(textwrap.fill(f'"{quote}"', WIDTH - 4), "    ")


def coverage_line(answer: Answer) -> str:
    """How much of the collection the answer rests on, in a sentence."""
    coverage = answer.coverage
    line = (
        f"Searched {_count(coverage.papers_searched, 'paper')} of "
        f"{_count(coverage.authorities_searched, 'authority', 'authorities')}; evidence from "
        f"{len(coverage.authorities_with_evidence)}. {answer.seconds:.2f} s"
    )
    unread = [f"not read: {item['source']} ({item['reason']})" for item in coverage.papers_not_read]
    undated = [f"left out, undated: {source}" for source in coverage.papers_undated]
    missing = [f"referred to, not held: {name}" for name in coverage.referred_to_not_held]
    return "\n".join([line, *unread, *undated, *missing])


def worded_line(use: ModelUse) -> str:
    """Which model worded an answer, how it was held, and what it took."""
    took = (
        "kept from before"
        if use.cached
        else (
            f"{use.tokens_in + use.tokens_out:,} tokens, {use.seconds:.1f} s, cost {use.cost:.4g}"
        )
    )
    line = (
        f"Worded by {use.model} at {use.host}; every statement was held against the paragraphs "
        f"it cites. {took}."
    )
    return textwrap.fill(line, WIDTH)


# How a date is known: a report that prints no other is dated by the last day of its inspection.
_BASIS = {
    "meeting": "meeting",
    "published": "published",
    "signed_off": "signed off",
    "none": "end of the inspection",
}


_CLOSED: dict[PaperStatus, str] = {
    "open": "",
    "part_exempt": ", a part of it is exempt",
    "exempt": ", exempt",
    "unclear": ", may be exempt: papers decide",
}


def paper_line(paper: Paper, paragraphs: int) -> str:
    """One paper in two lines, and one for each other file that it stands in or replaces."""
    date = paper.meeting_date or paper.best_date or "no date"
    if paper.best_date and paper.date_basis != "meeting":
        date += f" ({_BASIS[paper.date_basis]})"
    kind = f"{paper.kind} ({paper.edition})" if paper.edition else paper.kind
    head = f"{paper.paper_id}  {date}  {kind}, {paragraphs} paragraphs{_CLOSED[paper.status]}"
    who = ", ".join(filter(None, [paper.authority_name, paper.committee])) or "authority not known"
    lines = [head, f"    {who}: {paper.title}"]
    if paper.also_in:
        lines.append(f"    in {paper.source}, also in {'; '.join(paper.also_in)}")
    if paper.replaces:
        lines.append(f"    takes the place of {'; '.join(paper.replaces)}")
    return "\n".join(lines)


def paragraph_block(paragraph: Paragraph) -> str:
    """A paragraph with its id, label and text, its lead-in in front."""
    label = paragraph.label or "unnumbered"
    page = f", page {paragraph.printed_page or paragraph.page}" if paragraph.page else ""
    head = f"\n{paragraph.paragraph_id}  [{label}{page}]  {paragraph.section}"
    lead = f"({paragraph.lead_in}) " if paragraph.lead_in else ""
    return head + "\n" + textwrap.indent(textwrap.fill(lead + paragraph.text, WIDTH - 4), "    ")


def wrapped(text: str) -> str:
    """Wrap each line of a Markdown text to the terminal, keeping lists and tables."""
    lines = []
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip(" -*")) if line.lstrip()[:2] in ("- ", "* ") else 0
        is_table = line.startswith("|")
        lines.append(
            line if is_table else textwrap.fill(line, WIDTH, subsequent_indent=" " * indent)
        )
    return "\n".join(lines)


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
