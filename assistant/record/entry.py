"""One answer as it is written down: ids and digests of papers' words, never the words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corpus
from assistant.answer import Answer, Basis, Citation
from assistant.record.redaction import redacted
from assistant.record.settings import RecordSettings
from corpus.files import digest_of_program

if TYPE_CHECKING:
    from corpus.library import Library

DIGITS = 32
"""So many hexadecimal digits of a SHA-256 stand for a text."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked: a role, the name that was signed in with, and the way that was taken."""

    role: str = "nobody"
    name: str | None = None
    through: str = "command line"


def digest(text: str) -> str:
    """What stands for a text in the log."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def entry_of(
    answer: Answer, library: Library, asker: Asker, settings: RecordSettings
) -> dict[str, Any]:
    """What is kept of an answer, as JSON values; see docs/transparency.md for the fields."""
    name = {"name": asker.name} if settings.names else {}
    return {
        "role": asker.role,
        **name,
        "through": asker.through,
        "question": _question(answer, settings),
        "plan": _plan(answer.basis, settings),
        "evidence": [[one.paragraph_id, digest(one.text)] for one in _evidence(answer.basis)],
        "answer": _answer(answer),
        "model": _model(answer),
        "papers": _papers(answer, library),
        "program": program(),
        "seconds": round(answer.seconds, 3),
        **({"exempt": True} if _rests_on_exempt(answer, library) else {}),
    }


def _rests_on_exempt(answer: Answer, library: Library) -> bool:
    """Whether a paper was used, or only considered, that is cleared for some roles alone."""
    names = {one.paper_id for one in (*answer.citations, *answer.nearest)}
    names |= {one.paper_id for one in _evidence(answer.basis)}
    return any(paper is not None and paper.cleared for paper in map(library.paper, names))


def _question(answer: Answer, settings: RecordSettings) -> dict[str, Any]:
    asked = answer.question
    told: dict[str, Any] = {
        "digest": digest(asked.text),
        "earlier": [digest(text) for text in asked.history],
    }
    if settings.questions != "digest":
        told["text"] = _kept(asked.text, settings)
    return told


def _kept(text: str, settings: RecordSettings) -> str:
    # A lone half of a character pair cannot be written as UTF-8.
    whole = text.encode("utf-8", "replace").decode()
    return whole if settings.questions == "whole" else redacted(whole)


def _plan(basis: Basis | None, settings: RecordSettings) -> dict[str, Any] | None:
    """How the question was understood; what repeats its words is kept as the question is."""
    if basis is None:
        return None
    plan = basis.plan
    told: dict[str, Any] = {
        "kind": plan.kind,
        "authorities": list(plan.authorities),
        "excluded": list(plan.excluded),
        "years": list(plan.years),
        "findings": list(plan.findings),
        "wants": plan.wants,
        "follow_up": plan.follow_up,
        "committees": list(plan.scope.committees),
        "kinds": list(plan.scope.kinds),
        "since": plan.scope.since,
        "until": plan.scope.until,
    }
    if settings.questions != "digest":
        told |= {"text": _kept(plan.text, settings), "parts": len(plan.parts)}
    return told


def _evidence(basis: Basis | None) -> tuple[Any, ...]:
    return basis.evidence if basis else ()


def _answer(answer: Answer) -> dict[str, Any]:
    statements = answer.basis.statements if answer.basis else ()
    return {
        "status": answer.status,
        "kind": answer.kind,
        "confidence": None if answer.confidence is None else round(answer.confidence, 4),
        "digest": digest(answer.text),
        "statements": [
            {"digest": digest(one.text), "cites": list(one.cites)} for one in statements
        ],
        "cited": [_cited(one) for one in answer.citations],
        "nearest": [one.paragraph_id for one in answer.nearest],
    }


def _cited(citation: Citation) -> dict[str, Any]:
    return {
        "marker": citation.marker,
        "paragraph_id": citation.paragraph_id,
        "text": digest(citation.text),
        "quote": digest(citation.quote),
    }


def _model(answer: Answer) -> dict[str, Any] | None:
    use = answer.model
    if use is None:
        return None
    return {"name": use.model, "host": use.host, "outcome": use.outcome, "endpoint": use.endpoint}


def _papers(answer: Answer, library: Library) -> dict[str, Any]:
    """Which state of the papers answered, and the version of each paper cited."""
    names = dict.fromkeys(citation.paper_id for citation in answer.citations)
    held = [paper for name in names if (paper := library.paper(name)) is not None]
    return {
        "generation": library.generation,
        "searched": answer.coverage.papers_searched,
        "cited": [[paper.paper_id, paper.version, paper.sha256[:DIGITS]] for paper in held],
    }


@cache
def program() -> dict[str, str]:
    """The version of the program, and a digest of its text."""
    root = Path(corpus.__file__).parents[1]
    whole = digest_of_program(root / folder for folder in ("assistant", "corpus"))
    try:
        version = metadata.version("papers")
    except metadata.PackageNotFoundError:
        version = "not installed"
    return {"version": version, "digest": whole[:12]}
