"""Who says a sentence of a paper: a person, the holder of an office, a group or an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.evidence.passages import sentences_of
from assistant.question.known import Known
from assistant.question.speaker import is_organisation
from assistant.question.terms import terms
from assistant.question.wordings.wanted import OFFICE
from assistant.words.matching import Term, coverage, matched, stem_line
from assistant.words.stems import FUNCTION_WORDS, stem, words
from corpus.paper import Paragraph

NAMED = 0.6
"""The share of the words for the speaker that the subject of the sentence has to hold."""
NEAR = 8
"""Within how many words of the speaker the verb of saying stands."""
_FEELS = (
    r"said|says?|saying|told|tells?|report(?:ed|s)?|comment(?:ed|s)?|express(?:ed|es)?|sp(?:oke|eaks?)|believ(?:ed?|es)|fe(?:lt|els?)"
    r"|th(?:ought|inks?)|describ(?:ed?|es)|complain(?:ed|s)?|feared?|appreciat(?:ed?|es)|valu(?:ed?|es)|enjoy(?:ed|s)?|lik(?:ed?|es)"
    r"|prais(?:ed?|es)|welcom(?:ed?|es)|rais(?:ed?|es)|(?<!of )stat(?:ed?|es)|explain(?:ed|s)?|argu(?:ed?|es)|call(?:ed|s)? for"
    r"|(?:is|are|was|were) (?:\w+ )?(?:proud|positive|happy|satisfied|pleased|grateful|confident|concerned|worried|frustrated"
    r"|complimentary|critical|enthusiastic|unhappy|anxious|appreciative|disappointed)"
)
_STATES = (
    r"(?<!of )stated?|noted?|notes|advised?|advises|confirm(?:ed|s)?|highlight(?:ed|s)?|added|adds|repl(?:ied|ies|y)|respond(?:ed|s)?"
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
    r"\b(?:from|by|to|with|for|thanked|asked|told|than|deputy|vice|assistant|former)\s+(?:the\s+|an?\s+|some\s+|many\s+)?$"
    # "writes to the Prime Minister and the Secretary of State, requesting": both are written to
    r"|\b(?:writ(?:e|es|ing|ten)|wrote|letters?|appeals?) to\b[^.;:]{2,80}\band\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|dr|cllr|councillor|sir|dame)\b\.?", re.IGNORECASE)
_OFFICE = re.compile(rf"\b(?:{OFFICE[3:-1]}|executive|mayor|judge)\b", re.IGNORECASE)
_OFFICE_BEFORE = re.compile(r"(?:^|[.,;(]|\b[Tt]he\b)\s*([A-Za-z][^.,;()]{2,60}),?\s*$")
_OFFICE_BEHIND = re.compile(r"\s*[,(]\s*(?:the\s+)?([^.,;()]{2,60})[,)]")
_OF = re.compile(r"\s+(?:of|for)\b.*", re.DOTALL)
_OF_ANY_OFFICE = re.compile(rf"{OFFICE[3:-1]}|executive|mayor|judge|group|party", re.IGNORECASE)
# "The auditor, whose partner is Ms Low, proposes to ...": who says it stands before the aside.
_ASIDE = re.compile(r"\s*,\s*(?:who|whose|which)\b[^,.;]{2,80},")
# "The auditor will present its report": somebody says something, and nothing is said.
_SAYS_NOTHING = re.compile(
    r"\b(?:present|introduc|submit|provid)\w* (?:(?:its|his|her|their|the|this|a|an) )?(?:[\w-]+ ){0,3}?"
    r"(?:reports?|papers?|updates?|presentations?|items?|overviews?)\b\W*(?:\([^)]*\)\W*)?$",
    re.IGNORECASE,
)
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
# "Public Health Wales said", "Community councils said": neither the public nor the community did.
_OF_ANOTHER_GROUP = re.compile(
    r"^[ -](?:[A-Z]|(?:councils?|services?|staff|workers?|officers?|boards?|groups?|forums?|partners?)\b)"
)
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Sir|Dame|Prof\w*|Lord|Lady|Rev\w*)\.?\s+(?:[A-Z]\.?\s+)*[A-Z][\w’'-]+"
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
            if self.is_called(" ".join(text[match.end() :].split()[:3])):
                return True
        text = _ASIDE.sub(" ", text)
        verb = (_SINGULAR if self.is_one else _PLURAL).search(text)
        if verb is None:
            return False
        near = NEAR if self.is_one else NEAR // 2
        subject = " ".join(_SPOKEN_TO.sub("", text[: verb.start()]).split()[-near:])
        if any(self._is_said_by(re.escape(name), subject) for name in self.names):
            return True
        # The stem of "Brady" is "bradi".
        forms = (
            re.sub("i$", "[iy]", re.escape(form[-1])) for term in self.words for form in term.forms
        )
        heads = "|".join(dict.fromkeys(forms))
        name = rf"(?:{heads})[a-z]*"
        # "Children in care were asked. Children said that": the first names them whole.
        opens = re.match(rf"\W*(?:{_ALL} )?{name}\b", text, re.IGNORECASE)
        named = self.is_called(subject) or (bool(opens) and self.is_called(around))
        return named and self._is_said_by(name, subject)

    def is_called(self, text: str) -> bool:
        """Whether words name the speaker: the Leader of the Green Group is not that of another."""
        if coverage(self.words, [(text, 1.0)]) < NAMED:
            return False
        own = [term for term in self.words if not _OF_ANY_OFFICE.fullmatch(term.text)]
        line = stem_line(text)
        return not (self.is_one and own) or any(matched(term, line) for term in own)

    def _is_said_by(self, name: str, subject: str) -> bool:
        """Whether a subject names the speaker, and not somebody else by them: who was asked by
        them, their deputy, the leader of a group where the leader is asked for."""
        between = _RELATIVE if self.is_one else _CLAUSE
        return any(
            not _OTHERS.search(subject[: place.start()])
            and not _OF_A_GROUP.match(subject[place.end() :])
            and not between.search(subject[place.end() :])
            and (self.is_one or not _OF_ANOTHER_GROUP.match(subject[place.end() :]))
            for place in re.finditer(rf"\b{name}\b", subject, re.IGNORECASE)
        )


def speaker_called(who: str, known: Known) -> Speaker | None:
    """The speaker whom these words mean, one person's taken as they are, a group's in others too;
    None where they name nobody."""
    is_one = bool(_ONE.search(who)) or is_organisation(who)
    # "Cllr Smith" may be printed as "Mrs J Smith".
    called = _terms(_TITLE.sub(" ", who), known, is_one)
    return Speaker(called, is_one) if called else None


def _terms(who: str, known: Known, is_one: bool) -> tuple[Term, ...]:
    if not is_one:
        return terms(who, known.glossary, known.rarity)
    own = (word for word in words(who) if word not in FUNCTION_WORDS)
    return tuple(Term(word, ((stem(word),),)) for word in own)


def other_names(paragraphs: Iterable[Paragraph], speaker: Speaker) -> tuple[str, ...]:
    """What else a paper calls the speaker: the surname of who holds the office, or the office of
    who is named, where the two stand together (``the Leader, Mr Ash``; ``Mr R Ash (Leader)``)."""
    found: dict[str, None] = {}
    for paragraph in paragraphs:
        text = paragraph.text
        for match in _PERSON.finditer(text):
            before = _OFFICE_BEFORE.search(text[max(match.start() - 70, 0) : match.start()])
            behind = _OFFICE_BEHIND.match(text[match.end() :])
            for one in filter(None, (before, behind)):
                # In a list of those present what stands beside a name is another's name.
                if not _OFFICE.search(one[1]) or _PERSON.search(one[1]) or _GROUP.search(one[1]):
                    continue
                if speaker.is_called(one[1]):
                    found.setdefault(match.group().split()[-1])
                elif speaker.is_called(match.group()) and _ONE.search(one[1]):
                    found.setdefault(_OF.sub("", one[1]).strip())
    return tuple(found)


def spoken_by(paragraph: Paragraph, speaker: Speaker) -> Iterator[tuple[str, str]]:
    """The sentences of a paragraph that the speaker says, with what a leaning one leans on."""
    under = bool(paragraph.lead_in) and speaker.says(paragraph.lead_in or "")
    theirs, before = under, ""
    around = "" if speaker.is_one else paragraph.text
    for text, _ in sentences_of(paragraph):
        if under or speaker.says(text, around):
            theirs = True
            if not _SAYS_NOTHING.search(text):
                yield text, ""
        elif theirs and _GOES_ON.match(text):
            yield text, before
        else:
            theirs = False
        before = text
