"""Paragraphs on the same matter as a statement, in later papers or in others' papers."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.following.asked import parts_asked
from assistant.following.bearing import NEARBY, PERHAPS, SURE, bearings
from assistant.following.copies import is_copy, is_repeated
from assistant.following.matters import begin_alike
from assistant.following.taking_up import (
    accounts_for,
    is_account,
    is_headed_by,
    is_sum,
    takes_up,
)
from assistant.question.terms import Rarity
from assistant.words.stems import content_stems
from corpus.paper import Paper, Paragraph, Scope

if TYPE_CHECKING:
    from corpus.library import Library

LOOKED_AT = 30
"""How many of the paragraphs nearest in meaning are looked at sentence by sentence."""
MOST_SURELY, MOST_PERHAPS, MOST_NEARBY = 3, 2, 4
"""How many paragraphs that come back to a finding are told, how many that may, and how many that
are near it."""
SIGN_NEAR = 0.35
"""The nearness in meaning from which on a sign that a statement is taken up is believed."""
SELDOM, SELDOM_SHARE = 3, 0.04
"""A word in no more paragraphs, or in no greater share of all, is of one matter."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A paragraph on the same matter, how near it is (0 to 2), and which of its sentences is."""

    paragraph: Paragraph
    paper: Paper
    nearness: float
    said: str


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What later papers say of a finding: the paragraphs that come back to it, others that may,
    and those so near, nearest first, that nothing cannot be said to."""

    surely: tuple[Mention, ...] = ()
    perhaps: tuple[Mention, ...] = ()
    nearby: tuple[Mention, ...] = ()


class Kin:
    """Finds what the papers held say on the same matter; made for one state of a library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.papers = {paper.paper_id: paper for paper in library.papers()}
        self._count = library.counts()["paragraphs"]
        self._rarity = Rarity(library.vocabulary(), self._count)
        self._accounts: dict[str, tuple[Paragraph, ...]] = {}
        self._weighed: dict[str, dict[str, float]] = {}

    def shared(self, text: str, other: str) -> float:
        """The share (0 to 1) of the weight of a text's words that another text holds.

        Numbers do not count: the same matter has another figure a year later.
        """
        mine, theirs = self._weights(text), self._weights(other)
        total = sum(mine.values())
        return sum(mine[stem] for stem in mine.keys() & theirs.keys()) / total if total else 0.0

    def alike(self, text: str, other: str) -> float:
        """The share (0 to 1) of the weight of two texts' words that they have in common."""
        mine, theirs = self._weights(text), self._weights(other)
        common = sum(mine[stem] for stem in mine.keys() & theirs.keys())
        total = math.sqrt(sum(mine.values()) * sum(theirs.values()))
        return common / total if total else 0.0

    def is_seldom(self, stem: str) -> bool:
        """Whether so few paragraphs have a word that it stands for a matter, and not for a
        service."""
        return self._rarity.count((stem,)) <= max(SELDOM, SELDOM_SHARE * self._count)

    def _weights(self, text: str) -> dict[str, float]:
        known = self._weighed.get(text)
        if known is None:
            stems = {stem for stem in content_stems(text) if stem.isalpha()}
            known = {stem: self._rarity.weight([(stem,)]) for stem in stems}
            self._weighed[text] = known
        return known

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
        least: float = SURE,
        looked_at: int = LOOKED_AT,
    ) -> tuple[Mention, ...]:
        """The paragraphs of these papers on the same matter as a text, in order of their dates.

        Word for word copies of the text are left out. ``least`` is how near (0 to 2) one of their
        sentences must be: lower it where a person chooses among what is found. ``looked_at`` is
        how many of the paragraphs nearest as a whole are looked at for such a sentence.
        """
        near = self._bearings(text, self._near(text, papers, max(looked_at, most)))
        return _dated([one for one in near if one.nearness >= least], most)

    def on_one_matter(self, text: str, papers: Sequence[Paper]) -> tuple[Mention, ...]:
        """The paragraphs of papers that begin with the same matter as a text, and are near it."""
        near = self._near(text, papers, LOOKED_AT)
        return tuple(
            one
            for one in near
            if one.nearness >= SIGN_NEAR
            and begin_alike(text, one.paragraph.text, self.is_seldom)
            and not is_sum(one.paragraph)
        )

    def taking_up(self, text: str, label: str | None, papers: Sequence[Paper]) -> TakenUp:
        """What later papers say of a finding.

        ``label`` is the printed label of the finding's paragraph: a table may answer its number.
        """
        near = [one for one in self._near(text, papers, LOOKED_AT) if not is_sum(one.paragraph)]
        bearing = self._bearings(text, near)
        surely = self._coming_back(text, label, near, bearing, papers)
        sure = {one.paragraph.paragraph_id for one in surely}
        bearing = [one for one in bearing if one.paragraph.paragraph_id not in sure]
        perhaps = [one for one in bearing if one.nearness >= PERHAPS]
        nearby = [one for one in bearing if one.nearness >= NEARBY]
        nearest = tuple(sorted(nearby, key=lambda one: -one.nearness)[:MOST_NEARBY])
        return TakenUp(surely, _dated(perhaps, MOST_PERHAPS), nearest)

    def repeats(self, text: str, papers: Sequence[Paper]) -> tuple[Mention, ...]:
        """The paragraphs of papers that say a text once more, word for word, and no more of it."""
        if not papers or not text.strip():
            return ()
        scope = Scope(papers=tuple(paper.paper_id for paper in papers))
        hits = self.library.search_vectors(text, MOST_SURELY, scope)
        paragraphs = self.library.paragraphs_by_id([hit.paragraph_id for hit in hits])
        held = [paragraphs[hit.paragraph_id] for hit in hits if hit.paragraph_id in paragraphs]
        copies = [one for one in held if is_copy(text, one.text)]
        return _dated([Mention(one, self.papers[one.paper_id], 1.0, one.text) for one in copies], 1)

    def elsewhere_in(self, text: str, paper: Paper, leaving_out: Set[str]) -> TakenUp:
        """What other paragraphs of its own paper say of a finding."""
        near = [
            one
            for one in self._near(text, (paper,), LOOKED_AT + len(leaving_out))
            if one.paragraph.paragraph_id not in leaving_out
        ]
        bearing = self._bearings(text, near)
        surely = self._coming_back(text, None, near, bearing, (paper,))
        headed = next((one for one in near if is_headed_by(text, one.paragraph)), None)
        if surely or headed:
            return TakenUp(surely or ((headed,) if headed else ()))
        return TakenUp((), _dated([one for one in bearing if one.nearness >= PERHAPS], 1))

    def _bearings(self, text: str, near: Sequence[Mention]) -> list[Mention]:
        """The paragraphs by the sentence of each that is nearest to a text, which is no repeat."""
        paragraphs = [one.paragraph for one in near]
        encode = self.library.encode
        found = bearings(text, paragraphs, self.alike, self.is_seldom, encode)
        held = ((one, found.get(one.paragraph.paragraph_id)) for one in near)
        return [
            Mention(one.paragraph, one.paper, bearing.together, bearing.said)
            for one, bearing in held
            if bearing is not None and not is_repeated(text, bearing)
        ]

    def _coming_back(
        self,
        text: str,
        label: str | None,
        near: Sequence[Mention],
        bearing: Sequence[Mention],
        papers: Sequence[Paper],
    ) -> tuple[Mention, ...]:
        """By a sentence, or by other signs."""
        found = {one.paragraph.paragraph_id: one for one in bearing if one.nearness >= SURE}
        for one in near:
            name = one.paragraph.paragraph_id
            if one.nearness >= SIGN_NEAR and takes_up(text, label, one.paragraph, self.shared):
                nearest = next((b for b in bearing if b.paragraph.paragraph_id == name), one)
                found.setdefault(name, nearest)
        # Nearness in meaning misses short items that say a heading and then quite other words.
        for paper in papers:
            for account in self._accounts_of(paper):
                if accounts_for(text, account):
                    one = Mention(account, paper, SURE, account.text)
                    found.setdefault(account.paragraph_id, one)
        return _dated(list(found.values()), MOST_SURELY)

    def _accounts_of(self, paper: Paper) -> tuple[Paragraph, ...]:
        held = self._accounts.get(paper.paper_id)
        if held is None:
            held = tuple(p for p in self.library.paragraphs(paper.paper_id) if is_account(p))
            self._accounts[paper.paper_id] = held
        return held

    def _near(self, text: str, papers: Sequence[Paper], most: int) -> list[Mention]:
        """What is nearest in meaning to a text or to a part of it, with its cosine, without
        copies and title pages."""
        if not papers or not text.strip():
            return []
        scope = Scope(papers=tuple(paper.paper_id for paper in papers))
        scores: dict[str, float] = {}
        for asked in dict.fromkeys((text, *parts_asked(text))):
            for hit in self.library.search_vectors(asked, most, scope):
                scores[hit.paragraph_id] = max(hit.score, scores.get(hit.paragraph_id, -1.0))
        paragraphs = self.library.paragraphs_by_id(list(scores))
        return [
            Mention(one, self.papers[one.paper_id], scores[name], one.text)
            for name, one in sorted(paragraphs.items(), key=lambda held: -scores[held[0]])
            if one.kind not in ("front_matter", "agenda_item") and not is_copy(text, one.text)
        ]


def _dated(found: Sequence[Mention], most: int) -> tuple[Mention, ...]:
    nearest = sorted(found, key=lambda one: -one.nearness)[:most]
    return tuple(sorted(nearest, key=lambda one: one.paper.best_date or ""))


def _last(date: str) -> str:
    """The end of a partial ISO date, so that a paper of that month is not taken for later."""
    return (date + "-99-99")[:10]
