"""A paper laid out for scrutiny: its paragraphs, findings, and what else is held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.answer import Citation
from assistant.following import Kin
from assistant.rendering import cite
from assistant.scrutiny.line import as_held
from assistant.words.stems import content_stems
from corpus.paper import Finding, Paper, Paragraph

_MORE = re.compile(r"\b(?:that|which|including|so that)\b|[:;]", re.IGNORECASE)
# A capital in the middle of a sentence.
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
SELDOM = 4
"""In no more paragraphs than this a name stands for one thing."""
ENOUGH_STEMS = 3
SAME_MATTER = 0.6
"""The share of an action's words that a paragraph of its paper holds when it is about it too."""


@dataclass(frozen=True)
class Matter:
    """What one paper says; ``without`` are appendices that it refers to and that are not held."""

    paper: Paper
    paragraphs: tuple[Paragraph, ...]
    findings: tuple[Finding, ...]
    without: tuple[str, ...]
    kin: Kin

    @cached_property
    def by_id(self) -> dict[str, Paragraph]:
        """The paragraphs by their ids."""
        return {paragraph.paragraph_id: paragraph for paragraph in self.paragraphs}

    @cached_property
    def and_beside(self) -> tuple[Paragraph, ...]:
        """Its paragraphs and those of the papers beside it: of its pack, or of its meeting."""
        beside = (one for one in self.kin.papers.values() if self._is_beside(one))
        told = (p for one in beside for p in self.kin.library.paragraphs(one.paper_id))
        return (*self.paragraphs, *told)

    def _is_beside(self, other: Paper) -> bool:
        paper = self.paper
        if other.paper_id == paper.paper_id or other.authority != paper.authority:
            return False
        same_pack = bool(paper.pack) and paper.pack in (other.pack, other.paper_id)
        same_day = bool(paper.meeting_date) and other.meeting_date == paper.meeting_date
        return same_pack or (same_day and other.committee == paper.committee)

    @property
    def as_held(self) -> str:
        """``This paper as held, without Appendix B,``: the subject of every absence."""
        return as_held(self.without)

    def cited(self, paragraph: Paragraph, quote: str) -> Citation:
        """The citation of a paragraph of this paper."""
        return cite(paragraph, self.paper, 0, quote)

    def around(self, paragraph: Paragraph, text: str) -> tuple[Paragraph, ...]:
        """The other paragraphs of the paper, and of those beside it, that are about the same, and
        those it stands under."""
        above = {paragraph.parent}
        found = []
        # An item names a thing and goes on about it: what is said of the thing is said of it.
        head = _MORE.split(text)[0] if paragraph.kind == "item" else text
        asked = {text, head} if len(content_stems(head)) >= ENOUGH_STEMS else {text}
        named = self._seldom_named(text)
        for other in self.and_beside:
            if other.paragraph_id == paragraph.paragraph_id or other.kind == "front_matter":
                continue
            introduces = bool(paragraph.lead_in) and (paragraph.lead_in or "") in other.text
            if (
                other.paragraph_id in above
                or introduces
                or any(name in other.text for name in named)
                or any(self.kin.shared(one, other.text) >= SAME_MATTER for one in asked)
            ):
                found.append(other)
        return tuple(found)

    def _seldom_named(self, text: str) -> tuple[str, ...]:
        """The names in a text that few paragraphs have: what is said of Drovehead elsewhere is
        said of the home at Drovehead."""
        own = self.paper.authority_name or ""
        return tuple(
            name
            for name in dict.fromkeys(_NAME.findall(text))
            if name not in own and sum(name in one.text for one in self.paragraphs) <= SELDOM
        )
