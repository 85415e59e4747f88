"""What was decided on each application that a meeting dealt with: which were refused, which were
granted against advice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.listing import item_statement
from assistant.composing.wording import attribution, bold, escape, plain
from assistant.evidence.matters import Matter, matters, names_a_matter
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.timing import is_then
from assistant.question.terms import beside, subject_terms
from assistant.words.matching import Term, coverage
from assistant.words.sentences import sentences
from assistant.words.stems import stem
from corpus.paper import Paper, Paragraph

LOOKED_THROUGH, SHOWN = 14, 20
"""How many papers are looked through, and how many applications are told."""
NAMED = 0.5
"""The share of what else is asked about that a meeting has to name."""
SEVERAL = 2
"""A paper on one matter alone tells what was decided under a heading of its own."""
BARE = 4
"""A decision in fewer words than this is shown with the sentence before it."""
_ASKS = re.compile(
    r"\b(?:which|what|any|list|how many|show|were there)\b[^?]*\b(?:applications?|planning (?:decisions|matters|cases)|schemes|developments)\b",
    re.IGNORECASE,
)
_GRANTED = r"grant(?:ed)?|approv(?:e|ed|al)|permit(?:ted)?|passed|allowed"
_REFUSED = r"refus(?:e|ed|al)|reject(?:ed)?|turned down|thrown out|dismissed"
_DEFERRED = r"defer(?:red)?|adjourned|put off|postponed"
_WITHDRAWN = r"withdrawn|withdrew"
_WAYS = {
    "granted": _GRANTED,
    "refused": _REFUSED,
    "deferred": _DEFERRED,
    "withdrawn": _WITHDRAWN,
}
_WAY = {way: re.compile(rf"\b(?:{said})\b", re.IGNORECASE) for way, said in _WAYS.items()}
_ASKED = re.compile(
    rf"\b(?:{'|'.join(_WAYS.values())}|decid\w+|determined|outcome|happened|dealt with|go(?:ne|ing)? ahead|permission)\b",
    re.I,
)
_AGAINST = re.compile(
    r"\b(?:against|contrary to|despite|overturn\w*|overrul\w*|went against|ignor\w+)\b[^?]*\b(?:officers?|advice|recommend\w*)\b"
    r"|\boverturned\b",
    re.IGNORECASE,
)
# "REFUSED.", "permission be refused", "was deferred", "The Committee approved unanimously".
_DECIDES = re.compile(
    rf"\b(?P<loud>APPROVED|REFUSED|GRANTED|DEFERRED|WITHDRAWN|PERMITTED)\b"
    rf"|\b(?:be|is|was|were|been|being)\s+(?:\w+ly\s+)?(?P<passive>{'|'.join(_WAYS.values())})\b"
    rf"|\bcommittee\s+(?:\w+ly\s+)?(?P<active>approved|refused|granted|deferred)\b"
    rf"|^\W*(?:decision|decided|resolved|outcome|determination)\s*[:–-]\s*(?:to\s+)?(?P<told>{'|'.join(_WAYS.values())})\b"
    rf"|\bresolved\b[^.]*\bto\s+(?P<to>grant|refuse|approve|defer)\b",
    re.IGNORECASE,
)
_LOUD = re.compile(r"^[A-Z]+$")
_ADVICE = re.compile(
    r"^\W*(?:the )?(?:officers?[’']?s?|head of planning[’']?s?|case officer[’']?s?)?\s*recommend(?:ation|ed|s)?\b(?:\s+decision)?\s*[:–-]?",
    re.IGNORECASE,
)
_LOST = re.compile(r"\b(?:lost|not carried|fell)\b", re.IGNORECASE)
_SETTLED = re.compile(r"\b(?:resolved|agreed|carried|determined)\b", re.IGNORECASE)
# "24/01234/FUL", "LA99/2023/0871/F", "P/2024/0123": a day, a year and a minute's number are none.
_REFERENCE = re.compile(
    r"\b(?:[A-Z]{1,5}\d{0,3}/(?:\d{2}|\d{4})/\d{2,6}(?:/[A-Z]{1,5}\d?)?|(?:\d{2}|\d{4})/\d{3,6}/[A-Z]{1,5}\d?|\d{2}/\d{5})\b"
)
_NOT_SO = re.compile(
    r"\b(?:proposed|propos\w+ by|moved|recommend\w*|would be|may be|if)\b", re.IGNORECASE
)
_OF_DECISION = re.compile(r"\b(?:decision|determination|resol\w+|outcome)\b", re.IGNORECASE)
_REASONS = re.compile(r"^\W*(?:reasons?|grounds)\b[^:]{0,40}:", re.IGNORECASE)
_GIVES_REASON = re.compile(
    r"\b(?:because|by reason of|on the grounds?|for the (?:following )?reasons?|as it|since)\b",
    re.IGNORECASE,
)
_OF_PLANNING = frozenset(
    stem(word)
    for word in """
    planning application applications decision decisions committee meeting granted grant approved approve approval permitted passed
    allowed refused refuse refusal rejected turned down thrown out dismissed deferred defer adjourned postponed withdrawn put off
    decided determined outcome happened dealt against contrary despite overturned overruled officer officers advice recommendation
    recommended permission permissions developments development schemes scheme matters cases council members councillors went
    """.split()
)


@dataclass(frozen=True, slots=True)
class _Decided:
    """An application with the lines that name it, the sentence that decides it, how, and what
    officers had advised."""

    paper: Paper
    named: tuple[Paragraph, ...]
    at: Paragraph
    sentence: str
    way: str
    advised: str | None = None

    @property
    def is_against_advice(self) -> bool:
        return bool(self.advised and self.advised != self.way) or bool(
            _AGAINST.search(self.sentence)
        )


def compose_applications(desk: Desk) -> Draft:
    """The applications of the meetings asked about that were decided as is asked, newest meeting
    first, or what was decided on the one that is named, and why; nothing where none is asked for,
    or none was decided so."""
    text = desk.plan.text
    against = bool(_AGAINST.search(text))
    if not (against or _ASKED.search(text)):
        return nothing(desk.plan.kind)
    if (matter := _asked_about(desk)) is not None:
        return _of_one(desk, matter)
    if not _ASKS.search(text):
        return nothing(desk.plan.kind)
    said = _AGAINST.sub(" ", text)
    ways = {way for way, pattern in _WAY.items() if pattern.search(said)}
    found = [
        one
        for one in _decided(desk)
        if (not ways or one.way in ways) and (not against or one.is_against_advice)
    ]
    found.sort(key=lambda one: one.paper.best_date or "", reverse=True)
    return _drafted(desk, found)


def _asked_about(desk: Desk) -> Matter | None:
    """The one of a paper's matters that the question names."""
    papers = desk.papers() if desk.matter else []
    held = [one for paper in papers[:1] for one in matters(desk.library, paper)]
    if len(held) < SEVERAL:
        return None
    return next((one for one in held if one.named[0].paragraph_id in desk.matter), None)


def _of_one(desk: Desk, matter: Matter) -> Draft:
    decided = _decision(matter)
    if decided is None or desk.plan.wants not in (None, "yes_no", "reason", "meaning"):
        return nothing(desk.plan.kind)
    if desk.plan.wants != "reason":
        return _drafted(desk, [decided])
    given = [one for one in matter.paragraphs if _REASONS.match(one.text)]
    if not given and not _GIVES_REASON.search(decided.at.text):
        return nothing(desk.plan.kind)
    draft = _drafted(desk, [decided])
    told = [item_statement(one) for one in given or [decided.at]]
    kept = draft.statements if given else draft.statements[:-1]
    return replace(draft, statements=(*kept, *told))


def _drafted(desk: Desk, found: Sequence[_Decided]) -> Draft:
    if not found:
        return nothing(desk.plan.kind)
    lines: list[Statement] = []
    told: Paper | None = None
    for one in found[:SHOWN]:
        lead = attribution(one.paper, one.paper.best_date) if one.paper is not told else ""
        told = one.paper
        lines += _lines(one, lead)
    if len(found) > SHOWN:
        lines.append(plain(f"… and {len(found) - SHOWN} more."))
    telling = dict.fromkeys(filter(None, (one.paper.authority for one in found)))
    return Draft("list", "answered", tuple(lines), with_evidence=tuple(telling), confidence=1.0)


def _decided(desk: Desk) -> Iterator[_Decided]:
    own = beside(subject_terms(desk.plan.topic), _OF_PLANNING)
    for paper in desk.papers_as_found("minutes", "decision_record", "report")[:LOOKED_THROUGH]:
        if not is_then(desk.plan.times, paper.best_date):
            continue
        told = matters(desk.library, paper)
        for matter in told:
            decided = _decision(matter) if _is_asked(own, paper, matter.line) else None
            # A paper on one matter may tell in passing how others ended.
            if decided and (len(told) >= SEVERAL or _OF_DECISION.search(decided.at.section)):
                yield decided
        yield from _in_passing(desk, paper, own, told)


def _is_asked(own: list[Term], paper: Paper, line: str) -> bool:
    whose = " . ".join(filter(None, (paper.title, paper.committee, paper.authority_name)))
    return not own or coverage(own, [(f"{whose} . {line}", 1.0)]) >= NAMED


def _decision(matter: Matter) -> _Decided | None:
    """The last sentence that decides a matter, and what officers had advised on it."""
    advised: str | None = None
    last: tuple[Paragraph, str, str] | None = None
    for paragraph in matter.paragraphs:
        before = ""
        for sentence in (one.text for one in sentences(paragraph.text)):
            if _ADVICE.match(sentence):
                advised = advised or _way(_ADVICE.sub("", sentence))
            elif way := _decides(sentence):
                # "For 6, against 2. APPROVED."
                whole = f"{before} {sentence}" if len(sentence.split()) < BARE else sentence
                last = (paragraph, whole if whole in paragraph.text else sentence, way)
            before = sentence
    return _Decided(matter.paper, matter.named, *last, advised) if last else None


def _in_passing(
    desk: Desk, paper: Paper, own: list[Term], told: Sequence[Matter]
) -> Iterator[_Decided]:
    """The applications that a paper decides in a sentence with their reference."""
    apart = {one.paragraph_id for matter in told for one in matter.paragraphs}
    for paragraph in paragraphs_of(desk.library, paper.paper_id):
        if paragraph.paragraph_id in apart or not _is_asked(own, paper, paragraph.text):
            continue
        for sentence in (one.text for one in sentences(paragraph.text)):
            way = _decides(sentence) if _REFERENCE.search(sentence) else None
            if way is not None:
                yield _Decided(paper, (), paragraph, sentence, way)


def _decides(sentence: str) -> str | None:
    """How a sentence decides an application; None where it only advises, proposes or tells of a
    proposal that was lost."""
    for match in _DECIDES.finditer(sentence):
        said = next(one for one in match.groups() if one)
        before = sentence[: match.end()]
        if match["loud"] is not None and not _LOUD.match(said):
            continue
        if not match["loud"] and _NOT_SO.search(before) and not _SETTLED.search(before):
            continue
        if not _LOST.search(sentence):
            return _way(said)
    return None


def _way(said: str) -> str | None:
    return next((way for way, pattern in _WAY.items() if pattern.search(said)), None)


def _lines(one: _Decided, lead: str) -> Iterator[Statement]:
    """The heading of an application, the lines that name it and the sentence that decides it."""
    yield Statement(escape(one.at.section), (), lead=lead)
    for paragraph in one.named:
        if names_a_matter(paragraph) and paragraph is not one.at:
            yield item_statement(paragraph)
    spans = [match.span() for match in _WAY[one.way].finditer(one.sentence)][:1]
    yield Statement(bold(one.sentence, spans), (one.at.paragraph_id,), (one.sentence,), bullet=True)
