"""Lines of enquiry as a page and as Markdown to take to the meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.composing.wording import escape
from assistant.scrutiny import ASK_OF_UNREAD, Enquiry, Line, LineKind
from assistant.service.view.cited import ShownCitation, shown

KIND_WORDS: dict[LineKind, str] = {
    "action": "Actions without an owner, a date or a measure",
    "improvement": "Areas to improve that the rest of the paper may not answer",
    "figure": "Figures without a comparison, and amounts without a figure",
    "recommendation": "Recommendations without a sure trace in later papers held",
    "earlier": "Earlier matters of this committee without a sure trace since",
    "elsewhere": "What other authorities did about the same",
}


_THIS = re.compile(r"\bthis (action|area to improve|recommendation|resolution)\b")


@dataclass(frozen=True, slots=True)
class LineView:
    """One line with its citations; ``number`` counts from 1 over the whole page."""

    number: int
    line: Line
    source: ShownCitation
    beside: tuple[ShownCitation, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Lines of which the paper leaves the same unsaid, so that it is read once: at least one."""

    lines: tuple[LineView, ...]

    @property
    def words(self) -> str:
        """What the paper says or leaves unsaid, of the one thing or of each."""
        said = self.lines[0].line.says
        return said if len(self.lines) == 1 else _THIS.sub(_any, said)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of several things, by what is said of them."""

    question: str
    said: tuple[Said, ...]

    @property
    def lines(self) -> tuple[LineView, ...]:
        """All that it is asked of."""
        return tuple(line for said in self.said for line in said.lines)


@dataclass(frozen=True, slots=True)
class EnquiryView:
    """The lines of a paper under their headings, in the order of their use in a meeting."""

    enquiry: Enquiry
    groups: tuple[tuple[str, str, tuple[LineView, ...]], ...]

    def asked(self, lines: Sequence[LineView]) -> tuple[Asked, ...]:
        """The lines one after the other, those together that ask the same."""
        return tuple(
            Asked(question, tuple(Said(tuple(one)) for _, one in groupby(members, _says)))
            for question, members in groupby(lines, lambda one: one.line.question)
        )

    @property
    def nothing(self) -> str:
        """What is said where there is no line: of an item that was not read, what to ask of it."""
        if not self.enquiry.paragraphs and self.enquiry.unread:
            return f"So there are no lines of enquiry into it. What can be asked: {ASK_OF_UNREAD}"
        return "Nothing was found to ask about in this paper as held."

    @classmethod
    def of(cls, enquiry: Enquiry) -> EnquiryView:
        """Number the lines and put them under their headings."""
        number, groups = 0, []
        for kind, words in KIND_WORDS.items():
            views = []
            for line in enquiry.of(kind):
                number += 1
                beside = tuple(shown(one) for one in line.beside)
                views.append(LineView(number, line, shown(line.source), beside))
            if views:
                groups.append((kind, words, tuple(views)))
        return cls(enquiry, tuple(groups))


def _says(one: LineView) -> str:
    return one.line.says


def _any(found: re.Match[str]) -> str:
    name = found[1]
    plural = name.replace("area ", "areas ", 1) if name.startswith("area ") else f"{name}s"
    return f"any of these {plural}"


def as_markdown(view: EnquiryView) -> str:
    """The lines of enquiry as a Markdown document, each with its citations."""
    lines = [f"# Lines of enquiry: {escape(view.enquiry.paper.title)}", ""]
    if view.enquiry.unread:
        lines += [*(escape(said) for said in view.enquiry.unread), ""]
    for _, words, members in view.groups:
        lines += [f"## {words}", ""]
        for one in members:
            lines.append(f"{one.number}. {one.line.question} {escape(one.line.says)}")
            for cited in (one.source, *one.beside):
                lines.append(f"   - “{escape(cited.quote)}” ({escape(cited.words)})")
            lines.append("")
    if not view.groups:
        lines.append(view.nothing)
    return "\n".join(lines).rstrip() + "\n"
