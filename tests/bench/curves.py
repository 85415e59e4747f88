"""The curves of docs/scaling.md, drawn from the figures that ``make bench`` kept.

Run with ``python -m tests.bench.curves FIGURES.json FOLDER [TURNS.jsonl]``; the last holds what
``tests.bench.turns`` printed for stores of several sizes, a line each.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 170, 40, 50
_COLOURS = ("#1d70b8", "#d4351c", "#00703c", "#4c2c92", "#b58840")

Points = Sequence[tuple[float, float]]


def curves(title: str, unit: str, lines: Mapping[str, Points]) -> str:
    """Lines over numbers of paragraphs, both axes by powers of ten, as one SVG."""
    points = [point for line in lines.values() for point in line if point[1] > 0]
    left, right = _ends([x for x, _ in points])
    low, high = _ends([y for _, y in points])

    def place(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - left) / (right - left)
        up = (math.log10(y) - low) / (high - low)
        return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (
            HEIGHT - TOP - BOTTOM
        )

    parts = [f'<text x="{LEFT}" y="20" font-size="15">{escape(title)}</text>']
    parts += [_across(power, *place(10**power, 10**low)) for power in range(left, right + 1)]
    parts += [_up(power, unit, *place(10**left, 10**power)) for power in range(low, high + 1)]
    for number, (name, line) in enumerate(lines.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        at = [place(x, y) for x, y in line if y > 0]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
            + "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in at)
            + f'<text x="{at[-1][0] + 8:.1f}" y="{at[-1][1] + 4:.1f}" fill="{colour}">'
            f"{escape(name)}</text>"
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="12" role="img" aria-label="{escape(title)}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>' + "".join(parts) + "</svg>\n"
    )


def main(figures: Path, folder: Path) -> int:
    """Draw what was measured at each size."""
    sizes: list[dict[str, Any]] = json.loads(figures.read_text(encoding="utf-8"))["sizes"]
    folder.mkdir(parents=True, exist_ok=True)
    names = {
        "by meaning": "vectors",
        "by meaning, one authority": "vectors, one authority",
        "by words": "words",
        "by words, one authority": "words, one authority",
        "by Chroma’s graph": "chroma",
    }
    times = {
        shown: [(one["paragraphs"], one[key]["processor_p50"]) for one in sizes if key in one]
        for shown, key in names.items()
    }
    title = "One search, milliseconds of processor time (median)"
    (folder / "searches.svg").write_text(curves(title, "ms", times), encoding="utf-8")
    held = {
        "vectors, memory": [(one["paragraphs"], one["vectors MiB"]) for one in sizes],
        "words, disk": [(one["paragraphs"], one["words MiB"]) for one in sizes],
        "Chroma, disk": [
            (one["paragraphs"], one["chroma MiB"]) for one in sizes if "chroma MiB" in one
        ],
    }
    title = "What the searches hold, MiB"
    (folder / "held.svg").write_text(curves(title, "MiB", held), encoding="utf-8")
    return 0


def draw_turns(turns: Path, folder: Path) -> None:
    """Draw what whole questions of each kind took over stores of several sizes."""
    made = [json.loads(line) for line in turns.read_text(encoding="utf-8").splitlines() if line]
    lines = {
        kind: [(one["paragraphs"], one["kinds"][kind]["processor_p50"]) for one in made]
        for kind in made[0]["kinds"]
    }
    title = "A whole question, milliseconds of processor time (median)"
    (folder / "questions.svg").write_text(curves(title, "ms", lines), encoding="utf-8")


def _ends(values: Sequence[float]) -> tuple[int, int]:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _across(power: int, x: float, y: float) -> str:
    return (
        f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{y:.1f}" stroke="#dddddd"/>'
        f'<text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle">{10**power:,} paragraphs</text>'
    )


def _up(power: int, unit: str, x: float, y: float) -> str:
    shown = f"{10**power:g}"
    return (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#dddddd"/>'
        f'<text x="{x - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{shown} {unit}</text>'
    )


if __name__ == "__main__":
    if len(sys.argv) > 3:
        draw_turns(Path(sys.argv[3]), Path(sys.argv[2]))
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
