"""What a rater is asked of one answer, and how far raters agree, as the pages show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eval.raters.labels import Label

LEGENDS = {
    "answer": "The answer as a whole is",
    "nugget": "Is this fact in the answer?",
    "citation": "Does the source bear out what cites it?",
    "pair": "Which answer is better?",
}
_ORDER = ("answer", "nugget", "citation", "pair")
_WORDS = {
    "no": "does not",
    "refusal": "no answer: it declines",
    "-2": "the first, by far",
    "-1": "the first",
    "0": "neither",
    "1": "the second",
    "2": "the second, by far",
}
_FLAGS = {
    "wrong_authority": "Tells of another authority than asked about",
    "wrong_year": "Tells of another year than asked about",
    "misleading": "Misleading",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be ticked: its value, what it says, and whether it is ticked."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One item to rate; ``flags`` and ``note`` go with a whole answer only."""

    item: str
    task: str
    legend: str
    statement: str
    source: str
    options: tuple[Option, ...]
    flags: tuple[Option, ...]
    note: str


def choices_of(rows: Sequence[Mapping[str, str]], given: Mapping[str, Label]) -> tuple[Choice, ...]:
    """What is asked of one answer, with what the rater said before."""
    ordered = sorted(rows, key=lambda row: _ORDER.index(row["task"]))
    return tuple(_choice(row, given.get(row["item"])) for row in ordered)


def _choice(row: Mapping[str, str], before: Label | None) -> Choice:
    allowed = row["allowed"].split(" | ")
    chosen = before.label if before else ""
    flags = _FLAGS.items() if row["task"] == "answer" else ()
    return Choice(
        item=row["item"],
        task=row["task"],
        legend=LEGENDS[row["task"]],
        statement=row["statement"],
        source=row["source"],
        options=tuple(Option(v, _WORDS.get(v, v), v == chosen) for v in allowed),
        flags=tuple(Option(v, words, bool(before and v in before.flags)) for v, words in flags),
        note=before.note if before else "",
    )


def row_of(item: str, form: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """What a form says of one item, as a row of a sheet."""
    parts = ("label", "note", *_FLAGS)
    return {"item": item} | {part: str(form.get(f"{part}:{item}", [""])[0]) for part in parts}


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; the first cell of each row is the row's heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def agreement_tables(found: Mapping[str, Mapping[str, Any]]) -> tuple[Table, ...]:
    """How far raters agree, and for each run how far each metric agrees with them."""
    raters = next(iter(found.values()), {}).get("raters", {})
    between = Table(
        "How far raters agree",
        ("Rated", "Items", "By two or more", "Krippendorff’s alpha", "Cohen’s kappa"),
        tuple(
            (task.replace("_", " ").capitalize(), str(one["items"]), str(one["double"]),
             _figure(one["alpha"]),
             "; ".join(f"{pair}: {_figure(k['value'])}" for pair, k in one["kappa"].items()) or "–")
            for task, one in sorted(raters.items())
        ),
    )  # fmt: skip
    sides = next(iter(found.values()), {}).get("preferred", {})
    preferred = Table(
        "Which run people prefer, from -2 (the first, by far) to 2 (the second, by far)",
        ("Runs", "Mean", "n"),
        tuple((runs, f"{one['mean']:+.2f}", str(one["n"])) for runs, one in sides.items()),
    )
    return (between, *([preferred] if sides else []), *_metric_tables(found))


def _metric_tables(found: Mapping[str, Mapping[str, Any]]) -> Iterator[Table]:
    # Scoring loads with the first agreement that is looked at
    from eval.report.sections import TESTED, told_agreement

    for run, agreement in found.items():
        rows = tuple(
            (name.replace("_", " ").capitalize(), told_agreement(one), str(one["n"]),
             "yes" if name in agreement["trusted"] else "no" if name in TESTED else "not tested")
            for name, one in sorted(agreement["metrics"].items())
        )  # fmt: skip
        head = ("Metric", "Agreement with people", "n", "May stop a release")
        yield Table(f"How far each metric agrees with people: {run}", head, rows)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
