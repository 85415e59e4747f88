"""Where a decision stands: proposed, called in, deferred or lost, in the papers' own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.answer import Statement
from assistant.composing.draft import Desk
from assistant.composing.wording import escape, plain
from assistant.evidence.business import divisions, items
from assistant.evidence.papers import paragraphs_of
from assistant.words.sentences import sentences
from corpus.paper import Finding, Outcome, Paper, Paragraph

_WORDINGS: dict[Outcome, str] = {
    "called_in": r"\bcalled[ -]in\b",
    "deferred": r"\bdeferred\b",
    "lost": r"\b(?:was|were|and|motion|amendment) (?:\w+ )?lost\b|\b(?:motion|amendment|proposal|it|which) (?:\w+ )?fell\b"
    r"|\bnot carried\b",
    "proposed": r"\bpropos\w+ (?:record of )?decision|\bdecision to be taken\b|\bnot (?:yet )?been (?:taken|decided)"
    r"|\bnothing (?:has|is) (?:been )?decided\b|\bdraft decision\b",
    "amended": r"\bas amended\b|\bamendment was carried\b",
}
# What says it outright comes before a form's heading that only implies it.
_OUTRIGHT = re.compile(
    r"\bnot (?:yet )?been (?:taken|decided|agreed)|\bnothing (?:has|is|was)? ?(?:been )?decided|\bno decision\b"
    r"|\bis (?:only |still )?a proposal\b|\bpropos(?:es|ed) (?:record of )?decision\b|\bproposes to\b",
    re.IGNORECASE,
)
_TELLS = {outcome: re.compile(form, re.IGNORECASE) for outcome, form in _WORDINGS.items()}
_ASKS = re.compile(
    r"\b(?:decid\w+|decision|resol\w+|agree\w*|approv\w+|vot\w+|adopt\w*|carried|lost|reject\w*|accept\w*|pass(?:ed)?"
    r"|in force|granted|sign(?:ed)? off|come in|came in|go(?:ne)? ahead|motion|amendment|yet)\b",
    re.IGNORECASE,
)
_ASKS_WHO = re.compile(r"^\W*(?:and |so |but )?who\b", re.IGNORECASE)
_PUTS = re.compile(
    r"\b(?:motion|moved|propos(?:ed|es) that|resolves?|amendment|council (?:\w+ )?(?:believes|notes|calls))\b",
    re.IGNORECASE,
)
_ASKS_WHETHER = re.compile(
    r"^\W*(?:did|has|have|was|were|is|are|do|does)\b.*\b(?:agree\w*|decid\w+|approv\w+|resol\w+|adopt\w*|accept\w*|sign(?:ed)? off)\b"
    r"|\bwhat (?:did|has|have|was|were)\b.*\b(?:agree\w*|decid\w+|approv\w+|resol\w+|adopt\w*)\b",
    re.IGNORECASE,
)


def with_standing(desk: Desk, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, and where what they tell of stands if it is not simply in force.

    A proposed record of decision is no decision, and one that was called in has no effect: who
    asks what was decided is told so.
    """
    cited = [name for one in statements for name in one.cites]
    if not cited:
        return tuple(statements)
    kinds = ("decision", "resolution", "recommendation")
    found = {f.paragraph_id: f for f in desk.library.findings_at(cited) if f.kind in kinds}
    # What a lost motion asked for is never told without that, whatever was asked.
    lost = _voted_down(desk, cited)
    if lost and lost[0].paragraph_id not in cited:
        return (*statements, *(_sentence(one, _TELLS["lost"]) for one in lost))
    # Who moved a motion, or voted on it, did so whatever was made of it.
    amended = [] if _ASKS_WHO.search(desk.plan.text) else _amended(desk, cited)
    if amended:
        return (*statements, *amended)
    if not _ASKS.search(desk.plan.text) and all(f.outcome != "lost" for f in found.values()):
        return tuple(statements)
    for name in cited:
        finding = found.get(name)
        pattern = _TELLS.get(finding.outcome) if finding and finding.outcome else None
        if finding is None or pattern is None:
            continue
        if finding.outcome != "lost" and not _is_decided(desk, finding):
            continue
        told = _told(desk, name, pattern)
        if told is not None and not any(told.paragraph_id in one.cites for one in statements):
            return (*statements, _sentence(told, pattern))
    if _ASKS_WHETHER.search(desk.plan.text) and all(_only_asks(found, name) for name in cited):
        return (
            *statements,
            plain("What is cited is a recommendation: it asks for a decision and is none."),
        )
    return tuple(statements)


def _voted_down(desk: Desk, cited: Sequence[str]) -> list[Paragraph]:
    """The line that says that what a cited paragraph puts to a meeting was lost on a vote; after an
    amendment's loss the one that says what came of the motion."""
    told = _putting(desk, cited)
    for paper in _minutes_of(desk, told.values()):
        for item in items(desk.library, paper):
            settled: set[str] = set()
            for at, division in enumerate(item.divisions):
                own = {one.paragraph_id for one in division.before} - settled
                settled |= own
                if division.outcome is None or not division.is_lost or not own.intersection(told):
                    continue
                later = item.divisions[at + 1 :] if division.is_on_amendment else ()
                ends = [one.outcome or one.put for one in later if not one.is_on_amendment]
                end = next(filter(None, ends), None)
                if end is not None and end.paragraph_id in cited:
                    return []
                # Under what a motion asks for, the loss of an amendment of it would be misread.
                moved = division.amendment
                of_motion = moved is not None and all(
                    told[name].position < moved.position for name in own.intersection(told)
                )
                shown = [end] if of_motion else [division.outcome, end]
                return [one for one in shown if one is not None]
    return []


def _amended(desk: Desk, cited: Sequence[str]) -> list[Statement]:
    """The amendment that was carried to a motion that a cited paragraph puts, and its vote: what
    it struck out was never in force."""
    told = _putting(desk, cited)
    for paper in _minutes_of(desk, told.values()):
        held = divisions(desk.library, paper)
        amending = {one.amendment.paragraph_id for one in held if one.amendment}
        for division in held:
            moved = division.amendment
            if moved is None or not division.is_carried or moved.paragraph_id in cited:
                continue
            earlier = {one.paragraph_id for one in division.before if one.position < moved.position}
            if (earlier - amending).intersection(told):
                ends = division.outcome or division.put
                shown = [moved]
                if ends is not None and ends is not moved and ends.paragraph_id not in cited:
                    shown.append(ends)
                return [
                    Statement(escape(one.text), (one.paragraph_id,), (one.text,)) for one in shown
                ]
    return []


def _putting(desk: Desk, cited: Sequence[str]) -> dict[str, Paragraph]:
    """The cited paragraphs that put something to a meeting."""
    held = desk.library.paragraphs_by_id(cited)
    return {
        name: one
        for name, one in held.items()
        if _PUTS.search(f"{' . '.join(one.sections[-1:])} . {one.lead_in or ''} {one.text}")
    }


def _minutes_of(desk: Desk, told: Iterable[Paragraph]) -> Iterator[Paper]:
    """The minutes in which these paragraphs stand."""
    for paper_id in dict.fromkeys(one.paper_id for one in told):
        paper = desk.library.paper(paper_id)
        if paper is not None and paper.kind == "minutes":
            yield paper


def _only_asks(found: Mapping[str, Finding], name: str) -> bool:
    finding = found.get(name)
    return finding is not None and finding.kind == "recommendation" and finding.outcome != "carried"


def told_lost(desk: Desk, paragraph_id: str) -> Statement | None:
    """The sentence that tells that a motion or amendment was lost, where another paragraph does."""
    told = _told(desk, paragraph_id, _TELLS["lost"])
    return _sentence(told, _TELLS["lost"]) if told is not None else None


def _is_decided(desk: Desk, finding: Finding) -> bool:
    """Whether it has the form of a decision; a recommendation in a report is known to be one."""
    if finding.kind != "recommendation":
        return True
    paper = desk.library.paper(finding.paper_id)
    return paper is not None and paper.kind == "decision_record"


def _told(desk: Desk, paragraph_id: str, pattern: re.Pattern[str]) -> Paragraph | None:
    """The paragraph that tells how it stands: of the same section first, then of the paper."""
    own = desk.library.paragraph(paragraph_id)
    if own is None or pattern.search(own.text):
        return None
    held = [p for p in paragraphs_of(desk.library, own.paper_id) if pattern.search(p.text)]
    outright = [p for p in held if _OUTRIGHT.search(p.text)]
    near = [p for p in held if p.sections == own.sections]
    return next(iter([*outright, *near, *held]), None)


def _sentence(paragraph: Paragraph, pattern: re.Pattern[str]) -> Statement:
    text = next(
        (one.text for one in sentences(paragraph.text) if pattern.search(one.text)), paragraph.text
    )
    following = paragraph.text[paragraph.text.find(text) :]
    shown = following if len(following.split()) <= 60 else text
    return Statement(escape(shown), (paragraph.paragraph_id,), (shown,))
