"""Plots as inline SVG, each with a title and a description that say what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

WIDTH, HEIGHT = 480, 320
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 16, 48
_STYLES = (
    ("#0b4f8a", "", "circle"),
    ("#8a3b0b", "6 4", "square"),
    ("#3d3d3d", "2 3", "diamond"),
)
"""Colour, dash and mark of each series: none is told by its colour alone."""

Points = Sequence[tuple[float, float]]


def risk_coverage(runs: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    """Risk against coverage, one line for each run that hands over a confidence."""
    series = [(name, [(c, r) for c, r in found["risk_coverage"]]) for name, found in runs if found]
    if not series:
        return ""
    told = ". ".join(
        f"{name}: risk {points[-1][1]:.2f} at its full coverage of {points[-1][0]:.2f}, "
        f"{_at(points, points[-1][0] / 2):.2f} at half of that"
        for name, points in series
    )
    return _chart(
        "Risk against coverage", told, "share of questions answered", "risk", series, (0.0, 1.0)
    )


def _at(points: Points, coverage: float) -> float:
    return min(points, key=lambda point: abs(point[0] - coverage))[1]


def reliability(runs: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    """Supported recall against confidence in bins, one line for each run."""
    series = [
        (name, [(bin_["confidence"], bin_["supported_recall"]) for bin_ in found["bins"]])
        for name, found in runs
        if found
    ]
    if not series:
        return ""
    told = ". ".join(
        f"{name}: from {points[0][1]:.2f} in the least confident bin to {points[-1][1]:.2f} in "
        "the most confident"
        for name, points in series
    )
    values = [x for _, points in series for x, _ in points]
    span = (min(0.0, *values), max(1.0, *values))
    return _chart("Calibration", told, "confidence", "supported recall", series, span)


def _chart(
    title: str,
    told: str,
    across: str,
    up: str,
    series: Sequence[tuple[str, Points]],
    span: tuple[float, float],
) -> str:
    name = title.lower().replace(" ", "-")
    parts = [
        f'<svg role="img" aria-labelledby="{name}-title {name}-desc" '
        f'viewBox="0 0 {WIDTH} {HEIGHT + 20 * len(series)}" xmlns="http://www.w3.org/2000/svg" '
        'font-family="sans-serif" font-size="13">',
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-desc">{escape(told)}.</desc>',
        *_axes(across, up, span),
    ]
    for number, (label, points) in enumerate(series):
        parts += _line(label, points, number, span)
    return "\n".join([*parts, "</svg>"])


def _axes(across: str, up: str, span: tuple[float, float]) -> Iterable[str]:
    for step in range(6):
        share = step / 5
        x, y = _x(share), _y(share)
        value = span[0] + share * (span[1] - span[0])
        yield (
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d0d0d0"/>'
        )
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{share:.1f}</text>'
        yield f'<text x="{x:.1f}" y="{HEIGHT - 28}" text-anchor="middle">{value:.1f}</text>'
    yield (
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">'
        f"{escape(across)}</text>"
    )
    yield (
        f'<text transform="translate(14 {(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" '
        f'text-anchor="middle">{escape(up)}</text>'
    )


def _line(label: str, points: Points, number: int, span: tuple[float, float]) -> Iterable[str]:
    colour, dash, mark = _STYLES[number % len(_STYLES)]
    width = span[1] - span[0]
    placed = [(_x((x - span[0]) / width), _y(y)) for x, y in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    stroke = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
    yield f'<polyline fill="none" {stroke} points="{path}"/>'
    marked = placed if len(placed) <= 20 else [placed[0], placed[-1]]
    for x, y in marked:
        yield _mark(mark, colour, x, y)
    y = HEIGHT + 20 * number + 6
    yield f'<line x1="{LEFT}" x2="{LEFT + 36}" y1="{y}" y2="{y}" {stroke}/>'
    yield _mark(mark, colour, LEFT + 18, y)
    yield f'<text x="{LEFT + 46}" y="{y + 4}">{escape(label)}</text>'


def _mark(mark: str, colour: str, x: float, y: float) -> str:
    if mark == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
    turn = f' transform="rotate(45 {x:.1f} {y:.1f})"' if mark == "diamond" else ""
    return f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{colour}"{turn}/>'


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(share: float) -> float:
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)
