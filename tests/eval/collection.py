"""A small invented collection, gold over it, and answers in the agreed JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.paper import Paper, Paragraph
from eval.gold import Gold, GoldQuestion, load_gold
from eval.holdings import Holdings

GOLD = Path(__file__).parent / "gold"

FEN = "fen-2024"
FEN_OLD = "fen-2023"
ALDER = "alder-2024"
BROOK = "brook-2024"

_PAPERS = (
    (FEN, "fenmarsh", "Fenmarsh County Council", "2024-11-12"),
    (FEN_OLD, "fenmarsh", "Fenmarsh County Council", "2023-11-14"),
    (ALDER, "aldermere", "Aldermere City Council", "2024-09-03"),
    (BROOK, "brookvale", "Brookvale Council", "2024-10-01"),
)

_PARAGRAPHS: dict[str, tuple[str, str, str | None, str | None]] = {
    # id: section, text, lead-in, date of the event
    f"{FEN}/1.2": ("Summary", "Placements are forecast to overspend by £4.2m.", None, "2024"),
    f"{FEN}/3.4": (
        "Budget",
        "The forecast for 2024/25 is an overspend on placements of £4.2 million. It rests on 212 "
        "children in care.",
        None,
        "2024",
    ),
    f"{FEN}/4.1-a": ("Practice", "regular and reflective supervision;", "It must improve:", "2024"),
    f"{FEN}/4.1-b": ("Practice", "the quality of plans.", "It must improve:", "2024"),
    f"{FEN}/5": (
        "Inspection",
        "Inspectors visited on 26 and 27 April 2022. They did not find that thresholds were "
        "applied well.",
        None,
        "2022-04",
    ),
    f"{FEN_OLD}/3.4": ("Budget", "The overspend on placements was £3.1m.", None, "2023"),
    f"{ALDER}/2": ("Findings", "Management supervision is not frequent enough.", None, "2024"),
    f"{ALDER}/7": ("Budget", "The overspend on placements is £5.6m.", None, "2024"),
    f"{BROOK}/1": ("Roads", "Forty potholes were filled in one week.", None, None),
}


def holdings() -> Holdings:
    papers = [
        Paper(
            paper_id=name,
            title=f"Report of {full}",
            source=f"{name}.pdf",
            sha256=name,
            authority=authority,
            authority_name=full,
            meeting_date=date,
            best_date=date,
        )
        for name, authority, full, date in _PAPERS
    ]
    paragraphs = [
        Paragraph(
            paragraph_id=name,
            paper_id=name.split("/")[0],
            position=number,
            label=name.split("/")[1],
            label_basis="printed",
            kind="paragraph",
            text=text,
            sections=(section,),
            lead_in=lead_in,
            page=1,
            event_date=event,
        )
        for number, (name, (section, text, lead_in, event)) in enumerate(_PARAGRAPHS.items())
    ]
    return Holdings.of(papers, paragraphs, "a-model")


def gold() -> Gold:
    return load_gold([GOLD])


def question(name: str) -> GoldQuestion:
    return next(entry for entry in gold().questions if entry.id == name)


def answer(
    text: str,
    cited: Sequence[str] = (),
    status: str = "answered",
    quotes: Sequence[str] = (),
    **more: Any,
) -> dict[str, Any]:
    """An answer whose marker n cites the nth paragraph."""
    held = holdings()
    citations = [
        {
            "marker": number,
            "paper_id": name.split("/")[0],
            "paragraph_id": name,
            "text": held.paragraphs[name].text if name in held.paragraphs else "?",
            "quote": quotes[number - 1] if number <= len(quotes) else "",
        }
        for number, name in enumerate(cited, start=1)
    ]
    return {"status": status, "answer": text, "citations": citations, "coverage": {}, **more}
