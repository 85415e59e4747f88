"""What a collection holds, as understanding a question needs it: names, words, rarity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.question.abbreviations import Abbreviations
from assistant.question.authorities import Names
from assistant.question.dates import stretches_named
from assistant.question.glossary import Glossary, load
from assistant.question.spelling import Speller
from assistant.question.terms import Rarity
from assistant.words.dates import Period
from assistant.words.stems import words
from corpus.authorities import Register
from corpus.embedding.ordinary import ordinary_words
from corpus.paper import Paper

if TYPE_CHECKING:
    from corpus.library import Library


INTRODUCING = 24
"""In how many of the paragraphs with an abbreviation its long form is looked for."""


@dataclass(frozen=True)
class Known:
    """The names and words of one state of a library; built once, used for every question.

    ``authorities`` maps the ids held to their full names, in the order of their names.
    """

    papers: tuple[Paper, ...]
    authorities: dict[str, str]
    names: Names
    speller: Speller
    rarity: Rarity
    glossary: Glossary
    abbreviations: Abbreviations

    @cached_property
    def stretches(self) -> frozenset[Period]:
        """The stretches of several years that name plans; found when first asked for."""
        return stretches_named(paper.title for paper in self.papers)

    def name(self, authority: str | None) -> str:
        """The full name of an authority held, or an empty string."""
        return self.authorities.get(authority or "", "")


def survey(library: Library, register: Register, glossary_file: Path | None = None) -> Known:
    """Look through a library once: its authorities, vocabulary and the words that are right."""
    papers = library.papers()
    named = {p.authority: p.authority_name or p.authority for p in papers if p.authority}
    authorities = dict(sorted(named.items(), key=lambda item: item[1]))
    vocabulary = library.vocabulary()
    glossary = load(glossary_file)
    known = set(glossary.known)
    ordinary = ordinary_words(library.embedder.name)
    for name in authorities.values():
        known.update(words(name))
    return Known(
        papers=papers,
        authorities=authorities,
        names=Names(register, authorities, vocabulary),
        speller=Speller(vocabulary, known, ordinary),
        rarity=Rarity(vocabulary, library.counts()["paragraphs"]),
        glossary=glossary,
        abbreviations=Abbreviations(
            partial(_texts_with, library), vocabulary, ordinary | glossary.known
        ),
    )


def _texts_with(library: Library, said: Sequence[str]) -> list[str]:
    """The texts of the paragraphs that match some words best."""
    hits = library.search_words(said, INTRODUCING)
    held = library.paragraphs_by_id([hit.paragraph_id for hit in hits])
    return [paragraph.text for paragraph in held.values()]
