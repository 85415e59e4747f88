"""What a model is given: the question, the plan and numbered paragraphs, and nothing else."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.answer import Plan
from assistant.cite import Source
from assistant.composing.draft import Draft
from assistant.grounding.sources import Body, body
from assistant.prompts import answer_request
from assistant.words.dates import in_words

MOST = 12_000
"""Characters of paper text that are handed over at most."""
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


@dataclass(frozen=True)
class Brief:
    """One answer to be worded: the plan, the composed draft, and the paragraphs handed out."""

    plan: Plan
    draft: Draft
    sources: tuple[Source, ...]

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """The paragraphs by the ids under which the model knows them: ``E1``, ``E2`` ..."""
        return {
            f"E{number}": body(source.paragraph, source.paper)
            for number, source in enumerate(self.sources, 1)
        }

    @cached_property
    def digest(self) -> str:
        """A digest of the question, the plan and every paragraph handed out."""
        texts = [visible(self.plan.text), plan_in_words(self.plan)]
        texts += [f"{s.paragraph.paragraph_id} {_shown(s)}" for s in self.sources]
        return hashlib.sha256("\x00".join(texts).encode()).hexdigest()

    @property
    def request(self) -> str:
        """The text sent. Its mark follows from all of it, so that no paper can contain it."""
        named = zip(self.bodies, self.sources, strict=True)
        paragraphs = [(name, _shown(source)) for name, source in named]
        mark = self.digest[:12]
        return answer_request(visible(self.plan.text), plan_in_words(self.plan), paragraphs, mark)


def may_be_sent(source: Source) -> bool:
    """Whether a paragraph is of a paper that is open to the public as a whole."""
    return source.paper.status == "open"


def make_brief(
    plan: Plan, draft: Draft, sources: Sequence[Source], paragraphs: int
) -> Brief | None:
    """The brief for a draft that answers, or None where nothing may or need be sent.

    ``sources`` are the paragraphs that the draft cites and those found for it, best first; of
    them the first ``paragraphs`` that are open are handed out, up to ``MOST`` characters.
    """
    if not draft.answers or draft.kind in ("collection", "out_of_scope") or plan.choices:
        return None
    kept: list[Source] = []
    room = MOST
    for source in sources:
        size = len(_shown(source))
        if len(kept) < paragraphs and size <= room and may_be_sent(source):
            kept.append(source)
            room -= size
    if not set(draft.cited) & {source.paragraph.paragraph_id for source in kept}:
        return None
    return Brief(plan, draft, tuple(kept))


def visible(text: str) -> str:
    """A text on one line without controls, invisible characters or lookalike forms."""
    spaced = "".join(" " if c.isspace() else c for c in text)
    shown = "".join(c for c in spaced if unicodedata.category(c) not in _UNSEEN)
    return re.sub(r"\s+", " ", shown).strip()


def plan_in_words(plan: Plan) -> str:
    """What the program has understood: the kind of question, authorities, dates and findings."""
    parts = [f"kind of question: {plan.kind}"]
    if plan.authorities or plan.unheld:
        parts.append("authorities: " + ", ".join((*plan.authorities, *plan.unheld)))
    if plan.years:
        parts.append("dates: " + ", ".join(plan.years))
    if plan.findings:
        parts.append("findings: " + ", ".join(plan.findings))
    if plan.wants:
        parts.append(f"wanted: {plan.wants}")
    return visible("; ".join(parts))


def _shown(source: Source) -> str:
    """A paragraph with what a reader sees around it: whose, of when, heading, lead-in, columns."""
    paragraph, paper = source.paragraph, source.paper
    date = paragraph.event_date or paper.best_date
    above = [paper.authority_name or "", in_words(date) if date else "", paragraph.section]
    lines = ["(" + visible(", ".join(part for part in above if part)) + ")"]
    if paragraph.lead_in:
        lines.append(visible(paragraph.lead_in))
    if paragraph.columns:
        lines.append(visible(" | ".join(paragraph.columns)))
    lines.append(visible(paragraph.text))
    return "\n".join(lines)
