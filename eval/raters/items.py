"""What raters are asked: one item for each nugget, citation, answer and pair of answers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from eval.answers import ParsedAnswer
from eval.gold import Gold
from eval.holdings import Holdings
from eval.results import Asked, Prediction, read_predictions, wordings
from eval.score import answer_of

Task = Literal["nugget", "citation", "answer", "pair"]

ALLOWED: dict[Task, tuple[str, ...]] = {
    "nugget": ("present", "partly", "absent"),
    "citation": ("supports", "partly", "no"),
    "answer": ("correct", "partly", "incorrect", "refusal"),
    "pair": ("-2", "-1", "0", "1", "2"),
}
FLAGS = ("wrong_authority", "wrong_year", "misleading")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to rate. What stands above the line is shown, what stands below is the key.

    ``statement`` is the fact looked for, or the sentence that cites; ``source`` the paragraph
    cited. ``part`` is the nugget's id or the paragraph's. ``runs`` names the run, or the two
    runs of a pair in the order shown.
    """

    item: str
    task: Task
    question: str
    earlier: str
    answer: str
    other_answer: str
    statement: str
    source: str
    # ---
    key: str
    part: str
    runs: tuple[str, ...]


def make_items(
    runs: Mapping[str, Path],
    gold: Gold,
    tasks: Sequence[Task],
    seed: int,
    holdings: Holdings | None = None,
) -> tuple[Item, ...]:
    """Every item of one run, or of two with their pairs, in the order of gold.

    A source is shown as ``holdings`` print it, without them as the answer quotes it.
    """
    predictions = {name: read_predictions(folder) for name, folder in runs.items()}
    found: list[Item] = []
    for asked in wordings(gold.questions):
        given = {name: held[asked.key] for name, held in predictions.items() if asked.key in held}
        for name, prediction in given.items():
            found += _items(asked, prediction, name, seed, holdings)
        if len(given) == 2:
            found += _pair(asked, given, seed)
    return tuple(item for item in found if item.task in tasks)


def _items(
    asked: Asked, prediction: Prediction, run: str, seed: int, holdings: Holdings | None
) -> Iterator[Item]:
    answer = answer_of(asked, prediction)
    if answer is None or prediction.answer is None:
        return
    text = shown_text(prediction.answer)

    def item(task: Task, part: str, statement: str = "", source: str = "") -> Item:
        name = _name(seed, task, run, asked.key, part)
        earlier = "\n".join(asked.gold.history)
        shown = (task, asked.question, earlier, text, "", statement, source)
        return Item(name, *shown, key=asked.key, part=part, runs=(run,))

    yield item("answer", "")
    for nugget in asked.gold.all_nuggets:
        yield item("nugget", nugget.id, nugget.text)
    by_name: dict[str, Mapping[str, Any]] = {}
    for citation in prediction.answer.get("citations") or ():
        by_name.setdefault(str(citation["paragraph_id"]), citation)
    for name, citation in by_name.items():
        printed = citation if holdings is None else dict(citation) | _printed(name, holdings)
        yield item("citation", name, resting_on(answer, name), source_of(printed))


def shown_text(answer: Mapping[str, Any]) -> str:
    """An answer as its reader saw it: with what is nearest, which it may say stands below."""
    nearest = [source_of(citation) for citation in answer.get("nearest") or ()]
    if not nearest:
        return str(answer["answer"])
    lines = (
        "- " + ": ".join(" ".join(part.split()) for part in one.split("\n", 1)) for one in nearest
    )
    return "\n".join([str(answer["answer"]), "", "Nearest held:", "", *lines])


def _printed(paragraph_id: str, holdings: Holdings) -> dict[str, str]:
    paragraph = holdings.paragraphs.get(paragraph_id)
    if paragraph is None:
        return {"text": f"(The papers hold no paragraph {paragraph_id}.)"}
    return {"text": " ".join(filter(None, (paragraph.lead_in, paragraph.text)))}


def resting_on(answer: ParsedAnswer, paragraph_id: str) -> str:
    """The sentences that cite a paragraph."""
    return "\n".join(s.text for s in answer.sentences if paragraph_id in s.cites)


def source_of(citation: Mapping[str, Any]) -> str:
    """Whose paper, which date and paragraph, and its text."""
    names = ("authority", "committee", "title", "best_date", "paragraph")
    head = ", ".join(str(citation[name]) for name in names if citation.get(name))
    return f"{head}\n{citation.get('text') or ''}".strip()


def _pair(asked: Asked, given: Mapping[str, Prediction], seed: int) -> Iterator[Item]:
    answers = {n: shown_text(p.answer) for n, p in given.items() if p.answer and p.fits(asked)}
    if len(answers) < 2:
        return
    # Which run is shown first is drawn for each question, so that place tells nothing
    order = sorted(answers, key=lambda name: _name(seed, "order", name, asked.key, ""))
    earlier = "\n".join(asked.gold.history)
    shown = (asked.question, earlier, answers[order[0]], answers[order[1]], "", "")
    name = _name(seed, "pair", "", asked.key, "")
    yield Item(name, "pair", *shown, key=asked.key, part="", runs=tuple(order))


def _name(seed: int, *parts: str) -> str:
    # With letters before it, since a spreadsheet makes a number of digits, and of 12e5 too
    return f"id{hashlib.sha256(chr(0).join([str(seed), *parts]).encode()).hexdigest()[:12]}"
