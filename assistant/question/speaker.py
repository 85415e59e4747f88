"""Whose words a question asks for: ``What did the leader say about buses?`` wants the leader's."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.question.wordings.wanted import OFFICE
from assistant.words.stems import FUNCTION_WORDS, words

_SAY = (
    r"(?:say|says|said|saying|tell|tells|told|think|thinks|thought|feel|feels|felt|argue[ds]?|claim(?:s|ed)?|warn(?:s|ed)?"
    r"|advise[ds]?|comment(?:s|ed)?|stress(?:es|ed)?|describe[ds]?|reply|replied|respond(?:s|ed)?|explain(?:s|ed)?|complain(?:s|ed)?"
    r"|suggest(?:s|ed)?|state[ds]?|believe[ds]?|like[ds]?|value[ds]?|mention(?:s|ed)?|welcome[ds]?|make of|made of|want(?:s|ed)?"
    r"|recommend(?:s|ed)?|see[ns]?|saw|rate[ds]?|find|found|report(?:s|ed)?|announce[ds]?|confirm(?:s|ed)?|promise[ds]?)"
)
_VIEW = r"(?:views?|opinions?|response|reply|advice|comments?|feedback|position|arguments?|concerns?|worries|complaints?|objections?|fears|hopes|wishes|take|thoughts|words|reaction|message)"
_ADVERBS = r"(?:(?:actually|really|have to|generally|all|each|also|ever) )*"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?:what|how|which \w+|why)\b(?: else| exactly)? (?:did|do|does|has|have|had) (?P<who>[^?,;]{{2,60}}?) {_ADVERBS}{_SAY}\b",
        rf"\bwhat (?:is|was|were|are) (?:the )?(?P<who>[^?,;]{{2,60}}?)(?:['’]s?|s['’]) (?:\w+ )?{_VIEW}\b",
        rf"\b(?:what|which) (?:is |was |were |are )?(?:the )?(?:\w+ )?{_VIEW} (?:of|from|by) (?P<who>[^?,;]{{2,60}}?)(?= (?:on|about|of|to|regarding)\b|\W*$)",
        rf"\b(?:what|which) (?:\w+ )?{_VIEW} did (?P<who>[^?,;]{{2,60}}?) (?:have|give|make|raise|offer|express|share|put|voice|get)\b",
        r"\b(?:according to|in the (?:words|view|opinion) of) (?P<who>[^?,;]{2,60}?)(?=[?,;]|$| (?:what|how|why|who|when|is|are|was|were|did|do|does)\b)",
    )
)
_OF = re.compile(
    r"\s+(?:of|for|at|in|on|to|into|about|from|with|who|which|that|during|after)\b.*", re.IGNORECASE
)
_PERSON = re.compile(
    rf"^(?:the |an? )?(?:mr|mrs|ms|miss|mx|dr|cllr|councillor|sir|dame|lord|lady|prof\w*)\b\.? \S"
    rf"|\b(?:{OFFICE[3:-1]}|chief executive|judge|spokes\w+|headmaster|headmistress)$",
    re.IGNORECASE,
)
_PEOPLE = frozenset(
    """
    parents parent families family mother mothers father fathers children child people staff workforce police residents tenants
    students pupils patients respondents unions union opposition public community communities businesses heads kids mums dads
    mps gps deputation delegation professionals group groups unison unite gmb judges chiefs
    """.split()
)
_ORGANISATIONS = re.compile(
    r"\b(?:college|university|hospital|school|academy|trust|union|association|federation|society|company|operator|contractor"
    r"|chamber|diocese|church|charity|ministry|department|health board|icb|ccg|nhs|dfe|unison|unite|gmb|neu|nasuwt)$",
    re.IGNORECASE,
)
_DOERS = re.compile(
    r"(?:(?<!pap)(?<!lett)(?<!numb)(?<!matt)(?<!ord)(?<!regist)(?<!cent)ers|(?<!fact)(?<!sect)(?<!indicat)ors|ists|ees)$"
)
"""Those who do something for a living, or much: ``carers``, ``advisors``, ``trustees``."""
_AUTHORS = frozenset("inspectors auditors regulators committees members councillors fees".split())
"""Whose words the papers are themselves, or who are the meeting that a paper tells of."""


def speaker_asked(text: str, without: Collection[tuple[int, int]] = ()) -> str | None:
    """The person, office or group of people whose words are asked for, without the names of
    authorities (``without`` are their spans).

    None where nobody's words are asked for, or those of a paper, a body or its author: of
    inspectors, of the council, of a review, of a regulator.
    """
    blank = text
    for start, end in without:
        blank = blank[:start] + " " * (end - start) + blank[end:]
    for form in _FORMS:
        match = form.search(blank)
        if match is None:
            continue
        who = " ".join(match["who"].split())
        head = _OF.sub("", who)
        last = [word for word in words(head) if word not in FUNCTION_WORDS][-1:]
        if _PERSON.search(head) or _ORGANISATIONS.search(head) or (last and _is_people(last[0])):
            return who
    return None


def is_organisation(who: str) -> bool:
    """Whether the words for a speaker name one body: a college, a union, a health board."""
    return bool(_ORGANISATIONS.search(_OF.sub("", who)))


def _is_people(word: str) -> bool:
    return word not in _AUTHORS and (word in _PEOPLE or bool(_DOERS.search(word)))
