"""What a model said, held against the paragraphs it names: kept, put back into the paper's own
words, or left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answer import Statement
from assistant.composing.stating import LEANT_ON
from assistant.composing.wording import attribution, escape, told_of
from assistant.generate.lines import Said
from assistant.grounding.holding import hold
from assistant.grounding.reading.items import Item, Line, is_same, lines
from assistant.grounding.sources import Body
from assistant.grounding.standing import is_recommended, says_so
from assistant.words.stems import words

NEAR = 0.5
"""The share of a statement's words that a paper's sentence must hold to stand in its place."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one statement: what is shown of it, and why it is not shown as it was."""

    outcome: Literal["kept", "replaced", "left_out"]
    statements: tuple[Statement, ...] = ()
    reasons: tuple[str, ...] = ()


def check_said(said: Said, bodies: Mapping[str, Body], before: Sequence[Checked] = ()) -> Checked:
    """Hold one statement against the paragraphs it names.

    Ids that were not handed out are struck. What does not hold, rests on several papers, or says
    ``It`` of something else than the statement ``before`` it told of, is replaced by the sentence
    of a named paragraph that says most of it, or left out.
    """
    cited = [bodies[name] for name in said.ids if name in bodies]
    if not cited:
        return Checked("left_out", reasons=("names no paragraph that was handed out",))
    if len({body.paper.paper_id for body in cited}) == 1:
        held = hold(said.text, cited)
        reasons = held.reasons
        if not reasons and _hangs(said.text, cited, held.spans, before):
            reasons = ("points back to what was not told before it",)
        if not reasons:
            return Checked("kept", (_kept(said.text, cited, held.spans),))
    else:
        reasons = ("rests on more than one paper",)
    own = [one for one in (_own_sentence(said, body) for body in cited) if one is not None]
    return Checked("replaced" if own else "left_out", tuple(own), reasons)


def _hangs(
    text: str,
    cited: Sequence[Body],
    spans: Mapping[int, tuple[int, int]],
    before: Sequence[Checked],
) -> bool:
    """Whether a statement opens with a word for something that was not told just before it."""
    if not lines(text)[0].leans:
        return False
    last = next((one.statements[-1] for one in reversed(before) if one.statements), None)
    told = " ".join(last.quotes) if last else ""
    return not any(
        first and cited[number].shown[first - 1] in told for number, (first, _) in spans.items()
    )


def _kept(text: str, cited: Sequence[Body], spans: Mapping[int, tuple[int, int]]) -> Statement:
    """The statement with the paragraphs that say it; ids that say nothing of it are struck."""
    relied = [(cited[number], span) for number, span in sorted(spans.items())]
    quotes = tuple(_quote(body, span) for body, span in relied)
    return replace(
        _attributed(relied[0][0], quotes[0]),
        text=escape(text),
        cites=tuple(body.paragraph.paragraph_id for body, _ in relied),
        quotes=quotes,
        worded=True,
    )


def _quote(body: Body, span: tuple[int, int]) -> str:
    """The stretch of the paragraph relied on, as printed."""
    text = body.paragraph.text
    if body.paragraph.cells:
        return text
    shown = body.shown[span[0] : span[1] + 1]
    inside = [sentence for sentence in shown if sentence in text]
    if not inside:
        return " ".join(shown)
    start, last = text.find(inside[0]), inside[-1]
    return text[start : text.find(last, start) + len(last)]


def _own_sentence(said: Said, body: Body) -> Statement | None:
    """The paper's sentence that says most of a statement; None where none says enough of it."""
    told = [item for line in lines(said.text) for item in line.items]
    best = max(range(len(body.shown)), key=lambda at: _share(told, body.text.lines[at]), default=-1)
    if best < 0 or _share(told, body.text.lines[best]) < NEAR:
        return None
    paragraph = body.paragraph
    quote = body.shown[best]
    if paragraph.cells:
        cells = [escape(cell.rstrip(":")) for cell in paragraph.cells if cell.strip()]
        text = (": " if len(cells) == 2 else "; ").join(cells)
        return replace(_attributed(body, paragraph.text), text=text, quotes=(paragraph.text,))
    if best and _leans(body.text.lines[best]) and body.shown[best - 1] in paragraph.text:
        quote = _quote(body, (best - 1, best))
    elif paragraph.lead_in and not paragraph.columns and quote in paragraph.text:
        quote = f"{paragraph.lead_in} {paragraph.text}"
    text = quote
    if is_recommended(paragraph) and not says_so(text):
        text = f"Recommended: {text}"
    return replace(_attributed(body, quote), text=escape(text), quotes=(quote,))


def _leans(line: Line) -> bool:
    """Whether a sentence points back to the one before, which is short enough to be shown."""
    return line.leans and len(words(line.text)) <= LEANT_ON


def _share(told: Sequence[Item], line: Line) -> float:
    items = [one for one in told if any(is_same(one, other) for other in line.items)]
    return len(items) / len(told) if told else 0.0


def _attributed(body: Body, quote: str) -> Statement:
    """An empty statement that rests on words of a paragraph, with whose it is and of when."""
    paper = body.paper
    date = told_of(body.paragraph, paper, quote)
    return Statement(
        "",
        (body.paragraph.paragraph_id,),
        bullet=True,
        lead=attribution(paper, date),
        authority=paper.authority,
        date=date,
    )
