"""What somebody said, thinks or feels: the sentences that tell it as that person's or group's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Statement
from assistant.composing.draft import Desk, Draft, nothing
from assistant.composing.findings import across_draft
from assistant.composing.wording import attribution, escape, told_of
from assistant.evidence.papers import paragraphs_of
from assistant.evidence.passages import sentences_of
from assistant.evidence.timing import ELSEWHEN, timing
from assistant.question.known import Known
from assistant.question.speaker import is_organisation, speaker_asked
from assistant.question.terms import beside, subject_terms, terms
from assistant.question.wordings.wanted import OFFICE
from assistant.words.matching import Term, coverage
from assistant.words.stems import FUNCTION_WORDS, stem, words
from corpus.paper import Paper, Paragraph

LOOKED_THROUGH = 14
"""How many of the papers found first are looked through."""
NAMED = 0.6
"""The share of the words for the speaker that the subject of the sentence has to hold."""
ABOUT = 0.5
"""The share of what is asked about that a sentence and what it stands under have to hold."""
NEAREST, FAINTLY = 6, 0.2
"""Among how many paragraphs found first it may hold only so much: it says it in other words."""
ALIKE, CLOSE = 0.9, 0.6
"""The share of the best one's hold on what is asked about from which another paper tells it alike,
and from which a sentence is shown beside it."""
EVERYWHERE = 60
"""How many are where it is asked of all authorities."""
SHOWN, MOST = 4, 8
"""How many sentences are shown of a subject, and where none is named."""
NEAR = 8
"""Within how many words of the speaker the verb of saying stands."""
_FEELS = (
    r"said|says?|saying|told|tells?|report(?:ed|s)?|comment(?:ed|s)?|express(?:ed|es)?|sp(?:oke|eaks?)|believ(?:ed?|es)|fe(?:lt|els?)"
    r"|th(?:ought|inks?)|describ(?:ed?|es)|complain(?:ed|s)?|feared?|appreciat(?:ed?|es)|valu(?:ed?|es)|enjoy(?:ed|s)?|lik(?:ed?|es)"
    r"|prais(?:ed?|es)|welcom(?:ed?|es)|rais(?:ed?|es)|stat(?:ed?|es)|explain(?:ed|s)?|argu(?:ed?|es)|call(?:ed|s)? for"
    r"|(?:is|are|was|were) (?:\w+ )?(?:proud|positive|happy|satisfied|pleased|grateful|confident|concerned|worried|frustrated"
    r"|complimentary|critical|enthusiastic|unhappy|anxious|appreciative|disappointed)"
)
_STATES = (
    r"stated?|noted?|notes|advised?|advises|confirm(?:ed|s)?|highlight(?:ed|s)?|added|adds|repl(?:ied|ies|y)|respond(?:ed|s)?"
    r"|inform(?:ed|s)?|outlin(?:ed?|es)|clarif(?:ied|ies|y)|suggest(?:ed|s)?|emphasi[sz](?:ed?|es)|stress(?:ed|es)?|thank(?:ed|s)?"
    r"|refer(?:red|s)?|hop(?:ed?|es)|propos(?:ed?|es)|acknowledg(?:ed?|es)|assur(?:ed?|es)|recogni[sz](?:ed?|es)|agree[ds]?"
    r"|question(?:ed|s)?|warn(?:ed|s)?|urg(?:ed?|es)|call(?:ed|s)? (?:for|on)|commend(?:ed|s)?|reflect(?:ed|s)?|point(?:ed|s)? out"
    r"|drew attention|paid tribute|gave|provided|introduced|presented|asked|asks|observ(?:ed?|es)|claim(?:ed|s)?|turned to"
    r"|congratulat(?:ed?|es)|criticis(?:ed?|es)|considered|regret(?:ted|s)?|summari[sz]ed|updated|reminded|accepted|moved|seconded"
)
_PLURAL = re.compile(rf"\b(?:{_FEELS})\b", re.IGNORECASE)
_SINGULAR = re.compile(rf"\b(?:{_FEELS}|{_STATES})\b", re.IGNORECASE)
_ONE = re.compile(
    rf"\b(?:mr|mrs|ms|miss|dr|cllr|sir|dame|lord|lady|mayor|judge|{OFFICE[3:-1]}|executive)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:he|she|they)\b|^(?:\w+ly|in addition|further|also),? (?:he|she|they)\b", re.IGNORECASE
)
_ALL = r"(?:most|some|many|all|the|these|those|other|several|both|a few)"
_FROM = re.compile(
    r"\b(?:told by|heard from|feedback (?:received )?from|comments? from|views? of|said by|reported by|advised by|according to"
    r"|informed by|noted by|raised by|explained by|presented by|outlined by|representations? from)\s+(?:the |an? )?",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:from|by|to|with|for|thanked|asked|told|than|deputy|vice|assistant|former)\s+(?:the\s+|an?\s+|some\s+|many\s+)?$",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\baccording to\b", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|dr|cllr|councillor|sir|dame)\b\.?", re.IGNORECASE)
_OFFICE_BEFORE = re.compile(r"(?:^|[.,;(]|\b[Tt]he\b)\s*([A-Za-z][^.,;()]{2,60}),?\s*$")
_OFFICE_BEHIND = re.compile(r"\s*[,(]\s*(?:the\s+)?([^.,;()]{2,60})[,)]")
_OF = re.compile(r"\s+(?:of|for)\b.*", re.DOTALL)
_GROUP = re.compile(r"\b[Gg]roup\b")
_SPOKEN_TO = re.compile(
    r"\b(?:spoken|talked) (?:to|with)\b|\b(?:who|whom) inspectors \w+(?: (?:to|with))?\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|that|which|whose|by|whom)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:who|that|which|whose|by|whom|to|an?|the|written|their|not)\b", re.IGNORECASE
)
_OF_A_GROUP = re.compile(r"^\s*of\s+the\s+(?:[\w&’'-]+\s+){1,6}?Group\b")
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Sir|Dame|Prof\w*|Lord|Lady|Rev\w*)\.?\s+(?:[A-Z]\.?\s+)*[A-Z][\w’'-]+"
)
_OF_SAYING = frozenset(
    stem(word)
    for word in """
    say says said tell told think thought feel felt argue claim warn advise comment stress describe reply respond explain complain
    suggest state believe like value mention welcome want recommend see rate find found report announce confirm promise views view
    opinion response advice feedback position argument concern take thoughts words reaction message inspectors ofsted inspector
    committee members meeting according worry worries complaint complaints issue issues problem problems points raise raised
    councils council authorities across mr mrs ms miss dr cllr councillor sir dame
    """.split()
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is asked about: the words for them, whether that is one person, and the names that the
    paper at hand gives the holder of the office."""

    words: tuple[Term, ...]
    is_one: bool
    names: tuple[str, ...] = ()

    def says(self, text: str, around: str = "") -> bool:
        """Whether a sentence is theirs: they stand near in front of its first verb of saying, or
        behind what was heard. What stands ``around`` may name them more fully."""
        for match in _FROM.finditer(text):
            if self._named(" ".join(text[match.end() :].split()[:3])):
                return True
        verb = (_SINGULAR if self.is_one else _PLURAL).search(text)
        if verb is None:
            return False
        near = NEAR if self.is_one else NEAR // 2
        subject = " ".join(_SPOKEN_TO.sub("", text[: verb.start()]).split()[-near:])
        if any(self._is_said_by(re.escape(name), subject) for name in self.names):
            return True
        heads = "|".join(dict.fromkeys(form[-1] for term in self.words for form in term.forms))
        name = rf"(?:{heads})[a-z]*"
        # "Children in care were asked. Children said that": the first names them whole.
        opens = re.match(rf"\W*(?:{_ALL} )?{name}\b", text, re.IGNORECASE)
        named = self._named(subject) or (bool(opens) and self._named(around))
        return named and self._is_said_by(name, subject)

    def is_called(self, text: str) -> bool:
        """Whether words name the speaker."""
        return self._named(text)

    def _named(self, text: str) -> bool:
        return coverage(self.words, [(text, 1.0)]) >= NAMED

    def _is_said_by(self, name: str, subject: str) -> bool:
        """Whether a subject names the speaker, and not somebody else by them: who was asked by
        them, their deputy, the leader of a group where the leader is asked for."""
        between = _RELATIVE if self.is_one else _CLAUSE
        return any(
            not _OTHERS.search(subject[: place.start()])
            and not _OF_A_GROUP.match(subject[place.end() :])
            and not between.search(subject[place.end() :])
            for place in re.finditer(rf"\b{name}\b", subject, re.IGNORECASE)
        )


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence as its speaker's: with the sentence ``before`` where it leans on that, and
    ``held``, how much of what is asked about it and its surroundings hold (0 to 1)."""

    paper: Paper
    paragraph: Paragraph
    text: str
    before: str = ""
    held: float = 0.0


def asks_whose_words(desk: Desk) -> bool:
    """Whether it asks for somebody's own words, and for nothing else: what holds ``according to``
    somebody may be told in a paper of theirs without their name."""
    return _who(desk) is not None and not _ACCORDING.search(desk.plan.text)


def _who(desk: Desk) -> str | None:
    return speaker_asked(desk.plan.text, desk.known.names.find(desk.plan.text).spans)


def compose_spoken(desk: Desk) -> Draft:
    """What the speaker asked about said on the subject, at each authority where none is named;
    nothing where no sentence tells it."""
    plan = desk.plan
    who = _who(desk)
    if who is None:
        return nothing(plan.kind)
    # "Cllr Smith" may be printed as "Mrs J Smith".
    is_one = bool(_ONE.search(who)) or is_organisation(who)
    called = _called(_TITLE.sub(" ", who), desk.known, is_one)
    speaker = Speaker(called, is_one)
    own = {part for term in called for part in map(stem, words(term.text))}
    about = beside(subject_terms(plan.topic), _OF_SAYING | own)
    everywhere = plan.kind == "across" and not plan.authorities
    looked = desk.papers_as_found()[: EVERYWHERE if everywhere else LOOKED_THROUGH]
    found = [saying for paper in looked for saying in _sayings(desk, paper, speaker, about)]
    near = {item.paragraph.paragraph_id for item in desk.evidence.items[:NEAREST]}
    found = [
        one
        for one in found
        if one.held >= ABOUT or (one.held >= FAINTLY and one.paragraph.paragraph_id in near)
    ]
    if not found or not called:
        return nothing(plan.kind)
    if everywhere:
        lines, telling = _of_each(found, bool(about))
        return across_draft(desk, lines, telling)
    shown = _shown(found, bool(about))
    return Draft(
        "fact",
        "answered",
        tuple(_lines(shown)),
        with_evidence=tuple(filter(None, [shown[0].paper.authority])),
        confidence=1.0,
    )


def _shown(found: Sequence[Saying], named: bool, most: int = MOST) -> list[Saying]:
    """The sayings of the paper that tells most of what is asked about (``named``), in its order; of
    papers that tell it alike the newest speaks for how it is now."""
    best = max(one.held for one in found)
    alike = [one.paper for one in found if one.held >= ALIKE * best]
    first = max(alike, key=lambda paper: paper.best_date or "")
    near = [one for one in found if one.held >= CLOSE * best and one.paper == first]
    if named:
        near = sorted(near, key=lambda one: -one.held)[:SHOWN]
    return sorted(near[:most], key=lambda one: one.paragraph.position)


def _of_each(found: Sequence[Saying], named: bool) -> tuple[list[Statement], list[str]]:
    """What was said at each authority, and which authorities that are."""
    by_authority: dict[str, list[Saying]] = {}
    for one in found:
        if one.paper.authority:
            by_authority.setdefault(one.paper.authority, []).append(one)
    shown = [_shown(own, named, SHOWN) for own in by_authority.values()]
    return [line for own in shown for line in _lines(own)], list(by_authority)


def _called(who: str, known: Known, is_one: bool) -> tuple[Term, ...]:
    """The words for a speaker as terms: of one person as they are, of a group in others too."""
    if not is_one:
        return terms(who, known.glossary, known.rarity)
    own = (word for word in words(who) if word not in FUNCTION_WORDS)
    return tuple(Term(word, ((stem(word),),)) for word in own)


def _sayings(desk: Desk, paper: Paper, speaker: Speaker, about: Sequence[Term]) -> Iterator[Saying]:
    """The sentences of a paper that are the speaker's, each weighed."""
    held = paragraphs_of(desk.library, paper.paper_id)
    if speaker.is_one:
        speaker = replace(speaker, names=_names(held, speaker))
    for paragraph in held:
        if paragraph.cells or paragraph.kind in ("front_matter", "agenda_item"):
            continue
        if timing(paragraph, paper, desk.plan.times) <= ELSEWHEN:
            continue
        for text, before in _spoken(paragraph, speaker):
            around = [
                (text, 1.0),
                (before, 0.9),
                (paragraph.text, 0.6),
                (paragraph.lead_in or "", 0.8),
                (" . ".join(paragraph.sections), 0.6),
                (f"{paper.title} . {paper.committee or ''}", 0.5),
            ]
            yield Saying(paper, paragraph, text, before, coverage(about, around))


def _names(paragraphs: Iterable[Paragraph], speaker: Speaker) -> tuple[str, ...]:
    """What else a paper calls the speaker: the surname of who holds the office, or the office of
    who is named, where the two stand together (``the Leader, Mr Ash``; ``Mr R Ash (Leader)``)."""
    found: dict[str, None] = {}
    for paragraph in paragraphs:
        text = paragraph.text
        for match in _PERSON.finditer(text):
            office = _OFFICE_BEFORE.search(text[max(match.start() - 70, 0) : match.start()])
            behind = _OFFICE_BEHIND.match(text[match.end() :])
            for one in filter(None, (office, behind)):
                if _GROUP.search(one[1]):
                    continue
                if speaker.is_called(one[1]):
                    found.setdefault(match.group().split()[-1])
                elif speaker.is_called(match.group()) and _ONE.search(one[1]):
                    found.setdefault(_OF.sub("", one[1]).strip())
    return tuple(found)


def _spoken(paragraph: Paragraph, speaker: Speaker) -> Iterator[tuple[str, str]]:
    """The sentences of a paragraph that the speaker says, with what a leaning one leans on."""
    under = bool(paragraph.lead_in) and speaker.says(paragraph.lead_in or "")
    theirs, before = under, ""
    around = "" if speaker.is_one else paragraph.text
    for text, _ in sentences_of(paragraph):
        if under or speaker.says(text, around):
            theirs = True
            yield text, ""
        elif theirs and _GOES_ON.match(text):
            yield text, before
        else:
            theirs = False
        before = text


def _lines(shown: Iterable[Saying]) -> Iterator[Statement]:
    said = ""
    for one in shown:
        whole = f"{one.before} {one.text}" if one.before and one.before != said else one.text
        said = one.text
        date = told_of(one.paragraph, one.paper)
        yield Statement(
            escape(whole),
            (one.paragraph.paragraph_id,),
            (whole,),
            bullet=True,
            lead=attribution(one.paper, date),
            authority=one.paper.authority,
            date=date,
        )
