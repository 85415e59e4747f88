"""Generated council papers: numbered, dated, of invented authorities; one seed, one text."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.paper import Finding, FindingKind, Paper, Paragraph, ParagraphKind, ReadPaper, Section
from tests.bench import vocabulary as words
from tests.bench.vocabulary import Service

YEARS = range(2016, 2027)
PARAGRAPHS = 50
"""About how many paragraphs a paper has."""
LEAD_INS = {
    "improvement_area": "What needs to improve:",
    "strength": "What is working well:",
}


@dataclass(frozen=True, slots=True)
class Authority:
    """An invented authority, as ``authorities.csv`` has it."""

    key: str
    name: str
    kind: str


@dataclass(slots=True)
class _Draft:
    """A paper being written."""

    paper: Paper
    service: Service
    chance: random.Random
    sections: list[Section] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def authorities(count: int) -> list[Authority]:
    """So many invented authorities, each name once."""
    chance = random.Random("authorities")
    found: dict[str, Authority] = {}
    while len(found) < count:
        place = chance.choice(words.FIRST) + chance.choice(words.LAST)
        form, kind = words.SORTS[len(found) % len(words.SORTS)]
        found.setdefault(place, Authority(place.lower(), form.format(place), kind))
    return list(found.values())


def papers(count: int, owners: list[Authority], seed: str = "papers") -> Iterator[ReadPaper]:
    """So many papers, spread over the authorities, services and years."""
    for number in range(count):
        yield paper(number, owners[number % len(owners)], seed)


def paper(number: int, owner: Authority, seed: str = "papers") -> ReadPaper:
    """One paper: an account of a service, with figures, findings and recommendations."""
    chance = random.Random(f"{seed} {number}")
    service = chance.choice(words.SERVICES)
    year, month = chance.choice(YEARS), chance.randrange(12)
    date = f"{year}-{month + 1:02}-{chance.randrange(1, 28):02}"
    title = f"{service.name[:1].upper()}{service.name[1:]}: performance in {year}"
    name = f"{owner.key}-{number}"
    draft = _Draft(
        Paper(
            paper_id=name,
            title=title,
            source=f"{name}.txt",
            sha256="",
            authority=owner.key,
            authority_name=owner.name,
            committee=f"{service.committee} Scrutiny Committee",
            meeting_date=date,
            best_date=date,
            date_basis="meeting",
            kind="report",
            pages=6,
        ),
        service,
        chance,
    )
    _write(draft)
    read = ReadPaper(
        draft.paper, tuple(draft.sections), tuple(draft.paragraphs), tuple(draft.findings)
    )
    sha256 = hashlib.sha256(as_text(read).encode()).hexdigest()
    return replace(read, paper=replace(read.paper, sha256=sha256))


def said(form: str, service: Service, chance: random.Random) -> str:
    """A form filled in for a service, with figures and dates by chance."""
    cause, work = chance.choice(service.causes), chance.choice(service.work)
    fixed = {
        "service": service.name,
        "unit": service.unit,
        "people": service.people,
        "People": _upper(service.people),
        "cause": cause,
        "Cause": _upper(cause),
        "work": work,
        "Work": _upper(work),
        "partner": chance.choice(words.PARTNERS) if "{partner}" in form else "",
        "quality": chance.choice(words.QUALITIES) if "{quality}" in form else "",
    }
    free = {
        "n": f"{chance.randrange(20, 4000):,}",
        "m": str(chance.randrange(3, 400)),
        "p": str(chance.randrange(2, 99)),
        "q": str(chance.choice((75, 80, 85, 90, 95))),
        "money": f"£{chance.randrange(20, 9900) / 100:.2f} million",
        "money2": f"£{chance.randrange(20, 9900) / 100:.2f} million",
        "month": chance.choice(words.MONTHS),
        "month2": chance.choice(words.MONTHS),
        "year": str(chance.choice(YEARS)),
    }
    return form.format(**fixed, **free)


def as_text(read: ReadPaper) -> str:
    """A paper as a plain text file that the reader can read."""
    paper = read.paper
    lines = [
        paper.authority_name or "",
        paper.committee or "",
        f"Meeting date: {_spoken(paper.meeting_date or '')}",
        "Report of the Director",
        "",
        paper.title,
        "",
    ]
    section, lead_in = "", None
    for paragraph in read.paragraphs:
        if paragraph.section != section:
            section = paragraph.section
            lines += [f"{paragraph.label.split('.')[0]}. {section}" if paragraph.label else "", ""]
        if paragraph.lead_in != lead_in:
            lead_in = paragraph.lead_in
            lines += [lead_in or "", ""]
        lines += [f"{paragraph.label} {paragraph.text}", ""]
    return "\n".join(lines)


def _write(draft: _Draft) -> None:
    chance = draft.chance
    _section(draft, "Purpose of the report", words.OPENINGS, 2)
    for heading in ("Background", "Current position", "Work with partners"):
        _section(draft, heading, words.STATEMENTS, chance.randrange(7, 13))
    _section(draft, "Strengths", words.STRENGTHS, 3, "strength")
    _section(draft, "Areas for improvement", words.IMPROVEMENTS, 4, "improvement_area")
    _section(draft, "Financial implications", words.STATEMENTS, chance.randrange(2, 6))
    _section(draft, "Risks", words.STATEMENTS, chance.randrange(2, 6))
    _section(draft, "Recommendations", words.RECOMMENDATIONS, 3, "recommendation")


def _section(
    draft: _Draft,
    title: str,
    forms: tuple[str, ...],
    count: int,
    finding: FindingKind | None = None,
) -> None:
    number = len(draft.sections) + 1
    draft.sections.append(Section(len(draft.paragraphs), title, 1))
    kind: ParagraphKind = "recommendation" if finding == "recommendation" else "paragraph"
    is_list = finding in LEAD_INS
    for place in range(1, count + 1):
        sentences = 1 if finding else draft.chance.choice((1, 1, 2, 2, 3))
        text = " ".join(
            said(draft.chance.choice(forms), draft.service, draft.chance) for _ in range(sentences)
        )
        paragraph = Paragraph(
            paragraph_id=f"{draft.paper.paper_id}/{number}.{place}",
            paper_id=draft.paper.paper_id,
            position=len(draft.paragraphs),
            label=f"{number}.{place}",
            label_basis="printed",
            kind="item" if is_list else kind,
            text=text,
            sections=(title,),
            lead_in=LEAD_INS.get(finding or ""),
            group=f"{draft.paper.paper_id}/{number}" if is_list else None,
            page=1 + len(draft.paragraphs) // 10,
        )
        draft.paragraphs.append(paragraph)
        for of_kind in (finding,) if finding else _told(text):
            draft.findings.append(_finding(draft, of_kind, paragraph))


def _told(text: str) -> Iterator[FindingKind]:
    if "£" in text:
        yield "cost"
    elif "%" in text:
        yield "figure"


def _finding(draft: _Draft, kind: FindingKind, paragraph: Paragraph) -> Finding:
    paper = draft.paper
    return Finding(
        kind,
        paragraph.paragraph_id,
        paper.paper_id,
        paragraph.text,
        paper.authority,
        paper.best_date,
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _spoken(date: str) -> str:
    year, month, day = date.split("-")
    return f"{int(day)} {words.MONTHS[int(month) - 1]} {year}"
