"""How many things stand as asked, as the paper itself says it: ``six are amber and seven are red``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answer import Statement
from assistant.composing.wording import bold
from assistant.evidence.papers import paragraphs_of
from assistant.words.sentences import sentences
from corpus.paper import Paper

if TYPE_CHECKING:
    from corpus.library import Library

_SPELT = (
    "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_SPELT)})"
_BETWEEN = rf"(?: (?!(?:{_NUMBER}|and|but|or|not)\b)[\w’'-]+){{0,4}}?"


def stated_total(library: Library, paper: Paper, state: str) -> Statement | None:
    """The first sentence of a paper's prose that gives a number of what is in a state, the number in
    bold. ``state`` is the pattern of a cell that says so."""
    named = state.removeprefix(r"^\W*")
    says = re.compile(rf"(?<![\d.,£%-])\b(?P<number>{_NUMBER})\b{_BETWEEN} {named}", re.IGNORECASE)
    for paragraph in paragraphs_of(library, paper.paper_id):
        if paragraph.cells:
            continue
        for one in sentences(paragraph.text):
            match = says.search(one.text)
            if match:
                text = bold(one.text, [match.span("number")])
                return Statement(text, (paragraph.paragraph_id,), (one.text,))
    return None
