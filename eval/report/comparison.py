"""Two runs held against each other, as an HTML page and Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.compare import ALPHA, Comparison
from eval.metrics.table import BY_NAME, HEADLINE
from eval.moves import VERDICTS, QuestionChange, of_verdict
from eval.report.markdown import plain_markdown
from eval.report.page import plain_page
from eval.report.sections import Section, Table, differences
from eval.results import write_text

HTML = "comparison.html"
MARKDOWN = "comparison.md"

TITLES = {
    "worse": "Worse",
    "mixed": "Better in one figure, worse in another",
    "better": "Better",
}


def write_comparison(
    found: Comparison, before: Path, after: Path, folder: Path
) -> tuple[Path, Path]:
    """Write both forms into a folder, which is made."""
    title = f"{after} held against {before}"
    parts = tuple(_sections(found))
    folder.mkdir(parents=True, exist_ok=True)
    write_text(folder / HTML, plain_page(title, parts))
    write_text(folder / MARKDOWN, plain_markdown(title, parts))
    return folder / HTML, folder / MARKDOWN


def conclusion(found: Comparison) -> str:
    """Whether the second run may take the place of the first, in one line."""
    names = ", ".join(BY_NAME[name].title for name in found.regressions)
    return f"Regression: {names}" if names else "No significant regression."


def tally(found: Comparison) -> str:
    """How many wordings changed, and which way."""
    counts = {verdict: len(of_verdict(found.questions, verdict)) for verdict in VERDICTS}
    told = f"{counts['worse']} wordings worse, {counts['better']} better"
    return f"{told}, {counts['mixed']} both" if counts["mixed"] else told


def _sections(found: Comparison) -> Iterator[Section]:
    note = (
        "Paired by cluster. p by sign-flip permutation, corrected after Holm over these metrics; "
        f"a difference counts below {ALPHA}."
    )
    counted = [(one.name, one.counts) for one in found.changes]
    counted += [(gate.name, gate.counts) for gate in found.gates]
    distrusted = [BY_NAME[name].title for name, counts in counted if not counts]
    if distrusted:
        note += f" People agree too little with {', '.join(distrusted)} for it to count."
    yield Section("Headline", (f"{conclusion(found)} {tally(found)}.", note, _changes(found)))
    if found.gates:
        yield Section("Gates", (_gates(found),))
    for verdict in VERDICTS:
        changed = of_verdict(found.questions, verdict)
        if changed:
            yield Section(TITLES[verdict], (_questions(TITLES[verdict], changed),))


def _changes(found: Comparison) -> Table:
    tested = differences("Headline metrics before and after", found.changes)
    values = [(_figure(change.before), _figure(change.after)) for change in found.changes]
    rows = [(row[0], *pair, *row[1:]) for row, pair in zip(tested.rows, values, strict=True)]
    return Table(tested.caption, (tested.head[0], "Before", "After", *tested.head[1:]), tuple(rows))


def _gates(found: Comparison) -> Table:
    rows = tuple(
        (BY_NAME[gate.name].title, _figure(gate.before), _figure(gate.after), ", ".join(gate.keys))
        for gate in found.gates
    )
    return Table("Gates that the second run breaks", ("Gate", "Before", "After", "Wordings"), rows)


def _questions(title: str, changed: Sequence[QuestionChange]) -> Table:
    moved = [n for n in HEADLINE if any(move.metric == n for one in changed for move in one.moves)]
    head = ("Question", "Wording", *(BY_NAME[name].title for name in moved))
    rows = []
    for one in changed:
        cells = {
            move.metric: f"{_figure(move.before)} to {_figure(move.after)}" for move in one.moves
        }
        rows.append((one.key, one.question, *(cells.get(name, "") for name in moved)))
    return Table(f"{title}, by wording (an empty cell: no change)", head, tuple(rows))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
