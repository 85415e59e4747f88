"""Questions over generated papers: of one authority, of a time, across authorities, of themes."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.bench.papers import YEARS, Authority
from tests.bench.vocabulary import SERVICES


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and of which kind it was made."""

    kind: str
    text: str


# How often each kind is asked among twenty: as in the gold questions, most name an authority.
_FORMS = {
    "fact": (
        9,
        (
            "How many {unit} were there in {authority} in {year}?",
            "What did {authority} spend on {service} in {year}?",
            "When does the contract for {work} end in {authority}?",
            "How long was the wait for {work} in {authority}?",
            "What did {authority} say about {cause}?",
        ),
    ),
    "list": (
        4,
        (
            "What are the areas for improvement in {service} in {authority}?",
            "What did the report on {service} recommend in {authority}?",
        ),
    ),
    "change": (2, ("What has changed in {service} in {authority} since {year}?",)),
    "compare": (1, ("How do {authority} and {other} compare on {service}?",)),
    "across": (
        3,
        (
            "Which councils were told to improve {work}?",
            "What do councils say about {cause}?",
            "Which authorities have had difficulty with {work}?",
        ),
    ),
    "themes": (1, ("What themes come up most often across the authorities?",)),
}


def questions(count: int, owners: list[Authority], seed: str = "questions") -> list[Asked]:
    """So many questions, the kinds in their shares and in mixed order."""
    chance = random.Random(seed)
    kinds = [kind for kind, (share, _) in _FORMS.items() for _ in range(share)]
    found = []
    for number in range(count):
        kind = kinds[number % len(kinds)]
        service = chance.choice(SERVICES)
        one, other = chance.sample(owners, 2)
        text = chance.choice(_FORMS[kind][1]).format(
            unit=service.unit,
            service=service.name,
            work=chance.choice(service.work),
            cause=chance.choice(service.causes),
            authority=one.name,
            other=other.name,
            year=chance.choice(YEARS),
        )
        found.append(Asked(kind, text))
    chance.shuffle(found)
    return found
