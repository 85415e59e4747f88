"""A small shelf of invented papers of three invented councils, for tests that ask questions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.chat import Assistant
from corpus.library import Library
from corpus.paper import Finding, FindingKind, Paper, Paragraph, ReadPaper, Section
from corpus.settings import CorpusSettings
from ingest.job import ingest

OAKVALE, OAKVALESHIRE, TILLBURY = "oakvale", "oakvaleshire", "tillbury"
NAMES = {
    OAKVALE: "Oakvale City Council",
    OAKVALESHIRE: "Oakvaleshire County Council",
    TILLBURY: "Tillbury Borough Council",
}
AREAS_2019 = (
    "the timeliness of return home interviews",
    "the quality of supervision for social workers",
)
AREAS_2022 = (
    "the quality of supervision and management oversight",
    "life-story work for children in care",
    "the number of foster carers in the city",
)

WOLDING = """Wolding Council

Report to the Roads Committee

Date of meeting: 4 March 2024

Potholes

1. The Council mended 412 potholes in January 2024.

2. The Committee is asked to agree two things:

a) a budget of £31,000 for gullies

b) a survey of Mill Lane

"""
"""A short paper as a file has it: two paragraphs and a list."""


@contextmanager
def asking(folder: Path, files: Mapping[str, str]) -> Iterator[Assistant]:
    """Who may be asked about files of these names and texts, which are read into a store in a
    folder."""
    for name, text in files.items():
        (folder / name).write_text(text)
    with Library.open(folder / "store", CorpusSettings(), writer=True) as made:
        ingest([folder / name for name in files], made)
    with Library.open(folder / "store", CorpusSettings()) as library:
        yield Assistant(library)


def _paper(name: str, authority: str, title: str, date: str, committee: str) -> Paper:
    return Paper(
        paper_id=name,
        title=title,
        source=f"{name}.txt",
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        authority=authority,
        authority_name=NAMES[authority],
        committee=committee,
        meeting_date=date,
        best_date=date,
        date_basis="meeting",
        agenda_item="5",
    )


class Draft:
    """A paper being written, paragraph by paragraph."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.sections: list[Section] = []
        self.paragraphs: list[Paragraph] = []
        self.findings: list[Finding] = []

    def section(self, title: str) -> Draft:
        self.sections.append(Section(len(self.paragraphs), title, 1))
        return self

    def say(self, label: str | None, text: str, date: str | None = None) -> Draft:
        self._add(label, text, date=date)
        return self

    def list_of(
        self,
        kind: FindingKind | None,
        lead: str,
        items: tuple[str, ...],
        label: str,
        date: str | None = None,
        found_by: str = "Ofsted",
    ) -> Draft:
        self._add(label, lead, date=date)
        group = f"{self.paper.paper_id}/list-{label}"
        for at, text in enumerate(items):
            item = f"{label}({chr(97 + at)})"
            self._add(item, text, date=date, kind="item", group=group, lead_in=lead, ordinal=at + 1)
            if kind:
                self._find(kind, text, date, found_by=found_by)
        return self

    def table(
        self, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], date: str | None = None
    ) -> Draft:
        group = f"{self.paper.paper_id}/table"
        for at, cells in enumerate(rows, 1):
            self._add(
                f"Table 1, row {at}",
                " | ".join(cells),
                date=date,
                kind="row",
                group=group,
                columns=columns,
                cells=cells,
                ordinal=at,
            )
            if columns[-1] == "Grade":
                self._find("judgement", " | ".join(cells), date, area=cells[0], grade=cells[-1])
        return self

    def read(self) -> ReadPaper:
        return ReadPaper(
            self.paper, tuple(self.sections), tuple(self.paragraphs), tuple(self.findings)
        )

    def _add(self, label: str | None, text: str, **of: Any) -> None:
        name = self.paper.paper_id
        kind = of.pop("kind", "paragraph")
        date = of.pop("date", None)
        at = len(self.paragraphs)
        tail = label.replace(", ", "-").replace(" ", "-") if label else f"u{at}"
        self.paragraphs.append(
            Paragraph(
                f"{name}/{tail}",
                name,
                at,
                label,
                "printed" if label else "none",
                kind,
                text,
                sections=tuple(s.title for s in self.sections[-1:]),
                event_date=date,
                page=1,
                **of,
            )
        )

    def _find(self, kind: FindingKind, text: str, date: str | None, **of: Any) -> None:
        last = self.paragraphs[-1]
        self.findings.append(
            Finding(
                kind,
                last.paragraph_id,
                last.paper_id,
                text,
                self.paper.authority,
                date,
                of.pop("found_by", "Ofsted"),
                **of,
            )
        )


def papers() -> list[ReadPaper]:
    """Oakvale in 2019 and 2022, Oakvaleshire in 2022, Tillbury's minutes of 2024."""
    scrutiny, cabinet = "Children's Scrutiny Committee", "Cabinet"
    first = Draft(_paper("oakvale-2019", OAKVALE, "Inspection outcome", "2019-11-05", scrutiny))
    first.section("Background").say(
        "1", "Ofsted inspected the Council in September 2019.", "2019-09"
    )
    first.table(
        ("Area judged", "Grade"),
        (("The impact of leaders", "Good"), ("Overall effectiveness", "Requires improvement")),
        "2019-09",
    )
    first.list_of(
        "improvement_area",
        "The report names two areas for improvement:",
        AREAS_2019,
        "2",
        "2019-09",
    )
    second = Draft(_paper("oakvale-2022", OAKVALE, "Inspection outcome", "2022-10-11", scrutiny))
    second.section("Background")
    second.say(
        "1",
        "Inspectors visited from 4 to 8 July 2022. The report was published on 12 September 2022.",
        "2022-07",
    )
    second.table(
        ("Area judged", "Grade"),
        (("The impact of leaders", "Good"), ("Overall effectiveness", "Inadequate")),
        "2022-07",
    )
    second.list_of(
        "improvement_area",
        "The report names three areas for improvement:",
        AREAS_2022,
        "2",
        "2022-07",
    )
    second.section("Improvement board")
    second.say(
        "3",
        "The Improvement Board is chaired by Dr Ottoline Farthing, an independent adviser. "
        "It meets every six weeks.",
    )
    second.section("Financial implications")
    second.say("4", "The improvement posts cost £212,000 a year, paid from reserves.")
    county = Draft(
        _paper("oakvaleshire-2022", OAKVALESHIRE, "Focused visit", "2022-12-01", scrutiny)
    )
    county.section("The visit")
    county.say(
        "1", "Ofsted carried out a focused visit to the front door in October 2022.", "2022-10"
    )
    county.list_of(
        "improvement_area",
        "The letter asks for two improvements:",
        ("supervision and management oversight at the front door", "the quality of written plans"),
        "2",
        "2022-10",
    )
    county.section("Financial implications")
    county.say("3", "A senior practitioner costs £54,000 a year.")
    minutes = Draft(_paper("tillbury-2024", TILLBURY, "Minutes", "2024-03-12", cabinet))
    minutes.section("12. Leisure centre")
    minutes.say(
        "Minute 12", "RESOLVED that the leisure centre close on 30 June 2024.", "2024-03-12"
    )
    return [draft.read() for draft in (first, second, county, minutes)]


def fill(library: Library, folder: Path) -> None:
    """Put the papers into a library."""
    for read in papers():
        file = folder / read.paper.source
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(paragraph.text for paragraph in read.paragraphs))
        library.replace([read], read.paper.source, file)
    library.settle()
