"""Is each sentence borne out by what it cites, and each quotation word for word?

After ALCE (Gao et al. 2023), with numbers, dates, names and stems in place of its NLI model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from eval.answers import ParsedAnswer
from eval.holdings import Holdings
from eval.language.dates import Date, financial_years, find_dates
from eval.language.numbers import Quantity, find_quantities
from eval.language.text import content_stems, fold, occurs, stems, words
from eval.metrics.table import Measure, Measures

STEM_COVERAGE = 0.6
SHORTEST_QUOTE = 3
"""Words below which words between quotation marks are a name or a term, not a quotation."""

_NAME = re.compile(r"(?<![\w'])[A-Z][\w'-]*")
_STARTS = re.compile(r"(?:^|[.:;!?|(\"])\s*[\"(]?$")
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_LEFT_OUT = re.compile(r"\.\.\.|…|\[[^\]]*\]")
_NOTHING = re.compile(r"\b(?:no|nothing|not|none|neither|without)\b", re.IGNORECASE)
_FOUND = re.compile(
    r"\b(?:found|find|finds|held|hold|holds|say|says|said|tell|tells|mention\w*|evidence|papers?)\b",
    re.IGNORECASE,
)


def support(answer: ParsedAnswer, holdings: Holdings) -> Measures:
    """Share of claims that their citations bear out, and of citations that do bear something."""
    claims = [index for index in range(len(answer.sentences)) if is_claim(answer, index)]
    borne = precise = citations = 0
    for index in claims:
        sentence = answer.sentences[index].text
        sources = [holdings.source_text(name) for name in sorted(answer.cites_of((index,)))]
        holds = bears_out(sources, sentence)
        borne += holds
        citations += len(sources)
        precise += sum(holds and _needed(at, sources, sentence) for at in range(len(sources)))
    return {
        "support_recall": Measure(borne / len(claims) if claims else 0.0),
        "support_precision": Measure(precise / citations if citations else 0.0),
    }


def is_claim(answer: ParsedAnswer, index: int) -> bool:
    """Whether a sentence asserts something: no heading, note, lead-in or report of a silence."""
    sentence = answer.sentences[index]
    introduces = any(other.lead == index for other in answer.sentences)
    return not (
        sentence.part in ("heading", "note")
        or (introduces and (sentence.part == "row" or not sentence.cites))
        or sentence.text.endswith(":")
        or (not sentence.cites and says_nothing_found(answer, index))
        or not words(sentence.text)
    )


def says_nothing_found(answer: ParsedAnswer, index: int) -> bool:
    """Whether a sentence, or the line that leads it in, tells that the papers do not say it."""
    sentence = answer.sentences[index]
    lead = answer.sentences[sentence.lead].text if sentence.lead is not None else ""
    return any(_NOTHING.search(text) and _FOUND.search(text) for text in (sentence.text, lead))


def bears_out(sources: Sequence[str], sentence: str) -> bool:
    """Whether every number, date and name of the sentence, and 0.6 of its stems, are in them."""
    claim, held = _read(sentence), [_read(source) for source in sources]
    found = frozenset[str]().union(*(facts.stems for facts in held))
    covered = sum(stem in found for stem in claim.content)
    return (
        bool(sources)
        and covered >= STEM_COVERAGE * len(claim.content)
        and claim.names <= found
        and _numbers_occur(claim, held)
        and _dates_occur(claim, held)
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What there is to compare in a text; ``names`` are stems of words in capitals."""

    stems: frozenset[str]
    content: tuple[str, ...]
    names: frozenset[str]
    numbers: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    years: frozenset[int]


@lru_cache(maxsize=8192)
def _read(text: str) -> _Facts:
    plain = fold(text)
    # Dates are held against dates, however each is written
    undated = _without_dates(plain)
    return _Facts(
        stems=frozenset(stems(plain)),
        content=tuple(content_stems(undated)),
        names=frozenset(_names(undated)),
        numbers=find_quantities(plain),
        dates=find_dates(plain),
        years=frozenset(year for year, _, _ in financial_years(plain)),
    )


def _needed(at: int, sources: Sequence[str], sentence: str) -> bool:
    others = [source for index, source in enumerate(sources) if index != at]
    return bears_out([sources[at]], sentence) or not bears_out(others, sentence)


def _without_dates(text: str) -> str:
    for date in find_dates(text):
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


def _names(text: str) -> set[str]:
    found: set[str] = set()
    for match in _NAME.finditer(text):
        is_acronym = len(match[0]) > 1 and match[0].isupper()
        if is_acronym or not _STARTS.search(text[: match.start()]):
            found.update(stems(match[0]))
    return found


def _numbers_occur(claim: _Facts, held: Sequence[_Facts]) -> bool:
    known = [number for facts in held for number in facts.numbers]
    # "one" is a pronoun more often than a count
    wanted = [number for number in claim.numbers if number.value != 1]
    return all(any(number.agrees(other) for other in known) for number in wanted)


def _dates_occur(claim: _Facts, held: Sequence[_Facts]) -> bool:
    known = [date for facts in held for date in facts.dates]
    years = frozenset[int]().union(*(facts.years for facts in held))
    return claim.years <= years and all(
        any(date.says(wanted) for date in known) for wanted in claim.dates
    )


def quote_fidelity(answer: ParsedAnswer, holdings: Holdings, asked: Sequence[str] = ()) -> Measures:
    """Quotations of the citations and of the text that stand word for word in what they cite.

    A note that cites nothing may repeat words of what was ``asked``: it quotes no paper then.
    """
    questions = [words(text) for text in asked]
    found = [
        is_verbatim(citation.quote, [_printed(citation.paragraph_id, holdings)])
        for citation in answer.citations
        if words(citation.quote)
    ]
    for index, sentence in enumerate(answer.sentences):
        spans = [
            span for span in _QUOTED.findall(sentence.text) if len(words(span)) >= SHORTEST_QUOTE
        ]
        if sentence.part == "note" and not sentence.cites:
            spans = [s for s in spans if not any(occurs(words(s), own) for own in questions)]
        cited = [_printed(name, holdings) for name in sorted(answer.cites_of((index,)))]
        found += [is_verbatim(span, cited) for span in spans]
    return {"quote_fidelity": Measure(sum(found), len(found))} if found else {}


def is_verbatim(quote: str, sources: Sequence[str]) -> bool:
    """Whether every part of the quotation (between ``...`` or ``[...]``) stands in one source."""
    parts = [words(part) for part in _LEFT_OUT.split(fold(quote))]
    return any(
        all(occurs(part, held) for part in parts if part)
        for held in (words(source) for source in sources)
    )


def _printed(paragraph_id: str, holdings: Holdings) -> str:
    paragraph = holdings.paragraphs.get(paragraph_id)
    return f"{paragraph.lead_in or ''} {paragraph.text}" if paragraph else ""
