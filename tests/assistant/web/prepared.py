"""Prepared answers and themes over the papers of the shelf."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer, Citation, Coverage, Question
from corpus.paper import Paragraph
from corpus.themes import Theme, Themes
from tests.assistant.web.shelf import FINDINGS, MINUTES, OUTCOME, PARAGRAPHS


def citation(paragraph: Paragraph, marker: int, quote: str = "") -> Citation:
    """The citation of one of the paragraphs above."""
    paper = OUTCOME if paragraph.paper_id == OUTCOME.paper_id else MINUTES
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
        event_date=None,
        agenda_item=paper.agenda_item,
        paragraph=paragraph.label,
        label_basis=paragraph.label_basis,
        section=paragraph.section,
        page=paragraph.page,
        printed_page=paragraph.printed_page,
        text=paragraph.text,
        quote=quote,
        source=paper.source,
        sample=True,
    )


ANSWER = Answer(
    Question("What needs to improve?"),
    "list",
    "answered",
    "Two papers say so:\n\n"
    "- Young people leaving care **wait too long** for a personal adviser. [1]\n"
    "- Resolved: that <img src=x onerror=alert(1)> £40,000 be set aside. [2]\n\n"
    "A marker that was never handed out: [9].",
    citations=(
        citation(PARAGRAPHS[2], 1, "wait too long for a personal adviser"),
        citation(PARAGRAPHS[4], 2),
    ),
    coverage=Coverage(
        2,
        ("Eastmere County Council", "Westley Borough Council"),
        (),
        2,
        ({"source": "westley/scan.pdf", "reason": "holds only page images"},),
    ),
    suggestions=("What does Westley Borough Council need to improve?",),
    seconds=0.021,
)
UNCLEAR = Answer(
    Question("Which council?"),
    "fact",
    "needs_clarification",
    "Two councils are held.",
    suggestions=("What of Eastmere County Council?", "What of Westley Borough Council?"),
)


def answering(question: Question) -> Answer:
    """The prepared answer: an unclear one where the question says 'unclear'."""
    prepared = UNCLEAR if "unclear" in question.text else ANSWER
    if "broken" in question.text:
        raise RuntimeError("a prepared failure")
    told = f"{prepared.text}\n\nEarlier questions: {len(question.history)}."
    return replace(prepared, question=question, text=told)


THEMES = Themes(
    (
        Theme(
            "Personal advisers",
            ("Eastmere County Council", "Westley Borough Council"),
            (
                replace(FINDINGS[0], event_date="2023-10"),
                replace(FINDINGS[1], text="=SUM(1) & <b>"),
            ),
        ),
        Theme("Records", ("Eastmere County Council",), (FINDINGS[2],)),
    ),
    papers_searched=2,
    authorities_searched=("Eastmere County Council", "Westley Borough Council"),
    findings=3,
    papers_not_read=({"source": "westley/scan.pdf", "reason": "holds only page images"},),
    labels={"visit-outcome/5(b)": "5(b)", "minutes-2024/Minute-12": "Minute 12"},
    names={
        "visit-outcome": "Eastmere County Council",
        "minutes-2024": "Westley Borough Council",
    },
)
