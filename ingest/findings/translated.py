"""Papers that say everything twice, in English and in Welsh: one finding of each, the English one.

The two texts may stand one after the other or turn by turn. A paragraph and its translation share
their place in the order and their numbers; what stands in one language alone keeps its findings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from corpus.paper import Finding, Paragraph
from ingest.languages import lean

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LABEL = re.compile(r"[\d.]*\d[\d.]*(?:\([a-z]+\))?|\([a-z]+\)")
_TWINS = 0.5  # how many of the paragraphs with numbers have a translation where all has one
_COUNTED = ("cost", "figure")  # found by their numbers, in any language

Key = tuple[str, ...]


def told_once(findings: Sequence[Finding], paragraphs: Sequence[Paragraph]) -> list[Finding]:
    """The findings without those in Welsh that the paper gives in English too."""
    if not any(lean(finding.text) < 0 for finding in findings):
        return list(findings)
    twins = dict(_twins(paragraphs))
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        told[finding.paragraph_id].append(finding)
    return [one for one in findings if not _is_told_again(one, told, twins)]


def _is_told_again(
    one: Finding, told: dict[str, list[Finding]], twins: dict[str, str | None]
) -> bool:
    """Whether a finding is the translation of one, or of words in which none was found."""
    if one.paragraph_id in twins:
        of_twin = told.get(twins[one.paragraph_id] or "", ())
        return one.kind in _COUNTED or any(one.kind == other.kind for other in of_twin)
    return lean(one.text) < 0 and any(
        other.kind == one.kind
        and lean(other.text) > 0
        and _numbers(other.text) == _numbers(one.text)
        for other in told[one.paragraph_id]
    )


def _twins(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str | None]]:
    """The paragraphs in Welsh that say what others say in English, each with that one.

    None stands where it can only be told that one of several is meant.
    """
    said: dict[bool, list[Paragraph]] = {True: [], False: []}
    english = True
    for paragraph in paragraphs:
        if paragraph.kind == "front_matter":
            continue
        leaning = lean(paragraph.text)
        english = leaning > 0 if leaning else english  # a short line is in the language before it
        said[english].append(paragraph)
    ours, theirs = said[True], said[False]
    if not ours or not theirs:
        return
    keys = [_key(one) for one in theirs], [_key(one) for one in ours]
    blocks = SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks()
    keyed = sum(1 for key in keys[0] if key)
    alike = sum(1 for block in blocks for key in keys[0][block.a : block.a + block.size] if key)
    if alike < _TWINS * keyed or not keyed:
        return
    at, to = 0, 0
    for block in blocks:
        gap, other = theirs[at : block.a], ours[to : block.b]
        for place, one in enumerate(gap if other else ()):
            yield one.paragraph_id, other[place].paragraph_id if place < len(other) else None
        for place in range(block.size):
            yield theirs[block.a + place].paragraph_id, ours[block.b + place].paragraph_id
        at, to = block.a + block.size, block.b + block.size


def _key(paragraph: Paragraph) -> Key:
    """What a paragraph shares with its translation: its numbers, or else its own number."""
    return _numbers(paragraph.text) or tuple(_LABEL.findall(paragraph.label or ""))


def _numbers(text: str) -> Key:
    return tuple(sorted(_NUMBER.findall(text)))
