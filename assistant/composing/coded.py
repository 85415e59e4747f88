"""Items of a list that begin with a code, by what the code stands for in a table of the same paper:
``W3: in-cab software`` is about missed bins, as row W3 of the indicators says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.block import Block
from assistant.composing.draft import Desk
from assistant.evidence.papers import paragraphs_of
from assistant.words.matching import Term, matched, stem_line
from corpus.paper import Paragraph

FEWEST = 2
"""From how many coded items on a list is one of codes."""
_CODED = re.compile(r"^\W*(?P<code>[A-Z]{1,3}\d{1,3})\b")
_CODE = re.compile(r"\b[A-Z]{1,3}\d{1,3}\b")


def with_code(desk: Desk, block: Block, wanted: Sequence[Term]) -> tuple[Paragraph, ...]:
    """The items whose code is asked for, or stands for what is asked for; none where the list is
    none of codes, or that tells of all of its items or of no one."""
    codes = {one.paragraph_id: match["code"] for one in block.members if (match := _code_of(one))}
    if len(codes) < FEWEST or len(codes) < len(block.members):
        return ()
    asked = set(_CODE.findall(desk.plan.question.text.upper()))
    kept = tuple(one for one in block.members if codes[one.paragraph_id] in asked)
    if not kept and wanted:
        meant = _meanings(desk, block, set(codes.values()))
        lines = {
            one.paragraph_id: stem_line(f"{meant.get(codes[one.paragraph_id], '')} . {one.text}")
            for one in block.members
        }
        held = {
            name: sum(term.weight for term in wanted if matched(term, line))
            for name, line in lines.items()
        }
        most = max(held.values(), default=0.0)
        kept = tuple(one for one in block.members if most > 0 and held[one.paragraph_id] == most)
    return kept if len(kept) < len(block.members) else ()


def _code_of(one: Paragraph) -> re.Match[str] | None:
    return None if one.cells else _CODED.match(one.text)


def _meanings(desk: Desk, block: Block, codes: set[str]) -> dict[str, str]:
    """What the first row with each code says in words."""
    meant: dict[str, str] = {}
    for row in paragraphs_of(desk.library, block.paper.paper_id):
        code = row.cells[0].strip(" .:") if row.cells else ""
        if code in codes and len(row.cells) > 1:
            meant.setdefault(code, row.cells[1])
    return meant
