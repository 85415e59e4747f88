"""Whose act a sentence tells of: the authority's own body's, or that of a partner or a regulator.

``The Integrated Care Board has agreed to fund it`` is no decision of the council that reports it.
"""

from __future__ import annotations

import re

from corpus.paper import Paper

# Bodies that are none of a council's, by what they are.
_ANOTHERS = re.compile(
    r"\b(?:NHS|healthwatch|trusts?|ICBs?|integrated\s+care|health\s+board|governing|governors|trustees|schools?(?!\s+forum)|"
    r"academ(?:y|ies)|colleges?|universit(?:y|ies)|(?:parish|town|community)\s+council|unions?|"
    r"polic(?:e|ing)|fire\s+(?:and\s+rescue\s+)?authority|combined\s+authority|government|ministry|"
    r"department\s+for|ministers?|secretary\s+of\s+state|ombudsman|tribunal|court|regulator|ofsted|"
    r"cqc|care\s+quality|inspectorate|compan(?:y|ies)|landlords?|contractors?|providers?|developers?|"
    r"applicants?|owners?|lenders?|banks?|housing\s+association|diocese|charit(?:y|ies)|LGA|"
    r"association|residents|tenants|parents)\b",
    re.IGNORECASE,
)
# "Kirklees Council's Cabinet", "Bradford Council"
_COUNCIL = re.compile(
    r"(?P<name>(?:[A-Z][\w-]+\s+(?:(?:and|of|upon|on)\s+)?(?:the\s+)?){1,6}?)"
    r"(?:(?:City|County|Borough|District|Metropolitan)\s+)*(?:Council|Authority)\b"
)
_NO_NAME = frozenset(
    "the full city county borough district metropolitan annual extraordinary special unitary local "
    "royal london of and our this that both last in on at when since local".split()
)
# whose the body is: "the union's members", "the members of the consortium"
_POSSESSED = re.compile(r"(?P<who>[\w-]+)[’']s?\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_OWN = frozenset("council authority county city borough district year month week committee".split())
_CLAUSE = re.compile(
    r"[,;:–—]\s*|\b(?:but|while|whilst|that|which|because|after|before|when|since)\s|"
    r"\band\s+(?=(?:the|it|its|our|this|that|in|on|at)\s)"
)


def is_anothers_act(before: str, paper: Paper) -> bool:
    """Whether the words before a verb name somebody else than a body of the paper's authority.

    ``before`` reaches from the sentence's start to the verb ("agreed") and holds its subject.
    """
    subject = _subject(before)
    own = f"{paper.authority_name or ''} {paper.committee or ''}".lower()
    named = _ANOTHERS.search(subject)
    if named and named.group().lower() not in own:
        return True
    council = _COUNCIL.search(subject)
    if council and paper.authority_name and not _is_own(council["name"], own):
        return True
    body = re.search(r"(?:sub-?\s?)?(?:members|board|committee|cabinet|panel|executive)\b", subject)
    owner = _POSSESSED.search(subject[: body.start()]) if body else None
    return owner is not None and owner["who"].lower() not in _OWN


def _subject(before: str) -> str:
    """The last clause of the words before a verb, without what follows its first noun's "of"."""
    clauses = [clause for clause in _CLAUSE.split(before) if clause.strip()]
    said = clauses[-1] if clauses else before
    return said if re.search(r"[A-Za-z]{3}", said) else before


def _is_own(name: str, own: str) -> bool:
    words = {word.lower() for word in re.findall(r"[A-Za-z][\w-]+", name)} - _NO_NAME
    return not words or bool(words & set(re.findall(r"[a-z][\w-]+", own)))
