"""What the answers are judged against: the papers of a store, read once from its catalogue."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.paper import Paper, Paragraph, slug
from corpus.settings import CorpusSettings

_LOWER = re.compile(r"(?<![\w'’])[a-z]+")
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")


@dataclass(frozen=True)
class Holdings:
    """Papers and paragraphs by their ids; ``model`` is the store's embedding model."""

    papers: dict[str, Paper]
    paragraphs: dict[str, Paragraph]
    model: str = ""

    @classmethod
    def of(
        cls, papers: Iterable[Paper], paragraphs: Iterable[Paragraph], model: str = ""
    ) -> Holdings:
        """Index papers and paragraphs."""
        return cls(
            {paper.paper_id: paper for paper in papers},
            {paragraph.paragraph_id: paragraph for paragraph in paragraphs},
            model,
        )

    @cached_property
    def hash(self) -> str:
        """Names the content: every paragraph's id and text, and every paper's bytes."""
        digest = hashlib.sha256()
        for name, paper in sorted(self.papers.items()):
            digest.update(f"{name}\t{paper.sha256}\n".encode())
        for name, paragraph in sorted(self.paragraphs.items()):
            digest.update(f"{name}\t{paragraph.text}\n".encode())
        return digest.hexdigest()

    @cached_property
    def authorities(self) -> dict[str, str]:
        """The full name of each authority of which a paper is held, by its id."""
        return {
            paper.authority: paper.authority_name or paper.authority
            for paper in self.papers.values()
            if paper.authority
        }

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """Every word that the papers write without a capital."""
        texts = (paragraph.text for paragraph in self.paragraphs.values())
        return frozenset(word for text in texts for word in _LOWER.findall(text))

    @cached_property
    def capital_words(self) -> frozenset[str]:
        """Every word, in lower case, that the papers write with a capital within a sentence."""
        texts = (paragraph.text for paragraph in self.paragraphs.values())
        return frozenset(word.casefold() for text in texts for word in _CAPITAL.findall(text))

    @cached_property
    def authority_words(self) -> frozenset[str]:
        """The words, in lower case, of the names of the authorities held."""
        names = " ".join((*self.authorities, *self.authorities.values()))
        return frozenset(re.findall(r"[^\W\d_]+", names.casefold()))

    def authority_of(self, paragraph_id: str) -> str | None:
        """The id of the authority whose paper holds the paragraph, as far as known."""
        paragraph = self.paragraphs.get(paragraph_id)
        paper = self.papers.get(paragraph.paper_id) if paragraph else None
        return paper.authority if paper else None

    def authority_named(self, name: str) -> str | None:
        """The id of the authority with this id or full name."""
        wanted = slug(name)
        for identifier, full in self.authorities.items():
            if wanted in (slug(identifier), slug(full)):
                return identifier
        return None

    def source_text(self, paragraph_id: str) -> str:
        """A paragraph with what an answer may say of it: whose paper, when, where in it."""
        paragraph = self.paragraphs.get(paragraph_id)
        if paragraph is None:
            return ""
        paper = self.papers[paragraph.paper_id]
        dates = (paper.meeting_date, paper.best_date, paragraph.event_date)
        head = (
            *(paper.authority_name, paper.committee, paper.title, paper.agenda_item),
            *(f"{date} {date[:4]}" for date in dates if date),
            *(paragraph.label, *paragraph.sections, *paragraph.columns),
            *(paragraph.printed_page, paragraph.page),
        )
        parts = [str(part) for part in head if part]
        return " | ".join([*parts, paragraph.lead_in or "", paragraph.text])


def read_holdings(store: Path, settings: CorpusSettings) -> Holdings:
    """Read a store's catalogue; raises corpus.library.StoreError where it cannot be opened."""
    # The library loads its indexes' libraries, which most commands of evaluation never need.
    from corpus.library import Library

    with Library.open(store, settings) as library:
        papers = library.papers()
        paragraphs = [
            paragraph for paper in papers for paragraph in library.paragraphs(paper.paper_id)
        ]
    return Holdings.of(papers, paragraphs, settings.embedding_model)
