"""What is held: papers, authorities, years, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.draft import Desk, Draft
from assistant.composing.wording import counted, escape, joined, plain
from assistant.evidence.timing import is_then
from assistant.words.dates import in_words
from corpus.paper import Paper

SHOWN = 60
_AUTHORITIES = re.compile(r"\b(?:authorit|council)(?:y|ies|s)?\b", re.IGNORECASE)
_WHOSE = re.compile(
    r"\b(?:which|what|whose|how many) (?:\w+ )?(?:authorit(?:y|ies)|councils?)\b", re.IGNORECASE
)
"""What asks for authorities, whatever it says of their papers."""
_PAPERS = re.compile(
    r"\b(?:papers?|documents?|reports?|minutes|agendas?|files?|packs?)\b", re.IGNORECASE
)
_FAILED = re.compile(r"\b(?:not|n't) (?:be |been )?read\b|\bunread\w*\b|\bfail", re.IGNORECASE)
_UNDATED = re.compile(r"\bundated\b|\bno date\b|\bwithout (?:a )?date", re.IGNORECASE)


def compose_collection(desk: Desk) -> Draft:
    """Which papers are held, within the authorities and years that the question names."""
    text = desk.plan.text
    if _FAILED.search(text):
        return _done(_failures(desk))
    papers = [paper for paper in desk.library.in_scope(desk.plan.scope) if _fits(desk, paper)]
    if desk.plan.unheld and not desk.plan.authorities:
        return _done([f"No paper of {joined(desk.plan.unheld, 'or')} is held.", *_all(desk)])
    if not papers:
        return _done(
            [
                f"No such paper is held ({counted(len(desk.known.papers), 'paper')} in all).",
                *_all(desk),
            ]
        )
    if _WHOSE.search(text) or (_AUTHORITIES.search(text) and not _PAPERS.search(text)):
        return _done(_authorities(papers))
    return _done(_listed(papers))


def _fits(desk: Desk, paper: Paper) -> bool:
    if _UNDATED.search(desk.plan.text):
        return paper.best_date is None
    return is_then(desk.plan.times, paper.best_date)


def _listed(papers: Sequence[Paper]) -> list[str]:
    ordered = sorted(papers, key=lambda p: (p.authority_name or "~", p.best_date or "", p.title))
    authorities = {paper.authority for paper in papers}
    lines = [
        f"{counted(len(papers), 'paper')} of {counted(len(authorities), 'authority', 'authorities')}:"
    ]
    lines += [f"- {_line(paper)}" for paper in ordered[:SHOWN]]
    if len(ordered) > SHOWN:
        lines.append(f"… and {len(ordered) - SHOWN} more.")
    return lines


def _line(paper: Paper) -> str:
    parts = [paper.authority_name or "authority not known", paper.committee or ""]
    parts.append(in_words(paper.best_date) if paper.best_date else "undated")
    return f"{escape(paper.title)} ({', '.join(part for part in parts if part)})"


def _authorities(papers: Sequence[Paper]) -> list[str]:
    names: dict[str, list[Paper]] = {}
    for paper in papers:
        names.setdefault(paper.authority_name or "authority not known", []).append(paper)
    lines = [f"Papers of {counted(len(names), 'authority', 'authorities')} are held:"]
    for name, own in sorted(names.items()):
        years = sorted({paper.best_date[:4] for paper in own if paper.best_date})
        span = (
            f", {years[0]}" + (f" to {years[-1]}" if years[-1] != years[0] else "") if years else ""
        )
        lines.append(f"- {name}: {counted(len(own), 'paper')}{span}")
    return lines


def _all(desk: Desk) -> list[str]:
    return _authorities(desk.known.papers) if desk.known.papers else []


def _failures(desk: Desk) -> list[str]:
    failures = desk.library.failures()
    if not failures:
        return ["Every file that was added could be read."]
    lines = [f"{counted(len(failures), 'file')} could not be read:"]
    return lines + [f"- {escape(failure.source)}: {escape(failure.reason)}" for failure in failures]


def _done(lines: list[str]) -> Draft:
    return Draft("collection", "answered", tuple(plain(line) for line in lines), confidence=1.0)
