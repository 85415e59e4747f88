"""Statements over the sample papers: altered ones that must not hold, faithful ones that should."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from assistant.grounding.holding import hold
from assistant.grounding.sources import Body, body
from corpus.paper import Paper, Paragraph

_HERE = Path(__file__).parent
NEXT = " ¶ "
"""What parts two paragraphs, or their lead-ins, in one field."""


@dataclass(frozen=True)
class Case:
    """A statement as a model might write it over one or two paragraphs of one authority."""

    kind: str
    authority: str
    lead_in: str
    printed: str
    said: str

    @property
    def bodies(self) -> list[Body]:
        """The paragraphs that it cites."""
        paper = Paper(
            "p", "Title", "p.txt", "0", authority="a", authority_name=self.authority,
            best_date="2022-10-11",
        )  # fmt: skip
        texts = self.printed.split(NEXT)
        leads = self.lead_in.split(NEXT) + [""] * len(texts)
        return [
            body(
                Paragraph(
                    f"p/{at}", "p", at, str(at), "printed", "paragraph", text, lead_in=lead or None
                ),
                paper,
            )
            for at, (text, lead) in enumerate(zip(texts, leads, strict=False))
        ]

    @property
    def holds(self) -> bool:
        """Whether a reader would be shown it."""
        return not hold(self.said, self.bodies).reasons


def cases(name: str) -> list[Case]:
    """The cases of one file, ``altered`` or ``faithful``."""
    with (_HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Case(**row) for row in rows]
