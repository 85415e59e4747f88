"""A question's content as weighted terms with their other forms."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from assistant.question.abbreviations import Abbreviations
from assistant.question.glossary import Glossary
from assistant.words.matching import Form, Term
from assistant.words.stems import FUNCTION_WORDS, stem, words
from assistant.words.values import figure

WEAK = frozenset(
    """
    authority authorities council councils la las paper papers document documents report reports local
    mention mentions mentioned mentioning talk talks talking talked discuss discusses discussed describe described state stated tell told say explain identify
    identified find found note noted highlight highlighted main key total current currently many
    much number numbers list name named show latest recent recently overall particular specific
    different various happen happened happening regard regarding relation concerning information
    details detail set due work working exactly actually long often kind kinds type types sort
    way ways hold held year years date dates time last next ask asked answer question still yet already now
    since today yr yrs best worst really actually according properly simply also please committee committees meetings item section paragraph appendix
    """.split()
)
"""Words that a question uses about papers in general: their absence shows little."""

LIGHT_VERBS = frozenset(
    """
    carry carried carrying take takes took taken taking put puts give gave given gives bring
    brought undertake undertook undertaken conduct conducted conducts hold happen occur occurred
    come came comes go goes went going get gets getting receive received receives want wants
    wanted include included includes including involve involved regard look looks looked looking
    see saw seen see used using believe think made making become became concern concerned relate
    related cover covered contain contains contained comprise mean means meant keep keeps kept keeping rely relies relied relying
    reliance reliant depend depends dependent dependence
    """.split()
)
"""Verbs that say little of what is asked: a visit is carried out, conducted or undertaken."""
FRAME = frozenset(
    """
    ofsted inspection inspections inspector inspectors inspected visit visits visited focused
    monitoring letter letters ilacs jtai re reinspection outcome outcomes headline judgement
    judgements findings finding framework published specific several review reviews cqc hmi
    children services service social inspectorate department area areas point points
    """.split()
)
"""Words for where findings come from: a list of findings need not repeat them."""
GRADE_WORDS = frozenset(
    """
    good bad better worse outstanding inadequate requires improvement came did fared do best
    worst failed fail failing headline verdict verdicts
    """.split()
)
"""Words for grades in a question about judgements: the grade itself is the answer."""
AUTHOR_WORDS = frozenset(
    "wrote written write writes drafted prepared authored produced paper report".split()
)
"""Words that ask for the author of a paper: its front matter says ``Author:``."""
CHANGE_WORDS = frozenset(
    """change changes changed changing since moved move new gone trend trends different difference
    differences time period stays stayed remain remains whats vs v better worse quicker slower up
    down came come out old more fewer less under than latest far journey track then improve improved improving worsened
    deteriorated declined increased decreased risen rose fallen fell dropped grown grew coming going getting goes rising falling dropping
    growing shrinking slipped slid downhill uphill backwards failed any inspection inspections
    reinspection re stack stacks earlier later previous previously before after two three last
    summer winter spring autumn xmas christmas""".split()
)
"""Words for comparing: what is compared stands beside them."""
WANT_WORDS: dict[str, frozenset[str]] = {
    want: frozenset(words.split())
    for want, words in {
        "time": "time start starts started begin begins meant take place",
        "date": "when date day month year quarter soon deadline recently dated timetable",
        "percent": "percentage proportion share rate cent percent fraction high",
        "money": "much money pounds sum amount cost costs price total worth bring brought in",
        "number": "many number total figure size count long far old big large amount much fewer",
        "amount": "much number rate average level figure size amount big large high low",
        "frequency": "often frequency frequently regularly",
        "person": "person name named people who author",
        "name": "called call calls name names named known titled title term",
        "grade": "grade graded grades rating rated judgement judged judge outcome score overall result",
        "funding": "money come comes coming funds funding fund funded pay paid finance financed cash budget",
        "place": "where place venue location address based located",
        "reason": "why reason reasons cause caused lead led",
        "meaning": "stand stands mean means meaning definition defined called term",
        "yes_no": "there any",
    }.items()
}
"""Words that name the kind of value wanted: the value itself stands for them."""
WEAK_WEIGHT = 0.08
COMMON = 0.3
"""What a word of content counts for however common it is."""
SELDOM = 3
"""A word in no more paragraphs than this may be written in two by others."""
ASKING = frozenset(
    """
    vs v something anything compare compared comparison comparing versus differ differs differed difference differences
    contrast recur recurs recurring recurrent list listed show authorities councils similar
    similarly anyone anybody anywhere someone somebody somewhere everyone everybody everywhere trace summarise summarize summary common commonly explain describe across elsewhere
    """.split()
)
"""Words that say what to do with the evidence, and are not looked for in it."""

# "18-25" is neither 18 nor 25: "25-26" tells of something else.
_RANGE = re.compile(r"(?<![\d.,/-])(\d{1,4})\s?[-–/]\s?(\d{1,4})(?![\d.,/-]\d)")
_SECTION = re.compile(r"s(\d{1,3})")
_NEGATIONS = frozenset(["not", "never", "isn", "aren", "wasn", "weren", "hasn", "haven", "without"])
_SILENT = FUNCTION_WORDS | ASKING
_LIGHT = frozenset(map(stem, LIGHT_VERBS))


class Rarity:
    """How rare words are among the papers held, by stem."""

    def __init__(self, vocabulary: Mapping[str, int], paragraphs: int) -> None:
        counts: dict[str, int] = {}
        for word, count in vocabulary.items():
            key = stem(word)
            counts[key] = counts.get(key, 0) + count
        self._counts = counts
        self._all = max(paragraphs, 1)

    def parts(self, word: str) -> Form | None:
        """Two held words that a word held seldom or never is written together from
        (``flytip``, ``Mockingbird``)."""
        if self.count((stem(word),)) > SELDOM:
            return None
        for cut in range(3, len(word) - 2):
            form = (stem(word[:cut]), stem(word[cut:]))
            if self.count(form) and not {word[:cut], word[cut:]} & FUNCTION_WORDS:
                return form
        return None

    def count(self, form: Form) -> int:
        """At most how many times the words of a form occur together; numbers are not counted."""
        return min((self._counts.get(part, 0) for part in form if not part.isdigit()), default=0)

    def weight(self, forms: Sequence[Form]) -> float:
        """The weight of a term: 1.0 for one that never occurs, towards 0 for one in every paragraph.

        A word that no paper has (``kids``) weighs what the papers' own word for it does.
        """
        most = next((count for form in forms if (count := self.count(form))), 0)
        return _rareness(most, self._all)


def content_weight(count: int, paragraphs: int) -> float:
    """What a word or phrase of content counts for that so many of the paragraphs have."""
    return _of_content(_rareness(count, paragraphs))


def subject_terms(topic: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that narrow a question down to a subject."""
    return tuple(term for term in topic if term.weight > WEAK_WEIGHT)


def content_terms(topic: Sequence[Term]) -> list[Term]:
    """The terms that say what it is about, beside who inspected and what."""
    return [term for term in subject_terms(topic) if not set(term.text.split()) <= FRAME]


def beside(terms: Iterable[Term], stems: Collection[str]) -> list[Term]:
    """The terms with a word other than these (``stems``): what a question is about, beside the
    words by which it asks."""
    return [term for term in terms if not {stem(word) for word in term.text.split()} <= set(stems)]


def _rareness(count: int, paragraphs: int) -> float:
    return math.log((paragraphs + 1) / (min(count, paragraphs) + 0.5)) / math.log(
        (paragraphs + 1) / 0.5
    )


def _of_content(rareness: float) -> float:
    return COMMON + (1 - COMMON) * rareness


def terms(
    text: str,
    glossary: Glossary,
    rarity: Rarity,
    *,
    without: Collection[tuple[int, int]] = (),
    faint: Collection[str] = (),
    abbreviations: Abbreviations | None = None,
) -> tuple[Term, ...]:
    """The content terms of a question, each once, with forms from the glossary and with what the
    papers abbreviate (``abbreviations``).

    ``without`` are spans (names of authorities, dates) that are matched by other means;
    ``faint`` are words that count for little in this question.
    """
    blank = _blank(text, without)
    ranges = {match.groups() for match in _RANGE.finditer(blank)}
    tokens = words(blank)
    sequence = [stem(token) for token in tokens]
    found: dict[Form, Term] = {}
    at = 0
    while at < len(tokens):
        length, others = glossary.match(sequence, at)
        if length == 0 or (length == 1 and tokens[at] in _SILENT):
            length, others = 1, ()
        if tuple(tokens[at : at + 2]) in ranges:
            length, others = 2, ()
        if tokens[at].isdigit() and tokens[at + 1 : at + 2] == ["%"]:
            length, others = 2, ((sequence[at], "per", "cent"),)
        piece = tokens[at : at + length]
        if any(token not in _SILENT and (len(token) > 1 or length > 1) for token in piece):
            own = tuple(sequence[at : at + length])
            weak = all(token in WEAK or stem(token) in _LIGHT or token in faint for token in piece)
            others = (*others, *_compounds(tokens, at, length, rarity))
            if abbreviations is not None and length == 1:
                others = (*others, *abbreviations.forms(tokens, at))
            found.setdefault(own, _term(" ".join(piece), own, others, rarity, weak))
        at += length
    return tuple(found.values())


def _term(text: str, own: Form, others: Sequence[Form], rarity: Rarity, weak: bool) -> Term:
    forms = (own, *others, *_as_figure(text))
    # The vocabulary counts words, no numbers and no references (``D57760``).
    held = any(map(str.isdigit, own[0])) or any(rarity.count(form) for form in forms)
    if weak:
        return Term(text, forms, WEAK_WEIGHT, held)
    weight = _of_content(rarity.weight(forms))
    shares = [
        1.0,
        *(_of_content(rarity.weight([form])) / weight for form in forms if rarity.count(form)),
    ]
    return Term(text, forms, weight, held, min(shares))


def _compounds(tokens: Sequence[str], at: int, length: int, rarity: Rarity) -> list[Form]:
    """A word as papers may write it: in two (``flytip``), with its neighbour as one (``pot
    holes``), or with the negation in front (``aren't registered``)."""
    if length > 1 or not tokens[at].isalpha():
        return []
    found = []
    parts = rarity.parts(tokens[at])
    if parts:
        found.append(parts)
    opposite = (stem(f"un{tokens[at]}"),)
    if _NEGATIONS.intersection(tokens[max(at - 2, 0) : at]) and rarity.count(opposite):
        found.append(opposite)
    for pair in (tokens[at : at + 2], tokens[max(at - 1, 0) : at + 1]):
        joined = (stem("".join(pair)),)
        whole = len(pair) == 2 and len(min(pair, key=len)) > 2
        # The stem of "councillorlied" is "councillor" again: that is no word of the two.
        if whole and rarity.count(joined) and joined[0] not in map(stem, pair):
            found.append(joined)
    return found


_PLACES = ("sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_NUMBERS = ("six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _as_figure(text: str) -> tuple[Form, ...]:
    """``eight`` may be printed ``8``, ``ninth`` number 9, and ``s114`` is section 114 of an Act."""
    if text in _PLACES:
        at = _PLACES.index(text) + 6
        return ((str(at),), (stem(_NUMBERS[at - 6]),))
    section = _SECTION.fullmatch(text)
    if section:
        return ((stem("section"), section[1]),)
    size = figure(text) if text.isalpha() else None
    return ((f"{size:.0f}",),) if size is not None else ()


def _blank(text: str, spans: Collection[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " . " + " " * max(end - start - 3, 0) + text[end:]
    return text
