"""Actions that have no owner, no date or no measure in the paper as held."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from assistant.answer import Citation
from assistant.composing.wording import joined
from assistant.scrutiny.line import Line
from assistant.scrutiny.matter import Matter
from assistant.scrutiny.measuring import how_measured, tells_how_measured
from assistant.scrutiny.owning import who_answers
from assistant.scrutiny.promises import is_done, is_promise, is_vision
from assistant.scrutiny.signs import SIGNS, told_of_action
from assistant.words.sentences import sentences
from corpus.paper import Paragraph

MOST = 8
# Answers to questions often stand in the cells of a table.
_PROSE = ("paragraph", "item", "row")
_FOUND = ("strength", "judgement")
_ASKED = {
    "owner": "Who is responsible for this?",
    "date": "By when will it be done?",
    "measure": "How will the committee know that it has worked?",
}


def open_actions(matter: Matter) -> tuple[Line, ...]:
    """The actions with most left unsaid first, of the same the paper's order.

    Where a paper says who answers for all its actions, or how all are measured, that stands beside
    each.
    """
    general = _general(matter)
    lines: dict[str, tuple[int, Line]] = {}
    for paragraph, text, is_told in _actions(matter):
        missing = _missing(matter, paragraph, text)
        # Without a measure of its own alone, only what the paper itself calls an action is asked
        # about. What the paper says of all its actions is not missing of one of them.
        if not set(missing) - set(general) or (missing == ["measure"] and not is_told):
            continue
        says = f"{matter.as_held} {_names_no(missing, general)} for this action."
        question = " ".join(_ASKED[name] for name in missing)
        beside = tuple(one for name in missing for one in general.get(name, ()))
        line = Line("action", says, question, matter.cited(paragraph, text), beside)
        key = text if is_told else paragraph.paragraph_id
        if key not in lines or len(missing) > lines[key][0]:
            lines[key] = (len(missing), line)
    ordered = sorted(lines.values(), key=lambda one: -one[0])
    return tuple(line for _, line in ordered[:MOST])


def _general(matter: Matter) -> dict[str, tuple[Citation, ...]]:
    """What the paper says of the owner and of the measure of all its actions."""
    # Inspectors tell of plans that are followed up, and not how this paper's own actions are.
    if matter.paper.kind == "inspection_report":
        return {}
    told = {
        "owner": who_answers(matter.paragraphs),
        "measure": how_measured(matter.paragraphs),
    }
    return {
        name: tuple(matter.cited(paragraph, said) for paragraph, said in found)
        for name, found in told.items()
        if found
    }


def _actions(matter: Matter) -> Iterator[tuple[Paragraph, str, bool]]:
    """The actions that the reader of the paper told as such (True), then promises in its prose."""
    seen: set[str] = set()
    for finding in matter.findings:
        paragraph = matter.by_id.get(finding.paragraph_id)
        if finding.kind == "action" and paragraph and not is_done(finding.text):
            seen.add(paragraph.paragraph_id)
            if not is_vision(paragraph):
                yield paragraph, finding.text, True
    # What inspectors praised or found wanting is nobody's promise.
    seen |= {f.paragraph_id for f in matter.findings if f.kind in _FOUND}
    for paragraph in matter.paragraphs:
        if paragraph.paragraph_id in seen or paragraph.kind not in _PROSE or is_vision(paragraph):
            continue
        for said in (sentence.text for sentence in sentences(paragraph.text)):
            if is_promise(said, matter.paper.kind) and not tells_how_measured(said):
                yield paragraph, said, False


def _missing(matter: Matter, paragraph: Paragraph, text: str) -> list[str]:
    told = told_of_action(paragraph, text)
    around = matter.around(paragraph, text)
    return [
        name
        for name, is_told in SIGNS
        if name not in told and not any(is_told(one) for one in around)
    ]


def _names_no(missing: list[str], general: Collection[str]) -> str:
    words = [f"no {name} of its own" if name in general else f"no {name}" for name in missing]
    return f"names {joined(words)}"
