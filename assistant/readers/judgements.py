"""What a reader said of an answer, and how it becomes a candidate for the gold questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from assistant.answer import Citation
from assistant.drafting.response import only_introduces
from assistant.readers.turn import Turn

Verdict = Literal["right", "wrong", "wrong_source"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
LONGEST_NOTE = 2000
_SPAN = 10
"""So many words of a quote are what a candidate is recognised by: a matcher's span is twelve."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on one answer, with a note; ``at`` is the ISO time."""

    name: str
    at: str
    verdict: Verdict
    note: str
    turn: Turn


def candidate(judgement: Judgement) -> tuple[dict[str, Any], bool]:
    """The judgement as an entry of a gold file, and whether it is complete.

    An answer that was right tells what a right answer holds; a line that only introduces a list is
    no part of that. One that was wrong, or rested on the
    wrong paragraph, needs somebody to write what is right.
    """
    answer = judgement.turn.answer
    question = answer.question
    entry: dict[str, Any] = {
        "id": f"candidate-{judgement.name}",
        "split": "dev",
        "kind": "follow_up" if question.history else _KINDS.get(answer.kind, "trap"),
        "question": question.text,
    }
    if question.history:
        entry["history"] = list(question.history)
    if judgement.verdict != "right":
        entry["nuggets"] = []
        entry["unacceptable"] = [citation.paragraph_id for citation in answer.citations]
    elif answer.citations:
        telling = [one for one in answer.citations if not only_introduces(_quote(one))]
        told = telling or answer.citations
        entry["nuggets"] = [_nugget(number, c) for number, c in enumerate(told, 1)]
    elif not question.history:
        entry |= {"kind": "absent" if answer.status == "not_in_papers" else "trap"}
        entry["expect"] = "abstain"
    else:
        entry["expect"] = "abstain"
    said = f"{judgement.verdict.replace('_', ' ')}, {judgement.at[:10]}"
    entry["note"] = f"{said}: {judgement.note}" if judgement.note else said
    return entry, judgement.verdict == "right"


_KINDS = {"fact": "fact", "list": "list", "across": "list", "compare": "compare",
          "change": "change", "collection": "list"}  # fmt: skip


def _quote(citation: Citation) -> str:
    return " ".join((citation.quote or citation.text).split())


def _nugget(number: int, citation: Citation) -> dict[str, Any]:
    quote = _quote(citation)
    return {
        "id": f"n{number}",
        "text": quote,
        "match": {"phrase": " ".join(quote.replace("|", " ").split()[:_SPAN])},
        "evidence": [[citation.paragraph_id]],
    }
