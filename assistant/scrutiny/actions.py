"""Actions that have no owner, no date or no measure in the paper as held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.composing.wording import joined
from assistant.scrutiny.line import Line
from assistant.scrutiny.matter import Matter
from assistant.scrutiny.signs import SIGNS
from assistant.words.sentences import sentences
from corpus.paper import Paragraph

MOST = 8
_DONE = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+)?(?:been\s+)?\w+(?:ed|en|wn|un|de|ne|ught)\b|\bwas\b|\bwere\b"
)
_TO_COME = re.compile(r"\b(?:will|to be|shall|is to|are to|must|propos\w+|plan(?:ned|s)?)\b", re.I)
# A promise that names nobody: "a review will be carried out".
_PROMISED = re.compile(
    r"\bwill (?:also |now |then )?be (?:\w+ly )?\w+(?:ed|en|wn|un|de|ne|ught|t)\b", re.IGNORECASE
)
_CONDITIONAL = re.compile(r"\b(?:if|would|could|unless|should|may|might|not be)\b", re.IGNORECASE)
# A promise of somebody's: "officers will write to the providers".
_WE_PROMISE = re.compile(
    r"\b(?:we|(?:the|our|this) (?:council|authority|service|department|directorate|division|board|"
    r"team|partnership)|(?:\w+ )?officers|managers) will (?:also |now |then )?"
    r"(?!be\b|have\b|not\b|need\b|continue\b|remain\b|see\b|know\b|seek\b)[a-z]{3,}",
    re.IGNORECASE,
)
# "It is not clear how they will be helped" promises nothing, and "forums, which will be used" does.
_TOLD_OF = re.compile(
    r"\b(?:how|that|where|what|whether|why|who|whom|whose|because|fears?|risks?)\b(?:\s+[\w’'-]+){0,7}\s*$|\bor\s*$",
    re.IGNORECASE,
)
_ENOUGH_WORDS = 6
# Answers to questions often stand in the cells of a table.
_PROSE = ("paragraph", "item", "row")
_ASKED = {
    "owner": "Who is responsible for this?",
    "date": "By when will it be done?",
    "measure": "How will the committee know that it has worked?",
}


def open_actions(matter: Matter) -> tuple[Line, ...]:
    """The actions with most left unsaid first, of the same the paper's order."""
    lines: list[tuple[int, Line]] = []
    for paragraph, text in _actions(matter):
        missing = _missing(matter, paragraph, text)
        if missing:
            says = f"{matter.as_held} {_names_no(missing)} for this action."
            question = " ".join(_ASKED[name] for name in missing)
            line = Line("action", says, question, matter.cited(paragraph, text))
            lines.append((len(missing), line))
    return tuple(line for _, line in sorted(lines, key=lambda one: -one[0])[:MOST])


def _actions(matter: Matter) -> Iterator[tuple[Paragraph, str]]:
    """The actions that the reader of the paper told as such, then promises in its sentences."""
    seen: set[str] = set()
    for finding in matter.findings:
        paragraph = matter.by_id.get(finding.paragraph_id)
        if finding.kind == "action" and paragraph and not _is_done(finding.text):
            seen.add(paragraph.paragraph_id)
            yield paragraph, finding.text
    for paragraph in matter.paragraphs:
        if paragraph.paragraph_id in seen or paragraph.kind not in _PROSE:
            continue
        for sentence in sentences(paragraph.text):
            if _is_promise(sentence.text):
                yield paragraph, sentence.text
                break


def _missing(matter: Matter, paragraph: Paragraph, text: str) -> list[str]:
    told = [paragraph, *matter.around(paragraph, text)]
    return [name for name, is_told in SIGNS if not any(is_told(one) for one in told)]


def _names_no(missing: list[str]) -> str:
    return f"names {joined([f'no {name}' for name in missing])}"


def _is_done(text: str) -> bool:
    return bool(_DONE.search(text)) and not _TO_COME.search(text)


def _is_promise(text: str) -> bool:
    found = _PROMISED.search(text) or _WE_PROMISE.search(text)
    return (
        found is not None
        and not _TOLD_OF.search(text[: found.start()])
        and not _CONDITIONAL.search(text)
        and len(text.split()) >= _ENOUGH_WORDS
    )
