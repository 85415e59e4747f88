"""The body that the words of a paper ask or advise, where its head names none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.paper import PaperKind, Paragraph
from ingest.metadata.who.bodies import LEADING, NAME
from ingest.metadata.who.committees import NO_COMMITTEE, TOO_BARE

Reading = tuple[str, str]

# Who is asked, told or advised is the body that the paper is for; who was, is not.
_ASKED = re.compile(
    r"\b(?:advise|update|inform|ask|request|invite|brief|assure|provide|present\s+to|enable|allow|"
    r"seeks?|report\s+to|(?:recommended|requested|asked|invited)\s+that|recommends?\s+that|"
    r"that)\s+(?:the\s+)?(?:members\s+of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_REMIT = re.compile(
    r"\b(?:remit|terms\s+of\s+reference|responsibilit(?:y|ies))\s+of\s+(?:the\s+)?$", re.IGNORECASE
)
_ASKS_AFTER = re.compile(
    r"^\s*(?:is|are)\s+(?:asked|recommended|requested|invited)\b|^\s+(?:consider|note|agree|"
    r"approve|endorse|confirm|review|comment|scrutinise)s?\b",
    re.IGNORECASE,
)


def committee_addressed(paragraphs: Sequence[Paragraph], kind: PaperKind) -> Reading | None:
    """The committee that the paper's own words ask or advise, for a head that names none."""
    return None if kind in NO_COMMITTEE else _from_address(paragraphs)


def _from_address(paragraphs: Sequence[Paragraph]) -> Reading | None:
    votes: Counter[str] = Counter()
    first: dict[str, str] = {}
    for paragraph in paragraphs:
        text = " ".join(filter(None, (paragraph.lead_in, paragraph.text))).replace("’", "'")
        for match in NAME.finditer(text):
            name = LEADING.sub("", match.group()).strip(" ,-–")
            if not re.search(r"Committee|Cabinet|Executive|Panel|Commission|Board", name):
                continue
            if TOO_BARE.fullmatch(name):
                continue
            before, after = text[: match.start()], text[match.end() :]
            lead = re.match(LEADING, match.group())
            before += lead.group() if lead else ""
            asked = _ASKED.search(before) or _REMIT.search(before) or _ASKS_AFTER.match(after)
            if asked:
                votes[name] += 1
                page = f"page {paragraph.page}" if paragraph.page else "text"
                first.setdefault(name, f'{page}: "{_around(text, match)}"')
    if not votes:
        return None
    name = votes.most_common(1)[0][0]
    return name, first[name]


def _around(text: str, match: re.Match[str]) -> str:
    start, end = max(0, match.start() - 40), min(len(text), match.end() + 20)
    return re.sub(r"\s+", " ", text[start:end]).strip()
