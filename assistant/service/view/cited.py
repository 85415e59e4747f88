"""A citation as every page shows it: in a clerk's words, with its link and the words cited."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Citation
from assistant.cite import clerk_citation, place, whose_and_when
from assistant.service.links import paragraph_link
from assistant.service.view.shortening import cut


@dataclass(frozen=True, slots=True)
class ShownCitation:
    """What a page needs of a citation; ``quote`` are the paper's own words."""

    words: str
    link: str
    quote: str
    citation: Citation

    @property
    def here(self) -> str:
        """Where in its paper it stands, for a page that is on that paper alone."""
        one = self.citation
        page = f"page {one.printed_page or one.page}" if one.page is not None else ""
        told = ", ".join(part for part in (place(one), page) if part)
        return told[:1].upper() + told[1:] if told else self.words

    @property
    def brief(self) -> str:
        """For a list to choose from: where it stands and its first words tell it from its like."""
        begins = cut(" ".join(self.quote.split()), 60)
        return f"{self.here}: “{begins}” ({whose_and_when(self.citation)})"


def shown(citation: Citation) -> ShownCitation:
    """A citation ready to be printed."""
    link = paragraph_link(citation.paper_id, citation.paragraph_id, citation.text)
    return ShownCitation(clerk_citation(citation), link, citation.quote or citation.text, citation)
