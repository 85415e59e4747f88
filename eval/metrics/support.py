"""Is each sentence borne out by what it cites?

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
from eval.language.text import content_stems, fold, stems, words
from eval.metrics.table import Measure, Measures

STEM_COVERAGE = 0.6

_NAME = re.compile(r"(?<![\w'])[A-Z][\w'-]*")
_CAPITAL_NEXT = re.compile(r"\s+[A-Z]")
_STARTS = re.compile(r"(?:^|[.:;!?|(\"])\s*[\"(]?$")
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
        holds = bears_out(sources, sentence, holdings)
        borne += holds
        citations += len(sources)
        precise += sum(
            holds and _needed(at, sources, sentence, holdings) for at in range(len(sources))
        )
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


def bears_out(sources: Sequence[str], sentence: str, holdings: Holdings | None = None) -> bool:
    """Whether every number, date and name of the sentence, and 0.6 of its stems, are in them.

    ``holdings`` tell which of the words that open a sentence are names; without them none is.
    """
    claim, held = _read(sentence), [_read(source) for source in sources]
    found = frozenset[str]().union(*(facts.stems for facts in held))
    covered = sum(stem in found for stem in claim.content)
    return (
        bool(sources)
        and covered >= STEM_COVERAGE * len(claim.content)
        and claim.names <= found
        and (holdings is None or _opening_names(sentence, holdings) <= found)
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


def _needed(at: int, sources: Sequence[str], sentence: str, holdings: Holdings) -> bool:
    others = [source for index, source in enumerate(sources) if index != at]
    alone = bears_out([sources[at]], sentence, holdings)
    return alone or not bears_out(others, sentence, holdings)


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


def _opening_names(sentence: str, holdings: Holdings) -> frozenset[str]:
    """Stems of the names that open a sentence, where every word is written with a capital.

    A name is what the papers write with a capital within sentences and never without. One that
    they do not hold, or that is a word as well, shows by what follows: 's or another capital.
    """
    text = _without_dates(fold(sentence))
    found: set[str] = set()
    for match in _NAME.finditer(text):
        if not _STARTS.search(text[: match.start()]):
            continue
        own = words(match[0])[:1]
        follows = match[0].endswith("'s") or _CAPITAL_NEXT.match(text, match.end()) is not None
        is_word = own and own[0] in holdings.lower_words
        is_owner = own and own[0] in holdings.authority_words
        is_name = follows if is_owner or not is_word else False
        if own and (is_name or (not is_word and own[0] in holdings.capital_words)):
            found.update(stems(own[0]))
    return frozenset(found)


def _numbers_occur(claim: _Facts, held: Sequence[_Facts]) -> bool:
    known = [number for facts in held for number in facts.numbers]
    # "one" is a pronoun more often than a count
    wanted = [number for number in claim.numbers if number.value != 1]
    return all(any(_says(other, number) for other in known) for number in wanted)


def _says(held: Quantity, claimed: Quantity) -> bool:
    """Whether a source's number bears out a claim, which may round it but not refine it."""
    is_finer = claimed.digit < held.digit and abs(claimed.value - held.value) > 1e-6
    return claimed.agrees(held) and not is_finer


def _dates_occur(claim: _Facts, held: Sequence[_Facts]) -> bool:
    known = [date for facts in held for date in facts.dates]
    years = frozenset[int]().union(*(facts.years for facts in held))
    return claim.years <= years and all(
        any(date.says(wanted) for date in known) for wanted in claim.dates
    )
