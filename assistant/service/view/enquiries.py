"""Lines of enquiry as a page and as Markdown to take to the meeting."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.composing.wording import escape
from assistant.scrutiny import Enquiry, Line, LineKind
from assistant.service.view.cited import ShownCitation, shown

KIND_WORDS: dict[LineKind, str] = {
    "action": "Actions without an owner, a date or a measure",
    "figure": "Figures without a comparison",
    "recommendation": "Recommendations without a sure trace in later papers held",
    "earlier": "Earlier matters of this committee without a sure trace since",
    "elsewhere": "What other authorities did about the same",
}


@dataclass(frozen=True, slots=True)
class LineView:
    """One line with its citations; ``number`` counts from 1 over the whole page."""

    number: int
    line: Line
    source: ShownCitation
    beside: tuple[ShownCitation, ...]


@dataclass(frozen=True, slots=True)
class EnquiryView:
    """The lines of a paper under their headings, in the order of their use in a meeting."""

    enquiry: Enquiry
    groups: tuple[tuple[str, str, tuple[LineView, ...]], ...]

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


def as_markdown(view: EnquiryView) -> str:
    """The lines of enquiry as a Markdown document, each with its citations."""
    lines = [f"# Lines of enquiry: {escape(view.enquiry.paper.title)}", ""]
    for _, words, members in view.groups:
        lines += [f"## {words}", ""]
        for one in members:
            lines.append(f"{one.number}. {one.line.question} {escape(one.line.says)}")
            for cited in (one.source, *one.beside):
                lines.append(f"   - “{escape(cited.quote)}” ({escape(cited.words)})")
            lines.append("")
    if not view.groups:
        lines.append("Nothing was found to ask about in this paper as held.")
    return "\n".join(lines).rstrip() + "\n"
