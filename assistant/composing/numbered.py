"""One recommendation, priority or option that is asked for by its number, ``What did Cabinet say about
recommendation 3?``, or that was chosen: ``Which option did the committee choose?``"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing, of_one_paper
from assistant.composing.listing import item_statement
from assistant.composing.stating import row_in_words
from assistant.composing.wording import attribution, bold, told_of
from assistant.evidence.papers import paragraphs_of, take
from assistant.question.kinds import asks_what_was_chosen
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import coverage
from assistant.words.sentences import sentences
from assistant.words.stems import stem
from assistant.words.values import figure
from corpus.paper import Paper, Paragraph

AROUND = 6
"""How many paragraphs before what says which was chosen tell what it was of."""
LOOKED_THROUGH = 20
"""In how many of the papers found first the number is looked for."""
NAMED = 0.5
"""The share of what else is asked that the paper, its headings or the item have to hold."""
_ASKS = re.compile(
    r"\b(?P<thing>recommendation|priority|action|objective|option|proposal|milestone)s? "
    r"(?:no\.? ?|number )?(?P<number>[A-Z]?\d{1,2})\b",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"\b(?:say|said|says|respon\w+|repl\w+|accept\w*|agree\w*|reject\w*|happened|answer\w*)\b",
    re.IGNORECASE,
)
_ASIDE = frozenset(
    map(
        stem,
        "cabinet council committee executive review report respond response reply say accept agree reject happen".split(),
    )
)
_OF_CHOOSING = frozenset(
    map(
        stem,
        "option options choose chose chosen pick picked prefer preferred recommend recommended select selected adopt adopted approve approved decide decided go went".split(),
    )
)

_CHOSEN = (
    r"(?:agreed|chos(?:e|en)|selected|select|picked|prefer(?:red|s)?|adopted|recommend(?:ed|s)?|approved|endorsed|supported|resolved"
    r"|taken forward|take forward|pursued?|went (?:for|with)|opted for)"
)
_WHICH = r"\boption\s+\(?(?P<number>[a-h]\b|\d{1,2}|one|two|three|four|five|six)\)?"
_SAYS_CHOSEN = re.compile(
    rf"{_WHICH}[^.]{{0,60}}?\b(?:was|is|be|been|were)\s+(?:\w+ly |the |therefore )*{_CHOSEN}\b"
    rf"|\b{_CHOSEN}\b[^.]{{0,60}}?{_WHICH.replace('number', 'later')}|\b{_CHOSEN} option\s+(?:is|was|being)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(rf"\(\s*(?:the )?{_CHOSEN}[^)]*\)|\b{_CHOSEN}\b|\baccepted\b", re.IGNORECASE)
_TURNED_DOWN = re.compile(
    r"\b(?:rejected|dismissed|discounted|ruled out|not (?:\w+ )?(?:recommended|accepted|preferred|supported|chosen))\b",
    re.IGNORECASE,
)


def compose_chosen(desk: Desk) -> Draft:
    """The sentence that says which option was chosen, with that option as it is listed; nothing
    where that is not asked, or no paper on the rest of the question says it."""
    plan = desk.plan
    if not asks_what_was_chosen(plan.text):
        return nothing(plan.kind)
    rest = beside(subject_terms(plan.topic), _ASIDE | _OF_CHOOSING)
    papers = desk.papers_as_found()[:LOOKED_THROUGH]
    take(desk.library, [paper.paper_id for paper in papers])
    found = []
    for paper in papers:
        held = paragraphs_of(desk.library, paper.paper_id)
        for at, one in enumerate(held):
            if one.cells:
                continue
            for said in sentences(one.text):
                match = _SAYS_CHOSEN.search(said.text) or _marked(one, said.text)
                if match is None:
                    continue
                around = " . ".join(each.text for each in held[max(at - AROUND, 0) : at])
                fit = coverage(rest, [(f"{_around(paper, one)} . {around}", 1.0)])
                if fit >= NAMED:
                    found.append((fit, paper.best_date or "", -at, paper, one, said.text, match))
    if not found:
        return nothing(plan.kind)
    *_, paper, one, told, match = max(found, key=lambda each: each[:3])
    group = next((name for name in ("number", "later") if match.groupdict().get(name)), "")
    lead = attribution(paper, told_of(one, paper))
    spans = [match.span(group)] if group else []
    lines = [Statement(bold(told, spans), (one.paragraph_id,), (told,), lead=lead)]
    if group:
        held = paragraphs_of(desk.library, paper.paper_id)
        lines += map(item_statement, _option(held, one, match[group]))
    return of_one_paper(paper, "fact", lines, 0.9)


def _marked(one: Paragraph, said: str) -> re.Match[str] | None:
    """What marks one of several options that each stand under a number as the one that was taken."""
    if not re.match(r"option\b", one.label or "", re.IGNORECASE):
        return None
    return None if _TURNED_DOWN.search(one.text) else _TAKEN.search(said)


def _option(held: Sequence[Paragraph], said: Paragraph, number: str) -> list[Paragraph]:
    """The option of that letter or number as it stands in a list, the last one before what says
    that it was chosen."""
    size = figure(number)
    sign = number.lower() if size is None else str(int(size))
    named = re.compile(rf"(?:^|\W)(?:option\s*)?\(?{re.escape(sign)}\)?\W*$", re.IGNORECASE)
    opens = re.compile(
        rf"^\W*option\s+\(?(?:{re.escape(sign)}|{re.escape(number)})\b", re.IGNORECASE
    )
    listed = [
        one
        for one in held
        if one is not said
        and (
            opens.match(one.text)
            or (
                re.search(r"\boptions?\b", one.lead_in or "", re.I)
                and named.search(one.label or "")
            )
        )
    ]
    before = [one for one in listed if one.position < said.position]
    return before[-1:] or listed[:1]


def compose_numbered(desk: Desk) -> Draft:
    """The row or item of that number in the newest paper that the rest of the question is about: of
    a table of replies where a reply is asked for. Nothing where none is asked for by number."""
    plan = desk.plan
    asked = _ASKS.search(plan.text)
    if asked is None or len(plan.sides) > 1:
        return nothing(plan.kind)
    thing, number = asked["thing"].lower(), asked["number"].upper().lstrip("ROPA")
    rest = [
        term
        for term in beside(subject_terms(plan.topic), _ASIDE | {stem(thing)})
        if not term.text[-1].isdigit()
    ]
    reply = _REPLY.search(plan.text) is not None
    papers = desk.papers_as_found()[:LOOKED_THROUGH]
    take(desk.library, [paper.paper_id for paper in papers])
    found = [
        (bool(one.cells) is reply, fit, paper.best_date or "", -one.position, paper, one)
        for paper in papers
        for one in paragraphs_of(desk.library, paper.paper_id)
        if _is_numbered(one, thing, number)
        and (fit := coverage(rest, [(_around(paper, one), 1.0)])) >= NAMED
    ]
    if not found:
        return nothing(plan.kind)
    *_, paper, one = max(found, key=lambda held: held[:4])
    date = told_of(one, paper)
    line = (
        Statement(row_in_words(one, set()), (one.paragraph_id,), (one.text,), bullet=True)
        if one.cells
        else item_statement(one)
    )
    head = Statement("", (), lead=attribution(paper, date))
    return of_one_paper(paper, "fact", (head, line), 0.9)


def _is_numbered(one: Paragraph, thing: str, number: str) -> bool:
    """Whether a row or an item is the thing of that number: ``R3``, ``Recommendation 3``."""
    named = rf"(?:{thing}|{thing[0]})[ .-]*0?{number}"
    if one.cells:
        told = " . ".join((*one.columns, *one.sections, one.lead_in or "")).lower()
        first = one.cells[0].strip()
        if re.fullmatch(rf"{named}\W*", first, re.IGNORECASE):
            return True
        return thing in told and bool(re.match(rf"0?{number}(?:[.):]|\W*$)", first))
    return bool(
        re.fullmatch(rf"{thing}[ -]*(?:{thing[0]})?{number}", one.label or "", re.IGNORECASE)
    )


def _around(paper: Paper, one: Paragraph) -> str:
    held = (paper.title, paper.committee or "", *one.sections, one.lead_in or "", one.text)
    return " . ".join(held)
