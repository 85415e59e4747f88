"""One vote of a meeting and one item of its business, with what each tells of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.paper import Paper, Paragraph

LONE = 3
"""A line of so few words (``Roll Call``, ``Amendment``) puts nothing to the vote."""
AMENDMENT = re.compile(r"\bamendments?\b", re.IGNORECASE)
_NAMES_IT = re.compile(r"\b(?:amendment|motion|proposal|recommendation)\b", re.IGNORECASE)
_AMENDS = re.compile(
    r"\bamendments?\b(?: (?:no\.? ?)?\w{1,3}\.)?[^.]{0,80}\b(?:moved|proposed|tabled|submitted|seconded)\b"
    r"|\b(?:moved|proposed|tabled)\b[^.]{0,80}\bamendments?\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"(?<!not )\b(?:carried|agreed|accepted|passed|approved)\b", re.IGNORECASE)
_LOST = re.compile(r"\b(?:lost|fell|defeated|not carried|rejected)\b", re.IGNORECASE)
# "Mr Ash proposed, and Ms Cole seconded", "Moved by Councillor Low", "Councillor Weir, seconded by ..., moved".
MOVED = re.compile(
    r"\b(?:moved|proposed|tabled|submitted)\b[^.]{0,140}?\bseconded\b|\bseconded by\b"
    r"|\b(?:motion|amendment|recommendations?)\b[^.]{0,60}?\b(?:moved|proposed|tabled|submitted)\b by\b"
    r"|\bproposal by (?:the |councillor|cllr|alderman|mr|mrs|ms|miss|dr)\b"
    r"|\b(?:moved|proposed|tabled) (?:the (?:following )?(?:motion|amendment|recommendation)|(?:as )?an amendment|that)\b"
    r"|^\W*(?:moved|proposed|seconded|mover|proposer|seconder)\b(?: by)?\s*[:–-]?\s*(?:councillor|cllr|mr|mrs|ms|miss|dr|the)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Division:
    """One vote: the item's paragraphs before it, its tallies with the names under each, what came
    of it. The names of a roll call, which stand under a heading that counts them, are both."""

    paper: Paper
    before: tuple[Paragraph, ...]
    tallies: tuple[tuple[Paragraph, Paragraph | None], ...]
    outcome: Paragraph | None

    @property
    def put(self) -> Paragraph | None:
        """The paragraph that puts the motion to the vote: of the motion itself, where an amendment
        of it was the last thing moved."""
        last = self._last
        if last is None or self.is_on_amendment or not _AMENDS.search(last.text):
            return last
        moved = [one for one in self.before if MOVED.search(one.text)]
        return next((one for one in moved if not _AMENDS.search(one.text)), last)

    @property
    def is_on_amendment(self) -> bool:
        """Whether it was the vote on an amendment, not on the motion."""
        texts = (one.text for one in (self.outcome, self._last) if one is not None)
        return bool(AMENDMENT.search(next((text for text in texts if _NAMES_IT.search(text)), "")))

    @property
    def _last(self) -> Paragraph | None:
        telling = [one for one in self.before if len(one.text.split()) > LONE]
        return (telling or self.before or (None,))[-1]

    @property
    def amendment(self) -> Paragraph | None:
        """The paragraph that moves the amendment voted on."""
        if not self.is_on_amendment or self._last is None:
            return None
        if MOVED.search(self._last.text):
            return self._last
        return next((one for one in reversed(self.before) if _AMENDS.search(one.text)), None)

    @property
    def own(self) -> tuple[Paragraph, ...]:
        """The paragraphs that tell of this vote and of no other of its item."""
        named = (one for pair in self.tallies for one in pair)
        told = (self.amendment, self.outcome, *named)
        return tuple(dict.fromkeys(one for one in told if one is not None))

    @property
    def is_carried(self) -> bool:
        """Whether what was put was carried, as far as the minutes say so in words."""
        return bool(_CARRIED.search(self.ending))

    @property
    def is_lost(self) -> bool:
        """Whether what was put was lost, as far as the minutes say so in words."""
        return bool(_LOST.search(self.ending)) and not self.is_carried

    @property
    def ending(self) -> str:
        """The words that say what came of the vote, or nothing where only tallies do."""
        ends = self.outcome or (None if self.tallies else self._last)
        return ends.text if ends else ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a meeting: its paragraphs in order, and the votes taken on it."""

    paper: Paper
    paragraphs: tuple[Paragraph, ...]
    divisions: tuple[Division, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings that the item stands under."""
        return self.paragraphs[0].sections

    @property
    def moved(self) -> tuple[Paragraph, ...]:
        """The paragraphs that tell who moved, proposed or seconded something, up to the last vote."""
        put = [division.put.position for division in self.divisions if division.put]
        last = max(put, default=self.paragraphs[-1].position)
        return tuple(
            one for one in self.paragraphs if one.position <= last and MOVED.search(one.text)
        )

    @property
    def is_parted(self) -> bool:
        """Whether an amendment was voted on by itself."""
        return any(one.is_on_amendment for one in self.divisions)

    @property
    def amendments(self) -> tuple[Paragraph, ...]:
        """The paragraphs that move an amendment, in order; not all of them were voted on."""
        voted = {one.amendment for one in self.divisions}
        return tuple(
            one
            for one in self.paragraphs
            if one in voted or (MOVED.search(one.text) and _AMENDS.search(one.text))
        )
