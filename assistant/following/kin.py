"""Paragraphs on the same matter as a statement, in later papers or in others' papers."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.following.taking_up import accounts_for, head_of, is_account, takes_up
from assistant.question.terms import Rarity
from assistant.words.stems import content_stems
from corpus.paper import Paper, Paragraph, Scope

if TYPE_CHECKING:
    from corpus.library import Library

LOOKED_AT = 20
"""How many of the paragraphs nearest in meaning are held against a statement's words."""
SHARED_AT_LEAST = 0.4
"""The share of a statement's weighted words that a paragraph on the same matter holds."""
TOGETHER_AT_LEAST = 0.95
"""What nearness in meaning (cosine) and shared words come to together on the same matter.

Set by eye over 111 findings of invented and real papers: what lies above it is on the matter,
what lies below is mostly of the same service only.
"""
SURELY, PERHAPS = 3, 2
"""How many paragraphs that come back to a finding are told, and how many that may."""
PERHAPS_NEAR, PERHAPS_TOGETHER = 0.4, 0.75
"""The nearness, and the two together, from which on a paragraph may be on the matter, so that a
person has to judge."""
SIGN_NEAR = 0.35
"""The nearness in meaning from which on a sign that a statement is taken up is believed."""
SAME_WORDS = 0.9
"""Two texts that have this share of all their words in common are copies: a report in a pack."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A paragraph on the same matter, and how near it is (0 to 2)."""

    paragraph: Paragraph
    paper: Paper
    nearness: float


class Kin:
    """Finds what the papers held say on the same matter; made for one state of a library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.papers = {paper.paper_id: paper for paper in library.papers()}
        self._rarity = Rarity(library.vocabulary(), library.counts()["paragraphs"])
        self._accounts: dict[str, tuple[Paragraph, ...]] = {}

    def shared(self, text: str, other: str) -> float:
        """The share (0 to 1) of the weight of a text's words that another text holds.

        Numbers do not count: the same matter has another figure a year later.
        """
        mine = {stem for stem in content_stems(text) if stem.isalpha()}
        theirs = set(content_stems(other))
        weights = {stem: self._rarity.weight([(stem,)]) for stem in mine}
        total = sum(weights.values())
        return sum(weights[stem] for stem in mine & theirs) / total if total else 0.0

    def later_papers(self, paper: Paper) -> tuple[Paper, ...]:
        """The papers of the same authority that are dated after this one, oldest first."""
        if not paper.authority or not paper.best_date:
            return ()
        later = (
            other
            for other in self.papers.values()
            if other.authority == paper.authority
            and other.best_date
            and other.best_date > _last(paper.best_date)
        )
        return tuple(sorted(later, key=lambda other: (other.best_date or "", other.paper_id)))

    def on_the_same(
        self,
        text: str,
        papers: Sequence[Paper],
        most: int = 3,
        least: float = TOGETHER_AT_LEAST,
    ) -> tuple[Mention, ...]:
        """The paragraphs of these papers on the same matter as a text, in order of their dates.

        Word for word copies of the text are left out. ``least`` is what nearness and shared
        words must come to: lower it where a person chooses among what is found.
        """
        return self._on_the_same(text, self._near(text, papers, most), most, least)

    def taking_up(
        self, text: str, label: str | None, papers: Sequence[Paper]
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """The paragraphs of later papers that come back to a finding; where none does, those that
        may be on the matter: to be read before saying that none is.

        ``label`` is the printed label of the finding's paragraph: a table may answer its number.
        """
        near = self._near(text, papers, LOOKED_AT)
        surely = self._coming_back(text, label, near, papers)
        return surely, () if surely else self._perhaps(text, near)

    def nearest(self, text: str, paper: Paper, leaving_out: Set[str]) -> Mention | None:
        """The paragraph of one paper that is nearest in meaning and words together (0 to 2)."""
        near = (
            replace(one, nearness=one.nearness + self.shared(text, one.paragraph.text))
            for one in self._near(text, (paper,), LOOKED_AT + len(leaving_out))
            if one.paragraph.paragraph_id not in leaving_out
        )
        return max(near, key=lambda one: one.nearness, default=None)

    def _on_the_same(
        self, text: str, near: Sequence[Mention], most: int, least: float
    ) -> tuple[Mention, ...]:
        found = []
        for one in near:
            share = self.shared(text, _told(one.paragraph))
            shares = share >= SHARED_AT_LEAST or least < TOGETHER_AT_LEAST
            if shares and share + one.nearness >= least:
                found.append(replace(one, nearness=one.nearness + share))
        return _dated(found, most)

    def _coming_back(
        self, text: str, label: str | None, near: Sequence[Mention], papers: Sequence[Paper]
    ) -> tuple[Mention, ...]:
        """By words, or by other signs."""
        same = self._on_the_same(text, near, SURELY, TOGETHER_AT_LEAST)
        found = {one.paragraph.paragraph_id: one for one in same}
        for one in near:
            if one.nearness >= SIGN_NEAR and takes_up(text, label, one.paragraph):
                found.setdefault(one.paragraph.paragraph_id, one)
        # Nearness in meaning misses short items that say a heading and then quite other words.
        for paper in papers:
            for account in self._accounts_of(paper):
                if accounts_for(text, account):
                    one = Mention(account, paper, TOGETHER_AT_LEAST)
                    found.setdefault(account.paragraph_id, one)
        return _dated(list(found.values()), SURELY)

    def _perhaps(self, text: str, near: Sequence[Mention]) -> tuple[Mention, ...]:
        found = []
        for one in near:
            told = _told(one.paragraph)
            share = max(self.shared(text, told), self.shared(head_of(text), told))
            if one.nearness >= PERHAPS_NEAR and share + one.nearness >= PERHAPS_TOGETHER:
                found.append(replace(one, nearness=one.nearness + share))
        return _dated(found, PERHAPS)

    def _accounts_of(self, paper: Paper) -> tuple[Paragraph, ...]:
        held = self._accounts.get(paper.paper_id)
        if held is None:
            held = tuple(p for p in self.library.paragraphs(paper.paper_id) if is_account(p))
            self._accounts[paper.paper_id] = held
        return held

    def _near(self, text: str, papers: Sequence[Paper], most: int) -> list[Mention]:
        """What is nearest in meaning, with its cosine, without copies and title pages."""
        if not papers or not text.strip():
            return []
        scope = Scope(papers=tuple(paper.paper_id for paper in papers))
        hits = self.library.search_vectors(text, max(LOOKED_AT, most), scope)
        paragraphs = self.library.paragraphs_by_id([hit.paragraph_id for hit in hits])
        found = []
        for hit in hits:
            paragraph = paragraphs.get(hit.paragraph_id)
            if paragraph is None or paragraph.kind in ("front_matter", "agenda_item"):
                continue
            if not _is_copy(text, paragraph.text):
                found.append(Mention(paragraph, self.papers[paragraph.paper_id], hit.score))
        return found


def _dated(found: Sequence[Mention], most: int) -> tuple[Mention, ...]:
    nearest = sorted(found, key=lambda one: -one.nearness)[:most]
    return tuple(sorted(nearest, key=lambda one: one.paper.best_date or ""))


def _is_copy(text: str, other: str) -> bool:
    mine, theirs = set(content_stems(text)), set(content_stems(other))
    figures = {word for word in mine ^ theirs if not word.isalpha()}
    return not figures and len(mine & theirs) >= SAME_WORDS * len(mine | theirs)


def _told(paragraph: Paragraph) -> str:
    return " ".join((paragraph.lead_in or "", paragraph.section, paragraph.text))


def _last(date: str) -> str:
    """The end of a partial ISO date, so that a paper of that month is not taken for later."""
    return (date + "-99-99")[:10]
