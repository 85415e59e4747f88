"""Every statement held against the paragraph it cites; what fails is not shown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Statement
from assistant.grounding.holding import hold
from assistant.grounding.sources import body
from assistant.words.dates import from_iso, in_words, periods
from assistant.words.stems import FUNCTION_WORDS, stem, words
from assistant.words.values import values
from corpus.paper import Finding, Paper, Paragraph

_MARKUP = re.compile(r"\\([\\`*_\[\]<>|#])|\*\*")
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-Z][a-z]+(?:\s+[A-Z][a-z]+)+\b")
DENYING = frozenset(["not", "no", "never", "none", "nor", "neither", "without", "cannot"])
"""Words that turn a sentence into its contrary."""
_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "}
)


@dataclass(frozen=True, slots=True)
class Source:
    """A paragraph that may be cited, its paper, and the dates its findings are of."""

    paragraph: Paragraph
    paper: Paper
    event_dates: tuple[str, ...] = ()


def sources(
    paragraphs: Mapping[str, Paragraph], papers: Mapping[str, Paper], findings: Sequence[Finding]
) -> dict[str, Source]:
    """The paragraphs handed out for an answer, ready to be checked against."""
    dates: dict[str, list[str]] = {}
    for finding in findings:
        if finding.event_date:
            dates.setdefault(finding.paragraph_id, []).append(finding.event_date)
    return {
        name: Source(paragraph, papers[paragraph.paper_id], tuple(dates.get(name, ())))
        for name, paragraph in paragraphs.items()
        if paragraph.paper_id in papers
    }


def check(statements: Sequence[Statement], handed: Mapping[str, Source]) -> tuple[Statement, ...]:
    """The statements that hold; a heading left without anything under it goes too."""
    held = [statement for statement in statements if not problems(statement, handed)]
    kept: list[Statement] = []
    for place, statement in enumerate(held):
        following = held[place + 1] if place + 1 < len(held) else None
        heads = bool(statement.lead or statement.text.endswith(":")) and not statement.cites
        if heads and (following is None or not _stands_under(following)):
            continue
        kept.append(statement)
    return tuple(kept)


def _stands_under(statement: Statement) -> bool:
    """Whether a line belongs to the heading before it."""
    return bool(statement.cites) or statement.bullet or statement.text.startswith("- ")


def problems(statement: Statement, handed: Mapping[str, Source]) -> tuple[str, ...]:
    """Why a statement may not be shown: one line each, none where it holds."""
    if not statement.cites:
        return ()
    missing = [name for name in statement.cites if name not in handed]
    if missing:
        return tuple(f"cites {name}, which was not handed out" for name in missing)
    cited = [handed[name] for name in statement.cites]
    held = _worded_problems if statement.worded else _wording_problems
    found = [*_quote_problems(statement, cited), *held(statement, cited)]
    found += _whose_problems(statement, cited)
    return tuple(found)


def _quote_problems(statement: Statement, cited: Sequence[Source]) -> list[str]:
    if len(statement.quotes) != len(cited):
        return ["does not quote every paragraph that it cites"]
    return [
        f"quotes words that {source.paragraph.paragraph_id} does not print"
        for quote, source in zip(statement.quotes, cited, strict=True)
        if normal(quote) not in normal(_printed(source.paragraph))
    ]


def _wording_problems(statement: Statement, cited: Sequence[Source]) -> list[str]:
    said = plain_text(statement.text)
    body = " ".join(_printed(source.paragraph) for source in cited)
    if normal(said) in normal(body):
        return []
    found = []
    known = {stem(word) for word in words(body)}
    strange = [w for w in words(said) if w not in FUNCTION_WORDS and stem(w) not in known]
    if strange:
        found.append(f"uses words that are not cited: {', '.join(strange[:5])}")
    printed = {normal(value.text) for value in values(body)}
    line = normal(body)
    for value in values(said):
        if normal(value.text) not in printed and normal(value.text) not in line:
            found.append(f"states {value.text}, which is not cited")
    found += [
        f"names {name}, who is not cited"
        for name in _NAME.findall(said)
        if normal(name) not in line
    ]
    if _negations(said) - _negations(body):
        found.append("denies what the paragraph does not deny")
    return found


def _worded_problems(statement: Statement, cited: Sequence[Source]) -> list[str]:
    """What a model put together is held clause by clause, and rests on one paper."""
    if len({source.paper.paper_id for source in cited}) > 1:
        return ["rests on more than one paper"]
    bodies = [body(source.paragraph, source.paper) for source in cited]
    return list(hold(plain_text(statement.text), bodies).reasons)


def _whose_problems(statement: Statement, cited: Sequence[Source]) -> list[str]:
    found = []
    if statement.authority is not None:
        found += [
            f"is laid to {statement.authority}, but {source.paper.paper_id} is of another authority"
            for source in cited
            if source.paper.authority != statement.authority
        ]
    if statement.date is not None:
        found += [
            f"is dated {statement.date}, which {source.paragraph.paragraph_id} does not tell"
            for source in cited
            if not _tells(source, statement.date)
        ]
    return found


def _tells(source: Source, date: str) -> bool:
    """Whether a date is the event's, the paragraph's, or its paper's own."""
    asked = from_iso(date)
    paragraph, paper = source.paragraph, source.paper
    known = [paragraph.event_date, paper.best_date, paper.meeting_date, *source.event_dates]
    if any(asked.meets(from_iso(one)) for one in known if one):
        return True
    return any(asked.meets(one) for one in periods(f"{paragraph.lead_in or ''} {paragraph.text}"))


def _negations(text: str) -> frozenset[str]:
    return DENYING.intersection(words(text))


def _printed(paragraph: Paragraph) -> str:
    """All that a reader sees of a cited paragraph: its words, lead-in and column headings."""
    return " ".join(
        part
        for part in (paragraph.lead_in or "", " ".join(paragraph.columns), paragraph.text)
        if part
    )


def plain_text(markdown: str) -> str:
    """Markdown of ours as the words it shows."""
    return _MARKUP.sub(lambda match: match.group(1) or "", markdown)


def normal(text: str) -> str:
    """Words as compared: one space, straight quotes and dashes, lower case."""
    return " ".join(text.translate(_TYPOGRAPHY).lower().split())


def clerk_citation(citation: Citation) -> str:
    """A citation as a clerk writes it in a note to members.

    What came before no committee is named by its title: an authority has many inspection reports.
    """
    parts = [citation.authority or citation.title]
    if citation.committee:
        parts.append(citation.committee)
    elif citation.authority:
        parts.append(f"“{' '.join(citation.title.split())}”")
    parts.append(_day_of(citation))
    if citation.agenda_item:
        parts.append(f"item {citation.agenda_item}")
    parts.append(place(citation))
    if citation.page is not None:
        parts.append(f"page {citation.printed_page or citation.page}")
    return ", ".join(part for part in parts if part)


def whose_and_when(citation: Citation, *, of_event: bool = False) -> str:
    """Whose paper a citation is of, and of when, as it stands in running text.

    What was found may be of another time than the paper that tells it: with ``of_event`` both are
    said.
    """
    title = f"“{' '.join(citation.title.split())}”"
    named = citation.committee or title
    parts = [citation.authority, named] if citation.authority else [title]
    parts.append(_day_of(citation) or "undated")
    told, own = citation.event_date or "", citation.best_date or ""
    if of_event and told and own and not (own.startswith(told) or told.startswith(own)):
        parts.append(f"telling of {in_words(told)}")
    return ", ".join(parts)


def _day_of(citation: Citation) -> str:
    if not citation.best_date:
        return ""
    day = in_words(citation.best_date)
    # Without a date of its own a report is dated by the last day of its inspection.
    return day if citation.date_basis != "none" else f"inspection ended {day}"


def place(citation: Citation) -> str:
    """Where in its paper a citation stands: ``paragraph 5(b)``, or its heading where no number is
    printed."""
    label = citation.paragraph
    if label is None:
        return f"under “{citation.section}”" if citation.section else ""
    named = re.match(r"[A-Z][a-z]", label) is not None
    second = re.search(r"~(\d+)$", citation.paragraph_id)
    again = (
        f", {_ORDINALS.get(second.group(1), second.group(1) + 'th')} of that number"
        if second
        else ""
    )
    return (label if named else f"paragraph {label}") + again


_ORDINALS = {"2": "second", "3": "third", "4": "fourth", "5": "fifth"}
