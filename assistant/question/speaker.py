"""Whose words a question asks for: ``What did the leader say about buses?`` wants the leader's."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.words.stems import FUNCTION_WORDS, words

_SAY = (
    r"(?:say|says|said|saying|tell|tells|told|think|thinks|thought|feel|feels|felt|argue[ds]?|claim(?:s|ed)?|warn(?:s|ed)?"
    r"|advise[ds]?|comment(?:s|ed)?|stress(?:es|ed)?|describe[ds]?|reply|replied|respond(?:s|ed)?|explain(?:s|ed)?|complain(?:s|ed)?"
    r"|suggest(?:s|ed)?|state[ds]?|believe[ds]?|like[ds]?|value[ds]?|mention(?:s|ed)?|welcome[ds]?|make of|made of|want(?:s|ed)?"
    r"|recommend(?:s|ed)?|see[ns]?|saw|rate[ds]?|find|found|report(?:s|ed)?|announce[ds]?|confirm(?:s|ed)?|promise[ds]?)"
)
_VIEW = r"(?:views?|opinions?|response|reply|advice|comments?|feedback|position|arguments?|concerns?|take|thoughts|words|reaction|message)"
_ADVERBS = r"(?:(?:actually|really|have to|generally|all|each|also|ever) )*"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?:what|how|which \w+|why)\b(?: else| exactly)? (?:did|do|does|has|have|had) (?P<who>[^?,;]{{2,60}}?) {_ADVERBS}{_SAY}\b",
        rf"\bwhat (?:is|was|were|are) (?:the )?(?P<who>[^?,;]{{2,60}}?)(?:['’]s?|s['’]) (?:\w+ )?{_VIEW}\b",
        rf"\b(?:what|which) (?:is |was |were |are )?(?:the )?(?:\w+ )?{_VIEW} (?:of|from|by|did) (?P<who>[^?,;]{{2,60}}?)(?= (?:on|about|of|to|have|give|gave|make|regarding)\b|\W*$)",
        r"\b(?:according to|in the (?:words|view|opinion) of) (?P<who>[^?,;]{2,60}?)(?=[?,;]|$| (?:what|how|why|who|when|is|are|was|were|did|do|does)\b)",
    )
)
_OF = re.compile(
    r"\s+(?:of|for|at|in|on|into|about|from|with|who|which|that|during|after)\b.*", re.IGNORECASE
)
_MEETING = frozenset(
    "committee cabinet panel board commission scrutiny meeting members councillors council".split()
)
_WRITTEN = frozenset(
    """
    ofsted inspector inspectors inspection inspections inspectorate hmi cqc estyn report reports paper papers letter letters
    document documents minutes plan plans review reviews visit visits council councils authority authorities team auditor auditors data figures figure survey surveys service services
    consultation audit audits evaluation assessment assessments research guidance law act policy framework statement notice
    motion amendment decision budget statistics analysis study inquiry index record questionnaire book paragraph section page
    item strategy agenda appendix pack summary finding findings results evidence bill code standards scheme
    it they he she we i you this that these those there one both each all any anyone anybody everyone somebody someone
    things who what
    """.split()
)
"""What is written rather than spoken, the bodies whose papers these are, and who is meant by what
stood before: of these what is found is as much theirs as anybody's words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose words are asked for, and whether only theirs will do: what a committee said may be
    told by any line of its minutes, what its chair said by none but the chair's."""

    who: str
    only: bool


def speaker_asked(text: str, without: Collection[tuple[int, int]] = ()) -> Asked | None:
    """The person, office or group whose words are asked for, without the names of authorities
    (``without`` are their spans).

    None where nobody's words are asked for, or those of a paper or its author: of inspectors, of
    the council, of a review.
    """
    blank = text
    for start, end in without:
        blank = blank[:start] + " " * (end - start) + blank[end:]
    for form in _FORMS:
        match = form.search(blank)
        if match is None:
            continue
        who = " ".join(match["who"].split())
        head = [word for word in words(_OF.sub("", who)) if word not in FUNCTION_WORDS]
        if head and head[-1] not in _WRITTEN:
            return Asked(who, only=head[-1] not in _MEETING)
    return None
