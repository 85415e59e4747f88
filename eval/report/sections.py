"""A report's contents as sections of prose, tables and plots, the same for both forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.compare import Change
from eval.metrics.table import BY_NAME, GATES, HEADLINE, Metric
from eval.raters.people import trusted
from eval.report.charts import reliability, risk_coverage
from eval.report.content import Content, Figure, count, interval, people_note, shown, verdict
from eval.report.plain import PLAIN, WORDS, in_short

TESTED = (*HEADLINE, *GATES)
FIRST = ("abstention_f1", "over_refusal", "coverage_recall")
"""Metrics shown among the headline ones though nothing is tested on them."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; the first cell of each row is the row's heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot as SVG, and the same figures as a table for those who do not see it."""

    name: str
    svg: str
    table: Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    blocks: tuple[str | Table | Plot, ...]


def sections(content: Content) -> tuple[Section, ...]:
    """All sections but the worst answers, in the order of reading."""
    return tuple(section for section in _sections(content) if section.blocks)


def _sections(content: Content) -> Iterator[Section]:
    own = content.runs[0]
    yield Section("In short", in_short({name: own.figure(name) for name in BY_NAME}))
    notes = (content.baseline,) if content.baseline else ()
    yield Section("Headline", (*notes, _headline(content)))
    yield Section("What was run", (Table("The run", ("What", "Value"), tuple(content.facts)),))
    yield Section("Difference", tuple(_difference(content)))
    yield Section("All metrics", (_every(content),))
    yield Section("Slices", tuple(_slices(content)))
    yield Section("Wordings of one question", tuple(_robustness(content)))
    yield Section("Confidence", tuple(_confidence(content)))
    yield Section("Speed", tuple(_speed(content)))
    yield Section("People", tuple(_people(content)))
    yield Section("A language model as judge", tuple(_judge(content)))
    yield Section(
        "Words of this report", (Table("What the words mean", ("Word", "Meaning"), WORDS),)
    )


def _names(content: Content) -> tuple[str, ...]:
    return tuple(run.name for run in content.runs)


def _headline(content: Content) -> Table:
    metrics = [m for m in content.metrics if m.headline or m.gate is not None or m.name in FIRST]
    rows = []
    for metric in metrics:
        figures = [run.figure(metric.name) for run in content.runs]
        rows.append(
            (
                metric.title,
                *(interval(metric, figure) for figure in figures),
                _counts(figures),
                _better(metric),
                verdict(metric, figures[0]),
                PLAIN.get(metric.name, ""),
            )
        )
    head = ("Metric", *_names(content), "n", "Better", "Must reach", "In plain words")
    return Table("Headline metrics with 95% intervals", head, tuple(rows))


def _counts(figures: Sequence[Figure | None]) -> str:
    """What each run's figure is over, in the order of the runs; told once where it is the same."""
    counts = [count(figure["n"]) if figure else "0" for figure in figures]
    return counts[0] if len(set(counts)) == 1 else " / ".join(counts)


def _better(metric: Metric) -> str:
    return {"higher": "higher", "lower": "lower", "neither": ""}[metric.better]


def _difference(content: Content) -> Iterator[str | Table]:
    own = content.runs[0].name
    if content.comparisons:
        yield (
            f"{own} less {' and less '.join(content.comparisons)}, paired by cluster. p by "
            "sign-flip permutation, corrected after Holm over these metrics."
        )
    for other, found in content.comparisons.items():
        yield differences(f"{own} against {other}", found.changes)


def differences(caption: str, changes: Sequence[Change]) -> Table:
    """The headline metrics of two runs, tested."""
    head = ("Metric", "Difference", "Corrected p", "Wins, ties, losses", "Verdict")
    return Table(caption, head, tuple(_change(change) for change in changes))


def _change(change: Change) -> tuple[str, ...]:
    return (
        BY_NAME[change.name].title,
        f"{change.difference:+.2f} ({change.low:+.2f} to {change.high:+.2f})",
        "under 0.001" if change.corrected < 0.001 else f"{change.corrected:.3f}",
        f"{change.wins}, {change.ties}, {change.losses}",
        change.verdict,
    )


def _every(content: Content) -> Table:
    rows = []
    for metric in content.metrics:
        figures = [run.figure(metric.name) for run in content.runs]
        cells = (interval(metric, figure) for figure in figures)
        rows.append((metric.title, *cells, _counts(figures), metric.meaning))
    head = ("Metric", *_names(content), "n", "Meaning")
    return Table("Every metric with its 95% interval", head, tuple(rows))


def _slices(content: Content) -> Iterator[Table]:
    for name, parts in content.runs[0].figures["slices"].items():
        rows = []
        for value, part in parts.items():
            found: dict[str, Figure] = part["metrics"]
            cells = (interval(metric, found.get(metric.name)) for metric in content.slices)
            rows.append((value.replace("_", " "), str(part["questions"]), *cells))
        if rows:
            titles = (metric.title for metric in content.slices)
            yield Table(f"By {name}", (name.capitalize(), "Questions", *titles), tuple(rows))


def _robustness(content: Content) -> Iterator[Table]:
    rows = []
    for name in ("mean", "worst", "spread"):
        figures = [run.figures["robustness"].get(name) for run in content.runs]
        if figures[0]:
            cells = (interval(BY_NAME["supported_recall"], figure) for figure in figures)
            rows.append((name.capitalize(), *cells, count(figures[0]["n"])))
    if rows:
        caption = "Supported nugget recall over the wordings of one question"
        yield Table(caption, ("Of the wordings", *_names(content), "Clusters"), tuple(rows))


def _confidence(content: Content) -> Iterator[str | Plot]:
    found = [(run.name, run.figures["calibration"]) for run in content.runs]
    if not content.runs[0].figures["calibration"]:
        yield "The target handed over no confidence, so there is nothing to plot."
        return
    yield (
        "Confidence is the answer's own where it gives one, else the score of the first paragraph "
        "found. Risk is 1 less the supported nugget recall of the answers given."
    )
    first = content.runs[0].figures["calibration"]
    bins = tuple(
        (f"{b['confidence']:.2f}", f"{b['supported_recall']:.2f}", str(b["n"]))
        for b in first["bins"]
    )
    head = ("Confidence", "Supported recall", "Answers")
    yield Plot("calibration", reliability(found), Table("Calibration in figures", head, bins))
    curve = _thinned(first["risk_coverage"])
    points = tuple((f"{coverage:.2f}", f"{risk:.2f}") for coverage, risk in curve)
    table = Table("Risk against coverage in figures", ("Coverage", "Risk"), points)
    yield Plot("risk-coverage", risk_coverage(found), table)


def _thinned(curve: Sequence[Sequence[float]], most: int = 10) -> list[Sequence[float]]:
    if len(curve) <= most:
        return list(curve)
    return [curve[(len(curve) - 1) * place // (most - 1)] for place in range(most)]


def _speed(content: Content) -> Iterator[Table]:
    rows = []
    for name, title in (("p50", "Half of the answers within"), ("p95", "95% within")):
        figures = [run.figures["seconds"].get(name) for run in content.runs]
        cells = [
            f"{f['value']:.3f} s ({f['low']:.3f} to {f['high']:.3f})" if f else "–" for f in figures
        ]
        rows.append((title, *cells))
    length = [run.figure("length") for run in content.runs]
    cells = [f"{shown(BY_NAME['length'], f['value'])} words" if f else "–" for f in length]
    rows.append(("Mean length", *cells))
    yield Table("Seconds for an answer, and its length", ("Answers", *_names(content)), tuple(rows))


def _people(content: Content) -> Iterator[str | Table]:
    if not content.people:
        yield "Nobody has rated these answers yet."
        return
    yield people_note()
    raters = [
        (
            task.replace("_", " "),
            str(found["items"]),
            str(found["double"]),
            _figure(found["alpha"]),
            _kappas(found),
        )
        for task, found in sorted(content.people["raters"].items())
    ]
    head = ("Rated", "Items", "By two or more", "Krippendorff's alpha", "Cohen's kappa")
    yield Table("How far raters agree", head, tuple(raters))
    stopping = trusted(content.people["metrics"])
    metrics = [
        (
            BY_NAME[name].title,
            told_agreement(found),
            str(found["n"]),
            "yes" if name in stopping else "no" if name in TESTED else "not tested",
        )
        for name, found in sorted(content.people["metrics"].items())
    ]
    titles = ("Metric", "Agreement with people", "n", "May stop a release")
    yield Table("How far each metric agrees with people", titles, tuple(metrics))


def _judge(content: Content) -> Iterator[str | Table]:
    found = content.judge
    if not found:
        return
    yield (
        f"Judged by {' and '.join(found['models'])}: {found['judged']} wordings, "
        f"{found['not_judged']} not judged. This stands beside the figures above and never in "
        "their place: no gate and no comparison uses it."
    )
    agreed = content.people.get("judge")
    if agreed:
        yield (
            f"Agreement of its grades with people's: kappa {_figure(agreed['value'])}, "
            f"n {agreed['n']}."
        )
    rows = tuple(
        (name.capitalize(), interval(BY_NAME["abstention"], figure), count(figure["n"]))
        for name, figure in found["shares"].items()
    )
    yield Table("Grades that the judge gave", ("Grade", "Share of answers judged", "n"), rows)


def told_agreement(found: Mapping[str, Any]) -> str:
    """A metric's agreement with people: its figure and kind, and what they said of faults."""
    told = f"{_figure(found['value'])} ({found['by']})"
    return (
        f"{told}; {found['seen']} of {found['faults']} faults seen" if found.get("faults") else told
    )


def _kappas(found: dict[str, dict[str, dict[str, float | None]]]) -> str:
    return "; ".join(f"{pair}: {_figure(k['value'])}" for pair, k in found["kappa"].items())


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
