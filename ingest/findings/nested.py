"""Lists within the items of a list: what their members are, and whether the item says enough."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from corpus.paper import FindingKind, Paragraph
from ingest.findings.sentences import Leads
from ingest.findings.wording import FOUND, listed_as

_SAYS_LITTLE = 6
_MINUTE = re.compile(r"Minute [\w/.-]+")
_FINISHED = re.compile(r"[.;,]\W{0,2}$")


def openers(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The ids of the items under which other items stand."""
    parents = {p.parent for p in paragraphs if p.parent is not None}
    return frozenset(p.paragraph_id for p in paragraphs if p.paragraph_id in parents and _item(p))


def kind_within(
    paragraph: Paragraph, opened: Mapping[str, FindingKind], leads: Leads
) -> FindingKind | None:
    """What an item is by the item that it stands under: ``a) improve the following: i) ...``.

    ``opened`` are the kinds of the items that opened lists. An item that calls its own list good
    or bad is believed.
    """
    above = opened.get(paragraph.parent or "")
    if above is None or not _item(paragraph):
        return None
    own = listed_as(leads.get(paragraph.paragraph_id, ("", None))[0])
    return own if own in FOUND else above


def only_opens(paragraph: Paragraph, openers: Collection[str]) -> bool:
    """Whether an item says too little without the list that it opens: ``homes, namely:``."""
    text = paragraph.text.rstrip()
    if len(text.split()) >= _SAYS_LITTLE:
        return False
    opens = paragraph.paragraph_id in openers and not _FINISHED.search(text)
    return opens or text.endswith(":")


def is_telling_opener(paragraph: Paragraph) -> bool:
    """Whether a labelled item that a list follows says by itself what is done or to be done."""
    numbered = paragraph.label is not None and not _MINUTE.fullmatch(paragraph.label)
    return numbered and paragraph.kind != "row" and not only_opens(paragraph, ())


def _item(paragraph: Paragraph) -> bool:
    listed = paragraph.label is not None and paragraph.group is not None
    return paragraph.kind in ("item", "recommendation", "resolution") or (
        listed and paragraph.kind == "paragraph"
    )
